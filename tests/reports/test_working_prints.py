"""Lists, programmes and vouchers take no number of a series; all else on them is checked like on any paper."""

from dataclasses import replace

import pytest

from app.domain.paper_elements import WORKING_TITLES
from app.reports import docx_writer, event_sheet
from app.reports.docx_inspector import measure_docx
from app.reports.inspection import departures
from app.reports.layout import lay_out
from app.reports.model import Align, Document
from app.reports.placed import Grid, Text
from tests.support.event_papers import conference


def found(paper: Document) -> set[str]:
    return {item.check.id for item in departures(measure_docx(docx_writer.render(paper)))}


def titled(kind: str) -> Document:
    return event_sheet.sheet(
        conference(), kind, "Đại biểu dự Hội nghị", (event_sheet.note("Thời gian: sáng thứ Hai."),)
    )


@pytest.mark.parametrize("kind", sorted(WORKING_TITLES))
def test_that_a_working_print_needs_no_number_no_recipients_and_no_closing_mark(kind: str) -> None:
    assert found(titled(kind)) == set()


def test_that_a_kind_of_the_decree_still_needs_all_of_them() -> None:
    assert found(titled("KẾ HOẠCH")) >= {"number-missing", "recipients-missing", "end-mark"}


def test_that_the_head_of_a_working_print_is_still_checked() -> None:
    facts = conference()
    paper = event_sheet.sheet(
        replace(facts, organ=replace(facts.organ, place="xã Sóc Hà")), "DANH SÁCH", "Đại biểu", ()
    )
    assert found(paper) == {"date-place"}


def test_that_a_row_somebody_signs_in_is_high_and_no_other() -> None:
    head = [("TT", 10.0, Align.CENTER), ("Ký tên", 60.0, Align.LEFT)]
    table = replace(event_sheet.ruled(head, [("1", ""), ("2", "đã ký")]), row_pt=40)
    paper = event_sheet.sheet(conference(), "DANH SÁCH", "Ký tên", (table,))
    (grid,) = (item for item in lay_out(paper)[0].items if isinstance(item, Grid) and item.is_ruled)
    pitches = [item.style.pitch for row in grid.rows for item in row[-1].items if isinstance(item, Text)]
    assert pitches[1] == 40
    assert pitches[0] == pitches[2] < 20
