"""Anything at all with nominations, then undo and redo: places used and free always make the quota; one last place."""

import shutil
import tempfile
import threading
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from app.db.store import Store
from app.db.tables import metadata
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import HOLDING, NominationState
from app.errors import Refused
from app.services import founding, history
from app.services.awards import decisions, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.services.conftest import START, opened
from tests.support.award_season import DISTRICT, OWN, PROVINCE, TEAM, a_candidate, a_nominee, a_season, candidates
from tests.support.data_files import FixedClock

LOGGED = ("campaign", "quota", "nominee", "nomination", "award_decision")
STEPS = (
    "propose", "propose", "propose", "over", "receive", "appraise", "forward", "send_back", "withdraw", "replace",
    "record", "draft", "decide", "drop", "cancel", "rank", "change_award", "remove", "again", "fewer", "more",
)  # fmt: skip
#: The state most likely to let a step through.
_NEEDED = {
    "receive": NominationState.PROPOSED,
    "appraise": NominationState.RECEIVED,
    "forward": NominationState.APPRAISED,
    "replace": NominationState.PROPOSED,
    "send_back": NominationState.PROPOSED,
    "draft": NominationState.APPRAISED,
    "decide": NominationState.APPRAISED,
    "cancel": NominationState.DECIDED,
    "rank": NominationState.CANDIDATE,
    "propose": NominationState.CANDIDATE,
    "over": NominationState.CANDIDATE,
    "again": NominationState.WITHDRAWN,
}
DAY = date(2022, 1, 10)
Tables = dict[str, list[dict[str, Any]]]


@cache
def template() -> Path:
    """A data folder with a season and a dozen candidates; goes with the computer's temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="awards-")) / "season"
    founding.create(folder, "ha-quang-2022", actor="An", clock=FixedClock(START)).close()
    ws = opened(folder)
    season = a_season(ws, "Sóc Hà", "Tổng Cọt", places=2)
    for unit in ("Sóc Hà", "Tổng Cọt"):
        candidates(ws, season, unit, *(f"Nông Văn {word} {unit}" for word in ("Một", "Hai", "Ba")))
        candidates(ws, season, unit, f"Nông Văn Bốn {unit}", award=PROVINCE)
        for number in (1, 2):
            a_candidate(ws, season, a_nominee(ws, unit, f"Tổ tự quản số {number} {unit}", TEAM))
    ws.close()
    return folder


@settings(
    max_examples=8,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
class NominationMachine(RuleBasedStateMachine):
    """Two communes, more candidates than places, a pool for both."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="season-"))
        shutil.copytree(template(), self._folder / "data")
        self.ws = opened(self._folder / "data")
        self.season = next(item for item in nominations_of(self.ws))

    def teardown(self) -> None:
        assert self.ws.store.faults() == ()
        self.ws.close()
        shutil.rmtree(self._folder)

    @rule(pick=st.randoms(use_true_random=False), what=st.sampled_from(STEPS))
    def step_and_undo(self, pick: Random, what: str) -> None:
        """One step; then back and forth again, which ends where the step ended; sometimes it stays undone."""
        before = stored(self.ws)
        try:
            self._step(pick, what)
        except Refused as refused:
            assert stored(self.ws) == before
            event(f"refused: {what}: {refused.code}")
            return
        after = stored(self.ws)
        if after == before:
            return
        event(f"done: {what}")
        newly = {row["id"] for row in after["nomination"] if row["state"] == NominationState.PROPOSED} - {
            row["id"] for row in before["nomination"] if row["state"] in HOLDING
        }
        assert not [row for row in nominations.rows(self.ws, self.season) if row.id in newly and row.is_blocked]
        history.undo(self.ws, is_deliberate=True)
        assert stored(self.ws) == before
        self.places_add_up()
        history.redo(self.ws)
        assert stored(self.ws) == after
        if pick.random() < 0.2:
            history.undo(self.ws, is_deliberate=True)

    def _step(self, pick: Random, what: str) -> None:
        ws, rows = self.ws, nominations.rows(self.ws, self.season)
        fit = [row for row in rows if _NEEDED.get(what, row.nomination.state) is row.nomination.state]
        chosen = pick.choice(fit or rows) if pick.random() < 0.8 else pick.choice(rows)
        if what in ("fewer", "more"):
            cell = pick.choice([cell for cell in quotas.board(ws, self.season).cells if cell.quota])
            assert cell.quota is not None
            assert cell.quota.places is not None
            quotas.save_quota(ws, replace(cell.quota, places=cell.quota.places + (1 if what == "more" else -1)))
            return
        decision = AwardDecision(self.season, chosen.nomination.award, "Quyết định", f"{pick.randrange(3)}/QĐ", DAY)
        done: dict[str, Any] = {
            "propose": partial(steps.propose, ws, chosen.id),
            "over": partial(steps.propose, ws, chosen.id, steps.Overrun("đột xuất", "CV 12")),
            "receive": partial(steps.receive, ws, chosen.id, DAY),
            "appraise": partial(steps.appraise, ws, chosen.id, "Đủ"),
            "forward": partial(steps.forward, ws, chosen.id),
            "send_back": partial(steps.send_back, ws, chosen.id, "Thiếu biên bản"),
            "withdraw": partial(steps.withdraw, ws, chosen.id, "Chuyển đi"),
            "replace": partial(steps.replace, ws, chosen.id, pick.choice(rows).nominee.id, "Chuyển đi"),
            "record": partial(steps.record_decided, ws, [chosen.id], decision),
            "draft": partial(decisions.draft, ws, self.season, chosen.nomination.award, [chosen.id]),
            "decide": partial(decisions.decide, ws, chosen.nomination.decision_id or 0, f"{pick.randrange(9)}/QĐ", DAY),
            "drop": partial(decisions.remove, ws, chosen.nomination.decision_id or 0),
            "cancel": partial(
                decisions.cancel, ws, chosen.nomination.decision_id or 0, "Ghi sai", withdraws=pick.random() < 0.5
            ),
            "rank": partial(steps.rank, ws, chosen.id, pick.randrange(1, 4)),
            "change_award": partial(steps.change_award, ws, chosen.id, pick.choice((DISTRICT, PROVINCE, OWN))),
            "remove": partial(nominations.remove, ws, chosen.id),
            "again": partial(nominations.nominate, ws, chosen.nomination),
        }
        done[what]()

    @invariant()
    def places_add_up(self) -> None:
        board = quotas.board(self.ws, self.season)
        rows = {row.id: row for row in nominations.rows(self.ws, self.season)}
        for cell in board.cells:
            if cell.quota is not None:
                assert cell.free is not None
                assert cell.used + cell.free == cell.quota.places
                regular = [one for one in cell.holders if not one.over_quota]
                assert len(regular) <= (cell.quota.places or 0)
                if len(regular) < len(cell.holders):
                    assert len(regular) == cell.quota.places
        held = [one.nomination_id for cell in board.cells for one in cell.holders]
        assert len(held) == len(set(held))
        assert set(held) == {key for key, row in rows.items() if row.nomination.state in HOLDING}

    @invariant()
    def nobody_is_considered_twice_for_one_award(self) -> None:
        live = [
            (row.nominee.id, row.nomination.award)
            for row in nominations.rows(self.ws, self.season)
            if row.nomination.state not in nominations.ENDED
        ]
        assert len(live) == len(set(live))

    @invariant()
    def a_replaced_one_has_one_heir(self) -> None:
        known = [row.nomination for row in nominations.rows(self.ws, self.season)]
        heirs = [item.replaces_id for item in known if item.replaces_id is not None]
        assert len(heirs) == len(set(heirs))
        assert set(heirs) == {item.id for item in known if item.state is NominationState.REPLACED}


def nominations_of(ws: Workspace) -> list[int]:
    """Keys of the seasons, the one with candidates first."""
    with ws.store.read() as connection:
        table = metadata.tables["nomination"]
        return [row.campaign_id for row in connection.execute(select(table.c.campaign_id).distinct())]


def stored(ws: Workspace) -> Tables:
    """Every row of the tables that nominations write."""
    with ws.store.read() as connection:
        return {
            name: [dict(row) for row in connection.execute(select(metadata.tables[name])).mappings()] for name in LOGGED
        }


TestNominationMachine = pytest.mark.everyday(NominationMachine.TestCase)


@pytest.mark.parametrize("attempt", range(3))
def test_that_two_windows_cannot_both_take_the_last_place(ws: Workspace, attempt: int) -> None:
    season = a_season(ws, "Sóc Hà", "Tổng Cọt", pool=attempt + 1)
    for number in range(attempt):
        steps.propose(ws, candidates(ws, season, "Sóc Hà", f"Nông Thị {number}", award=PROVINCE)[0].id)
    (first,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một", award=PROVINCE)
    (second,) = candidates(ws, season, "Tổng Cọt", "Hoàng Văn Hai", award=PROVINCE)
    other = replace(ws, store=Store.open(ws.store.path, clock=ws.clock), actor="Hoàng Văn Khác")
    answers: dict[int, str] = {}
    together = threading.Barrier(2)

    def take(window: Workspace, nomination_id: int) -> None:
        together.wait()
        try:
            steps.propose(window, nomination_id)
            answers[nomination_id] = "taken"
        except Refused as refused:
            answers[nomination_id] = refused.sentence

    windows = [(ws, first.id), (other, second.id)]
    threads = [threading.Thread(target=take, args=window) for window in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.store.close()
    (cell,) = [cell for cell in quotas.board(ws, season.id).cells if cell.used]
    assert (cell.used, cell.free) == (attempt + 1, 0)
    winner = next(one for one in cell.holders if one.nomination_id in answers)
    assert answers.pop(winner.nomination_id) == "taken"
    (told,) = answers.values()
    assert winner.name in told
