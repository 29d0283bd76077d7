"""The text of a plan that is being written: pasted or typed, its numbering read at once beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.plan import PlanParagraph
from app.i18n import _
from app.ui import theme
from app.ui.widgets.labels import label

#: From this width on (at 100 %) the clauses that were read stand beside the text.
_BESIDE = 560


class TextPane(QWidget):
    """``changed`` after every change by the user."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, tuple[PlanParagraph, ...]] = ("", ())
        outer = QVBoxLayout(self)
        theme.space(outer, (16, 12, 16, 12), 8)
        told = _("Dán toàn văn, mỗi đoạn một dòng. Số mục (I, 1, 2.1, a) được đọc từ đầu dòng.")
        outer.addWidget(label(told, "caption", "muted", wrap=True))
        row = QHBoxLayout()
        theme.space(row, gap=12)
        self.text = QPlainTextEdit()
        self.text.setAcceptDrops(False)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Toàn văn kế hoạch"))
        self.text.textChanged.connect(self.changed)
        self.clauses = QListWidget()
        self.clauses.setProperty("framed", "true")
        self.clauses.setAccessibleName(_("Các mục đọc được"))
        self.clauses.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clauses.currentRowChanged.connect(self._go)
        row.addWidget(self.text, 3)
        row.addWidget(self.clauses, 2)
        outer.addLayout(row, 1)
        self.count = label("", "caption", "muted", wrap=True)
        outer.addWidget(self.count)
        self._places: list[str] = []
        self.setFocusProxy(self.text)

    def show_paragraphs(self, paragraphs: tuple[PlanParagraph, ...]) -> None:
        """Show the text of a plan; what says the same already stays as it is typed."""
        if self.paragraphs() != paragraphs:
            text = "\n".join(item.text for item in paragraphs)
            self.text.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.text.setPlainText(text)
            self.text.blockSignals(False)  # noqa: FBT003 - Qt's own
            self._shown = (self.text.toPlainText(), paragraphs)

    def paragraphs(self) -> tuple[PlanParagraph, ...]:
        """The text with its clauses as they are read now."""
        text = self.text.toPlainText()
        return self._shown[1] if text == self._shown[0] else paragraphs_of(text)

    def show_clauses(self, paragraphs: tuple[PlanParagraph, ...], lost: int) -> None:
        """Show what was read; ``lost`` parts cite a clause the text does not have."""
        found: dict[str, str] = {}
        for item in paragraphs:
            if item.clause:
                found.setdefault(item.clause, item.text)
        lines = [f"{clause}   {text}" for clause, text in found.items()]
        if [self.clauses.item(number).text() for number in range(self.clauses.count())] != lines:
            self.clauses.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.clauses.clear()
            self.clauses.addItems(lines)
            self.clauses.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._places = list(found.values())
        told = _("Đọc được {paragraphs} đoạn, {clauses} mục.").format(paragraphs=len(paragraphs), clauses=len(found))
        more = _(" {count} phần của kế hoạch dẫn mục không có trong văn bản.").format(count=lost) if lost else ""
        self.count.setText(told + more)

    def _go(self, number: int) -> None:
        """Show where a clause begins."""
        if 0 <= number < len(self._places):
            cursor = self.text.document().find(self._places[number])
            if not cursor.isNull():
                self.text.setTextCursor(cursor)
                self.text.centerCursor()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Clauses beside the text where there is room."""
        super().resizeEvent(event)
        self.clauses.setVisible(self.width() >= theme.current().px(_BESIDE))
