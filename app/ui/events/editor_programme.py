"""Programme and phần hội of an event, typed like sheets; what falls away under a tier says so in its row."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from app.domain.event_templates import timed
from app.domain.events import ACTIVITY_WORDS, Activity, ActivityKind, Event, EventPart, EventPlan, ProgrammeItem
from app.i18n import _
from app.text import clean, short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_rows import RowColumn, RowsEditor, chosen
from app.ui.events.editor_section import NOT_HELD, Section, Shown, part_cell, part_names
from app.ui.events.editor_values import parse_count, parse_day, parse_time, shown_number, shown_time
from app.ui.tables import Cell
from app.ui.widgets.buttons import Button

#: The plan an event of the kind begins with.
Template = Callable[[], EventPlan]
_PARTS = tuple(EventPart)
_KINDS = tuple(ActivityKind)


def programme_columns(
    year: Callable[[], int],
    cell: Callable[[ProgrammeItem], Cell] | None = None,
    start: Callable[[ProgrammeItem], str] | None = None,
) -> tuple[RowColumn[ProgrammeItem], ...]:
    """Columns of a programme; ``start`` shows the time an item begins at, also one that follows from minutes."""
    parts = part_names()
    return (
        RowColumn(
            "text",
            _("Nội dung"),
            lambda row: row.text,
            lambda row, text: replace(row, text=clean(text)),
            width=280,
            least=160,
            is_stretched=True,
            cell=cell,
        ),
        RowColumn(
            "start",
            _("Giờ"),
            start or (lambda row: shown_time(row.starts_at)),
            lambda row, text: replace(row, starts_at=parse_time(text)),
            width=58,
        ),
        RowColumn(
            "minutes",
            _("Phút"),
            lambda row: shown_number(row.minutes),
            lambda row, text: replace(row, minutes=parse_count(text)),
            width=52,
            is_number=True,
        ),
        RowColumn(
            "in_charge",
            _("Người phụ trách"),
            lambda row: row.in_charge,
            lambda row, text: replace(row, in_charge=clean(text)),
            width=150,
            least=90,
        ),
        RowColumn(
            "part",
            _("Phần"),
            lambda row: parts[_PARTS.index(row.part)],
            lambda row, text: replace(row, part=_PARTS[chosen(parts, text)]),
            width=86,
            choices=parts,
        ),
        RowColumn(
            "day",
            _("Ngày"),
            lambda row: short_date(row.day) if row.day else "",
            lambda row, text: replace(row, day=parse_day(text, year())),
            width=92,
            drop=1,
        ),
    )


class ProgrammeSection(Section):
    """The items in their order; times follow from minutes where no time is given."""

    def __init__(self, context: UiContext, template: Template) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._template = template
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.rows = RowsEditor(
            context,
            "event_programme",
            programme_columns(self._year, self._cell, self._start),
            lambda: ProgrammeItem(""),
            _("Thêm mục chương trình…"),
        )
        self.rows.changed.connect(self.changed)
        self.rows.add_button(Button(_("Lấy chương trình mẫu"), "ghost", "copy", self.take_template, small=True))
        column.addWidget(self.rows, 1)

    def _year(self) -> int:
        return self._shown.event.year if self._shown else self.context.year

    def _cell(self, row: ProgrammeItem) -> Cell:
        return part_cell(self._shown, row.part)

    def _start(self, row: ProgrammeItem) -> str:
        """The given time, else the one that follows from the minutes before."""
        if row.starts_at or self._shown is None:
            return shown_time(row.starts_at)
        rows = self.rows.rows()
        place = next((number for number, item in enumerate(rows) if item is row), None)
        items = timed(rows, self._shown.event.starts_at)
        return shown_time(items[place].starts_at) if place is not None else ""

    def show_event(self, shown: Shown) -> None:
        """Show the programme."""
        self._shown = shown
        self.rows.lock(is_locked=shown.is_locked)
        self.rows.show_rows(shown.event.plan.programme)

    def take_template(self) -> None:
        """Put the items of the kind that are not there yet behind those that are."""
        self.rows.add_missing(self._template().programme, lambda item: item.text)

    def written(self, event: Event) -> Event:
        """The event with these items."""
        return replace(event, plan=replace(event.plan, programme=self.rows.rows()))

    def enter(self) -> None:
        """Go into the table."""
        self.rows.enter()


class ActivitiesSection(Section):
    """What is held in phần hội: what it is, how many, who is in charge."""

    def __init__(self, context: UiContext, template: Template) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._template = template
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.rows = RowsEditor(
            context,
            "event_activities",
            activity_columns(self._cell, self._state),
            lambda: Activity(ActivityKind.ART, ""),
            _("Thêm hoạt động phần hội…"),
        )
        self.rows.changed.connect(self.changed)
        self.rows.add_button(Button(_("Lấy hoạt động mẫu"), "ghost", "copy", self.take_template, small=True))
        column.addWidget(self.rows, 1)

    def take_template(self) -> None:
        """Put the activities of the kind that are not there yet behind those that are."""
        self.rows.add_missing(self._template().activities, lambda item: item.name)

    def _cell(self, _row: Activity) -> Cell:
        return part_cell(self._shown, EventPart.FESTIVITIES)

    def _state(self, _row: Activity) -> str:
        is_gone = self._shown is not None and self._shown.falls_away(EventPart.FESTIVITIES)
        return _(NOT_HELD) if is_gone else ""

    def show_event(self, shown: Shown) -> None:
        """Show the activities."""
        self._shown = shown
        self.rows.lock(is_locked=shown.is_locked)
        self.rows.show_rows(shown.event.plan.activities)

    def written(self, event: Event) -> Event:
        """The event with these activities."""
        return replace(event, plan=replace(event.plan, activities=self.rows.rows()))

    def enter(self) -> None:
        """Go into the table."""
        self.rows.enter()


def activity_columns(
    cell: Callable[[Activity], Cell] | None = None, state: Callable[[Activity], str] | None = None
) -> tuple[RowColumn[Activity], ...]:
    """Columns of activities; ``state`` says of a row that it is not held."""
    kinds = tuple(_(ACTIVITY_WORDS[kind]) for kind in _KINDS)
    columns: tuple[RowColumn[Activity], ...] = (
        RowColumn(
            "name",
            _("Hoạt động"),
            lambda row: row.name,
            lambda row, text: replace(row, name=clean(text)),
            width=240,
            least=150,
            is_stretched=True,
            cell=cell,
        ),
        RowColumn(
            "kind",
            _("Loại"),
            lambda row: kinds[_KINDS.index(row.kind)],
            lambda row, text: replace(row, kind=_KINDS[chosen(kinds, text)]),
            width=140,
            choices=kinds,
        ),
        RowColumn(
            "count",
            _("Số lượng"),
            lambda row: shown_number(row.count),
            lambda row, text: replace(row, count=_at_least_one(text)),
            width=72,
            is_number=True,
        ),
        RowColumn(
            "in_charge",
            _("Người phụ trách"),
            lambda row: row.in_charge,
            lambda row, text: replace(row, in_charge=clean(text)),
            width=150,
            least=90,
        ),
    )
    if state is None:
        return columns
    return (*columns, RowColumn("state", "", state, width=104, drop=1, cell=lambda _row: Cell(tone="block")))


def _at_least_one(text: str) -> int:
    count = parse_count(text)
    if not count:
        raise ValueError(_("Ghi số từ 1 trở lên"))
    return count
