"""A unit that decides itself may leave steps out; what was left out is asked about before the decision is locked."""

from datetime import date

from app.services.awards import decisions, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, OWN, appraised, proposed, season_2021
from tests.support.award_season import a_candidate, a_nominee

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


def test_that_of_two_of_one_name_both_are_asked_about(ws: Workspace) -> None:
    namesakes = [a_nominee(ws, "Sóc Hà", "Nông Văn Một", birth_year=year) for year in (1970, 1985)]
    same = [steps.propose(ws, a_candidate(ws, season_2021(ws), one, OWN).id).id for one in namesakes]
    key = decisions.draft(ws, season_2021(ws).id, OWN, same).id
    told = decisions.preview(ws, key, DAY).warning
    assert "02 trường hợp bỏ bước: Nông Văn Một (chưa nhận hồ sơ" in told
    assert told.count("Nông Văn Một (") == 2
