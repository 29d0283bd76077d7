"""The lists of the form as offices change them: no row is lost, no total is counted, no day is turned round."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.registers import BudgetLine, Incident, Marker, Register
from app.domain.submissions import ParsedReport
from tests.support.mutated import Change, read_changed

CellValue = str | int | float | bool | datetime | None


def _questions(report: ParsedReport) -> set[str]:
    return {item.code for item in report.findings if item.severity is Severity.QUESTION}


def _count(report: ParsedReport) -> dict[Register, int]:
    found: dict[Register, int] = {}
    for row in report.rows:
        found[row.register] = found.get(row.register, 0) + 1
    return found


def _list_cells(**cells: CellValue) -> Change:
    """``s07_D6="Toàn xã"`` puts a value on sheet 07."""

    def change(book: Workbook) -> None:
        for place, value in cells.items():
            number, name = place[1:].split("_")
            next(sheet for sheet in book.worksheets if sheet.title.startswith(number))[name] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_list_cells(s07_D6="Toàn xã", s09_F6="Toàn xã"), id="place-is-the-whole-commune"),
        pytest.param(_list_cells(s07_N6="Tổng cộng", s11_F6="Tổng số"), id="remark-begins-like-a-total"),
        pytest.param(_list_cells(s11_A6="Cộng đồng dân cư đóng góp"), id="content-begins-like-a-total"),
        pytest.param(
            _list_cells(
                s11_A11="Tổng cộng các khoản", s11_D11=1, s04_C36="Cộng 30 tổ", s04_I36=200, s09_A11="Tổng số:"
            ),
            id="totals-under-the-lists",
        ),
    ],
)
def test_that_lists_lose_no_row_and_count_no_total(change: Change) -> None:
    assert _count(read_changed(change)) == _count(read_changed(lambda _book: None))


@pytest.mark.parametrize(
    "change",
    [
        _list_cells(s11_D5="Thực hiện (nghìn đồng)", s11_D6=5300),
        _list_cells(s11_A4="Đơn vị tính: triệu đồng", s11_D6=5),
    ],
)
def test_that_money_in_thousands_or_millions_is_asked(change: Change) -> None:
    report = read_changed(change)
    assert _questions(report) == {"other-unit"}
    assert {item.row.spent for item in report.rows if isinstance(item.row, BudgetLine)} == {None}


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        (("28/4/2021", "27-09-2021", "6.10.2021"), ("2021-04-28", "2021-09-27", "2021-10-06")),
        (("13/02/2021", "02/13/2021", "2/10/21"), ("2021-02-13", "None", "None")),
        (("ngày 28 tháng 4 năm 2021", 44314, "31/02/2021"), ("2021-04-28", "None", "None")),
        ((datetime(2021, 4, 28, 23, 59, 59), "27/09", 20210927), ("2021-04-28", "None", "None")),  # noqa: DTZ001 - what a spreadsheet keeps has no zone
    ],
)
def test_that_days_have_the_day_first_or_are_asked(typed: Sequence[CellValue], days: Sequence[str]) -> None:
    def change(book: Workbook) -> None:
        sheet = next(item for item in book.worksheets if item.title.startswith("07"))
        for row, value in enumerate(typed, 6):
            sheet.cell(row, 2).value = value
            if isinstance(value, int):
                sheet.cell(row, 2).number_format = "General"

    report = read_changed(change)
    read = [str(item.row.happened_on) for item in report.rows if isinstance(item.row, Incident)]
    assert tuple(read) == tuple(days)
    assert len([item for item in report.findings if item.severity is Severity.QUESTION]) == days.count("None")


def test_that_a_marker_turned_into_a_day_is_asked_and_a_number_is_a_marker() -> None:
    report = read_changed(_list_cells(s06_A6=636, s06_A7=datetime(2021, 1, 12)))  # noqa: DTZ001 - what a spreadsheet keeps has no zone
    assert _questions(report) == {"date-in-text"}
    assert [item.row.number for item in report.rows if isinstance(item.row, Marker)][:2] == ["636", ""]
