"""Nominee and nomination «đề nghị khen thưởng»: who is proposed by whom for what, and how far it has come.

Candidate → proposed → received → appraised → proposed upward → decided, or returned, withdrawn, replaced; an award that
was decided already is recorded in one step. A nomination keeps the name as it was at the time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.awards.catalogue import NomineeKind
from app.i18n import N_
from app.text import fold

_WOMEN = frozenset({"nu", "ba"})


class NominationState(StrEnum):
    """How far a nomination has come."""

    CANDIDATE = "candidate"
    PROPOSED = "proposed"
    RECEIVED = "received"
    APPRAISED = "appraised"
    FORWARDED = "forwarded"
    DECIDED = "decided"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


NOMINATION_WORDS: Mapping[NominationState, str] = {
    NominationState.CANDIDATE: N_("ứng viên"),
    NominationState.PROPOSED: N_("đã đề nghị"),
    NominationState.RECEIVED: N_("đã nhận hồ sơ"),
    NominationState.APPRAISED: N_("đã thẩm định"),
    NominationState.FORWARDED: N_("đã trình cấp trên"),
    NominationState.DECIDED: N_("đã quyết định"),
    NominationState.RETURNED: N_("trả lại hồ sơ"),
    NominationState.WITHDRAWN: N_("đã rút"),
    NominationState.REPLACED: N_("đã thay thế"),
}

#: States that hold a place of the quota.
HOLDING = frozenset(
    {
        NominationState.PROPOSED,
        NominationState.RECEIVED,
        NominationState.APPRAISED,
        NominationState.FORWARDED,
        NominationState.DECIDED,
        NominationState.RETURNED,
    }
)


class Sameness(StrEnum):
    """What somebody decided about two nominees that look alike."""

    SAME = "same"
    DIFFERENT = "different"


SAMENESS_WORDS: Mapping[Sameness, str] = {
    Sameness.SAME: N_("cùng một người, tập thể"),
    Sameness.DIFFERENT: N_("hai người, tập thể khác nhau"),
}


@dataclass(frozen=True, slots=True)
class Campaign:
    """A season of commendation «đợt khen thưởng»; one award for one achievement holds within it and across years."""

    name: str
    year: int
    plan: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class Nominee:
    """A person, collective or household as known now.

    ``born_on`` or at least ``birth_year`` where known; ``id_number`` only where a province's form asks for it, as text.
    ``unit_id`` is the commune or station it belongs to, ``place`` its hamlet or office. ``women_percent`` is for
    collectives: a tie may be settled by it, by people.
    """

    kind: NomineeKind
    name: str
    unit_id: int
    sex: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    ethnicity: str = ""
    id_number: str = ""
    position: str = ""
    place: str = ""
    leader: str = ""
    member_count: int | None = None
    women_percent: int | None = None
    is_direct_worker: bool | None = None
    is_deceased: bool = False
    note: str = ""
    id: int = 0

    @property
    def is_woman(self) -> bool:
        """Whether the sex says so, however it was written: "Nữ", "bà"."""
        return fold(self.sex) in _WOMEN


@dataclass(frozen=True, slots=True)
class NomineeSnapshot:
    """How a nominee was called when it was proposed; papers print this."""

    name: str
    position: str = ""
    place: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class Nomination:
    """One nominee proposed by one unit for one award in one campaign.

    ``rank`` orders the candidates of a unit for an award, 1 first. ``replaces_id`` leads to the nomination it took the
    place of. ``over_quota`` holds reason and decision of a place beyond the quota. ``submission_id`` and ``row_no``
    lead to the row of a commune's workbook it came from. ``home_id`` is the nominee's own unit when the place was
    taken, ``against_council`` why it goes on although the council did not agree.
    """

    campaign_id: int
    nominee_id: int
    unit_id: int
    award: str
    state: NominationState
    snapshot: NomineeSnapshot
    rank: int = 1
    achievement: str = ""
    is_different_achievement: bool = False
    difference: str = ""
    replaces_id: int | None = None
    is_posthumous: bool = False
    over_quota: str = ""
    reason: str = ""
    submission_id: int | None = None
    row_no: int | None = None
    received_on: date | None = None
    appraisal: str = ""
    sitting_id: int | None = None
    decision_id: int | None = None
    golden_book_no: str = ""
    amount: int | None = None
    money_source: str = ""
    is_name_proved: bool = False
    appraised_by: str = ""
    appraised_on: date | None = None
    home_id: int | None = None
    against_council: str = ""
    id: int = 0

    @property
    def holds_place(self) -> bool:
        """Whether it takes a place of the quota."""
        return self.state in HOLDING


@dataclass(frozen=True, slots=True)
class DossierReceipt:
    """One paper of a dossier as it came: soft and hard copy are independent."""

    nomination_id: int
    item: str
    soft_copy_on: date | None = None
    hard_copy_on: date | None = None
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class DeadlineRuling:
    """What the committee decided about the deadline of dossiers, where its plan states several; it settles them.

    ``due_on`` is the last day on time; ``document`` the decision in words or by its number.
    """

    campaign_id: int
    due_on: date
    document: str
    decided_on: date | None = None
    decided_by: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class ConductNote:
    """Discipline, inspection, complaint or allegation under examination: nothing is proposed meanwhile."""

    nominee_id: int
    reason: str
    from_day: date
    to_day: date | None = None
    document: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class PastAward:
    """An award of an earlier year or of elsewhere, as the history of a nominee shows it."""

    nominee_id: int
    year: int
    title: str
    authority: str = ""
    decision: str = ""
    decided_on: date | None = None
    achievement: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class NomineeMatch:
    """What somebody decided about two nominees that look alike; the smaller id first."""

    first_id: int
    second_id: int
    sameness: Sameness
    reason: str = ""
    decided_by: str = ""
    id: int = 0
