"""Tasks of plans in words, the same on screens, on paper and in commands: when, how late, who, how many of a group."""

from datetime import date

from app.domain.plans.plan import Agency, Plan
from app.domain.plans.progress import FINISHED, TASK_STATE_WORDS, ProductStanding, SlotStanding, TaskState
from app.domain.plans.spans import FREQUENCY_WORDS, Frequency, joined
from app.domain.plans.tasks import Task, Timing
from app.domain.plans.timing import Slot
from app.domain.plans.work import TaskOpening, TaskProgress
from app.i18n import _
from app.services.plans import group_units, lookup
from app.services.plans.tasks import TaskRow
from app.text import format_number, short_date


def time_words(plan: Plan, task: Task, opening: TaskOpening | None) -> str:
    """«Quý III/2022», «thường xuyên», «Sau khi có hướng dẫn … (chưa có)»: as the plan words it, else by its values."""
    timing = task.timing
    words = timing.text or ", ".join(_parts(plan, task, timing)) or _("không ghi thời hạn")
    if not timing.condition:
        return words
    came = _("có từ {day}").format(day=short_date(opening.opened_on)) if opening else _("chưa có")
    return f"{words} ({came})"


def _parts(plan: Plan, task: Task, timing: Timing) -> list[str]:
    found = [_("sau khi {condition}").format(condition=timing.condition)] if timing.condition else []
    found += [_("thường xuyên")] if timing.is_ongoing else []
    found += [_(FREQUENCY_WORDS[timing.frequency])] if timing.frequency is not Frequency.ONCE else []
    if timing.starts and timing.ends:
        found.append(joined(timing.starts, timing.ends).words)
    elif timing.starts or timing.ends:
        told = _("từ {span}") if timing.starts else _("đến {span}")
        found.append(told.format(span=joined(timing.starts or timing.ends, timing.starts or timing.ends).words))
    return found or [item.name for item in plan.phases if item.key in task.phases]


def state_words(state: TaskState, slot: Slot | None, today: date) -> str:
    """«quá hạn 12 ngày», «đang làm»."""
    words = _(TASK_STATE_WORDS[state])
    if state is not TaskState.OVERDUE or slot is None or slot.due_on is None or not slot.is_past(today):
        return words
    return _("{state} {days} ngày").format(state=words, days=format_number((today - slot.due_on).days))


def short_name(plan: Plan, key: str) -> str:
    """What lists call an agency."""
    found = next((item for item in plan.agencies if item.key == key), None)
    return (found.short_name or found.name) if found else key


def unit_name(row: TaskRow, unit_id: int | None) -> str:
    """A unit of a group; without a number those the data file lacks."""
    titles = group_units.dated_titles(unit for units in row.groups.values() for unit in units)
    return titles.get(unit_id or 0, _("đơn vị chưa có trong dữ liệu"))


def teller(row: TaskRow, entry: TaskProgress) -> str:
    """Who an entry speaks for: the unit, the agency; "" for all leads."""
    if entry.unit_id is not None:
        return unit_name(row, entry.unit_id)
    return lookup.agency_name(row.plan, entry.agency) if entry.agency else ""


def lead_words(row: TaskRow, item: SlotStanding, key: str) -> str:
    """«đang làm (5/8 đơn vị xong)»; the state alone of an agency that is one."""
    words = _(TASK_STATE_WORDS[item.by_lead[key]])
    return f"{words} ({units_words(row, item, key)})" if key in item.by_unit else words


def units_words(row: TaskRow, item: SlotStanding, key: str) -> str:
    """«5/8 đơn vị xong»: of how many there are in that time, with those the plan counts and the data file lacks."""
    units = item.by_unit[key]
    asked = len(units)
    if None in units:
        day = group_units.day_of(row.plan)
        agency = _agency(row.plan, key)
        coded = sum(unit.code in agency.unit_codes and unit.is_valid_on(day) for unit in row.groups[key])
        asked += group_units.asked_of(agency) - coded - 1
    return _("{done}/{all} đơn vị xong").format(done=item.finished_units(key), all=asked)


def doubts(row: TaskRow) -> tuple[str, ...]:
    """What a task told to be done still lacks, in sentences: its condition, products nobody has counted or enough of.

    Nothing is refused for it: a plan may be overtaken by what really happened.
    """
    finished = [item for item in (row.standing.slots if row.standing else ()) if item.state in FINISHED]
    found: list[str] = []
    if finished and row.task.timing.condition and row.opening is None:
        told = _("Đã ghi xong nhưng chưa ghi ngày có điều kiện “{condition}”; nếu đã có, hãy ghi thêm.")
        found.append(told.format(condition=row.task.timing.condition))
    for item in finished:
        lacking = [product_words(one) for one in item.products if one.is_short]
        if lacking:
            told = _("Đã ghi xong{period} nhưng chưa đủ sản phẩm: {products}.")
            period = f" {item.slot.words}" if item.slot.period else ""
            found.append(told.format(period=period, products="; ".join(lacking)))
    return tuple(found)


def product_words(item: ProductStanding) -> str:
    """«Lớp tập huấn: 2/3 lớp»; the text of the plan alone where nothing is counted."""
    words, text = item.words, item.product.text
    return words if words.startswith(text) else f"{text}: {words}"


def _agency(plan: Plan, key: str) -> Agency:
    return next(item for item in plan.agencies if item.key == key)
