"""Numbers, years, spans and stated days as people type them into a plan, and as the editor shows them."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.plans.duties import DutyDate
from app.domain.plans.plan import Agency
from app.domain.plans.reading.timing import spans_in
from app.domain.plans.spans import span
from app.i18n import _
from app.text import clean, fold, format_number, short_date
from app.ui.forms import parse_date

_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d{1,3})?", re.A)
_DAY_MONTH = re.compile(r"(\d{1,2})\s?[/.\-]\s?(\d{1,2})(?: (?:hang|moi) nam)?", re.A)
_ALONE = re.compile(r"(\d{1,2})", re.A)
_BEFORE = re.compile(r"^(?:truoc|den|het|ngay| )+")
_LATER = re.compile(
    r",? (?:cua )?(?:(?:thang )?dau (?:cua )?)?(?:6 thang|thang|qu[yi]|nam|ky) (?:sau|ke tiep|tiep theo|lien ke)$", re.A
)
#: Without tones «tháng sáu» is «tháng sau».
_SIX = "sáu"


def parse_number(text: str) -> Decimal | None:
    """ "1.200", "12,5", "50 %"; ``None`` for nothing, ``ValueError`` with a sentence for what may mean two numbers."""
    typed = clean(text).removesuffix("%").strip()
    if not typed:
        return None
    if _NUMBER.fullmatch(typed) is None:
        raise ValueError(_("Ghi một số, ví dụ 95, 12,5 hoặc 1.200"))
    return Decimal(typed.replace(".", "").replace(",", "."))


def shown_number(value: Decimal | int | None) -> str:
    """ "12,5"; empty for none, and for a number that is still to be typed (not a number)."""
    return "" if value is None or not Decimal(value).is_finite() else format_number(value)


def parse_year(text: str) -> int | None:
    """ "2027"; ``None`` for nothing."""
    typed = clean(text)
    if not typed:
        return None
    if not re.fullmatch(r"(?:19|20|21)\d\d", typed, re.A):
        raise ValueError(_("Ghi năm bằng bốn chữ số, ví dụ 2027"))
    return int(typed)


def parse_count(text: str) -> int | None:
    """A whole number; ``None`` for nothing."""
    value = parse_number(text)
    if value is not None and value != value.to_integral_value():
        raise ValueError(_("Ghi một số nguyên"))
    return None if value is None else int(value)


def parse_day(text: str) -> date | None:
    """ "28/7/2027"; ``None`` for nothing."""
    return parse_date(clean(text)) if clean(text) else None


def parse_needed_day(text: str) -> date:
    """A day that must be there."""
    return parse_date(clean(text))


def shown_day(day: date | None) -> str:
    """ "28/07/2027"; empty for none."""
    return short_date(day) if day else ""


def parse_span(text: str) -> str:
    """ "Quý III/2027", "tháng 7/2027", "28/7/2027", "2027", "6 tháng đầu năm 2027" as a span's short text."""
    typed = clean(text)
    if not typed:
        return ""
    try:
        return span(typed).text
    except ValueError:
        found = spans_in(typed)
    if len(found) != 1:
        raise ValueError(_("Ghi như: 28/7/2027, tháng 7/2027, Quý III/2027, 6 tháng đầu năm 2027, năm 2027"))
    return found[0].text


def shown_span(text: str) -> str:
    """A span in words; what is none stays as it is."""
    try:
        words = span(text).words
    except ValueError:
        return text
    return words[:1].upper() + words[1:]


def parse_stated(row: DutyDate, text: str) -> DutyDate:
    """A stated day: "15/11/2027"; "15/11" is one of every year, "25" one of every month or quarter.

    "05 tháng sau", "15/01 năm sau" is one of the period after the one reported on.
    """
    typed = _BEFORE.sub("", fold(text))
    later = None if _SIX in clean(text).casefold() else _LATER.search(typed)
    row = replace(row, periods_later=0 if later is None else 1)
    typed = typed[: later.start()] if later is not None else typed
    if found := _DAY_MONTH.fullmatch(typed):
        return replace(row, day=None, month=int(found[2]), month_day=int(found[1]))
    if found := _ALONE.fullmatch(typed):
        return replace(row, day=None, month=None, month_day=int(found[1]))
    try:
        return replace(row, day=parse_date(typed), month=None, month_day=None)
    except ValueError:
        told = _("Ghi 15/11/2027, 15/11 (hằng năm), 25 (hằng tháng, quý), 05 tháng sau hoặc 15/01 năm sau")
        raise ValueError(told) from None


def shown_stated(row: DutyDate) -> str:
    """A stated day as it is typed."""
    if row.day is None and row.month_day is None:
        return ""
    told = short_date(row.day) if row.day is not None else f"{row.month_day:02}"
    if row.day is None and row.month is not None:
        told = f"{told}/{row.month:02}"
    return f"{told} {row.later_words()}".strip()


def key_or_words(text: str, agencies: Iterable[Agency]) -> str:
    """The key of the agency of this name, else the words themselves."""
    typed = clean(text)
    named = (item.key for item in agencies if typed and fold(typed) in (fold(item.name), fold(item.short_name)))
    return next(named, typed)


def name_or_words(key: str, agencies: Iterable[Agency]) -> str:
    """The name of the agency of a key, else the words themselves."""
    return next((item.name for item in agencies if item.key == key), key)
