"""The versions of one report, what changed from one to the next and inside each: old and new, who, when and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.submissions import SubmissionDetail
from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions.version_changes import Change, columns
from app.ui.submissions.words import version_chip
from app.ui.tables import TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel, clear_layout
from app.ui.widgets.table import Table

#: How many versions are told, the newest ones.
MOST = 4


class VersionsView(Panel):
    """What came before and what is different; ``chosen`` gives the place of the figure under the cursor."""

    chosen = Signal(object)

    def __init__(self, context: UiContext, again: Button) -> None:
        super().__init__(_("Các bản và thay đổi"), flush=True)
        holder = QWidget()
        self._told = QVBoxLayout(holder)
        theme.space(self._told, (16, 0, 16, 4), 2)
        self.body.addWidget(holder)
        model: TableModel[Change] = TableModel(columns(), section_of=lambda row: row.heading)
        self.table = Table(context, "submissions-versions", model, row_height="row_two_lines", is_sortable=False)
        self.table.view.setAccessibleName(_("Số đã thay đổi"))
        self.table.row_chosen.connect(self._choose)
        self.body.addWidget(self.table, 1)
        around = QVBoxLayout()
        theme.space(around, (16, 4, 16, 4))
        #: everything about the change under the cursor, which its line has no room for
        self.whole = label("", "caption", "muted", wrap=True)
        self.whole.hide()
        around.addWidget(self.whole)
        self.body.addLayout(around)
        foot = QHBoxLayout()
        theme.space(foot, (16, 8, 16, 8))
        foot.addWidget(again)
        foot.addStretch(1)
        self.body.addLayout(foot)

    def _choose(self, row: Change | None) -> None:
        is_change = row is not None and not row.heading
        self.whole.setVisible(is_change)
        if row is not None and is_change:
            self.whole.setText("\n".join((f"{row.code} {row.name}", *row.details)))
            self.chosen.emit(row.where)

    def show_versions(self, versions: Sequence[SubmissionDetail], said: str, changes: Sequence[Change]) -> None:
        """Show the versions of a report, oldest first, a sentence on what is different, and every changed figure."""
        clear_layout(self._told)
        for item in reversed(versions[-MOST:]):
            self._told.addWidget(label(_headline(item), "strong"))
            self._told.addWidget(label(item.file_name, "caption", "muted", wrap=True))
            for words, why in ((_("Trả lại: {why}"), item.return_reason), (_("Đính chính: {why}"), item.amend_reason)):
                if why:
                    self._told.addWidget(label(words.format(why=why), "caption", "warn", wrap=True))
        if len(versions) > MOST:
            rest = _("và {count} bản cũ hơn").format(count=len(versions) - MOST)
            self._told.addWidget(label(rest, "caption", "muted"))
        self._told.addWidget(label(said, "content", "muted", wrap=True))
        self.table.setVisible(bool(changes))
        self.table.set_rows(tuple(changes))
        self._told.addStretch(0 if changes else 1)


def _headline(item: SubmissionDetail) -> str:
    parts = [_("Bản {version}").format(version=item.version), version_chip(item.state)[0]]
    if item.received_at:
        parts.append(short_date(item.received_at.date()))
    return " · ".join(parts)
