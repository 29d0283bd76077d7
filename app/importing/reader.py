"""Reads incoming workbooks in a process of its own, with limits, and takes the answer apart.

An incoming file can ask for more memory than the machine has or never end; so it is opened only in a child process
that is killed on timeout and on cancel and started anew for the next file.
"""

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Self

from app.domain.awards.intake_table import ListTable
from app.domain.indicators import Catalogue
from app.domain.layouts import NO_MAPPINGS, Mappings
from app.domain.sheets import SheetGrid
from app.domain.submissions import ParsedReport
from app.errors import BadFile
from app.importing.child import serve
from app.importing.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from app.importing.messages import Answer, Request, Task
from app.importing.refusals import refusal
from app.importing.wire import packed, unpacked
from app.progress import Cancelled

if TYPE_CHECKING:
    from multiprocessing.context import SpawnProcess
    from types import TracebackType

_POLL = 0.05
#: A child that starts on a busy machine imports for a while; its own time does not count against the file.
_START_SECONDS = 60.0


class ReaderBug(Exception):
    """The trace of a mistake of ours inside the child: the cause of a "reader-failed" refusal."""


class WorkbookReader:
    """One warm child process for many files; use it as a context manager, from one thread at a time."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS) -> None:
        self._limits = limits
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._catalogue: Catalogue | None = None
        self._is_ready = False
        self._deadline = 0.0
        self._too_large: BadFile | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the child ahead of the first file, while the user is still choosing."""
        if self._process is None or not self._process.is_alive():
            self._kill()
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            self._process = context.Process(target=serve, args=(theirs, self._limits), daemon=True, name="reader")
            self._process.start()
            theirs.close()
            self._connection = ours

    def read(
        self,
        content: bytes,
        file_name: str,
        catalogue: Catalogue,
        cancelled: Callable[[], bool] | None = None,
        mappings: Mappings = NO_MAPPINGS,
    ) -> ParsedReport:
        """What one workbook says; raises :class:`BadFile`, or :class:`Cancelled` within half a second.

        ``mappings`` are what is remembered of the sender's forms.
        """
        self.submit(content, file_name, catalogue, cancelled, mappings)
        return self.collect(cancelled)

    def submit(
        self,
        content: bytes,
        file_name: str,
        catalogue: Catalogue,
        cancelled: Callable[[], bool] | None = None,
        mappings: Mappings = NO_MAPPINGS,
    ) -> None:
        """Hand a file to the child and go on; every file submitted has to be collected before the next one."""
        self.start()
        known = catalogue if catalogue is not self._catalogue else None
        self._send(Request(content, file_name, catalogue=known, mappings=dict(mappings)), cancelled)

    def collect(self, cancelled: Callable[[], bool] | None = None) -> ParsedReport:
        """What the submitted file says; raises as :meth:`read` does."""
        answer = self._answer(cancelled)
        if answer.report is None:
            raise refusal("reader-failed")
        return answer.report

    @property
    def connection(self) -> Connection | None:
        """What to wait on for the answer of a submitted file; None when :meth:`collect` will not wait."""
        return None if self._too_large is not None else self._connection

    def is_done(self) -> bool:
        """Whether :meth:`collect` will return or raise at once: answered, refused, dead or out of time."""
        connection = self.connection
        try:
            return connection is None or time.monotonic() > self._deadline or connection.poll()
        except OSError:
            return True

    def stop(self) -> None:
        """End the child whatever it does; the next file gets a new one."""
        self._kill()

    def grid(
        self, content: bytes, file_name: str, cancelled: Callable[[], bool] | None = None
    ) -> tuple[SheetGrid, ...]:
        """The sheets of a workbook as they look."""
        self.start()
        self._send(Request(content, file_name, wants_grid=True), cancelled)
        return self._answer(cancelled).grid

    def tables(
        self, content: bytes, file_name: str, cancelled: Callable[[], bool] | None = None
    ) -> tuple[ListTable, ...]:
        """The tables of a list of names: of a workbook or of a Word file; raises as :meth:`read`."""
        self.start()
        self._send(Request(content, file_name, wants_tables=True), cancelled)
        found: tuple[ListTable, ...] = self._answer(cancelled).made  # type: ignore[assignment]  # asked for just now
        return found

    def text(self, content: bytes, file_name: str, cancelled: Callable[[], bool] | None = None) -> str:
        """The running text of a Word file or a text file; raises as :meth:`read`."""
        self.start()
        self._send(Request(content, file_name, wants_text=True), cancelled)
        return str(self._answer(cancelled).made)

    def make(
        self,
        content: bytes,
        file_name: str,
        task: Task,
        given: object,
        cancelled: Callable[[], bool] | None = None,
    ) -> object:
        """What ``task`` makes of a workbook in the child, within the same limits as reading it; raises as :meth:`read`.

        Copies for the task are without the list of errors we added before.
        """
        self.start()
        self._send(Request(content, file_name, task=task, given=given), cancelled)
        return self._answer(cancelled).made

    def close(self) -> None:
        """Let the child go."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.join(0.2)
        self._kill()

    def _send(self, request: Request, cancelled: Callable[[], bool] | None) -> None:
        self._too_large = None
        if len(request.content) > self._limits.file_size:
            size, limit = len(request.content) // MEGABYTE, self._limits.file_size // MEGABYTE
            self._too_large = refusal("too-large", size=str(size), limit=str(limit))
            return
        connection = self._connection
        try:
            if connection is None:
                raise EOFError
            self._wait_for_child(connection, cancelled)
            connection.send_bytes(packed(request))
            # Only what has reached the child is known there: a refused file or a dead child changes nothing.
            self._catalogue = request.catalogue or self._catalogue
        except (EOFError, OSError):
            # The child is gone: collecting the answer will say so.
            self._kill()
        except BaseException:
            self._kill()
            raise
        self._deadline = time.monotonic() + self._limits.seconds

    def _answer(self, cancelled: Callable[[], bool] | None) -> Answer:
        if self._too_large is not None:
            raise self._too_large
        try:
            answer = self._received(cancelled)
        except (EOFError, OSError) as error:
            self._kill()
            raise refusal("reader-died") from error
        except BaseException:
            self._kill()
            raise
        if answer.refused is not None:
            raise BadFile(*answer.refused)
        if answer.bug:
            raise refusal("reader-failed") from ReaderBug(answer.bug)
        return answer

    def _received(self, cancelled: Callable[[], bool] | None) -> Answer:
        connection = self._connection
        if connection is None:
            raise EOFError
        while not connection.poll(_POLL):
            if cancelled is not None and cancelled():
                raise Cancelled
            if time.monotonic() > self._deadline:
                raise refusal("reader-timeout", seconds=f"{self._limits.seconds:.0f}")
        answer: Answer = unpacked(connection.recv_bytes())
        return answer

    def _wait_for_child(self, connection: Connection, cancelled: Callable[[], bool] | None) -> None:
        """A new child says once that it is ready."""
        if self._is_ready:
            return
        deadline = time.monotonic() + _START_SECONDS
        while not connection.poll(_POLL):
            if cancelled is not None and cancelled():
                raise Cancelled
            if time.monotonic() > deadline:
                raise EOFError
        connection.recv_bytes()
        self._is_ready = True

    def _kill(self) -> None:
        if self._process is not None:
            if self._process.is_alive():
                self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = self._catalogue = None
        self._is_ready = False


def read_workbook(
    content: bytes,
    file_name: str,
    catalogue: Catalogue,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> ParsedReport:
    """Read one file in a child of its own; for many files keep a :class:`WorkbookReader`."""
    with WorkbookReader(limits) as reader:
        return reader.read(content, file_name, catalogue, cancelled)


def read_grid(
    content: bytes,
    file_name: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[SheetGrid, ...]:
    """The sheets of one workbook as they look; raises :class:`BadFile`."""
    with WorkbookReader(limits) as reader:
        return reader.grid(content, file_name, cancelled)


def read_tables(
    content: bytes,
    file_name: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> tuple[ListTable, ...]:
    """The tables of one list of names; raises :class:`BadFile`."""
    with WorkbookReader(limits) as reader:
        return reader.tables(content, file_name, cancelled)


def read_text_file(
    content: bytes,
    file_name: str,
    *,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> str:
    """The running text of one Word file or text file; raises :class:`BadFile`."""
    with WorkbookReader(limits) as reader:
        return reader.text(content, file_name, cancelled)
