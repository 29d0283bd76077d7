"""Self-test of an installed program: ``--self-test FILE`` does the whole job once and writes what came of it.

Every heavy library and every shipped resource is touched, the child process that reads workbooks included, in a
temporary folder: neither the data nor the settings of the user are. Nothing is printed, because a windowed program on
Windows has no streams. The file is JSON: ``version``, ``frozen``, ``python``, ``ok`` and ``steps`` with name, seconds
and fault (empty when the step went well).
"""

import json
import logging
import os
import platform
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMessageLogContext, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from app import paths, selftest_papers, settings
from app.domain.submissions import RECEIVABLE, blockers
from app.presets.load import PresetLibrary
from app.progress import silent
from app.services import appearance, backups, founding, samples, submissions
from app.services.workspace import Workspace
from app.settings import Settings
from app.ui import application
from app.ui.places import PLACES
from app.ui.window import MainWindow
from app.version import VERSION

_LONGEST_OPENING_MS = 60_000
_LONGEST_LOOK_MS = 300


class SelfTestFault(Exception):
    """A step ended without an exception, but not as it must."""


@dataclass(slots=True)
class _Run:
    """What one step leaves for the next."""

    folder: Path
    workspace: Workspace | None = None
    years: set[int] = field(default_factory=set)
    papers: list[Path] = field(default_factory=list)

    @property
    def ws(self) -> Workspace:
        if self.workspace is None:
            raise SelfTestFault("no data file: an earlier step failed")
        return self.workspace


class _Noise(logging.Handler):
    """Collects what a person would see as noise: log records from WARNING on, and messages of Qt."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.name}: {record.getMessage()}")

    def hear_qt(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        # The offscreen platform says this for each window; real platforms do not.
        if kind is not QtMsgType.QtDebugMsg and "propagateSizeHints" not in text:
            self.heard.append(f"Qt: {text}")


def run(result_file: Path) -> int:
    """Do every step, write the result; 0 when all went well, 1 otherwise."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    noise = _Noise()
    logging.getLogger().addHandler(noise)
    qInstallMessageHandler(noise.hear_qt)
    steps: list[dict[str, object]] = []
    # A virus scanner may still hold a file of ours; leaving it behind is better than failing over it.
    with tempfile.TemporaryDirectory(prefix="Phên Dậu ", ignore_cleanup_errors=True) as name:
        state = _Run(Path(name))
        steps.extend(_timed(step, state) for step in (_presets, _new_data, _import, _papers, _others, _backup, _window))
        if state.workspace is not None:
            state.workspace.close()
    steps.append({"name": "quiet", "seconds": 0.0, "fault": "\n".join(noise.heard)})
    qInstallMessageHandler(None)
    logging.getLogger().removeHandler(noise)
    is_ok = not any(step["fault"] for step in steps)
    result = {"version": VERSION, "frozen": paths.is_frozen(), "python": platform.python_version(), "ok": is_ok}
    result_file.write_text(json.dumps({**result, "steps": steps}, ensure_ascii=False, indent=2), encoding="utf-8")
    return 0 if is_ok else 1


def _timed(step: Callable[[_Run], None], state: _Run) -> dict[str, object]:
    began = time.perf_counter()
    fault = ""
    try:
        step(state)
    except Exception:  # noqa: BLE001 - whatever goes wrong in a step is what the result file is for
        fault = traceback.format_exc()
    return {"name": step.__name__.strip("_"), "seconds": round(time.perf_counter() - began, 3), "fault": fault}


def _presets(_state: _Run) -> None:
    library = PresetLibrary.shipped()
    _expect(len(library.catalogue(2021)) > 0, "no indicators")
    _expect(any(plan.id == samples.PLAN for plan in library.plans()), f"no plan {samples.PLAN}")


def _new_data(state: _Run) -> None:
    state.workspace = founding.create(state.folder / "Số liệu 100%20", samples.PLAN, actor="self-test")


def _import(state: _Run) -> None:
    received: list[int] = []
    for folder in samples.sample_folders():
        results = submissions.read(state.ws, [folder], silent)
        received += submissions.receive(state.ws, [item for item in results if item.verdict in RECEIVABLE])
    accepted = 0
    for submission_id in received:
        detail = submissions.detail(state.ws, submission_id)
        state.years.add(detail.period.year)
        if not blockers(detail):  # some samples have questions on purpose
            submissions.accept(state.ws, submission_id)
            accepted += 1
    _expect(accepted > 0, "none of the sample reports can be accepted")


def _papers(state: _Run) -> None:
    state.papers = selftest_papers.review(state.ws, max(state.years), state.folder)


def _others(state: _Run) -> None:
    selftest_papers.others(state.ws, max(state.years), state.papers[0])


def _backup(state: _Run) -> None:
    fault = backups.verify(backups.back_up(state.ws))
    _expect(not fault, fault)


def _window(state: _Run) -> None:
    folder = state.ws.folder.path
    state.ws.close()
    state.workspace = None
    app = QApplication(["PhenDau"])
    look = appearance.tokens()
    application.dress(app, look, mode="light", percent=100)
    settings_path = state.folder / "settings.json"
    # Its dialog would wait for a person.
    settings.save(settings_path, Settings(has_read_secrecy_notice=True))
    window = MainWindow(settings_path, look)
    window.show()
    window.begin(folder)
    _wait(lambda: window.context.is_open, _LONGEST_OPENING_MS)
    _expect(window.context.is_open, "the window did not open the data file")
    for place in PLACES:
        window.go(place.key)
        _wait(lambda: False, _LONGEST_LOOK_MS)
        _expect(not window.grab().isNull(), f"page {place.key} cannot be drawn")
    window.close()
    app.processEvents()


def _wait(is_over: Callable[[], bool], longest_ms: int) -> None:
    """Let Qt work until the condition holds, at most ``longest_ms``."""
    loop = QEventLoop()
    ticking = QTimer(interval=20)
    ticking.timeout.connect(lambda: loop.quit() if is_over() else None)
    ticking.start()
    QTimer.singleShot(longest_ms, loop, loop.quit)
    loop.exec()


def _expect(holds: bool, fault: str) -> None:
    """An assertion that holds under -O too."""
    if not holds:
        raise SelfTestFault(fault)
