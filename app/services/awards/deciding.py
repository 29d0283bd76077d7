"""Nominations under a decision: recorded in one step, put under it with its money, taken back when it is cancelled."""

from collections.abc import Sequence
from dataclasses import replace

from app.db import councils as db_councils
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.steps import Step
from app.errors import Refused
from app.i18n import _
from app.services.awards import checks
from app.services.awards.places import NO_OVERRUN, Overrun, proposed
from app.services.awards.season import of_nomination
from app.services.awards.taking import needed, refuse, stored
from app.services.workspace import Workspace
from app.text import clean, short_date


def record_decided(
    ws: Workspace, nomination_ids: Sequence[int], decision: AwardDecision, overrun: Overrun = NO_OVERRUN
) -> AwardDecision:
    """The short way: write down in one step that an authority has awarded already, from wherever it stands.

    ``decision`` needs number and day; one that is stored already (same number, day and award) is used. Raises
    ``Refused`` without them, for a day to come, and where no place of the quota is left.
    """
    label = _("Ghi quyết định khen thưởng {number}").format(number=clean(decision.number) or "…")
    with ws.store.write(label, ws.actor) as connection:
        _refuse_decision(ws, decision)
        decision_id = _decision_id(connection, decision)
        for nomination_id in nomination_ids:
            season = of_nomination(connection, ws, nomination_id)
            item = season.nomination(nomination_id)
            refuse(season, item, Step.RECORD)
            checks.refuse_blocked(connection, ws, season, item.id)
            if item.award != decision.award or item.campaign_id != decision.campaign_id:
                told = _("“{name}” được đề nghị hình thức khác với quyết định {number}; chưa đổi gì.")
                raise Refused("other-award", told.format(name=item.snapshot.name, number=clean(decision.number)))
            placed = item if item.holds_place else proposed(season, item, overrun)
            db.save_nomination(
                connection, replace(placed, state=NominationState.DECIDED, decision_id=decision_id, reason="")
            )
        return replace(decision, id=decision_id)


def _refuse_decision(ws: Workspace, decision: AwardDecision) -> None:
    if not clean(decision.number) or decision.decided_on is None:
        sentence = _("Chưa ghi số hoặc ngày của quyết định; chưa đổi gì.")
        raise Refused("no-decision-number", sentence, _("Hãy ghi đủ số và ngày."))
    if decision.decided_on > ws.today:
        told = _("Ngày quyết định {day} còn ở phía trước; chưa đổi gì.")
        raise Refused("future-day", told.format(day=short_date(decision.decided_on)))


def _decision_id(connection: DbConnection, decision: AwardDecision) -> int:
    for known in db_councils.decisions(connection, decision.campaign_id):
        is_same = (known.award, known.decided_on) == (decision.award, decision.decided_on)
        if is_same and clean(known.number) == clean(decision.number) and not known.cancel_reason:
            return known.id
    return db_councils.save_decision(connection, replace(decision, number=clean(decision.number), id=0))


def decide(
    connection: DbConnection,
    ws: Workspace,
    nomination_id: int,
    decision_id: int,
    *,
    amount: int | None = None,
    money_source: str = "",
) -> Nomination:
    """Put a nomination under a decision with its money, inside the transaction that locks the decision."""
    season = of_nomination(connection, ws, nomination_id)
    item = season.nomination(nomination_id)
    refuse(season, item, Step.DECIDE)
    checks.refuse_blocked(connection, ws, season, item.id)
    state = NominationState.DECIDED
    decided = replace(item, state=state, decision_id=decision_id, amount=amount, money_source=money_source, reason="")
    return stored(connection, decided)


def take_back_decision(
    connection: DbConnection, ws: Workspace, nomination_id: int, reason: str, *, withdraws: bool = False
) -> Nomination:
    """Undo what a cancelled decision did, inside the transaction that cancels it.

    The nomination stands as appraised again and keeps its place, or is withdrawn with ``withdraws`` (a false dossier).
    """
    season = of_nomination(connection, ws, nomination_id)
    item = season.nomination(nomination_id)
    if item.state is not NominationState.DECIDED:
        told = _("“{name}” chưa có quyết định để hủy; chưa đổi gì.")
        raise Refused("not-decided", told.format(name=item.snapshot.name))
    state = NominationState.WITHDRAWN if withdraws else NominationState.APPRAISED
    why = needed(reason, "no-reason", _("Chưa ghi lý do hủy quyết định; chưa đổi gì."))
    back = replace(item, state=state, decision_id=None, amount=None, money_source="", reason=why)
    return stored(connection, back)
