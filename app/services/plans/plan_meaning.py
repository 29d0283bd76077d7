"""What the program makes of a part of a plan, told while it is written: numbers asked for, days due."""

from collections.abc import Sequence

from app.domain.plans import duty_slots, timing
from app.domain.plans.duties import Duty
from app.domain.plans.plan import Phase, Plan
from app.domain.plans.spans import joined
from app.domain.plans.target_steps import thresholds
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task
from app.domain.plans.timing import Slot
from app.i18n import _
from app.text import short_date

_MOST = 4


def meaning(plan: Plan, part: object) -> tuple[str, ...]:
    """A few lines on a part without faults, in a plan whose phases have none."""
    if isinstance(part, Phase):
        days = joined(part.starts, part.ends)
        told = _("Từ ngày {first} đến hết ngày {last}.")
        return (told.format(first=short_date(days.first), last=short_date(days.last)),)
    if isinstance(part, Target):
        return _of_target(part, plan)
    if isinstance(part, Task):
        return _of_task(part, plan)
    return _of_duty(part, plan) if isinstance(part, Duty) else ()


def _of_target(target: Target, plan: Plan) -> tuple[str, ...]:
    steps = thresholds(target, plan)
    if not steps:
        return (_("Không có con số: đánh giá bằng lời, đạt hay chưa đạt."),)
    readings = (item.readings for item in steps)
    return (_("Mức: {steps}.").format(steps="; ".join(item.words for item in steps)), *filter(None, readings))


def _of_task(task: Task, plan: Plan) -> tuple[str, ...]:
    if any(item.parent == task.key for item in plan.tasks):
        return (_("Có nhiệm vụ con: chỉ gom nhóm, tự nó không phải thực hiện."),)
    if task.timing.condition:
        return (_("Chờ điều kiện: còn mở, không quá hạn, cho đến khi ghi nhận điều kiện ấy."),)
    return _shortened([_slot_words(slot) for slot in timing.slots(task, plan)])


def _slot_words(slot: Slot) -> str:
    words = slot.words
    words = words[:1].upper() + words[1:]
    if slot.due_on is None:
        return _("{time}: không có hạn cuối").format(time=words) if words else _("Không có hạn cuối.")
    if slot.is_open_ended:
        return _("{time}: thường xuyên, đến {day}").format(time=words, day=short_date(slot.due_on))
    return _("{time}: quá hạn sau ngày {day}").format(time=words, day=short_date(slot.due_on))


def _of_duty(duty: Duty, plan: Plan) -> tuple[str, ...]:
    found = []
    for slot in duty_slots.slots(duty, plan):
        days = "; ".join(item.words for item in slot.due.dates) or _("kế hoạch không nêu ngày")
        period = slot.period.words
        found.append(f"{period[:1].upper()}{period[1:]}: {days}" if period else days[:1].upper() + days[1:])
    conflict = _("Nêu hai ngày khác nhau: giữ cả hai, làm theo ngày sớm, nhận đến ngày muộn, chờ quyết định.")
    is_conflict = any(slot.due.is_conflict for slot in duty_slots.slots(duty, plan))
    return (*_shortened(found), *([conflict] if is_conflict else []))


def _shortened(lines: Sequence[str]) -> tuple[str, ...]:
    rest = len(lines) - _MOST
    if rest <= 0:
        return tuple(lines)
    return (*lines[:_MOST], _("… và {count} kỳ nữa").format(count=rest))
