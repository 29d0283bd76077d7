"""Measures of plans that registers count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.plans.measures import MeasureTime
from app.domain.plans.spans import span
from app.errors import Refused
from app.services.plans import register, register_values, registers
from app.services.plans.register_values import Wanted
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.register_entries import course, person, totals

YEAR = span("2022")


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    return replace(copied(empty_template), clock=FixedClock(datetime(2023, 1, 18, 1, 0, tzinfo=UTC)))


def test_that_measures_of_a_plan_count_its_own_lines_with_coverage(ws: Workspace) -> None:
    plan = register.adopt(ws, "lang-son-pbgdpl-2021")
    registers.save(ws, replace(course(attendance="30"), plan_id=plan.id, agency="Sở Tư pháp"), [person("Lý Thị Hoa")])
    registers.save(ws, replace(course("Lớp 2"), plan_id=plan.id))
    registers.save(ws, course("Lớp của kế hoạch khác", attendance="99"))
    wanted = Wanted(plan.id, YEAR, MeasureTime.FLOW)
    with ws.store.read() as connection:

        def value(source: str, asked: Wanted = wanted) -> register_values.SourcedValue:
            return register_values.value(connection, ws.presets, source, asked)

        assert value("register:trainings") == register_values.SourcedValue(Decimal(2), 2, 2)
        found = value("register:trainings:attendance")
        assert found.value == 30
        assert (found.given, found.expected) == (1, 2)
        assert found.remarks == ("1 lớp chưa ghi số này.",)
        assert value("register:trainings:persons").value == 1
        assert value("register:trainings", replace(wanted, agency="sở tư pháp")).value == 1
        assert value("register:trainings", replace(wanted, unit_id=1)).value is None
        assert value("register:contests").value is None
        with pytest.raises(Refused, match="không có cột “xe”"):
            value("register:trainings:xe")
    assert register_values.is_sourced("register:x")
    assert register_values.is_sourced("classification:khá")
    assert not register_values.is_sourced("indicator:A01")


def test_that_rows_of_accepted_reports_are_lines_of_their_registers(
    full_template: Path, copied: Callable[[Path], Workspace]
) -> None:
    ws = copied(full_template)
    markers = registers.sheet(ws, "markers", span("2020"))
    assert markers.rows
    assert all(row.entry.origin.startswith("báo cáo của ") for row in markers.rows)
    numbers = [row.entry.values["number"] for row in markers.rows if "number" in row.entry.values]
    keys = [tuple(int(part) for part in text.replace("(", "/").rstrip(")").split("/")) for text in numbers]
    assert [key[0] for key in keys] == sorted(key[0] for key in keys)
    incidents = registers.sheet(ws, "incidents", span("2020"))
    assert {row.entry.on_day.year for row in incidents.rows if row.entry.on_day} <= {2020}
    taken = markers.rows[0].entry
    before = totals(ws, "markers", "2020")
    registers.save(ws, replace(taken, origin="", on_day=date(2020, 5, 1)))
    assert totals(ws, "markers", "2020") == before
