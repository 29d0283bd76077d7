"""What is entered about targets of plans: judgements, shares, and how «more» is read."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.domain.plans.shares import allotted, share_sum
from app.domain.plans.spans import Span, span
from app.domain.plans.target_steps import PERCENT, period_of, periods, threshold
from app.domain.plans.targets import Reading, Target
from app.domain.plans.work import TargetJudgement, TargetShare
from app.errors import Refused
from app.i18n import _
from app.services.plans import closed_years, lookup, register
from app.services.plans.target_rows import TargetRow, TargetRows
from app.services.plans.target_standings import TargetStandings
from app.services.plans.targets import find
from app.services.workspace import Workspace
from app.text import clean


def judge(ws: Workspace, key: str, target: str, judgement: TargetJudgement) -> TargetRow:
    """Say how a target stands in a period, in place of the judgement there is; ``part_id`` need not be given.

    Raises ``Refused`` for a judgement over a counted target without reason, and for a day to come or before the plan.
    """
    with ws.store.write(_("Đánh giá chỉ tiêu: {key}").format(key=_title(ws, key, target)), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        item = lookup.target(plan, target)
        lookup.refuse_day(ws, plan, judgement.judged_on)
        within = _period(plan, item, judgement.period, ws.today)
        closed_years.refuse_closed_span(connection, within)
        lookup.refuse_to_come(ws, within)
        reason = clean(judgement.reason)
        if not item.is_qualitative and not reason:
            told = _("Chỉ tiêu “{title}” có con số; đánh giá khác con số phải ghi lý do. Chưa lưu gì.")
            raise Refused("no-reason", told.format(title=item.title))
        known = TargetStandings.read(connection, ws, plan)
        part_id = known.part_ids[item.key]
        before = known.judged(item, within)
        wanted = replace(
            judgement,
            part_id=part_id,
            period=within.text,
            reason=reason,
            document=clean(judgement.document),
            id=before.id if before else 0,
        )
        plan_work.save(connection, wanted)
        return TargetRows.read(connection, ws, plan).row(item, within)


def take_back(ws: Workspace, key: str, target: str, period: str = "") -> TargetRow:
    """Drop the judgement of a period: the numbers speak again. Raises ``Refused`` when there is none."""
    with ws.store.write(_("Bỏ đánh giá chỉ tiêu: {key}").format(key=_title(ws, key, target)), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        item = lookup.target(plan, target)
        within = _period(plan, item, period, ws.today)
        closed_years.refuse_closed_span(connection, within)
        known = TargetStandings.read(connection, ws, plan)
        judged = known.judged(item, within)
        if judged is None:
            told = _("Chỉ tiêu “{title}” chưa có đánh giá cho {period}.")
            raise Refused("no-judgement", told.format(title=item.title, period=within.words))
        plan_work.remove(connection, judged)
        return TargetRows.read(connection, ws, plan).row(item, within)


def share(ws: Workspace, key: str, target: str, shares: Iterable[TargetShare], period: str = "") -> TargetRow:
    """Give the shares of one period out anew: those there were are replaced; none at all takes them back.

    All are of one period, that of ``period`` if it is given; ``part_id`` need not be given. Raises ``Refused`` for an
    agency or unit named twice, for shares of nobody, below 0 or over the target together.
    """
    with ws.store.write(_("Giao chỉ tiêu: {key}").format(key=_title(ws, key, target)), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        item = lookup.target(plan, target)
        wanted = [replace(one, agency=lookup.teller(plan, one.agency), note=clean(one.note)) for one in shares]
        texts = {one.period for one in wanted} | ({period} if period else set())
        if len(texts) > 1:
            raise Refused("two-periods", _("Mỗi lần chỉ giao chỉ tiêu của một kỳ; chưa lưu gì."))
        within = _period(plan, item, next(iter(texts), ""), ws.today)
        closed_years.refuse_closed_span(connection, within)
        _refuse_shares(connection, plan, item, within, wanted)
        part_id = TargetStandings.read(connection, ws, plan).part_ids[item.key]
        for old in plan_work.entries(connection, TargetShare, plan.id):
            if old.part_id == part_id and span(old.period).has_days_of(within):
                plan_work.remove(connection, old)
        for one in wanted:
            plan_work.save(connection, replace(one, part_id=part_id, period=within.text, id=0))
        return TargetRows.read(connection, ws, plan).row(item, within)


def split(ws: Workspace, key: str, target: str, period: str, weights: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """What a target asks for in a period, given out by weights (people, units); together exactly the target.

    Nothing is stored. Raises ``Refused`` for a target in percent or without number, and for weights that are none.
    """
    row = find(ws, key, target, period)
    asked = row.standing.threshold.value if row.standing.threshold else None
    if asked is None or row.target.unit == PERCENT:
        told = _("Chỉ tiêu “{title}” không có số lượng để chia; hãy ghi từng mức.")
        raise Refused("no-number", told.format(title=row.target.title))
    places = max(0, -int(asked.normalize().as_tuple().exponent))
    try:
        return allotted(asked, weights, places)
    except ValueError as error:
        raise Refused("bad-weights", _("Hệ số chia phải từ 0 và có ít nhất một hệ số lớn hơn 0.")) from error


def _title(ws: Workspace, key: str, target: str) -> str:
    """What the history calls a target."""
    return lookup.target(register.find(ws, key), target).title


def _refuse_shares(
    connection: DbConnection, plan: Plan, target: Target, period: Span, shares: list[TargetShare]
) -> None:
    owners = [(one.agency, one.unit_id) for one in shares]
    for agency, unit_id in owners:
        if unit_id is not None:
            lookup.unit_in(connection, unit_id, period)
        elif not agency:
            raise Refused("no-owner", _("Phải ghi giao cho cơ quan hay đơn vị nào; chưa lưu gì."))
        if owners.count((agency, unit_id)) > 1:
            name = lookup.unit(connection, unit_id).title if unit_id else lookup.agency_name(plan, agency)
            raise Refused("owner-twice", _("“{name}” được giao hai lần; chưa lưu gì.").format(name=name))
    for one in shares:
        lookup.refuse_number(one.value, _("Số giao"), target.unit)
    asked = threshold(target, plan, period)
    if target.unit == PERCENT or asked is None:
        return
    found = share_sum(asked.value, (one.value for one in shares))
    if not asked.is_floor and found.difference is not None and found.difference > 0:
        raise Refused("over-target", _("{sentence} Chưa lưu gì.").format(sentence=found.sentence))


def read_as(ws: Workspace, key: str, target: str, step: int, reading: Reading, note: str = "") -> TargetRow:
    """Read the number of a step (counted from 1) another way; the plan keeps it with the note of who decided.

    Raises ``Refused`` for a step there is none of and for a reading that has nothing to add to.
    """
    plan = register.find(ws, key)
    item = lookup.target(plan, target)
    if not 1 <= step <= len(item.steps):
        told = _("Chỉ tiêu “{title}” có {count} mức, không có mức thứ {step}.")
        raise Refused("no-step", told.format(title=item.title, count=len(item.steps), step=step))
    steps = tuple(replace(one, reading=reading) if at == step else one for at, one in enumerate(item.steps, 1))
    told = clean(note)
    changed = replace(item, steps=steps, note=" ".join(filter(None, [item.note, told])))
    register.save(ws, replace(plan, targets=tuple(changed if one.key == item.key else one for one in plan.targets)))
    return find(ws, key, target)


def _period(plan: Plan, target: Target, text: str, today: date) -> Span:
    """A period of the target's own: what is judged or given out is so for one of them."""
    every = periods(target, plan)
    if not text:
        return period_of(target, plan, today)
    try:
        wanted = span(text)
    except ValueError:
        wanted = lookup.period(plan, text)
    found = next((item for item in every if item.has_days_of(wanted)), None)
    if found is None:
        told = _("Chỉ tiêu “{title}” theo các kỳ: {known}; không có {period}.")
        known = "; ".join(item.words for item in every)
        raise Refused("bad-period", told.format(title=target.title, known=known, period=wanted.words))
    return found
