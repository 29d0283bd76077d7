"""Every register with what it holds in a period, and the targets and products of plans that are counted by it."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Plan
from app.domain.plans.register_totals import within
from app.domain.plans.registers import RegisterDefinition, RegisterEntry, source_of
from app.domain.plans.spans import Span
from app.domain.plans.targets import Target
from app.i18n import _
from app.services.plans import register_lines, registers
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RegisterUse:
    """One thing a plan counts by a register: ``words`` name it, ``clause`` is where the plan asks for it.

    ``target`` or ``task`` is its key, both empty for a measure nothing rests on.
    """

    plan: Plan
    measure: Measure
    words: str
    clause: str = ""
    target: str = ""
    task: str = ""


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A register: ``count`` lines in the period, ``of_plan`` of them under the plan, ``undated`` without a day.

    ``uses`` is what the plan counts by it.
    """

    definition: RegisterDefinition
    count: int
    of_plan: int
    undated: int
    uses: tuple[RegisterUse, ...]


def shelf(ws: Workspace, period: Span, plan: Plan | None = None) -> tuple[ShelfRow, ...]:
    """All registers in a period, seen from one plan: those it counts by or has lines in come first."""
    with ws.store.read() as connection:
        rows = [_row(connection, ws, of, period, plan) for of in registers.definitions(ws)]
    return tuple(sorted(rows, key=lambda row: not (row.uses or row.of_plan)))


def _row(connection: DbConnection, ws: Workspace, of: RegisterDefinition, period: Span, plan: Plan | None) -> ShelfRow:
    known = register_lines.read(connection, ws.presets, of.key, period).entries
    undated = [entry for entry in known if entry.on_day is None]
    found = [*undated, *(entry for entry in known if within(entry, period.first, period.last, of.time))]
    of_plan = sum(plan is not None and entry.plan_id == plan.id for entry in found)
    return ShelfRow(of, len(found), of_plan, len(undated), tuple(uses(plan, of.key)) if plan else ())


def uses(plan: Plan, key: str) -> Iterator[RegisterUse]:
    """What a plan counts by one register: targets first, then products of tasks, then measures nothing rests on."""
    for measure in plan.measures:
        source = source_of(measure.source)
        if source is None or source.register != key:
            continue
        found = [*_targets(plan, measure), *_products(plan, measure)]
        yield from found or [RegisterUse(plan, measure, measure.name)]


def _targets(plan: Plan, measure: Measure) -> Iterator[RegisterUse]:
    for target in plan.targets:
        if measure.key in _measures_of(target):
            words = _("chỉ tiêu “{title}”").format(title=target.title)
            yield RegisterUse(plan, measure, words, target.clause, target=target.key)


def _measures_of(target: Target) -> tuple[str, ...]:
    return (target.numerator, target.denominator, target.whole, *target.parts)


def _products(plan: Plan, measure: Measure) -> Iterator[RegisterUse]:
    for task in plan.tasks:
        for product in task.deliverables:
            if product.measure == measure.key:
                words = _("sản phẩm “{text}” của nhiệm vụ “{title}”").format(text=product.text, title=task.title)
                yield RegisterUse(plan, measure, words, task.clause, task=task.key)


def uses_of(ws: Workspace, entry: RegisterEntry) -> tuple[RegisterUse, ...]:
    """What one line counts for: of its plan, or of every plan where the lines of reports count for all."""
    of = registers.definition(ws, entry.register)
    with ws.store.read() as connection:
        plans = db_plans.plans(connection)
    chosen = plans if of.fed_by else [plan for plan in plans if plan.id == entry.plan_id]
    return tuple(use for plan in chosen for use in uses(plan, of.key))


def remark_of(of: RegisterDefinition, entry: RegisterEntry) -> str:
    """Why a line counts for nothing, in a sentence; empty when it counts."""
    if of.day_name and entry.on_day is None:
        return _("Chưa ghi ngày nên chưa tính vào kỳ nào.")
    if entry.plan_id is None and not of.fed_by:
        return _("Không thuộc kế hoạch nào nên không tính cho chỉ tiêu, sản phẩm nào.")
    return ""
