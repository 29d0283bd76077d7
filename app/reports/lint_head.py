"""Checks of the head of a paper: quốc hiệu, organ, number, place and date, title, Kính gửi (Phụ lục I, II.1–5, 9)."""

import re
from calendar import monthrange
from collections.abc import Iterator

from app.domain.paper_checks import Departure
from app.domain.paper_elements import COPY_SYMBOLS, KIND_SYMBOLS, WITHOUT_ADDRESSEE, WORKING_TITLES, Element
from app.reports import nd30
from app.reports.lint_paper import NamedLine, NamedPaper, departure
from app.text import clean, spelling_key

_EXAMPLE = "…, ngày 05 tháng 01 năm 2020"
_DATE = re.compile(
    r"(?P<place>.*?)(?P<comma>,?)\s*ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s+năm\s+(?P<year>\d{4})"
)
_BLANKS = r"[\s.…_]*"
_BLANK_DATE = re.compile(
    rf"(?P<place>.*?)(?P<comma>,?)\s*ngày{_BLANKS}\d{{0,2}}{_BLANKS}tháng{_BLANKS}\d{{0,2}}{_BLANKS}năm{_BLANKS}\d{{0,4}}{_BLANKS}"
)
_UNIT_BEFORE = re.compile(r"(Tỉnh|Huyện|Xã|Phường|Thị trấn|Thị xã|Đặc khu)\s", re.IGNORECASE)
_NUMBER = re.compile(r"[Ss](?:ố|Ố)\s*(?P<colon>:?)\s*(?P<number>\d*)(?P<blank>[\s.…_]*)(?P<slash>/?)(?P<symbol>.*)")
_SMALL = frozenset({"QyĐ", "CTr", "TTr", "TrS"})
_HYPHENS = re.compile(r"[–—_]")
#: Kinds whose form has no line of place and date (mẫu 1.9).
_WITHOUT_DATE = frozenset({"BIÊN BẢN"}) | WORKING_TITLES
#: Kinds that a form prints without a subject of their own.
_WITHOUT_SUBJECT = frozenset({"GIẤY MỜI", "GIẤY GIỚI THIỆU", "GIẤY NGHỈ PHÉP", "CÔNG ĐIỆN", "BIÊN BẢN", "TỜ TRÌNH"})


def head_checks(case: NamedPaper) -> Iterator[Departure]:
    """Departures of the letterhead, the title and Kính gửi."""
    yield from _nation(case)
    if case.first(Element.ORGAN) is None:
        yield departure("organ-missing", "không có", "tên cơ quan ở góc trên bên trái")
    yield from _number(case)
    yield from _date(case)
    yield from _title(case)
    yield from _addressees(case)


def _nation(case: NamedPaper) -> Iterator[Departure]:
    for element, words in ((Element.QUOC_HIEU, nd30.QUOC_HIEU), (Element.TIEU_NGU, nd30.TIEU_NGU)):
        one = case.first(element)
        if one is None:
            yield departure(f"{element}-missing", "không có", words)
        elif not _same_words(one.text, words, is_upper=element is Element.QUOC_HIEU):
            yield departure(f"{element}-wording", one.text, words, one)


def _same_words(text: str, words: str, *, is_upper: bool) -> bool:
    """Equal but for where the tone stands (HÒA, HOÀ), and for capitals where another check tells them."""
    return spelling_key(text) == spelling_key(words) and (is_upper or _cased(text, words))


def _cased(text: str, words: str) -> bool:
    return [letter.isupper() for letter in clean(text)] == [letter.isupper() for letter in words]


def _number(case: NamedPaper) -> Iterator[Departure]:
    one = case.first(Element.NUMBER)
    if one is None:
        if case.kind not in _WITHOUT_DATE:
            yield departure("number-missing", "không có", "Số: …/…")
        return
    parts = _NUMBER.fullmatch(one.text)
    if parts is None:
        return
    number, symbol = parts["number"], parts["symbol"]
    if not parts["colon"]:
        yield departure("number-colon", one.text, "Số: …", one)
    if len(number) == 1:
        yield departure("number-padded", number, f"0{number}", one)
    if not parts["slash"]:
        yield departure("number-slash", one.text, "Số: 05/BC-BCĐ", one)
    else:
        yield from _symbol(case, one, bool(number and parts["blank"].strip(" ") != parts["blank"]), symbol)


def _symbol(case: NamedPaper, one: NamedLine, has_gap: bool, symbol: str) -> Iterator[Departure]:
    if has_gap or " " in symbol.strip() or symbol != symbol.lstrip():
        yield departure("number-spaces", one.text, "viết liền", one)
    groups = [group.strip() for group in re.split(r"[-–—_]", symbol)]
    is_hyphened = len(groups) > 1 and all(groups) and not _HYPHENS.search(symbol)
    if not is_hyphened and symbol.strip(" .…"):
        yield departure("number-hyphen", symbol, "các nhóm nối bằng gạch nối (-)", one)
    if any(group != group.upper() and group not in _SMALL for group in groups):
        yield departure("number-capitals", symbol, symbol.upper(), one)
    expected = KIND_SYMBOLS.get(case.kind, "")
    if expected and symbol.strip(" .…") and groups[0].upper() not in (expected.upper(), *map(str.upper, COPY_SYMBOLS)):
        yield departure("symbol-kind", groups[0], f"{expected} ({case.kind.lower()})", one)
    if case.first(Element.LETTER_SUBJECT) and not case.kind and groups[0].upper() in ("CV", "CÔNGVĂN"):
        yield departure("symbol-letter", groups[0], "chữ viết tắt cơ quan", one)


def _date(case: NamedPaper) -> Iterator[Departure]:
    one = case.first(Element.PLACE_DATE)
    if one is None:
        if case.kind not in _WITHOUT_DATE:
            yield departure("date-missing", "không có", _EXAMPLE)
        return
    full = _DATE.fullmatch(one.text)
    parts = full or _BLANK_DATE.fullmatch(one.text)
    if parts is None:
        yield departure("date-wording", one.text, _EXAMPLE, one)
        return
    place = parts["place"].strip(" ,")
    if not parts["comma"] and place:
        yield departure("date-comma", one.text, _EXAMPLE, one)
    if place and (not place[0].isupper() or _UNIT_BEFORE.match(place)) and not _is_named_after(place):
        yield departure("date-place", place, "tên riêng, viết hoa", one)
    if full is not None:
        yield from _day(one, full["day"], full["month"], int(full["year"]))


def _is_named_after(place: str) -> bool:
    """Units named by a number, a person or an event keep the common noun (II.4.a), and it is a capital one."""
    return place[0].isupper() and place.startswith(("Phường", "Quận", "Xã", "Thị trấn"))


def _day(one: NamedLine, day: str, month: str, year: int) -> Iterator[Departure]:
    days, months = int(day), int(month)
    if len(day) == 1:
        yield departure("date-day-padded", f"ngày {day}", f"ngày 0{day}", one)
    if months in (1, 2) and len(month) == 1:
        yield departure("date-month-padded", f"tháng {month}", f"tháng 0{month}", one)
    if 3 <= months <= 9 and len(month) == 2:
        yield departure("date-month-bare", f"tháng {month}", f"tháng {months}", one)
    if not 1 <= months <= 12 or not 1 <= days <= monthrange(max(year, 1), months)[1]:
        yield departure("date-impossible", f"ngày {day} tháng {month} năm {year}", "một ngày có thật", one)


def _title(case: NamedPaper) -> Iterator[Departure]:
    title, letter = case.first(Element.TITLE), case.first(Element.LETTER_SUBJECT)
    if title is None and letter is None:
        yield departure("title-missing", "không có", "tên loại, hoặc V/v … nếu là công văn")
    subject = case.first(Element.SUBJECT)
    if title is not None and subject is None and case.kind not in _WITHOUT_SUBJECT:
        yield departure("subject-missing", "không có", "trích yếu dưới tên loại", title)
    for one in (subject, letter):
        if one is not None and one.text.endswith("."):
            yield departure("subject-stop", one.text[-12:], "không có dấu chấm cuối", one)
    if letter is not None and not re.match(r"V/v\s+\S", letter.text):
        yield departure("letter-subject-form", letter.text[:12], "V/v …", letter)


def _addressees(case: NamedPaper) -> Iterator[Departure]:
    lines = list(case.all(Element.ADDRESSEE))
    if not lines:
        if case.first(Element.LETTER_SUBJECT) and case.first(Element.TITLE) is None:
            yield departure("addressee-missing", "không có", "Kính gửi: …")
        return
    head = lines[0]
    if case.kind in WITHOUT_ADDRESSEE:
        yield departure("addressee-kind", case.kind.lower(), "không có Kính gửi", head)
    if not re.match(r"Kính gửi\s*:", head.text):
        yield departure("addressee-colon", head.text, "Kính gửi:", head)
    for index, one in enumerate(lines[1:], 2):
        is_last = index == len(lines)
        if not one.text.startswith("- ") or not one.text.endswith("." if is_last else ";"):
            yield departure("addressee-list", one.text, "- …." if is_last else "- …;", one)
