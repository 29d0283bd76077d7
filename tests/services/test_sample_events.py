"""The sample season: tiers of all levels, a plan for every unit, one event a rising tier has cancelled."""

from collections import Counter
from datetime import date
from pathlib import Path

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db import tiers as db_tiers
from app.domain.events import EventStatus
from app.domain.findings import Severity
from app.services import events, sample_events, submissions
from app.services.workspace import Workspace
from tests.support.workspaces import ha_quang

#: What the sample workbooks of 2021 say in their headers.
SAID = {"Cần Nông": 1, "Cần Yên": 1, "Lũng Nặm": 1, "Cải Viên": 1, "Sóc Hà": 2, "Trường Hà": 2, "Tổng Cọt": 3}


def test_that_the_sample_season_fills_every_screen(full: Workspace) -> None:
    made = sample_events.add(full)
    rows = events.events(full, 2022)
    assert len(rows) == made == len({row.event.hosts for row in rows})
    assert {ruling.rule.level for row in rows for ruling in row.assessment.rulings if ruling.rule} == {1, 2, 3, 4}
    statuses = Counter(row.event.status for row in rows)
    assert statuses == {EventStatus.PLANNED: made - 1, EventStatus.CANCELLED: 1}
    faulty = {fault.code for row in rows for fault in row.faults if fault.severity is not Severity.NOTE}
    assert faulty == {"out-of-season"}
    (rich,) = [row.event for row in rows if row.event.plan.delegates]
    assert rich.plan.gifts
    assert rich.plan.note == "số liệu minh họa"
    with full.store.read() as connection:
        (owed,) = db_obligations.obligations(connection)
        (cancelled,) = [row.event for row in rows if row.event.status is EventStatus.CANCELLED]
        (former,) = db_events.versions(connection, cancelled.id)
        entries = db_tiers.entries(connection)
    assert owed.event_id == cancelled.id
    assert former.event.status is EventStatus.PLANNED
    assert {entry.note for entry in entries} == {"số liệu minh họa"}


def test_that_the_levels_agree_with_what_the_communes_report(full: Workspace, ids: dict[str, int]) -> None:
    sample_events.add(full)
    for name, level in SAID.items():
        if name in ids:
            assert submissions.detail(full, ids[name]).header.tier == str(level)
            assert submissions.detail(full, ids[name]).header.tier_on == date(2022, 1, 10)
    with full.store.read() as connection:
        announced = {entry.unit_id: entry.level for entry in db_tiers.entries(connection)}
    known = {name: submissions.detail(full, submission).unit_id for name, submission in ids.items()}
    assert {name: announced[known[name]] for name in SAID if name in known} == {
        name: level for name, level in SAID.items() if name in known
    }


def test_that_a_clock_that_lies_before_the_sample_costs_its_season_only(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        assert sample_events.add(ws) == 0
        assert events.events(ws) == ()
