"""What the search of the window finds: units of all times, events, plans with their parts, indicators of the year."""

from app.domain.events import STATUS_WORDS
from app.domain.plans.plan import PART_KIND_WORDS, PartKind
from app.domain.units import KIND_WORDS, Unit
from app.i18n import _
from app.services import event_list, units
from app.services.plans import search as plan_search
from app.services.workspace import Workspace
from app.text import fold, short_date
from app.ui.frame.search_box import Hit
from app.ui.units.words import kind_and_name

_MOST_HITS = 30
#: Where parts of plans are followed.
_PLAN_TABS = {PartKind.TARGET: "targets", PartKind.TASK: "tasks", PartKind.DUTY: "duties"}


def search(ws: Workspace, year: int, text: str) -> tuple[Hit, ...]:
    """Units of all times, events of all seasons, plans with their parts, indicators of the year, best of each first."""
    hits = [_unit_hit(item) for item in units.search(ws, text)[: _MOST_HITS // 3]]
    hits += [_event_hit(item) for item in event_list.search(ws, text)[: _MOST_HITS // 3]]
    hits += [_plan_hit(item) for item in plan_search.search(ws, text)[: _MOST_HITS // 3]]
    words = fold(text).split()
    for indicator in ws.presets.catalogue(year):
        whole = fold(f"{indicator.code} {indicator.name}")
        if all(word in whole for word in words):
            caption = _("chỉ tiêu {code}, {unit}").format(code=indicator.code, unit=indicator.unit)
            hits.append(Hit(indicator.name, caption, "file-text", "reviews", indicator.code))
    return tuple(hits[:_MOST_HITS])


def _unit_hit(unit: Unit) -> Hit:
    caption = _("mã {code}").format(code=unit.code) if unit.code else _(KIND_WORDS[unit.kind])
    if unit.valid_to:
        caption += _(", đến {day}").format(day=short_date(unit.valid_to))
    return Hit(kind_and_name(unit), caption, "map-pinned", "units", unit.id)


def _event_hit(found: event_list.FoundEvent) -> Hit:
    event = found.event
    day = short_date(event.starts_on) if event.starts_on else _("chưa có ngày")
    caption = f"{day}, {_(STATUS_WORDS[event.status])}"
    return Hit(event.name or ", ".join(found.hosts), caption, "calendar-days", "events", event.id)


def _plan_hit(found: plan_search.FoundPart) -> Hit:
    if found.kind is None:
        return Hit(found.title, _("kế hoạch"), "list-checks", "plans", ("plans", found.plan_key, ""))
    caption = f"{_(PART_KIND_WORDS[found.kind])}, {found.plan_title}"
    return Hit(found.title, caption, "list-checks", "plans", (_PLAN_TABS[found.kind], found.plan_key, found.key))
