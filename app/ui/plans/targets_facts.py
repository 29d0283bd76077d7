"""Parts of the panel of a target: how it stands in its period, over its periods, by judgement; who was given it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.forecast import TREND_WORDS
from app.domain.plans.plan import Plan
from app.domain.plans.target_states import STATE_WORDS
from app.i18n import _
from app.services.plans import plan_owners, targets
from app.services.plans.target_rows import TargetRow
from app.services.workspace import Workspace
from app.text import format_number, short_date
from app.ui.plans.targets_acts import TargetActs
from app.ui.plans.targets_chart import TargetChart
from app.ui.plans.targets_sections import section
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts


def standing(row: TargetRow) -> QWidget:
    """What is asked and what was reached, by how many, and how that is beside the period before."""
    facts, found = Facts(), row.standing
    if row.target.audience:
        facts.add(_("Đối tượng"), row.target.audience)
    facts.add(_("Yêu cầu"), _asked_words(row))
    if not row.target.is_qualitative:
        facts.add(_("Kết quả"), found.counted.words)
        if found.counted.bottom is not None:
            told = f"{row.target.denominator_words} ({found.counted.parts})"
            facts.add(_("Tính trên"), told)
        facts.add(_("Số nơi"), found.counted.coverage or _("chưa có"))
    if found.previous is not None and row.trend is not None:
        told = _("{trend}, kỳ trước {words}")
        facts.add(_("Xu hướng"), told.format(trend=_(TREND_WORDS[row.trend]), words=found.previous.words))
    return facts


def _asked_words(row: TargetRow) -> str:
    if row.target.is_qualitative:
        return _("không đặt con số, đánh giá bằng lời")
    asked = row.standing.threshold
    return asked.words if asked is not None else _("không đặt mức cho kỳ này")


def remarks(row: TargetRow) -> list[QWidget | None]:
    """What is odd about the number, amber; where it leads, grey."""
    odd = row.standing.counted.sentences(row.target)
    made: list[QWidget | None] = [label(sentence, "content", "warn", wrap=True) for sentence in odd]
    beside = (row.estimate, row.target.note)
    made += [label(sentence, "caption", "muted", wrap=True) for sentence in beside if sentence]
    return made


def course(ws: Workspace, row: TargetRow, plan: Plan) -> QWidget | None:
    """A counted target over its periods."""
    if row.target.is_qualitative:
        return None
    told = _("Qua các kỳ ({unit}); vạch ngang là yêu cầu").format(unit=row.target.unit)
    made, column = section(label(told, "caption", "muted", wrap=True))
    chart = TargetChart()
    past = targets.over_time(ws, plan.key, row.target.key, even_ahead=True)
    chart.show_course(past, plan, row.standing.period.text)
    column.addWidget(chart)
    return made


def shares(ws: Workspace, row: TargetRow, plan: Plan, acts: TargetActs) -> QWidget | None:
    """Who was given how much of a counted target, and the way to give it out."""
    if row.target.is_qualitative:
        return None
    made, column = section(label(_("Giao cho cơ quan, đơn vị"), "strong"))
    facts = Facts(names_give_way=True)
    for name, value in plan_owners.named_shares(ws, plan, row.shares):
        facts.add(name, f"{format_number(value)} {row.target.unit}".strip())
    if row.shares:
        column.addWidget(facts)
    if row.shares and row.share_sum is not None:
        is_over = row.share_sum.difference is not None and row.share_sum.difference > 0
        column.addWidget(label(row.share_sum.sentence, "caption", "warn" if is_over else "muted", wrap=True))
    if not row.shares:
        column.addWidget(label(_("Chưa giao."), "caption", "muted"))
    _add_act(column, Button(_("Giao chỉ tiêu…"), "ghost", "users", acts.ask_shares, small=True))
    return made


def judgement(row: TargetRow, acts: TargetActs) -> QWidget | None:
    """What somebody judged, with the way to take it back."""
    judged = row.standing.judgement
    if judged is None:
        return None
    made, column = section(label(_("Đánh giá của cán bộ"), "strong"))
    facts = Facts()
    facts.add(_("Kết quả"), _(STATE_WORDS[judged.state]))
    facts.add(_("Ngày"), short_date(judged.judged_on))
    for name, value in ((_("Lý do"), judged.reason), (_("Văn bản"), judged.document)):
        if value:
            facts.add(name, value)
    column.addWidget(facts)
    _add_act(column, Button(_("Bỏ đánh giá này"), "ghost", "undo-2", acts.take_back, small=True))
    return made


def _add_act(column: QVBoxLayout, button: Button) -> None:
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
