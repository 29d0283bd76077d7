"""Verdicts: whose report a readable file is, of which period, and what it is beside the versions that are here."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from app.db import findings, submissions
from app.db.types import DbConnection
from app.domain.findings import Finding, Severity
from app.domain.submissions import (
    FigureStatus,
    ParsedReport,
    ReadResult,
    ReportedFigure,
    StoredFigure,
    StoredFinding,
    SubmissionDetail,
    SubmissionState,
    Verdict,
    differences,
)
from app.domain.version_differences import row_differences, text_differences
from app.errors import Problem, Refused
from app.i18n import _
from app.progress import Progress
from app.services import checking, foreign_hamlets, mappings, recognition, scope
from app.services.workspace import Workspace
from app.text import short_date


def judge(ws: Workspace, result: ReadResult) -> ReadResult:
    """Unit, period and verdict of a readable file, with the findings of all checks."""
    report, earlier = checking.parsed(result), result
    result = _unjudged(result, report)
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
                *mappings.applied(connection, unit.id, report.layouts),
                *found.findings,
                *foreign_hamlets.questions(connection, unit, report, period),
                *recognition.hamlet_questions(connection, unit.id, report, period),
            ),
        )
        if report.is_empty:
            return _refused(result, Verdict.EMPTY, _nothing_filled())
        result = _against_known(connection, result)
        subject = checking.Subject(report, unit.id, period)
        grounds = checking.grounds(connection, ws, subject)
        is_checked = (earlier.unit_id, earlier.compared_with, earlier.checked_by) == (unit.id, *grounds)
        checked = earlier.checked if is_checked else checking.check(connection, ws, subject)
    told = (*result.findings, *checked)
    return replace(result, findings=told, checked=checked, compared_with=grounds[0], checked_by=grounds[1])


def _unjudged(result: ReadResult, report: ParsedReport) -> ReadResult:
    """The file as its reader left it, without what an earlier verdict said."""
    blank = ReadResult(result.path, result.file_name, result.sha256, result.size, Verdict.UNREADABLE)
    return replace(blank, report=report, findings=report.findings, content=result.content, again_of=result.again_of)


def judge_anew(ws: Workspace, results: Sequence[ReadResult], progress: Progress) -> tuple[ReadResult, ...]:
    """Files that were read and not received, judged by what is here now; what nobody could read stays so.

    Whatever was received, accepted or taken back since they were read may have made another verdict of theirs right.
    """
    judged = []
    for done, item in enumerate(results):
        progress(done, len(results), _("Đang xét lại {name}").format(name=item.file_name))
        judged.append(item if item.report is None else judge(ws, item))
    return tuple(judged)


def _refused(result: ReadResult, verdict: Verdict, problem: Problem) -> ReadResult:
    return replace(result, verdict=verdict, problem_code=problem.code, problem=str(problem))


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
    if same is not None and not result.again_of:
        return replace(result, verdict=Verdict.SAME, known_version=same.version, problem=_why_same(same, known[-1]))
    current = submissions.current_of(known)
    if current is None:
        return replace(result, verdict=Verdict.NEW)
    before = submissions.load(connection, current.id)
    count = 0
    if before is not None:
        count = len(differences((item.figure for item in before.figures), checking.parsed(result).figures))
        if result.again_of and _reads_as_before(before, result):
            said = _("Đọc lại tệp gốc vẫn được đúng như bản {version}; không có gì thay đổi.")
            problem = said.format(version=before.version)
            return replace(result, verdict=Verdict.SAME, known_version=before.version, problem=problem)
        if not result.again_of and _brings_nothing(before, checking.parsed(result)):
            problem = _why_nothing_new(before)
            return replace(result, verdict=Verdict.SAME, known_version=before.version, problem=problem)
    is_accepted = submissions.accepted_of(known) is not None
    verdict = Verdict.AFTER_ACCEPTANCE if is_accepted else Verdict.NEWER
    result = replace(result, verdict=verdict, known_version=current.version, differences=count)
    return _older(result, before) if before is not None and not result.again_of else result


def _older(result: ReadResult, known: SubmissionDetail) -> ReadResult:
    """The same, as the older one where both files say when they were signed and this one was first."""
    signed, before = checking.parsed(result).header.signed_on, known.header.signed_on
    if signed is None or before is None or signed >= before:
        return result
    said = _("Bản cũ hơn: ký ngày {day}, trước bản {version} đang có (ký ngày {known}); khác {count} số.").format(
        day=short_date(signed), known=short_date(before), version=known.version, count=result.differences
    )
    return replace(result, verdict=Verdict.OLDER, problem=said)


def _why_same(same: submissions.Version, newest: submissions.Version) -> str:
    if same.state is SubmissionState.RETURNED:
        return _("Đúng tệp này (bản {version}) đã trả lại; chờ đơn vị gửi bản sửa.").format(version=same.version)
    if same.version != newest.version and same.file_sha256 != newest.file_sha256:
        sentence = _("Tệp này đã nhận (bản {version}), sau đó đã có bản {newest} mới hơn.")
        return sentence.format(version=same.version, newest=newest.version)
    return _("Tệp này đã nhận (bản {version}); không có gì thay đổi.").format(version=same.version)


def _reads_as_before(before: SubmissionDetail, result: ReadResult) -> bool:
    """Whether a second reading of the same bytes gives what the first gave, answers and corrections aside."""
    report = checking.parsed(result)
    about_labels = [item for item in before.findings if mappings.is_about_label(item.finding)]
    unasked = [item for item in about_labels if _is_read_as_answered(item, before, report)]
    told = {_said(item.finding, is_counted=not unasked) for item in before.findings}
    now = {_said(item, is_counted=not unasked) for item in report.findings}
    asked = {_said(item.finding, is_counted=not unasked) for item in about_labels if item not in unasked}
    if not (now <= told and asked <= now):
        return False
    if row_differences(before.rows, report.rows) or text_differences(before.narrative, report.narrative):
        return False
    if {item.name for item in before.hamlets} != {item.name for item in report.hamlets}:
        return False
    settled = {item.finding.where for item in before.findings if item.answer}
    aside = {_place(item.figure) for item in before.figures if _is_touched(item)}
    first, second = (
        [item for item in read if not (_place(item) in aside or item.where in settled)]
        for read in ([item.figure for item in before.figures], report.figures)
    )
    return not differences(first, second)


def _brings_nothing(before: SubmissionDetail, report: ParsedReport) -> bool:
    """Whether a file of other bytes says in every cell what the version's own file says: saved again or marked."""
    written = [{_place(item): item.raw for item in read if item.raw} for read in (_figures(before), report.figures)]
    if written[0] != written[1]:
        return False
    # What was answered, corrected or followed from that is another number here than in the file.
    summed = {item.indicator for item in _figures(before) if item.hamlet}
    plain = {
        _place(item.figure): item.figure
        for item in before.figures
        if not _is_touched(item) and (item.figure.hamlet or item.figure.indicator not in summed)
    }
    if differences(plain.values(), [item for item in report.figures if _place(item) in plain]):
        return False
    if row_differences(before.rows, report.rows) or text_differences(before.narrative, report.narrative):
        return False
    # A cell that was asked about and passed over stands in no figure: another number there is another question.
    if _questions(report.findings) - _questions(item.finding for item in before.findings):
        return False
    hamlets = [{item.name for item in said} for said in (before.hamlets, report.hamlets)]
    return hamlets[0] == hamlets[1] and before.header == report.header


def _questions(found: Iterable[Finding]) -> frozenset[Hashable]:
    return frozenset((findings.statement(one), one.candidates) for one in found if one.severity is Severity.QUESTION)


def _figures(stored: SubmissionDetail) -> tuple[ReportedFigure, ...]:
    return tuple(item.figure for item in stored.figures)


def _why_nothing_new(before: SubmissionDetail) -> str:
    if before.state is SubmissionState.RETURNED:
        said = _("Chưa sửa gì: mọi ô giống bản {version} đã trả lại; chờ đơn vị sửa rồi gửi lại.")
    else:
        said = _("Cùng báo cáo với bản {version}, tệp chỉ được lưu hoặc đánh dấu lại; không ô nào thay đổi.")
    return said.format(version=before.version)


def _said(found: Finding, *, is_counted: bool) -> Hashable:
    """What a finding says; of one about a whole sheet only that it is there where its rows are not to be counted.

    A label read unasked that was answered before is one more row read by its name, and no code that is missing.
    """
    return findings.statement(found) if is_counted or found.where.cell else found.identity


def _is_read_as_answered(asked: StoredFinding, before: SubmissionDetail, report: ParsedReport) -> bool:
    """Whether the cell that a label was asked about gives unasked what the answer gave it."""
    if asked.is_open:
        return False
    where = asked.finding.where
    answered = [_as_answered(item) for item in before.figures if item.figure.where == where]
    return not differences(answered, [item for item in report.figures if item.where == where])


def _as_answered(stored: StoredFigure) -> ReportedFigure:
    is_corrected = stored.figure.status is FigureStatus.CORRECTED
    return replace(stored.figure, value=stored.original) if is_corrected else stored.figure


def _is_touched(item: StoredFigure) -> bool:
    return bool(item.reason) or item.original is not None


def _place(figure: ReportedFigure) -> tuple[str, str, str, str]:
    return figure.indicator, figure.part, figure.hamlet, figure.commune_code
