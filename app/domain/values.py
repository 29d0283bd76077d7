"""Which value counts: from the cells of one report to the figures of its unit and of each hamlet.

The hamlets own their figures, so for those the sum over the hamlets is the value of the commune and a figure typed
beside it is only compared with it. A station's own column is its value, also where it is blank: what its columns per
commune add up to is a question to the station, no figure.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.figures import FigureKey
from app.domain.indicators import Catalogue, OwnerLevel
from app.domain.submissions import ReportedFigure


@dataclass(frozen=True, slots=True)
class ReportValues:
    """The figures of one report, in the three scopes of a workbook.

    ``unit`` is what counts for the reporting unit, ``typed`` what stands in its own column, ``hamlets`` the figures by
    hamlet name, ``coverage`` how many of how many hamlets gave a figure, ``cells`` the figure behind each scope.
    """

    unit: Mapping[FigureKey, Decimal]
    typed: Mapping[FigureKey, ReportedFigure]
    hamlets: Mapping[str, Mapping[str, Decimal]]
    hamlet_cells: Mapping[tuple[str, str], ReportedFigure]
    hamlet_sums: Mapping[str, Decimal]
    coverage: Mapping[str, tuple[int, int]]
    notes: Mapping[str, str] = field(default_factory=dict)

    def by_code(self) -> dict[str, Decimal | None]:
        """Values of figures without parts, for the rules."""
        return {code: value for (code, part), value in self.unit.items() if not part}


def values_of(catalogue: Catalogue, figures: Iterable[ReportedFigure], hamlets: Iterable[str] = ()) -> ReportValues:
    """Sort the figures of one report by scope and decide what counts; ``hamlets`` are all hamlets of the unit."""
    names = tuple(dict.fromkeys(hamlets))
    typed: dict[FigureKey, ReportedFigure] = {}
    cells: dict[tuple[str, str], ReportedFigure] = {}
    for figure in figures:
        key = (figure.indicator, figure.part)
        if figure.hamlet:
            cells[figure.hamlet, figure.indicator] = figure
        elif not figure.commune_code:
            typed[key] = figure
    by_hamlet = _by_hamlet(cells)
    sums = _sums(catalogue, by_hamlet)
    unit = {key: figure.value for key, figure in typed.items() if figure.counts and figure.value is not None}
    unit = {**unit, **{(code, ""): value for code, value in sums.items()}}
    notes = {code: figure.note for (code, _part), figure in typed.items() if figure.note}
    return ReportValues(unit, typed, by_hamlet, cells, sums, _coverage(sums, by_hamlet, names), notes)


def _by_hamlet(cells: Mapping[tuple[str, str], ReportedFigure]) -> dict[str, dict[str, Decimal]]:
    values: dict[str, dict[str, Decimal]] = {}
    for (hamlet, code), figure in cells.items():
        row = values.setdefault(hamlet, {})
        if figure.counts and figure.value is not None:
            row[code] = figure.value
    return values


def _sums(catalogue: Catalogue, by_hamlet: Mapping[str, Mapping[str, Decimal]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for row in by_hamlet.values():
        for code, value in row.items():
            if code in catalogue and catalogue[code].owner is OwnerLevel.HAMLET:
                sums[code] = sums.get(code, Decimal(0)) + value
    return sums


def _coverage(
    sums: Mapping[str, Decimal], by_hamlet: Mapping[str, Mapping[str, Decimal]], names: tuple[str, ...]
) -> dict[str, tuple[int, int]]:
    known = len(names) or len(by_hamlet)
    given = {code: sum(1 for row in by_hamlet.values() if code in row) for code in sums}
    return {code: (count, max(known, count)) for code, count in given.items() if count < known}
