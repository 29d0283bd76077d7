"""«Đọc văn bản kế hoạch»: a plan's text, beside it what was read from it; each thing is taken, changed or left out."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services.plans import reading
from app.services.plans.reading import PlanPreview
from app.services.plans.reading_choices import Choices, ItemKind
from app.services.plans.reading_plan import accept, faults_of, store, without_faults
from app.services.plans.reading_words import told
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.plans.reading_desk import ReadingDesk
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import OpenEditor

_KINDS = "*.docx *.txt"


class ReadingView(OpenEditor):
    """First the way in (a file, the clipboard, a file dropped), then :class:`ReadingDesk` over what was read.

    The plan that comes of it goes to ``hand_over``, an editor; without one it is stored at once.
    """

    def __init__(self, context: UiContext, hand_over: Callable[[Plan], object] | None = None) -> None:
        super().__init__(context)
        self.hand_over = hand_over
        self._is_handed_over = False
        self.choices: Choices | None = None
        self.desk = ReadingDesk(context)
        self.desk.changed.connect(self._told)
        self._stack = FrontStack()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        self._start = self._make_start()
        for widget in (self._start, self.desk):
            self._stack.addWidget(widget)
        pasting = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self._start)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.activated.connect(self.paste)

    def _make_start(self) -> QWidget:
        self.pick_button = Button(_("Chọn tệp Word, tệp chữ…"), "primary", "folder-open", self.pick)
        return EmptyState(
            _("Đọc văn bản kế hoạch"),
            _("Chương trình đọc văn bản đã ký và đề xuất từng mục; không mục nào vào kế hoạch khi chưa được nhận."),
            (
                (_("Đưa văn bản vào"), _("tệp .docx, .txt, kéo thả vào cửa sổ, hoặc dán toàn văn (Ctrl+V)")),
                (_("Xem từng mục bên câu gốc"), _("nhận, sửa hoặc bỏ; mâu thuẫn trong văn bản đứng đầu")),
                (_("Lập kế hoạch"), _("từ các mục đã nhận; mỗi mục dẫn điều, khoản của nó")),
            ),
            (Button(_("Dán văn bản"), "plain", "copy", self.paste), self.pick_button),
        )

    # --- the way in ---

    def begin(self) -> None:
        """Begin with no text; one that is being looked at stays."""
        if self._is_handed_over:
            self._drop()
        if self.choices is None:
            self.head.title.setText(_("Đọc văn bản kế hoạch"))
            self.pick_button.setFocus()
        self.news.emit()

    def pick(self) -> None:
        """Choose a file."""
        kinds = _("Văn bản kế hoạch ({kinds})").format(kinds=_KINDS)
        files = dialogs.pick_files(self.window(), self.context, _("Văn bản kế hoạch"), kinds)
        if files:
            self.read_file(files[0])

    def paste(self) -> None:
        """Read what lies on the clipboard."""
        text = QApplication.clipboard().text()
        self._read(lambda: reading.read_text(text))

    def read_file(self, path: Path) -> None:
        """Read a file."""
        self._read(lambda: reading.read_file(path))

    def take_files(self, paths: Sequence[object]) -> bool:
        """A file dropped onto the window is the text to read."""
        files = [path for path in paths if isinstance(path, Path)]
        if not files:
            return False
        self._before_losing(lambda: self.read_file(files[0]), _("Đọc văn bản khác"))
        return True

    def _read(self, read: Callable[[], PlanPreview]) -> None:
        def work(_progress: Progress) -> PlanPreview:
            return read()

        operations.run(self, self.context, _("Đọc văn bản kế hoạch"), work, done=self.show_preview)

    def show_preview(self, preview: PlanPreview) -> None:
        """Look at what was read."""
        self.choices = Choices(preview)
        self._is_handed_over = False
        self.head.title.setText(preview.name or _("Văn bản đã dán"))
        self.desk.show_choices(self.choices)
        self._stack.setCurrentWidget(self.desk)
        self.desk.enter()
        self.news.emit()

    # --- state ---

    def sentence(self) -> tuple[Part | str, ...]:
        """How much was read, what contradicts itself, how much is still to be looked at."""
        choices = self.choices
        if choices is None:
            return (_("Chưa lưu gì cho đến khi lập kế hoạch."),)
        count = sum(not one.is_note for one in choices.items)
        parts: list[Part | str] = [_("Đọc được {count} mục").format(count=count)]
        if faults := len(choices.of(ItemKind.CONTRADICTION)):
            parts += ["; ", Part(_("{count} mâu thuẫn").format(count=faults), "warn")]
        if unread := len(choices.of(ItemKind.UNREAD)):
            parts += ["; ", Part(_("{count} câu chưa đọc được").format(count=unread), "warn")]
        if lacking := sum(one.is_lacking for one in choices.items):
            parts += ["; ", Part(_("{count} mục còn thiếu").format(count=lacking), "warn")]
        if left := sum(not one.is_lacking for one in choices.open):
            parts += ["; ", Part(_("{count} chưa xem").format(count=left), "ask")]
        kept = len(choices.kept)
        return (*parts, _("; đã nhận {count}.").format(count=kept) if kept else ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Take what is sure at once; make the plan."""
        choices = self.choices
        if choices is None:
            return None, None
        sure = len(choices.sure)
        secondary = Button(_("Nhận {count} mục chắc chắn").format(count=sure), "plain", "check", self.desk.take_sure)
        words = _("Lập kế hoạch từ {count} mục đã chọn").format(count=len(choices.kept))
        primary = Button(words, "primary", "file-plus", self.make)
        if not choices.kept:
            primary.lock(_("Chưa nhận mục nào"))
        return (secondary if sure else None), primary

    def _told(self) -> None:
        self._is_handed_over = False
        self.news.emit()

    # --- the plan ---

    def make(self) -> None:
        """Make the plan; goes to what its head lacks, asks where something was not looked at.

        What was read of the facts every plan needs fills its head without being asked for one by one.
        """
        choices = self.choices
        if choices is None:
            return
        if choices.lacking:
            self.desk.go_to(choices.lacking[0])
            self.context.say(_("Điền dòng “{line}” trước (F2).").format(line=told(choices.lacking[0].value)))
            return
        self.desk.take_head()
        kinds = [kind for kind in ItemKind if any(one.is_open for one in choices.of(kind))]
        if not kinds:
            self._make()
            return
        dialogs.ask(
            self.window(),
            _("Còn {count} mục chưa xem").format(count=len(choices.open)),
            _("Những mục ấy không vào kế hoạch. Bấm Thôi để xem tiếp bằng F8; thêm sau bằng tay vẫn được."),
            _("Lập kế hoạch không có các mục ấy"),
            self._make,
            things=[choices.heading(kind) for kind in kinds],
        )

    def _make(self) -> None:
        choices = self.choices
        if choices is None:
            return
        try:
            plan = accept(choices.preview, choices.chosen(), confirmed=choices.contradictions())
        except Problem as problem:
            dialogs.show_problem(self.window(), problem)
            return
        if self.hand_over is not None:
            self._is_handed_over = True
            self.hand_over(plan)
            return
        codes = self.context.workspace.presets.indicator_codes()
        if not (bad := faults_of(plan, codes)):
            self._store(plan)
            return
        sound, _left = without_faults(plan, codes)
        dialogs.ask(
            self.window(),
            _("Kế hoạch đọc được còn chỗ sai"),
            _("Các phần dưới đây sẽ bỏ ra; nguyên văn vẫn giữ, bổ sung sau được."),
            _("Lập kế hoạch không có các phần ấy"),
            lambda: self._store(sound),
            things=bad,
        )

    def _store(self, plan: Plan) -> None:
        def done(stored: Plan) -> None:
            self._drop()
            self.closed.emit()
            self.context.go("plans", ("plans", stored.key))

        operations.write(self, lambda: store(self.context.workspace, plan), done=done)

    # --- the way out ---

    def leave(self) -> None:
        """Back to the list; what was said about the text is not lost without a question."""
        if not self.desk.widen():
            self._before_losing(self._leave, _("Bỏ, không lập kế hoạch"))

    def _leave(self) -> None:
        self._drop()
        self.closed.emit()

    def _before_losing(self, act: Callable[[], None], verb: str) -> None:
        choices = self.choices
        if choices is None or not choices.is_touched or self._is_handed_over:
            act()
            return
        dialogs.ask(
            self.window(),
            _("Bỏ những gì đã xem?"),
            _("Đã nhận {count} mục của văn bản này, chưa lập kế hoạch; bỏ đi thì phải xem lại từ đầu.").format(
                count=len(choices.kept)
            ),
            verb,
            act,
            is_danger=True,
        )

    def _drop(self) -> None:
        self.choices, self._is_handed_over = None, False
        self._stack.setCurrentWidget(self._start)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows the whole list again, then goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
