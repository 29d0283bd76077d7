"""Forms: labelled fields described as data, mistakes said below the field, the typed text kept."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from app.i18n import _
from app.text import clean, short_date, with_century
from app.ui import theme
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label, restyle
from app.ui.widgets.panel import scrolled

_DATE = re.compile(r"(\d{1,2})[/.\- ]?(\d{1,2})[/.\- ]?(\d{4})$")

_LONG = 40
#: What a box has above and below its form, title, sentences and buttons (at 100 %).
_AROUND = 190
_PICK_ROWS = 6

Value = str | bool | date | Decimal | tuple[str, ...] | None


class FieldKind(StrEnum):
    """What is typed into a field."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LINES = "lines"
    CHOICE = "choice"
    CHECK = "check"
    PICK = "pick"
    PERCENT = "percent"


_WHOLE_ROW = frozenset({FieldKind.PICK})
#: How fields stand in the height of their row: these fill it, a box to tick stands beside the line next to it.
_BESIDE = {FieldKind.LINES: Qt.AlignmentFlag(0), FieldKind.CHECK: Qt.AlignmentFlag(0)}


@dataclass(frozen=True, slots=True)
class Field:
    """One field: ``choices`` are value and words of ``CHOICE`` (one of them) and ``PICK`` (any number of them).

    ``hint`` stands inside while the field is empty; a ``CHOICE`` with a hint begins with nothing chosen. ``PERCENT``
    gives a share of 1 («45,5» is 0.455).
    """

    key: str
    title: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    is_required: bool = False


def parse_date(text: str) -> date:
    """ "5/1/2020", "05.01.2020", "05012020", "5/1/20"; ``ValueError`` with one sentence for anything else."""
    found = _DATE.match(with_century(text))
    if not found:
        raise ValueError(_("Ghi ngày dạng 20/01/2022"))
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise ValueError(_("Không có ngày này")) from None


def parse_percent(text: str) -> Decimal:
    """ "45,5 %" is 0.455; ``ValueError`` with one sentence for what is no share between 0 and 100."""
    try:
        share = Decimal(clean(text).rstrip("% ").replace(",", ".")) / 100
    except InvalidOperation:
        share = Decimal(0)
    if not (share.is_finite() and 0 < share <= 1):
        raise ValueError(_("Ghi tỷ lệ từ 1 đến 100"))
    return share


class Form(QWidget):
    """Fields under each other; ``changed`` after every keystroke."""

    changed = Signal()

    def __init__(self, fields: Sequence[Field], *, columns: int = 1) -> None:
        super().__init__()
        self.fields = tuple(fields)
        self._inputs: dict[str, QWidget] = {}
        self._errors: dict[str, QWidget] = {}
        self._names: dict[str, QWidget] = {}
        grid = QGridLayout(self)
        theme.space(grid, gap=4)
        grid.setHorizontalSpacing(theme.current().px(16))
        place = 0
        for field in self.fields:
            is_whole = field.kind in _WHOLE_ROW
            if is_whole:
                place += -place % columns
            row, column = divmod(place, columns)
            span = columns if is_whole else 1
            place += span
            name = label(field.title + (" *" if field.is_required else ""), "caption", "muted")
            made = self._make(field)
            made.setAccessibleName(field.title)
            name.setBuddy(made)
            error = label("", "caption", "block", wrap=True)
            error.hide()
            self._inputs[field.key], self._errors[field.key] = made, error
            if not isinstance(made, QCheckBox):
                grid.addWidget(name, row * 3, column, 1, span)
            # Beside a field of several lines a single one stands at the top, below its name.
            grid.addWidget(made, row * 3 + 1, column, 1, span, _BESIDE.get(field.kind, Qt.AlignmentFlag.AlignTop))
            grid.addWidget(error, row * 3 + 2, column, 1, span)
            self._names[field.key] = name
            grid.setColumnStretch(column, 1)

    def _make(self, field: Field) -> QWidget:
        if field.kind is FieldKind.LINES:
            lines = QPlainTextEdit()
            lines.setAcceptDrops(False)
            lines.setTabChangesFocus(True)
            lines.setPlaceholderText(field.hint)
            theme.fix(lines, min_height=92)
            lines.textChanged.connect(self.changed)
            return lines
        if field.kind is FieldKind.PICK:
            return self._make_pick(field)
        if field.kind is FieldKind.CHOICE:
            box = QComboBox()
            if field.hint:
                # Nothing is chosen by itself: who presses in a hurry is asked to choose.
                box.addItem(field.hint, "")
            for value, words in field.choices:
                box.addItem(words, value)
            box.currentTextChanged.connect(box.setToolTip)
            box.setMinimumContentsLength(12)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            return box
        if field.kind is FieldKind.CHECK:
            check = QCheckBox(field.title)
            check.toggled.connect(lambda _on: self.changed.emit())
            return check
        line = QLineEdit()
        # A file dropped on a field is meant for the window, not for the text.
        line.setAcceptDrops(False)
        line.setPlaceholderText(field.hint or (_("ngày/tháng/năm") if field.kind is FieldKind.DATE else ""))
        line.setMaxLength(300)
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def _make_pick(self, field: Field) -> QListWidget:
        """Things to tick: arrows move, Space ticks, letters jump."""
        listed = QListWidget()
        for value, words in field.choices:
            item = QListWidgetItem(words, listed)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        listed.setProperty("framed", "true")
        listed.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = min(_PICK_ROWS, max(2, listed.count()))
        listed.setFixedHeight(listed.sizeHintForRow(0) * rows + 2 * listed.frameWidth() + theme.current().px(4))
        listed.itemChanged.connect(lambda _item: self.changed.emit())
        return listed

    def set_values(self, **values: Value) -> None:
        """Fill fields without telling that something changed."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        for key, value in values.items():
            made = self._inputs[key]
            if isinstance(made, QPlainTextEdit):
                made.setPlainText("\n".join(value) if isinstance(value, tuple) else str(value or ""))
            elif isinstance(made, QListWidget):
                wanted = value if isinstance(value, tuple) else ()
                for item in _items(made):
                    is_ticked = item.data(Qt.ItemDataRole.UserRole) in wanted
                    item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
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

    def show_field(self, key: str, *, is_shown: bool) -> None:
        """Show a field with its name, or leave it out."""
        for widget in (self._names[key], self._inputs[key]):
            widget.setVisible(is_shown)

    def snapshot(self) -> tuple[object, ...]:
        """Everything as it stands in the fields, to tell whether something was typed since."""
        return tuple((self.text_of(f.key), self.is_checked(f.key), self._ticked(f.key)) for f in self.fields)

    def text_of(self, key: str) -> str:
        """What stands in a field."""
        made = self._inputs[key]
        if isinstance(made, QPlainTextEdit):
            return made.toPlainText()
        if isinstance(made, QComboBox):
            return str(made.currentData() or "")
        return made.text() if isinstance(made, QLineEdit) else ""

    def is_checked(self, key: str) -> bool:
        """Whether a box is ticked."""
        made = self._inputs[key]
        return isinstance(made, QCheckBox) and made.isChecked()

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
        if isinstance(made, QListWidget):
            ticked = self._ticked(field.key)
            if field.is_required and not ticked:
                raise ValueError(_("Chưa chọn"))
            return ticked
        text = self.text_of(field.key)
        if field.is_required and not clean(text):
            raise ValueError(_("Chưa chọn") if field.kind is FieldKind.CHOICE else _("Chưa ghi"))
        if field.kind is FieldKind.LINES:
            return tuple(clean(line) for line in text.splitlines() if clean(line))
        if field.kind is FieldKind.DATE:
            return parse_date(text) if clean(text) else None
        if field.kind is FieldKind.PERCENT:
            return parse_percent(text) if clean(text) else None
        if field.kind is FieldKind.NUMBER and not clean(text).isdigit():
            raise ValueError(_("Ghi một số"))
        return clean(text)

    def _ticked(self, key: str) -> tuple[str, ...]:
        made = self._inputs[key]
        items = _items(made) if isinstance(made, QListWidget) else []
        return tuple(str(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() is Qt.CheckState.Checked)

    def focus(self, key: str) -> None:
        """Put the keyboard into a field."""
        self._inputs[key].setFocus()


def _items(listed: QListWidget) -> list[QListWidgetItem]:
    return [listed.item(row) for row in range(listed.count())]


def _roomy(form: Form, box: Box) -> QWidget:
    """The form, or where it is higher than the screen an area in which it scrolls."""
    most = box.most_height - theme.current().px(_AROUND)
    if form.sizeHint().height() <= most:
        return form
    area = scrolled(form)
    area.setMinimumHeight(most)
    return area


def ask_form(
    parent: QWidget | None,
    title: str,
    text: str,
    verb: str,
    form: Form,
    act: Callable[[dict[str, Value]], object],
    *,
    width: int = 0,
) -> Box:
    """Ask for the values of a form; a refusal is said inside the box, which stays open with what was typed.

    ``width`` at 100 % is for forms of several columns.
    """
    box = Box(parent, Look("pencil", "text2"), title, text)
    if width:
        box.spread(width)
    box.text.setVisible(bool(text))
    box.body.addWidget(_roomy(form, box))

    def attempt() -> bool:
        values = form.values()
        if values is not None:
            act(values)
        return values is not None

    opened = form.snapshot()
    box.keep_typed(lambda: form.snapshot() != opened)
    box.add_quiet(_("Thôi"))
    box.add_attempt(verb, attempt)
    box.open()
    form.focus(form.fields[0].key)
    return box
