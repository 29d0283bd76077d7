"""From files to received versions: reading in the child process, recognising the unit, the verdict, the storing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.db import submissions
from app.db.types import DbConnection
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
from app.importing.reader import WorkbookReader
from app.progress import Cancelled, Progress
from app.services import checking, foreign_hamlets, recognition, scope, workbooks
from app.services.workspace import Workspace


def read(
    ws: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Callable[[], bool] | None
) -> tuple[ReadResult, ...]:
    """Read every file with one warm child; ``cancelled`` is also asked while a file is being read."""
    files = workbooks.find(paths)
    results = []
    with WorkbookReader() as reader:
        for done, path in enumerate(files):
            progress(done, len(files), _("Đang đọc {name}").format(name=path.name))
            if cancelled is not None and cancelled():
                raise Cancelled
            results.append(_read_one(ws, partial(_parse, ws, reader, cancelled), path))
    progress(len(files), len(files), _("Đã đọc {count} tệp").format(count=len(files)))
    return tuple(results)


def _read_one(ws: Workspace, parse: Callable[[workbooks.Workbook], ParsedReport], path: Path) -> ReadResult:
    blank = ReadResult(str(path), path.name, "", 0, Verdict.UNREADABLE)
    try:
        workbook = workbooks.load(path, DEFAULT_LIMITS.file_size)
        blank = replace(blank, sha256=workbook.sha256, size=len(workbook.content), content=workbook.content)
        report = parse(workbook)
    except BadFile as problem:
        return replace(blank, problem_code=problem.code, problem=str(problem), content=b"")
    return _judge(ws, replace(blank, report=report, findings=report.findings))


def _parse(
    ws: Workspace, reader: WorkbookReader, cancelled: Callable[[], bool] | None, workbook: workbooks.Workbook
) -> ParsedReport:
    """Read with the definitions of the year the report is of, which only the report itself can tell."""
    with ws.store.read() as connection:
        usual = ws.presets.catalogue(scope.committee_of(connection).report_year)
    report = reader.read(workbook.content, workbook.path.name, usual, cancelled)
    if report.header.period is not None:
        proper = ws.presets.catalogue(report.header.period.year)
        if proper.indicators != usual.indicators:
            return reader.read(workbook.content, workbook.path.name, proper, cancelled)
    return report


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
        except Refused as problem:
            return _refused(result, Verdict.UNKNOWN_UNIT, problem)
        unit = found.unit
        result = replace(
            result,
            unit_id=unit.id,
            unit_name=unit.name,
            unit_code=unit.code or "",
            findings=(
                *report.findings,
                *found.findings,
                *foreign_hamlets.questions(connection, unit, report, period),
                *recognition.hamlet_questions(connection, unit.id, report, period),
            ),
        )
        result = _against_known(connection, result)
        checked = checking.check(connection, ws, checking.Subject(report, unit.id, period))
    return replace(result, findings=(*result.findings, *checked), checked=checked)


def _refused(result: ReadResult, verdict: Verdict, problem: Problem) -> ReadResult:
    return replace(result, verdict=verdict, problem_code=problem.code, problem=str(problem))


def parsed(result: ReadResult) -> ParsedReport:
    """What a readable file says; asking an unreadable one is a bug (``ValueError``)."""
    if result.report is None:
        raise ValueError(result.path)
    return result.report


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
