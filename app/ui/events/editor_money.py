"""Gifts and budget of an event: the sums of the rows stand below them while they are typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from app.domain.events import Event, EventCost, GiftPart
from app.i18n import _
from app.text import clean, format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.editor_cells import RowColumn
from app.ui.events.editor_columns import money_column, needed_column, text_column
from app.ui.events.editor_fields import TypedFields
from app.ui.events.editor_rows import RowsEditor
from app.ui.events.editor_section import Section, Shown
from app.ui.events.editor_values import parse_count, parse_money, shown_number
from app.ui.forms import Field, Form
from app.ui.tables import Cell
from app.ui.widgets.labels import label


def _gift_columns() -> tuple[RowColumn[GiftPart], ...]:
    return (
        text_column("text", _("Quà tặng"), 180, 120, is_stretched=True),
        needed_column("count", _("Số suất"), 70, parse_count, 1),
        needed_column("unit_value", _("Đồng/suất"), 96, parse_money),
        RowColumn(
            "sum",
            _("Thành tiền"),
            lambda row: shown_number(row.count * row.unit_value or None),
            width=106,
            is_number=True,
        ),
        text_column("source", _("Nguồn"), 110, 80, drop=2),
        RowColumn(
            "receivers",
            _("Người nhận, cách nhau bằng dấu ;"),
            lambda row: "; ".join(row.receivers),
            lambda row, text: replace(row, receivers=_names(text)),
            width=180,
            least=100,
            drop=1,
        ),
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.replace("\n", ";").split(";") if (name := clean(part)))


class GiftsSection(Section):
    """Gifts by kind; the stated total beside the sum of the parts, which must be equal."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.rows = RowsEditor(
            context, "event_gifts", _gift_columns(), lambda: GiftPart("", 0, Decimal(0)), _("Thêm loại quà…")
        )
        self.rows.changed.connect(self._changed)
        column.addWidget(self.rows, 1)
        self.totals = Form(
            (
                Field("gift_total", _("Tổng số suất theo kế hoạch, nếu đã ghi ở nơi khác")),
                Field("gift_value_total", _("Tổng giá trị theo kế hoạch, đồng")),
            ),
            columns=2,
        )
        self.totals.changed.connect(self._changed)
        self._fields = TypedFields((self.totals,), {"gift_total": parse_count, "gift_value_total": parse_money})
        column.addWidget(self.totals)

    def _changed(self) -> None:
        self._sum()
        self.changed.emit()

    def show_event(self, shown: Shown) -> None:
        """Show gifts and stated totals."""
        plan = shown.event.plan
        self.rows.lock(is_locked=shown.is_locked)
        self.rows.show_rows(plan.gifts)
        self.totals.setEnabled(not shown.is_locked)
        if self.written(shown.event) != shown.event:
            self.totals.set_values(
                gift_total=shown_number(plan.gift_total), gift_value_total=shown_number(plan.gift_value_total)
            )
        self._fields.remember(partial(getattr, plan))
        self._sum()

    def _sum(self) -> None:
        rows = self.rows.rows()
        count = sum(row.count for row in rows)
        value = sum((row.count * row.unit_value for row in rows), Decimal(0))
        strong = Cell(is_strong=True)
        told = [(_("Cộng"), strong), (format_number(count), strong), ("", Cell()), (format_number(value), strong)]
        self.rows.table.set_totals([*told, ("", Cell()), ("", Cell())] if rows else ())

    def written(self, event: Event) -> Event:
        """The event with these gifts; a total that cannot be read keeps its former value and says so."""
        stated = self._fields.read(partial(getattr, event.plan))
        return replace(event, plan=replace(event.plan, gifts=self.rows.rows(), **stated))

    def show_faults(self, told: Mapping[str, Sequence[str]]) -> None:
        """Say at the totals what is wrong with them; one that cannot be read says so itself."""
        self._fields.show_faults(told)

    def enter(self) -> None:
        """Go into the table."""
        self.rows.enter()


class BudgetSection(Section):
    """Budget lines by source: estimated and spent; what was spent beyond the estimate is amber."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        column = QVBoxLayout(self)
        theme.space(column, (16, 12, 16, 8), 8)
        self.rows = RowsEditor(context, "event_costs", self._columns(), lambda: EventCost(""), _("Thêm khoản chi…"))
        self.rows.changed.connect(self._changed)
        column.addWidget(self.rows, 1)
        self.sources = label("", "caption", "muted", wrap=True)
        column.addWidget(self.sources)

    def _columns(self) -> tuple[RowColumn[EventCost], ...]:
        return (
            text_column("text", _("Nội dung chi"), 220, 110, is_stretched=True),
            text_column("source", _("Nguồn"), 150, 80),
            money_column("planned", _("Dự toán (đồng)"), 110),
            money_column("spent", _("Đã chi (đồng)"), 110, lambda row: _over(row.planned, row.spent)),
        )

    def _changed(self) -> None:
        self._sum()
        self.changed.emit()

    def show_event(self, shown: Shown) -> None:
        """Show the lines."""
        self.rows.lock(is_locked=shown.is_locked)
        self.rows.show_rows(shown.event.plan.costs)
        self._sum()

    def _sum(self) -> None:
        rows = self.rows.rows()
        planned, spent = _total([row.planned for row in rows]), _total([row.spent for row in rows])
        look = _over(planned, spent)
        cells = [
            (_("Cộng"), Cell(is_strong=True)),
            ("", Cell()),
            (shown_number(planned), Cell(is_strong=True)),
            (shown_number(spent), Cell(is_strong=True, tone=look.tone)),
        ]
        self.rows.table.set_totals(cells if rows else ())
        by_source = {row.source: [item.planned for item in rows if item.source == row.source] for row in rows}
        told = [f"{name}: {shown_number(_total(values))}" for name, values in by_source.items() if name]
        self.sources.setText(_("Dự toán theo nguồn: {sources}").format(sources="; ".join(told)) if told else "")

    def written(self, event: Event) -> Event:
        """The event with these lines."""
        return replace(event, plan=replace(event.plan, costs=self.rows.rows()))

    def enter(self) -> None:
        """Go into the table."""
        self.rows.enter()


def _total(values: Sequence[Decimal | None]) -> Decimal | None:
    """The sum of what was told; ``None`` when nobody has told anything."""
    told = [value for value in values if value is not None]
    return sum(told, Decimal(0)) if told else None


def _over(planned: Decimal | None, spent: Decimal | None) -> Cell:
    if planned is None or spent is None or spent <= planned:
        return Cell()
    over = format_number(spent - planned)
    return Cell(tone="warn", is_strong=True, icon="triangle-alert", tooltip=_("Vượt {over} đồng").format(over=over))
