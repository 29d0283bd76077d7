"""Proposing again what was withdrawn: it is examined like any candidate."""

from datetime import date

import pytest

from app.db import nominations as db
from app.domain.awards.nominations import ConductNote, NominationState
from app.errors import Refused
from app.services.awards import nominations, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, POOL, proposed, season_2021
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
    steps.withdraw(ws, one.id, "Nhầm")
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
    steps.withdraw(ws, old.id, "Nhầm")
    new = steps.propose(ws, a_candidate(ws, season, nominee, DISTRICT, achievement="Phát hiện 02 vụ").id)
    with pytest.raises(Refused) as refused:
        steps.propose(ws, old.id)
    assert refused.value.code == "already-nominated"
    assert nominations.find(ws, new.id).nomination.holds_place
