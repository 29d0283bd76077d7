"""The real printed page: pages of a PDF, drawn only when they come into sight."""

from pathlib import Path
from typing import Any

import pypdfium2
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui import theme
from app.ui.widgets.pdf_search import Hit

#: Ink of a text marker: paper stays white in the dark look as well.
_MARKER, _MARKER_HERE = QColor(255, 236, 140), QColor(255, 190, 90)
_KEPT_PAGES = 12
_SMALLEST, _LARGEST = 0.25, 4.0
_POINTS_TO_PIXELS = 96 / 72


class _Sheets(QWidget):
    """All pages under each other; draws the ones that show."""

    def __init__(self, view: "PdfView") -> None:
        super().__init__()
        self._view = view

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self)
        look = theme.current()
        if not self._view.page_count:
            painter.setFont(look.font("content"))
            painter.setPen(look.color("text2"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._view.words)
        for number, rect in enumerate(self._view.page_rects()):
            if rect.intersects(QRectF(event.rect())):
                painter.fillRect(rect, look.color("paper"))
                painter.drawImage(rect, self._view.image(number))
                self._mark(painter, number, rect)
                painter.setPen(look.color("line2"))
                painter.drawRect(rect)
        painter.end()

    def _mark(self, painter: QPainter, number: int, rect: QRectF) -> None:
        """Colour what a search found, as a text marker would; the place one is at is framed as well."""
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for box, is_current in self._view.marks_on(number):
            painter.fillRect(box.translated(rect.topLeft()), _MARKER_HERE if is_current else _MARKER)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


class PdfView(QScrollArea):
    """Shows a PDF; Ctrl+wheel and Ctrl +/− zoom, ``fit_width`` fits the page to the view.

    ``show_hits`` marks what a search found.
    """

    page_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._content = b""
        self._sizes: list[tuple[float, float]] = []
        self._images: dict[tuple[int, float], QImage] = {}
        self._zoom = 1.0
        self._fits = True
        self._hits: tuple[Hit, ...] = ()
        self._hit = -1
        #: what stands where no page is yet
        self.words = ""
        self._sheets = _Sheets(self)
        self.setWidget(self._sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(lambda *_value: self.page_changed.emit(self.page))

    def show_file(self, path: Path) -> None:
        """Read a PDF whole into memory, so that the file may be replaced or deleted meanwhile."""
        self.show_bytes(path.read_bytes())

    def show_bytes(self, content: bytes) -> None:
        """Show a PDF; where the reader was stays in sight when a new one of as many pages comes."""
        self.clear()
        self._content = content
        with pypdfium2.PdfDocument(content) as document:
            self._sizes = [document.get_page_size(number) for number in range(len(document))]
        self._lay_out()

    def clear(self) -> None:
        """Show nothing."""
        self._images.clear()
        self._sizes = []
        self._content = b""
        self._hits, self._hit = (), -1
        self._lay_out()

    @property
    def content(self) -> bytes:
        """The PDF that is shown."""
        return self._content

    def show_hits(self, hits: tuple[Hit, ...], current: int) -> None:
        """Mark what a search found and bring the ``current`` one into sight; no hits take the marks away."""
        self._hits, self._hit = hits, current
        self._sheets.update()
        if 0 <= current < len(hits) and hits[current].boxes:
            rect = self.page_rects()[hits[current].page]
            place = self._on_screen(hits[current].page, hits[current].boxes[0]).translated(rect.topLeft())
            centre = place.center().toPoint()
            self.ensureVisible(centre.x(), centre.y(), theme.current().px(40), self.viewport().height() // 3)

    def marks_on(self, number: int) -> list[tuple[QRectF, bool]]:
        """What is marked on a page, from its top left on the screen, and whether it is the current place."""
        return [
            (self._on_screen(number, box), index == self._hit)
            for index, hit in enumerate(self._hits)
            if hit.page == number
            for box in hit.boxes
        ]

    def _on_screen(self, number: int, box: QRectF) -> QRectF:
        scale = self._scale(number)
        return QRectF(box.left() * scale, box.top() * scale, box.width() * scale, box.height() * scale)

    def say(self, words: str) -> None:
        """Tell why there is no page yet; pages that are shown stay."""
        self.words = words
        self.setAccessibleDescription("" if self._sizes else words)
        self._sheets.update()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in the middle of the view, from 0."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        for number, rect in enumerate(self.page_rects()):
            if middle <= rect.bottom() + theme.current().px(12):
                return number
        return max(0, self.page_count - 1)

    def go_to(self, number: int) -> None:
        """Scroll to a page, from 0."""
        rects = self.page_rects()
        if 0 <= number < len(rects):
            self.verticalScrollBar().setValue(int(rects[number].top()) - theme.current().px(12))

    @property
    def zoom(self) -> float:
        """1.0 is the size of paper on a screen of 96 dots per inch."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom to a fixed size."""
        self._fits = False
        self._zoom = min(_LARGEST, max(_SMALLEST, zoom))
        self._lay_out()

    def fit_width(self) -> None:
        """Make the page as wide as the view, and keep it so."""
        self._fits = True
        self._lay_out()

    def page_rects(self) -> list[QRectF]:
        """Where each page lies inside the scrolled area."""
        rects, top = [], float(theme.current().px(12))
        for number, (width, height) in enumerate(self._sizes):
            scale = self._scale(number)
            left = max(float(theme.current().px(12)), (self._sheets.width() - width * scale) / 2)
            rects.append(QRectF(left, top, width * scale, height * scale))
            top += height * scale + theme.current().px(12)
        return rects

    def image(self, number: int) -> QImage:
        """One page drawn at the present zoom; the last twelve are kept."""
        scale = self._scale(number) * self.devicePixelRatioF()
        key = (number, scale)
        if key not in self._images:
            while len(self._images) >= _KEPT_PAGES:
                del self._images[next(iter(self._images))]
            # Opened for each page: nothing of the library outlives the window.
            with pypdfium2.PdfDocument(self._content) as document:
                bitmap = document[number].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                made = QImage(
                    bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888
                )
                self._images[key] = made.copy()
        return self._images[key]

    def _scale(self, number: int) -> float:
        """Pixels per point: while fitting, a page in landscape is drawn smaller than its neighbours, never cut."""
        if not self._fits:
            return self._zoom * _POINTS_TO_PIXELS
        room = self.viewport().width() - 2 * theme.current().px(12)
        return max(_SMALLEST * _POINTS_TO_PIXELS, room / self._sizes[number][0])

    def _lay_out(self) -> None:
        edge = theme.current().px(12)
        if self._fits and self._sizes:
            self._zoom = min(_LARGEST, self._scale(0) / _POINTS_TO_PIXELS)
        rects = self.page_rects()
        width = max((rect.width() for rect in rects), default=0.0) + 2 * edge
        height = rects[-1].bottom() + edge if rects else self.viewport().height()
        self._sheets.resize(max(int(width), self.viewport().width()), int(height))
        self._sheets.update()
        self.page_changed.emit(self.page)

    def resizeEvent(self, event: Any) -> None:
        """Keep fitting."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl+wheel zooms."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * (1.1 if event.angleDelta().y() > 0 else 1 / 1.1))
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl +/−/0 zoom."""
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if is_control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.set_zoom(self._zoom * 1.1)
        elif is_control and event.key() == Qt.Key.Key_Minus:
            self.set_zoom(self._zoom / 1.1)
        elif is_control and event.key() == Qt.Key.Key_0:
            self.fit_width()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """A page at reading size."""
        return QSize(theme.current().px(360), theme.current().px(480))
