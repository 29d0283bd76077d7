"""Who owes on which day: units before and after 01/7/2025, agencies that follow others, groups with their units."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.db import plan_work
from app.db import units as db_units
from app.domain.committee import CommitteeLevel
from app.domain.plans.duties import Duty
from app.domain.plans.duty_standing import DutyState
from app.domain.plans.plan import Agency
from app.domain.plans.spans import Frequency
from app.domain.plans.work import DutyReceipt
from app.services import committee, scope, setup, units
from app.services.plans import duty_entries, register
from app.services.workspace import Workspace
from tests.support.duties import a_duty, a_plan, every, on_day
from tests.support.duty_boards import lines, on
from tests.support.workspaces import a_bare_workspace, ha_quang

YEARS: dict[str, Any] = {"starts": date(2024, 1, 1), "ends": date(2026, 12, 31)}


def _owners(ws: Workspace, duty: Duty, *agencies: Agency) -> dict[str, set[str]]:
    office = Agency(key="phong", name="Phòng Tư pháp")
    register.save(ws, a_plan(duty, agencies=(office, *agencies), phases=(), **YEARS))
    found: dict[str, set[str]] = {}
    for row in lines(ws, duty.key, plan="thu"):
        found.setdefault(row.period.text, set()).add(row.owner.name)
    return found


def test_that_a_commune_of_2025_is_in_2024_those_it_was_made_of(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        yearly = a_duty(every(11, 15), frequency=Frequency.YEAR, owed_by=("communes",), clause="")
        found = _owners(ws, yearly)
        assert found["2026"] == found["2025"] == {"xã Trường Hà"}
        assert "xã Sóc Hà" in found["2024"]
        assert len(found["2024"]) > 1


def test_that_a_district_keeps_the_units_of_its_last_day(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        found = _owners(ws, a_duty(every(11, 15), frequency=Frequency.YEAR, owed_by=("stations",), clause=""))
        assert found["2026"] == found["2024"]
        assert len(found["2024"]) == 4


def test_that_an_agency_is_followed_by_the_one_in_its_place(tmp_path: Path) -> None:
    former = Agency(key="noi-vu", name="Phòng Nội vụ", valid_to=date(2025, 7, 1), became="van-hoa")
    later = Agency(key="van-hoa", name="Phòng Văn hóa - Xã hội", valid_from=date(2025, 7, 1))
    with ha_quang(tmp_path) as ws:
        yearly = a_duty(every(11, 15), frequency=Frequency.YEAR, owed_by=("noi-vu",), owed_to="noi-vu", clause="")
        assert _owners(ws, yearly, former, later) == {
            "2024": {"Phòng Nội vụ"},
            "2025": {"Phòng Văn hóa - Xã hội"},
            "2026": {"Phòng Văn hóa - Xã hội"},
        }
        assert {row.owed_to for row in lines(ws, "bao-cao", plan="thu")} == {"Phòng Nội vụ", "Phòng Văn hóa - Xã hội"}


def test_that_a_group_is_its_units_and_the_rest_stays_one(tmp_path: Path) -> None:
    group = Agency(key="nhom", name="UBND 02 xã", is_group=True, unit_codes=("01417", "01414"))
    partly = Agency(key="mot-phan", name="UBND 02 xã khác", is_group=True, unit_codes=("01399", "99999"))
    unknown = Agency(key="khong", name="Các sở", is_group=True, unit_codes=("99998",))
    with ha_quang(tmp_path) as ws:
        committee = _committee(ws)
        once = a_duty(on_day(2024, 11, 15), owed_by=("nhom", "mot-phan", "khong", "committee"), clause="")
        assert _owners(ws, once, group, partly, unknown)[""] == {
            "xã Sóc Hà",
            "xã Tổng Cọt",
            "xã Trường Hà",
            "UBND 02 xã khác (đơn vị chưa có trong dữ liệu)",
            "Các sở",
            committee,
        }


def test_that_a_group_is_after_a_merger_what_its_units_became_each_once(tmp_path: Path) -> None:
    group = Agency(key="nhom", name="UBND 03 xã", is_group=True, count=3, unit_codes=("01399", "01417", "01402"))
    with ha_quang(tmp_path) as ws:
        yearly = a_duty(every(11, 15), frequency=Frequency.YEAR, owed_by=("nhom",), clause="")
        found = _owners(ws, yearly, group)
        assert found["2024"] == {"xã Trường Hà", "xã Sóc Hà", "xã Cải Viên"}
        assert "xã Cải Viên" not in found["2025"]
        assert not any("chưa có trong dữ liệu" in name for name in found["2025"])
        rows = [row for row in lines(ws, "bao-cao", plan="thu") if row.period.text == "2025"]
        with ws.store.read() as connection:
            units = [db_units.unit_of(connection, row.owner.unit_id or 0) for row in rows]
        assert len({unit.id for unit in units}) == len(units) > 0
        assert all(unit.is_valid_on(date(2025, 11, 14)) for unit in units)


def test_that_two_agencies_that_became_one_owe_once_and_what_one_of_them_handed_in_counts(tmp_path: Path) -> None:
    end = date(2025, 3, 1)
    one = Agency(key="tttt", name="Sở Thông tin và Truyền thông", valid_to=end, became="moi")
    two = Agency(key="khcn", name="Sở Khoa học và Công nghệ (cũ)", valid_to=end, became="moi")
    both = Agency(key="moi", name="Sở Khoa học và Công nghệ", valid_from=end)
    with ha_quang(tmp_path) as ws:
        yearly = a_duty(every(11, 15), frequency=Frequency.YEAR, owed_by=("tttt", "khcn"), clause="")
        found = _owners(ws, yearly, one, two, both)
        assert found["2024"] == {one.name, two.name}
        rows = [row for row in lines(ws, "bao-cao", plan="thu") if row.period.text == "2025"]
        assert [row.owner.name for row in rows] == [both.name]
        stored = DutyReceipt(part_id=rows[0].at.part_id, period="2025", agency="khcn", soft_copy_on=date(2025, 2, 20))
        with ws.store.write("thử", "thử") as connection:
            plan_work.save(connection, stored)
        (row,) = [row for row in lines(ws, "bao-cao", plan="thu") if row.period.text == "2025"]
        assert row.standing.state is DutyState.DONE
        corrected = duty_entries.correct(on(ws, date(2025, 11, 20)), row.at, soft_on=date(2025, 11, 10), hard_on=None)
        assert corrected.standing.state is DutyState.DONE
        with ws.store.read() as connection:
            (receipt,) = plan_work.entries(connection, DutyReceipt, row.plan_id)
        assert (receipt.agency, receipt.soft_copy_on) == ("khcn", date(2025, 11, 10))


def test_that_units_a_plan_counts_without_their_codes_owe_too(tmp_path: Path) -> None:
    group = Agency(key="nhom", name="UBND 03 xã", is_group=True, count=3, unit_codes=("01417",))
    with ha_quang(tmp_path) as ws:
        found = _owners(ws, a_duty(owed_by=("nhom",), clause=""), group)[""]
        assert len(found) == 2
        assert "UBND 03 xã (đơn vị chưa có trong dữ liệu)" in found


def _committee(ws: Workspace) -> str:
    """The committee's own name."""
    with ws.store.read() as connection:
        return scope.committee_of(connection).name


def test_that_what_was_owed_to_the_committee_of_a_day_stays_when_the_committee_becomes_another(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        once = a_duty(on_day(2022, 1, 21), frequency=Frequency.ONCE, owed_by=("communes", "committee"), clause="")
        office = Agency(key="phong", name="Phòng Tư pháp")
        register.save(ws, a_plan(once, agencies=(office,), phases=(), starts=date(2022, 1, 1), ends=date(2026, 12, 31)))
        before = {row.owner for row in lines(ws, once.key, plan="thu")}
        later = on(ws, date(2026, 11, 22))
        (commune,) = (unit for unit in units.search(later, "Trường Hà") if unit.code == "01392")
        following = replace(
            committee.profile(ws), valid_from=date(2025, 7, 1), unit_id=commune.id, level=CommitteeLevel.COMMUNE
        )
        committee.change(later, following)
        assert {row.owner for row in lines(ws, once.key, plan="thu")} == before
        assert len(before) == 9
