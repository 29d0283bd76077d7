"""Quota «chỉ tiêu khen thưởng»: how many places one award has for one kind, per unit or as a pool of the committee.

Plan 74/KH-BCĐ, section III on commendation: 1 collective and 2 persons for each border commune (Giấy khen huyện), pools
of 1 and 1 for Bằng khen tỉnh and Giấy khen BCH BĐBP tỉnh. Own-level awards have no limit.
"""

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nomination, NominationState, Nominee

#: More places than anybody asks for.
_ENDLESS: Final = sys.maxsize


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


@dataclass(frozen=True, slots=True)
class Room:
    """What a nomination finds where it belongs: its standing, and who of the same unit waits before it.

    ``standing`` is ``None`` where the plan has no quota for it: no limit then, unless the plan limits this award for
    others (``is_unforeseen``), which means no place at all for this kind or unit.
    """

    standing: QuotaStanding | None
    ahead: tuple[int, ...] = ()
    is_unforeseen: bool = False

    @property
    def free(self) -> int | None:
        """Places still free, ``None`` without limit."""
        if self.standing is None:
            return 0 if self.is_unforeseen else None
        return self.standing.free

    @property
    def is_full(self) -> bool:
        """Whether there is no place left."""
        return self.free is not None and self.free <= 0

    @property
    def is_hard(self) -> bool:
        """Whether going beyond it needs a decision in writing, not only a reason."""
        return self.standing.quota.is_hard if self.standing else self.is_unforeseen

    @property
    def overtaken(self) -> tuple[int, ...]:
        """Candidates of the same unit that would lose their place if this one went first."""
        return self.ahead if self.free is not None and 0 < self.free <= len(self.ahead) else ()


@dataclass(frozen=True, slots=True)
class Allotment:
    """The quotas of one season, and which nomination falls under which.

    ``without_limit`` are awards a unit gives itself: no quota, no limit, unless a row says otherwise. Where the law
    does not know households as a kind of their own, they take the places of collectives.
    """

    quotas: tuple[Quota, ...] = ()
    household_is_own: bool = True
    without_limit: frozenset[str] = frozenset()

    def quota_of(self, nomination: Nomination, nominee: Nominee) -> Quota | None:
        """The quota a nomination falls under: of the unit that proposes, of the nominee's own unit, else a pool.

        A station that proposes somebody of a commune takes a place of that commune, also after that one has moved.
        """
        kinds: tuple[NomineeKind, ...] = (nominee.kind,)
        if nominee.kind is NomineeKind.HOUSEHOLD and not self.household_is_own:
            kinds = (NomineeKind.HOUSEHOLD, NomineeKind.COLLECTIVE)
        places = {(quota.kind, quota.unit_id): quota for quota in self.quotas if quota.award == nomination.award}
        units = (nomination.unit_id, nomination.home_id or nominee.unit_id, None)
        return next((places[key] for key in product(kinds, units) if key in places), None)

    def standings(
        self, nominations: Iterable[Nomination], nominees: Mapping[int, Nominee]
    ) -> tuple[QuotaStanding, ...]:
        """Every quota with who holds its places and who waits, each by rank."""
        found: dict[int, list[Nomination]] = {}
        for item in sorted(nominations, key=_order):
            quota = self.quota_of(item, nominees[item.nominee_id])
            if quota is not None:
                found.setdefault(self.quotas.index(quota), []).append(item)
        return tuple(_standing(quota, found.get(place, ())) for place, quota in enumerate(self.quotas))

    def within_again(
        self, nominations: Iterable[Nomination], nominees: Mapping[int, Nominee]
    ) -> tuple[Nomination, ...]:
        """Holders of a place beyond a quota that has room for them by now, as they are then: without a special ground.

        Those still to be decided come first, by rank: what was decided as beyond the quota changes last.
        """
        found: list[Nomination] = []
        left: dict[Quota | None, int] = {}
        for item in sorted((one for one in nominations if one.holds_place), key=_regular_first):
            quota = self.quota_of(item, nominees[item.nominee_id])
            free = left.get(quota, self._places(quota, item.award))
            if item.over_quota and free > 0:
                found.append(replace(item, over_quota=""))
            if free > 0 or not item.over_quota:
                left[quota] = free - 1
        return tuple(found)

    def _places(self, quota: Quota | None, award: str) -> int:
        """Places of a quota, or of an award without one: none where others have a quota of it, else no limit."""
        if quota is None:
            return 0 if self.is_unforeseen(award) else _ENDLESS
        return _ENDLESS if quota.places is None else quota.places

    def is_unforeseen(self, award: str) -> bool:
        """Whether an award is limited for others, so that who has no quota of it has no place."""
        return award not in self.without_limit and any(item.award == award for item in self.quotas)

    def room(self, nomination: Nomination, nominations: Iterable[Nomination], nominees: Mapping[int, Nominee]) -> Room:
        """What a nomination finds, with what else is proposed now; its own place, if it holds one, counts as free."""
        quota = self.quota_of(nomination, nominees[nomination.nominee_id])
        if quota is None:
            return Room(None, is_unforeseen=self.is_unforeseen(nomination.award))
        others = [
            item
            for item in nominations
            if item.id != nomination.id and self.quota_of(item, nominees[item.nominee_id]) == quota
        ]
        ahead = tuple(
            item.id
            for item in sorted(others, key=_order)
            if item.state is NominationState.CANDIDATE
            and item.unit_id == nomination.unit_id
            and _order(item) < _order(nomination)
        )
        return Room(_standing(quota, sorted(others, key=_order)), ahead)


def _order(nomination: Nomination) -> tuple[int, int]:
    return nomination.rank, nomination.id


def _regular_first(nomination: Nomination) -> tuple[bool, bool, tuple[int, int]]:
    return bool(nomination.over_quota), nomination.state is NominationState.DECIDED, _order(nomination)


def _standing(quota: Quota, nominations: Iterable[Nomination]) -> QuotaStanding:
    known = tuple(nominations)
    return QuotaStanding(
        quota,
        tuple(item.id for item in known if item.holds_place),
        tuple(item.id for item in known if item.state is NominationState.CANDIDATE),
    )


def ranked(candidates: Sequence[Nomination], nomination_id: int, place: int) -> dict[int, int]:
    """New ranks of candidates when one of them moves to ``place`` (1 = first): only those that change, by id.

    The ranks are those the candidates had among themselves, so that who holds a place already keeps a better one.
    """
    order = [item for item in sorted(candidates, key=_order) if item.id != nomination_id]
    moved = next(item for item in candidates if item.id == nomination_id)
    order.insert(max(0, place - 1), moved)
    ranks: list[int] = []
    for rank in sorted(item.rank for item in candidates):
        ranks.append(max(rank, ranks[-1] + 1) if ranks else rank)
    return {item.id: rank for item, rank in zip(order, ranks, strict=True) if item.rank != rank}
