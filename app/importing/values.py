"""What the text or number of one cell means; what is not certain becomes a question, never a guess.

Rules: whole and decimal numbers as Vietnamese write them (point between thousands, comma before decimals), words of
the unit after a number, pairs, yes and no, dates with the day first. Blank is not 0, «không» and «-» may be either.
"""

import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from app.domain.indicators import ValueType
from app.importing.raw import MARKED, NUMBER, TEXT, CellKind, NumberFormat, RawCell
from app.text import clean, fold, format_number

#: Largest figure taken without asking: money of a whole province, and counts of people, things or kilometres.
_LARGEST_MONEY = Decimal(10) ** 13
_LARGEST_COUNT = Decimal(10) ** 8
_PLACES = {ValueType.DECIMAL3: 3, ValueType.PERCENT: 3}
_THOUSANDTH = Decimal("0.001")
#: No number with its words is longer; the patterns below are not meant for whole paragraphs.
_LONGEST = 80
_NOISE = Decimal("1e-9")

#: Serial numbers below this cannot come from typing "12/5" or "12/45": such dates begin in 1930 (serial 10959).
_FIRST_TYPED_DATE = 9_000
_NOTHING = {
    "-", "--", "---", ".", "/", "khong", "khong co", "khong phat sinh", "ko", "k", "ko co", "chua co", "0 co", "chua",
    "chua phat sinh", "khong co so lieu", "chua co so lieu", "n/a", "na", "nil", "khong thuc hien",
}  # fmt: skip
_YES = {"x", "co", "1", "dat", "da kien toan", "roi", "yes", "true"}
_NO = {"0", "khong", "khong co", "chua", "chua dat", "khong dat", "no", "false"}

_DIGITS = str.maketrans(
    {
        **{chr(0xFF10 + n): str(n) for n in range(10)},
        "，": ",",
        "．": ".",
        "／": "/",
        "％": "%",
        "－": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "‑": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u2007": " ",
        "（": "(",
        "）": ")",
    }
)
_WHOLE = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(\.[0-9]{3})+")
_SPACED = re.compile(r"[1-9][0-9]{0,2}( [0-9]{3})+")
#: «220 221» may be one number, or a number and its correction when both are alike.
_TWO_NUMBERS = re.compile(r"([1-9][0-9]{0,2}) ([0-9]{3})")
_COMMA = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(\.[0-9]{3})+|[1-9][0-9]{0,2}( [0-9]{3})+),([0-9]+)")
_POINT = re.compile(r"([0-9]+)\.([0-9]+)")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?")
_WITH_WORDS = re.compile(r"([0-9][0-9., ]*?)\s*([^\W\d_][^0-9]*)", re.DOTALL)
_SPELLED = re.compile(r"([0-9][0-9., ]*?)\s*\(([^()]*)\)\.?")
_PAIR = re.compile(
    r"([0-9][0-9.,]*)\s*([^\W\d_][^0-9/;+&]*)?\s*(?:/|;|\+|&|,? và )\s*([0-9][0-9.,]*)\s*([^\W\d_][^0-9/;+&]*)?"
)
_ABOUT = re.compile(
    r"(?:≈|~|>=?|<=?|≥|≤|khoảng|gần|hơn|trên|dưới|chừng|ước)\s*([0-9][0-9., ]*?)(?:\s*[^\W\d_][^0-9]*)?", re.IGNORECASE
)
_PERCENT = re.compile(r"([0-9][0-9.,]*)\s*%")
_LETTERS = re.compile(r"[0-9OoIl|]*[0-9][0-9OoIl|]*")
_NEGATIVE = re.compile(r"[-(]\s*([0-9][0-9., ]*?)\s*\)?")
_MULTIPLE = {"nghin": 1_000, "ngan": 1_000, "trieu": 1_000_000, "ty": 1_000_000_000, "ti": 1_000_000_000}
_SIZE_WORD = re.compile(r"(?:chục|trăm|nghìn|ngàn|vạn)\b", re.IGNORECASE)

#: Words that mean the unit of the indicator; beside the unit itself.
_SAME_UNIT = {
    "nguoi": {"khau", "nhan khau", "doi tuong", "thanh vien", "dong chi", "dc", "d/c", "nan nhan", "dang vien", "ng"},
    "ho": {"ho dan", "ho gia dinh", "gia dinh"},
    "dong": {"d", "vnd", "dong vn", "dong viet nam"},
    "km": {"kilomet", "ki lo met", "cay so"},
    "xom": {"thon", "ban", "xom ban"},
    "luot": {"luot nguoi", "nguoi", "luot ng"},
    "vu": {"vu viec"},
    "moc": {"moc quoc gioi", "cot moc"},
    "cong": {"ngay cong"},
    "m2": {"met vuong", "m²"},
    "trieu dong": {"trieu", "tr", "trd"},
    "kg": {"kilogam", "ki lo gam", "can"},
    "gam": {"g", "gr", "gram"},
}
_NUMBER_WORDS = ["khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"]


_NOT_VALUES = {
    CellKind.UNCALCULATED: "formula-without-value",
    CellKind.ERROR: "error-cell",
    CellKind.ISO_DATE: "date-in-number",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What one cell gives: a certain value, no figure, or a question with the answers that are possible."""

    value: Decimal | None = None
    #: code of the question, empty when the value (or its absence) is certain
    question: str = ""
    options: tuple[Decimal | None, ...] = ()
    #: second numbers of a pair ("12 hộ/45 khẩu"), beside the first one in ``options``
    second: Decimal | None = None
    #: code of a remark when the value is certain but was not written as a plain number
    remark: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether nobody has to be asked."""
        return not self.question


BLANK = Reading()


def values_of(reading: Reading) -> tuple[Decimal | None, ...]:
    """The numbers that a reading may mean; no figure among them only when that is certain."""
    return (reading.value,) if reading.is_certain else tuple(item for item in reading.options if item is not None)


def read_value(cell: RawCell | None, value_type: ValueType, unit: str) -> Reading:
    """The figure in ``cell`` for an indicator of this type and unit («hộ», «km», «đồng»)."""
    if cell is None:
        return BLANK
    if cell.format is MARKED:
        plain = read_value(cell._replace(format=NumberFormat.PLAIN), value_type, unit)
        known = (plain.value,) if plain.is_certain else plain.options
        return Reading(question="marked-value", options=tuple(dict.fromkeys((*known, None))))
    if cell.kind is NUMBER:
        return _number(cell.text, cell.format, value_type)
    if cell.kind is TEXT:
        return read_text(cell.text, value_type, unit)
    if cell.kind is CellKind.BOOLEAN:
        return _boolean_cell(cell, value_type)
    return Reading(question=_NOT_VALUES[cell.kind], options=(None,))


def _boolean_cell(cell: RawCell, value_type: ValueType) -> Reading:
    value = Decimal(cell.text)
    if value_type is ValueType.BOOLEAN:
        return Reading(value)
    return Reading(question="not-a-number", options=(value, None))


@lru_cache(maxsize=8192)
def _number(text: str, number_format: NumberFormat, value_type: ValueType) -> Reading:
    """A stored number; most are small counts, so readings are remembered."""
    number = exact_number(text)
    if number is None:
        return Reading(question="not-a-number", options=(None,))
    reading = _checked(number, value_type)
    if number_format is NumberFormat.PERCENT and value_type is not ValueType.PERCENT:
        return Reading(question="percent", options=(*_usable((number, number * 100), value_type), None))
    if number_format is NumberFormat.REWRITTEN and reading.value and value_type is not ValueType.BOOLEAN:
        return Reading(question="shown-otherwise", options=(reading.value, None))
    if number_format in (NumberFormat.DATE, NumberFormat.TIME) and reading.is_certain:
        # A pair typed as "12/5" becomes a date; small serials are counts in a cell that was formatted as a date.
        if number_format is NumberFormat.TIME or not 0 <= number < _FIRST_TYPED_DATE or number != int(number):
            return Reading(question="date-in-number", options=(number, None))
        return replace(reading, remark="date-format")
    return reading


def exact_number(text: str) -> Decimal | None:
    """The number a file stores, cleaned of the noise of binary fractions; None for what is not finite."""
    try:
        stored = Decimal(text)
        shortest = float(text)
    except (InvalidOperation, ValueError):
        return None
    if not stored.is_finite() or not math.isfinite(shortest):
        return None
    if abs(stored) >= Decimal(10) ** 15:
        return stored
    clean_value = Decimal(repr(shortest))
    rounded = clean_value.quantize(_THOUSANDTH)
    # 0.1 + 0.2 is stored as 0.30000000000000004: a difference that nobody typed.
    if abs(clean_value - rounded) <= _NOISE * max(Decimal(1), abs(rounded)):
        clean_value = rounded
    return _plain(clean_value)


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros and without exponent."""
    whole = number.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == number else number.normalize()


def _checked(number: Decimal, value_type: ValueType) -> Reading:
    """A number against what the type allows: sign, size, decimals."""
    if number < 0:
        return Reading(question="negative", options=(None,))
    largest = _LARGEST_MONEY if value_type is ValueType.VND else _LARGEST_COUNT
    if number > largest:
        return Reading(question="too-large-number", options=(*_usable((number,), value_type), None))
    places = _PLACES.get(value_type, 0)
    if number != number.quantize(Decimal(1).scaleb(-places)):
        code = "too-many-decimals" if places else "fraction"
        rounded = _plain(number.quantize(Decimal(1).scaleb(-places)))
        return Reading(question=code, options=(rounded, None))
    if value_type is ValueType.BOOLEAN and number not in (0, 1):
        return Reading(question="not-yes-or-no", options=(Decimal(1), Decimal(0), None))
    return Reading(_plain(number))


def _usable(numbers: tuple[Decimal, ...], value_type: ValueType) -> tuple[Decimal, ...]:
    """Those of the numbers that the type could hold, each once, in order."""
    places = _PLACES.get(value_type, 0)
    limit = Decimal(10) ** 14
    kept = [_plain(n) for n in numbers if 0 <= n <= limit and n == n.quantize(Decimal(1).scaleb(-places))]
    return tuple(dict.fromkeys(kept))


def plain_text(text: str) -> str:
    """Text with ordinary digits, signs and spaces, without quotes around it."""
    return clean(text.translate(_DIGITS)).strip("'\" ")


def says_nothing(folded: str) -> bool:
    """Whether a folded text means "none" or "no figure" («không», "-")."""
    return folded in _NOTHING


@lru_cache(maxsize=4096)
def read_text(text: str, value_type: ValueType, unit: str) -> Reading:
    """The figure written as text; see the module for the rules."""
    plain = plain_text(text)
    if not plain:
        return BLANK
    if len(plain) > _LONGEST:
        return Reading(question="not-a-number", options=(None,))
    folded = fold(plain).rstrip(" .;,")
    if value_type is ValueType.BOOLEAN:
        yes_or_no = _yes_or_no(folded)
        if yes_or_no is not None:
            return yes_or_no
    if not folded or says_nothing(folded):
        return Reading(question="zero-or-blank", options=(Decimal(0), None))
    for reader in (_bare, _letters, _with_words, _spelled, _asked_forms):
        reading = reader(plain, value_type, unit)
        if reading is not None:
            return reading
    return Reading(question="not-a-number", options=(None,))


def _yes_or_no(folded: str) -> Reading | None:
    if folded in _YES:
        return Reading(Decimal(1))
    return Reading(Decimal(0)) if folded in _NO else None


def _bare(plain: str, value_type: ValueType, unit: str) -> Reading | None:
    """Digits with separators and nothing else."""
    del unit
    if match := _TWO_NUMBERS.fullmatch(plain):
        numbers = (Decimal(match[1] + match[2]), Decimal(match[1]), Decimal(match[2]))
        if max(numbers[1:]) <= 2 * min(numbers[1:]):
            return Reading(question="ambiguous-number", options=(*_usable(numbers, value_type), None))
    if _WHOLE.fullmatch(plain) or _SPACED.fullmatch(plain):
        return _checked(Decimal(plain.replace(" ", "")), value_type)
    if match := _COMMA.fullmatch(plain):
        return _comma(match, value_type)
    if _THOUSANDS.fullmatch(plain) and (value_type is not ValueType.DECIMAL3 or plain.count(".") > 1):
        return _checked(Decimal(plain.replace(".", "")), value_type)
    # "20.203" km may be 20 203 km or, typed with a point, 20,203 km; "1,234.5" is how other countries write.
    candidates = []
    if _POINT.fullmatch(plain):
        candidates.append(Decimal(plain))
    if _THOUSANDS.fullmatch(plain):
        candidates.append(Decimal(plain.replace(".", "")))
    if _ENGLISH.fullmatch(plain):
        candidates.append(Decimal(plain.replace(",", "")))
    if not candidates:
        return None
    return Reading(question="point-or-comma", options=(*_usable(tuple(candidates), value_type), None))


def _comma(match: re.Match[str], value_type: ValueType) -> Reading:
    whole, decimals = re.sub(r"[. ]", "", match[1]), match[4]
    number = Decimal(f"{whole}.{decimals}")
    is_decimal = value_type in (ValueType.DECIMAL3, ValueType.PERCENT)
    if is_decimal:
        return _checked(number, value_type)
    grouped = (Decimal(whole + decimals),) if len(decimals) == 3 and whole != "0" and match[1] == whole else ()
    return Reading(question="point-or-comma", options=(*_usable((number, *grouped), value_type), None))


def _with_words(plain: str, value_type: ValueType, unit: str) -> Reading | None:
    """ "05 tổ": the word must mean the unit of the indicator."""
    match = _WITH_WORDS.fullmatch(plain)
    if match is None:
        return None
    reading = _bare(match[1].strip(), value_type, unit)
    if reading is None:
        return None
    words = fold(match[2]).strip(" .;,")
    # «1 trăm» is a hundred, although the station «trạm» differs from it by its tone alone.
    if _means(words, unit) and not _SIZE_WORD.match(match[2]):
        return replace(reading, remark="unit-word") if reading.is_certain else reading
    multiple = _MULTIPLE.get(words.split(" ")[0])
    options = reading.options if reading.question else (reading.value,)
    numbers = tuple(option for option in options if option is not None)
    if multiple and value_type is ValueType.VND:
        decimal = _bare(match[1].strip(), ValueType.DECIMAL3, unit) or BLANK
        found = (decimal.value,) if decimal.value is not None else numbers
        return Reading(question="other-unit", options=(*_usable(tuple(n * multiple for n in found), value_type), None))
    return Reading(question="other-unit", options=(*_usable(numbers, value_type), None))


def _means(words: str, unit: str) -> bool:
    return words in unit_words(unit)


@lru_cache(maxsize=512)
def unit_words(unit: str) -> frozenset[str]:
    """Folded words that mean a unit of measure: itself, its halves («gam/viên») and its synonyms."""
    own = fold(unit)
    accepted = {own, *own.split("/")}
    for name in tuple(accepted):
        accepted |= _SAME_UNIT.get(name, set())
    return frozenset(accepted)


@lru_cache(maxsize=2048)
def means_unit(text: str, unit: str) -> bool:
    """Whether a cell of the column «Đơn vị tính» names the unit of an indicator."""
    return _means(fold(plain_text(text)).strip(" .;,()"), unit)


def _spelled(plain: str, value_type: ValueType, unit: str) -> Reading | None:
    """ "3 (ba)": certain when the word in brackets says the same number, or the unit."""
    match = _SPELLED.fullmatch(plain)
    if match is None:
        return None
    reading = _bare(match[1].strip(), value_type, unit)
    if reading is None or not reading.is_certain or reading.value is None:
        return reading
    word = fold(match[2]).strip()
    if _means(word, unit) or word in (_spoken(reading.value), f"{_spoken(reading.value)} {fold(unit)}"):
        return replace(reading, remark="spelled-number")
    return Reading(question="words-differ", options=(reading.value, None))


def _spoken(number: Decimal) -> str:
    """The word of a number up to ten, folded; a word that never matches for others."""
    return _NUMBER_WORDS[int(number)] if number <= 10 and number == int(number) else "?"


def _asked_forms(plain: str, value_type: ValueType, unit: str) -> Reading | None:
    """Forms that are understood and still have to be confirmed."""
    if match := _PAIR.fullmatch(plain):
        return _pair(match, value_type, unit)
    for pattern, code in ((_ABOUT, "ambiguous-number"), (_PERCENT, "percent"), (_NEGATIVE, "negative")):
        if match := pattern.fullmatch(plain):
            options = _options(match[1].strip(), value_type) if code != "negative" else ()
            return Reading(question=code, options=(*options, None))
    return None


def _letters(plain: str, value_type: ValueType, unit: str) -> Reading | None:
    """ "1O" and "l2": letters that look like digits."""
    del unit
    if not _LETTERS.fullmatch(plain):
        return None
    digits = plain.translate(str.maketrans("OoIl|", "00111"))
    return Reading(question="letters-in-number", options=(*_options(digits, value_type), None))


def _options(text: str, value_type: ValueType) -> tuple[Decimal, ...]:
    reading = _bare(text, value_type, "")
    if reading is None:
        return ()
    numbers = (reading.value,) if reading.value is not None else reading.options
    return _usable(tuple(n for n in numbers if n is not None), value_type)


def _pair(match: re.Match[str], value_type: ValueType, unit: str) -> Reading:
    """ "12 hộ/45 khẩu": the first number may be this figure, the second one that of its partner."""
    first, second = _options(match[1], value_type), _options(match[3], ValueType.DECIMAL3)
    words = fold(match[2] or "").strip(" .,")
    if not first or (words and not _means(words, unit)):
        return Reading(question="pair", options=(None,))
    # "07/09" without words may as well mean seven of nine: then only the first number is offered.
    is_pair = bool(second) and bool(words) and bool(match[4])
    return Reading(question="pair", options=(first[0], None), second=second[0] if is_pair else None)


def shown_option(value: Decimal | None) -> str:
    """A candidate as a label: "1.234,5" or «chưa có số liệu»."""
    return "chưa có số liệu" if value is None else format_number(value)
