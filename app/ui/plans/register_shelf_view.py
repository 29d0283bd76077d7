"""The registers there are: how many lines each has in the period and under the plan, what the plan counts by it."""

from app.i18n import _
from app.services.plans.register_shelf import ShelfRow
from app.text import format_number
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.table import Table


def shelf_table(context: UiContext) -> Table:
    """The list at the left; registers the plan counts by stand out."""
    table = Table(context, "register-shelf", TableModel(_columns()), row_height="row_two_lines", is_sortable=False)
    table.view.setAccessibleName(_("Các sổ theo dõi"))
    return table


def _columns() -> list[Column[ShelfRow]]:
    return [
        Column("name", _("Sổ"), lambda row: row.definition.name, cell=_name, width=140, least=96, is_stretched=True),
        Column("count", _("Dòng"), lambda row: row.count, cell=_count, width=52, is_number=True),
    ]


def _name(row: ShelfRow) -> Cell:
    caption = _("kế hoạch lấy {count} số").format(count=len(row.uses)) if row.uses else ""
    if row.of_plan:
        caption = _("{count} dòng của kế hoạch").format(count=format_number(row.of_plan))
    return Cell(caption=caption, tooltip="\n".join([row.definition.name, *(use.words for use in row.uses)]))


def _count(row: ShelfRow) -> Cell:
    if not row.undated or not row.definition.day_name:
        return Cell(tone="" if row.count else "text3")
    return Cell(tone="warn", tooltip=_("{count} dòng chưa ghi ngày").format(count=row.undated))
