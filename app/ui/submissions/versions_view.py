"""The versions of one report and what changed from one to the next: figures old and new, who was sent back and why."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.indicators import Catalogue
from app.domain.submissions import Difference, StoredFigure, SubmissionDetail
from app.i18n import _
from app.text import format_number, short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions.words import version_chip
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel, clear_layout
from app.ui.widgets.table import Table

#: How many versions are told, the newest ones.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Change:
    """One figure that differs from the version before, with the name of its indicator and why it was corrected."""

    difference: Difference
    name: str
    reason: str = ""


def changes_of(
    differences: Sequence[Difference], figures: Sequence[StoredFigure], catalogue: Catalogue
) -> tuple[Change, ...]:
    """The differences with what explains them."""
    reasons = {item.figure.where: item.reason for item in figures if item.reason}
    return tuple(
        Change(
            item,
            catalogue[item.indicator].name if item.indicator in catalogue else item.indicator,
            reasons.get(item.where, ""),
        )
        for item in differences
    )


def _indicator(row: Change) -> Cell:
    found = row.difference
    parts = (found.place, found.part, str(found.where), row.reason)
    caption = " · ".join(part for part in parts if part)
    return Cell(caption=caption, tooltip="\n".join((f"{found.indicator} {row.name}", *filter(None, parts))))


def _figure(attribute: str, title: str) -> Column[Change]:
    def look(row: Change) -> Cell:
        is_blank = getattr(row.difference, attribute) is None
        return Cell(CellState.BLANK) if is_blank else Cell(is_strong=attribute == "after")

    def show(row: Change) -> str:
        value = getattr(row.difference, attribute)
        return "" if value is None else format_number(value)

    return Column(
        attribute, title, lambda row: getattr(row.difference, attribute), show=show, cell=look, width=78, is_number=True
    )


class VersionsView(Panel):
    """What came before and what is different; ``chosen`` gives the place of the figure under the cursor."""

    chosen = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__(_("Các bản và thay đổi"), flush=True)
        holder = QWidget()
        self._told = QVBoxLayout(holder)
        theme.space(self._told, (16, 0, 16, 4), 2)
        self.body.addWidget(holder)
        columns = (
            Column(
                "indicator",
                _("Chỉ tiêu"),
                lambda row: row.difference.indicator,
                show=lambda row: f"{row.difference.indicator} {row.name}",
                cell=_indicator,
                width=140,
                is_stretched=True,
            ),
            _figure("before", _("Bản trước")),
            _figure("after", _("Bản này")),
        )
        self.table = Table(context, "submissions-versions", TableModel(columns), row_height="row_two_lines")
        self.table.view.setAccessibleName(_("Số khác bản trước"))
        self.table.row_chosen.connect(lambda row: self.chosen.emit(row.difference.where) if row else None)
        self.body.addWidget(self.table, 1)

    def show_versions(self, versions: Sequence[SubmissionDetail], changes: Sequence[Change]) -> None:
        """Show the versions of a report, oldest first, and the changes of the last one."""
        clear_layout(self._told)
        for item in reversed(versions[-_MOST:]):
            self._told.addWidget(label(_headline(item), "strong"))
            self._told.addWidget(label(item.file_name, "caption", "muted", wrap=True))
            for words, why in ((_("Trả lại: {why}"), item.return_reason), (_("Đính chính: {why}"), item.amend_reason)):
                if why:
                    self._told.addWidget(label(words.format(why=why), "caption", "warn", wrap=True))
        if len(versions) > _MOST:
            rest = _("và {count} bản cũ hơn").format(count=len(versions) - _MOST)
            self._told.addWidget(label(rest, "caption", "muted"))
        said = _("{count} số khác bản trước").format(count=len(changes)) if changes else ""
        if not said:
            said = _("Bản đầu tiên, chưa có gì để so") if len(versions) < 2 else _("Không số nào khác bản trước")
        self._told.addWidget(label(said, "content", "muted"))
        self.table.setVisible(bool(changes))
        self.table.set_rows(tuple(changes))
        self._told.addStretch(0 if changes else 1)


def _headline(item: SubmissionDetail) -> str:
    parts = [_("Bản {version}").format(version=item.version), version_chip(item.state)[0]]
    if item.received_at:
        parts.append(short_date(item.received_at.date()))
    return " · ".join(parts)
