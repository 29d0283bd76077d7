"""The review «báo cáo sơ kết»: totals with their sources, the text of each leaf, the paper, its issue.

Totals are never stored: they are made anew from the accepted versions each time, and say how many units they rest on.
"""

from app.db import units
from app.db.types import DbConnection
from app.domain.aggregate import consolidate as total_up
from app.domain.figures import Consolidation, UnitFigures
from app.domain.indicators import Catalogue
from app.errors import Refused
from app.i18n import _
from app.services import gathering, scope, tracing
from app.services.scope import Expected
from app.services.tracing import Source
from app.services.workspace import Workspace


def consolidate(
    ws: Workspace, year: int, scope_unit_id: int | None = None, *, provisional: bool = False
) -> Consolidation:
    """All totals of ``year``: of the committee's whole area, or of one commune or station with what belongs to it.

    ``provisional`` also takes reports that are received but not yet accepted.
    """
    with ws.store.read() as connection:
        return _consolidate(connection, ws, year, scope_unit_id, provisional=provisional)


def _consolidate(
    connection: DbConnection, ws: Workspace, year: int, scope_unit_id: int | None, *, provisional: bool = False
) -> Consolidation:
    catalogue = ws.presets.catalogue(year)
    expected = scope.expected(connection, scope.year_end(year), scope_unit_id)
    reports = gathering.gather(connection, catalogue, expected, year, provisional=provisional)
    former = _former(connection, catalogue, expected, year - 1)
    communes = {item.id: item.name for item in expected.communes}
    stations = {item.id: item.name for item in expected.stations}
    return total_up(catalogue, reports, communes, stations, former)


def _former(connection: DbConnection, catalogue: Catalogue, expected: Expected, year: int) -> tuple[UnitFigures, ...]:
    """Last year's figures of the same places, whatever units those were then."""
    owner = units.find_unit(connection, expected.owner.id)
    if owner is None or not owner.is_valid_on(scope.year_end(year)):
        before = Expected(expected.owner, expected.communes, expected.stations)
    else:
        before = scope.expected(connection, scope.year_end(year), expected.owner.id)
    return gathering.gather_former(connection, catalogue, expected, before, year)


def sources(ws: Workspace, year: int, code: str, scope_unit_id: int | None = None) -> tuple[Source, ...]:
    """Every place the total of one indicator comes from, reporting units in the order of the board.

    For a percentage or a mean these are the places of its parts. Raises ``Refused`` for a code nobody defined.
    """
    catalogue = ws.presets.catalogue(year)
    if code not in catalogue:
        raise Refused(
            "unknown-indicator",
            _("Không có chỉ tiêu mang mã {code} trong danh mục năm {year}.").format(code=code, year=year),
        )
    with ws.store.read() as connection:
        expected = scope.expected(connection, scope.year_end(year), scope_unit_id)
        return tracing.trace(connection, catalogue, expected, year, [code])[code]


def all_sources(ws: Workspace, year: int, scope_unit_id: int | None = None) -> dict[str, tuple[Source, ...]]:
    """The sources of every total at once, by indicator code."""
    catalogue = ws.presets.catalogue(year)
    with ws.store.read() as connection:
        expected = scope.expected(connection, scope.year_end(year), scope_unit_id)
        return tracing.trace(connection, catalogue, expected, year, [item.code for item in catalogue])
