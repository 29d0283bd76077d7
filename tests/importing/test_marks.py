"""What the look of a cell says: struck out and raised signs, in every kind of workbook."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.submissions import ParsedReport
from app.importing.limits import DEFAULT_LIMITS
from app.importing.opening import open_workbook
from app.importing.raw import NumberFormat
from tests.support import ods
from tests.support.biff import OldBook, OldSheet, Rich, Styled, Value
from tests.support.mutated import asked, figures, hamlets, indicators, read_changed, row_of, truth

_OLD, _NEW = InlineFont(strike=True), InlineFont()


def _pieces(first: InlineFont, *texts: str) -> CellRichText:
    return CellRichText(*(TextBlock(first if place == 0 else _NEW, text) for place, text in enumerate(texts)))


def _questions(report: ParsedReport, code: str) -> list[str]:
    return [item.where.cell for item in report.findings if item.code == code and item.severity is Severity.QUESTION]


@pytest.mark.parametrize(
    "content",
    [
        _pieces(_OLD, "31", "32"),
        _pieces(_OLD, "669", " 670"),
        CellRichText(TextBlock(_NEW, "31"), TextBlock(InlineFont(vertAlign="superscript"), "1")),
        CellRichText(TextBlock(_NEW, "31"), TextBlock(InlineFont(vertAlign="subscript"), "1")),
    ],
    ids=["old and new", "with a space", "footnote", "lowered"],
)
def test_that_a_number_struck_or_raised_in_part_is_asked(content: CellRichText) -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A04"), 5).value = content

    report = read_changed(change)
    assert asked(report) == {("A04", "")}
    assert _questions(report, "marked-value") == ["E10"]


@pytest.mark.parametrize("value", [31, "31"])
def test_that_a_struck_cell_is_asked_with_its_number_and_with_none(value: int | str) -> None:
    def change(book: Workbook) -> None:
        cell = indicators(book).cell(row_of(book, "A04"), 5)
        cell.value, cell.font = value, Font(strike=True)

    report = read_changed(change)
    found = next(item for item in report.findings if item.code == "marked-value")
    assert [answer.values[0][1] for answer in found.candidates] == [31, None]


def test_that_a_font_which_is_not_struck_changes_nothing() -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A04"), 5).font = Font(strike=False, bold=True)
        indicators(book).cell(row_of(book, "A05"), 5).value = CellRichText(TextBlock(InlineFont(b=True), "23"))

    report = read_changed(change)
    assert not asked(report)
    assert figures(report)["A05", ""] == truth()["A05", ""]


def test_that_a_struck_hamlet_is_left_out_and_asked() -> None:
    def change(book: Workbook) -> None:
        for cell in hamlets(book)[14]:
            cell.font = Font(strike=True)

    report = read_changed(change)
    assert _questions(report, "struck-row") == ["C14"]
    assert "Nà Cháo" not in {item.name for item in report.hamlets}


def test_that_a_struck_line_of_a_list_is_left_out_and_asked() -> None:
    def change(book: Workbook) -> None:
        for cell in book["04_ToTuQuan"][8]:
            cell.font = Font(strike=True)

    report = read_changed(change)
    assert _questions(report, "struck-row") == ["A8"]
    assert 8 not in {item.row_no for item in report.rows if item.sheet == "04_ToTuQuan"}


def test_that_one_struck_name_in_a_list_is_asked() -> None:
    def change(book: Workbook) -> None:
        book["04_ToTuQuan"]["H8"].font = Font(strike=True)

    assert _questions(read_changed(change), "marked-value") == ["H8"]


def _formats(content: bytes) -> list[NumberFormat]:
    sheet = open_workbook(content, "bc", DEFAULT_LIMITS).sheets[0]
    return [cell.format for _, cell in sorted(sheet.rows[1].items())]


def test_that_struck_cells_and_pieces_of_an_old_workbook_are_marked() -> None:
    row: list[Value | None] = [Styled(7, 1), Styled("x", 1), Rich("3132", ((2, 1),)), 7, Rich("3132", ((2, 0),))]
    fonts, formats = ("Arial", "Arial"), ((0, 0), (1, 0))
    book = OldBook([OldSheet("a", [row])], fonts=fonts, formats=formats, struck=frozenset({1}))
    plain, marked = NumberFormat.PLAIN, NumberFormat.MARKED
    assert _formats(book.content()) == [marked, marked, marked, plain, plain]


def test_that_struck_cells_and_pieces_of_an_open_document_are_marked() -> None:
    spans = [f'<text:span text:style-name="{name}">1</text:span>7' for name in ("T2", "T3", "T1")]
    cells = [ods.cell("float", "7", "7", 'table:style-name="ce3"'), *(ods.words(text) for text in spans)]
    content = ods.document([ods.sheet("a", ods.row(*cells, ods.cell("float", "7", "7")))])
    plain, marked = NumberFormat.PLAIN, NumberFormat.MARKED
    assert _formats(content) == [marked, marked, marked, plain, plain]
