"""The short way of recording a decision: it adds to what is stored and never writes over it."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision
from app.errors import Refused
from app.services.awards import decisions, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, OWN, proposed, season_2021

DAY = date(2022, 1, 18)


def test_that_a_second_record_keeps_what_the_first_one_says(ws: Workspace) -> None:
    one, two, three = (
        proposed(ws, "Nông Văn Một"),
        proposed(ws, "Bế Thị Hai", "Tổng Cọt"),
        proposed(ws, "Lục Văn Ba", "Cần Yên"),
    )
    season = season_2021(ws).id
    full = AwardDecision(season, DISTRICT, "Tặng Giấy khen", "99/QĐ-UBND", DAY, "Nông Văn Ký", note="bản giấy")
    first = steps.record_decided(ws, [one.id], full)
    bare = AwardDecision(season, DISTRICT, "", "99/qđ-ubnd ", DAY, signer_title="Chủ tịch")
    second = steps.record_decided(ws, [two.id], bare)
    assert second == replace(first, signer_title="Chủ tịch")
    with pytest.raises(Refused) as refused:
        steps.record_decided(ws, [three.id], replace(bare, signer="Hoàng Văn Khác"))
    assert refused.value.code == "decision-differs"
    assert "“Nông Văn Ký”, khác với “Hoàng Văn Khác”" in refused.value.sentence
    assert decisions.find(ws, first.id).decision == second


def test_that_each_unit_that_decides_itself_has_a_record_of_its_own(ws: Workspace) -> None:
    here, there = proposed(ws, "Nông Văn Một", award=OWN), proposed(ws, "Bế Thị Hai", "Tổng Cọt", OWN)
    given = AwardDecision(season_2021(ws).id, OWN, "Tặng Giấy khen", "05/QĐ-UBND", DAY)
    with pytest.raises(Refused, match="tự quyết định khen thưởng cấp mình"):
        steps.record_decided(ws, [here.id, there.id], given)
    ids = [steps.record_decided(ws, [item.id], given).id for item in (here, there)]
    assert ids[0] != ids[1]
    assert [nominations.find(ws, item.id).nomination.decision_id for item in (here, there)] == ids


def test_that_a_record_of_nobody_is_refused_and_one_id_twice_counts_once(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    given = AwardDecision(season_2021(ws).id, DISTRICT, "Tặng Giấy khen", "100/QĐ-UBND", DAY)
    with pytest.raises(Refused, match="Chưa chọn đề nghị nào"):
        steps.record_decided(ws, [], given)
    assert decisions.decisions(ws, season_2021(ws).id) == ()
    done = steps.record_decided(ws, [one.id, one.id], given)
    assert [item.id for item in decisions.find(ws, done.id).nominations] == [one.id]
