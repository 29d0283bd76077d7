"""The blank with its lines, as large as there is room: drag a line, or move it by the arrow keys, in millimetres."""

from collections.abc import Sequence

import pypdfium2
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from app.domain.awards.certificate_fit import FittedCertificate, InkBox
from app.domain.awards.certificates import CertificateLayout
from app.i18n import _
from app.ui import theme

#: How far an arrow key moves a line, alone and with Shift.
STEP_MM, LEAP_MM = 0.5, 5.0
#: How far beside the ink a line can still be caught.
_NEAR_MM = 3.0
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CertificateCanvas(QWidget):
    """``picked`` is the number of a line; ``moved`` by how many mm to the right and down the picked one shall go.

    PgUp and PgDn pick the next line. Dragging with the mouse tells every step of the way.
    """

    picked = Signal(int)
    moved = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self._layout: CertificateLayout | None = None
        self._fitted = FittedCertificate(())
        self._content = b""
        self._lines = QImage()
        self._blank = QPixmap()
        self._current = 0
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Phôi: mũi tên dời dòng 0,5 mm, Shift 5 mm, PgUp PgDn chọn dòng"))
        theme.fix(self, min_height=300)

    def show_certificate(self, layout: CertificateLayout, fitted: FittedCertificate, content: bytes) -> None:
        """Show a layout with its lines; ``content`` is the page of its lines as PDF."""
        self._layout, self._fitted, self._content = layout, fitted, content
        self._lines = QImage()
        self.update()

    def show_blank(self, content: bytes | None) -> bool:
        """Lay a scan behind the lines; whether there is none or it could be read."""
        self._blank = QPixmap()
        is_fine = content is None or self._blank.loadFromData(content)
        self.update()
        return is_fine

    def pick(self, number: int) -> None:
        """Frame one line."""
        self._current = number
        self.update()

    # --- places ---

    def page_rect(self) -> QRectF:
        """Where the paper is drawn, in the middle of the widget."""
        if self._layout is None:
            return QRectF()
        scale = self._scale()
        width, height = self._layout.width_mm * scale, self._layout.height_mm * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _scale(self) -> float:
        """Pixels for one millimetre."""
        if self._layout is None:
            return 1
        edge = 2 * theme.current().px(4)
        across, down = self.width() - edge, self.height() - edge
        return max(0.1, min(across / self._layout.width_mm, down / self._layout.height_mm))

    def point_of(self, x_mm: float, y_mm: float) -> QPointF:
        """A place of the paper as a point of the widget."""
        page, scale = self.page_rect(), self._scale()
        return QPointF(page.left() + x_mm * scale, page.top() + y_mm * scale)

    def _box(self, number: int) -> QRectF:
        """The ink of a line in pixels; its anchor where it has none."""
        boxes = [piece.box for piece in self._fitted.pieces if piece.number == number]
        if not boxes and self._layout is not None and number < len(self._layout.lines):
            line = self._layout.lines[number]
            boxes = [InkBox(line.x_mm - 8, line.y_mm - 4, line.x_mm + 8, line.y_mm)]
        return self._around(boxes)

    def _around(self, boxes: Sequence[InkBox]) -> QRectF:
        if not boxes:
            return QRectF()
        first = self.point_of(min(box.left for box in boxes), min(box.top for box in boxes))
        last = self.point_of(max(box.right for box in boxes), max(box.bottom for box in boxes))
        return QRectF(first, last)

    def _at(self, point: QPointF) -> int | None:
        """The line under a point, the smallest where several lie there."""
        if self._layout is None:
            return None
        near = _NEAR_MM * self._scale()
        boxes = {number: self._box(number) for number in range(len(self._layout.lines))}
        hit = [number for number, box in boxes.items() if box.adjusted(-near, -near, near, near).contains(point)]
        return min(hit, key=lambda number: abs(boxes[number].center().y() - point.y()), default=None)

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or pick by keys; anything else is for the page."""
        count = len(self._layout.lines) if self._layout else 0
        arrow = _ARROWS.get(Qt.Key(event.key()))
        if arrow and count:
            step = LEAP_MM if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP_MM
            self.moved.emit(arrow[0] * step, arrow[1] * step)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and count:
            self.picked.emit((self._current + (1 if event.key() == Qt.Key.Key_PageDown else -1)) % count)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Catch the line under the mouse."""
        number = self._at(event.position())
        if number is not None and event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.picked.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line that is held; steps are whole tenths of a millimetre."""
        if self._held is None:
            shape = Qt.CursorShape.ArrowCursor if self._at(event.position()) is None else Qt.CursorShape.SizeAllCursor
            self.setCursor(shape)
            return
        way, scale = event.position() - self._held, self._scale()
        right, down = round(way.x() / scale, 1), round(way.y() / scale, 1)
        if right or down:
            self._held += QPointF(right * scale, down * scale)
            self.moved.emit(right, down)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    # --- drawing ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paper, scan, lines as they are printed, the frame of the picked line, red where it cannot be printed."""
        if self._layout is None:
            return
        look, page = theme.current(), self.page_rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        # Paper is white in the dark, too.
        painter.fillRect(page, QColor("white"))
        if not self._blank.isNull():
            painter.drawPixmap(page, self._blank, QRectF(self._blank.rect()))
        painter.drawImage(page, self._rendered(page))
        painter.setPen(QPen(look.color("line2"), 1))
        painter.drawRect(page.adjusted(0.5, 0.5, -0.5, -0.5))
        for number in sorted(self._fitted.refused_lines):
            painter.setPen(QPen(look.color("block"), look.px(2)))
            painter.drawRect(self._box(number).adjusted(-3, -3, 3, 3))
        self._draw_picked(painter)
        painter.end()

    def _draw_picked(self, painter: QPainter) -> None:
        """The width a line may take at its height, and where it stands."""
        if self._layout is None or self._current >= len(self._layout.lines):
            return
        line, look, scale = self._layout.lines[self._current], theme.current(), self._scale()
        colour = "block" if self._current in self._fitted.refused_lines else "accent"
        pen = QPen(look.color(colour), look.px(2 if self.hasFocus() else 1))
        painter.setPen(pen)
        painter.drawRect(self._box(self._current).adjusted(-3, -3, 3, 3))
        left = line.x_mm - {"left": 0.0, "right": line.width_mm}.get(line.align, line.width_mm / 2)
        start = self.point_of(left, line.y_mm)
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setWidth(1)
        painter.setPen(pen)
        painter.drawLine(start, start + QPointF(line.width_mm * scale, 0))

    def _rendered(self, page: QRectF) -> QImage:
        """The lines on nothing, in the dots of the screen."""
        dots = int(page.width() * self.devicePixelRatioF())
        if self._lines.isNull() or abs(self._lines.width() - dots) > 1:
            with pypdfium2.PdfDocument(self._content) as document:
                scale = max(0.05, dots / document.get_page_size(0)[0])
                bitmap = document[0].render(scale=scale, fill_color=(255, 255, 255, 0))
                made = QImage(
                    bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_ARGB32
                )
                self._lines = made.copy()
        return self._lines
