"""Targets as a list shows them: how they stand, their shares, whether they rise or fall and where that leads."""

from dataclasses import dataclass
from decimal import Decimal

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.forecast import Trend, forecast, forecast_words, trend
from app.domain.plans.plan import Plan
from app.domain.plans.shares import ShareSum, share_sum
from app.domain.plans.spans import Span
from app.domain.plans.target_figures import days_of
from app.domain.plans.target_outlook import Outlook, outlook
from app.domain.plans.target_parts import Distribution
from app.domain.plans.target_states import Counted, TargetStanding
from app.domain.plans.target_steps import PERCENT, Threshold, next_threshold, periods
from app.domain.plans.targets import Target
from app.domain.plans.work import TargetShare
from app.services.plans.target_standings import TargetStandings
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target as a list shows it: how it stands, its parts if it is a distribution, its shares, where it leads to.

    ``leads_to`` is the number ``estimate`` speaks of; ``coming`` what the plan asks for after the period; ``outlook``
    how it stands in the words of a list.
    """

    standing: TargetStanding
    trend: Trend | None = None
    estimate: str = ""
    leads_to: Decimal | None = None
    coming: Threshold | None = None
    outlook: Outlook = Outlook.UNASKED
    distribution: Distribution | None = None
    shares: tuple[TargetShare, ...] = ()
    share_sum: ShareSum | None = None

    @property
    def target(self) -> Target:
        """The target of the plan."""
        return self.standing.target

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything to be said beside the number."""
        parts = self.distribution.remark if self.distribution else ""
        shares = self.share_sum.sentence if self.share_sum and self.shares else ""
        return tuple(dict.fromkeys(filter(None, (*self.standing.sentences, parts, shares, self.estimate))))


def _known(counted: Counted | None) -> Decimal | None:
    """The number of a period that everybody told for all of it: only such numbers say where a target goes."""
    return counted.value if counted is not None and counted.is_complete else None


@dataclass(slots=True)
class TargetRows:
    """The rows of the targets of one plan, made within one transaction; ``given`` are all its shares."""

    standings: TargetStandings
    given: tuple[TargetShare, ...]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, plan: Plan) -> "TargetRows":
        """Ready to ask."""
        given = plan_work.entries(connection, TargetShare, plan.id)
        return TargetRows(TargetStandings.read(connection, ws, plan), given)

    def row(self, target: Target, period: Span) -> TargetRow:
        """A target as a list shows it."""
        found = self.standings.standing(target, period)
        shares = self._shares(target, period)
        asked = found.threshold.value if found.threshold else None
        is_counted = target.unit != PERCENT and bool(target.steps)
        estimate, leads_to = self._estimate(target)
        return TargetRow(
            found,
            trend(_known(found.counted), _known(found.previous)),
            estimate,
            leads_to,
            next_threshold(target, self.standings.plan, period),
            outlook(found, self.standings.today),
            self.standings.distribution(target, period),
            shares,
            share_sum(asked, (item.value for item in shares)) if is_counted else None,
        )

    def _estimate(self, target: Target) -> tuple[str, Decimal | None]:
        """Where the periods over and wholly told lead to at the end of the plan; nothing with fewer than two."""
        every = periods(target, self.standings.plan)
        over = [item for item in every if item.last < self.standings.today]
        if not target.steps or len(over) == len(every):
            return "", None
        values = [_known(self.standings.counted(target, item)) for item in over]
        most = Decimal(100) if target.unit == PERCENT else None
        found = forecast(values, len(every) - 1, most)
        count = sum(value is not None for value in values)
        return ("", None) if found is None else (forecast_words(found, target.unit, every[-1].words, count), found)

    def _shares(self, target: Target, period: Span) -> tuple[TargetShare, ...]:
        part_id = self.standings.part_ids[target.key]
        days = days_of(period.text)
        return tuple(item for item in self.given if item.part_id == part_id and days_of(item.period) == days)
