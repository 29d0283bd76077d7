"""Small words about events that sentences of several places are made of."""

from collections.abc import Iterable

from app.domain.events import PART_WORDS, EventPart
from app.i18n import _


def part_words(parts: Iterable[EventPart]) -> str:
    """Parts in the order the plan names them: "sơ kết, phần lễ"."""
    known = set(parts)
    return ", ".join(_(words) for part, words in PART_WORDS.items() if part in known)


def capital(text: str) -> str:
    """The same with a capital in front, as a sentence begins."""
    return text[:1].upper() + text[1:]
