"""What the report of a plan over a year, a phase or its whole execution is made of, gathered from where it is kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from app.db.types import DbConnection
from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span, joined, span
from app.domain.plans.target_steps import period_within, periods
from app.domain.plans.timing import leaf_tasks, phase_span
from app.errors import Refused
from app.i18n import _
from app.reports.plans.facts import (
    ReportFacts,
    ReportTime,
    TargetFact,
)
from app.services.plans import duties, register, targets, tasks
from app.services.plans.report_addressees import addressed
from app.services.plans.report_registered import with_registered
from app.services.plans.target_standings import TargetStandings
from app.services.workspace import Workspace
from app.text import fold

_OF_PHASE = "phase:"


def report_time(plan: Plan, *, year: int | None = None, phase: str = "", is_final: bool | None = None) -> ReportTime:
    """The stretch of a report: of a year, a phase (key or name), or the whole; by default only the whole is final.

    Raises ``Refused`` for a phase the plan does not have and a year it does not run in.
    """
    if year is not None and phase:
        raise Refused("two-periods", _("Chỉ chọn một trong hai: năm hoặc giai đoạn; chưa lập báo cáo."))
    head = plan.head
    if phase:
        known = next((item for item in plan.phases if fold(phase) in (fold(item.key), fold(item.name))), None)
        if known is None:
            names = "; ".join(item.name for item in plan.phases) or _("không chia giai đoạn")
            told = _("Kế hoạch không có giai đoạn “{phase}” ({known}); chưa lập báo cáo.")
            raise Refused("no-phase", told.format(phase=phase, known=names))
        name = known.name[:1].lower() + known.name[1:]
        return ReportTime(phase_span(known), name, bool(is_final))
    if year is not None:
        if not head.starts.year <= year <= head.ends.year:
            told = _("Năm {year} nằm ngoài thời gian thực hiện của kế hoạch ({first} - {last}); chưa lập báo cáo.")
            raise Refused("bad-year", told.format(year=year, first=head.starts.year, last=head.ends.year))
        whole = span(f"{year:04}")
        return ReportTime(whole, whole.words, bool(is_final))
    whole = joined(f"{head.starts.year:04}", f"{head.ends.year:04}")
    return ReportTime(whole, whole.words if is_final is False else "", is_final is not False)


def choices(plan: Plan, today: date) -> tuple[tuple[str, str], ...]:
    """The stretches of which something has happened, with their words: years, the newest first, phases, the whole."""
    head = plan.head
    years = range(min(today.year, head.ends.year), head.starts.year - 1, -1)
    phases = (item for item in plan.phases if phase_span(item).first <= today)
    return (
        *((f"{year:04}", _("năm {year}").format(year=year)) for year in years),
        *((f"{_OF_PHASE}{item.key}", item.name) for item in phases),
        ("", _("toàn kế hoạch")),
    )


def chosen(plan: Plan, choice: str, *, is_final: bool) -> ReportTime:
    """The stretch of one of the :func:`choices`."""
    if choice.startswith(_OF_PHASE):
        return report_time(plan, phase=choice.removeprefix(_OF_PHASE), is_final=is_final)
    return report_time(plan, year=int(choice) if choice else None, is_final=is_final)


def gather(ws: Workspace, key: str, time: ReportTime) -> ReportFacts:
    """Everything known today; raises ``Refused`` for a plan there is none of."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        standings = tasks.standings(connection, ws, plan)
        sent = addressed(connection, plan)
        facts = ReportFacts(
            plan=plan,
            time=time,
            today=ws.today,
            organ=sent.organ,
            targets=tuple(_targets(connection, ws, plan, time.period)),
            tasks=tuple(item for task in leaf_tasks(plan) if (item := standings[task.key]).within(time.period)),
            duties=tuple(_duties(connection, ws, plan, time.period)),
            addressees=sent.addressees,
            recipients=sent.recipients,
        )
    return with_registered(ws, facts)


# --- targets, duties -------------------------------------------------------------------------------------------------


def _targets(connection: DbConnection, ws: Workspace, plan: Plan, wanted: Span) -> Iterator[TargetFact]:
    """Every target in the last of its own periods a report over ``wanted`` tells, with those before it."""
    of = {item.key: period_within(item, plan, wanted, ws.today) for item in plan.targets}
    by_period = {
        period: {row.target.key: row for row in targets.rows(connection, ws, plan, period)}
        for period in dict.fromkeys(of.values())
    }
    known = TargetStandings.read(connection, ws, plan)
    for target in plan.targets:
        row = by_period[of[target.key]][target.key]
        remark = row.distribution.remark if row.distribution else ""
        told = tuple(item for item in row.sentences if item != remark)
        own = of[target.key]
        inside = (item for item in periods(target, plan) if wanted.first <= item.last <= wanted.last and item < own)
        earlier = tuple(known.standing(target, item) for item in inside if item.first <= ws.today)
        yield TargetFact(row.standing, (*told, remark) if remark else told, row.distribution, earlier)


def _duties(connection: DbConnection, ws: Workspace, plan: Plan, wanted: Span) -> Iterator[DutyRow]:
    """What is due in the stretch; what has no day counts by its period. Of a closed plan it tells what never came.

    What is due after the plan has ended («15/01 năm sau») counts with its last day: no later report would tell it.
    """
    ends = plan.head.ends
    for row in duties.rows(connection, ws, DutyFilter(plan=plan.key)):
        days = [day for day in (row.due.working, row.due.last) if day is not None]
        first, last = (min(*days, ends), max(days)) if days else (row.period.first, row.period.last)
        if row.plan_id == plan.id and first <= wanted.last and last >= wanted.first:
            yield replace(row, is_closed=False)
