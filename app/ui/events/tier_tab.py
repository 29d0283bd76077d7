"""«Cấp độ»: the tier of every place on any day, its history, new levels entered, pasted or read from a list."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.domain.tier_board import TierBoard
from app.i18n import _
from app.services import tier_map
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events import tier_boxes
from app.ui.events.list_tools import DayField, ListTools, choice
from app.ui.events.tier_board_list import TierBoardList
from app.ui.events.tier_entry import TierEntryPanel
from app.ui.events.tier_panel import TierActions, TierPanel
from app.ui.events.tier_sentences import counts_sentence
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import Part
from app.ui.widgets.open_head import OpenHead
from app.ui.widgets.panel import QWIDGETSIZE_MAX
from app.ui.widgets.tab import PageTab

#: From which width on the panel stands beside the table instead of taking its place.
_BESIDE, _PANEL = 900, 392


class TierTab(PageTab):
    """The board of a day; Ctrl+V takes in a list copied from Excel."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._board: TierBoard | None = None
        self._day: date | None = None
        self._wants_side: bool | None = None
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        self._left = TierBoardList(context)
        self.model, self.table, self.offers = self._left.model, self._left.table, self._left.offers
        self.table.row_chosen.connect(lambda _line: self._show_place())
        self.table.row_opened.connect(lambda _line: self.enter_level())
        row.addWidget(self._left, 1)
        self.place = TierPanel(TierActions(self.edit_limit, self.advise, self.close_side))
        self.entry = TierEntryPanel(context, self.close_entry)
        self._side = QStackedWidget()
        for panel in (self.place, self.entry):
            panel.stretch()
            self._side.addWidget(panel)
        row.addWidget(self._side)
        self._tools = self._make_tools()
        self._head = OpenHead(self.close_entry, self.entry.heading.text())
        self.setFocusProxy(self.table.view)

    def _make_tools(self) -> ListTools:
        tools = ListTools(_("Tìm xã, xóm (Ctrl+F)"), _("Tìm nơi"))
        tools.narrowed.connect(self.table.narrow)
        tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(tools.search.setFocus)
        self.matrix = choice(_("Bảng quy định"))
        self.matrix.currentIndexChanged.connect(lambda _index: self._fill())
        tools.add(self.matrix, 1)
        self.day = DayField(_("Ngày xem"))
        self.day.dateChanged.connect(self._on_day)
        tools.add(self.day)
        today = Button(_("Hôm nay"), "ghost", clicked=lambda: self.show_day(self.context.workspace.today), small=True)
        tools.add(today)
        self._from_file = IconButton("upload", _("Nhập danh sách cấp độ từ tệp…"), self.pick_list)
        tools.add(self._from_file)
        return tools

    def tools(self) -> ListTools:
        """Search, matrix, day, list."""
        return self._tools

    def head(self) -> QWidget:
        """What stands in place of title and tabs where the entry needs their room."""
        return self._head

    @property
    def is_entering(self) -> bool:
        """Whether a level is being entered."""
        return self._side.currentWidget() is self.entry

    @property
    def is_open(self) -> bool:
        """Whether the entry stands in place of the table."""
        return self.is_entering and self._left.isHidden()

    # --- state ---

    @property
    def board(self) -> TierBoard | None:
        """The board as read last."""
        return self._board

    def reload(self) -> None:
        """Read the board of the chosen day."""
        if self._day is None:
            self.day.begin(self.context.workspace)
        if self._day is not None:
            self._board = tier_map.board(self.context.workspace, self._day)
            self._show_matrices(self._board)
        self._fill()

    def _show_matrices(self, board: TierBoard) -> None:
        kept = self.matrix.currentData() or ""
        self.matrix.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.matrix.clear()
        if len(board.matrices) > 1:
            self.matrix.addItem(_("Mọi quy định, chặt nhất"), "")
        for item in board.matrices:
            self.matrix.addItem(item.name or item.key, item.key)
        self.matrix.setCurrentIndex(max(0, self.matrix.findData(kept)))
        self.matrix.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.matrix.setVisible(len(board.matrices) > 1)
        self._left.show_rules(has_rules=bool(board.matrices))
        self._from_file.setEnabled(bool(board.matrices))
        self._arrange()

    def _fill(self) -> None:
        self.model.matrix = str(self.matrix.currentData() or "")
        self.table.show_units(self._board.rows if self._board else ())
        if self.table.current_row() is None:
            self.table.select(lambda _line: True)
        self._show_place()

    def _show_place(self) -> None:
        row = self.table.current_unit()
        self.place.show_place(self.context.workspace, row, self.model.matrix, self._day or self.context.workspace.today)
        self.news.emit()

    def show_day(self, day: date) -> None:
        """Show the tiers of a day."""
        self.day.show_day(day)

    def _on_day(self, _chosen: QDate) -> None:
        day = self.day.day
        if day != self._day:
            self._day = day
            if self.context.is_open:
                self.reload()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many places are at which level on the day."""
        return counts_sentence(self._board, self.model.matrix) if self._board else ()

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Paste a list; enter a level."""
        if self._board is None or not self._board.matrices:
            go = Button(_("Mở Quy tắc"), "primary", "arrow-right", lambda: self.context.go("events", "rules"))
            return None, go
        if self.is_entering:
            # The entry has its own button, which says what is missing; F9 presses it.
            return None, None
        paste = Button(_("Dán từ Excel"), "plain", "copy", self.paste_list)
        return paste, Button(_("Ghi cấp độ…"), "primary", "plus", self.enter_level)

    # --- entering ---

    def show_unit(self, unit_id: int) -> None:
        """Put the cursor on a unit."""
        self.table.show_unit(unit_id)

    def enter_level(self) -> None:
        """Enter a level for the chosen places."""
        if self._board is None or self._day is None or not self._board.matrices:
            return
        key = self.model.matrix
        matrix = next((item for item in self._board.matrices if item.key == key), self._board.matrices[0])
        chosen = [line.unit.id for line in self.table.selected_rows()]
        self.entry.begin(matrix, chosen, self._day)
        self._head.chip.show_state(matrix.name, "plain")
        self._side.setCurrentWidget(self.entry)
        self._wants_side = True
        self._arrange()
        self.entry.enter()
        self.news.emit()

    def close_entry(self) -> None:
        """Back to the place and its history."""
        self._side.setCurrentWidget(self.place)
        self._wants_side = None
        self._arrange()
        self.table.view.setFocus()
        self.news.emit()

    def close_side(self) -> None:
        """Give its room back to the table."""
        self._wants_side = False
        self._arrange()
        self.table.view.setFocus()

    def edit_limit(self, limit: object) -> None:
        """Enter or change a limit of people of the chosen place."""
        row = self.table.current_unit()
        if row is not None and self._board is not None and self._day is not None:
            tier_boxes.ask_limit(self, self.context, row.unit, self._board.matrices, limit, self._day)

    def advise(self) -> None:
        """Show what the criteria of the day make of figures; what is announced decides."""
        if self._day is not None:
            tier_boxes.ask_advice(self, self.context, self._day, self._take_advice)

    def _take_advice(self, level: int) -> None:
        self.enter_level()
        self.entry.suggest(level)

    # --- lists ---

    def paste_list(self) -> None:
        """Take in a list that was copied."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._ask_list(text)
        else:
            self.context.say(_("Chưa có gì để dán: hãy chép các ô đơn vị và cấp độ trong Excel."))

    def pick_list(self) -> None:
        """Take in a list from a file."""
        if path := tier_boxes.pick_list(self, self.context):
            self._ask_list(path)

    def _ask_list(self, source: object) -> None:
        if self._day is not None:
            tier_boxes.ask_list(self, self.context, source, self.model.matrix, self._day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes a list wherever the keyboard is in the tab."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_list()
        else:
            super().keyPressEvent(event)

    # --- room ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between table and panel."""
        super().resizeEvent(event)
        was_open = self.is_open
        self._arrange()
        if self.is_open != was_open:
            self.news.emit()

    def _arrange(self) -> None:
        look = theme.current()
        is_tight = self.width() < look.px(_BESIDE)
        is_asked = not is_tight if self._wants_side is None else self._wants_side
        is_asked = is_asked and self._board is not None and bool(self._board.matrices)
        self._side.setVisible(is_asked)
        self._left.setVisible(not (is_tight and is_asked))
        self._side.setMinimumWidth(0 if is_tight else look.px(_PANEL))
        self._side.setMaximumWidth(QWIDGETSIZE_MAX if is_tight else look.px(_PANEL))
