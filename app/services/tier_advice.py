"""What the criteria of a day make of a place's figures: a suggestion to look at, never an entry."""

from datetime import date

from app.domain.tier_adviser import Advice, CriteriaSet, Situation
from app.domain.tier_adviser import advise as judged
from app.errors import Refused
from app.i18n import _
from app.services.workspace import Workspace
from app.text import short_date


def criteria(ws: Workspace, day: date) -> CriteriaSet | None:
    """The criteria set in force on a day; ``None`` when there is none, as after the epidemic."""
    return next(iter(ws.presets.criteria(day)), None)


def advise(ws: Workspace, day: date, situation: Situation) -> Advice:
    """The suggestion of the set in force on a day; raises ``Refused`` when there is none. Stores nothing."""
    found = criteria(ws, day)
    if found is None:
        said = _("Ngày {day} không có bộ tiêu chí đánh giá cấp độ nào được dùng.")
        raise Refused("no-criteria", said.format(day=short_date(day)), _("Hãy ghi cấp độ theo văn bản công bố."))
    return judged(found, situation)
