"""Merging «ghép thuyết minh»: what several units wrote about one thing as one text that says who wrote what.

Nothing is invented and nothing is lost: passages that say the same in the same words are told once with all who wrote
them, every other stands by itself. The same words are those alike but for capitals, tones forgotten, punctuation and
words that carry no meaning; numbers must be equal.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.text import clean, fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+")
#: Words without which a sentence says the same.
_FILLERS = frozenset(fold(word) for word in ("đã", "và", "các", "những", "thì", "là", "được", "cũng", "rất"))
_BULLET = re.compile(r"^[-+*•–]\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """What one unit wrote: its name as running text has it ("xã Sóc Hà"), and the words."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """One paragraph and all the units that wrote it; ``variants`` are their other spellings of it."""

    units: tuple[str, ...]
    text: str
    variants: tuple[str, ...] = ()

    @property
    def attributed(self) -> str:
        """The paragraph behind the names of its writers: "Xã Sóc Hà, xã Cần Yên: …"."""
        names = ", ".join(self.units)
        return f"{names[:1].upper()}{names[1:]}: {self.text}"


def merged(passages: Iterable[Passage]) -> tuple[MergedPassage, ...]:
    """The paragraphs of all passages in the order they come, those that say the same told once.

    What a unit wrote alone stays together, line under line.
    """
    writers: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for passage in passages:
        for line in _paragraphs(passage.text):
            writers.setdefault(_key(line), []).append((passage.unit, line))
    found: list[MergedPassage] = []
    for written in writers.values():
        units = tuple(dict.fromkeys(unit for unit, _line in written))
        first, *others = dict.fromkeys(line for _unit, line in written)
        if len(units) == 1 and found and found[-1].units == units:
            text = f"{found[-1].text}\n{first}"
            found[-1] = MergedPassage(units, text, (*found[-1].variants, *others))
        else:
            found.append(MergedPassage(units, first, tuple(others)))
    return tuple(found)


def merged_text(passages: Sequence[MergedPassage]) -> str:
    """One text of several passages, each behind the names of its writers."""
    return "\n".join(item.attributed for item in passages)


def _paragraphs(text: str) -> Iterable[str]:
    lines = (_BULLET.sub("", clean(line)) for line in text.splitlines())
    return (line for line in lines if line)


def _key(line: str) -> tuple[str, ...]:
    words = [fold(word) for word in _WORD.findall(line)]
    return tuple(word for word in words if word not in _FILLERS) or (line,)
