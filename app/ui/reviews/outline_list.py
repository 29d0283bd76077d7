"""The outline «đề cương» as a list: headings and leaves in printed order, each leaf with its state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout

from app.domain.outline import Outline, OutlineLeaf, OutlineSection
from app.i18n import _
from app.services.review_writing import LeafState
from app.ui import theme
from app.ui.icons import icon
from app.ui.widgets.panel import Panel

_CODE = Qt.ItemDataRole.UserRole


def state_of(state: LeafState) -> tuple[str, str, str]:
    """Icon, tone and word of a leaf: finished, incomplete figures, written, filled by figures alone, empty."""
    pieces = [piece for pieces in state.sentences for piece in pieces if piece.code]
    if state.is_done:
        return "circle-check", "accenttext", _("đã xong")
    if any(piece.is_missing for piece in pieces):
        return "triangle-alert", "warn", _("thiếu số liệu")
    if state.text:
        return "pencil", "text2", _("đang viết")
    if pieces:
        return "circle-dashed", "text2", _("có số liệu, chưa xong")
    return "circle-dashed", "text3", _("chưa có nội dung")


class OutlineList(Panel):
    """Headings and leaves; ``chosen`` brings the code of a leaf."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Đề cương"), flush=True)
        theme.fix(self, width=264)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(0)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        self.tree.setAccessibleName(_("Đề cương"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.currentItemChanged.connect(self._on_current)
        holder = QVBoxLayout()
        theme.space(holder, (12, 0, 2, 4), 0)
        holder.addWidget(self.tree)
        self.body.addLayout(holder, 1)
        self._items: dict[str, QTreeWidgetItem] = {}

    def show_outline(self, outline: Outline, states: Sequence[LeafState]) -> None:
        """Show the outline; the leaf under the cursor stays."""
        kept = self.current()
        known = {state.leaf.code: state for state in states}
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt's own method
        if list(self._items) != [leaf.code for leaf in outline.leaves()]:
            self.tree.clear()
            self._items.clear()
            for node in outline.sections:
                self._add(node, self.tree.invisibleRootItem())
            self.tree.expandAll()
        for code, item in self._items.items():
            self._show_state(item, known[code])
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt's own method
        done = sum(1 for state in states if state.is_done)
        self.caption.setText(_("{done}/{total} mục xong").format(done=done, total=len(states)))
        if kept:
            self.select(kept)

    def _add(self, node: OutlineSection | OutlineLeaf, parent: QTreeWidgetItem) -> None:
        number = f"{node.number} " if isinstance(node, OutlineSection) and node.number else ""
        item = QTreeWidgetItem(parent, [f"{number}{node.short or node.heading}"])
        item.setToolTip(0, node.heading)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, node.heading)
        if isinstance(node, OutlineLeaf):
            item.setData(0, _CODE, node.code)
            self._items[node.code] = item
            return
        item.setFont(0, theme.current().font("strong"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for child in node.children:
            self._add(child, item)

    @staticmethod
    def _show_state(item: QTreeWidgetItem, state: LeafState) -> None:
        name, tone, word = state_of(state)
        item.setIcon(0, icon(name, tone))
        item.setToolTip(0, f"{state.heading}\n({word})")
        item.setForeground(0, QBrush(theme.current().color("text3" if tone == "text3" else "text")))

    def current(self) -> str:
        """Code of the leaf under the cursor."""
        item = self.tree.currentItem()
        return str(item.data(0, _CODE) or "") if item else ""

    def select(self, code: str) -> None:
        """Put the cursor on a leaf."""
        if code in self._items and self.current() != code:
            self.tree.setCurrentItem(self._items[code])

    def step(self, step: int) -> None:
        """The next or previous leaf."""
        codes = list(self._items)
        now = codes.index(self.current()) if self.current() in codes else -1
        if codes:
            self.select(codes[(now + step) % len(codes)])

    def next_open(self, states: Sequence[LeafState]) -> None:
        """The next leaf that is not finished (F7)."""
        codes = [state.leaf.code for state in states]
        now = codes.index(self.current()) if self.current() in codes else -1
        turned = [*states[now + 1 :], *states[: now + 1]]
        for state in turned:
            if not state.is_done:
                self.select(state.leaf.code)
                return

    def _on_current(self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None) -> None:
        if current is not None and (code := current.data(0, _CODE)):
            self.chosen.emit(str(code))
