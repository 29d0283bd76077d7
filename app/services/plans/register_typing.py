"""A line of a register as somebody types it, column by column: understood as cells of a list are, or told."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.markers import expand
from app.domain.plans.border import lists_markers, numbers_of
from app.domain.plans.registers import (
    AGENCY,
    DAY,
    NOTE,
    PLAN,
    SECRECY,
    STANDARD,
    TASK,
    TITLE,
    UNIT,
    UNTIL,
    FieldKind,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    named_by_marker,
)
from app.domain.plans.spans import span
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.services.plans import register, register_lines, registers
from app.services.plans.register_reading import read_typed
from app.services.workspace import Workspace
from app.text import clean, fold


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as far as its texts were understood, and what keeps it from being stored, by column."""

    entry: RegisterEntry
    faults: Mapping[str, str]


def typed(ws: Workspace, entry: RegisterEntry, texts: Mapping[str, str]) -> RegisterEntry:
    """``entry`` with what was typed for some columns, named by key or heading; an empty text empties the column.

    Raises ``Refused`` for a column there is not and for a text that is not certain, told with what may be meant.
    """
    of = registers.definition(ws, entry.register)
    named = {column_named(of, name): text for name, text in texts.items()}
    with ws.store.read() as connection:
        reading = _Reading(connection, ws)
        for column in sorted(named, key=of.columns.index):
            entry = reading.put(entry, column, named[column])
    return entry


def checked(ws: Workspace, lines: Iterable[tuple[RegisterEntry, Mapping[str, str]]]) -> tuple[TypedLine, ...]:
    """Lines with what was typed for columns named by key, read together; nothing is stored and nothing raised."""
    with ws.store.read() as connection:
        reading = _Reading(connection, ws)
        return tuple(reading.line(entry, texts) for entry, texts in lines)


def column_named(of: RegisterDefinition, name: str) -> RegisterField:
    """The column somebody means by its key or heading."""
    wanted = fold(name)
    found = [item for item in of.columns if wanted in (item.key, fold(item.name), *map(fold, item.aliases))]
    if not found:
        told = _("Sổ “{name}” không có cột “{column}”; có: {known}.")
        known = ", ".join(item.name for item in of.columns)
        raise Refused("no-column", told.format(name=of.name, column=name, known=known))
    return found[0]


class _Reading:
    """Texts being understood within one transaction."""

    def __init__(self, connection: DbConnection, ws: Workspace) -> None:
        self.connection = connection
        self.ws = ws

    def line(self, entry: RegisterEntry, texts: Mapping[str, str]) -> TypedLine:
        """One line with its texts, each refusal at its column."""
        of = registers.definition(self.ws, entry.register)
        faults: dict[str, str] = {}
        # The day comes before the unit: units are those of its day; the plan before its task.
        for column in of.columns:
            if column.key in texts:
                try:
                    entry = self.put(entry, column, texts[column.key])
                except Refused as refused:
                    faults[column.key] = str(refused)
        entry = named_by_marker(entry, of)
        for fault in registers.entry_faults(self.connection, of, entry, self.ws.today):
            faults.setdefault(fault.column, fault.sentence)
        return TypedLine(entry, faults)

    def put(self, entry: RegisterEntry, column: RegisterField, text: str) -> RegisterEntry:
        """A line with one more column; raises ``Refused`` for a text that is not certain."""
        value = self._value(column, text, entry)
        if column.key == PLAN:
            return replace(entry, plan_id=register.named(self.ws, value).id if value else None)
        if column.key == TASK:
            return replace(entry, task=self._task(entry, value))
        return _with(entry, column, value)

    def _value(self, column: RegisterField, text: str, entry: RegisterEntry) -> str:
        day = entry.on_day or self.ws.today
        said = read_typed(column, text, lambda name: scope.place_named(self.connection, name, day).id)
        if not said.doubt:
            return said.value
        if column.kind is FieldKind.MARKERS and (markers := expand(text, self._listed(entry.unit_id, day))):
            return "; ".join(map(str, markers))
        told = _("Cột “{name}” ghi “{text}”: {doubt}; chưa lưu gì.")
        known = ", ".join(choice.words for choice in said.choices if choice.value)
        way_out = _("Có thể ghi: {known}.").format(known=known) if known else ""
        raise Refused("unclear-value", told.format(name=column.name, text=clean(text), doubt=said.doubt), way_out)

    def _listed(self, unit_id: int | None, day: date) -> set[str]:
        """The markers that are listed on a day, of one unit if it is known: "718 - 723" means those from end to end."""
        year = span(str(day.year))
        known = (of for of in registers.definitions(self.ws) if lists_markers(of))
        lines = (
            (of, item)
            for of in known
            for item in register_lines.read(self.connection, self.ws.presets, of.key, year).entries
        )
        return {str(one) for of, item in lines if unit_id in (None, item.unit_id) for one in numbers_of(of, item)}

    def _task(self, entry: RegisterEntry, text: str) -> str:
        """The key of a task named by key or title; another text stays as it is and is told then."""
        plan = None if entry.plan_id is None else db_plans.find(self.connection, entry.plan_id)
        tasks = plan.tasks if plan else ()
        exact = [task.key for task in tasks if task.key == text]
        found = exact or [task.key for task in tasks if fold(task.title) == fold(text)]
        return found[0] if len(found) == 1 else text


def _with(entry: RegisterEntry, column: RegisterField, value: str) -> RegisterEntry:
    if column.key not in STANDARD:
        return replace(entry, values={**entry.values, column.key: value})
    if column.key == UNIT:
        return replace(entry, unit_id=int(value) if value else None)
    if column.key in (DAY, UNTIL):
        day = date.fromisoformat(value) if value else None
        return replace(entry, on_day=day) if column.key == DAY else replace(entry, until_day=day)
    changed = {
        TITLE: replace(entry, title=value),
        AGENCY: replace(entry, agency=value),
        SECRECY: replace(entry, secrecy=value),
        NOTE: replace(entry, note=value),
    }
    return changed[column.key]
