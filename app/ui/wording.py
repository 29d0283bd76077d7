"""Words the screens share: days of the week, days left, names in a row."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from app.i18n import N_, _

_WEEKDAYS = (N_("Thứ Hai"), N_("Thứ Ba"), N_("Thứ Tư"), N_("Thứ Năm"), N_("Thứ Sáu"), N_("Thứ Bảy"), N_("Chủ nhật"))
_STATION = re.compile(r"^Đồn Biên phòng (cửa khẩu )?")
_SOON_WORKING_DAYS = 3
_LONG_PAST_DAYS = 99


def weekday(day: date) -> str:
    """ "Thứ Năm"."""
    return _(_WEEKDAYS[day.weekday()])


def day_month(day: date) -> str:
    """ "20/01", the year left out where it is plain."""
    return f"{day.day:02d}/{day.month:02d}"


def day_of(day: date, today: date) -> str:
    """ "20/01", with its year when that is not this year: "20/01/2022"."""
    return day_month(day) if day.year == today.year else f"{day_month(day)}/{day.year}"


def working_days(start: date, end: date) -> int:
    """Monday to Friday after ``start`` up to ``end``; holidays are not known here."""
    days = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    return sum(1 for day in days if day.weekday() < 5)


def days_left(day: date, today: date) -> str:
    """ "còn 2 ngày", "hôm nay", "quá hạn 3 ngày"; counting ends after a season."""
    left = (day - today).days
    if left > 0:
        return _("còn {count} ngày").format(count=left)
    if left < -_LONG_PAST_DAYS:
        return _("đã quá hạn")
    return _("hôm nay") if left == 0 else _("quá hạn {count} ngày").format(count=-left)


def due_kind(day: date, today: date) -> str:
    """The kind of chip for a deadline: far, soon (three working days or less), past."""
    if day < today:
        return "past"
    return "soon" if working_days(today, day) <= _SOON_WORKING_DAYS else "plain"


def listed(names: Sequence[str], most: int = 3) -> str:
    """ "Lũng Nặm, Nội Thôn và 2 nơi khác"."""
    if len(names) <= most:
        return ", ".join(names)
    return _("{names} và {count} nơi khác").format(names=", ".join(names[:most]), count=len(names) - most)


def short_unit(name: str) -> str:
    """A unit where there is little room: "ĐBP Sóc Giang"; the whole name belongs into the tooltip."""
    return _STATION.sub(_("ĐBP "), name)
