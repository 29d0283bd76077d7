"""The plan after a stored one: the same places, by the codes they bear then."""

from dataclasses import replace
from datetime import date

from app.db import units as db_units
from app.db.tables import unit_lineage
from app.domain.plans.plan import Agency
from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from app.services import unit_changes
from app.services.plans import group_units, next_plan, register
from app.services.workspace import Workspace
from tests.support.made_plans import a_plan


def _group(*codes: str, count: int) -> Agency:
    return Agency(key="xa", name="UBND các xã, thị trấn", is_group=True, count=count, unit_codes=codes)


def test_that_codes_after_a_merger_mean_the_same_places(ws: Workspace) -> None:
    group = _group("01392", "01399", "01402", count=4)
    plan = register.save(ws, a_plan(key="truoc", agencies=(group,)))
    new = next_plan.begun(ws, plan)
    (agency,) = new.agencies
    stored = register.save(ws, replace(new, key="sau"))
    with ws.store.read() as connection:
        assert [unit.title for unit in group_units.of_agency(connection, plan, group)] == [
            "thị trấn Xuân Hòa",
            "xã Trường Hà",
            "xã Cải Viên",
        ]
        later = group_units.of_agency(connection, stored, agency)
    assert "xã Tổng Cọt" in {unit.title for unit in later}
    assert len(later) == len(agency.unit_codes) < 3
    assert agency.count == 4 - (3 - len(later))
    assert new.head.notes[0].startswith("Cần xem lại tên và số đơn vị của “UBND các xã, thị trấn”: ")
    assert "xã Cải Viên (01402) nay là xã Tổng Cọt" in new.head.notes[0]


def test_that_a_code_never_silently_becomes_another_commune(ws: Workspace) -> None:
    """It was nobody's on the day of the former plan; what is nobody's later, too, stays as it was written."""
    unit_changes.add(ws, UnitDraft("", UnitKind.COMMUNE, "Mới Lập", "88888", date(2025, 9, 1)))
    plan = register.save(ws, a_plan(key="truoc", agencies=(_group("88888", "99999", count=2),)))
    new = next_plan.begun(ws, plan)
    assert new.agencies[0].unit_codes == ("99999",)
    (told,) = new.head.notes
    assert "mã 88888 của “UBND các xã, thị trấn” trước đây chưa có trong dữ liệu, nay là xã Mới Lập" in told


def test_that_a_unit_nobody_knows_the_heir_of_is_told(ws: Workspace) -> None:
    with ws.store.write("thử", "thử") as connection:
        lost = db_units.by_code(connection, "01399", date(2022, 1, 1))
        assert lost is not None
        connection.execute(unit_lineage.delete().where(unit_lineage.c.predecessor_id == lost.id))
    plan = register.save(ws, a_plan(key="truoc", agencies=(_group("01399", count=1),)))
    new = next_plan.begun(ws, plan)
    assert new.agencies[0].unit_codes == ()
    told = "Cần xem lại: “UBND các xã, thị trấn” không còn xã Trường Hà (01399), chưa rõ nay thuộc đơn vị nào."
    assert new.head.notes == (told,)


def test_that_a_plan_without_mergers_keeps_its_codes(ws: Workspace) -> None:
    group = _group("01399", "01417", count=2)
    plan = a_plan(key="truoc", agencies=(group,), phases=())
    one_year = replace(plan, head=replace(plan.head, ends=plan.head.starts.replace(month=12, day=31)))
    new = next_plan.begun(ws, register.save(ws, one_year))
    assert new.agencies == (group,)
    assert new.head.notes == ()
