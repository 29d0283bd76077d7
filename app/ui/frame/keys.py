"""Keys of the whole window, the help of a page, and the sheet of shortcuts."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from app.i18n import N_, _
from app.ui import theme
from app.ui.dialogs import Box, Look
from app.ui.frame.nav import NavBar
from app.ui.frame.top_bar import TopBar
from app.ui.places import PLACES
from app.ui.start.page import StartPage
from app.ui.widgets.labels import label
from app.ui.widgets.page import Page

SHEET = (
    ("Ctrl+1 … Ctrl+9", N_("Đến nơi thứ 1 … 9 trong danh mục bên trái")),
    ("Ctrl+K", N_("Tìm đơn vị, sự kiện, chỉ tiêu (gõ có dấu hay không đều được)")),
    ("Ctrl+O · Ctrl+N", N_("Mở thư mục số liệu · Tạo từ kế hoạch")),
    ("F9", N_("Bấm nút xanh của trang")),
    ("Ctrl+Z · Ctrl+Y", N_("Hoàn tác việc vừa làm · Làm lại việc vừa hoàn tác")),
    ("F1 · Ctrl+/", N_("Giải thích trang này · Bảng phím tắt này")),
    ("F6 · Shift+F6", N_("Sang khung sau · khung trước")),
    ("Ctrl+C · Ctrl+V", N_("Chép vùng ô kèm tiêu đề cột · Dán vào các ô sửa được")),
    ("Ctrl+F · Alt+↓", N_("Tìm trong bảng · Lọc theo cột")),
    ("Enter · F2", N_("Mở dòng đang chọn · Sửa ô")),
    ("Esc", N_("Đóng khung bên phải, dừng việc đang chạy")),
    ("Ctrl++ · Ctrl+- · Ctrl+0", N_("Chữ to hơn · nhỏ hơn · về 100 %")),
)


class Keyed(Protocol):
    """What the keys act on."""

    nav: NavBar
    top_bar: TopBar
    start: StartPage

    @property
    def page(self) -> QWidget:
        """The page in sight."""

    def go(self, key: str, target: object = None) -> None:
        """Open a place."""

    def undo(self) -> None:
        """Take back the last operation."""

    def redo(self) -> None:
        """Do again what was taken back."""

    def show_help(self) -> None:
        """Explain the page."""

    def zoom(self, by: int) -> None:
        """Change the letter size."""


def install(window: QWidget) -> None:
    """Give the window its keys; ``window`` is :class:`Keyed`."""
    keyed = _keyed(window)
    _FocusKeeper(window)
    for number, place in enumerate(PLACES[:9], 1):
        _bind(window, f"Ctrl+{number}", _going(keyed, place.key))
    _bind(window, "Ctrl+K", lambda: _search(keyed))
    _bind(window, "Ctrl+O", keyed.start.pick_folder)
    _bind(window, "Ctrl+N", keyed.start.choose_plan)
    _bind(window, "Ctrl+Z", keyed.undo)
    for text in ("Ctrl+Y", "Ctrl+Shift+Z"):
        _bind(window, text, keyed.redo)
    _bind(window, "F9", lambda: _press_primary(keyed))
    _bind(window, "F1", keyed.show_help)
    _bind(window, "Ctrl+/", lambda: show_sheet(window))
    _bind(window, "F6", lambda: next_pane(window, keyed, 1))
    _bind(window, "Shift+F6", lambda: next_pane(window, keyed, -1))
    for text in ("Ctrl++", "Ctrl+="):
        _bind(window, text, lambda: keyed.zoom(10))
    _bind(window, "Ctrl+-", lambda: keyed.zoom(-10))
    _bind(window, "Ctrl+0", lambda: keyed.zoom(0))


class _FocusKeeper(QObject):
    """Brings the keyboard back into the page when Qt moved it away from something just hidden or locked.

    Qt goes on to the next widget by Tab, which after the last one of a page is the navigation: there the keys of the
    page are dead.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._keyed = _keyed(window)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._bring_back)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or old is None or not self._keyed.nav.isAncestorOf(new):
            return
        if not (old.isVisible() and old.isEnabled()):
            self._later.start(0)

    def _bring_back(self) -> None:
        self._keyed.page.setFocus()


def _keyed(window: object) -> Keyed:
    return window  # type: ignore[return-value]  # the window is built before it could be checked against the protocol


def _bind(window: QWidget, keys: str, act: Callable[[], object]) -> None:
    made = QShortcut(QKeySequence(keys), window)
    made.activated.connect(act)


def _going(keyed: Keyed, key: str) -> Callable[[], None]:
    return lambda: keyed.go(key)


def _press_primary(keyed: Keyed) -> None:
    if isinstance(keyed.page, Page):
        keyed.page.press_primary()


def _search(keyed: Keyed) -> None:
    keyed.top_bar.search.setFocus()
    keyed.top_bar.search.selectAll()


def next_pane(window: QWidget, keyed: Keyed, by: int) -> None:
    """Move the keyboard between navigation, search and page."""
    panes: list[QWidget] = [keyed.nav, keyed.top_bar, keyed.page]
    focused = window.focusWidget()
    here = next((n for n, pane in enumerate(panes) if focused and pane.isAncestorOf(focused)), 2)
    target = panes[(here + by) % len(panes)]
    if target is keyed.nav:
        keyed.nav.focus_current()
    elif target is keyed.top_bar:
        _search(keyed)
    else:
        first = next((item for item in keyed.page.findChildren(QWidget) if _takes_keys(item)), None)
        if first:
            first.setFocus()


def _takes_keys(widget: QWidget) -> bool:
    return bool(widget.focusPolicy().value & 1) and widget.isVisible() and widget.isEnabled()


def show_help(window: QWidget, lines: Sequence[str]) -> Box:
    """What this page is for and what can be done on it."""
    box = Box(window, Look("circle-question-mark", "accenttext"), _("Trang này để làm gì"), "")
    box.text.hide()
    for line in lines or (_("Mở tệp đang dùng, tạo mới từ kế hoạch, hoặc xem thử với số liệu mẫu."),):
        box.body.addWidget(label(line, wrap=True))
    box.add_quiet(_("Bảng phím tắt")).clicked.connect(lambda *_checked: show_sheet(window))
    box.add_verb(_("Đóng trợ giúp"), lambda: None)
    box.open()
    return box


def show_sheet(window: QWidget) -> Box:
    """All keys on one sheet."""
    box = Box(window, Look("keyboard", "accenttext"), _("Phím tắt"), "")
    box.text.hide()
    holder = QWidget()
    grid = QGridLayout(holder)
    theme.space(grid, gap=8)
    for row, (keys, words) in enumerate(SHEET):
        grid.addWidget(label(keys, "strong"), row, 0)
        grid.addWidget(label(_(words), wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    box.body.addWidget(holder)
    box.add_verb(_("Đóng bảng phím"), lambda: None)
    box.open()
    return box
