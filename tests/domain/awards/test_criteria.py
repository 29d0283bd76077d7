"""Conditions of an award: met, not met or without data, with the record that proves it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.awards.case import Evidence, Given
from app.domain.awards.criteria import SOURCES, VERDICT_WORDS, Verdict, results
from app.domain.awards.nominations import ConductNote, Nominee
from app.domain.registers import Marker, Register, RegisterRow, Registration, Team
from app.domain.submissions import ReportedRow
from app.presets.award_rules import award_rules
from app.presets.load import PresetLibrary
from tests.support.award_case import (
    COMMUNE,
    HOUSE,
    NEIGHBOUR,
    PROVINCE,
    STATION,
    a_case,
    criterion,
    group,
    person,
    proposed,
)

MET, NOT_MET, NO_DATA, JUDGED = Verdict
THANG = person(1)


def said(nominee: Nominee, source: str, evidence: Evidence | None = None, **fields: Any) -> tuple[Verdict, str]:
    """What one condition comes to for the only nomination of a season."""
    nomination = proposed(1, nominee, **{key: fields.pop(key) for key in ("achievement",) if key in fields})
    case = a_case([nominee], [nomination], criterion(source), evidence=evidence or Evidence(), **fields)
    (found,) = results(case, nomination)
    return found.verdict, found.proof


def listed(*rows: RegisterRow) -> Evidence:
    """Rows of the commune's report."""
    kinds = {Team: Register.TEAMS, Registration: Register.REGISTRATIONS}
    items = [
        ReportedRow(kinds.get(type(row), Register.MARKERS), "04", number, row) for number, row in enumerate(rows, 6)
    ]
    return Evidence({COMMUNE: tuple(items)})


PLACE = "trang 04, dòng 6, báo cáo của xã Sóc Hà"


def test_that_people_judge_where_no_data_is_named() -> None:
    assert said(THANG, "") == (JUDGED, "")
    assert said(THANG, "unheard-of") == (JUDGED, "")
    assert set(VERDICT_WORDS) == set(Verdict)


def test_that_every_source_of_the_shipped_catalogue_is_known() -> None:
    sources = {getattr(rule.content, "source", "") for rule in award_rules(PresetLibrary.shipped())}
    assert {source.partition(":")[0] for source in sources} - {""} <= SOURCES


def test_that_one_achievement_is_proved_by_what_else_is_proposed_or_given() -> None:
    assert said(THANG, "achievements") == (
        MET,
        "không có đề nghị, khen thưởng nào khác của năm 2021 trong dữ liệu",
    )
    given = (Given(1, 2021, "Bằng khen tỉnh", "số 15/QĐ-UBND"), Given(1, 2020, "Giấy khen xã"))
    assert said(THANG, "achievements", given=given) == (NOT_MET, "Bằng khen tỉnh số 15/QĐ-UBND")
    first, second = proposed(1, THANG), proposed(2, THANG, PROVINCE)
    case = a_case([THANG], [first, second], criterion("achievements"), titles={2: "Bằng khen tỉnh"})
    assert [(item.verdict, item.proof) for item in results(case, first)] == [(NOT_MET, "Bằng khen tỉnh (xã Sóc Hà)")]
    twin = replace(THANG, id=2)
    case = a_case([THANG, twin], [first, proposed(2, twin, PROVINCE)], criterion("achievements"))
    assert [(item.verdict, item.proof) for item in results(case, first)] == [
        (NO_DATA, f"chưa rõ có là một với “{THANG.name}” không")
    ]
    alone = a_case([THANG, twin], [first], criterion("achievements"))
    assert [item.verdict for item in results(alone, first)] == [MET]
    other = replace(first, is_different_achievement=True, difference=" cứu người ")
    case = a_case([THANG], [other, second], criterion("achievements"))
    assert [(item.verdict, item.proof) for item in results(case, other)] == [(MET, "thành tích khác: cứu người")]


def test_that_conduct_is_proved_by_its_notes_and_silence_proves_nothing() -> None:
    assert said(THANG, "conduct")[0] is NO_DATA
    open_one = ConductNote(1, "thanh tra", date(2021, 11, 1), None, "QĐ 12")
    assert said(THANG, "conduct", conduct=(open_one,)) == (NOT_MET, "thanh tra, từ 01/11/2021 QĐ 12")
    ended = ConductNote(1, "khiển trách", date(2021, 1, 1), date(2021, 6, 30))
    assert said(THANG, "conduct", conduct=(ended,)) == (MET, "đã kết thúc ngày 30/06/2021; thành tích tính từ ngày đó")


def test_that_earlier_awards_are_named() -> None:
    assert said(THANG, "past_awards")[0] is NO_DATA
    given = (Given(1, 2021, "Giấy khen huyện"), Given(1, 2020, "Giấy khen xã"))
    assert said(THANG, "past_awards", given=given) == (MET, "Giấy khen xã (2020)")


@pytest.mark.parametrize(
    ("nominee", "source", "expected"),
    [
        (replace(THANG, sex="Nữ"), "women:70", (MET, "Nữ")),
        (replace(THANG, sex="nam"), "women:70", (NOT_MET, "nam")),
        (THANG, "women:70", (NO_DATA, "chưa ghi giới tính")),
        (group(1, women_percent=70), "women:70", (MET, "tỷ lệ nữ 70%")),
        (group(1, women_percent=69), "women:70", (NOT_MET, "tỷ lệ nữ 69%")),
        (group(1), "women:70", (NO_DATA, "chưa ghi tỷ lệ nữ")),
        (group(1, women_percent=90), "women", (NO_DATA, "chưa ghi tỷ lệ nữ")),
    ],
)
def test_that_women_count_by_sex_and_by_share(nominee: Nominee, source: str, expected: tuple[Verdict, str]) -> None:
    assert said(nominee, source) == expected


def test_that_direct_workers_and_the_border_are_a_ground() -> None:
    assert said(THANG, "direct_worker") == (MET, "thuộc xã Sóc Hà, vùng biên giới")
    worker = replace(THANG, is_direct_worker=True)
    assert said(worker, "direct_worker")[1].startswith("trực tiếp lao động, sản xuất, công tác; thuộc")
    assert said(person(1, unit_id=STATION), "direct_worker")[0] is MET
    assert said(person(1, unit_id=NEIGHBOUR), "direct_worker")[0] is NO_DATA
    assert said(person(1, unit_id=777, is_direct_worker=False), "direct_worker")[0] is NO_DATA
    assert said(person(1, unit_id=NEIGHBOUR, is_direct_worker=False), "direct_worker")[0] is NOT_MET


def test_that_the_achievement_must_be_written_down() -> None:
    assert said(THANG, "achievement", achievement=" Bắt 03 vụ ") == (MET, "Bắt 03 vụ")
    assert said(THANG, "achievement", achievement=" ") == (NO_DATA, "chưa ghi thành tích")


def test_that_whoever_leads_is_judged_by_the_rating_of_the_team() -> None:
    team = Team(name="Tổ 1", leader="NÔNG VĂN THẮNG", rating="Tốt")
    assert said(THANG, "unit_result", listed(team)) == (MET, f"Tổ 1: Tốt ({PLACE})")
    assert said(THANG, "unit_result", listed(replace(team, rating="Yếu")))[0] is NOT_MET
    assert said(THANG, "unit_result", listed(replace(team, rating=""))) == (NO_DATA, "chưa có xếp loại của tổ")
    others = listed(replace(team, leader=""), replace(team, leader="Vi Thị Lan"), Marker(number="718"))
    assert said(THANG, "unit_result", others) == (NO_DATA, "không đứng đầu tổ nào trong danh sách")


def test_that_a_team_is_found_in_the_list_of_its_commune() -> None:
    team = group(1, "Tổ tự quản xóm Kéo Sỹ số 2")
    row = Team(name="Tổ tự quản Kéo Sỹ II", hamlet="Kéo Sỹ")
    assert said(team, "team", listed(row, Marker(number="718"))) == (MET, PLACE)
    assert said(team, "team", listed(replace(row, name="Tổ tự quản Kéo Sỹ 1"))) == (
        NOT_MET,
        "không có trong danh sách của xã Sóc Hà",
    )
    # A name that only may be the same is no proof.
    assert said(team, "team", listed(replace(row, name="Tổ tự quản Kéo Sỹ")))[0] is NOT_MET
    assert said(team, "team") == (NO_DATA, "chưa có danh sách của đơn vị trong năm")


def test_that_registrations_prove_households_and_people() -> None:
    rows = listed(
        Registration(kind="Hộ gia đình", name="Nông Văn Thắng", hamlet="Kéo Sỹ"),
        Registration(kind="Cá nhân", name="Vi Thị Lan", hamlet="Kéo Sỹ"),
        Registration(kind="Tổ", name="Tổ tự quản Kéo Sỹ", hamlet="Kéo Sỹ"),
    )
    assert said(group(1, "Hộ ông Nông Văn Thắng", kind=HOUSE), "registration", rows) == (MET, PLACE)
    assert said(person(1, "Vi Thị Lan"), "registration", rows)[0] is MET
    assert said(group(1), "registration", rows)[0] is MET
    assert said(group(1), "team", rows)[0] is NOT_MET
    assert said(person(1, "Lý Văn Sỹ"), "registration", rows)[0] is NOT_MET


def test_that_a_figure_of_the_report_proves_by_being_there() -> None:
    def figures(**some: int) -> Evidence:
        return Evidence(figures={COMMUNE: {code: Decimal(value) for code, value in some.items()}})

    assert said(THANG, "figure:D01", figures(D01=1200)) == (MET, "chỉ tiêu D01 = 1.200, báo cáo của xã Sóc Hà")
    assert said(THANG, "figure:D01", figures(D01=0))[0] is NOT_MET
    assert said(person(1, unit_id=STATION), "figure:D01", figures(D01=3))[0] is MET
    assert said(THANG, "figure:D01", figures(D02=1)) == (NO_DATA, "báo cáo của đơn vị chưa có chỉ tiêu D01")


def test_that_whoever_does_not_come_under_an_aid_falls_short_of_nothing() -> None:
    nomination = proposed(1, THANG)
    for is_required, words in ((True, "chưa đạt"), (False, "không thuộc diện này")):
        rule = criterion("women:70", is_required=is_required)
        (found,) = results(a_case([replace(THANG, sex="nam")], [nomination], rule), nomination)
        assert (found.verdict, found.words) == (NOT_MET, words)
