"""Commands as somebody types them: arguments, exit codes, streams, keeping data safe."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.version import VERSION
from tests.support.commands import ROOT, process
from tests.support.sent_workbooks import (
    YEAR_2020,
)

# --- arguments ---------------------------------------------------------------------------------------------------


def test_that_version_and_help_are_answered_at_once(run: Any) -> None:
    assert VERSION in run("--version").out
    assert run("--help").code == 0
    said = run("import", "--help")
    assert "Cách dùng" in said.out
    assert "usage" not in said.out


def test_that_the_version_loads_no_heavy_library() -> None:
    code = "import sys; from app import cli; cli.main(['--version']); print([m for m in sys.modules if m in HEAVY])"
    heavy = "HEAVY = ('sqlalchemy', 'PySide6', 'reportlab', 'docx', 'openpyxl', 'msgspec')\n"
    done = subprocess.run([sys.executable, "-c", heavy + code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("bay",), "không có 'bay'"),
        (("import",), "thiếu TỆP"),
        (("figures", "--year", "nay"), "số nguyên"),
        (("figures", "--mau"), "không hiểu --mau"),
        (("init", "--plan"), "còn thiếu giá trị"),
    ],
)
def test_that_a_wrong_command_line_is_refused_in_vietnamese(run: Any, words: tuple[str, ...], told: str) -> None:
    said = run(*words)
    assert (said.code, said.out) == (2, "")
    assert said.refusals[-1] == "bad-arguments"
    assert told in said.err
    assert "error" not in said.err


def test_that_a_mistyped_command_is_offered_no_tool_of_the_tests(run: Any) -> None:
    said = run("bay").err
    assert "check" in said
    assert "crash" not in said + run("--help").out


def test_that_help_names_places_in_vietnamese(run: Any) -> None:
    helps = [run(*words, "--help").out for words in ((), ("import",), ("review",), ("restore",), ("init",))]
    assert not [word for word in ("DIR", "FILE", "PATH", "ACK") for said in helps if word in said]
    assert "--out TỆP" in helps[2]


def test_that_the_data_folder_may_stand_before_the_command(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = str(tmp_path / "x")
    assert cli.main(["--data", folder, "init", "--plan", "ha-quang-2022"]) == 0
    assert cli.main(["--data", folder, "figures", "--json"]) == 0
    assert json.loads(capfd.readouterr().out.splitlines()[-1])["year"] == 2021


# --- init, check, backup, restore --------------------------------------------------------------------------------


def test_that_an_existing_data_file_is_never_written_over(run: Any, tmp_path: Path) -> None:
    assert run("init", "--plan", "ha-quang-2022").code == 0
    data_file = next((tmp_path / "dữ liệu").glob("*.pdau"))
    before = data_file.read_bytes()
    said = run("init", "--plan", "ha-quang-2022")
    assert said.code == 2
    assert said.refusals[-1] == "exists"
    assert data_file.read_bytes() == before


def test_that_an_unknown_plan_leaves_no_folder(run: Any, tmp_path: Path) -> None:
    said = run("init", "--plan", "không-có")
    assert said.code == 2
    assert said.refusals[-1] == "unknown-preset"
    assert not (tmp_path / "dữ liệu").exists()


def test_that_a_missing_data_folder_is_said_to_be_missing(run: Any) -> None:
    for words in (("figures",), ("check",), ("findings",), ("import", YEAR_2020)):
        said = run(*words)
        assert said.code == 2, words
        assert said.refusals[-1] == "missing", words


def test_that_a_backup_brings_back_what_was_there(filled: Any, tmp_path: Path) -> None:
    before = filled("figures", "--json").json
    made = filled("backup", "--out", tmp_path / "usb")
    assert made.code == 0
    (copy,) = (tmp_path / "usb").glob("*.pdau")
    assert str(copy) in made.out
    data_file = next((tmp_path / "dữ liệu").glob("phen-dau.pdau"))
    data_file.write_bytes(b"")
    assert filled("check").code == 2
    assert filled("restore", copy).code == 0
    assert filled("figures", "--json").json == before
    assert filled("check").code == 0


def test_that_a_damaged_backup_is_refused_and_changes_nothing(filled: Any, tmp_path: Path) -> None:
    before = filled("figures", "--json").json
    broken = tmp_path / "hỏng.pdau"
    broken.write_bytes(b"SQLite format 3\x00" + b"\x00" * 5000)
    said = filled("restore", broken)
    assert said.code == 2
    assert filled("figures", "--json").json == before


# --- bugs --------------------------------------------------------------------------------------------------------


@pytest.mark.expected_log("command import failed")
def test_that_a_bug_is_logged_and_not_shown(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init", "--plan", "ha-quang-2022")
    monkeypatch.setenv("TZ", "UTC")

    def broken(*_args: object) -> object:
        raise ZeroDivisionError("inner secret")

    monkeypatch.setattr("app.commands.intake.import_", broken)
    said = run("import", YEAR_2020)
    assert said.code == 1
    assert said.refusals[-1] == "bug"
    assert "Traceback" not in said.err
    (log,) = (tmp_path / "dữ liệu").rglob("*.log")
    assert "inner secret" in log.read_text(encoding="utf-8")
    assert "Traceback" in run("--debug", "import", YEAR_2020).err


@pytest.mark.usefixtures("filled")
def test_that_output_is_utf8_whatever_the_terminal_says(tmp_path: Path) -> None:
    done = process("findings", "--data", str(tmp_path / "dữ liệu"), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert done.returncode == 0
    assert "Tổng Cọt" in done.stdout
