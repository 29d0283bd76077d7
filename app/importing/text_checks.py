"""Text that must not be stored: of an old encoding, already lost, or marked secret. Looked at before anything else."""

import re

from app.importing.legacy_fonts import foreign_words, has_foreign, lost_words
from app.importing.raw import CellKind, RawCell, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.text import clean

_SECRET = re.compile(r"(?:độ mật\s*:?\s*)?[(\[]?(mật|tối mật|tuyệt mật)[)\]]?[.!]?")
_SECRET_ENDS = tuple(f"{word}{end}" for word in ("ật", "ẬT", "ậT", "Ật") for end in ("", ")", "]", ".", "!"))
_LONGEST_MARK = 25
_LEAST_ODD_WORDS = 5
_ODD_SHARE = 0.03


def refuse_unreadable_text(workbook: RawWorkbook) -> None:
    """Refuse text that would be stored garbled although no font explains it; refuse secret marks."""
    cells = [
        (sheet, cell)
        for sheet in workbook.sheets
        for row in sheet.rows.values()
        for cell in row.values()
        if cell.kind is CellKind.TEXT
    ]
    # One long text is searched at once: most workbooks have nothing of what is looked for.
    together = "\n".join([cell.text for _, cell in cells])
    if has_foreign(together):
        odd, total = foreign_words(together)
        if odd >= _LEAST_ODD_WORDS and odd > _ODD_SHARE * total:
            raise refusal("legacy-font", fonts="TCVN3, VNI")
    if "?" in together:
        _refuse_lost(together)
    _refuse_secrets([pair for pair in cells if pair[1].text.rstrip().endswith(_SECRET_ENDS)])


def _refuse_lost(together: str) -> None:
    lost, total, example = lost_words(together)
    if lost >= _LEAST_ODD_WORDS and lost > _ODD_SHARE * total:
        raise refusal("lost-text", example=example)


def _refuse_secrets(cells: list[tuple[RawSheet, RawCell]]) -> None:
    for sheet, cell in cells:
        if len(cell.text) <= _LONGEST_MARK and _SECRET.fullmatch(clean(cell.text).casefold()):
            raise refusal("secret", sheet=sheet.name, cell=cell.name)
