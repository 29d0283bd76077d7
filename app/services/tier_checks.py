"""What follows when levels have changed: notices of what is off, reports held against the register of tiers anew."""

from collections.abc import Iterable

from app.db import board
from app.db.types import DbConnection
from app.domain.event_changes import Consequence
from app.services import checking, scope, tier_grounds, tier_notices
from app.services.workspace import Workspace


def follow(connection: DbConnection, ws: Workspace, follows: Iterable[Consequence], unit_ids: Iterable[int]) -> None:
    """Levels of some units were entered, and ``follows`` was done to events: draft their notices, look at reports."""
    tier_notices.draft(connection, ws, follows)
    _check_reports(connection, ws, unit_ids)


def _check_reports(connection: DbConnection, ws: Workspace, unit_ids: Iterable[int]) -> None:
    """Levels of some units were entered: look again at the reports of these and of all within them.

    Received reports get their findings anew; of accepted ones nothing changes but what stands beside them.
    """
    changed = set(unit_ids)
    for year in board.years_with_reports(connection):
        for sender in board.versions_of_year(connection, year):
            if changed.intersection(tier_grounds.path_of(connection, sender, scope.year_end(year))):
                checking.check_received(connection, ws, sender, year)
                checking.compare_afterwards(connection, ws, sender, year)
