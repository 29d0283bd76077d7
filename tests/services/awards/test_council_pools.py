"""The council chooses who takes the places units share: candidates come before it, ties are left to people."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting
from app.domain.awards.nominations import Campaign, Nomination, NominationState
from app.domain.awards.papers import AwardPaper, PaperScope
from app.domain.awards.votes import PoolChoice
from app.errors import Refused
from app.services.awards import closing, councils, papers, steps
from app.services.awards.councils import SittingDetail
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, PROVINCE, a_season, candidates
from tests.support.certificates import decided
from tests.support.event_papers import words

MEMBERS = tuple(CouncilMember(name) for name in ("Triệu Đình Dũng", "Nông Thị Hoan", "Lý Văn Sơn"))


def _three(ws: Workspace, season: Campaign) -> list[Nomination]:
    units = ("Sóc Hà", "Tổng Cọt", "Cần Yên")
    names = ("Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    return [
        one
        for unit, name in zip(units, names, strict=True)
        for one in candidates(ws, season, unit, name, award=PROVINCE)
    ]


def _held(ws: Workspace, season: Campaign, *ballots: Ballot) -> CouncilSitting:
    begun = councils.begin(ws, season.id)
    assert {one.nomination_id for one in ballots} <= {one.nomination_id for one in begun.ballots}
    return councils.save(ws, replace(begun, members=MEMBERS, ballots=ballots, held_on=date(2022, 1, 17)))


def _closed(ws: Workspace, season: Campaign, *ballots: Ballot) -> SittingDetail:
    sitting = _held(ws, season, *ballots)
    councils.close(ws, sitting.id)
    return councils.find(ws, sitting.id)


def test_that_candidates_of_a_pool_come_before_the_council_and_others_do_not(ws: Workspace) -> None:
    season = a_season(ws)
    waiting = _three(ws, season)
    candidates(ws, season, "Sóc Hà", "Nông Văn Bốn", award=DISTRICT)
    sitting = councils.begin(ws, season.id)
    assert {one.nomination_id for one in sitting.ballots} == {one.id for one in waiting}
    assert not any("không còn" in fault.sentence for fault in councils.find(ws, sitting.id).faults)


def test_that_a_candidate_of_a_unit_put_into_a_sitting_is_told_to_be_not_proposed_yet(ws: Workspace) -> None:
    season = a_season(ws)
    (own,) = candidates(ws, season, "Sóc Hà", "Nông Văn Bốn", award=DISTRICT)
    sitting = councils.begin(ws, season.id)
    councils.save(ws, replace(sitting, ballots=(Ballot(own.id),)))
    told = [fault.sentence for fault in councils.find(ws, sitting.id).faults]
    assert "“Nông Văn Bốn” chưa được đề nghị mà đã có trong phiên họp." in told


def test_that_a_closed_sitting_offers_whom_it_chose_and_proposes_nobody_itself(ws: Workspace) -> None:
    season = a_season(ws, pool=1)
    first, second, third = _three(ws, season)
    ballots = (Ballot(first.id, 2), Ballot(second.id, 3), Ballot(third.id, 1, 2))
    sitting = _held(ws, season, *ballots)
    assert councils.find(ws, sitting.id).may_propose == ()
    councils.close(ws, sitting.id)
    found = councils.find(ws, sitting.id)
    assert found.may_propose == (second.id,)
    assert found.nominations[second.id].state is NominationState.CANDIDATE
    assert steps.propose(ws, second.id).state is NominationState.PROPOSED
    assert councils.find(ws, sitting.id).may_propose == ()


def test_that_a_tie_over_the_last_place_chooses_nobody_of_it(ws: Workspace) -> None:
    season = a_season(ws, pool=2)
    first, second, third = _three(ws, season)
    found = _closed(ws, season, Ballot(first.id, 2), Ballot(second.id, 3), Ballot(third.id, 2))
    (pool,) = found.pools
    assert pool.choice == PoolChoice((second.id,), (first.id, third.id), 1)
    assert found.may_propose == (second.id,)


def test_that_who_is_not_agreed_to_is_not_chosen_though_there_is_a_place(ws: Workspace) -> None:
    season = a_season(ws, pool=3)
    first, second, third = _three(ws, season)
    found = _closed(ws, season, Ballot(first.id, 0, 3), Ballot(second.id, 3), Ballot(third.id))
    assert found.may_propose == (second.id,)


def test_that_candidates_the_council_ranked_stand_in_its_minutes(ws: Workspace) -> None:
    season = a_season(ws, pool=1)
    first, second, third = _three(ws, season)
    _closed(ws, season, Ballot(first.id, 2), Ballot(second.id, 3))
    scope = PaperScope(season.id)
    (minutes,) = [sheet for sheet in papers.available(ws, scope) if sheet.paper is AwardPaper.MINUTES]
    assert {item.id for item in minutes.nominations} == {first.id, second.id}
    assert third.id not in {item.id for item in minutes.nominations}


def test_that_places_given_by_the_council_choose_also_without_votes(ws: Workspace) -> None:
    season = a_season(ws, pool=1)
    first, second, _third = _three(ws, season)
    found = _closed(ws, season, Ballot(first.id, place=2), Ballot(second.id, place=1))
    assert found.may_propose == (second.id,)


def test_that_a_place_somebody_else_holds_is_not_given_again(ws: Workspace) -> None:
    season = a_season(ws, pool=2)
    first, second, third = _three(ws, season)
    steps.propose(ws, third.id)
    found = _closed(ws, season, Ballot(first.id, 2), Ballot(second.id, 3))
    assert found.may_propose == (second.id,)


def test_that_a_sitting_is_not_closed_with_a_day_after_the_decision(ws: Workspace) -> None:
    season = a_season(ws)
    (one,) = decided(ws, season, "Sóc Hà", "Nông Văn Một", decided_on=date(2022, 1, 10))
    begun = councils.begin(ws, season.id)
    late = replace(begun, members=MEMBERS, ballots=(Ballot(one.id, 3),), held_on=date(2022, 1, 11))
    councils.save(ws, late)
    with pytest.raises(Refused, match="đã có quyết định ngày 10/01/2022, trước ngày họp 11/01/2022"):
        councils.close(ws, begun.id)
    assert not councils.find(ws, begun.id).sitting.is_closed
    councils.save(ws, replace(late, held_on=date(2022, 1, 10)))
    assert councils.close(ws, begun.id).is_closed


@pytest.mark.parametrize("score", ["-5", "NaN"])
def test_that_a_score_that_is_none_is_not_stored(ws: Workspace, score: str) -> None:
    season = a_season(ws)
    first, *_others = _three(ws, season)
    begun = councils.begin(ws, season.id)
    with pytest.raises(Refused, match="Điểm phải là một số"):
        councils.save(ws, replace(begun, ballots=(Ballot(first.id, score=Decimal(score)),)))


def test_that_ties_and_missing_votes_are_asked_about_before_a_sitting_is_closed(ws: Workspace) -> None:
    season = a_season(ws, pool=2)
    first, second, third = _three(ws, season)
    sitting = _held(ws, season, Ballot(first.id, 2), Ballot(second.id, 3), Ballot(third.id, 2))
    short, tied = closing.doubts(councils.find(ws, sitting.id))
    assert (short.code, tied.code) == ("votes-missing", "tied")
    assert short.sentence.startswith(f"02 trường hợp ghi chưa đủ phiếu của người dự: {first.id}, {third.id};")
    assert "02 trường hợp bằng nhau cho 01 suất chung còn lại" in tied.sentence
    assert f"{third.id}. Nông Văn Ba" in tied.sentence
    whole = replace(sitting, ballots=(Ballot(first.id, 2, 1), Ballot(second.id, 3), Ballot(third.id, 1, 1, 1)))
    councils.save(ws, whole)
    assert closing.doubts(councils.find(ws, sitting.id)) == ()
    councils.save(ws, replace(whole, ballots=(Ballot(first.id), Ballot(second.id, place=1))))
    assert [item.code for item in closing.doubts(councils.find(ws, sitting.id))] == ["unvoted"]


def test_that_the_minutes_of_a_tie_leave_the_last_place_open(ws: Workspace) -> None:
    season = a_season(ws, pool=2)
    first, second, third = _three(ws, season)
    _closed(ws, season, Ballot(first.id, 2, 1), Ballot(second.id, 3), Ballot(third.id, 2, 1))
    scope = PaperScope(season.id)
    (sheet,) = [one for one in papers.available(ws, scope) if one.paper is AwardPaper.MINUTES]
    told = words(papers.document(ws, scope, sheet))
    assert "thống nhất đề nghị khen thưởng 01 cá nhân có kết quả đạt" in told
    assert "Chưa quyết định 01 suất chung" in told
