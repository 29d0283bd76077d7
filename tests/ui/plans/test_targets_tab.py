"""«Chỉ tiêu»: how the targets of a plan stand, both readings of «tăng thêm», judgements, shares."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget

from app.domain.plans.target_outlook import Outlook
from app.domain.plans.work import PlanFigure
from app.services.plans import figures, targets
from app.services.workspace import Workspace
from app.ui.forms import Form
from app.ui.plans.targets_share_box import ShareBox
from app.ui.plans.targets_tab import TargetsTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.target_windows import Opener, cells_of, line_of, opener, said, undo
from tests.support.windows import box_of

Kind = TypeVar("Kind", bound=QWidget)
LAO_CAI, BINH_PHUOC = "lao-cai-1219", "binh-phuoc-2022"


@pytest.fixture
def on(make_window: Callable[[], MainWindow], open_data: Callable[[str], Workspace]) -> Opener:
    """The tab on a day, at a plan."""
    return opener(make_window, open_data)


def ws_of(tab: TargetsTab) -> Workspace:
    return tab.context.workspace


def enter(tab: TargetsTab, measure: str, period: str, value: str, **fields: str) -> None:
    wanted = PlanFigure(plan_id=0, measure=measure, period=period, value=Decimal(value), **fields)  # type: ignore[arg-type]  # texts alone
    figures.set_figure(ws_of(tab), tab.plan_key, wanted)


def choose(tab: TargetsTab, stretch: str) -> None:
    tab.targets.period.setCurrentIndex(tab.targets.period.findData(stretch))


def verb(tab: TargetsTab) -> Button:
    box = box_of(tab.window())
    return next(item for item in box.findChildren(Button) if item.property("kind") == "primary")


def words_of(tab: TargetsTab) -> str:
    return "\n".join(item.text() for item in seen(tab, QLabel))


def seen(tab: TargetsTab, kind: type[Kind]) -> list[Kind]:
    """What of the panel is in sight; what was taken out of it may still wait to be deleted."""
    QApplication.processEvents()
    return [item for item in tab.targets.panel.findChildren(kind) if item.isVisibleTo(tab)]


def test_that_more_is_read_by_points_and_switched_in_the_window_and_back_by_undo(on: Opener, boxes_open: None) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    choose(tab, "2028")
    asked = {key: cells_of(tab, key)["asked"] for key in ("tai-lieu", "boi-duong", "trang-bi")}
    assert asked == {
        "tai-lieu": ("≥ 90 %", "cộng 90 %, tương đối 60 %"),
        "boi-duong": ("≥ 90 %", "cộng 90 %, tương đối 60 %"),
        "trang-bi": ("≥ 95 %", "cộng 95 %, tương đối 87,5 %"),
    }
    line_of(tab, "trang-bi")
    points, relative, plain = seen(tab, QRadioButton)
    assert (points.text(), relative.text()) == ("cộng thêm điểm: 95 %", "tăng tương đối: 87,5 %")
    assert plain.text() == "chính là mức phải đạt: 25 %"
    relative.click()
    assert points.isChecked(), "nothing is read another way before the box is answered"
    form = box_of(tab.window()).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(note="Theo kết luận của Ban chỉ đạo")
    verb(tab).click()
    assert cells_of(tab, "trang-bi")["asked"] == ("≥ 87,5 %", "cộng 95 %, tương đối 87,5 %")
    assert "Theo kết luận của Ban chỉ đạo" in words_of(tab)
    assert cells_of(tab, "tai-lieu")["asked"][0] == "≥ 90 %"
    undo(tab)
    assert cells_of(tab, "trang-bi")["asked"][0] == "≥ 95 %"


def test_that_the_step_up_of_2025_is_announced_and_asked_for_in_its_year(on: Opener) -> None:
    tab = on(date(2022, 11, 1), BINH_PHUOC)
    assert cells_of(tab, "mo-hinh-co-quan")["asked"] == ("> 50 %", "năm 2025: > 70 %")
    assert cells_of(tab, "mo-hinh-khu-dan-cu")["asked"] == ("≥ 80 %", "năm 2025: = 100 %")
    line_of(tab, "mo-hinh-co-quan")
    assert "năm 2022 - 2024" in words_of(tab)
    choose(tab, "2025")
    assert cells_of(tab, "mo-hinh-co-quan")["asked"] == ("> 70 %", "")
    assert cells_of(tab, "mo-hinh-khu-dan-cu")["asked"] == ("= 100 %", "")


def test_that_coverage_and_denominator_stand_beside_the_number_and_a_nought_below_is_a_dash(on: Opener) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    assert cells_of(tab, "tai-lieu")["value"] == ("", "")
    for agency, value in (("so-dttg", "30"), ("cong-an", "50")):
        enter(tab, "X01", "2026", value, agency=agency)
    enter(tab, "X02", "2026", "20", agency="so-dttg")
    figures.set_figure(
        ws_of(tab), LAO_CAI, PlanFigure(plan_id=0, measure="X02", period="2026", value=None, agency="cong-an")
    )
    assert cells_of(tab, "tai-lieu")["value"] == ("25 %", "20/80 · 1/2; 2/2 nơi")
    line_of(tab, "tai-lieu")
    assert "Còn thiếu: Công an tỉnh." in words_of(tab)
    assert tab.targets.panel.chip.text() == "Chưa tới mức"
    enter(tab, "X06", "2026", "0", agency="so-dttg")
    enter(tab, "X07", "2026", "0", agency="so-dttg")
    assert cells_of(tab, "trang-bi")["value"][0] == "–"
    line_of(tab, "trang-bi")
    assert tab.targets.panel.chip.text() == "Mẫu số bằng 0"
    assert "bằng 0 nên không tính được tỷ lệ" in words_of(tab)
    assert "1 mẫu số bằng 0" in said(tab)


def test_that_a_distribution_is_one_line_with_its_parts_below(on: Opener) -> None:
    tab = on(date(2022, 11, 1), BINH_PHUOC)
    keys = [line.key for line in tab.targets.table.model.rows]
    place = keys.index(("yeu", True))
    assert keys[place : place + 4] == [("yeu", True), ("xuat-sac", False), ("kha", False), ("yeu", False)]
    assert keys.count(("xuat-sac", False)) == 1
    assert len(keys) == 16
    assert cells_of(tab, "yeu", is_whole=True)["state"][0] == "Chưa có tổng"
    assert said(tab).startswith("15 chỉ tiêu: ")


def test_that_a_target_without_a_number_is_judged_over_the_green_button_and_taken_back(
    on: Opener, boxes_open: None
) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    (waiting,) = [button for button in tab.buttons() if button is not None and "Đánh giá 2" in button.text()]
    waiting.click()
    form = box_of(tab.window()).findChild(Form)
    assert isinstance(form, Form)
    verb(tab).click()
    assert len(tab.targets.waiting(Outlook.UNJUDGED)) == 2, "without a result nothing is stored"
    form.set_values(state="reached", reason="Đã cấp đủ tài liệu")
    verb(tab).click()
    assert tab.targets.panel.chip.text() == "Đạt"
    assert cells_of(tab, "tai-lieu-to-doi")["value"] == ("đã đánh giá", "Đã cấp đủ tài liệu")
    tab.targets.panel.acts.take_back()
    assert tab.targets.panel.chip.text() == "Chờ đánh giá"


def test_that_shares_over_the_whole_are_told_in_the_sheet_and_a_split_makes_the_whole(
    on: Opener, boxes_open: None
) -> None:
    tab = on(date(2022, 11, 1), BINH_PHUOC)
    line_of(tab, "kiem-tra-co-quan")
    tab.targets.panel.acts.ask_shares()
    box = box_of(tab.window())
    assert isinstance(box, ShareBox)
    model = box.table.model

    def type_(row: int, column: str, text: str) -> bool:
        at = next(place for place, item in enumerate(model.columns) if item.key == column)
        return model.setData(model.index(row, at), text)

    assert not type_(0, "value", "hai mươi")
    assert "không phải là một số" in box.refusal.text()
    assert type_(0, "value", "12")
    assert type_(1, "value", "10")
    assert box.sum_words.text() == "Đã giao 22/20, vượt 2."
    for row, weight in enumerate(("1", "1", "1")):
        assert type_(row, "weight", weight)
    box.split()
    assert [line.value for line in model.rows[:4]] == [7, 7, 6, None]
    assert box.sum_words.text() == "Đã giao đủ 20."
    verb(tab).click()
    stored = targets.find(ws_of(tab), BINH_PHUOC, "kiem-tra-co-quan").shares
    assert [item.value for item in stored] == [7, 7, 6]
    assert "Đã giao đủ 20." in words_of(tab)


def test_that_shares_over_what_is_exactly_asked_are_refused_in_the_sheet_which_keeps_what_was_typed(
    on: Opener, boxes_open: None
) -> None:
    tab = on(date(2022, 11, 1), BINH_PHUOC)
    line_of(tab, "yeu")
    tab.targets.panel.acts.ask_shares()
    box = box_of(tab.window())
    assert isinstance(box, ShareBox)
    model = box.table.model
    verb(tab).click()
    assert box.refusal.text() == "Chưa ghi số giao cho nơi nào."
    model.setData(model.index(0, 2), "1")
    assert box.sum_words.text() == "Đã giao 1/0, vượt 1."
    verb(tab).click()
    assert box.refusal.text() == "Đã giao 1/0, vượt 1. Chưa lưu gì."
    assert targets.find(ws_of(tab), BINH_PHUOC, "yeu").shares == ()
    model.setData(model.index(0, 2), "0")
    verb(tab).click()
    line_of(tab, "yeu")
    tab.targets.panel.acts.ask_shares()
    again = box_of(tab.window())
    assert isinstance(again, ShareBox)
    assert again.table.model.rows[0].value == 0
    again.table.model.setData(again.table.model.index(0, 2), "")
    verb(tab).click()
    assert targets.find(ws_of(tab), BINH_PHUOC, "yeu").shares == ()


def test_that_a_target_leads_to_what_counts_it_and_a_name_opens_it(on: Opener) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    window = tab.window()
    assert isinstance(window, MainWindow)
    window.go("plans", ("targets", LAO_CAI, "trang-bi"))
    assert tab.targets.panel.line is not None
    assert tab.targets.panel.line.row.target.key == "trang-bi"
    tab.enter_missing()
    assert tab.view is tab.figures
    cell = tab.figures.table.current_cell()
    assert cell is not None
    assert (cell.row.origin.measure.key, cell.place.period.text) == ("X02", "2026")
    window.go("plans", ("targets", LAO_CAI, "costs"))
    assert tab.costs.isVisible()


def test_that_a_plan_without_targets_says_so_and_offers_nothing_to_press(on: Opener) -> None:
    tab = on(date(2022, 1, 19), "ha-quang-2022")
    assert said(tab) == "Kế hoạch này không đặt chỉ tiêu."
    assert tab.buttons() == (None, None)
    tab.turn(1)
    assert said(tab) == "Kế hoạch này không có số đo nào."


def test_that_the_search_finds_a_target_whatever_its_accents_and_escape_gives_the_panel_away(on: Opener) -> None:
    tab = on(date(2022, 11, 1), BINH_PHUOC)
    tab.targets.tools.search.setText("luc luong nong cot")
    assert tab.targets.table.proxy.rowCount() == 1
    tab.targets.table.view.setFocus()
    QTest.keyClick(tab.targets.panel, Qt.Key.Key_Escape)
    assert tab.targets.panel.isHidden()


def test_that_a_period_to_come_asks_for_nothing_and_a_missing_number_leads_to_its_cell(on: Opener) -> None:
    tab = on(date(2026, 6, 1), LAO_CAI)
    choose(tab, "2028")
    assert said(tab) == "5 chỉ tiêu: 5 chưa đến kỳ."
    assert tab.targets.missing() == ()
    choose(tab, "2026")
    assert [measure for measure, _period in tab.targets.missing()] == ["X02", "X01", "X04", "X07", "X06"]
    enter(tab, "X01", "2026", "10")
    assert [measure for measure, _period in tab.targets.missing()] == ["X02", "X04", "X07", "X06"]
    assert tab.targets.panel.heading.text() == "Năm 2026"
