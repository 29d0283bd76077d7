"""Closed plans, told by their number: nothing that hangs on one is entered, changed or taken out any more."""

from app.db import plans as db
from app.db.types import DbConnection
from app.services.plans import register


def refuse_closed(connection: DbConnection, *plan_ids: int | None) -> None:
    """Raise ``Refused`` where one of the plans is closed; ``None`` is no plan."""
    closed = db.closed(connection)
    for plan_id in plan_ids:
        plan = db.find(connection, plan_id) if plan_id in closed and plan_id is not None else None
        if plan is not None:
            register.refuse_closed(connection, plan)
