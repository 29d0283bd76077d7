"""What the name of a row says against its code: another indicator, another year, words of something else.

A name may say less than its indicator, or a little more; what it may not do is fit another indicator better, or share
so little with its own that it can be the name of something else.
"""

import re
from functools import cached_property, lru_cache
from itertools import islice

from app.domain.indicators import Catalogue, Indicator
from app.importing.code_slips import names_agree
from app.importing.collector import shorten
from app.importing.indicator_columns import IndicatorColumns
from app.importing.indicator_words import is_part, terms
from app.importing.name_fits import NameFits, head, is_silent, name_fits
from app.importing.raw import CellKind, RawSheet
from app.importing.scales import is_other_scale
from app.importing.spelling import respelled
from app.importing.values import means_unit
from app.text import fold, nfc

_YEAR = re.compile(r"\b20[0-9]{2}\b")
_OTHER_TIME = re.compile(r"\b(?:nam|ky) truoc\b|\bcung ky\b")
#: A last «không» only makes a question of a name.
_CONTRARY = re.compile(r"\b(?:thoát|tái|chưa|không(?!\W*$)|ko(?!\W*$)|mất|trắng)\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_RATIO = re.compile(r"\b(?:ty|ti) (?:le|trong)\b|\bphan tram\b")
_PERCENT = re.compile(r"^\W*%\s*")
_WORD = re.compile(r"\w+")
_COUNTING = re.compile(r"^(?:(?:tong|so|luong|trong do|[0-9]+) )+")

#: A name of which so much belongs to its indicator says nothing else, be it ever so short …
_MOSTLY_OWN = 0.8
#: … and with other words in it, so much has to agree on the whole.
_ENOUGH = 0.6
#: … more if it begins with a word of something else.
_ENOUGH_INSIDE = 0.8
#: Another indicator is meant when the name fits it so well, and so much better than its own.
_WELL, _AHEAD = 0.75, 0.12
#: A name that fits so well says all of an indicator and nothing else.
_WHOLE = 0.99
#: What differs by less fits alike.
_NEAR = 0.05
_LOOKED_AT = 12
#: A column is known by its first rows, and by so many names in them.
_LOOKED_THROUGH, _LEAST_NAMED = 60, 3


class RowNames:
    """Compares the names of rows with those of their indicators; ``year`` is that of the report, if known."""

    def __init__(self, catalogue: Catalogue, year: int | None) -> None:
        self._catalogue = catalogue
        self._year = year

    def column(self, sheet: RawSheet, columns: IndicatorColumns) -> int:
        """The column of names: by its title, else the one of which most texts are names; 0 when there is none."""
        if columns.name:
            return columns.name
        texts: dict[int, list[str]] = {}
        for row, cells in islice(sorted(sheet.rows.items()), _LOOKED_THROUGH):
            for column in cells if row >= columns.first_row else ():
                if column in columns.others and cells[column].kind is CellKind.TEXT:
                    texts.setdefault(column, []).append(cells[column].text)
        named = {column: sum(map(self._fits.names_one, found)) for column, found in texts.items()}
        best = max(named, key=lambda column: named[column], default=0)
        return best if best and named[best] >= max(_LEAST_NAMED, len(texts[best]) / 2) else 0

    @cached_property
    def _fits(self) -> NameFits:
        return name_fits(self._catalogue)

    def contradiction(self, indicator: Indicator, name: str, unit: str) -> str:
        """What a row is named instead of its indicator; empty when its name does not contradict the code."""
        own, typed = indicator.name, name
        if _unspaced(name) == _unspaced(own) or is_silent(name):
            return ""
        name = _as_ratio(respelled(name, own, self._fits.vocabulary), unit, own)
        if _is_of_other_year(name, own, self._year) or _is_contrary(name, own) or _is_ratio(name) != _is_ratio(own):
            return shorten(typed)
        other = self._named_rather(indicator, name, unit)
        if other:
            return f"{other} – {self._catalogue[other].name}"
        is_other = self._is_foreign(indicator, name) or _differs(name, unit, own, (indicator.unit, *indicator.parts))
        return shorten(typed) if is_other else ""

    def _is_foreign(self, indicator: Indicator, name: str) -> bool:
        """Whether too little of a name belongs to its indicator, and too little of the indicator is in it."""
        fit = self._fits.fit(name, indicator.code)
        return fit.said < _MOSTLY_OWN and fit.whole < (_ENOUGH if fit.begins else _ENOUGH_INSIDE)

    def _named_rather(self, own: Indicator, name: str, unit: str) -> str:
        """The code of another indicator that name and unit fit better than their own."""
        share = self._fits.fit(name, own.code).whole
        for better, code in self._fits.ranking(name)[:_LOOKED_AT]:
            known = self._catalogue[code]
            if _plain(known.name) == _plain(own.name) or (unit and _is_part_of_own(name, unit, own, known)):
                continue
            is_meant = better >= _WELL and (better >= share + _AHEAD or better > _WHOLE > share)
            is_alike = better >= share - _NEAR
            if _plain(name) == _plain(known.name) or is_meant or (is_alike and _says_kind(name, unit, own, known)):
                return code
        return ""


def _says_kind(name: str, unit: str, own: Indicator, known: Indicator) -> bool:
    """Whether the first word of a name, or its unit, is that of another indicator and not its own."""
    begins = head(name) == head(known.name) != head(own.name) and terms(name) == terms(known.name)
    return begins or (bool(unit) and not _is_unit_of(unit, own) and _is_unit_of(unit, known))


def _is_part_of_own(name: str, unit: str, own: Indicator, known: Indicator) -> bool:
    """Whether «Trong đó: xóm giáp biên» counts what its own indicator counts («hộ»), not what the other one does."""
    return is_part(name) and _is_unit_of(unit, own) and not _is_unit_of(unit, known)


def _is_unit_of(unit: str, indicator: Indicator) -> bool:
    return any(means_unit(unit, own) or is_other_scale(unit, own) for own in (indicator.unit, *indicator.parts))


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """A name without accents, signs and the words before it that only say that it counts."""
    return _COUNTING.sub("", " ".join(_WORD.findall(fold(text))))


def _unspaced(name: str) -> str:
    """A name whose blanks may stand a letter too early or too late."""
    return _plain(name).replace(" ", "")


def _as_ratio(name: str, unit: str, own: str) -> str:
    """A name whose «%», before it or as its unit, says what «Tỷ lệ» says in that of its indicator."""
    bare = _PERCENT.sub("", name)
    ratio = f"Tỷ lệ {bare}"
    is_said = bare != name or ("%" in unit and terms(ratio) == terms(own))
    return ratio if is_said and _is_ratio(own) and not _is_ratio(name) else name


def _is_ratio(name: str) -> bool:
    return _RATIO.search(fold(name)) is not None


def _is_contrary(name: str, own: str) -> bool:
    """Whether a name turns the meaning round: «Hộ thoát nghèo» for «Hộ nghèo», «có» for «chưa có»."""
    said, known = (" ".join(_BRACKETS.sub(" ", nfc(text).casefold()).split()) for text in (name, own))
    found, wanted = _CONTRARY.search(said), _CONTRARY.search(known)
    if wanted is None or found is not None:
        return wanted is None and found is not None
    # «Chỉ tiêu K04» leaves nothing out; typed without its accents, «chua co» says what «chưa có» says.
    is_plain = fold(said) == said
    is_alike = bool(terms(said) & terms(known))
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
