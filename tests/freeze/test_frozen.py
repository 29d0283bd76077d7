"""The program as users get it: built, copied to an awkward folder, run without the source tree."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.version import PROGRAM, VERSION
from tests.support.tree import ROOT

pytestmark = [pytest.mark.freeze, pytest.mark.timeout(900)]


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The built program in a folder with a Vietnamese letter, a space and a ``%20`` in its name."""
    work = tmp_path_factory.mktemp("freeze")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "build")]
    build = subprocess.run(
        [*command, *places, "build.spec"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=600
    )
    assert build.returncode == 0, build.stderr[-3000:]
    folder = work / "Phên Dậu bản%20thử"
    shutil.move(work / "dist" / "PhenDau", folder)
    yield folder / ("PhenDau.exe" if os.name == "nt" else "PhenDau")
    shutil.rmtree(work, ignore_errors=True)


def _run(program: Path, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run it elsewhere, with nothing of this Python in its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
    folders = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
    return subprocess.run(
        [str(program), *arguments],
        cwd=home,
        env={**kept, **folders, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_that_the_frozen_program_does_its_whole_job_and_says_nothing(program: Path, tmp_path: Path) -> None:
    result_file = tmp_path / "kết quả.json"
    done = _run(program, "--self-test", str(result_file), home=tmp_path)
    assert result_file.is_file(), done.stderr
    result = json.loads(result_file.read_text(encoding="utf-8"))
    assert {step["name"]: step["fault"] for step in result["steps"] if step["fault"]} == {}
    assert result["version"] == VERSION
    assert result["frozen"] is True
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_that_the_frozen_program_answers_commands(program: Path, tmp_path: Path) -> None:
    done = _run(program, "--version", home=tmp_path)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, f"{PROGRAM} {VERSION}", "")


def test_that_the_frozen_program_makes_the_demo(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "thử 100%20"
    done = _run(program, "demo", "--out", str(out), home=tmp_path)
    assert done.returncode == 0, done.stderr
    made = {path.suffix for path in out.rglob("*") if path.is_file()}
    assert {".docx", ".pdf"} <= made


def test_that_the_frozen_program_carries_no_parts_it_does_not_use(program: Path) -> None:
    names = [path.name for path in program.parent.rglob("*") if path.is_file()]
    assert [
        name for name in names if re.match(r"(lib)?Qt6?(Qml|Quick|Network|Sql|Pdf)|.*(pytest|hypothesis)", name)
    ] == []
    files = [path for path in program.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < 255_000_000
