"""One figure with what stands beside it: the paper it was taken from, a remark."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from app.domain.plans.work import PlanFigure
from app.errors import Refused
from app.i18n import _
from app.services.plans import figures
from app.services.plans.figure_typing import UNKNOWN
from app.services.plans.typed_numbers import typed_number
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, Form, Value, ask_form
from app.ui.plans.figure_columns import typed_text
from app.ui.plans.figure_grid import CellText


def ask_figure(page: QWidget, context: UiContext, plan_key: str, cell: CellText) -> Box:
    """Ask for value, paper and remark of a cell; without a value the figure is taken out."""
    measure, place = cell.row.origin.measure, cell.place
    before = cell.row.figures.get(place.key)
    form = Form(
        (
            Field("value", _("Số liệu ({unit})").format(unit=measure.unit), hint=_("để trống là bỏ; ? là chưa biết")),
            Field("document", _("Theo văn bản"), hint=_("ví dụ báo cáo 12/BC-STP ngày 10/12/2022")),
            Field("note", _("Ghi chú")),
        )
    )
    form.set_values(
        value=typed_text(cell.row, place, {}),
        document=before.document if before else "",
        note=before.note if before else "",
    )
    wanted = PlanFigure(
        plan_id=0,
        measure=measure.key,
        period=place.period.text,
        value=None,
        agency=place.owner.agency,
        unit_id=place.owner.unit_id,
    )

    def done(values: dict[str, Value]) -> None:
        text = str(values["value"] or "").strip()
        number = None if text in ("", UNKNOWN) else typed_number(text)
        document, note = str(values["document"] or "").strip(), str(values["note"] or "").strip()
        if not text and before is None and (document or note):
            told = _("Có văn bản hay ghi chú nhưng chưa có số; chưa lưu gì.")
            raise Refused("no-value", told, _("Ghi “?” nếu đã hỏi mà chưa biết số."))
        if not text:
            if before is not None:
                figures.remove(context.workspace, before.id)
            return
        figures.set_figure(context.workspace, plan_key, replace(wanted, value=number, document=document, note=note))

    told = f"{place.owner.name}, {place.period.words}"
    return ask_form(page.window(), measure.name, told, _("Ghi số liệu"), form, done)
