"""Reading files with the child processes, each judged as soon as it is read; nothing is stored."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from app.domain.indicators import Catalogue
from app.domain.layouts import NO_MAPPINGS, Mappings
from app.domain.submissions import ParsedReport, ReadResult, Verdict
from app.errors import BadFile, Refused
from app.i18n import _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.readers import Incoming, Readers
from app.progress import Progress
from app.services import judging, mappings, open_reports, originals, recognition, scope, workbooks
from app.services.workspace import Workspace


class Stage(StrEnum):
    """How far one file of an import is."""

    WAITING = "waiting"
    READING = "reading"
    JUDGED = "judged"


@dataclass(frozen=True, slots=True)
class FileNews:
    """What has just become of one file; ``result`` comes with its verdict."""

    path: str
    stage: Stage
    result: ReadResult | None = None


#: Called with every piece of news on the thread that reads.
News = Callable[[FileNews], None]


@dataclass(frozen=True, slots=True)
class Watch:
    """Who follows an import: how far it is, whether it shall stop, what has become of each file."""

    progress: Progress
    cancelled: Callable[[], bool] | None = None
    news: News = field(default=lambda _news: None)


def read(ws: Workspace, paths: Sequence[Path], watch: Watch) -> tuple[ReadResult, ...]:
    """Read every file with two children, judging each as soon as it is read; the results in the order of the files.

    Nothing is stored. A cancel, asked also while a file is being read, kills the children and raises
    :class:`~app.progress.Cancelled`.
    """
    return _read(ws, [_Source(path) for path in workbooks.find(paths)], watch)


def read_again(ws: Workspace, submission_ids: Sequence[int], watch: Watch) -> tuple[ReadResult, ...]:
    """Read the kept workbooks of received or accepted reports once more, by what has been confirmed since.

    Nothing is stored; what comes out otherwise can be received as the next version. Raises ``Refused`` when there is
    no such report or a newer version of it is here.
    """
    return _read(ws, [_kept(ws, submission_id) for submission_id in submission_ids], watch)


def _kept(ws: Workspace, submission_id: int) -> "_Source":
    with ws.store.read() as connection:
        open_reports.refuse_unless_current(connection, open_reports.load(connection, submission_id))
    name, content = originals.original(ws, submission_id)
    return _Source(Path(str(submission_id)) / name, content, submission_id)


@dataclass(frozen=True, slots=True)
class _Source:
    """One file to read: on a disk, or the bytes kept of version ``again_of``."""

    path: Path
    kept: bytes | None = None
    again_of: int = 0

    @property
    def is_container(self) -> bool:
        """Whether it is no file but a folder or zip about which there is something to say."""
        return self.kept is None and workbooks.is_container(self.path)

    def load(self) -> workbooks.Workbook:
        if self.kept is None:
            return workbooks.load(self.path, DEFAULT_LIMITS.file_size)
        return workbooks.Workbook(self.path, self.kept, hashlib.sha256(self.kept).hexdigest())


def _read(ws: Workspace, files: Sequence[_Source], watch: Watch) -> tuple[ReadResult, ...]:
    for file in files:
        watch.news(FileNews(str(file.path), Stage.WAITING))
    total = sum(1 for file in files if not file.is_container)
    watch.progress(0, total, _("Đang đọc {count} tệp").format(count=total))
    with ws.store.read() as connection:
        usual = ws.presets.catalogue(scope.committee_of(connection).report_year)
    reading = _Reading(ws, files, watch, usual)
    with Readers() as readers:
        incoming = reading.incoming()
        for number, answer in readers.read_many(
            incoming,
            usual,
            proper=reading.definitions_of,
            remembered=reading.remembered_of,
            cancelled=watch.cancelled,
        ):
            reading.take(number, answer)
    return tuple(reading.results[number] for number in range(len(files)))


class _Reading:
    """The files of one import on their way from the disk to their verdicts."""

    def __init__(self, ws: Workspace, files: Sequence[_Source], watch: Watch, usual: Catalogue) -> None:
        self._ws, self._files, self._watch, self._usual = ws, files, watch, usual
        self._loaded: dict[int, ReadResult] = {}
        self._containers = {number for number, file in enumerate(files) if file.is_container}
        self.results: dict[int, ReadResult] = {}

    def incoming(self) -> Iterator[Incoming[int]]:
        """The next file as soon as a child is free for it; what the disk does not give is refused at once."""
        for number, file in enumerate(self._files):
            path = file.path
            self._watch.news(FileNews(str(path), Stage.READING))
            blank = ReadResult(str(path), path.name, "", 0, Verdict.UNREADABLE, again_of=file.again_of)
            try:
                workbook = file.load()
            except BadFile as problem:
                self._finish(number, _unreadable(blank, problem))
                continue
            content = workbook.content
            self._loaded[number] = replace(blank, sha256=workbook.sha256, size=len(content), content=content)
            yield Incoming(number, content, path.name)

    def definitions_of(self, report: ParsedReport) -> Catalogue:
        """The definitions of the year a report is of, which only the report itself can tell."""
        return self._ws.presets.catalogue(report.header.period.year) if report.header.period else self._usual

    def remembered_of(self, report: ParsedReport) -> Mappings:
        """What people confirmed about the forms of its sender, where that makes a difference."""
        if report.header.period is None or not report.layouts:
            return NO_MAPPINGS
        end = report.header.period.end
        with self._ws.store.read() as connection:
            try:
                expected = scope.may_report(connection, end)
                unit = recognition.recognise(connection, report.header, report.header.period, expected).unit
            except Refused:
                return NO_MAPPINGS
            known = mappings.known_for(connection, unit.id, report.layouts)
        return known if mappings.would_change(report.layouts, known) else NO_MAPPINGS

    def take(self, number: int, answer: ParsedReport | BadFile) -> None:
        """Judge what a child said of one file."""
        loaded = self._loaded.pop(number)
        if isinstance(answer, BadFile):
            self._finish(number, _unreadable(loaded, answer))
        else:
            self._finish(number, judging.judge(self._ws, replace(loaded, report=answer)))

    def _finish(self, number: int, result: ReadResult) -> None:
        self.results[number] = result
        self._watch.news(FileNews(result.path, Stage.JUDGED, result))
        said = _("Đã đọc {name}").format(name=result.file_name)
        done = len(self.results.keys() - self._containers)
        self._watch.progress(done, len(self._files) - len(self._containers), said)


def _unreadable(result: ReadResult, problem: BadFile) -> ReadResult:
    verdict = Verdict.SKIPPED if problem.code == workbooks.SKIPPED else Verdict.UNREADABLE
    return replace(result, verdict=verdict, problem_code=problem.code, problem=str(problem), content=b"")
