"""One writer per data file, whoever races and however the holder ends."""

import getpass
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.db.lock import DataFileLock
from app.errors import DataFileProblem
from tests.support.data_files import FixedClock

RACE = """
import pathlib, sys
from app.db.lock import DataFileLock
from app.errors import DataFileProblem
lock = DataFileLock(pathlib.Path(sys.argv[1]))
sys.stdin.readline()
try:
    lock.acquire()
    print("held", flush=True)
except DataFileProblem as refused:
    print(refused.code, flush=True)
sys.stdin.readline()
"""


def racer(path: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", RACE, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def say(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def heard(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.mark.everyday
def test_that_of_twenty_processes_one_holds(tmp_path: Path) -> None:
    racers = [racer(tmp_path / "phen-dau.pdau") for _ in range(20)]
    for process in racers:
        say(process)
    answers = [heard(process) for process in racers]
    for process in racers:
        process.communicate("end\n")
    assert sorted(answers) == ["held"] + ["second-instance"] * 19


def test_that_the_refusal_names_the_holder(tmp_path: Path) -> None:
    first = DataFileLock(tmp_path / "phen-dau.pdau", clock=FixedClock())
    first.acquire()
    second = DataFileLock(tmp_path / "phen-dau.pdau")
    with pytest.raises(DataFileProblem) as caught:
        second.acquire()
    holder = second.holder()
    assert holder is not None
    assert holder.pid == os.getpid()
    assert holder.user in caught.value.sentence
    assert holder.machine in caught.value.sentence
    assert "08:00 20/11/2021" in caught.value.sentence
    first.release()
    second.acquire()
    second.release()
    second.release()
    assert second.holder() is None


def test_that_a_killed_holder_leaves_the_way_free(tmp_path: Path) -> None:
    path = tmp_path / "phen-dau.pdau"
    with racer(path) as other:
        say(other)
        assert heard(other) == "held"
        other.send_signal(signal.SIGKILL)
        other.wait()
    left = DataFileLock(path).holder()
    assert left is not None
    assert left.pid == other.pid
    lock = DataFileLock(path)
    lock.acquire()
    now = lock.holder()
    assert now is not None
    assert now.pid == os.getpid()
    lock.release()


def test_that_a_holder_nobody_can_read_is_still_a_holder(tmp_path: Path) -> None:
    path = tmp_path / "phen-dau.pdau"
    first = DataFileLock(path)
    first.acquire()
    (tmp_path / "phen-dau.pdau.nguoi-mo").write_bytes(b"\xff{")
    with pytest.raises(DataFileProblem, match="cửa sổ khác"):
        DataFileLock(path).acquire()
    with pytest.raises(RuntimeError):
        first.acquire()
    first.release()


def test_that_an_account_without_a_name_can_hold_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a bare container whose user id stands in no list of users."""

    def nameless() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr(getpass, "getuser", nameless)
    lock = DataFileLock(tmp_path / "a.pdau", clock=FixedClock())
    lock.acquire()
    holder = lock.holder()
    assert holder is not None
    assert holder.user == "?"
    lock.release()
