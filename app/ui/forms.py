"""Forms: labelled fields described as data, mistakes said below the field, the typed text kept."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from app.errors import Problem
from app.i18n import _
from app.text import clean, short_date
from app.ui import theme
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label, restyle

_DATE = re.compile(r"(\d{1,2})[/.\- ]?(\d{1,2})[/.\- ]?(\d{4})$")

_LONG = 40

Value = str | bool | date | tuple[str, ...] | None


class FieldKind(StrEnum):
    """What is typed into a field."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LINES = "lines"
    CHOICE = "choice"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``choices`` are value and words; ``hint`` stands inside while it is empty."""

    key: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    is_required: bool = False


def parse_date(text: str) -> date:
    """ "5/1/2020", "05.01.2020", "05012020"; ``ValueError`` with one sentence for anything else."""
    found = _DATE.match(clean(text))
    if not found:
        raise ValueError(_("Ghi ngày dạng 20/01/2022"))
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("Không có ngày này")) from None


class Form(QWidget):
    """Fields under each other; ``changed`` after every keystroke."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field], *, columns: int = 1) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._inputs: dict[str, QWidget] = {}
        self._errors: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        theme.space(grid, gap=4)
        grid.setHorizontalSpacing(theme.current().px(16))
        for number, field in enumerate(self.fields):
            row, column = divmod(number, columns)
            name = label(field.title + (" *" if field.is_required else ""), "caption", "muted")
            made = self._make(field)
            made.setAccessibleName(field.title)
            name.setBuddy(made)
            error = label("", "caption", "block", wrap=True)
            error.hide()
            self._inputs[field.key], self._errors[field.key] = made, error
            if not isinstance(made, QCheckBox):
                grid.addWidget(name, row * 3, column)
            grid.addWidget(made, row * 3 + 1, column)
            grid.addWidget(error, row * 3 + 2, column)
            grid.setColumnStretch(column, 1)

    def _make(self, field: Field) -> QWidget:
        if field.kind is FieldKind.LINES:
            lines = QPlainTextEdit()
            lines.setTabChangesFocus(True)
            lines.setPlaceholderText(field.hint)
            theme.fix(lines, min_height=92)
            lines.textChanged.connect(self.changed)
            return lines
        if field.kind is FieldKind.CHOICE:
            box = QComboBox()
            for value, words in field.choices:
                box.addItem(words, value)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            return box
        if field.kind is FieldKind.CHECK:
            check = QCheckBox(field.title)
            check.toggled.connect(lambda _on: self.changed.emit())
            return check
        line = QLineEdit()
        line.setPlaceholderText(field.hint or ("dd/mm/yyyy" if field.kind is FieldKind.DATE else ""))
        line.setMaxLength(300)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def set_values(self, **values: Value) -> None:
        """Fill fields without telling that something changed."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        for key, value in values.items():
            made = self._inputs[key]
            if isinstance(made, QPlainTextEdit):
                made.setPlainText("\n".join(value) if isinstance(value, tuple) else str(value or ""))
            elif isinstance(made, QComboBox):
                made.setCurrentIndex(max(0, made.findData(value)))
            elif isinstance(made, QCheckBox):
                made.setChecked(bool(value))
            elif isinstance(made, QLineEdit):
                made.setText(short_date(value) if isinstance(value, date) else str(value or ""))
                made.setCursorPosition(0)
                made.setToolTip(made.text() if len(made.text()) > _LONG else "")
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        for key in values:
            self.show_error(key, "")

    def show_error(self, key: str, sentence: str) -> None:
        """Say what is wrong with a field; empty takes it back."""
        self._inputs[key].setProperty("wrong", bool(sentence))
        restyle(self._inputs[key])
        error = self._errors[key]
        error.setProperty("text", sentence)
        error.setVisible(bool(sentence))

    def text_of(self, key: str) -> str:
        """What stands in a field."""
        made = self._inputs[key]
        if isinstance(made, QPlainTextEdit):
            return made.toPlainText()
        if isinstance(made, QComboBox):
            return str(made.currentData() or "")
        return made.text() if isinstance(made, QLineEdit) else ""

    def values(self) -> dict[str, Value] | None:
        """All values; None when a field is wrong, which then says so and has the keyboard."""
        found: dict[str, Value] = {}
        wrong = ""
        for field in self.fields:
            sentence = ""
            try:
                found[field.key] = self._value(field)
            except ValueError as error:
                sentence = str(error)
            self.show_error(field.key, sentence)
            wrong = wrong or (field.key if sentence else "")
        if wrong:
            self._inputs[wrong].setFocus()
            return None
        return found

    def _value(self, field: Field) -> Value:
        made = self._inputs[field.key]
        if isinstance(made, QCheckBox):
            return made.isChecked()
        text = self.text_of(field.key)
        if field.is_required and not clean(text):
            raise ValueError(_("Chưa ghi"))
        if field.kind is FieldKind.LINES:
            return tuple(clean(line) for line in text.splitlines() if clean(line))
        if field.kind is FieldKind.DATE:
            return parse_date(text) if clean(text) else None
        if field.kind is FieldKind.NUMBER and not clean(text).isdigit():
            raise ValueError(_("Ghi một số"))
        return clean(text)

    def focus(self, key: str) -> None:
        """Put the keyboard into a field."""
        self._inputs[key].setFocus()


def ask_form(
    parent: QWidget | None, title: str, text: str, verb: str, form: Form, act: Callable[[dict[str, Value]], object]
) -> Box:
    """Ask for the values of a form; a refusal is said inside the box, which stays open with what was typed."""
    box = Box(parent, Look("pencil", "text2"), title, text)
    box.text.setVisible(bool(text))
    box.body.addWidget(form)
    refusal = label("", "content", "block", wrap=True)
    refusal.hide()
    box.body.addWidget(refusal)

    def press() -> None:
        values = form.values()
        if values is None:
            return
        try:
            act(values)
        except Problem as problem:
            refusal.setText(str(problem))
            refusal.show()
            return
        box.accept()

    box.add_quiet(_("Thôi"))
    button = box.add_verb(verb, lambda: None)
    button.clicked.disconnect()
    button.clicked.connect(lambda *_checked: press())
    box.open()
    form.focus(form.fields[0].key)
    return box
