"""A unit that decides itself may leave steps out; what was left out is asked about before the decision is locked."""

from datetime import date

from app.services.awards import decisions
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, OWN, appraised, proposed, season_2021

DAY = date(2022, 1, 18)


def test_that_an_own_award_without_dossier_appraisal_and_council_is_asked_about(ws: Workspace) -> None:
    one = proposed(ws, "Nông Văn Một", award=OWN)
    key = decisions.draft(ws, season_2021(ws).id, OWN, [one.id]).id
    told = decisions.preview(ws, key, DAY).warning
    assert "01 trường hợp bỏ bước: Nông Văn Một (chưa nhận hồ sơ, thiếu" in told
    assert "chưa thẩm định, chưa họp xét); hãy xem lại." in told


def test_that_another_level_asks_nothing_for_its_steps_are_a_must(ws: Workspace) -> None:
    one = appraised(ws, "Nông Văn Một", award=DISTRICT)
    key = decisions.draft(ws, season_2021(ws).id, DISTRICT, [one.id]).id
    assert decisions.preview(ws, key, DAY).warning == ""
