"""All checks that one report can decide: row rules, sums, lists, days, quotas, narrative (V01–V06, V09–V17), events."""

from collections.abc import Callable, Iterator
from typing import Final

from app.domain.check_case import Case, CheckContext, LastYear
from app.domain.check_events import register_findings
from app.domain.check_figures import (
    border_team_findings,
    copied_findings,
    jump_findings,
    kind_findings,
)
from app.domain.check_lists import blank_list_findings, day_findings, event_findings, range_findings
from app.domain.check_magnitude import magnitude_findings
from app.domain.check_narrative import narrative_findings
from app.domain.check_nominees import nominee_findings
from app.domain.check_rules import owner_findings, rule_findings, station_findings, sum_findings
from app.domain.check_slips import slip_findings
from app.domain.check_tiers import tier_findings
from app.domain.cross_checks import cross_check
from app.domain.findings import Finding, Severity
from app.domain.indicators import Catalogue
from app.domain.submissions import ParsedReport

__all__ = ["CheckContext", "check", "cross_check"]

_CHECKS: Final[tuple[Callable[[Case], Iterator[Finding]], ...]] = (
    sum_findings,
    station_findings,
    rule_findings,
    kind_findings,
    magnitude_findings,
    slip_findings,
    jump_findings,
    copied_findings,
    border_team_findings,
    owner_findings,
    blank_list_findings,
    day_findings,
    event_findings,
    register_findings,
    tier_findings,
    range_findings,
    nominee_findings,
    narrative_findings,
)
_NO_PLAN: Final = CheckContext()


def check(
    report: ParsedReport,
    catalogue: Catalogue,
    *,
    last_year: LastYear | None = None,
    context: CheckContext = _NO_PLAN,
) -> tuple[Finding, ...]:
    """Findings of one report that reading has not already told, each with its cell; pure, changes nothing.

    ``last_year`` gives last year's figures by (indicator, hamlet name or ""); ``context`` what the plan says.
    """
    case = Case.of(report, catalogue, last_year, context)
    told = {(item.code, item.where, item.indicator) for item in report.findings}
    found: dict[tuple[str, ...], Finding] = {}
    for run in _CHECKS:
        for item in run(case):
            if (item.code, item.where, item.indicator) not in told:
                found.setdefault((*item.identity, str(item.data.get("rule", ""))), item)
    # A number out by a factor of 1000 breaks ranges too: the one finding that explains it is enough. It only warns,
    # so an error beside it stays: the report must not become acceptable by a larger slip.
    explained = {(item.indicator, item.where) for item in found.values() if item.code == "magnitude"}
    return tuple(
        item
        for item in found.values()
        if item.code == "magnitude" or item.severity is Severity.ERROR or (item.indicator, item.where) not in explained
    )
