"""Writing a plan with the hands of a person: places of the tree, fields, pickers, cells of the editor."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from app.ui.plans.page import PlansPage
from app.ui.plans.plan_editor import PlanEditor
from app.ui.plans.plan_editor_inputs import Input, PickInput, RowsInput
from app.ui.plans.plans_tab import PlansTab
from app.ui.window import MainWindow
from tests.support.windows import type_text


def plans_page(window: MainWindow) -> PlansPage:
    """«Kế hoạch»."""
    window.go("plans", "plans")
    assert isinstance(window.page, PlansPage)
    return window.page


def editor_of(window: MainWindow, key: str = "") -> PlanEditor:
    """The editor of the plan of a key, or of a new one."""
    rooms = plans_page(window).tab_of(PlansTab).rooms
    if key:
        rooms.edit(key)
    else:
        rooms.edit_new()
    return rooms.editor


def input_at(editor: PlanEditor, path: str) -> Input:
    """The input of a field of the part in sight."""
    assert editor.pane.form is not None
    return editor.pane.form.inputs[path]


def fill(editor: PlanEditor, **texts: str) -> None:
    """Type into fields; "timing__starts" is the path "timing.starts"."""
    for name, text in texts.items():
        path = name.replace("__", ".")
        made = input_at(editor, path)
        field = made.findChild(QLineEdit) or made.findChild(QPlainTextEdit)
        assert field is not None
        field.setFocus()
        field.selectAll()
        type_text(field, text)
    editor.judge()


def choose(editor: PlanEditor, path: str, words: str) -> None:
    """Choose in a box by its words."""
    box = input_at(editor, path).findChild(QComboBox)
    assert box is not None
    place = box.findText(words, Qt.MatchFlag.MatchStartsWith)
    assert place >= 0, [box.itemText(number) for number in range(box.count())]
    box.setCurrentIndex(place)
    editor.judge()


def pick(editor: PlanEditor, path: str, *words: str) -> None:
    """Find things by typing and take the first found with Enter."""
    made = input_at(editor, path)
    assert isinstance(made, PickInput)
    for text in words:
        made.picker.field.setFocus()
        type_text(made.picker.field, text)
        QTest.keyClick(made.picker.field, Qt.Key.Key_Return)
    editor.judge()


def put_row(editor: PlanEditor, path: str, number: int, **cells: str) -> None:
    """Type into the cells of a row by the keys of their columns."""
    made = input_at(editor, path)
    assert isinstance(made, RowsInput)
    places = {column.key: place for place, column in enumerate(made.rows.columns)}
    for key, text in cells.items():
        made.rows.put(number, places[key], text)
    editor.judge()


def add(editor: PlanEditor, section: str, **texts: str) -> None:
    """A new part of a section, added with Insert in the tree, its fields typed."""
    editor.go_to((section, ""))
    editor.outline.tree.setFocus()
    QTest.keyClick(editor.outline.tree, Qt.Key.Key_Insert)
    fill(editor, **texts)


def sentences(editor: PlanEditor) -> list[str]:
    """Everything that keeps the plan from being stored."""
    return [item.sentence for item in editor.wrong]
