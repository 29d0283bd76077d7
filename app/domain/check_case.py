"""One report under examination: its values, its lists, last year's figures and what the plan allows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from app.domain.event_figures import UnitEvents
from app.domain.event_templates import EventWindow
from app.domain.findings import Finding, Severity, Where
from app.domain.hamlet_names import names_now
from app.domain.indicators import Catalogue, Indicator, OwnerLevel
from app.domain.list_definitions import is_held, tier_of
from app.domain.lists import ListSheets
from app.domain.registers import Register, RegisterRow, ReportedEvent
from app.domain.submissions import ParsedReport, ReportedRow
from app.domain.tier_history import TierEntry, TierRegister
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.values import ReportValues, values_of

_COMMUNE_OWNS = frozenset({OwnerLevel.HAMLET, OwnerLevel.COMMUNE})
_STATION_OWNS = frozenset({OwnerLevel.BORDER_STATION})


@dataclass(frozen=True, slots=True)
class UnitTiers:
    """The register of tiers of one matrix as far as a unit goes; ``path`` is the unit and all above it."""

    register: TierRegister
    path: tuple[int, ...]
    matrix: str

    @property
    def said(self) -> tuple[TierEntry, ...]:
        """Everything entered for the unit and those above it."""
        return tuple(item for unit_id in self.path for item in self.register.history(unit_id, self.matrix))


@dataclass(frozen=True, slots=True)
class CheckContext:
    """What the plan in force says; a missing piece switches off the checks that need it.

    ``quotas`` gives, per award form as the form prints it, the collectives and persons one commune may propose;
    ``matrix`` what may be held under an epidemic tier; ``windows`` until when reviews and festivals are to be held;
    ``events`` what the register of events knows of the unit in the period, ``tiers`` what that of tiers knows of it,
    each ``None`` when that is nothing.
    """

    quotas: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    matrix: RuleMatrix = field(default_factory=RuleMatrix)
    windows: tuple[EventWindow, ...] = ()
    events: UnitEvents | None = None
    tiers: UnitTiers | None = None


LastYear = Mapping[tuple[str, str], Decimal]


@dataclass(frozen=True)
class Case:
    """Everything the checks of one report look at; ``last_year`` is by (indicator, hamlet or "")."""

    report: ParsedReport
    catalogue: Catalogue
    last_year: LastYear
    context: CheckContext
    values: ReportValues
    sheets: ListSheets

    @classmethod
    def of(
        cls, report: ParsedReport, catalogue: Catalogue, last_year: LastYear | None, context: CheckContext
    ) -> "Case":
        """Prepare a report."""
        values = values_of(catalogue, report.figures, (hamlet.name for hamlet in report.hamlets))
        # A list sheet nobody wrote in says nothing: only lists with rows are held against figures.
        sheets = ListSheets(report.rows, report.hamlets, report.header.period)
        before = _in_names_of(last_year or {}, [hamlet.name for hamlet in report.hamlets])
        return cls(report, catalogue, before, context, values, sheets)

    @property
    def owned(self) -> Iterator[Indicator]:
        """Indicators that the reporting unit answers for."""
        levels = _STATION_OWNS if self.report.header.is_station else _COMMUNE_OWNS
        return (item for item in self.catalogue if item.owner in levels)

    def rows(self, register: Register) -> list[ReportedRow]:
        """Rows of one list sheet with their places, also those outside the period."""
        return [item for item in self.report.rows if item.register is register]

    def sheet_of(self, register: Register) -> str:
        """The name of a list sheet that has rows."""
        return next((item.sheet for item in self.rows(register)), "")

    def where(self, code: str, hamlet: str = "") -> Where:
        """The cell of a figure; a sum over hamlets without a cell of its own is shown at its sheet."""
        if hamlet:
            figure = self.values.hamlet_cells.get((hamlet, code))
            return figure.where if figure else Where()
        for (typed, _part), figure in self.values.typed.items():
            if typed == code:
                return figure.where
        places = (figure.where.sheet for (_name, found), figure in self.values.hamlet_cells.items() if found == code)
        return Where(next(places, ""))

    def has_note(self, code: str) -> bool:
        """Whether the unit explained the figure in its note column."""
        return bool(self.values.notes.get(code, "").strip())

    def tier_rule(self, event: ReportedEvent) -> TierRule | None:
        """What the plan says about the tier an event stood under; ``None`` when it says nothing."""
        return self.context.matrix.rule(tier_of(event), event.starts_on) if event.starts_on else None

    def tier_words(self) -> dict[str, Decimal | None]:
        """What the rules of the catalogue call TIER and TIER_LIMIT.

        TIER is the least strict that all held events stood under, ``None`` as soon as one stood under none;
        TIER_LIMIT how many people might come to all of them, ``None`` as soon as that is not known of one.
        """
        rows: list[RegisterRow] = self.sheets.of(Register.EVENTS)
        held = [row for row in rows if isinstance(row, ReportedEvent) and is_held(row)]
        rules = [rule for row in held if (rule := self.tier_rule(row))]
        if not rules or len(rules) < len(held):
            return {"TIER": None, "TIER_LIMIT": None}
        limits = [rule.max_people for rule in rules if rule.limits_people and rule.max_people is not None]
        limit = Decimal(sum(limits)) if len(limits) == len(rules) else None
        return {"TIER": Decimal(min(rule.strictness for rule in rules)), "TIER_LIMIT": limit}


def _in_names_of(last_year: LastYear, hamlets: list[str]) -> LastYear:
    """Last year's figures under the names this report gives to the hamlets ("Xóm Láp" then, "Láp" now)."""
    names = names_now((name for _code, name in last_year if name), hamlets)
    return {(code, names.get(name, name)): value for (code, name), value in last_year.items()}


def cell_of(item: ReportedRow, *fields: str) -> Where:
    """The cell of the first of these fields that the row has, else the row."""
    for name in fields:
        if name in item.cells:
            return Where(item.sheet, item.cells[name])
    return Where(item.sheet, f"A{item.row_no}")


def error(code: str, where: Where, indicator: str | None = None, hamlet: str | None = None, **data: str) -> Finding:
    """A finding that stops acceptance."""
    return Finding(code, Severity.ERROR, where, indicator, hamlet, data)


def warning(code: str, where: Where, indicator: str | None = None, hamlet: str | None = None, **data: str) -> Finding:
    """A finding that may be overridden with a reason."""
    return Finding(code, Severity.WARNING, where, indicator, hamlet, data)


def note(code: str, where: Where, indicator: str | None = None, hamlet: str | None = None, **data: str) -> Finding:
    """A finding that only informs."""
    return Finding(code, Severity.NOTE, where, indicator, hamlet, data)
