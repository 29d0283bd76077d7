"""Value of a measure of a plan for a period, from wherever it comes: one function for targets, products and reports.

Figures the agencies gave, totals of the communes' accepted reports, registers, rounds of classification; always with
its coverage, and not known is not nought.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.figures import Total
from app.domain.indicators import OverTime
from app.domain.plans.measures import Measure, MeasureTime, MeasureValue, Owner
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span, span, year_span
from app.domain.plans.target_figures import value_in
from app.domain.plans.work import PlanFigure
from app.errors import DataFileProblem, Problem, Refused
from app.i18n import _
from app.services import consolidation
from app.services.plans import register, register_values
from app.services.plans.tellers import Tellers
from app.services.workspace import Workspace

_INDICATOR = "indicator:"


def value(connection: DbConnection, ws: Workspace, plan: Plan, measure: str, period: str) -> MeasureValue:
    """The value of one measure; raises ``Refused`` for a measure the plan does not know."""
    return Measures.read(connection, ws, plan).value(measure, span(period))


def values(ws: Workspace, key: str, measures: Iterable[str], period: Span) -> tuple[MeasureValue, ...]:
    """The values of some measures of the plan of a key for a period, read on their own."""
    with ws.store.read() as connection:
        asked = Measures.read(connection, ws, register.found(connection, key))
        return tuple(asked.value(measure, period) for measure in measures)


def known(ws: Workspace, plan: Plan, key: str) -> Measure:
    """A measure by its key: the plan's own, or an indicator of the catalogue, which needs no declaring."""
    own = next((item for item in plan.measures if item.key == key), None)
    if own is not None:
        return own
    catalogue = ws.presets.catalogue(plan.head.ends.year)
    if key not in catalogue:
        told = _("Kế hoạch “{plan}” không có số đo “{key}”.")
        raise Refused("no-measure", told.format(plan=plan.key, key=key))
    item = catalogue[key]
    time = MeasureTime.FLOW if item.over_time is OverTime.FLOW else MeasureTime.STOCK
    return Measure(key=key, name=item.name, unit=item.unit, time=time)


@dataclass(slots=True)
class Measures:
    """Measures of one plan within a transaction; figures and names are read once."""

    connection: DbConnection
    ws: Workspace
    plan: Plan
    figures: dict[str, list[PlanFigure]]
    tellers: Tellers
    _made: dict[tuple[str, str], MeasureValue] = field(default_factory=dict)
    _totals: dict[int, Mapping[str, Total]] = field(default_factory=dict)

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, plan: Plan) -> "Measures":
        """Ready to ask."""
        figures: dict[str, list[PlanFigure]] = {}
        for item in plan_work.entries(connection, PlanFigure, plan.id):
            figures.setdefault(item.measure, []).append(item)
        units = {item.unit_id for some in figures.values() for item in some if item.unit_id is not None}
        return Measures(connection, ws, plan, figures, Tellers.read(connection, plan, units))

    def value(self, key: str, period: Span) -> MeasureValue:
        """The value of a measure for a period.

        An indicator that is not declared takes the figures entered under the plan where they tell the whole period,
        else the total of the communes' reports. A source there is none of gives no value but the reason.
        """
        at = (key, period.text)
        if at not in self._made:
            self._made[at] = self._value(known(self.ws, self.plan, key), period)
        return self._made[at]

    def time(self, key: str) -> MeasureTime:
        """How a measure adds up; grades of units are what they are by then, and so is what no measure counts."""
        of = known(self.ws, self.plan, key) if key else None
        return MeasureTime.STOCK if of is None or register_values.is_classified(of.source) else of.time

    def name_of(self, owner: Owner) -> str:
        """What an owner of figures is called."""
        return self.tellers.name_of(owner)

    def _value(self, measure: Measure, period: Span) -> MeasureValue:
        if register_values.is_sourced(measure.source):
            return self._sourced(measure, period)
        if measure.source.startswith(_INDICATOR):
            return self._reported(measure.source.removeprefix(_INDICATOR), measure.time, period)
        figures = self.figures.get(measure.key, [])
        entered = value_in(measure.time, figures, period, self.tellers.name_of, self.tellers.asked)
        is_own = any(item.key == measure.key for item in self.plan.measures)
        if is_own or (entered.value is not None and not entered.is_partial):
            return entered
        reported = self._reported(measure.key, measure.time, period)
        return reported if reported.value is not None or not entered.expected else entered

    def _sourced(self, measure: Measure, period: Span) -> MeasureValue:
        wanted = register_values.Wanted(self.plan.id, period, measure.time, self.tellers.asked)
        try:
            found = register_values.value(self.connection, self.ws.presets, measure.source, wanted)
        except DataFileProblem:
            raise
        except Problem as error:
            return MeasureValue(note=str(error))
        expected = found.given if found.expected is None else found.expected
        return MeasureValue(
            value=found.value,
            reported=found.given,
            expected=expected,
            note=" ".join(found.remarks),
            is_partial=found.is_partial,
        )

    def _reported(self, code: str, time: MeasureTime, period: Span) -> MeasureValue:
        """The total of an indicator over the years of a period; reports of communes are made for whole years."""
        first, last = self.tellers.asked.within(period)
        years = range(first.year, last.year + 1)
        whole = [self.tellers.asked.within(year_span(year)) for year in (years[0], years[-1])]
        if (whole[0][0], whole[-1][1]) != (first, last):
            return MeasureValue(note=_("Báo cáo của xã tính theo năm, chưa có số của {p}.").format(p=period.words))
        wanted = years[-1:] if time is MeasureTime.STOCK else years
        totals = [(year, self._total(code, year)) for year in wanted]
        given = [item for _year, item in totals if item is not None and item.value is not None]
        lacking = [str(year) for year, item in totals if item is None or item.value is None]
        note = _("Chưa có số liệu năm {years}.").format(years=", ".join(lacking)) if given and lacking else ""
        return _together(given, note, [item for _year, item in totals if item is not None])

    def _total(self, code: str, year: int) -> Total | None:
        if year > self.ws.today.year or code not in self.ws.presets.catalogue(year):
            return None
        if year not in self._totals:
            expected = consolidation.expected_of(self.connection, year, None)
            self._totals[year] = consolidation.consolidate(self.connection, self.ws, year, expected).cells
        return self._totals[year].get(code)


def _together(given: Sequence[Total], note: str, asked: Sequence[Total]) -> MeasureValue:
    """Totals of several years as one; who is missing in any year is missing."""
    return MeasureValue(
        is_partial=bool(note),
        value=sum((item.value or Decimal(0) for item in given), Decimal(0)) if given else None,
        reported=min((item.reported for item in asked), default=0),
        expected=max((item.expected for item in asked), default=0),
        missing=tuple(dict.fromkeys(name for item in asked for name in item.missing)),
        note=note,
    )
