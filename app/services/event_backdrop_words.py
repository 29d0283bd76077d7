"""The words of the ma-két of an event: its kind's lines, the two years, its hosts, place and day."""

from app.db import events as db_events
from app.db import units
from app.db.types import DbConnection
from app.domain.backdrop import BLANK, Backdrop, compose, place_and_day
from app.domain.committee import Committee
from app.domain.event_templates import TemplateWords
from app.domain.events import Event
from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.services import scope
from app.services.workspace import Workspace


def words_of(connection: DbConnection, ws: Workspace, event: Event) -> Backdrop:
    """What hangs in the hall, as plan and event have it now; one without lines of its kind prints its name."""
    committee = scope.committee_of(connection)
    kind = db_events.find_kind(connection, event.kind)
    on = event.starts_on or scope.year_end(event.year)
    hosts = [unit for unit_id in event.hosts if (unit := units.find_unit(connection, unit_id, on)) is not None]
    places = [(unit, _commune_of(connection, unit)) for unit in hosts]
    communes = [commune for _unit, commune in places if commune is not None]
    words = TemplateWords(
        # What a plan of another year reviews follows from the distance of its two years.
        report_year=event.year - (committee.event_year - committee.report_year),
        event_year=event.year,
        movement=ws.presets.plan(committee.plan_preset).movement or BLANK,
        unit=_host_words(places),
    )
    lines = kind.backdrop if kind is not None else ()
    kept = tuple(text for unit in (*hosts, *communes) for text in (unit.title, unit.name))
    place = _place(communes, event, committee)
    closing = place_and_day(place, event.starts_on, event.ends_on, event.year)
    return compose(lines or (event.name.upper(),), words, closing, kept)


def _commune_of(connection: DbConnection, unit: Unit) -> Unit | None:
    """The commune a host is or lies in."""
    if unit.kind in COMMUNE_KINDS:
        return unit
    is_inside = unit.kind is UnitKind.HAMLET and unit.parent_id is not None
    return units.find_unit(connection, unit.parent_id or 0) if is_inside else None


def _host_words(places: list[tuple[Unit, Unit | None]]) -> str:
    """The hosts by name; hamlets with that of their commune, for many hamlets are called alike."""
    communes = {commune for unit, commune in places if commune is not None and commune is not unit}
    if len(communes) == 1 and all(commune in communes for _unit, commune in places):
        return ", ".join([*(unit.title for unit, _commune in places), communes.pop().title])
    return ", ".join(
        unit.title if commune in (None, unit) else f"{unit.title} ({commune.title})" for unit, commune in places
    )


def _place(communes: list[Unit], event: Event, committee: Committee) -> str:
    """The commune where it is held: the one whose name stands in the place, else that of the first host."""
    names = [unit.name for unit in communes]
    named = (name for name in names if name.casefold() in event.place.casefold())
    return next(named, names[0] if names else committee.place)
