"""Real widgets offscreen, in the look of the program, over real data files."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog

from app.domain.submissions import blockers
from app.progress import silent
from app.services import founding, samples, submissions, workspace
from app.services.appearance import tokens
from app.services.workspace import Workspace
from app.ui import application
from app.ui.context import UiContext
from app.ui.jobs import JobRunner
from app.ui.window import MainWindow
from tests.support.made_once import MadeOnce
from tests.support.seasons import a_district
from tests.support.sent_workbooks import FORMS_2021, YEAR_2020, received

#: Two days before the reports of plan 74/KH-BCĐ are due.
NOW = datetime(2022, 1, 18, 3, 0, tzinfo=UTC)
_OPEN = QDialog.open


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    """The light theme at 100 %, fonts and Vietnamese of Qt."""
    application.dress(qapp, tokens(), mode="light", percent=100)


@pytest.fixture
def boxes_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """Boxes of the program are expected in this test; they do not block."""
    monkeypatch.setattr(QDialog, "open", _OPEN)


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


@pytest.fixture(scope="session")
def master_files(made_once: MadeOnce) -> dict[str, Path]:
    """One fresh data file and one with the sample data, made once and copied for each test."""

    def empty(folder: Path) -> None:
        founding.create(folder, samples.PLAN, actor="người thử", clock=lambda: NOW).close()

    def demo(folder: Path) -> None:
        samples.create(folder, "người thử", silent, clock=lambda: NOW).close()

    return {"empty": made_once("ui-empty", empty), "demo": made_once("ui-demo", demo)}


@pytest.fixture(scope="session")
def sent_file(master_files: dict[str, Path], made_once: MadeOnce) -> Path:
    """2020 accepted; of 2021 five communes and a station, accepted where nothing blocks: three communes are missing."""

    def sent(folder: Path) -> None:
        shutil.copytree(master_files["empty"], folder)
        ws = workspace.open_(folder, actor="người thử", clock=lambda: NOW)
        for paths in ((YEAR_2020,), FORMS_2021):
            for report in received(ws, *paths).values():
                if not blockers(submissions.detail(ws, report)):
                    submissions.accept(ws, report)
        ws.close()

    return made_once("ui-sent", sent)


@pytest.fixture(scope="session")
def season_file(master_files: dict[str, Path], made_once: MadeOnce) -> Path:
    """The district of the season, planned."""

    def season(folder: Path) -> None:
        shutil.copytree(master_files["empty"], folder)
        ws = workspace.open_(folder, actor="người thử", clock=lambda: NOW)
        a_district(ws)
        ws.close()

    return made_once("ui-season", season)


@pytest.fixture
def open_data(
    master_files: dict[str, Path], tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[[str], Workspace]]:
    """Open a copy of the data file of a name ("empty", "demo", "sent", "season"), on a fixed day."""
    opened: list[Workspace] = []

    def open_(name: str) -> Workspace:
        folder = tmp_path / name
        if not folder.exists():
            known = master_files.get(name) or request.getfixturevalue(f"{name}_file")
            shutil.copytree(known, folder)
        opened.append(workspace.open_(folder, actor="người thử", clock=lambda: NOW))
        return opened[-1]

    yield open_
    for ws in opened:
        ws.close()


@pytest.fixture
def make_window(
    tmp_path: Path, qapp: QApplication, open_data: Callable[[str], Workspace]
) -> Iterator[Callable[[], MainWindow]]:
    """A main window of 1366×768 without a data file; closed afterwards, before the data files are."""
    made: list[MainWindow] = []
    settings = tmp_path / "settings.json"
    settings.write_text(
        '{"has_read_secrecy_notice": true, "operator": "người thử", "theme": "light"}', encoding="utf-8"
    )

    def make() -> MainWindow:
        window = MainWindow(settings, tokens())
        window.resize(1366, 768)
        window.show()
        made.append(window)
        return window

    yield make
    for window in made:
        window.jobs.close()
        window.close()
        window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(
    make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace], request: pytest.FixtureRequest
) -> MainWindow:
    """A main window with data: "demo" unless the test is marked or parametrised with another name."""
    made = make_window()
    marked = request.node.get_closest_marker("data")
    made.show_workspace(open_data(marked.args[0] if marked else getattr(request, "param", "demo")))
    return made
