"""The cells of a sheet that is written plainly, as nearly all are: a strict grammar instead of an XML parser.

The grammar covers the rows to the last letter or not at all; whatever it does not cover (comments, prefixes, rich
text, other orders of attributes) goes to the parser in :mod:`app.importing.sheet_xml`, which gives the same cells.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

# No way back into a run of letters (the sign + after a repetition): a text the grammar does not cover fails at once.
# Not after groups: Python before 3.11.5 fails there where it should match, and everything would go the slow way.
_FORMULA = r'<f(?: [a-zA-Z0-9]++="[^"<>&]*+")*(?: ?/>|>[^<]*+</f>)'
_HEAD_OF_CELL = rf'(?: s="[0-9]{{1,6}}+")?(?: t="[A-Za-z]++")?>(?:{_FORMULA})?'
_EMPTY_CELLS = r'(?:<c r="[A-Z]{1,3}+[1-9][0-9]{0,6}+"(?: s="[0-9]{1,6}+")?(?: t="n")? ?+/>)+'
_ROW = r'<row r="[1-9][0-9]{0,6}+"(?: [A-Za-z0-9:]++="[^"<>&]*+")* ?+/?+>'
_CELL = (
    r'<c r="([A-Z]{1,3}+)([1-9][0-9]{0,6}+)"'
    rf"(?:({_HEAD_OF_CELL}<v>)([^<]*+)</v></c>"
    rf'|({_HEAD_OF_CELL}<is><t(?: xml:space="preserve")?>)([^<]*+)</t></is></c>'
    rf"|({_HEAD_OF_CELL}(?:<v ?/>)?)</c>)"
)
_TOKEN = re.compile(rf"{_CELL}|{_EMPTY_CELLS}|(?:</row>\s*+)?{_ROW}|</row>\s*+")
_GROUPS = _TOKEN.groups
_PARTS_OF_HEAD = re.compile(r'(?: s="([0-9]+)")?(?: t="([A-Za-z]+)")?>(<f)?')
_HIDDEN_ROW = re.compile(r'<row r="([0-9]+)"[^<>]* hidden="(?:1|true)"')

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^?>]*\?>)?\s*<worksheet[\s>]")
_OTHER_ENCODING = re.compile(rb'encoding=["\'](?!utf-8["\'])', re.IGNORECASE)
# Deleting all bytes that may stand in a part is ten times faster than searching for one that may not.
_TEXT_BYTES = bytes({9, 10, *range(32, 256)})
_NOT_TEXT = ("\r", "\ufffe", "\uffff", "]]>")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_OPEN, _CLOSE, _ROW_END = "<sheetData>", "</sheetData>", "</row>"
#: Letters taken at a time, up to the end of a row: the pieces of a huge sheet never lie in memory all at once.
_BLOCK = 1 << 20

#: Column letters and row; how the cell begins up to its content, and the content, thrice: a value, a text in the cell,
#: nothing. All None for what is no cell.
PlainCell = tuple[str, str, str | None, str, str | None, str, str | None]


class Head(NamedTuple):
    """What stands before the content of a cell."""

    style: int
    kind: str
    is_formula: bool
    #: whether the file carries a value, even an empty one
    has_value: bool


class PlainPart:
    """One sheet that looks plain so far."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text, self._start, self._end = text, start, end

    @property
    def around(self) -> bytes:
        """The part without its rows, for the parser."""
        return (self._text[: self._start] + self._text[self._end :]).encode("utf-8")

    @property
    def hidden_rows(self) -> list[int]:
        """The rows that are not shown; only once the grammar has covered them all."""
        text = self._text
        return [int(row) for row in _HIDDEN_ROW.findall(text, self._start, self._end)] if ' hidden="' in text else []

    def blocks(self) -> Iterator[Iterator[PlainCell] | None]:
        """The cells, some rows at a time; None, and no more, where the grammar ends before the rows do."""
        place = self._start
        while place < self._end:
            after = self._text.find(_ROW_END, min(place + _BLOCK, self._end), self._end)
            end = self._end if after < 0 else after + len(_ROW_END)
            # What matched is replaced by its groups; whatever is left between them was not covered.
            pieces = _TOKEN.split(self._text[place:end])
            if any(pieces[:: _GROUPS + 1]):
                yield None
                return
            yield zip(*(pieces[group :: _GROUPS + 1] for group in range(1, _GROUPS + 1)), strict=True)
            place = end


def plain_part(data: bytes) -> PlainPart | None:
    """A part whose rows the grammar may cover; None for one that it surely does not."""
    if _HEAD.match(data) is None or _OTHER_ENCODING.search(data[:200]):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    start, end = text.find(_OPEN), text.find(_CLOSE)
    if start < 0 or end < 0 or text.find(_OPEN, start + 1) >= 0 or "<!" in text:
        return None
    if data.translate(None, _TEXT_BYTES) or any(odd in text for odd in _NOT_TEXT):
        return None
    if "&" in text and any(_decoded(found) is None for found in _REFERENCE.finditer(text)):
        return None
    return PlainPart(text, start + len(_OPEN), end)


def head_of(text: str) -> Head:
    """Take the beginning of a cell apart; only for what the grammar has covered."""
    found = _PARTS_OF_HEAD.match(text)
    style, kind, formula = found.groups() if found else (None, None, None)
    return Head(int(style or 0), kind or "n", formula is not None, text.endswith(("<v>", "/>")) and "<v" in text)


def characters(text: str) -> str:
    """Content as stored, with characters in the place of references."""
    return _REFERENCE.sub(lambda reference: _decoded(reference) or "", text) if "&" in text else text


def _decoded(reference: re.Match[str]) -> str | None:
    """One character reference; None for one that is no character."""
    named, decimal, hexadecimal = reference.groups()
    if named:
        return _NAMED[named]
    number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    is_text = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    )
    return chr(number) if is_text else None
