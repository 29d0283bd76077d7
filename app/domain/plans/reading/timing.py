"""When: the words of a plan on time → :class:`~app.domain.plans.tasks.Timing`, spans and days.

A span that the words do not name («hằng năm», «sau khi có hướng dẫn của …») is not made up.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from app.domain.plans.reading.letters import plain, trimmed
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Timing

_ROMAN: Final = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "mot": 1,
    "hai": 2,
    "ba": 3,
    "bon": 4,
}
#: One span: day, quarter, month, half-year or year, with or without its year.
_SPAN: Final = re.compile(
    r"(?P<day>(?<![\d/.-])\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?![\d/]))"
    r"|\bngay (?P<d>\d{1,2}) thang (?P<m>\d{1,2})(?: nam (?P<y>\d{4}))?"
    r"|\bqui?y?[ ]?(?P<quarter>iv|iii|ii|i|[1-4]|mot|hai|ba|bon)\b(?:[ ]?(?:/|-|,? nam) ?(?P<quarter_year>\d{4}))?"
    r"|\bthang (?P<month>\d{1,2})(?:[ ]?(?:/|-|,? nam) ?(?P<month_year>\d{4}))?(?![\d/])"
    r"|\b(?P<half>6|sau) thang (?P<side>dau|cuoi)(?: nam)?(?: (?P<half_year>\d{4}))?"
    r"|\bnam (?:hoc )?(?P<year>(?:19|20)\d{2})\b"
    r"|(?<![\d/.-])(?P<bare>20\d{2})(?![\d/.]\d|\d)"
)
#: Letters before a span that say how it is meant, and the length of one that is a day.
_AROUND: Final = 30
_DAY_LENGTH: Final = len("2022-01-21")
_RANGE: Final = re.compile(r"^[\s,]*(?:-|den het|den|toi)[\s,]*(?:het )?$")
_OPEN_START: Final = re.compile(r"(?:\btu|\bbat dau(?: tu)?|\bke tu)\s*$")
_OPEN_END: Final = re.compile(
    r"(?:\btruoc(?: ngay)?\s*:?|\bden(?: het)?(?: ngay)?|\bkhong qua(?: ngay)?|\b(?:cham|muon) nhat.{0,20}"
    r"|\bxong.{0,12})\s*$"
)
_BEFORE: Final = re.compile(r"\btruoc(?: ngay)?\s*:?\s*$")
_ONGOING: Final = re.compile(r"\bthuong xuyen\b|\blien tuc\b|\btrong suot\b")
_CONDITION: Final = re.compile(
    r"\b(?:ngay )?sau khi [^.;]{3,160}|\btheo (?:huong dan|chi dao|ke hoach|yeu cau|thong bao|lo trinh"
    r"|chuong trinh|quy dinh)\b[^.;]{0,160}"
    r"|\bkhi co [^.;]{3,120}"
)
#: What waits for a paper or a decision of others waits for it even where a quarter is named too.
_WAITS: Final = re.compile(
    r"\b(?:ngay )?(?:sau )?khi (?:(?:co|nhan duoc)[^.;,:]{0,40}?\b(?:huong dan|chi dao|ke hoach|van ban|thong bao"
    r"|quyet dinh|phe duyet|y kien|kinh phi)\b[^.;,:]{0,120}|[^.;,:]{3,80}?\bduoc (?:phe duyet|ban hanh|thong qua"
    r"|phan bo|cap kinh phi|bo tri)\b[^.;,:]{0,80})"
)
_WHEN: Final = re.compile(r"(?:ngay )?(?:sau )?khi ")
_FREQUENCIES: Final = (
    (Frequency.MONTH, re.compile(r"\b(?:ha[nm]g|moi) thang\b|\bmot thang mot lan")),
    (Frequency.QUARTER, re.compile(r"\b(?:hang|moi|tung|dinh ky) (?:quy|qui)\b")),
    (
        Frequency.HALF_YEAR,
        re.compile(
            r"\b(?:dinh ky |hang |moi )?(?:0?6|sau) thang(?! (?:dau|cuoi))(?:\s*(?:,|va|/)|\s+(?:mot lan"
            r"|01 lan|1 lan))|\bdinh ky (?:0?6|sau) thang\b"
        ),
    ),
    (
        Frequency.YEAR,
        re.compile(
            r"\b(?:hang|moi|tung|dinh ky) nam\b|\bdinh ky hang nam\b|\b(?:01|mot|1) nam,? (?:tu )?(?:01|mot|1) lan"
        ),
    ),
    (Frequency.PHASE, re.compile(r"\b(?:theo|tung|ca|moi|hang) giai doan\b")),
)


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A span in words: its short text ("2022-Q1", empty where the year is missing) and where it stands."""

    text: str
    start: int
    end: int
    year: int | None = None


def frequency_of(text: str) -> Frequency | None:
    """How often, in the order of the calendar; ``None`` where the words say nothing of it."""
    shown = plain(text)
    found = [frequency for frequency, form in _FREQUENCIES if form.search(shown)]
    return found[0] if found else None


def spans_in(text: str, year: int | None = None) -> tuple[FoundSpan, ...]:
    """The spans the words name; one without a year takes that of the next one, else ``year``."""
    shown = plain(text)
    found = [_span_of(match) for match in _SPAN.finditer(shown)]
    following = year
    result: list[FoundSpan] = []
    for item in reversed([one for one in found if one is not None]):
        known = item.year if item.year is not None else following
        following = known if item.year is not None else following
        result.append(FoundSpan(item.text.format(year=known) if known is not None else "", item.start, item.end, known))
    return tuple(item for item in reversed(result) if item.text)


def day_of(text: str) -> date | None:
    """The day written "5/3/2022", "05.03.2022" or "ngày 05 tháng 3 năm 2022"; ``None`` for no day of the calendar."""
    numbers = [int(part) for part in re.findall(r"\d+", text)][:3]
    try:
        return date(numbers[2], numbers[1], numbers[0])
    except (ValueError, IndexError):
        return None


def _span_of(found: re.Match[str]) -> FoundSpan | None:
    start, end = found.span()
    if found["day"] or found["d"]:
        return _day_span(found)
    if found["quarter"]:
        year = found["quarter_year"]
        return FoundSpan(f"{{year}}-Q{_ROMAN[found['quarter']]}", start, end, int(year) if year else None)
    if found["month"]:
        month, year = int(found["month"]), found["month_year"]
        if not 1 <= month <= 12:
            return None
        return FoundSpan(f"{{year}}-{month:02}", start, end, int(year) if year else None)
    if found["half"]:
        year = found["half_year"]
        return FoundSpan(f"{{year}}-H{1 if found['side'] == 'dau' else 2}", start, end, int(year) if year else None)
    return FoundSpan("{year}", start, end, int(found["year"] or found["bare"]))


def _day_span(found: re.Match[str]) -> FoundSpan | None:
    text = found["day"] or f"{found['d']}/{found['m']}/{found['y'] or 2000}"
    day = day_of(text)
    if day is None:
        return None
    year = day.year if found["day"] or found["y"] else None
    return FoundSpan(f"{{year}}-{day.month:02}-{day.day:02}", *found.span(), year)


def timing_of(text: str, year: int | None = None) -> Timing:
    """What the words of a time say; ``year`` is that of the plan, for "Quý I" without one."""
    shown = plain(text)
    first, last = trimmed(text, 0, len(text))
    condition = condition_in(text)
    weak = _CONDITION.search(shown)
    frequency = frequency_of(text)
    is_ongoing = _ONGOING.search(shown) is not None
    spans = spans_in(text, year)
    starts, ends = _ends(shown, spans)
    return Timing(
        text=text[first:last],
        starts=starts,
        ends=ends,
        frequency=frequency or Frequency.ONCE,
        is_ongoing=is_ongoing,
        condition=condition or (_words(text, weak) if weak is not None and not spans and not frequency else ""),
    )


def condition_in(text: str) -> str:
    """What a sentence says must come first: "có hướng dẫn của Sở Tư pháp"; "" where it waits for nothing."""
    found = _WAITS.search(plain(text))
    return _words(text, found) if found is not None else ""


def deadline_in(text: str) -> Timing:
    """«… trước ngày 21/01/2022» inside a sentence: the first whole day something is to be done by, if there is one."""
    shown = plain(text)
    for one in spans_in(text):
        since = max(0, one.start - _AROUND)
        by = _OPEN_END.search(shown[since : one.start])
        if by is not None and len(one.text) == _DAY_LENGTH:
            ends = _ends(shown, (one,))[1]
            return Timing(text=text[since + by.start() : one.end], ends=ends)
    return Timing()


def _day_before(text: str) -> str:
    """«Trước ngày 21/01» ends on the 20th."""
    return (date.fromisoformat(text) - timedelta(days=1)).isoformat()


def _words(text: str, found: re.Match[str]) -> str:
    start, end = trimmed(text, *found.span())
    when = _WHEN.match(plain(text), start)
    return text[when.end() if when is not None else start : end]


def _ends(shown: str, spans: tuple[FoundSpan, ...]) -> tuple[str, str]:
    """Start and end: one span is both, "từ" leaves the end open, "trước" and "đến" leave the start open."""
    if not spans:
        return "", ""
    first = spans[0]
    before = shown[max(0, first.start - _AROUND) : first.start]
    if len(spans) > 1 and _RANGE.match(shown[first.end : spans[1].start].strip(" ") or "x"):
        return first.text, spans[1].text
    if _OPEN_START.search(before):
        return first.text, spans[-1].text if len(spans) > 1 else ""
    if _OPEN_END.search(before):
        return "", (
            _day_before(first.text) if _BEFORE.search(before) and len(first.text) == _DAY_LENGTH else first.text
        )
    return first.text, spans[-1].text
