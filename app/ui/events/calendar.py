"""The calendar below the board: two weeks of the season at a time, the whole of it turned by keys and arrows."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.events.calendar_grid import CalendarGrid, Season
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.panel import Panel
from app.ui.wording import day_month


class CalendarPanel(Panel):
    """Head with the days in sight and the last day of the window; the boxes below."""

    def __init__(self) -> None:
        super().__init__(_("Lịch"), " ")
        self.grid = CalendarGrid()
        turn = QHBoxLayout()
        theme.space(turn, gap=2)
        turn.addWidget(IconButton("chevron-left", _("Hai tuần trước (PgUp)"), lambda: self.grid.turn(-1)))
        turn.addWidget(IconButton("chevron-right", _("Hai tuần sau (PgDn)"), lambda: self.grid.turn(1)))
        self.head.insertLayout(1, turn)
        self.body.addWidget(self.grid)
        self.grid.turned.connect(self._say_days)
        self._is_placed = False

    def show_season(self, season: Season, start: date) -> None:
        """Show the events of a season; the first time from the week of ``start`` on."""
        if not self._is_placed:
            self._is_placed = True
            self.grid.show_day(start)
        self.grid.show_season(season)
        closes = season.closes
        self.caption.setText(_("hạn của kế hoạch: {day}").format(day=day_month(closes)) if closes else "")
        self._say_days()

    def forget_place(self) -> None:
        """Another season: its own weeks come into sight when it is shown."""
        self._is_placed = False

    def _say_days(self) -> None:
        first, last = self.grid.first, self.grid.last
        start = day_month(first) if first.year == last.year else short_date(first)
        self.title.setText(_("Lịch {first} – {last}").format(first=start, last=short_date(last)))
