"""What was entered under a plan and has no place any more in the plan it is to become.

An entry holds to its part and to whatever of it the entry names: a period, an agency, one of its units, a product. It
is lost when the plan of before had that and the plan of after has not, so that what was astray already is not asked
about again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias

from app.db import plan_classification, plan_registers, plan_surveys, plan_work
from app.db import plans as db
from app.db.plan_work import AnyWork
from app.db.types import DbConnection
from app.domain.plans import duty_slots, target_steps, timing
from app.domain.plans.plan import PART_KIND_WORDS, PartKind, Plan
from app.domain.plans.spans import span
from app.domain.plans.work import (
    DutyReceipt,
    DutyRuling,
    PlanCost,
    PlanFigure,
    TargetJudgement,
    TargetShare,
    TaskOpening,
    TaskProgress,
)
from app.i18n import _
from app.services.plans import closed_years, group_units
from app.services.plans.duty_owners import Owners

#: A part of a plan; without kind and key the plan as a whole.
Part: TypeAlias = tuple[PartKind | None, str]
#: What an entry holds to, and whether the plan has it.
_Tie: TypeAlias = tuple[Part, bool]
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Lost:
    """An entry without a place, and the part that it loses."""

    part: Part
    entry: AnyWork


def changed(connection: DbConnection, before: Plan, after: Plan) -> tuple[Lost, ...]:
    """What is lost when a plan changes."""
    old, new = _Places.read(connection, before, before), _Places.read(connection, before, after)
    found: list[Lost] = []
    for entry in _entries(connection, before):
        ties = zip(old.ties(entry), new.ties(entry), strict=True)
        gone = next((part for (part, had), (_same, has) in ties if had and not has), None)
        if gone is not None:
            found.append(Lost(gone, entry))
    return tuple(found)


def under(connection: DbConnection, plan: Plan) -> tuple[Lost, ...]:
    """Everything entered under a plan: what goes when the plan does."""
    places = _Places.read(connection, plan, plan)
    return tuple(Lost(next(places.ties(entry))[0], entry) for entry in _entries(connection, plan))


def beside(connection: DbConnection, plan: Plan) -> tuple[str, ...]:
    """What was recorded for a plan and stays without it, in words."""
    registers = sum(item.plan_id == plan.id for item in plan_registers.entries(connection))
    surveys = len(plan_surveys.surveys(connection, plan.id))
    rounds = len(plan_classification.rounds(connection, plan.id))
    told = (
        (_("{count} dòng sổ theo dõi (còn trong sổ, thôi thuộc kế hoạch)"), registers),
        (_("{count} cuộc khảo sát (còn lại, thôi thuộc kế hoạch)"), surveys),
        (_("{count} đợt phân loại (còn lại, thôi thuộc kế hoạch)"), rounds),
    )
    return tuple(words.format(count=count) for words, count in told if count)


def told(plan: Plan, lost: tuple[Lost, ...], *, by_key: bool = False) -> tuple[str, ...]:
    """What is lost, part by part: by their names, or by the keys a sentence about the plan's file has."""
    names: Mapping[Part, str] = {
        **{(PartKind.AGENCY, item.key): item.name for item in plan.agencies},
        **{(PartKind.MEASURE, item.key): item.name for item in plan.measures},
        **{(PartKind.TARGET, item.key): item.title for item in plan.targets},
        **{(PartKind.TASK, item.key): item.title for item in plan.tasks},
        **{(PartKind.DUTY, item.key): item.title for item in plan.duties},
    }
    counts = Counter(item.part for item in lost)
    return tuple(
        _words(part, part[1] if by_key else _short(names.get(part, part[1])), count) for part, count in counts.items()
    )


def drop(connection: DbConnection, lost: tuple[Lost, ...]) -> None:
    """Take the lost entries out; raises ``Refused`` for those of a closed year."""
    closed_years.refuse_closed_work(connection, *(item.entry for item in lost))
    for item in lost:
        plan_work.remove(connection, item.entry)


def _words(part: Part, name: str, count: int) -> str:
    if part[0] is None:
        return _("chung của kế hoạch ({count} mục đã ghi)").format(count=count)
    words = _("{kind} “{name}” ({count} mục đã ghi)")
    return words.format(kind=_(PART_KIND_WORDS[part[0]]), name=name, count=count)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"


def _entries(connection: DbConnection, plan: Plan) -> Iterator[AnyWork]:
    yield from chain(
        plan_work.entries(connection, TaskProgress, plan.id),
        plan_work.entries(connection, TaskOpening, plan.id),
        plan_work.entries(connection, TargetJudgement, plan.id),
        plan_work.entries(connection, TargetShare, plan.id),
        plan_work.entries(connection, DutyReceipt, plan.id),
        plan_work.entries(connection, DutyRuling, plan.id),
        plan_work.entries(connection, PlanFigure, plan.id),
        plan_work.entries(connection, PlanCost, plan.id),
    )


@dataclass(frozen=True, slots=True)
class _Places:
    """Answers what of an entry a plan has; the numbers of the parts are those of the stored plan."""

    plan: Plan
    owners: Owners
    keys: Mapping[int, Part]
    openings: Mapping[int, TaskOpening]
    units: Mapping[str, frozenset[int]]

    @staticmethod
    def read(connection: DbConnection, stored: Plan, plan: Plan) -> "_Places":
        kinds = (PartKind.TASK, PartKind.TARGET, PartKind.DUTY)
        keys: dict[int, Part] = {
            number: (kind, key) for kind in kinds for key, number in db.part_ids(connection, stored.id, kind).items()
        }
        openings = {item.part_id: item for item in plan_work.entries(connection, TaskOpening, stored.id)}
        units = {
            item.key: frozenset(unit.id for unit in group_units.over_time(connection, plan, item, plan.head.ends))
            for item in plan.agencies
            if item.unit_codes
        }
        return _Places(plan, Owners.read(connection), keys, openings, units)

    def ties(self, entry: AnyWork) -> Iterator[_Tie]:
        """What an entry holds to, the coarsest first; as many for one plan as for another."""
        if isinstance(entry, PlanFigure):
            yield from self._of_figure(entry)
        elif isinstance(entry, PlanCost):
            head = self.plan.head
            part: Part = (PartKind.TASK, entry.task) if entry.task else (None, "")
            yield part, not entry.task or any(item.key == entry.task for item in self.plan.tasks)
            yield part, head.starts.year <= entry.year <= head.ends.year
        elif isinstance(entry, TaskProgress | TaskOpening):
            yield from self._of_task(entry)
        elif isinstance(entry, TargetJudgement | TargetShare):
            yield from self._of_target(entry)
        elif isinstance(entry, DutyReceipt | DutyRuling):
            yield from self._of_duty(entry)

    def _agency(self, key: str) -> _Tie:
        return (PartKind.AGENCY, key), any(item.key == key for item in self.plan.agencies)

    def _has_unit(self, key: str, unit_id: int) -> bool:
        """Whether an agency stood for a unit at some time of the plan."""
        return unit_id in self.units.get(key, ())

    def _of_figure(self, entry: PlanFigure) -> Iterator[_Tie]:
        plan, part = self.plan, (PartKind.MEASURE, entry.measure)
        named = {item.key for item in plan.measures}
        for target in plan.targets:
            named |= {target.numerator, target.denominator, target.whole, *target.parts}
        named |= {product.measure for task in plan.tasks for product in task.deliverables}
        yield part, entry.measure in named
        # What is counted from a register or a report hides what was typed before.
        yield part, not any(item.source for item in plan.measures if item.key == entry.measure)
        yield self._agency(entry.agency)
        days = span(entry.period)
        yield part, days.first <= plan.head.ends and days.last >= plan.head.starts

    def _of_task(self, entry: TaskProgress | TaskOpening) -> Iterator[_Tie]:
        plan, part = self.plan, self.keys[entry.part_id]
        task = next((item for item in timing.leaf_tasks(plan) if item.key == part[1]), None)
        yield part, task is not None
        if isinstance(entry, TaskOpening):
            yield part, task is not None and bool(task.timing.condition)
            return
        yield self._agency(entry.agency)
        whose = () if task is None else (*task.leads, *task.partners, *task.hosts)
        yield part, entry.agency in whose
        yield (PartKind.AGENCY, entry.agency), entry.unit_id is None or self._has_unit(entry.agency, entry.unit_id)
        yield part, task is not None and entry.deliverable in {item.key for item in task.deliverables}
        slots = () if task is None else timing.slots(task, plan, self.openings.get(entry.part_id))
        yield part, entry.period in {item.period for item in slots}

    def _of_target(self, entry: TargetJudgement | TargetShare) -> Iterator[_Tie]:
        plan, part = self.plan, self.keys[entry.part_id]
        target = next((item for item in plan.targets if item.key == part[1]), None)
        yield part, target is not None
        yield self._agency(entry.agency if isinstance(entry, TargetShare) else "")
        periods = () if target is None else target_steps.periods(target, plan)
        days = span(entry.period)
        yield part, (days.first, days.last) in {(item.first, item.last) for item in periods}

    def _of_duty(self, entry: DutyReceipt | DutyRuling) -> Iterator[_Tie]:
        plan, part = self.plan, self.keys[entry.part_id]
        duty = next((item for item in plan.duties if item.key == part[1]), None)
        yield part, duty is not None
        slots = [item for item in (duty_slots.slots(duty, plan) if duty else ()) if item.period.text == entry.period]
        yield part, bool(slots)
        if isinstance(entry, DutyReceipt):
            yield self._agency(entry.agency)
            owners = {(owner.agency, owner.unit_id) for slot in slots for owner in self.owners.of(plan, slot)}
            yield part, (entry.agency, entry.unit_id) in owners
