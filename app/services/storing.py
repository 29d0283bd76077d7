"""Storing read files as received versions: hamlets become units, bytes are kept, old answers are used again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.db import figures, findings, hamlets, registers, source_files, submissions, units
from app.db.types import DbConnection
from app.domain.findings import Finding
from app.domain.submissions import ParsedReport, ReadResult
from app.errors import Refused
from app.i18n import _
from app.services import checking, questions, recognition, rereading
from app.services.workspace import Workspace


def store(connection: DbConnection, ws: Workspace, result: ReadResult) -> int:
    """Store one read file as the next version of its unit and period; returns its id."""
    report = checking.parsed(result)
    if result.unit_id is None or result.period is None:
        raise ValueError(result.path)
    known = submissions.versions(connection, result.unit_id, result.period)
    if result.again_of:
        rereading.refuse_outdated(connection, result)
    elif any(item.brings(result.sha256) for item in known):
        sentence = _("Tệp {name} đã được tiếp nhận rồi; không có gì thay đổi.")
        raise Refused("already-received", sentence.format(name=result.file_name))
    # Asked anew: a report stored a moment ago may have made hamlets that were not there when this one was read.
    asked = _hamlet_questions(connection, result, report, known)
    matches = _match_hamlets(connection, result, report)
    submission_id = submissions.insert_new(connection, _envelope(connection, ws, result, matches))
    figures.insert_all(connection, submission_id, report.figures, _scopes(connection, result, report, matches))
    registers.insert_rows(connection, submission_id, report.rows)
    registers.insert_narrative(connection, submission_id, report.narrative)
    others = tuple(item for item in result.findings if item.code not in recognition.HAMLET_QUESTIONS)
    checking.store_findings(connection, submission_id, replace(result, findings=(*others, *asked)))
    is_answered = questions.answer_as_before(connection, submission_id, result.sha256, known)
    subject = checking.Subject(report, result.unit_id, result.period)
    if result.again_of:
        rereading.carry(connection, ws, result.again_of, submission_id)
        return submission_id
    if known:
        rereading.name_lost(connection, known[-1].id, submission_id)
    if is_answered or _is_checked_otherwise(connection, ws, result, subject):
        checking.check_again(connection, ws, submission_id)
    return submission_id


def _is_checked_otherwise(
    connection: DbConnection, ws: Workspace, result: ReadResult, subject: checking.Subject
) -> bool:
    """Whether since the reading a report of the year before came or went, the plan or the register is another one."""
    now = checking.grounds(connection, ws, subject)
    return (result.compared_with, result.checked_by) != now


def _envelope(
    connection: DbConnection, ws: Workspace, result: ReadResult, matches: tuple[submissions.HamletMatch, ...]
) -> submissions.NewSubmission:
    report, now = checking.parsed(result), ws.clock()
    if result.unit_id is None or result.period is None:
        raise ValueError(result.path)
    before = submissions.load(connection, result.again_of) if result.again_of else None
    original = source_files.Original(result.file_name, result.sha256, result.content)
    return submissions.NewSubmission(
        unit_id=result.unit_id,
        period=result.period,
        source_file_id=source_files.store(connection, original, now),
        file_name=result.file_name,
        header=report.header,
        hamlets=matches,
        encodings=report.encodings,
        received_at=now,
        soft_copy_on=before.soft_copy_on if before else ws.today,
        hard_copy_on=before.hard_copy_on if before else None,
        amend_reason=_("đọc lại tệp gốc của bản {version}").format(version=before.version) if before else "",
        registers=report.registers,
    )


def _hamlet_questions(
    connection: DbConnection, result: ReadResult, report: ParsedReport, known: Sequence[submissions.Version]
) -> tuple[Finding, ...]:
    """Questions about hamlets, those that the version before left open among them."""
    if result.unit_id is None or result.period is None:
        raise ValueError(result.path)
    asked = recognition.hamlet_questions(connection, result.unit_id, report, result.period)
    names = {item.name for item in report.hamlets} - {item.hamlet for item in asked}
    left = [record.stored for version in known[-1:] for record in findings.load_all(connection, version.id)]
    return (
        *asked,
        *(
            item.finding
            for item in left
            if item.is_open and item.finding.code in recognition.HAMLET_QUESTIONS and item.finding.hamlet in names
        ),
    )


def _match_hamlets(
    connection: DbConnection, result: ReadResult, report: ParsedReport
) -> tuple[submissions.HamletMatch, ...]:
    if result.unit_id is None or result.period is None:
        raise ValueError(result.path)
    found: dict[int, submissions.HamletMatch] = {}
    ids = hamlets.ensure_hamlets(connection, result.unit_id, report.hamlets, result.period.end)
    for hamlet, unit_id in zip(report.hamlets, ids, strict=True):
        if unit_id in found:
            raise Refused(
                "hamlet-twice",
                _("Tệp {name}: {first} và {second} là cùng một xóm theo danh mục đơn vị.").format(
                    name=result.file_name, first=found[unit_id].hamlet.name, second=hamlet.name
                ),
                _("Sửa tên, mã xóm trong tệp hoặc danh mục đơn vị rồi nhập lại; chưa lưu gì cả."),
            )
        found[unit_id] = submissions.HamletMatch(hamlet, unit_id)
    return tuple(found.values())


def _scopes(
    connection: DbConnection,
    result: ReadResult,
    report: ParsedReport,
    matches: Iterable[submissions.HamletMatch],
) -> figures.Scopes:
    if result.unit_id is None or result.period is None:
        raise ValueError(result.path)
    communes = {}
    for code in {item.commune_code for item in report.figures if item.commune_code}:
        commune = units.by_code(connection, code, result.period.end)
        if commune is None:
            raise Refused(
                "unknown-commune",
                _("Tệp {name} có cột mang mã {code} mà danh mục không có.").format(name=result.file_name, code=code),
                _("Sửa mã ở đầu cột rồi nhập lại; chưa lưu gì cả."),
            )
        communes[code] = commune.id
    return figures.Scopes(result.unit_id, {item.hamlet.name: item.unit_id for item in matches}, communes)
