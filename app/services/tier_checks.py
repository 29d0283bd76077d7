"""Holding reports against the register of tiers anew when levels or rules have changed."""

from collections.abc import Iterable

from app.db import board
from app.db.types import DbConnection
from app.services import checking, scope, tier_grounds
from app.services.workspace import Workspace


def check_reports(connection: DbConnection, ws: Workspace, unit_ids: Iterable[int]) -> None:
    """Levels of some units were entered: look again at the reports of these and of all within them.

    Received reports get their findings anew; of accepted ones nothing changes but what stands beside them.
    """
    changed = set(unit_ids)
    for year in board.years_with_reports(connection):
        for sender in board.versions_of_year(connection, year):
            if changed.intersection(tier_grounds.path_of(connection, sender, scope.year_end(year))):
                checking.check_received(connection, ws, sender, year)
                checking.compare_afterwards(connection, ws, sender, year)
