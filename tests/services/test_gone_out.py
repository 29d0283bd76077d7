"""A decision that was issued and certificates that were printed are not taken back in passing."""

from collections.abc import Callable
from datetime import date

import pytest

from app.db import certificates as db
from app.domain.awards.certificates import CertificatePrint
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Campaign
from app.errors import Refused
from app.services import history
from app.services.awards import certificates, decisions, steps
from app.services.gone_out import gone_out
from app.services.workspace import Workspace
from app.ui import desk
from tests.support.award_season import DISTRICT, a_season, candidates


def _recorded(ws: Workspace, season: Campaign) -> None:
    (one,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một")
    steps.record_decided(ws, [one.id], AwardDecision(season.id, DISTRICT, "QĐ", "15/QĐ-UBND", date(2022, 1, 17)))


def _cancelled(ws: Workspace, season: Campaign) -> None:
    _recorded(ws, season)
    decisions.cancel(ws, decisions.decisions(ws, season.id)[0].decision.id, "nhầm người")


def _printed(ws: Workspace, season: Campaign) -> None:
    _recorded(ws, season)
    certificates.add_usual(ws, season.id)
    one, layout = decisions.decisions(ws, season.id)[0].nominations[0], certificates.layouts(ws)[0]
    with ws.store.write("In 1 bằng", ws.actor) as connection:
        db.add_print(connection, CertificatePrint(one.id, layout.id, ws.clock(), ws.actor))


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (_recorded, "quyết định 15/QĐ-UBND ngày 17/01/2022"),
        (_cancelled, "hủy quyết định 15/QĐ-UBND ngày 17/01/2022"),
        (_printed, "01 bằng, giấy khen đã in"),
    ],
)
def test_that_what_left_the_building_is_taken_back_only_deliberately(
    ws: Workspace, act: Callable[[Workspace, Campaign], None], told: str
) -> None:
    act(ws, a_season(ws))
    found = history.undoable(ws)
    assert found is not None
    assert gone_out(ws, found.id) == (told,)
    with pytest.raises(Refused, match="đã ra ngoài chương trình; chưa hoàn tác gì"):
        history.undo(ws)
    assert history.undoable(ws) == found
    question = desk.undo_question(ws)
    assert question is not None
    assert question.things == (told,)
    assert history.undo(ws, is_deliberate=True) == found.label


def test_that_a_draft_is_taken_back_like_anything_else(ws: Workspace) -> None:
    season = a_season(ws)
    (one,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một")
    steps.propose(ws, one.id)
    decisions.draft(ws, season.id, DISTRICT, [one.id])
    assert desk.undo_question(ws) is None
    assert "dự thảo" in history.undo(ws)
