"""What the change of years asks for on the first page."""

from datetime import date

from app.db import years as db
from app.domain.overview import Todo, TodoKind
from app.domain.years.closing import is_due
from app.services import scope
from app.services.workspace import Workspace
from app.services.years import season


def todos(ws: Workspace, report_year: int) -> tuple[Todo, ...]:
    """Closing the committee's year: once its season is over, or when the year after it is chosen and has come."""
    with ws.store.read() as connection:
        own = scope.committee_of(connection).report_year
        known = db.find(connection, own)
        is_over = is_due(own, season.of(connection, own), ws.today)
        is_empty = own not in season.years_with_data(connection)
    is_wanted = is_over or (report_year == own + 1 and ws.today > date(own, 12, 31))
    if not is_wanted or is_empty or (known is not None and known.is_closed):
        return ()
    return (Todo(TodoKind.CLOSE_YEAR, own),)
