"""Việc cần làm: one row per task, by deadline; ↑↓ move, Enter opens the exact place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.overview import Todo, TodoKind
from app.i18n import _
from app.ui import theme
from app.ui.icons import IconLabel
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import clear_layout
from app.ui.wording import day_of, days_left, due_kind, listed, short_unit


@dataclass(frozen=True, slots=True)
class TodoWords:
    """A task in words: icon with its tone, what to do, why, the verb, and the place that opens."""

    icon: str
    tone: str
    title: str
    reason: str
    verb: str
    place: str
    target: object = None


def words_of(todo: Todo) -> TodoWords:
    """What a task says on the screen."""
    return _WORDS[todo.kind](todo, listed([short_unit(name) for name in todo.unit_names]))


_WORDS: dict[TodoKind, Callable[[Todo, str], TodoWords]] = {
    TodoKind.FIX_ERRORS: lambda todo, names: TodoWords(
        "octagon-x",
        "block",
        _("Sửa {count} lỗi chặn của {names}").format(count=todo.count, names=names),
        _("Chưa duyệt được"),
        _("Mở báo cáo"),
        "submissions",
        todo.submission_id,
    ),
    TodoKind.ANSWER_QUESTIONS: lambda todo, names: TodoWords(
        "message-circle-question-mark",
        "ask",
        _("Trả lời {count} câu hỏi của {names}").format(count=todo.count, names=names),
        _("Số chưa rõ chưa vào tổng"),
        _("Trả lời"),
        "submissions",
        todo.submission_id,
    ),
    TodoKind.COMPARE: lambda todo, names: TodoWords(
        "triangle-alert",
        "warn",
        _("Xem {count} chỗ của {names} nay mới so sánh được").format(count=todo.count, names=names),
        _("Khác năm trước hoặc sổ sự kiện"),
        _("Mở báo cáo"),
        "submissions",
        todo.submission_id,
    ),
    TodoKind.REMIND: lambda todo, names: TodoWords(
        "bell",
        "warn",
        _("Đôn đốc {names} nộp báo cáo").format(names=names),
        _("Chưa có bản mềm"),
        _("Theo dõi nộp"),
        "submissions",
        "board",
    ),
    TodoKind.ACCEPT: lambda todo, names: TodoWords(
        "circle-check",
        "accenttext",
        _("Duyệt {count} báo cáo: {names}").format(count=todo.count, names=names),
        _("Không còn lỗi chặn, không còn câu hỏi"),
        _("Duyệt"),
        "submissions",
        todo.submission_id or "board",
    ),
    TodoKind.RECORD_HARD_COPY: lambda _todo, names: TodoWords(
        "paperclip",
        "text2",
        _("Nhận bản cứng của {names}").format(names=names),
        _("Đã có bản mềm"),
        _("Ghi nhận"),
        "submissions",
        "board",
    ),
    TodoKind.RECORD_SOFT_COPY: lambda _todo, names: TodoWords(
        "usb",
        "text2",
        _("Nhận bản mềm của {names}").format(names=names),
        _("Đã có bản cứng"),
        _("Nhập tệp"),
        "submissions",
        "intake",
    ),
    TodoKind.WRITE_LEAVES: lambda todo, _names: TodoWords(
        "pencil",
        "text2",
        _("Viết {count} mục của báo cáo sơ kết").format(count=todo.count),
        _("Mục trống in ra là “chưa có số liệu”"),
        _("Viết tiếp"),
        "reviews",
    ),
    TodoKind.ISSUE_REVIEW: lambda _todo, _names: TodoWords(
        "file-text",
        "accenttext",
        _("Phát hành báo cáo sơ kết"),
        _("Các mục đã đủ nội dung"),
        _("Mở báo cáo"),
        "reviews",
    ),
    TodoKind.IMPORT: lambda _todo, _names: TodoWords(
        "download",
        "accenttext",
        _("Nhập báo cáo các xã gửi"),
        _("Chọn hoặc kéo cả thư mục vào cửa sổ"),
        _("Chọn tệp"),
        "submissions",
        "intake",
    ),
    TodoKind.ADJUST_EVENTS: lambda todo, names: TodoWords(
        "triangle-alert",
        "warn",
        _("Điều chỉnh {count} sự kiện của {names}").format(count=todo.count, names=names),
        _("Cấp độ đã đổi"),
        _("Mở sự kiện"),
        "events",
        todo.event_id or "plan",
    ),
    TodoKind.EVENT_REPORTS: lambda todo, names: TodoWords(
        "file-text",
        "text2",
        _("Nhận {count} báo cáo về sự kiện của {names}").format(count=todo.count, names=names),
        _("Phải nộp bằng văn bản"),
        _("Mở sự kiện"),
        "events",
        todo.event_id or "events",
    ),
    TodoKind.EVENT_RESULTS: lambda todo, names: TodoWords(
        "pencil",
        "text2",
        _("Ghi kết quả {count} sự kiện của {names}").format(count=todo.count, names=names),
        _("Đã qua ngày tổ chức"),
        _("Ghi kết quả"),
        "events",
        todo.event_id or "events",
    ),
    TodoKind.MEND_NOMINATIONS: lambda todo, names: TodoWords(
        "octagon-x",
        "block",
        _("Xử lý {count} đề nghị khen thưởng còn điều chặn của {names}").format(count=todo.count, names=names),
        _("Chưa đề nghị được"),
        _("Mở đề nghị"),
        "awards",
        todo.nomination_id or "nominations",
    ),
    TodoKind.FILL_PLACES: lambda todo, names: TodoWords(
        "award",
        "text2",
        _("Đề nghị {count} ứng viên khen thưởng của {names}").format(count=todo.count, names=names),
        _("Chỉ tiêu còn chỗ"),
        _("Mở chỉ tiêu"),
        "awards",
        todo.nomination_id or "board",
    ),
    TodoKind.AWARD_DOSSIERS: lambda todo, names: TodoWords(
        "file-text",
        "text2",
        _("Nhận đủ {count} hồ sơ khen thưởng của {names}").format(count=todo.count, names=names),
        _("Còn thiếu giấy tờ"),
        _("Mở hồ sơ"),
        "awards",
        todo.nomination_id or "nominations",
    ),
    TodoKind.DUTIES_LATE: lambda todo, names: TodoWords(
        "triangle-alert",
        "warn",
        _("Đôn đốc {count} việc quá hạn của {names}").format(count=todo.count, names=names),
        _("Kế hoạch đã ghi hạn"),
        _("Mở thời hạn"),
        "plans",
        ("duties", todo.plan_key),
    ),
    TodoKind.DUTIES_SOON: lambda todo, names: TodoWords(
        "file-text",
        "text2",
        _("Nhận {count} báo cáo sắp đến hạn của {names}").format(count=todo.count, names=names),
        _("Kế hoạch đã ghi hạn"),
        _("Mở thời hạn"),
        "plans",
        ("duties", todo.plan_key),
    ),
    TodoKind.TASKS_LATE: lambda todo, names: TodoWords(
        "triangle-alert",
        "warn",
        _("Thực hiện {count} nhiệm vụ quá hạn của {names}").format(count=todo.count, names=names),
        _("Kế hoạch đã ghi thời gian"),
        _("Mở nhiệm vụ"),
        "plans",
        ("tasks", todo.plan_key),
    ),
    TodoKind.CLOSE_YEAR: lambda todo, _names: TodoWords(
        "shield-check",
        "text2",
        _("Khóa năm {year}, chuyển sang năm {following}").format(year=todo.count, following=todo.count + 1),
        _("Năm đã hết; xem trước còn việc gì"),
        _("Xem, khóa"),
        "system",
        "years",
    ),
}


_NARROW = 540


class _TodoRow(QWidget):
    """One task."""

    stepped = Signal(int)

    def __init__(self, todo: Todo, today: date, opened: Callable[[], None]) -> None:
        super().__init__()
        words = words_of(todo)
        self._opened = opened
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.fix(self, height=36)
        row = QHBoxLayout(self)
        theme.space(row, (16, 0, 12, 0), 12)
        row.addWidget(IconLabel(words.icon, words.tone))
        title = ElidedLabel(words.title)
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        reason = ElidedLabel(words.reason, "caption", "muted")
        # The reason takes what the task leaves over: it is the first to go when there is little room.
        reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row.addWidget(title)
        row.addWidget(reason, 1)
        self._chip: Chip | None = None
        self._due = ("", "", "plain")
        if todo.due_on:
            left = days_left(todo.due_on, today)
            self._due = (f"{day_of(todo.due_on, today)} · {left}", left, due_kind(todo.due_on, today))
            self._chip = Chip(self._due[0], self._due[2], self)
            row.addWidget(self._chip)
        self._verb = verb = Button(words.verb, "ghost", clicked=opened, small=True)
        verb.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.fix(verb, width=96)
        row.addWidget(verb)
        self.setAccessibleName(f"{words.title}. {words.reason}. {words.verb}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """With little room the verb goes (the whole row is one) and the chip keeps the days left."""
        super().resizeEvent(event)
        is_narrow = self.width() < theme.current().px(_NARROW)
        if is_narrow == self._verb.isHidden():
            return
        self._verb.setHidden(is_narrow)
        if self._chip:
            self._chip.show_state(self._due[1] if is_narrow else self._due[0], self._due[2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows move."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opened()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere opens."""
        if self.rect().contains(event.position().toPoint()):
            self._opened()

    def paintEvent(self, event: object) -> None:
        """Show the focus."""
        if self.hasFocus():
            look = theme.current()
            painter = QPainter(self)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 2, -3, -2), 4, 4)
            painter.end()


class TodoList(QWidget):
    """All tasks; ``asked`` says which place and target to open."""

    asked = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=0)
        self._rows: list[_TodoRow] = []

    def show_todos(self, todos: Sequence[Todo], today: date) -> None:
        """Show other tasks; the keyboard stays on the same line."""
        kept = next((number for number, row in enumerate(self._rows) if row.hasFocus()), None)
        clear_layout(self._column)
        self._rows = []
        for number, todo in enumerate(todos):
            if number:
                self._column.addWidget(rule())
            row = _TodoRow(todo, today, self._opener(todo))
            row.stepped.connect(self._stepper(number))
            self._rows.append(row)
            self._column.addWidget(row)
        if not todos:
            words = label(_("Không còn việc nào đang chờ."), "content", "muted")
            words.setContentsMargins(16, 8, 16, 8)
            self._column.addWidget(words)
        self._column.addStretch(1)
        if kept is not None and self._rows:
            self._rows[min(kept, len(self._rows) - 1)].setFocus()

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """The lines shown."""
        return tuple(self._rows)

    def _opener(self, todo: Todo) -> Callable[[], None]:
        words = words_of(todo)
        return lambda: self.asked.emit(words.place, words.target)

    def _stepper(self, number: int) -> Callable[[int], None]:
        def step(by: int) -> None:
            if 0 <= number + by < len(self._rows):
                self._rows[number + by].setFocus(Qt.FocusReason.TabFocusReason)

        return step
