"""A name always means a whole file: the old one or the new one, never half of one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import files
from app.errors import Problem
from app.progress import Cancelled
from app.reports import docx_writer, pdf_writer
from tests.support.papers import a_paper_of_every_block


def test_that_a_written_file_holds_the_whole_content(tmp_path: Path) -> None:
    files.write_whole(tmp_path / "báo cáo.docx", b"new")
    assert (tmp_path / "báo cáo.docx").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["báo cáo.docx"]


def test_that_a_missing_folder_is_a_problem_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        files.write_whole(tmp_path / "no" / "a.docx", b"new")
    assert caught.value.code == "folder-not-writable"
    assert caught.value.way_out


def test_that_a_file_held_for_a_moment_is_replaced_after_waiting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    real, failures = Path.replace, [PermissionError(13, "held"), PermissionError(13, "held")]
    waits: list[float] = []

    def held(self: Path, other: Path) -> Path:
        if failures:
            raise failures.pop()
        return real(self, other)

    monkeypatch.setattr(Path, "replace", held)
    files.write_whole(target, b"new", wait=waits.append)
    assert target.read_bytes() == b"new"
    assert len(waits) == 2


def test_that_a_file_held_for_ever_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")

    def held(self: Path, other: Path) -> Path:
        raise PermissionError(13, "held", str(self), None, str(other))

    monkeypatch.setattr(Path, "replace", held)
    waits: list[float] = []
    with pytest.raises(Problem) as caught:
        files.write_whole(target, b"new", wait=waits.append)
    assert caught.value.code == "file-not-replaced"
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]
    assert 7 < sum(waits) < 10


def test_that_a_target_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(Problem):
        files.write_whole(tmp_path / "a.docx", b"new", wait=lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(("point", "left"), [("file-written", b"old"), ("file-placed", b"new")])
def test_that_a_crash_leaves_the_old_file_or_the_new_one(tmp_path: Path, point: str, left: bytes) -> None:
    target = tmp_path / "cài đặt.json"
    target.write_bytes(b"old")
    code = "import pathlib, sys; from app import files; files.write_whole(pathlib.Path(sys.argv[1]), b'new')"
    environment = {**os.environ, "APP_TEST": "1", "APP_CRASH_AT": point}
    killed = subprocess.run([sys.executable, "-c", code, str(target)], check=False, env=environment)
    assert killed.returncode == -signal.SIGKILL
    assert target.read_bytes() == left


def test_that_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "no space left", str(handle))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem) as caught:
        files.write_whole(tmp_path / "a.pdf", b"new")
    assert caught.value.code == "file-not-written"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("stop_at", [1, 2])
def test_that_cancelled_writing_leaves_nothing_and_keeps_the_old_file(tmp_path: Path, stop_at: int) -> None:
    for write, name in ((docx_writer.write, "a.docx"), (pdf_writer.write, "a.pdf")):
        calls: list[str] = []

        def progress(done: int, total: int, text: str, calls: list[str] = calls) -> None:
            calls.append(f"{done}/{total} {text}")
            if len(calls) == stop_at:
                raise Cancelled

        (tmp_path / name).write_bytes(b"old")
        with pytest.raises(Cancelled):
            write(a_paper_of_every_block(), tmp_path / name, progress)
        assert (tmp_path / name).read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "a.pdf"]


def test_that_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    folder = tmp_path / "trả lại" / "xã"
    saved = [files.write_new(folder, "bc. lần 1.xlsx", bytes([number])) for number in range(3)]
    assert [path.name for path in saved] == ["bc. lần 1.xlsx", "bc. lần 1 (2).xlsx", "bc. lần 1 (3).xlsx"]
    assert [path.read_bytes() for path in saved] == [b"\x00", b"\x01", b"\x02"]


def test_that_a_folder_that_cannot_be_made_is_a_problem_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    with pytest.raises(Problem, match="Không ghi được vào thư mục") as raised:
        files.write_new(tmp_path / "tệp" / "trong", "bc.xlsx", b"1")
    assert raised.value.code == "folder-not-writable"
    assert list(tmp_path.iterdir()) == [tmp_path / "tệp"]
