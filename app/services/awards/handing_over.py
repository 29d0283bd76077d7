"""What was decided in a season, ready to be handed over: by the unit that is honoured, in the order people come up."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.db.types import DbConnection
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import NominationState
from app.domain.lists import hamlet_key
from app.i18n import _
from app.reports.event_facts import AwardLine
from app.services.awards import campaigns
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import fold

#: In this order they come forward.
_KINDS = (NomineeKind.COLLECTIVE, NomineeKind.INDIVIDUAL, NomineeKind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One award to be handed over; ``rank`` 0 = collectives, ``hamlet`` the key of the place of who is honoured."""

    rank: int
    hamlet: str
    line: AwardLine


def decided(connection: DbConnection, ws: Workspace, year: int) -> Mapping[int, tuple[HandedOver, ...]]:
    """The decided nominations of the season of a report year, by the unit whose people they are."""
    campaign = campaigns.current(connection, year)
    if campaign is None:
        return {}
    season = Season.read(connection, ws, campaign.id)
    found: dict[int, list[HandedOver]] = {}
    for item in season.nominations:
        if item.state is not NominationState.DECIDED:
            continue
        nominee, said = season.nominees[item.nominee_id], item.snapshot
        title = season.title_of(item)
        award = _("{award} (truy tặng)").format(award=title) if item.is_posthumous else title
        line = AwardLine(said.name, joined(said.place, said.unit_name), award, item.achievement)
        rank, hamlet = _KINDS.index(nominee.kind), hamlet_key(said.place.split(",")[0])
        found.setdefault(nominee.unit_id, []).append(HandedOver(rank, hamlet, line))
    return {unit_id: tuple(lines) for unit_id, lines in found.items()}


def joined(place: str, unit: str) -> str:
    """A place with its unit, which is not told twice."""
    parts = (place, "" if fold(unit) in fold(place) else unit)
    return ", ".join(dict.fromkeys(text for text in parts if text))
