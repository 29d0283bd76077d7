"""What may be chosen where a nomination is entered: awards in force, units that propose, who is known already."""

from dataclasses import dataclass

from app.domain.awards.catalogue import NomineeKind
from app.domain.units import Unit, UnitKind
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
    """Awards the plan has places for first, then those of the catalogue; communes by name, then stations."""

    awards: tuple[AwardChoice, ...]
    units: tuple[Unit, ...]


def of_campaign(ws: Workspace, campaign_id: int) -> Choices:
    """The choices of one season, by the law of its day."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
        known = scope.of_year(connection, season.campaign.year)
        own = scope.own_unit(connection)
    planned = {quota.award for quota in season.allotment.quotas if quota.unit_id is not None}
    pooled = {quota.award for quota in season.allotment.quotas}
    awards = sorted(
        (
            AwardChoice(rule.key, season.common_title(rule.key), rule.content.kinds)
            for rule in season.book.awards(season.day)
        ),
        key=lambda item: (item.key not in planned, item.key not in pooled),
    )
    units = {unit.id: unit for unit in (*known.reporting, own)}
    return Choices(tuple(awards), tuple(sorted(units.values(), key=_place)))


def _place(unit: Unit) -> tuple[bool, str]:
    return unit.kind is UnitKind.BORDER_STATION, sort_key(unit.title)
