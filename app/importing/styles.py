"""What cell styles change about a value: dates, percentages, padded numbers, fonts of old encodings."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.importing.legacy_fonts import is_legacy_font
from app.importing.raw import NumberFormat
from app.importing.xml_events import Attributes, Events, parse
from app.text import fold

#: Built-in formats by number: dates and times of every country, percentages (ECMA-376 Part 1, 18.8.30).
_BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
_BUILT_IN_TIMES = {18, 19, 20, 21, 45, 46, 47, *range(32, 36)}
_BUILT_IN_PERCENT = {9, 10}

#: What a format adds to a number in words of its own («0" nghìn"»): a power of ten, another unit of measure.
_OTHER_SIZE = re.compile(r"\b(?:chuc|tram|nghin|ngan|van|trieu|tr|trd|ty|ti|k|m|met|cm|ha|tan|ta|yen|usd)\b")
#: Commas behind the last digit leave out thousands: «#,##0,» shows 30000 as 30.
_SCALED = re.compile(r"[0#?],+(?![0#?,])")
_SIGN = re.compile(r'"[^"]*"|[\\_*].|.', re.DOTALL)
#: «[<1000]» before a section: the numbers it is for.
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=) *([-+.0-9E]*) *\]")
#: Words of a format stand in quotes, behind a backslash or as the sign of a currency («[$ triệu-42A]»).
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|\[\$([^\]-]*)')
#: The most that Excel takes; taking longer ones apart would cost time without end.
_LONGEST_CODE = 255
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellStyle:
    """What one style index means for the value of a cell."""

    format: NumberFormat = NumberFormat.PLAIN
    digits: int = 0
    font: str = ""
    is_legacy: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """Styles by the index that cells carry."""

    cells: tuple[CellStyle, ...] = ()

    def __getitem__(self, index: int) -> CellStyle:
        return self.cells[index] if 0 <= index < len(self.cells) else _DEFAULT


_DEFAULT = CellStyle()
NO_STYLES = Styles()


class _StylesEvents(Events):
    """Collects fonts, number formats and the cell formats that use them."""

    def __init__(self) -> None:
        self.formats: dict[int, str] = {}
        self.fonts: list[str] = []
        self.struck: set[int] = set()
        self.uses: list[tuple[int, int]] = []
        self._path: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "numFmt" and parent == "numFmts":
            self.formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name == "font" and parent == "fonts":
            self.fonts.append("")
        elif name == "name" and parent == "font" and self._path[-3:-2] == ["fonts"]:
            self.fonts[-1] = attributes.get("val", "")
        elif is_struck(name, attributes) and parent == "font" and self._path[-3:-2] == ["fonts"]:
            self.struck.add(len(self.fonts) - 1)
        elif name == "xf" and parent == "cellXfs":
            self.uses.append((_number(attributes.get("numFmtId")), _number(attributes.get("fontId"))))

    def end(self, name: str) -> None:
        self._path.pop()


@lru_cache(maxsize=4)
def read_styles(data: bytes) -> Styles:
    """The styles of a workbook, by index; copies of one form all have the same."""
    events = _StylesEvents()
    parse(data, events)
    return Styles(tuple(_style(events, number, font) for number, font in events.uses))


def _style(events: _StylesEvents, number: int, font: int) -> CellStyle:
    code = events.formats.get(number)
    name = events.fonts[font] if 0 <= font < len(events.fonts) else ""
    shown = _built_in(number) if code is None else format_of(code)
    if font in events.struck:
        shown = NumberFormat.MARKED
    return CellStyle(shown, 0 if code is None else padding_of(code), name, is_legacy_font(name))


def is_struck(name: str, attributes: Attributes) -> bool:
    """Whether an element of a font strikes its text out."""
    return name == "strike" and attributes.get("val", "1") not in ("0", "false")


def is_raised(name: str, attributes: Attributes) -> bool:
    """Whether an element of a font raises or lowers its text, as the number of a footnote is."""
    return name == "vertAlign" and attributes.get("val") in ("superscript", "subscript")


def _built_in(number: int) -> NumberFormat:
    if number in _BUILT_IN_TIMES:
        return NumberFormat.TIME
    if number in _BUILT_IN_DATES:
        return NumberFormat.DATE
    return NumberFormat.PERCENT if number in _BUILT_IN_PERCENT else NumberFormat.PLAIN


def format_of(code: str) -> NumberFormat:
    """How a format code ("dd/mm/yyyy", "0.0%", "#,##0") shows a number; nobody can tell of one that is too long."""
    if len(code) > _LONGEST_CODE:
        return NumberFormat.REWRITTEN
    shown = (_format_of_section(section) for section in _above_zero(code)) if code else ()
    return next((item for item in shown if item is not NumberFormat.PLAIN), NumberFormat.PLAIN)


def _format_of_section(section: str) -> NumberFormat:
    bare = _QUOTED.sub("", section).casefold()
    if "%" in bare:
        return NumberFormat.PERCENT
    if "y" in bare or "d" in bare:
        return NumberFormat.DATE
    if "h" in bare or "s" in bare:
        return NumberFormat.TIME
    if "m" in bare:
        return NumberFormat.DATE
    return NumberFormat.REWRITTEN if _is_rewritten(section, bare) else NumberFormat.PLAIN


def _is_rewritten(section: str, bare: str) -> bool:
    """Whether what a section shows of a number above 0 reads as another number; ``bare`` is without its own words."""
    literal = "".join(map("".join, _LITERAL.findall(section)))
    shows_number = "general" in bare or any(sign in bare for sign in "0#?@") or _is_word_for_one(section)
    return not shows_number or bare.strip().startswith("-") or _SCALED.search(bare) is not None or says_other(literal)


def _is_word_for_one(section: str) -> bool:
    """Whether a section says «Có» for 1."""
    condition = _CONDITION.search(section)
    return condition is not None and condition.groups() == ("=", "1")


def _sections(code: str) -> list[str]:
    """The parts of a format between its semicolons; one inside quotes is a word."""
    sections = [""]
    for sign in _SIGN.findall(code):
        if sign == ";":
            sections.append("")
        else:
            sections[-1] += sign
    return sections


def _above_zero(code: str) -> list[str]:
    """The sections of a format that numbers above 0 may be shown by; the fourth is for texts."""
    sections = _sections(code)[:3]
    conditions = [_CONDITION.search(section) for section in sections]
    if not any(conditions):
        return sections[:1]
    kept = []
    for section, condition in zip(sections, conditions, strict=True):
        sign, bound = condition.groups() if condition else ("", "")
        is_low = bound.startswith("-") or not bound.strip("0.")
        if not (is_low and sign in ("<", "<=", "=")):
            kept.append(section)
        if is_low and sign in (">", ">="):
            break
    return kept


def says_other(literal: str) -> bool:
    """Whether the words that a format puts beside a number make another one of it: «.000», «%», « triệu»."""
    is_number = any(ch.isdigit() or ch in "%‰" for ch in literal) or literal.startswith("-")
    return is_number or _OTHER_SIZE.search(fold(literal)) is not None


def padding_of(code: str) -> int:
    """How many digits a format code shows at least ("00000": 5), 0 when it does not pad."""
    bare = _QUOTED.sub("", _sections(code)[0]).strip() if len(code) <= _LONGEST_CODE else ""
    return len(bare) if len(bare) > 1 and set(bare) == {"0"} else 0


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 0
