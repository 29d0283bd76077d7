"""A month as boxes beside its list: deadlines, tasks, events, days nobody works; and the file for other calendars."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.domain.plans.calendar_months import CalendarDay
from app.domain.plans.ics import CalendarEntry
from app.i18n import _
from app.services.plans import calendar
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events import calendar_grid
from app.ui.events.calendar_grid import CalendarGrid, Season
from app.ui.plans.calendar_export import ask_export
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import Part, label
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table

_HEAD, _BOX = 20, 52
_DAY = timedelta(days=1)
_ICONS = {"duty": ("bell", "text"), "task": ("list-checks", "text"), "event": ("calendar-days", "accenttext")}


class MonthGrid(CalendarGrid):
    """The boxes of one whole month; PgUp and PgDn turn to the month before and the next."""

    def __init__(self) -> None:
        super().__init__()
        self.month = date(2000, 1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_day(self, day: date) -> None:
        """Put the cursor on a day; the month of that day is shown."""
        self._day = day
        if (day.year, day.month) != (self.month.year, self.month.month):
            self.month = day.replace(day=1)
            self.first = self.month - self.month.weekday() * _DAY
            last = _next(self.month) - _DAY
            self.weeks = (last - self.first).days // 7 + 1
            self.updateGeometry()
            self.turned.emit()
        self._name()
        self.update()

    def turn(self, by: int) -> None:
        """Go as many months on (back when negative); the cursor stands on the first day."""
        day = self.month
        for _step in range(abs(by)):
            day = _next(day) if by > 0 else (day - _DAY).replace(day=1)
        self.show_day(day)

    def sizeHint(self) -> QSize:
        """Room for a line a day; more room shows more."""
        look = theme.current()
        return QSize(look.px(520), look.px(_HEAD + self.weeks * _BOX))

    def minimumSizeHint(self) -> QSize:
        """A box is never lower than its number."""
        look = theme.current()
        return QSize(look.px(280), look.px(_HEAD + self.weeks * 26))


def _next(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


class CalendarMonth(QWidget):
    """``duty_opened`` gives the keys of a plan and one of its duties, ``turned`` says that another month is shown."""

    duty_opened = Signal(str, str)
    turned = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._plan_key = ""
        self.days: tuple[CalendarDay, ...] = ()
        self.entries: tuple[CalendarEntry, ...] = ()
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        left = Panel(_("Tháng"), " ")
        self._panel = left
        turn = QHBoxLayout()
        theme.space(turn, gap=2)
        turn.addWidget(IconButton("chevron-left", _("Tháng trước (PgUp)"), lambda: self.grid.turn(-1)))
        turn.addWidget(IconButton("chevron-right", _("Tháng sau (PgDn)"), lambda: self.grid.turn(1)))
        turn.addWidget(Button(_("Hôm nay"), "ghost", clicked=self._go_today, small=True))
        left.head.insertLayout(1, turn)
        self.grid = MonthGrid()
        left.body.addWidget(self.grid, 1)
        row.addWidget(left, 3)
        listed = Panel(flush=True)
        self.table = Table(context, "plan-calendar", TableModel(_columns()), row_height="row_two_lines")
        self.nothing = label(_("Tháng này không có hạn, nhiệm vụ hay việc nào khác."), "content", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        said = QHBoxLayout()
        theme.space(said, (16, 12, 16, 0))
        said.addWidget(self.nothing)
        listed.body.addLayout(said)
        listed.body.addWidget(self.table, 1)
        row.addWidget(listed, 2)
        self.grid.turned.connect(self._read)
        self.grid.chosen.connect(lambda number: self.open_entry(self.entries[number]))
        self.table.row_opened.connect(self.open_entry)
        self.table.row_chosen.connect(self._on_row)
        self.setFocusProxy(self.grid)

    # --- state ---

    def show_plan(self, plan_key: str) -> None:
        """Show the days of a plan, of everything with ""; the month stays, the first time it is that of today."""
        self._plan_key = plan_key
        if not self.days:
            self.grid.show_day(self._context.workspace.today)
        else:
            self._read()

    def _read(self) -> None:
        ws, month = self._context.workspace, self.grid.month
        weeks = calendar.month(ws, month.year, month.month)
        self.days = tuple(day for week in weeks for day in week)
        found = {item.uid: item for day in self.days for item in day.entries if self._is_wanted(item)}
        self.entries = tuple(found.values())
        shown = tuple(_drawn(number, item) for number, item in enumerate(self.entries))
        last = _next(month) - _DAY
        self.grid.show_season(Season(shown, month, last, today=ws.today, off=_off(self.days)))
        self.table.set_rows(
            [item for item in self.entries if item.first <= last and month <= item.last], same=lambda item: item.uid
        )
        self.nothing.setVisible(not self.table.model.rows)
        self.table.setVisible(bool(self.table.model.rows))
        self._panel.title.setText(_("Tháng {month}/{year}").format(month=f"{month.month:02}", year=month.year))
        worked = sum(day.is_inside and day.is_working for day in self.days)
        self._panel.caption.setText(_("{count} ngày làm việc").format(count=worked))
        self.turned.emit()

    def _is_wanted(self, item: CalendarEntry) -> bool:
        return not self._plan_key or item.plan_key in (self._plan_key, "")

    def sentence(self) -> tuple[Part | str, ...]:
        """How much falls into the month, which holidays."""
        rows = self.table.model.rows
        duties = sum(bool(item.plan_key) for item in rows)
        told = _("{count} hạn và nhiệm vụ, {events} việc khác trong tháng")
        names = dict.fromkeys(day.known.name for day in self.days if day.is_inside and day.known)
        parts: list[Part | str] = [told.format(count=duties, events=len(rows) - duties)]
        if names:
            parts += ["; ", _("nghỉ lễ, làm bù: {names}").format(names=", ".join(names))]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The file for other calendars."""
        return None, Button(_("Xuất lịch (.ics)"), "primary", "calendar-days", self.export)

    # --- acting ---

    def export(self) -> None:
        """Ask for the days, then write the file."""
        ask_export(self, self._context, self.grid.month)

    def _go_today(self) -> None:
        self.grid.show_day(self._context.workspace.today)
        self.grid.setFocus()

    def _on_row(self, item: object) -> None:
        if isinstance(item, CalendarEntry) and self.table.view.hasFocus():
            self.grid.show_day(max(item.first, self.grid.month))

    def open_entry(self, item: CalendarEntry) -> None:
        """Open what falls on a day: the duty, the task of a plan, the event."""
        if item.event_id:
            self._context.go("events", item.event_id)
        elif _kind(item) == "task":
            self._context.go("plans", ("tasks", item.plan_key, item.part))
        else:
            self.duty_opened.emit(item.plan_key, item.part)


def _kind(item: CalendarEntry) -> str:
    if item.event_id:
        return "event"
    return "task" if item.category == _("Nhiệm vụ") else "duty"


def _drawn(number: int, item: CalendarEntry) -> calendar_grid.CalendarEntry:
    icon, tone = _ICONS[_kind(item)]
    return calendar_grid.CalendarEntry(
        number, item.name, item.first, item.last, tone, icon, "\n".join(filter(None, (item.title, item.details)))
    )


def _off(days: Iterable[CalendarDay]) -> Mapping[date, str]:
    """Days nobody works, with the name of a holiday; a Saturday that is worked says so, too."""
    return {
        day.day: day.known.name if day.known else ""
        for day in days
        if not day.is_working or (day.known is not None and day.known.is_working)
    }


def _columns() -> tuple[Column[CalendarEntry], ...]:
    def about(item: CalendarEntry) -> Cell:
        icon, tone = _ICONS[_kind(item)]
        where = item.details.split("\n", 1)[0]
        return Cell(icon=icon, tone=tone, caption=where or item.place, tooltip=f"{item.title}\n{item.details}")

    return (
        Column("day", _("Ngày"), lambda item: item.first, show=lambda item: short_date(item.first), width=96),
        Column("title", _("Việc"), lambda item: item.title, cell=about, width=220, least=120, is_stretched=True),
    )
