"""Targets of a plan as they stand: counted from whatever measures them, or judged; their shares, where they lead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.forecast import Trend, forecast, forecast_words, trend
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.shares import ShareSum, share_sum
from app.domain.plans.spans import Span
from app.domain.plans.target_parts import Distribution
from app.domain.plans.target_states import Counted, TargetStanding, counted_state
from app.domain.plans.target_steps import PERCENT, period_of, periods, threshold
from app.domain.plans.targets import Target
from app.domain.plans.work import TargetJudgement, TargetShare
from app.services.plans import lookup, measures, register
from app.services.plans.measures import Measures
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target as a list shows it: how it stands, its parts if it is a distribution, its shares, where it leads to."""

    standing: TargetStanding
    trend: Trend | None = None
    estimate: str = ""
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
        return tuple(item for item in (*self.standing.sentences, parts, shares, self.estimate) if item)


def board(ws: Workspace, key: str, period: str = "") -> tuple[TargetRow, ...]:
    """Every target of a plan in its period of today, or in the one given, in the order of the plan."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        wanted = lookup.period(plan, period) if period else None
        return rows(connection, ws, plan, wanted)


def rows(connection: DbConnection, ws: Workspace, plan: Plan, period: Span | None = None) -> tuple[TargetRow, ...]:
    """:func:`board` inside a transaction."""
    known = KnownTargets.read(connection, ws, plan)
    return tuple(known.row(item, period or period_of(item, plan, ws.today)) for item in plan.targets)


def find(ws: Workspace, key: str, target: str, period: str = "") -> TargetRow:
    """One target; raises ``Refused`` when the plan has none of that key."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        item = lookup.target(plan, target)
        within = lookup.period(plan, period) if period else period_of(item, plan, ws.today)
        return KnownTargets.read(connection, ws, plan).row(item, within)


def over_time(ws: Workspace, key: str, target: str) -> tuple[TargetStanding, ...]:
    """A target in each of its periods that have begun, for a chart."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        item = lookup.target(plan, target)
        known = KnownTargets.read(connection, ws, plan)
        return tuple(known.standing(item, within) for within in periods(item, plan) if within.first <= ws.today)


@dataclass(slots=True)
class KnownTargets:
    """Everything of one plan that its targets rest on, read within one transaction."""

    plan: Plan
    today: date
    measures: Measures
    part_ids: Mapping[str, int]
    judgements: Mapping[tuple[int, str], TargetJudgement]
    shares: tuple[TargetShare, ...]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, plan: Plan) -> "KnownTargets":
        """Ready to ask."""
        judged = plan_work.entries(connection, TargetJudgement, plan.id)
        return KnownTargets(
            plan,
            ws.today,
            Measures.read(connection, ws, plan),
            register.part_ids(connection, plan, PartKind.TARGET),
            {(item.part_id, item.period): item for item in judged},
            plan_work.entries(connection, TargetShare, plan.id),
        )

    def row(self, target: Target, period: Span) -> TargetRow:
        """A target as a list shows it."""
        found = self.standing(target, period)
        before = found.previous.value if found.previous else None
        shares = self._shares(target, period)
        asked = found.threshold.value if found.threshold else None
        is_counted = target.unit != PERCENT and bool(target.steps)
        return TargetRow(
            found,
            trend(found.counted.value, before),
            self._estimate(target),
            self._distribution(target, period),
            shares,
            share_sum(asked, (item.value for item in shares)) if is_counted else None,
        )

    def standing(self, target: Target, period: Span) -> TargetStanding:
        """How a target stands in a period."""
        asked, counted = threshold(target, self.plan, period), self.counted(target, period)
        time = measures.known(self.measures.ws, self.plan, target.numerator).time if target.numerator else None
        state = counted_state(asked, counted, period, self.today, *([time] if time else []))
        earlier = [item for item in periods(target, self.plan) if item.last < period.first]
        previous = self.counted(target, earlier[-1]) if earlier else None
        judged = self.judgements.get((self.part_ids[target.key], period.text))
        return TargetStanding(target, period, asked, counted, state, judged, previous)

    def counted(self, target: Target, period: Span) -> Counted:
        """What was counted for a target in a period."""
        if not target.numerator:
            return Counted(target.unit)
        bottom = self.measures.value(target.denominator, period) if target.denominator else None
        return Counted(target.unit, self.measures.value(target.numerator, period), bottom)

    def _estimate(self, target: Target) -> str:
        """Where the periods that are over lead to at the end of the plan; empty with fewer than two of them."""
        every = periods(target, self.plan)
        over = [item for item in every if item.last < self.today]
        if not target.steps or len(over) == len(every):
            return ""
        values = [self.counted(target, item).value for item in over]
        most = Decimal(100) if target.unit == PERCENT else None
        found = forecast(values, len(every) - 1, most)
        known = sum(value is not None for value in values)
        return "" if found is None else forecast_words(found, target.unit, every[-1].words, known)

    def _distribution(self, target: Target, period: Span) -> Distribution | None:
        if not target.parts:
            return None

        def name(key: str) -> str:
            return measures.known(self.measures.ws, self.plan, key).name

        parts = {name(key): self.measures.value(key, period).value for key in target.parts}
        return Distribution(name(target.whole), self.measures.value(target.whole, period).value, parts)

    def _shares(self, target: Target, period: Span) -> tuple[TargetShare, ...]:
        part_id = self.part_ids[target.key]
        return tuple(item for item in self.shares if (item.part_id, item.period) == (part_id, period.text))
