"""«Thời hạn»: two days side by side until a decision, more time, what came, what recurs, who was in time."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.plans.duties import Copy
from app.domain.plans.duty_standing import DutyState
from app.services import history
from app.services.plans import duty_entries
from app.services.workspace import Workspace
from app.ui.awards.page import AwardsPage
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.duties_bar import Look
from app.ui.plans.duties_columns import FILTERS
from app.ui.plans.duty_ruling_box import StatedCard
from app.ui.reviews.page import ReviewsPage
from app.ui.submissions.page import SubmissionsPage
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.duties import a_duty, a_plan, on_day
from tests.support.duty_boards import on
from tests.support.duty_windows import (
    Opener,
    chip_of,
    form_of,
    green,
    opener,
    press_verb,
    said,
    select,
    shown,
    window_of,
    words_of,
)
from tests.support.windows import box_of

PLAN_74, BINH_PHUOC = "ha-quang-2022", "binh-phuoc-2022"


@pytest.fixture
def opened(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """The tab on a day, at a plan."""
    return opener(make_window, open_data)


def test_that_both_days_of_a_dossier_stand_with_both_clauses_until_a_decision_settles_them(
    opened: Opener, boxes_open: None
) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    row = select(tab, "award-dossier", "Sóc Hà")
    assert chip_of(row) == "hai hạn chưa chốt"
    assert "1 việc có hai hạn chưa chốt" in said(tab)
    side = tab.views.list.side
    words = words_of(side)
    assert "Kế hoạch ghi 2 hạn khác nhau" in words
    assert "Trước ngày 21/01/2022: đến hết ngày 20/01/2022" in words
    assert "Trước ngày 10/02/2022: đến hết ngày 09/02/2022" in words
    quotes = [item for item in side.findChildren(ClauseQuote) if item.isVisible()]
    assert [item.word.text() for item in quotes] == ["Theo mục IV.6", "Theo mục III.3"]
    quotes[1].word.click()
    assert "trước ngày 10/02/2022" in words_of(quotes[1])

    tab.settle()
    cards = box_of(window_of(tab)).findChildren(StatedCard)
    assert len(cards) == 2
    cards[1].take.click()
    press_verb(tab)
    assert box_of(window_of(tab)).isVisible(), "without the paper nothing is settled"
    form_of(tab).set_values(document="12/TB-BCĐ", decided_on=date(2022, 1, 18), decided_by="Trưởng ban")
    press_verb(tab)
    row = select(tab, "award-dossier", "Sóc Hà")
    assert (row.due.working, row.due.last) == (date(2022, 2, 9), date(2022, 2, 9))
    assert "12/TB-BCĐ ngày 18/01/2022; Trưởng ban" in words_of(side)
    assert "Trước ngày 21/01/2022" in words_of(side), "what the plan says stays in sight"

    history.undo(tab.context.workspace, is_deliberate=True)
    assert select(tab, "award-dossier", "Sóc Hà").due.is_contradicted


def test_that_before_a_day_ends_the_evening_before(opened: Opener) -> None:
    tab = opened(date(2022, 1, 20), PLAN_74)
    assert chip_of(select(tab, "commune-report", "Sóc Hà")) == "còn 01 ngày làm việc"
    assert "Từ 20/01/2022 đến hết 20/01/2022: 01 ngày làm việc" in words_of(tab.views.list.side)
    window = window_of(tab)
    window.context.attach(on(window.context.workspace, date(2022, 1, 21)), 2021)
    tab.reload()
    row = select(tab, "commune-report", "Sóc Hà")
    assert chip_of(row) == "trễ 01 ngày"
    assert row.standing.state is DutyState.OVERDUE


def test_that_the_working_days_left_name_the_holidays_between(opened: Opener) -> None:
    tab = opened(date(2022, 1, 26), PLAN_74)
    duty_entries.extend(
        tab.context.workspace, select(tab, "commune-report", "Sóc Hà").at, date(2022, 2, 9), "Mưa lũ", "20/CV-BCĐ"
    )
    row = select(tab, "commune-report", "Sóc Hà")
    words = words_of(tab.views.list.side)
    assert chip_of(row) == "gia hạn, còn 06 ngày làm việc"
    assert "06 ngày làm việc, đã trừ Tết Nguyên đán Nhâm Dần (05 ngày)" in words
    assert "đến hết ngày 09/02/2022; Mưa lũ; 20/CV-BCĐ" in words


def test_that_the_three_deadlines_of_binh_phuoc_recur_with_the_next_three_years_shown(opened: Opener) -> None:
    tab = opened(date(2022, 8, 12), BINH_PHUOC)
    for duty, days in (
        ("bao-cao-nam", ["14/11/2023", "14/11/2024", "14/11/2025"]),
        ("bao-cao-tong-hop", ["19/11/2023", "19/11/2024", "19/11/2025"]),
    ):
        row = select(tab, duty, period="2022")
        assert row.standing.left is not None
        words = words_of(tab.views.list.side)
        assert "Ba năm tiếp theo" in words
        assert all(f"đến hết ngày {day}" in words for day in days)
        assert ("19/11/2022 là ngày nghỉ (cuối tuần)" in words) == (duty == "bao-cao-tong-hop")
    assert select(tab, "ke-hoach").due.working == date(2022, 8, 9)
    assert "Ba năm tiếp theo" not in words_of(tab.views.list.side), "owed once"


def test_that_more_time_needs_a_reason_and_a_later_day_and_is_taken_back(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2022, 8, 12), BINH_PHUOC)
    row = select(tab, "ke-hoach", "Ủy ban nhân dân")
    assert chip_of(row) == "trễ 03 ngày"
    side = tab.views.list.side
    menu = {action.text(): action for action in side.menu_of(row, side.steps[1:]).actions()}
    menu["Gia hạn"].trigger()
    form_of(tab).set_values(due=date(2022, 8, 9), reason="Mưa lũ")
    press_verb(tab)
    box = box_of(window_of(tab))
    assert "Hạn mới 09/08/2022 không sau hạn đang có 09/08/2022; chưa lưu gì." in box.refusal.text()
    form_of(tab).set_values(due=date(2022, 8, 18), reason=" ")
    press_verb(tab)
    assert box.isVisible()
    form_of(tab).set_values(reason="Mưa lũ")
    press_verb(tab)
    row = select(tab, "ke-hoach", "Ủy ban nhân dân")
    assert chip_of(row) == "gia hạn, còn 05 ngày làm việc"
    assert chip_of(select(tab, "ke-hoach", "sở")) == "trễ 03 ngày", "others keep the day of the plan"
    row = select(tab, "ke-hoach", "Ủy ban nhân dân")
    next(item for item in side.menu_of(row, side.steps).actions() if item.text() == "Bỏ gia hạn").trigger()
    assert chip_of(select(tab, "ke-hoach", "Ủy ban nhân dân")) == "trễ 03 ngày"


def test_that_a_day_before_the_period_is_asked_about_in_the_box(opened: Opener, boxes_open: None) -> None:
    tab = opened(date(2023, 11, 10), BINH_PHUOC)
    select(tab, "bao-cao-nam", "sở", "2023")
    QTest.keyClick(tab.views.list.table.view, Qt.Key.Key_Return)
    assert "bản để trống thì giữ như đã ghi" in box_of(window_of(tab)).text.text(), "which is what happens"
    form_of(tab).set_values(hard=date(2022, 11, 10))
    press_verb(tab)
    box = box_of(window_of(tab))
    assert "Ngày nhận 10/11/2022 trước khi kỳ này bắt đầu (01/01/2023); chưa lưu gì." in box.refusal.text()
    assert select(tab, "bao-cao-nam", "sở", "2023").arrival.came_on is None
    form_of(tab).set_values(hard=date(2023, 11, 10))
    press_verb(tab)
    assert chip_of(select(tab, "bao-cao-nam", "sở", "2023")) == "đúng hạn"


def test_that_both_copies_are_asked_for_and_delete_takes_them_back(opened: Opener, boxes_open: None) -> None:
    duty = a_duty(on_day(2022, 8, 20, clause=""), copies=(Copy.HARD, Copy.SOFT))
    tab = opened(date(2022, 8, 12), a_plan(duty, key="minh-hoa", phases=()))
    select(tab, "bao-cao")
    assert words_of(tab.views.list.side).count("chưa có") == 2
    QTest.keyClick(tab.views.list.table.view, Qt.Key.Key_Return)
    assert "đủ cả hai mới tính là đã nộp" in box_of(window_of(tab)).text.text()
    form_of(tab).set_values(soft=date(2022, 8, 11), hard=None, document="20/BC")
    press_verb(tab)
    row = select(tab, "bao-cao")
    assert chip_of(row) == "thiếu bản cứng"
    assert "bản mềm 11/08/2022" in words_of(tab.views.list.side)
    QTest.keyClick(tab.views.list.table.view, Qt.Key.Key_Delete)
    assert chip_of(select(tab, "bao-cao")) == "còn 06 ngày làm việc"
    history.undo(tab.context.workspace, is_deliberate=True)
    assert chip_of(select(tab, "bao-cao")) == "thiếu bản cứng"


def test_that_what_other_pages_keep_leads_there(opened: Opener) -> None:
    tab = opened(date(2022, 1, 19), PLAN_74)
    window, side = window_of(tab), tab.views.list.side
    for duty, place, words in (
        ("commune-report", SubmissionsPage, "Mở Báo cáo xã"),
        ("award-dossier", AwardsPage, "Mở Khen thưởng"),
        ("district-review", ReviewsPage, "Mở Báo cáo sơ kết"),
    ):
        window.go("plans", ("duties", PLAN_74, duty))
        button = next(item for item in side.findChildren(Button) if item.text() == words)
        button.click()
        assert isinstance(window.page, place)


def test_that_filters_narrow_the_list_and_the_sentence_follows(opened: Opener) -> None:
    tab = opened(date(2022, 1, 26), PLAN_74)
    late = list(FILTERS).index("Đã qua hạn")
    tools = tab.tools()
    tools.filter.setCurrentIndex(late)  # type: ignore[attr-defined]  # the tools of this tab are those of a list
    assert {row.standing.state for row in shown(tab)} == {DutyState.OVERDUE, DutyState.BETWEEN}
    assert len(shown(tab)) == 16
    tab.bar.choose_owner("xã Sóc Hà")
    assert {row.owner.name for row in shown(tab)} == {"xã Sóc Hà"}
    assert green(tab).text() == "Đôn đốc 1 nơi"
    assert "2 đã qua hạn của 1 nơi" in said(tab)


def test_that_the_matrix_tells_who_was_in_time_and_a_cell_leads_to_its_line(opened: Opener) -> None:
    tab = opened(date(2022, 8, 26), BINH_PHUOC)
    ws = tab.context.workspace
    duty_entries.receive(ws, select(tab, "ke-hoach", "sở").at, hard_on=date(2022, 8, 9))
    tab.open_part(str(Look.MATRIX))
    matrix = tab.views.matrix
    assert matrix.words.text() == "1/2 đúng hạn (50 %), 1/2 đã nộp."
    table = matrix.table
    titles = [line.title for line in table.model.rows]
    column = next(number for number, item in enumerate(table.model.columns) if "Ủy ban" in item.tooltip)
    index = table.proxy.index(titles.index(next(title for title in titles if "Kế hoạch" in title)), column)
    table.view.setCurrentIndex(index)
    assert "quá hạn 17 ngày" in matrix.words.text()
    table.view.setCurrentIndex(index.siblingAtColumn(0))
    assert "1/2 đúng hạn (50 %), 1/2 đã nộp; thiếu Ủy ban nhân dân" in matrix.words.text()
    table.view.setCurrentIndex(index)
    QApplication.processEvents()
    QTest.keyClick(table.view, Qt.Key.Key_Return)
    assert tab.bar.look is Look.LIST
    current = tab.views.list.current
    assert current is not None
    assert (current.duty.key, "Ủy ban" in current.owner.name) == ("ke-hoach", True)
