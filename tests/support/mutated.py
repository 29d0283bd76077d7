"""Sample workbooks changed as offices change them, with the truth read by another library before the change."""

import io
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.indicators import OwnerLevel
from app.domain.submissions import FigureStatus, ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from tests.support.sample_catalogue import SAMPLES, sample_catalogue

SOC_HA = SAMPLES / "ha-quang-2021" / "BC_SoKet_01417_2021.xlsx"
FIRST_HAMLET, LAST_HAMLET, TOTAL_ROW = 9, 19, 22
HAMLET_FIGURES = range(5, 28)

#: (code, hamlet or "") -> figure
Truth = dict[tuple[str, str], Decimal | None]
Change = Callable[[Workbook], None]


def indicators(book: Workbook) -> Worksheet:
    """Sheet 02."""
    return book["02_ChiTieu"]


def hamlets(book: Workbook) -> Worksheet:
    """Sheet 03."""
    return book["03_Xom"]


def row_of(book: Workbook, code: str) -> int:
    """The row of a code on sheet 02."""
    return next(row for row in range(6, 220) if indicators(book).cell(row, 1).value == code)


def workbook(path: Path = SOC_HA) -> Workbook:
    """The sample with results in the place of formulas."""
    return openpyxl.load_workbook(path, data_only=True)


def _exact(value: object) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


@cache
def _truth(path: Path) -> Truth:
    book = workbook(path)
    owned = {item.code for item in sample_catalogue() if item.owner in (OwnerLevel.COMMUNE, OwnerLevel.HAMLET)}
    found: Truth = {
        (str(row[0]), ""): _exact(row[4])
        for row in indicators(book).iter_rows(min_row=6, values_only=True)
        if row[0] in owned
    }
    sheet = hamlets(book)
    for row in range(FIRST_HAMLET, LAST_HAMLET + 1):
        for column in HAMLET_FIGURES:
            key = (str(sheet.cell(6, column).value), str(sheet.cell(row, 3).value))
            found[key] = _exact(sheet.cell(row, column).value)
    return found


def truth(path: Path = SOC_HA) -> Truth:
    """Every figure of the commune and of its hamlets as the untouched sample has it."""
    return dict(_truth(path))


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read_changed(change: Change) -> ParsedReport:
    """What the sample says after a change; an assertion when it is refused."""
    book = workbook()
    change(book)
    found = answer(Request(saved(book), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.bug == ""
    assert found.report is not None, found.refused
    return found.report


def figures(report: ParsedReport) -> Truth:
    """Every figure that would count; nothing may stand under a commune code in the workbook of a commune."""
    assert not [item for item in report.figures if item.commune_code]
    return {
        (item.indicator, item.hamlet): item.value
        for item in report.figures
        if item.status is FigureStatus.REPORTED and not item.part
    }


def asked(report: ParsedReport) -> set[tuple[str, str]]:
    """The figures that wait for an answer."""
    return {(item.indicator, item.hamlet) for item in report.figures if item.status is FigureStatus.ASKED}
