"""Reports of plans by command: as files, as a draft, refusals in a sentence."""

from pathlib import Path
from typing import Any

from app import cli


def test_that_the_report_of_a_year_is_written_and_drafted(tmp_path: Path, run: Any) -> None:
    data = str(tmp_path / "dữ liệu")
    assert cli.main(["init", "--plan", "ha-quang-2022", "--data", data]) == 0
    words = ["papers", "plans", "74/KH-BCĐ", "--year", "2022", "--json"]
    made = run(*words, "--out", str(tmp_path / "out"))
    assert made.code == 0
    assert made.json["is_final"] is False
    assert made.json["subject"].startswith("Sơ kết năm 2022 thực hiện Kế hoạch số 74/KH-BCĐ")
    assert {Path(path).suffix for path in made.json["files"]} == {".docx", ".pdf"}
    drafted = run(*words, "--draft")
    assert run(*words, "--draft", "--anew").json["draft"] == drafted.json["draft"]
    listed = run("papers", "list", "--json")
    assert [row["subject"] for row in listed.json["papers"]] == [made.json["subject"]]
    final = run("papers", "plans", "74/KH-BCĐ", "--json")
    assert final.json["is_final"] is True
    assert run("papers", "plans", "74/KH-BCĐ", "--year", "2030").refusals == ("bad-year",)
