"""Ma-két of an event: its words from the plan's template and the event's own days, printed at the size of the hall.

The words can be changed before printing; they are stored nowhere but in the call, so that what hangs in the hall always
comes from the event as it stands.
"""

from dataclasses import dataclass, field
from pathlib import Path

from app.db import events as db_events
from app.db import units
from app.db.types import DbConnection
from app.domain import file_names
from app.domain.backdrop import BLANK, Backdrop, Ground, compose, place_and_day
from app.domain.backdrop_size import BackdropSize, checked, read_size
from app.domain.committee import Committee
from app.domain.event_templates import TemplateWords
from app.domain.events import Event
from app.domain.units import COMMUNE_KINDS, Unit, UnitKind
from app.files import write_new
from app.i18n import _
from app.reports import event_backdrop, event_backdrop_docx, event_backdrop_tiles
from app.reports.event_backdrop import BackdropStyle, PrintedBackdrop
from app.services import scope
from app.services.event_steps import found
from app.services.outgoing import Printed
from app.services.workspace import Workspace

__all__ = ["BackdropStyle", "PrintedBackdrop"]


@dataclass(frozen=True, slots=True)
class BackdropOrder:
    """What to print: the size as typed, the looks, and for an office printer the sheet to cut it for («in ghép»).

    ``words`` ``None`` takes those of the event.
    """

    size: str = "A4"
    style: BackdropStyle = field(default_factory=BackdropStyle)
    sheet: str = ""
    words: Backdrop | None = None


def backdrop(ws: Workspace, event_id: int) -> Backdrop:
    """The words of the ma-két as plan and event have them now."""
    with ws.store.read() as connection:
        return _words(connection, ws, found(connection, event_id))


def printed(ws: Workspace, event_id: int, order: BackdropOrder) -> PrintedBackdrop:
    """The PDF in memory, as a preview shows it; its notes say what is not good about it."""
    return _printed(order, order.words or backdrop(ws, event_id))


def save_pdf(ws: Workspace, event_id: int, folder: Path, order: BackdropOrder) -> Path:
    """Write the PDF into ``folder``, never over another file; returns it."""
    size = _size(order)
    content = printed(ws, event_id, order).content
    tiled = _(" ghép {sheet}").format(sheet=order.sheet.upper()) if order.sheet else ""
    return write_new(folder, f"{_name(ws, event_id)} {size.words.replace(' ', '')}{tiled}.pdf", content)


def save_docx(ws: Workspace, event_id: int, folder: Path, words: Backdrop | None = None) -> Path:
    """Write a Word file of one sheet on its side into ``folder``, for whoever edits it there; returns it."""
    content = event_backdrop_docx.render(words or backdrop(ws, event_id))
    return write_new(folder, f"{_name(ws, event_id)}.docx", content)


def sheet(connection: DbConnection, ws: Workspace, event: Event, name: str) -> Printed:
    """Both formats on a sheet of A4 among the other papers of the event; white, for that is an office printer's."""
    words = _words(connection, ws, event)
    order = BackdropOrder(style=BackdropStyle(Ground.WHITE))
    return Printed(name, event_backdrop_docx.render(words), _printed(order, words).content)


def _printed(order: BackdropOrder, words: Backdrop) -> PrintedBackdrop:
    size = _size(order)
    if order.sheet:
        return event_backdrop_tiles.printed_tiles(words, size, order.style, order.sheet.upper())
    return event_backdrop.printed(words, size, order.style)


def _size(order: BackdropOrder) -> BackdropSize:
    size = read_size(order.size)
    if not order.sheet and order.style.bleed_mm is not None:
        edge = 2 * event_backdrop.edge_mm(order.style.bleed_mm)
        checked(BackdropSize(size.width_mm + edge, size.height_mm + edge))
    return size


def _name(ws: Workspace, event_id: int) -> str:
    with ws.store.read() as connection:
        event = found(connection, event_id)
    return file_names.fit(_("Ma-két {event}").format(event=event.name))


def _words(connection: DbConnection, ws: Workspace, event: Event) -> Backdrop:
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
