"""The tiers of plan 74/KH-BCĐ in tests: its matrix in a data file, a hamlet or two, entries with their paper."""

from dataclasses import replace
from datetime import date

from app.db import tiers as rows
from app.db import units as unit_rows
from app.domain.territory import UnitDraft
from app.domain.tier_history import Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import Unit, UnitKind
from app.services import unit_changes
from app.services.workspace import Workspace

#: The day of an entry, and that of the events it is about.
DAY, EVENT_DAY = date(2022, 1, 17), date(2022, 2, 25)
MATRIX = "covid-19"
STORM = RuleMatrix(
    (
        TierRule(1, True, True, True, "QĐ 18/2021", date(2021, 7, 1), name="Báo động I"),
        TierRule(3, False, False, False, "QĐ 18/2021", date(2021, 7, 1), name="Báo động III"),
    ),
    "",
    "Bão, áp thấp",
)


def with_matrix(ws: Workspace) -> str:
    """Give the data file the matrix of its plan where founding it did not; returns the key of the first matrix."""
    with ws.store.read() as connection:
        known = rows.matrices(connection)
    if not known:
        matrix = replace(ws.presets.plan("ha-quang-2022").matrix, key=MATRIX, name="Dịch Covid-19")
        with ws.store.write("Bảng quy định của kế hoạch", ws.actor) as connection:
            rows.save_matrix(connection, matrix)
        return MATRIX
    return known[0].key


def coded(ws: Workspace, code: str, on: date = DAY) -> Unit:
    """The unit that bears a code on a day."""
    with ws.store.read() as connection:
        found = unit_rows.by_code(connection, code, on)
    assert found is not None, (code, on)
    return found


def a_hamlet(ws: Workspace, name: str, commune_id: int) -> int:
    """A new hamlet of a commune."""
    return unit_changes.add(ws, UnitDraft("", UnitKind.HAMLET, name), commune_id)


def announced(
    ws: Workspace, unit_id: int, level: int | None, day: date = DAY, document: str = "15/TB-UBND"
) -> TierEntry:
    """An entry with its paper; without a level none applies."""
    standing = Standing.NONE if level is None else Standing.LEVEL
    authority = "UBND huyện Hà Quảng"
    return TierEntry(unit_id, with_matrix(ws), standing, day, level, document, date(2022, 1, 17), authority)
