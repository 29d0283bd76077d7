"""Places of a quota: who holds them, who waits, and what a full one says."""

import pytest

from app.domain.awards.nominations import NominationState
from app.errors import Refused
from app.services.awards import nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, OWN, PERSON, PROVINCE, a_season, candidates
from tests.support.planned_events import commune


def test_that_the_third_of_two_places_stays_a_candidate_and_hears_who_holds_them(ws: Workspace) -> None:
    season = a_season(ws)
    first, second, third = candidates(ws, season, "Tổng Cọt", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    steps.propose(ws, first.id)
    steps.propose(ws, second.id)
    with pytest.raises(Refused) as refused:
        steps.propose(ws, third.id)
    assert refused.value.code == "no-place"
    assert "Nông Văn Một, Nông Văn Hai" in refused.value.sentence
    assert nominations.find(ws, third.id).nomination.state is NominationState.CANDIDATE
    cell = quotas.board(ws, season.id).rows[-1].cell(DISTRICT, PERSON)
    assert cell is not None
    assert (cell.unit_id, cell.used, cell.free) == (commune(ws, "Tổng Cọt"), 2, 0)
    assert [one.name for one in cell.candidates] == ["Nông Văn Ba"]


def test_that_a_place_beyond_the_quota_needs_reason_and_decision(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    first, second = candidates(ws, season, "Tổng Cọt", "Nông Văn Một", "Nông Văn Hai")
    steps.propose(ws, first.id)
    for lacking in (steps.Overrun(), steps.Overrun("thành tích đột xuất"), steps.Overrun("", "CV 12")):
        with pytest.raises(Refused, match="đã hết suất"):
            steps.propose(ws, second.id, lacking)
    done = steps.propose(ws, second.id, steps.Overrun("thành tích đột xuất", "Công văn 12/UBND"))
    assert done.over_quota == "thành tích đột xuất; theo Công văn 12/UBND"
    cell = quotas.board(ws, season.id).rows[-1].cell(DISTRICT, PERSON)
    assert cell is not None
    assert (cell.is_over, cell.free) == (True, -1)


def test_that_a_pool_is_shared_and_the_own_award_has_no_limit(ws: Workspace) -> None:
    season = a_season(ws)
    (one,) = candidates(ws, season, "Tổng Cọt", "Nông Văn Một", award=PROVINCE)
    (other,) = candidates(ws, season, "Sóc Hà", "Nông Văn Hai", award=PROVINCE)
    steps.propose(ws, one.id)
    with pytest.raises(Refused, match="Nông Văn Một"):
        steps.propose(ws, other.id)
    moved = steps.change_award(ws, other.id, OWN)
    assert steps.propose(ws, moved.id).state is NominationState.PROPOSED
    board = quotas.board(ws, season.id)
    assert [(cell.award, cell.used, cell.free) for cell in board.pools] == [(PROVINCE, 1, 0)]
    assert [(cell.award, cell.used, cell.free) for cell in board.unlimited] == [(OWN, 1, None)]
