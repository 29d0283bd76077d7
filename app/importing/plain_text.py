"""Bytes of files that carry neither fonts nor a named encoding (.csv, .html) into text, cells and a workbook.

Unicode is told by its marks and its strict form. What is left are the 8-bit encodings of Vietnam: Windows-1258, TCVN3
and VNI; each reading is tried, and only one in which nearly every marked word is Vietnamese is taken, and named.
"""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.importing.cell_builder import SheetContext
from app.importing.conversion import convert_legacy
from app.importing.legacy_fonts import TCVN3, VNI, converted, has_foreign, is_unicode
from app.importing.raw import CellKind, Converted, RawCell, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.syllables import plausible_share
from app.text import nfc

WINDOWS_1258 = "windows-1258"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FONTS = {TCVN3: ".VnTime", VNI: "VNI-Times"}
_SAMPLE = 200_000
_LEAST_WORDS = 3
#: Of the marked words so many have to be Vietnamese, and so many more than in any other reading.
_LEAST_SHARE = 0.85
_LEAST_LEAD = 0.2
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
_ERROR = re.compile(r"#(?:REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|(?:Err|Lỗi):[0-9]{3}")


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a file; ``encoding`` names the old encoding its letters are in, empty for Unicode.

    Text in TCVN3 and VNI comes as it stands: it is converted cell by cell, so that the original can be kept.
    """

    text: str
    encoding: str = ""

    @property
    def font(self) -> str:
        """A font that stands for the encoding, so that every cell is converted as if it were written in it."""
        return _FONTS.get(self.encoding, "")


def decoded(content: bytes) -> PlainText:
    """The text of ``content``; raises :class:`BadFile` when no encoding makes Vietnamese of it."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return judged(content.decode(name, errors="replace"))
    wide = _wide_encoding(content)
    if wide:
        return judged(content.decode(wide, errors="replace"))
    try:
        return judged(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _guessed(content.decode("latin_1"), content.decode("cp1258", errors="replace"))


def _wide_encoding(content: bytes) -> str:
    """UTF-16 without its mark: every other byte of ordinary text is zero."""
    sample = content[:2_000]
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > 0.6 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[0::2].count(0) > 0.6 * half else ""


def judged(text: str) -> PlainText:
    """Text that is Unicode by its form; letters of TCVN3 and VNI may still have been copied into it."""
    if is_unicode(text) or not has_foreign(text):
        return PlainText(text)
    return _guessed(text, "")


def _guessed(narrow: str, windows: str) -> PlainText:
    """The one reading that is Vietnamese; ``windows`` is empty where Windows-1258 cannot be."""
    readings = {TCVN3: converted(narrow[:_SAMPLE], TCVN3), VNI: converted(narrow[:_SAMPLE], VNI)}
    readings["" if not windows else WINDOWS_1258] = nfc(windows[:_SAMPLE] or narrow[:_SAMPLE])
    shares = {}
    for name, text in readings.items():
        good, words = plausible_share(text)
        shares[name] = good / words if words >= _LEAST_WORDS else 0.0
    best = max(shares, key=lambda name: shares[name])
    rest = max(share for name, share in shares.items() if name != best)
    if shares[best] < _LEAST_SHARE or shares[best] - rest < _LEAST_LEAD:
        raise refusal("text-encoding")
    return PlainText(windows, best) if best == WINDOWS_1258 else PlainText(narrow, best)


def plain_cell(row: int, column: int, text: str) -> RawCell | None:
    """A cell of a file that stores text only: whole numbers are numbers, codes with leading zeros stay text.

    Numbers with a point or a comma stay text as well: the rules for typed numbers ask where they can mean two things.
    """
    stripped = text.strip()
    if not stripped:
        return None
    if _WHOLE.fullmatch(stripped):
        return RawCell(row, column, CellKind.NUMBER, stripped)
    return RawCell(row, column, CellKind.ERROR if _ERROR.fullmatch(stripped) else CellKind.TEXT, text)


def shown_workbook(sheets: Iterable[RawSheet], context: SheetContext, source: PlainText) -> RawWorkbook:
    """The workbook of a file that keeps shown values only, its letters converted; refuses an empty one."""
    kept = tuple(sheets)
    texts = [
        (sheet, cell)
        for sheet in kept
        for row in sheet.rows.values()
        for cell in row.values()
        if cell.kind is CellKind.TEXT and not cell.text.isascii()
    ]
    if not any(sheet.rows for sheet in kept):
        raise refusal("empty-workbook")
    conversion = convert_legacy(context.legacy)
    if source.encoding == WINDOWS_1258:
        conversion.cells[WINDOWS_1258] = len(texts)
    if source.font:
        conversion.fonts = ()
        changed = ((sheet, cell, sheet.rows[cell.row][cell.column].text) for sheet, cell in texts)
        conversion.guessed = next(
            (Converted(sheet.name, cell.name, cell.text, text) for sheet, cell, text in changed if text != cell.text),
            None,
        )
    return RawWorkbook(kept, shows_only=True, was_decomposed=context.was_decomposed, conversion=conversion)
