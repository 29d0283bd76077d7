"""What the report of a plan is made of: the plan, the stretch of time it tells, and all that is known of it then."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.plans.classification import ClassificationRound, Distribution, Trend
from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.plan import Plan
from app.domain.plans.progress import TaskStanding
from app.domain.plans.register_totals import RegisterCount
from app.domain.plans.registers import RegisterDefinition, RegisterTotal
from app.domain.plans.spans import Span
from app.domain.plans.survey_results import SurveyChart, SurveyResult
from app.domain.plans.surveys import Survey
from app.domain.plans.target_parts import Distribution as PartsOfWhole
from app.domain.plans.target_states import TargetStanding

#: What stands where nobody has told a figure yet; never 0.
BLANK = "chưa có số liệu"


@dataclass(frozen=True, slots=True)
class ReportTime:
    """The stretch a report tells: a year, a phase or the whole execution (``words`` empty), interim or final."""

    period: Span
    words: str = ""
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class TargetFact:
    """A target as it stands with everything to be said beside its number, and its parts if it is a distribution.

    ``earlier`` are its periods in the stretch before the one ``standing`` is about, in order.
    """

    standing: TargetStanding
    sentences: tuple[str, ...] = ()
    parts: PartsOfWhole | None = None
    earlier: tuple[TargetStanding, ...] = ()


@dataclass(frozen=True, slots=True)
class RegisterFact:
    """A register over the stretch: its totals."""

    definition: RegisterDefinition
    totals: tuple[tuple[RegisterTotal, RegisterCount], ...]


@dataclass(frozen=True, slots=True)
class SurveyFact:
    """A survey with its results and the pictures of them."""

    survey: Survey
    result: SurveyResult
    charts: tuple[SurveyChart, ...]


@dataclass(frozen=True, slots=True)
class RoundFact:
    """A round of classification: how it spreads, by kind of place, and against the round before it."""

    round: ClassificationRound
    whole: Distribution
    groups: Mapping[str, Distribution]
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class MoneyFact:
    """One sum of money in đồng: planned and spent; ``None`` where no line tells it, ``blank`` lines lack a part."""

    label: str
    planned: int | None
    spent: int | None
    blank: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """All of it; ``organ`` writes the report, ``texts`` are the officer's lines by the key of their section."""

    plan: Plan
    time: ReportTime
    today: date
    organ: str
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    targets: tuple[TargetFact, ...] = ()
    tasks: tuple[TaskStanding, ...] = ()
    duties: tuple[DutyRow, ...] = ()
    registers: tuple[RegisterFact, ...] = ()
    surveys: tuple[SurveyFact, ...] = ()
    rounds: tuple[RoundFact, ...] = ()
    money: tuple[MoneyFact, ...] = ()
    money_total: MoneyFact | None = None
    money_warnings: tuple[str, ...] = ()
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
