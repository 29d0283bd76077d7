"""Obligations «nghĩa vụ báo cáo»: who owes what by when; settled, moved, or no longer owed."""

from dataclasses import dataclass, replace
from datetime import date

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db import units as db_units
from app.db.types import DbConnection
from app.domain.obligations import OBLIGATION_WORDS, Obligation
from app.errors import Refused
from app.i18n import _
from app.services.workspace import Workspace
from app.text import clean, short_date


@dataclass(frozen=True, slots=True)
class ObligationRow:
    """One obligation with the names of who owes it and of the event it came from."""

    obligation: Obligation
    unit_name: str
    event_name: str
    is_late: bool

    @property
    def words(self) -> str:
        """What is owed, by whom, to whom."""
        item = self.obligation
        told = _("{unit}: {what} gửi {to}")
        return told.format(unit=self.unit_name, what=_(OBLIGATION_WORDS[item.kind]), to=item.owed_to)


def obligations(ws: Workspace, year: int | None = None, *, only_open: bool = False) -> tuple[ObligationRow, ...]:
    """Obligations by their last day, those without one last; of the events of one season if ``year`` is given."""
    with ws.store.read() as connection:
        known = {event.id: event for event in db_events.events(connection)}
        titles = {unit.id: unit.title for unit in db_units.all_units(connection)}
        rows = []
        for item in db_obligations.obligations(connection):
            event = known.get(item.event_id or 0)
            if (year is None or event is None or event.year == year) and (item.is_open or not only_open):
                name = event.name if event is not None else ""
                rows.append(ObligationRow(item, titles.get(item.unit_id, ""), name, item.is_late(ws.today)))
        return tuple(rows)


def settle(ws: Workspace, obligation_id: int, on: date | None = None, document: str = "") -> Obligation:
    """Write down that a report came in, with its day (today) and its number; a day ahead is refused."""
    day = on or ws.today
    if day > ws.today:
        told = _("Ngày {day} chưa đến nên chưa ghi đã nộp được.")
        raise Refused("settled-ahead", told.format(day=short_date(day)))
    return _change(ws, obligation_id, _("Đã nộp"), settled_on=day, document=clean(document), is_waived=False)


def reopen(ws: Workspace, obligation_id: int) -> Obligation:
    """It is owed again: what was written down was a mistake."""
    return _change(ws, obligation_id, _("Còn phải nộp"), settled_on=None, document="", is_waived=False)


def move(ws: Workspace, obligation_id: int, due_on: date | None) -> Obligation:
    """Set another last day, or none."""
    return _change(ws, obligation_id, _("Đổi hạn"), due_on=due_on)


def waive(ws: Workspace, obligation_id: int, note: str = "") -> Obligation:
    """It is not owed any longer, with the reason."""
    kept = {"note": clean(note)} if clean(note) else {}
    return _change(ws, obligation_id, _("Không còn phải nộp"), is_waived=True, **kept)


def _change(ws: Workspace, obligation_id: int, step: str, **fields: object) -> Obligation:
    with ws.store.read() as connection:
        item = _known(connection, obligation_id)
        unit = db_units.unit_of(connection, item.unit_id)
        if replace(item, **fields) == item:  # type: ignore[arg-type]  # fields of Obligation by name
            return item
    label = _("{step}: {what}, {unit}").format(step=step, what=_(OBLIGATION_WORDS[item.kind]), unit=unit.title)
    with ws.store.write(label, ws.actor) as connection:
        changed = replace(_known(connection, obligation_id), **fields)  # type: ignore[arg-type]  # as above
        db_obligations.save(connection, changed)
        return changed


def _known(connection: DbConnection, obligation_id: int) -> Obligation:
    found = next((item for item in db_obligations.obligations(connection) if item.id == obligation_id), None)
    if found is None:
        raise Refused("no-obligation", _("Không có nghĩa vụ báo cáo số {id}.").format(id=obligation_id))
    return found
