"""What the name of a row says against its code: another indicator, another year, words of something else."""

import re
from functools import lru_cache

from app.domain.indicators import Catalogue, Indicator
from app.importing.code_slips import NameIndex, names_agree
from app.importing.codes import code_in
from app.importing.collector import shorten
from app.importing.indicator_words import terms
from app.importing.scales import is_other_scale
from app.importing.values import means_unit, unit_words
from app.text import fold, nfc

_YEAR = re.compile(r"\b20[0-9]{2}\b")
_OTHER_TIME = re.compile(r"\b(?:nam|ky) truoc\b|\bcung ky\b")
#: A last «không» only makes a question of a name.
_CONTRARY = re.compile(r"\b(?:thoát|tái|chưa|không(?!\W*$)|ko(?!\W*$)|mất)\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_SYLLABLE = re.compile(r"[^\W\d_]{2,}")
#: Syllables that stand in the name of anything counted.
_COMMON = frozenset({
    "so", "tong", "cac", "nhung", "duoc", "cua", "trong", "va", "voi", "tai", "theo", "la", "tu", "cho", "den",
    "co", "toan", "xa", "huyen", "tinh", "chi", "tieu", "nam", "ky", "gom", "do",
})  # fmt: skip
#: A name of one syllable is too short to tell anything.
_LEAST_SYLLABLES = 2


class RowNames:
    """Compares the names of rows with those of their indicators; ``year`` is that of the report, if known."""

    def __init__(self, catalogue: Catalogue, year: int | None) -> None:
        self._catalogue = catalogue
        self._index = NameIndex(catalogue)
        self._year = year

    def contradiction(self, indicator: Indicator, name: str, unit: str) -> str:
        """What a row is named instead of its indicator; empty when its name does not contradict the code."""
        other = self._index.other_named(indicator.code, name)
        if other:
            return f"{other} – {self._catalogue[other].name}"
        units = (indicator.unit, *indicator.parts)
        return shorten(name) if _says_other(name, unit, indicator.name, units, self._year) else ""


@lru_cache(maxsize=8192)
def _says_other(name: str, unit: str, own: str, units: tuple[str, ...], year: int | None) -> bool:
    """Whether a row is named otherwise than its indicator; workbooks of one form have the same rows."""
    is_other = _is_of_other_year(name, own, year) or _is_contrary(name, own) or _is_foreign(name, own, units[0])
    return is_other or _differs(name, unit, own, units)


def _is_contrary(name: str, own: str) -> bool:
    """Whether a name turns the meaning round: «Hộ thoát nghèo» for «Hộ nghèo», «có» for «chưa có»."""
    said, known = (" ".join(_BRACKETS.sub(" ", nfc(text).casefold()).split()) for text in (name, own))
    found, wanted = _CONTRARY.search(said), _CONTRARY.search(known)
    if wanted is None or found is not None:
        return wanted is None and found is not None
    # «Chỉ tiêu K04» leaves nothing out; typed without its accents, «chua co» says what «chưa có» says.
    is_plain = fold(said) == said
    is_alike = bool((_syllables(said) & _syllables(known)) - _COMMON)
    return is_alike and not (is_plain and fold(wanted[0]) in said)


def _is_of_other_year(name: str, own: str, year: int | None) -> bool:
    """Whether a name says another year («Số hộ năm 2020») and its indicator does not."""
    said, known = fold(name), fold(own)
    if _OTHER_TIME.search(said):
        return not _OTHER_TIME.search(known)
    years = set(_YEAR.findall(said)) - set(_YEAR.findall(known))
    return bool(years) and year is not None and str(year) not in years


def _differs(name: str, unit: str, own: str, units: tuple[str, ...]) -> bool:
    """Whether name and unit are both those of something else."""
    is_other = bool(unit and name) and not any(means_unit(unit, item) for item in units)
    is_other = is_other and not any(is_other_scale(unit, item) for item in units)
    return is_other and not names_agree(name, own)


def _is_foreign(name: str, own: str, unit: str) -> bool:
    """Whether a name has no word in common with its indicator: what both count («buổi») says nothing."""
    ignored = _COMMON | {syllable for words in unit_words(unit) for syllable in words.split()}
    said, known = _syllables(name) - ignored, _syllables(own) - _COMMON - set(fold(unit).split())
    # «Số hộ» says nothing of its own that a name could leave out.
    if not known or len(said) < _LEAST_SYLLABLES or said & known:
        return False
    return not (terms(name) & terms(own)) - ignored


def _syllables(text: str) -> set[str]:
    return set(_SYLLABLE.findall(" ".join(word for word in fold(text).split() if not code_in(word))))
