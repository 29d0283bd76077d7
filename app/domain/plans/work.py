"""What is done under a plan: progress of tasks, figures, judgements, shares, costs, receipts of duties.

``part_id`` is the number of the task, target or duty in the data file; ``agency`` the key of an agency of the plan,
``unit_id`` a unit of the territory; ``period`` is the text of a span ("2022", "2022-Q1"), empty for what happens once.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.plans.tasks import ProgressState
from app.domain.targets import TargetState


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProgress:
    """One entry about a task: how it stands, or how many of a product were made, with the paper that shows it.

    ``unit_id`` is one of the units of an agency that stands for many.
    """

    part_id: int
    state: ProgressState
    on_day: date
    period: str = ""
    agency: str = ""
    unit_id: int | None = None
    deliverable: str = ""
    quantity: Decimal | None = None
    document: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskOpening:
    """The condition of a task came about («có hướng dẫn của Bộ Tư pháp»); ``due_on`` is the last day set then."""

    part_id: int
    opened_on: date
    due_on: date | None = None
    document: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFigure:
    """One value of a measure, of an agency or unit, for a period; ``value`` ``None`` is "asked, not known"."""

    plan_id: int
    measure: str
    period: str
    value: Decimal | None
    agency: str = ""
    unit_id: int | None = None
    document: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetJudgement:
    """How a target without a number stands, or a judgement over the counted one, which then needs a reason."""

    part_id: int
    period: str
    state: TargetState
    judged_on: date
    document: str = ""
    reason: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetShare:
    """What part of a counted target one agency or unit was given."""

    part_id: int
    period: str
    value: Decimal
    agency: str = ""
    unit_id: int | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCost:
    """One line of money of a year, in đồng; ``task`` is the key of a task, empty for the plan as a whole."""

    plan_id: int
    year: int
    title: str
    task: str = ""
    source: str = ""
    planned: int | None = None
    spent: int | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyReceipt:
    """What came in of a duty of one owner in one period: each copy on its own day, more time given, or waived."""

    part_id: int
    period: str = ""
    agency: str = ""
    unit_id: int | None = None
    soft_copy_on: date | None = None
    hard_copy_on: date | None = None
    document: str = ""
    new_due_on: date | None = None
    extension_reason: str = ""
    extension_document: str = ""
    is_waived: bool = False
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRuling:
    """The committee's decision which of several stated days counts (or another one); the last day on time."""

    part_id: int
    due_on: date
    document: str
    period: str = ""
    decided_on: date | None = None
    decided_by: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A day nobody works, or (``is_working``) a Saturday worked instead, with the announcement that says so."""

    on_day: date
    name: str
    is_working: bool = False
    document: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """Evidence «minh chứng»: a file under an entry: its name when it came, its size in bytes, what stands beside it."""

    id: int
    progress_id: int
    source_file_id: int
    name: str
    size: int
    caption: str = ""
