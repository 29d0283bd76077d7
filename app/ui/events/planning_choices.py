"""What a season is planned for: which kinds, which places, between which days; nothing chosen means all of it."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.events import EventKind
from app.i18n import _
from app.ui import theme
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_units import UnitPicker
from app.ui.events.editor_values import parse_day
from app.ui.forms import Field, Form
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled

_KIND_WIDTH, _TICK = 250, 40


class PlanningChoices(QWidget):
    """Kinds to tick, places to pick, first and last day; ``changed`` after each change."""

    changed = Signal()

    def __init__(self, kinds: Sequence[EventKind], names: UnitNames, units: Collection[int], year: int) -> None:
        super().__init__()
        self._year = year
        row = QHBoxLayout(self)
        theme.space(row, gap=24)
        row.addLayout(self._make_kinds(kinds), 3)
        self.units = UnitPicker(_("Nơi tổ chức (để trống: mọi xã và xóm biên giới)"), names.search)
        self.units.show_units(names.named(units))
        self.units.changed.connect(self.changed)
        hint = _("theo kế hoạch")
        self.days = Form((Field("first", _("Từ ngày"), hint=hint), Field("last", _("Đến ngày"), hint=hint)), columns=2)
        self.days.changed.connect(self.changed)
        for widget, share in ((self.units, 3), (self.days, 4)):
            column = QVBoxLayout()
            column.addWidget(widget)
            column.addStretch(1)
            row.addLayout(column, share)

    def _make_kinds(self, kinds: Sequence[EventKind]) -> QVBoxLayout:
        holder = QWidget()
        listed = QVBoxLayout(holder)
        theme.space(listed, gap=2)
        self.kinds: dict[str, QCheckBox] = {}
        for kind in kinds:
            room = theme.current().px(_KIND_WIDTH)
            box = QCheckBox(self.fontMetrics().elidedText(kind.name, Qt.TextElideMode.ElideRight, room))
            box.setToolTip(kind.name)
            box.setAccessibleName(kind.name)
            box.setChecked(True)
            box.toggled.connect(lambda _on: self.changed.emit())
            self.kinds[kind.key] = box
            listed.addWidget(box)
        listed.addStretch(1)
        area = scrolled(holder)
        area.setMaximumHeight(theme.current().px(96))
        area.setMinimumWidth(theme.current().px(_KIND_WIDTH + _TICK))
        column = QVBoxLayout()
        theme.space(column, gap=4)
        column.addWidget(label(_("Loại sự kiện"), "caption", "muted"))
        column.addWidget(area)
        return column

    def enter(self) -> None:
        """Take the keyboard to the first kind: arrows and Tab go on, Space ticks."""
        first = next(iter(self.kinds.values()), None)
        (first or self.units.field).setFocus()

    def chosen_kinds(self) -> tuple[str, ...]:
        """The keys of the ticked kinds."""
        return tuple(key for key, box in self.kinds.items() if box.isChecked())

    def span(self) -> tuple[date | None, date | None] | None:
        """The days that were typed; ``None`` while one cannot be read, which says so."""
        found: list[date | None] = []
        for key in ("first", "last"):
            sentence = ""
            try:
                found.append(parse_day(self.days.text_of(key), self._year))
            except ValueError as wrong:
                sentence = str(wrong)
            self.days.show_error(key, sentence)
        return (found[0], found[1]) if len(found) == 2 else None
