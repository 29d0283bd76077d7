"""The switch for power cuts works for tests and for nobody else."""

import os
import signal
import subprocess
import sys

import pytest

from app import crash_points
from app.crash_points import CrashPoint

CODE = """
from app.crash_points import CrashPoint, reach
for _ in range(3):
    reach(CrashPoint.BACKUP_PAGES)
    print("passed", flush=True)
"""


def run(**environment: str) -> tuple[int, int]:
    """Exit code and how often the point was passed."""
    done = subprocess.run(
        [sys.executable, "-c", CODE], env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout.count("passed")


def test_that_every_name_is_one_of_its_own() -> None:
    assert len(set(crash_points.names())) == len(CrashPoint)


@pytest.mark.parametrize(("wanted", "passages"), [("backup-pages", 0), ("backup-pages:1", 0), ("backup-pages:3", 2)])
def test_that_a_test_ends_the_process_at_the_passage_it_names(wanted: str, passages: int) -> None:
    assert run(APP_TEST="1", APP_CRASH_AT=wanted) == (-signal.SIGKILL, passages)


@pytest.mark.parametrize(
    "environment",
    [
        {"APP_TEST": "", "APP_CRASH_AT": "backup-pages"},
        {"APP_TEST": "1", "APP_CRASH_AT": ""},
        {"APP_TEST": "1", "APP_CRASH_AT": "backup-pages:4"},
        {"APP_TEST": "1", "APP_CRASH_AT": "restore-placed"},
    ],
)
def test_that_nothing_else_ends_it(environment: dict[str, str]) -> None:
    assert run(**environment) == (0, 3)
