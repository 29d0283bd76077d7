"""Programme and phần hội of an event, typed like sheets; what falls away under a tier says so in its row."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from app.domain.event_templates import timed
from app.domain.events import (
    ACTIVITY_WORDS,
    PART_WORDS,
    Activity,
    ActivityKind,
    Event,
    EventPart,
    EventPlan,
    ProgrammeItem,
)
from app.i18n import _
from app.text import short_date
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_cells import RowColumn
from app.ui.events.editor_columns import count_column, needed_column, text_column, words_column
from app.ui.events.editor_rows import RowsEditor
from app.ui.events.editor_section import NOT_HELD, Section, Shown, part_cell
from app.ui.events.editor_values import parse_count, parse_day, parse_time, shown_time
from app.ui.tables import Cell
from app.ui.widgets.buttons import Button

#: The plan an event of the kind begins with.
Template = Callable[[], EventPlan]


def programme_columns(
    year: Callable[[], int],
    cell: Callable[[ProgrammeItem], Cell] | None = None,
    start: Callable[[ProgrammeItem], str] | None = None,
    part: Callable[[ProgrammeItem], str] | None = None,
    part_look: Callable[[ProgrammeItem], Cell] | None = None,
) -> tuple[RowColumn[ProgrammeItem], ...]:
    """Columns of a programme.

    ``start`` tells the time an item begins at, also one that follows from minutes; ``part`` whether it is held.
    """
    return (
        text_column("text", _("Nội dung"), 280, 124, is_stretched=True, cell=cell),
        RowColumn(
            "start",
            _("Giờ"),
            lambda row: shown_time(row.starts_at),
            lambda row, text: replace(row, starts_at=parse_time(text)),
            width=56,
            told=start,
        ),
        count_column("minutes", _("Phút"), 48),
        text_column("in_charge", _("Người phụ trách"), 150, 70),
        words_column("part", _("Phần"), 134, PART_WORDS, part, part_look),
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
            programme_columns(self._year, self._cell, self._start, self._part, self._part_cell),
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

    def _part_cell(self, row: ProgrammeItem) -> Cell:
        return part_cell(self._shown, row.part, "ban")

    def _part(self, row: ProgrammeItem) -> str:
        """The part, or that it is not held."""
        is_gone = self._shown is not None and self._shown.falls_away(row.part)
        return _(NOT_HELD if is_gone else PART_WORDS[row.part])

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
        event = shown.event
        has_days = event.ends_on is not None or any(item.day for item in event.plan.programme)
        self.rows.leave_out(() if has_days else ("day",))
        self.rows.show_rows(event.plan.programme)

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
            activity_columns(self._cell, self._kind, self._kind_cell),
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

    def _kind_cell(self, _row: Activity) -> Cell:
        return part_cell(self._shown, EventPart.FESTIVITIES, "ban")

    def _kind(self, row: Activity) -> str:
        is_gone = self._shown is not None and self._shown.falls_away(EventPart.FESTIVITIES)
        return _(NOT_HELD if is_gone else ACTIVITY_WORDS[row.kind])

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
    cell: Callable[[Activity], Cell] | None = None,
    kind: Callable[[Activity], str] | None = None,
    kind_look: Callable[[Activity], Cell] | None = None,
) -> tuple[RowColumn[Activity], ...]:
    """Columns of activities; ``kind`` says of what kind one is, or that it is not held."""
    return (
        text_column("name", _("Hoạt động"), 240, 120, is_stretched=True, cell=cell),
        words_column("kind", _("Loại"), 150, ACTIVITY_WORDS, kind, kind_look),
        needed_column("count", _("Số lượng"), 72, parse_count, 1),
        text_column("in_charge", _("Người phụ trách"), 150, 70),
    )
