"""Panels: white areas with a hairline. They never nest."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label

#: Qt's word for a width without limit.
QWIDGETSIZE_MAX = (1 << 24) - 1
#: Widths of a side panel at 100 %, usual and narrow, and from which room on it is not narrow.
_USUAL, _WIDE, _ROOM = (336, 300), (392, 340), 1000


class Panel(QFrame):
    """A panel with an optional title (left) and caption (right); put content into ``body``."""

    def __init__(self, title: str = "", caption: str = "", *, flush: bool = False) -> None:
        super().__init__()
        self.setProperty("panel", "true")
        outer = QVBoxLayout(self)
        side = 0 if flush else 16
        theme.space(outer, (1, 12 if title else (1 if flush else 12), 1, 1 if flush else 12), 8)
        self.title = label(title, "strong")
        self.caption = ElidedLabel(caption, "caption", "muted")
        if title:
            head = QHBoxLayout()
            theme.space(head, (16, 0, 16, 0), 12)
            head.addWidget(self.title)
            head.addStretch(1)
            head.addWidget(self.caption)
            outer.addLayout(head)
            self.head = head
        self.body = QVBoxLayout()
        theme.space(self.body, (side, 0, side, 0), 6)
        outer.addLayout(self.body, 1)


class _Scrolled(QScrollArea):
    """Gives wrapped words the height they need at this width; Qt's own area would squeeze them."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another height."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The content changed."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inner = self.widget()
        layout = inner.layout() if inner else None
        if inner is not None and layout is not None:
            wraps = layout.hasHeightForWidth()
            needed = layout.totalHeightForWidth(self.viewport().width()) if wraps else 0
            if inner.minimumHeight() != needed:
                inner.setMinimumHeight(needed)


def scrolled(widget: QWidget) -> QScrollArea:
    """``widget`` inside an area that scrolls up and down only."""
    area = _Scrolled()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    widget.setProperty("ground", "none")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)
    area.setWidget(widget)
    widget.installEventFilter(area)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class Facts(QWidget):
    """Label left, value right, one row each; ``is_left`` puts long values beside their labels.

    With ``names_give_way`` a long label ends in "…" and the value, a sum of money, stays whole.
    """

    def __init__(self, *, is_left: bool = False, names_give_way: bool = False) -> None:
        super().__init__()
        self._names_give_way = names_give_way
        self._side = Qt.AlignmentFlag.AlignLeft if is_left else Qt.AlignmentFlag.AlignRight
        self._grid = QGridLayout(self)
        theme.space(self._grid, gap=4)
        self._grid.setColumnStretch(0 if names_give_way else 1, 1)

    def clear(self) -> None:
        """Take all rows away."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def add(self, name: str, value: str, tone: str = "") -> None:
        """One more row; the value wraps, so nothing of it is lost."""
        row = self._grid.rowCount()
        name_label = ElidedLabel(name, "caption", "muted") if self._names_give_way else label(name, "caption", "muted")
        name_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        text = label(value, "content", tone, wrap=not self._names_give_way)
        text.setAlignment(self._side | Qt.AlignmentFlag.AlignTop)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name_label, row, 0)
        self._grid.addWidget(text, row, 1)


class Beside(QWidget):
    """Something with its side panel, which gets narrower in a small window or with large letters."""

    def __init__(self, main: QWidget, side: "SidePanel") -> None:
        super().__init__()
        self._side = side
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        row.addWidget(main, 1)
        row.addWidget(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        super().resizeEvent(event)
        self._side.make_narrow(is_narrow=self.width() < theme.current().px(_ROOM))


class SidePanel(Panel):
    """What a row is, beside its table: head with chip and ×, content in ``content``, the decision in ``foot``.

    Esc goes back to the table (``closed``).
    """

    def __init__(self, closed: Callable[[], None] | None = None, *, wide: bool = False) -> None:
        super().__init__(flush=True)
        self._widths = _WIDE if wide else _USUAL
        self.make_narrow(is_narrow=False)
        self._closed = closed
        head = QHBoxLayout()
        theme.space(head, (16, 12, 8, 0), 8)
        self.heading = ElidedLabel("", "strong")
        self.chip = Chip("", "plain", self)
        head.addWidget(self.heading, 1)
        head.addWidget(self.chip)
        self._closer = IconButton("x", _("Đóng (Esc)"), closed) if closed else None
        if self._closer:
            head.addWidget(self._closer)
        self.body.addLayout(head)
        inner = QWidget()
        self.content = QVBoxLayout(inner)
        theme.space(self.content, (16, 0, 16, 8), 8)
        self.body.addWidget(scrolled(inner), 1)
        self.foot = QHBoxLayout()
        theme.space(self.foot, (16, 0, 16, 12), 8)
        self.body.addLayout(self.foot)

    def make_narrow(self, *, is_narrow: bool) -> None:
        """Leave more room for what it stands beside."""
        theme.fix(self, width=self._widths[is_narrow])

    def stretch(self) -> None:
        """Take the width of the pane it stands in instead of its own."""
        self.setProperty("atFullSize", None)
        self.setMinimumWidth(0)
        self.setMaximumWidth(QWIDGETSIZE_MAX)

    def show_head(self, *, is_shown: bool) -> None:
        """Show the head, or leave it to what stands above the panel."""
        for widget in filter(None, (self.heading, self.chip, self._closer)):
            widget.setVisible(is_shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc returns to the table."""
        if event.key() == Qt.Key.Key_Escape and self._closed:
            self._closed()
        else:
            super().keyPressEvent(event)


def clear_layout(layout: "QVBoxLayout | QHBoxLayout | QGridLayout") -> None:
    """Take everything out of a layout and delete it."""
    while item := layout.takeAt(0):
        inner = item.layout()
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, (QVBoxLayout, QHBoxLayout, QGridLayout)):
            clear_layout(inner)
