"""Figures of a measure, told by agencies and units for spans of time, as one value for a period with its coverage.

A flow adds up what lies in the period, a stock takes the last. The longer span of an owner goes before the shorter ones
inside it: a year is never counted beside its own quarters, and its own figure is the state at its end. Blank is not
nought.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from app.domain.plans.measures import MeasureTime, MeasureValue
from app.domain.plans.spans import Span, span
from app.domain.plans.work import PlanFigure
from app.i18n import _
from app.text import format_number

#: Key of an agency and number of a unit; both empty for the plan as a whole.
Owner = tuple[str, int | None]
WHOLE: Owner = ("", None)


@dataclass(frozen=True, slots=True)
class _Told:
    value: Decimal
    lacks: bool


def owner_of(figure: PlanFigure) -> Owner:
    """Whose figure it is."""
    return figure.agency, figure.unit_id


def value_in(
    time: MeasureTime, figures: Iterable[PlanFigure], period: Span, name_of: Callable[[Owner], str]
) -> MeasureValue:
    """The value of a measure in a period by the figures of that measure; ``name_of`` names their owners.

    A figure of the plan as a whole goes before the sum of the agencies; where both are there and differ, that is told.
    """
    by_owner: dict[Owner, list[PlanFigure]] = {}
    for figure in figures:
        by_owner.setdefault(owner_of(figure), []).append(figure)
    told = {owner: _told(time, some, period) for owner, some in by_owner.items()}
    whole = told.pop(WHOLE, None)
    parts = _sum_of(told, name_of)
    if whole is None:
        return parts
    note = _("Số liệu mới có cho một phần của {period}.").format(period=period.words) if whole.lacks else ""
    if parts.value is not None and parts.value != whole.value:
        differs = _("Số chung là {whole}, cộng các cơ quan, đơn vị là {parts}; lấy số chung.")
        note = differs.format(whole=format_number(whole.value), parts=format_number(parts.value))
    return replace(parts, value=whole.value, reported=1, expected=1, missing=(), note=note)


def _sum_of(told: dict[Owner, _Told | None], name_of: Callable[[Owner], str]) -> MeasureValue:
    known = {owner: item for owner, item in told.items() if item is not None}
    lacking = [name_of(owner) for owner, item in known.items() if item.lacks]
    note = _("Mới có số liệu một phần kỳ của: {names}.").format(names=", ".join(lacking)) if lacking else ""
    return MeasureValue(
        value=sum((item.value for item in known.values()), Decimal(0)) if known else None,
        reported=len(known),
        expected=len(told),
        missing=tuple(name_of(owner) for owner in told if owner not in known),
        by_owner={name_of(owner): item.value if item else None for owner, item in told.items()},
        note=note,
    )


def _told(time: MeasureTime, figures: Sequence[PlanFigure], period: Span) -> _Told | None:
    """What one owner told for a period; ``None`` if nothing."""
    inside = [(item, span(item.period)) for item in figures if item.value is not None]
    inside = [(item, of) for item, of in inside if period.first <= of.first and of.last <= period.last]
    if not inside:
        return None
    if time is MeasureTime.STOCK:
        last, _of = max(inside, key=lambda pair: (pair[1].last, pair[1].last - pair[1].first, pair[0].id))
        return _Told(last.value or Decimal(0), lacks=False)
    taken: list[Span] = []
    total = Decimal(0)
    for item, of in sorted(inside, key=lambda pair: (pair[1].first - pair[1].last, -pair[0].id)):
        if all(of.last < other.first or of.first > other.last for other in taken):
            taken.append(of)
            total += item.value or Decimal(0)
    days = sum((of.last - of.first + timedelta(days=1) for of in taken), timedelta())
    return _Told(total, lacks=days < period.last - period.first + timedelta(days=1))
