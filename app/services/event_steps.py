"""Steps in the life of an event: postponed, cancelled, held.

Each step that changes what was planned keeps the plan before it as a version. What stands in the data file at that
moment decides, not what a screen has shown.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

from app.db import events as db_events
from app.db.types import DbConnection
from app.domain.event_assessment import ReportInWriting
from app.domain.event_duties import result_due_on
from app.domain.event_words import capital
from app.domain.events import REASON_WORDS, CancelReason, Event, EventResult, EventStatus
from app.domain.obligations import Obligation, ObligationKind
from app.errors import Refused
from app.i18n import _
from app.services import event_changes, event_checks, scope
from app.services.event_assessments import Grounds, Judged
from app.services.event_changes import keep
from app.services.workspace import Workspace
from app.services.years.lock import refuse_closed
from app.text import short_date

#: The duty of a plan that says who takes in what the communes report.
_COMMUNE_REPORT = "commune-report"


def found(connection: DbConnection, event_id: int) -> Event:
    """An event that must exist; raises ``Refused`` when there is none."""
    event = db_events.find(connection, event_id)
    if event is None:
        raise Refused("no-event", _("Không có sự kiện số {id}.").format(id=event_id))
    return event


def named(ws: Workspace, event_id: int) -> str:
    """What an event is called, for the history."""
    with ws.store.read() as connection:
        return found(connection, event_id).name or _("sự kiện chưa có tên")


# --- postponed, cancelled --------------------------------------------------------------------------------------------


def postpone(ws: Workspace, event_id: int, reason: CancelReason, text: str = "", until: date | None = None) -> Event:
    """Put an event off: to ``until``, where items of the programme move with it, or with no day yet."""
    with _stopping(ws, event_id, reason, _("Hoãn: {name}")) as (connection, event):
        why = _why(_("Hoãn"), reason, text)
        if until is None:
            after = replace(
                event, status=EventStatus.POSTPONED, reason=reason, reason_text=text, starts_on=None, ends_on=None
            )
            return keep(connection, ws, event, after, why)
        _refuse_no_later(event, until)
        after = replace(_moved(event, until), status=EventStatus.PLANNED, reason=CancelReason.NONE, reason_text="")
        return keep(connection, ws, event, after, f"{why}: {_('sang ngày')} {short_date(until)}")


def _refuse_no_later(event: Event, until: date) -> None:
    """Not the day of today but the former one counts: a season of the past is entered afterwards too."""
    if event.starts_on is not None and until <= event.starts_on:
        told = _("Hoãn đến ngày {day} không được: ngày mới phải từ {earliest} trở đi; chưa có gì thay đổi.")
        earliest = event.starts_on + timedelta(days=1)
        raise Refused("not-later", told.format(day=short_date(until), earliest=short_date(earliest)))


def _moved(event: Event, until: date) -> Event:
    if event.starts_on is None or event.last_day is None:
        return replace(event, starts_on=until, ends_on=None)
    by = until - event.starts_on
    programme = tuple(item if item.day is None else replace(item, day=item.day + by) for item in event.plan.programme)
    ends_on = None if event.ends_on is None else event.ends_on + by
    return replace(event, starts_on=until, ends_on=ends_on, plan=replace(event.plan, programme=programme))


def cancel(ws: Workspace, event_id: int, reason: CancelReason, text: str = "", report_to: str = "") -> Event:
    """Do not hold an event; ``report_to`` is owed a report in writing.

    Without ``report_to`` a report is owed only where the tier demands it: not for a storm.
    """
    with _stopping(ws, event_id, reason, _("Không tổ chức: {name}")) as (connection, event):
        after = replace(event, status=EventStatus.CANCELLED, reason=reason, reason_text=text)
        stored = keep(connection, ws, event, after, _why(_("Không tổ chức"), reason, text))
        assessment = Grounds.read(connection, ws.today).assess(event)
        if report_to.strip() not in ("", assessment.report_to):
            asked = (ReportInWriting(unit_id, report_to.strip()) for unit_id in event.hosts)
            assessment = replace(assessment, reports=tuple(asked))
        if report_to.strip() or reason is CancelReason.TIER:
            event_changes.owe_report(connection, ws, event, assessment)
        return stored


def reopen(ws: Workspace, event_id: int) -> Event:
    """Let an event that was cancelled or marked as held be a plan again; its open reports are owed no longer.

    Parts the tier forbids now stay away. Raises ``Refused`` when it forbids all of them.
    """
    with ws.store.write(_("Đặt lại: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        event = found(connection, event_id)
        if event.is_open:
            raise Refused("event-open", _("“{name}” đang là kế hoạch; chưa có gì thay đổi.").format(name=event.name))
        refuse_closed(connection, event.year)
        planned = replace(event, status=EventStatus.PLANNED, reason=CancelReason.NONE, reason_text="")
        assessment = Grounds.read(connection, ws.today).assess(planned)
        dropped = tuple(part for part in event.parts if part in event.dropped or part in assessment.forbidden)
        if event.parts and len(dropped) == len(event.parts):
            told = _("{tier} không cho tổ chức phần nào của “{name}”; chưa có gì thay đổi.")
            raise Refused("event-forbidden", told.format(tier=capital(assessment.tier_words), name=event.name))
        event_changes.waive_reports(connection, event_id, *ObligationKind)
        return keep(connection, ws, event, replace(planned, dropped=dropped), _("Đặt lại kế hoạch"))


@contextmanager
def _stopping(ws: Workspace, event_id: int, reason: CancelReason, label: str) -> Iterator[tuple[DbConnection, Event]]:
    if reason is CancelReason.NONE:
        raise Refused("no-reason", _("Hãy chọn lý do: do cấp độ, do thiên tai, thời tiết, hay lý do khác."))
    with ws.store.write(label.format(name=named(ws, event_id)), ws.actor) as connection:
        event = found(connection, event_id)
        if not event.is_open:
            told = _("“{name}” đã tổ chức hoặc đã có quyết định không tổ chức; chưa có gì thay đổi.")
            raise Refused("event-closed", told.format(name=event.name))
        refuse_closed(connection, event.year)
        yield connection, event


def _why(step: str, reason: CancelReason, text: str) -> str:
    words = step if reason is CancelReason.OTHER else f"{step} {_(REASON_WORDS[reason])}"
    return f"{words} ({text.strip()})" if text.strip() else words


# --- held ------------------------------------------------------------------------------------------------------------


def mark_held(ws: Workspace, event_id: int, result: EventResult) -> Judged:
    """Write down that an event was held, and what came of it; the report of its result is owed from then on.

    Raises ``Refused`` with everything that blocks: nothing forbidden is marked as held.
    """
    with ws.store.write(_("Đã tổ chức: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        event = found(connection, event_id)
        if not event.is_open:
            told = _("“{name}” không còn là kế hoạch nên không ghi đã tổ chức lần nữa; hãy sửa kết quả của sự kiện.")
            raise Refused("event-closed", told.format(name=event.name))
        refuse_closed(connection, event.year)
        grounds = Grounds.read(connection, ws.today)
        after = replace(event, status=EventStatus.HELD, result=result)
        planned, judged = grounds.judge(event), grounds.judge(after)
        blocking = tuple(dict.fromkeys((*planned.blocking, *judged.blocking)))
        if blocking:
            told = _("Chưa ghi đã tổ chức được: {reasons}")
            reasons = " ".join(fault.sentence for fault in blocking)
            raise Refused("event-blocked", told.format(reasons=reasons), _("Sự kiện còn nguyên như trước."))
        db_events.save(connection, after)
        event_checks.check_reports(connection, ws, event, after)
        _owe_result(connection, ws, grounds, after)
        return judged


def _owe_result(connection: DbConnection, ws: Workspace, grounds: Grounds, event: Event) -> None:
    """The hosts owe the report of the result, where kinds of such events have a day for it."""
    kind = grounds.kinds.get(event.kind)
    if kind is None or kind.result_report_days is None:
        return
    committee = scope.committee_of(connection)
    duty = ws.presets.plan(committee.plan_preset).obligation(_COMMUNE_REPORT)
    owed_to = duty.owed_to if duty is not None else committee.short_name
    for unit_id in event.hosts:
        if unit_id != committee.unit_id:
            day, report = result_due_on(kind, event), ObligationKind.RESULT_REPORT
            owed = Obligation(unit_id, report, owed_to, day, kind.clause, event.id, note=event.name)
            event_changes.owe(connection, owed)
