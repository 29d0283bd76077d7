"""Letters without tones, one for one: what is found in the plain text stands at the same place in the plan's text."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SIGNS = {"–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "‘": '"', "’": '"', "«": '"', "»": '"', "\u00a0": " "}
_WORD = re.compile(r"[^\W_]+")
#: No sentence is read beyond this; a longer paragraph is no paragraph of a plan.
LONGEST = 20_000


def _table() -> dict[int, str]:
    table = {ord(sign): plain for sign, plain in _SIGNS.items()}
    for code in (*range(ord("A"), ord("Z") + 1), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii() and base.isalpha():
            table[code] = base.lower()
    return {**table, ord("đ"): "d", ord("Đ"): "d", ord("Ð"): "d"}


_TABLE = _table()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text in small letters without marks, of the same length: "Sở Tư pháp" is "so tu phap"."""
    return text[:LONGEST].translate(_TABLE)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, plain."""
    return tuple(_WORD.findall(plain(text)))


def likeness(first: str, second: str) -> float:
    """How many of the words of two texts are the same, from 0 to 1; numbers do not count."""
    one, two = ({word for word in words(text) if not word.isdigit()} for text in (first, second))
    return len(one & two) / len(one | two) if one and two else 0.0


def containment(first: str, second: str) -> float:
    """How much of the shorter text stands in the longer one, word by word, from 0 to 1; numbers do not count."""
    one, two = ({word for word in words(text) if not word.isdigit()} for text in (first, second))
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def is_capital(text: str) -> bool:
    """Whether a word begins with a capital letter."""
    return text[:1].isupper()


def trimmed(text: str, start: int, end: int, around: str = " \t,;.:-–—") -> tuple[int, int]:
    """The range without blanks and signs at its ends."""
    while start < end and text[start] in around:
        start += 1
    while end > start and text[end - 1] in around:
        end -= 1
    return start, end


_SENTENCE_END = re.compile(r'[.!?;]["”)]*(?=\s|$)')
_NOT_AN_END = re.compile(r"(?:\b(?:tt|tp|tx|p|q|ts|ths|kt|tm|so|no)|\b\d{1,2}|\.\.)\.$")


def sentences(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """The ranges of the sentences from ``start``; a semicolon ends one too, as plans list by them."""
    shown = plain(text)
    begins = start
    for found in _SENTENCE_END.finditer(shown, start):
        if shown[found.start() : found.start() + 1] == "." and _NOT_AN_END.search(
            shown[max(0, found.start() - 5) : found.start() + 1]
        ):
            continue
        yield begins, found.end()
        begins = found.end()
    if begins < len(shown):
        yield begins, len(shown)


def sentence_at(text: str, place: int, start: int = 0) -> tuple[int, int]:
    """The sentence around a place, without blanks at its ends."""
    for first, last in sentences(text, start):
        if place < last:
            return trimmed(text, first, last, " \t")
    return trimmed(text, start, len(text), " \t")
