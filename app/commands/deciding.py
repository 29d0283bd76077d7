"""``answer``, ``return`` and ``undo``: what a person decides about reports, each one write like in the window."""

import argparse
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from app.commands.console import Console
from app.commands.intake import rows_of
from app.commands.opening import opened
from app.domain.submissions import SubmissionRow
from app.errors import Refused
from app.i18n import _
from app.services import history, overview, submissions, undoing
from app.services.workspace import Workspace


def answer(args: argparse.Namespace, console: Console) -> int:
    """Answer one question by the number of a choice or by values of one's own, or let a finding pass with a reason."""
    given = [args.choose is not None, bool(args.value), args.reason is not None]
    if sum(given) != 1:
        sentence = _("Ghi đúng một trong --choose, --value, --reason; chưa trả lời gì.")
        raise Refused("bad-arguments", sentence)
    values = tuple(_value(text) for text in args.value or ())
    with opened(args, console) as ws:
        if args.reason is not None:
            submissions.override(ws, args.report, args.finding, args.reason)
        else:
            submissions.answer(ws, args.report, args.finding, None if values else args.choose - 1, values)
        found = next(item for item in submissions.detail(ws, args.report).findings if item.id == args.finding)
        left = sum(item.is_open for item in submissions.detail(ws, args.report).findings)
    if args.json:
        told = {"submission_id": args.report, "finding_id": found.id, "answer": found.answer, "reason": found.reason}
        console.json({**told, "open": left})
        return 0
    words = _("Đã trả lời: {answer}") if found.answer else _("Đã bỏ qua: {answer}")
    console.line(words.format(answer=found.answer or found.reason))
    console.line(_("Báo cáo số {id} còn {count} điều mở").format(id=args.report, count=left))
    return 0


def _value(text: str) -> tuple[str, Decimal | None]:
    """``F06=3``, with a decimal point; nothing behind the sign is a blank «chưa có số liệu»."""
    code, sign, number = text.partition("=")
    try:
        if not sign or not code.strip():
            raise InvalidOperation
        return code.strip(), Decimal(number.strip()) if number.strip() else None
    except InvalidOperation as error:
        sentence = _("Không hiểu “{text}”; chưa trả lời gì.").format(text=text)
        raise Refused("bad-value", sentence, _("Ghi như F06=3 hoặc A01=20.203; A01= là chưa có số liệu.")) from error


def return_(args: argparse.Namespace, console: Console) -> int:
    """Return the waiting report of one unit to its sender, with the reason."""
    with opened(args, console) as ws:
        year = overview.year_of(ws, args.year)
        row = _report_of(rows_of(ws, year, [args.unit]), args.unit, year)
        submissions.return_(ws, row.submission_id or 0, args.reason)
    if args.json:
        console.json({"year": year, "unit": row.unit_name, "submission_id": row.submission_id, "reason": args.reason})
        return 0
    console.line(_("{unit}: đã trả lại báo cáo số {id}").format(unit=row.unit_name, id=row.submission_id))
    console.line(_("Lập tệp đánh dấu lỗi để gửi đơn vị: annotate --id {id} --slip").format(id=row.submission_id))
    return 0


def _report_of(rows: Sequence[SubmissionRow], name: str, year: int) -> SubmissionRow:
    found = next((row for row in rows if row.submission_id is not None), None)
    if found is None:
        sentence = _("{unit} chưa có báo cáo năm {year} nào để trả lại.")
        raise Refused("no-submission", sentence.format(unit=name, year=year))
    return found


#: What is undone by somebody who says so only.
_ASKED = frozenset({"undo-acceptance", "undo-gone-out"})


def undo(args: argparse.Namespace, console: Console) -> int:
    """Take back the last operation, or one import of any day; ``--list`` only names the imports.

    What takes reports out, ends an acceptance or left the building is done with ``--yes`` only.
    """
    with opened(args, console, read_only=args.list) as ws:
        if args.list:
            return _list(ws, console)
        if args.id is not None:
            return _undo_import(ws, args, console)
        label = _undo_last(ws, is_sure=args.yes)
    if args.json:
        console.json({"undone": label})
    else:
        console.line(_("Đã hoàn tác: {label}").format(label=label))
    return 0


def _undo_last(ws: Workspace, *, is_sure: bool) -> str:
    found = history.undoable(ws)
    if found is None:
        raise Refused("nothing-to-undo", _("Không còn việc nào để hoàn tác."))
    if (gone := history.reports_added(ws, found.id)) and not is_sure:
        sentence = _("“{label}” đưa vào {count} báo cáo; hoàn tác sẽ bỏ chúng khỏi số liệu. Chưa hoàn tác gì.")
        way_out = _("Chắc chắn thì thêm --yes.")
        raise Refused("undo-import", sentence.format(label=found.label, count=len(gone)), way_out)
    try:
        return history.undo(ws, is_deliberate=is_sure)
    except Refused as problem:
        if problem.code not in _ASKED:
            raise
        way = _("{way} Chắc chắn thì thêm --yes.").format(way=problem.way_out)
        raise Refused(problem.code, problem.sentence, way) from problem


def _list(ws: Workspace, console: Console) -> int:
    for row in undoing.imports(ws):
        state = _(" [đã hoàn tác]") if row.is_undone else ""
        units = ", ".join(row.units)
        console.line(f"{row.id}. {row.at:%d/%m/%Y %H:%M} · {row.label} · {units}{state}")
    return 0


def _undo_import(ws: Workspace, args: argparse.Namespace, console: Console) -> int:
    report = undoing.undo_import(ws, args.id) if args.yes else undoing.preview_undo(ws, args.id)
    counts = {"reversed": len(report.reversed), "kept": len(report.kept), "failed": len(report.failed)}
    if args.json:
        console.json({"import": args.id, "done": args.yes, **counts})
        return 0
    words = _("Đã hoàn tác “{label}”: {reversed} mục trở về, {kept} mục giữ lại, {failed} mục không hoàn tác được")
    if not args.yes:
        words = _(
            "Nếu hoàn tác “{label}”: {reversed} mục trở về, {kept} mục giữ lại, {failed} mục không được; thêm --yes"
        )
    console.line(words.format(label=report.label, **counts))
    for reason in dict.fromkeys(item.reason for item in (*report.kept, *report.failed)):
        console.line(f"  {reason}")
    return 0
