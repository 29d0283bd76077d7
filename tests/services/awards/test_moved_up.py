"""Whoever holds a place beyond the quota has a regular one as soon as there is one."""

from dataclasses import replace

import pytest

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Campaign, Nomination
from app.domain.awards.quotas import Quota
from app.services import history
from app.services.awards import decisions, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, PROVINCE, TEAM, a_candidate, a_nominee, a_season, candidates

GROUND = steps.Overrun("thành tích đột xuất", "CV 15")


@pytest.fixture
def season(ws: Workspace) -> Campaign:
    return a_season(ws, "Sóc Hà")


def beyond(ws: Workspace, *items: Nomination) -> list[str]:
    """The grounds of places beyond the quota, as stored."""
    return [nominations.find(ws, item.id).nomination.over_quota for item in items]


def four_for_two(ws: Workspace, season: Campaign) -> list[Nomination]:
    """Two within the quota of two, two beyond it."""
    items = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba", "Nông Văn Bốn")
    for item in items:
        steps.propose(ws, item.id, GROUND)
    assert beyond(ws, *items) == ["", "", str(GROUND), str(GROUND)]
    return items


def test_that_a_withdrawn_one_leaves_its_place_to_the_first_beyond_the_quota(ws: Workspace, season: Campaign) -> None:
    items = four_for_two(ws, season)
    steps.withdraw(ws, items[0].id, "Chuyển công tác")
    assert beyond(ws, *items[1:]) == ["", "", str(GROUND)]
    history.undo(ws)
    assert beyond(ws, *items) == ["", "", str(GROUND), str(GROUND)]
    history.redo(ws)
    assert beyond(ws, *items[1:]) == ["", "", str(GROUND)]
    cell = next(cell for cell in quotas.board(ws, season.id).cells if cell.used)
    assert (cell.used, cell.free) == (3, -1)


def test_that_the_history_tells_who_moved_up(ws: Workspace, season: Campaign) -> None:
    items = four_for_two(ws, season)
    steps.withdraw(ws, items[0].id, "Chuyển công tác")
    told = [str(change) for change in history.changes(ws, history.entries(ws)[0].id)]
    assert any(str(GROUND) in line for line in told)


def test_that_a_raised_quota_takes_them_in(ws: Workspace, season: Campaign) -> None:
    items = four_for_two(ws, season)
    quota = next(cell.quota for cell in quotas.board(ws, season.id).cells if cell.used)
    assert quota is not None
    raised = quotas.save_quota(ws, replace(quota, places=3))
    assert beyond(ws, *items) == ["", "", "", str(GROUND)]
    quotas.save_quota(ws, replace(raised, places=None))
    assert beyond(ws, *items) == ["", "", "", ""]


def test_that_a_cancelled_decision_with_a_false_dossier_gives_its_place_on(ws: Workspace, season: Campaign) -> None:
    items = four_for_two(ws, season)
    decision = AwardDecision(season.id, DISTRICT, "Quyết định", "7/QĐ-UBND", ws.today)
    made = steps.record_decided(ws, [items[0].id, items[3].id], decision)
    decisions.cancel(ws, made.id, "Hồ sơ gian dối", withdraws=True)
    assert beyond(ws, *items) == ["", "", "", ""]


def test_that_who_replaces_somebody_of_another_quota_leaves_the_place_to_the_first_beyond_it(
    ws: Workspace, season: Campaign
) -> None:
    items = four_for_two(ws, season)
    team = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Tổ tự quản số 1", TEAM))
    steps.replace(ws, items[0].id, team.nominee_id, "Chuyển công tác")
    assert beyond(ws, *items[1:], team) == ["", "", str(GROUND), ""]


def test_that_a_quota_made_later_takes_in_who_had_none(ws: Workspace, season: Campaign) -> None:
    (team,) = [a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Tổ tự quản số 2", TEAM), PROVINCE)]
    steps.propose(ws, team.id, GROUND)
    assert beyond(ws, team) == [str(GROUND)]
    quotas.save_quota(ws, Quota(season.id, PROVINCE, TEAM, None, 1))
    assert beyond(ws, team) == [""]
