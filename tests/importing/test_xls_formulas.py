"""Formulas of old workbooks whose stored 0 is none: texts and blanks are told from zeros that were worked out."""

import shutil
import struct
import subprocess
from pathlib import Path

import openpyxl
import pytest

from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import CellKind, RawCell
from app.importing.worker import open_workbook
from tests.support.biff import Formula, OldBook, OldSheet, Value

_EMPTY_TEXT = b"\x17\x00\x00"
_EQUAL, _UNEQUAL, _TIMES, _JOIN = b"\x0b", b"\x0e", b"\x05", b"\x08"
_IF = b"\x42\x03\x01\x00"
_ADDED_LATER = b"\x23\x01\x00\x00\x00"

_FILLED, _ZERO, _BLANK, _WORDS = "B1", "C1", "D1", "E1"
#: What stands beside the formulas.
_BESIDE: tuple[Value | None, ...] = (None, 7, 0, None, "chưa có")


def _text(words: str) -> bytes:
    return struct.pack("<BBB", 0x17, len(words), 1) + words.encode("utf-16-le")


def _number(value: int) -> bytes:
    return struct.pack("<BH", 0x1E, value)


def _cell(name: str) -> bytes:
    return struct.pack("<BHH", 0x44, int(name[1:]) - 1, 0xC000 | (ord(name[0]) - ord("A")))


def _area(first: str, last: str) -> bytes:
    rows = int(first[1:]) - 1, int(last[1:]) - 1
    return struct.pack("<BHHHH", 0x25, *rows, *(0xC000 | (ord(name[0]) - ord("A")) for name in (first, last)))


def _call(number: int, count: int) -> bytes:
    return struct.pack("<BBH", 0x42, count, number)


def _fixed(number: int) -> bytes:
    return struct.pack("<BH", 0x41, number)


def _shown(tokens: bytes, *, by_excel: bool = False, result: float = 0.0) -> RawCell | None:
    """What is read of a formula in A2, under the cells beside it."""
    sheet = OldSheet("Trang", (_BESIDE, (Formula(result, tokens=tokens), "cuối")))
    workbook = open_workbook(OldBook([sheet], by_excel=by_excel).content(), "bc.xls", DEFAULT_LIMITS)
    return workbook.sheets[0].rows[2].get(1)


_IS_BLANK = _cell(_BLANK) + _EMPTY_TEXT + _EQUAL
_IS_FILLED = _cell(_FILLED) + _EMPTY_TEXT + _UNEQUAL
_NO_COUNT = _area("D1", "E1") + _call(0, 1) + _number(0) + _EQUAL

_BLANKS = {
    '""': _EMPTY_TEXT,
    'IF(D1="","",D1*2)': _IS_BLANK + _EMPTY_TEXT + _cell(_BLANK) + _number(2) + _TIMES + _IF,
    'IF(D1<>"",D1,"")': _cell(_BLANK) + _EMPTY_TEXT + _UNEQUAL + _cell(_BLANK) + _EMPTY_TEXT + _IF,
    'IF(ISBLANK(D1),"",D1)': _cell(_BLANK) + _fixed(129) + _EMPTY_TEXT + _cell(_BLANK) + _IF,
    'IF(LEN(D1)=0,"",D1)': _cell(_BLANK) + _fixed(32) + _number(0) + _EQUAL + _EMPTY_TEXT + _cell(_BLANK) + _IF,
    'IF(COUNT(D1:E1)=0,"",SUM(D1:E1))': _NO_COUNT + _EMPTY_TEXT + _area("D1", "E1") + _call(4, 1) + _IF,
    'IF(SUM(C1:D1)=0,"",1)': _area("C1", "D1") + _call(4, 1) + _number(0) + _EQUAL + _EMPTY_TEXT + _number(1) + _IF,
    'IF(OR(B1="",D1=""),"",1)': _cell(_FILLED) + _EMPTY_TEXT + _EQUAL + _IS_BLANK + _call(37, 2)
    + _EMPTY_TEXT + _number(1) + _IF,
    'IF(AND(B1<>"",D1=""),"",1)': _IS_FILLED + _IS_BLANK + _call(36, 2) + _EMPTY_TEXT + _number(1) + _IF,
    'IF(NOT(ISNUMBER(E1)),"",1)': _cell(_WORDS) + _fixed(128) + _fixed(38) + _EMPTY_TEXT + _number(1) + _IF,
    'D1&""': _cell(_BLANK) + _EMPTY_TEXT + _JOIN,
}  # fmt: skip

_TEXTS = {
    'IF(C1=0,"không",C1)': _cell(_ZERO) + _number(0) + _EQUAL + _text("không") + _cell(_ZERO) + _IF,
    "E1": _cell(_WORDS),
    "B1&D1": _cell(_FILLED) + _cell(_BLANK) + _JOIN,
    "TEXT(B1,)": _cell(_FILLED) + b"\x16" + _fixed(48),
    'IFERROR(B1/0,"")': _ADDED_LATER + _cell(_FILLED) + _number(0) + b"\x06" + _EMPTY_TEXT + _call(255, 3),
    'CHOOSE(C1,"",2)': _cell(_ZERO) + _EMPTY_TEXT + _number(2) + _call(100, 3),
    'IF(TRIM(D1)="","",1)': _cell(_BLANK) + _fixed(118) + _EMPTY_TEXT + _EQUAL + _EMPTY_TEXT + _number(1) + _IF,
    'IF(VLOOKUP(B1,B1:E1,1),"",1)': _cell(_FILLED) + _area("B1", "E1") + _number(1) + _call(102, 3)
    + _EMPTY_TEXT + _number(1) + _IF,
    "a function not known here": _EMPTY_TEXT + _fixed(350),
    "a token not known here": _EMPTY_TEXT + b"\x18\x01",
}  # fmt: skip

_ZEROS = {
    "SUM(C1:E1)": _area("C1", "E1") + _call(4, 1),
    "SUM(C1:E1) in its short form": _area("C1", "E1") + b"\x19\x10\x00\x00",
    "C1*2": _cell(_ZERO) + _number(2) + _TIMES,
    "-C1%": _cell(_ZERO) + b"\x14\x15\x13",
    "C1": _cell(_ZERO),
    "D1": _cell(_BLANK),
    'IF(C1="","",C1*2)': _cell(_ZERO) + _EMPTY_TEXT + _EQUAL + _EMPTY_TEXT + _cell(_ZERO) + _number(2) + _TIMES + _IF,
    'IF(D1="",0,D1)': _IS_BLANK + _number(0) + _cell(_BLANK) + _IF,
    'IF(COUNT(B1:C1)=0,"",C1)': _area("B1", "C1")
    + _call(0, 1)
    + _number(0)
    + _EQUAL
    + _EMPTY_TEXT
    + _cell(_ZERO)
    + _IF,
    'IF(E1="CHƯA CÓ",0,"")': _cell(_WORDS) + _text("CHƯA CÓ") + _EQUAL + _number(0) + _EMPTY_TEXT + _IF,
    'IF(B1>=7,C1,"")': _cell(_FILLED) + _number(7) + b"\x0c" + _cell(_ZERO) + _EMPTY_TEXT + _IF,
    'SUMIF(B1:E1,"",B1:E1)': _area("B1", "E1") + _EMPTY_TEXT + _area("B1", "E1") + _call(345, 3),
    'COUNTIF(B1:E1,"x")': _area("B1", "E1") + _text("x") + struct.pack("<BH", 0x41, 346),
    "a function not known here": _cell(_ZERO) + _fixed(350),
}


@pytest.mark.parametrize("tokens", _BLANKS.values(), ids=_BLANKS)
def test_that_a_formula_that_comes_out_empty_is_blank(tokens: bytes) -> None:
    assert _shown(tokens) is None


@pytest.mark.parametrize("tokens", _TEXTS.values(), ids=_TEXTS)
def test_that_a_zero_that_may_stand_for_a_text_is_asked_about(tokens: bytes) -> None:
    assert _shown(tokens) == RawCell(2, 1, CellKind.UNCALCULATED, "")


@pytest.mark.parametrize("tokens", _ZEROS.values(), ids=_ZEROS)
def test_that_a_zero_that_was_worked_out_is_zero(tokens: bytes) -> None:
    assert _shown(tokens) == RawCell(2, 1, CellKind.NUMBER, "0")


@pytest.mark.parametrize("tokens", [*_BLANKS.values(), *_TEXTS.values(), *_ZEROS.values()])
def test_that_a_number_other_than_zero_is_the_result(tokens: bytes) -> None:
    assert _shown(tokens, result=5.0) == RawCell(2, 1, CellKind.NUMBER, "5")


def test_that_excel_stores_texts_as_texts() -> None:
    doubtful = _TEXTS['IFERROR(B1/0,"")']
    assert _shown(doubtful, by_excel=True) == RawCell(2, 1, CellKind.NUMBER, "0")
    assert _shown(_TEXTS["TEXT(B1,)"], by_excel=True) == RawCell(2, 1, CellKind.UNCALCULATED, "")


def test_that_formulas_built_upon_one_another_are_followed() -> None:
    rows = (
        (None, Formula(0.0, tokens=_EMPTY_TEXT)),
        (Formula(0.0, tokens=_cell("B1")), Formula(0.0, tokens=_cell("B2"))),
    )
    found = open_workbook(OldBook([OldSheet("Trang", (*rows, ("x",)))]).content(), "bc.xls", DEFAULT_LIMITS).sheets[0]
    # The second one refers to itself: that is no text.
    assert {cell.name: cell.text for row in found.rows.values() for cell in row.values()} == {"B2": "0", "A3": "x"}


def test_that_what_is_built_upon_too_many_formulas_is_asked_and_never_zero() -> None:
    def formula(row: int) -> Formula:
        below = _cell(f"A{row + 2}")
        return Formula(0.0, tokens=below + _EMPTY_TEXT + _EQUAL + _EMPTY_TEXT + below + _IF)

    rows = [(formula(row), "x") for row in range(300)]
    found = open_workbook(OldBook([OldSheet("Trang", rows)]).content(), "bc.xls", DEFAULT_LIMITS).sheets[0]
    assert {cells[1].kind for cells in found.rows.values() if 1 in cells} <= {CellKind.UNCALCULATED}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is the other program here")
def test_that_shared_formulas_and_other_sheets_are_followed_in_a_file_of_libreoffice(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet, other = book.active, book.create_sheet("Xóm B")
    assert sheet is not None
    for row in range(1, 5):
        sheet.cell(row, 1).value = "tên"
        sheet.cell(row, 2).value = f"=IF('Xóm B'!A{row}=\"\",\"\",'Xóm B'!A{row}*2)"
        sheet.cell(row, 3).value = f'=IF(COUNT(B{row}:B{row})=0,"",SUM(B{row}:B{row}))'
        for column in (2, 3):
            sheet.cell(row, column).number_format = "#,##0"
    other["A2"], other["A3"] = 0, 5
    book.save(tmp_path / "bc.xlsx")
    convert = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "xls"]
    command = [*convert, "--outdir", str(tmp_path), str(tmp_path / "bc.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=150)
    found = open_workbook((tmp_path / "bc.xls").read_bytes(), "bc.xls", DEFAULT_LIMITS).sheets[0]
    assert [{column: cell.text for column, cell in found.rows[row].items() if column > 1} for row in range(1, 5)] == [
        {},
        {2: "0", 3: "0"},
        {2: "10", 3: "10"},
        {},
    ]
