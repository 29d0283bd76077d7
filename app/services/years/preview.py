"""What closing a year would find and carry over; nothing is changed by looking."""

from datetime import date

from app.db import certificates, papers, plans
from app.db import committee as committees
from app.db import years as db
from app.db.types import DbConnection
from app.domain.plans.spans import Frequency
from app.domain.years.closing import Carried, CarriedKind, YearPreview, YearStanding, is_due
from app.services import scope
from app.services.workspace import Workspace
from app.services.years import season
from app.services.years.open_matters import open_matters


def preview(ws: Workspace, year: int) -> YearPreview:
    """What is open in a year and what would go on; raises ``Refused`` where the year may not be closed at all."""
    with ws.store.read() as connection:
        season.refuse_unclosable(connection, ws, year)
        return looked_at(connection, ws, year)


def looked_at(connection: DbConnection, ws: Workspace, year: int) -> YearPreview:
    """The same inside a transaction, of a year that may be closed."""
    at = season.of(connection, year)
    matters = open_matters(connection, ws, year, at)
    moves_on = scope.committee_of(connection).report_year == year
    return YearPreview(year, at, matters, carried(connection, year, ws.today) if moves_on else (), moves_on)


def carried(connection: DbConnection, year: int, today: date) -> tuple[Carried, ...]:
    """What goes on into the next year: quotas as drafts are new rows, everything else simply holds on."""
    going_on = [plan for plan in plans.plans(connection) if plan.head.ends.year > year]
    recurring = [duty for plan in going_on for duty in plan.duties if duty.frequency is not Frequency.ONCE]
    counts = {
        CarriedKind.QUOTA: len(season.quotas_to_carry(connection, year, today)),
        CarriedKind.PLAN: len(going_on),
        CarriedKind.DUTY: len(recurring),
        CarriedKind.HOLDER: len(committees.holders(connection, today)),
        CarriedKind.RECIPIENTS: len(papers.recipient_sets(connection)),
        CarriedKind.PRINTER: len(certificates.offsets(connection)),
    }
    return tuple(Carried(kind, count) for kind, count in counts.items() if count)


def standings(ws: Workspace) -> tuple[YearStanding, ...]:
    """Every year that has reports or was closed, and the committee's own; the latest first."""
    with ws.store.read() as connection:
        own = scope.committee_of(connection).report_year
        closings = {item.year: item for item in db.closings(connection)}
        years = sorted({own, *closings, *season.years_with_data(connection)}, reverse=True)
        return tuple(
            YearStanding(
                year,
                closings.get(year),
                is_own=year == own,
                is_due=year == own and is_due(year, season.of(connection, year), ws.today),
            )
            for year in years
        )
