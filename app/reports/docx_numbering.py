"""Numbers that Word puts before paragraphs by itself: "II.", "1.", "a)", counted as Word counts them."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping

from app.reports.docx_package import Element, W
from app.reports.docx_styles import Properties, value_of

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"))
_ROMAN_SMALL = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A Roman number in small letters."""
    text = ""
    for value, letters in (*_ROMAN, *_ROMAN_SMALL):
        count, number = divmod(number, value)
        text += letters * count
    return text


def _letter(number: int) -> str:
    """Word's own alphabet: a … z, then aa, bb; it has no đ and does have f, j, w, z."""
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: roman(number).upper(),
    "lowerRoman": roman,
    "upperLetter": lambda number: _letter(number).upper(),
    "lowerLetter": _letter,
}


class Numbering:
    """The lists of one file and how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        abstract = {item.get(f"{W}abstractNumId"): item for item in (root if root is not None else ())}
        self._lists: dict[str, Element] = {}
        for item in () if root is None else root.iterfind(f"{W}num"):
            levels = abstract.get(value_of(item, "abstractNumId"))
            if levels is not None:
                self._lists[item.get(f"{W}numId", "")] = levels
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, layout: Properties) -> str:
        """The number of the next paragraph of a list, "" when it has none or only a sign."""
        levels = self._lists.get(layout.get("numId", ""))
        level = layout.get("ilvl", "0")
        if levels is None or not level.isdecimal():
            return ""
        depth = int(level)
        counts = self._counts[levels.get(f"{W}abstractNumId", "")]
        counts[depth] = counts.get(depth, self._start(levels, depth) - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        pattern = value_of(self._level(levels, depth), "lvlText") or ""
        return _PLACE.sub(lambda found: self._number(levels, int(found[1]) - 1, counts), pattern)

    def _level(self, levels: Element, depth: int) -> Element | None:
        return next((item for item in levels.iterfind(f"{W}lvl") if item.get(f"{W}ilvl") == str(depth)), None)

    def _start(self, levels: Element, depth: int) -> int:
        start = value_of(self._level(levels, depth), "start") or "1"
        return int(start) if start.isdecimal() and len(start) < 6 else 1

    def _number(self, levels: Element, depth: int, counts: dict[int, int]) -> str:
        number = counts.get(depth, self._start(levels, depth))
        kind = value_of(self._level(levels, depth), "numFmt") or "decimal"
        return _FORMATS.get(kind, str)(number) if 0 < number < 4000 else str(number)
