"""«Nhiệm vụ»: the tree of a plan as it stands on a day, narrowed by one button, led through it by keys."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from app.domain.plans.progress import TaskState
from app.domain.plans.tasks import ProgressState
from app.domain.plans.work import TaskProgress
from app.services import history
from app.services.plans import register, task_entries, tasks
from app.services.plans.tasks import TaskFilter
from app.ui.dialogs import Box
from app.ui.forms import Form
from app.ui.plans.task_columns import leads_words, state_words, time_words
from app.ui.plans.tasks_tab import TasksTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.fingers import Keyboard
from tests.support.plan_windows import Opener, tasks_on
from tests.support.windows import box_of

LAO_CAI, LANG_SON, BORDER_LAW = "lao-cai-1219", "lang-son-pbgdpl-2021", "lang-son-luat-bien-phong"


@pytest.fixture
def on(make_window: Callable[[], MainWindow], open_data: Opener) -> Callable[[date, str], TasksTab]:
    """The tab of a plan on a day."""
    return lambda day, plan: tasks_on(make_window(), open_data, day, plan)


def shown(tab: TasksTab) -> list[str]:
    """The keys of the tasks in sight, groups left out."""
    rows = (tab.table.proxy.index(number, 0).data(Qt.ItemDataRole.UserRole + 2) for number in range(count(tab)))
    return [row.task.key for row in rows if row.standing is not None]


def count(tab: TasksTab) -> int:
    return tab.table.proxy.rowCount()


def said(tab: TasksTab) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def verb_of(box: Box) -> Button:
    return next(button for button in box.findChildren(Button) if button.property("kind") == "primary")


def test_that_eighteen_tasks_stand_with_their_leads_and_are_narrowed_by_agency(
    on: Callable[[date, str], TasksTab],
) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    assert len(shown(tab)) == 18
    assert said(tab) == "Không nhiệm vụ nào quá hạn; 18 chưa bắt đầu, tất cả 18."
    leads: dict[str, int] = {}
    for key in ("bo-chqs", "cong-an", "ubnd-xa", "so-dttg"):
        tab.filter.take(TaskFilter(agency=key))
        leads[key] = sum(key in row.task.leads for row in tab.table.model.rows if row.standing)
    assert leads == {"bo-chqs": 17, "cong-an": 17, "ubnd-xa": 18, "so-dttg": 11}
    assert tab.filter.text() == "Lọc: Sở DT&&TG", "one & alone would be a shortcut"
    first = next(row for row in tab.table.model.rows if row.task.key == "2.1.a")
    assert leads_words(first) == "Bộ CHQS tỉnh +3"
    assert time_words(first) == "Hằng năm và cả giai đoạn · năm 2026"
    tab.filter.take(TaskFilter(states=frozenset({TaskState.DONE})))
    assert said(tab) == "Không có nhiệm vụ nào như vậy."
    tab.open_part("2.6.a")
    assert tab.filter.text() == "Lọc"
    assert tab.side.heading.text() == "Nhiệm vụ 2.6.a"


def test_that_the_menu_narrows_by_state_and_period_and_shows_everything_again(
    on: Callable[[date, str], TasksTab], boxes_open: None
) -> None:
    tab = on(date(2022, 1, 18), LANG_SON)
    state = next(item for item in tab.filter.menu_of_choices().findChildren(QMenu) if item.title() == "Tình trạng")
    next(item for item in state.actions() if item.text() == "Chờ điều kiện").trigger()
    assert shown(tab) == ["1.2"]
    assert tab.filter.text() == "Lọc: chờ điều kiện"
    tab.filter.clear()
    tab.filter.ask_period()
    box = box_of(tab.window())
    QTest.keyClicks(box.focusWidget(), "hom qua")
    verb_of(box).click()
    assert "Không hiểu kỳ" in box.refusal.text()
    box.reject()
    tab.filter.take(TaskFilter(period="2021-Q1", states=frozenset({TaskState.OVERDUE})))
    assert shown(tab) == ["1.1", "2", "3", "4", "5", "6"]
    everything = next(item for item in tab.filter.menu_of_choices().actions() if item.text() == "Hiện mọi nhiệm vụ")
    everything.trigger()
    assert len(shown(tab)) == 8


@pytest.mark.parametrize(("day", "late"), [(date(2022, 3, 31), []), (date(2022, 4, 1), ["2.1.a", "2.1.b", "2.2"])])
def test_that_a_task_of_a_quarter_is_overdue_only_after_it(
    on: Callable[[date, str], TasksTab], day: date, late: list[str]
) -> None:
    tab = on(day, BORDER_LAW)
    overdue = f"{len(late)} nhiệm vụ quá hạn" if late else "Không nhiệm vụ nào quá hạn"
    assert said(tab).startswith(f"{overdue}; ")
    rows = [row for row in tab.table.model.rows if row.standing and row.standing.state is TaskState.OVERDUE]
    assert [row.task.key for row in rows] == late
    group = next(row for row in tab.table.model.rows if row.task.key == "2.1")
    assert state_words(group) == ("2 quá hạn" if late else "0/3 xong")
    assert tab.current is not None
    assert tab.current.task.key == "2.1.a", "the cursor stands on the first one"


def test_that_a_condition_waits_until_it_is_recorded_in_the_window_and_may_be_taken_back(
    on: Callable[[date, str], TasksTab], boxes_open: None
) -> None:
    tab = on(date(2022, 1, 18), LANG_SON)
    tab.open_part("1.2")
    panel = tab.side
    assert panel.chip.text() == "Chờ điều kiện"
    assert panel.facts.condition.words.text() == "Còn chờ: có hướng dẫn của Bộ Tư pháp"
    panel.press()
    box = box_of(tab.window())
    form = box.findChild(Form)
    assert isinstance(form, Form)
    form.set_values(opened_on="01/09/2021", due_on="31/08/2021", document="12/HD-BTP")
    verb_of(box).click()
    assert "Hạn 31/08/2021 trước ngày mở 01/09/2021" in box.refusal.text()
    form.set_values(due_on="31/10/2021")
    verb_of(box).click()
    assert panel.chip.text() == "Quá hạn"
    assert panel.facts.condition.words.text().endswith("12/HD-BTP")
    panel.facts.condition.back.click()
    assert panel.chip.text() == "Chờ điều kiện"
    history.undo(tab.context.workspace)
    assert panel.chip.text() == "Quá hạn"


def test_that_progress_is_told_with_keys_alone(on: Callable[[date, str], TasksTab]) -> None:
    tab = on(date(2022, 1, 18), LANG_SON)
    window = tab.window()
    assert isinstance(window, MainWindow)
    hands = Keyboard(window)
    tab.open_part("2")
    tab.table.view.setFocus()
    hands.press(Qt.Key.Key_Return)
    assert tab.side.form.isVisible()
    hands.press(Qt.Key.Key_Down)  # đang thực hiện
    hands.press(Qt.Key.Key_Down)  # đã hoàn thành
    hands.press(Qt.Key.Key_Tab)
    hands.write("30/11/2021")
    hands.press(Qt.Key.Key_Return)
    assert not tab.side.is_telling
    row = tasks.find(tab.context.workspace, LANG_SON, "2")
    assert row.standing is not None
    assert row.standing.state is TaskState.DONE
    assert row.standing.slots[0].entries[0].on_day == date(2021, 11, 30)
    assert tab.side.chip.text() == "Xong"
    hands.press(Qt.Key.Key_Escape)
    assert tab.table.view.hasFocus()


def test_that_a_refusal_stands_above_the_fields_and_what_was_typed_waits_for_the_way_back(
    on: Callable[[date, str], TasksTab],
) -> None:
    tab = on(date(2022, 1, 18), LANG_SON)
    tab.open_part("2")
    tab.tell()
    form = tab.side.form
    form.form.set_values(state=ProgressState.PRODUCT.value, on_day="19/01/2022", count="ba", note="lớp ở xã")
    form.record()
    assert "“ba” không phải là một số" in form.refusal.text()
    form.form.set_values(count="3")
    form.record()
    assert form.refusal.text().startswith("Ngày 19/01/2022 chưa đến")
    tab.open_part("3")
    assert not tab.side.is_telling
    tab.open_part("2")
    tab.tell()
    assert (form.form.text_of("count"), form.form.text_of("note")) == ("3", "lớp ở xã")
    form.form.set_values(on_day="18/01/2022")
    form.record()
    row = tasks.find(tab.context.workspace, LANG_SON, "2")
    assert row.standing is not None
    assert [item.words for item in row.standing.slots[0].products] == ["3/3 lớp"]
    tab.tell()
    assert form.form.text_of("note") == "", "what was recorded is not typed twice"


def test_that_escape_keeps_what_was_typed_with_its_files_and_says_so(
    on: Callable[[date, str], TasksTab], tmp_path: Path
) -> None:
    tab = on(date(2022, 1, 18), LANG_SON)
    heard: list[str] = []
    tab.context.said.connect(lambda sentence, _can_undo: heard.append(sentence))
    tab.open_part("2")
    tab.tell()
    QTest.keyClick(tab.side.form, Qt.Key.Key_Escape)
    assert heard == [], "nothing was typed"
    tab.tell()
    tab.side.form.add_files([tmp_path / "anh.jpg"])
    QTest.keyClick(tab.side.form, Qt.Key.Key_Escape)
    assert not tab.side.is_telling
    assert heard == ["Đã giữ những gì vừa gõ và tệp vừa kèm, chưa ghi; mở lại phiếu này để ghi tiếp."]
    tab.tell()
    assert tab.side.form.files == [tmp_path / "anh.jpg"]


def test_that_nothing_is_told_under_a_closed_plan_and_a_file_without_plans_says_where_to_begin(
    on: Callable[[date, str], TasksTab],
) -> None:
    tab = on(date(2022, 1, 18), LANG_SON)
    ws = tab.context.workspace
    register.close(ws, LANG_SON, date(2022, 1, 1))
    done = TaskProgress(part_id=0, state=ProgressState.DONE, on_day=date(2021, 5, 1))
    tab.open_part("2")
    tab.tell()
    tab.side.form.form.set_values(state=done.state.value, on_day="01/05/2021")
    tab.side.form.record()
    assert "đã kết thúc ngày 01/01/2022" in tab.side.form.refusal.text()
    register.reopen(ws, LANG_SON)
    task_entries.record(ws, LANG_SON, "2", done)
    for plan in register.plans(ws):
        register.remove(ws, plan.key, even_with_work=True)
    assert tab.buttons() == (None, None)
    assert count(tab) == 0
