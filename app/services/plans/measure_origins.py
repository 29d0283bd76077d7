"""Where the number of a measure comes from: entered here, or counted from what is kept elsewhere."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.measures import Measure, MeasureValue
from app.domain.plans.plan import Plan
from app.domain.plans.registers import source_of
from app.domain.plans.spans import Span
from app.domain.plans.targets import Target
from app.domain.plans.work import PlanFigure
from app.i18n import N_
from app.services.plans import measures, register_values, survey_values
from app.services.workspace import Workspace

_INDICATOR = "indicator:"


class OriginKind(StrEnum):
    """What counts a measure."""

    ENTERED = "entered"
    REPORTS = "reports"
    REGISTER = "register"
    CLASSIFICATION = "classification"
    SURVEY = "survey"


ORIGIN_WORDS: Mapping[OriginKind, str] = {
    OriginKind.ENTERED: N_("nhập tay"),
    OriginKind.REPORTS: N_("báo cáo xã"),
    OriginKind.REGISTER: N_("sổ theo dõi"),
    OriginKind.CLASSIFICATION: N_("phân loại"),
    OriginKind.SURVEY: N_("khảo sát"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """A measure with what counts it; ``ref`` is the code of the indicator or the key of the register.

    ``is_typed`` says whether a figure may be entered: also for an indicator of the reports that the plan does not
    declare, whose figures then go before the reports.
    """

    measure: Measure
    kind: OriginKind
    ref: str = ""
    is_typed: bool = True


def origin(ws: Workspace, plan: Plan, key: str, *, has_figures: bool) -> Origin:
    """Where a measure comes from; ``has_figures``: something was entered for it under the plan."""
    measure = measures.known(ws, plan, key)
    if of := source_of(measure.source):
        return Origin(measure, OriginKind.REGISTER, of.register, is_typed=False)
    if survey_values.is_survey(measure.source):
        return Origin(measure, OriginKind.SURVEY, is_typed=False)
    if register_values.is_sourced(measure.source):
        return Origin(measure, OriginKind.CLASSIFICATION, is_typed=False)
    if measure.source.startswith(_INDICATOR):
        return Origin(measure, OriginKind.REPORTS, measure.source.removeprefix(_INDICATOR), is_typed=False)
    if has_figures or any(item.key == key for item in plan.measures):
        return Origin(measure, OriginKind.ENTERED)
    return Origin(measure, OriginKind.REPORTS, key)


def origins(connection: DbConnection, ws: Workspace, plan: Plan) -> tuple[Origin, ...]:
    """Every measure of a plan: those it declares, then those its targets and products name, each once."""
    entered = {item.measure for item in plan_work.entries(connection, PlanFigure, plan.id)}
    named = [item.key for item in plan.measures]
    for target in plan.targets:
        named += [target.numerator, target.denominator, target.whole, *target.parts]
    named += [product.measure for task in plan.tasks for product in task.deliverables]
    keys = dict.fromkeys(filter(None, [*named, *sorted(entered)]))
    return tuple(origin(ws, plan, key, has_figures=key in entered) for key in keys)


def of_target(ws: Workspace, plan: Plan, target: Target) -> tuple[Origin, ...]:
    """Where the number of a target comes from: numerator, denominator, whole and parts, each once."""
    with ws.store.read() as connection:
        entered = {item.measure for item in plan_work.entries(connection, PlanFigure, plan.id)}
    keys = dict.fromkeys(filter(None, (target.numerator, target.denominator, target.whole, *target.parts)))
    return tuple(origin(ws, plan, key, has_figures=key in entered) for key in keys)


def counted(
    ws: Workspace, plan: Plan, target: Target, keys: Sequence[str], period: Span
) -> tuple[tuple[Origin, MeasureValue], ...]:
    """Those of a target's measures that are among ``keys``, in that order, with their values in a period."""
    known = {item.measure.key: item for item in of_target(ws, plan, target)}
    found = [known[key] for key in dict.fromkeys(keys) if key in known]
    values = measures.values(ws, plan.key, [item.measure.key for item in found], period)
    return tuple(zip(found, values, strict=True))
