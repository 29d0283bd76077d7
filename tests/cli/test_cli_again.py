"""``import --again``: kept workbooks are read once more, by what has been confirmed since."""

from pathlib import Path
from typing import Any

from app.services import mappings, questions, workspace
from tests.support.sent_workbooks import SOC_HA, YEAR_2021

NOI_THON = YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx"


def confirm(folder: Path, submission_id: int, code: str) -> None:
    """What somebody does in the window: say which indicator an unclear row means."""
    ws = workspace.open_(folder, actor="Nông Thị Lan")
    item = next(one for one in questions.open_questions(ws, [submission_id]) if one.code == "name-unclear")
    mappings.remember(ws, submission_id, item.finding_id, code)
    ws.close()


def test_that_a_report_is_read_again_by_what_was_confirmed_and_becomes_a_new_version(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    (first,) = run("import", NOI_THON, "--json").json["files"]
    confirm(tmp_path / "dữ liệu", first["submission_id"], "E04")
    said = run("import", "--again", first["submission_id"], "--json")
    (second,) = said.json["files"]
    assert (said.code, second["verdict"], second["sha256"]) == (0, "newer", first["sha256"])
    assert second["submission_id"] > first["submission_id"]
    assert second["counts"]["figures"] == first["counts"]["figures"] + 1
    assert second["counts"]["questions"] == first["counts"]["questions"] - 1
    assert "meaning-remembered" in {item["code"] for item in second["findings"]}


def test_that_reading_again_without_news_changes_nothing(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    (first,) = run("import", YEAR_2021 / SOC_HA, "--json").json["files"]
    said = run("import", "--again", first["submission_id"])
    assert said.code == 0
    assert "Đọc lại tệp gốc vẫn được đúng như bản 1; không có gì thay đổi." in said.out
    (row,) = run("import", "--again", first["submission_id"], "--json").json["files"]
    assert (row["verdict"], row["submission_id"]) == ("same", None)


def test_that_files_and_reports_to_read_again_are_not_mixed(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    for words in ((), (YEAR_2021 / SOC_HA, "--again", 1)):
        said = run("import", *words)
        assert said.code == 2
        assert "bad-arguments" in said.err
    assert "Không có báo cáo mang số 77" in run("import", "--again", 77).err
