"""Decisions «quyết định khen thưởng»: drafted for chosen nominations, locked with number, day and money, cancelled.

A decision is of one award. Until it is locked its nominations may change; from then on amounts and names stay, it can
only be cancelled with a reason, and that it once was is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.db import councils as db_councils
from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.councils import AwardDecision
from app.domain.awards.money import MoneySum, summed
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.steps import Step
from app.errors import Refused
from app.i18n import _
from app.services.awards import decision_checks, money, own_awards, taking
from app.services.awards.deciding import lock
from app.services.awards.money import Estimate
from app.services.awards.moving_up import move_up
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import clean, format_number, padded_count, short_date

#: What a nomination holds until a decision is locked over it.
_OPEN = frozenset(
    {NominationState.PROPOSED, NominationState.RECEIVED, NominationState.APPRAISED, NominationState.FORWARDED}
)


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision as lists show it: award and authority in words, nominations under it, what they come to."""

    decision: AwardDecision
    title: str
    authority: str
    nominations: tuple[Nomination, ...]
    money: MoneySum

    @property
    def state_words(self) -> str:
        """Draft, decided, cancelled."""
        if self.decision.cancel_reason:
            return _("đã hủy")
        return _("dự thảo") if is_draft(self.decision) else _("đã quyết định")


@dataclass(frozen=True, slots=True)
class DecisionPreview:
    """What a decision on a day would pay, beside what was expected before; ``difference`` tells a change in words.

    ``warning`` is what people should look at before they lock it, in one sentence; empty for nothing.
    """

    money: Estimate
    expected: Estimate
    difference: str
    warning: str = ""


@dataclass(frozen=True, slots=True)
class Remarks:
    """What is written to a decision: a note, and why somebody is awarded whom the council did not agree to."""

    note: str = ""
    against_council: str = ""


NO_REMARKS = Remarks()


def is_draft(decision: AwardDecision) -> bool:
    """Whether a decision may still change: it has no number and day yet."""
    return not decision.is_locked and decision.decided_on is None


def decisions(ws: Workspace, campaign_id: int) -> tuple[DecisionRow, ...]:
    """The decisions of a season by their day, drafts last; raises ``Refused`` when there is no such season."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
        return tuple(_row(connection, season, item) for item in db_councils.decisions(connection, campaign_id))


def find(ws: Workspace, decision_id: int) -> DecisionRow:
    """One decision; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        decision, season = _found(connection, ws, decision_id)
        return _row(connection, season, decision)


def _found(connection: DbConnection, ws: Workspace, decision_id: int) -> tuple[AwardDecision, Season]:
    decision = db_councils.find_decision(connection, decision_id)
    if decision is None:
        raise Refused("no-decision", _("Không có quyết định khen thưởng số thứ tự {id}.").format(id=decision_id))
    return decision, Season.read(connection, ws, decision.campaign_id)


def _row(connection: DbConnection, season: Season, decision: AwardDecision) -> DecisionRow:
    under = _under(season, decision)
    unit_id = under[0].unit_id if under else None
    law = season.at(connection, decision.decided_on) if decision.decided_on else season
    told = money.estimate_of(connection, law, None, under).lines
    return DecisionRow(
        decision,
        law.award_title(decision.award, unit_id),
        law.authority_title(decision.award, unit_id),
        under,
        summed(decision.title, told),
    )


def _under(season: Season, decision: AwardDecision) -> tuple[Nomination, ...]:
    return tuple(item for item in season.nominations if item.decision_id == decision.id)


# --- drafts ----------------------------------------------------------------------------------------------------------


def draft(ws: Workspace, campaign_id: int, award: str, nomination_ids: Sequence[int], title: str = "") -> AwardDecision:
    """Draft the decision of an authority on one award for chosen nominations; number and day come last.

    Raises ``Refused`` without nominations, for those of another award, and for those nobody proposes or that stand
    under another decision.
    """
    with ws.store.write(_("Lập dự thảo quyết định khen thưởng"), ws.actor) as connection:
        season = Season.read(connection, ws, campaign_id)
        words = clean(title) or _("Tặng {award} trong phong trào năm {year}").format(
            award=season.award_title(award), year=season.campaign.year
        )
        decision = AwardDecision(campaign_id, award, words)
        chosen = _chosen(season, decision, nomination_ids)
        if season.is_own_level(award) and not clean(title):
            words = words.replace(season.award_title(award), season.award_title(award, chosen[0].unit_id))
        decision = replace(decision, title=words)
        decision = replace(decision, id=db_councils.save_decision(connection, decision))
        _put_under(connection, season, decision, chosen)
        return decision


def assign(ws: Workspace, decision_id: int, nomination_ids: Sequence[int]) -> DecisionRow:
    """Have exactly these nominations under a draft; raises ``Refused`` like :func:`draft`, and once it is locked."""
    with ws.store.write(_("Chọn đề nghị cho quyết định khen thưởng"), ws.actor) as connection:
        decision, season = _found(connection, ws, decision_id)
        _refuse_issued(decision)
        _put_under(connection, season, decision, _chosen(season, decision, nomination_ids))
        return _row(connection, Season.read(connection, ws, decision.campaign_id), decision)


def remove(ws: Workspace, decision_id: int) -> None:
    """Take out a draft; its nominations stand as before. Raises ``Refused`` for a decision that was issued."""
    with ws.store.write(_("Bỏ dự thảo quyết định khen thưởng"), ws.actor) as connection:
        decision, season = _found(connection, ws, decision_id)
        _refuse_issued(decision)
        _put_under(connection, season, decision, ())
        db_councils.remove_decision(connection, decision_id)


def _chosen(season: Season, decision: AwardDecision, nomination_ids: Sequence[int]) -> tuple[Nomination, ...]:
    chosen = tuple(season.nomination(key) for key in dict.fromkeys(nomination_ids))
    if not chosen:
        raise Refused("no-nominations", _("Chưa chọn đề nghị nào cho quyết định; chưa đổi gì."))
    decision_checks.refuse_mixed(season, decision.award, chosen)
    for item in chosen:
        if item.state not in _OPEN:
            taking.refuse(season, item, Step.DECIDE)
        if item.decision_id not in (None, decision.id):
            told = _("“{name}” đã ở trong một dự thảo quyết định khác; chưa đổi gì.")
            raise Refused("other-decision", told.format(name=item.snapshot.name))
    return chosen


def _put_under(connection: DbConnection, season: Season, decision: AwardDecision, chosen: Sequence[Nomination]) -> None:
    wanted = {item.id for item in chosen}
    for item in season.nominations:
        decision_id = decision.id if item.id in wanted else None
        if item.id in wanted or item.decision_id == decision.id:
            db.save_nomination(connection, replace(item, decision_id=decision_id))


def _refuse_issued(decision: AwardDecision) -> None:
    if not is_draft(decision):
        told = _("Quyết định {number} ngày {day} đã ban hành nên không sửa, xóa được; mọi điều được giữ nguyên.")
        day = short_date(decision.decided_on) if decision.decided_on else "…"
        way = _("Nếu quyết định sai, hãy hủy quyết định và ghi lý do.")
        raise Refused("decision-issued", told.format(number=decision.number, day=day), way)


# --- deciding --------------------------------------------------------------------------------------------------------


def preview(ws: Workspace, decision_id: int, on: date) -> DecisionPreview:
    """What the decision pays if it is dated ``on``, and how that differs from the estimate; nothing is stored."""
    with ws.store.read() as connection:
        decision, season = _found(connection, ws, decision_id)
        under = _under(season, decision)
        paid = money.estimate_of(connection, season, on, under)
        expected = money.estimate_of(connection, season, None, under)
        late = decision_checks.late_dossiers(replace(decision, decided_on=on), under)
        skipped = own_awards.left_out(connection, ws, season, decision.award, under)
        warning = " ".join(filter(None, (late, skipped)))
        return DecisionPreview(paid, expected, _difference(paid, expected), warning)


def _difference(paid: Estimate, expected: Estimate) -> str:
    """One sentence where the day changes the money; empty where it does not."""
    before, after = expected.total.amount, paid.total.amount
    if paid.total.is_unknown or expected.total.is_unknown or before == after:
        return ""
    told = _("Tiền thưởng là {after} đồng, dự toán ngày {day} là {before} đồng ({sign}{change}).")
    words = told.format(
        after=format_number(after),
        day=short_date(expected.on),
        before=format_number(before),
        sign="+" if after > before else "-",
        change=format_number(abs(after - before)),
    )
    if paid.base_salary == expected.base_salary or paid.base_salary is None:
        return words
    salary = _("Mức lương cơ sở ngày quyết định là {amount} đồng ({decree}).")
    content = paid.base_salary.content
    return f"{words} {salary.format(amount=format_number(content.amount), decree=content.decree)}"


def decide(
    ws: Workspace,
    decision_id: int,
    number: str,
    on: date,
    *,
    signer: str = "",
    signer_title: str = "",
    remarks: Remarks = NO_REMARKS,
) -> DecisionRow:
    """Lock a decision with number and day: its nominations are decided, and what they are paid is kept for ever.

    Raises ``Refused`` without number, for a number used before, a day to come or before the council sat, an authority
    that does not exist on that day, nominations with findings that block, not yet as far as to be decided, or not
    agreed to by the council where no ``remarks`` say why they are awarded.
    """
    with ws.store.write(_("Ghi quyết định khen thưởng {number}").format(number=clean(number) or "…"), ws.actor) as c:
        decision, season = _found(c, ws, decision_id)
        _refuse_issued(decision)
        season = season.at(c, on)
        under = _under(season, decision)
        if not under:
            raise Refused("no-nominations", _("Dự thảo quyết định chưa có đề nghị nào; chưa đổi gì."))
        issued = replace(decision, number=clean(number), decided_on=on, signer=clean(signer))
        issued = replace(issued, note=clean(remarks.note) or issued.note)
        decision_checks.refuse_number(c, season, issued, under)
        decision_checks.refuse_day(c, ws, season, issued, under)
        decision_checks.refuse_mixed(season, issued.award, under)
        under = decision_checks.past_council(c, under, remarks.against_council)
        for item in under:
            taking.refuse(season, item, Step.DECIDE)
        decision_checks.refuse_blocks(c, ws, season, under)
        authority = season.authority(issued.award)
        issued = replace(
            issued,
            signer_title=clean(signer_title) or (authority.signer_title if authority else ""),
        )
        issued = decision_checks.given_by(season, issued, under)
        issued = lock(c, issued, under, money.estimate_of(c, season, None, under))
        return _row(c, Season.read(c, ws, issued.campaign_id), issued)


def cancel(ws: Workspace, decision_id: int, reason: str, *, withdraws: bool = False) -> AwardDecision:
    """Cancel a decision that was issued: it stays in the history, and what was paid is to be recovered.

    Its nominations stand as far as they had come before, or are withdrawn with ``withdraws`` (a false dossier). Raises
    ``Refused`` without a reason, for a draft, and for one cancelled before.
    """
    with ws.store.write(_("Hủy quyết định khen thưởng"), ws.actor) as connection:
        decision, season = _found(connection, ws, decision_id)
        why = taking.because(reason, _("Chưa ghi lý do hủy quyết định; chưa đổi gì."))
        if is_draft(decision):
            told = _("Đây mới là dự thảo, chưa có gì để hủy; chưa đổi gì.")
            raise Refused("decision-draft", told, _("Hãy bỏ dự thảo."))
        if decision.cancel_reason:
            told = _("Quyết định {number} đã hủy trước đây; chưa đổi gì.")
            raise Refused("decision-cancelled", told.format(number=decision.number))
        under = _under(season, decision)
        freed: Any = {"over_quota": "", "home_id": None} if withdraws else {}
        told = _("Quyết định {number} ngày {day} đã hủy: {reason}")
        day = short_date(decision.decided_on) if decision.decided_on else "…"
        of = told.format(number=decision.number, day=day, reason=why)
        back = [
            replace(
                item,
                state=_back(item, withdraws=withdraws),
                decision_id=None,
                amount=None,
                money_source="",
                reason=of,
                **freed,
            )
            for item in under
        ]
        for item in back:
            db.save_nomination(connection, item)
        move_up(connection, season.having(*back))
        cancelled = replace(decision, cancel_reason=why, note=_recovered(decision, under))
        db_councils.save_decision(connection, cancelled)
        return cancelled


def _back(item: Nomination, *, withdraws: bool) -> NominationState:
    """Where a nomination stands when its decision is cancelled: what was recorded in one step may have no dossier."""
    if withdraws:
        return NominationState.WITHDRAWN
    if item.appraised_on is not None or item.appraisal:
        return NominationState.APPRAISED
    return NominationState.PROPOSED if item.received_on is None else NominationState.RECEIVED


def _recovered(decision: AwardDecision, under: Sequence[Nomination]) -> str:
    """The note of a cancelled decision: who was under it, and the money to be recovered."""
    names = "; ".join(_paid(item) for item in under)
    total = sum(item.amount or 0 for item in under)
    told = _("Đã hủy, thu hồi hiện vật và {amount} đồng tiền thưởng của {count} đề nghị: {names}.")
    words = told.format(amount=format_number(total), count=padded_count(len(under)), names=names)
    return f"{decision.note}\n{words}".strip()


def _paid(item: Nomination) -> str:
    return f"{item.snapshot.name} ({_('chưa rõ') if item.amount is None else format_number(item.amount)})"
