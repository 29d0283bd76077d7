"""The history of a nominee: what was decided and what was entered by hand, under every entry of the same person."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.db import nominations as db
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import ConductNote, PastAward, Sameness
from app.errors import Refused
from app.services.awards import award_history, certificate_printing, checks, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, a_candidate, a_nominee, a_season

DAY = date(2022, 1, 17)


def test_that_decided_and_entered_awards_stand_in_one_line_of_time(ws: Workspace) -> None:
    season = a_season(ws)
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng", birth_year=1978)
    twin = a_nominee(ws, "Sóc Hà", "Ông Nông Văn Thắng", birth_year=1978)
    checks.decide_sameness(ws, one.id, twin.id, Sameness.SAME, "cùng xóm")
    past = award_history.add_past_award(
        ws, PastAward(twin.id, 2018, " Giấy khen  xã ", "UBND xã Sóc Hà", "7/QĐ-UBND", date(2018, 12, 1), "bắt 01 vụ")
    )
    nomination = a_candidate(ws, season, one, achievement="Việc làm năm 2019")
    decision = AwardDecision(season.id, DISTRICT, "Quyết định tặng Giấy khen", "15/QĐ-UBND", DAY)
    steps.propose(ws, nomination.id)
    steps.record_decided(ws, [nomination.id], decision)
    nominations.save_nominee(ws, replace(one, name="Nông Quang Thắng"), corrects=False)
    lines = award_history.history(ws, twin.id)
    assert [(line.year, line.title, line.name, line.decision) for line in lines] == [
        (2018, "Giấy khen xã", "Ông Nông Văn Thắng", "7/QĐ-UBND"),
        (2019, "Giấy khen của Chủ tịch UBND huyện Hà Quảng", "Nông Văn Thắng", "15/QĐ-UBND"),
    ]
    assert (lines[0].past_id, lines[1].nomination_id) == (past.id, nomination.id)
    assert (lines[1].decided_on, lines[1].achievement, lines[1].unit) == (DAY, "Việc làm năm 2019", "xã Sóc Hà")
    assert award_history.history(ws, one.id) == lines


def test_that_an_award_entered_by_hand_blocks_another_one_for_the_same_year(ws: Workspace) -> None:
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng", birth_year=1978)
    nomination = a_candidate(ws, campaign, one, "giay-khen-huyen", achievement="Bắt 02 vụ")
    past = award_history.add_past_award(ws, PastAward(one.id, 2021, "Bằng khen của Bộ Công an"))
    with pytest.raises(Refused, match="đã được Bằng khen của Bộ Công an của năm 2021") as refused:
        steps.propose(ws, nomination.id)
    assert refused.value.code == "award-given-this-year"
    award_history.remove_past_award(ws, past.id)
    assert steps.propose(ws, nomination.id).holds_place


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"title": "  "}, "no-title"),
        ({"year": 1900}, "bad-year"),
        ({"year": 2023}, "bad-year"),
        ({"decided_on": date(2022, 1, 19)}, "future-day"),
        ({"decided_on": date(2017, 1, 19)}, "decision-before-year"),
        ({"nominee_id": 999}, "no-nominee"),
        ({}, "already-entered"),
    ],
)
def test_that_a_past_award_that_cannot_be_is_refused(ws: Workspace, changed: dict[str, Any], code: str) -> None:
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng")
    known = award_history.add_past_award(ws, PastAward(one.id, 2018, "Giấy khen xã"))
    with pytest.raises(Refused) as refused:
        award_history.add_past_award(ws, replace(known, id=0, **changed))
    assert refused.value.code == code
    assert len(award_history.history(ws, one.id)) == 1


def test_that_a_past_award_can_be_changed_and_taken_out(ws: Workspace) -> None:
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng")
    known = award_history.add_past_award(ws, PastAward(one.id, 2018, "Giấy khen xã"))
    assert award_history.add_past_award(ws, replace(known, decision="7/QĐ-UBND")).id == known.id
    assert [line.decision for line in award_history.history(ws, one.id)] == ["7/QĐ-UBND"]
    award_history.remove_past_award(ws, known.id)
    assert award_history.history(ws, one.id) == ()
    for call in (award_history.remove_past_award, award_history.remove_conduct_note, award_history.history):
        with pytest.raises(Refused, match=r"^Không có"):
            call(ws, 999)


def test_that_an_examination_stops_the_nomination_until_it_ends(ws: Workspace) -> None:
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng", birth_year=1978)
    nomination = a_candidate(ws, campaign, one, "giay-khen-huyen", achievement="Bắt 02 vụ")
    note = award_history.add_conduct_note(ws, ConductNote(one.id, " thanh tra  đất đai ", date(2021, 11, 1)))
    assert award_history.conduct_of(ws, one.id) == (note,)
    assert note.reason == "thanh tra đất đai"
    with pytest.raises(Refused, match="đang bị xem xét từ 01/11/2021: thanh tra đất đai") as refused:
        steps.propose(ws, nomination.id)
    assert refused.value.code == "award-conduct-open"
    award_history.add_conduct_note(ws, replace(note, to_day=date(2022, 1, 10)))
    assert steps.propose(ws, nomination.id).holds_place
    award_history.remove_conduct_note(ws, note.id)
    assert award_history.conduct_of(ws, one.id) == ()


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"reason": " "}, "no-reason"),
        ({"from_day": date(2022, 1, 19)}, "future-day"),
        ({"to_day": date(2021, 10, 31)}, "bad-days"),
        ({"nominee_id": 999}, "no-nominee"),
    ],
)
def test_that_a_note_that_cannot_be_is_refused(ws: Workspace, changed: dict[str, Any], code: str) -> None:
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng")
    with pytest.raises(Refused) as refused:
        award_history.add_conduct_note(ws, replace(ConductNote(one.id, "thanh tra", date(2021, 11, 1)), **changed))
    assert refused.value.code == code
    assert award_history.conduct_of(ws, one.id) == ()


def test_that_an_examination_after_the_decision_keeps_the_certificate_back(ws: Workspace) -> None:
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
    one = a_nominee(ws, "Sóc Hà", "Nông Văn Thắng", birth_year=1978)
    nomination = a_candidate(ws, campaign, one, "giay-khen-huyen", achievement="Bắt 02 vụ")
    steps.propose(ws, nomination.id)
    decision = AwardDecision(campaign.id, "giay-khen-huyen", "Quyết định tặng Giấy khen", "15/QĐ-UBND", DAY)
    steps.record_decided(ws, [nomination.id], decision)
    award_history.add_conduct_note(ws, ConductNote(one.id, "thanh tra đất đai", date(2022, 1, 17)))
    (row,) = certificate_printing.rows(ws, campaign.id)
    assert any("đang bị xem xét từ 17/01/2022" in text for text in row.obstacles)
