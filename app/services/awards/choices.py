"""What may be chosen where a nomination is entered: awards in force, units that propose, who is known already."""

from dataclasses import dataclass

from app.domain.awards.catalogue import NomineeKind
from app.domain.units import Unit
from app.services import scope
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import sort_key


@dataclass(frozen=True, slots=True)
class AwardChoice:
    """One award in force: its key, the title as printed, for which kinds it is given."""

    key: str
    title: str
    kinds: tuple[NomineeKind, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """Awards in the order of the catalogue; units that propose, communes and stations, by name."""

    awards: tuple[AwardChoice, ...]
    units: tuple[Unit, ...]


def of_campaign(ws: Workspace, campaign_id: int) -> Choices:
    """The choices of one season, by the law of its day."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
        known = scope.of_year(connection, season.campaign.year)
        own = scope.own_unit(connection)
    awards = tuple(
        AwardChoice(rule.key, season.award_title(rule.key), rule.content.kinds)
        for rule in season.book.awards(season.day)
    )
    units = {unit.id: unit for unit in (*known.reporting, own)}
    return Choices(awards, tuple(sorted(units.values(), key=lambda unit: sort_key(unit.title))))
