"""The command that gives marked workbooks and slips: exit codes, files, and that nothing is stored."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.sent_workbooks import SOC_HA, TONG_COT, YEAR_2021

MARKED = "BC_SoKet_01414_2021 – da kiem tra.xlsx"


@pytest.fixture
def done(run: Any) -> Any:
    run("init", "--plan", "ha-quang-2022")
    return run


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_that_files_are_marked_without_being_received(done: Any, tmp_path: Path) -> None:
    said = done("annotate", YEAR_2021 / TONG_COT, YEAR_2021 / SOC_HA, "--out", tmp_path / "out")
    assert said.code == 0
    assert names(tmp_path / "out") == [MARKED, "BC_SoKet_01417_2021 – da kiem tra.xlsx"]
    assert done("findings", "--year", "2021", "--json").json["findings"] == []


def test_that_slips_come_with_them_where_something_is_asked(done: Any, tmp_path: Path) -> None:
    said = done("annotate", YEAR_2021 / TONG_COT, YEAR_2021 / SOC_HA, "--out", tmp_path / "out", "--slip")
    assert said.code == 0
    slips = [name for name in names(tmp_path / "out") if name.startswith("Phiếu yêu cầu bổ sung")]
    assert [Path(name).suffix for name in slips] == [".docx", ".pdf"]
    assert "nothing-to-ask" in said.err


def test_that_a_stored_report_is_marked_by_its_number(done: Any, tmp_path: Path) -> None:
    (file,) = done("import", YEAR_2021 / TONG_COT, "--json").json["files"]
    said = done("annotate", "--id", file["submission_id"], "--out", tmp_path / "out", "--slip")
    assert said.code == 0
    assert MARKED in names(tmp_path / "out")
    assert len(names(tmp_path / "out")) == 3


def test_that_it_is_refused_when_nothing_can_be_marked(done: Any, tmp_path: Path) -> None:
    picture = tmp_path / "ảnh.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n0000")
    said = done("annotate", picture, "--out", tmp_path / "out")
    assert said.code == 2
    assert "nothing-to-annotate" in said.err
    assert not (tmp_path / "out").exists()
    assert done("annotate", "--id", "99", "--out", tmp_path / "out").code == 2


@pytest.mark.parametrize("words", [[], [YEAR_2021 / SOC_HA, "--id", "1"]])
def test_that_files_and_a_number_exclude_each_other(done: Any, tmp_path: Path, words: list[Any]) -> None:
    said = done("annotate", *words, "--out", tmp_path / "out")
    assert said.code == 2
    assert "bad-arguments" in said.err
