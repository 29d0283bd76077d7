"""Figures of a measure, told by agencies and units for spans of time, as one value for a period with its coverage.

A flow adds up what lies in the period, a stock takes the last. The longer span of an owner goes before the shorter ones
inside it: a year is never counted beside its own quarters, and its own figure is the state at its end. Days before and
after the execution of a plan ask for nothing: the year it ends in is over for it on its last day. Nor do days before
and after a unit. Blank is not nought.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.plans.measures import MeasureTime, MeasureValue, Owner, Teller
from app.domain.plans.spans import Days, Span, span
from app.domain.plans.target_sums import Piece, Telling, Told, telling, touch
from app.domain.plans.unit_lives import NO_LIVES, Lives
from app.domain.plans.work import PlanFigure
from app.i18n import _
from app.text import format_number

WHOLE: Owner = ("", None)


@dataclass(frozen=True, slots=True)
class Group:
    """An agency that stands for many: its units that are known by number, and how many the plan says there are."""

    key: str
    units: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Asked:
    """For which days figures of a plan are asked, its execution, and which of its agencies tell them by units.

    ``lives`` has the days of units that tell figures, and what became of them.
    """

    first: date = date.min
    last: date = date.max
    groups: tuple[Group, ...] = ()
    lives: Lives = NO_LIVES

    def within(self, of: Span) -> Days:
        """The days of a span that are of the execution; all of its own where none is."""
        if of.last < self.first or of.first > self.last:
            return of.first, of.last
        return max(of.first, self.first), min(of.last, self.last)


ANYBODY = Asked()


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
    pieces: dict[Owner, list[Piece]] = {}
    for figure in figures:
        pieces.setdefault(owner_of(figure), []).extend(_pieces(figure, period, asked))
    days = asked.within(period)
    whole = telling(time, {WHOLE: pieces.pop(WHOLE, [])}, days, asked.lives)
    others = _with_groups(pieces, asked)
    parts = _sum_of(time, pieces, days, asked, name_of, others)
    common = whole.told[WHOLE]
    if common is None:
        return parts
    notes = list(_notes_of_whole(time, common, period, clashes=bool(whole.clashing)))
    if parts.value is not None and parts.value != common.value:
        differs = _("Số chung là {whole}, cộng các cơ quan, đơn vị là {parts}; lấy số chung.")
        notes.append(differs.format(whole=format_number(common.value), parts=format_number(parts.value)))
    return replace(
        parts,
        value=common.value,
        reported=1,
        expected=1,
        missing=(),
        note=" ".join(notes),
        is_partial=common.lacks or bool(whole.clashing),
        is_whole=True,
    )


def _notes_of_whole(time: MeasureTime, told: Told, period: Span, *, clashes: bool) -> Iterable[str]:
    if told.lacks and time is MeasureTime.FLOW:
        yield _("Số liệu mới có cho một phần của {period}.").format(period=period.words)
    elif told.lacks:
        yield _("Số mới nhất chưa phải số cuối kỳ ({period}).").format(period=period.words)
    if clashes:
        yield _("Có số liệu cho các kỳ chồng nhau, chỉ lấy một; hãy xem lại.")


def _pieces(figure: PlanFigure, period: Span, asked: Asked) -> Iterable[Piece]:
    """A figure if it lies in the period, by the days of the execution; a unit that ended tells until its last day."""
    if figure.value is None:
        return
    first, last = asked.within(span(figure.period))
    life = asked.lives.of_unit(figure.unit_id)
    if touch(life, (first, last)):
        last = min(last, life[1])
    wanted = asked.within(period)
    if wanted[0] <= first and last <= wanted[1]:
        yield Piece(figure.id, owner_of(figure), figure.value, (first, last))


def _with_groups(pieces: dict[Owner, list[Piece]], asked: Asked) -> dict[str, int]:
    """Put the units in that say nothing while another of their group does; how many more of it have no number."""
    others: dict[str, int] = {}
    told = {unit for _agency, unit in pieces if unit is not None}
    begun = told.union(*(asked.lives.heirs(unit) | asked.lives.forebears(unit) for unit in told))
    for group in asked.groups:
        if not begun.isdisjoint(group.units) and not pieces.get((group.key, None)):
            for unit in group.units:
                pieces.setdefault(("", unit), [])
            if group.count > len(group.units):
                others[group.key] = group.count - len(group.units)
    return others


def _sum_of(
    time: MeasureTime,
    pieces: Mapping[Owner, Sequence[Piece]],
    days: Days,
    asked: Asked,
    name_of: Callable[[Owner], str],
    others: Mapping[str, int],
) -> MeasureValue:
    found = telling(time, pieces, days, asked.lives)
    known = {owner: item for owner, item in found.told.items() if item is not None}
    names = [name_of(owner) for owner in found.told if owner not in known]
    names += [
        _("{count} đơn vị khác của {group}").format(count=count, group=name_of((key, None)))
        for key, count in others.items()
    ]
    return MeasureValue(
        value=sum((item.value for item in known.values()), Decimal(0)) if known else None,
        reported=len(known),
        expected=len(found.told) + sum(others.values()),
        missing=tuple(names),
        tellers=tuple(
            Teller(owner, name_of(owner), item.value if item else None) for owner, item in found.told.items()
        ),
        spoken_for=found.spoken_for,
        note=" ".join(_notes(time, known, found, name_of)),
        is_partial=any(item.lacks for item in known.values()) or bool(found.clashing or found.doubled or found.ceded),
    )


def _notes(
    time: MeasureTime,
    known: Mapping[Owner, Told],
    found: Telling,
    name_of: Callable[[Owner], str],
) -> Iterable[str]:
    if lacking := ", ".join(name_of(owner) for owner, item in known.items() if item.lacks):
        is_flow = time is MeasureTime.FLOW
        told = _("Mới có số liệu một phần kỳ của: {names}.") if is_flow else _("Chưa có số cuối kỳ của: {names}.")
        yield told.format(names=lacking)
    if names := ", ".join(name_of(owner) for owner in found.clashing):
        yield _("Có số liệu cho các kỳ chồng nhau, chỉ lấy một: {names}.").format(names=names)
    if names := ", ".join(name_of(owner) for owner in found.doubled):
        twice = _(
            "Đơn vị cũ và đơn vị mới cùng có số của những ngày như nhau nên chỉ lấy một: {names}; nếu số của đơn vị mới"
            " chỉ tính từ ngày thành lập, hãy ghi đúng kỳ ấy."
        )
        yield twice.format(names=names)
    if names := ", ".join(name_of(owner) for owner in found.ceded):
        ceded = _(
            "Số mới nhất của {names} có từ trước khi tách một phần sang đơn vị đã có số riêng nên phần ấy có thể bị"
            " tính hai lần; hãy ghi số sau khi tách."
        )
        yield ceded.format(names=names)
