"""Many use the data file at once; who exchanges it waits until nobody does and keeps everybody out meanwhile."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Gate:
    """Counts users; ``alone`` gives one thread the file for itself."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._users = 0
        self._is_closed = False

    @contextmanager
    def inside(self) -> Iterator[None]:
        """Use the file together with others."""
        with self._changed:
            self._changed.wait_for(lambda: not self._is_closed)
            self._users += 1
        try:
            yield
        finally:
            with self._changed:
                self._users -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self, seconds: float) -> Iterator[None]:
        """Use the file alone; raises ``TimeoutError`` when others do not leave within ``seconds``."""
        with self._changed:
            if not self._changed.wait_for(lambda: not self._is_closed, seconds):
                raise TimeoutError
            self._is_closed = True
            try:
                if not self._changed.wait_for(lambda: self._users == 0, seconds):
                    raise TimeoutError
            except TimeoutError:
                self._is_closed = False
                self._changed.notify_all()
                raise
        try:
            yield
        finally:
            with self._changed:
                self._is_closed = False
                self._changed.notify_all()
