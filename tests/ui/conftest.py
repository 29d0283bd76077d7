"""Real widgets offscreen, in the look of the program."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.services.appearance import tokens
from app.ui import application
from app.ui.context import UiContext
from app.ui.jobs import JobRunner

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The light theme at 100 %, fonts and Vietnamese of Qt."""
    application.dress(qapp, tokens(), mode="light", percent=100)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobRunner]:
    """A worker that is closed afterwards."""
    runner = JobRunner()
    yield runner
    runner.close()


@pytest.fixture
def context(tmp_path: Path, jobs: JobRunner) -> UiContext:
    """A context without a data file."""
    return UiContext(tmp_path / "settings.json", jobs)
