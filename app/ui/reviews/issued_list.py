"""The table of issued reports and what each is worth today."""

from app.i18n import _
from app.services.reviews import IssuedReview
from app.ui.context import UiContext
from app.ui.reviews.issued_lines import number_of
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.table import Table


def make_table(context: UiContext) -> Table:
    """An empty table of issued reports."""
    return Table(context, "issued", TableModel(_columns()), row_height="row_two_lines")


def state_of(row: IssuedReview) -> tuple[str, str]:
    """Word and chip of what a report is worth today."""
    if row.document.cancel_reason:
        return _("Đã hủy số"), "block"
    if row.replaced_by is not None:
        return _("Đã thay thế"), "plain"
    return (_("Số liệu đã đổi"), "soon") if row.is_stale else (_("Còn đúng"), "ok")


def _columns() -> tuple[Column[IssuedReview], ...]:
    return (
        Column[IssuedReview](
            "number",
            _("Số, ký hiệu"),
            lambda row: number_of(row.document),
            cell=lambda _row: Cell(is_strong=True),
            width=120,
        ),
        Column[IssuedReview]("issued_on", _("Ngày"), lambda row: row.document.issued_on, width=92, drop=1),
        Column[IssuedReview](
            "subject",
            _("Trích yếu"),
            lambda row: row.document.subject,
            cell=lambda row: Cell(caption=row.document.signer, tooltip=row.document.subject),
            width=260,
            least=90,
            is_stretched=True,
        ),
        Column[IssuedReview](
            "state",
            _("Trạng thái"),
            lambda row: state_of(row)[0],
            cell=lambda row: Cell(chip=state_of(row)[1]),
            width=150,
            least=136,
        ),
    )
