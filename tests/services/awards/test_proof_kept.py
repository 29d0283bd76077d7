"""A name that was signed before printing has to be signed again when its certificate says something else."""

from dataclasses import replace

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination
from app.services.awards import certificate_printing, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, OWN, PROVINCE, a_candidate, a_nominee, a_season


def proved(ws: Workspace, item: Nomination) -> Nomination:
    """The nomination with its name signed."""
    certificate_printing.prove_names(ws, [item.id])
    return nominations.find(ws, item.id).nomination


def is_proved(ws: Workspace, item: Nomination) -> bool:
    """Whether it still is."""
    return nominations.find(ws, item.id).nomination.is_name_proved


def test_that_another_achievement_has_to_be_proved(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    item = proved(ws, a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Páo"), achievement="Giữ mốc"))
    assert nominations.edit(ws, replace(item, difference="không in ra")).is_name_proved
    assert not nominations.edit(ws, replace(item, achievement="Tố giác tội phạm")).is_name_proved
    assert not is_proved(ws, item)


def test_that_a_form_of_address_has_to_be_proved_also_after_the_decision(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    person = a_nominee(ws, "Sóc Hà", "Nông Thị Páo", sex="Nam")
    item = a_candidate(ws, season, person, OWN)
    steps.propose(ws, item.id)
    decision = AwardDecision(season.id, OWN, "Quyết định", "5/QĐ-UBND", ws.today)
    steps.record_decided(ws, [item.id], decision)
    proved(ws, item)
    nominations.save_nominee(ws, replace(person, note="sinh hoạt tại xóm"))
    assert is_proved(ws, item)
    nominations.save_nominee(ws, replace(person, sex="Nữ"))
    assert not is_proved(ws, item)


def test_that_a_name_called_differently_later_leaves_what_was_proposed(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    person = a_nominee(ws, "Sóc Hà", "Nông Văn Páo")
    item = a_candidate(ws, season, person)
    steps.propose(ws, item.id)
    proved(ws, item)
    nominations.save_nominee(ws, replace(person, position="Trưởng xóm"), corrects=False)
    assert is_proved(ws, item)
    nominations.save_nominee(ws, replace(person, position="Phó xóm"))
    assert not is_proved(ws, item)


def test_that_another_award_has_to_be_proved(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    item = proved(ws, a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Páo"), DISTRICT))
    steps.change_award(ws, item.id, PROVINCE)
    assert not is_proved(ws, item)


def test_that_what_is_proposed_again_under_a_new_name_has_to_be_proved(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    person = a_nominee(ws, "Sóc Hà", "Nông Văn Páo")
    item = a_candidate(ws, season, person)
    steps.propose(ws, item.id)
    proved(ws, item)
    steps.withdraw(ws, item.id, "Chuyển công tác")
    steps.propose(ws, item.id)
    assert is_proved(ws, item)
    steps.withdraw(ws, item.id, "Chuyển công tác")
    nominations.save_nominee(ws, replace(person, name="Nông Văn Báo"))
    assert steps.propose(ws, item.id).is_name_proved is False
    assert not is_proved(ws, item)


def test_that_the_one_who_replaces_has_to_be_proved(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    item = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Nông Văn Páo"))
    steps.propose(ws, item.id)
    proved(ws, item)
    heir = steps.replace(ws, item.id, a_nominee(ws, "Sóc Hà", "Hoàng Văn Lý").id, "Chuyển công tác")
    assert not heir.is_name_proved
