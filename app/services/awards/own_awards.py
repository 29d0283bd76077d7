"""What a unit that decides itself has left out: nothing of it is a must there, so it is asked about, not refused."""

from collections.abc import Iterator, Sequence

from app.db.types import DbConnection
from app.domain.awards.nominations import Nomination
from app.i18n import _
from app.services.awards import dossiers
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import padded_count


def left_out(connection: DbConnection, ws: Workspace, season: Season, award: str, items: Sequence[Nomination]) -> str:
    """A sentence about who is to be decided without dossier, appraisal or council; empty for an award of another level,
    whose steps are a must, and where nothing is missing.
    """
    if not season.is_own_level(award):
        return ""
    papers = {row.id: len(row.dossier.missing_words()) for row in dossiers.of_season(connection, ws, season)}
    found = [(item.snapshot.name, tuple(_lacks(item, papers.get(item.id, 0)))) for item in items]
    lacking = [(name, lacks) for name, lacks in found if lacks]
    if not lacking:
        return ""
    told = _(
        "Đơn vị tự quyết định nên không bắt buộc qua từng bước, nhưng {count} trường hợp bỏ bước: {who}; hãy xem lại."
    )
    who = "; ".join(f"{name} ({', '.join(lacks)})" for name, lacks in lacking)
    return told.format(count=padded_count(len(lacking)), who=who)


def _lacks(item: Nomination, papers: int) -> Iterator[str]:
    if item.received_on is None:
        yield _("chưa nhận hồ sơ")
    if papers:
        yield _("thiếu {count} giấy tờ").format(count=padded_count(papers))
    if item.appraised_on is None and not item.appraisal:
        yield _("chưa thẩm định")
    if item.sitting_id is None:
        yield _("chưa họp xét")
