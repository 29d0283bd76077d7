"""The question before a paper is issued: its day and number, and what looks wrong about them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.errors import Refused
from app.i18n import _
from app.services.register import IssuedDocument
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


@dataclass(frozen=True, slots=True)
class Issue:
    """One way to issue: what is said, the number offered of which series, what looks wrong, and the deed itself."""

    title: str
    text: str
    verb: str
    symbol: str
    number: int
    doubts: Callable[[date, int], tuple[str, ...]]
    act: Callable[[date, int], IssuedDocument]


def ask_issue(
    parent: QWidget | None, context: UiContext, wanted: Issue, issued: Callable[[IssuedDocument], object]
) -> Box:
    """Ask for day and number; ``issued`` gets the paper afterwards.

    What looks wrong (a day before the last paper, a number passed over) is said once; pressing again goes on.
    """
    told: set[tuple[str, ...]] = set()
    form = Form(
        (
            Field("issued_on", _("Ngày ban hành"), FieldKind.DATE, is_required=True),
            Field(
                "number", _("Số, trong loạt {symbol}").format(symbol=wanted.symbol), FieldKind.NUMBER, is_required=True
            ),
        )
    )
    form.set_values(issued_on=context.workspace.today, number=f"{wanted.number:02}")

    def act(values: dict[str, Value]) -> None:
        day, number = values["issued_on"], int(str(values["number"]))
        if not isinstance(day, date):
            raise TypeError(day)
        doubts = wanted.doubts(day, number)
        if doubts and doubts not in told:
            told.add(doubts)
            again = _("Nếu vẫn đúng, hãy bấm {verb} lần nữa.").format(verb=wanted.verb)
            raise Refused("issue-doubt", " ".join(doubts), again)
        made = wanted.act(day, number)
        context.say(_("Đã ban hành số {number}/{symbol}").format(number=f"{made.number:02}", symbol=made.symbol))
        issued(made)

    return ask_form(parent, wanted.title, wanted.text, wanted.verb, form, act)
