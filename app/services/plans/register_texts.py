"""The cells of a register's line in words, as somebody would type them: for grids, forms and papers."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from app.domain.plans.registers import (
    AGENCY,
    DAY,
    NOTE,
    NUMBERS,
    PLAN,
    SECRECY,
    TASK,
    TITLE,
    UNIT,
    UNTIL,
    YES,
    FieldKind,
    RegisterDefinition,
    RegisterField,
)
from app.i18n import _
from app.services.plans.registers import RegisterRow
from app.text import format_number, short_date


def texts_of(of: RegisterDefinition, row: RegisterRow, units: Mapping[int, str]) -> dict[str, str]:
    """The text of every column by its key; empty where nothing stands."""
    entry = row.entry
    found = {
        TITLE: entry.title,
        DAY: short_date(entry.on_day) if entry.on_day else "",
        UNTIL: short_date(entry.until_day) if entry.until_day else "",
        UNIT: row.unit_title,
        AGENCY: entry.agency,
        SECRECY: entry.secrecy,
        PLAN: row.plan_title,
        TASK: row.task_title,
        NOTE: entry.note,
    }
    for column in of.fields:
        found[column.key] = value_text(column, entry.values.get(column.key, ""), units)
    return found


def value_text(column: RegisterField, text: str, units: Mapping[int, str]) -> str:
    """One kept value in words."""
    if not text:
        return ""
    if column.kind in NUMBERS:
        return format_number(Decimal(text))
    if column.kind is FieldKind.DAY:
        return short_date(date.fromisoformat(text))
    if column.kind is FieldKind.YES_NO:
        return _("có") if text == YES else _("không")
    return units.get(int(text), text) if column.kind is FieldKind.UNIT else text
