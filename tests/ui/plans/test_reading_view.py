"""«Đọc văn bản kế hoạch»: sentences beside what was read from them, decided with keys, made a plan in the editor."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.domain.plans.reading.proposals import HeadFact, HeadField
from app.domain.plans.tasks import Task
from app.services.plans import reading
from app.services.plans.reading_choices import Choices, ItemKind, Verdict
from app.ui.dialogs import Box
from app.ui.forms import Form
from app.ui.plans.page import PlansPage
from app.ui.plans.plans_tab import PlansTab
from app.ui.plans.reading_forms import form_of
from app.ui.plans.reading_side import Passage
from app.ui.plans.reading_view import ReadingView
from app.ui.widgets.buttons import Button
from app.ui.window import MainWindow
from tests.support.fingers import Keyboard
from tests.support.plan_reading import STYLES, styled
from tests.support.windows import box_of, drop, idle, primary

pytestmark = [
    pytest.mark.data("empty"),
    pytest.mark.usefixtures("boxes_open"),
]
#: Số liệu minh họa.
TEXT = """KẾ HOẠCH
Tuyên truyền <b>Luật Biên phòng</b> năm 2027
UBND xã Tân Sơn ban hành kế hoạch như sau:
I. NHIỆM VỤ
1. Mở lớp tập huấn cho tổ tự quản
a) Cơ quan chủ trì: Đồn Biên phòng Tân Sơn.
b) Thời gian thực hiện: Quý II/2027.
c) Sản phẩm: 02 lớp tập huấn.
2. Cấp phát tài liệu tuyên truyền
a) Cơ quan chủ trì: Công an xã Tân Sơn.
II. TỔ CHỨC THỰC HIỆN
1. Đồn Biên phòng Tân Sơn gửi báo cáo kết quả về UBND xã trước ngày 15/11/2027.
2. Đồn Biên phòng Tân Sơn gửi báo cáo kết quả về UBND xã trước ngày 20/11/2027.
"""


def view_of(window: MainWindow) -> ReadingView:
    """The place where texts are read."""
    window.go("plans", "plans")
    assert isinstance(window.page, PlansPage)
    tab = window.page.tab_of(PlansTab)
    tab.rooms.read_text()
    return tab.rooms.reading


def read(window: MainWindow, qtbot: QtBot, text: str = TEXT) -> ReadingView:
    """A text that was pasted and read."""
    view = view_of(window)
    QApplication.clipboard().setText(text)
    view.paste()
    idle(qtbot, window)
    assert view.choices is not None
    return view


def go_to(view: ReadingView, kind: ItemKind, place: int = 0) -> int:
    """Put the cursor on a proposal; its number."""
    assert view.choices is not None
    number = view.choices.of(kind)[place].number
    view.desk._go_to(number)
    return number


def making(window: MainWindow) -> Button:
    """The green button."""
    assert isinstance(window.page, PlansPage)
    return primary(window.page)


def verdicts(view: ReadingView, *numbers: int) -> list[Verdict]:
    """What was said about these."""
    assert view.choices is not None
    return [view.choices.items[number].verdict for number in numbers]


def press_in_box(window: MainWindow, words: str) -> None:
    """Press a button of the box that is open."""
    next(button for button in box_of(window).findChildren(Button) if button.text() == words).click()


def test_that_a_pasted_text_is_read_and_its_contradictions_come_first(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot)
    row = view.desk.row
    assert row is not None
    assert (row.kind, row.text) == (ItemKind.CONTRADICTION, "Một việc có hai hạn")
    assert window.focusWidget() is view.desk.table.view
    said = "".join(part if isinstance(part, str) else part.text for part in view.sentence())
    assert "1 mâu thuẫn" in said
    assert making(window).text() == "Lập kế hoạch từ 0 mục đã chọn"
    assert not making(window).isEnabled()
    assert "<b>Luật Biên phòng</b>" in view.desk.text.toPlainText()


def test_that_both_sides_of_a_contradiction_are_shown_and_lead_to_their_words(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot)
    first, second = view.desk.side.findChildren(Passage)
    assert ("15/11/2027" in first.accessibleName(), "20/11/2027" in second.accessibleName()) == (True, True)
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert "20/11/2027" in view.desk.text.textCursor().block().text()
    assert len(view.desk.text.lit) == 2


def test_that_keys_decide_one_thing_after_another(window: MainWindow, qtbot: QtBot) -> None:
    view, keys = read(window, qtbot), Keyboard(window)
    first = go_to(view, ItemKind.AGENCY)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Delete)
    assert verdicts(view, first, first + 1) == [Verdict.TAKEN, Verdict.LEFT]
    view.desk._go_to(first)
    keys.press(Qt.Key.Key_Space)
    assert verdicts(view, first) == [Verdict.OPEN]
    view.desk._go_to(first + 1)
    keys.press(Qt.Key.Key_Delete)
    assert verdicts(view, first + 1) == [Verdict.OPEN]
    assert making(window).text() == "Lập kế hoạch từ 0 mục đã chọn"


def test_that_f8_leads_over_what_was_not_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    view, keys = read(window, qtbot), Keyboard(window)
    assert view.choices is not None
    everything = [one.number for one in view.choices.items]
    view.choices.take(everything[1:-1])
    view.desk._told()
    view.desk._go_to(everything[0])
    keys.press(Qt.Key.Key_F8)
    assert view.desk.row is not None
    assert view.desk.row.key == everything[-1]
    keys.press(Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert view.desk.row.key == everything[0]


def test_that_a_group_is_taken_at_once_from_its_heading(window: MainWindow, qtbot: QtBot) -> None:
    view, keys = read(window, qtbot), Keyboard(window)
    view.desk.table.select(lambda row: row.item is None and row.kind is ItemKind.TASK)
    assert view.desk.side.heading.text() == "02 nhiệm vụ, 2 chưa xem"
    keys.press(Qt.Key.Key_Return)
    assert view.choices is not None
    assert view.choices.heading(ItemKind.TASK) == "02 nhiệm vụ"
    go_to(view, ItemKind.HEAD)
    keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "chưa xem" not in view.choices.heading(ItemKind.HEAD)


def test_that_exactly_the_words_of_the_chosen_thing_are_lit(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot)
    go_to(view, ItemKind.TIME)
    assert view.desk.text.lit == ("Quý II/2027",)
    go_to(view, ItemKind.PRODUCT)
    assert view.desk.text.lit == ("02 lớp tập huấn",)


def test_that_a_click_into_the_text_lists_what_was_read_there(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot)
    text = view.desk.text
    block = text.document().find("Quý II/2027").block()
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + block.text().index("Quý") + 1)
    text.setTextCursor(cursor)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=text.cursorRect(cursor).center())
    proxy = view.desk.table.proxy
    assert 0 < proxy.rowCount() < 5
    assert view.desk.row is not None
    assert view.desk.row.kind is ItemKind.TIME
    assert view.desk.bar_words.text() == "Đoạn ở mục I.1.b: 2 mục"
    view.leave()
    assert proxy.rowCount() > 10
    view.desk.narrow(3, 0)
    assert view.desk.bar_words.text() == "Không đọc được gì từ đoạn này (mục I)."


def test_that_a_changed_proposal_goes_into_the_plan_as_changed(window: MainWindow, qtbot: QtBot) -> None:
    view, keys = read(window, qtbot), Keyboard(window)
    number = go_to(view, ItemKind.TIME)
    keys.press(Qt.Key.Key_F2)
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    assert form.text_of("ends") == "Quý II/2027"
    form.set_values(ends="năm hai")
    press_in_box(window, "Nhận như đã sửa")
    assert "Ghi như: 28/7/2027" in box_of(window).refusal.text()
    form.set_values(ends="Quý III/2027")
    press_in_box(window, "Nhận như đã sửa")
    assert verdicts(view, number) == [Verdict.CHANGED]
    assert view.choices is not None
    view.choices.take(one.number for one in view.choices.of(ItemKind.TASK))
    task = view.choices.chosen()[0].value
    assert isinstance(task, Task)
    assert task.timing.ends == "2027-Q3"


def test_that_what_the_head_lacks_is_filled_before_a_plan_is_made(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot, TEXT.replace("UBND xã Tân Sơn ban hành kế hoạch như sau:\n", ""))
    assert view.choices is not None
    view.choices.take(one.number for one in view.choices.items)
    view.desk._told()
    lacking = [one for one in view.choices.items if one.is_lacking]
    fields = [one.value.field for one in lacking if isinstance(one.value, HeadFact)]
    assert fields == [HeadField.ISSUER, HeadField.LEVEL]
    go_to(view, ItemKind.TASK)
    making(window).click()
    row = view.desk.row
    assert row is not None
    assert row.item == lacking[0]
    assert not window.findChildren(Box)
    for one, typed in zip(lacking, ("UBND xã Tân Sơn", "commune"), strict=True):
        view.desk._go_to(one.number)
        view.desk.change()
        form = box_of(window).findChild(Form)
        assert isinstance(form, Form)
        form.set_values(value=typed)
        press_in_box(window, "Nhận như đã sửa")
    assert not view.choices.lacking


def test_that_what_was_read_of_the_head_fills_it_though_only_the_sure_was_taken(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = read(window, qtbot)
    assert view.choices is not None
    view.desk.take_sure()
    making(window).click()
    press_in_box(window, "Lập kế hoạch không có các mục ấy")
    assert isinstance(window.page, PlansPage)
    editor = window.page.tab_of(PlansTab).rooms.editor
    assert editor.sheet is not None
    head = editor.sheet.plan.head
    assert (head.issuer, head.starts.year, head.ends.year) == ("UBND xã Tân Sơn", 2027, 2027)


def test_that_a_sentence_nothing_was_read_from_is_listed_and_told(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot, TEXT + "3. Lực lượng gồm 25 đồng chí.\n")
    assert view.choices is not None
    assert "1 câu chưa đọc được" in "".join(part if isinstance(part, str) else part.text for part in view.sentence())
    go_to(view, ItemKind.UNREAD)
    assert "25 đồng chí" in view.desk.text.lit[0]
    view.desk.take()
    assert not any(one.kind is ItemKind.UNREAD for one in view.choices.kept)


def test_that_the_plan_of_what_was_taken_opens_in_the_editor(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot)
    assert view.choices is not None
    kept = (ItemKind.CONTRADICTION, ItemKind.HEAD, ItemKind.AGENCY, ItemKind.TASK, ItemKind.DUTY)
    view.choices.take(one.number for kind in kept for one in view.choices.of(kind))
    view.desk._told()
    making(window).click()
    press_in_box(window, "Lập kế hoạch không có các mục ấy")
    assert isinstance(window.page, PlansPage)
    editor = window.page.tab_of(PlansTab).rooms.editor
    assert editor.sheet is not None
    plan = editor.sheet.plan
    assert [len(task.deliverables) for task in plan.tasks] == [0, 0]
    (duty,) = plan.duties
    assert [due.quote for due in duty.dates] == ["trước ngày 15/11/2027", "trước ngày 20/11/2027"]
    assert "một việc có hai hạn" in plan.head.notes[0]


def test_that_nothing_decided_is_lost_without_a_question(window: MainWindow, qtbot: QtBot) -> None:
    view, keys = read(window, qtbot), Keyboard(window)
    go_to(view, ItemKind.AGENCY)
    keys.press(Qt.Key.Key_Return)
    keys.press(Qt.Key.Key_Escape)
    press_in_box(window, "Thôi")
    assert view.isVisible()
    assert view.choices is not None
    window.go("overview")
    window.go("plans", "plans")
    assert view.isVisible()
    assert len(view.choices.kept) == 1
    view.leave()
    press_in_box(window, "Bỏ, không lập kế hoạch")
    assert not view.isVisible()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "rỗng"), (b"%PDF-1.7 x", "là PDF"), (b"\x89PNG\r\n\x1a\n", "là ảnh")],
)
def test_that_files_that_hold_no_text_are_refused_calmly(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, content: bytes, said: str
) -> None:
    view = view_of(window)
    path = tmp_path / "van ban.docx"
    path.write_bytes(content)
    view.read_file(path)
    idle(qtbot, window)
    assert said in " ".join(one.text() for one in box_of(window).findChildren(type(box_of(window).text)))
    assert view.choices is None


def test_that_an_empty_clipboard_is_told_in_a_sentence(window: MainWindow, qtbot: QtBot) -> None:
    view = view_of(window)
    QApplication.clipboard().clear()
    view.paste()
    idle(qtbot, window)
    assert isinstance(box_of(window), Box)
    assert view.choices is None


def test_that_a_file_dropped_onto_the_page_is_read(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.go("plans", "plans")
    path = tmp_path / "ke hoach.txt"
    path.write_text(TEXT, encoding="utf-8")
    drop(window, path)
    idle(qtbot, window)
    assert isinstance(window.page, PlansPage)
    view = window.page.tab_of(PlansTab).rooms.reading
    assert view.head.title.text() == "ke hoach.txt"
    assert view.desk.isVisible()


@pytest.mark.parametrize("name", [name for name in STYLES if name != "scanned"])
def test_that_a_form_left_as_it_is_changes_nothing(window: MainWindow, name: str) -> None:
    choices = Choices(reading.read_text(styled(name)))
    names = choices.names()
    for one in choices.items:
        if one.kind is ItemKind.CONTRADICTION or one.is_lacking:
            continue
        made = form_of(one.value, names)
        values = made.form().values()
        assert values is not None, one
        assert made.made(values) == one.value


def test_that_a_form_of_many_lines_keeps_its_text(window: MainWindow, qtbot: QtBot) -> None:
    view = read(window, qtbot)
    assert view.choices is not None
    number = go_to(view, ItemKind.TASK)
    view.desk.change()
    form = box_of(window).findChild(Form)
    assert isinstance(form, Form)
    field = form.findChild(QPlainTextEdit)
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("Mở hai lớp\ntập huấn")
    press_in_box(window, "Nhận như đã sửa")
    task = view.choices.items[number].value
    assert isinstance(task, Task)
    assert task.title == "Mở hai lớp tập huấn"
