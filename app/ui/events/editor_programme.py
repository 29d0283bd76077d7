"""Programme and phần hội of an event, typed like sheets; what falls away under a tier says so in its row."""

from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from typing import Any, Generic

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
from app.ui.events.editor_cells import Row, RowColumn
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


class _PlanRows(Section, Generic[Row]):
    """Rows of the plan that belong to parts: what may not be held says so, missing ones are taken from the template.

    ``field`` is where the plan has them, ``name`` what tells them apart.
    """

    field: str
    name: str

    def __init__(self, context: UiContext, template: Template, rows: RowsEditor[Row], words: str) -> None:
        super().__init__(context)
        self._shown: Shown | None = None
        self._template = template
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.rows = rows
        rows.changed.connect(self.changed)
        rows.add_button(Button(words, "ghost", "copy", self.take_template, small=True))
        column.addWidget(rows, 1)

    def _look(self, part: EventPart, icon: str = "") -> Cell:
        return part_cell(self._shown, part, icon)

    def _told(self, part: EventPart, words: str) -> str:
        """The words, or that the part is not held."""
        return _(NOT_HELD if self._shown is not None and self._shown.falls_away(part) else words)

    def show_event(self, shown: Shown) -> None:
        """Show the rows of an event."""
        self._shown = shown
        self.rows.lock(is_locked=shown.is_locked)
        self.rows.show_rows(getattr(shown.event.plan, self.field))

    def take_template(self) -> None:
        """Put the rows of the kind that are not there yet behind those that are."""
        self.rows.add_missing(getattr(self._template(), self.field), attrgetter(self.name))

    def written(self, event: Event) -> Event:
        """The event with these rows."""
        changed: dict[str, Any] = {self.field: self.rows.rows()}
        return replace(event, plan=replace(event.plan, **changed))

    def enter(self) -> None:
        """Go into the table."""
        self.rows.enter()


class ProgrammeSection(_PlanRows[ProgrammeItem]):
    """The items in their order; times follow from minutes where no time is given."""

    field, name = "programme", "text"

    def __init__(self, context: UiContext, template: Template) -> None:
        columns = programme_columns(
            self._year,
            lambda row: self._look(row.part),
            self._start,
            lambda row: self._told(row.part, PART_WORDS[row.part]),
            lambda row: self._look(row.part, "ban"),
        )
        hint = _("Thêm mục chương trình…")
        rows = RowsEditor(context, "event_programme", columns, lambda: ProgrammeItem(""), hint)
        super().__init__(context, template, rows, _("Lấy chương trình mẫu"))

    def _year(self) -> int:
        return self._shown.event.year if self._shown else self.context.year

    def _start(self, row: ProgrammeItem) -> str:
        """The given time, else the one that follows from the minutes before."""
        if row.starts_at or self._shown is None:
            return shown_time(row.starts_at)
        rows = self.rows.rows()
        place = next((number for number, item in enumerate(rows) if item is row), None)
        items = timed(rows, self._shown.event.starts_at)
        return shown_time(items[place].starts_at) if place is not None else ""

    def show_event(self, shown: Shown) -> None:
        """Show the programme; the day of an item only where there are several."""
        event = shown.event
        has_days = event.ends_on is not None or any(item.day for item in event.plan.programme)
        self.rows.leave_out(() if has_days else ("day",))
        super().show_event(shown)


class ActivitiesSection(_PlanRows[Activity]):
    """What is held in phần hội: what it is, how many, who is in charge."""

    field, name = "activities", "name"

    def __init__(self, context: UiContext, template: Template) -> None:
        part = EventPart.FESTIVITIES
        columns = activity_columns(
            lambda _row: self._look(part),
            lambda row: self._told(part, ACTIVITY_WORDS[row.kind]),
            lambda _row: self._look(part, "ban"),
        )
        hint = _("Thêm hoạt động phần hội…")
        rows = RowsEditor(context, "event_activities", columns, lambda: Activity(ActivityKind.ART, ""), hint)
        super().__init__(context, template, rows, _("Lấy hoạt động mẫu"))


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
