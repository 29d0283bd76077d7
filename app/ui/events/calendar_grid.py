"""Weeks of a season as boxes: what is held on which day, the day the season is about framed, days outside it grey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from app.i18n import N_, _
from app.text import short_date
from app.ui import icons, theme
from app.ui.widgets.labels import fitted
from app.ui.wording import weekday

_HEADS = (N_("T2"), N_("T3"), N_("T4"), N_("T5"), N_("T6"), N_("T7"), N_("CN"))
_HEAD, _GAP, _NUMBER, _LINE = 20, 4, 22, 18
_WEEK = timedelta(days=7)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event from its first to its last day; ``tone`` colours its words, ``icon`` stands instead of the bar."""

    event_id: int
    text: str
    first: date
    last: date
    tone: str = "text"
    icon: str = ""
    tooltip: str = ""


@dataclass(frozen=True, slots=True)
class Season:
    """What the boxes show: days before ``opens`` and after ``closes`` are outside the window; ``marked`` are framed.

    ``off`` are days nobody works, holidays with their name.
    """

    entries: tuple[CalendarEntry, ...] = ()
    opens: date | None = None
    closes: date | None = None
    marked: frozenset[date] = field(default_factory=frozenset)
    today: date | None = None
    off: Mapping[date, str] = field(default_factory=dict)

    def on(self, day: date) -> tuple[CalendarEntry, ...]:
        """The events of a day."""
        return tuple(item for item in self.entries if item.first <= day <= item.last)

    def is_outside(self, day: date) -> bool:
        """Whether a day lies before or after the window."""
        return bool((self.opens and day < self.opens) or (self.closes and day > self.closes))


class CalendarGrid(QWidget):
    """Boxes of whole weeks; arrows move from day to day, PgUp and PgDn turn the weeks, Enter opens a day.

    ``chosen`` gives the id of an event, ``turned`` says that other weeks are shown.
    """

    chosen = Signal(int)
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.season = Season()
        self.weeks = 2
        self.first = date(2000, 1, 3)
        self._day = self.first
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # --- what is shown ---

    def show_season(self, season: Season) -> None:
        """Show other events."""
        self.season = season
        self._name()
        self.update()

    def show_day(self, day: date) -> None:
        """Put the cursor on a day; the weeks turn when it is not in sight."""
        self._day = day
        if not self.first <= day < self.first + self.weeks * _WEEK:
            monday = day - timedelta(days=day.weekday())
            self.first = monday - (self.weeks - 1) * _WEEK if day > self.first else monday
            self.turned.emit()
        self._name()
        self.update()

    def show_weeks(self, weeks: int) -> None:
        """Show one week or two; the day of the cursor stays in sight."""
        if weeks != self.weeks:
            self.weeks = weeks
            self.updateGeometry()
            self.show_day(self._day)
            self.turned.emit()

    def turn(self, by: int) -> None:
        """Go as many pages on (back when negative)."""
        self.first += by * self.weeks * _WEEK
        self._day += by * self.weeks * _WEEK
        self.turned.emit()
        self._name()
        self.update()

    @property
    def day(self) -> date:
        """The day of the cursor."""
        return self._day

    @property
    def last(self) -> date:
        """The last day in sight."""
        return self.first + self.weeks * _WEEK - timedelta(days=1)

    def _name(self) -> None:
        words = [item.tooltip or item.text for item in self.season.on(self._day)]
        said = f"{weekday(self._day)} {short_date(self._day)}"
        self.setAccessibleName("; ".join(filter(None, (said, self.season.off.get(self._day, ""), *words))))

    # --- measures ---

    def sizeHint(self) -> QSize:
        """Room for two events a day."""
        look = theme.current()
        return QSize(look.px(560), look.px(_HEAD + self.weeks * (_NUMBER + 2 * _LINE + 6 + _GAP)))

    def minimumSizeHint(self) -> QSize:
        """A box is never narrower than its number."""
        return QSize(theme.current().px(280), self.sizeHint().height())

    def box_of(self, day: date) -> QRect:
        """Where the box of a day stands."""
        look = theme.current()
        number = (day - self.first).days
        week, column = divmod(number, 7)
        gap, head = look.px(_GAP), look.px(_HEAD)
        width = (self.width() - 6 * gap) / 7
        height = (self.height() - head - self.weeks * gap) / self.weeks
        left = round(column * (width + gap))
        top = head + round(week * (height + gap))
        return QRect(left, top, round(width), round(height))

    def day_at(self, place: QPoint) -> date | None:
        """The day under a point."""
        days = (self.first + timedelta(days=number) for number in range(self.weeks * 7))
        return next((day for day in days if self.box_of(day).contains(place)), None)

    def entry_at(self, place: QPoint) -> CalendarEntry | None:
        """The event whose line is under a point."""
        day = self.day_at(place)
        if day is None:
            return None
        look = theme.current()
        line = (place.y() - self.box_of(day).top() - look.px(_NUMBER)) // look.px(_LINE)
        found = self.season.on(day)[: self._lines(day)]
        return found[line] if 0 <= line < len(found) else None

    def _has_room(self, day: date) -> bool:
        """Whether the box of a day is high enough for a line below its number."""
        return self.box_of(day).height() >= theme.current().px(_NUMBER + _LINE)

    def _lines(self, day: date) -> int:
        look = theme.current()
        return max(1, (self.box_of(day).height() - look.px(_NUMBER)) // look.px(_LINE))

    # --- keys and mouse ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Days by arrows, weeks by PgUp and PgDn, the events of a day by Enter."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.show_day(self._day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_day(self._day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on an event chooses it; where a day has more than its box shows, all of them are offered."""
        place = event.position().toPoint()
        day = self.day_at(place)
        if day is None:
            return
        self.show_day(day)
        entry = self.entry_at(place)
        is_last_line = entry is not None and entry == self.season.on(day)[: self._lines(day)][-1]
        if entry and not (is_last_line and len(self.season.on(day)) > self._lines(day)):
            self.chosen.emit(entry.event_id)
        elif entry or not self._has_room(day):
            self.open_day(day)

    def open_day(self, day: date) -> None:
        """Choose the event of a day; of several all are offered."""
        found = self.season.on(day)
        if len(found) == 1:
            self.chosen.emit(found[0].event_id)
        elif found:
            self.menu_of(found).popup(self.mapToGlobal(self.box_of(day).bottomLeft()))

    def menu_of(self, entries: Sequence[CalendarEntry]) -> QMenu:
        """Events to choose from."""
        menu = QMenu(self)
        for entry in entries:
            action = menu.addAction((entry.tooltip or entry.text).replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, event_id=entry.event_id: self.chosen.emit(event_id))
        return menu

    def event(self, event: QEvent) -> bool:
        """Under the mouse the whole name of an event, or all of a day."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            entry, day = self.entry_at(event.pos()), self.day_at(event.pos())
            found = (entry,) if entry else (self.season.on(day) if day else ())
            words = [item.tooltip or item.text for item in found]
            if day is not None and entry is None:
                words.insert(0, self.season.off.get(day, ""))
            QToolTip.showText(event.globalPos(), "\n".join(filter(None, words)), self)
            return True
        return super().event(event)

    # --- drawing ---

    def paintEvent(self, event: object) -> None:
        """Draw heads and boxes."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font("micro"))
        painter.setPen(look.color("text2"))
        for column, word in enumerate(_HEADS):
            box = self.box_of(self.first + timedelta(days=column))
            head = QRect(box.left(), 0, box.width(), look.px(_HEAD) - look.px(2))
            painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), _(word))
        for number in range(self.weeks * 7):
            self._paint_day(painter, self.first + timedelta(days=number))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date) -> None:
        look, season = theme.current(), self.season
        box, is_marked = self.box_of(day), day in season.marked
        edge = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5)
        is_cursor = self.hasFocus() and day == self._day
        ground = "sunken" if season.is_outside(day) else ("window" if day in season.off else "surface")
        painter.setBrush(look.color(ground))
        painter.setPen(QPen(look.color("accenttext" if is_marked or is_cursor else "line"), 2 if is_marked else 1))
        painter.drawRoundedRect(edge.adjusted(0.5, 0.5, -0.5, -0.5) if is_marked else edge, look.px(4), look.px(4))
        if is_cursor:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(edge.adjusted(2.5, 2.5, -2.5, -2.5), look.px(3), look.px(3))
        # The first of a month and the day it is all about say their month.
        words = f"{day.day}/{day.month}" if is_marked or day.day == 1 or day == self.first else str(day.day)
        is_today = day == season.today
        painter.setFont(look.font("strong" if is_marked or is_today else "caption"))
        painter.setPen(look.color("accenttext" if is_marked or is_today else "text2"))
        inner = box.adjusted(look.px(7), look.px(2), -look.px(5), 0)
        told = [_("hôm nay")] if is_today else []
        count = 0 if self._has_room(day) else len(season.on(day))
        if count:
            told.append(_("{count} việc").format(count=count))
        holiday = "" if count else season.off.get(day, "")
        shown = _beside(words, told, holiday, painter.fontMetrics(), inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), shown)
        if self._has_room(day):
            self._paint_entries(painter, day, box)

    def _paint_entries(self, painter: QPainter, day: date, box: QRect) -> None:
        look, found, lines = theme.current(), self.season.on(day), self._lines(day)
        painter.setFont(look.font("caption"))
        for number, entry in enumerate(found[:lines]):
            top = box.top() + look.px(_NUMBER) + number * look.px(_LINE)
            line = QRect(box.left() + look.px(6), top, box.width() - look.px(10), look.px(_LINE))
            hidden = len(found) - lines
            more = f" + {hidden}" if hidden > 0 and number == lines - 1 else ""
            self._paint_entry(painter, entry, line, more)

    @staticmethod
    def _paint_entry(painter: QPainter, entry: CalendarEntry, line: QRect, more: str) -> None:
        look = theme.current()
        if entry.icon:
            side = look.px(14)
            icons.paint(painter, entry.icon, entry.tone, QRect(line.left(), line.top(), side, line.height()))
            left = side + look.px(3)
        else:
            bar = QRectF(line.left(), line.top() + look.px(4), look.px(3), line.height() - look.px(8))
            painter.fillRect(bar, look.color("chart"))
            left = look.px(8)
        room = line.adjusted(left, 0, 0, 0)
        metrics = painter.fontMetrics()
        shown = fitted(entry.text, metrics, room.width() - metrics.horizontalAdvance(more)) + more
        painter.setPen(look.color(entry.tone))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)


def _beside(day: str, told: list[str], holiday: str, metrics: QFontMetrics, width: int) -> str:
    """«22 · hôm nay · 3 việc»: words that do not fit go, today's first (it has its colour); a holiday may end in …."""
    while told and metrics.horizontalAdvance(" · ".join((day, *told))) > width:
        told = told[1:]
    return fitted(" · ".join(filter(None, (day, *told, holiday))), metrics, width)
