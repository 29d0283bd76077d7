"""Papers of events by command: which fit, all of one, one kind of many, the table of the season."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db import units
from app.services import events, workspace


@pytest.fixture
def ready(run: Any, tmp_path: Path) -> Any:
    """Commands on the data folder of the plan with one conference of 2022."""
    assert run("init", "--plan", "ha-quang-2022").code == 0
    ws = workspace.open_(tmp_path / "dữ liệu", actor="thử")
    with ws.store.read() as connection:
        commune = units.by_code(connection, "01417", date(2022, 2, 1))
    assert commune is not None
    events.save(ws, events.new(ws, "hoi-nghi-xa", [commune.id]))
    ws.close()
    return run


def test_that_the_papers_that_fit_are_listed(ready: Any) -> None:
    said = ready("papers", "events", 1)
    assert said.out.splitlines()[0].startswith("Sự kiện 1: Hội nghị sơ kết")
    assert "  ke-hoach: Kế hoạch tổ chức" in said.out.splitlines()
    rows = ready("papers", "events", "--json").json["papers"]
    assert {"event": 1, "purpose": "sign_in", "paper": None, "number": ""} in rows


def test_that_everything_of_a_year_is_written_with_the_table_of_the_season(ready: Any, tmp_path: Path) -> None:
    out = tmp_path / "in ra"
    files = [Path(name) for name in ready("papers", "events", "--out", out, "--format", "pdf", "--json").json["files"]]
    assert all(path.read_bytes().startswith(b"%PDF") for path in files)
    assert [path.name for path in files if path.parent == out] == [
        "Bảng tổng hợp - Đơn vị, nội dung tổ chức các sự kiện dịp 03-3 năm 2022.pdf"
    ]
    assert "01 Kế hoạch tổ chức.pdf" in {path.name for path in files}


def test_that_one_kind_is_written_and_a_wrong_one_is_told(ready: Any, tmp_path: Path) -> None:
    said = ready("papers", "events", 1, "--only", "programme", "--out", tmp_path / "in", "--json")
    assert [Path(name).name for name in said.json["files"]] == ["01 Chương trình.docx", "01 Chương trình.pdf"]
    assert (
        "không có giấy tờ nào như vậy" in ready("papers", "events", 1, "--only", "gifts", "--out", tmp_path / "in").err
    )
    assert ready("papers", "events", 1, "--only", "gì đó").code != 0
    assert "Không có sự kiện số 9" in ready("papers", "events", 9, "--out", tmp_path / "in").err


def test_that_what_keeps_an_event_from_being_held_is_told_with_its_papers(ready: Any, tmp_path: Path) -> None:
    before = ready("papers", "events", 1, "--only", "programme", "--out", tmp_path / "a", "--format", "pdf", "--json")
    assert before.json["warnings"] == []
    assert ready("events", "new", "hoi-nghi-xa").code == 0
    said = ready("papers", "events", 2, "--only", "programme", "--out", tmp_path / "b", "--format", "pdf", "--json")
    (warned,) = said.json["warnings"]
    assert "Chưa có đơn vị tổ chức" in warned
    assert ready("papers", "events", 1, "--only", "bogus").err.count("EventPurpose") == 0


def test_that_the_table_alone_can_be_written_and_a_year_without_events_has_one(ready: Any, tmp_path: Path) -> None:
    said = ready("papers", "events", "--season", "--year", 2023, "--out", tmp_path, "--format", "docx", "--json")
    assert [Path(name).name for name in said.json["files"]] == [
        "Bảng tổng hợp - Đơn vị, nội dung tổ chức các sự kiện dịp 03-3 năm 2023.docx"
    ]
