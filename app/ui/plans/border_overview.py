"""The whole border line at one look: unit after unit, what is kept full, what is not hatched, every marker a tick."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.domain.plans.border import STATION, BorderStretch, length_of
from app.i18n import _
from app.services.plans.border import BorderSheet
from app.text import format_number
from app.ui import theme
from app.ui.plans.border_paint import is_gap_run, paint_gap, paint_kept, runs
from app.ui.widgets.labels import fitted

#: Heights at 100 %: names, bar, ticks, numbers, stations; what a unit needs at least.
_NAME, _CAPTION, _BAR, _TICK, _NUMBER, _STATION = 18, 19, 18, 12, 16, 22
_LEAST, _BETWEEN = 84, 10


class BorderOverview(QWidget):
    """``chosen`` gives the place of a stretch that was clicked."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._sheet: BorderSheet | None = None
        self._stretches: tuple[BorderStretch, ...] = ()
        self._at = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_sheet(self, sheet: BorderSheet, at: int) -> None:
        """Show the line with one stretch in front."""
        self._sheet, self._at = sheet, at
        self._stretches = tuple(item for item in sheet.whole.stretches if item.marks)
        self.setMinimumWidth(theme.current().px(_LEAST) * len(self._stretches))
        self.setAccessibleName(_("Toàn tuyến: {names}").format(names=", ".join(map(self._name, self._stretches))))
        self.updateGeometry()
        self.update()

    def _name(self, stretch: BorderStretch) -> str:
        return self._sheet.unit(stretch.unit_id) if self._sheet else ""

    @property
    def _stations(self) -> tuple[str, ...]:
        return tuple(_station(item) for item in self._stretches)

    def sizeHint(self) -> QSize:
        """High enough for all its lines."""
        look = theme.current()
        height = _NAME + _CAPTION + _BAR + _TICK + _NUMBER + 12
        return QSize(look.px(600), look.px(height + (_STATION if any(self._stations) else 0)))

    def minimumSizeHint(self) -> QSize:
        """As the hint: it is never squeezed."""
        return QSize(0, self.sizeHint().height())

    # --- places ---

    def _rects(self) -> list[QRect]:
        """A column for each stretch, as wide as it has markers, none below what its name needs."""
        least = theme.current().px(_LEAST)
        spare = self.width() - least * len(self._stretches)
        total = sum(len(item.marks) for item in self._stretches)
        rects, left = [], 0.0
        for item in self._stretches:
            width = least + max(0, spare) * len(item.marks) / total
            rects.append(QRect(round(left), 0, round(left + width) - round(left), self.height()))
            left += width
        return rects

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw every stretch, then the stations that look after them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rects = self._rects()
        for place, (stretch, rect) in enumerate(zip(self._stretches, rects, strict=True)):
            self._paint_stretch(painter, stretch, rect, is_front=place == self._at)
        self._paint_stations(painter, rects)
        painter.end()

    def _paint_stretch(self, painter: QPainter, stretch: BorderStretch, rect: QRect, *, is_front: bool) -> None:
        look = theme.current()
        if is_front:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accentsoft"))
            ground = rect.adjusted(0, 0, -look.px(2), 0)
            ground.setHeight(look.px(_NAME + _CAPTION + _BAR + _TICK + _NUMBER + 10))
            painter.drawRoundedRect(QRectF(ground), look.px(4), look.px(4))
        inner = rect.adjusted(look.px(5), look.px(4), -look.px(_BETWEEN), 0)
        top = inner.top()
        for text, kind, tone, height in (
            (self._name(stretch), "strong", "accenttext" if is_front else "text", _NAME),
            (_caption(stretch), "caption", "text2", _CAPTION),
        ):
            painter.setFont(look.font(kind))
            painter.setPen(look.color(tone))
            line = QRect(inner.left(), top, inner.width(), look.px(height))
            painter.drawText(
                line, int(Qt.AlignmentFlag.AlignVCenter), fitted(text, painter.fontMetrics(), line.width())
            )
            top += look.px(height)
        self._paint_bar(painter, stretch, QRect(inner.left(), top, inner.width(), look.px(_BAR)))
        self._paint_ticks(painter, stretch, QRect(inner.left(), top + look.px(_BAR + 3), inner.width(), look.px(_TICK)))

    def _paint_bar(self, painter: QPainter, stretch: BorderStretch, bar: QRect) -> None:
        """Teams and gaps in their order, each as wide as its markers."""
        step = bar.width() / len(stretch.marks)
        for first, last in runs(stretch):
            left, right = bar.left() + first * step, bar.left() + (last + 1) * step
            piece = QRectF(left + 0.5, bar.top(), max(2.0, right - left - theme.current().px(2)), bar.height())
            (paint_gap if is_gap_run(stretch, first) else paint_kept)(painter, piece)

    @staticmethod
    def _paint_ticks(painter: QPainter, stretch: BorderStretch, room: QRect) -> None:
        """A tick for each marker, a long one for a main marker; first and last number below."""
        look, step = theme.current(), room.width() / len(stretch.marks)
        for place, mark in enumerate(stretch.marks):
            painter.setPen(QPen(look.color("text2" if mark.is_kept else "warn"), 1))
            x = round(room.left() + (place + 0.5) * step)
            length = room.height() if not mark.number.is_auxiliary else room.height() // 2
            painter.drawLine(x, room.top(), x, room.top() + length)
        painter.setFont(look.font("caption"))
        painter.setPen(look.color("text2"))
        line = QRect(room.left(), room.bottom() + look.px(1), room.width(), look.px(_NUMBER))
        first, last = str(stretch.marks[0].number), str(stretch.marks[-1].number)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft), first)
        wide = QFontMetrics(painter.font()).horizontalAdvance(f"{first}  {last}")
        if last != first and wide <= line.width():
            painter.drawText(line, int(Qt.AlignmentFlag.AlignRight), last)

    def _paint_stations(self, painter: QPainter, rects: list[QRect]) -> None:
        """The station of neighbouring stretches, under all of them."""
        look, names, place = theme.current(), self._stations, 0
        while place < len(names):
            end = place
            while end + 1 < len(names) and names[end + 1] == names[place]:
                end += 1
            if names[place]:
                left, right = rects[place].left() + look.px(5), rects[end].right() - look.px(_BETWEEN)
                _paint_bracket(
                    painter,
                    QRect(left, self.height() - look.px(_STATION), right - left, look.px(_STATION)),
                    names[place],
                )
            place = end + 1

    # --- mouse ---

    def _stretch_at(self, x: int) -> int | None:
        return next((place for place, rect in enumerate(self._rects()) if rect.left() <= x <= rect.right()), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a stretch."""
        place = self._stretch_at(event.position().toPoint().x())
        if place is not None:
            self.chosen.emit(place)

    def event(self, event: QEvent) -> bool:
        """The whole name of a unit and what it has, where there was no room."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._stretch_at(event.pos().x())
            if place is not None:
                stretch = self._stretches[place]
                QToolTip.showText(event.globalPos(), f"{self._name(stretch)}: {told(stretch)}", self)
            return True
        return super().event(event)


def _caption(stretch: BorderStretch) -> str:
    length, _lacking = length_of(stretch.teams)
    words = _("{count} mốc").format(count=len(stretch.marks))
    return words if length is None else _("{words}, {km} km").format(words=words, km=format_number(length))


def told(stretch: BorderStretch) -> str:
    """A stretch in a sentence: markers, teams, how long the teams' parts are as far as they say."""
    length, lacking = length_of(stretch.teams)
    parts = [_("{count} mốc").format(count=len(stretch.marks)), _("{count} tổ").format(count=len(stretch.teams))]
    if length is not None:
        parts.append(_("các tổ giữ {km} km").format(km=format_number(length)))
        if lacking:
            parts.append(_("{count} tổ chưa ghi chiều dài").format(count=lacking))
    if gaps := stretch.gaps:
        parts.append(_("{count} đoạn chưa có tổ").format(count=len(gaps)))
    return " · ".join(parts)


def _station(stretch: BorderStretch) -> str:
    """The station all listed markers of a stretch name; empty where they differ or name none."""
    named = {mark.listed.values.get(STATION, "") for mark in stretch.marks if mark.listed is not None}
    return next(iter(named)) if len(named) == 1 else ""


def _paint_bracket(painter: QPainter, room: QRect, text: str) -> None:
    look = theme.current()
    painter.setFont(look.font("caption"))
    metrics = painter.fontMetrics()
    shown = fitted(text, metrics, room.width() - look.px(16))
    wide, middle = metrics.horizontalAdvance(shown) + look.px(12), room.center().y()
    painter.setPen(QPen(look.color("line2"), 1))
    half = (room.width() - wide) // 2
    if half > look.px(6):
        for left, right in ((room.left(), room.left() + half), (room.right() - half, room.right())):
            painter.drawLine(left, middle, right, middle)
        for x in (room.left(), room.right()):
            painter.drawLine(x, middle - look.px(3), x, middle + look.px(3))
    painter.setPen(look.color("text2"))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), shown)
