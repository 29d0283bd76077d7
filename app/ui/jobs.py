"""Long work on one worker thread; everything it has to say arrives on the UI thread.

One thread, because the data file has one writer: a second job waits its turn. The signal belongs to the runner, which
belongs to the window; a worker only ever gets something to call. Progress is thinned out: while one report is under
way to the screen, the next ones replace each other.
"""

import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from app.progress import Cancelled, Progress

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


def _nothing(*_arguments: object) -> None:
    """Listen to nothing."""


class Job(Generic[Result]):
    """One piece of work: what it is called, how far it is, and the wish to stop it."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.done, self.total, self.text = 0, 0, ""
        self._stop = threading.Event()

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody asked to stop."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask to stop: the next report of progress raises :class:`Cancelled` inside the work."""
        self._stop.set()


class JobRunner(QObject):
    """Runs jobs one after the other; ``changed`` says that something began, went on or ended."""

    changed = Signal()
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="phen-dau-work")
        self._jobs: list[Job[object]] = []
        self._is_closed = False
        self._arrived.connect(self._call, Qt.ConnectionType.QueuedConnection)

    @property
    def jobs(self) -> tuple[Job[object], ...]:
        """What runs (first) and what waits."""
        return tuple(self._jobs)

    def start(
        self,
        title: str,
        work: Callable[[Progress], Result],
        *,
        done: Callable[[Result], None] = _nothing,
        failed: Callable[[BaseException], None],
        cancelled: Callable[[], None] = _nothing,
        progress: Callable[[int, int, str], None] = _nothing,
    ) -> Job[Result]:
        """Run ``work`` on the worker; exactly one of ``done``, ``failed``, ``cancelled`` is called afterwards."""
        job: Job[Result] = Job(title)
        self._jobs.append(job)  # type: ignore[arg-type]  # only title and wish are used of a job in the list
        report = _Report(job, self.post, lambda *state: self._show(job, progress, *state))

        def run() -> None:
            ending: Callable[[], None]
            try:
                report.check()
                result = work(report)
            except Cancelled:
                ending = cancelled
            except BaseException as error:  # noqa: BLE001 - every end of the work is reported to the window
                _log.info("job ended with %s", type(error).__name__)
                ending = _bound(failed, error)
            else:
                ending = _bound(done, result)
            self.post(lambda: self._end(job, ending))

        self._pool.submit(run)
        self.changed.emit()
        return job

    def cancel_all(self) -> None:
        """Ask everything that runs or waits to stop."""
        for job in self._jobs:
            job.cancel()

    def drain(self) -> None:
        """Cancel everything and wait for the worker; nothing of these jobs arrives any more."""
        self.cancel_all()
        self._jobs.clear()
        self._pool.submit(_nothing).result()
        self.changed.emit()

    def close(self) -> None:
        """Cancel, wait for the worker, and let nothing arrive any more."""
        self.cancel_all()
        self._is_closed = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def post(self, callback: Callable[[], None]) -> None:
        """Have something called on the UI thread; from any thread, nothing once the runner is closed."""
        if not self._is_closed:
            self._arrived.emit(callback)

    def _call(self, callback: Callable[[], None]) -> None:
        if not self._is_closed:
            callback()

    def _show(self, job: Job[Result], progress: Callable[[int, int, str], None], *state: object) -> None:
        if not self._is_known(job):
            return
        done, total, text = state
        job.done, job.total, job.text = int(str(done)), int(str(total)), str(text)
        progress(job.done, job.total, job.text)
        self.changed.emit()

    def _is_known(self, job: Job[Result]) -> bool:
        return any(item is job for item in self._jobs)

    def _end(self, job: Job[Result], ending: Callable[[], None]) -> None:
        if not self._is_known(job):
            return
        self._jobs = [item for item in self._jobs if item is not job]
        self.changed.emit()
        ending()


def _bound(callback: Callable[[Result], None], value: Result) -> Callable[[], None]:
    return lambda: callback(value)


class _Report:
    """The progress a worker calls; keeps only the newest state while one is under way to the screen."""

    def __init__(
        self,
        job: Job[Result],
        post: Callable[[Callable[[], None]], None],
        show: Callable[[int, int, str], None],
    ) -> None:
        self._job, self._post, self._show = job, post, show
        self._lock = threading.Lock()
        self._newest: tuple[int, int, str] | None = None

    def check(self) -> None:
        """Raise when somebody asked to stop."""
        if self._job.is_cancelled:
            raise Cancelled

    def __call__(self, done: int, total: int, text: str) -> None:
        """Note how far the work is; see :class:`app.progress.Progress`."""
        self.check()
        with self._lock:
            is_under_way = self._newest is not None
            self._newest = (done, total, text)
        if not is_under_way:
            self._post(self._arrive)

    def _arrive(self) -> None:
        with self._lock:
            state, self._newest = self._newest, None
        if state:
            self._show(*state)
