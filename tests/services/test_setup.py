"""A data file from a plan: Hà Quảng as its sources give it, and a commune's own committee of 2026."""

from datetime import date
from pathlib import Path

import pytest

from app.db import units as rows
from app.domain.committee import CommitteeLevel
from app.domain.units import RelationRole, Unit
from app.errors import Refused
from app.services import committee, setup, units
from app.services.plans import register
from app.services.workspace import Workspace
from tests.support.workspaces import a_bare_workspace, ha_quang

END_2020, END_2021, IN_2026 = date(2020, 12, 31), date(2021, 12, 31), date(2026, 1, 1)
BORDER = {
    "01366": "Cần Yên", "01367": "Cần Nông", "01393": "Lũng Nặm", "01399": "Trường Hà",
    "01402": "Cải Viên", "01411": "Nội Thôn", "01414": "Tổng Cọt", "01417": "Sóc Hà",
}  # fmt: skip

COMMUNE_PLAN = """
schema_version = 1
kind = "founding"
id = "truong-ha-2026"
title = "Kế hoạch xã Trường Hà"
legal_basis = "Chỉ thị 01/CT-TTg"
valid_from = 2026-12-15
confidence = "C"
version = 1
number = "12/KH-BCĐ"
issued_on = 2026-12-15
report_year = 2026
event_year = 2027
outline = "so-ket-74"
movement = "Toàn dân tham gia bảo vệ chủ quyền lãnh thổ"
[committee]
unit_code = "01392"
level = "commune"
name = "Ban chỉ đạo xã Trường Hà"
parent_organ = "UBND xã Trường Hà"
short_name = "Ban chỉ đạo"
symbol = "BCĐ"
place = "Trường Hà"
archive_line = "Lưu: VT"
recipients = ["Ban chỉ đạo tỉnh"]
[territory]
province_code = "04"
communes = ["01392"]
[[targets]]
id = "t1"
text = "100% xóm biên giới có tổ tự quản"
indicator = "D01"
operator = ">="
value = "100"
[[tasks]]
id = "n1"
text = "Tổ chức hội nghị sơ kết"
lead = ["UBND xã"]
partners = ["Đồn BPCK Sóc Giang"]
due = "Quý I"
"""


def expected(ws: Workspace, on: date) -> tuple[Unit, ...]:
    with ws.store.read() as connection:
        return rows.expected(connection, committee.profile(ws).unit_id, on)


def coded(ws: Workspace, code: str, on: date) -> Unit:
    with ws.store.read() as connection:
        found = rows.by_code(connection, code, on)
    assert found is not None, (code, on)
    return found


def test_that_eight_communes_and_four_stations_are_expected(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        for on in (END_2020, END_2021):
            found = expected(ws, on)
            communes = {item.code: item.name for item in found if item.is_border}
            assert communes == BORDER
            assert [item.code for item in found[8:]] == ["DBP-CY", "DBP-SG", "DBP-LN", "DBP-TC"]


def test_that_the_district_has_21_communes_and_towns(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws, ws.store.read() as connection:
        district = rows.by_code(connection, "045", END_2021)
        assert district is not None
        below = rows.children(connection, district.id, END_2021)
        assert len(below) == 21
        assert sorted(item.title for item in below if item.kind.value == "township") == [
            "thị trấn Thông Nông", "thị trấn Xuân Hòa",
        ]  # fmt: skip
        assert [item.code for item in rows.parents(connection, district.id, END_2021)] == ["04"]


def test_that_before_2020_the_border_communes_were_nine_and_can_yen_was_elsewhere(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws, ws.store.read() as connection:
        district = rows.by_code(connection, "045", END_2021)
        assert district is not None
        before = date(2020, 1, 31)
        names = {item.name for item in rows.children(connection, district.id, before)}
        assert names == {
            "Sóc Hà", "Trường Hà", "Nà Sác", "Kéo Yên", "Lũng Nặm", "Vân An", "Cải Viên", "Nội Thôn", "Tổng Cọt",
        }  # fmt: skip
        can_yen = rows.by_code(connection, "01366", before)
        assert can_yen is not None
        assert [item.name for item in rows.parents(connection, can_yen.id, before)] == ["Thông Nông"]


def test_that_only_a_sourced_successor_is_written(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        added = setup.apply_plan(ws, "ha-quang-2022")
        assert added.unresolved == ("Kéo Yên", "Vân An")
        (na_sac,) = units.search(ws, "Nà Sác")
        assert [line.unit.code for line in units.profile(ws, na_sac.id, END_2021).successors] == ["01399"]
        (van_an,) = units.search(ws, "Vân An")
        assert units.profile(ws, van_an.id, END_2021).successors == ()


def test_that_a_code_means_another_unit_after_the_reform(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        town, commune = coded(ws, "01392", END_2021), coded(ws, "01392", IN_2026)
        assert (town.title, commune.title) == ("thị trấn Xuân Hòa", "xã Trường Hà")
        assert [item.id for item in units.profile(ws, commune.id, IN_2026).same_code] == [town.id]
        made_of = {line.unit.code for line in units.profile(ws, commune.id, IN_2026).predecessors}
        assert made_of == {"01392", "01399", "01417", "01432"}


def test_that_the_district_level_ends_on_its_day(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        (province,) = units.tree(ws, IN_2026)
        assert {node.unit.code for node in province.children} == {
            "01363", "01366", "01387", "01392", "01393", "01414", "01438",
        }  # fmt: skip
        assert {node.unit.name for node in province.children if node.unit.is_border} == {
            "Cần Yên", "Trường Hà", "Lũng Nặm", "Tổng Cọt",
        }  # fmt: skip


def test_that_the_collecting_point_is_not_the_station_in_charge(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        in_charge = {}
        for code in BORDER:
            profile = units.profile(ws, coded(ws, code, END_2021).id, END_2021)
            assert [line.unit.code for line in profile.collecting_points] == ["DBP-SG"]
            (station,) = profile.stations
            in_charge[code] = station.unit.code
            assert "minh họa" in station.tie.document
        assert in_charge == {
            "01417": "DBP-SG", "01399": "DBP-SG", "01393": "DBP-LN", "01402": "DBP-LN",
            "01411": "DBP-TC", "01414": "DBP-TC", "01366": "DBP-CY", "01367": "DBP-CY",
        }  # fmt: skip


def test_that_hamlets_follow_their_commune_through_the_reform(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws, ws.store.read() as connection:
        old = rows.by_code(connection, "01399", END_2021)
        new = rows.by_code(connection, "01392", IN_2026)
        assert old is not None
        assert new is not None
        before = rows.children(connection, old.id, END_2021)
        assert len(before) == 9
        assert {item.id for item in before} < {item.id for item in rows.children(connection, new.id, IN_2026)}


def test_that_the_letterhead_and_signer_are_those_of_the_plan(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        head = committee.letterhead(ws, date(2022, 1, 11))
        assert head.organs[0] == "UBND HUYỆN HÀ QUẢNG"
        assert head.organs[1].startswith("BAN CHỈ ĐẠO")
        assert len(head.recipients) == 10
        assert head.signer is not None
        assert head.signer.signature_lines == ("TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND HUYỆN")


def test_that_a_second_plan_is_refused_and_nothing_changes(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        with ws.store.read() as connection:
            before = len(rows.all_units(connection))
        with pytest.raises(Refused, match="huyện Hà Quảng") as refused:
            setup.apply_plan(ws, "ha-quang-2022")
        assert refused.value.code == "already-set-up"
        with ws.store.read() as connection:
            assert len(rows.all_units(connection)) == before


def test_that_set_up_is_one_operation_that_stays(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        with ws.store.read() as connection:
            before = rows.all_units(connection)
        assert ws.store.undoable() is None
        with pytest.raises(Refused) as caught:
            ws.store.undo(ws.actor)
        assert caught.value.code == "undo-set-up"
        assert "Tạo dữ liệu từ 74/KH-BCĐ" in caught.value.sentence
        with ws.store.read() as connection:
            assert rows.all_units(connection) == before


def test_that_a_commune_of_2026_has_a_committee_without_a_district(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "founding").mkdir(parents=True)
    (folder / "founding" / "truong-ha.toml").write_text(COMMUNE_PLAN, encoding="utf-8")
    with a_bare_workspace(tmp_path, folder) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        profile = committee.profile(ws)
        assert (profile.level, profile.report_year) == (CommitteeLevel.COMMUNE, 2026)
        assert [item.title for item in expected(ws, date(2026, 12, 31))] == ["xã Trường Hà"]
        (province,) = units.tree(ws, IN_2026)
        assert len(province.children) == 56
        assert all(node.unit.kind.value != "district" for node in province.children)
        assert units.tree(ws, IN_2026, RelationRole.STATION_IN_CHARGE) == ()


def test_that_a_plan_with_an_unknown_code_is_refused_whole(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    (folder / "founding").mkdir(parents=True)
    text = COMMUNE_PLAN.replace('"01392"', '"99999"')
    (folder / "founding" / "wrong.toml").write_text(text, encoding="utf-8")
    with a_bare_workspace(tmp_path, folder) as ws:
        with pytest.raises(Refused, match="99999"):
            setup.apply_plan(ws, "truong-ha-2026")
        with ws.store.read() as connection:
            assert rows.all_units(connection) == ()


def test_that_more_units_come_from_the_shipped_tables(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        added = setup.add_from_official(ws, "Cao Bằng")
        # 161 old and 56 new communes, 10 old districts; what the plan brought and what stayed the same counts once.
        (province,) = units.tree(ws, END_2021)
        communes = [item for node in province.children for item in node.children]
        assert len(communes) == 161
        assert len(units.tree(ws, IN_2026)[0].children) == 56
        assert added.units > 100
        with pytest.raises(Refused, match="đã có"):
            setup.add_from_official(ws, "04")


def test_that_a_merged_province_brings_its_old_ones(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        added = setup.add_from_official(ws, "Hà Giang")
        assert len(added.unresolved) == 2
        names = [node.unit.name for node in units.tree(ws, END_2021)]
        assert names == ["Cao Bằng", "Hà Giang", "Tuyên Quang"]
        assert [node.unit.name for node in units.tree(ws, IN_2026)] == ["Cao Bằng", "Tuyên Quang"]


@pytest.mark.parametrize("province", ["08", "14", "48", "52", "68"])
def test_that_provinces_with_defects_keep_one_code_for_one_unit(tmp_path: Path, province: str) -> None:
    with ha_quang(tmp_path) as ws:
        setup.add_from_official(ws, province)
        with ws.store.read() as connection:
            for on in (date(2025, 6, 30), date(2025, 7, 1)):
                codes = [item.code for item in rows.units(connection, on) if item.code]
                assert len(codes) == len(set(codes))


def test_that_a_district_can_come_alone(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        official = ws.presets.official_units()
        setup.add_from_official(ws, "04", "Huyện Bảo Lạc")
        (province,) = units.tree(ws, END_2021)
        # A commune of Bảo Lâm went into a commune with some of Bảo Lạc: it comes along, so that lineage is complete.
        assert [node.unit.name for node in province.children] == ["Bảo Lạc", "Bảo Lâm", "Hà Quảng"]
        sizes = {node.unit.name: len(node.children) for node in province.children}
        assert sizes["Bảo Lạc"] == sum(
            row.old_district == "Huyện Bảo Lạc" for row in official.changes(official.province("04"))
        )
        assert sizes["Bảo Lâm"] < 5
        with pytest.raises(Exception, match="Huyện Không Có"):
            setup.add_from_official(ws, "04", "Huyện Không Có")


def test_that_plans_are_listed_with_their_size_the_illustration_last(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        choices = [(item.id, item.communes, item.stations) for item in setup.plans(ws.presets)]
        assert choices == [("ha-quang-2022", 8, 4), ("binh-phuoc-2022", 15, 0), ("truong-ha-2026", 1, 1)]


def test_that_a_new_data_file_has_the_plans_its_founding_file_names(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        (plan,) = register.plans(ws)
        assert (plan.key, len(plan.duties)) == ("ha-quang-2022", 7)
        text = register.clause_text(register.find(ws, plan.key), "IV.6")
        assert text[0].text.startswith("6. Các xã biên giới")
