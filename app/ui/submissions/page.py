"""«Báo cáo xã»: who has sent, what comes in, what is under review."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QTabBar, QWidget

from app.domain.findings import Where
from app.domain.submissions import SubmissionState
from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions.board import BoardTab
from app.ui.submissions.intake import IntakeTab
from app.ui.submissions.questions import QuestionsTab
from app.ui.submissions.review import ReviewTab
from app.ui.submissions.tab import HeadButtons
from app.ui.widgets import tabs
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import label
from app.ui.widgets.page import Page

BOARD, INTAKE, REVIEW, QUESTIONS = range(4)
#: From how many sound reports on they are accepted together; a single one is opened.
_TOGETHER = 2


class SubmissionsPage(Page):
    """Four tabs: «Theo dõi nộp», «Nhập báo cáo», «Duyệt», «Câu hỏi».

    Targets: the id of a report opens it, ``(id, Where)`` at a cell, ``"intake"`` the import, ``"board"`` the board,
    ``"questions"`` the list of questions, a sequence of paths reads them.
    """

    tables = frozenset({"submission", "figure", "finding", "unit", "unit_relation", "committee"})
    foot = 40

    def __init__(self, context: UiContext) -> None:
        self.help_lines = (
            _("Kéo tệp, thư mục hoặc tệp .zip thả vào cửa sổ: chương trình đọc và nói kết luận từng tệp."),
            _("Phím cách đánh dấu tệp; Enter xem tệp, mở báo cáo; Esc về danh sách; F8, Shift+F8 đi các phát hiện."),
            _("1–9 chọn câu trả lời, 0 cho mọi câu như thế, Ctrl+Enter ghi; F2 sửa số ở ô đang chọn."),
            _("Ctrl+PgUp, Ctrl+PgDn đổi trang tính; Ctrl+D xem các bản và số thay đổi; Ctrl+F lọc, tìm."),
            _("Ctrl+Shift+E lưu tệp đánh dấu lỗi, Ctrl+Shift+P lập phiếu yêu cầu bổ sung để gửi lại đơn vị."),
            _("Alt+← và Alt+→ tới báo cáo của đơn vị trước, sau. Ctrl+Z hoàn tác việc vừa làm."),
            _("Alt+1 … Alt+4 đổi trang con; F9 bấm nút xanh của trang: chọn tệp, tiếp nhận, duyệt."),
        )
        super().__init__(context, _("Báo cáo xã"))
        self.tab_bar = QTabBar()
        self.tab_bar.setDrawBase(False)
        self.tab_bar.setExpanding(False)
        self.tab_bar.setUsesScrollButtons(False)
        for word in (_("Theo dõi nộp"), _("Nhập báo cáo"), _("Duyệt"), _("Câu hỏi")):
            self.tab_bar.addTab(word)
        row = QHBoxLayout()
        theme.space(row, gap=4)
        row.addWidget(self.tab_bar)
        row.addStretch(1)
        tabs.number_keys(self, self.tab_bar)
        self._walker = self._make_walker()
        row.addWidget(self._walker)
        self.body.addLayout(row)
        self._has_intake_button = False
        self.board = BoardTab(context, (self._choose_button("primary"), self._folder_button()))
        self.intake = IntakeTab(context, (self._choose_button("primary"), self._folder_button()), self._more_buttons())
        self.review = ReviewTab(context)
        self.questions = QuestionsTab(context)
        self._tabs = (self.board, self.intake, self.review, self.questions)
        self._stack = QStackedWidget()
        for tab in self._tabs:
            self._stack.addWidget(tab)
            tab.news.connect(self._say_news)
        self.body.addWidget(self._stack, 1)
        self.board.wanted.connect(self.open_report)
        self.review.wanted.connect(self.open_report)
        self.intake.wanted.connect(self._after_receiving)
        self.tab_bar.currentChanged.connect(self._turn)

    def _make_walker(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=0)
        self._position = label("", "content", "muted")
        row.addWidget(IconButton("chevron-left", _("Báo cáo trước (Alt+←)"), lambda: self.walk(-1)))
        row.addWidget(self._position)
        row.addWidget(IconButton("chevron-right", _("Báo cáo sau (Alt+→)"), lambda: self.walk(1)))
        holder.hide()
        return holder

    def _choose_button(self, kind: str = "plain") -> Button:
        return Button(_("Chọn tệp báo cáo"), kind, "file-plus", self.choose_files)

    def _folder_button(self) -> Button:
        return Button(_("Chọn thư mục"), "plain", "folder-open", self.choose_folder)

    def _more_buttons(self) -> tuple[Button, ...]:
        files = Button(_("Thêm tệp"), "ghost", "plus", self.choose_files, small=True)
        folder = Button(_("Thêm thư mục"), "ghost", "folder-open", self.choose_folder, small=True)
        return files, folder

    # --- coming and going ---

    def reload(self) -> None:
        """Read board and open report again."""
        self.board.reload()
        self.intake.note_change()
        if self.tab_bar.currentIndex() == INTAKE:
            self.intake.judge_anew()
        open_ones = {row.submission_id for row in self.board.rows}
        if self.review.submission_id is not None:
            if self._is_of_this_year(self.review.submission_id, open_ones):
                self.review.reload()
            else:
                self.review.forget()
        if self.tab_bar.currentIndex() == QUESTIONS:
            self._load_questions()
        self._say_news()

    def _is_of_this_year(self, submission_id: int, current: set[int | None]) -> bool:
        return submission_id in current

    def open_target(self, target: object) -> None:
        """Show what another page asked for."""
        if isinstance(target, int):
            self.open_report(target)
        elif isinstance(target, tuple) and len(target) == 2 and isinstance(target[1], Where):
            self.open_report(int(target[0]), target[1])
        elif target == "intake":
            self.tab_bar.setCurrentIndex(INTAKE)
        elif target == "board":
            self.tab_bar.setCurrentIndex(BOARD)
        elif target == "questions":
            self.tab_bar.setCurrentIndex(QUESTIONS)

    def open_report(self, submission_id: int, where: Where | None = None) -> None:
        """Open a report under «Duyệt»."""
        self.review.open(submission_id, where)
        self.tab_bar.setCurrentIndex(REVIEW)
        self._say_news()
        self.review.focus_widget().setFocus()

    def _after_receiving(self, submission_id: int) -> None:
        if submission_id:
            self.open_report(submission_id)
        else:
            self.tab_bar.setCurrentIndex(BOARD)

    def take_files(self, paths: Sequence[object]) -> bool:
        """Read files dropped anywhere on the window."""
        self.tab_bar.setCurrentIndex(INTAKE)
        self.intake.start([Path(str(path)) for path in paths])
        return True

    def choose_files(self) -> None:
        """Choose files in the dialog of the system; they are read at once."""
        folder = self.context.settings.import_folder
        title = _("Chọn báo cáo của các đơn vị")
        kinds = _("Báo cáo (*.xlsx *.xlsm *.xls *.ods *.csv *.zip);;Mọi tệp (*)")
        names, _kind = QFileDialog.getOpenFileNames(self.window(), title, folder, kinds)
        if names:
            self.context.remember(import_folder=str(Path(names[0]).parent))
            self.take_files(names)

    def choose_folder(self) -> None:
        """Choose a folder in the dialog of the system; every report inside is read at once."""
        title = _("Chọn thư mục có báo cáo")
        name = QFileDialog.getExistingDirectory(self.window(), title, self.context.settings.import_folder)
        if name:
            self.context.remember(import_folder=name)
            self.take_files([name])

    # --- head ---

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        if number == INTAKE:
            self.intake.judge_anew()
        if number == QUESTIONS:
            self._load_questions()
        if number == REVIEW and self.review.submission_id is None and (waiting := self._waiting()):
            self.review.open(waiting[0])
        self._say_news()
        if not self.tab_bar.hasFocus():
            self.setFocus()

    def _load_questions(self) -> None:
        rows = [row for row in self.board.rows if row.state is SubmissionState.RECEIVED and row.questions]
        self.questions.load([row.submission_id for row in rows if row.submission_id is not None])

    def _waiting(self) -> list[int]:
        """Reports to be reviewed, those with something to settle first."""
        rows = [row for row in self.board.rows if row.state is SubmissionState.RECEIVED]
        rows.sort(key=lambda row: not (row.errors or row.questions))
        return [row.submission_id for row in rows if row.submission_id is not None]

    def _say_news(self) -> None:
        tab = self._tabs[self.tab_bar.currentIndex()]
        self._has_intake_button &= tab is self.intake
        self.set_title(self.review.title() if tab is self.review else _("Báo cáo xã"))
        self.say(*tab.sentence())
        self._label_tabs()
        self.setFocusProxy(tab.focus_widget())
        self._show_position(is_shown=tab is self.review)
        if tab is self.board:
            self.set_actions(*self._board_buttons())
        elif tab is self.intake:
            self._show_intake_button()
        elif tab is self.questions:
            self.set_actions(None, None)
        else:
            self.set_actions(*self._review_buttons())

    def _board_buttons(self) -> HeadButtons:
        """Bring files; once sound reports wait, the next thing is to accept them together."""
        sound = self.board.sound()
        if len(sound) < _TOGETHER:
            return None, self._choose_button("primary")
        words = _("Duyệt {count} báo cáo sạch").format(count=len(sound))
        return self._choose_button(), Button(words, "primary", "check", self.board.accept_sound)

    def _show_intake_button(self) -> None:
        """The same button while files keep coming: one that is replaced while it is pressed would not act."""
        if not self.intake.rows:
            self.set_actions(None, None)
        elif self._has_intake_button:
            self.intake.refresh_button()
        else:
            self.set_actions(None, self.intake.receive_button())
        self._has_intake_button = bool(self.intake.rows)

    def _review_buttons(self) -> HeadButtons:
        """What can be done with the report; when it is settled, the green button leads to the next one waiting."""
        secondary, primary = self.review.head_buttons()
        waiting = [one for one in self._waiting() if one != self.review.submission_id]
        is_settled = primary is None or primary.property("kind") != "primary"
        if self.review.submission_id is None or not is_settled or not waiting:
            return secondary, primary
        words = _("Báo cáo chờ duyệt tiếp theo")
        return primary, Button(words, "primary", "arrow-right", lambda: self.open_report(waiting[0]))

    def _label_tabs(self) -> None:
        rows = self.board.rows
        communes = [row for row in rows if not row.is_station]
        sent = sum(1 for row in communes if row.is_here)
        asked = sum(row.questions for row in rows if row.state is SubmissionState.RECEIVED)
        sums = (sum(1 for row in self.intake.rows if row.is_file), len(self._waiting()), asked)
        shown = ("{count}", _("{count} chờ"), "{count}")
        counts = (
            f"{sent}/{len(communes)}",
            *(words.format(count=count) if count else "" for words, count in zip(shown, sums, strict=True)),
        )
        words = (_("Theo dõi nộp"), _("Nhập báo cáo"), _("Duyệt"), _("Câu hỏi"))
        for number, (word, count) in enumerate(zip(words, counts, strict=True)):
            self.tab_bar.setTabText(number, f"{word}  {count}" if count else word)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+← and Alt+→ walk through the reports; Enter brings files where there are none yet."""
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.walk(1 if event.key() == Qt.Key.Key_Right else -1)
        elif is_enter and self._has_no_files():
            self.choose_files()
        else:
            super().keyPressEvent(event)

    def _has_no_files(self) -> bool:
        number = self.tab_bar.currentIndex()
        if number == INTAKE:
            return not self.intake.rows and not self.intake.is_reading
        return number == BOARD and all(row.state is None for row in self.board.rows)

    def _reports(self) -> list[int]:
        return [row.submission_id for row in self.board.rows if row.submission_id is not None]

    def _show_position(self, *, is_shown: bool) -> None:
        ids, now = self._reports(), self.review.submission_id
        self._walker.setVisible(is_shown and len(ids) > 1)
        words = _("báo cáo {number}/{all}")
        self._position.setText(words.format(number=ids.index(now) + 1, all=len(ids)) if now in ids else "")

    def walk(self, step: int) -> None:
        """Open the report of the next or previous unit that has one."""
        ids, now = self._reports(), self.review.submission_id
        if ids:
            start = ids.index(now) if now in ids else -1
            self.open_report(ids[(start + step) % len(ids)])
