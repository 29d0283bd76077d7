"""From files to received versions: reading in the child process, recognising the unit, the verdict, the storing."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from app.db import submissions
from app.db.types import DbConnection
from app.domain.indicators import Catalogue
from app.domain.layouts import NO_MAPPINGS, Mappings
from app.domain.submissions import (
    ParsedReport,
    ReadResult,
    SubmissionState,
    Verdict,
    differences,
)
from app.errors import BadFile, Problem, Refused
from app.i18n import _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.readers import Incoming, Readers
from app.progress import Progress
from app.services import checking, foreign_hamlets, mappings, recognition, scope, workbooks
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
    files = workbooks.find(paths)
    for path in files:
        watch.news(FileNews(str(path), Stage.WAITING))
    watch.progress(0, len(files), _("Đang đọc {count} tệp").format(count=len(files)))
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

    def __init__(self, ws: Workspace, files: Sequence[Path], watch: Watch, usual: Catalogue) -> None:
        self._ws, self._files, self._watch, self._usual = ws, files, watch, usual
        self._loaded: dict[int, ReadResult] = {}
        self.results: dict[int, ReadResult] = {}

    def incoming(self) -> Iterator[Incoming[int]]:
        """The next file as soon as a child is free for it; what the disk does not give is refused at once."""
        for number, path in enumerate(self._files):
            self._watch.news(FileNews(str(path), Stage.READING))
            blank = ReadResult(str(path), path.name, "", 0, Verdict.UNREADABLE)
            try:
                workbook = workbooks.load(path, DEFAULT_LIMITS.file_size)
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
            self._finish(number, _judge(self._ws, replace(loaded, report=answer, findings=answer.findings)))

    def _finish(self, number: int, result: ReadResult) -> None:
        self.results[number] = result
        self._watch.news(FileNews(result.path, Stage.JUDGED, result))
        said = _("Đã đọc {name}").format(name=result.file_name)
        self._watch.progress(len(self.results), len(self._files), said)


def _unreadable(result: ReadResult, problem: BadFile) -> ReadResult:
    return replace(result, problem_code=problem.code, problem=str(problem), content=b"")


def _judge(ws: Workspace, result: ReadResult) -> ReadResult:
    """Unit, period and verdict of a readable file, with the findings of all checks."""
    report = parsed(result)
    try:
        period = recognition.check_period(report.header, ws.today)
    except Refused as problem:
        return _refused(result, Verdict.WRONG_PERIOD, problem)
    result = replace(result, period=period)
    with ws.store.read() as connection:
        try:
            expected = scope.may_report(connection, period.end)
            found = recognition.recognise(connection, report.header, period, expected)
            _refuse_twice_named(report)
            foreign_hamlets.refuse_misnamed_columns(connection, expected, report, period)
        except Refused as problem:
            return _refused(result, Verdict.UNKNOWN_UNIT, problem)
        unit = found.unit
        result = replace(
            result,
            unit_id=unit.id,
            unit_name=unit.name,
            unit_code=unit.code or "",
            findings=(
                *mappings.offered(connection, unit.id, report.findings),
                *found.findings,
                *foreign_hamlets.questions(connection, unit, report, period),
                *recognition.hamlet_questions(connection, unit.id, report, period),
            ),
        )
        if report.is_empty:
            return _refused(result, Verdict.EMPTY, _nothing_filled())
        result = _against_known(connection, result)
        subject = checking.Subject(report, unit.id, period)
        checked, compared = checking.check(connection, ws, subject), checking.compared_with(connection, subject)
    return replace(result, findings=(*result.findings, *checked), checked=checked, compared_with=compared)


def _refused(result: ReadResult, verdict: Verdict, problem: Problem) -> ReadResult:
    return replace(result, verdict=verdict, problem_code=problem.code, problem=str(problem))


def parsed(result: ReadResult) -> ParsedReport:
    """What a readable file says; asking an unreadable one is a bug (``ValueError``)."""
    if result.report is None:
        raise ValueError(result.path)
    return result.report


def _nothing_filled() -> Problem:
    return Refused(
        "form-empty",
        _("Biểu chưa điền: tệp không có số liệu, dòng danh sách hay thuyết minh nào."),
        _("Đề nghị đơn vị điền rồi gửi lại; chưa lưu gì của tệp này. Không phát sinh thì ghi 0, không để trống."),
    )


def _refuse_twice_named(report: ParsedReport) -> None:
    """Two rows that could be one hamlet would be added up or overwrite each other: neither may happen silently."""
    named = next((item.data.get("name", "?") for item in report.findings if item.code == "hamlet-twice"), None)
    for keys in ([item.code for item in report.hamlets], [item.uid for item in report.hamlets]):
        filled = [key for key in keys if key]
        named = named or next((key for key in filled if filled.count(key) > 1), None)
    if named is not None:
        raise Refused(
            "hamlet-twice",
            _("Biểu xóm ghi hai lần cùng một xóm ({hamlet}); không rõ dòng nào đúng.").format(hamlet=named),
            _("Xóa dòng thừa hoặc sửa tên, mã xóm rồi nhập lại; chưa lưu gì của tệp này."),
        )


def _against_known(connection: DbConnection, result: ReadResult) -> ReadResult:
    """The verdict against the versions that are already here."""
    if result.unit_id is None or result.period is None:
        raise ValueError(result.path)
    known = submissions.versions(connection, result.unit_id, result.period)
    same = next((item for item in reversed(known) if item.brings(result.sha256)), None)
    if same is not None:
        return replace(result, verdict=Verdict.SAME, known_version=same.version, problem=_why_same(same, known[-1]))
    current = submissions.current_of(known)
    if current is None:
        return replace(result, verdict=Verdict.NEW)
    before = submissions.load(connection, current.id)
    count = 0
    if before is not None:
        count = len(differences((item.figure for item in before.figures), parsed(result).figures))
    is_accepted = submissions.accepted_of(known) is not None
    verdict = Verdict.AFTER_ACCEPTANCE if is_accepted else Verdict.NEWER
    return replace(result, verdict=verdict, known_version=current.version, differences=count)


def _why_same(same: submissions.Version, newest: submissions.Version) -> str:
    if same.state is SubmissionState.RETURNED:
        return _("Đúng tệp này (bản {version}) đã trả lại; chờ đơn vị gửi bản sửa.").format(version=same.version)
    if same.version != newest.version and same.file_sha256 != newest.file_sha256:
        sentence = _("Tệp này đã nhận (bản {version}), sau đó đã có bản {newest} mới hơn.")
        return sentence.format(version=same.version, newest=newest.version)
    return _("Tệp này đã nhận (bản {version}); không có gì thay đổi.").format(version=same.version)
