"""Tables cut in two, under one another, on their side: every figure is the same, none is read twice."""

from datetime import datetime
from typing import cast

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.findings import Severity
from app.importing.limits import DEFAULT_LIMITS
from app.importing.worker import Request, answer
from tests.support.mutated import (
    FIRST_HAMLET,
    HAMLET_FIGURES,
    LAST_HAMLET,
    Change,
    figures,
    hamlets,
    indicators,
    read_changed,
    saved,
    truth,
    workbook,
)
from tests.support.sample_catalogue import sample_catalogue

CellValue = str | int | float | bool | datetime | None

_CODES, _NAMES, _NAME = 6, 7, 3
_HALF, _MIDDLE = 14, 16
_LAST = HAMLET_FIGURES[-1]


def _grid(sheet: Worksheet) -> list[list[CellValue]]:
    return [[cast("CellValue", cell.value) for cell in row] for row in sheet.iter_rows()]


def _put(sheet: Worksheet, rows: list[list[CellValue]], first: int = 1) -> None:
    for row, values in enumerate(rows, first):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value


def _two_sheets_by_rows(book: Workbook) -> None:
    rows = _grid(hamlets(book))
    other = book.create_sheet("03_Xom (2)")
    _put(other, rows[: FIRST_HAMLET - 1])
    _put(other, rows[_HALF - 1 :], FIRST_HAMLET)
    hamlets(book).delete_rows(_HALF, 60)


def _two_sheets_by_columns(book: Workbook) -> None:
    rows = _grid(hamlets(book))
    _put(book.create_sheet("03 tiếp"), [row[:4] + row[_MIDDLE - 1 :] for row in rows])
    hamlets(book).delete_cols(_MIDDLE, 60)


def _under_one_another_by_columns(book: Workbook) -> None:
    rows = _grid(hamlets(book))[_CODES - 1 : LAST_HAMLET]
    hamlets(book).delete_cols(_MIDDLE, 60)
    hamlets(book).delete_rows(LAST_HAMLET + 1, 60)
    _put(hamlets(book), [row[:4] + row[_MIDDLE - 1 :] for row in rows], LAST_HAMLET + 4)


def _under_one_another_by_rows(book: Workbook) -> None:
    rows = _grid(hamlets(book))
    hamlets(book).delete_rows(_HALF, 60)
    _put(hamlets(book), rows[_CODES - 1 : FIRST_HAMLET - 1] + rows[_HALF - 1 : LAST_HAMLET], _HALF + 3)


def _titles_on_every_page(book: Workbook) -> None:
    rows = _grid(hamlets(book))
    hamlets(book).insert_rows(_HALF)
    _put(hamlets(book), [rows[_NAMES - 1]], _HALF)


def _on_its_side(book: Workbook) -> None:
    sheet = hamlets(book)
    rows = range(FIRST_HAMLET, LAST_HAMLET + 1)
    turned: list[list[CellValue]] = [
        ["Mã", "Chỉ tiêu", *(cast("CellValue", sheet.cell(row, _NAME).value) for row in rows), "Cộng"]
    ]
    for column in HAMLET_FIGURES:
        values = [cast("CellValue", sheet.cell(row, column).value) for row in rows]
        total = sum(value for value in values if isinstance(value, int))
        head = [cast("CellValue", sheet.cell(row, column).value) for row in (_CODES, _NAMES)]
        turned.append([*head, *values, total])
    sheet.delete_rows(1, 60)
    _put(sheet, turned, 3)


def _both_in_one_sheet(book: Workbook) -> None:
    _put(indicators(book), _grid(hamlets(book)), 230)
    book.remove(hamlets(book))


def _indicators_in_two_sheets(book: Workbook) -> None:
    rows = _grid(indicators(book))
    other = book.create_sheet("02 tiếp theo")
    _put(other, rows[:5] + rows[100:])
    indicators(book).delete_rows(101, 200)


@pytest.mark.parametrize(
    "change",
    [
        _two_sheets_by_rows, _two_sheets_by_columns, _under_one_another_by_columns, _under_one_another_by_rows,
        _titles_on_every_page, _on_its_side, _both_in_one_sheet, _indicators_in_two_sheets,
    ],
)  # fmt: skip
def test_that_a_table_in_parts_gives_the_same_figures(change: Change) -> None:
    report = read_changed(change)
    known = {key: value for key, value in truth().items() if key[0] != "G08"}
    read = figures(report)
    assert {key: read.get(key) for key in known} == known
    assert len(report.hamlets) == LAST_HAMLET - FIRST_HAMLET + 1
    assert [item.code for item in report.findings if item.severity is Severity.QUESTION] == []
    assert "totals-mismatch" not in {item.code for item in report.findings}


def test_that_a_figure_of_a_matrix_on_its_side_keeps_its_address() -> None:
    report = read_changed(_on_its_side)
    first = next(item for item in report.figures if item.hamlet and item.indicator == "A14")
    assert first.where.cell == "C4"


def _copied(name: str) -> Change:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[name])

    return change


@pytest.mark.parametrize("name", ["02_ChiTieu", "03_Xom"])
def test_that_a_copy_of_a_sheet_is_refused(name: str) -> None:
    book = workbook()
    _copied(name)(book)
    found = answer(Request(saved(book), "bc.xlsx"), sample_catalogue(), DEFAULT_LIMITS)
    assert found.refused is not None
    assert found.refused[0] == "same-sheet-twice"


def test_that_a_matrix_without_codes_beside_a_sheet_with_codes_is_read_by_names() -> None:
    def change(book: Workbook) -> None:
        for column in HAMLET_FIGURES:
            hamlets(book).cell(_CODES, column).value = None

    report = read_changed(change)
    read = figures(report)
    assert {key: value for key, value in read.items() if key[1] and value is not None and truth()[key] != value} == {}
    assert sum(1 for key in read if key[1]) > len(HAMLET_FIGURES) * 8


def test_that_the_rest_of_a_form_without_titles_is_a_warning() -> None:
    def change(book: Workbook) -> None:
        rows = _grid(indicators(book))
        _put(book.create_sheet("tiếp"), rows[100:])
        indicators(book).delete_rows(101, 200)

    report = read_changed(change)
    found = {item.code: item.severity for item in report.findings}
    assert (found["unknown-sheet"], found["codes-missing"]) == (Severity.WARNING, Severity.WARNING)
    read = figures(report)
    assert {key: value for key, value in read.items() if value is not None and truth()[key] != value} == {}
