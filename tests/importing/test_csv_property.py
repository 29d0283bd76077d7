"""Whatever a program writes as .csv by the rules comes back cell by cell; any other bytes are read or refused."""

import csv
import io
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from app.errors import BadFile
from app.importing.limits import DEFAULT_LIMITS
from app.importing.raw import RawSheet
from app.importing.worker import open_workbook
from app.text import nfc

_WORDS = (
    "Sóc Hà",
    "hộ",
    "Xóm Lũng Pheo; tổ 2",
    "Đường biên, mốc",
    'gọi là "mốc"',
    "dòng\nhai",
    "A04",
    "01417",
    "-",
    "=1+1",
)
_CELLS = st.one_of(
    st.sampled_from(_WORDS),
    st.integers(min_value=0, max_value=10**9).map(str),
    st.decimals(min_value=0, max_value=9999, places=3).map(lambda number: str(number).replace(".", ",")),
    st.just(""),
)
_WIDTH = 5


def _written(rows: list[list[str]], sign: str) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=sign).writerows([["Mã", "Chỉ tiêu", "ĐVT", "Năm trước", "Kỳ này"], *rows])
    return buffer.getvalue()


def _texts(sheet: RawSheet) -> dict[tuple[int, int], str]:
    return {
        (cell.row - 1, cell.column): cell.text for row in sheet.rows.values() for cell in row.values() if cell.row > 1
    }


@given(
    st.lists(st.lists(_CELLS, min_size=_WIDTH, max_size=_WIDTH), min_size=1, max_size=8),
    st.sampled_from(";,\t|"),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16")),
    st.booleans(),
)
def test_that_written_cells_come_back(rows: list[list[str]], sign: str, encoding: str, is_decomposed: bool) -> None:
    text = _written(rows, sign)
    content = (unicodedata.normalize("NFD", text) if is_decomposed else text).encode(encoding)
    try:
        sheet = open_workbook(content, "bc.csv", DEFAULT_LIMITS).sheets[0]
    except BadFile as refused:
        raise AssertionError(refused.code) from refused
    wanted = {
        (row, column): nfc(cell)
        for row, cells in enumerate(rows, 1)
        for column, cell in enumerate(cells, 1)
        if cell.strip()
    }
    assert _texts(sheet) == wanted


@given(st.binary(max_size=400), st.sampled_from((b"", b"M\xc3\xa3;S\xe1\xbb\x91\n", b"\xff\xfe", b"<table>", b"<?xml")))
def test_that_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    try:
        workbook = open_workbook(start + content, "bc.csv", DEFAULT_LIMITS)
    except BadFile as refused:
        assert refused.sentence  # noqa: PT017 - both ends are right, each in its own way
    else:
        assert any(sheet.rows for sheet in workbook.sheets)
