"""An event adjusted to a tier that rose, or restored after one that fell.

What stands in the data file at that moment decides. Adjusting drafts the notice of it «thông báo điều chỉnh».
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.db import events as db_events
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment
from app.domain.event_changes import demanded, is_over_limit, may_restore, since_planned
from app.domain.event_steps import needs_adjusting
from app.domain.event_words import part_words
from app.domain.events import CancelReason, Event, EventStatus
from app.domain.obligations import ObligationKind
from app.errors import Refused
from app.i18n import _
from app.services import event_changes, event_papers
from app.services.event_assessments import Grounds
from app.services.event_changes import keep
from app.services.event_steps import found, named
from app.services.workspace import Workspace
from app.text import format_number


@dataclass(frozen=True, slots=True)
class Adjusted:
    """An event after it was adjusted: how it stood before, how it stands, why in words, and the draft of the notice.

    There is no notice where it stands as it was planned before anything asked for a change.
    """

    before: Event
    after: Event
    sentence: str
    paper_id: int | None


_Waiting = tuple[Event, Assessment]


def adjust(ws: Workspace, event_id: int) -> Adjusted:
    """Accept what a tier takes away: the parts fall away, or the whole event, and the plan stands again.

    Raises ``Refused`` when nothing asks for it, while it has no day, and where only the user can decide: how many
    people shall come, whether what has fallen away and is allowed again is held after all.
    """
    with ws.store.write(_("Điều chỉnh: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        grounds = Grounds.read(connection, ws.today)
        return _adjusted(connection, ws, grounds, _waiting(connection, grounds, event_id))


def adjust_all(ws: Workspace, event_ids: Sequence[int]) -> tuple[tuple[Adjusted, ...], tuple[Refused, ...]]:
    """The same for several events in one step that undo takes back; those that cannot be are told and left alone.

    Raises the first refusal when none could be adjusted.
    """
    waiting: list[_Waiting] = []
    refused: list[Refused] = []
    with ws.store.write(_("Điều chỉnh {count} sự kiện").format(count=len(event_ids)), ws.actor) as connection:
        grounds = Grounds.read(connection, ws.today)
        for event_id in dict.fromkeys(event_ids):
            try:
                waiting.append(_waiting(connection, grounds, event_id))
            except Refused as problem:
                refused.append(problem)
        if not waiting:
            nothing = Refused("nothing-to-adjust", _("Không có sự kiện nào phải điều chỉnh."))
            raise next(iter(refused), nothing)
        done = tuple(_adjusted(connection, ws, grounds, item) for item in waiting)
    return done, tuple(refused)


def _waiting(connection: DbConnection, grounds: Grounds, event_id: int) -> _Waiting:
    event = found(connection, event_id)
    assessment = grounds.assess(event)
    _refuse_unadjustable(event, assessment)
    if not assessment.forbidden:
        _refuse_undecided(connection, event, assessment)
    return event, assessment


def _adjusted(connection: DbConnection, ws: Workspace, grounds: Grounds, waiting: _Waiting) -> Adjusted:
    event, assessment = waiting
    if assessment.forbidden:
        after = _fallen_away(connection, ws, event, assessment)
    else:
        after = replace(event, status=EventStatus.PLANNED)
        db_events.save(connection, after)
    change = since_planned(after, db_events.versions(connection, event.id))
    if change is None:
        return Adjusted(event, after, _("kế hoạch như đã lập, không phải thông báo."), None)
    before, sentence = change
    return Adjusted(
        before, after, sentence, event_papers.write_notice(connection, ws, grounds, before, after, sentence)
    )


def _refuse_unadjustable(event: Event, assessment: Assessment) -> None:
    if event.status is EventStatus.POSTPONED:
        told = _("“{name}” đang hoãn, chưa có ngày mới; hãy đặt ngày rồi xét lại theo cấp độ.")
        raise Refused("no-day", told.format(name=event.name))
    if not needs_adjusting(event, assessment):
        raise Refused("nothing-to-adjust", _("“{name}” không có gì phải điều chỉnh.").format(name=event.name))
    if is_over_limit(event, assessment):
        told = _("“{name}” còn dự kiến quá {most} người; hãy giảm số người rồi điều chỉnh.")
        raise Refused("over-limit", told.format(name=event.name, most=format_number(assessment.max_people or 0)))


def _refuse_undecided(connection: DbConnection, event: Event, assessment: Assessment) -> None:
    """What the change took away and is allowed again by now: whether it is held after all, only the user knows."""
    change = since_planned(event, db_events.versions(connection, event.id))
    again = [part for part in assessment.restorable if change is not None and part in change[0].held_parts]
    if again:
        told = _("“{name}”: cấp độ nay cho tổ chức lại {parts}.").format(name=event.name, parts=part_words(again))
        raise Refused("offered-again", told, _("Hãy khôi phục, hoặc bỏ phần ấy khỏi kế hoạch rồi điều chỉnh."))


def _fallen_away(connection: DbConnection, ws: Workspace, event: Event, assessment: Assessment) -> Event:
    """What was planned although the tier forbids it falls away now; where all of it does, a report may be owed."""
    demand = demanded(event, assessment)
    is_cancelled = demand.after.status is EventStatus.CANCELLED
    wanted = demand.after if is_cancelled else replace(demand.after, status=EventStatus.PLANNED)
    after = keep(connection, ws, event, wanted, demand.reason)
    if is_cancelled:
        event_changes.owe_report(connection, ws, event, assessment)
    return after


def restore_offered(ws: Workspace, event_id: int) -> Event:
    """Take back what a fallen tier allows again; a report in writing that is still open is owed no longer."""
    with ws.store.write(_("Khôi phục: {name}").format(name=named(ws, event_id)), ws.actor) as connection:
        event = found(connection, event_id)
        assessment = Grounds.read(connection, ws.today).assess(event)
        parts = may_restore(event, assessment)
        if not parts:
            told = _("“{name}” không có phần nào được khôi phục theo cấp độ hiện nay.")
            raise Refused("nothing-offered", told.format(name=event.name))
        dropped = tuple(part for part in event.parts if part in event.dropped and part not in assessment.allowed)
        if event.status is EventStatus.CANCELLED:
            dropped = tuple(part for part in event.parts if part not in parts)
            event_changes.waive_reports(connection, event_id, ObligationKind.WRITTEN_REPORT)
        after = replace(event, status=EventStatus.PLANNED, reason=CancelReason.NONE, reason_text="", dropped=dropped)
        return keep(connection, ws, event, after, _("Khôi phục {parts}").format(parts=part_words(parts)))
