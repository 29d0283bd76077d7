"""Figures of a plan as a sheet: measures down, periods of one owner or owners of one period across."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.measures import MeasureValue, Owner
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span, span
from app.domain.plans.target_figures import WHOLE, days_of
from app.domain.plans.target_steps import choices, period_name
from app.domain.plans.work import PlanFigure
from app.i18n import _
from app.services.plans import lookup, measure_origins, plan_owners, register
from app.services.plans.figures import place_of
from app.services.plans.measure_origins import Origin
from app.services.plans.measures import Measures
from app.services.plans.plan_owners import PlanOwner
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """A column: whose figures of which period, which the plan may call a phase."""

    period: Span
    owner: PlanOwner
    period_words: str

    @property
    def key(self) -> str:
        """Its name among the columns."""
        return f"{self.period.text}|{self.owner.agency}|{self.owner.unit_id or ''}"

    @property
    def is_whole(self) -> bool:
        """Whether it is of the plan as a whole."""
        return self.owner.owner == WHOLE


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A measure: what was entered at each place, and for the whole what it comes to, by the keys of the places."""

    origin: Origin
    figures: Mapping[str, PlanFigure]
    values: Mapping[str, MeasureValue]


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns and rows."""

    places: tuple[SheetPlace, ...] = ()
    rows: tuple[SheetRow, ...] = ()


def whole() -> PlanOwner:
    """The plan as a whole, as the owner of figures."""
    return PlanOwner(_("Cả kế hoạch"))


def by_period(ws: Workspace, key: str, owner: Owner = WHOLE) -> Sheet:
    """The figures of one owner in every period that has begun."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        until_now = plan_owners.owners(connection, plan, plan.head.starts, ws.today)
        known = {item.owner: item for item in (whole(), *until_now)}
        of = known.get(owner) or PlanOwner(Measures.read(connection, ws, plan).name_of(owner), *owner)
        entered = (span(item.period) for item in plan_work.entries(connection, PlanFigure, plan.id))
        found = {(item.first, item.last): item for item in (*entered, *choices(plan)) if item.first <= ws.today}
        periods = sorted(found.values(), key=lambda item: (item.first, -item.last.toordinal()))
        return _sheet(connection, ws, plan, [SheetPlace(item, of, period_name(item, plan)) for item in periods])


def by_owner(ws: Workspace, key: str, period: str, more: Iterable[PlanOwner] = ()) -> Sheet:
    """The figures of one period of the whole, of every owner and of ``more``."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        within = lookup.period(plan, period)
        then = plan_owners.owners(connection, plan, within.first, min(within.last, ws.today))
        found = {item.owner: item for item in (whole(), *then, *more)}
        return _sheet(
            connection, ws, plan, [SheetPlace(within, item, period_name(within, plan)) for item in found.values()]
        )


def _sheet(connection: DbConnection, ws: Workspace, plan: Plan, places: Sequence[SheetPlace]) -> Sheet:
    entered = {place_of(item): item for item in plan_work.entries(connection, PlanFigure, plan.id)}
    known = Measures.read(connection, ws, plan)
    rows = []
    for origin in measure_origins.origins(connection, ws, plan):
        key = origin.measure.key
        at = {place.key: entered.get((key, days_of(place.period.text), *place.owner.owner)) for place in places}
        rows.append(
            SheetRow(
                origin,
                {place: figure for place, figure in at.items() if figure is not None},
                {place.key: known.value(key, place.period) for place in places if place.is_whole},
            )
        )
    return Sheet(tuple(places), tuple(rows))
