"""«Theo dõi nộp»: who has sent what, in which state, with soft and hard copy; one line per expected unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.submissions import SubmissionRow, SubmissionState
from app.i18n import _
from app.services import overview, submissions
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions import accepting
from app.ui.submissions.board_panel import BoardPanel
from app.ui.submissions.board_tools import BoardTools
from app.ui.submissions.tab import Tab, Words
from app.ui.submissions.words import state_chip, unit_word
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Beside, Panel
from app.ui.widgets.table import Table

_NO_DAY = Cell(CellState.BLANK)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who has sent, who has not, what is open, over all expected units of a year."""

    sent: int
    expected: int
    missing: tuple[str, ...]
    accepted: int
    blocked: int
    asked: int

    @staticmethod
    def of(rows: tuple[SubmissionRow, ...]) -> "Standing":
        """Count communes; stations are counted with what is open only."""
        communes = [row for row in rows if not row.is_station]
        waiting = [row for row in rows if row.state is SubmissionState.RECEIVED]
        return Standing(
            sum(1 for row in communes if row.is_here),
            len(communes),
            tuple(row.unit_name for row in communes if not row.is_here),
            sum(1 for row in rows if row.state is SubmissionState.ACCEPTED),
            sum(1 for row in waiting if row.errors),
            sum(1 for row in waiting if row.questions and not row.errors),
        )


def _state(row: SubmissionRow) -> Cell:
    return Cell(chip=state_chip(row)[1])


def _count(attribute: str, tone: str, row: SubmissionRow) -> Cell:
    number = getattr(row, attribute)
    return Cell(tone=tone, is_strong=True) if number else Cell(tone="text3")


def _day(value: date | None, row: SubmissionRow) -> Cell:
    return Cell() if value or row.state is None else _NO_DAY


def _counted(key: str, title: str, tone: str, *, width: int, drop: int) -> Column[SubmissionRow]:
    return Column(
        key,
        title,
        lambda row: getattr(row, key) if row.state else None,
        cell=lambda row: _count(key, tone, row),
        width=width,
        drop=drop,
        is_number=True,
    )


def _received(key: str, title: str, *, drop: int) -> Column[SubmissionRow]:
    return Column(
        key,
        title,
        lambda row: getattr(row, key),
        cell=lambda row: _day(getattr(row, key), row),
        width=96,
        least=90,
        drop=drop,
        is_number=True,
    )


def _name(row: SubmissionRow) -> Cell:
    return Cell(caption=row.file_name or row.unit_code, tooltip=f"{row.unit_name}\n{row.file_name}".strip())


def _columns() -> tuple[Column[SubmissionRow], ...]:
    return (
        Column("unit", _("Đơn vị"), unit_word, cell=_name, width=150, least=120, is_stretched=True),
        Column("state", _("Trạng thái"), lambda row: state_chip(row)[0], cell=_state, width=112),
        Column("version", _("Bản"), lambda row: row.version or None, width=44, drop=5, is_number=True),
        Column(
            "figures",
            _("Số đúng"),
            lambda row: row.figures if row.state else None,
            width=70,
            drop=1,
            is_number=True,
        ),
        _counted("questions", _("Hỏi"), "ask", width=46, drop=2),
        _counted("warnings", _("Cảnh báo"), "warn", width=76, drop=4),
        _counted("errors", _("Chặn"), "block", width=50, drop=3),
        _received("soft_copy_on", _("Bản mềm"), drop=7),
        _received("hard_copy_on", _("Bản cứng"), drop=6),
    )


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
        self.table = Table(self.context, "submissions-board", TableModel(_columns()), row_height="row_two_lines")
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
        standing = Standing.of(self._rows)
        said = _("{sent}/{expected} {word} đã nộp")
        parts: Words = [said.format(sent=standing.sent, expected=standing.expected, word=self._word)]
        if standing.missing:
            parts += [", ", Part(_("thiếu {names}").format(names=", ".join(standing.missing)), "warn")]
        parts.append(_("; đã duyệt {count}").format(count=standing.accepted))
        if standing.blocked:
            parts += ["; ", Part(_("{count} báo cáo có lỗi chặn").format(count=standing.blocked), "block")]
        if standing.asked:
            parts += ["; ", Part(_("{count} báo cáo chờ trả lời").format(count=standing.asked), "ask")]
        return [*parts, "."]

    def sound(self) -> tuple[SubmissionRow, ...]:
        """The reports that wait and have nothing that blocks them."""
        return accepting.sound(self._rows)

    def accept_sound(self) -> None:
        """Accept all of them after one question."""
        accepting.ask(self, self.context, self._rows)

    def _open(self, row: SubmissionRow) -> None:
        if row.submission_id is not None:
            self.wanted.emit(row.submission_id)
