"""Candidates for the places that a plan gives every commune."""

from dataclasses import replace

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.services.awards import adding, campaigns, quotas
from app.services.workspace import Workspace

PERSON = NomineeKind.INDIVIDUAL


def proposed(ws: Workspace, commune: str, name: str, kind: NomineeKind = PERSON) -> Nomination:
    """A candidate for the award of which every commune has places."""
    season = campaigns.of_year(ws)
    row = next(item for item in quotas.board(ws, season.id).rows if item.unit_title == f"xã {commune}")
    award = row.cells[0].award
    item = Nomination(season.id, 0, row.unit_id, award, NominationState.CANDIDATE, NomineeSnapshot(name))
    item = replace(item, achievement="Giữ mốc 20 năm")
    return adding.add(ws, Nominee(kind, name, row.unit_id, birth_year=1980, place="xóm Láp"), item)
