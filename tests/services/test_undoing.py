"""Undoing an import on a later day: what nobody touched goes, what somebody changed stays and is named."""

from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db import history as db_history
from app.db.source_files import of_submission
from app.db.tables import metadata, source_file
from app.domain.submissions import SubmissionState, Verdict
from app.domain.undoing import BroughtKind
from app.errors import Refused
from app.services import history, submissions, undoing
from app.services.workspace import Workspace
from tests.support.sent_workbooks import LUNG_NAM, SOC_HA, TONG_COT, YEAR_2021, changed_copy, read_one, received
from tests.support.stored_reports import figure, operations

FIRST = YEAR_2021 / SOC_HA
OTHER = YEAR_2021 / LUNG_NAM


def content(ws: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every logged table."""
    with ws.store.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in metadata.sorted_tables
            if table in db_history.logged_tables()
        }


def last_import(ws: Workspace) -> int:
    return undoing.imports(ws)[0].id


def correct(ws: Workspace, submission_id: int, code: str = "A34", value: int = 77) -> None:
    stored = figure(submissions.detail(ws, submission_id), code)
    submissions.correct(ws, submission_id, stored.id, Decimal(value), "gọi điện hỏi lại")


def test_that_an_untouched_import_goes_without_a_trace_days_later(ws: Workspace) -> None:
    before = content(ws)
    received(ws, FIRST, OTHER)
    operation = last_import(ws)
    report = undoing.undo_import(ws, operation)
    assert content(ws) == before
    assert report.kept == report.failed == ()
    assert report.total == len(report.reversed) > 500
    assert {item.unit for item in report.reversed if item.kind is BroughtKind.FIGURE} == {"Sóc Hà", "Lũng Nặm"}
    assert undoing.imports(ws)[0].is_undone


def test_that_an_import_is_found_however_much_was_done_since(ws: Workspace) -> None:
    submission_id = received(ws, FIRST)["Sóc Hà"]
    operation = last_import(ws)
    for value in range(3):
        correct(ws, submission_id, value=value)
    assert [item.id for item in undoing.imports(ws, limit=2)] == [operation]
    undoing.undo_import(ws, operation)
    assert [(item.id, item.is_undone) for item in undoing.imports(ws, limit=2)] == [(operation, True)]


def test_that_other_work_since_stays_as_it_is(ws: Workspace) -> None:
    first = received(ws, FIRST)["Sóc Hà"]
    operation = last_import(ws)
    other = received(ws, OTHER)["Lũng Nặm"]
    correct(ws, other)
    before = submissions.detail(ws, other)
    undoing.undo_import(ws, operation)
    assert submissions.detail(ws, other) == before
    with pytest.raises(Refused, match="Không có báo cáo"):
        submissions.detail(ws, first)


def test_that_a_corrected_figure_stays_as_a_draft_that_counts_nowhere(ws: Workspace) -> None:
    submission_id = received(ws, FIRST)["Sóc Hà"]
    correct(ws, submission_id)
    report = undoing.undo_import(ws, last_import(ws))
    assert [(item.unit, item.name, item.kind) for item in report.kept] == [("Sóc Hà", "A34", BroughtKind.FIGURE)]
    assert "Sửa số liệu báo cáo Sóc Hà, Nông Thị Lan, ngày 18/01/2022" in report.kept[0].reason
    left = submissions.detail(ws, submission_id)
    assert left.state is SubmissionState.DRAFT
    assert [(item.figure.indicator, item.figure.value) for item in left.figures] == [("A34", Decimal(77))]
    assert (left.rows, left.narrative, left.hamlets) == ((), (), ())
    with pytest.raises(Refused) as caught:
        submissions.accept(ws, submission_id)
    assert caught.value.code == "not-acceptable"


def test_that_the_file_of_an_undone_import_can_be_received_again(ws: Workspace) -> None:
    submission_id = received(ws, FIRST)["Sóc Hà"]
    whole = submissions.detail(ws, submission_id)
    correct(ws, submission_id)
    undoing.undo_import(ws, last_import(ws))
    assert read_one(ws, FIRST).verdict is Verdict.NEWER
    again = submissions.detail(ws, received(ws, FIRST)["Sóc Hà"])
    assert [item.figure for item in again.figures] == [item.figure for item in whole.figures]
    assert read_one(ws, FIRST).verdict is Verdict.SAME


def test_that_a_newer_file_gives_way_to_the_version_before_with_the_correction_on_top(
    ws: Workspace, tmp_path: Path
) -> None:
    first = received(ws, FIRST)["Sóc Hà"]
    before = submissions.detail(ws, first)
    cell = figure(before, "A40").figure.where
    newer = changed_copy(FIRST, tmp_path / "sửa.xlsx", cell.sheet, {cell.cell: 8})
    second = received(ws, newer)["Sóc Hà"]
    correct(ws, second)
    report = undoing.undo_import(ws, last_import(ws))
    now = submissions.detail(ws, second)
    assert (now.state, now.file_name, now.file_sha256) == (before.state, before.file_name, before.file_sha256)
    assert [item.name for item in report.kept] == ["A34"]
    kept = figure(now, "A34")
    assert (kept.figure.value, kept.original) == (Decimal(77), figure(before, "A34").figure.value)
    assert kept.figure.where == figure(before, "A34").figure.where
    others = {(item.figure.indicator, item.figure.hamlet, item.figure.part): item.figure for item in now.figures}
    for item in before.figures:
        if item.id != figure(before, "A34").id:
            assert others[item.figure.indicator, item.figure.hamlet, item.figure.part] == item.figure
    assert (now.rows, now.narrative, now.hamlets) == (before.rows, before.narrative, before.hamlets)
    with ws.store.read() as connection:
        assert of_submission(connection, second).content == FIRST.read_bytes()


def test_that_figures_a_newer_version_took_over_are_not_said_to_be_gone(ws: Workspace, tmp_path: Path) -> None:
    first = received(ws, FIRST)["Sóc Hà"]
    older, before = last_import(ws), submissions.detail(ws, first)
    cell = figure(before, "A40").figure.where
    second = received(ws, changed_copy(FIRST, tmp_path / "sửa.xlsx", cell.sheet, {cell.cell: 8}))["Sóc Hà"]
    newer = last_import(ws)
    correct(ws, second)
    undoing.undo_import(ws, newer)
    rebuilt, stands = submissions.detail(ws, second), submissions.detail(ws, first)
    report = undoing.preview_undo(ws, older)
    assert {item.kind for item in report.reversed} <= {BroughtKind.HAMLET, BroughtKind.ALIAS}
    assert {item.reason for item in report.failed} == {"báo cáo khác còn dùng đến"}
    assert sum(item.kind is BroughtKind.FIGURE for item in report.failed) == len(stands.figures)
    undoing.undo_import(ws, older)
    assert (submissions.detail(ws, second), submissions.detail(ws, first)) == (rebuilt, stands)


@pytest.mark.parametrize("decision", ["accept", "return"])
def test_that_a_decision_about_the_whole_report_keeps_the_whole_report(ws: Workspace, decision: str) -> None:
    made = received(ws, FIRST, OTHER)
    kept = made["Lũng Nặm"]
    if decision == "accept":
        for item in submissions.detail(ws, kept).findings:
            if item.is_open and item.finding.severity == "error":
                submissions.override(ws, kept, item.id, "đã hỏi xã")
        submissions.accept(ws, kept)
    else:
        submissions.return_(ws, kept, "thiếu chữ ký")
    before = submissions.detail(ws, kept)
    report = undoing.undo_import(ws, last_import(ws))
    assert submissions.detail(ws, kept) == before
    assert {item.unit for item in report.kept if item.kind is BroughtKind.FIGURE} == {"Lũng Nặm"}
    assert {item.unit for item in report.reversed if item.kind is BroughtKind.FIGURE} == {"Sóc Hà"}
    words = "đã duyệt và khóa" if decision == "accept" else "đã trả lại nơi gửi"
    assert all(words in item.reason for item in report.kept if item.kind is BroughtKind.FIGURE)


def test_that_the_day_of_the_hard_copy_stays(ws: Workspace) -> None:
    submission_id = received(ws, FIRST)["Sóc Hà"]
    submissions.record_copies(ws, submission_id, None, ws.today)
    report = undoing.undo_import(ws, last_import(ws))
    assert [item.kind for item in report.kept] == [BroughtKind.COPIES]
    left = submissions.detail(ws, submission_id)
    assert (left.state, left.hard_copy_on, left.figures) == (SubmissionState.DRAFT, ws.today, ())


def test_that_a_hamlet_another_report_uses_by_now_fails_with_the_reason(ws: Workspace, tmp_path: Path) -> None:
    received(ws, FIRST)
    operation = last_import(ws)
    cell = figure(submissions.detail(ws, received_id(ws)), "A40").figure.where
    received(ws, changed_copy(FIRST, tmp_path / "sửa.xlsx", cell.sheet, {cell.cell: 8}))
    report = undoing.undo_import(ws, operation)
    assert {item.kind for item in report.failed} == {BroughtKind.HAMLET}
    assert all(item.reason == "báo cáo khác còn dùng đến" for item in report.failed)
    assert ws.store.faults() == ()


def received_id(ws: Workspace) -> int:
    return next(row.submission_id for row in submissions.board(ws, 2021) if row.submission_id is not None)


def test_that_a_preview_says_the_same_and_changes_nothing(ws: Workspace) -> None:
    submission_id = received(ws, FIRST, OTHER)["Sóc Hà"]
    correct(ws, submission_id)
    before, count = content(ws), operations(ws)
    shown = undoing.preview_undo(ws, last_import(ws))
    assert (content(ws), operations(ws)) == (before, count)
    done = undoing.undo_import(ws, last_import(ws))
    assert (shown.reversed, shown.kept, shown.failed) == (done.reversed, done.kept, done.failed)
    assert shown.at is None
    assert done.at is not None


def test_that_the_undo_is_one_operation_that_is_told_and_can_be_undone(ws: Workspace) -> None:
    submission_id = received(ws, FIRST)["Sóc Hà"]
    correct(ws, submission_id)
    before, count, operation = content(ws), operations(ws), last_import(ws)
    report = undoing.undo_import(ws, operation)
    assert operations(ws) == count + 1
    newest = history.entries(ws, 1)[0]
    assert newest.label == "Hoàn tác: Tiếp nhận 1 báo cáo"
    note = undoing.note_of(ws, newest.id)
    assert note is not None
    assert (note.reversed, note.kept, note.failed) == (len(report.reversed), report.kept, report.failed)
    assert undoing.note_of(ws, operation) is None
    assert history.redo(ws) == "Tiếp nhận 1 báo cáo"
    assert content(ws) == before
    assert not undoing.imports(ws)[0].is_undone
    assert undoing.undo_import(ws, operation).kept == report.kept


def test_that_only_an_import_in_force_is_undone_like_this(ws: Workspace) -> None:
    submission_id = received(ws, OTHER)["Lũng Nặm"]
    operation = last_import(ws)
    submissions.return_(ws, submission_id, "thiếu chữ ký")
    edited = history.entries(ws, 1)[0].id
    for wrong, code in ((edited, "not-an-import"), (9999, "not-an-import"), (1, "not-an-import")):
        with pytest.raises(Refused) as caught:
            undoing.undo_import(ws, wrong)
        assert caught.value.code == code
    history.undo(ws)
    undoing.undo_import(ws, operation)
    with pytest.raises(Refused) as caught:
        undoing.undo_import(ws, operation)
    assert caught.value.code == "already-undone"


def test_that_original_bytes_outlive_the_undo(ws: Workspace) -> None:
    received(ws, FIRST)
    undoing.undo_import(ws, last_import(ws))
    with ws.store.read() as connection:
        assert connection.scalars(select(source_file.c.content)).all() == [FIRST.read_bytes()]


def test_that_a_finding_decided_since_goes_with_its_report_unless_a_figure_stays(ws: Workspace) -> None:
    submission_id = received(ws, YEAR_2021 / TONG_COT)["Tổng Cọt"]
    warned = next(
        item
        for item in submissions.detail(ws, submission_id).findings
        if item.is_open and item.finding.code == "documents-missing"
    )
    submissions.override(ws, submission_id, warned.id, "đúng như vậy")
    correct(ws, submission_id)
    undoing.undo_import(ws, last_import(ws))
    left = submissions.detail(ws, submission_id)
    assert [item.reason for item in left.findings if not item.is_open] == ["đúng như vậy"]
    assert all(not item.is_open for item in left.findings)
