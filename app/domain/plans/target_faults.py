"""Faults of targets: numbers without what they are measured by, steps that add to nothing, parts that make no whole."""

from collections.abc import Collection, Iterator
from decimal import Decimal

from app.domain.plans.fault_places import Fault, missing, twice, unknown
from app.domain.plans.plan import Plan, PlanHead
from app.domain.plans.target_steps import step_days, step_time, thresholds
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.i18n import _
from app.text import format_number

PERCENT = "%"
_WHOLE = Decimal(100)
_FLOORS = (Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.EXACTLY)


def target_faults(
    target: Target, measures: Collection[str], phases: Collection[str], head: PlanHead
) -> Iterator[Fault]:
    """The faults of one target; ``measures`` and ``phases`` are the keys it may name."""
    yield from missing("title", target.title)
    for field in ("numerator", "denominator", "whole"):
        if name := getattr(target, field):
            yield from unknown(field, (name,), measures, _("số đo"))
    yield from unknown("parts", target.parts, measures, _("số đo"))
    yield from _ratio_faults(target)
    yield from _distribution_faults(target)
    yield from _step_faults(target, phases, head)


def _ratio_faults(target: Target) -> Iterator[Fault]:
    if target.steps and not target.numerator:
        yield Fault("numerator", _("có con số nhưng không nói đếm bằng số đo nào"))
    if target.denominator and target.denominator == target.numerator:
        yield Fault("denominator", _("tử số và mẫu số là một"))
    if target.unit == PERCENT and target.steps and not target.denominator:
        yield Fault("denominator", _("tỷ lệ phần trăm phải nói tính trên số nào"))
    if target.denominator and not target.denominator_words:
        yield Fault("denominator_words", _("phải ghi bằng lời mẫu số là gì"))


def _distribution_faults(target: Target) -> Iterator[Fault]:
    if target.parts and not target.whole:
        yield Fault("whole", _("có các phần nhưng không nói tổng là số nào"))
    if target.whole and not target.parts:
        yield Fault("parts", _("có tổng nhưng không nói gồm những phần nào"))
    if target.whole in target.parts:
        yield Fault("parts", _("tổng “{key}” lại là một phần của chính nó").format(key=target.whole))
    for key in twice(target.parts):
        yield Fault("parts", _("phần “{key}” có hai lần").format(key=key))


def _step_faults(target: Target, phases: Collection[str], head: PlanHead) -> Iterator[Fault]:
    yield from unknown("steps", (step.phase for step in target.steps if step.phase), phases, _("giai đoạn"))
    for step in target.steps:
        yield from _year_faults(step, head)
        if step.value.is_nan():
            yield Fault("steps", _("có mức chưa ghi con số"))
            continue
        if not step.value.is_finite() or step.value < 0:
            yield Fault("steps", _("“{value}” không phải là một mức").format(value=step.value))
        elif step.reading is Reading.DECREASE:
            yield from _decrease_faults(target, step)
    for name in twice((step.phase, step.from_year, step.to_year) for step in target.steps):
        yield Fault("steps", _("hai mức cho cùng một giai đoạn, năm ({name})").format(name=_named(name)))


def _decrease_faults(target: Target, step: TargetStep) -> Iterator[Fault]:
    if target.unit != PERCENT or not target.denominator:
        yield Fault("steps", _("mức giảm phải tính bằng %, tử số là số kỳ này, mẫu số là số kỳ trước"))
    elif step.value > _WHOLE:
        yield Fault("steps", _("không thể giảm {value}%").format(value=format_number(step.value)))


def _year_faults(step: TargetStep, head: PlanHead) -> Iterator[Fault]:
    if step.from_year is not None and step.to_year is not None and step.to_year < step.from_year:
        yield Fault(
            "steps", _("từ năm {first} đến năm {last} là ngược").format(first=step.from_year, last=step.to_year)
        )
    for year in (step.from_year, step.to_year):
        if year is not None and not head.starts.year <= year <= head.ends.year:
            yield Fault("steps", _("năm {year} nằm ngoài thời gian thực hiện của kế hoạch").format(year=year))


def _named(name: object) -> str:
    parts = [str(part) for part in name if part] if isinstance(name, tuple) else []
    return ", ".join(parts) or _("không ghi giai đoạn, năm")


def step_day_faults(target: Target, plan: Plan) -> Iterator[Fault]:
    """Steps that never hold, since their phase and their years do not meet, and such as add up to nothing.

    Of a plan whose days are sound: what a step adds to is the one before it in time.
    """
    for step in target.steps:
        first, last = step_days(step, plan)
        if last < first:
            yield Fault("steps", _("mức cho “{time}” không có ngày nào").format(time=step_time(step, plan)))
    for item in thresholds(target, plan):
        if item.value is None:
            yield Fault("steps", _("mức “tăng thêm” đầu tiên không có mức nào đứng trước"))
        elif item.is_beyond and item.step.comparison in _FLOORS:
            yield Fault("steps", _("mức {value}% vượt quá 100%").format(value=format_number(item.value)))


def sum_faults(target: Target, others: Collection[Target]) -> Iterator[Fault]:
    """Floors of the parts of one distribution that together ask for more than the whole."""
    floors = {
        other.numerator: other.steps[0].value
        for other in others
        if other.numerator in target.parts and other.unit == PERCENT and _is_one_floor(other)
    }
    total = sum(floors.values(), Decimal(0))
    if total > _WHOLE:
        yield Fault("parts", _("các phần cộng lại ít nhất {total}%, quá tổng").format(total=format_number(total)))


def _is_one_floor(target: Target) -> bool:
    return (
        len(target.steps) == 1
        and not target.is_of_before
        and target.steps[0].comparison in _FLOORS
        and target.steps[0].value.is_finite()
    )
