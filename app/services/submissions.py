"""Life of the reports «báo cáo xã gửi lên»: read, receive, check, correct, return, accept, amend.

Reading touches no data; every other action is one write that is wholly there or wholly absent. Only accepted versions
count in totals; they are locked, and a change goes through an amendment «đính chính» with its reason.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.db import board as db_board
from app.db import submissions as db_submissions
from app.db.history import OperationKind
from app.db.types import DbConnection
from app.domain.sheets import SheetGrid
from app.domain.submissions import (
    RECEIVABLE,
    Acceptance,
    Difference,
    ReadResult,
    SubmissionDetail,
    SubmissionRow,
    SubmissionState,
)
from app.domain.submissions import differences as compare
from app.errors import Refused
from app.i18n import _
from app.progress import Progress, silent
from app.services import comparing, corrections, intake, originals, questions, scope, storing
from app.services.open_reports import (
    check_again,
    check_year_after,
    has_year_before,
    load,
    load_open,
    load_to_settle,
    load_unlocked,
    refuse_blocked,
    refuse_closed_years,
    remark,
    required,
    wrong_state,
)
from app.services.workspace import Workspace


def read(
    ws: Workspace, paths: Sequence[Path], progress: Progress, cancelled: Callable[[], bool] | None = None
) -> tuple[ReadResult, ...]:
    """What each file (folders: every workbook inside) is and says; nothing is stored, a cancel leaves nothing."""
    return intake.read(ws, paths, intake.Watch(progress, cancelled))


def read_again(ws: Workspace, submission_ids: Sequence[int], progress: Progress) -> tuple[ReadResult, ...]:
    """What the kept workbooks of these reports say by what has been confirmed since; nothing is stored.

    One that says something else now can be received as the next version, keeping answers and corrections. Raises
    ``Refused`` when there is no such report or it is not the version to work on.
    """
    return intake.read_again(ws, submission_ids, intake.Watch(progress))


def receive(ws: Workspace, results: Sequence[ReadResult]) -> tuple[int, ...]:
    """Store read files as received «tiếp nhận» versions, all of them or none; returns their ids in the same order.

    Raises ``Refused`` when one of them must not be received or when two are about the same unit and period.
    """
    _refuse_unreceivable(results)
    if not results:
        return ()
    label = _("Tiếp nhận {count} báo cáo").format(count=len(results))
    with ws.store.write(label, ws.actor, kind=OperationKind.IMPORT) as connection:
        refuse_closed_years(connection, results)
        ids = tuple(storing.store(connection, ws, item) for item in results)
        for year in sorted({item.period.year for item in results if item.period}):
            comparing.compare_reports(connection, ws, year)
        return ids


def _refuse_unreceivable(results: Sequence[ReadResult]) -> None:
    seen: dict[object, str] = {}
    for item in results:
        if item.verdict not in RECEIVABLE or item.report is None:
            sentence = _("Tệp {name} không tiếp nhận được: {why}")
            raise Refused(
                "not-receivable", sentence.format(name=item.file_name, why=item.problem or item.verdict.value)
            )
        key = (item.unit_id, item.period)
        if key in seen:
            raise Refused(
                "same-unit-twice",
                _("Hai tệp {first} và {second} cùng là báo cáo của {unit} cho một kỳ.").format(
                    first=seen[key], second=item.file_name, unit=item.unit_name
                ),
                _("Chọn một tệp để tiếp nhận; chưa lưu gì cả."),
            )
        seen[key] = item.file_name


def board(ws: Workspace, year: int) -> tuple[SubmissionRow, ...]:
    """One line per commune and station that owes a report for ``year``, with its current version."""
    with ws.store.read() as connection:
        return board_of(connection, year)


def board_of(connection: DbConnection, year: int) -> tuple[SubmissionRow, ...]:
    """The same inside a transaction."""
    expected = scope.expected(connection, scope.year_end(year))
    rows = tuple(
        SubmissionRow(item.id, item.name, item.code or "", is_station)
        for items, is_station in ((expected.communes, False), (expected.stations, True))
        for item in items
    )
    return db_board.complete(connection, rows, year)


def years_with_reports(ws: Workspace) -> tuple[int, ...]:
    """Years of which at least one report is stored, the newest first."""
    with ws.store.read() as connection:
        return db_board.years_with_reports(connection)


def detail(ws: Workspace, submission_id: int) -> SubmissionDetail:
    """One version whole; raises ``Refused`` when there is none with this id."""
    with ws.store.read() as connection:
        return load(connection, submission_id)


def versions(ws: Workspace, submission_id: int) -> tuple[db_submissions.Version, ...]:
    """All versions of the same unit and period, oldest first."""
    with ws.store.read() as connection:
        item = load(connection, submission_id)
        return db_submissions.versions(connection, item.unit_id, item.period)


# --- decisions about a whole version -----------------------------------------------------------------------------


def accept(ws: Workspace, submission_id: int) -> Acceptance:
    """Accept «duyệt»: lock one version, let its figures count, supersede the version accepted before.

    Raises ``Refused("not-acceptable")`` that names what blocks it.
    """
    name = detail(ws, submission_id).unit_name
    label = _("Duyệt báo cáo {unit}").format(unit=name)
    with ws.store.write(label, ws.actor, kind=OperationKind.ACCEPTANCE) as connection:
        return accept_within(connection, ws, submission_id)


def accept_within(connection: DbConnection, ws: Workspace, submission_id: int) -> Acceptance:
    """Accept one version inside a write; a refusal comes before anything of it is changed."""
    item = load_unlocked(connection, submission_id)
    _refuse_unless_waiting(connection, item)
    refuse_blocked(ws, item)
    _refuse_overlap(connection, item)
    seal = db_submissions.mark_accepted(connection, submission_id, ws.clock())
    found_later = check_year_after(connection, ws, item)
    return Acceptance(submission_id, seal, has_year_before(connection, item), found_later)


def _refuse_unless_waiting(connection: DbConnection, item: SubmissionDetail) -> None:
    known = db_submissions.versions(connection, item.unit_id, item.period)
    current = db_submissions.current_of(known)
    if item.state is not SubmissionState.RECEIVED:
        raise Refused("not-acceptable", wrong_state(item))
    if current is not None and current.id != item.id:
        sentence = _("Báo cáo {unit} đã có bản {version} mới hơn; hãy làm việc trên bản đó.")
        raise Refused("not-acceptable", sentence.format(unit=item.unit_name, version=current.version))


def _refuse_overlap(connection: DbConnection, item: SubmissionDetail) -> None:
    """Two accepted reports over the same days would count twice."""
    known = db_board.versions_of_year(connection, item.period.year).get(item.unit_id, ())
    for other in db_board.counting(known):
        overlaps = other.period.start <= item.period.end and item.period.start <= other.period.end
        if other.period != item.period and overlaps:
            raise Refused(
                "period-overlap",
                _("{unit} đã có báo cáo được duyệt cho kỳ trùng ngày với kỳ này; duyệt cả hai sẽ tính hai lần.").format(
                    unit=item.unit_name
                ),
            )


def return_(ws: Workspace, submission_id: int, reason: str) -> None:
    """Return «trả lại» a received version to its sender, with the reason."""
    why = required(reason)
    name = detail(ws, submission_id).unit_name
    with ws.store.write(_("Trả lại báo cáo {unit}").format(unit=name), ws.actor) as connection:
        item = load_open(connection, submission_id)
        db_submissions.mark_returned(connection, submission_id, why)
        comparing.compare_reports(connection, ws, item.period.year)


def amend(ws: Workspace, submission_id: int, reason: str) -> int:
    """Start an amendment «đính chính» of an accepted version; returns its id.

    The accepted version keeps counting until the amendment is accepted.
    """
    why = required(reason)
    name = detail(ws, submission_id).unit_name
    with ws.store.write(_("Lập bản đính chính báo cáo {unit}").format(unit=name), ws.actor) as connection:
        item = load_unlocked(connection, submission_id)
        if item.state is not SubmissionState.ACCEPTED:
            raise Refused("not-amendable", _("Chỉ báo cáo đã duyệt mới cần đính chính.") + " " + wrong_state(item))
        known = db_submissions.versions(connection, item.unit_id, item.period)
        if known[-1].state is SubmissionState.RECEIVED:
            sentence = _("Báo cáo {unit} đã có bản {version} đang chờ duyệt; hãy sửa ngay trên bản đó.")
            raise Refused("not-amendable", sentence.format(unit=item.unit_name, version=known[-1].version))
        amendment = db_submissions.copy_version(connection, submission_id, why, ws.clock())
        # What the accepted version was checked against may have changed while it was locked.
        check_again(connection, ws, load(connection, amendment))
        return amendment


def record_copies(ws: Workspace, submission_id: int, soft_on: date | None, hard_on: date | None) -> None:
    """Note on which days the soft copy «bản mềm» and the hard copy «bản cứng» came; ``None`` = not yet."""
    name = detail(ws, submission_id).unit_name
    for day in (soft_on, hard_on):
        if day is not None and day > ws.today:
            raise Refused("future-day", _("Ngày nhận không thể sau hôm nay."))
    with ws.store.write(_("Ghi ngày nhận bản mềm, bản cứng {unit}").format(unit=name), ws.actor) as connection:
        db_submissions.set_copies(connection, submission_id, soft_on, hard_on)


# --- decisions about figures and findings ------------------------------------------------------------------------


def correct(ws: Workspace, submission_id: int, figure_id: int, value: Decimal | None, reason: str) -> None:
    """Correct one figure of a received version; what the workbook said is kept beside it, all checks run again."""
    why = required(reason)
    name = detail(ws, submission_id).unit_name
    with ws.store.write(_("Sửa số liệu báo cáo {unit}").format(unit=name), ws.actor) as connection:
        item = load_open(connection, submission_id)
        corrections.refuse_other_sum(ws.presets.catalogue(item.period.year), item, figure_id, value)
        corrections.correct(connection, item, figure_id, corrections.Correction(value, why, ws.actor))
        check_again(connection, ws, item)


def answer(
    ws: Workspace,
    submission_id: int,
    finding_id: int,
    candidate: int | None,
    values: tuple[tuple[str, Decimal | None], ...] = (),
) -> None:
    """Answer one question by the number of its candidate, or (``None``) by values for the figures it asks about."""
    questions.answer_many(ws, [questions.GivenAnswer(submission_id, finding_id, candidate, values)])


def override(ws: Workspace, submission_id: int, finding_id: int, reason: str) -> None:
    """Let a warning or an error pass with a reason; a question is answered instead."""
    why = required(reason)
    name = detail(ws, submission_id).unit_name
    with ws.store.write(_("Bỏ qua phát hiện của báo cáo {unit}").format(unit=name), ws.actor) as connection:
        item = load_to_settle(connection, submission_id, finding_id)
        found = remark(item, finding_id)
        corrections.override(connection, found, why, ws.actor)


# --- the sender's own workbook ------------------------------------------------------------------------------------


def original(ws: Workspace, submission_id: int) -> tuple[str, bytes]:
    """File name and bytes of the workbook one version was read from, exactly as they came."""
    detail(ws, submission_id)
    return originals.original(ws, submission_id)


def grid(ws: Workspace, submission_id: int, progress: Progress = silent) -> tuple[SheetGrid, ...]:
    """The sheets of the sender's workbook as text, for looking at a figure in its place."""
    detail(ws, submission_id)
    return originals.grid(ws, submission_id, progress)


def differences(ws: Workspace, submission_id: int) -> tuple[Difference, ...]:
    """What changed in the figures against the version before; empty for a first version."""
    with ws.store.read() as connection:
        item = load(connection, submission_id)
        known = db_submissions.versions(connection, item.unit_id, item.period)
        earlier = (one for one in reversed(known) if one.version < item.version)
        before = next((one for one in earlier if one.state is not SubmissionState.DRAFT), None)
        if before is None:
            return ()
        old = load(connection, before.id)
    return compare((one.figure for one in old.figures), (one.figure for one in item.figures))
