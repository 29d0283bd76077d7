"""Numbers with commas between thousands make those with points doubtful, in the table where they stand."""

from decimal import Decimal

from openpyxl.workbook import Workbook

from app.domain.submissions import ParsedReport
from tests.support.mutated import FIRST_HAMLET, asked, figures, hamlets, indicators, read_changed, row_of


def _options(report: ParsedReport, code: str, hamlet: str | None = None) -> list[Decimal | None]:
    (found,) = [item for item in report.findings if (item.indicator, item.hamlet) == (code, hamlet)]
    assert found.code == "point-or-comma"
    return [answer.values[0][1] for answer in found.candidates]


def _typed(book: Workbook, **texts: str) -> None:
    for code, text in texts.items():
        indicators(book).cell(row_of(book, code), 5).value = text


def test_that_points_beside_commas_are_asked() -> None:
    report = read_changed(lambda book: _typed(book, B02="31.000", B03="1,485", B04="1.485"))
    assert _options(report, "B02") == [31_000, 31, None]
    assert ("B03", "") in asked(report)
    assert figures(report)["B04", ""] == 1_485


def test_that_points_alone_are_thousands() -> None:
    report = read_changed(lambda book: _typed(book, B02="31.000", A01="11,118"))
    assert figures(report)["B02", ""] == 31_000
    assert figures(report)["A01", ""] == Decimal("11.118")


def test_that_points_beside_commas_are_asked_among_the_hamlets() -> None:
    names = []

    def change(book: Workbook) -> None:
        sheet = hamlets(book)
        for row, text in ((FIRST_HAMLET, "2.000"), (FIRST_HAMLET + 1, "1,200")):
            sheet.cell(row, 7).value = text
            names.append(str(sheet.cell(row, 3).value))
        names.append(str(sheet.cell(6, 7).value))

    report = read_changed(change)
    assert _options(report, names[2], names[0]) == [2_000, 2, None]
    assert {(names[2], names[0]), (names[2], names[1])} <= asked(report)
