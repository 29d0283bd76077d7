"""Council «Hội đồng thi đua, khen thưởng»: a sitting with members, quorum, votes, and what came of it.

No law fixes a vote for Bằng khen tỉnh and Giấy khen; quorum, base and threshold are parameters of the sitting.
"""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import StrEnum


class VoteBase(StrEnum):
    """Of whom the share of votes is taken."""

    PRESENT = "present"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class CouncilMember:
    """One member; ``wrote`` = absent, but sent an opinion in writing."""

    name: str
    title: str = ""
    role: str = ""
    is_present: bool = True
    wrote: bool = False
    absence: str = ""


@dataclass(frozen=True, slots=True)
class VoteRules:
    """Parameters of a sitting, in percent; ``pass_percent`` must be exceeded where ``is_strict``, else reached."""

    quorum_percent: Decimal = Decimal(200) / 3
    base: VoteBase = VoteBase.PRESENT
    pass_percent: Decimal = Decimal(50)
    is_strict: bool = True
    counts_written: bool = True


@dataclass(frozen=True, slots=True)
class Ballot:
    """What was voted about one nomination; ``score`` and ``place`` rank the candidates of a pool."""

    nomination_id: int
    in_favour: int = 0
    against: int = 0
    abstained: int = 0
    score: Decimal | None = None
    place: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class CouncilSitting:
    """One sitting «phiên họp»; closed when its minutes are made."""

    campaign_id: int
    name: str
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    members: tuple[CouncilMember, ...] = ()
    rules: VoteRules = field(default_factory=VoteRules)
    ballots: tuple[Ballot, ...] = ()
    discussion: str = ""
    conclusion: str = ""
    is_closed: bool = False
    paper_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class AwardDecision:
    """A decision «quyết định khen thưởng» of an authority; money is locked with it.

    ``number`` and ``decided_on`` are filled last. ``base_salary`` in đồng is that of the day of the decision.
    ``unit_id`` is who decided, where units give the award themselves.
    """

    campaign_id: int
    award: str
    title: str
    number: str = ""
    decided_on: date | None = None
    signer: str = ""
    signer_title: str = ""
    base_salary: int | None = None
    is_locked: bool = False
    cancel_reason: str = ""
    paper_id: int | None = None
    note: str = ""
    unit_id: int | None = None
    id: int = 0
