"""Matrices and kinds of events of the shipped plans against their printed text; mistakes in them by file and key."""

from datetime import date, time
from pathlib import Path

import msgspec
import pytest

from app.domain.event_templates import TemplateWords, missed, season_of, windows_of
from app.domain.events import ActivityKind, EventKind, EventPart, GroupOrigin, HostLevel
from app.domain.participants import ParticipantSource
from app.errors import Problem
from app.paths import resources
from app.presets.load import PresetLibrary
from app.presets.plan_events import (
    PlanActivity,
    PlanAnniversary,
    PlanEventKind,
    PlanGroup,
    PlanProgrammeItem,
)
from app.presets.plan_rules import PlanMatrix, PlanTier

SHIPPED = resources() / "presets"
WORDS = TemplateWords(2021, 2022, "Toàn dân tham gia", "xã Sóc Hà")


@pytest.fixture(scope="module")
def kinds() -> dict[str, EventKind]:
    return {item.key: item for item in PresetLibrary(SHIPPED).plan("ha-quang-2022").kinds}


def test_that_the_conference_has_the_groups_of_the_plan(kinds: dict[str, EventKind]) -> None:
    groups = kinds["hoi-nghi-xa"].groups
    assert [item.origin for item in groups] == [GroupOrigin.ABOVE] * 3 + [GroupOrigin.LOCAL] * 5
    assert groups[2].text == "Đại diện đội Vận động quần chúng"
    assert groups[7].text == "Tập thể và cá nhân tiêu biểu trong phong trào"


def test_that_the_eight_items_stand_in_their_fixed_order(kinds: dict[str, EventKind]) -> None:
    texts = [WORDS.fill(item.text) for item in kinds["hoi-nghi-xa"].programme]
    assert [text.split(",")[0].split(" thực hiện")[0].split(" “")[0] for text in texts] == [
        "Văn nghệ chào mừng",
        "Ổn định tổ chức",
        "Báo cáo kết quả",
        "Báo cáo tham luận của tập thể",
        "Phát biểu của lãnh đạo huyện Hà Quảng",
        "Công tác khen thưởng",
        "Phát động phong trào",
        "Kết luận",
    ]
    assert "năm 2021 và phương hướng nhiệm vụ năm 2022" in texts[2]
    assert texts[6].endswith("năm 2022")


def test_that_the_backdrop_bears_two_years(kinds: dict[str, EventKind]) -> None:
    first, second = (WORDS.fill(line) for line in kinds["hoi-nghi-xa"].backdrop)
    assert first == "HỘI NGHỊ"
    assert second == "SƠ KẾT PHONG TRÀO “Toàn dân tham gia” NĂM 2021 VÀ PHÁT ĐỘNG PHONG TRÀO NĂM 2022"


def test_that_both_kinds_end_on_the_third_of_march(kinds: dict[str, EventKind]) -> None:
    assert {season_of(item, 2022) for item in kinds.values()} == {(date(2022, 2, 17), date(2022, 3, 3))}
    assert [item.clause for item in kinds.values()] == ["III.A", "III.B"]
    assert {item.result_report_days for item in kinds.values()} == {7}


def test_that_a_hamlet_has_a_ceremony_and_festivities(kinds: dict[str, EventKind]) -> None:
    festival = kinds["ngay-hoi-xom"]
    assert (festival.host_level, festival.word) == (HostLevel.HAMLET, "Ngày hội")
    assert festival.parts == (EventPart.CEREMONY, EventPart.FESTIVITIES)
    assert [item.kind for item in festival.activities] == [ActivityKind.ART, ActivityKind.SPORT, ActivityKind.GAME]


def test_that_the_anniversaries_are_counted_from_their_days(kinds: dict[str, EventKind]) -> None:
    for year, counts in ((2022, [63, 33]), (2026, [67, 37])):
        assert [item.years(year) for item in kinds["hoi-nghi-xa"].anniversaries] == counts


def test_that_each_level_carries_its_sentence_and_the_double_is_noted_once() -> None:
    (matrix,) = PresetLibrary(SHIPPED).plan("ha-quang-2022").rule_matrices
    assert (matrix.key, matrix.name, len(matrix.rules)) == ("covid-19", "Cấp độ dịch Covid-19", 4)
    for rule in matrix.rules:
        assert rule.quote.startswith(f"Đối với các xã, xóm biên giới thuộc vùng cấp độ {rule.level}: ")
    assert "không tổ chức các hoạt động phần hội" in matrix.rules[2].quote
    assert [rule.note for rule in matrix.rules] == ["", "", "Văn bản gốc in hai lần, trùng lặp.", ""]


def test_that_the_festival_of_august_is_data_alone() -> None:
    plan = PresetLibrary(SHIPPED).plan("binh-phuoc-2022")
    assert plan.rule_matrices == ()
    assert plan.matrix.rules == ()
    for kind in plan.kinds:
        assert kind.word == "Ngày hội 19/8"
        assert season_of(kind, 2022) == (date(2022, 8, 4), date(2022, 8, 19))
        assert kind.parts == (EventPart.CEREMONY, EventPart.FESTIVITIES)
        assert kind.clause == "III.4"
    windows = windows_of(plan.kinds, date(2022, 1, 1))
    late = missed(windows, "Ngày hội 19/8", date(2022, 8, 20))
    assert late is not None
    assert late[1] == date(2022, 8, 19)
    assert missed(windows, "Ngày hội", date(2022, 8, 20)) is None


def test_that_a_commune_of_2026_knows_no_epidemic_and_no_district() -> None:
    plan = PresetLibrary(SHIPPED).plan("truong-ha-2026")
    assert plan.rule_matrices == ()
    assert {season_of(kind, 2026) for kind in plan.kinds} == {(date(2026, 2, 23), date(2026, 3, 3))}
    text = (SHIPPED / "founding" / "truong-ha-2026.toml").read_text(encoding="utf-8").split("schema_version")[1]
    assert not any(word in text.lower() for word in ("covid", "cấp độ", "5k", "phòng, chống dịch"))
    printed = [*plan.committee.recipients, plan.committee.name, *(duty.owed_to for duty in plan.obligations)]
    printed += [line for kind in plan.kinds for line in (*kind.backdrop, *(group.text for group in kind.groups))]
    assert not any("huyện" in line.lower() for line in printed)
    assert "Minh họa" in plan.header.title


def changed(folder: Path, old: str, new: str) -> PresetLibrary:
    text = (SHIPPED / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
    assert old in text
    (folder / "founding").mkdir()
    (folder / "founding" / "x.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    return PresetLibrary(SHIPPED, folder)


CONFERENCE = 'parts = ["review", "festivities"]'
SEASON = "month = 3\nday = 3\nopens_days_before = 14\n"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('id = "ngay-hoi-xom"', 'id = "hoi-nghi-xa"', "event_kinds[1].id: “hoi-nghi-xa” có hai lần"),
        ('host_level = "commune"', 'host_level = "region"', "event_kinds[0].host_level: giá trị “region”"),
        ('word = "Sơ kết xã"', 'word = "Sơ kết tỉnh"', "event_kinds[0].word: giá trị “Sơ kết tỉnh”"),
        (CONFERENCE, "parts = []", "event_kinds[0].parts: phải có ít nhất một phần"),
        (CONFERENCE, 'parts = ["review", "review"]', "event_kinds[0].parts: phải có ít nhất một phần"),
        (CONFERENCE, 'parts = ["festivities"]', "event_kinds[0].programme[1].part: phần này không có"),
        (CONFERENCE, 'parts = ["review", "dance"]', "event_kinds[0].parts[1]"),
        (SEASON, "opens_days_before = 14\n", "opens_days_before: chỉ ghi được khi có tháng và ngày"),
        (SEASON, "month = 3\n", "event_kinds[0].day: phải ghi cả tháng và ngày"),
        (SEASON, "month = 2\nday = 30\n", "event_kinds[0].day: không phải một ngày có trong mọi năm"),
        (SEASON, SEASON.replace("14", "-1"), "event_kinds[0].opens_days_before: không được nhỏ hơn 0"),
        ("result_report_days = 7", "result_report_days = -7", "result_report_days: không được nhỏ hơn 0"),
        ('part = "festivities"', 'part = "festivities"\nminutes = 0', "programme[0].minutes: không được nhỏ hơn 1"),
        ('sources = ["committee"]', 'sources = ["village"]', "event_kinds[0].groups[0].sources[0]"),
        ('sources = ["committee"]', "planned = 0", "groups[0].planned: không được nhỏ hơn 1"),
        ('name = "Văn nghệ chào mừng"', 'name = "Văn nghệ"\ncount = 0', "activities[0].count: không được nhỏ hơn 1"),
        ('"HỘI NGHỊ",', '"HỘI NGHỊ {nam}",', "backdrop[0]: chỗ điền “nam” không có; dùng được: {report_year}"),
        ('"HỘI NGHỊ",', '"HỘI NGHỊ {",', "backdrop[0]: dấu ngoặc nhọn không khớp"),
        ('"HỘI NGHỊ",', '" ",', "backdrop[0]: không được để trống"),
        ('chair = "Lãnh đạo', 'speaker = "Lãnh đạo', "event_kinds[0]: có khóa lạ “speaker”"),
        ('[[matrices]]\nid = "covid-19"', '[[matrices]]\nid = "x"\nname = "x"\n[[matrices]]\nid = "x"', "có hai lần"),
    ],
)
def test_that_a_mistake_names_file_and_key(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    with pytest.raises(Problem) as refused:
        changed(tmp_path, old, new).plan("ha-quang-2022")
    assert refused.value.code == "bad-preset"
    assert "x.toml" in refused.value.sentence
    assert sentence in refused.value.sentence


def test_that_activities_need_festivities(tmp_path: Path) -> None:
    old = 'parts = ["ceremony", "festivities"]'
    text = (SHIPPED / "founding" / "ha-quang-2022.toml").read_text(encoding="utf-8")
    hamlet = text[text.index('id = "ngay-hoi-xom"') :]
    item = 'text = "Hoạt động văn hóa, thể thao, trò chơi dân gian"\n'
    mended = hamlet.replace(old, 'parts = ["ceremony"]').replace(item + 'part = "festivities"\n', item)
    with pytest.raises(Problem, match=r"event_kinds\[1\].activities: phần này không có"):
        changed(tmp_path, hamlet, mended).plan("ha-quang-2022")


def test_that_rows_without_a_matrix_belong_to_the_only_one(tmp_path: Path) -> None:
    named = '[[matrices]]\nid = "covid-19"\nname = "Cấp độ dịch Covid-19"\n'
    note = 'note = "Mục II.3 của kế hoạch; xóm có cấp độ riêng thì theo xóm."\n'
    (matrix,) = changed(tmp_path, named + note, "").plan("ha-quang-2022").rule_matrices
    assert (matrix.key, len(matrix.rules)) == ("cap-do-dich", 4)


def test_that_two_dangers_have_a_matrix_each(tmp_path: Path) -> None:
    storm = '[[matrices]]\nid = "bao"\nname = "Bão"\n\n[[matrices]]'
    row = (
        '[[tiers]]\nmatrix = "bao"\nlevel = 5\nname = "rủi ro cấp 5"\nclause = "2"\nvalid_from = 2021-01-01\n'
        "allows_review = false\nallows_ceremony = false\nallows_festivities = false\n\n[[event_kinds]]"
    )
    library = changed(tmp_path, "[[matrices]]", storm)
    text = (tmp_path / "founding" / "x.toml").read_text(encoding="utf-8").replace("[[event_kinds]]", row, 1)
    (tmp_path / "founding" / "x.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Problem, match=r"tiers\[0\].matrix: không có ma trận “”; đang có: bao, covid-19"):
        library.plan("ha-quang-2022")
    for level in range(1, 5):
        text = text.replace(f"level = {level}\n", f'level = {level}\nmatrix = "covid-19"\n', 1)
    (tmp_path / "founding" / "x.toml").write_text(text, encoding="utf-8")
    matrices = PresetLibrary(SHIPPED, tmp_path).plan("ha-quang-2022").rule_matrices
    assert [(item.key, len(item.rules)) for item in matrices] == [("bao", 1), ("covid-19", 4)]
    found = matrices[0].rule(5, date(2022, 1, 1))
    assert found is not None
    assert found.words == "rủi ro cấp 5"


def test_that_an_item_may_say_when_it_begins_and_how_long_it_takes(tmp_path: Path) -> None:
    first = 'text = "Văn nghệ chào mừng"\npart = "festivities"\n'
    timed = first + 'starts_at = 07:30:00\nminutes = 20\nin_charge = "Đoàn xã"\n'
    item = changed(tmp_path, first, timed).plan("ha-quang-2022").kinds[0].programme[0]
    assert (item.starts_at, item.minutes, item.in_charge) == (time(7, 30), 20, "Đoàn xã")


@pytest.mark.parametrize(
    "shape",
    [PlanMatrix, PlanTier, PlanEventKind, PlanProgrammeItem, PlanGroup, PlanActivity, PlanAnniversary],
)
def test_that_every_key_is_explained_to_whoever_writes_a_plan(shape: type[msgspec.Struct]) -> None:
    text = (SHIPPED / "founding" / "README.md").read_text(encoding="utf-8")
    assert [name for name in shape.__struct_fields__ if f"`{name}`" not in text] == []
    values = [*ParticipantSource, *EventPart, *HostLevel, *GroupOrigin, *ActivityKind]
    assert [value for value in values if f"`{value}`" not in text] == []
