"""The figures of the year before that stand in a form beside what is to be entered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.figures import FigureKey
from app.domain.periods import ReportingPeriod
from app.services import gathering, scope
from app.services.scope import Expected
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LastYear:
    """Accepted figures of one unit of the year before, and the days they are of."""

    values: Mapping[FigureKey, Decimal]
    period: ReportingPeriod


def last_years(
    connection: DbConnection, ws: Workspace, expected: Expected, period: ReportingPeriod
) -> dict[int, LastYear]:
    """Accepted figures of the year before, restated where units have merged, split or changed their code since.

    For a part of a year those of the same days, where a unit reported them; otherwise all that its year has.
    """
    year, same = period.year - 1, period.year_before
    former = scope.before(connection, expected, year)
    catalogue = ws.presets.catalogue(year)
    whole = gathering.gather_former(connection, catalogue, expected, former, year)
    days = {key: _span(known) for key, known in gathering.chosen_versions(connection, expected.all, year).items()}
    found = {
        item.unit_id: LastYear(item.values, days.get(item.unit_id, ReportingPeriod.of_year(year))) for item in whole
    }
    if same != ReportingPeriod.of_year(year):
        parts = gathering.gather_former(connection, catalogue, expected, former, year, period=same)
        found |= {item.unit_id: LastYear(item.values, same) for item in parts}
    return found


def _span(known: Sequence[Version]) -> ReportingPeriod:
    return ReportingPeriod(min(item.period.start for item in known), max(item.period.end for item in known))
