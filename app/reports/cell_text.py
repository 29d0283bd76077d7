"""Any text as content of a cell or comment: only letters XML knows, and never read as anything but text."""

import re
from xml.sax.saxutils import escape

#: Most letters one cell holds.
LONGEST = 32_767
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Spreadsheets read "_x0041_" as a letter by its number (ECMA-376 Part 1, 22.9.2.19).
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_text(text: str) -> str:
    """What to put into the XML tree so that a spreadsheet shows exactly ``text``, without control characters."""
    known = _NOT_XML.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n")[:LONGEST]
    return _LOOKS_ESCAPED.sub("_x005F_", known)


def cell_xml(text: str) -> str:
    """The same for XML that is written as text."""
    return escape(cell_text(text), {'"': "&quot;"})
