"""One rotating log file per data folder; whatever nobody caught ends up in it.

Messages are English and carry no figures or names of people: a log is what a user sends to somebody else.
"""

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_FILE_NAME = "phen-dau.log"
_LARGEST_FILE = 1_000_000
_KEPT_FILES = 5
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"

_log = logging.getLogger(__name__)


def start(folder: Path) -> RotatingFileHandler:
    """Write records of level INFO and above to the log file in ``folder``; the caller may close what it gets back."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / LOG_FILE_NAME, maxBytes=_LARGEST_FILE, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
    )
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
