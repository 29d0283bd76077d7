"""Workbooks that depart from the format: marked or refused as a whole, never changed in what they say."""

import random
import re
from collections.abc import Callable

import pytest

from app.domain.annotations import LIST_SHEET
from app.domain.findings import Severity
from app.errors import BadFile
from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import RawWorkbook
from app.importing.worker import open_workbook
from app.reports.annotated_workbook import annotate
from app.reports.package import NotEditable
from tests.support.rich_workbooks import parts_of, rich_workbook, to_mend, work_of, zipped
from tests.support.workbooks import Book, Sheet

RICH = rich_workbook()
WORK = work_of([to_mend("Số liệu", cell, item) for cell in ("C2", "C5", "F4", "A30", "AA1") for item in Severity])
MARKED = annotate(RICH, WORK)
STRANGE = (
    b"",
    b"0",
    b"-1",
    b"9" * 20,
    b"x",
    b"A1",
    b"1:5",
    b"\xc3\xa9",
    "²".encode(),
    "٣".encode(),
    b"1e9",
    b"nan",
    b"../..",
)


def said(workbook: RawWorkbook) -> list[object]:
    return [(item.name, item.is_hidden, item.rows) for item in workbook.sheets if not item.name.startswith(LIST_SHEET)]


def spoilt(content: bytes, chance: random.Random) -> bytes:
    """The package with one thing changed: a value, an element taken out or doubled, an attribute or a part gone."""
    parts = parts_of(content)
    name = chance.choice([one for one in parts if not one.endswith((".png", ".bin"))])
    data = parts[name]
    pattern, replacements = chance.choice(
        (
            (rb'"([^"]*)"', [b'"' + word + b'"' for word in STRANGE]),
            (rb"<[^/?!][^>]*/>", [b"", b"<!-- x -->", b"<?pi x?>", b"<a/>"]),
            (rb' [\w:]+="[^"]*"', [b""]),
            (rb".", [b"", b"<", b"\xff"]),
        )
    )
    places = list(re.finditer(pattern, data, re.DOTALL))
    if places and chance.random() < 0.95:
        place = chance.choice(places)
        parts[name] = data[: place.start()] + chance.choice(replacements) + data[place.end() :]
    else:
        del parts[name]
    return zipped(parts)


@pytest.mark.parametrize("seed", range(120))
def test_that_a_spoilt_package_is_marked_without_a_change_or_refused(seed: int) -> None:
    content = spoilt((RICH, MARKED)[seed % 2], random.Random(seed))
    try:
        marked = annotate(content, WORK)
        before = open_workbook(content, "bc.xlsm", DEFAULT_LIMITS)
    except (NotEditable, BadFile):
        return
    assert said(open_workbook(marked, "bc.xlsm", DEFAULT_LIMITS)) == said(before)


def _prefixed(sheet: bytes) -> bytes:
    return re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", sheet).replace(b"xmlns=", b"xmlns:x=")


def _without_addresses(sheet: bytes) -> bytes:
    return re.sub(rb'(<(?:row|c)\b[^>]*?) r="[A-Z]*\d+"', rb"\1", sheet)


@pytest.mark.parametrize("change", [_prefixed, _without_addresses])
def test_that_other_ways_to_write_a_sheet_are_marked_too(change: Callable[[bytes], bytes]) -> None:
    sheet = Sheet("Trang", {"A1": "Mã", "B1": "Số", "A2": "A14", "B2": 655})
    content = Book([sheet]).content()
    parts = parts_of(content)
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    marked = annotate(zipped(parts), work_of([to_mend("Trang", "B2"), to_mend("Trang", "D1"), to_mend("Trang", "A9")]))
    assert said(open_workbook(marked, "a.xlsx", DEFAULT_LIMITS)) == said(
        open_workbook(content, "a.xlsx", DEFAULT_LIMITS)
    )
    comments = next(data for name, data in parts_of(marked).items() if name.startswith("xl/comments"))
    assert [place.decode() for place in re.findall(rb'ref="([A-Z0-9]+)"', comments)] == ["D1", "B2", "A9"]


def test_that_a_workbook_without_styles_gets_the_usual_ones_first() -> None:
    parts = parts_of(Book([Sheet("Trang", {"A1": 1})]).content({"xl/styles.xml": None}))
    links = "xl/_rels/workbook.xml.rels"
    parts[links] = re.sub(rb"<Relationship [^>]*styles[^>]*/>", b"", parts[links])
    marked = parts_of(annotate(zipped(parts), work_of([to_mend("Trang", "A1")])))
    styles = next(data for name, data in marked.items() if "styles" in name)
    assert styles.index(b"none") < styles.index(b"gray125") < styles.index(b"solid")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", zipped({"a.txt": b"x"}), zipped({"_rels/.rels": b"<!DOCTYPE a><a/>"})]
)
def test_that_what_is_no_workbook_cannot_be_edited(content: bytes) -> None:
    with pytest.raises(NotEditable):
        annotate(content, WORK)
