"""Inputs of the form of a part: each shows a value, gives it back, and says what of it cannot be read."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.i18n import _
from app.text import clean, fold
from app.ui import theme
from app.ui.events.editor_rows import RowsEditor
from app.ui.events.editor_units import UnitPicker
from app.ui.forms import Field, FieldKind, Form
from app.ui.widgets.labels import label

#: A stored value, and how it is told.
Choices = Sequence[tuple[str, str]]
_KEY = "value"
#: Heights at 100 %: of a field of several lines and its name, of a table of rows.
_LINES, _NAME, _ROWS = 64, 24, 196


class Input(QWidget):
    """``changed`` after every change by the user, ``committed`` when a line was typed and left."""

    changed = Signal()
    committed = Signal()

    def show_value(self, value: Any) -> None:
        """Show a value of the plan."""
        raise NotImplementedError

    def value(self) -> Any:
        """What stands here; the value shown before where it cannot be read."""
        raise NotImplementedError

    def unread(self) -> tuple[str, str] | None:
        """What was typed and cannot be read, with the reason; ``None`` where all can."""
        return None

    def text(self) -> str:
        """What stands in a line."""
        return ""

    def retype(self, typed: str) -> None:
        """Type again what could not be read."""

    def say(self, sentence: str) -> None:
        """Say below it what is wrong; empty takes it back."""
        raise NotImplementedError

    def enter(self) -> None:
        """Take the keyboard."""
        self.setFocus()


class FieldInput(Input):
    """One field of a form; what nobody touched gives back exactly what was shown."""

    def __init__(self, field: Field, read: Callable[[str], Any], show: Callable[[Any], str]) -> None:
        super().__init__()
        self._read, self._show = read, show
        self._is_check = field.kind is FieldKind.CHECK
        self._before: tuple[str, Any] = ("", None)
        self.form = Form((field,))
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.form)
        column.addStretch(1)
        for lines in self.form.findChildren(QPlainTextEdit):
            theme.fix(lines, height=_LINES)
            # The style sheet gives such fields a least height of its own, so their holder keeps the room.
            theme.fix(self, min_height=_LINES + _NAME)
        for line in self.form.findChildren(QLineEdit):
            line.editingFinished.connect(self.committed)
        self.form.changed.connect(self.changed)

    def show_value(self, value: Any) -> None:
        """Show it as words."""
        self.form.set_values(**{_KEY: bool(value) if self._is_check else self._show(value)})
        self._before = (self.form.text_of(_KEY), value)

    def value(self) -> Any:
        """Ticked or not, else the text as it is read."""
        if self._is_check:
            return self.form.is_checked(_KEY)
        text = self.form.text_of(_KEY)
        if text == self._before[0]:
            return self._before[1]
        try:
            return self._read(text)
        except ValueError:
            return self._before[1]

    def unread(self) -> tuple[str, str] | None:
        """A text that is no day, number or span."""
        text = self.form.text_of(_KEY)
        if self._is_check or text == self._before[0]:
            return None
        try:
            self._read(text)
        except ValueError as wrong:
            return text, str(wrong)
        return None

    def text(self) -> str:
        """The text of the field."""
        return self.form.text_of(_KEY).strip()

    def retype(self, typed: str) -> None:
        """Put the text back."""
        self.form.set_values(**{_KEY: typed})

    def say(self, sentence: str) -> None:
        """Below the field."""
        self.form.show_error(_KEY, sentence)

    def enter(self) -> None:
        """Into the field."""
        self.form.focus(_KEY)


class PickInput(Input):
    """Some of the things there are, in the order they were chosen in; with ``is_single`` one or none."""

    def __init__(self, title: str, choices: Choices, hint: str = "", *, is_single: bool = False) -> None:
        super().__init__()
        self._is_single = is_single
        self._words = dict(choices)
        folded = [(key, words, fold(words)) for key, words in choices]

        def search(text: str) -> Sequence[tuple[str, str]]:
            wanted = fold(text).split()
            return [(key, words) for key, words, plain in folded if all(word in plain for word in wanted)]

        usual = _("Gõ để tìm, ↓ để chọn")
        self.picker = UnitPicker(title, search, hint or usual, is_single=is_single)
        self.picker.changed.connect(self.changed)
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        column.addWidget(self.picker)
        column.addStretch(1)

    def show_value(self, value: Any) -> None:
        """Show them by their names; what is not there any more by itself."""
        keys = ((value,) if value or "" in self._words else ()) if self._is_single else value
        gone = _("{key} (không còn)")
        self.picker.show_units([(key, self._words.get(key) or gone.format(key=key)) for key in keys])

    def value(self) -> Any:
        """What is chosen."""
        keys = self.picker.ids()
        if self._is_single:
            return keys[0] if keys else ""
        return keys

    def say(self, sentence: str) -> None:
        """Below the picker."""
        self.picker.say(sentence)

    def enter(self) -> None:
        """Into the search."""
        self.picker.field.setFocus()


class RowsInput(Input):
    """Rows typed like a sheet."""

    def __init__(self, title: str, rows: RowsEditor[Any]) -> None:
        super().__init__()
        self.rows = rows
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        column.addWidget(label(title, "caption", "muted"))
        theme.fix(rows, height=_ROWS)
        column.addWidget(rows)
        self._fault = label("", "caption", "block", wrap=True)
        self._fault.hide()
        column.addWidget(self._fault)
        rows.changed.connect(self.changed)
        rows.refused_text.connect(self.changed)

    def show_value(self, value: Any) -> None:
        """Show the rows."""
        self.rows.show_rows(value)

    def value(self) -> Any:
        """The rows as they stand."""
        return self.rows.rows()

    def unread(self) -> tuple[str, str] | None:
        """Texts that were refused, each with its cell."""
        wrong = [(row, key, text, reason) for row, key, text, reason in self.rows.refused()]
        if not wrong:
            return None
        return json.dumps([item[:3] for item in wrong]), "; ".join(f"“{item[2]}”: {item[3]}" for item in wrong)

    def retype(self, typed: str) -> None:
        """Put refused texts back into their cells."""
        places = {column.key: number for number, column in enumerate(self.rows.columns)}
        for row, key, text in json.loads(typed):
            if key in places and row <= len(self.rows.rows()):
                self.rows.put(row, places[key], text)

    def say(self, sentence: str) -> None:
        """Below the rows, where they do not say it themselves."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence) and not self.rows.refused())

    def enter(self) -> None:
        """Into the table."""
        self.rows.enter()


# --- the usual ones --------------------------------------------------------------------------------------------------


def field_input(
    title: str,
    kind: FieldKind = FieldKind.TEXT,
    hint: str = "",
    *,
    read: Callable[[str], Any] = clean,
    show: Callable[[Any], str] = str,
    choices: Choices = (),
) -> FieldInput:
    """A field with its reader."""
    return FieldInput(Field(_KEY, title, kind, tuple(choices), hint), read, show)


def lines_input(title: str, hint: str = "") -> FieldInput:
    """A list, one item a line."""

    def read(text: str) -> tuple[str, ...]:
        return tuple(clean(line) for line in text.splitlines() if clean(line))

    return field_input(title, FieldKind.LINES, hint, read=read, show="\n".join)
