"""Vietnamese text: one normal form, folding for search, keys for order, and how papers write numbers and dates.

Text is NFC everywhere inside the program. Search compares folded text, lists sort by :func:`sort_key`, people by
:func:`name_key` (last word first). Dates and numbers follow Nghị định 30/2020/NĐ-CP and the practice of reports:
day zero-padded below 10, month only for January and February, counts below 10 zero-padded.
"""

import re
import unicodedata
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

# Marks of direction go with what has no width: one left in a name turns round the rest of a printed line.
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_INVISIBLE = dict.fromkeys([*map(ord, "\u200b\u200c\u200d\u2060\ufeff"), *_DIRECTIONS])
# A half of a surrogate pair is no letter, and neither files nor the data file take it.
_CONTROL = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f\u2009]+")
#: A day whose year has two digits: papers and lists of our days are all of this century.
_SHORT_YEAR = re.compile(r"^(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})$", re.ASCII)


def nfc(text: str) -> str:
    """The composed form, without marks of no width or of direction, controls and halves of letters; spacing is kept."""
    # Whatever is printable has neither; nearly all text is, and is composed already.
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", text.translate(_INVISIBLE).translate(_CONTROL))


def clean(text: str) -> str:
    """NFC with every run of spaces folded to one and the ends trimmed: for names, labels and codes."""
    return _SPACES.sub(" ", nfc(text)).strip()


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """Key for search: no tones, no marks, đ as d, case folded ("Sóc Giang" and "SOC GIANG" are equal)."""
    decomposed = unicodedata.normalize("NFD", clean(text).replace("đ", "d").replace("Đ", "D").replace("Ð", "D"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch)).casefold()


def spelling_key(text: str) -> str:
    """Key that keeps letters and tones but not their place: "Hoà Mục", "Hòa Mục" and "HÒA MỤC" are one spelling."""
    words = []
    for word in clean(text).casefold().split(" "):
        decomposed = unicodedata.normalize("NFD", word)
        tones = "".join(ch for ch in decomposed if ch in _TONE)
        words.append(unicodedata.normalize("NFC", "".join(ch for ch in decomposed if ch not in _TONE)) + tones)
    return " ".join(words)


_BASE = {ch: index for index, ch in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", 20)}
_TONE = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_MARK = {
    ("a", "\u0306"): "ă",
    ("a", "\u0302"): "â",
    ("e", "\u0302"): "ê",
    ("o", "\u0302"): "ô",
    ("o", "\u031b"): "ơ",
    ("u", "\u031b"): "ư",
}


_SPACE = chr(48 + 1)


def _letter(ch: str) -> tuple[int, int]:
    base, *marks = list(unicodedata.normalize("NFD", ch))
    tone = 0
    for mark in marks:
        if mark in _TONE:
            tone = _TONE[mark]
        else:
            base = _MARK.get((base, mark), base)
    if base in _BASE:
        return _BASE[base], tone
    return (5 + int(base), tone) if base in "0123456789" else (2, tone)


@lru_cache(maxsize=4096)
def sort_key(text: str) -> str:
    """Sortable key in Vietnamese order: letters first, then tones (ngang, huyền, hỏi, ngã, sắc, nặng), then case.

    A word has one tone wherever it is written, so "hoà" and "hòa" stand together and before "hoá".

    The key is a plain string that compares byte by byte, so it can be stored and sorted by any database.
    """
    letters, tones, cases = [], [], []
    for word in clean(text).split(" "):
        marks = []
        for ch in word:
            low = ch.lower()[0]
            letter, tone = _letter(low)
            letters.append(chr(48 + letter))
            cases.append("1" if low != ch else "0")
            marks += [chr(48 + tone)] if tone else []
        letters.append(_SPACE)
        tones.append("".join(marks) or "0")
    return f"{''.join(letters)} {'/'.join(tones)} {''.join(cases)}"


def name_key(full_name: str) -> str:
    """Order of people: tên (last word), then họ (first), then tên đệm (middle), each in Vietnamese order."""
    words = clean(full_name).split(" ")
    return sort_key(" ".join([words[-1], *words[:-1]]))


def _group(digits: str) -> str:
    return re.sub(r"(?<=\d)(?=(\d{3})+$)", ".", digits)


def format_number(value: Decimal | int, decimals: int | None = None) -> str:
    """``1234.5`` as "1.234,5"; ``decimals`` fixes the number of places, else none are added or lost."""
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    whole, _, rest = f"{abs(number):f}".partition(".")
    if decimals is None:
        rest = rest.rstrip("0")
    return f"{'-' if number < 0 else ''}{_group(whole)}{',' + rest if rest else ''}"


def padded_count(value: Decimal | int) -> str:
    """Counts in papers: "01", "08", "12", "1.234" (plans write 01 tập thể, 08 xã)."""
    number = Decimal(value)
    if number == number.to_integral_value() and 0 < number < 10:
        return f"0{int(number)}"
    return format_number(number)


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_BILLION = 1_000_000_000


def number_words(number: int) -> str:
    """A whole number in northern words: 1105 is "một nghìn một trăm linh năm"."""
    if number < 0:
        return f"âm {number_words(-number)}"
    return " ".join(_words(number)) or _DIGITS[0]


def money_words(amount: int) -> str:
    """An amount of đồng as papers spell it: 223500 is "Hai trăm hai mươi ba nghìn năm trăm đồng"."""
    words = number_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def _words(number: int) -> list[str]:
    """Words of ``number``; a group after a higher one speaks its hundreds even when they are zero."""
    billions, rest = divmod(number, _BILLION)
    words = [*_words(billions), "tỷ"] if billions else []
    for scale, name in ((1_000_000, "triệu"), (1000, "nghìn"), (1, "")):
        group, rest = divmod(rest, scale)
        if group:
            words += _group_words(group, is_inner=bool(words))
            words += [name] if name else []
    return words


def _group_words(group: int, *, is_inner: bool) -> list[str]:
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or is_inner else []
    if tens == 0:
        return [*words, *(["linh"] if words else []), _DIGITS[units]] if units else words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units:
        is_plain = tens == 1 and units != 5
        words.append(_DIGITS[units] if is_plain else _AFTER_TENS.get(units, _DIGITS[units]))
    return words


def admin_date(day: date) -> str:
    """As in "ngày 05 tháng 01 năm 2020", padded as Nghị định 30 (Phụ lục I, II.4.b) asks."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(day: date) -> str:
    """As in "05/01/2020": how tables and screens write dates."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def with_century(text: str) -> str:
    """A typed day with its whole year: "3/3/22" is "3/3/2022"; anything else stays as it was typed."""
    return _SHORT_YEAR.sub(r"\g<1>20\2", clean(text))
