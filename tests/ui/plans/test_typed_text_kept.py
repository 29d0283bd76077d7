"""What was typed under a plan and is not stored yet stays: corrections, refused figures, drafts whose plan is gone."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.plans.measures import Measure
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import ProgressState
from app.domain.plans.work import TaskProgress
from app.services.plans import figures, register, task_entries, tasks
from app.ui.forms import Form
from app.ui.plans.figure_box import ask_figure
from app.ui.plans.figure_grid import CellText
from app.ui.plans.figure_view import FigureView
from app.ui.plans.task_panel import TaskPanel
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.made_plans import a_plan, a_task
from tests.support.plan_editing import add, editor_of, fill, sentences
from tests.support.windows import box_of

pytestmark = pytest.mark.data("empty")

MEASURED = a_plan(
    measures=(Measure(key="lop", name="Số lớp", unit="lớp"),),
    targets=(Target(key="t", title="Mở lớp", numerator="lop", unit="lớp", steps=(TargetStep(value=Decimal(1)),)),),
)


def test_that_a_correction_and_a_new_entry_wait_each_for_itself_while_another_task_is_looked_at(
    window: MainWindow,
) -> None:
    ws = window.context.workspace
    plan = register.save(ws, a_plan([a_task("1"), a_task("2")]))
    doing = TaskProgress(part_id=0, state=ProgressState.DOING, on_day=plan.head.starts)
    task_entries.record(ws, plan.key, "1", doing)
    rows = {row.task.key: row for row in tasks.rows(ws, plan.key)}
    standing = rows["1"].standing
    assert standing is not None
    (entry,) = standing.slots[0].entries
    panel = TaskPanel(window.context, lambda: None)
    panel.show_row(rows["1"])
    panel.correct(entry)
    panel.form.form.set_values(note="sửa dở")
    panel.show_row(rows["2"])
    panel.show_row(rows["1"])
    panel.tell()
    panel.form.form.set_values(note="mới gõ")
    panel.show_row(rows["2"])
    panel.show_row(rows["1"])
    panel.correct(entry)
    assert panel.form.form.text_of("note") == "sửa dở"
    panel.form.give_up()
    panel.correct(entry)
    assert panel.form.form.text_of("note") == ""
    panel.form.give_up()
    panel.tell()
    assert panel.form.form.text_of("note") == "mới gõ"


def test_that_refused_figures_are_there_again_after_another_plan_was_looked_at(window: MainWindow) -> None:
    ws = window.context.workspace
    plan, other = register.save(ws, MEASURED), register.save(ws, replace(MEASURED, key="khac"))
    view = FigureView(window.context)
    view.show_plan(plan)
    view.type_in([CellText(view.sheet.rows[0], view.sheet.places[0], "12.5")])
    (refused,) = view.table.wrong.values()
    assert refused[0] == "12.5"
    view.show_plan(other)
    assert view.table.wrong == {}
    view.show_plan(plan)
    assert list(view.table.wrong.values()) == [refused]


def test_that_a_paper_without_a_figure_is_refused_and_stays_in_its_box(window: MainWindow, boxes_open: None) -> None:
    plan = register.save(window.context.workspace, MEASURED)
    view = FigureView(window.context)
    view.show_plan(plan)
    box = ask_figure(window, window.context, plan.key, CellText(view.sheet.rows[0], view.sheet.places[0]))
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(document="12/BC-STP")
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    assert "chưa có số; chưa lưu gì" in box.refusal.text()
    assert figures.figures(window.context.workspace, plan.key) == ()
    form.set_values(value="?")
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    (kept,) = figures.figures(window.context.workspace, plan.key)
    assert (kept.value, kept.document) == (None, "12/BC-STP")


def test_that_a_file_in_place_of_a_plan_with_an_unread_cell_leaves_nothing_unread(window: MainWindow) -> None:
    editor = editor_of(window)
    fill(editor, title="Kế hoạch thử", issuer="UBND xã", starts="1/1/2022", ends="31/12/2022")
    add(editor, "tasks", title="Việc", timing__starts="lúc nào đó")
    assert len(sentences(editor)) == 1
    editor.show_plan(a_plan([a_task("9")]))
    assert sentences(editor) == []
    editor.undo()
    assert len(sentences(editor)) == 1


def test_that_what_was_typed_into_a_plan_that_is_gone_is_stored_as_a_new_one_when_asked_for(
    window: MainWindow, boxes_open: None
) -> None:
    ws = window.context.workspace
    plan = register.save(ws, a_plan([a_task()]))
    editor = editor_of(window, plan.key)
    fill(editor, title="Nhiều công gõ")
    register.remove(ws, plan.key)
    editor.store()
    assert editor.sheet is not None
    box = box_of(window)
    next(item for item in box.findChildren(Button) if item.text() == "Lưu thành kế hoạch mới").click()
    assert register.find(ws, plan.key).head.title == "Nhiều công gõ"
    assert not editor.sheet.draft.is_changed
