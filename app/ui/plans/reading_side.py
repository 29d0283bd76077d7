"""The chosen proposal whole: what it says, in which words, what is doubtful, and the buttons that decide it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.citations import printed_clause
from app.domain.plans.reading.contradictions import Contradiction
from app.domain.plans.reading.proposals import Evidence
from app.i18n import _
from app.services.plans.reading_choices import ITEM_KIND_WORDS, Choices, Item, ItemKind
from app.services.plans.reading_words import CONFIDENCE_WORDS, facts, told
from app.ui import theme
from app.ui.plans.reading_list import chip, verdict
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import Facts, Panel, clear_layout, scrolled

#: So many letters of a clause are shown beside the other one.
_LONGEST = 600


class Passage(QFrame):
    """One side of a contradiction: its clause and its words; a click or Enter leads there."""

    opened = Signal(object)

    def __init__(self, place: Evidence, clause: str, words: str) -> None:
        super().__init__()
        self._place = place
        self.setProperty("part", "sunken")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{clause}: {words}")
        column = QVBoxLayout(self)
        theme.space(column, (12, 8, 12, 8), 4)
        column.addWidget(label(clause, "strong", "accent"))
        shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0]}…"
        column.addWidget(label(shown, wrap=True))
        column.addStretch(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to its words."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads there, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._place)
        else:
            super().keyPressEvent(event)


class ReadingSide(Panel):
    """Below the list; the buttons call what the view does for the same keys."""

    #: A place of the text that was clicked.
    place_asked = Signal(object)

    def __init__(self, take: Callable[[], object], change: Callable[[], object], leave: Callable[[], object]) -> None:
        super().__init__(flush=True)
        head = QHBoxLayout()
        theme.space(head, (16, 10, 16, 0), 8)
        self.heading = ElidedLabel("", "strong")
        self.chip = Chip("", "plain", self)
        head.addWidget(self.heading, 1)
        head.addWidget(self.chip)
        self.body.addLayout(head)
        inner = QWidget()
        self._content = QVBoxLayout(inner)
        theme.space(self._content, (16, 0, 16, 4), 6)
        self.body.addWidget(scrolled(inner), 1)
        foot = QHBoxLayout()
        theme.space(foot, (16, 0, 16, 10), 8)
        self.take = Button(_("Nhận"), "plain", "check", take, small=True)
        self.change = Button(_("Sửa…"), "plain", "pencil", change, small=True)
        self.leave = Button(_("Bỏ"), "quiet", "x", leave, small=True)
        for button, keys in ((self.take, "Enter"), (self.change, "F2"), (self.leave, "Delete")):
            button.setToolTip(keys)
            foot.addWidget(button)
        foot.addStretch(1)
        self.keys = ElidedLabel(_("F8 mục chưa xem kế tiếp"), "caption", "faint")
        foot.addWidget(self.keys)
        self.body.addLayout(foot)

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        clear_layout(self._content)
        self.heading.setText("")
        self.chip.show_state("", "plain")
        for button in (self.take, self.change, self.leave):
            button.hide()

    def show_group(self, choices: Choices, kind: ItemKind) -> None:
        """A heading is chosen: the buttons are about its whole group."""
        self.show_nothing()
        items = choices.of(kind)
        self.heading.setText(choices.heading(kind))
        words = _("Nút dưới đây áp dụng cho cả nhóm; từng mục thì chọn mục rồi bấm Enter, F2 hoặc Delete.")
        self._content.addWidget(label(words, "content", "muted", wrap=True))
        self._content.addStretch(1)
        count = sum(not one.is_lacking for one in items)
        seen = all(one.is_note for one in items)
        self.take.setText((_("Đã xem cả {count}") if seen else _("Nhận cả {count}")).format(count=count))
        self.leave.setText(_("Bỏ cả nhóm"))
        self.take.show()
        self.leave.setVisible(not seen)

    def show_item(self, choices: Choices, item: Item) -> None:
        """One proposal whole."""
        self.show_nothing()
        place = choices.preview.clause_at(item.places[0]) if item.places else ""
        where = _("mục {clause}").format(clause=printed_clause(place)) if place else ""
        sure = _(CONFIDENCE_WORDS[item.confidence]) if item.confidence is not None else ""
        kind = _(ITEM_KIND_WORDS[item.kind])
        self.heading.setText(" · ".join(filter(None, (f"{kind[:1].upper()}{kind[1:]}", where, sure))))
        self.chip.show_state(verdict(item), chip(item))
        words = item.value.sentence if isinstance(item.value, Contradiction) else told(item.value)
        self._content.addWidget(label(words, wrap=True))
        if isinstance(item.value, Contradiction):
            self._add_passages(choices, item)
        else:
            self._add_facts(choices, item)
        for doubt in item.doubts:
            self._content.addWidget(label(doubt, "content", "warn", wrap=True))
        self._content.addStretch(1)
        self._show_buttons(item)

    def _show_buttons(self, item: Item) -> None:
        is_seen = item.is_note
        self.take.setText(_("Đã xem") if is_seen else _("Nhận"))
        self.take.setVisible(not item.is_lacking)
        self.change.setText(_("Điền…") if item.is_lacking else _("Sửa…"))
        self.change.setVisible(not is_seen)
        self.leave.setText(_("Bỏ"))
        self.leave.setVisible(not is_seen and not item.is_lacking)

    def _add_facts(self, choices: Choices, item: Item) -> None:
        found = Facts(is_left=True)
        if owner := choices.owner(item):
            found.add(_("Nhiệm vụ"), owner)
        for name, value in facts(item.value, choices.names()):
            found.add(name, value)
        if item.places:
            found.add(_("Nguyên văn"), f"“{choices.preview.words_at(item.places[0])}”", "muted")
        self._content.addWidget(found)

    def _add_passages(self, choices: Choices, item: Item) -> None:
        beside = QWidget()
        grid = QGridLayout(beside)
        theme.space(grid, gap=8)
        for number, place in enumerate(item.places):
            clause = choices.preview.clause_at(place)
            name = _("Mục {clause}").format(clause=printed_clause(clause)) if clause else _("Phần mở đầu")
            passage = Passage(place, name, choices.preview.words_at(place))
            passage.opened.connect(self.place_asked)
            grid.addWidget(passage, number // 2, number % 2)
            grid.setColumnStretch(number % 2, 1)
        self._content.addWidget(beside)
