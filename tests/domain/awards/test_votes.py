"""Votes of a council: exact shares, counts that fit, ties that nothing breaks."""

from dataclasses import replace
from datetime import time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting, VoteBase, VoteRules
from app.domain.awards.votes import (
    PoolChoice,
    RankedBy,
    attendance,
    choose,
    faults,
    judged,
    ranked_by,
    ranking,
    result,
    share_of,
)


def members(present: int, wrote: int = 0, away: int = 0) -> tuple[CouncilMember, ...]:
    """So many members, by what they did."""
    kinds = [(True, False)] * present + [(False, True)] * wrote + [(False, False)] * away
    return tuple(CouncilMember(f"Người {n}", is_present=here, wrote=sent) for n, (here, sent) in enumerate(kinds))


def sitting(present: int, wrote: int = 0, away: int = 0, **rules: object) -> CouncilSitting:
    """A sitting with such members and rules."""
    return CouncilSitting(1, "Phiên họp", members=members(present, wrote, away), rules=replace(VoteRules(), **rules))  # type: ignore[arg-type]  # the fields of VoteRules


# --- quorum ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("percent", ["66.6", "66.66", "66.67", "66.7"])
def test_that_two_thirds_are_two_thirds_however_they_are_written(percent: str) -> None:
    assert attendance(members(6, away=3), VoteRules(quorum_percent=Decimal(percent))).is_quorate
    assert not attendance(members(5, away=3), VoteRules(quorum_percent=Decimal(percent))).is_quorate
    assert attendance(members(6, away=3), VoteRules()).is_quorate


@pytest.mark.parametrize("percent", ["33.4", "33.2", "66.5", "66.8", "66.65", "66.68", "33.34", "33", "67", "50.5"])
def test_that_a_share_that_is_no_third_is_what_was_written(percent: str) -> None:
    assert share_of(Decimal(percent)) == Fraction(percent) / 100


@pytest.mark.parametrize(("percent", "thirds"), [("33.3", 1), ("33.33", 1), ("33.330", 1), ("66.60", 2), ("66.667", 2)])
def test_that_a_third_rounded_or_cut_is_the_third(percent: str, thirds: int) -> None:
    assert share_of(Decimal(percent)) == Fraction(thirds, 3)


def test_that_a_written_opinion_votes_and_makes_no_quorum() -> None:
    here = attendance(members(5, wrote=4), VoteRules())
    assert (here.members, here.present, here.written, here.absent, here.voters) == (9, 5, 4, 4, 9)
    assert not here.is_quorate
    assert attendance(members(5, wrote=4), VoteRules(counts_written=False)).voters == 5


def test_that_a_sitting_without_members_has_no_quorum() -> None:
    assert not attendance((), VoteRules(quorum_percent=Decimal(0))).is_quorate
    found = result(CouncilSitting(1, "Phiên họp"), Ballot(1, 3))
    assert (found.base, found.percent, found.is_passed) == (0, None, False)


# --- ballots ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "votes", "passed", "base", "percent"),
    [
        ({}, 4, False, 8, "50.00"),
        ({"is_strict": False}, 4, True, 8, "50.00"),
        ({"base": VoteBase.ALL}, 5, False, 10, "50.00"),
        ({"base": VoteBase.ALL}, 6, True, 10, "60.00"),
        ({"counts_written": False}, 4, True, 7, "57.14"),
        ({"pass_percent": Decimal(90), "base": VoteBase.ALL, "is_strict": False}, 8, False, 10, "80.00"),
        ({"pass_percent": Decimal("66.67"), "is_strict": False}, 5, False, 8, "62.50"),
    ],
)
def test_that_base_and_threshold_are_those_of_the_sitting(
    rules: dict[str, object], votes: int, passed: bool, base: int, percent: str
) -> None:
    found = result(sitting(7, wrote=1, away=2, **rules), Ballot(1, votes))
    assert (found.is_passed, found.base, found.percent) == (passed, base, Decimal(percent))


@given(st.integers(1, 40), st.integers(0, 40), st.integers(0, 100), st.booleans())
def test_that_more_votes_never_make_it_worse(people: int, votes: int, percent: int, strict: bool) -> None:
    held = sitting(people, pass_percent=Decimal(percent), is_strict=strict)
    fewer, more = (result(held, Ballot(1, count)).is_passed for count in (votes, votes + 1))
    assert more or not fewer


@given(st.decimals(0, 100, places=2))
def test_that_a_share_is_what_was_written_but_for_thirds(percent: Decimal) -> None:
    share = share_of(percent)
    assert share == Fraction(percent) / 100 or (share.denominator == 3 and abs(share * 100 - Fraction(percent)) < 1)


# --- what cannot be right --------------------------------------------------------------------------------------------


def _told(held: CouncilSitting) -> str:
    return " ".join(fault.sentence for fault in faults(held))


def test_that_counts_fit_the_members() -> None:
    held = replace(sitting(7, wrote=1), ballots=(Ballot(1, 8, 1), Ballot(2, 5, -1), Ballot(3, 6), Ballot(4, 6, 1, 1)))
    assert [(fault.nomination_id, fault.is_hint) for fault in faults(held)] == [(1, False), (2, False), (3, True)]
    assert "Tổng 9 phiếu nhiều hơn 8 thành viên được biểu quyết." in _told(held)
    assert "Mới ghi 6/8 phiếu" in _told(held)


@pytest.mark.parametrize(
    "ballot",
    [
        Ballot(1, 7, place=0),
        Ballot(1, 7, place=-3),
        Ballot(1, 7, score=Decimal(-5)),
        Ballot(1, 7, score=Decimal("NaN")),
        Ballot(1, 7, score=Decimal("sNaN")),
        Ballot(1, 7, score=Decimal("Infinity")),
    ],
)
def test_that_a_place_counts_from_one_and_a_score_from_nothing(ballot: Ballot) -> None:
    (fault,) = faults(replace(sitting(7), ballots=(ballot,)))
    assert (fault.nomination_id, fault.is_hint) == (1, False)
    assert not faults(replace(sitting(7), ballots=(Ballot(1, 7, place=1, score=Decimal(0)),)))


def test_that_a_share_that_is_no_number_is_told() -> None:
    for rules in (VoteRules(quorum_percent=Decimal("NaN")), VoteRules(pass_percent=Decimal("NaN"))):
        assert "không phải là số" in _told(replace(sitting(7), rules=rules))


def test_that_nobody_sits_or_is_voted_about_twice() -> None:
    twice = replace(sitting(2), members=(CouncilMember("Nông Văn Mẫu"), CouncilMember("nông văn mẫu")))
    assert "ghi hai lần" in _told(twice)
    apart = replace(
        twice, members=(CouncilMember("Nông Văn Mẫu", "Chủ tịch"), CouncilMember("Nông Văn Mẫu", "Ủy viên"))
    )
    assert faults(apart) == ()
    assert "chưa có tên" in _told(replace(twice, members=(CouncilMember(" "),)))
    both = (CouncilMember("Nông Văn Mẫu", wrote=True),)
    assert "vừa có mặt vừa gửi ý kiến" in _told(replace(twice, members=both))
    assert "hai dòng phiếu" in _told(replace(sitting(2), ballots=(Ballot(1, 2), Ballot(1, 1, 1))))


def test_that_rules_nobody_can_meet_are_told() -> None:
    assert "ngoài khoảng" in _told(sitting(3, quorum_percent=Decimal(101)))
    assert "ngoài khoảng" in _told(sitting(3, pass_percent=Decimal(-1)))
    assert "Không phiếu nào vượt được 100 %" in _told(sitting(3, pass_percent=Decimal(100)))
    assert faults(sitting(3, pass_percent=Decimal(100), is_strict=False)) == ()


def test_that_a_sitting_ends_after_it_began() -> None:
    held = replace(sitting(3), starts_at=time(9), ends_at=time(8))
    assert "phải sau giờ bắt đầu" in _told(held)
    assert faults(replace(held, ends_at=time(10))) == ()
    assert faults(replace(held, ends_at=None)) == ()


# --- pools -----------------------------------------------------------------------------------------------------------


def test_that_places_go_before_scores_and_scores_before_votes() -> None:
    plain = (Ballot(1, 3), Ballot(2, 5))
    scored = tuple(replace(item, score=Decimal(item.nomination_id)) for item in plain)
    placed = tuple(replace(item, place=item.nomination_id) for item in scored)
    assert [ranked_by(item) for item in (plain, scored, placed, (placed[0], scored[1]), ())] == [
        RankedBy.VOTES,
        RankedBy.SCORE,
        RankedBy.PLACE,
        RankedBy.SCORE,
        RankedBy.VOTES,
    ]
    assert [item.nomination_id for item in ranking(placed, RankedBy.PLACE)] == [1, 2]
    assert [item.nomination_id for item in ranking(placed, RankedBy.SCORE)] == [2, 1]


def test_that_a_tie_is_shown_with_its_aids_and_never_broken() -> None:
    ballots = (Ballot(1, 5), Ballot(2, 7), Ballot(3, 5))
    aids = {1: ("nữ",), 2: ("nữ",)}
    found = ranking(ballots, RankedBy.VOTES, aids)
    assert [(item.nomination_id, item.rank, item.tied_with, item.aids) for item in found] == [
        (2, 1, (), ()),
        (1, 2, (3,), ("nữ",)),
        (3, 2, (1,), ()),
    ]
    assert choose(found, 1) == PoolChoice((2,), (), 0)
    assert choose(found, 2) == PoolChoice((2,), (1, 3), 1)
    assert choose(found, 5) == PoolChoice((2, 1, 3), (), 2)
    assert choose(found, 0) == PoolChoice((), (), 0)


def test_that_who_has_no_place_comes_last() -> None:
    found = ranking((Ballot(1, 9), Ballot(2, 1, place=2), Ballot(3, 1, place=1)), RankedBy.PLACE)
    assert [(item.nomination_id, item.rank) for item in found] == [(3, 1), (2, 2), (1, 3)]


@given(st.lists(st.integers(0, 4), max_size=12), st.integers(0, 12))
def test_that_nobody_wins_by_the_order_of_the_list(votes: list[int], places: int) -> None:
    ballots = tuple(Ballot(number, count) for number, count in enumerate(votes, 1))
    one, other = (choose(ranking(order, RankedBy.VOTES), places) for order in (ballots, ballots[::-1]))
    assert (set(one.chosen), set(one.tied), one.open_places) == (set(other.chosen), set(other.tied), other.open_places)
    assert len(one.chosen) + one.open_places == places
    assert not one.tied or len(one.tied) > one.open_places > 0


# --- the last word ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ballot", "is_rejected"),
    [
        (Ballot(7, 3), False),
        (Ballot(7, 2, against=1), False),
        (Ballot(7, 1, against=2), True),
        (Ballot(7, 1, against=2, place=1), True),
        (Ballot(7, place=1), False),
        (Ballot(7, score=Decimal(0)), False),
        (Ballot(7), True),
    ],
)
def test_that_the_last_closed_sitting_has_the_last_word(ballot: Ballot, *, is_rejected: bool) -> None:
    former = replace(sitting(3), ballots=(Ballot(7, 0, against=3), Ballot(8, 3)), is_closed=True, id=1)
    last = replace(sitting(3), ballots=(ballot,), is_closed=True, id=2)
    still_open = replace(sitting(3), ballots=(Ballot(7, 0, against=3),), id=3)
    found = judged((former, last, still_open), 7)
    assert found is not None
    assert (found.sitting.id, found.is_rejected) == (2, is_rejected)
    other = judged((former, last), 8)
    assert other is not None
    assert (other.sitting.id, other.is_rejected) == (1, False)
    assert judged((former, last), 9) is None
    assert judged((still_open,), 7) is None
