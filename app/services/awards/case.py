"""A season of commendation read once for the checks: nominees of all years, decisions about likeness, reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from app.db import board, councils, packed, totals, units
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.case import AwardCase, Evidence, Given
from app.domain.awards.nominations import NominationState
from app.domain.awards.sameness import Places, commune_key
from app.domain.periods import is_valid_on
from app.domain.registers import Register
from app.domain.units import COMMUNE_KINDS, LineageKind, RelationRole, Unit, UnitKind, UnitRelation
from app.services.awards.season import Season
from app.services.workspace import Workspace

_LISTS = (Register.TEAMS, Register.REGISTRATIONS)


def case_of(connection: DbConnection, ws: Workspace, season: Season) -> AwardCase:
    """Everything the checks of a season look at."""
    known = list(season.units.values())
    ties = units.relations(connection)
    provinces = _provinces(known, ties)
    home = season.seats.get(UnitKind.PROVINCE)
    return AwardCase(
        campaign=season.campaign,
        day=season.day,
        today=ws.today,
        book=season.book,
        nominations=season.nominations,
        nominees=season.nominees,
        standings=season.allotment.standings(season.nominations, season.nominees),
        matches=db.matches(connection),
        given=tuple(_given(connection, season)),
        conduct=db.conduct_notes(connection),
        places=places(connection, known, ties, date(season.campaign.year, 12, 31)),
        units=season.units,
        provinces=provinces,
        province=home.id if home else None,
        titles=_titles(season),
        decided=season.decided,
        unlimited=frozenset() if season.allotment.quotas else frozenset(_limited(season)),
        unforeseen=frozenset(_unforeseen(season)),
        sittings=councils.sittings(connection, season.campaign.id),
        evidence=_evidence(connection, season),
    )


def _limited(season: Season) -> Iterator[int]:
    """Nominations for awards somebody above decides on: any plan has so many places for them."""
    return (item.id for item in season.nominations if not season.is_own_level(item.award))


def _unforeseen(season: Season) -> Iterator[int]:
    """Nominations on their way for which the plan has no place, although it limits the award."""
    for item in season.nominations:
        quota = season.allotment.quota_of(item, season.nominees[item.nominee_id])
        is_limited = quota is None and season.allotment.is_unforeseen(item.award)
        if is_limited and item.state is not NominationState.DECIDED:
            yield item.id


def _titles(season: Season) -> dict[int, str]:
    """The awards as printed, by nomination; each title is made once for all nominations of a unit."""
    printed: dict[tuple[str, int, date | None], str] = {}
    for item in season.nominations:
        key = (item.award, item.unit_id, season.decided.get(item.id))
        if key not in printed:
            printed[key] = season.title_of(item)
    return {item.id: printed[item.award, item.unit_id, season.decided.get(item.id)] for item in season.nominations}


# --- where units are --------------------------------------------------------------------------------------------------


def places(connection: DbConnection, known: Iterable[Unit], ties: Iterable[UnitRelation], on: date) -> Places:
    """The communes each unit nominates from: its own with those it came from, a station's all in its charge.

    Of units of one name the one of day ``on`` is meant, and of the ties of a station those of that day, if any.
    """
    former: dict[int, set[int]] = defaultdict(set)
    for step in units.lineage(connection):
        if step.kind is not LineageKind.RECODED or step.predecessor_id != step.successor_id:
            former[step.successor_id].add(step.predecessor_id)
    areas: dict[int, frozenset[int]] = {}
    names: dict[str, list[Unit]] = defaultdict(list)
    for unit in known:
        if unit.kind in COMMUNE_KINDS:
            areas[unit.id] = frozenset(_with_former(unit.id, former))
            names[commune_key(unit.name)].append(unit)
    charges: dict[int, set[int]] = defaultdict(set)
    guards = [tie for tie in ties if tie.role is RelationRole.STATION_IN_CHARGE]
    now = [tie for tie in guards if is_valid_on(on, tie.valid_from, tie.valid_to)]
    at_work = {tie.parent_id for tie in now}
    for tie in (*now, *(tie for tie in guards if tie.parent_id not in at_work)):
        charges[tie.parent_id] |= areas.get(tie.child_id, frozenset())
    areas |= {unit_id: frozenset(charge) for unit_id, charge in charges.items()}
    return Places(areas, {name: _meant(bearers, on) for name, bearers in names.items()})


def _meant(bearers: Iterable[Unit], on: date) -> frozenset[int]:
    ids = {unit.id: unit.is_valid_on(on) for unit in bearers}
    return frozenset(key for key, is_now in ids.items() if is_now) or frozenset(ids)


def _with_former(unit_id: int, former: Mapping[int, set[int]]) -> set[int]:
    found, waiting = {unit_id}, [unit_id]
    while waiting:
        new = former.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _provinces(known: Iterable[Unit], ties: Iterable[UnitRelation]) -> dict[int, int]:
    """The province of every unit that lies in one, by its latest place in the administration."""
    above = {tie.child_id: tie.parent_id for tie in ties if tie.role is RelationRole.ADMINISTRATION}
    provinces = {unit.id for unit in known if unit.kind is UnitKind.PROVINCE}
    found = {}
    for unit in known:
        place: int | None = unit.id
        while place is not None and place not in provinces:
            place = above.get(place)
        if place is not None:
            found[unit.id] = place
    return found


# --- what was given, what reports say ---------------------------------------------------------------------------------


def _given(connection: DbConnection, season: Season) -> Iterator[Given]:
    """Awards entered by hand, and those decided in other seasons."""
    for past in db.past_awards(connection):
        yield Given(past.nominee_id, past.year, past.title, past.decision, past.achievement)
    years = {item.id: item.year for item in db.campaigns(connection)}
    decisions = {item.id: item for item in councils.decisions(connection)}
    laws = {season.day: season}
    others = (key for key in years if key != season.campaign.id)
    for item in (item for key in others for item in db.nominations(connection, key)):
        if item.state is NominationState.DECIDED:
            decision = decisions.get(item.decision_id or 0)
            day = (decision.decided_on if decision else None) or season.day
            law = laws[day] = laws.get(day) or season.at(connection, day)
            title, number = law.award_title(item.award, item.unit_id), decision.number if decision else ""
            yield Given(item.nominee_id, years[item.campaign_id], title, number, item.achievement)


def _evidence(connection: DbConnection, season: Season) -> Evidence:
    """The lists and figures of the reports of the year that count, received ones too."""
    versions = {
        version.id: unit_id
        for unit_id, known in board.versions_of_year(connection, season.campaign.year).items()
        for version in board.counting(known, provisional=True)
    }
    rows = totals.rows_of(connection, list(versions), _LISTS)
    figures = packed.own_figures(connection, list(versions)) if _asks_for_figures(season) else {}
    return Evidence(
        {versions[key]: tuple(items) for key, items in rows.items()},
        {
            versions[key]: {code: value for (code, part), value in items.items() if not part}
            for key, items in figures.items()
        },
    )


def _asks_for_figures(season: Season) -> bool:
    return any(getattr(rule.content, "source", "").startswith("figure:") for rule in season.book.rules)
