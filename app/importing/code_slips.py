"""Codes that were typed almost right («AO9», «A9», «А09» with a Cyrillic letter), and codes beside another name."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product

from app.domain.indicators import Catalogue
from app.importing.indicator_words import terms
from app.text import clean

_LOOK_ALIKE = str.maketrans("АВСЕНІЈКМОРЅТХαΑΒΕΗΙΚΜΝΟΡΤΧавсеорх", "ABCEHIJKMOPSTXAABEHIKMNOPTXabceopx")
_DIGITS: Mapping[str, str] = {"O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "i": "1", "|": "1", "S": "5",
                              "s": "5", "B": "8", "Z": "2", "z": "2"}  # fmt: skip
_SIGNS = re.compile(r"[\s.,:;_'\"()\[\]/-]+")
_BEFORE_TEXT = re.compile(r"\s*([A-Za-z]\s?[0-9]{2}[a-z]?)\s*[-–:.)]\s*\S")
_SHAPE = re.compile(r"([A-Z])0*([0-9]{1,2})([a-z]?)")
_LONGEST = 7
_ENOUGH = 0.6


@lru_cache(maxsize=1024)
def _spellings(text: str) -> tuple[str, ...]:
    """What a cell that holds no proper code may have been meant as, in the shape of codes."""
    plain = unicodedata.normalize("NFKC", clean(text)).translate(_LOOK_ALIKE)
    begun = _BEFORE_TEXT.match(plain)
    if begun:
        plain = begun[1]
    plain = _SIGNS.sub("", plain)
    if not 2 <= len(plain) <= _LONGEST or not plain[0].isalpha():
        return ()
    choices = [(ch, _DIGITS[ch]) if ch in _DIGITS else (ch,) for ch in plain[1:]]
    found: dict[str, None] = {}
    for letters in product(*choices):
        match = _SHAPE.fullmatch(plain[0].upper() + "".join(letters))
        if match:
            found[f"{match[1]}{int(match[2]):02d}{match[3]}"] = None
            found[f"{match[1]}{int(match[2]):02d}{match[3].lower()}"] = None
    return tuple(found)


def possible_codes(text: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The codes of the catalogue that a cell may have been meant as."""
    return tuple(code for code in _spellings(text) if code in catalogue)


def names_agree(text: str, name: str) -> bool:
    """Whether the words beside a code are those of its indicator."""
    said, known = terms(text), terms(name)
    return bool(said) and (said <= known or known <= said or len(said & known) >= _ENOUGH * len(said | known))
