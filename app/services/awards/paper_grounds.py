"""A season of commendation read once for its papers: checks in words, dossiers, money, decisions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.db import councils as db_councils
from app.db.types import DbConnection
from app.domain.awards.case import AwardCase
from app.domain.awards.councils import AwardDecision
from app.domain.awards.money import MoneyLine
from app.domain.awards.nominations import Nomination
from app.domain.committee import Committee
from app.domain.units import Unit
from app.services import scope
from app.services.awards import checks, dossiers, money
from app.services.awards.case import case_of
from app.services.awards.dossiers import DossierRow
from app.services.awards.season import Season
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PaperGrounds:
    """Everything papers of one season need, read once in a transaction."""

    ws: Workspace
    season: Season
    case: AwardCase
    committee: Committee
    dossiers: Mapping[int, DossierRow]
    money: Mapping[int, MoneyLine]
    decisions: Mapping[int, AwardDecision]
    findings: Mapping[int, tuple[str, ...]]
    blocks: Mapping[int, str]

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, campaign_id: int) -> "PaperGrounds":
        """The season with its checks, dossiers and money; raises ``Refused`` when there is none."""
        season = Season.read(connection, ws, campaign_id)
        committee = scope.committee_of(connection)
        found = checks.of_season(connection, ws, season)
        return PaperGrounds(
            ws,
            season,
            case_of(connection, ws, season),
            committee,
            {row.id: row for row in dossiers.of_season(connection, ws, season)},
            {line.nomination_id: line for line in money.estimate_of(connection, season).lines},
            {item.id: item for item in db_councils.decisions(connection, campaign_id)},
            {key: tuple(checks.said(ws, season, one) for one in own) for key, own in found.items()},
            checks.blocks(ws, season, found),
        )

    def by_law_of(self, item: Nomination) -> "PaperGrounds":
        """The same by the law of the day a nomination was decided on; as they are for one nobody has decided on."""
        return replace(self, season=self.season.of(item))

    def owner(self, unit_id: int) -> Unit | None:
        """Whose own papers they are; ``None`` for those of the committee."""
        return None if unit_id in (0, self.committee.unit_id) else self.season.units[unit_id]
