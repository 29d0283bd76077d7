"""Whether a target is reached: by what was counted with its coverage, or by what was judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.plans.measures import MeasureTime, MeasureValue
from app.domain.plans.spans import Span
from app.domain.plans.target_steps import PERCENT, Threshold
from app.domain.plans.targets import Target
from app.domain.plans.work import TargetJudgement
from app.domain.targets import TargetState
from app.i18n import N_, _
from app.text import format_number

STATE_WORDS: Mapping[TargetState, str] = {
    TargetState.REACHED: N_("đạt"),
    TargetState.MISSED: N_("chưa đạt"),
    TargetState.OPEN: N_("chưa đánh giá được"),
}
_NOTHING = MeasureValue()


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for a target in a period: a number, or a ratio with its two parts."""

    unit: str
    top: MeasureValue = _NOTHING
    bottom: MeasureValue | None = None

    @property
    def value(self) -> Decimal | None:
        """The number in the target's unit; ``None`` when it is not known or the denominator is 0."""
        if self.top.value is None or self.bottom is None:
            return self.top.value
        return self.top.value * self.factor / self.bottom.value if self.bottom.value else None

    @property
    def factor(self) -> Decimal:
        """What the numerator is taken times before it is divided."""
        return Decimal(100) if self.unit == PERCENT else Decimal(1)

    @property
    def is_complete(self) -> bool:
        """Whether everybody who is to tell a part of it has, and the two parts of a ratio are of the same."""
        is_known = self.top.is_complete and (self.bottom is None or self.bottom.is_complete)
        return is_known and not any(self.halves)

    @property
    def halves(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who told only the numerator and who only the denominator, where both are sums of what several told."""
        if self.bottom is None:
            return (), ()
        above, below = self.bottom.lacks(self.top), self.top.lacks(self.bottom)
        return tuple(item.name for item in above), tuple(item.name for item in below)

    def meets(self, asked: Threshold | None) -> bool | None:
        """Whether what is known so far is as a step asks, without rounding; ``None`` where that cannot be told."""
        top, bottom = self.top.value, None if self.bottom is None else self.bottom.value
        if asked is None or asked.value is None or self.value is None or top is None:
            return None
        return asked.is_met(top * self.factor if bottom else top, bottom or Decimal(1))

    def is_beyond(self, asked: Threshold) -> bool:
        """Whether it is more than a step asks for."""
        return self.value is not None and asked.value is not None and self.value > asked.value

    @property
    def parts(self) -> str:
        """«36/120»: numerator over denominator, «–» for the one that is not known; empty for a count."""
        if self.bottom is None:
            return ""
        shown = ("–" if item.value is None else format_number(item.value) for item in (self.top, self.bottom))
        return "/".join(shown)

    @property
    def words(self) -> str:
        """«87,5 %», «–» where nothing can be said."""
        shown = self.value
        if shown is None:
            return "–"
        places = None if shown == shown.quantize(Decimal("0.01")) else 2
        return f"{format_number(shown, places)} {self.unit}".strip()

    @property
    def coverage(self) -> str:
        """«4/9 nơi đã có số liệu»; where they differ «tử số 4/9, mẫu số 8/9 nơi đã có số liệu»."""
        parts = {_("tử số"): self.top, _("mẫu số"): self.bottom}
        told = {name: f"{item.reported}/{item.expected}" for name, item in parts.items() if item and item.expected}
        counts = next(iter(told.values()), "")
        if len(set(told.values())) > 1:
            counts = ", ".join(f"{name} {count}" for name, count in told.items())
        return _("{counts} nơi đã có số liệu").format(counts=counts) if counts else ""

    def sentences(self, target: Target) -> tuple[str, ...]:
        """What is odd about it: a denominator of 0, more than all, notes of its parts."""
        found: list[str] = []
        if self.bottom is not None and self.bottom.value == 0:
            told = _("Mẫu số ({words}) bằng 0 nên không tính được tỷ lệ.")
            found.append(told.format(words=target.denominator_words or target.denominator))
        elif self.unit == PERCENT and self.value is not None and self.value > 100 and not target.is_of_before:
            told = _("Tỷ lệ {value} lớn hơn 100 %: hãy xem tử số có đếm lượt thay vì người, hay đếm trùng không.")
            found.append(told.format(value=self.words))
        above, below = (", ".join(names) for names in self.halves)
        if above:
            found.append(_("Chỉ có tử số, chưa có mẫu số của: {names}.").format(names=above))
        if below:
            found.append(_("Chỉ có mẫu số, chưa có tử số của: {names}.").format(names=below))
        found += [item.note for item in (self.top, self.bottom) if item is not None and item.note]
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class TargetStanding:
    """A target in one period; ``previous`` is what was counted in the period before.

    ``fault`` says why the numbers cannot be: the parts of a whole are more than it.
    """

    target: Target
    period: Span
    threshold: Threshold | None
    counted: Counted
    counted_state: TargetState
    judgement: TargetJudgement | None = None
    previous: Counted | None = None
    fault: str = ""

    @property
    def state(self) -> TargetState:
        """The judgement where somebody judged, else what the numbers say."""
        return self.judgement.state if self.judgement else self.counted_state

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything to be said beside the number, in sentences."""
        found = list(self.counted.sentences(self.target))
        if self.threshold is not None and self.threshold.readings:
            found.insert(0, self.threshold.readings)
        if self.target.steps and self.threshold is None:
            found.append(_("Kế hoạch không đặt mức cho {period}.").format(period=self.period.words))
        if self.fault:
            found.append(self.fault)
        if self.judgement is not None and self.judgement.reason:
            found.append(_("Đánh giá của cán bộ: {reason}").format(reason=self.judgement.reason))
        return tuple(found)


def counted_state(
    asked: Threshold | None,
    counted: Counted,
    period: Span,
    today: date,
    time: MeasureTime = MeasureTime.FLOW,
    fault: str = "",
) -> TargetState:
    """What numbers say of a target; ``time`` is that of its numerator. Nothing with a ``fault``: one of them is wrong.

    Missed only when the period is over and everybody has reported; a count that can only grow is reached, or exceeded,
    already before.
    """
    is_met = counted.meets(asked)
    if is_met is None or asked is None or fault:
        return TargetState.OPEN
    if counted.is_complete and today > period.last:
        return TargetState.REACHED if is_met else TargetState.MISSED
    grows = counted.bottom is None and time is MeasureTime.FLOW
    if is_met and asked.is_floor and (grows or counted.is_complete):
        return TargetState.REACHED
    if grows and not asked.is_floor and not is_met and counted.is_beyond(asked):
        return TargetState.MISSED
    return TargetState.OPEN
