"""What a closed plan and a closed year refuse of registers."""

from app.db.types import DbConnection
from app.domain.plans.measures import MeasureTime
from app.domain.plans.registers import RegisterDefinition, RegisterEntry
from app.services.plans.closed_plans import refuse_closed
from app.services.plans.closed_years import refuse_closed_years


def refuse_closed_lines(connection: DbConnection, of: RegisterDefinition, *entries: RegisterEntry) -> None:
    """Refuse lines of a closed plan, and those of closed years; what stands for longer than its day is of no year."""
    refuse_closed(connection, *(entry.plan_id for entry in entries))
    for entry in entries:
        lasts = of.time is not MeasureTime.FLOW and entry.until_day is None
        refuse_closed_years(connection, entry.on_day, None if lasts else entry.until_day or entry.on_day)
