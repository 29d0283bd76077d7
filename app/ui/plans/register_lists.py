"""Lists read into a register: a box shows every row as it was understood and asks before anything is stored."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from app.domain.awards.intake import LINE_WORDS, LineState
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services.plans import register_import, register_people
from app.services.plans.register_import import EntryPreview
from app.services.plans.register_people import PeoplePreview
from app.services.plans.register_rows import EntryLine, ImportDefaults
from app.text import format_number
from app.ui import dialogs, operations, theme
from app.ui.awards.intake_questions import QuestionCard
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table

_FILES = "*.xlsx *.xls *.ods *.csv *.docx *.txt"
_CHIPS = {
    LineState.NEW: "ok",
    LineState.KNOWN: "none",
    LineState.CHANGED: "draft",
    LineState.ASKED: "ask",
    LineState.LEFT_OUT: "none",
}
Preview = EntryPreview | PeoplePreview


@dataclass(frozen=True, slots=True)
class ListWays:
    """How a kind of list is answered and stored, and what it is called."""

    title: str
    noun: str
    answer: Callable[[Any, Any, dict[str, str]], Preview]
    store: Callable[..., object]


class ListBox(Box):
    """Rows above, the open question below; the button stores what is settled, all in one step."""

    def __init__(self, page: QWidget, context: UiContext, preview: Preview, ways: ListWays) -> None:
        text = _("Từng dòng được hiểu như dưới đây; chưa lưu gì trước khi bấm nút.")
        super().__init__(page.window(), Look("inbox", "text2"), ways.title, text)
        self.context, self.preview, self._ways = context, preview, ways
        self.spread(1080)
        self.told = label("", "caption", "warn", wrap=True)
        self.body.addWidget(self.told)
        self.table = Table(context, "register-list", TableModel(_columns()), is_sortable=False)
        self.table.setProperty("framed", "true")
        theme.fix(self.table, min_height=130 if self.is_tight else 280)
        self.body.addWidget(self.table, 1)
        self.question = QuestionCard()
        self.question.answered.connect(self.answer)
        self.body.addWidget(self.question)
        self.leave_out = QCheckBox(_("Bỏ ra những dòng còn câu hỏi"))
        self.leave_out.toggled.connect(lambda _on: self._show_verb())
        self.body.addWidget(self.leave_out)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(_("Lưu"), self.attempt)
        self._show()

    def _show(self) -> None:
        told = self.preview.told if isinstance(self.preview, EntryPreview) else ()
        self.told.setText("; ".join(told)[:1].upper() + "; ".join(told)[1:])
        self.told.setVisible(bool(told))
        self.table.set_rows(self.preview.lines, lambda line: line.place)
        self.question.show_questions(self.preview.questions)
        self.table.setVisible(not (self.is_tight and self.preview.questions))
        self.leave_out.setVisible(bool(self.preview.questions))
        self._show_verb()

    def _show_verb(self) -> None:
        count = sum(line.state in (LineState.NEW, LineState.CHANGED) for line in self.preview.lines)
        self.verb.setText(_("Lưu {count} {noun}").format(count=format_number(count), noun=self._ways.noun))
        reason = "" if count else _("Không có dòng nào mới để lưu")
        if self.preview.questions and not self.leave_out.isChecked():
            reason = _("Còn {count} câu hỏi: trả lời hoặc bỏ ra").format(count=len(self.preview.questions))
        self.verb.lock(reason)

    def answer(self, key: str, value: str) -> None:
        """Understand the list anew with one more answer."""
        try:
            self.preview = self._ways.answer(self.context.workspace, self.preview, {key: value})
        except Problem as problem:
            self.refusal.setText(str(problem))
            self.refusal.show()
            return
        self.refusal.hide()
        self._show()

    def attempt(self) -> bool:
        """Store the rows."""
        self._ways.store(self.context.workspace, self.preview, leaves_out_open=self.leave_out.isChecked())
        return True


def _columns() -> Sequence[Column[EntryLine]]:
    return (
        Column(
            "state", _("Kết luận"), lambda line: _(LINE_WORDS[line.state]),
            cell=lambda line: Cell(chip=_CHIPS[line.state]), width=158,
        ),
        Column(
            "shown", _("Dòng"), lambda line: line.shown, cell=lambda line: Cell(tooltip=line.shown), width=360,
            least=200, is_stretched=True,
        ),
        Column("place", _("Vị trí"), lambda line: line.place, width=190, least=110, drop=1),
    )  # fmt: skip


# --- the ways in -----------------------------------------------------------------------------------------------------


def read_lines(page: QWidget, context: UiContext, key: str, noun: str, defaults: ImportDefaults) -> None:
    """Read what was copied as lines of a register."""
    text, ws = QApplication.clipboard().text(), context.workspace
    _read(page, context, _line_ways(noun), lambda: register_import.from_text(ws, key, text, defaults))


def pick_lines(page: QWidget, context: UiContext, key: str, noun: str, defaults: ImportDefaults) -> None:
    """Choose a file with lines of a register."""
    if path := _picked(page, context, _("Danh sách nhập vào sổ")):
        take_lines(page, context, key, noun, (path, defaults))


def take_lines(page: QWidget, context: UiContext, key: str, noun: str, source: tuple[Path, ImportDefaults]) -> None:
    """Read a file as lines of a register."""
    ws, (path, defaults) = context.workspace, source
    _read(page, context, _line_ways(noun), lambda: register_import.from_file(ws, key, path, defaults))


def read_people(page: QWidget, context: UiContext, entry_id: int) -> None:
    """Read what was copied as people under a line."""
    text, ws = QApplication.clipboard().text(), context.workspace
    _read(page, context, _people_ways(), lambda: register_people.from_text(ws, entry_id, text))


def pick_people(page: QWidget, context: UiContext, entry_id: int) -> None:
    """Choose a file with people under a line."""
    ws, path = context.workspace, _picked(page, context, _("Danh sách người"))
    if path is not None:
        _read(page, context, _people_ways(), lambda: register_people.from_file(ws, entry_id, path))


def _line_ways(noun: str) -> ListWays:
    return ListWays(_("Nhập danh sách vào sổ"), noun, register_import.answer, register_import.store)


def _people_ways() -> ListWays:
    return ListWays(_("Nhập danh sách người"), _("người"), register_people.answer, register_people.store)


def _picked(page: QWidget, context: UiContext, title: str) -> Path | None:
    kinds = _("Danh sách ({kinds})").format(kinds=_FILES)
    files = dialogs.pick_files(page.window(), context, title, kinds)
    return files[0] if files else None


def _read(page: QWidget, context: UiContext, ways: ListWays, read: Callable[[], Preview]) -> None:
    def work(_progress: Progress) -> Preview:
        return read()

    def show(preview: Preview) -> None:
        box = ListBox(page, context, preview, ways)
        box.open()
        box.question.enter() if preview.questions else box.verb.setFocus()

    operations.run(page, context, _("Đọc danh sách"), work, done=show)
