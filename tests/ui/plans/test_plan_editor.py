"""A sixth plan written on the screen: stored whole, followed like the others, nothing typed ever lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from app.domain.plans.duty_rows import DutyFilter
from app.domain.plans.tasks import ProgressState
from app.domain.plans.work import TaskProgress
from app.services.plans import drafts, duties, plan_files, register, targets, task_entries, tasks
from app.ui.plans.page import PlansPage
from app.ui.plans.plan_editor_acts import menu_of
from app.ui.plans.plans_tab import PlansTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.plan_editing import add, choose, editor_of, fill, input_at, pick, plans_page, put_row, sentences
from tests.support.windows import box_of, primary

pytestmark = pytest.mark.data("empty")

TEXT = """I. MỤC TIÊU: trên 95% số hộ ký cam kết tự quản.
II. NHIỆM VỤ
1. Mở 04 hội nghị tuyên truyền trong Quý III/2022.
III. TỔ CHỨC THỰC HIỆN
1. Các xóm báo cáo UBND xã trước ngày 15/11 hằng năm."""


def test_that_a_plan_written_by_hand_stands_in_targets_tasks_and_deadlines(window: MainWindow) -> None:
    ws, editor = window.context.workspace, editor_of(window)
    fill(editor, title="Tuyên truyền biên giới (số liệu minh họa)", number="05/KH-UBND", issuer="UBND xã Mẫu")
    fill(editor, starts="5/1/2021", ends="31/12/2023")
    editor.go_to(("text", ""))
    editor.pane.text.text.setPlainText(TEXT)
    add(editor, "agencies", name="Công an xã")
    add(editor, "agencies", name="Các xóm biên giới")
    add(editor, "measures", name="Hộ ký cam kết", unit="hộ")
    add(editor, "measures", name="Tổng số hộ", unit="hộ")
    add(editor, "targets", title="Hộ ký cam kết tự quản", denominator_words="tổng số hộ của xã")
    pick(editor, "numerator", "ho ky cam ket")
    pick(editor, "denominator", "tong so ho")
    put_row(editor, "steps", 0, value="95", comparison="> trên")
    choose(editor, "clause", "I ")
    add(editor, "tasks", title="Mở hội nghị tuyên truyền", timing__starts="Quý III/2022", timing__ends="Quý III/2022")
    pick(editor, "leads", "cong an")
    pick(editor, "partners", "cac xom")
    put_row(editor, "deliverables", 0, text="Hội nghị", count="4", unit="hội nghị")
    add(editor, "duties", title="Báo cáo kết quả của xóm", owed_to="Công an xã")
    pick(editor, "owed_by", "cac xom")
    choose(editor, "frequency", "hằng năm")
    put_row(editor, "dates", 0, day="trước ngày 15/11 hằng năm")
    assert sentences(editor) == []
    assert isinstance(window.page, PlansPage)
    primary(window.page).click()

    plan = register.find(ws, "05-kh-ubnd-tuyen-truyen-bien-gioi-so-lie")
    assert [item.key for item in plan.agencies] == ["cong-an-xa", "cac-xom-bien-gioi"]
    (target,) = targets.board(ws, plan.key)
    assert target.standing.threshold is not None
    assert target.standing.threshold.words == "> 95 %"
    assert plan.targets[0].clause == "I"
    (task,) = tasks.rows(ws, plan.key)
    assert (task.task.leads, task.task.partners) == (("cong-an-xa",), ("cac-xom-bien-gioi",))
    assert task.standing is not None
    assert [slot.slot.due_on for slot in task.standing.slots] == [date(2022, 9, 30)]
    found = [row for row in duties.board(ws, DutyFilter()) if row.plan_key == plan.key]
    assert [row.due.working for row in found] == [date(year, 11, 14) for year in (2021, 2022, 2023)]
    assert {row.owed_to for row in found} == {"Công an xã"}
    assert drafts.drafts(ws) == ()


def test_that_what_is_half_written_is_there_again_after_leaving_and_after_closing(window: MainWindow) -> None:
    ws, editor = window.context.workspace, editor_of(window)
    fill(editor, title="Kế hoạch dở dang", starts="31/02/2026")
    add(editor, "tasks", title="Việc chưa rõ ai làm", timing__starts="lúc nào đó")
    window.go("units")
    (draft,) = drafts.drafts(ws)
    assert draft.plan.tasks[0].title == "Việc chưa rõ ai làm"
    assert sorted(draft.typed.values()) == ["31/02/2026", "lúc nào đó"]
    editor.forget()
    plans_page(window).tab_of(PlansTab).rooms.edit_draft(draft)
    line = input_at(editor, "starts").findChild(QLineEdit)
    assert line is not None
    assert line.text() == "31/02/2026"
    assert "Không có ngày này" in [item.text() for item in input_at(editor, "starts").findChildren(QLabel)]
    assert any("Việc chưa rõ ai làm" in told for told in sentences(editor))


def test_that_storing_with_a_fault_leads_to_it_and_stores_nothing(window: MainWindow) -> None:
    ws, editor = window.context.workspace, editor_of(window)
    before = register.plans(ws)
    fill(editor, title="Kế hoạch thử")
    add(editor, "targets", title="Tỷ lệ hộ ký")
    pick(editor, "numerator", "P01")
    put_row(editor, "steps", 0, value="90")
    editor.go_to(("head", ""))
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert editor.pane.place[0] == "targets"
    assert sentences(editor) == ["Chỉ tiêu kế hoạch “Tỷ lệ hộ ký”: tỷ lệ phần trăm phải nói tính trên số nào."]
    assert register.plans(ws) == before
    assert input_at(editor, "steps").value()[0].value == 90


def test_that_a_task_goes_up_down_in_and_out_by_keys_and_that_can_be_taken_back(window: MainWindow) -> None:
    editor = editor_of(window)
    for title in ("Một", "Hai", "Ba"):
        add(editor, "tasks", title=title)
    tree = editor.outline.tree

    def press(key: Qt.Key) -> list[tuple[str, str]]:
        QTest.keyClick(tree, key, Qt.KeyboardModifier.AltModifier)
        assert editor.sheet is not None
        names = {item.key: item.title for item in editor.sheet.plan.tasks}
        return [(item.title, names.get(item.parent, "")) for item in editor.sheet.plan.tasks]

    assert press(Qt.Key.Key_PageUp) == [("Một", ""), ("Ba", ""), ("Hai", "")]
    assert press(Qt.Key.Key_Right)[-1] == ("Ba", "Một")
    assert press(Qt.Key.Key_Left) == [("Một", ""), ("Ba", ""), ("Hai", "")]
    editor.undo()
    assert input_at(editor, "title").text() == "Ba"
    assert editor.sheet is not None
    assert editor.sheet.plan.tasks[-1].parent


def test_that_a_part_others_name_is_taken_out_with_its_mentions_after_a_question(
    window: MainWindow, boxes_open: None
) -> None:
    editor = editor_of(window)
    add(editor, "agencies", name="Công an xã")
    add(editor, "tasks", title="Tuần tra")
    pick(editor, "leads", "cong an")
    assert editor.sheet is not None
    editor.go_to(("agencies", editor.sheet.plan.agencies[0].key))
    QTest.keyClick(editor.outline.tree, Qt.Key.Key_Delete)
    box = box_of(window)
    assert "1 chỗ khác của kế hoạch nêu phần này" in box.text.text()
    next(item for item in box.findChildren(Button) if item.property("kind") == "primary").click()
    assert editor.sheet.plan.agencies == ()
    assert editor.sheet.plan.tasks[0].leads == ()


def test_that_a_quarter_typed_as_beginning_is_the_end_too_and_is_told_back(window: MainWindow) -> None:
    editor = editor_of(window)
    fill(editor, starts="1/1/2027", ends="31/12/2027")
    add(editor, "tasks", title="Sơ kết")
    fill(editor, timing__starts="quý 3 năm 2027")
    input_at(editor, "timing.starts").committed.emit()
    editor.judge()
    assert editor.sheet is not None
    assert editor.sheet.plan.tasks[0].timing.ends == "2027-Q3"
    form = editor.pane.form
    assert form is not None
    assert any("30/09/2027" in item.text() for item in form.meaning.findChildren(QLabel))


def test_that_a_stored_plan_is_changed_parts_keep_their_keys_and_undo_brings_it_back(window: MainWindow) -> None:
    ws = window.context.workspace
    editor = editor_of(window, "ha-quang-2022")
    before = register.find(ws, "ha-quang-2022")
    assert editor.sheet is not None
    for section in ("head", "grounds", "text"):
        editor.go_to((section, ""))
    for section, parts in (("agencies", before.agencies), ("tasks", before.tasks), ("duties", before.duties)):
        for part in parts[:3]:
            editor.go_to((section, part.key))
    assert not editor.sheet.draft.is_changed
    editor.go_to(("tasks", before.tasks[1].key))
    fill(editor, note="đã trao đổi với Đồn")
    editor.store()
    after = register.find(ws, "ha-quang-2022")
    assert after.tasks[1].note == "đã trao đổi với Đồn"
    assert [item.key for item in after.tasks] == [item.key for item in before.tasks]
    assert editor.pane.place == ("tasks", before.tasks[1].key)
    window.undo()
    assert register.find(ws, "ha-quang-2022") == before
    assert input_at(editor, "note").value() == before.tasks[1].note


def test_that_a_plan_goes_to_a_file_and_into_an_empty_one(window: MainWindow, tmp_path: Path) -> None:
    ws = window.context.workspace
    plan = register.find(ws, "ha-quang-2022")
    made = plan_files.export(plan, tmp_path / "ra")
    editor = editor_of(window)
    words = [act.text() for act in menu_of(editor).actions()]
    assert "Xuất ra tệp kế hoạch (.toml)…" in words
    assert "Lấy từ tệp kế hoạch (.toml)…" in words
    editor.take_file(made[0])
    assert editor.sheet is not None
    assert editor.sheet.plan.tasks == plan.tasks
    assert editor.sheet.plan.id == 0


def test_that_a_file_without_its_text_leaves_the_text_of_the_plan_it_comes_back_to(
    window: MainWindow, tmp_path: Path, boxes_open: None
) -> None:
    plan = register.find(window.context.workspace, "ha-quang-2022")
    alone, other = (plan_files.export(replace(plan, key=key), tmp_path / key)[0] for key in (plan.key, "khac"))
    for path in (alone, other):
        path.with_suffix(".txt").unlink()
    editor = editor_of(window, "ha-quang-2022")
    for path, text in ((alone, plan.paragraphs), (other, ())):
        editor.take_file(path)
        box = box_of(window)
        next(item for item in box.findChildren(Button) if item.text() == "Thay bằng tệp này").click()
        assert editor.sheet is not None
        assert editor.sheet.plan.paragraphs == text


def test_that_a_part_with_entered_work_goes_only_when_that_is_said(window: MainWindow, boxes_open: None) -> None:
    ws = window.context.workspace
    task = register.find(ws, "ha-quang-2022").tasks[1].key
    done = TaskProgress(part_id=0, state=ProgressState.DONE, on_day=date(2022, 1, 18))
    task_entries.record(ws, "ha-quang-2022", task, done)
    editor = editor_of(window, "ha-quang-2022")
    editor.go_to(("tasks", task))
    editor.outline.tree.setFocus()
    QTest.keyClick(editor.outline.tree, Qt.Key.Key_Delete)
    editor.store()
    box = box_of(window)
    assert "1 mục đã ghi" in box.text.text()
    assert task in {item.key for item in register.find(ws, "ha-quang-2022").tasks}
    next(item for item in box.findChildren(Button) if item.text() == "Lưu và bỏ cả kết quả").click()
    assert task not in {item.key for item in register.find(ws, "ha-quang-2022").tasks}


def test_that_a_plan_is_the_start_of_the_next_and_thrown_away_after_a_question(
    window: MainWindow, boxes_open: None
) -> None:
    tab = plans_page(window).tab_of(PlansTab)
    tab.table.select(lambda line: line.plan.key == "ha-quang-2022")
    next(act for act in tab.menu_of_plan().actions() if act.text() == "Chép thành kế hoạch kỳ sau").trigger()
    editor = tab.rooms.editor
    assert editor.sheet is not None
    assert (editor.sheet.plan.id, editor.sheet.plan.head.ends) == (0, date(2023, 12, 31))
    assert any("còn ghi năm 2022" in note for note in editor.sheet.plan.head.notes)
    assert len(editor.sheet.plan.tasks) == 12
    editor.save()
    assert len(drafts.drafts(window.context.workspace)) == 1
    next(act for act in menu_of(editor).actions() if act.text() == "Bỏ kế hoạch đang soạn…").trigger()
    next(item for item in box_of(window).findChildren(Button) if item.text() == "Bỏ bản đang soạn").click()
    assert drafts.drafts(window.context.workspace) == ()
    assert tab.rooms.room is not editor
