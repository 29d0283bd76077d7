"""The tier register «cấp độ»: the map of a day, the history of a place, and new entries with what follows from them.

Entries are only added. What a new one means for planned events is worked out in the same transaction that stores it
(:mod:`app.services.event_changes`), and before it, without storing anything, for the preview.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.db import tiers, units
from app.db.types import DbConnection
from app.domain.event_changes import Consequence
from app.domain.tier_board import BoardSource, PlaceTier, place_tier
from app.domain.tier_faults import NOTHING_NEW, TierCase, TierFault, faults
from app.domain.tier_history import PeopleLimit, Standing, TierEntry, TierPeriod, TierRegister
from app.domain.tier_units import SaidPlace, find_place
from app.domain.tier_words import entry_words
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit, UnitKind
from app.errors import Refused
from app.i18n import _
from app.services import event_changes, tier_checks
from app.services.tier_places import TierCalendar, TierPlaces
from app.services.workspace import Workspace
from app.text import clean, short_date

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class UnitHistory:
    """Everything announced for one unit under one matrix, oldest first."""

    unit: Unit
    matrix: RuleMatrix
    periods: tuple[TierPeriod, ...]


@dataclass(frozen=True, slots=True)
class EntryPreview:
    """One entry before it is stored: what is wrong with it, and the tier of the place before and with it."""

    entry: TierEntry
    unit: Unit
    faults: tuple[TierFault, ...]
    before: PlaceTier | None = None
    after: PlaceTier | None = None

    @property
    def is_refused(self) -> bool:
        """Whether the entry cannot be stored as it is."""
        return any(not item.is_hint and item.code != NOTHING_NEW for item in self.faults)

    @property
    def is_new(self) -> bool:
        """Whether there is something to store."""
        return all(item.is_hint for item in self.faults)


@dataclass(frozen=True, slots=True)
class Preview:
    """What would come of some entries, line by line, and of the planned events; nothing is stored."""

    lines: tuple[EntryPreview, ...]
    consequences: tuple[Consequence, ...] = ()

    @property
    def entries(self) -> tuple[TierEntry, ...]:
        """The entries that would be stored."""
        return tuple(line.entry for line in self.lines if line.is_new)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was stored: ids of the new entries in their order, what of the given ones held already, what followed."""

    ids: tuple[int, ...]
    unchanged: tuple[TierFault, ...]
    consequences: tuple[Consequence, ...]


def matrices(ws: Workspace) -> tuple[RuleMatrix, ...]:
    """The rule matrices of the data file, the first one being the epidemic's where there is any."""
    with ws.store.read() as connection:
        return tiers.matrices(connection)


def register(ws: Workspace) -> TierRegister:
    """Everything announced, for whoever asks for many places and days."""
    with ws.store.read() as connection:
        return TierRegister(tiers.entries(connection))


def places(ws: Workspace, day: date) -> tuple[Unit, ...]:
    """The units that a tier may be entered for on a day, in Vietnamese order."""
    with ws.store.read() as connection:
        found = TierPlaces.of(connection, day)
    return tuple(item for item in found.units if item.id in found.inside and item.kind is not UnitKind.BORDER_STATION)


def titles(ws: Workspace, unit_ids: Iterable[int]) -> dict[int, str]:
    """Units as running text names them, by id."""
    with ws.store.read() as connection:
        return {unit_id: units.unit_of(connection, unit_id).title for unit_id in unit_ids}


def place_named(ws: Workspace, text: str, day: date) -> Unit:
    """The unit somebody typed, by code or by name ("xóm Láp, xã Sóc Hà"); raises ``Refused`` when not exactly one."""
    with ws.store.read() as connection:
        known = TierCalendar(connection).known(day)
    said = clean(text)
    found = find_place(SaidPlace(unit=said), known)
    if found.unit is None:
        names = ", ".join(item.title for item in found.candidates[:_MOST_TOLD])
        may_be = _("Có thể là: {names}.").format(names=names) if names else ""
        asked = _("Đã tìm trong các đơn vị của ngày {day}.").format(day=short_date(day))
        raise Refused("unclear-unit", found.sentence, may_be or asked)
    return found.unit


def history(ws: Workspace, unit_id: int) -> tuple[UnitHistory, ...]:
    """What was announced for a unit itself, matrix by matrix; those under which nothing was are left out."""
    with ws.store.read() as connection:
        unit = units.unit_of(connection, unit_id)
        known = TierRegister(tiers.entries(connection))
        found = tiers.matrices(connection)
    told = (UnitHistory(unit, matrix, known.periods(unit_id, matrix.key)) for matrix in found)
    return tuple(item for item in told if item.periods)


def preview(ws: Workspace, entries: Sequence[TierEntry]) -> Preview:
    """What is wrong with entries and what they would change; an entry sees those before it."""
    with ws.store.read() as connection:
        shown, before = Preview(_checked(connection, ws, entries)), tiers.entries(connection)
        after = TierRegister((*before, *shown.entries))
        follows = event_changes.preview(connection, ws, TierRegister(before), after) if shown.entries else ()
    return replace(shown, consequences=follows)


def record(ws: Workspace, entries: Sequence[TierEntry]) -> Recorded:
    """Add entries to the register in one undoable step; all or none.

    Raises ``Refused`` with the sentences when one of them cannot be stored, and when none says anything new. Entries
    that hold already are passed over.
    """
    with ws.store.write(_label(ws, entries), ws.actor) as connection:
        lines = _checked(connection, ws, entries)
        _refuse_faults(lines)
        at, before = ws.clock(), TierRegister(tiers.entries(connection))
        stored = [replace(line.entry, entered_by=ws.actor, entered_at=at) for line in lines if line.is_new]
        ids = tuple(tiers.add_entry(connection, entry) for entry in stored)
        follows = event_changes.apply(connection, ws, before, TierRegister(tiers.entries(connection)))
        tier_checks.follow(connection, ws, follows, {entry.unit_id for entry in stored})
    told = (item for line in lines for item in line.faults if item.code == NOTHING_NEW)
    return Recorded(ids, tuple(told), follows)


def _checked(connection: DbConnection, ws: Workspace, entries: Sequence[TierEntry]) -> tuple[EntryPreview, ...]:
    calendar, known = TierCalendar(connection), dict[int, list[TierEntry]]()
    for stored in tiers.entries(connection):
        known.setdefault(stored.unit_id, []).append(stored)
    found, limits = {item.key: item for item in tiers.matrices(connection)}, tiers.limits(connection)
    lines: list[EntryPreview] = []
    for given in entries:
        entry = _tidy(given)
        places, matrix = calendar.on(entry.from_day), found.get(entry.matrix)
        before = _register_of(places.path(entry.unit_id), known)
        unit = places.by_id.get(entry.unit_id) or units.unit_of(connection, entry.unit_id)
        told = faults(entry, _case(connection, places, unit, (ws.today, matrix, before)))
        line = EntryPreview(entry, unit, told)
        if line.is_new and matrix is not None:
            known.setdefault(entry.unit_id, []).append(entry)
            after = _register_of(places.path(entry.unit_id), known)
            was, now = (
                place_tier(_of_day(places, (matrix,), some, limits), places.path(unit.id), matrix)
                for some in (before, after)
            )
            line = replace(line, before=was, after=now)
        lines.append(line)
    return tuple(lines)


def _register_of(path: Sequence[int], known: Mapping[int, Sequence[TierEntry]]) -> TierRegister:
    """As much of the register as one place needs: a long list asks for it line by line."""
    return TierRegister(item for unit_id in path for item in known.get(unit_id, ()))


def _tidy(entry: TierEntry) -> TierEntry:
    """Without spaces too many, and without a level where none is meant."""
    return replace(
        entry,
        id=0,
        level=entry.level if entry.standing is Standing.LEVEL else None,
        document=clean(entry.document),
        authority=clean(entry.authority),
        note=clean(entry.note),
    )


def _case(
    connection: DbConnection, places: TierPlaces, unit: Unit, known: tuple[date, RuleMatrix | None, TierRegister]
) -> TierCase:
    if unit.is_valid_on(places.day):
        return TierCase(unit, *known, is_inside=unit.id in places.inside)
    # Of a unit that is not there on the day only that is said: where it lay then is no question.
    heirs = [
        units.unit_of(connection, edge.successor_id).title
        for edge in units.lineage(connection, unit.id)
        if edge.predecessor_id == unit.id and edge.on <= places.day
    ]
    return TierCase(unit, *known, heirs=tuple(dict.fromkeys(heirs)))


def _of_day(
    places: TierPlaces, matrices: Sequence[RuleMatrix], known: TierRegister, limits: Sequence[PeopleLimit]
) -> BoardSource:
    return BoardSource(places.day, places.by_id, matrices, known, limits)


def _refuse_faults(lines: Sequence[EntryPreview]) -> None:
    told = [(line.unit, item) for line in lines for item in line.faults if not item.is_hint]
    wrong = [(unit, item) for unit, item in told if item.code != NOTHING_NEW]
    if not wrong and any(line.is_new for line in lines):
        return
    if not lines:
        raise Refused("no-entries", _("Chưa có cấp độ nào để ghi."))
    several = len(lines) > 1
    shown = [f"{unit.title}: {item.sentence}" if several else item.sentence for unit, item in (wrong or told)]
    more = _(" Còn {count} điều nữa.").format(count=len(shown) - _MOST_TOLD) if len(shown) > _MOST_TOLD else ""
    raise Refused((wrong or told)[0][1].code, " ".join(shown[:_MOST_TOLD]) + more, _("Chưa ghi cấp độ nào."))


def _label(ws: Workspace, entries: Sequence[TierEntry]) -> str:
    places = {entry.unit_id for entry in entries}
    if len(places) != 1:
        return _("Ghi cấp độ của {count} đơn vị").format(count=len(places))
    with ws.store.read() as connection:
        unit = units.unit_of(connection, entries[-1].unit_id)
        matrix = next((item for item in tiers.matrices(connection) if item.key == entries[-1].matrix), None)
    words = entry_words(_tidy(entries[-1]), matrix)
    return _("Ghi cấp độ của {unit}: {words}").format(unit=unit.title, words=words)
