"""How cells are painted: chips, two lines, and the shapes of figures that are not there."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.i18n import _
from app.ui import icons, theme
from app.ui.tables import PLAIN, Cell, CellRole, CellState
from app.ui.widgets.chip import chip_size, paint_chip
from app.ui.widgets.labels import fitted

Index = QModelIndex | QPersistentModelIndex
_GROUNDS = {CellState.NOT_OWNED: "sunken", CellState.BLOCKED: "blocksoft", CellState.ASKED: "asksoft"}
#: How far one step of indent is: two are an icon and the room behind it.
_STEP = 12
_TONES = {CellState.BLOCKED: "block", CellState.ASKED: "ask", CellState.NOT_OWNED: "text3"}


def paint_cell(painter: QPainter, rect: QRect, text: str, cell: Cell, *, is_number: bool, is_selected: bool) -> None:
    """Draw one cell without its row ground; the same in tables, totals and legends."""
    look = theme.current()
    if not is_selected and (ground := _GROUNDS.get(cell.state)):
        painter.fillRect(rect, look.color(ground))
    elif cell.is_shaded and not is_selected:
        painter.fillRect(rect, look.color("window"))
    inner = rect.adjusted(look.px(10 + _STEP * cell.indent), 0, -look.px(10), 0)
    if cell.state is CellState.NOT_SUBMITTED:
        _paint_hatch(painter, rect)
    elif cell.state is CellState.BLANK:
        _paint_blank(painter, inner)
    elif cell.chip:
        size = chip_size(text, cell.chip)
        top = inner.top() + (inner.height() - size.height()) // 2
        box = QRect(inner.left(), top, min(size.width(), inner.width()), size.height())
        if text:
            paint_chip(painter, box, text, cell.chip, on_accent=is_selected)
    else:
        shown = "·" if cell.state is CellState.NOT_OWNED and not text else text
        _paint_words(painter, inner, shown, cell, is_number=is_number)
    if cell.is_corrected:
        side = look.px(8)
        corner = QPolygon([rect.topRight(), QPoint(rect.right() - side, rect.top()), rect.topRight() + QPoint(0, side)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accenttext"))
        painter.drawPolygon(corner)


def _paint_words(painter: QPainter, inner: QRect, text: str, cell: Cell, *, is_number: bool) -> None:
    look = theme.current()
    is_strong = cell.is_strong or cell.is_action or cell.state is CellState.BLOCKED
    tone = cell.tone or _TONES.get(cell.state, "accenttext" if cell.is_action else "text")
    if text == "0" and not cell.tone and not cell.is_strong:
        tone = "text3"
    if cell.icon:
        side = look.size("icon")
        icons.paint(painter, cell.icon, tone, QRect(inner.left(), inner.top(), side, inner.height()))
        inner = inner.adjusted(side + look.px(8), 0, 0, 0)
    side_flag = Qt.AlignmentFlag.AlignRight if is_number or cell.is_action else Qt.AlignmentFlag.AlignLeft
    kind = "strong" if is_strong else "content"
    first = inner
    lines = wrapped(text, QFontMetrics(look.font(kind)), inner.width()) if cell.wraps else ()
    if len(lines) > 1:
        top = inner.center().y() - look.px(19)
        for number, line in enumerate(lines):
            at = QRect(inner.left(), top + number * look.px(19), inner.width(), look.px(19))
            _paint_line(painter, at, line, kind, tone, side_flag)
        return
    if cell.caption:
        first = QRect(inner.left(), inner.center().y() - look.px(18), inner.width(), look.px(19))
        second = QRect(inner.left(), first.bottom() + 1, inner.width(), look.px(17))
        _paint_line(painter, second, cell.caption, "caption", "text2", side_flag)
    _paint_line(painter, first, text, kind, tone, side_flag)


def wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A name over one line or two; the second is cut in its middle: many names begin alike and end otherwise."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    # A pixel less: widths are rounded, and a line that just fits would be cut once more where it is drawn.
    return fitted(text, metrics, width - 1, 2, Qt.TextElideMode.ElideMiddle).splitlines()


def cell_width(text: str, cell: Cell) -> int:
    """Room a cell needs to show all it says, with the edges at both sides."""
    look = theme.current()
    if cell.chip:
        return chip_size(text, cell.chip).width() + look.px(22)
    metrics = QFontMetrics(look.font("strong" if cell.is_strong else "content"))
    first = max((metrics.horizontalAdvance(line) for line in text.splitlines()), default=0)
    second = QFontMetrics(look.font("caption")).horizontalAdvance(cell.caption)
    icon = look.size("icon") + look.px(8) if cell.icon else 0
    return max(first, second) + icon + look.px(22)


def _paint_line(painter: QPainter, rect: QRect, text: str, kind: str, tone: str, side: Qt.AlignmentFlag) -> None:
    look = theme.current()
    font = look.font(kind)
    painter.setFont(font)
    painter.setPen(look.color(tone))
    line = text.replace("\n", " ")
    shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_hatch(painter: QPainter, rect: QRect) -> None:
    look = theme.current()
    painter.save()
    painter.setClipRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("hatch"), 1))
    step = look.px(6)
    # Counted from the origin of the view, so that the lines run on from cell to cell.
    start = (rect.left() + rect.top()) // step * step
    for offset in range(start, rect.right() + rect.bottom() + step, step):
        painter.drawLine(offset - rect.top(), rect.top(), offset - rect.bottom() - 1, rect.bottom() + 1)
    painter.restore()


def _paint_blank(painter: QPainter, inner: QRect) -> None:
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("edge"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    width = min(inner.width(), look.px(54) if inner.width() >= look.px(60) else look.px(34))
    height = look.px(16)
    box = QRectF(inner.right() - width + 0.5, inner.center().y() - height / 2 + 0.5, width, height)
    painter.drawRoundedRect(box, look.px(3), look.px(3))
    if inner.width() >= look.px(60):
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("text3"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), _("trống"))
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Paints by :class:`Cell`; the selected row is green with a bar at its left edge, the current cell framed."""

    def __init__(self, parent: QWidget, *, frames_current: bool = False) -> None:
        super().__init__(parent)
        self._frames_current = frames_current

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        look = theme.current()
        state: Any = option.state
        rect: QRect = option.rect
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        cell = index.data(CellRole) or PLAIN
        text = str(index.data() or "")
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        is_number = bool(alignment and alignment & Qt.AlignmentFlag.AlignRight)
        painter.save()
        painter.fillRect(rect, look.color("accentsoft" if is_selected else "surface"))
        paint_cell(painter, rect, text, cell, is_number=is_number, is_selected=is_selected)
        painter.setPen(look.color("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if is_selected and index.column() == 0:
            painter.fillRect(QRect(rect.left(), rect.top(), look.px(3), rect.height()), look.color("accenttext"))
        if self._frames_current and state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 3, 3)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for the text, for fitting a column to its content."""
        look = theme.current()
        text = str(index.data() or "")
        cell = index.data(CellRole) or PLAIN
        width = chip_size(text, cell.chip).width() if cell.chip else QFontMetrics(look.font()).horizontalAdvance(text)
        return QSize(width + look.px(22), look.size("row"))
