"""A season of commendation to try things on: three communes, a pool, an award of the units' own, people to propose."""

from dataclasses import replace
from datetime import date

from app.db import awards as db_awards
from app.domain.awards.catalogue import (
    AuthorityLevel,
    Award,
    AwardAuthority,
    AwardForm,
    AwardRegime,
    DatedRule,
    NomineeKind,
    RuleKind,
)
from app.domain.awards.nominations import Campaign, Nomination, NominationState, Nominee, NomineeSnapshot
from app.domain.awards.quotas import Quota
from app.services.awards import campaigns, nominations, quotas
from app.services.workspace import Workspace
from tests.support.planned_events import commune

YEAR = 2019
START = date(1990, 1, 1)
DISTRICT, PROVINCE, OWN = "thu-giay-khen-huyen", "thu-bang-khen-tinh", "thu-giay-khen-xa"
PERSON, TEAM, HOUSEHOLD = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD


def rules() -> tuple[DatedRule[AwardRegime] | DatedRule[AwardAuthority] | DatedRule[Award], ...]:
    """Three awards with their authorities, valid at all times."""
    authorities = (
        AwardAuthority("thu-huyen", "Chủ tịch UBND {unit}", "UBND {unit}", AuthorityLevel.DISTRICT),
        AwardAuthority("thu-tinh", "Chủ tịch UBND {unit}", "UBND {unit}", AuthorityLevel.PROVINCE),
        AwardAuthority("thu-xa", "Chủ tịch UBND {unit}", "UBND {unit}", AuthorityLevel.COMMUNE),
    )
    awards = (
        Award(DISTRICT, AwardForm.GIAY_KHEN, "thu-huyen", "Giấy khen của Chủ tịch UBND {unit}", "Giấy khen huyện"),
        Award(PROVINCE, AwardForm.BANG_KHEN, "thu-tinh", "Bằng khen của Chủ tịch UBND {unit}", "Bằng khen tỉnh"),
        Award(
            OWN, AwardForm.GIAY_KHEN, "thu-xa", "Giấy khen của Chủ tịch UBND {unit}", "Giấy khen xã", is_own_level=True
        ),
    )
    return (
        *(DatedRule(RuleKind.AUTHORITY, item.key, item, START) for item in authorities),
        *(DatedRule(RuleKind.AWARD, item.key, item, START) for item in awards),
    )


def a_season(ws: Workspace, *units: str, pool: int = 1, places: int = 2) -> Campaign:
    """A season whose communes have 1 collective and ``places`` persons each, and a pool for the province's award."""
    with ws.store.write("thử", "thử") as connection:
        for rule in rules():
            db_awards.save_rule(connection, rule)
    campaign = campaigns.save(ws, Campaign("Đợt thử", YEAR))
    for name in units or ("Sóc Hà", "Tổng Cọt", "Cần Yên"):
        unit_id = commune(ws, name)
        quotas.save_quota(ws, Quota(campaign.id, DISTRICT, TEAM, unit_id, 1, clause="III.3"))
        quotas.save_quota(ws, Quota(campaign.id, DISTRICT, PERSON, unit_id, places, clause="III.3"))
    quotas.save_quota(ws, Quota(campaign.id, PROVINCE, PERSON, None, pool, clause="III.1"))
    return campaign


def a_nominee(ws: Workspace, unit: str, name: str, kind: NomineeKind = PERSON, **fields: object) -> Nominee:
    """Somebody of a commune."""
    nominee = Nominee(kind, name, commune(ws, unit))
    return nominations.save_nominee(ws, replace(nominee, **fields))  # type: ignore[arg-type]  # free fields of a nominee


def a_candidate(
    ws: Workspace, campaign: Campaign, nominee: Nominee, award: str = DISTRICT, unit: str = "", **fields: object
) -> Nomination:
    """A candidate, by default of the nominee's own commune."""
    unit_id = commune(ws, unit) if unit else nominee.unit_id
    wanted = Nomination(
        campaign.id, nominee.id, unit_id, award, NominationState.CANDIDATE, NomineeSnapshot(nominee.name)
    )
    return nominations.nominate(ws, replace(wanted, **fields))  # type: ignore[arg-type]  # free fields of a nomination


def candidates(ws: Workspace, campaign: Campaign, unit: str, *names: str, award: str = DISTRICT) -> list[Nomination]:
    """One candidate for each name, in their order."""
    return [a_candidate(ws, campaign, a_nominee(ws, unit, name), award) for name in names]
