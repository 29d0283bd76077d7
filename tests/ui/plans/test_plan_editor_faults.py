"""What is wrong in a plan that is written is told at its place, in the words files are refused with."""

import pytest
from PySide6.QtWidgets import QLabel

from app.ui.plans.plan_editor import PlanEditor
from app.ui.plans.plan_editor_inputs import RowsInput
from app.ui.window import MainWindow
from tests.support.plan_editing import add, choose, editor_of, fill, input_at, pick, put_row, sentences

pytestmark = pytest.mark.data("empty")


def told_at(editor: PlanEditor, path: str) -> str:
    """What stands in sight below an input."""
    labels = input_at(editor, path).findChildren(QLabel)
    return " ".join(item.text() for item in labels if item.property("tone") == "block" and not item.isHidden())


@pytest.fixture
def editor(window: MainWindow) -> PlanEditor:
    """A new plan with a name."""
    made = editor_of(window)
    fill(made, title="Kế hoạch thử", starts="1/1/2027", ends="31/12/2027")
    assert sentences(made) == []
    return made


def test_that_an_agency_named_twice_is_told_at_its_name(editor: PlanEditor) -> None:
    add(editor, "agencies", name="Công an xã")
    add(editor, "agencies", name="CÔNG AN XÃ")
    assert told_at(editor, "name") == "Trùng tên với cơ quan “Công an xã” cùng thời gian."
    tops = map(editor.outline.tree.topLevelItem, range(editor.outline.tree.topLevelItemCount()))
    assert "Cơ quan · 2 – 1 chỗ sai" in [item.text(0) for item in tops if item is not None]
    fill(editor, name="Công an huyện")
    assert told_at(editor, "name") == ""


def test_that_a_share_without_denominator_is_told_at_it(editor: PlanEditor) -> None:
    add(editor, "targets", title="Hộ ký")
    pick(editor, "numerator", "P01")
    put_row(editor, "steps", 0, value="95")
    assert told_at(editor, "denominator") == "Tỷ lệ phần trăm phải nói tính trên số nào."
    put_row(editor, "steps", 0, value="120")
    assert "Mức 120% vượt quá 100%." in told_at(editor, "steps")


def test_that_parts_over_the_whole_are_told_at_the_parts(editor: PlanEditor) -> None:
    for name in ("Xuất sắc", "Khá", "Tất cả"):
        add(editor, "measures", name=name, unit="xã")
    for name, value in (("Xuất sắc", "60"), ("Khá", "50")):
        add(editor, "targets", title=f"Loại {name}", denominator_words="tất cả các xã")
        pick(editor, "numerator", name)
        pick(editor, "denominator", "tat ca")
        put_row(editor, "steps", 0, value=value)
    add(editor, "targets", title="Phân loại")
    pick(editor, "parts", "xuat sac", "kha")
    pick(editor, "whole", "tat ca")
    assert told_at(editor, "parts") == "Các phần cộng lại ít nhất 110%, quá tổng."


def test_that_a_circle_of_tasks_is_told_at_the_parent_and_hides_neither(editor: PlanEditor) -> None:
    add(editor, "tasks", title="Một")
    add(editor, "tasks", title="Hai")
    choose(editor, "parent", "Một")
    assert editor.sheet is not None
    editor.go_to(("tasks", editor.sheet.plan.tasks[0].key))
    choose(editor, "parent", "Hai")
    assert told_at(editor, "parent") == "Nằm trong một vòng: đi lên các nhiệm vụ cha lại gặp chính nó."
    assert len(sentences(editor)) == 2
    editor.go_to(("tasks", editor.sheet.plan.tasks[1].key))
    assert input_at(editor, "title").text() == "Hai"


def test_that_a_deadline_before_the_day_of_the_plan_is_told_at_the_days(editor: PlanEditor) -> None:
    add(editor, "agencies", name="Các xóm")
    add(editor, "duties", title="Báo cáo")
    pick(editor, "owed_by", "cac xom")
    put_row(editor, "dates", 0, day="15/11/2026")
    assert told_at(editor, "dates") == "Hạn 15/11/2026 trước ngày 01/01/2027 của kế hoạch."
    put_row(editor, "dates", 0, day="15/11/2027")
    assert sentences(editor) == []


@pytest.mark.parametrize("text", ["12.5", "1,2,3", "năm mươi"])
def test_that_a_number_that_may_mean_two_is_asked_about_and_never_taken(editor: PlanEditor, text: str) -> None:
    add(editor, "targets", title="Hộ ký", unit="hộ")
    pick(editor, "numerator", "P01")
    put_row(editor, "steps", 0, value="50")
    put_row(editor, "steps", 0, value=text)
    assert editor.sheet is not None
    assert [step.value for step in editor.sheet.plan.targets[0].steps] == [50]
    assert any("Ghi một số, ví dụ 95, 12,5 hoặc 1.200" in told for told in sentences(editor))
    place = editor.pane.place
    editor.go_to(("head", ""))
    editor.go_to(place)
    again = input_at(editor, "steps")
    assert isinstance(again, RowsInput)
    assert [item[2] for item in again.rows.refused()] == [text]
