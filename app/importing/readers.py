"""Many workbooks at once: two warm children, answers as they come, nothing left running after a cancel."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from multiprocessing.connection import wait
from typing import Generic, Self, TypeVar

from app.domain.indicators import Catalogue
from app.domain.layouts import Mappings
from app.domain.submissions import ParsedReport
from app.errors import BadFile
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.reader import WorkbookReader
from app.progress import Cancelled

_POLL = 0.05

Key = TypeVar("Key")
Cancelling = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Incoming(Generic[Key]):
    """One file to read; ``key`` comes back with its answer, ``mappings`` are remembered of its sender's forms."""

    key: Key
    content: bytes
    file_name: str
    mappings: Mappings = field(default_factory=dict)


class Readers:
    """Two children for as long as the program runs; use from one thread at a time."""

    def __init__(self, limits: Limits = DEFAULT_LIMITS, count: int = 2) -> None:
        self._readers = tuple(WorkbookReader(limits) for _ in range(count))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the children ahead of the first file, while the user is still choosing."""
        for reader in self._readers:
            reader.start()

    def close(self) -> None:
        """Let the children go."""
        for reader in self._readers:
            reader.close()

    def read_many(
        self,
        files: Iterable[Incoming[Key]],
        catalogue: Catalogue,
        *,
        proper: Callable[[ParsedReport], Catalogue] | None = None,
        cancelled: Cancelling | None = None,
    ) -> Generator[tuple[Key, ParsedReport | BadFile], None, None]:
        """Each file's key with its report or refusal, in the order in which they finish.

        ``files`` is asked for the next one only when a child is free. ``proper`` names the definitions a report has
        to be read with, which only the report itself can tell; when they differ from ``catalogue`` the file is read
        again. Raises :class:`Cancelled` within half a second; that, and leaving the loop early, ends the children.
        """
        self.start()
        waiting = iter(files)
        idle = list(self._readers)
        busy: dict[WorkbookReader, tuple[Incoming[Key], Catalogue]] = {}
        answers: list[tuple[Key, ParsedReport | BadFile]] = []

        def submit(reader: WorkbookReader, file: Incoming[Key], definitions: Catalogue) -> None:
            reader.submit(file.content, file.file_name, definitions, cancelled, file.mappings)
            busy[reader] = file, definitions

        try:
            while True:
                # The children go on with the next files before the caller works on these answers.
                while idle and (file := next(waiting, None)) is not None:
                    submit(idle.pop(), file, catalogue)
                yield from answers
                if not busy:
                    return
                answers = []
                for reader in _first_done(busy, cancelled):
                    file, used = busy.pop(reader)
                    answer = _collected(reader, cancelled)
                    wanted = proper(answer) if proper and isinstance(answer, ParsedReport) else used
                    if used is catalogue and wanted.indicators != used.indicators:
                        submit(reader, file, wanted)
                    else:
                        answers.append((file.key, answer))
                        idle.append(reader)
        finally:
            for reader in busy:
                reader.stop()


def _first_done(busy: Iterable[WorkbookReader], cancelled: Cancelling | None) -> list[WorkbookReader]:
    """Wait until at least one of the readers has an answer, has died or is out of time."""
    while not (done := [reader for reader in busy if reader.is_done()]):
        if cancelled is not None and cancelled():
            raise Cancelled
        wait([reader.connection for reader in busy if reader.connection is not None], _POLL)
    return done


def _collected(reader: WorkbookReader, cancelled: Cancelling | None) -> ParsedReport | BadFile:
    try:
        return reader.collect(cancelled)
    except BadFile as problem:
        return problem
