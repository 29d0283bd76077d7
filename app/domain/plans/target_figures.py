"""Figures of a measure, told by agencies and units for spans of time, as one value for a period with its coverage.

A flow adds up what lies in the period, a stock takes the last. The longer span of an owner goes before the shorter ones
inside it: a year is never counted beside its own quarters, and its own figure is the state at its end. Days before and
after the execution of a plan ask for nothing: the year it ends in is over for it on its last day. Blank is not nought.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from app.domain.plans.measures import MeasureTime, MeasureValue
from app.domain.plans.spans import Span, span
from app.domain.plans.work import PlanFigure
from app.i18n import _
from app.text import format_number

#: Key of an agency and number of a unit; both empty for the plan as a whole.
Owner = tuple[str, int | None]
WHOLE: Owner = ("", None)


#: First and last day, both inside.
Days = tuple[date, date]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Group:
    """An agency that stands for many: its units that are known by number, and how many the plan says there are."""

    key: str
    units: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """For which days figures of a plan are asked, its execution, and which of its agencies tell them by units."""

    first: date = date.min
    last: date = date.max
    groups: tuple[Group, ...] = ()

    def within(self, of: Span) -> Days:
        """The days of a span that are of the execution; all of its own where none is."""
        if of.last < self.first or of.first > self.last:
            return of.first, of.last
        return max(of.first, self.first), min(of.last, self.last)


ANYBODY = Asked()


@dataclass(frozen=True, slots=True)
class _Told:
    value: Decimal
    lacks: bool
    clashes: bool

    @property
    def is_partial(self) -> bool:
        return self.lacks or self.clashes


@dataclass(frozen=True, slots=True)
class _Known:
    """A figure somebody told with its days."""

    id: int
    value: Decimal
    days: Days

    @property
    def length(self) -> timedelta:
        return self.days[1] - self.days[0] + _DAY

    def touches(self, other: "_Known") -> bool:
        return self.days[0] <= other.days[1] and other.days[0] <= self.days[1]

    def speaks_for(self, other: "_Known") -> bool:
        """Whether the other is a part of it, or the same once more."""
        if self.days == other.days:
            return self.value == other.value
        return self.days[0] <= other.days[0] and other.days[1] <= self.days[1]


def owner_of(figure: PlanFigure) -> Owner:
    """Whose figure it is."""
    return figure.agency, figure.unit_id


def days_of(period: str) -> Days:
    """The days of a period, whichever way it is written: «2022» and «2022-Q1..2022-Q4» are the same."""
    of = span(period)
    return of.first, of.last


def value_in(
    time: MeasureTime,
    figures: Iterable[PlanFigure],
    period: Span,
    name_of: Callable[[Owner], str],
    asked: Asked = ANYBODY,
) -> MeasureValue:
    """The value of a measure in a period by the figures of that measure; ``name_of`` names their owners.

    A figure of the plan as a whole goes before the sum of the agencies; where both are there and differ, that is told.
    As soon as one unit of a group tells the measure, all of them are to.
    """
    by_owner: dict[Owner, list[PlanFigure]] = {}
    for figure in figures:
        by_owner.setdefault(owner_of(figure), []).append(figure)
    told = {owner: _told(time, some, period, asked) for owner, some in by_owner.items()}
    whole = told.pop(WHOLE, None)
    parts = _sum_of(time, told, name_of, asked.groups)
    if whole is None:
        return parts
    notes = []
    if whole.lacks and time is MeasureTime.FLOW:
        notes.append(_("Số liệu mới có cho một phần của {period}.").format(period=period.words))
    elif whole.lacks:
        notes.append(_("Số mới nhất chưa phải số cuối kỳ ({period}).").format(period=period.words))
    if whole.clashes:
        notes.append(_("Có số liệu cho các kỳ chồng nhau, chỉ lấy một; hãy xem lại."))
    if parts.value is not None and parts.value != whole.value:
        differs = _("Số chung là {whole}, cộng các cơ quan, đơn vị là {parts}; lấy số chung.")
        notes.append(differs.format(whole=format_number(whole.value), parts=format_number(parts.value)))
    return replace(
        parts,
        value=whole.value,
        reported=1,
        expected=1,
        missing=(),
        note=" ".join(notes),
        is_partial=whole.is_partial,
        is_whole=True,
    )


def _sum_of(
    time: MeasureTime, told: dict[Owner, _Told | None], name_of: Callable[[Owner], str], groups: Iterable[Group]
) -> MeasureValue:
    others = _silent(told, groups)
    known = {owner: item for owner, item in told.items() if item is not None}
    names = [name_of(owner) for owner in told if owner not in known]
    names += [
        _("{count} đơn vị khác của {group}").format(count=count, group=name_of((key, None)))
        for key, count in others.items()
    ]
    return MeasureValue(
        value=sum((item.value for item in known.values()), Decimal(0)) if known else None,
        reported=len(known),
        expected=len(told) + sum(others.values()),
        missing=tuple(names),
        by_owner={name_of(owner): item.value if item else None for owner, item in told.items()},
        note=" ".join(_notes(time, {name_of(owner): item for owner, item in known.items()})),
        is_partial=any(item.is_partial for item in known.values()),
    )


def _notes(time: MeasureTime, known: dict[str, _Told]) -> Iterable[str]:
    if lacking := ", ".join(name for name, item in known.items() if item.lacks):
        is_flow = time is MeasureTime.FLOW
        told = _("Mới có số liệu một phần kỳ của: {names}.") if is_flow else _("Chưa có số cuối kỳ của: {names}.")
        yield told.format(names=lacking)
    if clashing := ", ".join(name for name, item in known.items() if item.clashes):
        yield _("Có số liệu cho các kỳ chồng nhau, chỉ lấy một: {names}.").format(names=clashing)


def _silent(told: dict[Owner, _Told | None], groups: Iterable[Group]) -> dict[str, int]:
    """Put the units into ``told`` that say nothing while another of their group does; how many more have no number."""
    others: dict[str, int] = {}
    for group in groups:
        units: list[Owner] = [("", unit) for unit in group.units]
        if told.get((group.key, None)) is None and any(owner in told for owner in units):
            for owner in units:
                told.setdefault(owner, None)
            if group.count > len(units):
                others[group.key] = group.count - len(units)
    return others


def _told(time: MeasureTime, figures: Sequence[PlanFigure], period: Span, asked: Asked) -> _Told | None:
    """What one owner told for a period; ``None`` if nothing."""
    first, last = asked.within(period)
    some = [_Known(item.id, item.value, asked.within(span(item.period))) for item in figures if item.value is not None]
    inside = [item for item in some if first <= item.days[0] and item.days[1] <= last]
    if not inside:
        return None
    if time is MeasureTime.STOCK:
        latest = max(inside, key=lambda item: (item.days[1], item.length, item.id))
        clashes = any(item.days == latest.days and item.value != latest.value for item in inside)
        return _Told(latest.value, lacks=latest.days[1] < last, clashes=clashes)
    taken: list[_Known] = []
    clashes = False
    for item in sorted(inside, key=lambda item: (-item.length, -item.id)):
        others = [other for other in taken if other.touches(item)]
        if not others:
            taken.append(item)
        elif not any(other.speaks_for(item) for other in others):
            clashes = True
    days = sum((item.length for item in taken), timedelta())
    total = sum((item.value for item in taken), Decimal(0))
    return _Told(total, lacks=days < last - first + _DAY, clashes=clashes)
