"""``import --again``: kept workbooks are read once more, by what has been confirmed since."""

from pathlib import Path
from typing import Any

from app.domain.findings import FROM_MEMORY
from app.services import mappings, questions, workspace
from app.services.questions import GivenAnswer
from tests.support.sent_workbooks import SOC_HA, YEAR_2021, changed_copy

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
    confirm(tmp_path / "dữ liệu", second["submission_id"], "H07")
    assert "đọc lại tệp gốc, khác bản 2 ở 1 số liệu" in run("import", "--again", second["submission_id"]).out


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


def test_that_an_import_says_what_it_took_from_earlier_answers(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    (first,) = run("import", NOI_THON, "--json").json["files"]
    ws = workspace.open_(tmp_path / "dữ liệu", actor="Nông Thị Lan")
    asked = [one for one in questions.open_questions(ws, [first["submission_id"]]) if one.code == "name-unclear"]
    aside = asked[1]
    given = [GivenAnswer(first["submission_id"], asked[0].finding_id, 0)]
    given.append(GivenAnswer(aside.submission_id, aside.finding_id, len(aside.candidates) - 1))
    questions.answer_many(ws, given)
    ws.close()
    newer = changed_copy(NOI_THON, tmp_path / "b.xlsx", "Bao cao", {"D67": 99})
    (second,) = run("import", newer, "--json").json["files"]
    noted = {item["code"]: item for item in second["findings"] if item["code"] in FROM_MEMORY}
    assert set(noted) == FROM_MEMORY
    assert {item["severity"] for item in noted.values()} == {"note"}
    assert noted["answer-repeated"]["cell"] == aside.where.cell
    assert "Bỏ qua ô này" in noted["answer-repeated"]["message"]
    third = changed_copy(newer, tmp_path / "c.xlsx", "Bao cao", {"D67": 98})
    assert "2 chỗ lấy theo câu trả lời, cách hiểu lần trước" in run("import", third).out


def test_that_meanings_are_confirmed_listed_and_forgotten(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    (first,) = run("import", NOI_THON, "--json").json["files"]
    listed = run("findings", "--year", 2021, "--json").json["findings"]
    asked = next(item for item in listed if item["code"] == "name-unclear")
    said = run("meanings", "--confirm", asked["submission_id"], asked["finding_id"], "E04", "--json")
    (known,) = said.json["meanings"]
    assert (known["unit"], known["label"], known["indicator"]) == ("Nội Thôn", "Số buổi phát quang", "E04")
    assert "“Số buổi phát quang” là E04" in run("meanings", "--unit", "Nội Thôn").out
    assert run("meanings", "--unit", "Sóc Hà").out.startswith("0 cách hiểu")
    assert run("import", "--again", first["submission_id"], "--json").json["files"][0]["verdict"] == "newer"
    assert run("meanings", "--forget", known["id"]).out.startswith("0 cách hiểu")
    for words, code in (
        (("--forget", 77), "no-mapping"),
        (("--confirm", "x", 1, "E04"), "bad-arguments"),
        (("--confirm", asked["submission_id"], 99_999, "E04"), "no-label"),
        (("--confirm", asked["submission_id"], asked["finding_id"], "Z99"), "no-indicator"),
    ):
        said = run("meanings", *words)
        assert (said.code, said.refusals[-1]) == (2, code)
