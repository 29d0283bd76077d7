"""What holds for every test: no display, no folder of a real user, no dialog and no warning that nobody expected."""

import gc
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

# Before anything imports Qt: without a display it would end the interpreter, not fail a test.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
_USER_FOLDER = tempfile.TemporaryDirectory(prefix="phen-dau-tests-", ignore_cleanup_errors=True)
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):
    os.environ[_name] = _USER_FOLDER.name

import pytest  # noqa: E402 - pytest-qt imports Qt, which must see the environment above
from filelock import FileLock  # noqa: E402 - as above
from hypothesis import HealthCheck, settings  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication, QColorDialog, QDialog, QFileDialog, QInputDialog, QMessageBox  # noqa: E402 - as above
from pytestqt.qtbot import QtBot  # noqa: E402 - as above

from tests.support import long_tests  # noqa: E402 - as above
from tests.support.made_once import MadeOnce  # noqa: E402 - as above

# Slow shared machines are no defect of a rule; the same examples everywhere make a failure repeatable.
settings.register_profile("house", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

_PATIENCE_MS = 60_000
_DIALOGS = {
    QDialog: ("exec", "open"),
    QMessageBox: ("exec", "open", "information", "question", "warning", "critical", "about"),
    QFileDialog: ("exec", "open", "getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"),
    QInputDialog: ("exec", "open", "getText", "getInt", "getDouble", "getItem", "getMultiLineText"),
    QColorDialog: ("exec", "open", "getColor"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Options of our own."""
    parser.addoption("--write-golden", action="store_true", help="write golden files instead of comparing with them")
    parser.addoption("--everyday", action="store_true", help="leave out what takes long: tests/long_tests.txt")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The everyday run goes without the tests that take long, those marked to be in every run excepted."""
    if not config.getoption("--everyday"):
        return
    long = long_tests.names()
    left = [item for item in items if item.nodeid.split("[")[0] in long and item.get_closest_marker("everyday") is None]
    config.hook.pytest_deselected(items=left)
    out = frozenset(left)
    items[:] = [item for item in items if item not in out]


def pytest_collection_finish() -> None:
    """Twenty thousand collected tests are no garbage: looking through them again and again took a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """A folder that the first process to want it makes, for all processes of a run: tests work on copies of it."""
    own = tmp_path_factory.getbasetemp()
    base = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-once"

    def folder(name: str, make: Callable[[Path], None]) -> Path:
        base.mkdir(exist_ok=True)
        place, draft = base / name, base / f"{name}.new"
        with FileLock(base / f"{name}.lock"):
            if not place.exists():
                shutil.rmtree(draft, ignore_errors=True)
                make(draft)
                draft.rename(place)
        return place

    return folder


@pytest.fixture(autouse=True)
def _garbage(request: pytest.FixtureRequest) -> Iterator[None]:
    """With Qt, garbage is collected once the windows are gone: never by a worker, never in the middle of an event."""
    if "qapp" not in request.fixturenames:
        yield
        return
    gc.disable()
    yield
    gc.enable()
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _no_unexpected_dialog() -> Iterator[None]:
    """A dialog would wait for ever offscreen; a test that expects one patches the method with its answer."""

    def refuse(owner: type, name: str) -> Callable[..., object]:
        def opened(*args: object, **_options: object) -> object:
            said = [text for text in args if isinstance(text, str)]
            raise AssertionError(f"unexpected dialog {owner.__name__}.{name} {said}")

        return opened

    with pytest.MonkeyPatch.context() as monkeypatch:
        for owner, names in _DIALOGS.items():
            for name in names:
                monkeypatch.setattr(owner, name, refuse(owner, name))
        yield


class PatientBot(QtBot):
    """Waits as long as a busy machine may need: what has to come comes or it does not, however late."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = _PATIENCE_MS) -> None:  # noqa: N802 - named by Qt
        """Until the callback says so."""
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The hand of pytest-qt, with patience."""
    assert qapp is not None
    return PatientBot(request)


class _Records(logging.Handler):
    """Keeps what was logged at WARNING and above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """A warning in the log is a failure, unless the test is marked ``expected_log(pattern)``; then it must come."""
    records = _Records()
    root = logging.getLogger()
    root.addHandler(records)
    yield
    root.removeHandler(records)
    patterns = [str(marker.args[0]) for marker in request.node.iter_markers("expected_log")]
    stray = [line for line in records.seen if not any(re.search(pattern, line) for pattern in patterns)]
    assert not stray, f"unexpected log records: {stray}"
    silent = [pattern for pattern in patterns if not any(re.search(pattern, line) for line in records.seen)]
    assert not silent, f"expected log records did not come: {silent}"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, bytes], None]:
    """Compare bytes with a golden file; ``--write-golden`` writes it instead, for a person to look at."""

    def compare(path: Path, content: bytes) -> None:
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            return
        assert path.is_file(), f"no golden file {path.name}: make it with --write-golden and look at it"
        assert path.read_bytes() == content, f"{path.name} differs from its golden file"

    return compare
