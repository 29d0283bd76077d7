"""Targets of the year 2025: figures of the communes until 30/6 and of those that took them over stand in one sum."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.db import units
from app.domain.plans.measures import Measure, MeasureTime
from app.domain.plans.target_states import TargetStanding
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.work import PlanFigure
from app.domain.targets import TargetState
from app.services.plans import figures, register, targets
from app.services.workspace import Workspace
from tests.support.filled_plans import seen_on
from tests.support.made_plans import a_plan
from tests.support.workspaces import ha_quang

KEY = "minh-hoa"
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)
HOUSES = Measure(key="tong", name="Tổng số hộ", unit="hộ", time=MeasureTime.STOCK)
SIGNED = Measure(key="ky", name="Hộ ký cam kết", unit="hộ", time=MeasureTime.STOCK)
SESSIONS = Measure(key="buoi", name="Buổi", unit="buổi")
TARGETS = (
    Target(key="h", title="Số hộ", unit="hộ", numerator="tong", steps=(TargetStep(value=Decimal(400)),)),
    Target(key="b", title="Buổi", unit="buổi", numerator="buoi", steps=(TargetStep(value=Decimal(61)),)),
    Target(
        key="k",
        title="Hộ ký",
        numerator="ky",
        denominator="tong",
        denominator_words="tổng số hộ",
        steps=(TargetStep(value=Decimal(80)),),
    ),
)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    """Hà Quảng with a plan from 2022 to 2025, seen after its end."""
    with ha_quang(tmp_path) as made:
        register.save(made, a_plan(measures=(HOUSES, SIGNED, SESSIONS), targets=TARGETS))
        yield seen_on(made, date(2026, 2, 20))


def tell(ws: Workspace, measure: str, period: str, value: int, code: str, day: date) -> None:
    with ws.store.read() as connection:
        unit = units.by_code(connection, code, day)
    assert unit is not None
    figure = PlanFigure(plan_id=0, measure=measure, period=period, value=Decimal(value), unit_id=unit.id)
    figures.set_figure(ws, KEY, figure)


def standing(ws: Workspace, target: str) -> TargetStanding:
    return targets.find(ws, KEY, target, "2025").standing


def test_that_the_year_of_the_merger_counts_every_household_and_every_session_once(ws: Workspace) -> None:
    for code, houses in (("01399", 150), ("01417", 100), ("01402", 90), ("01411", 60)):
        tell(ws, "tong", "2025-H1", houses, code, BEFORE)
        tell(ws, "buoi", "2025-H1", 10, code, BEFORE)
    for code, houses in (("01392", 250), ("01414", 150)):
        tell(ws, "tong", "2025-H2", houses, code, AFTER)
    tell(ws, "buoi", "2025-H2", 10, "01392", AFTER)
    silent = ("thị trấn Xuân Hòa", "xã Quý Quân", "xã Tổng Cọt (đến hết 30/06/2025)")
    assert standing(ws, "b").counted.top.missing == ("xã Tổng Cọt (từ 01/07/2025)", *silent)
    for code in ("01392", "01432", "01414"):
        tell(ws, "buoi", "2025-H1", 0, code, BEFORE)
    waiting = standing(ws, "b")
    assert (waiting.state, waiting.counted.top.missing) == (TargetState.OPEN, ("xã Tổng Cọt (từ 01/07/2025)",))
    tell(ws, "buoi", "2025-H2", 10, "01414", AFTER)
    there, done = standing(ws, "h"), standing(ws, "b")
    assert (there.counted.words, there.state, there.sentences) == ("400 hộ", TargetState.REACHED, ())
    assert (done.counted.words, done.state, done.sentences) == ("60 buổi", TargetState.MISSED, ())
    assert there.counted.coverage == "2/2 nơi đã có số liệu"


def test_that_the_old_and_the_new_commune_of_one_name_are_two(ws: Workspace) -> None:
    tell(ws, "ky", "2025", 90, "01399", BEFORE)
    tell(ws, "tong", "2025", 100, "01392", AFTER)
    found = standing(ws, "k")
    assert found.state is TargetState.OPEN
    assert found.counted.top.missing == ("xã Trường Hà (từ 01/07/2025)",)
    assert "Chưa có số cuối kỳ của: xã Trường Hà (đến hết 30/06/2025)." in found.sentences
    shown = [(item.name, item.value) for item in found.counted.top.tellers]
    assert shown == [("xã Trường Hà (đến hết 30/06/2025)", Decimal(90)), ("xã Trường Hà (từ 01/07/2025)", None)]


def test_that_a_year_told_by_the_new_commune_is_not_added_to_the_half_year_of_the_old_one(ws: Workspace) -> None:
    tell(ws, "buoi", "2025-H1", 40, "01399", BEFORE)
    tell(ws, "buoi", "2025", 120, "01392", AFTER)
    found = standing(ws, "b")
    assert (found.counted.words, found.counted.is_complete) == ("120 buổi", False)
    assert any(
        "chỉ lấy một: xã Trường Hà (từ 01/07/2025), xã Trường Hà (đến hết 30/06/2025)" in item
        for item in found.sentences
    )


def test_that_a_plan_that_ends_before_the_merger_asks_the_old_communes_alone(ws: Workspace) -> None:
    plan = register.find(ws, KEY)
    register.save(ws, replace(plan, phases=(), head=replace(plan.head, ends=BEFORE)))
    tell(ws, "tong", "2025", 150, "01399", BEFORE)
    found = standing(ws, "h").counted
    assert (found.words, found.top.is_complete) == ("150 hộ", True)
