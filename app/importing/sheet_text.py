"""The cells of a sheet that is written plainly, as nearly all are: a strict grammar instead of an XML parser.

The grammar covers the rows to the last letter or not at all; whatever it does not cover (comments, prefixes, rich
text, other orders of attributes) goes to the parser in :mod:`app.importing.sheet_xml`, which gives the same cells.
"""

import re

_PLAIN_CELL = r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]+)")?>'
_FORMULA = r'(<f(?: [a-zA-Z0-9]+="[^"<>&]*")*(?: ?/>|>[^<]*</f>))?'
_CONTENT = r'(?:<v>([^<]*)</v>|(<v ?/>)|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?'
_EMPTY_CELLS = r'(?:<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"(?: s="[0-9]{1,6}")?(?: t="n")? ?/>)+'
_ROW = r'<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9:]+="[^"<>&]*")*) ?/?>'
_TOKEN = re.compile(rf"{_PLAIN_CELL}{_FORMULA}{_CONTENT}</c>|{_EMPTY_CELLS}|{_ROW}|</row>\s*")

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^?>]*\?>)?\s*<worksheet[\s>]")
_OTHER_ENCODING = re.compile(rb'encoding=["\'](?!utf-8["\'])', re.IGNORECASE)
# Deleting all bytes that may stand in a part is ten times faster than searching for one that may not.
_TEXT_BYTES = bytes({9, 10, *range(32, 256)})
_NOT_TEXT = ("\r", "\ufffe", "\uffff", "]]>")
_REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_LAST_ROW = 1_048_576
_OPEN, _CLOSE = "<sheetData>", "</sheetData>"

#: column letters, row, style, type, is formula, has a value, content as stored
PlainCell = tuple[str, int, int, str, bool, bool, str]


class PlainRows:
    """Cells and hidden rows of a plainly written sheet, and what stands around them."""

    def __init__(self, around: bytes) -> None:
        self.cells: list[PlainCell] = []
        self.hidden_rows: list[int] = []
        #: the part without its rows, for the parser
        self.around = around


def plain_rows(data: bytes) -> PlainRows | None:
    """The rows of a part that the grammar covers whole; None for every other part."""
    if _HEAD.match(data) is None or _OTHER_ENCODING.search(data[:200]):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    start, end = text.find(_OPEN), text.find(_CLOSE)
    if start < 0 or end < 0 or text.find(_OPEN, start + 1) >= 0 or "<!" in text:
        return None
    start += len(_OPEN)
    if data.translate(None, _TEXT_BYTES) or any(odd in text for odd in _NOT_TEXT):
        return None
    rows = PlainRows((text[:start] + text[end:]).encode("utf-8"))
    return rows if _scan(text, start, end, rows) else None


def _scan(text: str, start: int, end: int, rows: PlainRows) -> bool:
    """Whether the grammar covers everything between the places; fills ``rows`` on the way."""
    place = start
    row, number = "", 0
    keep = rows.cells.append
    for found in _TOKEN.finditer(text, start, end):
        if found.start() != place:
            return False
        place = found.end()
        column, cell_row, style, kind, formula, value, empty, inline, row_text, attributes = found.groups()
        if column:
            if cell_row != row:
                return False
            content = value if value is not None else inline or ""
            if content or formula:
                has_value = value is not None or empty is not None
                keep((column, number, int(style or 0), kind or "n", formula is not None, has_value, content))
        elif row_text:
            row, number = row_text, int(row_text)
            if ' hidden="1"' in attributes or ' hidden="true"' in attributes:
                rows.hidden_rows.append(number)
    return place == end and _decode(rows)


def _decode(rows: PlainRows) -> bool:
    """Put characters in the place of references; false when one is no character or a row is beyond the last."""
    for place, cell in enumerate(rows.cells):
        if "&" in cell[-1]:
            decoded = _REFERENCE.sub(_decoded, cell[-1])
            if "\ufffe" in decoded:
                return False
            rows.cells[place] = (*cell[:-1], decoded)
    return not rows.cells or rows.cells[-1][1] <= _LAST_ROW


def _decoded(reference: re.Match[str]) -> str:
    """One character reference; an impossible one becomes U+FFFE, which sends the part to the parser."""
    named, decimal, hexadecimal = reference.groups()
    if named:
        return _NAMED[named]
    number = int(decimal) if decimal else int(hexadecimal, 16) if hexadecimal else 0
    is_text = (
        number in (9, 10, 13) or 32 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0x10000 <= number < 0x110000
    )
    return chr(number) if is_text else "\ufffe"
