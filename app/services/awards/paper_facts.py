"""What one paper of a season of commendation is made of: whose paper, which law, who stands in it."""

from collections.abc import Iterable

from app.db.types import DbConnection
from app.domain.awards.catalogue import AuthorityLevel
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.votes import judged
from app.reports.awards.facts import AwardFacts, IssuedDecision
from app.reports.event_sheet import Frame
from app.services import event_owner, organs
from app.services.awards.paper_grounds import PaperGrounds
from app.services.awards.paper_nominees import award_fact, nominee_fact
from app.text import admin_date


def facts(
    connection: DbConnection, grounds: PaperGrounds, items: Iterable[Nomination], unit_id: int, award: str
) -> AwardFacts:
    """The facts of one paper about some nominations; ``award`` is empty where it is about several.

    What stands under one decision with a day is told by the law of that day; the paper itself is made now.
    """
    chosen, today = tuple(items), grounds.season.day
    decision = _decision(grounds, chosen)
    if decision is not None:
        grounds = grounds.by_law_of(chosen[0])
    season, day = grounds.season, grounds.season.day
    owner = grounds.owner(unit_id)
    sheet = event_owner.own_sheet(connection, owner, today)
    regime, salary = season.book.regime(day), season.book.base_salary(day)
    military = award and _level(grounds, award) is AuthorityLevel.MILITARY
    law = regime.content if regime else None
    plan = grounds.ws.presets.plan(grounds.committee.plan_preset)
    paid_on = decision.base_salary if decision and decision.is_locked else None
    return AwardFacts(
        Frame(sheet.organ, sheet.signer, today.year, grounds.committee.page),
        season.campaign.year,
        tuple(nominee_fact(grounds, item) for item in chosen),
        movement=plan.movement,
        award=award_fact(grounds, award, _giver_unit(chosen, unit_id)) if award else None,
        bases=(*law.bases, *(law.military_bases if military else ())) if law else (),
        decision_bases=law.decision_bases if law and not military else (),
        plan_source=organs.legal_bases(plan, grounds.committee)[-1].removeprefix("Căn cứ "),
        minutes=_minutes(grounds, chosen),
        base_salary=paid_on or (salary.content.amount if salary else None),
        salary_decree=salary.content.decree if salary and paid_on is None else "",
        salary_day=decision.decided_on if decision and decision.is_locked else day,
        decision=_decision_words(decision, _authority_title(grounds, award, chosen)) if decision else "",
        is_locked=bool(chosen) and all(item.state is NominationState.DECIDED for item in chosen),
        issued=_issued(decision),
    )


def _level(grounds: PaperGrounds, award: str) -> AuthorityLevel | None:
    authority = grounds.season.authority(award)
    return authority.level if authority else None


def _giver_unit(chosen: tuple[Nomination, ...], unit_id: int) -> int:
    proposers = {item.unit_id for item in chosen}
    return unit_id or (proposers.pop() if len(proposers) == 1 else 0)


def _authority_title(grounds: PaperGrounds, award: str, chosen: tuple[Nomination, ...]) -> str:
    return award_fact(grounds, award, _giver_unit(chosen, 0)).authority if award else ""


def _decision(grounds: PaperGrounds, chosen: tuple[Nomination, ...]) -> AwardDecision | None:
    """The decision all of them stand under; ``None`` where there are several or none."""
    ids = {item.decision_id for item in chosen}
    return grounds.decisions.get(ids.pop() or 0) if len(ids) == 1 else None


def _issued(decision: AwardDecision | None) -> IssuedDecision | None:
    """What is written on a decision that was issued; ``None`` for a draft."""
    if decision is None or not decision.is_locked or decision.decided_on is None:
        return None
    return IssuedDecision(decision.number, decision.decided_on, decision.signer, decision.signer_title)


def _minutes(grounds: PaperGrounds, chosen: tuple[Nomination, ...]) -> str:
    """The minutes all of them were agreed in, as a letter cites them; empty where one of them was not."""
    told = [judged(grounds.case.sittings, item.id) for item in chosen]
    agreed = {
        one.sitting.id: one.sitting.held_on
        for item, one in zip(chosen, told, strict=True)
        if one is not None and not one.is_rejected and one.sitting.id == item.sitting_id
    }
    is_all = all(one is not None and not one.is_rejected and one.sitting.id in agreed for one in told)
    held_on = next(iter(agreed.values())) if is_all and len(agreed) == 1 else None
    return f"Biên bản họp {admin_date(held_on)}" if held_on else ""


def _decision_words(decision: AwardDecision, authority: str) -> str:
    """A decision as papers cite it, dotted where number or day are still to come."""
    number = decision.number.strip() or "………"
    day = admin_date(decision.decided_on) if decision.decided_on else "ngày …… tháng …… năm ………"
    return f"Quyết định số {number} {day}{f' của {authority}' if authority else ''}"
