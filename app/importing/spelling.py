"""Slips of the finger in the name of a row: words one letter off those meant there.

Such a word is no Vietnamese one, or the only one that differs in a name of some length and no word of any indicator.
"""

import re
import unicodedata
from collections.abc import Set
from functools import lru_cache

from app.importing.syllables import is_syllable
from app.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_ALL = re.compile(r"\w+")
_VOWEL = re.compile("[aeiouy]")
#: Shorter ones are abbreviations, or near too many others.
_SHORTEST = 3
#: Abbreviations of so many letters without a vowel are near no word.
_SURE = 4
#: A name of so many words is the one meant when only one letter differs.
_LEAST_WORDS = 4


def respelled(name: str, meant: str, vocabulary: Set[str]) -> str:
    """``name`` with its mistyped words as they are in ``meant``, the name it may have been.

    ``vocabulary`` are the words of all such names, without accents. Abbreviations stay, and texts typed without accents
    (where every other word looks mistyped).
    """
    if _is_one_word_off(name, meant, vocabulary):
        return meant
    composed = unicodedata.normalize("NFC", name)
    if composed.isascii():
        return name
    is_loud = composed.isupper()
    known = _words(meant)
    return _WORD.sub(lambda match: _respelled(match[0], known, is_loud=is_loud), composed)


def _is_one_word_off(name: str, meant: str, vocabulary: Set[str]) -> bool:
    typed, known = _ALL.findall(fold(name)), _ALL.findall(fold(meant))
    if len(typed) != len(known) or len(known) < _LEAST_WORDS:
        return False
    other = [pair for pair in zip(typed, known, strict=True) if pair[0] != pair[1]]
    return len(other) == 1 and other[0][0].isalpha() and other[0][0] not in vocabulary and _is_one_off(*other[0])


def _respelled(word: str, known: dict[str, str], *, is_loud: bool) -> str:
    plain = fold(word)
    is_abbreviated = (word.isupper() and not is_loud) or (len(word) < _SURE and not _VOWEL.search(plain))
    if plain in known or len(word) < _SHORTEST or is_abbreviated or is_syllable(word):
        return word
    return next((spelled for other, spelled in known.items() if _is_one_off(plain, other)), word)


@lru_cache(maxsize=1024)
def _words(name: str) -> dict[str, str]:
    """The words of a name by how they are without accents."""
    return {fold(word): word for word in _WORD.findall(name) if len(word) > 1}


def _is_one_off(typed: str, meant: str) -> bool:
    """Whether one letter is missing, too much or another one, or two have changed places."""
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    typed, meant = typed[start:], meant[start:]
    while typed and meant and typed[-1] == meant[-1]:
        typed, meant = typed[:-1], meant[:-1]
    is_swapped = len(typed) == len(meant) == len("ab") and typed == meant[::-1]
    return is_swapped or max(len(typed), len(meant)) <= 1
