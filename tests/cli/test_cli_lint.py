"""The command that checks the form of Word files: exit codes, sentences, JSON; it needs no data."""

from pathlib import Path
from typing import Any

import pytest

from app.reports import docx_writer
from tests.support import spoiling
from tests.support.papers import a_paper_of_every_block


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "Báo cáo.docx"
    docx_writer.write(a_paper_of_every_block(), path)
    return path


@pytest.fixture
def spoilt(good: Path, tmp_path: Path) -> Path:
    path = tmp_path / "sai.docx"
    path.write_bytes(spoiling.spoilt(good.read_bytes(), spoiling.margin("top_margin", 15)))
    return path


def test_that_a_paper_of_ours_is_right(run: Any, good: Path) -> None:
    said = run("lint", good)
    assert (said.code, said.err) == (0, "")
    assert said.out == "Báo cáo.docx: Đúng thể thức: 0 sai\n"


def test_that_a_departure_is_told_with_clause_and_remedy(run: Any, spoilt: Path) -> None:
    said = run("lint", spoilt)
    assert said.code == 3
    assert "[SAI] Lề trên: 15 mm; phải là 20–25 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I, I.3)" in said.out
    assert "Cách sửa: Đặt lề trên từ 20 đến 25 mm." in said.out


def test_that_a_folder_is_checked_and_lock_files_are_left_out(run: Any, good: Path, spoilt: Path) -> None:
    (good.parent / "~$o cao.docx").write_bytes(b"lock")
    said = run("lint", good.parent, "--json")
    assert said.code == 3
    files = said.json["files"]
    assert [Path(item["file"]).name for item in files] == [good.name, spoilt.name]
    assert [item["wrong"] for item in files] == [0, 1]
    (finding,) = files[1]["findings"]
    assert (finding["check"], finding["weight"], finding["clause"]) == ("margin-top", "wrong", "Phụ lục I, I.3")


def test_that_a_file_nobody_can_check_is_refused_and_the_others_are_told(run: Any, good: Path, tmp_path: Path) -> None:
    (tmp_path / "cũ.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    said = run("lint", tmp_path / "cũ.docx", tmp_path / "không có.docx", good)
    assert said.code == 2
    assert said.refusals == ("docx-old", "file-not-read")
    assert said.err.startswith("cũ.docx: ")
    assert "không có.docx" in said.err
    assert "Báo cáo.docx: Đúng thể thức: 0 sai" in said.out


def test_that_an_empty_folder_is_refused(run: Any, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    said = run("lint", tmp_path / "trống")
    assert said.code == 2
    assert said.refusals == ("no-files",)
