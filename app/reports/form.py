"""The form to fill «biểu mẫu»: what the empty workbook of one unit holds, and where its figures stand.

The layout is the contract of the program's workbooks: codes decide when it comes back, never positions.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from app.domain.figures import FigureKey
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.outline import Outline
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register, RegisterRow
from app.domain.submissions import ReportedHamlet
from app.domain.units import Unit
from app.i18n import _

#: Version of the layout and the two templates, as the hidden sheet names them.
FORM_VERSION = "1.0"
COMMUNE_TEMPLATE, STATION_TEMPLATE = "BC_SOKET_XA", "BC_SOKET_DON"

GUIDE, GENERAL, FIGURES, HAMLETS = "00_HuongDan", "01_ThongTin", "02_ChiTieu", "03_Xom"
NARRATIVE, WORDS, META = "12_ThuyetMinh", "99_DanhMuc", "_META"

#: Rows counted as the spreadsheet does. Sheet 02: titles of the columns, first figure.
FIGURES_HEADER, FIGURES_FIRST = 5, 6
#: Sheet 03: codes, names and units of the columns, then the hamlets.
HAMLET_CODES, HAMLET_FIRST = 6, 9
#: First column of figures on sheet 03, after identifier, code, name and border mark.
HAMLET_FIGURES = 4
#: Lists 04–11: titles of the columns, first and last row that may be filled.
LIST_HEADER, LIST_FIRST, LIST_LAST = 5, 6, 505
#: Empty rows under the known hamlets, for those that are new.
SPARE_HAMLETS = 6


@dataclass(frozen=True, slots=True)
class AwardForm:
    """One value of «Hình thức đề nghị»; the numbers are what the plan allows each commune, ``None`` without a limit."""

    name: str
    collectives: int | None = None
    individuals: int | None = None


@dataclass(frozen=True, slots=True)
class FormKnown:
    """What the register of events knows before a clerk begins: lines of lists, figures, figures of hamlets by name.

    A figure that the lines do not give for certain yet is not among ``figures``.
    """

    rows: Mapping[Register, Sequence[RegisterRow]] = field(default_factory=dict)
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    hamlets: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    def hamlet_sum(self, code: str) -> Decimal | None:
        """What the hamlets add up to that are known."""
        found = [value for (_name, of), value in self.hamlets.items() if of == code]
        return sum(found, Decimal(0)) if found else None


@dataclass(frozen=True, slots=True)
class FormContent:
    """All that is known before a clerk begins: unit, period, its hamlets or communes, the year before.

    ``indicators`` are those of the form in catalogue order; ``last_year`` holds accepted figures by code and part.
    ``communes`` are those a station serves, ``stations`` the names of those in charge of a commune.
    """

    unit: Unit
    is_station: bool
    place: str
    period: ReportingPeriod
    committee: str
    plan_number: str
    made_at: datetime
    catalogue: Catalogue
    indicators: tuple[Indicator, ...]
    outline: Outline
    hamlets: tuple[ReportedHamlet, ...] = ()
    communes: tuple[Unit, ...] = ()
    stations: tuple[str, ...] = ()
    last_year: Mapping[FigureKey, Decimal] = field(default_factory=dict)
    #: the days that ``last_year`` is of
    last_period: ReportingPeriod | None = None
    awards: tuple[AwardForm, ...] = ()
    budget_sources: tuple[str, ...] = ()
    known: FormKnown = field(default_factory=FormKnown)

    @property
    def last_year_title(self) -> str:
        """What heads last year's figures; in the form of a part of a year it says which days they are of."""
        if self.period == ReportingPeriod.of_year(self.period.year) or self.last_period is None:
            return _("Thực hiện năm trước")
        if self.last_period == self.period.year_before:
            return _("Cùng kỳ năm trước ({period})").format(period=self.last_period.words)
        if self.last_period == ReportingPeriod.of_year(self.last_period.year):
            return _("Thực hiện cả năm trước ({period})").format(period=self.last_period.words)
        return _("Thực hiện năm trước ({period})").format(period=self.last_period.words)

    @property
    def owner(self) -> OwnerLevel:
        """The level whose figures of sheet 02 the sender enters."""
        return OwnerLevel.BORDER_STATION if self.is_station else OwnerLevel.COMMUNE

    @property
    def hamlet_indicators(self) -> tuple[Indicator, ...]:
        """The columns of sheet 03; a station has none."""
        return tuple(item for item in self.indicators if item.owner is OwnerLevel.HAMLET)

    @property
    def last_hamlet_row(self) -> int:
        """The last row of sheet 03 that a hamlet may stand in; the next one is the row of totals."""
        return HAMLET_FIRST + len(self.hamlets) + SPARE_HAMLETS - 1

    def lines(self) -> Iterator[tuple[str, Indicator | None, str]]:
        """Sheet 02 line by line: a heading of a group, or an indicator with its part."""
        names = dict(self.catalogue.group_names)
        group = ""
        for item in self.indicators:
            if item.group != group:
                group = item.group
                yield f"{group}. {names.get(group, '').upper()}", None, ""
            for part in item.parts or ("",):
                yield "", item, part

    def rows(self) -> dict[FigureKey, int]:
        """On which row of sheet 02 each figure stands."""
        return {
            (item.code, part): row
            for row, (_heading, item, part) in enumerate(self.lines(), FIGURES_FIRST)
            if item is not None
        }
