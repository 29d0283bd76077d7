"""Where a number comes from: who reported it, in which file, sheet and cell, or which event; one click opens it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.domain.figures import Total
from app.domain.findings import Where
from app.domain.indicators import Indicator
from app.i18n import _
from app.services.tracing import Source
from app.ui import theme
from app.ui.reviews.figures_rows import coverage, written, written_total
from app.ui.widgets.labels import ElidedLabel, label, rule
from app.ui.widgets.panel import SidePanel, clear_layout

_MOST = 200


class _SourceRow(QFrame):
    """One value with its place; click or Enter opens the cell."""

    opened = Signal()

    def __init__(self, source: Source, indicator: Indicator) -> None:
        super().__init__()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("source", "true")
        column = QVBoxLayout(self)
        theme.space(column, (0, 5, 0, 5), 1)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        who = source.unit if not source.place else f"{source.unit} · {source.place}"
        row.addWidget(ElidedLabel(who, "content", "" if source.counts else "muted"), 1)
        value = written(indicator, source.value) if source.value is not None else _("chưa có số liệu")
        if source.part:
            value = f"{value} {source.part}"
        row.addWidget(
            label(value, "strong" if source.counts else "content", "" if source.value is not None else "muted")
        )
        column.addLayout(row)
        words = _("{sheet} · {cell}") if source.event_id else _("{sheet} · ô {cell} · bản {version}")
        place = words.format(sheet=source.sheet, cell=source.cell, version=source.version)
        column.addWidget(ElidedLabel(place, "caption", "muted"))
        column.addWidget(ElidedLabel(source.file, "caption", "faint"))
        passed = ""
        if source.is_overridden:
            passed = _("Lỗi được bỏ qua: {reason}").format(reason=source.override_reason)
            column.addWidget(label(passed, "caption", "warn", wrap=True))
        self.setAccessibleName("; ".join(filter(None, (f"{who}: {value}", place, passed))))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on click."""
        if self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


def _remarks(indicator: Indicator, total: Total) -> Iterator[tuple[str, str]]:
    """What there is to say about a total, each with its tone."""
    if total.missing:
        yield _("Chưa có số của: {names}").format(names=", ".join(total.missing)), "warn"
    for name, (done, of) in total.partial.items():
        yield _("{unit}: mới có {done}/{of} xóm").format(unit=name, done=done, of=of), "warn"
    if total.shared:
        words = _("Có {count} {unit} do hai đơn vị cùng ghi, chỉ tính một lần")
        yield words.format(count=written(indicator, total.shared), unit=indicator.unit), "muted"
    if total.from_events:
        names = ", ".join(total.from_events)
        yield _("Báo cáo không ghi, lấy từ sổ sự kiện: {names}").format(names=names), "muted"
    if total.own:
        words = _("Có {count} {unit} của sự kiện do Ban chỉ đạo tổ chức, không thuộc báo cáo nào")
        yield words.format(count=written(indicator, total.own), unit=indicator.unit), "muted"
    if total.names:
        yield ", ".join(total.names), "muted"


class SourcesPanel(SidePanel):
    """The sources of one total; ``opened`` brings (submission id, place), or the id of an event."""

    opened = Signal(object)

    def __init__(self, closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self._rows: list[_SourceRow] = []

    def show_total(self, indicator: Indicator, total: Total, sources: Sequence[Source]) -> None:
        """Show another total; the sources minus what was shared make the value."""
        clear_layout(self.content)
        self.heading.setText(f"{indicator.code} · {indicator.name}")
        self.chip.show_state(coverage(indicator, total), "plain" if total.is_complete else "soon")
        head = QHBoxLayout()
        theme.space(head, gap=8)
        head.addWidget(label(written_total(indicator, total) or _("chưa có số liệu"), "title"))
        head.addWidget(label(indicator.unit, "content", "muted"), 1)
        self.content.addLayout(head)
        for words, tone in _remarks(indicator, total):
            self.content.addWidget(label(words, "caption", tone, wrap=True))
        if indicator.definition:
            self.content.addWidget(label(indicator.definition, "caption", "muted", wrap=True))
        self._rows = []
        for source in sources[:_MOST]:
            self.content.addWidget(rule())
            row = _SourceRow(source, indicator)
            self._rows.append(row)
            place = source.event_id or (source.submission_id, Where(source.sheet, source.cell))
            row.opened.connect(lambda place=place: self.opened.emit(place))
            self.content.addWidget(row)
        if len(sources) > _MOST:
            rest = _("và {count} nguồn nữa").format(count=len(sources) - _MOST)
            self.content.addWidget(label(rest, "caption", "muted"))
        self.content.addStretch(1)

    def focus_first(self) -> None:
        """Give the keyboard to the first source: Enter opens its cell, Tab goes to the next."""
        if self._rows:
            self._rows[0].setFocus()
