"""Composition root: decides between window, command and self-test, and loads only what that one needs.

The window must be on screen fast and a command must answer fast; so neither loads the libraries of the other. Beside
alembic in :mod:`app.db.migrate` these are the only imports inside functions of the whole program.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app.settings import StartOptions

_UTF8_STREAMS = ("stdout", "stderr")
_NO_DISPLAY = (
    "no-display: Máy này không có màn hình để mở cửa sổ. Hãy chạy trong phiên làm việc có màn hình,"
    " hoặc dùng lệnh: thêm --help để xem các lệnh.\n"
)


def main(argv: Sequence[str]) -> int:
    """Run the program with the arguments after its name; the answer is the exit code (0 done, 2 refused, 1 bug)."""
    _speak_utf8()
    if argv and argv[0] == "--self-test":
        from app import selftest  # noqa: PLC0415 - loads every library, which nobody else should wait for

        return selftest.run(Path(argv[1])) if len(argv) == 2 else 2
    options = window_options(argv)
    if options is not None:
        if not _has_display():
            sys.stderr.write(_NO_DISPLAY)
            return 2
        from app.ui.app import run_window  # noqa: PLC0415 - commands run on machines without a display

        return run_window(options)
    from app import cli  # noqa: PLC0415 - the window starts before the libraries of the commands are loaded

    return cli.main(list(argv))


def window_options(argv: Sequence[str]) -> StartOptions | None:
    """Options of the window, or None when the arguments name a command.

    No arguments, ``--data DIR`` and ``--data=DIR`` open the window; everything else is for the command line, which
    also explains mistakes.
    """
    match list(argv):
        case []:
            return StartOptions()
        case ["--data", folder] if folder:
            return StartOptions(Path(folder))
        case [option] if option.startswith("--data=") and option != "--data=":
            return StartOptions(Path(option.removeprefix("--data=")))
    return None


def _has_display() -> bool:
    """Whether a window can be shown; without one Qt ends the whole process, with a message in English."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _speak_utf8() -> None:
    """Let redirected output be UTF-8 on Windows too, and let a stream that is not there swallow what is said."""
    for name in _UTF8_STREAMS:
        stream = getattr(sys, name)
        if stream is None:
            # Closed by whoever started us, or a windowed build on Windows: what is said goes nowhere.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open as long as we run
            continue
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
