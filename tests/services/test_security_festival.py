"""The festival of 19/8 in the data file whose movement it is: what came of it reaches the figure of group T."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.events import EventCost, EventResult
from app.services import event_figures, event_planning, event_saving, event_steps, events, founding, reviews
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock

TODAY = datetime(2022, 8, 20, 1, 0, tzinfo=UTC)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    opened = founding.create(tmp_path / "tỉnh", "binh-phuoc-2022", actor="Nguyễn Văn An", clock=FixedClock(TODAY))
    event_planning.plan(opened, event_planning.propose(opened))
    yield opened
    opened.close()


def test_that_a_held_festival_of_19_8_fills_its_figure(ws: Workspace) -> None:
    event = events.events(ws, 2022)[0].event
    event_saving.save(ws, replace(event, starts_on=date(2022, 8, 18)), event)
    event_steps.mark_held(ws, event.id, EventResult(delegate_count=30, people_count=200, arts=2, sports=0, games=0))
    told = {item.unit_id: item.figures for item in event_figures.figures(ws, 2022)}[event.hosts[0]]
    assert {key: (int(item.value), item.is_whole) for key, item in told.items() if key.startswith("T")} == {
        "T20 điểm": (1, True),
        "T20 lượt": (200, True),
    }
    costs = (EventCost("Ma-két", "Ngân sách xã", Decimal(2_000_000), Decimal(1_800_000)),)
    held = events.detail(ws, event.id).event
    events.save(ws, replace(held, plan=replace(held.plan, costs=costs)))
    told = {item.unit_id: item.figures for item in event_figures.figures(ws, 2022)}[event.hosts[0]]
    assert {key: int(item.value) for key, item in told.items() if key.startswith("Q")} == {
        "Q01": 2_000_000,
        "Q02": 0,
        "Q03": 2_000_000,
        "Q04": 0,
        "Q05": 1_800_000,
    }
    sources = [(item.part, int(item.value or 0), item.event_id) for item in reviews.sources(ws, 2022, "T20")]
    assert sources == [("điểm", 1, event.id), ("lượt", 200, event.id)]
    total = reviews.consolidate(ws, 2022).cells["T20"]
    assert (total.reported, [int(value) for value in total.parts.values()]) == (1, [1, 200])
