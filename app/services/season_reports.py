"""The reports in writing that places owe in a season instead of what they may not hold (plan 74/KH-BCĐ, II.3)."""

from datetime import date

from app.db import obligations as db_obligations
from app.db.types import DbConnection
from app.domain.event_assessment import Assessment
from app.domain.events import Event
from app.domain.obligations import ObligationKind
from app.domain.season_board import SeasonRow
from app.services import event_changes
from app.services.event_owner import written_out
from app.services.event_season_lines import Owed
from app.services.workspace import Workspace
from app.text import short_date


def owed(connection: DbConnection, ws: Workspace, year: int) -> Owed:
    """Tells the reports in writing of a place: duties that stand, else what one that may hold nothing would owe."""
    duties: dict[tuple[int | None, int | None], list[tuple[str, date | None]]] = {}
    for item in db_obligations.obligations(connection):
        if item.kind is ObligationKind.WRITTEN_REPORT and not item.is_waived:
            duties.setdefault((item.event_id, item.unit_id), []).append((item.owed_to, item.due_on))

    def words(row: SeasonRow, event: Event | None, judged: Assessment) -> str:
        if event is not None:
            known = duties.get((event.id, row.unit.id), [])
        elif row.is_forbidden and row.kind is not None:
            would = Event(row.kind.key, row.kind.name, year, (row.unit.id,), row.kind.parts)
            day = event_changes.due_on(connection, ws, would, judged).day
            known = [(to, day) for to in dict.fromkeys(item.to for item in judged.reports)]
        else:
            known = []
        return "; ".join(_sent(written_out(connection, to, ws.today), day) for to, day in known)

    return words


def _sent(to: str, day: date | None) -> str:
    return f"gửi {to}, hạn {short_date(day)}" if day else f"gửi {to} đúng thời gian quy định"
