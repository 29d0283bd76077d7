"""A target over its periods: what was reached as bars, what is asked as a line across each, coming periods outlined."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.spans import Span
from app.domain.plans.target_states import TargetStanding
from app.domain.plans.target_steps import period_name
from app.domain.targets import TargetState
from app.i18n import _
from app.text import format_number
from app.ui import theme
from app.ui.plans.targets_bar import scale_of, tone_of
from app.ui.widgets.labels import fitted

_HEIGHT, _WIDEST = 132, 64


def short_period(period: Span, plan: Plan) -> str:
    """A period in few letters: «2026», «Giai đoạn 1», «đầu 2022» of half-years."""
    words = period_name(period, plan)
    for head in (_("năm "), _("6 tháng "), _("tháng ")):
        words = words.removeprefix(head)
    return words.replace(_(" năm "), " ")


class TargetChart(QWidget):
    """One column per period; ``show_course`` gives what happened, the tooltip of a column says it in words."""

    def __init__(self) -> None:
        super().__init__()
        self._course: tuple[TargetStanding, ...] = ()
        self._names: tuple[str, ...] = ()
        self._now = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_course(self, course: Sequence[TargetStanding], plan: Plan, now: str) -> None:
        """Show a target in its periods; ``now`` is the text of the one in sight."""
        self._course = tuple(course)
        self._names = tuple(short_period(item.period, plan) for item in course)
        self._now = now
        self.setAccessibleName(self.words())
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """Every column in words."""
        return "; ".join(map(_told, self._course))

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(theme.current().px(280), theme.current().px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow columns are still columns."""
        return QSize(theme.current().px(120), theme.current().px(_HEIGHT))

    def event(self, event: QEvent) -> bool:
        """Say in words what the mouse rests on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._course:
            place = int(event.pos().x() // max(1.0, self._step()))
            told = _told(self._course[place]) if place < len(self._course) else ""
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def _step(self) -> float:
        return min(float(theme.current().px(_WIDEST)), self.width() / max(1, len(self._course)))

    def paintEvent(self, event: object) -> None:
        """Draw columns, lines, names."""
        if not self._course:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        foot = look.line("micro") * 2
        ground = self.height() - foot
        step = self._step()
        known = [number for item in self._course for number in (_asked(item), item.counted.value)]
        whole = scale_of(self._course[0].target.unit, known)
        room = ground - look.line("micro") - look.px(2)
        for place, item in enumerate(self._course):
            column = QRectF(place * step, look.line("micro"), step, room)
            self._paint_column(painter, column, item, float(whole))
            self._paint_name(painter, QRectF(place * step, ground, step, foot), place)
        painter.setPen(look.color("line2"))
        painter.drawLine(0, ground, int(step * len(self._course)), ground)
        painter.end()

    def _paint_column(self, painter: QPainter, column: QRectF, item: TargetStanding, whole: float) -> None:
        look = theme.current()
        inset = min(look.px(10), column.width() / 5)
        value, asked = item.counted.value, _asked(item)
        painter.setFont(look.font("micro"))
        if value is not None:
            height = max(1.0, column.height() * float(value) / whole)
            bar = QRectF(column.left() + inset, column.bottom() - height, column.width() - 2 * inset, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color(tone_of(is_missed=item.state is TargetState.MISSED)))
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(look.color("text"))
            shown = format_number(value, None if value == value.to_integral_value() else 1)
            above = QRectF(column.left(), bar.top() - look.line("micro"), column.width(), look.line("micro"))
            painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), _cut(painter, shown, column.width()))
        if asked is not None:
            y = column.bottom() - column.height() * float(asked) / whole
            painter.setPen(QPen(look.color("text"), 2))
            painter.drawLine(int(column.left() + inset / 2), int(y), int(column.right() - inset / 2), int(y))
            if value is None:
                painter.setPen(look.color("text2"))
                above = QRectF(column.left(), y - look.line("micro"), column.width(), look.line("micro"))
                shown = _cut(painter, format_number(asked), column.width())
                painter.drawText(above, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _paint_name(self, painter: QPainter, box: QRectF, place: int) -> None:
        look = theme.current()
        font = look.font("micro")
        is_now = self._course[place].period.text == self._now
        if is_now:
            font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(look.color("text" if is_now else "text2"))
        name = fitted(self._names[place], QFontMetrics(font), int(box.width()) - 2, 2)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), name)


def _asked(item: TargetStanding) -> Decimal | None:
    return item.threshold.value if item.threshold else None


def _cut(painter: QPainter, text: str, width: float) -> str:
    return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def _told(item: TargetStanding) -> str:
    asked = _(", yêu cầu {words}").format(words=item.threshold.words) if item.threshold else ""
    value = item.counted.words if item.counted.value is not None else _("chưa có số liệu")
    return f"{item.period.words}: {value}{asked}"
