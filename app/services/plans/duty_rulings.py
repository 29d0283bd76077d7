"""Which day counts: the decision that settles two stated days, or sets one where the plan states none.

About dossiers it is the decision commendation goes by: entered here or there, it is one and the same.
"""

from dataclasses import replace

from app.db import plan_work as db
from app.db import plans as db_plans
from app.domain.awards.nominations import DeadlineRuling
from app.domain.plans.duty_rows import plan_day
from app.domain.plans.duty_slots import DutySlot
from app.domain.plans.plan import Plan, PlanHead
from app.domain.plans.work import DutyRuling
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, dossiers
from app.services.plans import closed_years, duty_occurrences
from app.services.plans.closed_plans import refuse_closed
from app.services.plans.duty_entries import refuse_future
from app.services.plans.duty_occurrences import DOSSIERS, duties_of, part_of, rulings_of, season_year
from app.services.workspace import Workspace
from app.text import clean, short_date

#: So many years are looked ahead.
_AHEAD = 3


def occurrences(ws: Workspace, part_id: int) -> tuple[DutySlot, ...]:
    """Every occurrence of a duty with its stated days and what was decided, those of coming years too."""
    with ws.store.read() as connection:
        plan, duty = part_of(connection, part_id)
        return duty_occurrences.occurrences(connection, plan, duty, part_id)


def following(ws: Workspace, part_id: int, period: str) -> tuple[DutySlot, ...]:
    """The occurrences of the next three years after one of them, with their days; none of what is owed once."""
    found = occurrences(ws, part_id)
    shown = next((slot.period for slot in found if slot.period.text == period and period), None)
    if shown is None:
        return ()
    return tuple(slot for slot in found if shown.last < slot.period.first and slot.period.year <= shown.year + _AHEAD)


def conflicts(ws: Workspace) -> tuple[tuple[Plan, int, DutySlot], ...]:
    """Every duty whose plan states several days, decided or not, with its plan and its number."""
    with ws.store.read() as connection:
        return tuple(
            (plan, part_id, slot)
            for plan in db_plans.plans(connection)
            for duty, part_id in duties_of(connection, plan)
            for slot in duty_occurrences.occurrences(connection, plan, duty, part_id)
            if slot.due.is_conflict
        )


def rule(ws: Workspace, ruling: DutyRuling) -> DutySlot:
    """Write down which day counts from now on for everybody; one decided before is replaced.

    Raises ``Refused`` without the paper, for a day before the plan, and for a decision of a day to come or older than
    the plan it is about.
    """
    document = clean(ruling.document)
    if not document:
        raise Refused("no-document", _("Chưa ghi văn bản quyết định hạn; chưa lưu gì."))
    if ruling.decided_on is not None:
        refuse_future(ws, ruling.decided_on)
    tidy = replace(ruling, document=document, decided_by=clean(ruling.decided_by), note=clean(ruling.note))
    plan, slot = _known(ws, ruling.part_id, ruling.period)
    _refuse_before(plan.head, tidy)
    with ws.store.read() as connection:
        refuse_closed(connection, plan.id)
        closed_years.refuse_closed_work(connection, slot.due.ruling, tidy)
    if slot.duty.fed_by == DOSSIERS:
        campaign = campaigns.of_year(ws, _year(ws, slot))
        known = dossiers.deadline(ws, campaign.id).ruling
        dossiers.rule_deadline(ws, _of_campaign(tidy, campaign.id, known.id if known else 0))
    else:
        _store(ws, plan, slot, tidy)
    return _known(ws, ruling.part_id, ruling.period)[1]


def take_back_ruling(ws: Workspace, part_id: int, period: str = "") -> DutySlot:
    """The days of the plan hold again; raises ``Refused`` when nothing was decided."""
    plan, slot = _known(ws, part_id, period)
    if slot.due.ruling is None:
        raise Refused("no-ruling", _("Chưa chốt hạn nào cho “{title}”; chưa đổi gì.").format(title=slot.duty.title))
    with ws.store.read() as connection:
        refuse_closed(connection, plan.id)
        closed_years.refuse_closed_work(connection, slot.due.ruling)
    if slot.duty.fed_by == DOSSIERS:
        dossiers.take_back_ruling(ws, campaigns.of_year(ws, _year(ws, slot)).id)
        return _known(ws, part_id, period)[1]
    with ws.store.write(_("Bỏ chốt hạn: {title}").format(title=slot.duty.title), ws.actor) as connection:
        for item in rulings_of(connection, plan.id, part_id):
            if item.period == period:
                db.remove(connection, item)
    return _known(ws, part_id, period)[1]


def _store(ws: Workspace, plan: Plan, slot: DutySlot, ruling: DutyRuling) -> None:
    words = _("Chốt hạn {day}: {title}").format(day=short_date(ruling.due_on), title=slot.duty.title)
    with ws.store.write(words, ws.actor) as connection:
        former = [item for item in rulings_of(connection, plan.id, ruling.part_id) if item.period == ruling.period]
        db.save(connection, replace(ruling, id=former[0].id if former else 0))


def _of_campaign(ruling: DutyRuling, campaign_id: int, row_id: int) -> DeadlineRuling:
    return DeadlineRuling(
        campaign_id, ruling.due_on, ruling.document, ruling.decided_on, ruling.decided_by, ruling.note, row_id
    )


def _refuse_before(head: PlanHead, ruling: DutyRuling) -> None:
    first = plan_day(head)
    due = _("Hạn {day} trước ngày {first} của kế hoạch; chưa lưu gì.")
    decided = _("Ngày quyết định {day} trước ngày {first} của kế hoạch; chưa lưu gì.")
    for day, told in ((ruling.due_on, due), (ruling.decided_on, decided)):
        if day is not None and day < first:
            raise Refused("before-plan", told.format(day=short_date(day), first=short_date(first)))


def _year(ws: Workspace, slot: DutySlot) -> int:
    """The report year of the season whose dossiers are meant."""
    with ws.store.read() as connection:
        return season_year(connection, slot)


def _known(ws: Workspace, part_id: int, period: str) -> tuple[Plan, DutySlot]:
    """One occurrence with its plan; raises ``Refused`` for a period the duty does not have."""
    with ws.store.read() as connection:
        plan, duty = part_of(connection, part_id)
        found = duty_occurrences.occurrences(connection, plan, duty, part_id)
    for slot in found:
        if slot.period.text == period:
            return plan, slot
    known = ", ".join(slot.period.text for slot in found if slot.period.text) or _("một lần")
    told = _("Nghĩa vụ này không có kỳ “{period}”; chưa đổi gì.").format(period=period)
    raise Refused("no-period", told, _("Các kỳ: {known}.").format(known=known))
