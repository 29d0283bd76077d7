"""Nominations under a decision: recorded in one step, put under it for good with their money."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from app.db import councils as db_councils
from app.db.types import DbConnection
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.steps import Step
from app.errors import Refused
from app.i18n import _
from app.services.awards import checks, decision_checks, money
from app.services.awards.places import NO_OVERRUN, Overrun, proposed
from app.services.awards.season import Season, of_nomination
from app.services.awards.taking import refuse, stored
from app.services.workspace import Workspace
from app.text import clean, fold

#: What a stored decision is given where it is empty.
_TEXTS = ("title", "signer", "signer_title", "note")


def record_decided(
    ws: Workspace,
    nomination_ids: Sequence[int],
    decision: AwardDecision,
    overrun: Overrun = NO_OVERRUN,
    against_council: str = "",
) -> AwardDecision:
    """The short way: write down in one step that an authority has awarded already, from wherever it stands.

    ``decision`` needs number and day; one that is stored already (same number, day, award and giver) is used and keeps
    what it says, only what is empty is filled. Raises ``Refused`` without number, day or nominations, for a number used
    before, a day to come, before the sitting or without that authority, for another signer than is stored, for units
    that each decide themselves, where no place of the quota is left, and for whom the council did not agree to where
    ``against_council`` does not say why. What is paid is locked like with any decision.
    """
    label = _("Ghi quyết định khen thưởng {number}").format(number=clean(decision.number) or "…")
    with ws.store.write(label, ws.actor) as connection:
        decision_checks.refuse_unnumbered(decision)
        ids = tuple(dict.fromkeys(nomination_ids))
        if not ids:
            raise Refused("no-nominations", _("Chưa chọn đề nghị nào cho quyết định; chưa đổi gì."))
        _place(connection, _allowed(connection, ws, ids, decision), ids, overrun)
        numbered = replace(decision, number=clean(decision.number))
        return _recorded(connection, ws, numbered, ids, against_council)


def _allowed(connection: DbConnection, ws: Workspace, ids: Sequence[int], decision: AwardDecision) -> Season:
    """The season of the nominations, read once; raises ``Refused`` where one may not come under the decision."""
    season = of_nomination(connection, ws, ids[0], decision.decided_on)
    own = {item.id for item in season.nominations}
    for key in ids:
        home = season if key in own else of_nomination(connection, ws, key)
        item = home.nomination(key)
        refuse(home, item, Step.RECORD)
        if item.award != decision.award or item.campaign_id != decision.campaign_id:
            told = _("“{name}” được đề nghị hình thức khác với quyết định {number}; chưa đổi gì.")
            raise Refused("other-award", told.format(name=item.snapshot.name, number=clean(decision.number)))
    decision_checks.refuse_authority(season, decision.award, decision_checks.refuse_unnumbered(decision)[1])
    checks.refuse_blocked(connection, ws, season, *ids)
    return season


def _place(connection: DbConnection, season: Season, ids: Sequence[int], overrun: Overrun) -> None:
    """Give each a place that has none, in their order: the next finds what those before it left."""
    for key in ids:
        item = season.nomination(key)
        placed = item if item.holds_place else proposed(season, item, overrun)
        season = season.having(stored(connection, placed))


def _recorded(
    connection: DbConnection, ws: Workspace, decision: AwardDecision, nomination_ids: Sequence[int], reason: str
) -> AwardDecision:
    season = Season.read(connection, ws, decision.campaign_id, decision.decided_on)
    under = [season.nomination(key) for key in nomination_ids]
    decision_checks.refuse_mixed(season, decision.award, under)
    decision = _with_id(connection, season, decision, under)
    decision_checks.refuse_number(connection, season, decision, under)
    decision_checks.refuse_day(connection, ws, season, decision, under)
    heard = decision_checks.past_council(connection, under, reason)
    decision = decision_checks.given_by(season, decision, heard)
    return lock(connection, decision, heard, money.estimate_of(connection, season, None, under))


def _with_id(
    connection: DbConnection, season: Season, decision: AwardDecision, chosen: Sequence[Nomination]
) -> AwardDecision:
    """The decision as it is stored already, with what was empty in it filled; else stored now."""
    for known in db_councils.decisions(connection, decision.campaign_id):
        is_like = (known.award, known.decided_on) == (decision.award, decision.decided_on) and not known.cancel_reason
        is_like = is_like and fold(clean(known.number)) == fold(decision.number)
        if is_like and decision_checks.is_one_giver(connection, season, decision.award, chosen, known):
            return _merged(known, decision)
    return replace(decision, id=db_councils.save_decision(connection, replace(decision, id=0)))


def _merged(known: AwardDecision, given: AwardDecision) -> AwardDecision:
    """What is stored stays; another signer is refused."""
    for mine, theirs in ((known.signer, given.signer), (known.signer_title, given.signer_title)):
        if clean(mine) and clean(theirs) and fold(clean(mine)) != fold(clean(theirs)):
            told = _("Quyết định {number} đã ghi người ký “{known}”, khác với “{given}”; chưa đổi gì.")
            words = told.format(number=known.number, known=mine, given=clean(theirs))
            raise Refused("decision-differs", words, _("Hãy xem lại số quyết định và người ký."))
    texts: Any = {name: getattr(known, name) or clean(getattr(given, name)) for name in _TEXTS}
    return replace(known, **texts)


def lock(
    connection: DbConnection, decision: AwardDecision, under: Sequence[Nomination], paid: money.Estimate
) -> AwardDecision:
    """Put nominations under a decision for good, each with what it is paid and by whom; returns the locked decision."""
    salary = paid.base_salary.content.amount if paid.base_salary else None
    locked = replace(decision, base_salary=salary, is_locked=True)
    db_councils.save_decision(connection, locked)
    lines = {line.nomination_id: line for line in paid.lines}
    for item in under:
        line = lines[item.id]
        decided = replace(item, state=NominationState.DECIDED, decision_id=locked.id, reason="")
        stored(connection, replace(decided, amount=line.payable, money_source=line.source))
    return locked
