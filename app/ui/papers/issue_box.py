"""The question before a paper is issued: its day and number, and what looks wrong about them."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.i18n import _
from app.services import papers, register
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


def ask_issue(parent: QWidget, context: UiContext, paper_id: int, symbol: str, issued: Callable[[int], object]) -> Box:
    """Ask for day and number, the next of the series being offered; ``issued`` gets the paper afterwards.

    What looks wrong (a day before the last paper, a number passed over) is said once; pressing again goes on.
    """
    ws = context.workspace
    told: set[tuple[str, ...]] = set()
    form = Form(
        (
            Field("issued_on", _("Ngày ban hành"), FieldKind.DATE, is_required=True),
            Field("number", _("Số, trong loạt {symbol}").format(symbol=symbol), FieldKind.NUMBER, is_required=True),
        )
    )
    form.set_values(issued_on=ws.today, number=f"{register.next_number(ws, symbol, ws.today.year):02}")

    def act(values: dict[str, Value]) -> None:
        day, number = values["issued_on"], int(str(values["number"]))
        if not isinstance(day, date):
            raise TypeError(day)
        doubts = register.warnings(ws, symbol, day, number)
        if doubts and doubts not in told:
            told.add(doubts)
            raise Refused("issue-doubt", " ".join(doubts), _("Nếu vẫn đúng, hãy bấm Ban hành lần nữa."))
        made = papers.issue(ws, paper_id, day, number)
        context.say(_("Đã ban hành số {number}/{symbol}").format(number=f"{made.number:02}", symbol=made.symbol))
        issued(paper_id)

    text = _("Văn bản được lấy số, ghi ngày và giữ nguyên từng chữ. Việc này không hoàn tác được.")
    return ask_form(parent, _("Ban hành văn bản?"), text, _("Ban hành"), form, act)
