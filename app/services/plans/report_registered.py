"""What was written down under a plan, for its report: registers, surveys, rounds of classification, money."""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span
from app.i18n import _
from app.reports.plans.facts import MoneyFact, RegisterFact, ReportFacts, RoundFact, SurveyFact
from app.services.plans import classification, costs, registers, surveys
from app.services.plans.costs import CostSum
from app.services.workspace import Workspace


def with_registered(ws: Workspace, facts: ReportFacts) -> ReportFacts:
    """The facts with everything entered in the stretch of the report."""
    plan, wanted = facts.plan, facts.time.period
    money = costs.board(ws, plan.key, wanted.first.year if wanted.first.year == wanted.last.year else None)
    lines = [one for one in money.lines if wanted.first.year <= one.year <= wanted.last.year]
    sources: dict[str, list[int]] = {}
    for place, one in enumerate(lines):
        sources.setdefault(one.source or _("chưa ghi nguồn"), []).append(place)
    total = costs.summed(_("Tổng cộng"), lines)
    return replace(
        facts,
        registers=tuple(_registers(ws, plan, wanted)),
        surveys=tuple(_surveys(ws, plan, wanted)),
        rounds=tuple(_rounds(ws, plan, wanted)),
        money=tuple(_sum(costs.summed(name, (lines[at] for at in some))) for name, some in sources.items()),
        money_total=_sum(total) if lines else None,
        money_warnings=tuple(filter(None, (costs.summed(one.title, (one,)).warning for one in lines))),
    )


def _sum(item: CostSum) -> MoneyFact:
    return MoneyFact(item.label, item.planned, item.spent, max(item.unplanned, item.unspent))


def _registers(ws: Workspace, plan: Plan, wanted: Span) -> Iterator[RegisterFact]:
    """The registers the outline names, and every other one that has lines of this plan."""
    named = {key for item in plan.head.sections for key in item.registers}
    for definition in registers.definitions(ws):
        of_plan = None if definition.fed_by else plan.id
        sheet = registers.sheet(ws, definition.key, wanted, of_plan)
        is_filled = any(row.entry.plan_id == plan.id for row in sheet.rows)
        if definition.key in named or is_filled:
            yield RegisterFact(sheet.definition, sheet.totals)


def _surveys(ws: Workspace, plan: Plan, wanted: Span) -> Iterator[SurveyFact]:
    for row in surveys.rows(ws, plan.id):
        day = row.survey.ends_on or row.survey.starts_on
        if day is None or wanted.first <= day <= wanted.last:
            sheet = surveys.sheet(ws, row.survey.id)
            yield SurveyFact(sheet.survey, sheet.result, sheet.charts)


def _rounds(ws: Workspace, plan: Plan, wanted: Span) -> Iterator[RoundFact]:
    for one in classification.rounds(ws, plan.id):
        if wanted.first.year <= one.year <= wanted.last.year:
            sheet = classification.sheet(ws, one.id)
            yield RoundFact(sheet.round, sheet.whole, sheet.groups, sheet.trend)
