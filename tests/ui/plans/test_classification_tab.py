"""«Phân loại»: a round begun, places graded by digits or from a list, parts against targets and the round before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.plan import Plan
from app.services.plans import classification, register
from app.ui.forms import Form
from app.ui.plans.classification_tab import ClassificationTab
from app.ui.plans.page import PlansPage
from app.ui.plans.survey_list_box import ListBox
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of, idle, primary

pytestmark = pytest.mark.data("empty")
K = Qt.Key
GRADES = ("Xuất sắc", "Khá", "Trung bình", "Yếu")
BINH_PHUOC = "binh-phuoc-2022"


def the_page(window: MainWindow) -> PlansPage:
    assert isinstance(window.page, PlansPage)
    return window.page


def the_tab(window: MainWindow) -> ClassificationTab:
    return the_page(window).tab_of(ClassificationTab)


def a_round(window: MainWindow, plan: Plan, year: int = 2022, **graded: str) -> ClassificationRound:
    """A round of a plan with places by their grades."""
    ws = window.context.workspace
    of = ClassificationRound(
        title=f"Đợt {year}", year=year, period=f"{year}", grades=GRADES, plan_id=plan.id, expected=5
    )
    stored = classification.save(ws, of)
    for name, grade in graded.items():
        item = ClassificationResult(round_id=stored.id, name=name, grade=grade, category="khu dân cư")
        classification.save_result(ws, item)
    return stored


def opened(window: MainWindow, key: str, of: ClassificationRound) -> ClassificationTab:
    window.go("plans", ("classification", key, of.id))
    tab = the_tab(window)
    assert tab.is_open
    return tab


def graded(tab: ClassificationTab) -> dict[str, str]:
    return {row.result.name: row.result.grade for row in tab.editor.table.model.rows}


def said(tab: ClassificationTab) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def press(window: MainWindow, words: str) -> None:
    """Press a button of the box that is open."""
    next(button for button in box_of(window).findChildren(Button) if button.text() == words).click()


def words_in(tab: ClassificationTab) -> str:
    """Everything the panel says."""
    panel = tab.editor.panel
    return "\n".join(str(item.property("text")) for item in panel.findChildren(QWidget) if item.property("text"))


def test_that_a_round_begins_with_its_grades_and_offers_the_communes(window: MainWindow, boxes_open: None) -> None:
    (plan,) = register.plans(window.context.workspace)
    window.go("plans", ("classification", plan.key))
    tab = the_tab(window)
    assert said(tab) == "Kế hoạch này chưa có đợt phân loại."
    primary(the_page(window)).click()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(title="Phân loại 2022", period="sáu tháng", expected="8")
    press(window, "Mở đợt phân loại")
    assert "Không hiểu kỳ “sáu tháng”" in box_of(window).refusal.text()
    form.set_values(period="6 tháng đầu năm 2022")
    press(window, "Mở đợt phân loại")
    assert tab.editor.sheet is not None
    assert tab.editor.sheet.round.period == "2022-H1"
    names = list(graded(tab))
    assert any("Sóc Hà" in name for name in names)
    assert said(tab) == "Đã phân loại 0 đơn vị; còn 8 đơn vị chưa phân loại."
    tab.editor.table.view.setFocus()
    for key in (K.Key_1, K.Key_2, K.Key_4, K.Key_9):
        QTest.keyClick(tab.editor.table.view, key)
    assert sorted(filter(None, graded(tab).values())) == ["Khá", "Xuất sắc", "Yếu"]
    sheet = tab.editor.sheet
    assert sheet is not None
    assert all(item.unit_id for item in sheet.results)
    assert "Trên 3 đơn vị đã phân loại, 8 đơn vị phải phân loại." in words_in(tab)


def test_that_places_stand_with_the_round_before_and_those_not_graded_yet(window: MainWindow) -> None:
    (plan,) = register.plans(window.context.workspace)
    a_round(window, plan, 2021, A="Khá", B="Khá", C="Khá", D="Yếu")
    tab = opened(window, plan.key, a_round(window, plan, A="Xuất sắc", B="Trung bình", C="Khá"))
    rows = {row.result.name: row for row in tab.editor.table.model.rows}
    assert [(rows[name].before, rows[name].steps) for name in "ABCD"] == [
        ("Khá", 1), ("Khá", -1), ("Khá", 0), ("Yếu", None),
    ]  # fmt: skip
    assert rows["D"].result.grade == ""
    assert tab.editor.table.current_row().result.name == "D"
    told = words_in(tab)
    assert "↑ 1 đơn vị lên mức\nA" in told
    assert "↓ 1 đơn vị xuống mức\nB" in told
    assert "1 đơn vị đợt trước có, đợt này chưa\nD" in told
    QTest.keyClick(tab.editor.table.view, K.Key_3)
    assert graded(tab)["D"] == "Trung bình"
    tab.editor.table.select(lambda row: row.result.name == "D")
    QTest.keyClick(tab.editor.table.view, K.Key_Delete)
    assert graded(tab)["D"] == ""


def test_that_grades_are_held_against_the_targets_of_the_plan(window: MainWindow) -> None:
    ws = window.context.workspace
    register.adopt(ws, BINH_PHUOC)
    plan = register.find(ws, BINH_PHUOC)
    tab = opened(window, BINH_PHUOC, a_round(window, plan, 2022, A="Xuất sắc", B="Yếu"))
    told = words_in(tab)
    assert "Đối chiếu chỉ tiêu của kế hoạch" in told
    assert "yêu cầu ≥ 30 %" in told
    assert "yêu cầu ≥ 50 %" in told
    assert "yêu cầu = 0 đơn vị; có 1 đơn vị" in told
    assert "Theo mục" in told
    assert tab.editor.panel.bar._faults == frozenset({"Yếu"})


def test_that_a_grade_is_typed_into_its_cell_and_a_strange_one_is_refused(window: MainWindow) -> None:
    (plan,) = register.plans(window.context.workspace)
    tab = opened(window, plan.key, a_round(window, plan, A="Khá", B="Khá"))
    model = tab.editor.table.model
    columns = {column.key: place for place, column in enumerate(model.columns)}
    assert not model.setData(model.index(0, columns["grade"]), "Giỏi")
    assert "không có mức “Giỏi”; các mức là Xuất sắc, Khá, Trung bình, Yếu" in model.refused
    assert model.setData(model.index(0, columns["grade"]), "loại yếu")
    assert model.setData(model.index(1, columns["note"]), "biểu dương")
    assert graded(tab) == {"A": "Yếu", "B": "Khá"}
    assert model.rows[1].result.note == "biểu dương"


def test_that_a_pasted_list_tells_each_fault_and_a_good_one_is_stored(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    (plan,) = register.plans(window.context.workspace)
    tab = opened(window, plan.key, a_round(window, plan, A="Khá"))
    head = "Tên đơn vị\tLoại\tXếp loại\n"
    QApplication.clipboard().setText(f"{head}B\tcơ quan\tGiỏi\nC\tcơ quan\t\nA\tkhu dân cư\tYếu\n")
    tab.editor.paste()
    idle(qtbot, window)
    box = box_of(window)
    assert isinstance(box, ListBox)
    told = " ".join(box.faults.model.rows)
    assert "dòng 2, cột 3: “B”: không có mức “Giỏi”" in told
    assert "“C” chưa ghi mức" in told
    assert "“A” được phân loại 2 lần" in told
    assert not box.verb.isEnabled()
    box.reject()
    QApplication.clipboard().setText(f"{head}A\tkhu dân cư\tKhá\nB\tcơ quan\tloại KHÁ\n")
    tab.editor.paste()
    idle(qtbot, window)
    press(window, "Lưu 2 đơn vị")
    assert graded(tab) == {"A": "Khá", "B": "Khá"}


def test_that_a_unit_not_in_the_catalogue_is_stored_only_when_somebody_says_so(
    window: MainWindow, qtbot: QtBot, boxes_open: None
) -> None:
    (plan,) = register.plans(window.context.workspace)
    tab = opened(window, plan.key, a_round(window, plan))
    QApplication.clipboard().setText("Tên đơn vị\tXếp loại\nSóc Hà\tKhá\nXã Không Có\tKhá\n")
    tab.editor.paste()
    idle(qtbot, window)
    box = box_of(window)
    assert isinstance(box, ListBox)
    assert "“Xã Không Có” không có trong danh mục" in " ".join(box.faults.model.rows)
    assert not box.verb.isEnabled()
    box.consent.click()
    press(window, "Lưu 2 đơn vị")
    assert graded(tab)["Xã Không Có"] == "Khá"


def test_that_a_grade_called_otherwise_takes_its_places_along(window: MainWindow, boxes_open: None) -> None:
    (plan,) = register.plans(window.context.workspace)
    tab = opened(window, plan.key, a_round(window, plan, A="Khá", B="Yếu"))
    tab.editor.edit()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(grades=("Tốt", "Khá", "Chưa đạt"))
    press(window, "Ghi đợt phân loại")
    assert "không có mức “Yếu”" in box_of(window).refusal.text()
    form.set_values(grades=("Xuất sắc", "Tốt", "Trung bình", "Yếu"))
    press(window, "Ghi đợt phân loại")
    assert graded(tab) == {"A": "Tốt", "B": "Yếu"}


def test_that_a_round_with_grades_is_taken_out_after_a_question(window: MainWindow, boxes_open: None) -> None:
    (plan,) = register.plans(window.context.workspace)
    last = a_round(window, plan, A="Khá", B="Khá")
    a_round(window, plan, 2021)
    tab = opened(window, plan.key, last)
    tab.editor.leave()
    assert said(tab) == "2 đợt phân loại; gần nhất là Đợt 2022, năm 2022; còn 3 đơn vị chưa phân loại."
    tab.table.select(lambda sheet: sheet.round.year == 2022)
    QTest.keyClick(tab.table.view, K.Key_Delete)
    press(window, "Bỏ đợt phân loại")
    assert [sheet.round.year for sheet in tab.rows() or ()] == [2021]
    window.context.undo_asked.emit()
    assert len(tab.rows() or ()) == 2
