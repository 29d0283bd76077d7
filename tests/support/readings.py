"""Reading workbooks made by a test, and picking one figure or finding out of the result."""

from app.domain.findings import Finding
from app.domain.submissions import ParsedReport, ReportedFigure
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, Sheet, header_sheet


def read_sheets(*sheets: Sheet, shares_text: bool = False) -> ParsedReport:
    """What a workbook with sheet 01 and ``sheets`` says."""
    book = Book([header_sheet(), *sheets], shares_text=shares_text)
    found = answer(Request(book.content(), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    assert found.report is not None, found.refused
    return found.report


def refusal_of(*sheets: Sheet) -> str:
    """Why such a workbook is refused."""
    found = answer(Request(Book([header_sheet(), *sheets]).content(), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.refused is not None
    return found.refused[0]


def figure_of(report: ParsedReport, code: str, hamlet: str = "", commune: str = "", part: str = "") -> ReportedFigure:
    """The one figure of a scope."""
    found = [
        item
        for item in report.figures
        if (item.indicator, item.hamlet, item.commune_code, item.part) == (code, hamlet, commune, part)
    ]
    assert len(found) == 1
    return found[0]


def finding_of(report: ParsedReport, code: str) -> Finding:
    """The one finding of a code."""
    found = [item for item in report.findings if item.code == code]
    assert len(found) == 1, report.findings
    return found[0]
