"""Values of a list of names that must never be stored wrong: numbers of identity and counts.

The number of identity has 12 digits, the first three those of a province (Nghị định 137/2015/NĐ-CP, Điều 13), so that a
program which takes it for a number loses its first zeros; the former identity card has 9. What was lost is not guessed.
"""

import re
from dataclasses import dataclass
from typing import Final

from app.domain.awards.intake_table import CellDoubt, ListCell
from app.text import clean

_DIGITS: Final = re.compile(r"[0-9]+")
_POWER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE][+-]?[0-9]+")
_SPACED: Final = re.compile(r"(?<=[0-9])[ .](?=[0-9])")
_PERSONAL, _FORMER = 12, 9
_LOST_ZEROS: Final = frozenset({10, 11})
_COUNTED: Final = re.compile(r"(?:thứ )?([0-9]{1,7})(?: (?:người|thành viên|tv|đồng chí|đ/c))?", re.ASCII)
_MOST_COUNTED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number of identity as text, or why it is not certain: the code of a question and what it may be."""

    text: str = ""
    question: str = ""
    proposals: tuple[str, ...] = ()


def read_id_number(cell: ListCell | None) -> SaidNumber:
    """The number of identity in a cell; a power of ten, lost zeros and other lengths are questions."""
    if cell is None or not clean(cell.text):
        return SaidNumber()
    plain = clean(cell.text).lstrip("'’")
    if _POWER.fullmatch(plain) or cell.doubt is CellDoubt.REWRITTEN:
        return SaidNumber(question="id-rounded")
    digits = _SPACED.sub("", plain)
    if not _DIGITS.fullmatch(digits) or not digits.isascii():
        return SaidNumber(question="id-unclear")
    # Excel keeps 15 digits; a cell with more has lost its last ones. Nine are whole: no personal number loses three.
    if len(digits) == _FORMER or (len(digits) == _PERSONAL and not cell.is_number):
        return SaidNumber(digits)
    if len(digits) in _LOST_ZEROS:
        return SaidNumber(question="id-short", proposals=(digits.zfill(_PERSONAL),))
    return SaidNumber(question="id-unclear", proposals=(digits,) if len(digits) == _PERSONAL else ())


def read_count(text: str) -> int | None:
    """A number of people or a place in an order: "12", "12 người", "thứ 2"; ``None`` for anything else."""
    match = _COUNTED.fullmatch(clean(text).casefold())
    number = int(match[1]) if match else None
    return number if number is not None and 0 < number <= _MOST_COUNTED else None


def is_id_number(text: str) -> bool:
    """Whether a typed answer is a whole number of identity."""
    return _DIGITS.fullmatch(text) is not None and text.isascii() and len(text) in (_PERSONAL, _FORMER)
