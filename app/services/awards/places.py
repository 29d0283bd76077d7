"""Taking a place of a quota: within it in the candidates' order, beyond it only by a reason and a decision."""

from dataclasses import dataclass, replace

from app.domain.awards import steps as rules
from app.domain.awards.catalogue import NOMINEE_WORDS
from app.domain.awards.nominations import Nomination, NominationState
from app.domain.awards.quotas import Room
from app.errors import Refused
from app.i18n import _
from app.services.awards import nominations
from app.services.awards.quotas import names_of, quota_words
from app.services.awards.season import Season
from app.services.awards.taking import because
from app.text import clean


@dataclass(frozen=True, slots=True)
class Overrun:
    """Why a place beyond the quota is taken, and by which decision «văn bản»; a soft quota needs the reason only."""

    reason: str = ""
    document: str = ""

    def __str__(self) -> str:
        reason, document = clean(self.reason), clean(self.document)
        return _("{reason}; theo {document}").format(reason=reason, document=document) if document else reason


NO_OVERRUN = Overrun()


def proposed(
    season: Season, item: Nomination, overrun: Overrun = NO_OVERRUN, inherited: str | None = None
) -> Nomination:
    """The nomination as proposed, with a place; raises ``Refused`` where it gets none.

    ``inherited`` is the ground of the very place it takes over from another one, empty for one within the quota;
    ``None`` where it takes over none.
    """
    nominee = season.nominees[item.nominee_id]
    nominations.refuse_posthumous(item, nominee)
    taken = _with_place(season, item, overrun, inherited)
    taken = replace(taken, home_id=taken.home_id or nominee.unit_id)
    if item.state is NominationState.RETURNED:
        return replace(taken, state=NominationState.PROPOSED, appraisal="", appraised_by="", appraised_on=None)
    fresh = replace(rules.unread(taken), state=NominationState.PROPOSED, snapshot=season.snapshot(nominee), reason="")
    # A candidate of a pool the council has looked at already keeps its sitting.
    return replace(fresh, sitting_id=item.sitting_id) if item.state is NominationState.CANDIDATE else fresh


def _with_place(season: Season, item: Nomination, overrun: Overrun, inherited: str | None) -> Nomination:
    """The nomination with its place: within the quota, or beyond it by a reason and decision that are kept."""
    if item.holds_place:
        return item
    room = season.room(item)
    if not room.is_full:
        if room.overtaken:
            told = _("“{names}” được xếp trước “{name}” mà chưa được đề nghị; chưa đổi gì.")
            names = names_of(season, room.overtaken)
            advice = _("Hãy đề nghị theo thứ tự, hoặc đổi thứ tự, hoặc rút ứng viên xếp trước.")
            raise Refused("out-of-order", told.format(names=names, name=item.snapshot.name), advice)
        return replace(item, over_quota="")
    if inherited is not None:
        return replace(item, over_quota=inherited)
    if not clean(overrun.reason) or (room.is_hard and not clean(overrun.document)):
        raise _no_room(season, item, room)
    because(overrun.reason, "")
    return replace(item, over_quota=str(overrun))


def _no_room(season: Season, item: Nomination, room: Room) -> Refused:
    way = _("Người, tập thể này vẫn là ứng viên; muốn vượt chỉ tiêu phải ghi lý do và văn bản quyết định.")
    if not room.is_hard:
        way = _("Người, tập thể này vẫn là ứng viên; muốn vượt chỉ tiêu phải ghi lý do.")
    if room.standing is None:
        kind = _(NOMINEE_WORDS[season.nominees[item.nominee_id].kind])
        told = _("Kế hoạch không có chỉ tiêu {award} cho {kind} của {unit}; chưa đổi gì.")
        title, unit = season.award_title(item.award, item.unit_id), season.unit_title(item.unit_id)
        return Refused("no-quota-here", told.format(award=title, kind=kind, unit=unit), way)
    quota = room.standing.quota
    told = _("Chỉ tiêu {quota} là {places}, đã hết suất: {names} đang giữ; chưa đổi gì.")
    names = names_of(season, room.standing.holders) or _("chưa ai")
    return Refused("no-place", told.format(quota=quota_words(season, quota), places=quota.places, names=names), way)
