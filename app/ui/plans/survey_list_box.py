"""A list before anything of it is stored: what was understood line by line, each fault with its cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QWidget

from app.i18n import _
from app.progress import Progress
from app.text import format_number
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.tables import Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

_FILES = "*.docx *.xlsx *.xls *.ods *.csv"


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list as it was understood: its rows under their columns, what is wrong, what was passed over.

    ``store`` keeps it; ``verb`` is on the button, with the number of rows. ``asked`` are rows that are stored only
    by somebody's word, ``consent`` is that word.
    """

    title: str
    columns: Sequence[Column[Any]]
    rows: Sequence[Any]
    faults: Sequence[str]
    told: Sequence[str]
    verb: str
    store: Callable[[], object]
    asked: Sequence[str] = ()
    consent: str = ""


class ListBox(Box):
    """Rows above, faults below; while there is one nothing can be stored."""

    def __init__(self, page: QWidget, context: UiContext, shown: ReadList) -> None:
        text = _("Từng dòng được hiểu như dưới đây; chưa lưu gì trước khi bấm nút.")
        super().__init__(page.window(), Look("inbox", "text2"), shown.title, text)
        self.spread(1080)
        self.table = Table(context, "plan-list", TableModel(shown.columns, shown.rows), is_sortable=False)
        self.table.setProperty("framed", "true")
        theme.fix(self.table, min_height=110 if self.is_tight else 240)
        self.body.addWidget(self.table, 1)
        self._shown = shown
        told = label("; ".join(shown.told), "caption", "muted", wrap=True)
        told.setVisible(bool(shown.told))
        self.body.addWidget(told)
        words = _("{count} chỗ chưa đúng: sửa trong danh sách rồi đọc lại.")
        wrong = label(words.format(count=format_number(len(shown.faults))), "strong", "block", wrap=True)
        wrong.setVisible(bool(shown.faults))
        self.body.addWidget(wrong)
        open_ = (*shown.faults, *shown.asked)
        self.faults = Table(context, "plan-list-faults", TableModel(_fault_columns(), open_), is_sortable=False)
        self.faults.setProperty("framed", "true")
        theme.fix(self.faults, min_height=80 if self.is_tight else 130)
        self.faults.setVisible(bool(open_))
        self.body.addWidget(self.faults)
        self.consent = QCheckBox(shown.consent)
        self.consent.setVisible(bool(shown.asked) and not shown.faults)
        self.consent.toggled.connect(lambda _on: self._show_verb())
        self.body.addWidget(self.consent)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(shown.verb, lambda: shown.store() is not None)
        self._show_verb()

    def _show_verb(self) -> None:
        shown, reason = self._shown, ""
        if shown.faults:
            reason = _("Còn chỗ chưa đúng: chưa lưu được dòng nào")
        elif shown.asked and not self.consent.isChecked():
            reason = _("Còn {count} dòng phải xem lại").format(count=format_number(len(shown.asked)))
        elif not shown.rows:
            reason = _("Không có dòng nào để lưu")
        self.verb.lock(reason)


def _fault_columns() -> tuple[Column[str], ...]:
    return (Column("fault", _("Chỗ chưa đúng"), lambda fault: fault, is_stretched=True, width=400),)


# --- the ways in -----------------------------------------------------------------------------------------------------


def read(page: QWidget, context: UiContext, title: str, work: Callable[[], ReadList]) -> None:
    """Read a list on the worker, then show what was understood."""

    def working(_progress: Progress) -> ReadList:
        return work()

    def show(shown: ReadList) -> None:
        box = ListBox(page, context, shown)
        box.open()
        (box.faults.view if shown.faults or shown.asked else box.verb).setFocus()

    operations.run(page, context, title, working, done=show)


def pick(page: QWidget, context: UiContext, title: str, take: Callable[[Path], object]) -> None:
    """Choose a file with a list."""
    kinds = _("Danh sách ({kinds})").format(kinds=_FILES)
    for path in dialogs.pick_files(page.window(), context, title, kinds)[:1]:
        take(path)


def copied_text() -> str:
    """The range that was copied in another program."""
    return QApplication.clipboard().text()


def menu_of_ways(page: QWidget, ways: Sequence[tuple[str, Callable[[], object]]]) -> QMenu:
    """A menu of what can be done, at the mouse; the caller shows it."""
    menu = QMenu(page)
    for words, act in ways:
        menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
    return menu


def pop_up(menu: QMenu) -> None:
    """Show a menu where the mouse is."""
    menu.popup(QCursor.pos())
