"""Number formats that show another number than the cell holds: asked; those that only add a word or a sign: read."""

from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook

from app.domain.findings import Severity
from app.domain.indicators import ValueType
from app.importing.limits import DEFAULT_LIMITS
from app.importing.opening import open_workbook
from app.importing.raw import CellKind, NumberFormat, RawCell
from app.importing.styles import format_of, padding_of
from app.importing.values import read_value
from tests.support import ods
from tests.support.biff import OldBook, OldSheet, Styled
from tests.support.mutated import asked, figures, hamlets, indicators, read_changed, row_of, truth


@pytest.mark.parametrize(
    "code",
    ['0".000"', '0"00"', "0\\0", '"5"0', "#,##0,", "#,##0.0,,", '0,"k"', ";;;", '""', '#,##0" triệu"', '0" nghìn đồng"',
     '0.000" m"', '0"%"', '"Không"', "-0", '0\\ "chục"',
     'General" triệu"', '@" triệu"', 'General\\ \\k', 'General".000"', '[<1000]0;0.0,"k"', "[<1000]0;#,##0,",
     '[>=1000]0.0," k";0', '[<1000]0;[<1000000]0" nghìn";0', '[=0]"-";0" triệu"', '[=1]"10";0', '[=2]"Không";0',
     '0" a;b triệu"', '[Red][>9]0,;0', "#,##0[$ triệu]", "[$ triệu-42A]0"],
)  # fmt: skip
def test_that_a_format_with_digits_or_sizes_of_its_own_is_seen(code: str) -> None:
    assert format_of(code) is NumberFormat.REWRITTEN


@pytest.mark.parametrize(
    "code",
    ["", "General", "@", "0", "#,##0", "#.##0", "# ##0", "0.00E+00", "# ?/?", '0 "tổ"', '#,##0" đ"', '0.000" km"',
     '0;(0);"-"', "0;-0;;@", '_(* #,##0_);_(* \\(#,##0\\);_(* "-"??_);_(@_)', "[$-42A]#,##0", '[=1]"Có";[=0]"Không";0',
     "[Red]0", "0_);[Red]\\(0\\)", 'General" hộ"', '@" người"', 'General\\ "km"', '#,##0" đồng"',
     '[<1000]0" hộ";#,##0" hộ"', '[>0]0;[<0]-0;"-"', '[>=0]#,##0;-#,##0', '[=0]"-";#,##0', '[<=-1]-0,;0',
     '0;-0," triệu"', '[Red][>9]0;[Blue]0',
     "#,##0[$₫-42A]", "[$đồng] 0"],
)  # fmt: skip
def test_that_a_word_or_a_sign_in_a_format_changes_no_number(code: str) -> None:
    assert format_of(code) is NumberFormat.PLAIN


@pytest.mark.parametrize("sign", ["0", "#,", '"x"', "\\0", "[", "y", ";"])
def test_that_a_format_longer_than_excel_takes_is_not_taken_apart(sign: str) -> None:
    code = sign * 100_000
    assert format_of(code) is NumberFormat.REWRITTEN
    assert padding_of(code) == 0
    assert padding_of("0" * 255) == 255


def test_that_a_number_shown_as_another_one_is_asked_and_a_zero_is_read() -> None:
    def change(book: Workbook) -> None:
        sheet, cell = indicators(book), hamlets(book).cell(9, 5)
        for code in ("B02", "B03"):
            sheet.cell(row_of(book, code), 5).number_format = '0".000"'
        sheet.cell(row_of(book, "B03"), 5).value = 0
        cell.number_format = "0,"

    report = read_changed(change)
    found = [item for item in report.findings if item.code == "shown-otherwise"]
    assert [(item.severity, item.indicator) for item in found] == [
        (Severity.QUESTION, "A14"),
        (Severity.QUESTION, "B02"),
    ]
    stored = truth()["B02", ""]
    assert [answer.values for answer in found[1].candidates] == [(("B02", stored),), (("B02", None),)]
    assert ("B02", "") in asked(report)
    assert figures(report)["B03", ""] == 0


def test_that_a_yes_may_be_shown_as_a_word() -> None:
    cell = RawCell(1, 1, CellKind.NUMBER, "1", NumberFormat.REWRITTEN)
    assert read_value(cell, ValueType.BOOLEAN, "").value == Decimal(1)
    assert read_value(cell, ValueType.INTEGER, "hộ").question == "shown-otherwise"


def test_that_an_old_workbook_shows_otherwise_too() -> None:
    book = OldBook(
        [OldSheet("a", [[Styled(30, 1), Styled(30, 0)]])],
        formats=((0, 0), (0, 164)),
        number_formats={164: '0".000"'},
    )
    cells = open_workbook(book.content(), "bc", DEFAULT_LIMITS).sheets[0].rows[1]
    assert [cell.format for _, cell in sorted(cells.items())] == [NumberFormat.REWRITTEN, NumberFormat.PLAIN]


@pytest.mark.parametrize(
    ("value", "shown", "is_other"),
    [
        ("30000000", "30.000", True),
        ("844", "", True),
        ("844", "844 triệu", True),
        ("844", "8440", True),
        ("844", "-844", True),
        ("3696", "3.696.000", True),
        ("3696.5", "3.696,50", False),
        ("844", "Không", True),
        ("0", "", False),
        ("-5", "(5)", False),
        ("844", "844 hộ", False),
        ("1417", "01417", False),
        ("12.5", "13", False),
        ("0.5", ",5", False),
        ("30000000", "30.000.000 ₫", False),
    ],
)
def test_that_an_open_document_is_asked_when_it_shows_other_digits(value: str, shown: str, is_other: bool) -> None:
    content = ods.document([ods.sheet("a", ods.row(ods.cell("float", value, shown)))])
    cell = open_workbook(content, "bc", DEFAULT_LIMITS).sheets[0].rows[1][1]
    assert cell.format is (NumberFormat.REWRITTEN if is_other else NumberFormat.PLAIN)
