"""Lịch sử: who did what and when, value by value, and the way back for the last one."""

from PySide6.QtWidgets import QHBoxLayout

from app.i18n import _
from app.services import history
from app.services.history import ChangeLine, EntryRow
from app.ui import desk, theme
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class HistoryTab(PageTab):
    """Operations left, what one of them changed right."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        left = Panel(_("Việc đã làm"), _("mới nhất trước"), flush=True)
        columns = (
            Column[EntryRow]("at", _("Lúc"), lambda item: item.at, width=132),
            Column[EntryRow](
                "label",
                _("Việc"),
                lambda item: item.label,
                cell=lambda item: Cell(
                    caption=_("{actor} · đã hoàn tác").format(actor=item.actor) if item.is_undone else item.actor,
                    tone="text3" if item.is_undone else "",
                ),
                width=200,
                least=140,
                is_stretched=True,
            ),
            Column[EntryRow]("changes", _("Số dòng"), lambda item: item.changes, width=80, drop=1, is_number=True),
        )
        self.table = Table(context, "history", TableModel(columns), row_height="row_two_lines")
        self.table.row_chosen.connect(self._show_changes)
        left.body.addWidget(self.table, 1)
        right = Panel(_("Từ gì thành gì"), " ", flush=True)
        self.lines = Table(context, "history-changes", TableModel(_lines()), row_height="row_two_lines")
        self._lines_panel = right
        right.body.addWidget(self.lines, 1)
        row.addWidget(left, 1)
        row.addWidget(right, 1)

    def reload(self) -> None:
        """Read the newest operations."""
        self.table.set_rows(history.entries(self.context.workspace), same=lambda item: item.id)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)

    def _show_changes(self, entry: object) -> None:
        found = history.changes(self.context.workspace, entry.id) if isinstance(entry, EntryRow) else ()
        self.lines.set_rows(found)
        self._lines_panel.caption.setText(_("{count} giá trị").format(count=len(found)))

    def sentence(self) -> tuple[Part | str, ...]:
        """What could be taken back."""
        found = desk.undoable(self.context.workspace)
        if not found:
            return (_("Không có việc nào đang chờ hoàn tác."),)
        return (_("Hoàn tác được: "), Part(found, "accenttext"), ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Do again, take back."""
        ws = self.context.workspace
        again = Button(_("Làm lại"), "plain", "rotate-ccw", self.context.redo_asked.emit)
        back = Button(_("Hoàn tác"), "primary", "undo-2", self.context.undo_asked.emit)
        again.lock("" if history.redoable(ws) else _("Chưa có việc nào vừa hoàn tác"))
        back.lock("" if desk.undoable(ws) else _("Không có việc nào hoàn tác được"))
        return again, back


def _lines() -> tuple[Column[ChangeLine], ...]:
    return (
        Column[ChangeLine](
            "thing",
            _("Ở đâu"),
            lambda line: line.thing,
            cell=lambda line: Cell(caption=line.field),
            width=150,
            least=110,
            is_stretched=True,
        ),
        Column[ChangeLine]("before", _("Trước"), lambda line: line.before, width=130, least=80),
        Column[ChangeLine]("after", _("Sau"), lambda line: line.after, width=130, least=80),
    )
