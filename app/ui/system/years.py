"""Năm: which report years are closed; closing one after a look at what is open, opening one again with a reason."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.years.closing import CARRIED_WORDS, OPEN_WORDS, YearPreview, YearStanding
from app.errors import Problem
from app.i18n import _
from app.services import committee
from app.services.years import closing, preview
from app.text import short_date
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table

#: How many names of one kind of open matter the box tells.
_NAMED = 3


class YearsTab(PageTab):
    """The list of years with what can be done."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._rows: tuple[YearStanding, ...] = ()
        column = QVBoxLayout(self)
        theme.space(column, gap=0)
        panel = Panel(flush=True)
        self.table = Table(context, "years", TableModel(_columns()))
        self.table.row_opened.connect(lambda _row: self.ask_close())
        panel.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        theme.space(foot, (16, 0, 16, 12), 8)
        foot.addWidget(Button(_("Ghi kế hoạch của năm…"), "plain", "pencil", self.ask_plan, small=True))
        foot.addStretch(1)
        foot.addWidget(Button(_("Mở lại năm đang chọn…"), "plain", "rotate-ccw", self.ask_reopen, small=True))
        panel.body.addLayout(foot)
        column.addWidget(panel)

    def reload(self) -> None:
        """Read the years again."""
        self._rows = preview.standings(self.context.workspace)
        self.table.set_rows(self._rows, same=lambda row: row.year)

    def sentence(self) -> tuple[Part | str, ...]:
        """Which year is worked on, and whether one is over."""
        due = [str(row.year) for row in self._rows if row.is_due and not row.is_closed]
        if due:
            return (Part(_("Năm {years} đã hết, có thể khóa.").format(years=", ".join(due)), "warn"),)
        own = committee.profile(self.context.workspace).report_year
        return (_("Đang làm năm {year}; năm đã khóa chỉ sửa được sau khi mở lại, có lý do.").format(year=own),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Close the chosen year."""
        return None, Button(_("Khóa năm…"), "primary", "shield-check", self.ask_close)

    def _chosen(self) -> YearStanding | None:
        row = self.table.current_row()
        if isinstance(row, YearStanding):
            return row
        open_rows = [item for item in self._rows if not item.is_closed]
        return open_rows[-1] if open_rows else None

    def ask_close(self) -> None:
        """Tell what is open and what goes on, then close."""
        row = self._chosen()
        if row is None:
            self.context.say(_("Không còn năm nào để khóa."))
            return
        ws = self.context.workspace
        try:
            seen = preview.preview(ws, row.year)
        except Problem as problem:
            dialogs.show_problem(self.window(), problem)
            return
        title = _("Khóa năm {year}?").format(year=row.year)
        text = _("Số liệu đã duyệt của năm này không sửa được nữa, trừ khi mở lại có lý do. Hoàn tác được.")
        close = _("Khóa cả khi còn việc") if seen.open_matters else _("Khóa năm")
        dialogs.ask(
            self.window(),
            title,
            text,
            close,
            lambda: self._close(row.year),
            things=_things(seen),
            is_danger=bool(seen.open_matters),
        )

    def _close(self, year: int) -> None:
        operations.write(self, lambda: closing.close(self.context.workspace, year, even_with_open=True))

    def ask_reopen(self) -> None:
        """Open a closed year again, with the reason."""
        row = self.table.current_row()
        if not isinstance(row, YearStanding) or not row.is_closed:
            self.context.say(_("Chọn một năm đã khóa trong danh sách trước."))
            return
        form = Form((Field("reason", _("Lý do"), is_required=True),))

        def act(values: dict[str, Value]) -> None:
            closing.reopen(self.context.workspace, row.year, str(values["reason"]))

        title = _("Mở lại năm {year}").format(year=row.year)
        ask_form(self.window(), title, _("Số liệu của năm này sửa được cho đến khi khóa lại."), _("Mở lại"), form, act)

    def ask_plan(self) -> None:
        """Write down number and day of the plan of the committee's year."""
        ws = self.context.workspace
        now = committee.profile(ws)
        form = Form(
            (
                Field("number", _("Số kế hoạch"), hint="15/KH-BCĐ", is_required=True),
                Field("on", _("Ngày kế hoạch"), FieldKind.DATE, is_required=True),
            )
        )
        form.set_values(number=now.plan_number, on=now.plan_on)

        def act(values: dict[str, Value]) -> None:
            day = values["on"]
            closing.set_plan(ws, str(values["number"]), day if isinstance(day, date) else None)

        title = _("Kế hoạch của năm {year}").format(year=now.report_year)
        text = _("Văn bản dẫn kế hoạch này; chỉ tiêu khen thưởng đang chờ căn cứ sẽ theo kế hoạch này.")
        ask_form(self.window(), title, text, _("Ghi kế hoạch"), form, act)


def _things(seen: YearPreview) -> tuple[str, ...]:
    told = []
    for item in seen.open_matters:
        names = ", ".join(item.names[:_NAMED]) + (", …" if item.count > _NAMED else "")
        words = _("Chưa xong: {count} {what}: {names}")
        told.append(words.format(count=item.count, what=_(OPEN_WORDS[item.kind]), names=names))
    going = [f"{one.count} {_(CARRIED_WORDS[one.kind])}" for one in seen.carried]
    if going:
        words = _("Chuyển sang năm {year}: {things}.")
        told.append(words.format(year=seen.year + 1, things="; ".join(going)))
    return tuple(told)


def _state(row: YearStanding) -> str:
    if row.is_closed:
        return _("Đã khóa")
    if row.closing is not None:
        return _("Mở lại")
    if row.is_due:
        return _("Đến lúc khóa")
    return _("Đang làm") if row.is_own else _("Chưa khóa")


def _chip(row: YearStanding) -> str:
    if row.is_closed:
        return "ok"
    return "warn" if row.is_due or row.closing is not None else "plain"


def _why(row: YearStanding) -> str:
    if row.closing is None:
        return ""
    return row.closing.note if row.is_closed else row.closing.reopen_reason


def _columns() -> tuple[Column[YearStanding], ...]:
    return (
        Column[YearStanding](
            "year", _("Năm"), lambda row: row.year, show=lambda row: str(row.year), width=90, least=70
        ),
        Column[YearStanding](
            "state", _("Tình trạng"), _state, cell=lambda row: Cell(chip=_chip(row)), width=160, least=130
        ),
        Column[YearStanding](
            "day",
            _("Ngày"),
            _day,
            width=110,
            least=96,
        ),
        Column[YearStanding](
            "who", _("Người khóa"), lambda row: row.closing.closed_by if row.closing else "", width=180, least=120
        ),
        Column[YearStanding]("why", _("Ghi chú, lý do"), _why, width=240, least=140, is_stretched=True),
    )


def _day(row: YearStanding) -> str:
    if row.closing is None:
        return ""
    return short_date(row.closing.reopened_on or row.closing.closed_on)
