"""Gathers news of the worker until the window has time for them, so that many small ones cost one update."""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer

News = TypeVar("News")

#: How long news are gathered: often enough to look live, seldom enough to leave the window its time.
_PAUSE_MS = 120


class Basket(Generic[News]):
    """Call it from any thread; ``empty`` gets what has come since, on the UI thread, while ``owner`` exists."""

    def __init__(
        self,
        owner: QObject,
        post: Callable[[Callable[[], None]], None],
        empty: Callable[[Sequence[News]], None],
    ) -> None:
        self._owner, self._post, self._empty = owner, post, empty
        self._lock = threading.Lock()
        self._news: list[News] = []

    def __call__(self, news: News) -> None:
        """Put one piece of news in."""
        with self._lock:
            self._news.append(news)
            is_first = len(self._news) == 1
        if is_first:
            self._post(self._wait)

    def _wait(self) -> None:
        if shiboken6.isValid(self._owner):
            QTimer.singleShot(_PAUSE_MS, self._owner, self.flush)

    def flush(self) -> None:
        """Hand over what is in it now."""
        with self._lock:
            taken, self._news = self._news, []
        if taken and shiboken6.isValid(self._owner):
            self._empty(taken)
