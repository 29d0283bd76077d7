"""Navigation: icon and word per place, a count where work waits; collapsed to icons when asked or when narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import icons, theme
from app.ui.icons import BrandLabel
from app.ui.places import Place
from app.ui.widgets.labels import label
from app.version import PROGRAM


class NavItem(QWidget):
    """One place; click or Enter goes there, ↑ and ↓ move between places."""

    pressed = Signal()
    stepped = Signal(int)

    def __init__(self, word: str, icon: str, shortcut: str) -> None:
        super().__init__()
        self._word, self._icon, self._shortcut = word, icon, shortcut
        self._count, self._tone = 0, ""
        self._is_current = self._is_narrow = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name()

    def show_count(self, count: int, tone: str) -> None:
        """Show how many things wait; tone is ``block`` or ``warn``."""
        self._count, self._tone = count, tone
        self._name()
        self.update()

    def set_current(self, *, is_current: bool) -> None:
        """Mark the place that is open."""
        self._is_current = is_current
        self.update()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Show the icon only."""
        self._is_narrow = is_narrow
        self._name()
        self.update()

    def show_as(self, word: str, icon: str) -> None:
        """Change word and icon."""
        self._word, self._icon = word, icon
        self._name()
        self.update()

    def _name(self) -> None:
        waiting = f" ({self._count})" if self._count else ""
        self.setAccessibleName(self._word + waiting)
        keys = f" · {self._shortcut}" if self._shortcut else ""
        self.setToolTip(f"{self._word}{waiting}{keys}")

    def sizeHint(self) -> QSize:
        """As the tokens say."""
        look = theme.current()
        return QSize(look.px(40) if self._is_narrow else look.px(180), look.size("nav_item"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes there, arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Draw ground, icon, word and count."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect())
        if self._is_current or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accentsoft" if self._is_current else "sunken"))
            painter.drawRoundedRect(ground, look.px(6), look.px(6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        tone = "accenttext" if self._is_current else "text2"
        side = look.size("icon_nav")
        left = (self.width() - side) // 2 if self._is_narrow else look.px(10)
        icons.paint(painter, self._icon, tone, QRect(left, 0, side, self.height()))
        if self._is_narrow:
            self._paint_dot(painter, left + side)
        else:
            self._paint_words(painter, left + side + look.px(10))
        painter.end()

    def _paint_dot(self, painter: QPainter, x: int) -> None:
        if not self._count:
            return
        look = theme.current()
        side = look.px(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("blockfill" if self._tone == "block" else "warnfill"))
        painter.drawEllipse(QRectF(x - side / 2, self.height() / 2 - look.px(12), side, side))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        look = theme.current()
        room = self.width() - look.px(10)
        if self._count:
            text = str(self._count)
            painter.setFont(look.font("caption"))
            width = max(look.px(19), painter.fontMetrics().horizontalAdvance(text) + look.px(10))
            box = QRect(self.width() - look.px(8) - width, (self.height() - look.px(20)) // 2, width, look.px(20))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("blocksoft" if self._tone == "block" else "warnsoft"))
            painter.drawRoundedRect(QRectF(box), look.px(4), look.px(4))
            font = look.font("caption")
            font.setWeight(font.Weight.DemiBold)
            painter.setFont(font)
            painter.setPen(look.color(self._tone))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
            room = box.left() - look.px(6)
        painter.setFont(look.font("strong" if self._is_current else "content"))
        painter.setPen(look.color("accenttext" if self._is_current else "text"))
        shown = painter.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, room - left)
        painter.drawText(QRect(left, 0, room - left, self.height()), int(Qt.AlignmentFlag.AlignVCenter), shown)


class NavBar(QFrame):
    """All places under each other; ``chosen`` gives the key of the one that was pressed."""

    chosen = Signal(str)
    collapse_toggled = Signal(bool)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setProperty("bar", "nav")
        column = QVBoxLayout(self)
        theme.space(column, (8, 0, 8, 8), 2)
        head = QHBoxLayout()
        theme.space(head, (4, 14, 0, 14), 10)
        head.addWidget(BrandLabel(28))
        self._brand = label(PROGRAM, "strong")
        head.addWidget(self._brand, 1)
        column.addLayout(head)
        self._items: dict[str, NavItem] = {}
        for number, place in enumerate(places, 1):
            item = NavItem(_(place.word), place.icon, f"Ctrl+{number}")
            item.pressed.connect(lambda key=place.key: self.chosen.emit(key))
            item.stepped.connect(lambda by, key=place.key: self._step(key, by))
            self._items[place.key] = item
            column.addWidget(item)
        column.addStretch(1)
        self._is_wanted_narrow = self._is_forced_narrow = False
        self._collapse = NavItem(_("Thu gọn"), "panel-left-close", "")
        self._collapse.pressed.connect(self._toggle)
        column.addWidget(self._collapse)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons show."""
        return self._is_wanted_narrow or self._is_forced_narrow

    def set_current(self, key: str) -> None:
        """Mark the open place."""
        for name, item in self._items.items():
            item.set_current(is_current=name == key)

    def show_count(self, key: str, count: int, tone: str) -> None:
        """Show how much work waits at a place."""
        if key in self._items:
            self._items[key].show_count(count, tone)

    def set_wanted_narrow(self, *, is_narrow: bool) -> None:
        """Collapse because the operator wants it."""
        self._is_wanted_narrow = is_narrow
        self.apply()

    def set_forced_narrow(self, *, is_narrow: bool) -> None:
        """Collapse because the window is narrow."""
        self._is_forced_narrow = is_narrow
        self.apply()

    def focus_current(self) -> None:
        """Put the keyboard here."""
        next(iter(self._items.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def apply(self) -> None:
        """Take the width of the present state and letter size."""
        look = theme.current()
        self.setFixedWidth(look.size("nav_collapsed" if self.is_narrow else "nav"))
        self._brand.setVisible(not self.is_narrow)
        for item in self._items.values():
            item.set_narrow(is_narrow=self.is_narrow)
        word, icon = (_("Mở rộng"), "panel-left-open") if self.is_narrow else (_("Thu gọn"), "panel-left-close")
        self._collapse.show_as(word, icon)
        self._collapse.set_narrow(is_narrow=self.is_narrow)
        self._collapse.setVisible(not self._is_forced_narrow)

    def _toggle(self) -> None:
        self.set_wanted_narrow(is_narrow=not self._is_wanted_narrow)
        self.collapse_toggled.emit(self._is_wanted_narrow)

    def _step(self, key: str, by: int) -> None:
        names = list(self._items)
        number = names.index(key) + by
        if 0 <= number < len(names):
            self._items[names[number]].setFocus(Qt.FocusReason.TabFocusReason)
