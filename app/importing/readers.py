"""Many workbooks at once: two warm children, answers as they come, nothing left running after a cancel."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from multiprocessing.connection import wait
from typing import Generic, Self, TypeVar

from app.domain.indicators import Catalogue
from app.domain.layouts import NO_MAPPINGS, Mappings
from app.domain.submissions import ParsedReport
from app.errors import BadFile
from app.importing.limits import DEFAULT_LIMITS, Limits
from app.importing.reader import WorkbookReader
from app.progress import Cancelled

_POLL = 0.05

Key = TypeVar("Key")
Cancelling = Callable[[], bool]
#: The definitions of the year a report is of, which only the report itself can tell.
Proper = Callable[[ParsedReport], Catalogue]
#: What people confirmed about the forms of the sender of a report.
Remembered = Callable[[ParsedReport], Mappings]


@dataclass(frozen=True, slots=True)
class Incoming(Generic[Key]):
    """One file to read; ``key`` comes back with its answer, ``mappings`` are remembered of its sender's forms.

    The next one is asked for only when a child is free.
    """

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

    def _ready_for(self, files: Iterable[Incoming[Key]]) -> tuple[Iterator[Incoming[Key]], list[WorkbookReader]]:
        """The files, and as many started children as they need: one file is not worth the start of two."""
        waiting = iter(files)
        first = list(islice(waiting, len(self._readers)))
        needed = list(self._readers[: len(first)])
        for reader in needed:
            reader.start()
        return chain(first, waiting), needed

    def read_many(
        self,
        files: Iterable[Incoming[Key]],
        catalogue: Catalogue,
        *,
        proper: Proper | None = None,
        remembered: Remembered | None = None,
        cancelled: Cancelling | None = None,
    ) -> Generator[tuple[Key, ParsedReport | BadFile], None, None]:
        """Each file's key with its report or refusal, in the order in which they finish; :class:`Cancelled` ends all.

        ``proper`` and ``remembered`` say with what a report has to be read; it is read again when that differs.
        """
        waiting, idle = self._ready_for(files)
        busy: dict[WorkbookReader, tuple[Incoming[Key], bool]] = {}
        answers: list[tuple[Key, ParsedReport | BadFile]] = []

        def submit(reader: WorkbookReader, file: Incoming[Key], definitions: Catalogue, *, is_again: bool) -> None:
            busy[reader] = file, is_again
            reader.submit(file.content, file.file_name, definitions, cancelled, file.mappings)

        with _stopped_at_the_end(busy):
            while True:
                # The children go on with the next files before the caller works on these answers.
                while idle and (file := next(waiting, None)) is not None:
                    submit(idle.pop(), file, catalogue, is_again=False)
                yield from answers
                if not busy:
                    return
                answers = []
                for reader in _first_done(busy, cancelled):
                    file, is_again = busy.pop(reader)
                    answer = _collected(reader, cancelled)
                    second = None if is_again else _second_reading(answer, catalogue, proper, remembered)
                    if second is None:
                        answers.append((file.key, answer))
                        idle.append(reader)
                    else:
                        submit(reader, replace(file, mappings=second[1]), second[0], is_again=True)


@contextmanager
def _stopped_at_the_end(busy: Iterable[WorkbookReader]) -> Iterator[None]:
    """Children that are still busy when the loop is left, however it is left, are ended."""
    try:
        yield
    finally:
        for reader in busy:
            reader.stop()


def _second_reading(
    answer: ParsedReport | BadFile, catalogue: Catalogue, proper: Proper | None, remembered: Remembered | None
) -> tuple[Catalogue, Mappings] | None:
    """What a file has to be read with once more, now that it is known whose it is and of which year."""
    if isinstance(answer, BadFile):
        return None
    wanted = proper(answer) if proper else catalogue
    known = remembered(answer) if remembered else NO_MAPPINGS
    return (wanted, known) if known or wanted.indicators != catalogue.indicators else None


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
