"""What is entered about duties: copies that came, more time, a waiver, which of several days counts.

What another part of the program keeps is entered there; a line says where. Nothing doubtful is half-stored.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, TypeAlias

from app.db import plan_work as db
from app.db import plans as db_plans
from app.domain.plans.duty_rows import SOURCE_WORDS, DutyAt, DutyRow, plan_day
from app.domain.plans.plan import PlanHead
from app.domain.plans.work import DutyReceipt
from app.errors import Refused
from app.i18n import _
from app.services import obligations
from app.services.plans import closed_years, duties
from app.services.plans.closed_plans import refuse_closed
from app.services.plans.duty_occurrences import DOSSIERS
from app.services.workspace import Workspace
from app.text import clean, short_date

#: How a receipt is changed, and what may speak against it (raising ``Refused``).
_Change: TypeAlias = Callable[[DutyReceipt], DutyReceipt]
_Check: TypeAlias = Callable[[DutyRow], None]


@dataclass(frozen=True, slots=True)
class _Came:
    """The days copies came on; ``is_early``: before the period, and somebody has said so."""

    days: Sequence[date] = ()
    is_early: bool = False


_NOTHING: Final = _Came()


def receive(
    ws: Workspace,
    at: DutyAt,
    *,
    soft_on: date | None = None,
    hard_on: date | None = None,
    document: str = "",
    note: str = "",
    is_early: bool = False,
) -> DutyRow:
    """Write down when copies came; a day that is not given stays as it is stored.

    Raises ``Refused`` without any day, for a day to come or before the plan, and for what is kept elsewhere; for a day
    before the period it is about, too, unless ``is_early`` says that it really came that early.
    """
    days = [day for day in (soft_on, hard_on) if day is not None]
    if not days:
        raise Refused("no-day", _("Chưa ghi ngày nhận bản cứng hay bản mềm; chưa lưu gì."))
    if at.obligation_id:
        obligations.settle(ws, at.obligation_id, max(days), document)
        return _told(ws, at)
    return _change(
        ws,
        at,
        _("Nhận"),
        lambda known: replace(
            known,
            soft_copy_on=soft_on or known.soft_copy_on,
            hard_copy_on=hard_on or known.hard_copy_on,
            document=clean(document) or known.document,
            note=clean(note) or known.note,
            is_waived=False,
        ),
        _Came(days, is_early=is_early),
    )


def correct(
    ws: Workspace,
    at: DutyAt,
    *,
    soft_on: date | None,
    hard_on: date | None,
    document: str = "",
    is_early: bool = False,
) -> DutyRow:
    """Say what came as it really was: a day that is not given did not come after all."""
    if at.obligation_id:
        return _correct_event(ws, at, soft_on or hard_on, document)
    days = [day for day in (soft_on, hard_on) if day is not None]
    return _change(
        ws,
        at,
        _("Sửa ngày nhận"),
        lambda known: replace(known, soft_copy_on=soft_on, hard_copy_on=hard_on, document=clean(document)),
        _Came(days, is_early=is_early),
    )


def _correct_event(ws: Workspace, at: DutyAt, day: date | None, document: str) -> DutyRow:
    if day is None:
        obligations.reopen(ws, at.obligation_id)
    else:
        obligations.settle(ws, at.obligation_id, day, document)
    return _told(ws, at)


def extend(ws: Workspace, at: DutyAt, new_due_on: date, reason: str, document: str = "") -> DutyRow:
    """Give one owner more time, with the reason and the paper that says so if there is one.

    Raises ``Refused`` without a reason, where no day is known yet, and for a day that is no later than the last one.
    """
    tidy = clean(reason)
    if not tidy:
        raise Refused("no-reason", _("Chưa ghi lý do gia hạn; chưa lưu gì."))

    def grant(known: DutyReceipt) -> DutyReceipt:
        return replace(
            known, new_due_on=new_due_on, extension_reason=tidy, extension_document=clean(document), is_waived=False
        )

    def check(row: DutyRow) -> None:
        stated = replace(row.due, extended_to=None).last
        if stated is None:
            told = _("“{title}” chưa có hạn nên chưa gia hạn được; chưa lưu gì.")
            raise Refused("no-deadline", told.format(title=row.title), _("Hãy đặt hạn trước."))
        if new_due_on <= stated:
            told = _("Hạn mới {new} không sau hạn đang có {old}; chưa lưu gì.")
            raise Refused("earlier-day", told.format(new=short_date(new_due_on), old=short_date(stated)))

    return _change_term(ws, at, _("Gia hạn"), grant, check)


def take_back_extension(ws: Workspace, at: DutyAt) -> DutyRow:
    """The day everybody has counts again."""

    def drop(known: DutyReceipt) -> DutyReceipt:
        return replace(known, new_due_on=None, extension_reason="", extension_document="")

    return _change_term(ws, at, _("Bỏ gia hạn"), drop)


def waive(ws: Workspace, at: DutyAt, reason: str) -> DutyRow:
    """One owner owes it no longer, with the reason; raises ``Refused`` without one."""
    tidy = clean(reason)
    if not tidy:
        raise Refused("no-reason", _("Chưa ghi lý do miễn; chưa lưu gì."))
    if at.obligation_id:
        obligations.waive(ws, at.obligation_id, tidy)
        return _told(ws, at)
    return _change_term(ws, at, _("Miễn"), lambda known: replace(known, is_waived=True, note=tidy))


def take_back_waiver(ws: Workspace, at: DutyAt) -> DutyRow:
    """It is owed again."""
    if at.obligation_id:
        obligations.reopen(ws, at.obligation_id)
        return _told(ws, at)
    return _change_term(ws, at, _("Bỏ miễn"), lambda known: replace(known, is_waived=False))


# --- what is stored --------------------------------------------------------------------------------------------------


def _change_term(ws: Workspace, at: DutyAt, step: str, change: _Change, check: _Check | None = None) -> DutyRow:
    """Change what an owner may do, which counts for what is kept elsewhere too, but for dossiers and events."""

    def may(row: DutyRow) -> None:
        if row.at.obligation_id or row.source == DOSSIERS:
            raise _kept_elsewhere(row)
        if check is not None:
            check(row)

    return _store(ws, at, step, change, may)


def _change(ws: Workspace, at: DutyAt, step: str, change: _Change, came: _Came) -> DutyRow:
    def may(row: DutyRow) -> None:
        if row.source:
            raise _kept_elsewhere(row)

    for day in came.days:
        refuse_future(ws, day)
    return _store(ws, at, step, change, may, came)


def _store(ws: Workspace, at: DutyAt, step: str, change: _Change, may: _Check, came: _Came = _NOTHING) -> DutyRow:
    with ws.store.read() as connection:
        row = duties.find(connection, ws, at)
    label = _("{step}: {title}, {owner}").format(step=step, title=row.title, owner=row.owner.name)
    with ws.store.write(label, ws.actor) as connection:
        row = duties.find(connection, ws, at)
        may(row)
        refuse_closed(connection, row.plan_id)
        closed_years.refuse_closed_duty(connection, row.period, row.years)
        plan = db_plans.find(connection, row.plan_id)
        for day in came.days:
            if plan is not None:
                _refuse_before_plan(plan.head, day)
            if not came.is_early:
                _refuse_before_period(row, day)
        former = row.receipt or DutyReceipt(part_id=at.part_id, period=at.period, agency=at.agency, unit_id=at.unit_id)
        changed = change(former)
        if _says_nothing(changed):
            if changed.id:
                db.remove(connection, changed)
        else:
            db.save(connection, changed)
        return duties.find(connection, ws, at)


def _says_nothing(receipt: DutyReceipt) -> bool:
    days = (receipt.soft_copy_on, receipt.hard_copy_on, receipt.new_due_on)
    return not any(days) and not receipt.is_waived


def _told(ws: Workspace, at: DutyAt) -> DutyRow:
    with ws.store.read() as connection:
        return duties.find(connection, ws, at)


def refuse_future(ws: Workspace, day: date) -> None:
    """Raise ``Refused`` for a day that lies ahead."""
    if day > ws.today:
        told = _("Ngày {day} còn ở phía trước; chưa lưu gì.").format(day=short_date(day))
        raise Refused("future-day", told, _("Hãy ghi ngày thực sự."))


def _refuse_before_plan(head: PlanHead, day: date) -> None:
    first = plan_day(head)
    if day < first:
        told = _("Ngày nhận {day} trước ngày {first} của kế hoạch; chưa lưu gì.")
        raise Refused("before-plan", told.format(day=short_date(day), first=short_date(first)))


def _refuse_before_period(row: DutyRow, day: date) -> None:
    """Something may be handed in before its period begins, but much more often the year is typed wrong: asked first."""
    if row.period.text and day < row.period.first:
        told = _("Ngày nhận {day} trước khi kỳ này bắt đầu ({first}); chưa lưu gì.")
        sentence = told.format(day=short_date(day), first=short_date(row.period.first))
        raise Refused("before-period", sentence, _("Nếu đúng là nộp sớm thì xác nhận nộp sớm."))


def _kept_elsewhere(row: DutyRow) -> Refused:
    told = _("“{title}” được theo dõi ở trang “{place}”; chưa lưu gì.")
    sentence = told.format(title=row.title, place=_(SOURCE_WORDS[row.source]))
    return Refused("kept-elsewhere", sentence, _("Hãy ghi ở đó, danh sách này tự cập nhật."))
