"""When dossiers are due: every date the plan states with its clause, and the committee's decision where they differ."""

from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.awards.nominations import DeadlineRuling
from app.i18n import _
from app.services.awards import dossiers
from app.text import short_date
from app.ui import operations
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form
from app.ui.widgets.labels import label


def ask_deadline(page: QWidget, context: UiContext, campaign_id: int) -> Box:
    """Show the dates of the plan; write down, or take back, what the committee decided."""
    ws = context.workspace
    known = dossiers.deadline(ws, campaign_id)
    form = _form(known.ruling)
    ruling = known.ruling

    def act(values: dict[str, Value]) -> None:
        due, decided = values["due_on"], values["decided_on"]
        wanted = DeadlineRuling(
            campaign_id,
            due if isinstance(due, date) else ws.today,
            str(values["document"]),
            decided if isinstance(decided, date) else None,
            str(values["decided_by"] or ""),
            id=ruling.id if ruling else 0,
        )
        dossiers.rule_deadline(ws, wanted)

    text = _("Kế hoạch nêu ngày nào thì giữ ngày ấy; chốt một ngày thì mọi danh sách tính theo ngày đã chốt.")
    box = ask_form(page.window(), _("Hạn nộp hồ sơ khen thưởng"), text, _("Chốt hạn"), form, act)
    for item in known.dates:
        words = _("Đúng hạn đến hết {day} ({clause})").format(day=short_date(item.due_on), clause=item.clause)
        box.body.insertWidget(0, label(words, "content", wrap=True))
    if known.is_contradicted:
        told = _("Kế hoạch nêu hai hạn khác nhau cho cùng một hồ sơ.")
        box.body.insertWidget(0, label(told, "content", "warn", wrap=True))
    if ruling is not None:
        box.add_quiet(_("Bỏ chốt hạn")).clicked.connect(
            lambda: operations.write(page, lambda: dossiers.take_back_ruling(ws, campaign_id))
        )
    return box


def _form(ruling: DeadlineRuling | None) -> Form:
    form = Form(
        (
            Field("due_on", _("Ngày cuối còn đúng hạn"), FieldKind.DATE, is_required=True),
            Field("document", _("Quyết định của Ban chỉ đạo"), hint=_("ví dụ 12/TB-BCĐ"), is_required=True),
            Field("decided_on", _("Ngày quyết định"), FieldKind.DATE),
            Field("decided_by", _("Người quyết định")),
        ),
        columns=2,
    )
    if ruling is not None:
        form.set_values(
            due_on=ruling.due_on,
            document=ruling.document,
            decided_on=ruling.decided_on or "",
            decided_by=ruling.decided_by,
        )
    return form
