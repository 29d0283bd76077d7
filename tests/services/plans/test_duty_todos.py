"""What duties of plans ask for on the first page."""

from datetime import date
from pathlib import Path

from app.domain.overview import Todo, TodoKind
from app.domain.plans.work import DutyRuling
from app.services import overview
from app.services.plans import duty_entries, duty_rulings
from app.services.workspace import Workspace
from tests.support.duty_boards import line, on, plan_74

OURS = {TodoKind.DUTIES_LATE, TodoKind.DUTIES_SOON}


def _asked(ws: Workspace, year: int = 2021) -> dict[TodoKind, Todo]:
    return {todo.kind: todo for todo in overview.overview(ws, year).todos if todo.kind in OURS}


def test_that_what_is_kept_elsewhere_is_asked_for_there_alone(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 25)) as ws:
        assert _asked(ws) == {}


def test_that_late_and_soon_are_told_with_day_and_offices(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        part_id = line(ws, "settlement", "Sóc Hà").at.part_id
        duty_rulings.rule(ws, DutyRuling(part_id=part_id, due_on=date(2022, 1, 18), document="15/CV-BCĐ"))
        soon = _asked(ws)[TodoKind.DUTIES_SOON]
        assert (soon.count, soon.due_on) == (8, date(2022, 1, 18))
        duty_entries.receive(ws, line(ws, "settlement", "Sóc Hà").at, hard_on=date(2022, 1, 14))
        late = _asked(on(ws, date(2022, 1, 19)))[TodoKind.DUTIES_LATE]
        assert late.count == 7
        assert "xã Sóc Hà" not in late.unit_names
        assert _asked(on(ws, date(2022, 1, 19)), 2020) == {}
