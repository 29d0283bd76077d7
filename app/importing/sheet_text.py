"""The cells of a sheet that is written plainly, as nearly all are: a strict grammar instead of an XML parser.

The grammar covers the rows to the last letter or not at all; whatever it does not cover (comments, prefixes, rich
text, other orders of attributes) goes to the parser in :mod:`app.importing.sheet_xml`, which gives the same cells.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from app.importing.cell_builder import LAST_COLUMN, LAST_ROW
from app.importing.plain_xml import is_plain, names_other_encoding
from app.importing.raw import column_number

# No way back into a run of letters (the sign + after a repetition): a text the grammar does not cover fails at once.
# Not after groups: Python before 3.11.5 fails there where it should match, and everything would go the slow way.
_ROW = rb'<row r="[1-9][0-9]{0,6}+"(?: [A-Za-z0-9:]++="[ !#-%\'-;=?-~]*+")* ?+'
_BLANK_ROWS = re.compile(rb"\s*+(?:%b/>\s*+)*" % _ROW)
_ROW_HEAD = re.compile(rb"%b%b>\s*+" % (_BLANK_ROWS.pattern, _ROW))
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^<>]* hidden="(?:1|true)"')
_PLACE = re.compile(rb"([A-Z]{1,3}+)([1-9][0-9]{0,6}+)")
_FORMULA = r'<f(?: [a-zA-Z0-9]++="[^"<>&]*+")*(?: ?/>|>[^<]*+</f>)'
_REST_OF_CELL = re.compile(
    r'(?: s="([0-9]{1,6}+)")?(?: t="([A-Za-z]++)")?(?: ?/>|>'
    rf'({_FORMULA})?(?:<v>([^<]*+)</v>|<is><t(?: xml:space="preserve")?>([^<]*+)</t></is>|(<v ?/>))?</c>)\s*+'
)

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^?>]*\?>)?\s*<worksheet[\s>]")
_OPEN, _CLOSE, _ROW_END, _CELL = b"<sheetData>", b"</sheetData>", b"</row>", b'<c r="'
#: Bytes taken at a time, up to the end of a row: the pieces of a huge sheet never lie in memory all at once.
_BLOCK = 1 << 20


class NotPlain(Exception):
    """The grammar does not cover the rows to their end."""


class PlainCell(NamedTuple):
    """What a cell says besides its place; ``content`` is as written, None when the file carries no value."""

    style: int
    kind: str
    is_formula: bool
    content: str | None


class PlainPart:
    """One sheet that looks plain so far, as bytes: most of what its cells say need not be decoded again."""

    def __init__(self, data: bytes, start: int, end: int) -> None:
        self._data, self._start, self._end = data, start, end

    @property
    def around(self) -> bytes:
        """The part without its rows, for the parser."""
        return self._data[: self._start] + self._data[self._end :]

    @property
    def hidden_rows(self) -> list[int]:
        """The rows that are not shown; only once the grammar has covered them all."""
        data = self._data
        return [int(row) for row in _HIDDEN_ROW.findall(data, self._start, self._end)] if b' hidden="' in data else []

    def rows(self) -> Iterator[list[bytes]]:
        """The cells of each row, as they are written behind ``<c r="``; raises :class:`NotPlain`."""
        for block in self._blocks():
            lines = block.split(_ROW_END)
            if _BLANK_ROWS.fullmatch(lines.pop()) is None:
                raise NotPlain
            for line in lines:
                head, *cells = line.split(_CELL)
                if _ROW_HEAD.fullmatch(head) is None:
                    raise NotPlain
                yield cells

    def _blocks(self) -> Iterator[bytes]:
        place = self._start
        while place < self._end:
            after = self._data.find(_ROW_END, min(place + _BLOCK, self._end), self._end)
            end = self._end if after < 0 else after + len(_ROW_END)
            yield self._data[place:end]
            place = end


def plain_part(data: bytes) -> PlainPart | None:
    """A part whose rows the grammar may cover; None for one that it surely does not."""
    if _HEAD.match(data) is None or names_other_encoding(data):
        return None
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    # In a comment around the rows these names would mean nothing; between them the grammar knows neither.
    if start < 0 or end < start or b"<!" in data[:start] or b"<!" in data[end:]:
        return None
    return PlainPart(data, start + len(_OPEN), end)


def place_of(reference: bytes) -> tuple[int, int]:
    """Row and column of a cell; raises :class:`NotPlain` for what is none or lies beyond the sheet."""
    found = _PLACE.fullmatch(reference)
    if found is None:
        raise NotPlain
    row, column = int(found[2]), column_number(found[1].decode())
    if row > LAST_ROW or column > LAST_COLUMN:
        raise NotPlain
    return row, column


def plain_cell(rest: bytes) -> PlainCell:
    """Take apart what is written behind the place of a cell; raises :class:`NotPlain`."""
    try:
        text = rest.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotPlain from error
    found = _REST_OF_CELL.fullmatch(text)
    if found is None or not is_plain(text):
        raise NotPlain
    style, kind, formula, value, inline, empty = found.groups()
    content = value if value is not None else inline if inline is not None else empty and ""
    return PlainCell(int(style or 0), kind or "n", formula is not None, content)
