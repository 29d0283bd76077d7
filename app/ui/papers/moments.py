"""Day and hour as people type them: "8 giờ 30 ngày 20/01/2022", "20/1/2022 8:30", "8h30 20/01/2022"."""

import re
from datetime import datetime, time

from app.i18n import _
from app.text import clean, short_date
from app.ui.forms import parse_date

_HOUR = re.compile(r"\b(\d{1,2})\s*(?:giờ|gio|h|g|:)\s*(\d{1,2})?(?:\s*(?:phút|phut|p))?\b", re.IGNORECASE)
_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}")


def parse_moment(text: str) -> datetime | None:
    """The moment on the wall; ``None`` for an empty text, ``ValueError`` with one sentence for anything unclear."""
    if not clean(text):
        return None
    day, hour = _DAY.search(text), _HOUR.search(text)
    if day is None or hour is None:
        raise ValueError(_("Ghi dạng 08:00 20/01/2022"))
    hours, minutes = int(hour[1]), int(hour[2] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError(_("Không có giờ này"))
    return datetime.combine(parse_date(day[0]), time(hours, minutes))


def shown_moment(moment: datetime | None) -> str:
    """ "08:00 20/01/2022"; empty for none."""
    return "" if moment is None else f"{moment:%H:%M} {short_date(moment.date())}"
