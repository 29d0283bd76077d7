"""The same data file before and after 1/7/2025: reports of 2021 and 2022 in the district, one of 2026 in the province.

Every one of them still prints in Word and PDF, with the names, the signer and the communes of its day; code 01392 is
Thị trấn Xuân Hòa until 30/6/2025 and xã Trường Hà since.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest

from app.db import units as rows
from app.domain.committee import CommitteeLevel, OfficeHolder
from app.domain.values import values_of
from app.presets.load import PresetLibrary
from app.progress import silent
from app.services import committee, founding, issued_papers, outgoing, overview, reviews, submissions
from app.services.workspace import Workspace
from tests.journeys.test_merger_year import NEW, WHOLE, Sent, accepted
from tests.support.data_files import FixedClock
from tests.support.sample_reports import sample_report

CHANGE = date(2025, 7, 1)
#: Communes of before whose workbooks are sent, by code; in 2026 the four of after.
BEFORE = ("01399", "01417")
BASIS = {"01366": "01366", "01392": "01399", "01393": "01393", "01414": "01414"}
CATALOGUE = PresetLibrary.shipped().catalogue(2021)


@dataclass(frozen=True, slots=True)
class Office:
    """The data file and the issued review of 2021."""

    ws: Workspace
    issued_id: int


def at(ws: Workspace, year: int, month: int, day: int) -> None:
    for clock in (ws.clock, ws.store.clock):
        assert isinstance(clock, FixedClock)
        clock.now = datetime(year, month, day, 1, 0, tzinfo=UTC)


def to_the_province(ws: Workspace) -> None:
    with ws.store.read() as connection:
        (province,) = rows.units(connection, CHANGE, frozenset({rows.unit_of(connection, 1).kind}))
    now = committee.profile(ws)
    committee.change(
        ws,
        replace(
            now,
            unit_id=province.id,
            level=CommitteeLevel.PROVINCE,
            name="Ban chỉ đạo tỉnh Cao Bằng",
            parent_organ="UBND tỉnh Cao Bằng",
            short_name="Ban chỉ đạo",
            place="Thục Phán",
            recipients=("Tỉnh ủy", "UBND tỉnh"),
            valid_from=CHANGE,
            document="số liệu minh họa",
        ),
    )
    for holder in committee.holders(ws):
        if holder.is_in_office(CHANGE):
            committee.end_office(ws, holder.id, CHANGE)
    head = OfficeHolder(0, "Hoàng Văn Tỉnh", "Trưởng ban", "Phó Chủ tịch UBND tỉnh", "", CHANGE)
    committee.set_holder(ws, head)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("two-tiers")
    clock = FixedClock(datetime(2022, 2, 10, 1, 0, tzinfo=UTC))
    ws = founding.create(folder / "số liệu", "ha-quang-2022", actor="Nông Thị Lan", clock=clock)
    try:
        names = {row.unit_code: row.unit_name for row in submissions.board(ws, 2021)}
        accepted(ws, folder, *(Sent(code, code, names[code], 2021, WHOLE) for code in BEFORE))
        issued = reviews.issue(ws, 2021, date(2022, 2, 10))
        at(ws, 2023, 2, 10)
        accepted(ws, folder, *(Sent(code, code, names[code], 2022, WHOLE) for code in BEFORE))
        at(ws, 2027, 1, 20)
        to_the_province(ws)
        committee.save(ws, replace(committee.profile(ws), report_year=2026, event_year=2027))
        accepted(ws, folder, *(Sent(BASIS[code], code, name, 2026, WHOLE) for code, name in NEW.items()))
        yield Office(ws, issued.id)
    finally:
        ws.close()


def printed(ws: Workspace, year: int, folder: Path) -> str:
    """The words of a review as Word holds them; its PDF has the same letterhead."""
    word, pdf = reviews.export(ws, year, [folder / f"{year}.docx", folder / f"{year}.pdf"], silent)
    book = docx.Document(str(word))
    cells = [cell.text for table in book.tables for row in table.rows for cell in row.cells]
    text = " ".join(" ".join([*cells, *(paragraph.text for paragraph in book.paragraphs)]).split())
    first = " ".join(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range().split())
    for line in committee.profile(ws, date(year, 12, 31)).letterhead:
        assert line in text
        assert line in first
    return text


@pytest.mark.everyday
@pytest.mark.parametrize("year", [2021, 2022])
def test_that_reports_of_the_district_still_print_with_its_names(office: Office, year: int, tmp_path: Path) -> None:
    text = printed(office.ws, year, tmp_path)
    assert "HÀ QUẢNG" in text
    assert "CAO BẰNG" not in text.split("BÁO CÁO", 1)[0]
    assert "huyện Hà Quảng" in text
    assert "Trường Hà" in text
    assert "Hoàng Văn Tỉnh" not in text


def test_that_the_report_of_2026_is_the_province_s(office: Office, tmp_path: Path) -> None:
    text = printed(office.ws, 2026, tmp_path)
    assert "UBND TỈNH CAO BẰNG" in text
    assert "tỉnh Cao Bằng" in text
    assert "Hoàng Văn Tỉnh" in text
    # Only what the invented workbooks tell in words still names the district.
    assert "HÀ QUẢNG" not in text.split("Số:", 1)[0]


def test_that_the_issued_report_is_still_the_paper_that_left(office: Office, tmp_path: Path) -> None:
    kept = issued_papers.printed(office.ws, office.issued_id)
    word, pdf = outgoing.write(tmp_path, kept, (".docx", ".pdf"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert "HÀ QUẢNG" in "\n".join(c.text for t in docx.Document(str(word)).tables for r in t.rows for c in r.cells)
    (line,) = reviews.issued(office.ws, 2021)
    assert (line.document.id, line.is_stale) == (office.issued_id, False)


@pytest.mark.parametrize(("year", "sent"), [(2021, BEFORE), (2022, BEFORE), (2026, tuple(BASIS.values()))])
def test_that_totals_of_every_year_are_those_of_its_own_units(office: Office, year: int, sent: tuple[str, ...]) -> None:
    made = reviews.consolidate(office.ws, year)
    given = [
        values_of(CATALOGUE, sample_report(f"ha-quang-2020/BC_SoKet_{code}_2020.xlsx").figures).unit for code in sent
    ]
    for code in ("B02", "C01", "D04"):
        known = [values[code, ""] for values in given if values.get((code, "")) is not None]
        assert made.cells[code].value == (sum(known) if known else None)


def test_that_code_01392_is_read_by_the_day(office: Office) -> None:
    with office.ws.store.read() as connection:
        then, now = (rows.by_code(connection, "01392", day) for day in (date(2025, 6, 30), CHANGE))
    assert then is not None
    assert now is not None
    assert (then.title, now.title) == ("thị trấn Xuân Hòa", "xã Trường Hà")
    assert overview.unit_named(office.ws, "01392", 2026).id == now.id
    assert overview.unit_named(office.ws, "01399", 2021).name == "Trường Hà"
    rows_of = {row.unit_code: row.state for row in submissions.board(office.ws, 2026)}
    assert rows_of["01392"] is not None
