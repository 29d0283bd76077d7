"""The people under a line of a register: how many different ones beside how many names, lists read in, names typed."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.plans.register_persons import PersonDoubt
from app.domain.plans.registers import RegisterDefinition, RegisterPerson
from app.i18n import _
from app.services.plans import registers
from app.services.plans.registers import RegisterRow
from app.text import clean, format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.events.editor_cells import RowColumn
from app.ui.events.editor_rows import RowsEditor
from app.ui.plans import register_lists
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label, restyle
from app.ui.widgets.panel import clear_layout

_MOST_NAMES = 12
_WIDE = 980
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


class PeopleSection(QWidget):
    """Names below the fields of a line, with the ways to bring and to change them."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.context = context
        self.row: RegisterRow | None = None
        column = QVBoxLayout(self)
        theme.space(column, (0, 8, 0, 0), 4)
        self.heading = label(_("Danh sách người"), "strong")
        column.addWidget(self.heading)
        self.told = label("", "content", wrap=True)
        column.addWidget(self.told)
        self._names = QVBoxLayout()
        theme.space(self._names, gap=2)
        column.addLayout(self._names)
        self.paste = Button(_("Dán danh sách đã chép"), "ghost", "copy", self.read_clipboard, small=True)
        self.file = Button(_("Nhập từ tệp…"), "ghost", "inbox", self.pick_file, small=True)
        self.edit = Button(_("Xem, sửa danh sách…"), "ghost", "pencil", self.open_list, small=True)
        self.doubts = Button("", "ghost", "users", self.open_doubts, small=True)
        for button in (self.paste, self.file, self.edit, self.doubts):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_line(self, of: RegisterDefinition, row: RegisterRow) -> None:
        """Show the people of a line."""
        self.row = row
        clear_layout(self._names)
        count = registers.people_of(self.context.workspace, of.key, row.entry.id)
        words = _("{count} người khác nhau; {turns} lượt (tên trong danh sách)")
        told = words.format(count=format_number(count.count), turns=format_number(count.turns))
        self.told.setText(told if row.persons else _("Chưa có ai trong danh sách."))
        for number, person in enumerate(row.persons[:_MOST_NAMES], 1):
            self._names.addWidget(label(f"{number}. {_words(person)}", "caption", wrap=True))
        if len(row.persons) > _MOST_NAMES:
            more = _("và {count} người nữa").format(count=format_number(len(row.persons) - _MOST_NAMES))
            self._names.addWidget(label(more, "caption", "muted"))
        open_ = len(registers.doubts(self.context.workspace, of.key))
        self.doubts.setVisible(open_ > 0)
        self.doubts.setText(_("{count} cặp tên trong sổ có thể là một người…").format(count=open_))

    def read_clipboard(self) -> None:
        """Read a copied list under this line."""
        if self.row is not None:
            register_lists.read_people(self, self.context, self.row.entry.id)

    def pick_file(self) -> None:
        """Read the list of a file under this line."""
        if self.row is not None:
            register_lists.pick_people(self, self.context, self.row.entry.id)

    def open_list(self) -> None:
        """Type and change the names."""
        if self.row is not None:
            PeopleBox(self, self.context, self.row).open()

    def open_doubts(self) -> None:
        """Say of each pair whether it is one person."""
        if self.row is not None:
            ask_doubts(self, self.context, self.row.entry.register)


def _words(person: RegisterPerson) -> str:
    year = str(person.birth_year) if person.birth_year else ""
    return ", ".join(filter(None, (person.full_name, year, person.workplace, person.role)))


class PeopleBox(Box):
    """Every name of a line in rows that are typed like a sheet."""

    def __init__(self, page: QWidget, context: UiContext, row: RegisterRow) -> None:
        text = _("Mỗi dòng một người; dán được từ Excel. Cùng tên, năm sinh và nơi công tác là một người.")
        super().__init__(page.window(), Look("users", "text2"), row.entry.title, text)
        self.context, self._row = context, row
        self.spread(_WIDE)
        hint = _("Gõ hoặc dán họ tên")
        self.rows = RowsEditor(context, "register-people", _columns(), lambda: RegisterPerson(full_name=""), hint)
        theme.fix(self.rows, min_height=160 if self.is_tight else 320)
        self.rows.show_rows(row.persons)
        self.body.addWidget(self.rows, 1)
        self.keep_typed(lambda: self.rows.rows() != row.persons)
        self.add_quiet(_("Thôi"))
        self.verb = self.add_attempt(_("Lưu danh sách"), self.attempt)

    def attempt(self) -> bool:
        """Store the names."""
        registers.save(self.context.workspace, self._row.entry, self.rows.rows())
        return True


def _columns() -> tuple[RowColumn[RegisterPerson], ...]:
    return (
        RowColumn(
            "name", _("Họ và tên"), lambda one: one.full_name, lambda one, text: replace(one, full_name=clean(text)),
            width=230, least=160,
        ),
        RowColumn("born", _("Năm sinh"), lambda one: str(one.birth_year or ""), _put_year, width=84, is_number=True),
        RowColumn(
            "place", _("Nơi công tác"), lambda one: one.workplace,
            lambda one, text: replace(one, workplace=clean(text)), width=230, least=140,
        ),
        RowColumn(
            "role", _("Chức vụ"), lambda one: one.role, lambda one, text: replace(one, role=clean(text)), width=150,
            least=100, drop=1,
        ),
        RowColumn(
            "note", _("Ghi chú"), lambda one: one.note, lambda one, text: replace(one, note=clean(text)), width=120,
            least=80, drop=2, is_stretched=True,
        ),
    )  # fmt: skip


def _put_year(person: RegisterPerson, text: str) -> RegisterPerson:
    wanted = clean(text)
    if wanted and not (wanted.isascii() and wanted.isdecimal() and _FIRST_YEAR <= int(wanted) <= _LAST_YEAR):
        raise ValueError(_("Ghi năm sinh bốn chữ số, ví dụ 1985"))
    return replace(person, birth_year=int(wanted) if wanted else None)


class DoubtBox(Box):
    """Two names that may be one person, side by side; the answer is remembered and not asked again."""

    def __init__(self, page: QWidget, context: UiContext, pairs: Sequence[PersonDoubt]) -> None:
        pair = pairs[0]
        title = _("Một người hay hai người?")
        super().__init__(page.window(), Look("users", "ask"), title, f"{', '.join(pair.reasons)}.".capitalize())
        self.context, self.pair = context, pair
        for number, one in enumerate((pair.first, pair.second), 1):
            entry = registers.find(context.workspace, one.entry_id).entry
            self.body.addWidget(label(f"{number}. {_words(one)}", "strong", wrap=True))
            self.body.addWidget(label(entry.title, "caption", "muted", wrap=True))
        left = _("Còn {count} cặp.").format(count=len(pairs))
        self.body.addWidget(label(left, "caption", "muted"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(_("căn cứ, ví dụ: đã hỏi đơn vị"))
        self.reason.setAccessibleName(_("Căn cứ"))
        self.body.addWidget(self.reason)
        self.add_quiet(_("Để sau"))
        other = self.add_attempt(_("Hai người khác nhau"), lambda: self._decide(is_same=False))
        other.setProperty("kind", "plain")
        other.setDefault(False)
        restyle(other)
        self.add_attempt(_("Là một người"), lambda: self._decide(is_same=True))

    def _decide(self, *, is_same: bool) -> bool:
        one, other = self.pair.first.id, self.pair.second.id
        registers.decide(self.context.workspace, one, other, is_same=is_same, reason=self.reason.text())
        return True


def ask_doubts(page: QWidget, context: UiContext, key: str) -> None:
    """Ask about the pairs of a register one after the other, until somebody leaves."""
    pairs = registers.doubts(context.workspace, key)
    if not pairs:
        context.say(_("Không còn cặp tên nào phải xem lại."))
        return
    box = DoubtBox(page, context, pairs)
    box.accepted.connect(lambda: ask_doubts(page, context, key))
    box.open()
