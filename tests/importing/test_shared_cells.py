"""Numbers in merged cells belong to one place or to none; sums without words, above the rows or below, are no entry."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.findings import Severity
from app.domain.indicators import ValueType
from app.domain.registers import Register, Team
from app.domain.submissions import ParsedReport
from app.importing.values import read_text
from tests.support.mutated import FIRST_HAMLET, asked, figures, hamlets, read_changed, truth

_NUMBERS = {"04_ToTuQuan": (9, 10), "11_KinhPhi": (3, 4)}


def _asked_cells(report: ParsedReport, code: str) -> list[str]:
    return [item.where.cell for item in report.findings if item.code == code and item.severity is Severity.QUESTION]


@pytest.mark.parametrize(("down", "across"), [(1, 0), (0, 1), (1, 1)])
def test_that_one_number_over_several_hamlets_or_columns_is_asked_at_each(down: int, across: int) -> None:
    row, places = FIRST_HAMLET + 2, set()

    def change(book: Workbook) -> None:
        sheet = hamlets(book)
        for below in range(row, row + down + 1):
            for column in range(7, 8 + across):
                places.add((str(sheet.cell(6, column).value), str(sheet.cell(below, 3).value)))
        number = sheet.cell(row, 7).value
        sheet.merge_cells(start_row=row, end_row=row + down, start_column=7, end_column=7 + across)
        sheet.cell(row, 7).value = number

    report = read_changed(change)
    assert len(_asked_cells(report, "merged-value")) == len(places) > 1
    assert {place for place in asked(report) if place[1]} == places


def test_that_a_merged_cell_without_a_number_asks_nothing() -> None:
    def change(book: Workbook) -> None:
        sheet = hamlets(book)
        for row in (FIRST_HAMLET, FIRST_HAMLET + 1):
            sheet.cell(row, 7).value = None
        sheet.merge_cells(start_row=FIRST_HAMLET, end_row=FIRST_HAMLET + 1, start_column=7, end_column=7)

    assert not _asked_cells(read_changed(change), "merged-value")


def test_that_a_number_over_several_rows_of_a_list_is_asked() -> None:
    def change(book: Workbook) -> None:
        sheet = book["04_ToTuQuan"]
        sheet["I8"].value = sheet["I7"].value = 30
        sheet.merge_cells("I7:I8")

    report = read_changed(change)
    assert _asked_cells(report, "merged-value") == ["I7"]
    (row,) = [item for item in report.rows if item.sheet == "04_ToTuQuan" and item.row_no == 7]
    assert isinstance(row.row, Team)
    assert row.row.member_count is None


def _summed(sheet: Worksheet, place: Callable[[int], int]) -> None:
    columns = _NUMBERS[sheet.title]
    rows = [row for row in range(6, sheet.max_row + 1) if sheet.cell(row, columns[0]).value is not None]
    sums = {column: sum(int(str(sheet.cell(row, column).value or 0)) for row in rows) for column in columns}
    row = place(rows[-1])
    if row == rows[0]:
        sheet.insert_rows(row)
    for column, value in sums.items():
        sheet.cell(row, column).value = value


@pytest.mark.parametrize("name", list(_NUMBERS))
@pytest.mark.parametrize("place", [lambda last: last + 1, lambda last: 6], ids=["below", "above"])
def test_that_bare_sums_in_a_list_are_asked_and_never_added(name: str, place: Callable[[int], int]) -> None:
    before = len(read_changed(lambda book: None).rows)
    report = read_changed(lambda book: _summed(book[name], place))
    assert len(_asked_cells(report, "row-no-entry")) == 1
    assert len(report.rows) == before
    assert {item.register for item in report.rows} >= {Register.TEAMS, Register.BUDGET}


def test_that_a_hundred_is_no_station() -> None:
    assert read_text("2 trăm", ValueType.INTEGER, "trạm").question == "other-unit"
    assert read_text("2 trạm", ValueType.INTEGER, "trạm").value == Decimal(2)
    assert read_text("2 tram", ValueType.INTEGER, "trạm").value == Decimal(2)


def test_that_the_other_figures_stay_as_they_were() -> None:
    def change(book: Workbook) -> None:
        sheet = hamlets(book)
        sheet.merge_cells(start_row=FIRST_HAMLET, end_row=FIRST_HAMLET, start_column=7, end_column=8)

    report = read_changed(change)
    read, open_codes = figures(report), {code for code, _ in asked(report)}
    assert open_codes
    assert not {
        key: (read[key], value)
        for key, value in truth().items()
        if key[0] not in open_codes and key in read and read[key] != value
    }
