"""A number under «Lũy kế» beside a blank of this period is asked about; beside a figure it is passed over."""

from decimal import Decimal

from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from tests.support.mutated import asked, indicators, read_changed, row_of


def _moved(book: Workbook) -> None:
    sheet, row = indicators(book), row_of(book, "B02")
    sheet.cell(row, 6).value, sheet.cell(row, 5).value = 17, None


def test_that_a_figure_under_the_cumulative_column_alone_is_asked() -> None:
    report = read_changed(_moved)
    (found,) = [item for item in report.findings if item.code == "only-cumulative"]
    assert (found.severity, found.indicator, found.where.cell[0]) == (Severity.QUESTION, "B02", "F")
    assert [answer.values for answer in found.candidates] == [(("B02", Decimal(17)),), (("B02", None),)]
    assert ("B02", "") in asked(report)


def test_that_a_cumulative_number_beside_a_figure_is_passed_over() -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "B02"), 6).value = 17

    assert not [item for item in read_changed(change).findings if item.code == "only-cumulative"]
