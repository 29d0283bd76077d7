"""How the targets of a plan stand: each counted from whatever measures it, or judged, period by period."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.plan import PartKind, Plan
from app.domain.plans.spans import Days, Span
from app.domain.plans.target_figures import days_of
from app.domain.plans.target_parts import Distribution
from app.domain.plans.target_states import Counted, TargetStanding, counted_state
from app.domain.plans.target_steps import periods, threshold
from app.domain.plans.targets import Target
from app.domain.plans.work import TargetJudgement
from app.services.plans import measures, register
from app.services.plans.measures import Measures
from app.services.workspace import Workspace


@dataclass(slots=True)
class TargetStandings:
    """What the standing of every target of one plan rests on, read within one transaction."""

    plan: Plan
    today: date
    measures: Measures
    part_ids: Mapping[str, int]
    judgements: Mapping[tuple[int, Days], TargetJudgement]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, plan: Plan) -> "TargetStandings":
        """Ready to ask."""
        judged = plan_work.entries(connection, TargetJudgement, plan.id)
        return TargetStandings(
            plan,
            ws.today,
            Measures.read(connection, ws, plan),
            register.part_ids(connection, plan, PartKind.TARGET),
            {(item.part_id, days_of(item.period)): item for item in judged},
        )

    def standing(self, target: Target, period: Span) -> TargetStanding:
        """How a target stands in a period."""
        asked, counted = threshold(target, self.plan, period), self.counted(target, period)
        fault = self._fault(target, period)
        state = counted_state(asked, counted, period, self.today, self.measures.time(target.numerator), fault)
        earlier = [item for item in periods(target, self.plan) if item.last < period.first]
        previous = self.counted(target, earlier[-1]) if earlier else None
        judged = self.judged(target, period)
        return TargetStanding(target, period, asked, counted, state, judged, previous, fault)

    def _fault(self, target: Target, period: Span) -> str:
        """Why the numbers of a target cannot be: those of a distribution it counts a part or the whole of."""
        own = {target.numerator, target.denominator, *target.parts}
        of = [one for one in self.plan.targets if one.parts and own & {*one.parts, one.whole}]
        found = (self.distribution(one, period) for one in of)
        return next((one.fault for one in found if one is not None and one.fault), "")

    def judged(self, target: Target, period: Span) -> TargetJudgement | None:
        """What was judged of a target for the days of a period, however they are written."""
        return self.judgements.get((self.part_ids[target.key], days_of(period.text)))

    def counted(self, target: Target, period: Span) -> Counted:
        """What was counted for a target in a period."""
        if not target.numerator:
            return Counted(target.unit)
        bottom = self.measures.value(target.denominator, period) if target.denominator else None
        return Counted(target.unit, self.measures.value(target.numerator, period), bottom)

    def distribution(self, target: Target, period: Span) -> Distribution | None:
        """The parts of a whole as they were counted; nothing for a target that names none."""
        if not target.parts:
            return None

        def name(key: str) -> str:
            return measures.known(self.measures.ws, self.plan, key).name

        parts = {name(key): self.measures.value(key, period).value for key in target.parts}
        return Distribution(name(target.whole), self.measures.value(target.whole, period).value, parts)
