"""The figures of many units by indicator: what totals are made of, each column built once."""

from collections.abc import Iterator, KeysView, Mapping, Sequence
from decimal import Decimal

from app.domain.derived import derived_figures, percent
from app.domain.figures import UnitFigures
from app.domain.indicators import AcrossUnits, Catalogue, Indicator

#: unit id -> value, only of units that have one; in the order of the units
Column = Mapping[int, Decimal]
_ONE = Decimal(1)
_NOTHING: Column = {}


class Shares(Mapping[int, Decimal | None]):
    """The percentage of each unit from its two parts, worked out when somebody looks at it; ``None`` without both."""

    def __init__(self, unit_ids: Sequence[int], numerators: Column, wholes: Column | None) -> None:
        self._unit_ids = dict.fromkeys(unit_ids)
        self._numerators = numerators
        self._wholes = wholes

    def __getitem__(self, unit_id: int) -> Decimal | None:
        if unit_id not in self._unit_ids:
            raise KeyError(unit_id)
        whole = _ONE if self._wholes is None else self._wholes.get(unit_id)
        return percent(self._numerators.get(unit_id), whole)

    def __iter__(self) -> Iterator[int]:
        return iter(self._unit_ids)

    def __len__(self) -> int:
        return len(self._unit_ids)

    def __repr__(self) -> str:
        return repr(dict(self))


class Columns:
    """The figures of some units turned round: indicator -> unit -> value, with derived figures and percentages."""

    def __init__(self, catalogue: Catalogue, reports: Sequence[UnitFigures]) -> None:
        self.reports = reports
        self.ids = [report.unit_id for report in reports]
        self._catalogue = catalogue
        self._columns: dict[str, dict[int, Decimal]] = {}
        #: indicators with parts: code -> unit -> part -> value
        self.parts: dict[str, dict[int, dict[str, Decimal]]] = {}
        #: indicators of which some hamlets are blank: code -> the reports
        self.partial: dict[str, list[UnitFigures]] = {}
        for report in reports:
            self._add(report)

    def _add(self, report: UnitFigures) -> None:
        unit_id, columns = report.unit_id, self._columns
        for (code, part), value in report.values.items():
            if part:
                self.parts.setdefault(code, {}).setdefault(unit_id, {})[part] = value
            elif (column := columns.get(code)) is not None:
                column[unit_id] = value
            else:
                columns[code] = {unit_id: value}
        for code, value in derived_figures(report).items():
            if code in self._catalogue:
                columns.setdefault(code, {})[unit_id] = value
        for code in report.hamlets:
            self.partial.setdefault(code, []).append(report)

    def __getitem__(self, code: str) -> Column:
        """The column of one indicator as reported or derived; a percentage made from its parts is in :meth:`shares`."""
        return self._columns.get(code, _NOTHING)

    def shares(self, indicator: Indicator) -> Shares:
        """The percentages of each unit."""
        bottom = indicator.denominator or ""
        return Shares(self.ids, self[indicator.numerator or ""], None if bottom == "UNITS" else self[bottom])

    def by_unit(self, indicator: Indicator) -> Mapping[int, Decimal | None]:
        """The value of every unit, ``None`` for a blank."""
        if is_made_of_parts(indicator):
            return self.shares(indicator)
        column = self[indicator.code]
        return column if len(column) == len(self.ids) else {**dict.fromkeys(self.ids), **column}

    def with_all(self, codes: Sequence[str]) -> KeysView[int] | set[int]:
        """Units that have every one of some indicators."""
        if not codes:
            return set(self.ids)
        first, *rest = (self[code].keys() for code in codes)
        found: KeysView[int] | set[int] = first
        for keys in rest:
            found = found if found == keys else found & keys
        return found


def is_made_of_parts(indicator: Indicator) -> bool:
    """Whether it is a percentage that every unit's parts make anew, whatever the unit wrote."""
    return indicator.across_units is AcrossUnits.RATIO and bool(indicator.numerator)
