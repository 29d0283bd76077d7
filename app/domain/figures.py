"""Figures «số liệu» of units and the totals made from them: the values that :mod:`app.domain.aggregate` works on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.domain.periods import ReportingPeriod
from app.domain.registers import Register
from app.domain.submissions import ReportedRow

#: (indicator code, part); the part is empty except for figures with one value per unit of measure (G08: gam, viên).
FigureKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """All figures of one unit for one period, hamlets already added up.

    ``values`` holds only figures that count; a missing key is a blank. ``notes`` carries the names of a union figure.
    ``hamlets`` tells, for a figure that some hamlets left blank, how many of how many have given it. ``rows`` are the
    rows of the list sheets: without them a typed count is taken as it is. ``listed`` names sheets that have rows even
    when those are not among ``rows``, because no total needs them. ``lacking`` names, for a year in which units merged,
    the former units (with their days) that have not given a figure which this one is made of. ``from_events`` are
    the codes whose figure no report gives but the register of events.
    """

    unit_id: int
    unit_name: str
    unit_code: str
    is_station: bool
    values: Mapping[FigureKey, Decimal]
    notes: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[ReportedRow, ...] = ()
    hamlets: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    period: ReportingPeriod | None = None
    listed: frozenset[Register] = frozenset()
    lacking: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    from_events: frozenset[str] = frozenset()

    @property
    def registers(self) -> frozenset[Register]:
        """The list sheets that have rows."""
        return self.listed | {item.register for item in self.rows}


class UnplacedReason(StrEnum):
    """Why a figure of a former unit is in no total of the year."""

    #: no document tells what share went where, or the figure cannot be merged
    UNKNOWN = "unknown"
    #: the report of the unit that took the place over is about the same days
    TOLD_BY_HEIR = "told_by_heir"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A figure, or the part of one, that a former unit reported and that no unit of the year's end is given."""

    unit_id: int
    unit_name: str
    code: str
    part: str
    value: Decimal
    reason: UnplacedReason


@dataclass(frozen=True, slots=True)
class Total:
    """The total of one indicator with its coverage.

    ``reported`` counts the units that have given the figure for the whole period. ``missing`` names the others, and
    in a year of mergers the former units, with their days, that a figure still lacks.

    ``parts`` has the value of each part (``value`` is then ``None``). ``minimum``/``maximum`` accompany a mean.
    ``shared`` is what was taken off because several units listed the same thing, so that the sources minus ``shared``
    make the value. ``previous`` and ``current_of_same`` compare two years over the ``compared`` units that have both.
    ``partial`` names the units in which only some hamlets gave the figure. ``own`` is what the committee's own events
    add, which stand in no unit's report; ``from_events`` names the units whose figure the register of events gives.
    """

    code: str
    value: Decimal | None
    reported: int
    expected: int
    missing: tuple[str, ...] = ()
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    names: tuple[str, ...] = ()
    shared: Decimal = Decimal(0)
    by_unit: Mapping[int, Decimal | None] = field(default_factory=dict)
    previous: Decimal | None = None
    current_of_same: Decimal | None = None
    compared: int = 0
    partial: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    parts_by_unit: Mapping[int, Mapping[str, Decimal]] = field(default_factory=dict)
    own: Decimal = Decimal(0)
    from_events: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether every expected unit, with all its hamlets, has given the figure."""
        return self.reported == self.expected and not self.partial and not self.missing


@dataclass(frozen=True, slots=True)
class Consolidation:
    """All totals of one scope and period, by indicator code, in catalogue order."""

    cells: Mapping[str, Total]
    expected_communes: Mapping[int, str] = field(default_factory=dict)
    expected_stations: Mapping[int, str] = field(default_factory=dict)
    #: what former units reported of this year and no total has
    unplaced: tuple[Unplaced, ...] = ()
    #: units whose report counts, whatever it leaves blank; nothing is known of papers issued before this was kept
    submitted: frozenset[int] = frozenset()
    #: former units that owe a report of a part of this year, named with their last day
    expected_former: Mapping[int, str] = field(default_factory=dict)
    #: what was reported of the year before and could not be put on the units of this one
    unplaced_before: tuple[Unplaced, ...] = ()

    def submitted_of(self, expected: Mapping[int, str]) -> tuple[int, tuple[str, ...]]:
        """How many of some expected units have a report that counts, and the names of the others."""
        missing = tuple(name for unit_id, name in expected.items() if unit_id not in self.submitted)
        return len(expected) - len(missing), missing

    def value(self, code: str, part: str = "") -> Decimal | None:
        """The total, or the total of one part; ``None`` when nobody has given a figure."""
        total = self.cells.get(code)
        if total is None:
            return None
        return total.parts.get(part) if part else total.value
