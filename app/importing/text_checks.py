"""Text that must not be stored: of an old encoding, already lost, or marked secret. Looked at before anything else."""

import re

from app.importing.legacy_fonts import foreign_words, has_foreign, lost_words
from app.importing.raw import TEXT, RawWorkbook
from app.importing.refusals import refusal
from app.text import clean

_SECRET = re.compile(r"(?:độ mật\s*:?\s*)?[(\[]?(mật|tối mật|tuyệt mật)[)\]]?[.!]?")
#: The same as a line among all texts: only then the cells are looked at one by one. No sign in it matches the end of a
#: line, so that thousands of blank lines are passed over once.
_MAY_BE_SECRET = re.compile(
    r"^[^\S\n]*(?:độ[^\S\n]+mật[^\S\n]*:?[^\S\n]*)?[(\[]?(?:tối[^\S\n]+|tuyệt[^\S\n]+)?mật[)\]]?[.!]?[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_MARK = 25
_LEAST_ODD_WORDS = 5
_ODD_SHARE = 0.03


def refuse_unreadable_text(workbook: RawWorkbook) -> None:
    """Refuse text that would be stored garbled although no font explains it; refuse secret marks."""
    # One long text is searched at once: most workbooks have nothing of what is looked for.
    texts = set[str]().union(*(sheet.texts for sheet in workbook.sheets))
    each_once = "\n".join(texts)
    if has_foreign(each_once):
        odd, total = foreign_words(_all_texts(workbook))
        if odd >= _LEAST_ODD_WORDS and odd > _ODD_SHARE * total:
            raise refusal("legacy-font", fonts="TCVN3, VNI")
    if "?" in each_once:
        _refuse_lost(_all_texts(workbook))
    if _MAY_BE_SECRET.search("\n".join(text for text in texts if len(text) <= _LONGEST_MARK)):
        _refuse_secrets(workbook)


def _all_texts(workbook: RawWorkbook) -> str:
    """What all cells with text say, line by line."""
    rows = (row for sheet in workbook.sheets for row in sheet.rows.values())
    return "\n".join(cell.text for row in rows for cell in row.values() if cell.kind is TEXT)


def _refuse_lost(together: str) -> None:
    lost, total, example = lost_words(together)
    if lost >= _LEAST_ODD_WORDS and lost > _ODD_SHARE * total:
        raise refusal("lost-text", example=example)


def _refuse_secrets(workbook: RawWorkbook) -> None:
    for sheet in workbook.sheets:
        for row in sheet.rows.values():
            for cell in row.values():
                is_short = cell.kind is TEXT and len(cell.text) <= _LONGEST_MARK
                if is_short and _SECRET.fullmatch(clean(cell.text).casefold()):
                    raise refusal("secret", sheet=sheet.name, cell=cell.name)
