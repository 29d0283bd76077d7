"""How well plans are read: precision/recall over the plans the program ships. ``python -m tests.plans.score``."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.plans.duties import Duty
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.reading.agency_names import agency_key
from app.domain.plans.reading.contradictions import contradictions
from app.domain.plans.reading.letters import containment, words
from app.domain.plans.reading.proposals import Proposal
from app.domain.plans.reading.reader import read_plan
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.paths import resources
from app.presets.load import PresetLibrary
from app.presets.programmes import plan_headers, plan_preset

_Value = TypeVar("_Value")
#: Words of the expected name that have to stand in the name read, and the other way round.
_SAME_NAME = 0.99
_SAME_TITLE = 0.6


@dataclass
class Score:
    """How many were expected, how many read, how many of each are right."""

    expected: int = 0
    read: int = 0
    found: int = 0
    right: int = 0

    @property
    def recall(self) -> float:
        """How much of what is expected was read."""
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """How much of what was read is expected."""
        return self.right / self.read if self.read else 1.0

    def add(self, expected: Sequence[object], read: Sequence[object], same: Callable[[object, object], bool]) -> None:
        """Count two lists against each other."""
        self.expected += len(expected)
        self.read += len(read)
        self.found += sum(any(same(one, other) for other in read) for one in expected)
        self.right += sum(any(same(other, one) for other in expected) for one in read)

    def __str__(self) -> str:
        return f"{self.precision:.2f}/{self.recall:.2f} ({self.right}/{self.read}, {self.found}/{self.expected})"


def scores(plan: Plan) -> dict[str, Score]:
    """Each kind of part, read from the text of a plan against what its file says."""
    return scores_of(plan, read_plan(plan.paragraphs))


def scores_of(plan: Plan, proposals: Sequence[Proposal]) -> dict[str, Score]:
    """Proposals against a plan."""
    read_tasks = _values(proposals, Task)
    leaves, read_leaves = _leaves(plan.tasks), _leaves(read_tasks)
    pairs = list(_pairs(leaves, read_leaves))
    expected_names = {one.key: _names(one) for one in plan.agencies}
    read_names = {one.key: _names(one) for one in _values(proposals, Agency)}
    found = {
        name: Score() for name in ("tasks", "leads", "partners", "times", "products", "agencies", "targets", "duties")
    }
    found["tasks"].add(leaves, read_leaves, _is_same_task)
    found["tasks"].right = sum(any(_is_same_task(one, other) for other in plan.tasks) for one in read_leaves)
    for expected, read in pairs:
        for name, of in (("leads", "leads"), ("partners", "partners")):
            ours = [expected_names[key] for key in getattr(expected, of)]
            theirs = [read_names[key] for key in getattr(read, of)]
            found[name].add(ours, theirs, _is_same_agency)
        found["times"].add([_time(expected)], [_time(read)], lambda one, other: one == other)
        found["products"].add(list(_counts(expected)), list(_counts(read)), lambda one, other: one == other)
    blocks = [_names(one) for one in plan.agencies if one.duties]
    theirs = [_names(one) for one in _values(proposals, Agency)]
    known = [_names(one) for one in plan.agencies]
    found["agencies"].expected, found["agencies"].read = (
        len(blocks),
        len([one for one in _values(proposals, Agency) if one.duties]),
    )
    found["agencies"].found = sum(any(_is_same_agency(one, other) for other in theirs) for one in blocks)
    found["agencies"].right = sum(
        any(_is_same_agency(_names(one), other) for other in known) for one in _values(proposals, Agency) if one.duties
    )
    found["targets"].add(_numbers(plan.targets), _numbers(_values(proposals, Target)), lambda one, other: one == other)
    found["duties"].add(
        list(_dates(plan.duties)), list(_dates(_values(proposals, Duty))), lambda one, other: one == other
    )
    return found


def _values(proposals: Iterable[Proposal], kind: type[_Value]) -> list[_Value]:
    return [one.value for one in proposals if isinstance(one.value, kind)]


def _leaves(tasks: Iterable[Task]) -> list[Task]:
    known = list(tasks)
    parents = {one.parent for one in known}
    return [one for one in known if one.key not in parents]


def _pairs(expected: Sequence[Task], read: Sequence[Task]) -> Iterator[tuple[Task, Task]]:
    for one in expected:
        same = [other for other in read if _is_same_task(one, other)]
        if same:
            yield one, max(same, key=lambda other: (one.clause == other.clause, containment(one.quote, other.quote)))


def _is_same_task(one: object, other: object) -> bool:
    assert isinstance(one, Task)
    assert isinstance(other, Task)
    if one.clause == other.clause and (
        containment(one.quote, other.quote) >= _SAME_TITLE or containment(one.title, other.title) >= _SAME_TITLE
    ):
        return True
    return containment(one.title, other.title) >= 0.8


def _names(one: Agency) -> tuple[str, ...]:
    return tuple(agency_key(name) for name in (one.name, one.short_name, *one.aliases) if name)


def _is_same_agency(one: object, other: object) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(other, tuple)
    return any(containment(first, second) >= _SAME_NAME for first in one for second in other)


def _time(task: Task) -> tuple[object, ...]:
    timing = task.timing
    return (timing.starts, timing.ends, timing.frequency, timing.is_ongoing, bool(timing.condition))


def _counts(task: Task) -> Iterator[tuple[int, str]]:
    for one in task.deliverables:
        if one.count is not None:
            yield int(one.count), words(one.unit)[0] if one.unit else ""


def _numbers(targets: Iterable[Target]) -> list[tuple[object, ...]]:
    return [
        (one.clause.split("(")[0].rsplit(".", 1)[0], step.value, step.comparison, step.reading, one.unit == "%")
        for one in targets
        for step in one.steps
    ]


def _dates(duties: Iterable[Duty]) -> Iterator[tuple[object, ...]]:
    for one in duties:
        for due in one.dates:
            yield (due.day, due.month, due.month_day, due.clause)


def main() -> int:
    """Print precision/recall of each plan, and the contradictions of each."""
    names = ("tasks", "leads", "partners", "times", "products", "agencies", "targets", "duties")
    presets = PresetLibrary(resources() / "presets")
    for header in plan_headers(presets):
        plan = plan_preset(presets, header.id)
        proposals = read_plan(plan.paragraphs)
        found = scores_of(plan, proposals)
        print(header.id)
        for name in names:
            print(f"  {name:9} {found[name]}")
        for one in contradictions(plan.paragraphs, proposals):
            print(f"  ! {one.sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
