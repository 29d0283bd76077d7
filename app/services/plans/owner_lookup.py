"""Whom somebody means who types the owner of a figure or a share: an agency of the plan, or a unit as of that time."""

from collections.abc import Iterator
from datetime import date

from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span
from app.domain.units import Unit
from app.errors import Refused
from app.i18n import _
from app.services import scope
from app.services.plans import lookup
from app.services.plans.group_units import UnitsOverTime
from app.services.workspace import Workspace
from app.text import fold


def unit_named(ws: Workspace, plan: Plan, text: str, within: Span) -> Unit:
    """The unit of a code or name at the end of a period, else at its beginning: codes were re-used.

    Units of the plan's groups and of the committee's area are known; raises ``Refused`` when it is not exactly one.
    """
    with ws.store.read() as connection:
        days = (min(within.last, plan.head.ends), max(within.first, plan.head.starts))
        for day in days:
            found = {unit.id: unit for unit in _known(connection, plan, day) if _is_called(unit, text)}
            if len(found) == 1:
                return found.popitem()[1]
        return scope.place_named(connection, text, days[0])


def owner_named(ws: Workspace, plan: Plan, text: str, within: Span) -> tuple[str, int | None]:
    """The key of an agency, or the number of a unit; the code of a unit is the unit, never the group it is in.

    Raises ``Refused`` for what neither is called in that period, and for what several are.
    """
    is_code = any(text.strip() in item.unit_codes for item in plan.agencies)
    if lookup.has_agency(plan, text) and not is_code:
        return lookup.agency(plan, text), None
    try:
        return "", unit_named(ws, plan, text, within).id
    except Refused as error:
        if error.code != "unknown-unit":
            raise
        known = ", ".join(item.key for item in plan.agencies) or _("chưa có cơ quan nào")
        told = _("Trong {period} kế hoạch không có cơ quan, đơn vị “{text}”; cơ quan có: {known}.")
        sentence = told.format(period=within.words, text=text, known=known)
        raise Refused("no-owner", sentence, error.way_out) from error


def _known(connection: DbConnection, plan: Plan, day: date) -> Iterator[Unit]:
    for units in UnitsOverTime(connection, plan).on(day).values():
        yield from units
    yield from scope.may_report(connection, day)
    yield from scope.area(connection, day)


def _is_called(unit: Unit, text: str) -> bool:
    return fold(text) in (fold(unit.name), fold(unit.title), fold(unit.code or ""))
