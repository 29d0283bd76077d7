"""«Kế hoạch»: every place of the season with its tier, what it may hold, its day; the calendar; why, beside it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.season_board import SeasonBoard
from app.i18n import _
from app.services import season_board
from app.services.season_board import Season
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events import season_actions
from app.ui.events.board_columns import board_model
from app.ui.events.board_panel import SeasonPanel
from app.ui.events.board_season import (
    FILTERS,
    calendar_of,
    empty_state,
    event_names,
    is_outside,
    is_urgent,
    sentence_of,
    urgent_communes,
)
from app.ui.events.calendar import CalendarPanel
from app.ui.events.list_tools import ListTools, choice
from app.ui.events.unit_table import UnitLine, UnitTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab

#: From which height (at 100 %) on there is room for two weeks, for one.
_TWO_WEEKS, _ONE_WEEK = 440, 330
#: From which width on the panel stands beside the table instead of taking its place, and has its usual width.
_BESIDE, _ROOMY = 960, 1060


class BoardTab(PageTab):
    """The board; ``event_opened`` gives an event, ``tier_asked`` a unit, ``planning_asked`` the units to plan for."""

    event_opened = Signal(int)
    papers_opened = Signal(int)
    tier_asked = Signal(int)
    planning_asked = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._season: Season | None = None
        self._wants_side: bool | None = None
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._empty = empty_state(lambda: self.planning_asked.emit(None), self.context.go)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._filled())
        self.setFocusProxy(self.table.view)

    # --- parts ---

    def _filled(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        theme.space(column, gap=12)
        self._list = Panel(flush=True)
        self.table = UnitTable(self.context, "season-board", board_model(), event_names)
        self.table.row_chosen.connect(self._show_line)
        self.table.row_opened.connect(lambda _line: self.show_assessment())
        self._tools = self._bar()
        self._list.body.addWidget(self.table, 1)
        column.addWidget(self._list, 1)
        self.calendar = CalendarPanel()
        self.calendar.grid.chosen.connect(self._select_event)
        column.addWidget(self.calendar)
        self.side = SeasonPanel(season_actions.actions_of(self))
        self._left = left
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=16)
        row.addWidget(left, 1)
        row.addWidget(self.side)
        return holder

    def tools(self) -> QWidget:
        """Search, filter, occasion."""
        return self._tools

    def _bar(self) -> ListTools:
        tools = ListTools(_("Tìm xã, xóm, sự kiện (Ctrl+F)"), _("Tìm trong kế hoạch"), [_(word) for word in FILTERS])
        tools.narrowed.connect(self.table.narrow)
        tools.filtered.connect(lambda number: self.table.filter(tuple(FILTERS.values())[number]))
        tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(tools.search.setFocus)
        self.occasion = choice(_("Dịp"))
        self.occasion.currentIndexChanged.connect(self._on_occasion)
        tools.add(self.occasion, 1)
        tools.add(season_actions.print_button(self))
        return tools

    # --- state ---

    @property
    def season(self) -> Season | None:
        """The season as read last."""
        return self._season

    @property
    def board(self) -> SeasonBoard | None:
        """The board as read last."""
        return self._season.board if self._season else None

    def reload(self) -> None:
        """Read the season of the event year."""
        number = max(0, self.occasion.currentIndex())
        former = self._season
        self._season = season_board.season(self.context.workspace, number=number)
        self._show_occasions(self._season)
        if former is None or (former.year, len(former.occasions)) != (self._season.year, len(self._season.occasions)):
            self.calendar.forget_place()
            self.table.opened = frozenset(urgent_communes(self._season.board))
        self._stack.setCurrentIndex(1 if self._season.events or self._season.board else 0)
        self._fill()
        self._show_calendar()

    def _show_occasions(self, season: Season) -> None:
        kept = max(0, self.occasion.currentIndex())
        self.occasion.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.occasion.clear()
        for item in season.occasions:
            day = item.on(season.year)
            self.occasion.addItem(_("Dịp {day}").format(day=f"{day:%d/%m}") if day else _("Dịp khác"))
        self.occasion.setCurrentIndex(min(kept, self.occasion.count() - 1))
        self.occasion.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.occasion.setVisible(self.occasion.count() > 1)

    def _on_occasion(self, _index: int) -> None:
        self.calendar.forget_place()
        self.reload()
        self.news.emit()

    def _fill(self) -> None:
        self.table.show_units(self.board.rows if self.board else ())
        if self.table.current_row() is None:
            self._select_first()
        self._show_line(self.table.current_row())

    def _select_first(self) -> None:
        """The place that most needs somebody, else the first."""
        is_selected = self.table.select(lambda line: is_urgent(line.row))
        is_selected = is_selected or self.table.select(lambda line: is_outside(line.row))
        if not is_selected:
            self.table.select(lambda _line: True)

    def _show_calendar(self) -> None:
        if self._season is not None:
            season, start = calendar_of(self._season, self.context.workspace.today)
            self.calendar.show_season(season, start)

    def _show_line(self, line: object) -> None:
        row = line.row if isinstance(line, UnitLine) else None
        event_id = row.event.id if row and row.event else 0
        owed = self._season.obligations if self._season else ()
        about = tuple(item for item in owed if item.event_id == event_id)
        self.side.show_row(row, about, self.context.workspace.today)
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many places may hold what, and what of the plan needs somebody."""
        if self.board is None:
            return (_("Chưa có loại sự kiện nào."),)
        return sentence_of(self.board)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Enter a tier; the next thing to do for the place that is chosen."""
        if self.board is None:
            return None, None
        tier = Button(_("Cập nhật cấp độ"), "plain", "shield-check", lambda: self.tier_asked.emit(0))
        if not self._season or not self._season.events:
            return tier, Button(_("Lập kế hoạch cho tất cả"), "primary", "plus", lambda: self.planning_asked.emit(None))
        if self.side.row is None:
            return tier, None
        return tier, Button(self.side.verb(), "primary", "arrow-right", self.side.press)

    # --- moving ---

    def _select_event(self, event_id: int) -> None:
        for row in self.board.every if self.board else ():
            if any(event.id == event_id for event in row.events):
                self._tools.clear()
                self.table.show_unit(row.unit.id)
                self.show_assessment()
                return

    def show_assessment(self) -> None:
        """Show the panel and give it the keyboard."""
        self._wants_side = True
        self._arrange()
        self.side.enter()

    def close_assessment(self) -> None:
        """Give its room back to the table."""
        self._wants_side = False
        self._arrange()
        self.table.view.setFocus()

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between table, calendar and panel."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look, height = theme.current(), self.height()
        is_tight = self.width() < look.px(_BESIDE)
        is_asked = not is_tight if self._wants_side is None else self._wants_side
        if is_tight:
            self.side.stretch()
        else:
            self.side.make_narrow(is_narrow=self.width() < look.px(_ROOMY))
        self.side.setVisible(is_asked)
        self._left.setVisible(not (is_tight and is_asked))
        self.calendar.setVisible(height >= look.px(_ONE_WEEK))
        self.calendar.grid.show_weeks(2 if height >= look.px(_TWO_WEEKS) else 1)
