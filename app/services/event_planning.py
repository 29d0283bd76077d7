"""Plan of one click: proposals to look at, then every event in one transaction, undone at one stroke."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from app.db import events as db_events
from app.db.types import DbConnection
from app.domain import event_planning
from app.domain.event_changes import demanded
from app.domain.event_planning import PlannedPlace, Proposal, Wish, days_between
from app.domain.event_templates import TemplateWords, from_kind, host_words, season_of
from app.domain.events import EventKind, EventStatus
from app.errors import Refused
from app.i18n import _
from app.services import event_changes, scope
from app.services.event_assessments import Grounds, undated_day
from app.services.planned_places import season_places
from app.services.workspace import Workspace
from app.text import short_date

#: More days than these are a slip of the year.
_MOST_DAYS = 366


def propose(
    ws: Workspace,
    kinds: Sequence[str] = (),
    units: Collection[int] | None = None,
    first: date | None = None,
    last: date | None = None,
) -> tuple[Proposal, ...]:
    """What to plan for the season of the committee; nothing is stored.

    Without ``kinds`` every kind that is in use, without ``units`` every border commune and its border hamlets; a
    commune among ``units`` stands for its hamlets too, the committee's own unit for all of them. Days lie in the season
    of each kind, from today on while it lasts, unless ``first`` and ``last`` say otherwise. Refused for kinds that do
    not exist, reversed days, or when there is no place to plan for.
    """
    with ws.store.read() as connection:
        year = scope.committee_of(connection).event_year
        chosen = _kinds(connection, kinds)
        wishes: list[Wish] = []
        known: dict[int, PlannedPlace] = {}
        for kind in chosen:
            season = season_of(kind, year)
            days = _days(season, first, last, ws.today)
            places = season_places(connection, days[-1] if days else undated_day(kind, year), units or ())
            known |= places.by_id
            is_whole = units is None or places.owner.unit.id in units
            wishes.append(Wish(kind, places.hosts(kind.host_level, None if is_whole else units), days, season))
        if not any(wish.places for wish in wishes):
            raise Refused(
                "no-places",
                _("Không có xã, xóm nào để lập kế hoạch cho các loại sự kiện đã chọn."),
                _("Hãy đánh dấu xã biên giới, thêm xóm ở trang Đơn vị, hoặc chọn đơn vị khác."),
            )
        grounds = Grounds.read(connection, ws.today)
        return event_planning.propose(wishes, known, db_events.events(connection, year), grounds.assess)


def season_end(ws: Workspace, kinds: Sequence[str] = ()) -> date:
    """The day by which units are looked up for some kinds (none: for all): the last one of their season."""
    with ws.store.read() as connection:
        year = scope.committee_of(connection).event_year
        return max((undated_day(kind, year) for kind in _kinds(connection, kinds)), default=date(year, 12, 31))


def day_in_season(ws: Workspace) -> date:
    """The day a screen about tiers opens at: today in the year of the season, else the last day of the season."""
    end = season_end(ws)
    return ws.today if ws.today.year == end.year else end


def on_day(ws: Workspace, proposal: Proposal, day: date | None) -> Proposal:
    """The same proposal on a day the user chose, judged by the tiers of that day."""
    with ws.store.read() as connection:
        return event_planning.moved(proposal, day, Grounds.read(connection, ws.today).assess)


def plan(ws: Workspace, proposals: Iterable[Proposal]) -> tuple[int, ...]:
    """Store the events of some proposals in one step that undo takes back; returns their ids.

    What is stored then decides: a unit that got such an event meanwhile is left alone, tiers are looked at again. Where
    nothing may be held the event is entered as not held, and the report in writing is owed. Refused when there is
    nothing to plan.
    """
    wanted = [item for item in proposals if item.is_new]
    label = _("Lập kế hoạch {count} sự kiện").format(count=len(wanted))
    with ws.store.write(label, ws.actor) as connection:
        made = _Planner(connection, ws).plan(wanted)
        if not made:
            sentence = _("Các đơn vị đã chọn đều có sự kiện loại này; chưa lập thêm gì.")
            raise Refused("nothing-to-plan", sentence)
        return made


class _Planner:
    """Makes events inside one write."""

    def __init__(self, connection: DbConnection, ws: Workspace) -> None:
        self._connection = connection
        self._ws = ws
        self._committee = scope.committee_of(connection)
        self._movement = ws.presets.plan(self._committee.plan_preset).movement
        self._grounds = Grounds.read(connection, ws.today)
        self._held = {
            (event.kind, unit_id)
            for event in db_events.events(connection, self._committee.event_year)
            for unit_id in event.hosts
        }

    def plan(self, proposals: Iterable[Proposal]) -> tuple[int, ...]:
        made = []
        for proposal in proposals:
            key = (proposal.kind.key, proposal.unit.id)
            if key not in self._held:
                self._held.add(key)
                made.append(self._make(proposal))
        return tuple(made)

    def _make(self, proposal: Proposal) -> int:
        unit_id = proposal.unit.id
        committee = self._committee
        day = proposal.day or undated_day(proposal.kind, committee.event_year)
        named = host_words([self._grounds.path(unit_id, day)])
        words = TemplateWords(committee.report_year, committee.event_year, self._movement, named)
        event = from_kind(proposal.kind, (unit_id,), words, proposal.day)
        assessment = self._grounds.assess(event)
        if event.starts_on is None or not assessment.forbidden:
            return db_events.save(self._connection, event)
        demand = demanded(event, assessment)
        if demand.after.status is not EventStatus.CANCELLED:
            return db_events.save(self._connection, replace(event, dropped=demand.after.dropped))
        event_id = db_events.save(self._connection, demand.after)
        event_changes.owe_report(self._connection, self._ws, replace(demand.after, id=event_id), assessment)
        return event_id


def _kinds(connection: DbConnection, keys: Sequence[str]) -> tuple[EventKind, ...]:
    known = {kind.key: kind for kind in db_events.kinds(connection) if not kind.is_retired}
    if unknown := [key for key in keys if key not in known]:
        names = ", ".join(known) or _("chưa có loại nào")
        sentence = _("Không có loại sự kiện “{key}”; có: {known}.")
        raise Refused("unknown-kind", sentence.format(key=unknown[0], known=names))
    if not known:
        raise Refused(
            "no-kinds",
            _("Dữ liệu chưa có loại sự kiện nào."),
            _("Hãy thêm loại sự kiện, hoặc lấy từ một kế hoạch có sẵn."),
        )
    return tuple(known[key] for key in dict.fromkeys(keys)) or tuple(known.values())


def _days(season: tuple[date, date] | None, first: date | None, last: date | None, today: date) -> tuple[date, ...]:
    """The days the user asked for, else those of the season from today on; of a season that is over all of them.

    None for a kind without a season when nobody names days.
    """
    if season is None and (first is None or last is None):
        return ()
    opens, closes = season or (first or today, last or today)
    if first is None and last is None and today <= closes:
        opens = max(opens, today)
    opens, closes = first or opens, last or closes
    if closes < opens:
        sentence = _("Ngày cuối {last} trước ngày đầu {first}; chưa lập gì.")
        raise Refused("days-reversed", sentence.format(last=short_date(closes), first=short_date(opens)))
    if (closes - opens).days >= _MOST_DAYS:
        raise Refused("too-many-days", _("Khoảng ngày dài hơn một năm; hãy xem lại ngày đầu và ngày cuối."))
    return days_between(opens, closes)
