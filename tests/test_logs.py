"""The log file: what is written, and how it gives way when it is full."""

import logging
from pathlib import Path

import pytest

from app import logs


def test_that_a_full_log_gives_way_and_only_the_newest_files_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "_LARGEST_FILE", 200)
    handler = logs.start(tmp_path / "nhat-ky")
    try:
        for number in range(60):
            logging.getLogger("app.test").info("record %d %s", number, "x" * 40)
    finally:
        logs.stop(handler)
    files = sorted(item.name for item in (tmp_path / "nhat-ky").iterdir())
    assert files == [logs.LOG_FILE_NAME, *(f"{logs.LOG_FILE_NAME}.{number}" for number in range(1, 6))]
    assert all(item.stat().st_size < 400 for item in (tmp_path / "nhat-ky").iterdir())
    newest = (tmp_path / "nhat-ky" / logs.LOG_FILE_NAME).read_text(encoding="utf-8")
    before = (tmp_path / "nhat-ky" / f"{logs.LOG_FILE_NAME}.1").read_text(encoding="utf-8")
    assert "record 59 " in newest
    assert before.splitlines()[-1] < newest.splitlines()[0]


def test_that_a_log_goes_on_where_it_stopped(tmp_path: Path) -> None:
    for word in ("first", "second"):
        handler = logs.start(tmp_path)
        logging.getLogger("app.test").info(word)
        logs.stop(handler)
    lines = (tmp_path / logs.LOG_FILE_NAME).read_text(encoding="utf-8").splitlines()
    assert [line.rpartition(" ")[2] for line in lines] == ["first", "second"]
