"""What is asked before something is entered about a target: a judgement, how «tăng thêm» is read."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.plans.target_states import STATE_WORDS
from app.domain.plans.target_steps import Threshold
from app.domain.plans.targets import Reading
from app.domain.plans.work import TargetJudgement
from app.domain.targets import TargetState
from app.i18n import _
from app.services.plans import target_entries
from app.services.plans.target_rows import TargetRow
from app.text import format_number
from app.ui import operations
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form


@dataclass(frozen=True, slots=True)
class Asked:
    """A target of a plan about which something is asked."""

    plan_key: str
    row: TargetRow


def ask_judgement(page: QWidget, context: UiContext, asked: Asked) -> Box:
    """How a target stands in its period, why, by which paper; over a number the reason is wanted."""
    row = asked.row

    def done(values: dict[str, Value]) -> None:
        day = values["judged_on"]
        lines = values["reason"]
        wanted = TargetJudgement(
            part_id=0,
            period=row.standing.period.text,
            state=TargetState(str(values["state"])),
            judged_on=day if isinstance(day, date) else context.workspace.today,
            document=str(values["document"] or ""),
            reason=" ".join(lines) if isinstance(lines, tuple) else str(lines or ""),
        )
        target_entries.judge(context.workspace, asked.plan_key, row.target.key, wanted)

    told = f"{row.target.title}, {row.standing.period.words}."
    if not row.target.is_qualitative:
        told += _(" Đánh giá của cán bộ đứng trước con số {words}.").format(words=row.standing.counted.words)
    form = _judgement_form(row, context.workspace.today)
    return ask_form(page.window(), _("Đánh giá chỉ tiêu"), told, _("Ghi đánh giá"), form, done)


def _judgement_form(row: TargetRow, today: date) -> Form:
    judged = row.standing.judgement
    form = Form(
        (
            Field(
                "state", _("Kết quả"), FieldKind.CHOICE, hint=_("Chọn kết quả"), is_required=True,
                choices=tuple((state.value, _(words)) for state, words in STATE_WORDS.items()),
            ),
            Field("judged_on", _("Ngày đánh giá"), FieldKind.DATE, is_required=True),
            Field(
                "reason", _("Lý do, căn cứ"), FieldKind.LINES, is_required=not row.target.is_qualitative,
                hint=_("việc đã làm, số liệu, nhận xét của cơ quan theo dõi"),
            ),
            Field("document", _("Văn bản"), hint=_("ví dụ báo cáo 12/BC-STP ngày 10/12/2022")),
        )
    )  # fmt: skip
    form.set_values(
        state=judged.state.value if judged else "",
        judged_on=judged.judged_on if judged else today,
        reason=judged.reason if judged else "",
        document=judged.document if judged else "",
    )
    return form


def take_back(page: QWidget, context: UiContext, asked: Asked) -> None:
    """Drop the judgement: the numbers speak again."""
    row = asked.row
    operations.write(
        page,
        lambda: target_entries.take_back(context.workspace, asked.plan_key, row.target.key, row.standing.period.text),
    )


def ask_reading(page: QWidget, context: UiContext, asked: Asked, step: Threshold, reading: Reading) -> Box:
    """Read «tăng thêm» the other way, with a note of who decided so."""
    row = asked.row
    words, value = {
        Reading.POINTS: (step.adding, step.by_points),
        Reading.RELATIVE: (_("tăng tương đối"), step.by_relative),
        Reading.ABSOLUTE: (_("chính là mức phải đạt"), step.step.value),
    }[reading]
    form = Form((Field("note", _("Ghi chú: ai quyết định, theo văn bản nào")),))
    told = _("{title}: “tăng thêm {stated}” được hiểu là {reading}, mức phải đạt thành {value} {unit}.").format(
        title=row.target.title,
        stated=step.stated,
        reading=words,
        value="–" if value is None else format_number(value),
        unit=row.target.unit,
    )

    def done(values: dict[str, Value]) -> None:
        note = str(values["note"] or "")
        target_entries.read_as(context.workspace, asked.plan_key, row.target.key, step.number + 1, reading, note)

    verb = _("Hiểu là {reading}").format(reading=words)
    return ask_form(page.window(), _("Cách hiểu “tăng thêm”"), told, verb, form, done)
