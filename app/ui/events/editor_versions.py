"""How an event was planned at first and before each change, and what reads otherwise now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.event_differences import EventDifference, differences
from app.domain.events import EventVersion
from app.domain.periods import VIETNAM
from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_section import Section, Shown
from app.ui.tables import Cell, CellState, Column, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.table import Table


@dataclass(frozen=True, slots=True)
class _Line:
    """A heading (``difference`` is ``None``), below it the reason of the change, then each difference."""

    title: str
    difference: EventDifference | None = None
    is_reason: bool = False


class VersionsSection(Section):
    """Every former plan with its reason, each against the one that followed it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._names: UnitNames | None = None
        self._versions: tuple[EventVersion, ...] = ()
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.lead = label("", "content", "muted", wrap=True)
        column.addWidget(self.lead, 0, Qt.AlignmentFlag.AlignTop)
        self.table = Table(
            context,
            "event_versions",
            TableModel(_columns(), section_of=lambda row: "" if row.difference else row.title),
            is_sortable=False,
            row_height="row_dense",
        )
        self.setFocusProxy(self.table.view)
        column.addWidget(self.table, 1)

    def use_names(self, names: UnitNames) -> None:
        """Name units with ``names``."""
        self._names = names

    def show_versions(self, versions: Sequence[EventVersion]) -> None:
        """Show other versions with the next event."""
        self._versions = tuple(versions)

    def show_event(self, shown: Shown) -> None:
        """Compare each former plan with what followed it, the last one with what stands now."""
        if self._names is None:
            return
        count = len(self._versions)
        told = _("Kế hoạch đã đổi {count} lần; bản đầu và các bản trước được giữ nguyên.").format(count=count)
        self.lead.setText(told if count else _("Chưa có lần điều chỉnh nào; đây là kế hoạch ban đầu."))
        lines: list[_Line] = []
        after = [*(item.event for item in self._versions[1:]), shown.event]
        for version, event in reversed(list(zip(self._versions, after, strict=False))):
            lines.append(_Line(_head(version)))
            lines.append(_Line(version.reason, EventDifference(_("Lý do"), version.reason, ""), is_reason=True))
            lines += [_Line(version.reason, item) for item in differences(version.event, event, self._names.name)]
        self.table.set_rows(lines)
        self.table.setVisible(bool(lines))


def _head(version: EventVersion) -> str:
    at = version.at.astimezone(VIETNAM)
    name = _("Bản đầu") if version.version == 1 else _("Bản {number}").format(number=version.version)
    told = _("{name}, đổi lúc {hour} ngày {day}, {actor}")
    return told.format(name=name, hour=f"{at:%H:%M}", day=short_date(at.date()), actor=version.actor)


def _text(row: _Line, text: str) -> Cell:
    return Cell(tooltip=text) if text or row.is_reason else Cell(CellState.BLANK)


def _before(row: _Line) -> str:
    return row.difference.before if row.difference else ""


def _after(row: _Line) -> str:
    return row.difference.after if row.difference else ""


def _columns() -> tuple[Column[_Line], ...]:
    return (
        Column(
            "what",
            _("Nội dung"),
            lambda row: row.difference.what if row.difference else row.title,
            width=140,
            least=110,
        ),
        Column(
            "before",
            _("Trước"),
            _before,
            cell=lambda row: _text(row, _before(row)),
            width=280,
            least=140,
            is_stretched=True,
        ),
        Column("after", _("Sau"), _after, cell=lambda row: _text(row, _after(row)), width=220, least=130),
    )
