"""The figures of many units by indicator: what totals are made of, each column built once."""

from collections.abc import Iterator, KeysView, Mapping, Sequence
from decimal import Decimal

from app.domain.derived import derived_figures, percent
from app.domain.figures import UnitFigures
from app.domain.indicators import AcrossUnits, Catalogue, Indicator

#: unit id -> value, only of units that have one; in the order of the units
Column = Mapping[int, Decimal]
_ONE = Decimal(1)


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
        self.ids = [report.unit_id for report in reports]
        #: indicators of which some hamlets are blank: code -> the reports
        self.partial: dict[str, list[UnitFigures]] = {}
        self._reports = reports
        # Looked up once for each unit, not once for each of its figures.
        self._getters = [(report.unit_id, report.values.get) for report in reports]
        self._columns: dict[str, Column] = {}
        self._derived: dict[str, dict[int, Decimal]] = {}
        for report in reports:
            for code, value in derived_figures(report).items():
                if code in catalogue:
                    self._derived.setdefault(code, {})[report.unit_id] = value
            for code in report.hamlets:
                self.partial.setdefault(code, []).append(report)

    def __getitem__(self, code: str) -> Column:
        """The column of one indicator as derived or reported; a percentage made from its parts is in :meth:`shares`."""
        column = self._columns.get(code)
        if column is None:
            key = (code, "")
            column = {unit_id: value for unit_id, get in self._getters if (value := get(key)) is not None}
            if derived := self._derived.get(code):
                column |= derived
                column = {unit_id: column[unit_id] for unit_id in self.ids if unit_id in column}
            self._columns[code] = column
        return column

    def parts(self, indicator: Indicator) -> dict[int, Mapping[str, Decimal]]:
        """The values of an indicator with one value per measure: unit -> part -> value, of units that have any."""
        found: dict[int, Mapping[str, Decimal]] = {}
        for report in self._reports:
            keys = ((indicator.code, part) for part in indicator.parts)
            if given := {key[1]: report.values[key] for key in keys if key in report.values}:
                found[report.unit_id] = given
        return found

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
