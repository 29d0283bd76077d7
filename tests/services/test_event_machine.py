"""Anything at all with events and tiers, then undo: every table reads as before, and no former plan is ever changed."""

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import select

from app.db.tables import metadata
from app.domain.events import CancelReason, EventPart, EventPlan, EventResult, EventStatus, EventVersion
from app.errors import Refused
from app.services import events, founding, history, obligations
from app.services.workspace import Workspace
from tests.services.conftest import START, opened
from tests.support.data_files import FixedClock
from tests.support.planned_events import COMMUNES, EVENT_DAY, a_stored_event, at_tier, commune

LOGGED = (
    "event", "event_unit", "event_version", "event_paper", "paper", "obligation", "tier_entry", "people_limit",
)  # fmt: skip
STEPS = (
    "tier",
    "tier",
    "save",
    "adjust",
    "restore",
    "cancel",
    "postpone",
    "held",
    "reopen",
    "copy",
    "remove",
    "settle",
)
NAMES = tuple(COMMUNES)[:3]
Tables = dict[str, list[dict[str, Any]]]


@cache
def template() -> Path:
    """A data folder of the plan; goes with the computer's temporary files."""
    folder = Path(tempfile.mkdtemp(prefix="events-")) / "empty"
    founding.create(folder, "ha-quang-2022", actor="An", clock=FixedClock(START)).close()
    return folder


def stored(ws: Workspace) -> Tables:
    """Every row of the tables that events write."""
    with ws.store.read() as connection:
        return {
            name: [dict(row) for row in connection.execute(select(metadata.tables[name])).mappings()] for name in LOGGED
        }


@settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
class EventMachine(RuleBasedStateMachine):
    """A small season: three communes, tiers that change, people who plan."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(prefix="season-"))
        shutil.copytree(template(), self._folder / "data")
        self.ws = opened(self._folder / "data")
        self.hosts = [commune(self.ws, name) for name in NAMES]
        self.kept: dict[tuple[int, int], EventVersion] = {}
        self.paper = 0
        for level, host in enumerate(self.hosts, 1):
            at_tier(self.ws, host, level)
        a_stored_event(self.ws, self.hosts[0], plan=EventPlan(expected_people=60))
        a_stored_event(self.ws, *self.hosts[1:])
        a_stored_event(self.ws, self.hosts[0], starts_on=START.date())

    def teardown(self) -> None:
        self.ws.close()
        shutil.rmtree(self._folder)

    # ------------------------------------------------------------------------------------------------- what is done

    @rule(pick=st.randoms(use_true_random=False), what=st.sampled_from(STEPS))
    def step_and_undo(self, pick: Random, what: str) -> None:
        """One step; then back and forth again, which ends where the step ended; sometimes it stays undone."""
        before = stored(self.ws)
        try:
            self._step(pick, what)
        except Refused:
            assert stored(self.ws) == before
            event(f"refused: {what}")
            return
        after = stored(self.ws)
        if after == before:
            return
        event(f"done: {what}")
        self._remember()
        history.undo(self.ws)
        assert stored(self.ws) == before
        history.redo(self.ws)
        assert stored(self.ws) == after
        if pick.random() < 0.3:
            history.undo(self.ws)
            self._forget()

    def _step(self, pick: Random, what: str) -> None:
        ws = self.ws
        if what == "tier":
            self.paper += 1
            day = EVENT_DAY - timedelta(days=pick.randrange(30))
            at_tier(ws, pick.choice(self.hosts), pick.choice((None, 1, 2, 3, 4)), day, f"{self.paper}/TB-UBND")
            return
        known = [row.event for row in events.events(ws)]
        if not known:
            a_stored_event(ws, pick.choice(self.hosts))
            return
        chosen = pick.choice(known)
        if what == "settle":
            for row in obligations.obligations(ws, only_open=True)[:1]:
                obligations.settle(ws, row.obligation.id)
            return
        reason = pick.choice((CancelReason.WEATHER, CancelReason.TIER))
        until = pick.choice((None, EVENT_DAY + timedelta(days=1)))
        steps: dict[str, Any] = {
            "save": partial(events.save, ws, self._edited(pick, chosen), chosen),
            "adjust": partial(events.adjust, ws, chosen.id),
            "restore": partial(events.restore_offered, ws, chosen.id),
            "cancel": partial(events.cancel, ws, chosen.id, reason, "", pick.choice(("", "BCĐ huyện"))),
            "postpone": partial(events.postpone, ws, chosen.id, reason, "", until),
            "held": partial(events.mark_held, ws, chosen.id, EventResult(people_count=5)),
            "reopen": partial(events.reopen, ws, chosen.id),
            "copy": partial(events.copy, ws, chosen.id),
            "remove": partial(events.remove, ws, chosen.id),
        }
        steps[what]()

    def _edited(self, pick: Random, chosen: Any) -> Any:
        edits: tuple[dict[str, Any], ...] = (
            {"place": pick.choice(("Sân trường", "Nhà văn hóa"))},
            {"dropped": ()},
            {"parts": tuple(EventPart)[: pick.randrange(1, 4)]},
            {"starts_on": START.date(), "ends_on": None},
            {"hosts": tuple(pick.sample(self.hosts, 2))},
            {"participants": (pick.choice(self.hosts),)},
        )
        return replace(chosen, **pick.choice(edits))

    # ------------------------------------------------------------------------------------------------- what holds

    def _remember(self) -> None:
        for row in events.events(self.ws):
            for kept in events.versions(self.ws, row.event.id):
                known = self.kept.setdefault((kept.event_id, kept.version), kept)
                assert known == kept

    def _forget(self) -> None:
        """What was undone was never kept."""
        there = {
            (kept.event_id, kept.version)
            for row in events.events(self.ws)
            for kept in events.versions(self.ws, row.event.id)
        }
        self.kept = {key: kept for key, kept in self.kept.items() if key in there}

    @invariant()
    def former_plans_are_whole(self) -> None:
        for row in events.events(self.ws):
            versions = [kept.version for kept in events.versions(self.ws, row.event.id)]
            assert versions == list(range(1, row.event.version))

    @invariant()
    def what_a_tier_cancelled_is_reported(self) -> None:
        owed = {row.obligation.event_id for row in obligations.obligations(self.ws)}
        for row in events.events(self.ws):
            by_tier = row.event.status is EventStatus.CANCELLED and row.event.reason is CancelReason.TIER
            if by_tier and row.assessment.report_to:
                assert row.event.id in owed

    @invariant()
    def the_file_is_sound(self) -> None:
        assert self.ws.store.faults() == ()


TestEventMachine = pytest.mark.everyday(EventMachine.TestCase)
