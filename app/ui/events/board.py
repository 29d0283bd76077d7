"""«Kế hoạch»: every place of the season with its tier, what it may hold, its day; the calendar; why, beside it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.domain.season_board import PlaceStanding, SeasonBoard, SeasonRow
from app.domain.units import commune_word
from app.i18n import N_, _
from app.services import season_board
from app.services.season_board import Season
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events import season_actions
from app.ui.events.board_columns import BoardLine, board_model, lines
from app.ui.events.board_panel import SeasonPanel
from app.ui.events.board_season import calendar_of, empty_state, sentence_of
from app.ui.events.calendar import CalendarPanel
from app.ui.tables import RowRole
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table

#: From which height (at 100 %) on there is room for two weeks, for one.
_TWO_WEEKS, _ONE_WEEK = 440, 330
#: From which width on the panel stands beside the table instead of taking its place, and has its usual width.
_BESIDE, _ROOMY = 960, 1060
#: How far from the left edge a click still means the chevron.
_CHEVRON = 30

_FILTERS: tuple[tuple[str, Callable[[SeasonRow], bool] | None], ...] = (
    (N_("Tất cả"), None),
    (N_("Cần điều chỉnh"), lambda row: row.standing is PlaceStanding.TO_ADJUST),
    (N_("Chưa có kế hoạch, chưa có ngày"), lambda row: row.standing in (PlaceStanding.NO_EVENT, PlaceStanding.NO_DAY)),
    (N_("Ngoài thời gian"), lambda row: row.standing is PlaceStanding.OUTSIDE),
    (N_("Chỉ một phần, không được tổ chức"), lambda row: not _may_hold_all(row)),
)


def _may_hold_all(row: SeasonRow) -> bool:
    return set(row.assessment.parts) <= row.assessment.allowed


def _urgent_communes(board: SeasonBoard | None) -> Iterator[int]:
    """Communes with a hamlet that needs somebody: they are open when the board is first seen."""
    urgent = (PlaceStanding.TO_ADJUST, PlaceStanding.OUTSIDE)
    for row in board.rows if board else ():
        if any(item.standing in urgent for item in row.hamlets):
            yield row.unit.id


class BoardTab(PageTab):
    """The board; ``event_opened`` gives an event, ``tier_asked`` a unit, ``planning_asked`` the units to plan for."""

    event_opened = Signal(int)
    papers_opened = Signal(int)
    tier_asked = Signal(int)
    planning_asked = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._season: Season | None = None
        self._opened: frozenset[int] = frozenset()
        self._wants_side: bool | None = None
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._empty = empty_state(lambda: self.planning_asked.emit(None), self.context.go)
        self._stack.addWidget(self._empty)
        self._tools = self._bar()
        self._stack.addWidget(self._filled())
        self.setFocusProxy(self.table.view)

    # --- parts ---

    def _filled(self) -> QWidget:
        left = QWidget()
        column = QVBoxLayout(left)
        theme.space(column, gap=12)
        self._list = Panel(flush=True)
        self.table = Table(self.context, "season-board", board_model(), row_height="row_dense", is_sortable=False)
        self.table.row_chosen.connect(self._show_line)
        self.table.row_opened.connect(lambda _line: self.show_assessment())
        self.table.view.search_asked.connect(self.search.setFocus)
        self.table.view.installEventFilter(self)
        self.table.view.viewport().installEventFilter(self)
        self.search.onward.connect(self.table.enter)
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

    def _bar(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=8)
        self.search = SearchField(_("Tìm xã, xóm, sự kiện (Ctrl+F)"), _("Tìm trong kế hoạch"))
        self.search.textChanged.connect(lambda _text: self._fill())
        self.filter, self.occasion = QComboBox(), QComboBox()
        self.filter.setAccessibleName(_("Lọc"))
        self.occasion.setAccessibleName(_("Dịp"))
        for words, _wanted in _FILTERS:
            self.filter.addItem(_(words))
        self.filter.currentIndexChanged.connect(lambda _index: self._fill())
        self.occasion.currentIndexChanged.connect(self._on_occasion)
        for box in (self.filter, self.occasion):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(9)
        row.addWidget(self.search, 3)
        row.addWidget(self.filter, 2)
        row.addWidget(self.occasion, 1)
        return holder

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
            self._opened = frozenset(_urgent_communes(self._season.board))
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
        rows = self.board.rows if self.board else ()
        wanted = _FILTERS[max(0, self.filter.currentIndex())][1]
        self.table.set_rows(tuple(lines(rows, self._opened, self.search.text(), wanted)), lambda line: line.unit_id)
        if self.table.current_row() is None:
            self._select_first()
        self._show_line(self.table.current_row())

    def _select_first(self) -> None:
        """The place that most needs somebody, else the first."""
        urgent = PlaceStanding.TO_ADJUST
        if not self.table.select(lambda line: line.row.standing is urgent):
            self.table.select(lambda _line: True)

    def _show_calendar(self) -> None:
        if self._season is not None:
            season, start = calendar_of(self._season, self.context.workspace.today)
            self.calendar.show_season(season, start)

    def _show_line(self, line: object) -> None:
        row = line.row if isinstance(line, BoardLine) else None
        event_id = row.event.id if row and row.event else 0
        owed = self._season.obligations if self._season else ()
        about = tuple(item for item in owed if item.event_id == event_id)
        self.side.show_row(row, about, self.context.workspace.today)
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many places may hold what, and what of the plan needs somebody."""
        if self.board is None:
            return (_("Chưa có loại sự kiện nào."),)
        word = commune_word(row.unit for row in self.board.rows)
        return sentence_of(self.board.counts, word)

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """→ opens a commune, ← closes it and leads from a hamlet to its commune."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._click(event) or super().eventFilter(watched, event)
        if watched is self.table.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            line = self.table.current_row()
            is_plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if isinstance(line, BoardLine) and is_plain and event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left):
                self._walk(line, is_in=event.key() == Qt.Key.Key_Right)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, line: BoardLine, *, is_in: bool) -> None:
        if is_in and line.row.hamlets and not line.is_open:
            self._opened |= {line.unit_id}
            self._fill()
        elif is_in and line.is_open:
            self.table.select(lambda item: item.unit_id == line.row.hamlets[0].unit.id)
        elif not is_in and line.is_open:
            self._opened -= {line.unit_id}
            self._fill()
        elif not is_in and line.row.is_hamlet:
            self.table.select(lambda item: line.unit_id in {hamlet.unit.id for hamlet in item.row.hamlets})

    def _click(self, event: QMouseEvent) -> bool:
        """A click on the chevron opens or closes the commune."""
        place = event.position().toPoint()
        line = self.table.view.indexAt(place).data(RowRole)
        is_chevron = place.x() < theme.current().px(_CHEVRON) and isinstance(line, BoardLine) and line.row.hamlets
        if is_chevron:
            self._opened ^= {line.unit_id}
            self._fill()
        return bool(is_chevron)

    def show_unit(self, unit_id: int) -> None:
        """Put the cursor on a place; its commune is opened."""
        for row in self.board.rows if self.board else ():
            if any(item.unit.id == unit_id for item in row.hamlets):
                self._opened |= {row.unit.id}
                self._fill()
        self.table.select(lambda line: line.unit_id == unit_id)

    def _select_event(self, event_id: int) -> None:
        for row in self.board.every if self.board else ():
            if any(event.id == event_id for event in row.events):
                self.search.clear()
                self.filter.setCurrentIndex(0)
                self.show_unit(row.unit.id)
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
