"""Nominations and quotas by command: entering, steps, places, what is refused, lists brought in."""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli

HUYEN = "Giấy khen huyện"
TITLE = "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the plan."""
    folder = tmp_path_factory.mktemp("awards") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def ready(fresh: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a fresh data folder of the plan."""
    shutil.copytree(fresh, tmp_path / "dữ liệu")
    return run


def add(run: Any, name: str, *words: object, unit: str = "Sóc Hà", award: str = HUYEN) -> Any:
    """Enter one candidate who lacks nothing."""
    said = run(
        "nominations", "add", name, "--unit", unit, "--award", award, "--born", "05/03/1980",
        "--achievement", "Tuần tra, báo tin kịp thời", *words, "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    return said.json["nominations"][0]


def test_that_a_third_person_for_two_places_stays_a_candidate(ready: Any) -> None:
    keys = [add(ready, f"Nông Văn {name}")["id"] for name in ("Một", "Hai", "Ba")]
    done = ready("nominations", "propose", *keys, "--json")
    assert [item["state"] for item in done.json["nominations"]] == ["da-de-nghi", "da-de-nghi"]
    (told,) = done.json["refused"]
    assert "đã hết suất: Nông Văn Một, Nông Văn Hai đang giữ" in told
    assert told.startswith(f"{keys[2]}. Nông Văn Ba: ")
    listed = ready("nominations", "--state", "ung-vien", "--unit", "Sóc Hà", "--award", "giay-khen-huyen")
    assert listed.out.splitlines() == [
        f"{keys[2]}. Nông Văn Ba (cá nhân, xã Sóc Hà): {TITLE}; ứng viên",
        "1 đề nghị, 0 giữ suất, 0 còn điều chặn",
    ]
    over = ready("nominations", "propose", keys[2], "--reason", "thành tích đột xuất", "--document", "CV 12/UBND")
    assert over.code == 0
    assert "vượt chỉ tiêu" in over.out
    board = ready("quotas", "--json").json
    (row,) = [row for row in board["units"] if row["unit"] == "xã Sóc Hà"]
    assert [(cell["kind"], cell["places"], cell["used"], cell["free"]) for cell in row["quotas"]] == [
        ("tap-the", 1, 0, 1),
        ("ca-nhan", 2, 3, -1),
    ]


def test_that_the_plan_has_eight_and_sixteen_places_and_two_pools(ready: Any) -> None:
    board = ready("quotas", "--json").json
    places = {"tap-the": 0, "ca-nhan": 0}
    for row in board["units"]:
        for cell in row["quotas"]:
            places[cell["kind"]] += cell["places"]
    assert (len(board["units"]), places) == (8, {"tap-the": 8, "ca-nhan": 16})
    assert [(cell["kind"], cell["places"]) for cell in board["pools"]] == [("tap-the", 1), ("ca-nhan", 1)] * 2


def test_that_a_nomination_is_led_on_by_command_and_undone(ready: Any) -> None:
    key = add(ready, "Nông Văn Một")["id"]
    for words in (
        ("propose",),
        ("receive", "--on", "20/01/2022"),
        ("appraise", "--text", "Đủ tiêu chuẩn"),
        ("forward",),
    ):
        assert ready("nominations", words[0], key, *words[1:]).code == 0
    shown = ready("nominations", "show", key)
    assert "đã trình cấp trên" in shown.out
    assert "Nhận hồ sơ ngày: 20/01/2022" in shown.out
    assert "Tiêu chuẩn: " in shown.out
    assert ready("nominations", "return", key, "--reason", "Thiếu biên bản").code == 0
    assert ready("nominations", "show", key, "--json").json["nomination"]["reason"] == "Thiếu biên bản"
    assert ready("undo").code == 0
    assert ready("nominations", "show", key, "--json").json["state"] == "da-trinh"
    decided = ready("nominations", "record", key, "--number", "15/QĐ-UBND", "--on", "25/01/2022")
    assert "đã quyết định" in decided.out
    assert "hủy quyết định" in ready("nominations", "withdraw", key, "--reason", "nhầm").err


def test_that_a_withdrawn_place_is_offered_and_somebody_new_takes_another(ready: Any) -> None:
    keys = [add(ready, f"Nông Văn {name}")["id"] for name in ("Một", "Hai", "Ba")]
    ready("nominations", "propose", *keys[:2])
    gone = ready("nominations", "withdraw", keys[0], "--reason", "Chuyển công tác")
    assert f"Còn suất trống; ứng viên tiếp theo: {keys[2]}. Nông Văn Ba" in gone.out
    new = ready("nominations", "replace", keys[1], "--name", "Hoàng Thị Tư", "--born", "1985", "--reason", "Đã mất")
    assert "Đã thay “Nông Văn Hai”" in new.out
    by = ready("nominations", "replace", 4, "--by", keys[2], "--reason", "Bị kỷ luật", "--json")
    assert by.json["nominations"][0]["replaces_id"] == 4
    assert ready("nominations", "remove", keys[2]).code == 2


def test_that_one_within_the_quota_is_replaced_while_another_is_beyond_it(ready: Any) -> None:
    keys = [add(ready, f"Nông Văn {name}")["id"] for name in ("Một", "Hai", "Ba")]
    ready("nominations", "propose", *keys[:2])
    ready("nominations", "propose", keys[2], "--reason", "đột xuất", "--document", "CV 12/UBND")
    new = ready("nominations", "replace", keys[0], "--name", "Lục Văn Mới", "--reason", "chuyển đi", "--json")
    assert new.code == 0, new.err
    (item,) = new.json["nominations"]
    assert (item["state"], item["over_quota"], item["replaces_id"]) == ("da-de-nghi", "", keys[0])


def test_that_a_mistake_is_mended_and_another_achievement_explained(ready: Any) -> None:
    key = add(ready, "Nông Văn Mot")["id"]
    words = ("--name", "Nông Văn Một", "--born", "1981", "--place", "Xóm Láp", "--different", "Bắt 2 vụ buôn lậu")
    assert "Nông Văn Một (cá nhân, xã Sóc Hà)" in ready("nominations", "set", key, *words).out
    shown = ready("nominations", "show", key, "--json").json
    assert (shown["name"], shown["nomination"]["difference"]) == ("Nông Văn Một", "Bắt 2 vụ buôn lậu")
    assert shown["nomination"]["is_different_achievement"] is True
    assert len(shown["missing_papers"]) == 3
    assert ready("nominations", "set", key, "--posthumous").code == 0
    ready("nominations", "propose", key)
    assert ready("nominations", "set", key, "--name", "  ").refusals == ("no-name",)
    assert ready("nominations", "show", key, "--json").json["name"] == "Nông Văn Một"
    late = ready("nominations", "record", key, "--number", "15/QĐ-UBND", "--on", "25/01/2020")
    assert late.refusals == ("before-season",)


def test_that_an_award_that_ended_is_told_with_its_day_and_clause(run: Any) -> None:
    assert run("init", "--plan", "truong-ha-2026").code == 0
    gone = run("nominations", "add", "Nông Văn Một", "--unit", "Trường Hà", "--award", HUYEN)
    assert gone.refusals == ("award-ended",)
    assert "không còn từ 01/07/2025" in gone.err
    household = ("nominations", "add", "Hộ ông Nông Văn Hai", "--kind", "ho", "--unit", "Trường Hà")
    assert run(*household, "--award", "Bằng khen tỉnh", "--achievement", "Hiến đất").code == 0
    assert run("nominations", "propose", 1).code == 0
    pools = {cell["kind"]: cell["free"] for cell in run("quotas", "--json").json["pools"]}
    assert pools == {"tap-the": 1, "ca-nhan": 1, "ho": 0}


def test_that_candidates_are_ordered_changed_and_taken_out(ready: Any) -> None:
    keys = [add(ready, f"Nông Văn {name}", award="Bằng khen tỉnh")["id"] for name in ("Một", "Hai")]
    assert "Thứ tự mới" in ready("nominations", "rank", keys[1], 1).out
    assert ready("nominations", "rank", keys[1], 1).out == "Thứ tự đã như vậy.\n"
    assert "Chủ tịch Ủy ban nhân dân xã Sóc Hà" in ready("nominations", "change", keys[0], "Giấy khen xã").out
    assert "Không có chỉ tiêu trong kế hoạch:" in ready("quotas").out
    assert ready("nominations", "remove", keys[0]).out == f"Đã bỏ ứng viên số {keys[0]}: Nông Văn Một\n"


def test_that_a_quota_is_set_and_never_below_the_places_taken(ready: Any) -> None:
    key = add(ready, "Nông Văn Một")["id"]
    ready("nominations", "propose", key)
    below = ready("quotas", "set", HUYEN, "ca-nhan", 0, "--unit", "Sóc Hà")
    assert below.refusals == ("quota-below-places",)
    assert "Nông Văn Một đang giữ suất" in below.err
    assert "đã dùng 1/3, còn 2" in ready("quotas", "set", HUYEN, "ca-nhan", 3, "--unit", "Sóc Hà").out
    made = ready("quotas", "set", "giay-khen-xa", "ho", "-", "--soft", "--clause", "mục 5", "--json").json
    assert (made["places"], made["free"], made["is_hard"], made["clause"]) == (None, None, False, "mục 5")
    assert ready("quotas", "remove", made["quota_id"]).code == 0
    held = next(
        cell["quota_id"] for row in ready("quotas", "--json").json["units"] for cell in row["quotas"] if cell["used"]
    )
    assert ready("quotas", "remove", held).refusals == ("quota-held",)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nominations", "show", 99), "Không có đề nghị khen thưởng số 99."),
        (("nominations", "--year", 2010), "Chưa có đợt khen thưởng của năm 2010."),
        (("nominations", "--award", "huân chương"), "Không rõ “huân chương” là hình thức khen thưởng nào"),
        (("nominations", "--state", "xong"), "không có"),
        (("nominations", "replace", 1, "--reason", "x"), "Hãy ghi ứng viên vào thay"),
        (("nominations", "add", " ", "--unit", "Sóc Hà", "--award", HUYEN), "Chưa có tên người"),
        (("nominations", "add", "A", "--unit", "Nơi Nào", "--award", HUYEN), "Không có đơn vị “Nơi Nào”"),
        (("nominations", "add", "A", "--unit", "Sóc Hà", "--award", HUYEN, "--born", "30/02/1980"), "30/02/1980"),
        (("nominations", "import", "khong-co.docx"), "Không thấy tệp này"),
        (("nominations", "import", "--choose", "x"), "“x” phải có dạng KHÓA=TRẢ_LỜI"),
        (("quotas", "set", HUYEN, "ca-nhan", "hai"), "Số suất “hai” không đúng"),
        (("quotas", "remove", 999), "Không có chỉ tiêu khen thưởng số 999."),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_refused_in_words(ready: Any, words: tuple[Any, ...], said: str) -> None:
    refused = ready(*words)
    assert refused.code == 2
    assert said in refused.err
    assert refused.out == ""


def test_that_pasted_names_come_in_with_questions_and_two_may_be_one(
    ready: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "Họ và tên\tNăm sinh\tXóm\nNông Văn Thắng\t1978\tKéo Sỹ\nHoàng Thị Mai\t1990\tCốc Sa\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(rows))
    words = ("nominations", "import", "-", "--unit", "Tổng Cọt", "--award", HUYEN)
    preview = ready(*words, "--preview", "--json").json
    assert len(preview["lines"]) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO(rows))
    answers = [word for item in preview["questions"] for word in ("--choose", f"{item['key']}=individual")]
    said = ready(*words, *answers)
    assert said.out.endswith("Đã thêm 2 ứng viên, sửa 0, bỏ 0, chưa nhận 0 dòng.\n")
    born = ("--born", "1978", "--place", "Kéo Sỹ")
    assert (
        ready("nominations", "add", "Nông Văn Thắng", *born, "--unit", "Tổng Cọt", "--award", "Bằng khen tỉnh").code
        == 0
    )
    other = ready(
        "nominations", "add", "Đ/c Nông Văn Thắng", *born, "--unit", "Tổng Cọt", "--award", "Giấy khen BCH BĐBP"
    )
    assert other.code == 0
    (pair,) = ready("nominations", "duplicates", "--json").json["pairs"]
    two = (pair["first"]["number"], pair["second"]["number"])
    told = ready("nominations", "duplicates", "--different", *two, "--reason", "Hai người khác xóm")
    assert "Hai người khác xóm" in told.out


def test_that_the_reports_bring_the_nominees_of_the_season(filled: Any, tmp_path: Path) -> None:
    assert filled("nominations", "import", "--leave-out").code == 0
    listed = filled("nominations", "--json").json["nominations"]
    blocked = {row["name"] for row in listed if any(found["severity"] == "error" for found in row["findings"])}
    assert {"Nông Văn Thắng", "Phương Minh Vinh"} <= blocked
    again = filled("nominations", "import", "--leave-out", "--json").json
    assert again["ids"] == []


def test_that_a_list_is_told_as_it_was_understood(ready: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Họ đệm\tTên\tSinh\tH/thức\nNông Văn\tHải\t1970\tGK huyện\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    told = ready("nominations", "import", "-", "--unit", "Tổng Cọt", "--preview").out
    assert "Nông Văn Hải, sinh 1970, xã Tổng Cọt đề nghị, Giấy khen của Chủ tịch" in told
    assert "Cộng 1 dòng: 1 mới." in told
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    slip = ready("nominations", "import", "-", "--unit", "Tổng Cọt", "--choose", "column:CSV:1=name")
    assert (slip.code, "“column:CSV:1”" in slip.err) == (2, True)


@pytest.mark.parametrize("words", [("nominations", "propose"), ("nominations", "show"), ("councils", "show")])
def test_that_a_number_beyond_all_data_is_refused_in_a_sentence(ready: Any, words: tuple[str, str]) -> None:
    answer = ready(*words, "99999999999999999999")
    assert (answer.code, "quá lớn" in answer.err) == (2, True)


def test_that_places_beyond_all_people_are_refused(ready: Any) -> None:
    answer = ready("quotas", "set", HUYEN, "ca-nhan", "99999999999999999999")
    assert (answer.code, "quá lớn" in answer.err) == (2, True)
