"""Tiers by command: the map, entries with their paper, lists, rules, limits, the adviser."""

import io
from pathlib import Path
from typing import Any

import pytest

_SIGNED = ("--document-on", "14/02/2022", "--authority", "UBND huyện Hà Quảng")
PAPER = ("--from", "14/02/2022", "--document", "15/TB-UBND", *_SIGNED)
#: The commune has become another since.
THEN = ("--on", "20/02/2022")


@pytest.fixture
def ready(run: Any) -> Any:
    """Commands on a fresh data folder of the plan."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    return run


def test_that_a_level_is_entered_and_stands_on_the_map(ready: Any) -> None:
    said = ready("tiers", "set", "01366", "vùng cam", *PAPER)
    assert said.code == 0
    assert "chưa công bố → cấp độ 3 từ 14/02/2022; được tổ chức sơ kết, phần lễ; không tổ chức phần hội" in said.out
    assert said.out.endswith("Đã ghi 1 cấp độ.\n")
    board = ready("tiers", "--on", "20/02/2022", "--json").json
    assert len(board["units"]) == 8
    (unit,) = (item for item in board["units"] if item["code"] == "01366")
    assert [(t["level"], t["origin"], t["document"], t["strictness"]) for t in unit["tiers"]] == [
        (3, "own", "15/TB-UBND ngày 14/02/2022, UBND huyện Hà Quảng", 3)
    ]
    assert {(item["words"], item["communes"]) for item in board["counts"]} == {("cấp độ 3", 1), ("chưa công bố", 7)}
    lines = ready("tiers", "--on", "20/02/2022").out.splitlines()
    assert lines[-2:] == ["cấp độ 3: 1 xã, 0 xóm", lines[-1]]
    one = ready("tiers", "--on", "13/02/2022", "--unit", "01366").out
    assert one == f"{unit['tiers'] and 'Xã'} {unit['name']}: chưa công bố\n"


def test_that_a_history_keeps_what_was_replaced(ready: Any) -> None:
    ready("tiers", "set", "01366", 2, *PAPER)
    ready("tiers", "set", "01366", 3, *PAPER[:3], "16/TB-UBND")
    told = ready("tiers", "--unit", "01366", "--history", *THEN)
    assert [line.partition(": ")[2] for line in told.out.splitlines()] == [
        "từ 14/02/2022 (đã thay trong ngày): cấp độ 2, 15/TB-UBND ngày 14/02/2022, UBND huyện Hà Quảng",
        "từ 14/02/2022: cấp độ 3, 16/TB-UBND",
    ]
    entries = ready("tiers", "--unit", "01366", "--history", *THEN, "--json").json["entries"]
    assert [(item["level"], item["is_replaced"], item["until"]) for item in entries] == [
        (2, True, "2022-02-14"),
        (3, False, None),
    ]
    assert ready("tiers", "--unit", "01411", "--history", *THEN).out == "Đơn vị này chưa có lần ghi cấp độ nào.\n"
    assert ready("undo").code == 0
    assert len(ready("tiers", "--unit", "01366", "--history", *THEN).out.splitlines()) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("set", "01366", 2, "--from", "14/02/2022"), "Chưa ghi số, ký hiệu văn bản"),
        (("set", "01366", 2), "Chưa ghi áp dụng từ ngày nào"),
        (("set", "01366", "tím", *PAPER), "Không hiểu cấp độ “tím”"),
        (("set", "Nơi Nào", 2, *PAPER), "Không có đơn vị “Nơi Nào” trong địa bàn."),
        (("set", "01366", 9, *PAPER), "“Cấp độ dịch Covid-19” không có cấp độ 9"),
        (("set", "01366", 2, "--from", "30/02/2022"), "Ngày “30/02/2022” không đúng"),
        (("set", "01366", 2, *PAPER, "--matrix", "lũ"), "Không có bảng quy định “lũ”"),
        (("--history", "--on", "20/02/2022"), "--history cần --unit"),
        (("--unit", "huyện Hà Quảng", "--on", "20/02/2022"), "Ngày 20/02/2022, bảng cấp độ không có"),
        (("limit", "01366"), "Giới hạn số người của “01366”: chưa ghi cấp độ và số người"),
        (("limit", "01366", 2), "“01366”: chưa ghi nhiều nhất bao nhiêu người; chưa ghi gì. Ví dụ: tiers limit 01366"),
        (("limit", "01366", 2, 50), "Chưa ghi áp dụng từ ngày nào; hãy thêm --from"),
        (("limit", "01366", "tím", 5, "--from", "14/2/22"), "Không hiểu cấp độ “tím”; hãy ghi một cấp độ"),
        (("limit", "01366", 2, 50, "--from", "14/02/2022"), "Chưa ghi văn bản quy định số người"),
        (("advise", "--on", "20/02/2022", "--value", "new_cases=x"), "“new_cases=x” phải có dạng"),
        (("advise", "--on", "20/02/2026", "--value", "deaths=1"), "Ngày 20/02/2026 không có bộ"),
        (("import", "-", "--choose", "5"), "“5” phải có dạng DÒNG=ĐƠN_VỊ"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_is_refused_in_words(ready: Any, words: tuple[Any, ...], said: str) -> None:
    refused = ready("tiers", *words)
    assert refused.code == 2
    assert said in refused.err


def test_that_a_preview_enters_nothing(ready: Any) -> None:
    shown = ready("tiers", "set", "01366", "4", *PAPER, "--preview", "--json").json
    assert [(item["before"], item["after"]) for item in shown["lines"]] == [("chưa công bố", "cấp độ 4")]
    assert shown["consequences"] == []
    assert ready("tiers", "--unit", "01366", "--history", *THEN).out.startswith("Đơn vị này chưa có")


def test_that_a_list_is_entered_when_every_line_is_settled(
    ready: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "cấp độ.csv"
    path.write_text("Đơn vị;Cấp độ\n01366;2\n01411;vùng đỏ\nXã Lạ;1\n", encoding="utf-8")
    refused = ready("tiers", "import", path, *PAPER)
    assert (refused.code, "dòng 4: Không có đơn vị “Xã Lạ”" in refused.err) == (2, True)
    assert "--choose 4=MÃ" in refused.err
    assert "--leave-out" in refused.err
    shown = ready("tiers", "import", path, *PAPER, "--preview", "--json").json
    assert [bool(item["faults"]) for item in shown["lines"]] == [False, False, True]
    assert shown["columns"] == ["đơn vị: “Đơn vị”", "cấp độ: “Cấp độ”"]
    assert ready("tiers", "import", path, *PAPER, "--preview").out.splitlines()[-1] == "2 dòng sẽ ghi, 1 dòng chưa rõ."
    done = ready("tiers", "import", path, *PAPER, "--choose", "4=01414", "--json").json
    assert len(done["ids"]) == 3
    monkeypatch.setattr("sys.stdin", io.StringIO("01366\tkhông áp dụng\nXã Lạ\t1\n"))
    pasted = ready("tiers", "import", "-", "--from", "01/03/2022", "--document", "30/TB-UBND", "--leave-out")
    assert pasted.out.splitlines()[-1] == "Đã ghi 1 cấp độ."
    assert ready("tiers", "--on", "01/03/2022", "--unit", "01366").out.endswith("không áp dụng\n")


def test_that_rules_and_limits_are_shown_with_their_clause_and_paper(ready: Any) -> None:
    lines = ready("tiers", "rules", "--on", "20/02/2022").out.splitlines()
    assert lines[0] == "Cấp độ dịch Covid-19 (covid-19)"
    assert len(lines) == 5
    assert "mục II.3" in lines[4]
    assert "báo cáo kết quả bằng văn bản gửi Đồn BPCK Sóc Giang" in lines[4]
    assert [len(item["rules"]) for item in ready("tiers", "rules", "--json").json["matrices"]] == [4]
    assert ready("tiers", "limit").out == "Chưa ghi giới hạn số người nào.\n"
    made = ready(
        "tiers", "limit", "045", 2, 50, "--document", "20/CV-UBND", "--from", "14/02/2022", "--to", "31/03/2022"
    )
    assert made.out.endswith("huyện Hà Quảng, cấp độ 2, không quá 50 người.\n")
    (limit,) = ready("tiers", "limit", "--json").json["limits"]
    assert (limit["max_people"], limit["valid_to"], limit["unit"]) == (50, "2022-04-01", "huyện Hà Quảng")
    assert ready("tiers", "limit").out == "1. huyện Hà Quảng, cấp độ 2: không quá 50 người từ 14/02/2022 (20/CV-UBND)\n"
    ready("tiers", "set", "01366", 2, *PAPER)
    assert "không quá 50 người theo 20/CV-UBND" in ready("tiers", "--on", "20/02/2022", "--unit", "01366").out
    assert ready("tiers", "limit", "--remove", 1).out == "Đã bỏ giới hạn số 1.\n"
    assert ready("tiers", "limit", "--json").json == {"limits": []}


def test_that_the_adviser_asks_for_figures_and_only_suggests(ready: Any) -> None:
    asked = ready("tiers", "advise", "--on", "20/02/2022").out
    assert "new_cases: ca mắc mới trong tuần" in asked
    assert "--capacity: khả năng đáp ứng (thu dung, chăm sóc, điều trị) (cao, trung bình, thấp)" in asked
    words = (
        "--on",
        "20/12/2021",
        "--rate",
        "new_cases=177",
        "--value",
        "adult_first_dose=95",
        "--value",
        "elderly_full=90",
    )
    told = ready("tiers", "advise", *words)
    assert (
        "Theo Quyết định 4800/QĐ-BYT: gợi ý cấp độ 3 (độ tin cậy C: theo thông lệ, chưa đối chiếu được với văn bản)."
        in told.out
    )
    assert "Chỉ để tham khảo" in told.out
    short = ready("tiers", "advise", "--on", "20/02/2022", "--value", "new_cases=5", "--json").json
    assert (short["levels"], short["criteria"]) == ([], "covid-218")
    assert short["missing"]


def test_that_levels_of_reports_are_offered(filled: Any) -> None:
    offers = filled("tiers", "offers", "--year", 2021, "--json").json["offers"]
    assert {item["name"] for item in offers} >= {"xã Sóc Hà"}
    assert all(item["document"] == "" and not item["known"] for item in offers)
    said = filled("tiers", "offers", "--year", 2021).out
    assert "xã Sóc Hà: báo cáo ghi cấp độ" in said
    assert "; sổ cấp độ: chưa ghi" in said
    first, second, *_others = (item["report"] for item in offers)
    reports = ("tiers", "offers", "--year", 2021)
    assert filled(*reports, "--accept", first).refusals == ("no-document",)
    assert len(filled(*reports, "--accept", first, "--document", "15/TB-UBND", "--json").json["ids"]) == 1
    assert filled(*reports, "--ignore", second).refusals == ("no-reason",)
    passed = filled(*reports, "--ignore", second, "--reason", "xã ghi nhầm", "--json").json
    assert passed == {"ignored": [second]}
    left = {item["report"] for item in filled(*reports, "--json").json["offers"]}
    assert left == {item["report"] for item in offers} - {first, second}


def test_that_a_day_without_communes_says_so(ready: Any) -> None:
    told = ready("tiers", "--on", "20/02/2026").out
    assert told == "Ngày 20/02/2026 địa bàn không có xã nào; hãy ghi --on với ngày khác.\n"
    assert ready("tiers", "offers").out == "Không có báo cáo nào ghi cấp độ khác sổ cấp độ.\n"


def test_that_a_change_of_tier_says_how_it_goes_on(ready: Any) -> None:
    for code in ("01366", "01411"):
        ready("events", "new", "hoi-nghi-xa", "--host", code, "--on", "02/03/2022")
    risen = ready("tiers", "set", "01366", 4, *PAPER)
    assert "1 sự kiện không được tổ chức: ghi ngay là không tổ chức" in risen.out
    assert "1 sự kiện bỏ bớt phần, chờ Điều chỉnh" in ready("tiers", "set", "01411", 3, *PAPER).out
    assert ready("events", "adjust", "--all").code == 0
    again = ready("events", "adjust", "--all")
    assert (again.code, again.out.splitlines()[0]) == (0, "Không có sự kiện nào phải điều chỉnh.")
    assert "1 sự kiện không tổ chức do cấp độ: đã ghi không tổ chức, soạn thông báo" in again.out
    assert ready("events", "adjust", "--all", "--json").json == {"adjusted": [], "refused": []}
