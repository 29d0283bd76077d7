"""A zip of workbooks by folder, by name and by command: each file inside is read on its own, with its own bytes."""

import hashlib
import shutil
import sys
from pathlib import Path

import pytest

from app.domain.submissions import Verdict
from app.errors import BadFile
from app.progress import silent
from app.services import submissions, workbooks
from app.services.workspace import Workspace
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, YEAR_2021
from tests.support.stored_reports import operations
from tests.support.zips import utf8_zip


def _zip(tmp_path: Path, **more: bytes) -> Path:
    members = {f"xã/{name}": (YEAR_2021 / name).read_bytes() for name in (SOC_HA, LUNG_NAM)}
    path = tmp_path / "usb" / "bao-cao.zip"
    path.parent.mkdir()
    path.write_bytes(utf8_zip({**members, "~$x.xlsx": b"x", "lồng.zip": utf8_zip({"a.xlsx": b"1"}), **more}))
    return path


def test_that_each_file_of_a_zip_is_a_file_of_its_own(ws: Workspace, tmp_path: Path) -> None:
    path = _zip(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    results = submissions.read(ws, [path.parent], silent)
    found = {item.path.removeprefix(str(path.parent)).replace("\\", "/"): item for item in results}
    assert {name: (item.verdict, item.problem_code) for name, item in found.items()} == {
        "/bao-cao.zip": (Verdict.SKIPPED, "files-skipped"),
        "/bao-cao.zip/lồng.zip": (Verdict.UNREADABLE, "archive"),
        f"/bao-cao.zip/xã/{LUNG_NAM}": (Verdict.NEW, ""),
        f"/bao-cao.zip/xã/{SOC_HA}": (Verdict.NEW, ""),
    }
    inside = found[f"/bao-cao.zip/xã/{SOC_HA}"]
    content = (YEAR_2021 / SOC_HA).read_bytes()
    assert (inside.file_name, inside.sha256) == (SOC_HA, hashlib.sha256(content).hexdigest())
    assert inside.content == content
    assert "~$x.xlsx" in found["/bao-cao.zip"].problem
    assert sorted(tmp_path.rglob("*")) == before


def test_that_a_file_received_from_a_zip_is_known_when_it_comes_alone(ws: Workspace, tmp_path: Path) -> None:
    results = submissions.read(ws, [_zip(tmp_path)], silent)
    submissions.receive(ws, [item for item in results if item.verdict is Verdict.NEW])
    (alone,) = submissions.read(ws, [YEAR_2021 / SOC_HA], silent)
    assert alone.verdict is Verdict.SAME


def test_that_a_zip_that_cannot_be_read_is_one_line_and_changes_nothing(ws: Workspace, tmp_path: Path) -> None:
    path = _zip(tmp_path)
    path.write_bytes(path.read_bytes()[:-30])
    before = operations(ws)
    (result,) = submissions.read(ws, [path], silent)
    assert (result.verdict, result.problem_code, result.content) == (Verdict.UNREADABLE, "archive-damaged", b"")
    assert operations(ws) == before


def test_that_one_file_of_a_zip_can_be_named_and_a_missing_one_is_said_to_be_missing(tmp_path: Path) -> None:
    path = _zip(tmp_path)
    inside = path / "xã" / SOC_HA
    assert workbooks.find([inside]) == (inside,)
    assert workbooks.load(inside, 10**6).content == (YEAR_2021 / SOC_HA).read_bytes()
    for name, largest, code in (
        (path / "mất.xlsx", 10**6, "archive-changed"),
        (tmp_path / "mất" / "bc.xlsx", 10**6, "file-missing"),
        (inside, 100, "too-large"),
    ):
        with pytest.raises(BadFile) as refused:
            workbooks.load(name, largest)
        assert refused.value.code == code


def test_that_many_skipped_files_are_counted(tmp_path: Path) -> None:
    path = _zip(tmp_path, **{f"{number}.docx": b"x" for number in range(9)})
    with pytest.raises(BadFile) as refused:
        workbooks.load(path, 10**6)
    assert "5 tệp khác" in refused.value.sentence


def test_that_what_is_no_workbook_in_a_folder_is_one_line(ws: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "báo cáo"
    (folder / "con").mkdir(parents=True)
    shutil.copy(YEAR_2021 / SOC_HA, folder / "con")
    assert workbooks.find([folder]) == (folder / "con" / SOC_HA,)
    for name in ("ghi chú.txt", "con/ảnh.jpg", "Thumbs.db", "~$x.xlsx"):
        (folder / name).write_bytes(b"x")
    first, second = submissions.read(ws, [folder], silent)
    assert (first.path, first.verdict) == (str(folder), Verdict.SKIPPED)
    assert first.problem.startswith("Bỏ qua 2 tệp không phải bảng tính: con/ảnh.jpg, ghi chú.txt.")
    assert (second.file_name, second.verdict) == (SOC_HA, Verdict.NEW)
    shutil.rmtree(folder / "con")
    assert workbooks.find([folder]) == ()


def test_that_a_zip_of_many_workbooks_is_not_searched_anew_for_each_of_them(tmp_path: Path) -> None:
    few, many = (_calls_to_load_all(tmp_path, count) for count in (20, 80))
    # Four times as many: searching anew for each would cost 16 or 64 times as much; older Pythons call a little more.
    assert many < 3 * (80 // 20) * few


def _calls_to_load_all(tmp_path: Path, count: int) -> int:
    """How many functions run while every workbook of a zip is loaded, one after the other."""
    path = tmp_path / f"{count}.zip"
    path.write_bytes(utf8_zip({f"Xã số {number}.xlsx": b"x" for number in range(count)}))
    files, calls = workbooks.find([path]), 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(note)
    try:
        contents = [workbooks.load(file, 10**6).content for file in files]
    finally:
        sys.setprofile(None)
    assert contents == [b"x"] * count
    return calls
