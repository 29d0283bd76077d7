"""A year in which units merged or split: its stretches between two changes brought together on the units of its end.

Flows of a new unit are its own and those of its predecessors, by the shares of the lineage; stocks are the latest ones.
What no share is known for is listed, and so is what the new unit's own report tells already for the same days.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.domain.figures import UnitFigures, Unplaced, UnplacedReason
from app.domain.indicators import Catalogue, OverTime
from app.domain.lineage import Portion, RollUp
from app.domain.over_time import across_periods
from app.domain.restating import restate
from app.domain.split_figures import Settled


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days between two changes: one set of figures per unit, where its units belong at the end of the year.

    ``until`` is its last day; ``owing`` names, as they are to be shown, the units of these days that owe a report;
    ``settled`` is what documents say who took over of single figures.
    """

    reports: tuple[UnitFigures, ...]
    roll: RollUp
    until: date
    owing: Mapping[int, str]
    settled: Settled = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearOfChange:
    """The figures on the units of the end of the year, what could not be placed, and whose reports these are."""

    figures: tuple[UnitFigures, ...]
    unplaced: tuple[Unplaced, ...]
    senders: frozenset[int] = frozenset()


def bring_together(
    catalogue: Catalogue, stretches: Sequence[Stretch], names: Mapping[int, tuple[str, str]]
) -> YearOfChange:
    """The year of the units in ``names`` (id -> name and code); stretches earliest first, the last one needs no roll.

    Between the two, every flow is conserved: figures and unplaced together make what was reported about these units.
    """
    parts: dict[int, list[UnitFigures]] = {report.unit_id: [report] for report in stretches[-1].reports}
    own = dict(parts)
    rolls = [(stretches[-1], stretches[-1].roll)]
    unplaced: list[Unplaced] = []
    for stretch in reversed(stretches[:-1]):
        by_id = {report.unit_id: report for report in stretch.reports}
        told = [item for item in stretch.roll.portions if _is_told(item, stretch, by_id, own)]
        roll = RollUp(tuple(item for item in stretch.roll.portions if item not in told), stretch.roll.unresolved)
        restated = restate(catalogue, stretch.reports, roll, names, stretch.settled)
        unplaced += _told_already(catalogue, by_id, told)
        for lost in restated.unresolved:
            if not _is_replaced(catalogue, lost.code, lost.part, roll.of(lost.unit_id), parts):
                name = by_id[lost.unit_id].unit_name
                reason = UnplacedReason.UNKNOWN
                unplaced.append(Unplaced(lost.unit_id, name, lost.code, lost.part, lost.value, reason))
        for report in restated.figures:
            parts[report.unit_id] = [report, *parts.get(report.unit_id, ())]
            if any(report.unit_id == item.unit_id for item in stretch.reports):
                own[report.unit_id] = [*own.get(report.unit_id, ()), by_id[report.unit_id]]
        rolls.insert(0, (stretch, roll))
    found = [
        replace(
            across_periods(catalogue, known) if len(known) > 1 else known[0], lacking=_lacking(catalogue, key, rolls)
        )
        for key in names
        if (known := parts.get(key))
    ]
    return YearOfChange(tuple(found), tuple(unplaced))


def _is_told(
    portion: Portion,
    stretch: Stretch,
    reports: Mapping[int, UnitFigures],
    later: Mapping[int, Sequence[UnitFigures]],
) -> bool:
    """Whether the heir's own later report is about the same days, so that adding both would count them twice."""
    source = reports.get(portion.source_id)
    end = min(source.period.end, stretch.until) if source and source.period else stretch.until
    return any(item.period.start <= end for item in later.get(portion.target_id, ()) if item.period)


def _told_already(
    catalogue: Catalogue, by_id: Mapping[int, UnitFigures], told: Iterable[Portion]
) -> Iterable[Unplaced]:
    for portion in told:
        source = by_id.get(portion.source_id)
        for (code, part), value in source.values.items() if source else ():
            if code in catalogue and catalogue[code].over_time is OverTime.FLOW:
                share, reason = value * portion.share, UnplacedReason.TOLD_BY_HEIR
                yield Unplaced(portion.source_id, by_id[portion.source_id].unit_name, code, part, share, reason)


def _is_replaced(
    catalogue: Catalogue,
    code: str,
    part: str,
    heirs: Mapping[int, object],
    later: Mapping[int, Sequence[UnitFigures]],
) -> bool:
    """Whether a later figure of every heir stands for an earlier one: true of stocks only."""
    if catalogue[code].over_time is OverTime.FLOW or not heirs:
        return False
    return all(any((code, part) in report.values for report in later.get(heir, ())) for heir in heirs)


def lacking_of(catalogue: Catalogue, unit_id: int, stretch: Stretch) -> dict[str, tuple[str, ...]]:
    """Indicator -> which of the units of one stretch that belong to the unit have not given it, or not whole."""
    found = _lacking(catalogue, unit_id, [(stretch, stretch.roll)])
    sources = stretch.roll.onto(unit_id)
    for report in stretch.reports:
        for code, names in report.lacking.items() if report.unit_id in sources else ():
            found[code] = tuple(dict.fromkeys((*found.get(code, ()), *names)))
    return found


def _lacking(
    catalogue: Catalogue, unit_id: int, stretches: Sequence[tuple[Stretch, RollUp]]
) -> dict[str, tuple[str, ...]]:
    """Indicator -> who of the units it was made of has not given it, by the stretch of the year."""
    owed = [_owed(unit_id, stretch, roll) for stretch, roll in stretches]
    found: dict[str, tuple[str, ...]] = {}
    for indicator in catalogue:
        code = indicator.code
        asked = owed
        if indicator.over_time is not OverTime.FLOW:
            asked = [some for some in owed if _is_given(some, code)][-1:]
        is_typed = any(_is_given(some, code) for some in asked)
        names = [name for some in asked for name, given in some if given is None or (is_typed and code not in given)]
        if names:
            found[code] = tuple(names)
    return found


def _owed(unit_id: int, stretch: Stretch, roll: RollUp) -> list[tuple[str, frozenset[str] | None]]:
    """Who of a stretch owes a report for the unit, with the indicators given; None: no report came."""
    codes = {item.unit_id: frozenset(code for code, _part in item.values) for item in reversed(stretch.reports)}
    owing = [source_id for source_id in roll.onto(unit_id) if source_id in stretch.owing]
    return [(stretch.owing[source_id], codes.get(source_id)) for source_id in owing]


def _is_given(owed: Iterable[tuple[str, frozenset[str] | None]], code: str) -> bool:
    return any(given is not None and code in given for _name, given in owed)
