"""Entrance of the window: one QApplication, one main window, and a box for everything nobody caught."""

import sys

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app import logs, paths
from app import settings as settings_file
from app.errors import Problem
from app.services.appearance import tokens
from app.settings import StartOptions
from app.ui import application, dialogs, features
from app.ui.garbage import GarbageCollector
from app.ui.window import MainWindow


class _BugBell(QObject):
    """Brings an exception from any thread to the box on the UI thread."""

    rang = Signal(object)


def _show(window: MainWindow, error: BaseException) -> None:
    """A page that reads while it is shown may meet an expected problem too: that is no bug."""
    if isinstance(error, Problem):
        dialogs.show_problem(window, error)
    else:
        dialogs.show_bug(window, error, "")


def run_window(options: StartOptions) -> int:
    """Show the window and stay until it is closed; the answer is the exit code."""
    features.leave_sources_alone()
    app = QApplication(sys.argv[:1])
    garbage = GarbageCollector(app)
    settings_path = paths.settings_file()
    kept = settings_file.load(settings_path)
    look = tokens()
    application.dress(app, look, mode=kept.theme, percent=kept.font_percent)
    window = MainWindow(settings_path, look)
    bell = _BugBell(window)
    bell.rang.connect(lambda error: _show(window, error))
    logs.install_hooks(bell.rang.emit)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: window.apply_look())
    window.show()
    # After the first picture: opening the data file brings in the database libraries.
    QTimer.singleShot(0, lambda: window.begin(options.data_folder))
    code = app.exec()
    garbage.stop()
    sys.excepthook = sys.__excepthook__
    return code
