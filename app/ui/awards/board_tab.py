"""«Suất»: the places of the season and who holds them, what needs somebody beside it, the chosen one in full."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.i18n import _
from app.services.awards import nominations, quotas
from app.ui import theme
from app.ui.awards import board_actions, season_choice
from app.ui.awards.board_foot import BoardFoot
from app.ui.awards.board_rows import heads_of, place_rows, sentence_of
from app.ui.awards.board_side import BoardSide
from app.ui.awards.places_grid import PlacesGrid
from app.ui.awards.season_choice import no_season, season_of
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab

if TYPE_CHECKING:
    from app.services.awards.quotas import QuotaBoard
    from app.ui.awards.place_boxes import Spot

#: From which width on list and panel stand beside the board instead of taking its place; from which height on the
#: list has room above the panel.
_BESIDE, _TALL = 960, 520


class BoardTab(PageTab):
    """The board; ``opened`` gives a nomination to edit, ``adding`` the place somebody shall be added for, or None,
    ``reading`` asks for the lists of the reports.
    """

    opened = Signal(int)
    adding = Signal(object)
    reading = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.board: QuotaBoard | None = None
        self._wants_side: bool | None = None
        self.grid = PlacesGrid()
        self.side = BoardSide(context, partial(board_actions.take, self), self.close_side)
        self._left = Panel(flush=True)
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._stack.addWidget(no_season(self, context))
        self._stack.addWidget(self._filled())
        self._stack.addWidget(season_choice.no_quotas(partial(board_actions.ask_quota, self)))
        self.setFocusProxy(self.grid)

    def _filled(self) -> QWidget:
        self.grid.chosen.connect(self._on_spot)
        self.grid.opened.connect(self._open_spot)
        self.grid.moved.connect(partial(board_actions.move, self))
        self.grid.removed.connect(partial(board_actions.withdraw, self))
        self.grid.asked_menu.connect(lambda spot, place: board_actions.menu_of(self, spot).popup(place))
        self.side.shown.connect(lambda _row: self.news.emit())
        self.side.opened.connect(self.opened)
        self._left.body.addWidget(self.grid.scrolled(), 1)
        self.foot = BoardFoot(partial(board_actions.propose_all, self))
        self._left.body.addWidget(self.foot)
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=16)
        row.addWidget(self._left, 1)
        row.addWidget(self.side, 1)
        return holder

    def tools(self) -> QWidget:
        """Search and filter of the list."""
        return self.side.tools

    # --- state ---

    def reload(self) -> None:
        """Read board and nominations of the report year."""
        ws = self.context.workspace
        campaign = season_of(ws, self.context.year)
        self._stack.setCurrentIndex(0 if campaign is None else 1)
        if campaign is None:
            self.board = None
            return
        self.board = quotas.board(ws, campaign.id)
        rows = nominations.rows(ws, campaign.id)
        self.grid.show_rows(heads_of(self.board), place_rows(self.board, {row.id: row for row in rows}))
        self.foot.show_count(len(board_actions.with_place(self.board, rows)))
        self.side.show_rows(rows)
        if self.board.hint and not rows:
            self._stack.setCurrentIndex(2)

    def show_id(self, nomination_id: int) -> None:
        """Show a nomination by its number, the cursor on its place where it has one."""
        self.side.show_id(nomination_id)
        self.grid.show_nomination(nomination_id)

    def sentence(self) -> tuple[Part | str, ...]:
        """Places used, where too many wait, what needs somebody."""
        if self.board is None:
            return (_("Chưa có đợt khen thưởng của năm {year}.").format(year=self.context.year),)
        return sentence_of(self.board, self.side.rows)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Add a nomination; go through what needs somebody, or take the next step of the chosen one."""
        if self.board is None:
            return None, None
        add = Button(_("Thêm đề nghị"), "plain", "plus", lambda: self.adding.emit(None))
        if self.board.hint:
            return add, Button(_("Ghi chỉ tiêu…"), "primary", "plus", partial(board_actions.ask_quota, self))
        if count := len(self.side.waiting):
            words = _("Giải quyết {count} việc").format(count=count)
            return add, Button(words, "primary", "arrow-right", self.next_problem)
        if not self.side.rows:
            return add, Button(_("Lấy danh sách từ báo cáo xã"), "primary", "inbox", self.reading.emit)
        row = self.side.panel.row
        if row is not None and row.next_step is not None:
            return add, Button(row.next_words, "primary", "arrow-right", self.side.panel.press)
        return None, Button(_("Thêm đề nghị"), "primary", "plus", lambda: self.adding.emit(None))

    # --- moving ---

    def next_problem(self) -> None:
        """Show the next nomination that needs somebody."""
        row = self.side.next_waiting()
        if row is not None:
            self.show_id(row.id)
            self.show_side()

    def _on_spot(self, spot: "Spot | None") -> None:
        if spot is not None and not self.grid.box_at(spot).is_free:
            self.side.show_id(self.grid.box_at(spot).nomination_id)

    def _open_spot(self, spot: "Spot") -> None:
        if self.grid.box_at(spot).is_free:
            below: QPoint = self.grid.mapToGlobal(self.grid.place_of(spot).bottomLeft())
            board_actions.menu_of(self, spot).popup(below)
        else:
            self.show_side()

    # --- room ---

    def show_side(self) -> None:
        """Show the panel and give it the keyboard."""
        self._wants_side = True
        self._arrange()
        self.side.panel.enter()

    def close_side(self) -> None:
        """Give its room back to the board."""
        self._wants_side = False
        self._arrange()
        self.grid.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between board, list and panel."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        look = theme.current()
        is_tight = self.width() < look.px(_BESIDE)
        is_asked = not is_tight if self._wants_side is None else self._wants_side
        self.side.setVisible(is_asked)
        self._left.setVisible(not (is_tight and is_asked))
        self.side.show_list(is_shown=self.height() >= look.px(_TALL))
