"""What a correction after approval changed: figures, lines and texts, with the reason and the bytes of both files."""

from decimal import Decimal
from pathlib import Path

from app.services import history, submissions, undoing, versions
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, YEAR_2021, changed_copy, received
from tests.support.stored_reports import figure

FILE = YEAR_2021 / SOC_HA


def accepted(ws: Workspace) -> int:
    submission_id = received(ws, FILE)["Sóc Hà"]
    submissions.accept(ws, submission_id)
    return submission_id


def test_that_an_amendment_tells_its_reason_and_what_it_changed(ws: Workspace) -> None:
    first = accepted(ws)
    second = submissions.amend(ws, first, "xã báo nhầm")
    assert versions.changes(ws, second).differences.count == 0
    stored = figure(submissions.detail(ws, second), "A34")
    submissions.correct(ws, second, stored.id, Decimal(131), "gọi điện hỏi lại")
    told = versions.changes(ws, second)
    assert (told.version, told.since, told.reason) == (2, 1, "xã báo nhầm")
    (only,) = told.differences.figures
    assert (only.indicator, only.before, only.after) == ("A34", Decimal(130), Decimal(131))
    assert only.where == stored.figure.where
    assert versions.changes(ws, first).since == 0


def test_that_edits_inside_a_version_are_told_newest_first_and_only_while_they_stand(ws: Workspace) -> None:
    first = received(ws, FILE)["Sóc Hà"]
    stored = figure(submissions.detail(ws, first), "A34")
    submissions.correct(ws, first, stored.id, Decimal(131), "gọi điện hỏi lại")
    submissions.correct(ws, first, stored.id, None, "xã rút số")
    told = versions.edits(ws, submissions.detail(ws, first))
    assert [(one.before, one.after, one.reason, one.actor, one.is_answer) for one in told] == [
        (Decimal(131), None, "xã rút số", ws.actor, False),
        (Decimal(130), Decimal(131), "gọi điện hỏi lại", ws.actor, False),
    ]
    history.undo(ws)
    (only,) = versions.edits(ws, submissions.detail(ws, first))
    assert (only.after, only.figure.where) == (Decimal(131), stored.figure.where)
    history.redo(ws)
    assert len(versions.edits(ws, submissions.detail(ws, first))) == 2


def test_that_what_an_amendment_copied_is_no_edit_of_it(ws: Workspace) -> None:
    first = accepted(ws)
    second = submissions.amend(ws, first, "xã báo nhầm")
    assert versions.edits(ws, submissions.detail(ws, second)) == ()
    submissions.correct(ws, second, figure(submissions.detail(ws, second), "A34").id, Decimal(131), "hỏi lại")
    assert len(versions.edits(ws, submissions.detail(ws, second))) == 1
    assert versions.edits(ws, submissions.detail(ws, first)) == ()


def test_that_a_newer_file_is_compared_line_by_line_and_text_by_text(ws: Workspace, tmp_path: Path) -> None:
    first = accepted(ws)
    detail = submissions.detail(ws, first)
    row = next(item for item in detail.rows if "name" in item.cells)
    text = detail.narrative[0]
    newer = changed_copy(FILE, tmp_path / "1.xlsx", row.sheet, {row.cells["name"]: "Tên sửa lại"})
    newer = changed_copy(newer, tmp_path / "2.xlsx", text.where.sheet, {text.where.cell: "Viết lại"})
    second = received(ws, newer)["Sóc Hà"]
    found = versions.changes(ws, second).differences
    assert found.figures == ()
    assert {one.register for one in found.rows} == {row.register}
    assert any(one.after and "Tên sửa lại" in repr(one.after.row) for one in found.rows)
    (changed,) = found.texts
    assert changed.before == text
    assert changed.after is not None
    assert changed.after.text == "Viết lại"
    for submission_id, path in ((first, FILE), (second, newer)):
        assert submissions.original(ws, submission_id)[1] == path.read_bytes()


def test_that_a_draft_is_passed_over(ws: Workspace) -> None:
    first = received(ws, FILE)["Sóc Hà"]
    stored = figure(submissions.detail(ws, first), "A34")
    submissions.correct(ws, first, stored.id, Decimal(1), "hỏi lại")
    undoing.undo_import(ws, undoing.imports(ws)[0].id)
    again = received(ws, FILE)["Sóc Hà"]
    assert versions.changes(ws, again).since == 0
    assert submissions.differences(ws, again) == ()
