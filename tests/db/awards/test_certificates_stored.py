"""Layouts, offsets and the register of prints on a real data file: what goes in comes out."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from app.db import certificates as db
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.certificates import CertificateLayout, CertificateLine, LineContent, PrinterOffset
from tests.support.data_files import a_store

LINE = CertificateLine(LineContent.NAME, 148.5, 100.25, 200, 24, 16, most_lines=2, colour="#c8102e", text="Ông {name}")
LAYOUT = CertificateLayout(
    "Giấy khen <b>&", "giay-khen", NomineeKind.HOUSEHOLD, 297, 210.5, (LINE, replace(LINE, align="left")), note="đo tay"
)


def test_that_a_layout_comes_back_as_it_was(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        with store.write("thử", "thử") as connection:
            kept = replace(LAYOUT, id=db.save_layout(connection, LAYOUT))
            db.save_layout(connection, replace(LAYOUT, name="B", kind=NomineeKind.INDIVIDUAL))
        with store.read() as connection:
            first, second = db.layouts(connection)
        assert (second, first.name) == (kept, "B")
        with store.write("thử", "thử") as connection:
            db.save_layout(connection, replace(kept, width_mm=300))
            db.remove_layout(connection, first.id)
        with store.read() as connection:
            assert db.layouts(connection) == (replace(kept, width_mm=300),)


def test_that_two_layouts_have_two_names(tmp_path: Path) -> None:
    with a_store(tmp_path) as store, store.write("thử", "thử") as connection:
        db.save_layout(connection, LAYOUT)
        with pytest.raises(IntegrityError):
            db.save_layout(connection, LAYOUT)


def test_that_an_offset_is_kept_to_the_micrometre_and_replaced(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        with store.write("thử", "thử") as connection:
            first = db.save_offset(connection, PrinterOffset("HP", "", -1.525, 0.1))
            db.save_offset(connection, PrinterOffset("HP", "khay 2", 3, 0))
            assert db.save_offset(connection, PrinterOffset("HP", "", 2.001, 0)) == first
        with store.read() as connection:
            assert db.offsets(connection) == (
                PrinterOffset("HP", "", 2.001, 0, first),
                PrinterOffset("HP", "khay 2", 3, 0, first + 1),
            )
