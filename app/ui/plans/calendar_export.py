"""Asks for which days and where the calendar file is written."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.progress import Progress
from app.services.plans import calendar
from app.ui import exporting
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


def ask_export(page: QWidget, context: UiContext, month: date) -> Box:
    """Offer the year of the month that is shown; days without anything are refused in the box."""
    ws = context.workspace
    form = Form(
        (
            Field("first", _("Từ ngày"), FieldKind.DATE, is_required=True),
            Field("last", _("Đến ngày"), FieldKind.DATE, is_required=True),
        ),
        columns=2,
    )
    form.set_values(first=date(month.year, 1, 1), last=date(month.year, 12, 31))

    def act(values: dict[str, Value]) -> None:
        first, last = values["first"], values["last"]
        if not (isinstance(first, date) and isinstance(last, date)):
            return
        calendar.file(ws, first, last)  # refuses before a folder is asked for

        def work(folder: Path, _progress: Progress) -> tuple[Path, ...]:
            return (calendar.export(ws, folder, first, last),)

        exporting.into_folder(page, context, _("Xuất lịch"), work)

    text = _(
        "Mọi hạn, nhiệm vụ, sự kiện của các ngày này, nhắc trước 3 ngày làm việc; mở được bằng điện thoại, Outlook."
    )
    return ask_form(page.window(), _("Xuất tệp lịch"), text, _("Chọn thư mục, xuất"), form, act)
