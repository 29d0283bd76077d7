"""Garbage of Python is collected on the UI thread only.

Python collects on whatever thread happens to make objects just then. On the worker that would destroy widgets which
belong to the UI thread, and end the program.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS: Final = 500


class GarbageCollector(QObject):
    """Collects between two events, by Python's own thresholds, while Python itself does not; for the whole program."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Look through the oldest generation that is full, if one is."""
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        full = [generation for generation, (count, limit) in enumerate(counts) if count > limit]
        if full:
            gc.collect(full[-1])

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()
