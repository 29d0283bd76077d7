"""A place that became free goes first to whoever held one beyond the quota: nothing special is told of it any more."""

from app.db import nominations as db
from app.db.types import DbConnection
from app.services.awards.season import Season


def move_up(connection: DbConnection, season: Season) -> None:
    """Store whoever has a place within the quota by now; ``season`` is what is stored already.

    The ground of the place beyond the quota stays in the history.
    """
    for item in season.allotment.within_again(season.nominations, season.nominees):
        db.save_nomination(connection, item)
