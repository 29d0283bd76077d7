"""Plans, tasks and targets by command: what is entered, what is shown, what is refused in one sentence."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from app import cli

LANG_SON, LAO_CAI = "lang-son-pbgdpl-2021", "lao-cai-1219"


@pytest.fixture(scope="session")
def with_plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the plan it is founded with and two more."""
    folder = tmp_path_factory.mktemp("ke-hoach") / "data"
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", str(folder)]) == 0
    for key in (LANG_SON, LAO_CAI):
        assert cli.main(["plans", "adopt", key, "--data", str(folder)]) == 0
    return folder


@pytest.fixture
def plans(with_plans: Path, tmp_path: Path, run: Any) -> Any:
    """Commands on a copy of it."""
    shutil.copytree(with_plans, tmp_path / "dữ liệu")
    return run


def test_that_plans_are_listed_shown_and_their_clauses_read(plans: Any) -> None:
    answer = plans("plans", "list", "--all", "--json").json
    assert {LANG_SON, LAO_CAI} <= {item["key"] for item in answer["plans"]}
    assert "binh-phuoc-2022" in {item["id"] for item in answer["offers"]}
    shown = plans("plans", "show", "--plan", LAO_CAI)
    assert "Giai đoạn 2: từ năm 2028 đến năm 2030" in shown.out
    assert "≥ 40 %; ≥ 90 %" in shown.out
    assert plans("plans", "show", LAO_CAI).out == shown.out
    assert plans("plans", "show", "--plan", "lao cai", "--json").json["tasks"] == 18
    assert "Tập huấn" in plans("plans", "clause", "II.2", "--plan", LANG_SON).out
    said = plans("plans", "clause", "XX.9", "--plan", LANG_SON)
    assert (said.code, said.refusals) == (2, ("no-clause",))


def test_that_a_task_is_led_from_late_to_done_by_command(plans: Any) -> None:
    late = plans("tasks", "list", "--plan", LANG_SON, "--overdue", "--json").json
    assert {"1.1", "2", "5"} <= {item["task"] for item in late["tasks"]}
    done = plans("tasks", "progress", "2", "xong", "--plan", LANG_SON, "--on", "30/11/2021", "--agency", "Sở Tư pháp")
    assert done.code == 0, done.err
    assert "30/11/2021, Sở Tư pháp: đã hoàn thành" in done.out
    row = plans("tasks", "show", "2", "--plan", LANG_SON, "--json").json
    assert (row["state"], row["slots"][0]["by_lead"]) == ("done", {"so-tu-phap": "done"})
    made = plans(
        "tasks", "progress", "2", "san-pham", "--product", "lop", "--count", "2", "--plan", LANG_SON, "--on",
        "01/10/2021", "--json",
    )  # fmt: skip
    assert made.json["slots"][0]["products"][0] == {"product": "lop", "wanted": "3", "made": "2"}
    entry = made.json["slots"][0]["entries"][-1]["id"]
    assert plans("tasks", "drop", entry, "--plan", LANG_SON).code == 0


def test_that_a_conditional_task_waits_until_it_is_opened(plans: Any) -> None:
    assert "Còn chờ: có hướng dẫn của Bộ Tư pháp" in plans("tasks", "show", "1.2", "--plan", LANG_SON).out
    opened = plans(
        "tasks", "open", "1.2", "--on", "01/09/2021", "--due", "31/10/2021", "--plan", LANG_SON, "--json"
    ).json
    assert (opened["state"], opened["due_on"]) == ("overdue", "2021-10-31")
    assert plans("tasks", "wait", "1.2", "--plan", LANG_SON, "--json").json["state"] == "waiting"


def test_that_a_work_list_names_what_an_agency_leads_first(plans: Any) -> None:
    said = plans("tasks", "worklist", "Công an tỉnh", "--plan", LAO_CAI, "--period", "2026")
    lines = said.out.splitlines()
    assert lines[0] == "Công an tỉnh: 18 việc."
    assert lines[1].startswith("chủ trì: ")
    assert lines[-1].startswith("phối hợp: 2.6.a")
    assert len(plans("tasks", "worklist", "cong-an", "--plan", LAO_CAI, "--json").json["work"]) == 18 * 5


def test_that_work_lists_are_written_for_one_agency_or_for_each(plans: Any, tmp_path: Path) -> None:
    at = ("--plan", LAO_CAI, "--period", "2026", "--out", tmp_path)
    one = plans("tasks", "worklist", "Công an tỉnh", *at, "--json").json
    assert [Path(name).suffix for name in one["files"]] == [".docx", ".pdf"]
    assert len(one["work"]) == 18
    every = plans("tasks", "worklist", *at, "--format", "pdf", "--json").json
    assert len(every["files"]) == 15
    assert plans("tasks", "worklist", "--plan", LAO_CAI).refusals == ("no-agency",)


def test_that_an_entry_is_corrected_by_its_number(plans: Any) -> None:
    at = ("--plan", LANG_SON, "--on", "01/10/2021")
    made = plans("tasks", "progress", "2", "san-pham", "--product", "lop", "--count", "2", *at, "--json").json
    entry = made["slots"][0]["entries"][-1]["id"]
    again = ("tasks", "progress", "2", "san-pham", "--product", "lop", "--count", "3", "--id", entry, *at, "--json")
    after = plans(*again).json["slots"][0]
    assert [item["id"] for item in after["entries"]].count(entry) == 1
    assert plans("tasks", "progress", "2", "xong", "--unit", "Sóc Hà", *at).refusals == ("no-unit",)
    assert plans("tasks", "drop", entry, "--plan", LANG_SON).code == 0


def test_that_lists_go_over_all_plans_that_know_the_agency(plans: Any) -> None:
    rows = plans("tasks", "list", "--agency", "Sở Tư pháp", "--json").json["tasks"]
    assert {row["plan"] for row in rows} == {LANG_SON, LAO_CAI}
    assert plans("tasks", "list", "--agency", "Sao Hỏa").refusals == ("no-agency",)
    assert plans("tasks", "list", "--period", "hôm qua").refusals == ("bad-period",)
    assert "quá hạn" in plans("tasks", "list").out


def test_that_figures_make_a_target_and_both_readings_are_shown(plans: Any) -> None:
    at = ("--plan", LAO_CAI)
    for measure, value in (("X01", "200"), ("X02", "90")):
        said = plans("targets", "set", measure, "2026", value, *at, "--json")
        assert said.json["whole"]["value"] == value
    row = next(item for item in plans("targets", "list", *at, "--json").json["targets"] if item["target"] == "tai-lieu")
    assert (row["value"], row["asked"], row["state"]) == ("45", "40", "reached")
    shown = plans("targets", "show", "tai-lieu", *at)
    assert "45 % / ≥ 40 %" in shown.out
    late = plans("targets", "list", *at, "--period", "2029", "--json").json["targets"][0]
    assert (late["asked"], late["by_points"], late["by_relative"]) == ("90", "90", "60")
    assert plans("targets", "reading", "tai-lieu", "2", "tuong-doi", *at, "--note", "Theo họp BCĐ").code == 0
    late = plans("targets", "list", *at, "--period", "2029", "--json").json["targets"][0]
    assert (late["asked"], late["reading"]) == ("60", "relative")
    figures = plans("targets", "figures", *at, "--json").json["figures"]
    assert [item["measure"] for item in figures] == ["X01", "X02"]
    assert plans("targets", "drop", figures[0]["id"], *at).code == 0


def test_that_a_target_is_split_by_weights_without_losing_any(run: Any, with_plans: Path, tmp_path: Path) -> None:
    shutil.copytree(with_plans, tmp_path / "dữ liệu")
    assert run("plans", "adopt", "binh-phuoc-2022").code == 0
    at = ("--plan", "binh-phuoc-2022", "--period", "6 tháng cuối năm 2022")
    words = ("targets", "share", "kiem-tra-co-quan", "cong-an=1", "so-noi-vu=1", "so-tu-phap=1", "--split")
    shared = run(*words, *at, "--json").json
    assert [item["value"] for item in shared["shares"]] == ["7", "7", "6"]
    assert "Đã giao đủ 20." in shared["sentences"]
    assert run("targets", "share", "an-toan", "cong-an=1", "--split", *at[:2]).refusals == ("no-number",)
    assert run("targets", "share", "kiem-tra-co-quan", "cong-an=0", "--split", *at).refusals == ("bad-weights",)


def test_that_a_target_is_judged_and_given_out(plans: Any) -> None:
    at = ("--plan", LAO_CAI)
    judged = plans("targets", "judge", "duy-tri", "dat", *at, "--json").json
    assert (judged["state"], judged["is_judged"]) == ("reached", True)
    assert plans("targets", "judge", "tai-lieu", "dat", *at).refusals == ("no-reason",)
    assert plans("targets", "unjudge", "duy-tri", *at, "--json").json["is_judged"] is False
    shared = plans("targets", "share", "tai-lieu", "cong-an=40", "bo-chqs=45,5", *at, "--json").json
    assert [(item["agency"], item["value"]) for item in shared["shares"]] == [("cong-an", "40"), ("bo-chqs", "45.5")]
    assert plans("targets", "share", "tai-lieu", "cong-an", *at).refusals == ("bad-share",)
    units = plans("targets", "share", "tai-lieu", "Trường Hà=40", "Tổng Cọt=45", *at)
    assert ("xã Trường Hà: 40" in units.out, "xã Tổng Cọt: 45" in units.out) == (True, True), units.err
    assert plans("targets", "share", "tai-lieu", "Hà Nội=1", *at).refusals == ("no-owner",)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("targets", "set", "X01", "2026", "-5"), "negative-number"),
        (("targets", "set", "X01", "2026", "1.5"), "bad-number"),
        (("targets", "set", "X01", "2026", "0"), "impossible-figure"),
        (("targets", "set", "X01", "2031", "5"), "period-outside"),
        (("targets", "set", "X01", "2029", "5"), "period-to-come"),
        (("targets", "set", "Y01", "2026", "5"), "no-measure"),
        (("targets", "show", "khong-co"), "no-target"),
        (("tasks", "progress", "2.1.a", "xong", "--on", "31/12/2025"), "day-before-plan"),
        (("tasks", "progress", "2.1.a", "xong", "--on", "31/12/2099"), "day-to-come"),
        (("tasks", "progress", "2.1", "xong"), "task-group"),
        (("tasks", "progress", "2.1.a", "xong", "--count", "một"), "bad-number"),
        (("targets", "set", "X01", "2026", "1,5"), "not-whole"),
        (("tasks", "show", "9.9"), "no-task"),
        (("tasks", "worklist", "Sở Mỏ"), "no-agency"),
        (("plans", "cost", "Chi", "--year", "2026", "--planned", "1,5"), "bad-number"),
    ],
)
def test_that_bad_input_is_one_sentence(plans: Any, words: tuple[str, ...], code: str) -> None:
    said = plans(*words, "--plan", LAO_CAI)
    assert (said.code, said.refusals) == (2, (code,))
    assert len(said.err.splitlines()) == 1


def test_that_money_is_entered_changed_and_summed(plans: Any) -> None:
    at = ("--plan", LANG_SON)
    assert plans("plans", "costs", *at).out.splitlines() == ["Chưa ghi kinh phí."]
    line = plans("plans", "cost", "Mở lớp", "--year", "2021", "--planned", "15.000.000", *at, "--json").json
    changed = plans(
        "plans", "cost", "Mở lớp", "--year", "2021", "--planned", "15.000.000", "--spent", "16.000.000", "--id",
        line["id"], *at,
    )  # fmt: skip
    assert changed.code == 0, changed.err
    told = plans("plans", "costs", *at)
    assert "vượt dự toán 15.000.000 đồng là 1.000.000 đồng" in told.out
    assert plans("plans", "costs", *at, "--json").json["total"]["spent"] == 16_000_000
    assert plans("plans", "drop-cost", line["id"], *at).code == 0


def test_that_a_plan_is_closed_opened_and_removed_only_when_asked_for(plans: Any) -> None:
    at = ("--plan", LANG_SON)
    assert plans("tasks", "progress", "2", "xong", "--on", "01/12/2021", *at).code == 0
    assert plans("plans", "remove", *at).refusals == ("plan-has-work",)
    assert plans("plans", "close", "--on", "31/12/2021", *at).code == 0
    assert plans("tasks", "progress", "4", "xong", "--on", "01/12/2021", *at).refusals == ("plan-closed",)
    assert "đã kết thúc ngày 31/12/2021" in plans("plans", "list").out
    assert plans("plans", "reopen", *at).code == 0
    assert plans("plans", "remove", "--with-results", *at).code == 0
    assert plans("undo").code == 0
    assert plans("tasks", "show", "2", *at, "--json").json["state"] == "done"


def test_that_show_names_the_keys_the_other_commands_take(plans: Any) -> None:
    shown = plans("tasks", "show", "2", "--plan", LANG_SON).out
    assert "Sản phẩm (--product): lop (" in shown
    target = plans("targets", "list", "--plan", LAO_CAI, "--json").json["targets"]
    counted = [item["target"] for item in target if item["denominator"] is not None]
    told = plans("targets", "show", counted[0], "--plan", LAO_CAI).out
    assert "Mẫu số: " in told
    assert "targets set " in told or "đếm từ " in told


def test_that_done_while_it_waits_is_stored_and_told(plans: Any) -> None:
    said = plans("tasks", "progress", "1.2", "xong", "--plan", LANG_SON, "--on", "01/10/2021")
    assert said.code == 0
    assert "chưa ghi ngày có điều kiện" in said.out
