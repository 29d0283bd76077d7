"""Whom a typed code or name means: read by the period it is about, and never a unit for its whole group."""

from datetime import date
from decimal import Decimal

import pytest

from app.db import units as db_units
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Agency, Plan
from app.domain.plans.spans import span
from app.domain.plans.work import PlanFigure
from app.domain.units import Unit
from app.errors import Refused
from app.services.plans import figure_sheet, figures, register
from app.services.plans.owner_lookup import owner_named, unit_named
from app.services.workspace import Workspace
from tests.support.filled_plans import seen_on
from tests.support.made_plans import a_plan

KEY = "hai-thoi"
GROUP = Agency(key="xa", name="UBND các xã biên giới", is_group=True, unit_codes=("01399", "01417", "01402"))
OFFICE = Agency(key="stp", name="Sở Tư pháp")


@pytest.fixture
def now(ws: Workspace) -> Workspace:
    """A district with a plan over the day of the merger, seen after it."""
    measure = Measure(key="ho", name="Hộ ký", unit="hộ")
    register.save(ws, a_plan(key=KEY, agencies=(OFFICE, GROUP), measures=(measure,)))
    return seen_on(ws, date(2026, 1, 20))


def _plan(ws: Workspace) -> Plan:
    return register.find(ws, KEY)


def _unit(ws: Workspace, code: str, day: date) -> Unit:
    with ws.store.read() as connection:
        found = db_units.by_code(connection, code, day)
    assert found is not None
    return found


def test_that_a_code_means_the_unit_that_bore_it_in_the_period(now: Workspace) -> None:
    old, new = _unit(now, "01392", date(2025, 6, 30)), _unit(now, "01392", date(2025, 7, 1))
    assert (old.title, new.title) == ("thị trấn Xuân Hòa", "xã Trường Hà")
    plan = _plan(now)
    assert unit_named(now, plan, "01399", span("2025-H1")).title == "xã Trường Hà"
    assert unit_named(now, plan, "01399", span("2025-H1")) != unit_named(now, plan, "Trường Hà", span("2025-H2"))
    assert unit_named(now, plan, "01392", span("2025-H2")).id == new.id
    assert unit_named(now, plan, "01402", span("2025")).title == "xã Cải Viên", "it was there when the year began"
    with pytest.raises(Refused, match="01399"):
        unit_named(now, plan, "01399", span("2025-H2"))


def test_that_an_agency_a_unit_and_nobody_are_told_apart(now: Workspace) -> None:
    plan, year = _plan(now), span("2022")
    assert owner_named(now, plan, "Sở Tư pháp", year) == ("stp", None)
    assert owner_named(now, plan, "xa", year) == ("xa", None)
    commune = _unit(now, "01417", date(2022, 1, 1))
    assert owner_named(now, plan, "01417", year) == owner_named(now, plan, "sóc hà", year) == ("", commune.id)
    with pytest.raises(Refused, match="không có cơ quan, đơn vị “Hà Nội”; cơ quan có: stp, xa"):
        owner_named(now, plan, "Hà Nội", year)


def test_that_a_figure_of_one_unit_never_takes_the_place_of_its_group(now: Workspace) -> None:
    for code, value in (("01399", 5), ("01417", 7)):
        typed = PlanFigure(plan_id=0, measure="ho", period="2022", value=Decimal(value), agency=code)
        with pytest.raises(
            Refused, match=f"hãy ghi của đơn vị ấy|Hãy ghi của đơn vị ấy; trong dòng lệnh: --unit {code}"
        ):
            figures.set_figure(now, KEY, typed)
        unit_id = owner_named(now, _plan(now), code, span("2022"))[1]
        figures.set_figure(
            now, KEY, PlanFigure(plan_id=0, measure="ho", period="2022", value=Decimal(value), unit_id=unit_id)
        )
    assert sorted(item.value or 0 for item in figures.figures(now, KEY)) == [5, 7]


@pytest.mark.parametrize(
    ("code", "day", "period", "sentence"),
    [
        ("01392", date(2025, 7, 1), "2022", "Xã Trường Hà chưa có trong năm 2022: có từ 01/07/2025; chưa lưu gì."),
        ("01399", date(2025, 6, 1), "2025-H2", "không còn trong 6 tháng cuối năm 2025: có đến hết 30/06/2025"),
    ],
)
def test_that_no_figure_is_taken_of_a_unit_of_another_time(
    now: Workspace, code: str, day: date, period: str, sentence: str
) -> None:
    unit = _unit(now, code, day)
    typed = PlanFigure(plan_id=0, measure="ho", period=period, value=Decimal(5), unit_id=unit.id)
    with pytest.raises(Refused, match=sentence):
        figures.set_figure(now, KEY, typed)
    assert figures.figures(now, KEY) == ()


def test_that_the_sheet_has_the_units_of_its_period(now: Workspace) -> None:
    def columns(period: str) -> set[str]:
        return {place.owner.name for place in figure_sheet.by_owner(now, KEY, period).places}

    before, after = columns("2022"), columns("2025-H2")
    assert {"xã Trường Hà", "xã Sóc Hà", "xã Cải Viên"} <= before
    assert not {"xã Sóc Hà", "xã Cải Viên"} & after
    assert {"xã Trường Hà", "xã Tổng Cọt"} <= after
    assert {"xã Trường Hà (đến hết 30/06/2025)", "xã Trường Hà (từ 01/07/2025)"} <= columns("2025")
