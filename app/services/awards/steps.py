"""Steps in the life of a nomination, each one transaction that looks again at what is stored then.

A place of a quota is taken inside the transaction that proposes, so that of two windows only one gets the last place.
Putting somebody else in a place is in :mod:`app.services.awards.replacing`, decisions in
:mod:`app.services.awards.deciding`; all of them can be had from here.
"""

from dataclasses import replace as changed
from datetime import date

from app.domain.awards.nominations import NOMINATION_WORDS, Nomination, NominationState
from app.domain.awards.quotas import QuotaStanding, ranked
from app.domain.awards.steps import Step
from app.errors import Refused
from app.i18n import _
from app.services.awards import checks, nominations
from app.services.awards.deciding import record_decided
from app.services.awards.decision_checks import past_council
from app.services.awards.dossiers import appraise
from app.services.awards.moving_up import move_up
from app.services.awards.places import NO_OVERRUN, Overrun, proposed
from app.services.awards.replacing import replace
from app.services.awards.season import Season, of_nomination
from app.services.awards.taking import because, stored, taking
from app.services.workspace import Workspace
from app.text import short_date

__all__ = [
    "Overrun", "appraise", "change_award", "forward", "mend_receipt", "next_in_line", "propose", "rank",
    "receive", "record_decided", "replace", "send_back", "withdraw",
]  # fmt: skip

# --- on the way ------------------------------------------------------------------------------------------------------


def propose(ws: Workspace, nomination_id: int, overrun: Overrun = NO_OVERRUN) -> Nomination:
    """Propose a candidate, or again one that was returned or withdrawn: it takes a place.

    Raises ``Refused`` when no place is left (naming who holds them) unless ``overrun`` says why and by which decision;
    when candidates of the same unit come first; when the nominee is considered for this award by another nomination;
    and with the first thing that blocks the nomination.
    """
    with taking(ws, nomination_id, Step.PROPOSE) as (connection, season, item):
        nominations.refuse_twin(season, item, _twin(season, item))
        checks.refuse_blocked(connection, ws, season, item.id)
        return stored(connection, proposed(season, item, overrun))


def receive(ws: Workspace, nomination_id: int, on: date) -> Nomination:
    """Write down the day the dossier came in; one that was returned has to be appraised anew.

    Raises ``Refused`` for a day to come or before the season's year.
    """
    with taking(ws, nomination_id, Step.RECEIVE) as (connection, season, item):
        _refuse_receipt(ws, season, on)
        fresh = changed(item, appraisal="", appraised_by="", appraised_on=None)
        return stored(connection, changed(fresh, state=NominationState.RECEIVED, received_on=on, reason=""))


def mend_receipt(ws: Workspace, nomination_id: int, on: date) -> Nomination:
    """Correct the day a dossier came in, which was written down wrongly; where the nomination stands stays.

    Raises ``Refused`` as :func:`receive`, for a dossier that is not here, for a day after its appraisal and once the
    award is decided or the nomination over.
    """
    with ws.store.write(_("Sửa ngày nhận hồ sơ"), ws.actor) as connection:
        season = of_nomination(connection, ws, nomination_id)
        item = season.nomination(nomination_id)
        if item.received_on is None or item.state in nominations.ENDED or item.state is NominationState.DECIDED:
            told = _("“{name}” {state}, không có ngày nhận hồ sơ nào để sửa; chưa đổi gì.")
            words = told.format(name=item.snapshot.name, state=_(NOMINATION_WORDS[item.state]))
            raise Refused("no-receipt", words, _("Nhận hồ sơ thì ghi bước “Nhận hồ sơ”."))
        _refuse_receipt(ws, season, on)
        if item.appraised_on is not None and on > item.appraised_on:
            told = _("Ngày nhận {day} sau ngày thẩm định {appraised}; chưa đổi gì.")
            words = told.format(day=short_date(on), appraised=short_date(item.appraised_on))
            raise Refused("received-late", words, _("Hãy xem lại hai ngày."))
        return stored(connection, changed(item, received_on=on))


def _refuse_receipt(ws: Workspace, season: Season, on: date) -> None:
    way = _("Hãy ghi ngày hồ sơ thực sự đến.")
    if on > ws.today:
        told = _("Ngày nhận {day} còn ở phía trước; chưa đổi gì.")
        raise Refused("future-day", told.format(day=short_date(on)), way)
    if on.year < season.campaign.year:
        told = _("Ngày nhận {day} trước năm {year} của đợt khen thưởng; chưa đổi gì.")
        raise Refused("before-season", told.format(day=short_date(on), year=season.campaign.year), way)


def forward(ws: Workspace, nomination_id: int, against_council: str = "") -> Nomination:
    """Propose upward «trình cấp trên»; raises ``Refused`` for whom the council did not agree to without the reason."""
    with taking(ws, nomination_id, Step.FORWARD) as (connection, season, item):
        checks.refuse_blocked(connection, ws, season, item.id)
        (heard,) = past_council(connection, (item,), against_council)
        return stored(connection, changed(heard, state=NominationState.FORWARDED))


def send_back(ws: Workspace, nomination_id: int, reason: str) -> Nomination:
    """Return a dossier for what is missing: its place stays held, a draft of a decision loses it.

    Raises ``Refused`` without a reason.
    """
    with taking(ws, nomination_id, Step.SEND_BACK) as (connection, _season, item):
        why = because(reason, _("Chưa ghi lý do trả lại; chưa đổi gì."))
        return stored(connection, changed(item, state=NominationState.RETURNED, reason=why, decision_id=None))


def withdraw(ws: Workspace, nomination_id: int, reason: str) -> Nomination:
    """Take a nomination back: whoever held one beyond the quota has its place; else it is free and offered, never
    given, to the next candidate.

    A draft of a decision loses it; :func:`next_in_line` says who is next. Raises ``Refused`` without a reason.
    """
    with taking(ws, nomination_id, Step.WITHDRAW) as (connection, season, item):
        why = because(reason, _("Chưa ghi lý do rút; chưa đổi gì."))
        gone = changed(item, state=NominationState.WITHDRAWN, reason=why, over_quota="", decision_id=None, home_id=None)
        stored(connection, gone)
        move_up(connection, season.having(gone))
        return gone


def next_in_line(ws: Workspace, nomination_id: int) -> tuple[nominations.NominationRow, ...]:
    """Who waits for the place of a nomination, first come first; empty while none is free."""
    with ws.store.read() as connection:
        season = of_nomination(connection, ws, nomination_id)
        item = season.nomination(nomination_id)
        quota = season.allotment.quota_of(item, season.nominees[item.nominee_id])
        standings = season.allotment.standings(season.nominations, season.nominees)
        waiting = next((one.candidates for one in standings if one.quota == quota and not _is_full(one)), ())
        return nominations.rows_of(season, [season.nomination(one) for one in waiting if one != nomination_id])


def _is_full(standing: QuotaStanding) -> bool:
    return standing.free is not None and standing.free <= 0


# --- order and award of candidates -----------------------------------------------------------------------------------


def rank(ws: Workspace, nomination_id: int, place: int) -> tuple[Nomination, ...]:
    """Move a candidate to a place among the candidates of its quota, 1 = first; returns those whose rank changed."""
    with ws.store.write(_("Xếp thứ tự ứng viên"), ws.actor) as connection:
        season = of_nomination(connection, ws, nomination_id)
        item = season.nomination(nomination_id)
        if item.state is not NominationState.CANDIDATE:
            told = _("“{name}” không còn là ứng viên nên không xếp thứ tự nữa; chưa đổi gì.")
            raise Refused("not-candidate", told.format(name=item.snapshot.name))
        queue = nominations.queue_of(season, item)
        waiting = [
            one
            for one in season.nominations
            if one.state is NominationState.CANDIDATE and nominations.queue_of(season, one) == queue
        ]
        if not 1 <= place <= len(waiting):
            told = _("Thứ tự phải từ 1 đến {count}; chưa đổi gì.")
            raise Refused("bad-rank", told.format(count=len(waiting)))
        ranks = ranked(waiting, nomination_id, place)
        return tuple(stored(connection, changed(one, rank=ranks[one.id])) for one in waiting if one.id in ranks)


def change_award(ws: Workspace, nomination_id: int, award: str) -> Nomination:
    """Have a candidate considered for another award, its dossier with it: not chosen from a pool, or fit for more."""
    with ws.store.write(_("Chuyển ứng viên sang hình thức khác"), ws.actor) as connection:
        season = of_nomination(connection, ws, nomination_id)
        item = season.nomination(nomination_id)
        if item.state is not NominationState.CANDIDATE:
            told = _("“{name}” không còn là ứng viên nên không đổi hình thức được; chưa đổi gì.")
            raise Refused("not-candidate", told.format(name=item.snapshot.name), _("Hãy rút rồi lập đề nghị mới."))
        if award == item.award:
            return item
        wanted = changed(item, award=award)
        nominations.refuse_nomination(season, wanted)
        nominations.refuse_twin(season, wanted, _twin(season, wanted))
        return stored(
            connection,
            changed(wanted, rank=nominations.last_ranks(season).get(nominations.queue_of(season, wanted), 0) + 1),
        )


def _twin(season: Season, item: Nomination) -> Nomination | None:
    """Another live nomination of the same nominee for the same award."""
    return next(
        (
            other
            for other in season.nominations
            if (other.nominee_id, other.award) == (item.nominee_id, item.award)
            and other.id != item.id
            and other.state not in nominations.ENDED
        ),
        None,
    )
