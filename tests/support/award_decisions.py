"""Nominations of the plan of 2022 brought as far as to be decided."""

from datetime import date

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Campaign, Nomination
from app.services.awards import campaigns, steps
from app.services.workspace import Workspace
from tests.support.award_season import a_candidate, a_nominee

DISTRICT, POOL, OWN = "giay-khen-huyen", "bang-khen-tinh", "giay-khen-xa"
RECEIVED = date(2022, 1, 17)


def season_2021(ws: Workspace) -> Campaign:
    """The season founded with the plan."""
    return campaigns.of_year(ws, 2021)


def proposed(
    ws: Workspace,
    name: str,
    unit: str = "Sóc Hà",
    award: str = DISTRICT,
    kind: NomineeKind = NomineeKind.INDIVIDUAL,
) -> Nomination:
    """Somebody who holds a place."""
    nominee = a_nominee(ws, unit, name, kind)
    one = a_candidate(ws, season_2021(ws), nominee, award, achievement="Phát hiện 02 vụ")
    return steps.propose(ws, one.id)


def appraised(
    ws: Workspace,
    name: str,
    unit: str = "Sóc Hà",
    award: str = DISTRICT,
    kind: NomineeKind = NomineeKind.INDIVIDUAL,
) -> Nomination:
    """Somebody whose dossier came and was appraised."""
    one = proposed(ws, name, unit, award, kind)
    steps.receive(ws, one.id, RECEIVED)
    return steps.appraise(ws, one.id, "Đủ tiêu chuẩn")
