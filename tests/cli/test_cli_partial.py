"""Files and reports told one by one: refused, listed by weight, accepted by name."""

import json
from pathlib import Path
from typing import Any

from tests.support.sent_workbooks import SOC_HA, STATION, YEAR_2021, changed_copy


def test_that_a_file_that_cannot_be_stored_keeps_no_other_out(run: Any, tmp_path: Path) -> None:
    """The station's column for a commune that no list knows: nobody can say whose figures these are."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    unknown = changed_copy(YEAR_2021 / STATION, tmp_path / "don.xlsx", "02_ChiTieu", {"J5": "09999"})
    said = run("import", YEAR_2021 / SOC_HA, unknown, "--json")
    assert said.code == 0
    files = {Path(item["path"]).name: item for item in json.loads(said.out.splitlines()[-1])["files"]}
    assert files[SOC_HA]["submission_id"] is not None
    assert files["don.xlsx"]["submission_id"] is None
    assert files["don.xlsx"]["problem"]["code"] == "unknown-commune"
    assert "09999" in said.err


def test_that_the_sentence_about_a_refused_file_is_said_once(run: Any, tmp_path: Path) -> None:
    run("init", "--plan", "ha-quang-2022")
    picture = tmp_path / "ảnh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    said = run("import", picture)
    assert said.code == 2
    assert said.err.count("ảnh.xlsx") == 1
    assert "ảnh.xlsx" not in said.out


def test_that_findings_come_heaviest_first(filled: Any) -> None:
    said = filled("findings", "--unit", "Tổng Cọt", "--json")
    weights = ["error", "question", "warning", "note"]
    found = [weights.index(item["severity"]) for item in said.json["findings"]]
    assert len(set(found)) > 1
    assert found == sorted(found)


def test_that_acceptance_says_which_report_it_was(run: Any) -> None:
    run("init", "--plan", "ha-quang-2022")
    run("import", YEAR_2021 / SOC_HA)
    said = run("accept", "Sóc Hà")
    assert (said.code, len(said.acknowledged)) == (0, 1)
    assert "Sóc Hà: đã duyệt, báo cáo số 1" in said.out
