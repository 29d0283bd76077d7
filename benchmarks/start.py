"""From nothing to a window on screen: a new process each time, drawn offscreen, which then ends."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from app.services import founding
from benchmarks.timing import Pair, pair

ROOT = Path(__file__).resolve().parent.parent
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
"""
_OURS = """
from PySide6.QtWidgets import QApplication
from app.settings import StartOptions
from app.ui.app import run_window
# The window is on screen when the events of its first picture are done; then the program is told to end.
QApplication.exec = lambda *_arguments: QApplication.processEvents() or 0
run_window(StartOptions())
"""
#: Until the first page of a data file is drawn; the worker that opens it has nothing more to do then.
_WITH_DATA = """
import os
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from app.settings import StartOptions
from app.ui.app import run_window
from app.ui.window import MainWindow

def until_the_first_page(*_arguments):
    app = QApplication.instance()
    window = next(item for item in app.topLevelWidgets() if isinstance(item, MainWindow))
    while not window.context.is_open or window.jobs.jobs or window.page is window.start:
        # Asleep while the worker opens the file, as the window really is.
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    app.processEvents()
    os._exit(0)

QApplication.exec = until_the_first_page
run_window(StartOptions(Path(sys.argv[1])))
"""


def _run(home: Path, source: str, *arguments: str) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, "-c", source, *arguments]
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=60)


def measure(folder: Path, rounds: int) -> tuple[Pair, Pair]:
    """Seconds until the start page, and until the first page of a data file, against a window with nothing in it."""
    data = folder / "data"
    founding.create(data, "ha-quang-2022", actor="bench").close()
    bare, name = _run(folder, _BARE), "a bare PySide6 window"
    return (
        pair("start to first window", name, "≤ 1.5×", _run(folder, _OURS), bare, rounds=rounds, remark="start page"),
        pair(
            "start to the first page of a data file",
            name,
            "",
            _run(folder, _WITH_DATA, str(data)),
            bare,
            rounds=rounds,
            remark="database, rules and services loaded, figures read",
        ),
    )
