"""Below the board: what its boxes mean, and one button for all candidates that have a place."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.awards.place_boxes import PlaceBox
from app.ui.awards.places_paint import paint_box
from app.ui.widgets.buttons import Button

_SAMPLES = (
    ("held", N_("giữ suất"), 1),
    ("candidate", N_("ứng viên"), 1),
    ("free", N_("còn trống"), 0),
    ("over", N_("thừa, vướng"), 1),
    ("warn", N_("cần xem"), 1),
)


class _Sample(QWidget):
    """One box as the board paints it, with its meaning in it."""

    def __init__(self, box: PlaceBox) -> None:
        super().__init__()
        self._box = box
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        look = theme.current()
        words = self.fontMetrics().horizontalAdvance(self._box.text)
        return QSize(words + look.px(36 if self._box.tone in ("over", "warn") else 16), look.px(22))

    def paintEvent(self, event: object) -> None:
        """Draw the box."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, self.rect(), self._box, is_cut=False)
        painter.end()


class BoardFoot(QWidget):
    """Legend left, the button right; it is hidden while no candidate has a place."""

    def __init__(self, propose: Callable[[], object]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, (12, 6, 12, 6), 6)
        for tone, words, number in _SAMPLES:
            row.addWidget(_Sample(PlaceBox(number, _(words), tone)))
        row.addStretch(1)
        self._samples = tuple(self.findChildren(_Sample))
        self.button = Button("", "ghost", "arrow-right", propose, small=True)
        self.button.setToolTip(_("Đề nghị mọi ứng viên còn suất của đơn vị mình và không vướng quy định"))
        row.addWidget(self.button)

    def show_count(self, count: int) -> None:
        """Say how many candidates can be proposed at once."""
        self.button.setVisible(bool(count))
        self.button.setText(_("Đề nghị {count} ứng viên").format(count=count))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little width the legend goes, the button stays."""
        super().resizeEvent(event)
        needed = sum(item.sizeHint().width() + theme.current().px(6) for item in self._samples)
        has_room = self.width() >= needed + self.button.sizeHint().width() + theme.current().px(24)
        for item in self._samples:
            item.setVisible(has_room)
