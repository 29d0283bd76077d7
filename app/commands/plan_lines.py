"""Plans, tasks and targets as lines for people and as values for programs."""

from decimal import Decimal
from typing import Any

from app.domain.plans.measures import MeasureValue
from app.domain.plans.progress import TASK_STATE_WORDS, SlotStanding, TaskState
from app.domain.plans.target_states import STATE_WORDS
from app.domain.plans.tasks import PROGRESS_WORDS
from app.domain.plans.work import TaskProgress
from app.domain.plans.work_list import ROLE_WORDS, WorkItem
from app.i18n import _
from app.services.plans import lookup, task_words
from app.services.plans.target_rows import TargetRow
from app.services.plans.tasks import TaskRow
from app.text import format_number, short_date


def plain(value: Decimal | None) -> str | None:
    """A number for programs: text, so that nothing is rounded."""
    return None if value is None else f"{value.normalize():f}"


def task_line(row: TaskRow) -> str:
    """«1.1. Tập huấn: quá hạn (đến 30/06/2022); chủ trì …; 1/3 lớp», or a group with its counts."""
    head = f"{'  ' * row.depth}{row.task.key}. {row.task.title}"
    if row.standing is None:
        counts = (f"{number} {_(TASK_STATE_WORDS[state])}" for state, number in sorted(row.below.items(), key=_order))
        return f"{head} ({', '.join(counts) or _('chưa có nhiệm vụ')})"
    said = [_(TASK_STATE_WORDS[row.standing.state])]
    current = row.standing.current
    if current is not None and current.slot.words:
        said[0] += f" ({current.slot.words})"
    if len(row.standing.slots) > 1:
        said.append(_("xong {done}/{all} kỳ").format(done=row.standing.finished, all=len(row.standing.slots)))
    if row.task.leads:
        names = ", ".join(lookup.agency_name(row.plan, key) for key in row.task.leads)
        said.append(_("chủ trì: {names}").format(names=names))
    said += [item.words for item in current.products] if current is not None else []
    return f"{head}: {'; '.join(said)}"


def _order(pair: tuple[TaskState, int]) -> int:
    return list(TaskState).index(pair[0])


def task_json(row: TaskRow) -> dict[str, Any]:
    """A task for programs."""
    task, current = row.task, row.standing.current if row.standing else None
    return {
        "plan": row.plan.key,
        "task": task.key,
        "title": task.title,
        "clause": task.clause,
        "depth": row.depth,
        "leads": list(task.leads),
        "partners": list(task.partners),
        "state": row.standing.state.value if row.standing else None,
        "below": {state.value: number for state, number in row.below.items()},
        "period": current.slot.period if current else None,
        "due_on": current.slot.due_on.isoformat() if current and current.slot.due_on else None,
        "opened_on": row.opening.opened_on.isoformat() if row.opening else None,
        "slots": [_slot_json(item) for item in row.standing.slots] if row.standing else [],
        "evidence": [{"id": item.id, "entry": item.progress_id, "name": item.name} for item in row.evidence],
    }


def _slot_json(item: SlotStanding) -> dict[str, Any]:
    return {
        "period": item.slot.period,
        "starts_on": item.slot.starts_on.isoformat(),
        "due_on": item.slot.due_on.isoformat() if item.slot.due_on else None,
        "state": item.state.value,
        "by_lead": {key: state.value for key, state in item.by_lead.items()},
        "by_unit": {
            key: {str(unit): state.value for unit, state in units.items() if unit}
            for key, units in item.by_unit.items()
        },
        "products": [
            {"product": one.product.key, "wanted": plain(one.product.count), "made": plain(one.made)}
            for one in item.products
        ],
        "entries": [
            {
                "id": one.id,
                "on": one.on_day.isoformat(),
                "state": one.state.value,
                "agency": one.agency,
                "unit_id": one.unit_id,
            }
            for one in item.entries
        ],
    }


def slot_lines(row: TaskRow, item: SlotStanding) -> list[str]:
    """One slot with its leads and their units, products and entries."""
    lines = [f"{item.slot.words or _('không ghi thời hạn')}: {_(TASK_STATE_WORDS[item.state])}"]
    for key in item.by_lead:
        units = item.by_unit.get(key, {})
        lines.append(f"  {lookup.agency_name(row.plan, key)}: {task_words.lead_words(row, item, key)}")
        lines += [f"    {task_words.unit_name(row, unit)}: {_(TASK_STATE_WORDS[one])}" for unit, one in units.items()]
    lines += [f"  {task_words.product_words(one)}" for one in item.products]
    return [*lines, *(f"  {entry_line(row, one)}" for one in item.entries)]


def entry_line(row: TaskRow, item: TaskProgress) -> str:
    """«5. 10/05/2022, Sở Tư pháp: đã hoàn thành; 12/BC-STP»."""
    teller = task_words.teller(row, item)
    who = f", {teller}" if teller else ""
    product = next((one for one in row.task.deliverables if one.key == item.deliverable), None)
    unit = product.unit or product.text if product else item.deliverable
    made = f" {format_number(item.quantity)} {unit}".rstrip() if item.quantity is not None else ""
    rest = "".join(f"; {text}" for text in (item.document, item.note) if text)
    return f"{item.id}. {short_date(item.on_day)}{who}: {_(PROGRESS_WORDS[item.state])}{made}{rest}"


def work_line(item: WorkItem) -> str:
    """One line of a work list."""
    when = f" ({item.slot.slot.words})" if item.slot.slot.words else ""
    made = "".join(f"; {one.words}" for one in item.slot.products)
    return (
        f"{_(ROLE_WORDS[item.role])}: {item.task.key}. {item.task.title}{when}: {_(TASK_STATE_WORDS[item.state])}{made}"
    )


def work_json(item: WorkItem) -> dict[str, Any]:
    """One line of a work list for programs."""
    return {
        "task": item.task.key,
        "title": item.task.title,
        "role": item.role.value,
        "state": item.state.value,
        **{name: value for name, value in _slot_json(item.slot).items() if name in ("period", "starts_on", "due_on")},
    }


def target_line(row: TargetRow) -> str:
    """«tap-huan. Tập huấn (năm 2022): 30 % / ≥ 40 %, 1/2 nơi đã có số liệu: chưa đánh giá được»."""
    found = row.standing
    asked = f" / {found.threshold.words}" if found.threshold else ""
    number = f" {found.counted.words}{asked}" if row.target.steps else _(" không đặt con số")
    coverage = f", {found.counted.coverage}" if found.counted.coverage else ""
    state = _(STATE_WORDS[found.state])
    return f"{row.target.key}. {row.target.title} ({found.period.words}):{number}{coverage}: {state}"


def target_told(row: TargetRow) -> list[str]:
    """One line, then what is to be said beside its number."""
    return [target_line(row), *(f"  {sentence}" for sentence in row.sentences)]


def target_json(row: TargetRow) -> dict[str, Any]:
    """A target for programs."""
    found = row.standing
    asked = found.threshold
    return {
        "target": row.target.key,
        "title": row.target.title,
        "clause": row.target.clause,
        "period": found.period.text,
        "unit": row.target.unit,
        "asked": plain(asked.value) if asked else None,
        "comparison": asked.step.comparison.value if asked else None,
        "reading": asked.step.reading.value if asked else None,
        "by_points": plain(asked.by_points) if asked else None,
        "by_relative": plain(asked.by_relative) if asked else None,
        "value": plain(found.counted.value),
        "numerator": value_json(found.counted.top),
        "denominator": value_json(found.counted.bottom) if found.counted.bottom else None,
        "state": found.state.value,
        "counted_state": found.counted_state.value,
        "is_judged": found.judgement is not None,
        "trend": row.trend.value if row.trend else None,
        "shares": [{"agency": one.agency, "unit_id": one.unit_id, "value": plain(one.value)} for one in row.shares],
        "sentences": list(row.sentences),
    }


def value_json(found: MeasureValue) -> dict[str, Any]:
    """The value of a measure with its coverage."""
    return {
        "value": plain(found.value),
        "reported": found.reported,
        "expected": found.expected,
        "missing": list(found.missing),
        "note": found.note,
    }
