"""The history «nhật ký thay đổi» as people read it, and the way back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.db import history, units
from app.db.undo import NAME_COLUMNS, NOUNS
from app.domain.periods import VIETNAM
from app.domain.units import UNKNOWN_START
from app.errors import Refused
from app.i18n import _
from app.services.gone_out import gone_out
from app.services.history_words import COLUMNS, VALUES
from app.services.plans.register_secrets import secret_rows
from app.services.structured_history import COLUMN_WORDS, STRUCTURED, structured, titles
from app.services.workspace import Workspace
from app.text import format_number, short_date


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One operation of the history; ``at`` is Vietnam time, ``changes`` counts rows."""

    id: int
    at: datetime
    actor: str
    label: str
    is_undone: bool
    changes: int
    is_import: bool = False


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One value an operation changed: of which thing, which field, from what to what (empty = nothing there)."""

    thing: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class NextUndo:
    """What the next undo or redo takes back; ``at`` is Vietnam time.

    ``is_acceptance``: a report was accepted and its receipt (ACK) given out; nobody takes that back in passing.
    ``gone_out`` are decisions and printed certificates that have left the building with it.
    """

    id: int
    label: str
    at: datetime
    is_acceptance: bool = False
    gone_out: tuple[str, ...] = ()


def entries(ws: Workspace, limit: int = 200) -> tuple[EntryRow, ...]:
    """The newest operations, newest first."""
    with ws.store.read() as connection:
        found = history.log(connection, limit)
    return tuple(
        EntryRow(
            item.id,
            item.at.astimezone(VIETNAM),
            item.actor,
            item.label,
            item.is_undone,
            item.changes,
            is_import=item.kind is history.OperationKind.IMPORT and item.undoes_id is None,
        )
        for item in found
    )


def changes(ws: Workspace, operation_id: int, limit: int = 500) -> tuple[ChangeLine, ...]:
    """What one operation changed, value by value; at most ``limit`` lines."""
    with ws.store.read() as connection:
        found = history.changes_of(connection, operation_id)
        places = {unit.id: unit.title for unit in units.all_units(connection)}
        awards = titles(connection)
        secret = secret_rows(connection, found)
    lines: list[ChangeLine] = []
    for item in found:
        if (item.table, item.row_id) in secret:
            lines.append(_secret_line(item))
        else:
            lines.extend(_lines(item, places, awards))
        if len(lines) >= limit:
            break
    return tuple(lines[:limit])


def undo(ws: Workspace, *, is_deliberate: bool = False) -> str:
    """Take back the newest operation; returns its label, raises ``Refused`` with the reason.

    An acceptance is taken back only by somebody who was told what that means (``is_deliberate``): its receipt is out,
    and both the acceptance and its end stay in the history. So is what left the building: a decision, printed blanks.
    """
    found = undoable(ws)
    if found is not None and found.is_acceptance and not is_deliberate:
        raise Refused(
            "undo-acceptance",
            _("“{label}” đã xong, số liệu đã niêm và đã được tính; chưa hoàn tác gì.").format(label=found.label),
            _("Hãy xác nhận rõ là bỏ duyệt; việc duyệt và việc bỏ duyệt đều nằm lại trong nhật ký."),
        )
    if found is not None and found.gone_out and not is_deliberate:
        told = _("“{label}”: {things} đã ra ngoài chương trình; chưa hoàn tác gì.")
        way = _("Hãy xác nhận rõ là hoàn tác; việc ấy và việc hoàn tác đều nằm lại trong nhật ký.")
        raise Refused("undo-gone-out", told.format(label=found.label, things=", ".join(found.gone_out)), way)
    return ws.store.undo(ws.actor)


def redo(ws: Workspace) -> str:
    """Do again what the last undo took back; returns its label, raises ``Refused`` with the reason."""
    return ws.store.redo(ws.actor)


def undoable(ws: Workspace) -> NextUndo | None:
    """What :func:`undo` would take back; ``None`` when there is nothing or it is final."""
    found = ws.store.undoable()
    if found is None:
        return None
    is_acceptance = found.kind is history.OperationKind.ACCEPTANCE
    gone = gone_out(ws, found.id)
    return NextUndo(found.id, found.label, found.at.astimezone(VIETNAM), is_acceptance=is_acceptance, gone_out=gone)


def redoable(ws: Workspace) -> NextUndo | None:
    """What :func:`redo` would do again."""
    found = ws.store.redoable()
    return None if found is None else NextUndo(found.id, found.label, found.at.astimezone(VIETNAM))


def just_undone(ws: Workspace) -> str:
    """Label of the operation that the newest one took back; empty when the newest one is no undo."""
    found = ws.store.redoable()
    with ws.store.read() as connection:
        newest = history.log(connection, 1)
    if found is None or not newest or newest[0].id != found.id:
        return ""
    return found.label.removeprefix(_("Hoàn tác: {label}").format(label=""))


def reports_added(ws: Workspace, operation_id: int) -> tuple[str, ...]:
    """Files of the reports that an operation stored: they go when it is taken back."""
    with ws.store.read() as connection:
        return tuple(str(row["file_name"]) for row in history.added(connection, operation_id, "submission"))


def reports_accepted(ws: Workspace, operation_id: int) -> tuple[str, ...]:
    """Units whose reports an operation accepted: they wait again when it is taken back."""
    with ws.store.read() as connection:
        names = {unit.id: unit.name for unit in units.all_units(connection)}
        found = history.changes_of(connection, operation_id)
    return tuple(names[item.after["unit_id"]] for item in found if _is_accepting(item) and item.after)


def _is_accepting(item: history.HistoryChange) -> bool:
    if item.table != "submission" or item.before is None or item.after is None:
        return False
    return (item.before["state"], item.after["state"]) == ("received", "accepted")


def _secret_line(item: history.HistoryChange) -> ChangeLine:
    """That a line with a mark of secrecy was entered, changed or taken out; everybody reads the history."""
    old, new = ("" if side is None else "•••" for side in (item.before, item.after))
    return ChangeLine(_(NOUNS[item.table]), _("nội dung có độ mật"), old, new)


def _lines(item: history.HistoryChange, places: Mapping[int, str], awards: Mapping[str, str]) -> Iterator[ChangeLine]:
    before, after = item.before or {}, item.after or {}
    named = after or before
    name = next((str(named[column]) for column in NAME_COLUMNS if named.get(column)), "")
    name = name or shown("snapshot", named.get("snapshot")) or places.get(named.get("unit_id", 0), "")
    name = name or str(named.get({"tier_rule": "level", "award_rule": "key"}.get(item.table, ""), ""))
    thing = " ".join(part for part in (_(NOUNS[item.table]), name) if part)
    for column, label in COLUMNS.items():
        old, new = before.get(column), after.get(column)
        if column in named and old != new:
            said = [
                awards.get(str(it), str(it)) if column == "award" and it else shown(column, it) for it in (old, new)
            ]
            told = ChangeLine(thing, _(label), *said)
            if told.before != told.after and column not in STRUCTURED:
                yield told
    for part in structured(item.table, before, after):
        yield ChangeLine(thing, part.what[:1].lower() + part.what[1:], part.before, part.after)


def shown(column: str, value: Any) -> str:
    """A stored value of a column as people read it; empty for nothing."""
    if value is None or value == "":
        return ""
    if column in COLUMN_WORDS:
        return COLUMN_WORDS[column](value)
    if column.endswith("_milli"):
        return format_number(Decimal(value) / 1000)
    if column.startswith(("is_", "allows_", "limits_")):
        return _("có") if value else _("không")
    return _moment(column, value) or (_(VALUES[value]) if value in VALUES else str(value))


def _moment(column: str, value: Any) -> str:
    """A day or an instant; empty for what is neither."""
    if column in ("valid_from", "valid_to", "period_start", "period_end") or column.endswith(("_on", "_day")):
        day = date.fromisoformat(str(value))
        return _("từ trước") if day == UNKNOWN_START else short_date(day)
    if column == "at" or column.endswith("_at"):
        return datetime.fromisoformat(str(value)).astimezone(VIETNAM).strftime("%H:%M %d/%m/%Y")
    return ""
