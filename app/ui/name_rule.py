"""The rule by which files are named: typed, with its words to put in and an example of what comes out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.domain.file_names import DEFAULT_PATTERN, NAME_FIELDS
from app.i18n import _
from app.ui import theme
from app.ui.widgets.labels import label, set_tone


class _Words(QListWidget):
    """The words of the rule with their meaning; Enter puts one into it."""

    def __init__(self) -> None:
        super().__init__()
        for name, meaning in NAME_FIELDS.items():
            item = QListWidgetItem("{" + name + "}  " + _(meaning), self)
            item.setData(Qt.ItemDataRole.UserRole, "{" + name + "}")
            item.setToolTip(_(meaning))
        self.setAccessibleName(_("Chữ dùng được trong quy tắc; Enter chèn vào"))
        self.setProperty("framed", "true")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(self.sizeHintForRow(0) * 4 + 2 * self.frameWidth() + theme.current().px(4))
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter puts the word in and does not press the button of the box."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)


class NameRule(QWidget):
    """``changed`` after every keystroke; whoever shows it says with :meth:`show_example` what the rule makes."""

    changed = Signal()

    def __init__(self, pattern: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        column.addWidget(label(_("Quy tắc đặt tên tệp"), "caption", "muted"))
        self.field = QLineEdit(pattern or DEFAULT_PATTERN)
        self.field.setAccessibleName(_("Quy tắc đặt tên tệp"))
        self.field.textChanged.connect(lambda _text: self.changed.emit())
        column.addWidget(self.field)
        self.example = label("", "caption", "muted", wrap=True)
        column.addWidget(self.example)
        column.addWidget(label(_("Nhấn đúp hoặc Enter để chèn"), "caption", "faint"))
        self.words = _Words()
        self.words.itemActivated.connect(self._insert)
        column.addWidget(self.words)

    def pattern(self) -> str:
        """The rule as it is typed."""
        return self.field.text().strip()

    def show_example(self, sentence: str, *, is_wrong: bool = False) -> None:
        """What comes out, or why nothing can."""
        self.example.setText(sentence)
        set_tone(self.example, "block" if is_wrong else "muted")
        self.field.setProperty("wrong", is_wrong)

    def _insert(self, item: QListWidgetItem) -> None:
        self.field.insert(str(item.data(Qt.ItemDataRole.UserRole)))
