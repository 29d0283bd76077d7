"""Lines typed together: understood column by column, stored all or none; ranges of markers; what a register counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.db import units
from app.domain.plans.registers import RegisterEntry
from app.domain.plans.spans import span
from app.errors import Refused
from app.services.plans import border, register, register_shelf, registers
from app.services.plans.register_texts import texts_of
from app.services.plans.register_typing import checked, typed
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock

YEAR = span("2022")
PLAN = "lang-son-luat-bien-phong"


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    return replace(copied(empty_template), clock=FixedClock(datetime(2022, 12, 20, 1, 0, tzinfo=UTC)))


def course(title: str, **values: str) -> RegisterEntry:
    return RegisterEntry(register="trainings", title=title, on_day=date(2022, 3, 5), values=values)


def test_that_each_refusal_stands_at_its_column_and_the_rest_is_understood(ws: Workspace) -> None:
    blank = RegisterEntry(register="trainings", title="")
    bad, good = checked(
        ws,
        (
            (blank, {"title": "Lớp 1", "on_day": "mai", "attendance": "ba", "form": "trực tuyến", "unit": "Không Có"}),
            (blank, {"title": "Lớp 2", "on_day": "5/3/2022", "unit": "xã Sóc Hà", "cost": "1.500.000"}),
        ),
    )
    assert set(bad.faults) == {"on_day", "attendance", "unit"}
    assert (bad.entry.title, bad.entry.values) == ("Lớp 1", {"form": "trực tuyến"})
    assert good.faults == {}
    stored = registers.find(ws, registers.save(ws, good.entry).id)
    texts = texts_of(registers.definition(ws, "trainings"), stored, registers.unit_titles(ws))
    assert (texts["on_day"], texts["unit"], texts["cost"]) == ("05/03/2022", "xã Sóc Hà", "1.500.000")
    (again,) = checked(ws, [(blank, {key: text for key, text in texts.items() if text})])
    assert (again.faults, again.entry) == ({}, replace(stored.entry, id=0))


def test_that_a_task_is_named_by_its_key_or_title_and_needs_its_plan(ws: Workspace) -> None:
    plan = register.adopt(ws, PLAN)
    task = plan.tasks[0]
    (by_title, by_key, lone) = checked(
        ws,
        [
            (course("Lớp 1"), {"plan": PLAN, "task": task.title}),
            (course("Lớp 2"), {"plan": PLAN, "task": task.key}),
            (course("Lớp 3"), {"task": task.title}),
        ],
    )
    assert by_title.entry.task == by_key.entry.task == task.key
    assert set(lone.faults) == {"task"}


def test_that_many_lines_are_one_step_and_one_bad_line_stores_none(ws: Workspace) -> None:
    ids = registers.save_all(ws, "trainings", [course("Lớp 1"), course("Lớp 2")])
    with pytest.raises(Refused, match="ngoài khoảng"):
        registers.save_all(ws, "trainings", [course("Lớp 3"), course("Lớp 4", attendance="-1")])
    assert [row.entry.id for row in registers.sheet(ws, "trainings", YEAR).rows] == list(ids)
    registers.remove(ws, *ids)
    assert registers.sheet(ws, "trainings", YEAR).rows == ()
    ws.store.undo(ws.actor)
    assert [row.entry.id for row in registers.sheet(ws, "trainings", YEAR).rows] == list(ids)


def test_that_a_range_of_markers_means_those_the_unit_lists_and_is_refused_where_an_end_is_unknown(
    ws: Workspace,
) -> None:
    units = {title: key for key, title in registers.unit_titles(ws).items()}
    here, there = units["xã Sóc Hà"], units["xã Trường Hà"]
    markers = [
        RegisterEntry(register="markers", title=text, on_day=date(2021, 1, 5), unit_id=unit)
        for unit, text in ((here, "636"), (here, "636/1"), (here, "637"), (there, "636/2"))
    ]
    registers.save_all(ws, "markers", markers)
    team = RegisterEntry(register="teams", title="Tổ 1", unit_id=here)
    known, unknown = checked(ws, [(team, {"markers": "636 - 637"}), (team, {"markers": "636 - 640"})])
    assert known.entry.values == {"markers": "636; 636/1; 637"}
    assert "không phải số mốc" in unknown.faults["markers"]
    registers.save(ws, replace(known.entry, on_day=date(2021, 1, 5)))
    shown = border.sheet(ws, YEAR)
    assert [(shown.unit(gap.stretch.unit_id), gap.words) for gap in shown.whole.gaps] == [("Xã Trường Hà", "636/2")]


def test_that_the_line_says_what_it_lacks(ws: Workspace) -> None:
    assert border.is_known(ws)
    assert len(border.sheet(ws, YEAR).lacks) == 2
    registers.save_all(ws, "markers", [RegisterEntry(register="markers", title="5")])
    registers.save_all(
        ws, "teams", [RegisterEntry(register="teams", title="Tổ 1", values={"markers": "6"})],
    )  # fmt: skip
    told = border.sheet(ws, YEAR).lacks
    assert told == ("1 mốc do tổ nhận chưa có trong sổ mốc: 6.", "2 dòng chưa ghi xã nên đứng riêng.")


def test_that_the_shelf_counts_lines_and_says_what_a_plan_counts_by_them(ws: Workspace) -> None:
    plan = register.adopt(ws, PLAN)
    one = replace(course("Lớp 1"), plan_id=plan.id)
    registers.save_all(ws, "trainings", [one, course("Lớp 2"), replace(one, on_day=None)])
    (row,) = [row for row in register_shelf.shelf(ws, YEAR, plan) if row.definition.key == "trainings"]
    assert (row.count, row.of_plan, row.undated) == (3, 2, 1)
    assert row.uses
    named = {task.key: task.clause for task in plan.tasks}
    assert [named[use.task] for use in row.uses] == [use.clause for use in row.uses]
    assert [use.task for use in register_shelf.uses_of(ws, one)] == [use.task for use in row.uses]
    assert register_shelf.uses_of(ws, course("Lớp 2")) == ()
    of = row.definition
    told = [register_shelf.remark_of(of, entry) for entry in (one, course("Lớp 2"), replace(one, on_day=None))]
    assert told[0] == ""
    assert "Không thuộc kế hoạch" in told[1]
    assert "Chưa ghi ngày" in told[2]


def test_that_work_goes_on_in_a_place_whose_district_is_no_more(ws: Workspace) -> None:
    line = typed(ws, RegisterEntry(register="trainings", title="Lớp 1"), {"on_day": "20/05/2026", "unit": "Trường Hà"})
    assert line.unit_id is not None
    with ws.store.read() as connection:
        unit = units.unit_of(connection, line.unit_id)
    assert (unit.name, unit.valid_from) == ("Trường Hà", date(2025, 7, 1))
    with pytest.raises(Refused) as merged:
        typed(ws, RegisterEntry(register="trainings", title="Lớp 1"), {"on_day": "20/05/2026", "unit": "Sóc Hà"})
    assert "xã Sóc Hà có đến hết ngày 30/06/2025; nay thuộc xã Trường Hà" in str(merged.value)
    with pytest.raises(Refused, match="không thuộc địa bàn"):
        typed(ws, RegisterEntry(register="trainings", title="Lớp 1"), {"on_day": "20/05/2026", "unit": "Cao Bằng"})
