"""One file of an import that can be read and still not be stored."""

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
