"""Numbers of a hamlet in a hidden row: one question each, unless the row of totals counts them too."""

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Finding, Severity
from app.domain.submissions import FigureStatus, ParsedReport
from tests.support.mutated import FIRST_HAMLET, HAMLET_FIGURES, LAST_HAMLET, figures, hamlets, read_changed, truth

_ROW = FIRST_HAMLET + 3


def _hide(book: Workbook) -> None:
    hamlets(book).row_dimensions[_ROW].hidden = True


def _questions(report: ParsedReport) -> list[Finding]:
    return [item for item in report.findings if item.severity is Severity.QUESTION and item.code == "hidden-hamlet"]


def _about_sums(report: ParsedReport) -> list[str]:
    codes = ("sum-mismatch", "totals-mismatch", "hamlet-sum-open")
    return [item.code for item in report.findings if item.code in codes]


def test_that_a_hidden_hamlet_of_zeros_is_one_question_with_its_cell() -> None:
    names = []

    def change(book: Workbook) -> None:
        _hide(book)
        names.append(hamlets(book).cell(_ROW, 3).value)
        for column in HAMLET_FIGURES:
            hamlets(book).cell(_ROW, column).value = 0

    report = read_changed(change)
    (found,) = _questions(report)
    assert (found.where.sheet, found.where.cell, found.hamlet) == ("03_Xom", f"C{_ROW}", names[0])
    assert not _about_sums(report)
    assert {value for _code, value in found.candidates[0].values} == {0}
    assert {value for _code, value in found.candidates[1].values} == {None}
    asked = {item.indicator for item in report.figures if item.status is FigureStatus.ASKED and not item.hamlet}
    assert asked == {code for code, _value in found.candidates[0].values}


def test_that_a_hidden_hamlet_in_the_typed_totals_counts() -> None:
    report = read_changed(_hide)
    assert not _questions(report)
    assert figures(report) == truth()


@pytest.mark.parametrize("is_wrong", [True, False])
def test_that_a_hidden_hamlet_that_no_total_counts_is_asked(is_wrong: bool) -> None:
    def change(book: Workbook) -> None:
        _hide(book)
        for row in range(LAST_HAMLET + 1, hamlets(book).max_row + 1):
            for column in HAMLET_FIGURES:
                cell = hamlets(book).cell(row, column)
                cell.value = cell.value + 1 if is_wrong and isinstance(cell.value, int) else None

    (found,) = _questions(read_changed(change))
    kept = dict(found.candidates[0].values)
    assert kept == {code: truth()[code, found.hamlet or ""] for code in kept}
