"""Quota «chỉ tiêu khen thưởng»: how many places one award has for one kind, per unit or as a pool of the committee.

Plan 74/KH-BCĐ, section III on commendation: 1 collective and 2 persons for each border commune (Giấy khen huyện), pools
of 1 and 1 for Bằng khen tỉnh and Giấy khen BCH BĐBP tỉnh. Own-level awards have no limit.
"""

from dataclasses import dataclass

from app.domain.awards.catalogue import NomineeKind


@dataclass(frozen=True, slots=True)
class Quota:
    """Places of one award for one kind; ``unit_id`` ``None`` = a pool; ``places`` ``None`` = without limit.

    ``is_hard``: no more than that may be proposed, but by a decision that is written down.
    """

    campaign_id: int
    award: str
    kind: NomineeKind
    unit_id: int | None = None
    places: int | None = None
    is_hard: bool = True
    clause: str = ""
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True)
class QuotaStanding:
    """A quota with who holds its places: ids of nominations in their order, candidates beyond it by rank."""

    quota: Quota
    holders: tuple[int, ...] = ()
    candidates: tuple[int, ...] = ()

    @property
    def used(self) -> int:
        """Places that are held."""
        return len(self.holders)

    @property
    def free(self) -> int | None:
        """Places still free, below 0 where more are held; ``None`` without limit."""
        return None if self.quota.places is None else self.quota.places - self.used
