"""A decision over the council's head needs a reason; dossiers that came in after its day are told."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision, Ballot, CouncilMember
from app.domain.awards.nominations import Nomination
from app.errors import Refused
from app.services.awards import councils, decisions, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, appraised, proposed, season_2021

DAY = date(2022, 1, 18)
MEMBERS = (CouncilMember("Nông Văn Chủ"), CouncilMember("Bế Thị Viên"))


def voted(ws: Workspace, item: Nomination, ballot: Ballot) -> None:
    """A closed sitting of two members about one nomination."""
    sitting = councils.begin(ws, season_2021(ws).id, "Phiên 1")
    wanted = replace(
        sitting, members=MEMBERS, held_on=date(2022, 1, 17), ballots=(replace(ballot, nomination_id=item.id),)
    )
    councils.close(ws, councils.save(ws, wanted).id)


def test_that_one_the_council_did_not_agree_to_is_decided_with_a_reason_only(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    voted(ws, one, Ballot(0, 0, against=2))
    key = decisions.draft(ws, season_2021(ws).id, DISTRICT, [one.id]).id
    with pytest.raises(Refused) as refused:
        decisions.decide(ws, key, "15/QĐ-UBND", DAY)
    assert refused.value.code == "council-rejected"
    assert "Hội đồng không thông qua “Nông Văn Một”: 0/2 phiếu tại “Phiên 1”" in refused.value.sentence
    note = decisions.Remarks("Kèm danh sách hai trang")
    with pytest.raises(Refused, match="Hội đồng không thông qua"):
        decisions.decide(ws, key, "15/QĐ-UBND", DAY, remarks=note)
    why = replace(note, against_council="Chủ tịch quyết định, Thông báo 12/TB")
    done = decisions.decide(ws, key, "15/QĐ-UBND", DAY, remarks=why)
    assert done.decision.note == "Kèm danh sách hai trang"
    assert [item.against_council for item in done.nominations] == ["Chủ tịch quyết định, Thông báo 12/TB"]


def test_that_the_short_way_asks_for_the_reason_alike(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    voted(ws, one, Ballot(0, 1, against=1))
    given = AwardDecision(season_2021(ws).id, DISTRICT, "Tặng Giấy khen", "15/QĐ-UBND", DAY)
    with pytest.raises(Refused, match="1/2 phiếu"):
        steps.record_decided(ws, [one.id], given)
    with pytest.raises(Refused, match="1/2 phiếu"):
        steps.record_decided(ws, [one.id], replace(given, note="Kèm danh sách hai trang"))
    with pytest.raises(Refused, match="chưa nói rõ điều gì"):
        steps.record_decided(ws, [one.id], given, against_council="x")
    assert steps.record_decided(ws, [one.id], given, against_council="Thông báo 12/TB").is_locked


def test_that_it_is_told_long_before_and_goes_upward_with_the_reason_only(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    voted(ws, one, Ballot(0, 1, against=1))
    told = nominations.find(ws, one.id).findings
    assert "award-council-rejected" in [item.code for item in told]
    with pytest.raises(Refused, match="1/2 phiếu tại “Phiên 1”") as refused:
        steps.forward(ws, one.id)
    assert "ghi lý do" in refused.value.way_out
    sent = steps.forward(ws, one.id, "Chủ tịch kết luận tại Thông báo 12/TB")
    assert sent.against_council == "Chủ tịch kết luận tại Thông báo 12/TB"
    assert "award-council-rejected" not in [item.code for item in nominations.find(ws, one.id).findings]
    key = decisions.draft(ws, season_2021(ws).id, DISTRICT, [one.id]).id
    assert decisions.decide(ws, key, "15/QĐ-UBND", DAY).decision.is_locked


def test_that_a_reason_against_one_vote_says_nothing_about_the_next(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    voted(ws, one, Ballot(0, 1, against=1))
    steps.forward(ws, one.id, "Chủ tịch kết luận tại Thông báo 12/TB")
    voted(ws, one, Ballot(0, 0, against=2))
    assert nominations.find(ws, one.id).nomination.against_council == ""
    assert "award-council-rejected" in [item.code for item in nominations.find(ws, one.id).findings]


@pytest.mark.parametrize("ballot", [Ballot(0, 2), Ballot(0, place=1)])
def test_that_who_the_council_agreed_to_or_ranked_is_decided_without_more(ws: Workspace, ballot: Ballot) -> None:
    one = proposed(ws, "Nông Văn Một")
    voted(ws, one, ballot)
    given = AwardDecision(season_2021(ws).id, DISTRICT, "Tặng Giấy khen", "15/QĐ-UBND", DAY)
    assert steps.record_decided(ws, [one.id], given).is_locked


def test_that_dossiers_that_came_after_the_day_are_told(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một")
    key = decisions.draft(ws, season_2021(ws).id, DISTRICT, [one.id]).id
    assert decisions.preview(ws, key, date(2022, 1, 17)).warning == ""
    assert decisions.preview(ws, key, date(2022, 1, 3)).warning == (
        "Quyết định ngày 03/01/2022 trước ngày nhận 01 hồ sơ (Nông Văn Một); hãy xem lại các ngày."
    )
