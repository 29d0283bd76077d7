"""The only two ways to do something: :func:`run` what takes long, :func:`write` what is short.

Both lead a :class:`Problem` to the calm box and anything else to the bug box. After a write the store tells every page
what changed; the words of the operation and its Hoàn tác are shown by the window.
"""

from collections.abc import Callable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.errors import Problem
from app.progress import Progress
from app.ui import dialogs
from app.ui.context import UiContext
from app.ui.jobs import Job

Result = TypeVar("Result")


def run(
    page: QWidget,
    context: UiContext,
    title: str,
    work: Callable[[Progress], Result],
    *,
    done: Callable[[Result], None] | None = None,
    cancelled: Callable[[], None] | None = None,
    failed: Callable[[Problem], bool] | None = None,
) -> Job[Result]:
    """Do ``work`` on the worker, with progress and Dừng in the status bar.

    ``done`` and ``cancelled`` are called on the UI thread, and only while ``page`` still exists. ``failed`` may settle
    a problem itself by returning True; otherwise the box is shown.
    """

    def on_failed(error: BaseException) -> None:
        if not isinstance(error, Problem):
            dialogs.show_bug(window_of(page), error, title)
        elif not (failed and _is_alive(page) and failed(error)):
            dialogs.show_problem(window_of(page), error)

    def on_done(result: Result) -> None:
        if done and _is_alive(page):
            _guarded(page, title, lambda: done(result))

    def on_cancelled() -> None:
        context.say(_stopped(title))
        if cancelled and _is_alive(page):
            _guarded(page, title, cancelled)

    return context.jobs.start(title, work, done=on_done, failed=on_failed, cancelled=on_cancelled)


def write(
    page: QWidget,
    work: Callable[[], Result],
    *,
    done: Callable[[Result], None] | None = None,
) -> bool:
    """Do a short write at once; whether it was done. A refusal is shown and changes nothing."""
    try:
        result = work()
    except Problem as problem:
        dialogs.show_problem(window_of(page), problem)
        return False
    except Exception as error:  # noqa: BLE001 - a bug of one action must not end the program; the box says so
        dialogs.show_bug(window_of(page), error, "")
        return False
    if done:
        done(result)
    return True


def _guarded(page: QWidget, title: str, call: Callable[[], None]) -> None:
    try:
        call()
    except Problem as problem:
        dialogs.show_problem(window_of(page), problem)
    except Exception as error:  # noqa: BLE001 - as in write
        dialogs.show_bug(window_of(page), error, title)


def _is_alive(page: QObject) -> bool:
    return bool(shiboken6.isValid(page))


def window_of(page: QWidget) -> QWidget | None:
    """The window to put a box over; none when the page is gone."""
    return page.window() if _is_alive(page) else None


def _stopped(title: str) -> str:
    return dialogs.stopped_sentence(title)
