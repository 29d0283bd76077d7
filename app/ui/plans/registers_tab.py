"""«Sổ theo dõi»: the registers of the committee and the lines of the chosen one, or the border line drawn from them."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.registers import RegisterEntry
from app.domain.plans.spans import span
from app.i18n import _
from app.services.plans import border
from app.text import format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans.border_view import BorderView
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.register_board import RegisterBoard
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part

#: What opens the border line.
BORDER = "border"


class RegistersTab(PlanTab):
    """Parts to open: the key of a register, the number of a line, "border"."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self.board = RegisterBoard(context, self.plan)
        self.board.news.connect(self.news)
        self.border = BorderView(context)
        self.border.opened.connect(self.open_part)
        self.border.news.connect(self.news)
        self._tools = ListTools.over(self.board.grid.table, _("Tìm trong sổ (Ctrl+F)"), _("Tìm trong sổ"))
        self._tools.narrowed.connect(self.border.gaps.set_text)
        self._stack = FrontStack()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        self._stack.addWidget(self.board)
        self._stack.addWidget(self.border)
        self.setFocusProxy(self.board)

    def tools(self) -> QWidget:
        """A search over the grid."""
        return self._tools

    # --- state ---

    @property
    def is_border(self) -> bool:
        """Whether the border line is in sight."""
        return self._stack.currentWidget() is self.border

    @property
    def has_choice(self) -> bool:
        """The border line is the same whatever plan one looks at."""
        return not self.is_border

    def reload(self) -> None:
        """Read what is in sight."""
        if self.is_border:
            self.border.show_line(span(str(self.context.year)))
        else:
            self.board.reload()

    def sentence(self) -> tuple[Part | str, ...]:
        """What the chosen register holds and what is wrong with it, or how much of the line is kept."""
        return tuple(self.border.sentence() if self.is_border else self._parts())

    def _parts(self) -> Iterator[Part | str]:
        shown, row = self.board.shown, self.board.current
        if shown is None or row is None:
            return
        of = shown.definition
        told = _("{name}: {count} {noun}, {period}")
        count = format_number(len(shown.sheet.rows))
        yield told.format(name=of.name, count=count, noun=of.noun, period=self.board.head.span.words)
        if row.undated and of.day_name:
            yield "; "
            yield Part(_("{count} {noun} chưa ghi ngày").format(count=row.undated, noun=of.noun), "warn")
        if shown.closed_count:
            yield _("; {count} dòng có độ mật không hiện").format(count=shown.closed_count)
        waiting = self.board.grid.drafts.typed_count
        if waiting:
            yield "; "
            yield Part(_("{count} dòng chưa lưu").format(count=format_number(waiting)), "block")
        yield "."

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The border line and back; a new line."""
        if self.is_border:
            return Button(_("Về các sổ"), "plain", "corner-up-left", self.show_registers), self.border.button()
        other = (
            Button(_("Đường biên"), "plain", "fence", lambda: self.open_part(BORDER))
            if border.is_known(self.context.workspace)
            else None
        )
        of = self.board.shown.definition if self.board.shown else None
        words = _("Thêm {noun}").format(noun=of.noun) if of else ""
        return other, Button(words, "primary", "plus", self.board.add) if of else None

    def flush(self) -> None:
        """Keep what is being typed into the form."""
        self.board.side.flush()

    # --- acting ---

    def open_part(self, part: object) -> None:
        """Open the border line, a register, a line of one."""
        if part == BORDER:
            self._stack.setCurrentWidget(self.border)
            self.reload()
            self.border.setFocus()
        else:
            self._stack.setCurrentWidget(self.board)
            self.board.reload()
            if isinstance(part, RegisterEntry):
                self.board.open_line(part)
            elif isinstance(part, int):
                self.board.open_entry(part)
            elif part:
                self.board.open_register(str(part))
        self.news.emit()

    def show_registers(self) -> None:
        """Back to the registers."""
        self.open_part("")
        self.board.grid.table.view.setFocus()

    def take_file(self, path: Path) -> bool:
        """Take a list that was dropped on the page."""
        return not self.is_border and path.is_file() and self.board.take_file(path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds a line from anywhere; Esc leaves the border line."""
        if event.key() == Qt.Key.Key_Insert and not self.is_border:
            self.board.add()
        elif event.key() == Qt.Key.Key_Escape and self.is_border:
            self.show_registers()
        else:
            super().keyPressEvent(event)
