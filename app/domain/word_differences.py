"""Two versions of a text word by word: what stayed, what is new, what is gone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import takewhile

#: A word with the space behind it, or a line end: together they are the whole text again.
_WORDS = re.compile(r"\n|[^\s]+[^\S\n]*|[^\S\n]+")
#: Words of one version times words of the other; what is longer is told as written anew, comparing would take minutes.
_MOST_COMPARED = 4_000_000


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
    head = _same_at_start(old, new)
    tail = _same_at_start(old[head:][::-1], new[head:][::-1])
    if head:
        yield TextPiece("".join(new[:head]), ChangeKind.SAME)
    yield from _changed(old[head : len(old) - tail], new[head : len(new) - tail])
    if tail:
        yield TextPiece("".join(new[len(new) - tail :]), ChangeKind.SAME)


def _same_at_start(old: list[str], new: list[str]) -> int:
    pairs = takewhile(lambda pair: pair[0].rstrip(" ") == pair[1].rstrip(" "), zip(old, new, strict=False))
    return sum(1 for _pair in pairs)


def _changed(old: list[str], new: list[str]) -> Iterator[TextPiece]:
    if len(old) * len(new) > _MOST_COMPARED:
        steps: list[tuple[str, int, int, int, int]] = [("replace", 0, len(old), 0, len(new))]
    else:
        before, after = ([word.rstrip(" ") for word in some] for some in (old, new))
        steps = list(SequenceMatcher(None, before, after, autojunk=False).get_opcodes())
    for kind, old_start, old_end, new_start, new_end in steps:
        if kind == "equal":
            yield TextPiece("".join(new[new_start:new_end]), ChangeKind.SAME)
            continue
        if old_start < old_end:
            yield TextPiece("".join(old[old_start:old_end]), ChangeKind.REMOVED)
        if new_start < new_end:
            yield TextPiece("".join(new[new_start:new_end]), ChangeKind.ADDED)
