"""Undoing a whole import on any later day: what it does is shown before, what it did can be looked up afterwards.

What nobody touched since reads again as before the import; what somebody corrected, answered, returned or accepted
stays and is named with who did it. The undo is itself one operation and can be undone.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.db import history, import_undo, units
from app.db.history import OperationKind
from app.db.import_undo import Fate, Why
from app.db.payloads import from_json, to_json
from app.db.types import DbConnection
from app.domain.findings import Where
from app.domain.periods import VIETNAM
from app.domain.undoing import BroughtItem, BroughtKind, UndoReport
from app.errors import Refused
from app.i18n import N_, _
from app.services import checking, comparing
from app.services.workspace import Workspace
from app.text import short_date, sort_key

_KINDS = {
    "figure": BroughtKind.FIGURE,
    "register_row": BroughtKind.ROW,
    "narrative": BroughtKind.TEXT,
    "submission": BroughtKind.COPIES,
    "unit": BroughtKind.HAMLET,
    "unit_alias": BroughtKind.ALIAS,
}
_REASONS = {
    Why.CHANGED: N_("đã thay đổi sau khi nhập"),
    Why.RETURNED: N_("báo cáo đã trả lại nơi gửi"),
    Why.ACCEPTED: N_("báo cáo đã duyệt và khóa"),
    Why.ISSUED: N_("văn bản đã ban hành dựa vào báo cáo này"),
    Why.IN_USE: N_("báo cáo khác còn dùng đến"),
}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One import of the history; ``at`` is Vietnam time.

    ``units`` are the names of those whose reports it brought, in their order; ``years`` the years these are about.
    """

    id: int
    at: datetime
    actor: str
    label: str
    is_undone: bool
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class UndoNote:
    """What the history keeps about an import that was undone: how much was reversed, and all that was not."""

    reversed: int
    kept: tuple[BroughtItem, ...] = ()
    failed: tuple[BroughtItem, ...] = ()


class _OnlyLooking(Exception):
    """Ends a preview: everything it did is rolled back."""


def imports(ws: Workspace, limit: int = 200) -> tuple[ImportRow, ...]:
    """The newest ``limit`` imports, newest first."""
    with ws.store.read() as connection:
        found = history.imports(connection, limit)
        brought = {item.id: history.added(connection, item.id, "submission") for item in found}
        names = {unit.id: unit.name for unit in units.all_units(connection)}
    return tuple(
        ImportRow(
            item.id,
            item.at.astimezone(VIETNAM),
            item.actor,
            item.label,
            item.is_undone,
            tuple(sorted({names[row["unit_id"]] for row in brought[item.id]}, key=sort_key)),
            tuple(sorted({date.fromisoformat(row["period_end"]).year for row in brought[item.id]})),
        )
        for item in found
    )


def preview_undo(ws: Workspace, operation_id: int) -> UndoReport:
    """What :func:`undo_import` would do, found out by doing it and taking it back: nothing is changed."""
    found: list[UndoReport] = []
    with suppress(_OnlyLooking):
        _undo(ws, operation_id, found.append, is_preview=True)
    return found[0]


def undo_import(ws: Workspace, operation_id: int) -> UndoReport:
    """Take an import back as far as nobody has changed what it brought; one operation, wholly there or absent.

    Raises ``Refused`` when the operation is no import, is undone already, or nothing of it could be reversed.
    """
    found: list[UndoReport] = []
    _undo(ws, operation_id, found.append, is_preview=False)
    return replace(found[0], at=ws.clock().astimezone(VIETNAM))


def note_of(ws: Workspace, operation_id: int) -> UndoNote | None:
    """What was kept and why when the operation ``operation_id`` undid an import; None for any other operation."""
    with ws.store.read() as connection:
        text = history.note_of(connection, operation_id)
    return from_json(text, UndoNote) if text else None


def _undo(ws: Workspace, operation_id: int, told: Callable[[UndoReport], None], *, is_preview: bool) -> None:
    with ws.store.read() as connection:
        label = _import_label(connection, operation_id)
    title = _("Hoàn tác: {label}").format(label=label)
    with ws.store.write(title, ws.actor) as connection:
        _import_label(connection, operation_id)
        names = {item.id: item.name for item in units.all_units(connection)}
        reason = _("phần đã sửa sau lần nhập đã hoàn tác")
        outcome = import_undo.take_back(connection, operation_id, reason)
        for submission_id in outcome.rebuilt:
            checking.check_again(connection, ws, submission_id)
        for year in sorted(outcome.years):
            comparing.compare_reports(connection, ws, year)
        report = _report(operation_id, label, outcome.fates, names)
        told(report)
        if is_preview:
            raise _OnlyLooking
        if not report.reversed:
            raise _nothing_left(report)
        note = UndoNote(len(report.reversed), report.kept, report.failed)
        history.mark_undo(connection, operation_id, to_json(note))


def _import_label(connection: DbConnection, operation_id: int) -> str:
    """Label of an import that is in force; raises ``Refused`` for everything else."""
    found = history.entry(connection, operation_id)
    if found is None or found.kind is not OperationKind.IMPORT:
        raise Refused("not-an-import", _("Việc này không phải một lần nhập báo cáo."), _("Hãy chọn một lần nhập."))
    if found.is_undone:
        raise Refused("already-undone", _("“{label}” đã được hoàn tác rồi.").format(label=found.label))
    return found.label


def _nothing_left(report: UndoReport) -> Refused:
    reason = next((item.reason for item in (*report.kept, *report.failed)), _(_REASONS[Why.CHANGED]))
    sentence = _("Không còn gì của “{label}” để hoàn tác: {reason}. Chưa có gì thay đổi.")
    return Refused("nothing-to-reverse", sentence.format(label=report.label, reason=reason))


def _report(operation_id: int, label: str, fates: list[Fate], names: Mapping[int, str]) -> UndoReport:
    taken_back = tuple(_item(fate, names) for fate in fates if fate.why is None)
    kept = tuple(_item(fate, names) for fate in fates if fate.why not in (None, Why.IN_USE))
    failed = tuple(_item(fate, names) for fate in fates if fate.why is Why.IN_USE)
    return UndoReport(operation_id, label, taken_back, kept, failed)


def _item(fate: Fate, names: Mapping[int, str]) -> BroughtItem:
    row, kind = fate.row, _KINDS[fate.table]
    told = {
        BroughtKind.FIGURE: f"{row.get('indicator')} {row.get('part')}".strip(),
        BroughtKind.ROW: str(row.get("natural_key") or row.get("row_no")),
        BroughtKind.TEXT: str(row.get("leaf")),
        BroughtKind.COPIES: _("ngày nhận bản mềm, bản cứng"),
        BroughtKind.HAMLET: str(row.get("name")),
        BroughtKind.ALIAS: str(row.get("alias")),
    }
    is_part = kind is BroughtKind.FIGURE and row.get("scope") != "unit"
    place = names.get(row["unit_id"], "") if is_part else ""
    where = Where(str(row.get("sheet", "")), str(row.get("cell", "")))
    # A hamlet is told by its own name; everything else by whose it is.
    owner = "" if kind is BroughtKind.HAMLET else names.get(fate.unit_id, "")
    return BroughtItem(kind, owner, told[kind], place, where, _reason(fate))


def _reason(fate: Fate) -> str:
    if fate.why is None:
        return ""
    words = _(_REASONS[fate.why])
    if fate.by is None or fate.why is Why.IN_USE:
        return words
    day = short_date(fate.by.at.astimezone(VIETNAM).date())
    return _("{words} ({label}, {actor}, ngày {day})").format(
        words=words, label=fate.by.label, actor=fate.by.actor, day=day
    )
