"""One rotating log file per data folder; whatever nobody caught ends up in it.

Messages are English and carry no figures or names of people: a log is what a user sends to somebody else.
"""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

LOG_FILE_NAME = "phen-dau.log"
_LARGEST_FILE = 1_000_000
_KEPT_FILES = 5
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_log = logging.getLogger(__name__)


class RotatingFile(logging.FileHandler):
    """A log file that gives way to a new one when it is full: ``x.log`` becomes ``x.log.1`` and so on.

    Of the standard library's own one the window would have to wait for sockets and pickles, which it never uses.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, into a new file when this one has become too large."""
        try:
            if self.stream is not None and self.stream.tell() >= _LARGEST_FILE:
                self._rotate()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _rotate(self) -> None:
        """Number the older files one higher; the oldest goes."""
        self.close()
        path = Path(self.baseFilename)
        names = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, _KEPT_FILES + 1))]
        for older, newer in reversed(list(zip(names[1:], names, strict=False))):
            if newer.exists():
                newer.replace(older)


def start(folder: Path) -> RotatingFile:
    """Write records of level INFO and above to the log file in ``folder``; the caller may close what it gets back."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFile(folder / LOG_FILE_NAME, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def stop(handler: logging.Handler) -> None:
    """Undo :func:`start`: tests and the self-test leave no open file behind (Windows cannot delete those)."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def install_hooks(report: Callable[[BaseException], None]) -> None:
    """Lead every exception that nobody caught, on any thread, to the log and then to ``report``.

    ``report`` runs on the thread where the exception happened. Ctrl+C keeps its usual meaning.
    """

    def on_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _log.critical("uncaught exception", exc_info=(kind, error, trace))
        report(error)

    def on_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is None or issubclass(args.exc_type, SystemExit):
            return
        name = args.thread.name if args.thread else "?"
        _log.critical(
            "uncaught exception in thread %s", name, exc_info=(args.exc_type, args.exc_value, args.exc_traceback)
        )
        report(args.exc_value)

    sys.excepthook = on_main
    threading.excepthook = on_thread
