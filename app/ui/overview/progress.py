"""Tiến độ từng xã: four steps per unit; a fault takes the place of its step as icon and word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.overview import ProgressRow
from app.domain.submissions import SubmissionState
from app.i18n import N_, _
from app.ui import icons, theme
from app.ui.wording import short_unit

STEPS = (N_("Nộp"), N_("Kiểm tra"), N_("Tiếp nhận"), N_("Duyệt"))


@dataclass(frozen=True, slots=True)
class Fault:
    """What stands where a step would be: icon, word, tone."""

    icon: str
    word: str
    tone: str


def steps_of(row: ProgressRow) -> tuple[int, Fault | None]:
    """How many steps are done, and what keeps the next one from being done."""
    match row.state:
        case None:
            return 0, Fault("circle-dashed", _("thiếu"), "warn")
        case SubmissionState.ACCEPTED | SubmissionState.SUPERSEDED:
            return 4, None
        case SubmissionState.RETURNED:
            return 1, Fault("corner-up-left", _("trả lại"), "warn")
    if row.errors:
        return 1, Fault("octagon-x", _("chặn {count}").format(count=row.errors), "block")
    if row.questions:
        return 2, Fault("message-circle-question-mark", _("hỏi {count}").format(count=row.questions), "ask")
    return (3 if row.state is SubmissionState.RECEIVED else 2), None


class ProgressGrid(QWidget):
    """Painted rows; a click or Enter opens the report (``opened``: its id or None)."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ProgressRow, ...] = ()
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_rows(self, rows: Sequence[ProgressRow]) -> None:
        """Show other rows."""
        self._rows = tuple(rows)
        self._current = min(self._current, max(0, len(rows) - 1))
        names = (f"{row.unit_name}: {steps_of(row)[0]}/{len(STEPS)}" for row in rows)
        self.setAccessibleName("; ".join(names))
        self.updateGeometry()
        self.update()

    def _row_height(self) -> int:
        return theme.current().px(20)

    def sizeHint(self) -> QSize:
        """The head and all rows."""
        return QSize(theme.current().px(320), theme.current().px(20) + self._row_height() * len(self._rows))

    def minimumSizeHint(self) -> QSize:
        """As high as its rows: the area around it scrolls."""
        return QSize(theme.current().px(240), self.sizeHint().height())

    def _name_width(self) -> int:
        """As wide as the longest name, at most a third: the words of the steps need the rest."""
        look = theme.current()
        metrics = QFontMetrics(look.font("caption"))
        longest = max((metrics.horizontalAdvance(short_unit(row.unit_name)) for row in self._rows), default=0)
        return min(longest + look.px(14), look.px(130), self.width() // 3)

    def paintEvent(self, event: object) -> None:
        """Draw the head and the rows."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        name_width = self._name_width()
        step = (self.width() - name_width) / len(STEPS)
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("text2"))
        for number, word in enumerate(STEPS):
            box = QRectF(name_width + number * step, 0, step - look.px(4), look.px(18))
            shown = painter.fontMetrics().elidedText(_(word), Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        top = look.px(20)
        for number, row in enumerate(self._rows):
            self._paint_row(painter, row, QRect(0, top, self.width(), self._row_height()), name_width)
            if self.hasFocus() and number == self._current:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(look.color("accenttext"), 2))
                painter.drawRoundedRect(QRectF(1, top + 1, self.width() - 2, self._row_height() - 2), 3, 3)
            top += self._row_height()
        painter.end()

    def _paint_row(self, painter: QPainter, row: ProgressRow, area: QRect, name_width: int) -> None:
        look = theme.current()
        done, fault = steps_of(row)
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text"))
        name_area = QRect(look.px(4), area.top(), name_width - look.px(10), area.height())
        name = short_unit(row.unit_name)
        name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, name_area.width())
        painter.drawText(name_area, int(Qt.AlignmentFlag.AlignVCenter), name)
        step = (area.width() - name_width) / len(STEPS)
        for number in range(len(STEPS)):
            left = name_width + number * step
            if fault and number == done:
                self._paint_fault(painter, fault, QRect(int(left), area.top(), int(step), area.height()))
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("chart" if number < done else "sunken"))
            bar = QRectF(left, area.center().y() - look.px(4), step - look.px(4), look.px(8))
            painter.drawRoundedRect(bar, look.px(2), look.px(2))

    @staticmethod
    def _paint_fault(painter: QPainter, fault: Fault, box: QRect) -> None:
        look = theme.current()
        icons.paint(painter, fault.icon, fault.tone, QRect(box.left(), box.top(), look.px(13), box.height()))
        font = look.font("micro")
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.color(fault.tone))
        words = box.adjusted(look.px(17), 0, 0, 0)
        shown = painter.fontMetrics().elidedText(fault.word, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the report of a row."""
        number = int((event.position().y() - theme.current().px(20)) // self._row_height())
        if 0 <= number < len(self._rows):
            self._current = number
            self.opened.emit(self._rows[number].submission_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑↓ choose, Enter opens."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._rows:
            by = 1 if event.key() == Qt.Key.Key_Down else -1
            self._current = min(len(self._rows) - 1, max(0, self._current + by))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._rows:
            self.opened.emit(self._rows[self._current].submission_id)
        else:
            super().keyPressEvent(event)
