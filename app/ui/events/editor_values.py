"""Times, counts and đồng as people type them into the editor of an event."""

import re
from datetime import date, time
from decimal import Decimal

from app.i18n import _
from app.text import clean, format_number
from app.ui.forms import parse_date

_TIME = re.compile(r"(\d{1,2})\s*(?:giờ|gio|h|g|:|\.)\s*(\d{1,2})?\s*(?:phút|phut|p|')?$", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})$")
_NUMBER = re.compile(r"\d{1,3}(?:[. ]\d{3})+$|\d+$")
_MOST_COUNT = 10_000_000


def parse_time(text: str) -> time | None:
    """ "7h30", "07:30", "7 giờ", "0730"; ``None`` for an empty text, ``ValueError`` with one sentence otherwise."""
    typed = clean(text)
    if not typed:
        return None
    found = _TIME.match(typed) or _DIGITS.match(typed)
    if not found:
        raise ValueError(_("Ghi giờ dạng 07:30"))
    hours, minutes = int(found[1]), int(found[2] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError(_("Không có giờ này"))
    return time(hours, minutes)


def shown_time(at: time | None) -> str:
    """ "07:30"; empty for none."""
    return f"{at:%H:%M}" if at else ""


def parse_count(text: str) -> int | None:
    """ "1.200" is 1200, an empty text ``None``; ``ValueError`` for anything that is no whole number."""
    typed = clean(text)
    if not typed:
        return None
    if not _NUMBER.match(typed):
        raise ValueError(_("Ghi một số nguyên, ví dụ 120 hoặc 1.200"))
    number = int(re.sub(r"\D", "", typed))
    if number > _MOST_COUNT:
        raise ValueError(_("Số quá lớn, có lẽ gõ thừa chữ số"))
    return number


def parse_money(text: str) -> Decimal | None:
    """ "500.000", "500000 đ" in đồng, an empty text ``None``; ``ValueError`` for what could be read in two ways."""
    typed = clean(text)
    for word in ("đồng", "VNĐ", "VND", "đ"):
        typed = typed.removesuffix(word).strip()
    if not typed:
        return None
    if not _NUMBER.match(typed):
        raise ValueError(_("Ghi số đồng, ví dụ 500.000"))
    return Decimal(re.sub(r"\D", "", typed))


def shown_number(value: Decimal | int | None) -> str:
    """ "1.200"; empty where nobody has told."""
    return "" if value is None else format_number(value)


def parse_day(text: str, year: int) -> date | None:
    """ "28/2/2022", or "28/2" of ``year``; ``None`` for an empty text."""
    typed = clean(text)
    if not typed:
        return None
    return parse_date(f"{typed}/{year}" if re.fullmatch(r"\d{1,2}[/.\-]\d{1,2}", typed) else typed)
