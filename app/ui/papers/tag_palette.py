"""Palette of tags: what may stand in a user's template, what it means, what it prints today; Enter copies it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from app.i18n import _
from app.progress import Progress
from app.services import templates
from app.services.templates import Filling, PaletteEntry
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.papers.template_faults import PURPOSE_WORDS
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class _TagRow:
    """One line: what is typed, what it means and prints; ``parent`` is the tag it stands under."""

    typed: str
    meaning: str
    now: str
    parent: str = ""


class TagPalette(Panel):
    """The tags of one purpose; all that stand under others come into sight with a search."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(flush=True)
        self.context = context
        self._rows: tuple[_TagRow, ...] = ()
        head = QHBoxLayout()
        theme.space(head, (16, 12, 16, 0), 8)
        head.addWidget(label(_("Bảng thẻ cho"), "strong"))
        self.purpose = QComboBox()
        self.purpose.setAccessibleName(_("Mẫu dùng để làm gì"))
        self.purpose.setMinimumContentsLength(14)
        self.purpose.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, words in PURPOSE_WORDS.items():
            self.purpose.addItem(_(words), key)
        self.purpose.currentIndexChanged.connect(lambda _index: self.reload())
        head.addWidget(self.purpose, 1)
        self.body.addLayout(head)
        bar = QHBoxLayout()
        theme.space(bar, (16, 0, 16, 0), 8)
        self.search = SearchField(_("Tên thẻ, mã hoặc tên chỉ tiêu"), _("Tìm thẻ"))
        bar.addWidget(self.search)
        self.body.addLayout(bar)
        self.table = Table(context, "tags", TableModel(_columns()), row_height="row_two_lines", is_sortable=False)
        self.table.row_opened.connect(self._copy)
        self.table.view.search_asked.connect(self.search.setFocus)
        self.search.textChanged.connect(self._search)
        self.search.onward.connect(self.table.enter)
        self.body.addWidget(self.table, 1)
        hint = label(_("Enter hoặc nhấn đúp: chép thẻ, rồi dán vào Word."), "caption", "faint", wrap=True)
        hint.setContentsMargins(theme.current().px(16), 0, theme.current().px(16), theme.current().px(10))
        self.body.addWidget(hint)

    def filling(self) -> Filling:
        """The chosen purpose, for the report year that is shown."""
        return Filling(str(self.purpose.currentData()), self.context.year)

    def show_purpose(self, purpose: str) -> None:
        """Show the tags of a purpose."""
        self.purpose.setCurrentIndex(max(0, self.purpose.findData(purpose)))

    def reload(self) -> None:
        """Read the tags again, with what they print now."""
        ws, filling = self.context.workspace, self.filling()

        def work(_progress: Progress) -> tuple[Filling, tuple[PaletteEntry, ...]]:
            return filling, templates.palette(ws, filling)

        operations.run(self, self.context, _("Đọc bảng thẻ"), work, done=self._read)

    def _read(self, found: tuple[Filling, tuple[PaletteEntry, ...]]) -> None:
        filling, entries = found
        if filling == self.filling():
            self._rows = tuple(sorted(_rows(entries), key=lambda row: bool(row.parent)))
            self._search(self.search.text())

    def _search(self, text: str) -> None:
        rows = self._rows if text.strip() else tuple(row for row in self._rows if not row.parent)
        if rows != self.table.model.rows:
            self.table.set_rows(rows)
        self.table.set_text(text)

    def _copy(self, row: object) -> None:
        if isinstance(row, _TagRow):
            QGuiApplication.clipboard().setText(row.typed)
            self.context.say(_("Đã chép {tag}").format(tag=row.typed))


def _rows(entries: Iterable[PaletteEntry], parent: PaletteEntry | None = None) -> Iterator[_TagRow]:
    for entry in entries:
        now = _("danh sách") if entry.is_list else entry.now
        yield _TagRow(entry.typed, entry.meaning, now, parent.meaning if parent else "")
        yield from _rows(entry.fields, entry)


def _columns() -> tuple[Column[_TagRow], ...]:
    return (
        Column[_TagRow](
            "tag",
            _("Thẻ và ý nghĩa"),
            lambda row: row.typed,
            cell=lambda row: Cell(caption=_meaning(row), tooltip=_meaning(row)),
            width=230,
            least=170,
            is_stretched=True,
        ),
        Column[_TagRow](
            "now",
            _("Hôm nay in ra"),
            lambda row: row.now,
            cell=lambda row: Cell(tone="text2", tooltip=row.now),
            width=130,
            least=90,
            drop=1,
        ),
    )


def _meaning(row: _TagRow) -> str:
    return f"{row.parent}: {row.meaning}" if row.parent else row.meaning
