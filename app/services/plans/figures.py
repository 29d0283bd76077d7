"""Figures entered under a plan: the value of a measure for a period, of the whole, of an agency or of a unit."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from app.db import plan_work
from app.db.types import DbConnection
from app.domain.plans.measures import Measure, MeasureValue
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Days, Span, span
from app.domain.plans.target_figures import days_of, owner_of
from app.domain.plans.target_parts import Distribution
from app.domain.plans.targets import Target
from app.domain.plans.work import PlanFigure
from app.errors import Refused
from app.i18n import _
from app.services.plans import closed_years, lookup, measure_origins, measures, register
from app.services.workspace import Workspace
from app.text import clean, format_number


def figures(ws: Workspace, key: str) -> tuple[PlanFigure, ...]:
    """Every figure entered under a plan, in the order it was entered."""
    with ws.store.read() as connection:
        return plan_work.entries(connection, PlanFigure, register.found(connection, key).id)


def value(ws: Workspace, key: str, measure: str, period: str) -> MeasureValue:
    """What is known of a measure for a period, from wherever it comes."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        return measures.value(connection, ws, plan, measure, lookup.period(plan, period).text)


def set_figure(ws: Workspace, key: str, figure: PlanFigure) -> PlanFigure:
    """Enter a figure under the plan of a key, or change the one there is of this owner for this period.

    ``period`` and ``agency`` may be as people write them ("Quý I/2022", "Sở Tư pháp"); a ``value`` of ``None`` is
    "asked, not known". Raises ``Refused`` for a number below 0 or with more than three places, for a fraction of what
    is counted, for parts over their whole, a numerator over its denominator, a denominator of 0 of the whole plan, for
    a period that has not begun, for a unit that is not there in it, and for what registers or reports count.
    """
    name = measures.known(ws, register.find(ws, key), figure.measure).name
    with ws.store.write(_("Số liệu kế hoạch: {measure}").format(measure=name), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        wanted = checked(connection, ws, plan, figure)
        closed_years.refuse_closed_work(connection, wanted)
        everything = plan_work.entries(connection, PlanFigure, plan.id)
        same = next((item for item in everything if place_of(item) == place_of(wanted)), None)
        _refuse_impossible(ws, plan, wanted, [*(item for item in everything if item != same), wanted])
        return replace(wanted, id=plan_work.save(connection, replace(wanted, id=same.id if same else 0)))


def checked(connection: DbConnection, ws: Workspace, plan: Plan, figure: PlanFigure) -> PlanFigure:
    """The figure by the keys of the plan; refused where it cannot be whatever else there is."""
    of = measures.known(ws, plan, figure.measure)
    _refuse_counted(ws, plan, of)
    lookup.refuse_number(figure.value, of.name, of.unit)
    within = lookup.period(plan, figure.period)
    lookup.refuse_to_come(ws, within)
    if figure.unit_id is not None:
        lookup.unit_in(connection, figure.unit_id, within)
    return replace(
        figure,
        plan_id=plan.id,
        period=within.text,
        agency="" if figure.unit_id is not None else lookup.teller(plan, figure.agency),
        document=clean(figure.document),
        note=clean(figure.note),
    )


def remove(ws: Workspace, figure_id: int) -> None:
    """Take a figure out, as if it had never been asked for."""
    with ws.store.write(_("Bỏ số liệu kế hoạch"), ws.actor) as connection:
        found = plan_work.find(connection, PlanFigure, figure_id)
        if found is None:
            raise Refused("no-figure", _("Không có số liệu số {id}.").format(id=figure_id))
        _refuse_closed_of(connection, found.plan_id)
        closed_years.refuse_closed_work(connection, found)
        plan_work.remove(connection, found)


def _refuse_closed_of(connection: DbConnection, plan_id: int) -> None:
    plan = next(item for item in register.listed(connection) if item.id == plan_id)
    register.refuse_closed(connection, plan)


def place_of(figure: PlanFigure) -> tuple[str, Days, str, int | None]:
    """Measure, days and owner of a figure: there is one figure at each place, however its period is written."""
    return (figure.measure, days_of(figure.period), *owner_of(figure))


def _refuse_counted(ws: Workspace, plan: Plan, measure: Measure) -> None:
    of = measure_origins.origin(ws, plan, measure.key, has_figures=True)
    if not of.is_typed:
        told = _("“{name}” được đếm từ {source}, không nhập tay; chưa lưu gì.")
        source = _(measure_origins.ORIGIN_WORDS[of.kind])
        raise Refused("counted-elsewhere", told.format(name=measure.name, source=source))


def _refuse_impossible(ws: Workspace, plan: Plan, wanted: PlanFigure, after: list[PlanFigure]) -> None:
    for fault in faults(ws, plan, wanted, after):
        raise Refused("impossible-figure", _("{fault} Chưa lưu gì.").format(fault=fault))


def faults(ws: Workspace, plan: Plan, wanted: PlanFigure, after: Iterable[PlanFigure]) -> Iterator[str]:
    """What cannot be beside the other figures of the same owner and period, in sentences; ``after`` is all there is."""
    at_place = {place_of(item): item.value for item in after}

    def of(key: str) -> Decimal | None:
        return at_place.get((key, days_of(wanted.period), *owner_of(wanted)))

    def name(key: str) -> str:
        return measures.known(ws, plan, key).name

    return _faults(plan, wanted, of, name)


def _faults(
    plan: Plan, wanted: PlanFigure, of: Callable[[str], Decimal | None], name: Callable[[str], str]
) -> Iterator[str]:
    for target in plan.targets:
        if wanted.measure in (*target.parts, target.whole) and target.parts:
            parts = {name(key): of(key) for key in target.parts}
            if fault := Distribution(name(target.whole), of(target.whole), parts).fault:
                yield fault
        if target.denominator and wanted.measure in (target.numerator, target.denominator):
            yield from _ratio_faults(target, wanted, of, name)


def _ratio_faults(
    target: Target,
    wanted: PlanFigure,
    of: Callable[[str], Decimal | None],
    name: Callable[[str], str],
) -> Iterator[str]:
    parts, is_share = (target.numerator, target.denominator), target.unit == "%" and not target.is_of_before
    top, bottom = of(parts[0]), of(parts[1])
    is_whole = not wanted.agency and wanted.unit_id is None
    if bottom == 0 and is_whole:
        told = _("“{name}” là mẫu số, bằng 0 thì không tính được tỷ lệ; nếu chưa biết thì để trống.")
        yield told.format(name=name(parts[1]))
    elif is_share and top is not None and bottom is not None and top > bottom:
        told = _("“{top}” là {a}, lớn hơn “{bottom}” là {b}: hãy đếm người hay đơn vị, không đếm lượt.")
        yield told.format(top=name(parts[0]), a=format_number(top), bottom=name(parts[1]), b=format_number(bottom))


def periods_with_figures(ws: Workspace, key: str) -> tuple[Span, ...]:
    """The periods anything was entered for, in order."""
    found = {days_of(item.period): span(item.period) for item in figures(ws, key)}
    return tuple(sorted(found.values()))
