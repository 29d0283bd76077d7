"""Codes, names or values that slipped by a row are asked; figures that changed much since last year are not."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from app.domain.findings import Finding
from app.domain.submissions import FigureStatus, ParsedReport
from tests.support.mutated import figures, indicators, read_changed, row_of, truth
from tests.support.sample_catalogue import sample_catalogue

_CATALOGUE = sample_catalogue()
_COMMUNE = [item.code for item in _CATALOGUE if item.owner.value == "commune" and item.code in {c for c, _ in truth()}]
_LONG_ENOUGH = 20


def _questions(report: ParsedReport, code: str) -> list[Finding]:
    return [item for item in report.findings if item.code == code]


def _slip(first: str, last: str, step: int, *, column: int = 5) -> Callable[[Workbook], None]:
    """Move the cells of one column from the row of one code to that of another by one row."""

    def change(book: Workbook) -> None:
        sheet = indicators(book)
        rows = range(row_of(book, first), row_of(book, last) + 1)
        rows = rows if step < 0 else range(rows[-1], rows[0] - 1, -1)
        for row in rows:
            sheet.cell(row + step, column).value = sheet.cell(row, column).value
            sheet.cell(row, column).value = None

    return change


def _unlike(report: ParsedReport) -> set[str]:
    """Codes of the commune's own figures that count with another value than they were meant to have."""
    read = figures(report)
    return {code for code in _COMMUNE if (code, "") in read and read[code, ""] not in (None, truth()[code, ""])}


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize(("first", "last"), [("B01", "B14"), ("C01", "D09"), ("E01", "F05"), ("H03", "K16")])
def test_that_values_that_slipped_by_a_row_are_one_question(first: str, last: str, step: int) -> None:
    report = read_changed(_slip(first, last, step))
    (found,) = _questions(report, "values-slipped")
    asked = {item.indicator for item in report.figures if item.status is FigureStatus.ASKED}
    assert {code for code, _value in found.candidates[0].values} <= asked
    assert len(_unlike(report)) <= 2
    moved = {code: value for code, value in found.candidates[1].values if value is not None}
    assert len(moved) >= 4
    assert sum(value != truth()[code, ""] for code, value in moved.items()) <= 1


def test_that_codes_that_slipped_by_a_row_against_names_and_values_are_asked() -> None:
    report = read_changed(_slip("A26", "B12", 1, column=1))
    assert "A31" in {item.indicator for item in _questions(report, "code-name-differ")}
    assert not _unlike(report)


@pytest.mark.parametrize("title", [None, "Diễn giải", "Danh mục"])
def test_that_names_are_found_under_any_title(title: str | None) -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(5, 2).value = title
        _slip("A26", "B12", 1, column=1)(book)

    report = read_changed(change)
    assert "A31" in {item.indicator for item in _questions(report, "code-name-differ")}
    assert not _unlike(report)


@pytest.mark.parametrize(("first", "last", "step"), [("A02", "A03", -1), ("A10", "A14", -1), ("C03", "C05", 1)])
def test_that_a_few_values_that_slipped_by_a_row_are_one_question(first: str, last: str, step: int) -> None:
    report = read_changed(_slip(first, last, step))
    assert len(_questions(report, "values-slipped")) == 1
    assert not _unlike(report)


@settings(derandomize=True, max_examples=_LONG_ENOUGH, deadline=None)
@given(factors=st.lists(st.floats(0.4, 2.5), min_size=40, max_size=40))
def test_that_figures_that_changed_much_have_not_slipped(factors: list[float]) -> None:
    def change(book: Workbook) -> None:
        sheet = indicators(book)
        for place, code in enumerate(_COMMUNE):
            cell = sheet.cell(row_of(book, code), 5)
            if isinstance(cell.value, int):
                cell.value = round(cell.value * factors[place % len(factors)])

    assert not _questions(read_changed(change), "values-slipped")


def test_that_without_figures_of_last_year_nothing_is_guessed() -> None:
    def change(book: Workbook) -> None:
        for row in range(6, 212):
            indicators(book).cell(row, 4).value = None
        _slip("C01", "D09", 1)(book)

    assert not _questions(read_changed(change), "values-slipped")


def test_that_totals_of_a_commune_that_knows_nothing_of_its_hamlets_are_one_question() -> None:
    def change(book: Workbook) -> None:
        sheet = book["03_Xom"]
        for row in range(9, sheet.max_row + 1):
            for column in range(5, 29):
                sheet.cell(row, column).value = None

    report = read_changed(change)
    (found,) = _questions(report, "hamlets-blank-many")
    assert not _questions(report, "hamlets-blank")
    taken = dict(found.candidates[0].values)
    assert len(taken) > 15
    assert all(truth()[code, ""] == value for code, value in taken.items())
    held = {item.indicator: item for item in report.figures if item.indicator in taken and not item.hamlet}
    assert all(item.status is FigureStatus.ASKED and item.value is None for item in held.values())
    assert {value for _code, value in found.candidates[1].values} == {None}
    assert isinstance(taken["A14"], Decimal)
