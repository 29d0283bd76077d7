"""Small plans for tests, invented: a scheme of two phases with agencies, tasks and targets as a test needs them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.domain.committee import CommitteeLevel
from app.domain.plans.plan import Agency, Phase, Plan, PlanHead
from app.domain.plans.tasks import Task, Timing

STARTS, ENDS = date(2022, 1, 1), date(2025, 12, 31)
PHASES = (
    Phase(key="gd1", name="Giai đoạn 1", starts="2022-Q1", ends="2023-Q4"),
    Phase(key="gd2", name="Giai đoạn 2", starts="2024-Q1", ends="2025-Q4"),
)
AGENCIES = (
    Agency(key="stp", name="Sở Tư pháp", short_name="STP", aliases=("Tư pháp",)),
    Agency(key="cat", name="Công an tỉnh"),
    Agency(key="xa", name="UBND các xã biên giới", is_group=True, count=3, unit_codes=("01368", "01371")),
)


def head(**changes: Any) -> PlanHead:
    """The head of the invented plan."""
    given = {
        "title": "Kế hoạch minh họa",
        "issuer": "UBND tỉnh Mẫu",
        "level": CommitteeLevel.PROVINCE,
        "starts": STARTS,
        "ends": ENDS,
    }
    return PlanHead(**{**given, **changes})


def a_plan(tasks: Iterable[Task] = (), *, key: str = "minh-hoa", **parts: Any) -> Plan:
    """A plan of two phases with three agencies; any part may be given another way."""
    given = {"head": head(), "phases": PHASES, "agencies": AGENCIES, **parts}
    return Plan(key=key, tasks=tuple(tasks), **given)


def a_task(key: str = "1", *, timing: Timing | None = None, **fields: Any) -> Task:
    """A task that the first agency leads."""
    given = {"title": "Mở lớp tập huấn", "leads": ("stp",), "timing": timing or Timing(), **fields}
    return Task(key=key, **given)
