"""The number a target asks for in a period: the step of its phase or year, and how «tăng thêm» is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.plans.plan import Plan
from app.domain.plans.spans import Frequency, Span, repeated
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.timing import phase_span
from app.i18n import N_, _
from app.text import format_number

PERCENT = "%"
_WHOLE = Decimal(100)

COMPARISON_SIGNS: Mapping[Comparison, str] = {
    Comparison.AT_LEAST: "≥",
    Comparison.MORE_THAN: ">",
    Comparison.EXACTLY: "=",
    Comparison.AT_MOST: "≤",
    Comparison.LESS_THAN: "<",
}
READING_WORDS: Mapping[Reading, str] = {
    Reading.ABSOLUTE: N_("mức phải đạt"),
    Reading.POINTS: N_("cộng thêm"),
    Reading.RELATIVE: N_("tăng tương đối so với mức trước"),
    Reading.DECREASE: N_("giảm so với kỳ trước"),
}
#: To fall by at least a tenth is to be at most nine tenths of what it was.
_TURNED: Mapping[Comparison, Comparison] = {
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.MORE_THAN: Comparison.LESS_THAN,
    Comparison.EXACTLY: Comparison.EXACTLY,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.LESS_THAN: Comparison.MORE_THAN,
}


@dataclass(frozen=True, slots=True)
class Threshold:
    """What a step asks for; ``value`` is ``None`` where it adds to nothing.

    For a step that adds, ``by_points`` and ``by_relative`` are both readings, whichever is taken; for one that asks for
    a fall ``value`` is what may be left of what it was.
    """

    step: TargetStep
    number: int
    unit: str
    value: Decimal | None
    by_points: Decimal | None = None
    by_relative: Decimal | None = None

    @property
    def comparison(self) -> Comparison:
        """How what is counted must stand to ``value``."""
        stated = self.step.comparison
        return _TURNED[stated] if self.step.reading is Reading.DECREASE else stated

    @property
    def words(self) -> str:
        """«≥ 90 %», «còn ≤ 90 %» for a fall by 10 %."""
        shown = "–" if self.value is None else format_number(self.value)
        told = f"{COMPARISON_SIGNS[self.comparison]} {shown} {self.unit}".strip()
        return _("còn {told}").format(told=told) if self.step.reading is Reading.DECREASE else told

    @property
    def readings(self) -> str:
        """Both readings of «tăng thêm 50 %» in a sentence, and what cannot be; empty for a number of its own."""
        if self.step.reading is Reading.ABSOLUTE:
            return ""
        if self.step.reading is Reading.DECREASE:
            stated = f"{COMPARISON_SIGNS[self.step.comparison]} {format_number(self.step.value)}"
            told = _("Phải giảm {stated} %, tức là kỳ này {left} của kỳ trước.")
            return told.format(stated=stated, left=self.words)
        if self.by_points is None or self.by_relative is None:
            return _("Mức “tăng thêm” không có mức nào đứng trước để cộng vào.")
        told = self._both_readings
        points, relative = format_number(self.by_points), format_number(self.by_relative)
        stated = format_number(self.step.value)
        told = told.format(stated=stated, points=points, relative=relative, unit=self.unit)
        taken = _("Đang hiểu là {reading}.").format(reading=_(READING_WORDS[self.step.reading]))
        over = _(" Mức lớn hơn 100 % không thể đạt.") if self.is_beyond else ""
        return f"{told} {taken}{over}"

    @property
    def stated(self) -> str:
        """What a step that adds says: «50 %» of a percentage; «50» of a count, which may mean its unit or percent."""
        return f"{format_number(self.step.value)} {PERCENT}" if self.unit == PERCENT else format_number(self.step.value)

    @property
    def adding(self) -> str:
        """What adding the number of the step itself is called: only percentages are raised by «điểm»."""
        return _("cộng thêm điểm") if self.unit == PERCENT else _("cộng thêm")

    @property
    def _both_readings(self) -> str:
        if self.unit == PERCENT:
            return _(
                "“Tăng thêm {stated} %”: cộng thêm điểm thành {points} {unit}, tăng tương đối thành {relative} {unit}."
            )
        return _(
            "“Tăng thêm {stated}”: nếu là {stated} {unit} thì thành {points} {unit}, "
            "nếu là {stated} % thì thành {relative} {unit}."
        )

    @property
    def short_readings(self) -> str:
        """Both readings in few words; empty for a number of its own."""
        if self.by_points is None or self.by_relative is None:
            return ""
        points, relative = format_number(self.by_points), format_number(self.by_relative)
        told = _("cộng {points} {unit}, tương đối {relative} {unit}")
        return told.format(points=points, relative=relative, unit=self.unit)

    @property
    def is_beyond(self) -> bool:
        """Whether it asks for more than all."""
        return self.unit == PERCENT and self.value is not None and self.value > _WHOLE

    def is_met(self, top: Decimal, bottom: Decimal = Decimal(1)) -> bool:
        """Whether ``top / bottom`` (``bottom`` above 0) is as the step asks, without rounding."""
        asked = (self.value or Decimal(0)) * bottom
        return {
            Comparison.AT_LEAST: top >= asked,
            Comparison.MORE_THAN: top > asked,
            Comparison.EXACTLY: top == asked,
            Comparison.AT_MOST: top <= asked,
            Comparison.LESS_THAN: top < asked,
        }[self.comparison]

    @property
    def is_floor(self) -> bool:
        """Whether more is always as good: a lower bound, or all of it («= 100 %»)."""
        is_all = self.comparison is Comparison.EXACTLY and self.unit == PERCENT and self.value == _WHOLE
        return is_all or self.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)


def thresholds(target: Target, plan: Plan | None = None) -> tuple[Threshold, ...]:
    """Every step of a target with its number worked out, in the order the plan says them.

    A step that adds does so to the one before it in time; without the plan the steps are taken to be in that order.
    """
    found: list[Threshold] = []
    before: Decimal | None = None
    steps = list(enumerate(target.steps))
    if plan is not None:
        steps.sort(key=lambda item: _order(item[1], plan))
    for number, step in steps:
        if step.reading is Reading.ABSOLUTE:
            known = Threshold(step, number, target.unit, step.value)
        elif step.reading is Reading.DECREASE:
            known = Threshold(step, number, target.unit, _WHOLE - step.value)
        else:
            points = None if before is None else before + step.value
            relative = None if before is None else before * (1 + step.value / _WHOLE)
            value = points if step.reading is Reading.POINTS else relative
            known = Threshold(step, number, target.unit, value, points, relative)
        found.append(known)
        before = None if step.reading is Reading.DECREASE else known.value
    return tuple(sorted(found, key=lambda item: item.number))


def _order(step: TargetStep, plan: Plan) -> tuple[date, bool, date]:
    """Of steps that begin together a number of its own comes first, then what is to be reached sooner."""
    first, last = step_days(step, plan)
    return first, step.reading is not Reading.ABSOLUTE, last


def threshold(target: Target, plan: Plan, period: Span) -> Threshold | None:
    """What a target asks for at the end of a period: of the steps that hold then the one that begins last.

    Of two that begin together the narrower one is meant: a year goes before the phase it opens. A step that names the
    phase the period is goes before all others: phases may overlap.
    """
    at = min(period.last, plan.head.ends)
    same = {item.key for item in plan.phases if period.has_days_of(phase_span(item))}
    spans = [(step_days(item.step, plan), item) for item in thresholds(target, plan)]
    holding = [
        (item.step.phase in same, first, first - last, item) for (first, last), item in spans if first <= at <= last
    ]
    return max(holding, key=lambda found: (*found[:3], found[3].number))[3] if holding else None


def next_threshold(target: Target, plan: Plan, period: Span) -> Threshold | None:
    """What it asks for next, after a period: the step that begins first among those still to come."""
    begin = ((step_days(item.step, plan)[0], item) for item in thresholds(target, plan))
    coming = [(first, item) for first, item in begin if first > period.last]
    return min(coming, key=lambda pair: (pair[0], pair[1].number))[1] if coming else None


def step_time(step: TargetStep, plan: Plan) -> str:
    """When a step holds: «Giai đoạn 2», «năm 2022 - 2024», «từ năm 2025»; empty for the whole execution."""
    said = [next((item.name for item in plan.phases if item.key == step.phase), "")]
    if step.from_year is not None and step.to_year is not None:
        years = str(step.from_year) if step.from_year == step.to_year else f"{step.from_year} - {step.to_year}"
        said.append(_("năm {years}").format(years=years))
    elif step.from_year is not None:
        said.append(_("từ năm {year}").format(year=step.from_year))
    elif step.to_year is not None:
        said.append(_("đến năm {year}").format(year=step.to_year))
    return ", ".join(filter(None, said))


def step_days(step: TargetStep, plan: Plan) -> tuple[date, date]:
    """The first and the last day a step holds."""
    first, last = plan.head.starts, plan.head.ends
    if step.phase:
        of = next(phase_span(item) for item in plan.phases if item.key == step.phase)
        first, last = of.first, of.last
    if step.from_year is not None:
        first = max(first, date(step.from_year, 1, 1))
    if step.to_year is not None:
        last = min(last, date(step.to_year, 12, 31))
    return first, last


def periods(target: Target, plan: Plan) -> tuple[Span, ...]:
    """The periods a target is followed in, over the execution of its plan."""
    head = plan.head
    if target.frequency is Frequency.ONCE:
        return (Span(head.starts, head.ends, f"{head.starts.isoformat()}..{head.ends.isoformat()}"),)
    if target.frequency is Frequency.PHASE:
        return tuple(sorted(phase_span(item) for item in plan.phases)) or (
            Span(head.starts, head.ends, f"{head.starts.isoformat()}..{head.ends.isoformat()}"),
        )
    return repeated(target.frequency, head.starts, head.ends)


def period_of(target: Target, plan: Plan, day: date) -> Span:
    """The period of a day: the first one before the execution, the last one after it."""
    every = periods(target, plan)
    return next((item for item in every if day <= item.last), every[-1])


def period_within(target: Target, plan: Plan, wanted: Span, today: date) -> Span:
    """The last of a target's own periods that ends in ``wanted`` and has begun, else the one ``wanted`` lies in."""
    inside = [item for item in periods(target, plan) if wanted.first <= item.last <= wanted.last]
    begun = [item for item in inside if item.first <= today]
    if begun or inside:
        return begun[-1] if begun else inside[0]
    return period_of(target, plan, wanted.last)


def period_name(period: Span, plan: Plan) -> str:
    """What a plan calls a period: the name of its phase, else «năm 2022»."""
    return next((item.name for item in plan.phases if phase_span(item).text == period.text), period.words)


def choices(plan: Plan) -> tuple[Span, ...]:
    """What targets can be looked at in: the years of the execution, its phases, periods of the targets' own."""
    head = plan.head
    own = [item for target in plan.targets for item in periods(target, plan)]
    years = repeated(Frequency.YEAR, head.starts, head.ends)
    found = {(item.first, item.last): item for item in (*own, *(phase_span(one) for one in plan.phases), *years)}
    return tuple(sorted(found.values(), key=lambda item: (item.first, -item.last.toordinal())))
