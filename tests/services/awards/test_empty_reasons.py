"""Wherever commendation asks for a reason, one that says nothing is refused and nothing is stored."""

from datetime import date

import pytest

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import ConductNote
from app.errors import Refused
from app.services.awards import award_history, councils, decisions, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_season import OWN, a_candidate, a_nominee, a_season, candidates

SAY_NOTHING = ("x", ".", "thêm", "nhầm", "ok ok")


@pytest.mark.parametrize("why", SAY_NOTHING)
def test_that_steps_need_a_reason_that_says_something(ws: Workspace, why: str) -> None:
    season = a_season(ws, "Sóc Hà", places=1)
    one, two = candidates(ws, season, "Sóc Hà", "Nông Văn Một", "Nông Văn Hai")
    steps.propose(ws, one.id)
    other = a_nominee(ws, "Sóc Hà", "Hoàng Văn Ba")
    decided = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", "Lý A Dế"), OWN)
    decision = AwardDecision(season.id, OWN, "Quyết định", "5/QĐ", date(2022, 1, 10))
    made = steps.record_decided(ws, [decided.id], decision)
    sitting = councils.begin(ws, season.id)
    works = (
        lambda: steps.withdraw(ws, one.id, why),
        lambda: steps.send_back(ws, one.id, why),
        lambda: steps.replace(ws, one.id, other.id, why),
        lambda: steps.propose(ws, two.id, steps.Overrun(why, "CV 12")),
        lambda: decisions.cancel(ws, made.id, why),
        lambda: councils.reopen(ws, sitting.id, why),
        lambda: award_history.add_conduct_note(ws, ConductNote(other.id, why, date(2021, 5, 5))),
    )
    before = nominations.rows(ws, season.id)
    for work in works:
        with pytest.raises(Refused, match="chưa nói rõ điều gì") as refused:
            work()
        assert refused.value.code == "empty-reason"
    assert nominations.rows(ws, season.id) == before
