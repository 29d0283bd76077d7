"""What the check of one Word file found, one block for each departure, and the same as text to hand on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _
from app.services.linting import LintFinding, LintResult
from app.ui import theme
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import Facts, clear_layout, scrolled

#: Places of one departure that are told before «và … chỗ nữa».
_MOST_PLACES = 6
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


def verdict(result: LintResult) -> tuple[str, str]:
    """Word and kind of the chip of a file."""
    if result.problem is not None:
        return _("Không đọc được"), "block"
    if not result.is_state_paper:
        return _("Không rõ loại"), "warn"
    if result.wrong:
        return _("{count} điều sai").format(count=len(result.wrong)), "block"
    return _("Đúng thể thức"), "ok"


def as_text(result: LintResult) -> str:
    """The whole list of one file as plain text."""
    return "\n".join([f"{result.path.name}: {result.summary}", *(_finding_text(item) for item in result.findings)])


def _finding_text(item: LintFinding) -> str:
    mark = _("SAI") if item.is_wrong else _("XEM LẠI")
    lines = [f"[{mark}] {item.sentence} ({item.source})"]
    lines += [f"    {place.words}" for place in item.places if place.words]
    return "\n".join([*lines, _("    Cách sửa: {remedy}").format(remedy=item.check.remedy)])


class FindingBlock(QFrame):
    """One departure: element, what was found, what the law wants, how to mend it, and where."""

    stepped = Signal(int)

    def __init__(self, item: LintFinding) -> None:
        super().__init__()
        self.item = item
        self.setProperty("source", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{item.sentence} ({item.source})")
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 4)
        column.addWidget(label(item.check.words, "strong", wrap=True))
        column.addWidget(label(item.source, "caption", "faint", wrap=True))
        facts = Facts(is_left=True)
        facts.add(_("Đang là"), item.found, "block" if item.is_wrong else "warn")
        facts.add(_("Phải là"), item.expected)
        facts.add(_("Cách sửa"), item.check.remedy)
        for number, words in enumerate(_places(item)):
            facts.add("" if number else _("Ở đâu"), words, "muted")
        column.addWidget(facts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies this one, ↑ and ↓ go to the next, however high they are."""
        if event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(_finding_text(self.item))
        else:
            super().keyPressEvent(event)


def _places(item: LintFinding) -> list[str]:
    known = [place.words for place in item.places if place.words]
    told = known[:_MOST_PLACES]
    if len(known) > len(told):
        told.append(_("và {count} chỗ nữa").format(count=len(known) - len(told)))
    return told


class FindingsView(QWidget):
    """All departures of a file by weight; ↑ and ↓ go from one to the next."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        theme.space(self._column, (4, 0, 4, 8), 4)
        self._area: QScrollArea = scrolled(inner)
        outer.addWidget(self._area)
        self.blocks: list[FindingBlock] = []

    def show_result(self, result: LintResult) -> None:
        """Show another file from its top."""
        clear_layout(self._column)
        self.blocks = []
        for title, items in ((_("Sai thể thức"), result.wrong), (_("Nên xem lại"), result.doubts)):
            if items:
                self._add_group(f"{title} ({len(items)})", items)
        if result.problem is None and not result.findings:
            sentence = _("Không có điều nào khác Nghị định 30/2020/NĐ-CP ở {count} dòng đã đọc.")
            self._column.addWidget(_inset(sentence.format(count=result.paragraphs)))
        self._column.addStretch(1)
        self._area.verticalScrollBar().setValue(0)

    def _add_group(self, title: str, items: tuple[LintFinding, ...]) -> None:
        head = QHBoxLayout()
        theme.space(head, (12, 8, 12, 0), 8)
        head.addWidget(label(title, "strong", "block" if items[0].is_wrong else "warn"))
        head.addStretch(1)
        self._column.addLayout(head)
        for number, item in enumerate(items):
            if number:
                self._column.addWidget(rule())
            block = FindingBlock(item)
            block.stepped.connect(self._step)
            self.blocks.append(block)
            self._column.addWidget(block)

    def enter(self) -> None:
        """Take the keyboard at the first departure."""
        if self.blocks:
            self.blocks[0].setFocus()

    def _step(self, by: int) -> None:
        current = next((number for number, block in enumerate(self.blocks) if block.hasFocus()), 0)
        block = self.blocks[min(len(self.blocks) - 1, max(0, current + by))]
        block.setFocus()
        self._area.ensureWidgetVisible(block)


def _inset(text: str) -> QWidget:
    words = label(text, "content", "muted", wrap=True)
    words.setContentsMargins(theme.current().px(12), 0, theme.current().px(12), 0)
    return words
