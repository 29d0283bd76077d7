"""``python -m benchmarks``: each figure is a ratio against a named reference measured in the same run.

Options: ``--files N`` (workbooks to read), ``--communes N`` (communes of the large data file), ``--rounds N``.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import consolidation, reading
from benchmarks.timing import Pair, pair

ROOT = Path(__file__).resolve().parent.parent
_BARE_WINDOW = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
app.processEvents()
"""
_OUR_WINDOW = """
from PySide6.QtWidgets import QApplication
from app.settings import StartOptions
from app.ui.app import run_window
# The window is on screen when the events of its first picture are done; then the program is told to end.
QApplication.exec = lambda *_arguments: QApplication.processEvents() or 0
run_window(StartOptions())
"""


def _window(source: str, home: Path) -> Callable[[], object]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(home), "XDG_CONFIG_HOME": str(home)}
    command = [sys.executable, "-c", source]
    return lambda: subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)


def _row(result: Pair) -> str:
    low, high = result.spread
    return (
        f"| {result.name} | {result.reference} | {result.ratio:.2f}× ({low:.2f}–{high:.2f}) | {result.aim} |"
        f" {result.remark} |"
    )


def main() -> int:
    """Measure everything and print one table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--communes", type=int, default=248)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # First, while this process has done nothing else.
        before, after = reading.memory_of_main(folder / "memory", options.files)
        rows.append(
            pair(
                "start to first window",
                "a bare PySide6 window",
                "≤ 1.5×",
                _window(_OUR_WINDOW, folder),
                _window(_BARE_WINDOW, folder),
                rounds=options.rounds,
                remark="whole process, offscreen",
            )
        )
        rows.append(reading.measure(folder / "books", options.files, options.rounds))
        rows += consolidation.measure(folder / "large", options.communes, options.rounds)
    print("| what | reference | ratio, median (smallest–largest round) | aim | remark |")
    print("|---|---|---|---|---|")
    for row in rows:
        print(_row(row))
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"\nMain process while {options.files} workbooks are read: {before} MB before, {after} MB after")
    print(f"Peak memory: main process {own} MB, largest child (reader or window) {child} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
