"""Somebody else in the place of a nomination «thay thế»: moved, died, disciplined."""

from collections.abc import Iterator
from dataclasses import replace as changed

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.case import AwardCase
from app.domain.awards.nominations import Nomination, NominationState, Nominee
from app.domain.awards.sameness import compare, counts_as_one
from app.domain.awards.steps import Step
from app.errors import Refused
from app.i18n import _
from app.services.awards import checks, nominations
from app.services.awards.case import case_of
from app.services.awards.moving_up import move_up
from app.services.awards.places import proposed
from app.services.awards.season import Season
from app.services.awards.taking import because, stored, taking
from app.services.workspace import Workspace


def replace(ws: Workspace, nomination_id: int, nominee: int | Nominee, reason: str) -> Nomination:
    """Put somebody else in the place of a nomination (moved, died, disciplined); returns the new one.

    The old one keeps its history. A candidate for the same award becomes the new one, anybody else is entered. Raises
    ``Refused`` without a reason, for the same nominee, one who holds a place already or was replaced before in this
    line, and where the place is not one the new nominee may take. ``nominee`` is a key, or somebody not known yet.
    """
    with taking(ws, nomination_id, Step.REPLACE) as (connection, season, item):
        why = because(reason, _("Chưa ghi lý do thay thế; chưa đổi gì."))
        nominee_id = nominee if isinstance(nominee, int) else nominations.put_nominee(connection, ws, nominee).id
        _refuse_replacement(connection, ws, item, nominee_id)
        known = _candidacy(season, item, nominee_id)
        if known is not None:
            _refuse_other_place(season, item, known)
        if known is None:
            wanted = changed(item, nominee_id=nominee_id, achievement="", difference="", is_posthumous=False)
            known = nominations.enter(connection, ws, item.campaign_id, [_unread(wanted)])[0]
        gone = changed(item, state=NominationState.REPLACED, reason=why, over_quota="", decision_id=None)
        db.save_nomination(connection, gone)
        after = Season.read(connection, ws, item.campaign_id)
        checks.refuse_blocked(connection, ws, after, known.id)
        heir = changed(after.nomination(known.id), rank=item.rank)
        taken = proposed(after, heir, inherited=item.over_quota if _is_one_place(after, item, heir) else None)
        new = stored(connection, changed(taken, replaces_id=item.id))
        move_up(connection, after.having(new))
        return new


def _is_one_place(season: Season, item: Nomination, heir: Nomination) -> bool:
    """Whether both fall under one quota, so that the heir has the place itself, however full the quota is."""
    former, new = (season.nominees[one.nominee_id] for one in (item, heir))
    quotas = season.allotment.quota_of(item, former), season.allotment.quota_of(heir, new)
    return quotas[0] == quotas[1] and (quotas[0] is not None or former.kind is new.kind)


def _refuse_other_place(season: Season, item: Nomination, heir: Nomination) -> None:
    """Refuse another unit's candidate, who would take a place of another quota: that unit has its own queue."""
    if heir.unit_id != item.unit_id and not _is_one_place(season, item, heir):
        told = _(
            "“{name}” là ứng viên của đơn vị khác, chỉ tiêu khác, không thay vào suất của “{former}” được; chưa đổi gì."
        )
        way = _("Hãy rút “{former}” rồi đề nghị ứng viên này vào chỉ tiêu của chính đơn vị đó.")
        names = {"name": heir.snapshot.name, "former": item.snapshot.name}
        raise Refused("other-place", told.format(**names), way.format(**names))


def _unread(item: Nomination) -> Nomination:
    return changed(
        item,
        submission_id=None,
        row_no=None,
        golden_book_no="",
        is_different_achievement=False,
        reason="",
    )


def _refuse_replacement(connection: DbConnection, ws: Workspace, item: Nomination, nominee_id: int) -> None:
    season = Season.read(connection, ws, item.campaign_id)
    nominee = season.nominees.get(nominee_id)
    if nominee is None:
        raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=nominee_id))
    case = case_of(connection, ws, season)
    same = case.circle(nominee_id)
    if item.nominee_id in same:
        told = _("Không thay “{name}” bằng chính mình được; chưa đổi gì.")
        raise Refused("replaced-by-itself", told.format(name=nominee.name), _("Hãy chọn người, tập thể khác."))
    for former in _line(season, item):
        if former.nominee_id in same:
            told = _("“{name}” đã được thay ra khỏi chính suất này; chưa đổi gì.")
            raise Refused("replaced-before", told.format(name=nominee.name), _("Hãy chọn người, tập thể khác."))
    for former in (item, *_line(season, item)):
        _refuse_look_alike(case, former, nominee)
    holding = next((i for i in season.nominations if _holds(i, item, same)), None)
    if holding is not None:
        told = _("“{name}” đang giữ một suất của chính hình thức này; chưa đổi gì.")
        raise Refused("holds-place", told.format(name=nominee.name), _("Hãy chọn người, tập thể khác."))


def _refuse_look_alike(case: AwardCase, former: Nomination, nominee: Nominee) -> None:
    """Refuse who looks like the one replaced, typed anew, until somebody has said that they are two."""
    wanted, gone = case.portraits[nominee.id], case.portraits[former.nominee_id]
    if case.is_apart(nominee.id, former.nominee_id) or not counts_as_one(wanted, gone):
        return
    found = compare(wanted, gone)
    told = _("“{name}” giống người, tập thể đang được thay “{former}” ({reasons}); chưa đổi gì.")
    reasons = ", ".join(found.reasons) if found else ""
    way = _(
        "Nếu là hai: hãy ghi đủ năm sinh, xóm; hoặc lập người, tập thể mới thành ứng viên, "
        "chọn “khác nhau” ở phần so hai bên rồi thay."
    )
    words = told.format(name=nominee.name, former=former.snapshot.name, reasons=reasons)
    raise Refused("replaced-by-itself", words, way)


def _holds(other: Nomination, item: Nomination, same: frozenset[int]) -> bool:
    return other.nominee_id in same and other.award == item.award and other.holds_place


def _line(season: Season, item: Nomination) -> Iterator[Nomination]:
    """Those whose place it took, one after the other."""
    by_id = {other.id: other for other in season.nominations}
    former = by_id.get(item.replaces_id or 0)
    while former is not None:
        yield former
        former = by_id.get(former.replaces_id or 0)


def _candidacy(season: Season, item: Nomination, nominee_id: int) -> Nomination | None:
    for other in season.nominations:
        is_waiting = other.state is NominationState.CANDIDATE and other.award == item.award
        if is_waiting and other.nominee_id == nominee_id:
            return other
    return None
