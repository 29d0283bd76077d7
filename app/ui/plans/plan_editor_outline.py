"""Sections and parts of a plan that is being written as one tree: counts, faults, order by keys."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem

from app.domain.plans.part_keys import PART_NAMES, parts_of
from app.domain.plans.part_order import outline
from app.domain.plans.plan import Plan
from app.i18n import N_, _
from app.ui import theme
from app.ui.icons import icon
from app.ui.plain_tips import plain
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.panel import Panel

#: A section, and the key of a part in it ("" is the section itself).
Place = tuple[str, str]

SECTION_WORDS: Mapping[str, str] = {
    "head": N_("Chung"),
    "grounds": N_("Căn cứ, nơi nhận"),
    "text": N_("Toàn văn"),
    "agencies": N_("Cơ quan"),
    "phases": N_("Giai đoạn"),
    "measures": N_("Số đo"),
    "targets": N_("Chỉ tiêu"),
    "tasks": N_("Nhiệm vụ"),
    "duties": N_("Thời hạn"),
    "head.sections": N_("Đề cương báo cáo"),
}
#: Sections whose parts may stand below each other.
TREES = frozenset({"tasks", "head.sections"})
NAMELESS = N_("(chưa có tên)")
_PLACE = Qt.ItemDataRole.UserRole
_WIDTHS = (268, 216)


class PlanOutline(Panel):
    """``chosen`` brings the place under the cursor; the other signals what is to be done there."""

    chosen = Signal(str, str)
    add_asked = Signal()
    remove_asked = Signal()
    move_asked = Signal(int)
    shift_asked = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self.make_narrow(is_narrow=False)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(theme.current().px(14))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setAccessibleName(_("Các mục của kế hoạch"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.installEventFilter(self)
        self._items: dict[Place, QTreeWidgetItem] = {}
        self._shape: list[tuple[Place, int]] = []
        holder = QHBoxLayout()
        theme.space(holder, (4, 4, 2, 0), 0)
        holder.addWidget(self.tree)
        self.body.addLayout(holder, 1)
        self.body.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, (8, 0, 8, 8), 2)
        self.adder = IconButton("plus", _("Thêm (Insert)"), self.add_asked.emit)
        self.remover = IconButton("trash-2", _("Bỏ (Delete)"), self.remove_asked.emit)
        self.movers = (
            IconButton("chevron-up", _("Đưa lên (Alt+PgUp)"), lambda: self.move_asked.emit(-1)),
            IconButton("chevron-down", _("Đưa xuống (Alt+PgDn)"), lambda: self.move_asked.emit(1)),
        )
        self.shifters = (
            IconButton("chevron-left", _("Ra ngoài một cấp (Alt+←)"), lambda: self.shift_asked.emit(-1)),
            IconButton("chevron-right", _("Vào dưới mục trước (Alt+→)"), lambda: self.shift_asked.emit(1)),
        )
        for button in (self.adder, self.remover, *self.movers, *self.shifters):
            foot.addWidget(button)
        foot.addStretch(1)
        return foot

    def make_narrow(self, *, is_narrow: bool) -> None:
        """Leave more room for the form."""
        theme.fix(self, width=_WIDTHS[is_narrow])

    # --- showing ---

    @property
    def place(self) -> Place:
        """The place under the cursor."""
        item = self.tree.currentItem()
        section, key = item.data(0, _PLACE) if item else ("head", "")
        return str(section), str(key)

    def show_plan(self, plan: Plan, faults: Mapping[Place, int]) -> None:
        """Show the plan; ``faults`` counts what is wrong by place. The cursor and what is folded stay."""
        wanted: list[tuple[Place, int]] = []
        names: dict[Place, str] = {}
        for section, words in SECTION_WORDS.items():
            wanted.append(((section, ""), 0))
            names[section, ""] = _(words)
            for part, depth in outline(parts_of(plan, section)) if section in PART_NAMES else ():
                wanted.append(((section, part.key), depth + 1))
                names[section, part.key] = getattr(part, PART_NAMES[section]).strip() or _(NAMELESS)
        self.tree.blockSignals(True)  # noqa: FBT003 - Qt's own
        if wanted != self._shape:
            self._rebuild(wanted)
        for place, item in self._items.items():
            self._show_item(item, place, names[place], plan, faults)
        self.tree.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._show_tools()

    def _rebuild(self, wanted: list[tuple[Place, int]]) -> None:
        kept = self.place
        folded = {at for at, item in self._items.items() if at[1] and item.childCount() and not item.isExpanded()}
        self.tree.clear()
        self._items.clear()
        path: list[QTreeWidgetItem] = []
        for place, depth in wanted:
            above = path[depth - 1] if depth else self.tree.invisibleRootItem()
            item = QTreeWidgetItem(above)
            item.setData(0, _PLACE, place)
            path[depth:] = [item]
            self._items[place] = item
        for place, item in self._items.items():
            item.setExpanded(bool(place[1]) and place not in folded)
        self._shape = wanted
        self.tree.setCurrentItem(self._items.get(kept) or self._items["head", ""])
        self._unfold()

    def _unfold(self) -> None:
        """Unfold the section under the cursor alone: all sections stay in sight with what is wrong in them."""
        for (section, key), item in self._items.items():
            if not key:
                item.setExpanded(section == self.place[0])

    @staticmethod
    def _show_item(item: QTreeWidgetItem, place: Place, name: str, plan: Plan, faults: Mapping[Place, int]) -> None:
        section, key = place
        wrong = faults.get(place, 0) if key else sum(n for at, n in faults.items() if at[0] == section)
        count = len(parts_of(plan, section)) if section in PART_NAMES and not key else 0
        told = f"{name} · {count}" if count else name
        if wrong:
            told = _("{name} – {count} chỗ sai").format(name=told, count=wrong) if not key else told
            item.setIcon(0, icon("octagon-x", "block"))
        else:
            item.setData(0, Qt.ItemDataRole.DecorationRole, None)
        item.setText(0, told)
        item.setToolTip(0, plain(_("{name}: {count} chỗ sai").format(name=name, count=wrong) if wrong else name))
        item.setFont(0, theme.current().font("content" if key else "strong"))
        item.setForeground(0, QBrush(theme.current().color("block" if wrong else "text")))

    def _show_tools(self) -> None:
        section, key = self.place
        self.adder.setEnabled(section in PART_NAMES)
        for button in (self.remover, *self.movers):
            button.setEnabled(bool(key))
        for button in self.shifters:
            button.setEnabled(bool(key) and section in TREES)

    def select(self, place: Place) -> None:
        """Put the cursor on a place, if it is there."""
        if place in self._items and self.place != place:
            self.tree.setCurrentItem(self._items[place])
            self.tree.scrollToItem(self._items[place])

    def _on_current(self, current: QTreeWidgetItem | None, _previous: QTreeWidgetItem | None) -> None:
        if current is not None:
            self._unfold()
            self._show_tools()
            self.chosen.emit(*self.place)

    # --- keys ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of a list of parts, before the tree takes them for its own."""
        if watched is self.tree and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            act = self._acts().get((event.key(), is_alt))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def _acts(self) -> Mapping[tuple[int, bool], Callable[[], None]]:
        return {
            (Qt.Key.Key_Insert, False): self.adder.click,
            (Qt.Key.Key_Delete, False): self.remover.click,
            (Qt.Key.Key_PageUp, True): self.movers[0].click,
            (Qt.Key.Key_PageDown, True): self.movers[1].click,
            (Qt.Key.Key_Up, True): self.movers[0].click,
            (Qt.Key.Key_Down, True): self.movers[1].click,
            (Qt.Key.Key_Left, True): self.shifters[0].click,
            (Qt.Key.Key_Right, True): self.shifters[1].click,
            (Qt.Key.Key_Return, False): self.entered.emit,
            (Qt.Key.Key_Enter, False): self.entered.emit,
        }
