"""Proposing as the screens ask for it: one or many; beyond the quota with a reason, look-alikes side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.errors import Problem
from app.i18n import _
from app.services.awards import bulk, steps
from app.services.awards.nominations import NominationRow
from app.services.awards.places import NO_OVERRUN, Overrun
from app.ui import dialogs, operations
from app.ui.awards import compare_box, outcome_box
from app.ui.context import UiContext
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

#: Refusals that a reason, and for a hard quota a decision, can overrule.
OVERRULED = frozenset({"no-place", "no-quota-here"})


def propose(page: QWidget, context: UiContext, row: NominationRow) -> None:
    """Propose; where no place is left the reason and the decision are asked for."""
    try:
        steps.propose(context.workspace, row.id)
    except Problem as problem:
        if problem.code in OVERRULED:
            _ask_overrun(page, problem, lambda overrun: steps.propose(context.workspace, row.id, overrun))
        else:
            _show_refusal(page, context, row, problem)


def _show_refusal(page: QWidget, context: UiContext, row: NominationRow, problem: Problem) -> None:
    """Say why not; where two may be one, lead to both side by side."""

    def compare() -> None:
        compare_box.ask_pair(page, context, row)

    again = compare if problem.code == "award-looks-alike" else None
    dialogs.show_problem(operations.window_of(page), problem, again, _("So hai bên"))


def propose_many(page: QWidget, context: UiContext, ids: Sequence[int]) -> None:
    """Propose many: how many it was, and each refusal with number and person."""
    outcome_box.tell(page, context, bulk.each(context.workspace, ids, steps.propose), _("Đã đề nghị"))


def _ask_overrun(page: QWidget, problem: Problem, act: Callable[[Overrun], object]) -> None:
    form = Form(
        (
            Field("reason", _("Lý do đề nghị vượt chỉ tiêu"), FieldKind.LINES, is_required=True),
            Field("document", _("Văn bản cho phép (chỉ tiêu cứng phải có)"), hint=_("ví dụ 15/CV-BCĐ ngày 10/01/2022")),
        )
    )

    def done(values: dict[str, Value]) -> None:
        lines = values["reason"]
        reason = " ".join(lines) if isinstance(lines, tuple) else str(lines or "")
        act(Overrun(reason, str(values["document"] or "")) if reason else NO_OVERRUN)

    told = " ".join(part for part in (problem.sentence, problem.way_out) if part)
    ask_form(page.window(), _("Hết chỉ tiêu"), told, _("Đề nghị vượt chỉ tiêu"), form, done)
