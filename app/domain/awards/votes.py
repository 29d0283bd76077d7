"""Votes of a council «Hội đồng thi đua, khen thưởng»: quorum, what each ballot came to, the order in a pool.

No law fixes a share for Bằng khen tỉnh and Giấy khen (Luật 06/2022/QH15, Điều 84.2.c asks for minutes only): quorum,
base and threshold are those of the sitting. Equal candidates stay equal: people decide, the program shows what may help
(Nghị định 152/2025/NĐ-CP, Điều 4: a woman, or a collective with enough women).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting, VoteBase, VoteRules
from app.i18n import N_, _
from app.text import fold, format_number

_HUNDREDTH = Decimal("0.01")


class RankedBy(StrEnum):
    """What orders the candidates of a pool."""

    PLACE = "place"
    SCORE = "score"
    VOTES = "votes"


RANKED_BY_WORDS: Mapping[RankedBy, str] = {
    RankedBy.PLACE: N_("thứ hạng Hội đồng chấm"),
    RankedBy.SCORE: N_("điểm"),
    RankedBy.VOTES: N_("số phiếu đồng ý"),
}


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many members a sitting has: ``present`` in the room, ``written`` absent with an opinion in writing."""

    members: int
    present: int
    written: int
    is_quorate: bool
    voters: int

    @property
    def absent(self) -> int:
        """Members who are not in the room."""
        return self.members - self.present


@dataclass(frozen=True, slots=True)
class BallotResult:
    """What one ballot came to: votes in favour of ``base`` people, the share in percent with two decimals."""

    nomination_id: int
    in_favour: int
    base: int
    percent: Decimal | None
    is_passed: bool


@dataclass(frozen=True, slots=True)
class SittingFault:
    """What cannot be right about a sitting, in one sentence; a hint keeps nobody from closing it."""

    sentence: str
    is_hint: bool = False
    nomination_id: int = 0


@dataclass(frozen=True, slots=True)
class Ranked:
    """One candidate in the order of a pool; candidates of one ``rank`` are equal and named in ``tied_with``."""

    nomination_id: int
    rank: int
    tied_with: tuple[int, ...] = ()
    aids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PoolChoice:
    """Who has a place of a pool for certain, and equal candidates of whom the council has still to choose."""

    chosen: tuple[int, ...]
    tied: tuple[int, ...]
    open_places: int


@dataclass(frozen=True, slots=True)
class Pool:
    """The candidates for the shared places of one award in their order, what orders them, and whom that chooses."""

    title: str
    by: RankedBy
    ranked: tuple[Ranked, ...]
    choice: PoolChoice = PoolChoice((), (), 0)


def attendance(members: Sequence[CouncilMember], rules: VoteRules) -> Attendance:
    """Who is there; written opinions count for votes where the rules say so, never for the quorum."""
    present = sum(1 for member in members if member.is_present)
    written = sum(1 for member in members if member.wrote and not member.is_present)
    is_quorate = bool(members) and Fraction(present, len(members)) >= share_of(rules.quorum_percent)
    return Attendance(len(members), present, written, is_quorate, present + (written if rules.counts_written else 0))


def share_of(percent: Decimal) -> Fraction:
    """A threshold in percent as an exact share; a third rounded or cut to decimals is the third that is meant.

    "66,6", "66,67" and "66,7" are two thirds; "66,8" is what it says, so are whole percents. Nobody reaches what is no
    number.
    """
    if not percent.is_finite():
        return Fraction(2)
    exact = Fraction(percent)
    unit = Fraction(1, 10 ** len(format(percent.normalize(), "f").partition(".")[2]))
    for third in (Fraction(100, 3), Fraction(200, 3)):
        if unit < 1 and -unit < exact - third < unit / 2:
            return third / 100
    return exact / 100


def result(sitting: CouncilSitting, ballot: Ballot) -> BallotResult:
    """What a ballot came to by the rules of its sitting."""
    here = attendance(sitting.members, sitting.rules)
    base = here.members if sitting.rules.base is VoteBase.ALL else here.voters
    if not base:
        return BallotResult(ballot.nomination_id, ballot.in_favour, 0, None, is_passed=False)
    share, asked = Fraction(ballot.in_favour, base), share_of(sitting.rules.pass_percent)
    percent = (Decimal(ballot.in_favour) * 100 / base).quantize(_HUNDREDTH, ROUND_HALF_UP)
    is_passed = share > asked if sitting.rules.is_strict else share >= asked
    return BallotResult(ballot.nomination_id, ballot.in_favour, base, percent, is_passed)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the council said of one nomination when it last sat about it."""

    sitting: CouncilSitting
    ballot: Ballot
    result: BallotResult

    @property
    def is_rejected(self) -> bool:
        """Whether it was not agreed to; who was only ranked by place or score, without votes, is not rejected."""
        has_votes = self.ballot.in_favour + self.ballot.against + self.ballot.abstained > 0
        is_ranked = self.ballot.score is not None or self.ballot.place is not None
        return not self.result.is_passed and (has_votes or not is_ranked)


def judged(sittings: Iterable[CouncilSitting], nomination_id: int) -> Judged | None:
    """The last word of the council on a nomination, ``sittings`` by their day; ``None`` where no closed one tells."""
    held = [
        (sitting, ballot)
        for sitting in sittings
        for ballot in sitting.ballots
        if sitting.is_closed and ballot.nomination_id == nomination_id
    ]
    return Judged(*held[-1], result(*held[-1])) if held else None


# --- what cannot be right --------------------------------------------------------------------------------------------


def faults(sitting: CouncilSitting) -> tuple[SittingFault, ...]:
    """All that cannot be right: members, rules, ballots; then hints. A quorum that is missed is told when closing."""
    found = [*_member_faults(sitting), *_rule_faults(sitting.rules), *_time_faults(sitting)]
    here = attendance(sitting.members, sitting.rules)
    seen: set[int] = set()
    for ballot in sitting.ballots:
        if ballot.nomination_id in seen:
            told = _("Một người, tập thể có hai dòng phiếu trong cùng phiên họp; hãy giữ một dòng.")
            found.append(SittingFault(told, nomination_id=ballot.nomination_id))
        seen.add(ballot.nomination_id)
        found += [*_ballot_faults(ballot, here), *_order_faults(ballot)]
    return tuple(sorted(found, key=lambda fault: fault.is_hint))


def _member_faults(sitting: CouncilSitting) -> Iterator[SittingFault]:
    names: set[str] = set()
    for number, member in enumerate(sitting.members, 1):
        name = fold(member.name)
        if not name:
            yield SittingFault(_("Thành viên thứ {number} chưa có tên.").format(number=number))
        elif (key := f"{name}|{fold(member.title)}") in names:
            told = _("Thành viên “{name}” ghi hai lần; hãy bỏ một dòng hoặc ghi rõ chức vụ của từng người.")
            yield SittingFault(told.format(name=member.name))
        else:
            names.add(key)
        if member.is_present and member.wrote:
            told = _("“{name}” vừa có mặt vừa gửi ý kiến bằng văn bản; hãy chọn một.")
            yield SittingFault(told.format(name=member.name))


def _rule_faults(rules: VoteRules) -> Iterator[SittingFault]:
    if not (rules.quorum_percent.is_finite() and rules.pass_percent.is_finite()):
        yield SittingFault(_("Tỷ lệ phải có mặt hoặc tỷ lệ phiếu không phải là số."))
        return
    if not 0 <= rules.quorum_percent <= 100:
        told = _("Tỷ lệ thành viên phải có mặt là {percent} %, ngoài khoảng từ 0 đến 100.")
        yield SittingFault(told.format(percent=format_number(rules.quorum_percent)))
    if not 0 <= rules.pass_percent <= 100:
        told = _("Tỷ lệ phiếu để được thông qua là {percent} %, ngoài khoảng từ 0 đến 100.")
        yield SittingFault(told.format(percent=format_number(rules.pass_percent)))
    elif rules.is_strict and rules.pass_percent == 100:
        told = _("Không phiếu nào vượt được 100 %; hãy đặt “đạt từ” thay cho “trên” 100 %.")
        yield SittingFault(told)


def _time_faults(sitting: CouncilSitting) -> Iterator[SittingFault]:
    if sitting.starts_at and sitting.ends_at and sitting.ends_at <= sitting.starts_at:
        yield SittingFault(_("Giờ kết thúc phiên họp phải sau giờ bắt đầu."))


def _ballot_faults(ballot: Ballot, here: Attendance) -> Iterator[SittingFault]:
    counts = (ballot.in_favour, ballot.against, ballot.abstained)
    cast = sum(counts)
    if min(counts) < 0:
        yield SittingFault(_("Số phiếu không thể nhỏ hơn 0."), nomination_id=ballot.nomination_id)
    elif cast > here.voters:
        told = _("Tổng {cast} phiếu nhiều hơn {voters} thành viên được biểu quyết.")
        yield SittingFault(told.format(cast=cast, voters=here.voters), nomination_id=ballot.nomination_id)
    elif cast < here.voters:
        told = _("Mới ghi {cast}/{voters} phiếu; những phiếu còn lại tính là không biểu quyết.")
        yield SittingFault(told.format(cast=cast, voters=here.voters), is_hint=True, nomination_id=ballot.nomination_id)


def _order_faults(ballot: Ballot) -> Iterator[SittingFault]:
    """What cannot order candidates: places count from 1, scores from 0."""
    if ballot.place is not None and ballot.place < 1:
        yield SittingFault(_("Thứ hạng phải từ 1 trở lên."), nomination_id=ballot.nomination_id)
    if ballot.score is not None and not (ballot.score.is_finite() and ballot.score >= 0):
        yield SittingFault(_("Điểm phải là một số không nhỏ hơn 0."), nomination_id=ballot.nomination_id)


# --- the order in a pool ---------------------------------------------------------------------------------------------


def ranked_by(ballots: Sequence[Ballot]) -> RankedBy:
    """What orders these candidates: places if the council gave one to each, else scores if each has one, else votes."""
    if ballots and all(ballot.place is not None for ballot in ballots):
        return RankedBy.PLACE
    if ballots and all(ballot.score is not None for ballot in ballots):
        return RankedBy.SCORE
    return RankedBy.VOTES


def ranking(
    ballots: Sequence[Ballot], by: RankedBy, aids: Mapping[int, tuple[str, ...]] | None = None
) -> tuple[Ranked, ...]:
    """Candidates in order; those without what orders them come last, together. ``aids`` are told where some are equal.

    Equal candidates share a rank and stay in the order they were given: nothing breaks a tie here.
    """
    groups: dict[Decimal | None, list[int]] = {}
    for ballot in ballots:
        groups.setdefault(_worth(ballot, by), []).append(ballot.nomination_id)
    order = sorted((worth for worth in groups if worth is not None), reverse=True)
    return tuple(_ranks((groups[worth] for worth in [*order, *([None] if None in groups else [])]), aids or {}))


def _worth(ballot: Ballot, by: RankedBy) -> Decimal | None:
    """More is better; ``None`` = nobody told."""
    if by is RankedBy.VOTES:
        return Decimal(ballot.in_favour)
    if by is RankedBy.SCORE:
        return ballot.score
    return None if ballot.place is None else Decimal(-ballot.place)


def _ranks(groups: Iterable[list[int]], aids: Mapping[int, tuple[str, ...]]) -> Iterator[Ranked]:
    rank = 1
    for group in groups:
        for one in group:
            others = tuple(other for other in group if other != one)
            yield Ranked(one, rank, others, aids.get(one, ()) if others else ())
        rank += len(group)


def choose(ranked: Sequence[Ranked], places: int) -> PoolChoice:
    """Who fills ``places``: everybody of a rank that fits whole; a rank that does not fit is for the council."""
    chosen: list[int] = []
    for rank in dict.fromkeys(item.rank for item in ranked):
        group = [item.nomination_id for item in ranked if item.rank == rank]
        open_places = places - len(chosen)
        if len(group) > open_places:
            return PoolChoice(tuple(chosen), tuple(group) if open_places > 0 else (), max(open_places, 0))
        chosen += group
    return PoolChoice(tuple(chosen), (), places - len(chosen))
