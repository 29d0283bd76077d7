"""Sittings of the council «Hội đồng thi đua, khen thưởng»: members, votes, closing; nothing is decided by itself.

A sitting is closed when its quorum was there and its votes fit its members; what was agreed about stands under it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.db import committee as committees
from app.db import councils as db
from app.db import nominations as db_nominations
from app.db.types import DbConnection
from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.domain.awards.nominations import HOLDING, Nomination, NominationState
from app.domain.awards.votes import Pool, SittingFault, attendance, faults
from app.domain.committee import holders_on
from app.errors import Refused
from app.i18n import _
from app.services.awards.pools import is_of_pool, pools
from app.services.awards.season import Season
from app.services.awards.sitting_meanwhile import merged_sitting
from app.services.awards.taking import because
from app.services.workspace import Workspace
from app.text import clean, format_number, padded_count, short_date

#: What a sitting looks at: whoever holds a place and is not decided, appraised or not.
_SEEN = HOLDING - {NominationState.DECIDED, NominationState.RETURNED}


@dataclass(frozen=True, slots=True)
class SittingDetail:
    """One sitting with what is to be said about it; ``pools`` are the candidates of each award in their order."""

    sitting: CouncilSitting
    nominations: Mapping[int, Nomination]
    faults: tuple[SittingFault, ...]
    pools: tuple[Pool, ...]

    @property
    def may_propose(self) -> tuple[int, ...]:
        """Candidates the closed sitting chose for places of a pool, in their order; empty while it is open."""
        chosen = [key for pool in self.pools for key in pool.choice.chosen] if self.sitting.is_closed else []
        return tuple(key for key in chosen if self.nominations[key].state is NominationState.CANDIDATE)


def sittings(ws: Workspace, campaign_id: int) -> tuple[CouncilSitting, ...]:
    """The sittings of a season by their day."""
    with ws.store.read() as connection:
        return db.sittings(connection, campaign_id)


def find(ws: Workspace, sitting_id: int) -> SittingDetail:
    """One sitting with its faults, warnings and pools; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        sitting = found(connection, sitting_id)
        season = Season.read(connection, ws, sitting.campaign_id)
        return SittingDetail(
            sitting,
            {item.id: item for item in season.nominations},
            (*faults(sitting), *_warnings(season, sitting)),
            pools(season, sitting),
        )


def found(connection: DbConnection, sitting_id: int) -> CouncilSitting:
    """A sitting that must exist; raises ``Refused`` when there is none."""
    sitting = db.find_sitting(connection, sitting_id)
    if sitting is None:
        raise Refused("no-sitting", _("Không có phiên họp Hội đồng số {id}.").format(id=sitting_id))
    return sitting


def begin(ws: Workspace, campaign_id: int, name: str = "", award: str = "") -> CouncilSitting:
    """Store a new sitting: members are those in office, ballots whom it has to look at, for one award or all.

    That is everybody who is proposed, and who waits for a place of a pool: of them the council chooses.
    """
    label = _("Lập phiên họp Hội đồng: {name}")
    title = clean(name) or _("Phiên họp xét khen thưởng")
    with ws.store.write(label.format(name=title), ws.actor) as connection:
        season = Season.read(connection, ws, campaign_id)
        former = db.sittings(connection, campaign_id)
        members = tuple(_members(connection, ws, former))
        ballots = tuple(
            Ballot(item.id)
            for item in season.nominations
            if _is_seen(season, item) and award in ("", item.award) and not season.is_own_level(item.award)
        )
        sitting = CouncilSitting(campaign_id, title, members=members, ballots=ballots)
        return replace(sitting, id=db.save_sitting(connection, sitting))


def _is_seen(season: Season, item: Nomination) -> bool:
    return item.state in _SEEN or (item.state is NominationState.CANDIDATE and is_of_pool(season, item))


def _members(connection: DbConnection, ws: Workspace, former: Sequence[CouncilSitting]) -> Iterator[CouncilMember]:
    """Those of the last sitting, else whoever holds an office in the committee."""
    if former:
        yield from (replace(one, is_present=True, wrote=False, absence="") for one in former[-1].members)
        return
    for place, holder in enumerate(reversed(holders_on(committees.all_holders(connection), ws.today))):
        title = ", ".join(text for text in (holder.committee_title, holder.agency_title) if text)
        yield CouncilMember(holder.full_name, title, _("Chủ tịch Hội đồng") if place == 0 else _("Ủy viên"))


def save(ws: Workspace, sitting: CouncilSitting, opened: CouncilSitting | None = None) -> CouncilSitting:
    """Store what was changed of an open sitting; raises ``Refused`` for a closed one and for votes that do not fit.

    ``opened`` is the sitting as it was when somebody began to change it: what another window stored since then stays.
    """
    with ws.store.write(_("Lưu phiên họp Hội đồng: {name}").format(name=clean(sitting.name) or "…"), ws.actor) as c:
        stored = found(c, sitting.id)
        _refuse_closed(stored)
        sitting = sitting if opened is None else merged_sitting(stored, opened, sitting)
        wanted = replace(sitting, name=clean(sitting.name), place=clean(sitting.place), is_closed=False)
        if not wanted.name:
            raise Refused("no-name", _("Phiên họp chưa có tên; chưa lưu gì."))
        _refuse_faults(Season.read(c, ws, sitting.campaign_id), wanted)
        db.save_sitting(c, wanted)
        return wanted


def close(ws: Workspace, sitting_id: int) -> CouncilSitting:
    """Close a sitting; raises ``Refused`` without day, without quorum, for votes that do not fit its members, and for a
    day after the decision on somebody it voted about.

    What was voted about stands under the sitting from then on; who has a place stays as it was: people take the step.
    """
    with ws.store.write(_("Kết thúc phiên họp Hội đồng"), ws.actor) as connection:
        sitting = found(connection, sitting_id)
        _refuse_closed(sitting)
        season = Season.read(connection, ws, sitting.campaign_id)
        _refuse_faults(season, sitting)
        if sitting.held_on is None:
            raise Refused("no-day", _("Phiên họp chưa có ngày họp; chưa kết thúc."), _("Hãy ghi ngày họp."))
        if sitting.held_on > ws.today:
            told = _("Ngày họp {day} còn ở phía trước; chưa kết thúc phiên họp.")
            raise Refused("future-day", told.format(day=short_date(sitting.held_on)))
        if sitting.held_on.year < season.campaign.year:
            told = _("Ngày họp {day} trước năm {year} của đợt khen thưởng; chưa kết thúc phiên họp.")
            words = told.format(day=short_date(sitting.held_on), year=season.campaign.year)
            raise Refused("before-season", words, _("Hãy xem lại ngày họp."))
        _refuse_without_quorum(sitting)
        if not sitting.ballots:
            raise Refused("no-ballots", _("Phiên họp chưa có ai để xét; chưa kết thúc."))
        closed = replace(sitting, is_closed=True)
        db.save_sitting(connection, closed)
        voted = {ballot.nomination_id for ballot in sitting.ballots}
        _refuse_decided_before(connection, sitting, [item for item in season.nominations if item.id in voted])
        for item in season.nominations:
            if item.id in voted:
                # A reason against an earlier vote says nothing about this one.
                judged = replace(item, sitting_id=sitting.id, against_council="")
                db_nominations.save_nomination(connection, judged)
            elif item.sitting_id == sitting.id:
                db_nominations.save_nomination(connection, replace(item, sitting_id=None))
        return closed


def reopen(ws: Workspace, sitting_id: int, reason: str) -> CouncilSitting:
    """Open a closed sitting again, to mend it; raises ``Refused`` without a reason or when a decision rests on it."""
    label = _("Mở lại phiên họp Hội đồng: {reason}").format(reason=clean(reason) or "…")
    with ws.store.write(label, ws.actor) as connection:
        sitting = found(connection, sitting_id)
        because(reason, _("Chưa ghi lý do mở lại phiên họp; chưa đổi gì."))
        decided = [item for item in _of(connection, sitting) if item.state is NominationState.DECIDED]
        if decided:
            told = _("Đã có quyết định khen thưởng cho “{name}” theo phiên họp này nên không mở lại được.")
            raise Refused("sitting-decided", told.format(name=decided[0].snapshot.name))
        opened = replace(sitting, is_closed=False)
        db.save_sitting(connection, opened)
        return opened


def remove(ws: Workspace, sitting_id: int) -> None:
    """Take out an open sitting; raises ``Refused`` for a closed one."""
    with ws.store.write(_("Bỏ phiên họp Hội đồng"), ws.actor) as connection:
        sitting = found(connection, sitting_id)
        _refuse_closed(sitting)
        for item in _of(connection, sitting):
            db_nominations.save_nomination(connection, replace(item, sitting_id=None))
        db.remove_sitting(connection, sitting_id)


# --- what keeps it from being stored or closed -----------------------------------------------------------------------


def _of(connection: DbConnection, sitting: CouncilSitting) -> list[Nomination]:
    every = db_nominations.nominations(connection, sitting.campaign_id)
    return [item for item in every if item.sitting_id == sitting.id]


def _refuse_closed(sitting: CouncilSitting) -> None:
    if sitting.is_closed:
        told = _("Phiên họp “{name}” đã kết thúc nên không sửa, bỏ được.").format(name=sitting.name)
        raise Refused("sitting-closed", told, _("Hãy mở lại phiên họp trước, có ghi lý do."))


def _refuse_faults(season: Season, sitting: CouncilSitting) -> None:
    known = {item.id: item for item in season.nominations}
    for ballot in sitting.ballots:
        if ballot.nomination_id not in known:
            told = _("Đề nghị số {id} không thuộc đợt khen thưởng này; chưa lưu gì.")
            raise Refused("no-nomination", told.format(id=ballot.nomination_id))
    blocking = [fault for fault in faults(sitting) if not fault.is_hint]
    if blocking:
        fault = blocking[0]
        item = known.get(fault.nomination_id)
        name = f"“{item.snapshot.name}”: " if item else ""
        raise Refused("bad-votes", _("{name}{sentence} Chưa lưu gì.").format(name=name, sentence=fault.sentence))


def _refuse_without_quorum(sitting: CouncilSitting) -> None:
    here = attendance(sitting.members, sitting.rules)
    if here.is_quorate:
        return
    told = _("Có mặt {present}/{members} thành viên, chưa đủ {percent} % theo quy định; chưa kết thúc phiên họp.")
    percent = format_number(round(sitting.rules.quorum_percent, 2))
    sentence = told.format(present=here.present, members=here.members, percent=percent)
    raise Refused("no-quorum", sentence, _("Hãy kiểm tra ai có mặt, hoặc họp lại khi đủ thành viên."))


def _refuse_decided_before(connection: DbConnection, sitting: CouncilSitting, voted: Sequence[Nomination]) -> None:
    """Nobody is voted about after the decision."""
    days = {item.id: item.decided_on for item in db.decisions(connection, sitting.campaign_id)}
    for item in voted:
        on = days.get(item.decision_id or 0)
        if on is not None and sitting.held_on is not None and on < sitting.held_on:
            told = _("“{name}” đã có quyết định ngày {day}, trước ngày họp {held}; chưa kết thúc phiên họp.")
            words = told.format(name=item.snapshot.name, day=short_date(on), held=short_date(sitting.held_on))
            raise Refused("decided-before", words, _("Hãy xem lại ngày họp, hoặc bỏ trường hợp này khỏi phiên họp."))


def _warnings(season: Season, sitting: CouncilSitting) -> Iterator[SittingFault]:
    """What people should look at: dossiers that came after the day, nominations that are over by now."""
    known = {item.id: item for item in season.nominations}
    voted = [known[ballot.nomination_id] for ballot in sitting.ballots if ballot.nomination_id in known]
    late = [item for item in voted if sitting.held_on and item.received_on and item.received_on > sitting.held_on]
    if late and sitting.held_on:
        told = _("Họp ngày {day} trước khi nhận {count} hồ sơ, ví dụ của “{name}”.")
        first = late[0]
        count = padded_count(len(late))
        sentence = told.format(day=short_date(sitting.held_on), count=count, name=first.snapshot.name)
        yield SittingFault(sentence, is_hint=True, nomination_id=first.id)
    for item in voted:
        told = ""
        if item.state in (NominationState.WITHDRAWN, NominationState.REPLACED):
            told = _("“{name}” không còn được đề nghị mà vẫn có trong phiên họp.")
        elif item.state is NominationState.CANDIDATE and not is_of_pool(season, item):
            told = _("“{name}” chưa được đề nghị mà đã có trong phiên họp.")
        if told:
            yield SittingFault(told.format(name=item.snapshot.name), is_hint=True, nomination_id=item.id)
