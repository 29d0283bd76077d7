"""A data file whose year is over: plan 74/KH-BCĐ with a day to look at it from, and what it holds as text."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.golden_database import dump
from tests.support.workspaces import ha_quang

AFTER_THE_SEASON = date(2023, 1, 5)
#: The log itself grows with every step, that of an undo too.
_LOG = ("operation", "change")


@contextmanager
def on_a_day(folder: Path, day: date = AFTER_THE_SEASON) -> Iterator[Workspace]:
    """The data file of plan 74/KH-BCĐ as it is opened on a day."""
    with ha_quang(folder) as ws:
        go_to(ws, day)
        yield ws


def go_to(ws: Workspace, day: date) -> None:
    """Let it be the morning of a day."""
    for clock in (ws.clock, ws.store.clock):
        assert isinstance(clock, FixedClock)
        clock.now = datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


def held(ws: Workspace) -> str:
    """Everything the data file holds but its log, as text."""
    tables = json.loads(dump(ws.store))
    return json.dumps({name: rows for name, rows in tables.items() if name not in _LOG}, ensure_ascii=False)
