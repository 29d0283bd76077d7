"""Boxes: only for what cannot wait. The verb is on the button, Enter is the verb, Esc the quiet way out.

None of them blocks the program from within: they open, and call back when answered. Everything is plain text.
"""

import logging
import platform
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import PySide6
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.icons import IconLabel
from app.ui.notices import SECRECY, SECRECY_TITLE
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.version import PROGRAM, VERSION

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Look:
    """Icon and its tone."""

    icon: str
    tone: str


_QUESTION = Look("message-circle-question-mark", "ask")
_PROBLEM = Look("octagon-x", "block")
_BUG = Look("bug", "block")


#: Below this height of the screen (at 100 %) boxes leave out what can be done without.
_TIGHT = 520
#: What a box leaves free of its window at both sides together, the widest a plain one gets (at 100 %), and pixels of
#: the title bar the system draws.
_EDGE, _MOST, _TITLE_BAR = 32, 640, 36


class Box(QDialog):
    """Icon, what happened, one or two sentences, things concerned; quiet button left, verb right."""

    def __init__(self, parent: QWidget | None, look: Look, title: str, text: str) -> None:
        super().__init__(parent)
        self._is_typed: Callable[[], bool] | None = None
        self._may_lose = False
        self.setWindowTitle(PROGRAM)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("ground", "surface")
        self.setMinimumWidth(theme.current().px(420))
        self.spread(theme.current().sizes["dialog"])
        outer = QHBoxLayout(self)
        theme.space(outer, (24, 20, 24, 20), 16)
        outer.addWidget(IconLabel(look.icon, look.tone, 24), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        theme.space(column, gap=8)
        column.addWidget(label(title, "title", wrap=True))
        self.text = label(text, wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.text)
        self.body = QVBoxLayout()
        theme.space(self.body, gap=8)
        column.addLayout(self.body)
        self.refusal = label("", "content", "block", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)
        column.addSpacing(theme.current().px(12))
        self._buttons = QHBoxLayout()
        theme.space(self._buttons, gap=8)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        outer.addLayout(column, 1)

    def spread(self, width: int) -> None:
        """Be ``width`` wide at 100 %, at most as wide as the window the box belongs to."""
        look, parent = theme.current(), self.parentWidget()
        room = parent.window().width() if parent else self.screen().availableGeometry().width()
        wanted = max(self.minimumWidth(), min(look.px(width), room - look.px(_EDGE)))
        self.setMaximumWidth(max(wanted, look.px(_MOST)))
        self.resize(wanted, 10)

    @property
    def is_tight(self) -> bool:
        """Whether the screen is low for these letters, so that what can be done without gives way."""
        return self.most_height < theme.current().px(_TIGHT)

    @property
    def most_height(self) -> int:
        """How high a box may be on this screen, below its own title bar."""
        return self.screen().availableGeometry().height() - _TITLE_BAR

    def event(self, event: QEvent) -> bool:
        """Be as high as the wrapped words need at this width; Qt would squeeze them."""
        is_taken = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Show, QEvent.Type.Resize):
            self._fit()
        return is_taken

    def keep_typed(self, is_typed: Callable[[], bool]) -> None:
        """Have Esc and the cross of the window ask once before they lose what ``is_typed`` knows of."""
        self._is_typed = is_typed

    def reject(self) -> None:
        """Leave without doing anything."""
        self._may_lose = True
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc is the quiet way out; with something typed the first one asks."""
        if event.key() == Qt.Key.Key_Escape and self._asks_first():
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross of the window is like Esc."""
        if self._asks_first():
            event.ignore()
            return
        super().closeEvent(event)

    def _asks_first(self) -> bool:
        if self._may_lose or self._is_typed is None or not self._is_typed():
            return False
        self._may_lose = True
        self.refusal.setText(_("Những gì vừa gõ chưa được ghi. Bấm Esc lần nữa để bỏ."))
        self.refusal.show()
        return True

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        needed = min(layout.totalHeightForWidth(self.width()), self.most_height)
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)
            self.resize(self.width(), needed)
            layout.activate()

    def add_quiet(self, text: str) -> Button:
        """The way out that changes nothing."""
        button = Button(text, "quiet", clicked=self.reject)
        self._buttons.insertWidget(0, button)
        return button

    def add_verb(self, text: str, act: Callable[[], None], kind: str = "primary") -> Button:
        """The button that does it; it closes the box first."""

        def press() -> None:
            self.accept()
            act()

        return self._add_default(text, press, kind)

    def add_attempt(self, text: str, attempt: Callable[[], bool]) -> Button:
        """The button that tries it; the box closes when it is done.

        A refusal is said in the box, which stays open with what was typed; so it does when ``attempt`` is False.
        """

        def press() -> None:
            try:
                is_done = attempt()
            except Problem as problem:
                self.refusal.setText(str(problem))
                self.refusal.show()
                return
            if is_done:
                self.accept()

        return self._add_default(text, press, "primary")

    def _add_default(self, text: str, press: Callable[[], None], kind: str) -> Button:
        button = Button(text, kind, clicked=press)
        self._buttons.addWidget(button)
        button.setDefault(True)
        button.setFocus()
        return button

    def add_code(self, code: str, copied: str) -> None:
        """A strip with a code to quote and a button that copies it."""
        strip = QFrame()
        strip.setProperty("part", "sunken")
        row = QHBoxLayout(strip)
        theme.space(row, (12, 4, 8, 4), 8)
        row.addWidget(label(_("Mã lỗi"), "caption", "muted"))
        row.addWidget(label(code, "caption"), 1)
        copy = Button(_("Chép mã"), "ghost", "copy", lambda: QGuiApplication.clipboard().setText(copied), small=True)
        row.addWidget(copy)
        self.body.addWidget(strip)


def ask(
    parent: QWidget | None,
    title: str,
    text: str,
    verb: str,
    act: Callable[[], None],
    *,
    things: Sequence[str] = (),
    is_danger: bool = False,
) -> Box:
    """Ask before ``act``; ``things`` lists what is concerned."""
    box = Box(parent, _QUESTION, title, text)
    most = 6 if box.is_tight else 12
    for thing in things[:most]:
        box.body.addWidget(label(thing, wrap=True))
    if len(things) > most:
        box.body.addWidget(label(_("và {count} mục nữa").format(count=len(things) - most), "caption", "muted"))
    box.add_quiet(_("Thôi"))
    box.add_verb(verb, act, "danger" if is_danger else "primary")
    box.open()
    return box


def ask_text(
    parent: QWidget | None,
    title: str,
    text: str,
    verb: str,
    act: Callable[[str], None],
    *,
    hint: str = "",
    is_long: bool = True,
) -> Box:
    """Ask for a reason or a name; the verb stays locked while nothing is written.

    A refusal that ``act`` raises is said in the box, which stays open with what was typed.
    """
    box = Box(parent, Look("pencil", "text2"), title, text)
    field: QPlainTextEdit | QLineEdit = QPlainTextEdit() if is_long else QLineEdit()
    field.setPlaceholderText(hint)
    field.setAccessibleName(title)
    if isinstance(field, QPlainTextEdit):
        field.setTabChangesFocus(True)
        field.setFixedHeight(theme.current().px(84))
    box.body.addWidget(field)

    def written() -> str:
        raw = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
        return raw.strip()

    def attempt() -> bool:
        act(written())
        return True

    box.keep_typed(lambda: bool(written()))
    box.add_quiet(_("Thôi"))
    button = box.add_attempt(verb, attempt)
    button.setEnabled(False)
    button.setToolTip(_("Ghi vài chữ rồi mới thực hiện được"))
    field.textChanged.connect(lambda *_text: button.setEnabled(bool(written())))
    box.open()
    field.setFocus()
    return box


def show_problem(
    parent: QWidget | None, problem: Problem, again: Callable[[], None] | None = None, again_verb: str = ""
) -> Box:
    """One calm sentence for an expected problem: what happened, what is safe, what to do, a code to quote."""
    box = Box(parent, _PROBLEM, problem.sentence, problem.way_out)
    box.text.setVisible(bool(problem.way_out))
    box.add_code(problem.code, f"{problem.code}: {problem}")
    if again:
        box.add_quiet(_("Đóng"))
        box.add_verb(again_verb or _("Thử lại"), again)
    else:
        box.add_verb(_("Đã hiểu"), lambda: None)
    box.open()
    return box


def show_secrecy(parent: QWidget, context: UiContext) -> Box:
    """What the law forbids to keep here; asked until somebody says it was read."""

    def note() -> None:
        _log.info("secrecy notice read")
        context.remember(has_read_secrecy_notice=True)

    return ask(parent, _(SECRECY_TITLE), _(SECRECY), _("Đã đọc và thực hiện"), note)


def show_bug(parent: QWidget | None, error: BaseException, doing: str) -> Box:
    """A mistake of the program: what was being done, details to copy, and that no half of it was stored."""
    text = _("Việc đang làm dở không được ghi; số liệu đã lưu vẫn nguyên. Hãy chép chi tiết gửi người hỗ trợ.")
    title = _("Chương trình gặp lỗi khi: {doing}").format(doing=doing) if doing else _("Chương trình gặp lỗi")
    box = Box(parent, _BUG, title, text)
    details = bug_details(error, doing)
    field = QPlainTextEdit(details)
    field.setReadOnly(True)
    field.setAccessibleName(_("Chi tiết lỗi"))
    field.setFixedHeight(theme.current().px(140))
    box.body.addWidget(field)
    box.add_quiet(_("Chép chi tiết")).clicked.disconnect()
    quiet = box.findChildren(Button)[0]
    quiet.clicked.connect(lambda *_checked: QGuiApplication.clipboard().setText(details))
    box.add_verb(_("Đóng hộp báo lỗi"), lambda: None)
    box.open()
    return box


def bug_details(error: BaseException, doing: str) -> str:
    """What support needs: versions, what was being done, the trace."""
    trace = "".join(traceback.format_exception(error)).replace(str(Path.home()), "~")
    return "\n".join(
        [
            f"{PROGRAM} {VERSION}; Python {platform.python_version()}; Qt {PySide6.__version__}; {platform.platform()}",
            doing,
            trace,
        ]
    )


def stopped_sentence(title: str) -> str:
    """What the snackbar says after Dừng."""
    return _("Đã dừng: {title}. Chưa ghi gì.").format(title=title)


# --- files: the system's own pickers, starting where the operator was last ------------------------------------------


def pick_files(parent: QWidget, context: UiContext, title: str, filters: str) -> list[Path]:
    """Files chosen by the operator; none when the picker was left."""
    names, _filter = QFileDialog.getOpenFileNames(parent, title, context.settings.import_folder, filters)
    if names:
        context.remember(import_folder=str(Path(names[0]).parent))
    return [Path(name) for name in names]


def pick_folder(parent: QWidget, context: UiContext, title: str, start: str = "") -> Path | None:
    """A folder chosen by the operator."""
    name = QFileDialog.getExistingDirectory(parent, title, start or context.settings.import_folder)
    if name and not start:
        context.remember(import_folder=name)
    return Path(name) if name else None


def pick_target(
    parent: QWidget, context: UiContext, title: str, name: str, filters: Sequence[str]
) -> tuple[Path, int] | None:
    """Where to write a file, and the number of the chosen filter.

    The picker does not ask about a file of that name: see :func:`ask_replace`.
    """
    start = str(Path(context.settings.export_folder or Path.home()) / name)
    quiet = QFileDialog.Option.DontConfirmOverwrite
    chosen, kind = QFileDialog.getSaveFileName(parent, title, start, ";;".join(filters), filters[0], quiet)
    if not chosen:
        return None
    context.remember(export_folder=str(Path(chosen).parent))
    return Path(chosen), filters.index(kind) if kind in filters else 0


def ask_replace(parent: QWidget | None, paths: Sequence[Path], act: Callable[[], None]) -> Box | None:
    """Do ``act`` at once when none of the files is there, else after one question that names those that are."""
    existing = [path for path in paths if path.exists()]
    if not existing:
        act()
        return None
    text = _("Thư mục {folder} đã có tệp dưới đây. Thay rồi thì bản cũ, kể cả bản đã ký và quét, không lấy lại được.")
    return ask(
        parent,
        _("Thay tệp đã có?"),
        text.format(folder=existing[0].parent),
        _("Thay tệp"),
        act,
        things=[path.name for path in existing],
        is_danger=True,
    )


def open_folder(folder: Path) -> None:
    """Show a folder in the file manager of the system."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
