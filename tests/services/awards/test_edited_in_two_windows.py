"""Two windows edit one nomination: neither writes over what the other one typed, nor over a number given meanwhile."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision, CouncilMember, CouncilSitting
from app.errors import Refused
from app.services.awards import councils, golden_book, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, proposed, season_2021


def test_that_what_another_window_typed_elsewhere_stays(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    row = nominations.find(ws, one.id)
    opened = (row.nomination, row.nominee)
    nominations.edit(ws, replace(row.nomination, achievement="Bắt giữ 02 vụ"), replace(row.nominee, place="Nà Sác"))
    nominations.edit(
        ws,
        replace(row.nomination, difference="khác hẳn", is_different_achievement=True),
        replace(row.nominee, position="Trưởng xóm"),
        opened=opened,
    )
    now = nominations.find(ws, one.id)
    assert (now.nomination.achievement, now.nomination.difference) == ("Bắt giữ 02 vụ", "khác hẳn")
    assert (now.nominee.place, now.nominee.position) == ("Nà Sác", "Trưởng xóm")


def test_that_the_same_changed_otherwise_meanwhile_is_refused(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    row = nominations.find(ws, one.id)
    opened = (row.nomination, row.nominee)
    nominations.edit(ws, replace(row.nomination, achievement="Bắt giữ 02 vụ"), replace(row.nominee, place="Nà Sác"))
    kept = nominations.find(ws, one.id)
    for item, nominee in (
        (replace(row.nomination, achievement="Bắt giữ 03 vụ"), None),
        (row.nomination, replace(row.nominee, place="Lũng Nặm")),
    ):
        with pytest.raises(Refused) as refused:
            nominations.edit(ws, item, nominee, opened=opened)
        assert refused.value.code == "changed-meanwhile"
        assert "“Nông Văn Một” vừa được sửa ở nơi khác" in refused.value.sentence
        assert nominations.find(ws, one.id) == kept
    same = replace(row.nomination, achievement="Bắt giữ 02 vụ")
    assert nominations.edit(ws, same, opened=opened) == kept.nomination


def test_that_a_number_given_meanwhile_is_not_lost_by_an_old_row(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    given = AwardDecision(season_2021(ws).id, DISTRICT, "Tặng Giấy khen", "15/QĐ-UBND", date(2022, 1, 18))
    steps.record_decided(ws, [one.id], given)
    stale = nominations.find(ws, one.id).nomination
    golden_book.number(ws, [one.id])
    done = nominations.edit(ws, replace(stale, is_name_proved=True))
    assert (done.golden_book_no, done.is_name_proved) == ("1", True)
    assert nominations.edit(ws, replace(done, golden_book_no="9")) == done


def test_that_votes_typed_in_two_windows_are_both_kept(ws: Workspace) -> None:
    proposed(ws, "Nông Văn A")
    proposed(ws, "Lý Thị Bê", unit="Trường Hà")
    opened = councils.begin(ws, season_2021(ws).id)
    members = tuple(CouncilMember(name, "Ủy viên", "Ủy viên") for name in ("Lý Một", "Lý Hai"))
    opened = councils.save(ws, replace(opened, members=members))
    first, second = opened.ballots

    def voted(place: int, votes: int) -> CouncilSitting:
        ballots = list(opened.ballots)
        ballots[place] = replace(ballots[place], in_favour=votes, against=2 - votes)
        return replace(opened, ballots=tuple(ballots))

    councils.save(ws, voted(0, 2), opened)
    both = councils.save(ws, voted(1, 1), opened)
    assert [ballot.in_favour for ballot in both.ballots] == [2, 1]
    with pytest.raises(Refused, match="vừa được sửa ở nơi khác"):
        councils.save(ws, voted(0, 1), opened)
    taken = councils.save(ws, replace(both, ballots=both.ballots[:1]), both)
    assert [ballot.nomination_id for ballot in taken.ballots] == [first.nomination_id]
    assert second.nomination_id not in {ballot.nomination_id for ballot in councils.find(ws, opened.id).sitting.ballots}
