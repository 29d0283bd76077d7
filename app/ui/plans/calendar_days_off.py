"""Days off as a list: name, from–to, the paper, how sure; what is entered here counts before what ships."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.awards.catalogue import CONFIDENCE_WORDS, Confidence
from app.domain.plans.day_off_spans import DayOffSpan
from app.domain.plans.work import DayOff
from app.i18n import _
from app.services.plans import days_off
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table

_CHIPS: Final = {Confidence.READ: "ok", Confidence.REPORTED: "ask", Confidence.PRACTICE: "warn"}


class DaysOffList(QWidget):
    """Insert adds, Enter changes, Delete takes out what was entered here; ``chosen`` follows the cursor."""

    chosen = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        column = QVBoxLayout(self)
        theme.space(column)
        panel = Panel(flush=True)
        self.table = Table(context, "days-off", TableModel(_columns()))
        self.table.row_opened.connect(self.ask)
        self.table.row_chosen.connect(lambda _row: self.chosen.emit())
        panel.body.addWidget(self.table, 1)
        column.addWidget(panel, 1)
        self.setFocusProxy(self.table.view)

    def show_year(self, year: int | None) -> None:
        """Show the days off of a year, or of all."""
        rows = days_off.listed(self._context.workspace, year)
        self.table.set_rows(rows, same=lambda span: (span.first, span.name))
        if self.current is None:
            today = self._context.workspace.today
            self.table.select(lambda span: span.last >= today)

    def years(self) -> tuple[int, ...]:
        """The years something is entered about."""
        return tuple(sorted({item.on_day.year for item in days_off.days_off(self._context.workspace)}))

    def sentence(self) -> tuple[Part | str, ...]:
        """How many days, how many entered here, what is not sure."""
        rows = [row for row in self.table.model.rows if isinstance(row, DayOffSpan)]
        own = sum(row.is_own for row in rows)
        unsure = sum(row.confidence is not Confidence.READ and not row.is_own for row in rows)
        parts: list[Part | str] = [_("{count} kỳ nghỉ, ngày làm bù; {own} khai thêm").format(count=len(rows), own=own)]
        if unsure:
            parts += ["; ", Part(_("{count} theo nguồn tin, nên đối chiếu thông báo").format(count=unsure), "ask")]
        return (*parts, ".")

    @property
    def current(self) -> DayOffSpan | None:
        """The line under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, DayOffSpan) else None

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Change the chosen one, add another."""
        change = Button(_("Sửa…"), "plain", "pencil", lambda: self.ask(self.current)) if self.current else None
        return change, Button(_("Thêm ngày nghỉ"), "primary", "plus", lambda: self.ask(None))

    def ask(self, span: DayOffSpan | None) -> Box:
        """Enter days off, or change a line; of a shipped one the entry made here counts from then on."""
        ws = self._context.workspace
        form = Form(
            (
                Field("name", _("Tên"), hint=_("ví dụ Tết Nguyên đán"), is_required=True),
                Field("document", _("Thông báo"), hint=_("số, ngày văn bản")),
                Field("first", _("Từ ngày"), FieldKind.DATE, is_required=True),
                Field("last", _("Đến ngày"), FieldKind.DATE, hint=_("để trống nếu một ngày")),
                Field("working", _("Là ngày đi làm (làm bù)"), FieldKind.CHECK),
            ),
            columns=2,
        )
        if span is not None:
            form.set_values(
                name=span.name, document=span.document, first=span.first, last=span.last, working=span.is_working
            )

        def act(values: dict[str, Value]) -> None:
            first, last = values["first"], values["last"]
            if isinstance(first, date):
                item = DayOff(
                    on_day=first,
                    name=str(values["name"]),
                    is_working=bool(values["working"]),
                    document=str(values["document"] or ""),
                )
                former = span.days if span is not None and span.is_own else ()
                days_off.save_days(ws, item, last if isinstance(last, date) else first, former)

        text = _("Ngày khai ở đây được tính trước ngày có sẵn; thứ Bảy, Chủ nhật xen giữa không cần khai.")
        title = _("Thêm ngày nghỉ") if span is None else _("Sửa ngày nghỉ")
        box = ask_form(self.window(), title, text, _("Lưu ngày nghỉ"), form, act, width=560)
        if span is not None and span.is_own:
            box.add_quiet(_("Bỏ ngày nghỉ này")).clicked.connect(lambda: self._remove(span))
        return box

    def _remove(self, span: DayOffSpan) -> None:
        operations.write(self, lambda: days_off.remove_days(self._context.workspace, span))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds one, Delete takes out the current line."""
        span = self.current
        if event.key() == Qt.Key.Key_Insert:
            self.ask(None)
        elif event.key() == Qt.Key.Key_Delete and span is not None:
            self._remove(span)
        else:
            super().keyPressEvent(event)


def _columns() -> tuple[Column[DayOffSpan], ...]:
    return (
        Column("name", _("Ngày nghỉ"), lambda span: span.name, width=230, least=130, is_stretched=True,
               cell=lambda span: Cell(tooltip=span.name)),
        Column("first", _("Từ"), lambda span: span.first, width=100),
        Column("last", _("Đến"), lambda span: span.last, width=100),
        Column("count", _("Số ngày"), lambda span: len(span.days), width=76, is_number=True),
        Column("kind", _("Loại"), lambda span: _("làm bù") if span.is_working else _("nghỉ"), width=84, drop=2),
        Column("document", _("Văn bản"), lambda span: span.document, width=210, least=100, drop=1,
               cell=lambda span: Cell(tone="text2", tooltip=span.document)),
        Column("sure", _("Mức tin cậy"), _sure, width=200, least=120,
               cell=lambda span: Cell(chip="draft" if span.is_own else _CHIPS[span.confidence], tooltip=_sure(span))),
    )  # fmt: skip


def _sure(span: DayOffSpan) -> str:
    return _("khai thêm") if span.is_own else _(CONFIDENCE_WORDS[span.confidence])
