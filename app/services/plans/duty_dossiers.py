"""What commendation knows of the duty to send dossiers: those of each unit, whole or with what they lack."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from app.db.types import DbConnection
from app.domain.awards.nominations import NominationState
from app.domain.plans.duty_standing import Arrival
from app.i18n import _
from app.services.awards import campaigns, dossiers
from app.services.awards.dossiers import DossierRow
from app.services.awards.season import Season
from app.services.workspace import Workspace

#: The dossiers of each unit that proposes.
OfUnits: TypeAlias = Mapping[int, list[DossierRow]]


def of_year(connection: DbConnection, ws: Workspace, year: int) -> OfUnits:
    """The dossiers of a season by the unit that proposes; what a unit decides itself goes to nobody."""
    campaign = campaigns.current(connection, year)
    if campaign is None:
        return {}
    season = Season.read(connection, ws, campaign.id)
    found: dict[int, list[DossierRow]] = {}
    for row in dossiers.of_season(connection, ws, season):
        is_proposed = row.nomination.state is not NominationState.CANDIDATE
        if is_proposed and not season.is_own_level(row.nomination.award):
            found.setdefault(row.nomination.unit_id, []).append(row)
    return found


def arrival(rows: Sequence[DossierRow]) -> Arrival:
    """Whole once every dossier of the unit is; partly here as soon as one paper of one came."""
    lacking = [row for row in rows if row.dossier.came_on is None]
    if lacking:
        has_any = any(_has_any(row) for row in rows)
        return Arrival(None, tuple(_lack(row) for row in lacking) if has_any else ())
    return Arrival(max((day for row in rows if (day := row.dossier.came_on)), default=None))


def _has_any(row: DossierRow) -> bool:
    return row.dossier.received_on is not None or any(line.soft_on or line.hard_on for line in row.dossier.lines)


def _lack(row: DossierRow) -> str:
    papers = "; ".join(row.dossier.missing_words())
    return _("hồ sơ của {name} ({papers})").format(name=row.name, papers=papers) if papers else row.name
