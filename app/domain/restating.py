"""Restated figures «số liệu quy về địa giới»: figures as they were, shown on the units of another day.

Sums follow the shares of :mod:`app.domain.lineage`: what reaches the new units and what stays unresolved together make
what was reported. Percentages are never moved; they are recomputed from moved parts. A mean per unit (criteria met)
cannot be merged or split and is listed as unresolved instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from app.domain.aggregate import union_of_names
from app.domain.figures import FigureKey, UnitFigures
from app.domain.indicators import AcrossUnits, Catalogue, Indicator
from app.domain.lineage import RollUp
from app.domain.sharing import SharedThings, list_names
from app.domain.split_figures import NOTHING_SETTLED, Settled
from app.domain.submissions import ReportedRow

_ONE = Decimal(1)
_NONE = Decimal(0)
_WEIGHTED = Decimal("0.001")


@dataclass(frozen=True, slots=True)
class UnresolvedFigure:
    """A part of a figure that no unit of the other day is known to own."""

    unit_id: int
    code: str
    part: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Restated:
    """Figures on the units of the other day, and what could not be placed."""

    figures: tuple[UnitFigures, ...]
    unresolved: tuple[UnresolvedFigure, ...]


@dataclass
class _Target:
    """One unit of the other day while its figures are gathered: (source, share) pairs."""

    unit_id: int
    sources: list[tuple[UnitFigures, Decimal]] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether it is exactly one former unit."""
        return len(self.sources) == 1 and self.sources[0][1] == _ONE


def restate(
    catalogue: Catalogue,
    reports: Sequence[UnitFigures],
    roll: RollUp,
    names: Mapping[int, tuple[str, str]],
    settled: Settled = NOTHING_SETTLED,
) -> Restated:
    """``reports`` of one day on the units of another; ``names`` gives name and code of each target unit.

    A figure whose parts documents name (``settled``) goes by these, not by the share of everything else.
    """
    fixed = [item for report in reports for item in _fixed(catalogue, report, settled, names)]
    apart = {(item.report.unit_id, item.key) for item in fixed}
    shared = [
        replace(
            report, values={key: value for key, value in report.values.items() if (report.unit_id, key) not in apart}
        )
        for report in reports
    ]
    made = _by_shares(catalogue, shared, roll, names, {report.unit_id: report for report in reports})
    return _with_fixed(made, fixed, names)


@dataclass(frozen=True, slots=True)
class _Fixed:
    """A figure of a report whose parts are named: what each unit of the other day takes, and what is left over."""

    report: UnitFigures
    key: FigureKey
    parts: Mapping[int, Decimal]
    rest: Decimal


def _fixed(
    catalogue: Catalogue, report: UnitFigures, settled: Settled, names: Mapping[int, tuple[str, str]]
) -> Iterable[_Fixed]:
    """Only what simply adds up can be told so, and only for heirs that are there on the other day.

    What the heirs leave stays with a unit that goes on; parts over the whole are no parts: nothing of it is placed.
    """
    for key, parts in settled.get(report.unit_id, {}).items():
        is_sum = key[0] in catalogue and catalogue[key[0]].across_units is AcrossUnits.SUM
        if not is_sum or key not in report.values or not parts.keys() <= names.keys():
            continue
        rest = report.values[key] - sum(parts.values(), _NONE)
        if rest < _NONE:
            yield _Fixed(report, key, {}, report.values[key])
        elif rest and report.unit_id in names:
            yield _Fixed(report, key, {**parts, report.unit_id: rest}, _NONE)
        else:
            yield _Fixed(report, key, parts, rest)


def _with_fixed(made: Restated, fixed: Sequence[_Fixed], names: Mapping[int, tuple[str, str]]) -> Restated:
    figures = {report.unit_id: report for report in made.figures}
    for item in fixed:
        for unit_id, value in item.parts.items():
            known = figures.get(unit_id) or UnitFigures(
                unit_id, *names[unit_id], item.report.is_station, {}, period=item.report.period
            )
            figures[unit_id] = replace(
                known, values={**known.values, item.key: known.values.get(item.key, _NONE) + value}
            )
    left = tuple(UnresolvedFigure(item.report.unit_id, *item.key, item.rest) for item in fixed if item.rest)
    return Restated(tuple(figures.values()), (*made.unresolved, *left))


def _by_shares(
    catalogue: Catalogue,
    reports: Sequence[UnitFigures],
    roll: RollUp,
    names: Mapping[int, tuple[str, str]],
    whole: Mapping[int, UnitFigures],
) -> Restated:
    """Everything by the shares of the lineage; ``whole`` are the reports with all they gave."""
    by_id = {report.unit_id: report for report in reports}
    targets: dict[int, _Target] = {}
    for portion in roll.portions:
        if portion.source_id in by_id:
            target = targets.setdefault(portion.target_id, _Target(portion.target_id))
            target.sources.append((by_id[portion.source_id], portion.share))
    unresolved = [
        UnresolvedFigure(lost.source_id, code, part, value * lost.share)
        for lost in roll.unresolved
        if lost.source_id in by_id
        for (code, part), value in by_id[lost.source_id].values.items()
        if code in catalogue and catalogue[code].across_units is not AcrossUnits.RATIO
    ]
    lists = list_names(catalogue)
    figures = []
    for target in targets.values():
        moved, stuck = _moved(catalogue, lists, target)
        figures.append(_unit(target, moved, names, whole))
        unresolved += stuck
    return Restated(tuple(figures), tuple(unresolved))


def _unit(
    target: _Target,
    moved: Mapping[FigureKey, Decimal],
    names: Mapping[int, tuple[str, str]],
    whole: Mapping[int, UnitFigures],
) -> UnitFigures:
    first = target.sources[0][0]
    name, code = names.get(target.unit_id, (first.unit_name, first.unit_code))
    notes: dict[str, str] = {}
    for report, _share in target.sources:
        for key, note in report.notes.items():
            notes[key] = f"{notes[key]}, {note}" if key in notes else note
    return UnitFigures(
        target.unit_id,
        name,
        code,
        first.is_station,
        moved,
        notes,
        _rows(target),
        _coverage([whole[report.unit_id] for report, _share in target.sources]),
        first.period,
        frozenset().union(*(report.listed for report, share in target.sources if share == _ONE)),
    )


def _rows(target: _Target) -> tuple[ReportedRow, ...]:
    """Lists move with whole units only; nobody knows which rows belong to a part."""
    return tuple(row for report, share in target.sources if share == _ONE for row in report.rows)


def _coverage(sources: Sequence[UnitFigures]) -> dict[str, tuple[int, int]]:
    """How many of the former units have given each figure, where some have not."""
    count = len(sources)
    if count == 1:
        return dict(sources[0].hamlets)
    codes = dict.fromkeys(code for report in sources for code, _part in report.values)
    given = {code: sum(1 for report in sources if _has(report, code)) for code in codes}
    return {code: (number, count) for code, number in given.items() if number < count}


def _has(report: UnitFigures, code: str) -> bool:
    return any(key[0] == code for key in report.values)


def _moved(
    catalogue: Catalogue, lists: Mapping[str, str], target: _Target
) -> tuple[dict[FigureKey, Decimal], list[UnresolvedFigure]]:
    moved: dict[FigureKey, Decimal] = {}
    stuck: list[UnresolvedFigure] = []
    shared = SharedThings(report for report, share in target.sources if share == _ONE)
    for key in dict.fromkeys(key for report, _share in target.sources for key in report.values):
        code, part = key
        if code not in catalogue or catalogue[code].across_units is AcrossUnits.RATIO:
            continue
        value = _value(catalogue[code], key, target)
        if value is None:
            stuck += [
                UnresolvedFigure(report.unit_id, code, part, report.values[key])
                for report, _share in target.sources
                if key in report.values
            ]
            continue
        if catalogue[code].across_units is AcrossUnits.LIST and code in lists:
            value -= shared.surplus(
                lists[code], {report.unit_id for report, _s in target.sources if key in report.values}
            )
        moved[key] = value
    return moved, stuck


def _value(indicator: Indicator, key: FigureKey, target: _Target) -> Decimal | None:
    """The figure of the target; ``None`` when it cannot be made from its sources."""
    given = [(report, share) for report, share in target.sources if key in report.values]
    if target.is_whole:
        return given[0][0].values[key]
    if indicator.across_units is AcrossUnits.WEIGHTED:
        return _weighted(indicator, key, given)
    if indicator.across_units is AcrossUnits.MEAN:
        return None
    if indicator.across_units is AcrossUnits.UNION:
        names = union_of_names([report.notes.get(indicator.code, "") for report, _share in given])
        return Decimal(len(names)) if names else None
    return sum((report.values[key] * share for report, share in given), Decimal(0))


def _weighted(indicator: Indicator, key: FigureKey, given: Iterable[tuple[UnitFigures, Decimal]]) -> Decimal | None:
    weight_key = (indicator.weight or "", "")
    pairs = [
        (report.values[key], report.values[weight_key] * share)
        for report, share in given
        if weight_key in report.values
    ]
    whole = sum((weight for _value, weight in pairs), Decimal(0))
    if not whole:
        return None
    return (sum((value * weight for value, weight in pairs), Decimal(0)) / whole).quantize(_WEIGHTED, ROUND_HALF_UP)
