"""Events by command: planned, changed with the tier, adjusted, cancelled, held, with their duties and kinds."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support.pictures import a_png

FESTIVAL, CONFERENCE = "ngay-hoi-xom", "hoi-nghi-xa"


@pytest.fixture
def ready(run: Any) -> Any:
    """Commands on a fresh data folder of the plan."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    return run


@pytest.fixture
def tier(ready: Any) -> Any:
    """Enter the tier of a unit."""

    def entered(unit: str, level: object, day: str, document: str = "15/TB-UBND") -> Any:
        words = ("--from", day, "--document", document, "--document-on", "10/01/2022", "--authority", "UBND huyện")
        said = ready("tiers", "set", unit, level, *words)
        assert said.code == 0, said.err
        return said

    return entered


def test_that_an_event_goes_through_its_life_by_command(ready: Any, tier: Any) -> None:
    tier("Cần Yên", 2, "10/01/2022")
    words = ("--host", "Cần Yên", "--participant", "Sóc Giang", "--on", "02/03/2022", "--time", "7h30", "--people", 80)
    made = ready("events", "new", FESTIVAL, *words, "--place", "Nhà văn hóa", "--json").json
    assert (made["id"], made["event"]["starts_at"], made["assessment"]["outcome"]) == (1, "07:30:00", "limited")
    assert [fault["code"] for fault in made["faults"]] == ["host-level", "limit-unknown"]
    tier("01366", 3, "27/02/2022", "30/TB-UBND")
    (row,) = ready("events", "--year", 2022, "--json").json["events"]
    assert (row["status"], row["dropped"], row["next"]) == ("to_adjust", ["festivities"], "adjust")
    assert row["hosts"] == ["xã Cần Yên"]
    (adjusted,) = ready("events", "adjust", "--all", "--json").json["adjusted"]
    assert adjusted["event"]["status"] == "planned"
    assert ready("papers", "list", "--json").json["papers"][0]["id"] == adjusted["notice"]
    tier("Cần Yên", 4, "28/02/2022", "31/TB-UBND")
    shown = ready("events", "show", 1, "--json").json
    assert (shown["event"]["status"], shown["event"]["reason"]) == ("cancelled", "tier")
    assert [kept["version"] for kept in shown["versions"]] == [1, 2]
    assert shown["versions"][0]["event"]["plan"]["expected_people"] == 80
    assert [duty["owed_to"] for duty in shown["obligations"]] == ["Đồn BPCK Sóc Giang"]
    told = ready("events", "show", 1).out
    assert "Không được tổ chức. Sơ kết" not in told
    assert "  - Xã Cần Yên: cấp độ 4 (31/TB-UBND ngày 10/01/2022, UBND huyện, từ 28/02/2022)" in told
    assert "Bản kế hoạch lần 1 (02/03/2022; phần lễ, phần hội) đã đổi: Từ cấp độ 2 sang cấp độ 3" in told
    assert ready("events", "restore", 1).code == 2
    tier("Cần Yên", 1, "01/03/2022", "40/TB-UBND")
    assert ready("events", "restore", 1, "--json").json["event"]["dropped"] == []
    assert ready("events", "list").out.splitlines()[-1] == "1 sự kiện"
    assert ready("events", "list", "--year", 2021, "--json").json == {"events": []}


def test_that_an_event_is_changed_field_by_field_and_from_a_file(ready: Any, tmp_path: Path) -> None:
    ready("events", "new", FESTIVAL, "--host", "Sóc Hà")
    words = ("--on", "02/03/2022", "--to", "03/03/2022", "--name", "Ngày hội xã", "--chair", "Bí thư", "--delegates", 9)
    changed = ready("events", "set", 1, *words, "--parts", "ceremony", "--json").json["event"]
    assert (changed["ends_on"], changed["parts"], changed["plan"]["chair"]) == ("2022-03-03", ["ceremony"], "Bí thư")
    plan = tmp_path / "kế hoạch.json"
    gifts = [{"text": "Hộ nghèo", "count": 2, "unit_value": "300000"}]
    plan.write_text(json.dumps({"gifts": gifts, "gift_total": 3}), encoding="utf-8")
    saved = ready("events", "set", 1, "--plan", plan, "--json").json
    assert saved["event"]["plan"]["gifts"][0]["unit_value"] == "300000"
    assert (saved["event"]["plan"]["chair"], saved["event"]["name"]) == ("Bí thư", "Ngày hội xã")
    (fault,) = (item for item in saved["faults"] if item["blocks"])
    assert fault["sentence"].startswith("Cộng các phần được 2 suất quà nhưng tổng ghi 3 suất")
    cleared = ready("events", "set", 1, "--on", "-", "--json").json["event"]
    assert (cleared["starts_on"], cleared["ends_on"]) == (None, None)
    copied = ready("events", "copy", 1, "--host", "Cần Yên", "--json").json
    assert copied == {"id": 2}
    assert ready("events", "remove", 2).out == "Đã bỏ sự kiện số 2.\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("not json", "không phải JSON"),
        ("[1]", "JSON phải là một đối tượng"),
        ('{"giftz": 1}', "có trường không hiểu: giftz; có thể ghi: activities"),
        ('{"gift_total": "many"}', "có trường không đúng kiểu"),
        (None, "không đọc được"),
    ],
)
def test_that_a_file_nobody_can_use_is_told(ready: Any, tmp_path: Path, content: str | None, words: str) -> None:
    plan = tmp_path / "kế hoạch.json"
    if content is not None:
        plan.write_text(content, encoding="utf-8")
    said = ready("events", "new", FESTIVAL, "--host", "Sóc Hà", "--plan", plan)
    assert said.code == 2
    assert words in said.err
    assert ready("events", "--json").json == {"events": []}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("new", "bay"), "Không có loại sự kiện “bay”; có: hoi-nghi-xa, ngay-hoi-xom"),
        (("new", FESTIVAL, "--host", "Hà Nội"), "Không có đơn vị “Hà Nội”"),
        (("new", FESTIVAL, "--host", "Sóc Hà", "--on", "30/02/2022"), "Ngày “30/02/2022” không đúng"),
        (("new", FESTIVAL, "--host", "Sóc Hà", "--time", "25:10"), "Giờ “25:10” không đúng"),
        (("show", 9), "Không có sự kiện số 9"),
        (("adjust", 9), "Không có sự kiện số 9"),
        (("adjust",), "Hãy ghi số của sự kiện, hoặc --all"),
        (("obligations", "--settle", 4), "Không có nghĩa vụ báo cáo số 4"),
    ],
)
def test_that_mistakes_are_one_sentence(ready: Any, arguments: tuple[object, ...], words: str) -> None:
    said = ready("events", *arguments)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert words in said.err


def test_that_a_storm_postpones_and_cancels(ready: Any) -> None:
    ready("events", "new", CONFERENCE, "--host", "Sóc Hà", "--on", "02/03/2022", "--time", "-")
    moved = ready("events", "postpone", 1, "--reason", "weather", "--until", "03/03/2022", "--json").json["event"]
    assert (moved["starts_on"], moved["status"]) == ("2022-03-03", "planned")
    told = ready("events", "cancel", 1, "--reason", "weather", "--text", "bão số 2").out
    assert "không tổ chức" in told
    assert "Không tổ chức do thiên tai, thời tiết (bão số 2)" in told
    assert ready("events", "obligations", "--json").json == {"obligations": []}
    assert ready("events", "reopen", 1, "--json").json["event"]["status"] == "planned"


def test_that_a_held_event_owes_its_result_until_it_is_settled(ready: Any) -> None:
    ready("events", "new", CONFERENCE, "--host", "Sóc Hà", "--on", "02/03/2022")
    held = ready("events", "held", 1, "--delegates", 45, "--people", 120, "--gift-value", 600000, "--json").json
    assert (held["event"]["status"], held["event"]["result"]["gift_value"]) == ("held", "600000")
    (duty,) = ready("events", "obligations", "--open", "--json").json["obligations"]
    assert (duty["kind"], duty["due_on"]) == ("result_report", "2022-03-10")
    assert "quá hạn" in ready("events", "obligations").out
    told = ready("events", "obligations", "--settle", 1, "--on", "08/03/2022", "--document", "05/BC-UBND").out
    assert "đã nộp 08/03/2022 (05/BC-UBND)" in told
    assert ready("events", "obligations", "--reopen", 1, "--json").json["obligations"][0]["settled_on"] is None
    moved = ready("events", "obligations", "--move", 1, "--on", "-", "--json").json["obligations"][0]
    assert moved["due_on"] is None
    assert "không còn phải nộp" in ready("events", "obligations", "--waive", 1, "--note", "đã báo miệng").out


def test_that_kinds_and_pictures_are_kept_by_command(ready: Any, tmp_path: Path) -> None:
    ready("events", "new", FESTIVAL, "--host", "Sóc Hà")
    kinds = ready("events", "kinds", "--copy", FESTIVAL, "--name", "Ngày hội 19/8", "--json").json["kinds"]
    assert [(kind["key"], kind["events"]) for kind in kinds] == [
        (CONFERENCE, 0),
        (FESTIVAL, 1),
        ("ngay-hoi-19-8", 0),
    ]
    assert "(không dùng nữa)" in ready("events", "kinds", "--retire", FESTIVAL).out
    assert "(không dùng nữa)" not in ready("events", "kinds", "--use", FESTIVAL).out
    assert "còn 1 sự kiện nên không bỏ được" in ready("events", "kinds", "--remove", FESTIVAL).err
    assert len(ready("events", "kinds", "--remove", "ngay-hoi-19-8", "--json").json["kinds"]) == 2
    whole, broken = tmp_path / "Khai mạc.png", tmp_path / "giả.png"
    whole.write_bytes(a_png(40, 30))
    broken.write_bytes(b"no picture")
    added = ready("events", "photos", 1, "--add", whole, broken, "--json").json
    assert [photo["caption"] for photo in added["photos"]] == ["Khai mạc"]
    assert "Không thêm được ảnh “giả.png”" in added["problems"][0]
    assert ready("events", "photos", 1).out.splitlines() == ["1. Khai mạc", "1 ảnh"]


def test_that_a_festival_of_hamlets_given_a_commune_is_offered_its_hamlets(ready: Any) -> None:
    told = ready("events", "new", FESTIVAL, "--host", "Tổng Cọt", "--on", "2/3/22").out
    assert "là sự kiện của xóm nhưng đơn vị tổ chức là xã Tổng Cọt; hãy chọn xóm." in told
    assert f"events set 1 --hamlets. Mỗi xóm một ngày hội: events plan --kind {FESTIVAL}." in told
    changed = ready("events", "set", 1, "--hamlets", "--json").json
    assert len(changed["event"]["hosts"]) > 1
    assert [fault["code"] for fault in changed["faults"]] == ["no-place", "tier-unknown"]
    assert changed["event"]["name"].endswith(", xã Tổng Cọt")
    again = ready("events", "new", FESTIVAL, "--host", "Tổng Cọt", "--hamlets", "--json").json
    assert again["event"]["hosts"] == changed["event"]["hosts"]
    assert "--hamlets" not in ready("events", "new", CONFERENCE, "--host", "Sóc Hà").out


def test_that_values_are_typed_in_vietnamese_or_as_programs_read_them(ready: Any) -> None:
    parts = ("so-ket", "review")
    made = [ready("events", "new", CONFERENCE, "--host", "Sóc Hà", "--parts", part, "--json").json for part in parts]
    assert [item["event"]["parts"] for item in made] == [["review"], ["review"]]
    reasons = ("thien-tai", "weather")
    off = [ready("events", "cancel", 1 + place, "--reason", word, "--json").json for place, word in enumerate(reasons)]
    assert [item["event"]["reason"] for item in off] == ["weather", "weather"]
    unknown = ready("events", "cancel", 1, "--reason", "bận").err
    assert "cap-do" in unknown
    assert "weather" not in unknown
