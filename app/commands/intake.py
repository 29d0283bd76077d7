"""``import`` and ``accept``: reports come in, are checked, and are accepted."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.commands import wording
from app.commands.console import Console
from app.commands.opening import opened
from app.domain import findings_text
from app.domain.findings import FROM_MEMORY, Finding, Severity
from app.domain.submissions import (
    TAKEN_UNASKED,
    ReadResult,
    SubmissionRow,
    SubmissionState,
    Verdict,
)
from app.errors import Problem, Refused
from app.i18n import _
from app.services import overview, submissions
from app.services.workspace import Workspace


@dataclass(slots=True)
class _Outcome:
    """What became of one file of an import."""

    result: ReadResult
    submission_id: int | None = None
    is_accepted: bool = False
    sha256: str = ""
    refused: Problem | None = None
    #: the file of this import that has the same bytes and was taken instead
    copy_of: str = ""


def import_(args: argparse.Namespace, console: Console) -> int:
    """Read, check and receive files; with ``--accept`` also accept what has no errors and no open questions.

    ``--again`` reads the kept workbooks of reports once more instead; what says something else now is a new version.
    Done (0) when at least one file got as far as was asked or was here already; refused (2) when none did.
    """
    if bool(args.paths) == bool(args.again):
        sentence = _("Câu lệnh còn thiếu TỆP, hoặc --again và số của báo cáo (chỉ ghi một trong hai); chưa làm gì cả.")
        raise Refused("bad-arguments", sentence)
    with opened(args, console) as ws:
        outcomes = [_Outcome(item) for item in _read(ws, args, console)]
        if not outcomes:
            raise Refused("no-files", _("Không có tệp bảng tính nào ở nơi đã chỉ; chưa làm gì cả."))
        _receive(ws, outcomes)
        if args.accept:
            _accept_all(ws, console, outcomes)
        _report(ws, console, outcomes, args)
    wanted = [item for item in outcomes if item.is_accepted or (item.submission_id and not args.accept)]
    return 0 if wanted or any(_is_settled(item, args) for item in outcomes) else 2


def _read(ws: Workspace, args: argparse.Namespace, console: Console) -> Sequence[ReadResult]:
    if args.again:
        return submissions.read_again(ws, args.again, console.progress)
    return submissions.read(ws, args.paths, console.progress)


def _is_settled(item: _Outcome, args: argparse.Namespace) -> bool:
    """A file that was here before counts as done, unless acceptance was asked for and refused."""
    return item.result.verdict is Verdict.SAME and (item.refused is None or not args.accept)


def _receive(ws: Workspace, outcomes: Sequence[_Outcome]) -> None:
    chosen = []
    groups: dict[object, list[_Outcome]] = {}
    for item in outcomes:
        if item.result.verdict in TAKEN_UNASKED and item.result.report is not None:
            groups.setdefault((item.result.unit_id, item.result.period), []).append(item)
        elif item.result.verdict not in (Verdict.SAME, Verdict.SKIPPED):
            item.refused = Refused(item.result.problem_code or item.result.verdict.value, item.result.problem)
    for group in groups.values():
        different = {item.result.sha256: item for item in group}
        if len(different) == 1:
            chosen.append(group[0])
            for item in group[1:]:
                item.copy_of = group[0].result.file_name
            continue
        names = ", ".join(item.result.file_name for item in group)
        sentence = _("Các tệp {names} cùng là báo cáo của {unit} cho một kỳ nên không tệp nào được nhận.")
        for item in group:
            item.refused = Refused(
                "same-unit-twice",
                sentence.format(names=names, unit=item.result.unit_name),
                _("Giữ lại một tệp rồi nhập lại."),
            )
    try:
        ids = submissions.receive(ws, [one.result for one in chosen])
    except Refused:
        # One file that cannot be stored must not keep the others out, nor leave them without an answer.
        _receive_each(ws, chosen)
        return
    for item, submission_id in zip(chosen, ids, strict=True):
        item.submission_id = submission_id


def _receive_each(ws: Workspace, chosen: Sequence[_Outcome]) -> None:
    for item in chosen:
        try:
            (item.submission_id,) = submissions.receive(ws, [item.result])
        except Refused as problem:
            item.refused = problem


def _accept_all(ws: Workspace, console: Console, outcomes: Sequence[_Outcome]) -> None:
    for item in outcomes:
        submission_id = item.submission_id
        if submission_id is None and item.result.verdict is Verdict.SAME:
            submission_id = _waiting(ws, item)
        if submission_id is None:
            continue
        item.submission_id = submission_id
        try:
            acceptance = submissions.accept(ws, submission_id)
        except Refused as problem:
            item.refused = problem
        else:
            item.is_accepted, item.sha256 = True, acceptance.content_sha256
            console.acknowledge(submission_id, acceptance.content_sha256)


def _waiting(ws: Workspace, item: _Outcome) -> int | None:
    """The version of a file that was received before, when it still waits for acceptance."""
    if item.result.unit_id is None or item.result.period is None:
        return None
    rows = submissions.board(ws, item.result.period.year)
    row = next((one for one in rows if one.unit_id == item.result.unit_id), None)
    if row is None or row.submission_id is None or row.state is not SubmissionState.RECEIVED:
        return None
    is_same = submissions.detail(ws, row.submission_id).file_sha256 == item.result.sha256
    return row.submission_id if is_same else None


def _noted(ws: Workspace, item: _Outcome) -> tuple[Finding, ...]:
    """What the report just received says about answers and meanings of earlier that were applied to it."""
    if item.submission_id is None or item.result.verdict is Verdict.SAME:
        return ()
    stored = (one.finding for one in submissions.detail(ws, item.submission_id).findings)
    return tuple(found for found in stored if found.code in FROM_MEMORY)


def _report(ws: Workspace, console: Console, outcomes: Sequence[_Outcome], args: argparse.Namespace) -> None:
    for item in outcomes:
        if item.refused is not None:
            console.refuse(item.refused, item.result.file_name)
    if args.json:
        console.json({"files": [_file_json(ws, item) for item in outcomes]})
        return
    for item in outcomes:
        # Where a file was refused its sentence stands on standard error already.
        if item.refused is None or item.result.verdict in TAKEN_UNASKED:
            for line in _lines(ws, item):
                console.line(line)


def _lines(ws: Workspace, item: _Outcome) -> Iterator[str]:
    """What became of one file, for people."""
    result = item.result
    if item.copy_of:
        said = _("{name}: từng byte giống tệp {other}; chỉ tiếp nhận một lần")
        yield said.format(name=result.file_name, other=item.copy_of)
        return
    yield f"{result.file_name}: {wording.verdict(result)}"
    if result.report is not None:
        counts = _("{figures} số liệu, {blocking} lỗi chặn, {questions} câu hỏi, {warnings} cảnh báo").format(
            figures=result.figure_count,
            blocking=result.count(Severity.ERROR),
            questions=result.count(Severity.QUESTION),
            warnings=result.count(Severity.WARNING),
        )
        yield f"  {result.unit_name or '?'}, {wording.period(result.period)}: {counts}"
    if noted := len(_noted(ws, item)):
        yield "  " + _("{count} chỗ lấy theo câu trả lời, cách hiểu lần trước").format(count=noted)
    if item.is_accepted:
        yield "  " + _("đã duyệt, báo cáo số {id}").format(id=item.submission_id)
    elif item.submission_id is not None and item.result.verdict is not Verdict.SAME:
        yield "  " + _("đã tiếp nhận, báo cáo số {id}").format(id=item.submission_id)


def _file_json(ws: Workspace, item: _Outcome) -> dict[str, Any]:
    result = item.result
    problem = item.refused
    repeated = [found for found in _noted(ws, item) if found not in result.findings]
    return {
        "path": result.path,
        "sha256": result.sha256,
        "unit": {"code": result.unit_code, "name": result.unit_name} if result.unit_id else None,
        "period": [result.period.start.isoformat(), result.period.end.isoformat()] if result.period else None,
        "verdict": result.verdict.value,
        "counts": {
            "figures": result.figure_count,
            "questions": result.count(Severity.QUESTION),
            "blocking": result.count(Severity.ERROR),
            "warnings": result.count(Severity.WARNING),
        },
        "findings": [
            finding_json(ws, found, result.period.year if result.period else None)
            for found in (*result.findings, *repeated)
        ],
        "copy_of": item.copy_of or None,
        "submission_id": item.submission_id,
        "accepted": item.is_accepted,
        "problem": {"code": problem.code, "message": str(problem)} if problem else None,
    }


def finding_json(ws: Workspace, found: Finding, year: int | None) -> dict[str, Any]:
    """One finding for programs; a question brings its candidates, to be chosen by their number."""
    return {
        "code": found.code,
        "severity": found.severity.value,
        "sheet": found.where.sheet or None,
        "cell": found.where.cell or None,
        "message": findings_text.sentence(found, ws.presets.catalogue(year or ws.today.year)),
        "indicator": found.indicator,
        "hamlet": found.hamlet,
        "candidates": [
            {"label": item.label, "values": {code: wording.plain(value) for code, value in item.values}}
            for item in found.candidates
        ],
    }


def rows_of(ws: Workspace, year: int, units: Sequence[str]) -> list[SubmissionRow]:
    """The reports of a year, of the named units or of all."""
    rows = list(submissions.board(ws, year))
    if not units:
        return rows
    wanted = {overview.unit_named(ws, text, year).id for text in units}
    return [row for row in rows if row.unit_id in wanted]


# --- accept -----------------------------------------------------------------------------------------------


def accept(args: argparse.Namespace, console: Console) -> int:
    """Accept the named reports, or every report of the year that waits; one ``ACK`` line for each."""
    accepted, refused = [], []
    with opened(args, console) as ws:
        year = overview.year_of(ws, args.year)
        rows = rows_of(ws, year, args.units)
        for row in rows:
            if row.submission_id is None or (not args.units and row.state is not SubmissionState.RECEIVED):
                continue
            try:
                acceptance = submissions.accept(ws, row.submission_id)
            except Refused as problem:
                refused.append({"unit": row.unit_name, "code": problem.code, "message": str(problem)})
                console.refuse(problem, row.unit_name)
            else:
                accepted.append(
                    {"submission_id": row.submission_id, "unit": row.unit_name, "sha256": acceptance.content_sha256}
                )
                console.acknowledge(acceptance.submission_id, acceptance.content_sha256)
                if not args.json:
                    sentence = _("{unit}: đã duyệt, báo cáo số {id}")
                    console.line(sentence.format(unit=row.unit_name, id=row.submission_id))
    if args.json:
        console.json({"year": year, "accepted": accepted, "refused": refused})
    elif not accepted and not refused:
        raise Refused("nothing-to-accept", _("Không có báo cáo nào đang chờ duyệt."))
    return 2 if refused and not accepted else 0
