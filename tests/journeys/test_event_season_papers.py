"""The papers of a season of the district: the table of all units, everything printed, steps counted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.reports import pdf_writer
from app.reports.docx_inspector import inspect_docx
from app.reports.model import Table, text_of
from app.reports.pdf_inspector import inspect_pdf
from app.services import event_planning, event_printing, event_season
from tests.support.district_season import (
    BY_THE_PLAN,
    CONFERENCE,
    FESTIVITIES,
    LEVELS,
    OWN_LEVELS,
    REVIEW,
    Season,
    founded,
    planned,
)
from tests.support.made_once import MadeOnce


@pytest.fixture
def season(tmp_path: Path, made_once: MadeOnce) -> Iterator[Season]:
    """The season as planned."""
    with planned(tmp_path, made_once) as made:
        yield made


def test_that_the_printed_table_says_unit_what_is_held_and_why(season: Season) -> None:
    (paper,) = event_season.documents(season.ws, 2022)
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    rows = {cells[1]: cells for row in table.rows for cells in [[text_of(cell.runs) for cell in row.cells]]}
    assert {f"Xã {name}" for name in LEVELS} <= rows.keys()
    for name, level in LEVELS.items():
        number, _unit, tier, _event, review, ceremony, festivities, _people, why, when, report = rows[f"Xã {name}"]
        held = BY_THE_PLAN[level][0]
        assert number
        assert tier == f"Cấp độ {level}"
        # A conference has no phần lễ of its own in the plan (III.A.2).
        assert (review, ceremony, festivities) == (word(REVIEW in held), "–", word(FESTIVITIES in held))
        assert "21/TB-UBND" in why
        assert "II.3" in why
        assert ("không tổ chức" in when) == (level == 4)
        assert ("gửi Đồn Biên phòng cửa khẩu Sóc Giang, hạn" in report) == (level == 4)
    for name, level in OWN_LEVELS.items():
        assert rows[f"Xóm {name}"][2] == f"Cấp độ {level}"
    pdf = pdf_writer.render(paper)
    assert pdf.replaced == frozenset()


def word(is_held: bool) -> str:
    """How the table says it."""
    return "Có" if is_held else "Không"


def test_that_eight_conferences_come_from_an_empty_year_in_two_steps(tmp_path: Path) -> None:
    """Tiers are known; one step plans, one prints: eight folders, every paper by the layout law, none left open."""
    with founded(tmp_path) as season:
        ids = event_planning.plan(season.ws, event_planning.propose(season.ws, (CONFERENCE,)))
        written = event_printing.print_events(season.ws, ids, tmp_path / "giấy tờ")
    assert len(ids) == 8
    folders = {path.parent for path in written}
    assert len(folders) == 8
    for name, level in LEVELS.items():
        (folder,) = (path for path in folders if f"xã {name} -" in path.name)
        told = {path.stem[3:] for path in written if path.parent == folder}
        if level == 4:
            assert told == {"Báo cáo bằng văn bản"}
        else:
            assert told >= {"Kế hoạch tổ chức", "Giấy mời", "Chương trình", "Danh sách ký tên dự", "Ma-két"}
    # One of each kind of tier is measured; the others are made of the same blocks.
    measured = [
        path for path in written if any(name in path.parent.name for name in ("Cải Viên", "Nội Thôn", "Lũng Nặm"))
    ]
    assert {path.suffix for path in measured} == {".docx", ".pdf"}
    assert [(path.name, found) for path in measured if (found := inspected(path))] == []


def inspected(path: Path) -> list[str]:
    """What departs from the layout law; a ma-két is no paper of that law, the bundle is all the others again."""
    if path.name.startswith("00 ") or path.stem.endswith("Ma-két"):
        return []
    found = inspect_pdf(path) if path.suffix == ".pdf" else inspect_docx(path)
    return [str(item) for item in found]


def test_that_a_place_that_may_hold_nothing_is_told_its_report_before_an_event_is_planned(tmp_path: Path) -> None:
    with founded(tmp_path) as season:
        (paper,) = event_season.documents(season.ws, 2022)
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert text_of(table.head[0].cells[-1].runs) == "Báo cáo bằng văn bản"
    told = {text_of(row.cells[1].runs): text_of(row.cells[-1].runs) for row in table.rows}
    for name, level in LEVELS.items():
        assert told[f"Xã {name}"].startswith("gửi Đồn Biên phòng cửa khẩu Sóc Giang") == (level == 4)
