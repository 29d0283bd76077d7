"""Merging «ghép thuyết minh»: what several units wrote about one thing as one text that says who wrote what.

Nothing is invented and nothing is lost: paragraphs and sentences that say the same in the same words are told once with
all who wrote them, every other stands with its unit. The same words are those alike but for capitals, tones forgotten,
punctuation and words that carry no meaning; numbers must be equal.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.text import clean, fold

_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+")
#: Words without which a sentence says the same.
_FILLERS = frozenset(fold(word) for word in ("đã", "và", "các", "những", "thì", "là", "được", "cũng", "rất"))
#: How a sentence begins that says nothing without the one before.
_LEANING = tuple(
    fold(words)
    for words in (
        "tuy nhiên", "do đó", "do vậy", "vì vậy", "vì thế", "ngoài ra", "bên cạnh", "trong đó", "đồng thời", "mặt khác",
        "cụ thể", "qua đó", "từ đó", "nhưng", "song", "trên đây", "như vậy", "các xóm này", "số còn lại", "còn lại",
    )
)  # fmt: skip
_FEW_WORDS = 5
#: Between two sentences, unless a small letter follows.
_GAP = re.compile(r"(?<=[.!?])\s+(?=(.))")
_BULLET = re.compile(r"^[-+*•–]\s*")


@dataclass(frozen=True, slots=True)
class Passage:
    """What one unit wrote: its name as running text has it ("xã Sóc Hà"), and the words."""

    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class MergedPassage:
    """What one or several units wrote; ``variants`` are their other spellings of it."""

    units: tuple[str, ...]
    text: str
    variants: tuple[str, ...] = ()

    @property
    def attributed(self) -> str:
        """The words behind the names of their writers: "Xã Sóc Hà, xã Cần Yên: …"."""
        names = ", ".join(self.units)
        return f"{names[:1].upper()}{names[1:]}: {self.text}"


@dataclass(frozen=True, slots=True)
class _Statement:
    """A paragraph, or one sentence of it with those that lean on it; ``gap`` is what stands before it."""

    unit: str
    text: str
    gap: str


def merged(passages: Iterable[Passage]) -> tuple[MergedPassage, ...]:
    """What all passages say in the order they come; what several units say in the same words is told once.

    Paragraphs are compared first, then the sentences of the others; what a unit says alone stays together in its order.
    """
    lines = [_Statement(passage.unit, line, "\n") for passage in passages for line in _paragraphs(passage.text)]
    whole = _by_key(lines)
    sentences = [
        statement
        for line in lines
        for statement in ((line,) if len(_units(whole[_key(line.text)])) > 1 else _sentences(line))
    ]
    found: list[MergedPassage] = []
    alone: dict[str, int] = {}
    for said in _by_key(sentences).values():
        units = _units(said)
        first, *others = dict.fromkeys(item.text for item in said)
        place = alone.get(units[0]) if len(units) == 1 else None
        if place is not None:
            before = found[place]
            text = f"{before.text}{said[0].gap}{first}"
            found[place] = MergedPassage(units, text, (*before.variants, *others))
            continue
        if len(units) == 1:
            alone[units[0]] = len(found)
        found.append(MergedPassage(units, first, tuple(others)))
    return tuple(found)


def _by_key(statements: Iterable[_Statement]) -> dict[tuple[str, ...], list[_Statement]]:
    found: dict[tuple[str, ...], list[_Statement]] = {}
    for item in statements:
        found.setdefault(_key(item.text), []).append(item)
    return found


def _units(statements: Iterable[_Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.unit for item in statements))


def _sentences(line: _Statement) -> list[_Statement]:
    """The sentences of a paragraph; one that leans on the one before, or is too short to mean much, stays with it."""
    parts: list[str] = []
    for sentence in _split(line.text):
        leans = fold(sentence).startswith(_LEANING) or len(sentence.split()) < _FEW_WORDS
        if parts and (leans or len(parts[-1].split()) < _FEW_WORDS):
            parts[-1] = f"{parts[-1]} {sentence}"
        else:
            parts.append(sentence)
    return [_Statement(line.unit, text, " " if index else "\n") for index, text in enumerate(parts)]


def _split(text: str) -> Iterable[str]:
    start = 0
    for gap in _GAP.finditer(text):
        if not gap[1].islower():
            yield text[start : gap.start()]
            start = gap.end()
    yield text[start:]


def merged_text(passages: Sequence[MergedPassage]) -> str:
    """One text of several passages, each behind the names of its writers."""
    return "\n".join(item.attributed for item in passages)


def _paragraphs(text: str) -> Iterable[str]:
    lines = (_BULLET.sub("", clean(line)) for line in text.splitlines())
    return (line for line in lines if line)


def _key(line: str) -> tuple[str, ...]:
    words = [fold(word) for word in _WORD.findall(line)]
    return tuple(word for word in words if word not in _FILLERS) or (line,)
