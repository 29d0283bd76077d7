"""Two that look alike are asked about once; what was decided is kept, merges nothing, and may not contradict itself."""

from dataclasses import replace

import pytest

from app.db import nominations as db
from app.domain.awards.criteria import Verdict
from app.domain.awards.nominations import Campaign, NomineeMatch, Sameness
from app.errors import Refused
from app.services import history
from app.services.awards import checks, nominations, steps
from app.services.awards.season import Season
from app.services.workspace import Workspace
from tests.support.award_season import HOUSEHOLD, a_candidate, a_nominee

SAME, DIFFERENT = Sameness
HUYEN, TINH = "giay-khen-huyen", "bang-khen-tinh"


def the_season(ws: Workspace) -> Campaign:
    """The season the data file was founded with."""
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
    return campaign


def stored(ws: Workspace) -> tuple[NomineeMatch, ...]:
    with ws.store.read() as connection:
        return db.matches(connection)


def three(ws: Workspace) -> tuple[int, int, int]:
    """One name three times in one commune."""
    made = [
        a_nominee(ws, "Sóc Hà", name, birth_year=1978) for name in ("Nông Văn Thắng", "NÔNG VĂN THẮNG", "Ông Thắng")
    ]
    return made[0].id, made[1].id, made[2].id


def test_that_a_decided_pair_is_shown_but_never_asked_again(ws: Workspace) -> None:
    season = the_season(ws)
    one, other, _third = three(ws)
    for key, award in ((one, HUYEN), (other, TINH)):
        a_candidate(ws, season, next(item for item in nominations.nominees(ws) if item.id == key), award)
    (pair,) = checks.duplicates(ws, season.id)
    assert (pair.first.id, pair.second.id, pair.match) == (one, other, None)
    match = checks.decide_sameness(ws, other, one, DIFFERENT, " bố và con ")
    assert (match.first_id, match.second_id, match.reason, match.decided_by) == (one, other, "bố và con", ws.actor)
    (pair,) = checks.duplicates(ws, season.id)
    assert pair.match == match
    with ws.store.read() as connection:
        found = checks.of_season(connection, ws, Season.read(connection, ws, season.id))
    assert "award-looks-alike" not in {item.code for items in found.values() for item in items}


def test_that_a_later_decision_replaces_the_former_and_undo_asks_again(ws: Workspace) -> None:
    one, other, _third = three(ws)
    checks.decide_sameness(ws, one, other, SAME)
    checks.decide_sameness(ws, one, other, DIFFERENT)
    assert [item.sameness for item in stored(ws)] == [DIFFERENT]
    history.undo(ws)
    history.undo(ws)
    assert stored(ws) == ()


def test_that_the_same_merges_nothing_but_makes_them_rivals(ws: Workspace) -> None:
    season = the_season(ws)
    one, other, _third = three(ws)
    known = {item.id: item for item in nominations.nominees(ws)}
    first = a_candidate(ws, season, known[one], HUYEN, achievement="Bắt 02 vụ")
    second = a_candidate(ws, season, known[other], TINH, achievement="Bắt 02 vụ")
    checks.decide_sameness(ws, one, other, SAME)
    assert {item.id: item for item in nominations.nominees(ws)} == known
    for item in (first, second):
        with pytest.raises(Refused, match="Không khen thưởng nhiều lần") as refused:
            steps.propose(ws, item.id)
        assert refused.value.code == "award-same-achievement"
    rule = next(item for item in checks.criteria(ws, first.id) if item.rule.content.source == "achievements")
    assert rule.verdict is Verdict.NOT_MET
    nominations.edit(ws, replace(second, is_different_achievement=True, difference="cứu người trong mưa lũ"))
    assert steps.propose(ws, first.id).holds_place
    assert steps.propose(ws, second.id).holds_place


def test_that_decisions_may_not_contradict_each_other(ws: Workspace) -> None:
    one, other, third = three(ws)
    checks.decide_sameness(ws, one, other, SAME)
    checks.decide_sameness(ws, other, third, SAME)
    with pytest.raises(Refused) as refused:
        checks.decide_sameness(ws, one, third, DIFFERENT)
    assert refused.value.code == "contradicts"
    assert len(stored(ws)) == 2


def test_that_two_kept_apart_are_not_joined_through_a_third(ws: Workspace) -> None:
    one, other, third = three(ws)
    checks.decide_sameness(ws, one, other, SAME)
    checks.decide_sameness(ws, one, third, DIFFERENT)
    with pytest.raises(Refused) as refused:
        checks.decide_sameness(ws, other, third, SAME)
    assert refused.value.code == "contradicts"
    assert "chưa lưu gì" in str(refused.value)


def test_that_nonsense_is_refused_in_one_sentence(ws: Workspace) -> None:
    one, _other, _third = three(ws)
    home = a_nominee(ws, "Sóc Hà", "Hộ ông Nông Văn Thắng", HOUSEHOLD)
    for second, code in ((one, "one-nominee"), (home.id, "two-kinds"), (999, "no-nominee")):
        with pytest.raises(Refused) as refused:
            checks.decide_sameness(ws, one, second, SAME)
        assert refused.value.code == code
    assert checks.decide_sameness(ws, one, home.id, DIFFERENT).sameness is DIFFERENT
