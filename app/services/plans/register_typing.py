"""A line of a register as somebody types it, column by column: understood as cells of a list are, or told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

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
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
)
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.services.plans import register, registers
from app.services.plans.register_reading import read_typed
from app.services.workspace import Workspace
from app.text import clean, fold


def typed(ws: Workspace, entry: RegisterEntry, texts: Mapping[str, str]) -> RegisterEntry:
    """``entry`` with what was typed for some columns, named by key or heading; an empty text empties the column.

    Raises ``Refused`` for a column there is not and for a text that is not certain, told with what may be meant.
    """
    of = registers.definition(ws, entry.register)
    named = {column_named(of, name): text for name, text in texts.items()}
    # The day comes before the unit: units are those of its day.
    for column in sorted(named, key=of.columns.index):
        entry = _with(ws, entry, column, _value(ws, column, named[column], entry.on_day or ws.today))
    return entry


def column_named(of: RegisterDefinition, name: str) -> RegisterField:
    """The column somebody means by its key or heading."""
    wanted = fold(name)
    found = [item for item in of.columns if wanted in (item.key, fold(item.name), *map(fold, item.aliases))]
    if not found:
        told = _("Sổ “{name}” không có cột “{column}”; có: {known}.")
        known = ", ".join(item.name for item in of.columns)
        raise Refused("no-column", told.format(name=of.name, column=name, known=known))
    return found[0]


def _value(ws: Workspace, column: RegisterField, text: str, day: date) -> str:
    with ws.store.read() as connection:
        said = read_typed(column, text, lambda name: scope.unit_named(connection, name, day).id)
    if not said.doubt:
        return said.value
    told = _("Cột “{name}” ghi “{text}”: {doubt}; chưa lưu gì.")
    known = ", ".join(choice.words for choice in said.choices if choice.value)
    way_out = _("Có thể ghi: {known}.").format(known=known) if known else ""
    raise Refused("unclear-value", told.format(name=column.name, text=clean(text), doubt=said.doubt), way_out)


def _with(ws: Workspace, entry: RegisterEntry, column: RegisterField, value: str) -> RegisterEntry:
    if column.key not in STANDARD:
        return replace(entry, values={**entry.values, column.key: value})
    if column.key == PLAN:
        return replace(entry, plan_id=register.named(ws, value).id if value else None)
    if column.key == UNIT:
        return replace(entry, unit_id=int(value) if value else None)
    if column.key in (DAY, UNTIL):
        day = date.fromisoformat(value) if value else None
        return replace(entry, on_day=day) if column.key == DAY else replace(entry, until_day=day)
    changed = {
        TITLE: replace(entry, title=value),
        AGENCY: replace(entry, agency=value),
        SECRECY: replace(entry, secrecy=value),
        TASK: replace(entry, task=value),
        NOTE: replace(entry, note=value),
    }
    return changed[column.key]
