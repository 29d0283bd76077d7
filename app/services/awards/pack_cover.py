"""What the cover of a dossier says: whose it is, of which year, and how many of each kind for each award."""

from collections.abc import Iterable, Sequence

from app.db.types import DbConnection
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination
from app.domain.awards.papers import AwardPaper, PaperScope
from app.i18n import _
from app.reports.awards.pack import PackContent
from app.reports.model import Document
from app.services.awards import paper_facts
from app.services.awards.paper_choice import AwardSheet
from app.services.awards.paper_grounds import PaperGrounds


def content_of(
    connection: DbConnection,
    grounds: PaperGrounds,
    scope: PaperScope,
    nominees: Iterable[Nomination],
    made: tuple[tuple[str, Document], ...],
) -> PackContent:
    """The dossier of a scope: its cover, who is in it, and the papers ``made`` for it by their names."""
    season = grounds.season
    facts = paper_facts.facts(connection, grounds, (), scope.unit_id, "")
    unit = grounds.owner(scope.unit_id)
    home = season.units[grounds.committee.unit_id]
    about = _("năm {year} {unit}").format(year=season.campaign.year, unit=unit.title if unit else home.title)
    return PackContent(facts.frame, about, _counts(grounds, nominees), made, setup=grounds.committee.page)


def _counts(grounds: PaperGrounds, items: Iterable[Nomination]) -> dict[str, dict[NomineeKind, int]]:
    """How many of each kind there are for each award."""
    counts: dict[str, dict[NomineeKind, int]] = {}
    for item in items:
        of_award = counts.setdefault(grounds.season.title_of(item), {})
        kind = grounds.season.nominees[item.nominee_id].kind
        of_award[kind] = of_award.get(kind, 0) + 1
    return counts


def nominees_of(chosen: Sequence[AwardSheet]) -> tuple[Nomination, ...]:
    """Who is in the dossier: minutes also tell of those the council looked at and did not choose."""
    told = [sheet for sheet in chosen if sheet.paper is not AwardPaper.MINUTES] or chosen
    return tuple({item.id: item for sheet in told for item in sheet.nominations}.values())
