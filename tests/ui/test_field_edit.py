"""Text with live figures: what is stored, what the keyboard and the clipboard make of a figure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.reviews.field_edit import FieldEdit, FieldLook

TEXT = "Có {D04} tập thể 😀, {G08:gam} gam;\nsai {x} và {Z99}."
LOOKS = {"D04": FieldLook("84", "7/8 xã", "Tập thể đăng ký"), "G08:gam": FieldLook("1.240")}
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def edit(qtbot: QtBot) -> FieldEdit:
    """A field edit with the text above."""
    made = FieldEdit()
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.set_looks(LOOKS)
    made.set_written(TEXT)
    made.show()
    return made


_PIECES = st.one_of(
    st.sampled_from(["{D04}", "{G08:gam}", "{", "}", "{d04}", "{D4}", "\n", " ", "😀", "[Đ]"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffc\u2028\u2029"), max_size=8),
)


@given(pieces=st.lists(_PIECES, max_size=12))
def test_that_what_is_shown_is_stored_as_it_was(qapp: QApplication, pieces: list[str]) -> None:
    made = FieldEdit()
    made.set_looks(LOOKS)
    made.set_written("".join(pieces))
    assert made.written() == "".join(pieces)


def test_that_a_figure_is_one_character_and_goes_with_one_key(edit: FieldEdit) -> None:
    assert edit.fields() == ("D04", "G08:gam", "Z99")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _step in range(4):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    assert edit.field_at_caret() == "D04"
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    assert edit.written() == TEXT.replace("{D04}", "")
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.written() == TEXT


def test_that_letters_typed_behind_a_figure_are_letters(edit: FieldEdit) -> None:
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _step in range(4):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    QTest.keyClicks(edit, "abc")
    assert edit.written().startswith("Có {D04}abc tập thể")


def test_that_a_figure_is_put_in_with_blanks_where_letters_would_touch_it(edit: FieldEdit) -> None:
    edit.set_written("Cóhộ (x)")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    for _step in range(2):
        QTest.keyClick(edit, Qt.Key.Key_Right)
    edit.insert_field("D05")
    assert edit.written() == "Có {D05} hộ (x)"
    QTest.keyClick(edit, Qt.Key.Key_Z, CONTROL)
    assert edit.written() == "Cóhộ (x)"


def test_that_figures_survive_the_clipboard(edit: FieldEdit) -> None:
    edit.selectAll()
    edit.copy()
    assert QApplication.clipboard().text() == TEXT
    edit.set_written("")
    edit.paste()
    assert edit.written() == TEXT


def test_that_a_selected_part_after_an_emoji_is_copied_with_its_figure(edit: FieldEdit) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(edit.toPlainText().index("😀"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfLine, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    assert edit.createMimeDataFromSelection().text() == "😀, {G08:gam} gam;"


def test_that_a_click_on_a_figure_opens_its_sources(edit: FieldEdit, qtbot: QtBot) -> None:
    opened: list[str] = []
    edit.figure_opened.connect(opened.append)
    place = edit._rect(edit.toPlainText().index("\ufffc")).center().toPoint()
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == ["D04"]
    QTest.mouseClick(edit.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(8, place.y()))
    assert opened == ["D04"]
    assert "Tập thể đăng ký" in edit._told("D04")
    assert "7/8 xã" in edit._told("D04")


def test_that_other_values_are_shown_and_the_text_stays(edit: FieldEdit) -> None:
    before = edit.grab().toImage()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.set_looks({**LOOKS, "D04": FieldLook("12.345", "8/8 xã")})
    assert edit.written() == TEXT
    assert edit.textCursor().atEnd()
    assert edit.grab().toImage() != before


def test_that_what_nobody_defined_shows_itself(edit: FieldEdit) -> None:
    assert edit.look_of("Z99").value == "{Z99}"
    assert edit.look_of("Z99").tone == "block"
    assert edit.look_of("D04").tone == "warn"


def test_that_a_figure_is_asked_for_by_its_keys(edit: FieldEdit, qtbot: QtBot) -> None:
    with qtbot.waitSignal(edit.insert_asked):
        QTest.keyClick(edit, Qt.Key.Key_N, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert edit.written() == TEXT
