"""What Python throws away is destroyed on the UI thread, whatever the worker does."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.garbage import GarbageCollector


class Knot:
    """Something only the collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector() -> Iterator[GarbageCollector]:
    made = GarbageCollector()
    yield made
    made.stop()


def test_that_a_busy_worker_frees_nothing_and_the_ui_thread_does(qtbot: QtBot, collector: GarbageCollector) -> None:
    freed_on: list[threading.Thread] = []
    weakref.finalize(Knot(), lambda: freed_on.append(threading.current_thread()))
    worker = threading.Thread(target=lambda: [Knot() for _number in range(200_000)])
    worker.start()
    worker.join()
    assert freed_on == []
    qtbot.waitUntil(lambda: bool(freed_on))
    assert freed_on == [threading.main_thread()]


def test_that_python_collects_by_itself_again_afterwards() -> None:
    made = GarbageCollector()
    assert not gc.isenabled()
    made.stop()
    assert gc.isenabled()
