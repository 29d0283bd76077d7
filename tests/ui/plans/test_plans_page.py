"""«Kế hoạch»: the list, one plan at one look, its text; taken, closed, removed, reported on."""

import re
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.domain.overview import Todo, TodoKind
from app.domain.plans.dashboard import PlanState
from app.domain.plans.tasks import ProgressState
from app.domain.plans.timing import leaf_tasks
from app.domain.plans.work import TaskProgress
from app.paths import resources
from app.services import papers
from app.services.plans import dashboard, drafts, register, task_entries
from app.ui import desk
from app.ui.forms import Form
from app.ui.overview.todos import words_of
from app.ui.plans import plans_actions
from app.ui.plans.page import PlansPage
from app.ui.plans.plans_tab import PlansTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.made_plans import a_plan, a_task
from tests.support.windows import box_of, idle

pytestmark = pytest.mark.data("empty")
KEY, OTHER = "ha-quang-2022", "lao-cai-1219"


def opened(window: MainWindow, target: object = "plans") -> PlansTab:
    """The page at its first tab."""
    window.go("plans", target)
    assert isinstance(window.page, PlansPage)
    assert isinstance(window.page.tab, PlansTab)
    return window.page.tab


def page_of(window: MainWindow) -> PlansPage:
    """The page."""
    assert isinstance(window.page, PlansPage)
    return window.page


def asked(window: MainWindow) -> list[tuple[str, object]]:
    """Where the window is asked to go from now on."""
    found: list[tuple[str, object]] = []
    window.context.asked_to_go.connect(lambda place, target: found.append((place, target)))
    return found


def press(window: MainWindow, words: str) -> None:
    """Press a button of the box that is open."""
    next(button for button in box_of(window).findChildren(Button) if button.text() == words).click()


def form_of(window: MainWindow) -> Form:
    """The form of the box that is open."""
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    return form


def chosen(tab: PlansTab) -> tuple[str, PlanState]:
    """Key and state of the plan under the cursor."""
    assert tab.line is not None
    return tab.line.plan.key, tab.line.state


def enter_progress(window: MainWindow) -> None:
    """Something is entered under the plan."""
    ws = window.context.workspace
    task = leaf_tasks(register.find(ws, KEY))[0]
    task_entries.record(ws, KEY, task.key, TaskProgress(part_id=0, state=ProgressState.DOING, on_day=ws.today))


def test_that_enter_opens_one_plan_at_one_look_and_esc_leads_back_to_its_row(window: MainWindow) -> None:
    tab = opened(window)
    assert [line.plan.key for line in tab.table.model.rows] == [KEY]
    assert page_of(window).sentence.text().startswith("1 kế hoạch, 1 đang thực hiện")
    assert not page_of(window).choice.isVisible()
    QTest.keyClick(tab.table.view, Qt.Key.Key_Return)
    assert tab.is_open
    assert tab.rooms.dashboard.plan_key == KEY
    assert page_of(window).choice.isVisible()
    QTest.keyClick(tab.rooms.dashboard, Qt.Key.Key_Escape)
    assert tab.table.isVisible()
    assert chosen(tab)[0] == KEY


def test_that_the_dashboard_counts_what_the_services_count_and_every_piece_leads_on(window: MainWindow) -> None:
    board = opened(window, ("plans", KEY, "")).rooms.dashboard
    facts = dashboard.dashboard(window.context.workspace, KEY)
    assert board.agencies.isVisible()
    assert not board.targets.isVisible(), "the plan sets no targets"
    assert [line.value for line in board.agencies.bars.lines] == [
        f"{item.done}/{item.total} xong" for item in facts.agencies
    ]
    places = asked(window)
    QTest.keyClick(board.tiles.tasks, Qt.Key.Key_Return)
    board.agencies.bars.setFocus()
    QTest.keyClick(board.agencies.bars, Qt.Key.Key_Return)
    assert places[0] == ("plans", ("tasks", KEY))
    assert places[1][0] == "plans"


def test_that_two_stated_days_stand_open_and_lead_to_their_duty(window: MainWindow) -> None:
    board = opened(window, ("plans", KEY, "")).rooms.dashboard
    assert board.facts is not None
    number = next(place for place, item in enumerate(board.facts.days) if item.first.due.is_contradicted)
    assert "1 việc kế hoạch ghi hai hạn" in page_of(window).sentence.text()
    places = asked(window)
    for _step in range(number):
        QTest.keyClick(board.days.timeline, Qt.Key.Key_Down)
    QTest.keyClick(board.days.timeline, Qt.Key.Key_Return)
    assert places == [("plans", ("duties", KEY, board.facts.days[number].first.duty.key))]


def test_that_a_target_is_walked_to_by_arrows_and_opened_by_click_or_enter(window: MainWindow) -> None:
    register.adopt(window.context.workspace, OTHER)
    bars = opened(window, ("plans", OTHER, "")).rooms.dashboard.targets.bars
    plan = register.find(window.context.workspace, OTHER)
    assert [line.key for line in bars.lines] == [target.key for target in plan.targets]
    assert bars.lines[0].value.startswith("– / ≥"), "nobody has told a figure: not nought"
    assert bars.lines[0].pieces == ()
    seen: list[str] = []
    bars.opened.connect(seen.append)
    QTest.keyClick(bars, Qt.Key.Key_Down)
    QTest.keyClick(bars, Qt.Key.Key_Return)
    QTest.mouseClick(bars, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 5))
    assert seen == [plan.targets[1].key, plan.targets[0].key]


def test_that_the_choice_turns_the_dashboard_to_another_plan(window: MainWindow) -> None:
    register.adopt(window.context.workspace, OTHER)
    tab = opened(window, ("plans", KEY, ""))
    page_of(window).choice.turn_to(OTHER)
    assert tab.rooms.dashboard.plan_key == OTHER
    tab.rooms.back()
    assert chosen(tab)[0] == OTHER


def test_that_the_text_is_searched_without_accents_and_names_what_rests_on_a_clause(window: MainWindow) -> None:
    plan = register.find(window.context.workspace, KEY)
    task = next(item for item in plan.tasks if item.clause and register.clause_text(plan, item.clause))
    tab = opened(window, ("plans", KEY, task.clause))
    text = tab.rooms.text
    assert plan.paragraphs[text.view.paragraph].clause == task.clause
    beside = [item.text() for item in text.side.findChildren(QLabel)]
    assert task.title in beside
    places = asked(window)
    go = next(item for item in text.side.findChildren(Button) if item.accessibleName() == f"Mở {task.title}")
    go.click()
    assert places == [("plans", ("tasks", KEY, task.key))]
    window.go("plans", "plans")
    text.search.setText("khen thuong")
    wanted = [number for number, item in enumerate(plan.paragraphs) if "khen thưởng" in item.text.casefold()]
    assert text.view.found == len(wanted)
    QTest.keyClick(text.search, Qt.Key.Key_Return)
    assert text.view.paragraph in wanted


@pytest.mark.usefixtures("boxes_open")
def test_that_a_plan_that_ships_is_taken_and_chosen(window: MainWindow) -> None:
    tab = opened(window)
    tab.adopt()
    form_of(window).set_values(plans=(OTHER,))
    press(window, "Lấy kế hoạch")
    assert {line.plan.key for line in tab.table.model.rows} == {KEY, OTHER}
    assert tab.plan_key == OTHER
    assert chosen(tab)[0] == OTHER


@pytest.mark.usefixtures("boxes_open")
def test_that_a_plan_is_closed_on_a_day_and_opened_again(window: MainWindow) -> None:
    tab = opened(window)
    assert tab.line is not None
    plans_actions.close_or_reopen(tab, window.context, tab.line.row)
    form_of(window).set_values(on=date(2023, 5, 1))
    press(window, "Kết thúc kế hoạch")
    assert "phải từ ngày 11/01/2022 đến hôm nay" in box_of(window).refusal.text()
    form_of(window).set_values(on=date(2022, 1, 17))
    press(window, "Kết thúc kế hoạch")
    assert chosen(tab) == (KEY, PlanState.CLOSED)
    plans_actions.close_or_reopen(tab, window.context, tab.line.row)
    assert chosen(tab) == (KEY, PlanState.RUNNING)


def test_that_delete_takes_a_plan_out_at_once_where_nothing_is_lost_and_the_place_teaches(window: MainWindow) -> None:
    tab = opened(window)
    QTest.keyClick(tab, Qt.Key.Key_Delete)
    assert register.plans(window.context.workspace) == ()
    assert tab._empty.isVisible()
    window.undo()
    assert [line.plan.key for line in tab.table.model.rows] == [KEY]


@pytest.mark.usefixtures("boxes_open")
def test_that_entered_work_is_named_before_a_plan_goes_with_it(window: MainWindow) -> None:
    enter_progress(window)
    tab = opened(window, ("plans", KEY, ""))
    tab.remove()
    texts = [item.text() for item in box_of(window).findChildren(QLabel)]
    assert any(text.startswith("nhiệm vụ “") and "(1 mục đã ghi)" in text for text in texts)
    assert register.plans(window.context.workspace)
    press(window, "Bỏ kế hoạch")
    assert not register.plans(window.context.workspace)
    assert not tab.is_open, "what was open is gone"


@pytest.mark.usefixtures("boxes_open")
def test_that_the_report_of_a_plan_is_drafted_and_opened_among_the_papers(window: MainWindow, qtbot: QtBot) -> None:
    tab = opened(window)
    assert tab.line is not None
    plans_actions.ask_draft(tab, window.context, tab.line.plan)
    places = asked(window)
    press(window, "Soạn dự thảo")
    idle(qtbot, window)
    ((place, paper_id),) = places
    assert place == "papers"
    assert isinstance(paper_id, int)
    assert "2022" in papers.content(window.context.workspace, paper_id).subject


def test_that_the_search_of_the_window_finds_plans_targets_and_tasks(window: MainWindow) -> None:
    ws = window.context.workspace
    register.adopt(ws, OTHER)
    target = register.find(ws, OTHER).targets[0]
    hits = {(hit.title, hit.target) for hit in desk.search(ws, window.context.year, "lao cai") if hit.place == "plans"}
    assert (register.find(ws, OTHER).head.short_title, ("plans", OTHER, "")) in hits
    (found,) = [hit for hit in desk.search(ws, 2022, target.title) if hit.target == ("targets", OTHER, target.key)]
    assert found.caption.startswith("chỉ tiêu kế hoạch, ")


@pytest.mark.parametrize("kind", [TodoKind.DUTIES_LATE, TodoKind.DUTIES_SOON])
def test_that_what_is_owed_opens_the_deadlines_of_its_plan(window: MainWindow, kind: TodoKind) -> None:
    words = words_of(Todo(kind, 2, plan_key=KEY))
    assert (words.place, words.target) == ("plans", ("duties", KEY))
    window.go(words.place, words.target)
    assert page_of(window).choice.key == KEY


def test_that_a_text_dropped_onto_the_page_is_read_and_any_other_file_is_not_for_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = opened(window)
    assert not page_of(window).take_files([tmp_path / "bao-cao.xlsx"])
    text = resources() / "presets" / "plans" / f"{OTHER}.txt"
    assert page_of(window).take_files([text])
    idle(qtbot, window)
    assert tab.is_open
    assert tab.rooms.reading.choices is not None
    assert not page_of(window).choice.isVisible(), "what is read is no plan yet"


def test_that_what_was_read_goes_on_in_the_editor_and_is_chosen_once_it_is_stored(window: MainWindow) -> None:
    tab = opened(window)
    tab.rooms.read_text()
    assert tab.rooms.reading.hand_over is not None
    tab.rooms.reading.hand_over(a_plan([a_task("1")]))
    assert tab.rooms.room is tab.rooms.editor
    tab.rooms.editor.store()
    tab.rooms.back()
    assert tab.table.isVisible(), "the text is done with, too"
    assert tab.line is not None
    assert tab.line.plan.head.title == "Kế hoạch minh họa"


def test_that_what_was_left_unstored_is_offered_to_go_on_with(window: MainWindow) -> None:
    ws, tab = window.context.workspace, opened(window)
    drafts.keep(ws, drafts.begin(ws, a_plan([a_task("1")])))
    words = [action.text() for action in tab.menu_of_ways().actions()]
    assert "Soạn tiếp: Kế hoạch minh họa" in words


def test_that_the_board_counts_targets_in_the_words_of_their_tab(window: MainWindow) -> None:
    ws = window.context.workspace
    register.adopt(ws, OTHER)
    board = opened(window, ("plans", OTHER, "")).rooms.dashboard
    below = board.tiles.targets.accessibleName()
    window.go("plans", ("targets", OTHER))
    told = page_of(window).sentence.text()
    assert "chưa" in told
    for words in re.findall(r"\d+ (?:chưa|chờ|đang)[^,.;<]*", re.sub(r"<[^>]*>", "", told)):
        assert words in below
