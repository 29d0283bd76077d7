"""«Khảo sát»: a survey begun, its forms typed by keys or pasted, its results by question and group, what goes out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.plans.surveys import QuestionKind, RespondentGroup, Survey, SurveyForm, SurveyQuestion
from app.services.plans import register, survey_forms, surveys
from app.ui.forms import Form
from app.ui.plans.page import PlansPage
from app.ui.plans.survey_bars import ShareBars
from app.ui.plans.survey_list_box import ListBox
from app.ui.plans.surveys_tab import SurveysTab
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.windows import box_of, idle, primary, type_text

pytestmark = pytest.mark.data("empty")
K = Qt.Key
HEARD = SurveyQuestion(text="Đã nghe chưa?", kind=QuestionKind.SINGLE, choices=("Đã nghe", "Chưa nghe"))
FROM = SurveyQuestion(text="Từ đâu?", kind=QuestionKind.MULTIPLE, choices=("Loa", "Đài", "Họp xóm"))
WELL = SurveyQuestion(text="Hiểu đến đâu?", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(5))
WISH = SurveyQuestion(text="Mong muốn", kind=QuestionKind.TEXT)
GROUPS = (RespondentGroup(name="Cán bộ", handed_out=4, returned=3), RespondentGroup(name="Nhân dân"))
SURVEY = Survey(
    title="Khảo sát hiểu biết", questions=(HEARD, FROM, WELL, WISH), handed_out=10, returned=6, groups=GROUPS,
    starts_on=date(2022, 1, 10),
)  # fmt: skip


def the_page(window: MainWindow) -> PlansPage:
    assert isinstance(window.page, PlansPage)
    return window.page


def the_tab(window: MainWindow) -> SurveysTab:
    return the_page(window).tab_of(SurveysTab)


@pytest.fixture
def opened(window: MainWindow) -> SurveysTab:
    """A survey of the plan of the file, open, without any form."""
    ws = window.context.workspace
    (plan,) = register.plans(ws)
    stored = surveys.save(ws, replace(SURVEY, plan_id=plan.id))
    window.go("plans", ("surveys", plan.key, stored.id))
    return the_tab(window)


def answered(tab: SurveysTab) -> dict[int, tuple[str, ...]]:
    """The answers of the form that was entered last."""
    return dict(surveys.sheet(tab.context.workspace, tab.editor.survey_id).forms[-1].answers)


def enter(tab: SurveysTab, group: str = "", **answers: tuple[str, ...]) -> SurveyForm:
    given = {int(key[1:]): value for key, value in answers.items()}
    form = SurveyForm(survey_id=tab.editor.survey_id, number=0, respondents=group, answers=given)
    return survey_forms.save(tab.context.workspace, form)


def said(tab: SurveysTab) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in tab.sentence())


def press(window: MainWindow, words: str) -> None:
    """Press a button of the box that is open."""
    next(button for button in box_of(window).findChildren(Button) if button.text() == words).click()


def bars_of(tab: SurveysTab) -> list[ShareBars]:
    """The bars in sight, in their order."""
    return [item for item in tab.editor.results.findChildren(ShareBars) if not item.isHidden()]


def words_in(widget: Any) -> str:
    """Everything a part of the screen says."""
    return "\n".join(str(item.property("text")) for item in widget.findChildren(QWidget) if item.property("text"))


def test_that_an_empty_plan_teaches_and_a_survey_begins_with_questions_in_lines(
    window: MainWindow, boxes_open: None
) -> None:
    (plan,) = register.plans(window.context.workspace)
    window.go("plans", ("surveys", plan.key))
    tab = the_tab(window)
    assert said(tab) == "Kế hoạch này chưa có cuộc khảo sát."
    primary(the_page(window)).click()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(title="Khảo sát xóm", handed_out="20", groups=("Cán bộ: 8/x",))
    press(window, "Lập cuộc khảo sát")
    assert "Cán bộ: 20/18" in box_of(window).refusal.text()
    form.set_values(groups=("Cán bộ: 8/7", "Nhân dân"), questions=("Đã nghe chưa?: Có; Không", "Mong muốn"))
    press(window, "Lập cuộc khảo sát")
    assert tab.is_open
    assert tab.editor.sheet is not None
    stored = tab.editor.sheet.survey
    assert [question.kind for question in stored.questions] == [QuestionKind.SINGLE, QuestionKind.TEXT]
    assert stored.groups[0] == RespondentGroup(name="Cán bộ", handed_out=8, returned=7)
    assert tab.editor.stack.currentWidget() is tab.editor.questions


def test_that_a_form_is_typed_by_digits_and_the_next_one_begins(window: MainWindow, opened: SurveysTab) -> None:
    primary(the_page(window)).click()
    card = opened.editor.answers.card
    card.group.setCurrentText("Cán bộ")
    for key in (K.Key_2, K.Key_1, K.Key_3, K.Key_Return, K.Key_4):
        QTest.keyClick(card, key)
    assert card.number == 4
    assert card.field is not None
    type_text(card.field, "Mở lớp")
    QTest.keyClick(card.field, K.Key_Return)
    assert answered(opened) == {1: ("1",), 2: ("0", "2"), 3: ("4",), 4: ("Mở lớp",)}
    assert (card.number, card.group.currentText(), card.is_typed) == (1, "Cán bộ", False)
    QTest.keyClick(card, K.Key_Escape)
    assert not opened.editor.answers.is_typing
    assert said(opened) == "Phát 10, thu 6, đã nhập 1 phiếu; còn 5 phiếu chưa nhập."


def test_that_a_form_half_typed_is_asked_about_and_a_refusal_loses_nothing(
    window: MainWindow, opened: SurveysTab, boxes_open: None
) -> None:
    for _time in range(3):
        enter(opened, "Cán bộ", q1=("0",))
    opened.editor.type_form()
    card = opened.editor.answers.card
    card.group.setCurrentText("Cán bộ")
    QTest.keyClick(card, K.Key_1)
    card.verb.click()
    assert "Cán bộ: số phiếu nhập (4) nhiều hơn số phiếu thu về (3)" in card.refusal.text()
    assert card.is_typed
    QTest.keyClick(card, K.Key_Escape)
    press(window, "Bỏ phiếu đang nhập")
    assert not opened.editor.answers.is_typing
    assert len(surveys.sheet(opened.context.workspace, opened.editor.survey_id).forms) == 3


def test_that_a_form_is_changed_and_taken_out(window: MainWindow, opened: SurveysTab) -> None:
    enter(opened, q1=("0",), q2=("1",))
    enter(opened, q1=("0",))
    answers = opened.editor.answers
    answers.table.select(lambda form: form.number == 1)
    answers.change(answers.table.current_row())
    QTest.keyClick(answers.card, K.Key_0)
    answers.card.turn(1)
    QTest.keyClick(answers.card, K.Key_3)
    answers.card.keep()
    assert not answers.is_typing
    sheet = surveys.sheet(opened.context.workspace, opened.editor.survey_id)
    assert [dict(form.answers) for form in sheet.forms] == [{2: ("1", "2")}, {1: ("0",)}]
    answers.table.select(lambda form: form.number == 2)
    answers.drop()
    assert [form.number for form in answers.table.model.rows] == [1]


def test_that_questions_move_and_are_refused_once_they_were_answered(
    window: MainWindow, opened: SurveysTab, boxes_open: None
) -> None:
    questions = opened.editor.questions
    questions.table.select(lambda line: line[0] == 0)
    questions.move_line(1)
    assert [line[1].text for line in questions.table.model.rows][:2] == [FROM.text, HEARD.text]
    questions.table.select(lambda line: line[0] == 3)
    questions.drop()
    questions.add()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(text="Mấy lần?", kind="number", lowest="0", highest="50")
    press(window, "Ghi câu hỏi")
    assert [line[1].highest for line in questions.table.model.rows] == [None, None, 5, 50]
    enter(opened, q1=("0",))
    assert "Đã nhập 1 phiếu" in questions.locked.text()
    assert not questions.add_button.isEnabled()
    questions.change(0)
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    form.set_values(text="Câu khác")
    press(window, "Ghi câu hỏi")
    assert "Đã nhập 1 phiếu theo các câu hỏi cũ" in box_of(window).refusal.text()


def test_that_results_say_their_base_and_stand_by_group(window: MainWindow, opened: SurveysTab) -> None:
    assert "Chưa nhập phiếu nào" in words_in(opened.editor.results)
    enter(opened, "Cán bộ", q1=("0",), q3=("4",))
    enter(opened, "Nhân dân", q1=("1",))
    enter(opened, "Nhân dân", q3=("5",))
    results = opened.editor.results
    assert "2/3 phiếu trả lời, 1 phiếu không trả lời, trung bình 4,50" in words_in(results)
    assert bars_of(opened)[0].rows[0].shares == ((Decimal(50), "1 phiếu (50,0 %)"),)
    results.apart.setChecked(True)
    assert [words for _share, words in bars_of(opened)[0].rows[0].shares] == ["1 phiếu (100,0 %)", "0 phiếu (0,0 %)"]
    assert "Nhân dân: 1/2 phiếu trả lời, 1 phiếu không trả lời" in words_in(results)
    panel = words_in(opened.editor.panel)
    assert "thu 3/4, nhập 1" in panel
    assert "Còn 3 phiếu thu về chưa nhập." in panel


def test_that_a_pasted_list_with_a_fault_stores_nothing_and_a_good_one_does(
    window: MainWindow, opened: SurveysTab, qtbot: QtBot, boxes_open: None
) -> None:
    QApplication.clipboard().setText("Nhóm\tCâu 1\tCâu 3\nCán bộ\tA\t3\nCán bộ\tC\t9\n")
    opened.editor.paste()
    idle(qtbot, window)
    box = box_of(window)
    assert isinstance(box, ListBox)
    assert len(box.faults.model.rows) == 2
    assert "dòng 3, cột 2, câu 1: trả lời “C” không nằm trong các lựa chọn" in box.faults.model.rows[0]
    assert not box.verb.isEnabled()
    box.reject()
    QApplication.clipboard().setText("Nhóm\tCâu 1\tCâu 3\nCán bộ\tA\t3\nCán bộ\tB\t5\n")
    opened.editor.paste()
    idle(qtbot, window)
    press(window, "Lưu 2 phiếu")
    assert len(opened.editor.answers.table.model.rows) == 2
    opened.editor.copy_results()
    assert "Đã nghe\t1\t50" in QApplication.clipboard().text()


def test_that_a_list_pasted_again_is_stored_by_somebodys_word_only(
    window: MainWindow, opened: SurveysTab, qtbot: QtBot, boxes_open: None
) -> None:
    QApplication.clipboard().setText("Nhóm\tCâu 1\tCâu 3\nCán bộ\tA\t3\nCán bộ\tB\t5\n")
    opened.editor.paste()
    idle(qtbot, window)
    press(window, "Lưu 2 phiếu")
    opened.editor.paste()
    idle(qtbot, window)
    box = box_of(window)
    assert isinstance(box, ListBox)
    assert "2 phiếu đầu của danh sách giống hệt" in box.faults.model.rows[0]
    assert not box.verb.isEnabled()
    box.consent.setChecked(True)
    assert box.verb.isEnabled()
    box.reject()
    assert len(opened.editor.answers.table.model.rows) == 2


def test_that_results_and_empty_forms_are_written_into_a_folder(
    window: MainWindow, opened: SurveysTab, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(opened, q1=("0",))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    for act in (opened.editor.export, opened.editor.export_blank):
        act()
        idle(qtbot, window)
    assert sorted(path.suffix for path in tmp_path.glob("*hiểu biết*")) == [".docx", ".pdf", ".xlsx", ".xlsx"]


def test_that_a_survey_with_forms_is_taken_out_after_a_question_and_comes_back(
    window: MainWindow, opened: SurveysTab, boxes_open: None
) -> None:
    enter(opened, q1=("0",))
    opened.editor.leave()
    assert not opened.is_open
    assert said(opened) == "1 cuộc khảo sát, đã nhập 1 phiếu; còn 5 phiếu thu về chưa nhập."
    QTest.keyClick(opened.table.view, K.Key_Delete)
    press(window, "Bỏ cuộc khảo sát")
    assert opened.rows() is None
    window.context.undo_asked.emit()
    assert [row.forms for row in opened.rows() or ()] == [1]
