"""Two versions of a text word by word: what stayed, what is new, what is gone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: A word with the space behind it, or a line end: together they are the whole text again.
_WORDS = re.compile(r"\n|[^\s]+[^\S\n]*|[^\S\n]+")


class ChangeKind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A piece of text and what became of it."""

    text: str
    kind: ChangeKind


def word_differences(before: str, after: str) -> tuple[TextPiece, ...]:
    """The later text with what was taken out of the earlier one, piece by piece in reading order."""
    return tuple(_pieces(_WORDS.findall(before), _WORDS.findall(after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[TextPiece]:
    matcher = SequenceMatcher(
        None, [word.rstrip(" ") for word in old], [word.rstrip(" ") for word in new], autojunk=False
    )
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal":
            yield TextPiece("".join(new[new_start:new_end]), ChangeKind.SAME)
            continue
        if old_start < old_end:
            yield TextPiece("".join(old[old_start:old_end]), ChangeKind.REMOVED)
        if new_start < new_end:
            yield TextPiece("".join(new[new_start:new_end]), ChangeKind.ADDED)
