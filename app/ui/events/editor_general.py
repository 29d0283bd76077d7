"""The head of an event: name, who holds it and who takes part, days, place, chair, parts, people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.events import PART_WORDS, Event, EventPart
from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_fields import TypedFields
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_section import Section, Shown
from app.ui.events.editor_units import UnitPicker
from app.ui.events.editor_values import parse_count, parse_day, parse_time, shown_number, shown_time
from app.ui.forms import Field, FieldKind, Form
from app.ui.widgets.labels import label
from app.ui.widgets.panel import scrolled

_READERS = {"starts_at": parse_time, "expected_delegates": parse_count, "expected_people": parse_count}
#: Fields of the plan; the others are of the event itself.
_OF_PLAN = ("chair", "expected_delegates", "expected_people", "measures", "note")


class _PartBox(QCheckBox):
    """A click takes the tick away or sets it; Qt's own round would go by the half one."""

    def nextCheckState(self) -> None:
        """Whole or nothing."""
        self.setCheckState(Qt.CheckState.Unchecked if self.isChecked() else Qt.CheckState.Checked)


def _name_field() -> Form:
    return Form((Field("name", _("Tên sự kiện, như in trên giấy tờ"), is_required=True),))


def _day_fields() -> Form:
    return Form(
        (
            Field("starts_on", _("Ngày"), hint=_("28/02/2022 hoặc 28/2")),
            Field("ends_on", _("Đến hết ngày (nếu nhiều ngày)"), hint=_("để trống: một ngày")),
            Field("starts_at", _("Giờ bắt đầu"), hint="07:30"),
            Field("place", _("Địa điểm"), hint=_("nhà văn hóa xã…")),
            Field("chair", _("Chủ trì")),
            Field("expected_delegates", _("Số đại biểu dự kiến")),
            Field("expected_people", _("Nhân dân dự kiến (ngoài đại biểu)")),
        ),
        columns=2,
    )


def _text_fields() -> Form:
    return Form(
        (
            Field("measures", _("Biện pháp bảo đảm an toàn"), FieldKind.LINES),
            Field("note", _("Ghi chú"), FieldKind.LINES),
        ),
        columns=2,
    )


class GeneralSection(Section):
    """Fields left as they are typed; one that cannot be read says so and keeps the former value."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._names: UnitNames | None = None
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        inner = QWidget()
        column = QVBoxLayout(inner)
        theme.space(column, (16, 12, 16, 12), 8)
        self.name, self.days, self.texts = _name_field(), _day_fields(), _text_fields()
        self._fields = TypedFields((self.name, self.days, self.texts), _READERS)
        self.hosts = UnitPicker(_("Đơn vị tổ chức"), self._search)
        self.participants = UnitPicker(_("Đơn vị tham gia"), self._search)
        pickers = QHBoxLayout()
        theme.space(pickers, gap=16)
        for picker in (self.hosts, self.participants):
            beside = QVBoxLayout()
            beside.addWidget(picker)
            beside.addStretch(1)
            pickers.addLayout(beside, 1)
            picker.changed.connect(self.changed)
        column.addWidget(self.name)
        column.addLayout(pickers)
        column.addWidget(self.days)
        column.addLayout(self._make_parts())
        self.parts_fault = label("", "caption", "block", wrap=True)
        self.parts_fault.hide()
        column.addWidget(self.parts_fault)
        column.addWidget(self.texts)
        column.addStretch(1)
        for form in (self.name, self.days, self.texts):
            form.changed.connect(self.changed)
        outer.addWidget(scrolled(inner))

    def _make_parts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, gap=16)
        row.addWidget(label(_("Gồm"), "caption", "muted"))
        self.parts: dict[EventPart, QCheckBox] = {}
        for part, words in PART_WORDS.items():
            box = _PartBox(_(words))
            box.toggled.connect(lambda _on: self.changed.emit())
            self.parts[part] = box
            row.addWidget(box)
        row.addStretch(1)
        return row

    def _search(self, text: str) -> tuple[tuple[int, str], ...]:
        return self._names.search(text) if self._names else ()

    def use_names(self, names: UnitNames) -> None:
        """Find and name units with ``names``."""
        self._names = names

    # --- showing ---

    def show_event(self, shown: Shown) -> None:
        """Show the head; what says the same already stays as it is typed."""
        event = shown.event
        if self.written(event) != event:
            self._fill(event)
        self._fields.remember(partial(_value, event))
        for widget in (self.name, self.days, self.texts, self.hosts, self.participants, *self.parts.values()):
            widget.setEnabled(not shown.is_locked)
        self._show_parts(shown)

    def _show_parts(self, shown: Shown) -> None:
        """What fell away is half ticked: planned, but not held; the plan gives it up for good without the tick."""
        for part, box in self.parts.items():
            is_gone = part in shown.event.dropped and box.isChecked()
            must_go = not is_gone and part in shown.forbidden and part in shown.event.parts
            fate = _(": đã bỏ theo cấp độ") if is_gone else _(": phải bỏ theo cấp độ") if must_go else ""
            box.setText(_(PART_WORDS[part]) + fate)
            box.setToolTip(shown.reason if is_gone or must_go else "")
            box.blockSignals(True)  # noqa: FBT003 - Qt's own
            whole = Qt.CheckState.Checked if box.isChecked() else Qt.CheckState.Unchecked
            box.setCheckState(Qt.CheckState.PartiallyChecked if is_gone else whole)
            box.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _fill(self, event: Event) -> None:
        plan = event.plan
        self.name.set_values(name=event.name)
        self.days.set_values(
            starts_on=short_date(event.starts_on) if event.starts_on else "",
            ends_on=short_date(event.ends_on) if event.ends_on else "",
            starts_at=shown_time(event.starts_at),
            place=event.place,
            chair=plan.chair,
            expected_delegates=shown_number(plan.expected_delegates),
            expected_people=shown_number(plan.expected_people),
        )
        self.texts.set_values(measures=plan.measures, note=plan.note)
        for part, box in self.parts.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's own
            box.setChecked(part in event.parts)
            box.blockSignals(False)  # noqa: FBT003 - Qt's own
        if self._names:
            self.hosts.show_units(self._names.named(event.hosts))
            self.participants.show_units(self._names.named(event.participants))

    def show_faults(self, told: Mapping[str, Sequence[str]]) -> None:
        """Say at their fields what is wrong with them; what cannot be read is said by reading."""
        self._fields.show_faults(told)
        self.hosts.say(" ".join(told.get("hosts", ())))
        self.participants.say(" ".join(told.get("participants", ())))
        self.parts_fault.setText(" ".join(told.get("parts", ())))
        self.parts_fault.setVisible(bool(self.parts_fault.text()))

    def focus_field(self, field: str) -> None:
        """Put the keyboard into a field."""
        if field == "hosts":
            self.hosts.field.setFocus()
        elif field == "parts":
            self.parts[EventPart.REVIEW].setFocus()
        self._fields.focus(field)

    # --- reading ---

    def written(self, event: Event) -> Event:
        """The event with this head."""
        self._fields.readers |= dict.fromkeys(("starts_on", "ends_on"), partial(parse_day, year=event.year))
        typed = self._fields.read(partial(_value, event))
        plan = replace(event.plan, **{key: typed.pop(key) for key in _OF_PLAN})
        ticked = tuple(part for part, box in self.parts.items() if box.isChecked())
        parts = event.parts if set(ticked) == set(event.parts) else ticked
        return replace(
            event,
            **typed,
            plan=plan,
            parts=parts,
            dropped=tuple(part for part in event.dropped if part in parts),
            hosts=self.hosts.ids(),
            participants=tuple(item for item in self.participants.ids() if item not in self.hosts.ids()),
        )

    def enter(self) -> None:
        """Go to the name, to the hosts while there is none."""
        if self.hosts.ids():
            self.name.focus("name")
        else:
            self.hosts.field.setFocus()


def _value(event: Event, key: str) -> object:
    return getattr(event.plan if key in _OF_PLAN else event, key)
