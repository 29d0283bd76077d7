"""What came of an event: figures somebody took note of; blank where nobody has told yet."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.event_outcome import told_result
from app.domain.events import Event, EventResult, EventStatus
from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_fields import TypedFields
from app.ui.events.editor_section import Section, Shown
from app.ui.events.editor_values import parse_count, parse_money, shown_number
from app.ui.forms import Field, FieldKind, Form
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled

_TEXTS = ("summary", "shortcomings")


def _fields() -> tuple[Field, ...]:
    return (
        Field("delegate_count", _("Số đại biểu dự")),
        Field("people_count", _("Số nhân dân dự")),
        Field("arts", _("Tiết mục văn hóa, văn nghệ")),
        Field("sports", _("Môn thể dục, thể thao")),
        Field("games", _("Trò chơi dân gian")),
        Field("pledge_count", _("Số hộ ký cam kết")),
        Field("gift_count", _("Số suất quà đã trao")),
        Field("gift_value", _("Giá trị quà đã trao, đồng")),
    )


class ResultSection(Section):
    """Figures and two texts; hints inside the empty fields come from the plan, they are not values."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._event: Event | None = None
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (16, 12, 16, 12), 8)
        self.lead = label("", "content", "muted", wrap=True)
        self.figures = Form(_fields(), columns=2)
        self.texts = Form(
            (
                Field("summary", _("Kết quả, đánh giá chung"), FieldKind.LINES),
                Field("shortcomings", _("Hạn chế, khó khăn"), FieldKind.LINES),
            )
        )
        readers = {field.key: parse_count for field in self.figures.fields} | {"gift_value": parse_money}
        self._fields = TypedFields((self.figures, self.texts), readers)
        column.addWidget(self.lead)
        self.take = Button(_("Điền ô trống từ danh sách và kế hoạch"), "ghost", "copy", self.take_told, small=True)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        for form in (self.figures, self.texts):
            form.changed.connect(self.changed)
            column.addWidget(form)
        column.addStretch(1)
        outer.addWidget(scrolled(inner))

    def show_event(self, shown: Shown) -> None:
        """Show what was noted."""
        event = shown.event
        present = sum(1 for item in event.plan.delegates if item.attended)
        told = _("Chưa đánh dấu đã tổ chức; ghi trước cũng được. Ô trống là chưa có số liệu, không phải 0.")
        if event.status is EventStatus.HELD:
            told = _("Các số này đi vào chỉ tiêu và báo cáo sơ kết; ô trống là chưa có số liệu, không phải 0.")
        if present:
            told = _("{told} Danh sách đại biểu ghi {count} người có mặt.").format(told=told, count=present)
        self.lead.setText(told)
        self._event = event
        self.take.setVisible(told_result(event) != event.result)
        if self.written(event) != event:
            self._fill(event.result)
        self._fields.remember(partial(getattr, event.result))

    def _fill(self, result: EventResult) -> None:
        for form in (self.figures, self.texts):
            values = {field.key: getattr(result, field.key) for field in form.fields}
            form.set_values(**{k: v if k in _TEXTS else shown_number(v) for k, v in values.items()})

    def take_told(self) -> None:
        """Fill the blanks with what the lists and the plan tell; figures that were typed stay."""
        if self._event is not None:
            self._fill(told_result(self.written(self._event)))
            self.changed.emit()

    def written(self, event: Event) -> Event:
        """The event with this result; a figure that cannot be read keeps its former value and says so."""
        typed = self._fields.read(partial(getattr, event.result))
        return replace(event, result=replace(event.result, **typed))

    def enter(self) -> None:
        """Go to the first figure."""
        self.figures.focus("delegate_count")
