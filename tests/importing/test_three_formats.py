"""One report as LibreOffice saves it in .xlsx, .xls and .ods: the same figures and the same findings from all three."""

from decimal import Decimal

import pytest

from app.domain.submissions import FigureStatus, ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import MergedRange
from app.importing.worker import Request, answer, open_workbook
from tests.support.sample_catalogue import sample_catalogue
from tests.support.three_formats import FORMATS, path_of


def _report(suffix: str) -> ParsedReport:
    found = answer(Request(path_of(suffix).read_bytes(), "bc"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    assert found.report is not None, found.refused
    return found.report


@pytest.mark.parametrize("suffix", FORMATS)
def test_that_every_oddity_is_seen_in_every_format(suffix: str) -> None:
    report = _report(suffix)
    figures = {item.indicator: item for item in report.figures if not item.hamlet}
    assert {code: item.value for code, item in figures.items() if item.status is FigureStatus.REPORTED} == {
        "A01": Decimal("20.203"),
        "A12": Decimal(2),
        "A13": None,
        "A33": Decimal(11),
    }
    asked = {item.where.cell: item.code for item in report.findings if item.candidates}
    assert asked == {
        "E7": "comment-differs",
        "E8": "error-cell",
        "E9": "date-in-number",
        "E10": "percent",
        "E11": "pair",
        "E12": "zero-or-blank",
        "E15": "not-a-number",
        "F10": "error-cell",
    }
    hidden = {item.code: dict(item.data) for item in report.findings if item.code.startswith("hidden")}
    assert hidden == {"hidden-rows": {"rows": "12"}, "hidden-columns": {"columns": "D"}, "hidden-sheet": {}}
    named = {(item.hamlet, item.indicator): item.value for item in report.figures if item.hamlet}
    assert named[("Nà Rầm", "A14")] == Decimal(5)
    assert named[("Nà Rầm", "A16")] is None


def test_that_the_three_formats_say_the_same() -> None:
    reports = [_report(suffix) for suffix in FORMATS]
    assert [item.figures for item in reports] == [reports[0].figures] * 3
    assert [item.findings for item in reports] == [reports[0].findings] * 3
    assert [item.header for item in reports] == [reports[0].header] * 3


@pytest.mark.parametrize("suffix", FORMATS)
def test_that_comments_are_no_content_and_merged_cells_are_known(suffix: str) -> None:
    workbook = open_workbook(path_of(suffix).read_bytes(), "bc", DEFAULT_LIMITS)
    sheet = workbook.sheets[1]
    assert sheet.merged == (MergedRange(13, 5, 13, 6),)
    texts = [cell.text for row in sheet.rows.values() for cell in row.values()]
    assert not [text for text in texts if "99" in text]
