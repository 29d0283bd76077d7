"""«Theo dõi nộp»: who has sent what, in which state, with soft and hard copy; one line per expected unit."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.submissions import SubmissionRow
from app.i18n import _
from app.services import overview, submissions
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions import accepting
from app.ui.submissions.board_columns import board_model
from app.ui.submissions.board_panel import BoardPanel
from app.ui.submissions.board_tools import BoardTools
from app.ui.submissions.standing import standing_sentence
from app.ui.submissions.tab import Tab, Words
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table


class BoardTab(Tab):
    """The board, the report of the selected unit beside it."""

    def __init__(self, context: UiContext, choose: Sequence[Button]) -> None:
        super().__init__(context)
        self._rows: tuple[SubmissionRow, ...] = ()
        self._word = ""
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        filled = self._filled()
        self._stack.addWidget(self._empty((*choose, self.tools.forms_button("plain"))))
        self._stack.addWidget(filled)

    @staticmethod
    def _empty(choose: Sequence[Button]) -> EmptyState:
        return EmptyState(
            _("Chưa có báo cáo nào của năm này"),
            _("Các đơn vị gửi tệp Excel; chương trình đọc, kiểm tra rồi mới ghi."),
            (
                (_("Chép các tệp báo cáo vào một thư mục"), _("USB hay thư mục nào cũng được, tệp gốc giữ nguyên")),
                (_("Kéo thư mục thả vào cửa sổ này"), _("hoặc bấm nút dưới đây")),
                (_("Xem kết luận từng tệp rồi bấm Tiếp nhận"), _("trước đó chưa ghi gì vào số liệu")),
            ),
            choose,
        )

    def _filled(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, gap=8)
        left = Panel(flush=True)
        self.table = Table(self.context, "submissions-board", board_model(), row_height="row_two_lines")
        self.tools = BoardTools(self.context, lambda: self._rows, self.table.selected_rows)
        self.tools.text_changed.connect(self.table.set_text)
        self.tools.search.onward.connect(self.table.enter)
        column.addWidget(self.tools)
        self.table.row_opened.connect(self._open)
        self.table.view.search_asked.connect(self.tools.search.setFocus)
        left.body.addWidget(self.table, 1)
        self.side = BoardPanel(self.context, self._open)
        self.table.row_chosen.connect(self.side.show_row)
        column.addWidget(Beside(left, self.side), 1)
        return holder

    def reload(self) -> None:
        """Read the board of the year."""
        self._rows = submissions.board(self.context.workspace, self.context.year)
        self._word = overview.word_of_communes(self.context.workspace, self.context.year)
        has_any = any(row.state is not None for row in self._rows)
        self._stack.setCurrentIndex(1 if has_any else 0)
        self.table.set_rows(self._rows, lambda row: row.unit_id)
        if self.table.current_row() is None and self._rows:
            self.table.select(lambda row: row.state is not None)
        self.side.show_row(self.table.current_row())

    def focus_widget(self) -> QWidget:
        """The lines of the board."""
        return self.table.view if self._stack.currentIndex() else self

    @property
    def rows(self) -> tuple[SubmissionRow, ...]:
        """The lines as read last."""
        return self._rows

    def sentence(self) -> Words:
        """How many have sent, who is missing, what is open."""
        return standing_sentence(self._rows, self._word)

    def sound(self) -> tuple[SubmissionRow, ...]:
        """The reports that wait and have nothing that blocks them."""
        return accepting.sound(self._rows)

    def accept_sound(self) -> None:
        """Accept all of them after one question."""
        accepting.ask(self, self.context, self._rows)

    def _open(self, row: SubmissionRow) -> None:
        if row.submission_id is not None:
            self.wanted.emit(row.submission_id)
