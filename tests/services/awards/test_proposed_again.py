"""Proposing again what was withdrawn: it is examined like any candidate."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import nominations as db
from app.domain.awards.nominations import ConductNote, Nomination, NominationState
from app.errors import Refused
from app.services.awards import decisions, dossiers, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, POOL, appraised, proposed, season_2021
from tests.support.award_season import a_candidate, a_nominee


def test_that_an_open_examination_keeps_a_withdrawn_one_from_coming_back(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    steps.withdraw(ws, one.id, "Xem xét kỷ luật")
    with ws.store.write("thử", "thử") as connection:
        db.save_conduct_note(connection, ConductNote(one.nominee_id, "Đang xem xét kỷ luật", date(2022, 1, 5)))
    with pytest.raises(Refused) as refused:
        steps.propose(ws, one.id)
    assert refused.value.code == "award-conduct-open"
    assert nominations.find(ws, one.id).nomination.state is NominationState.WITHDRAWN


def test_that_one_achievement_is_not_proposed_twice_by_way_of_withdrawing(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    steps.withdraw(ws, one.id, "Ghi nhầm")
    nominee = nominations.find(ws, one.id).nominee
    other = a_candidate(ws, season_2021(ws), nominee, POOL, achievement="Phát hiện 02 vụ")
    steps.propose(ws, other.id)
    with pytest.raises(Refused) as refused:
        steps.propose(ws, one.id)
    assert refused.value.code == "award-same-achievement"


def test_that_a_withdrawn_one_does_not_come_back_beside_its_new_entry(ws: Workspace) -> None:
    nominee = a_nominee(ws, "Sóc Hà", "Nông Văn Một")
    season = season_2021(ws)
    old = steps.propose(ws, a_candidate(ws, season, nominee, DISTRICT, achievement="Phát hiện 02 vụ").id)
    steps.withdraw(ws, old.id, "Ghi nhầm")
    new = steps.propose(ws, a_candidate(ws, season, nominee, DISTRICT, achievement="Phát hiện 02 vụ").id)
    with pytest.raises(Refused) as refused:
        steps.propose(ws, old.id)
    assert refused.value.code == "already-nominated"
    assert nominations.find(ws, new.id).nomination.holds_place


def _dossier(item: Nomination) -> tuple[object, ...]:
    return item.received_on, item.appraisal, item.appraised_by, item.appraised_on, item.sitting_id, item.decision_id


def test_that_one_who_comes_back_brings_no_dossier_of_before(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    steps.receive(ws, one.id, date(2022, 1, 17))
    dossiers.appraise(ws, one.id, "Đủ", by="Người Thẩm Định")
    steps.send_back(ws, one.id, "Thiếu xác nhận")
    again = steps.propose(ws, one.id)
    assert _dossier(again) == (date(2022, 1, 17), "", "", None, None, None)
    steps.withdraw(ws, one.id, "Xin rút")
    assert _dossier(steps.propose(ws, one.id)) == (None, "", "", None, None, None)


def test_that_who_takes_a_place_and_who_is_entered_have_no_dossier_yet(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    steps.receive(ws, one.id, date(2022, 1, 17))
    done = dossiers.appraise(ws, one.id, "Đủ", by="Người Thẩm Định")
    heir = steps.replace(ws, one.id, a_nominee(ws, "Sóc Hà", "Bế Thị Hai").id, "Chuyển đi")
    assert _dossier(heir) == (None, "", "", None, None, None)
    new = a_nominee(ws, "Tổng Cọt", "Lục Văn Ba")
    fresh = nominations.nominate(ws, replace(done, nominee_id=new.id, unit_id=new.unit_id))
    assert _dossier(fresh) == (None, "", "", None, None, None)


def test_that_a_draft_loses_who_is_withdrawn_returned_or_replaced(ws: Workspace) -> None:
    one, two, three = (
        appraised(ws, "Nông Văn Một"),
        appraised(ws, "Bế Thị Hai", "Tổng Cọt"),
        appraised(ws, "Lục Văn Ba", "Cần Yên"),
    )
    key = decisions.draft(ws, season_2021(ws).id, DISTRICT, [one.id, two.id, three.id]).id
    assert decisions.find(ws, key).money.amount == 1_350_000
    steps.withdraw(ws, one.id, "Xin rút")
    steps.send_back(ws, two.id, "Thiếu biên bản")
    heir = steps.replace(ws, three.id, a_nominee(ws, "Cần Yên", "Mã Văn Bốn").id, "Chuyển đi")
    assert steps.propose(ws, one.id).decision_id is None
    assert heir.decision_id is None
    now = decisions.find(ws, key)
    assert (now.nominations, now.money.amount) == ((), 0)


def test_that_a_dossier_does_not_come_in_before_the_season(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một")
    with pytest.raises(Refused, match="Ngày nhận 01/01/1990 trước năm 2021"):
        steps.receive(ws, one.id, date(1990, 1, 1))
    assert nominations.find(ws, one.id).nomination.state is NominationState.PROPOSED
