"""The plan of Hà Quảng against its printed text, and a second plan that shares nothing with it."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.event_templates import missed, windows_of
from app.errors import Problem
from app.paths import resources
from app.presets.load import PresetLibrary
from app.presets.plans import PlanPreset
from app.presets.programmes import plan_preset

SHIPPED = resources() / "presets"


@pytest.fixture(scope="module")
def plan() -> PlanPreset:
    return PresetLibrary(SHIPPED).plan("ha-quang-2022")


def test_that_the_plan_bears_its_number_and_both_years(plan: PlanPreset) -> None:
    assert (plan.number, plan.issued_on) == ("74/KH-BCĐ", date(2022, 1, 11))
    assert (plan.report_year, plan.event_year) == (2021, 2022)
    assert plan.committee.place == "Hà Quảng"


def test_that_there_are_ten_recipients_with_the_slips_put_right(plan: PlanPreset) -> None:
    lines = [*plan.committee.recipients, plan.committee.archive_line]
    assert len(lines) == 10
    assert lines[7] == "04 Đồn Biên phòng trên địa bàn"
    assert not any("Đoàn" in line or "BCD" in line for line in lines)


def test_that_the_signer_is_printed_as_in_the_plan(plan: PlanPreset) -> None:
    (holder,) = plan.holders
    assert (holder.committee_title, holder.agency_title) == ("Trưởng ban", "Phó Chủ tịch UBND huyện")
    assert holder.full_name == "Triệu Đình Dũng"
    assert holder.valid_from <= plan.issued_on


def test_that_quotas_add_up_to_the_golden_numbers(plan: PlanPreset) -> None:
    communes = len(plan.territory.communes)
    per_commune = [item for item in plan.quotas if item.scope == "commune"]
    pools = [item for item in plan.quotas if item.scope == "committee"]
    assert communes == 8
    assert sum(item.collectives for item in per_commune) * communes == 8
    assert sum(item.individuals for item in per_commune) * communes == 16
    assert [(item.giver, item.collectives, item.individuals) for item in pools] == [
        ("UBND tỉnh Cao Bằng", 1, 1),
        ("Bộ Chỉ huy BĐBP tỉnh", 1, 1),
    ]
    assert all(item.clause for item in plan.quotas)


def test_that_before_the_21st_means_the_20th(plan: PlanPreset) -> None:
    report = plan.obligation("commune-report")
    assert report is not None
    assert report.working_day == report.last_day == date(2022, 1, 20)
    assert report.copies == ("hard", "soft")


def test_that_both_dates_of_the_dossier_are_kept(plan: PlanPreset) -> None:
    dossier = plan.obligation("award-dossier")
    assert dossier is not None
    assert [(item.day, item.clause) for item in dossier.dates] == [
        (date(2022, 1, 21), "IV.6"),
        (date(2022, 2, 10), "III.3"),
    ]
    assert (dossier.working_day, dossier.last_day) == (date(2022, 1, 20), date(2022, 2, 9))


def test_that_a_duty_without_date_has_none(plan: PlanPreset) -> None:
    review = plan.obligation("district-review")
    assert review is not None
    assert review.working_day is None
    assert plan.obligation("nothing") is None


def test_that_the_collecting_point_is_not_all_stations(plan: PlanPreset) -> None:
    assert plan.territory.collecting_point == "DBP-SG"
    assert len(plan.territory.stations) == 4


def test_that_the_matrix_has_the_four_levels_as_printed_and_the_one_printed_twice_once(plan: PlanPreset) -> None:
    rows = [
        (item.level, item.allows_review, item.allows_ceremony, item.allows_festivities, item.limits_people)
        for item in plan.tiers
    ]
    assert rows == [
        (1, True, True, True, False),
        (2, True, True, True, True),
        (3, True, True, False, True),
        (4, False, False, False, False),
    ]
    assert {item.clause for item in plan.tiers} == {"II.3"}
    assert [item.measures for item in plan.tiers] == [("5K",), (), (), ()]
    assert [item.report_to for item in plan.tiers] == ["", "", "", "Đồn BPCK Sóc Giang"]
    assert [item.max_people for item in plan.tiers] == [None] * 4
    assert [bool(item.note) for item in plan.tiers] == [False, False, True, False]
    assert [rule.strictness for rule in plan.matrix.rules] == [1, 2, 3, 4]
    assert plan.matrix.rule(4, date(2023, 1, 1)) is None


def test_that_the_season_ends_on_the_third_of_march(plan: PlanPreset) -> None:
    windows = windows_of(plan.kinds, date(2021, 1, 1))
    found = {word: missed(windows, word, date(2022, 3, 4)) for word in ("Sơ kết xã", "Sơ kết xóm", "Ngày hội")}
    assert {word: late and (late[0].clause, late[1]) for word, late in found.items()} == {
        "Sơ kết xã": ("III.A", date(2022, 3, 3)),
        "Sơ kết xóm": ("III.A", date(2022, 3, 3)),
        "Ngày hội": ("III.B", date(2022, 3, 3)),
    }


def test_that_every_shipped_plan_and_locality_is_sound() -> None:
    library = PresetLibrary(SHIPPED)
    assert [header.id for header in library.plans()] == ["binh-phuoc-2022", "ha-quang-2022", "truong-ha-2026"]
    for header in library.plans():
        plan = library.plan(header.id)
        assert plan.header == header
        assert len(library.outline(plan.outline).leaves()) == 28
    for header in library.headers("locality"):
        assert library.locality(header.id).stations


def changed(folder: Path, old: str, new: str) -> PresetLibrary:
    """The shipped plan with one text replaced."""
    text = (SHIPPED / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "founding").mkdir()
    (folder / "founding" / "x.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return PresetLibrary(SHIPPED, folder)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("event_year = 2022", "event_year = 2020", "event_year: phải bằng hoặc sau năm báo cáo 2021"),
        ('"01366", "01367"', '"01366", "01366"', "territory.communes: “01366” có hai lần"),
        ('collecting_point = "DBP-SG"', 'collecting_point = "DBP-XX"', "phải là một trong các đồn"),
        ('level = "district"', 'level = "nation"', "committee.level"),
        ('level = "district"', 'level = "commune"', "Ban chỉ đạo cấp xã phải là một xã của kế hoạch"),
        ("individuals = 2", "individuals = -2", "không được âm"),
        ('id = "giay-khen-ubnd-huyen"', 'id = "bang-khen-ubnd-tinh"', "có hai lần"),
        ("movement = ", "motion = ", "motion"),
        ("level = 4\n", "level = 0\n", "tiers[3].level: cấp độ phải từ 1 đến 9"),
        ("level = 4\n", 'level = 4\nmatrix = "bao"\n', "tiers[3].matrix: không có ma trận “bao”; đang có: covid-19"),
        ('unit_code = "045"', 'unit_code = ""', "committee.unit_code: phải ghi mã đơn vị, hoặc tên"),
        ("level = 4\n", "level = 3\n", "tiers[3]: cấp độ 3 có hai quy định cho cùng một ngày"),
        ("level = 4\n", "level = 4\nmax_people = 10\n", "tiers[3].max_people"),
        ("limits_people = true\n", "limits_people = true\nmax_people = 0\n", "tiers[1].max_people"),
        ("valid_to = 2023-01-01", "valid_to = 2021-01-01", "tiers[0].valid_to: phải sau ngày bắt đầu"),
        ("month = 3\n", "month = 13\n", "event_kinds[0].day: không phải một ngày có trong mọi năm"),
        ("month = 3\nday = 3", "month = 2\nday = 29", "event_kinds[0].day: không phải một ngày có trong mọi năm"),
        ('note = "Người ký', 'valid_to = 2021-01-01\nnote = "Người ký', "phải sau ngày bắt đầu"),
    ],
)
def test_that_a_mistake_names_file_and_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(Problem) as refused:
        changed(tmp_path, old, new).plan("ha-quang-2022")
    assert refused.value.code == "bad-preset"
    assert "x.toml" in refused.value.sentence
    assert sentence in refused.value.sentence


def test_that_a_row_may_follow_another_of_its_level(tmp_path: Path) -> None:
    old = 'report_to = "Đồn BPCK Sóc Giang"\nclause = "II.3"\nvalid_from = 2021-01-01\nvalid_to = 2023-01-01\n'
    later = old.replace("2021", "2022-07").replace("2022-07-01-01", "2022-07-01")
    rest = "[[tiers]]\nlevel = 4\nallows_review = true\nallows_ceremony = false\nallows_festivities = false\n"
    plan = changed(tmp_path, old, old.replace("2023-01-01", "2022-07-01") + rest + later).plan("ha-quang-2022")
    found = [plan.matrix.rule(4, day) for day in (date(2022, 6, 30), date(2022, 7, 1))]
    assert [item.allows_review for item in found if item] == [False, True]


def test_that_bases_and_duties_come_from_the_named_plan_and_stand_once() -> None:
    founding = PresetLibrary(SHIPPED).plan("ha-quang-2022")
    programme = plan_preset(PresetLibrary(SHIPPED), "ha-quang-2022")
    text = (SHIPPED / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
    assert "[[bases]]" not in text
    assert "[[obligations]]" not in text
    assert founding.plans == ("ha-quang-2022",)
    assert [item.document for item in founding.bases] == [item.document for item in programme.head.bases]
    assert [item.id for item in founding.obligations] == [item.key for item in programme.duties]
    assert {item.id: item.owed_to for item in founding.obligations}["commune-report"] == "Đồn BPCK Sóc Giang"


def test_that_a_founding_file_keeps_duties_it_writes_itself() -> None:
    founding = PresetLibrary(SHIPPED).plan("binh-phuoc-2022")
    assert [item.id for item in founding.obligations] == ["implementation-plan", "commune-report"]
    assert len(founding.bases) == 5


def test_that_days_of_every_year_are_those_of_the_report_year_and_duties_of_agencies_are_left(tmp_path: Path) -> None:
    library = changed(tmp_path, 'plans = ["ha-quang-2022"]', 'plans = ["mau"]')
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "mau.toml").write_text(
        """schema_version = 1
kind = "plans"
id = "mau"
title = "Mẫu (số liệu minh họa)"
legal_basis = "Minh họa"
valid_from = 2021-01-01
confidence = "C"
version = 1
[head]
title = "Kế hoạch mẫu"
issuer = "UBND huyện"
level = "district"
starts = 2021-01-01
ends = 2025-12-31
is_inclusive = true
[[head.bases]]
document = "Thông báo không ngày"
[[agencies]]
key = "noi-vu"
name = "Phòng Nội vụ"
[[duties]]
key = "nam"
title = "Báo cáo năm"
owed_by = ["stations"]
owed_to = "noi-vu"
frequency = "year"
clause = "III(2).1"
quote = "trước ngày 15/11 hằng năm"
dates = [{ month = 11, month_day = 15 }]
[[duties]]
key = "rieng"
title = "Việc của phòng"
owed_by = ["noi-vu"]
""",
        encoding="utf-8",
    )
    founding = library.plan("ha-quang-2022")
    assert founding.bases == ()
    (duty,) = founding.obligations
    assert (duty.owed_by, duty.owed_to, duty.clause) == ("stations", "Phòng Nội vụ", "III.1")
    assert [(item.day, item.clause, item.is_inclusive) for item in duty.dates] == [(date(2021, 11, 15), "III.1", True)]
    assert duty.dates[0].quote == "trước ngày 15/11 hằng năm"


def test_that_a_plan_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="Không có tệp quy tắc “khong-co” thuộc loại “plans”"):
        changed(tmp_path, 'plans = ["ha-quang-2022"]', 'plans = ["khong-co"]').plan("ha-quang-2022")
