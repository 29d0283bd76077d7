"""A plan at one look in words, bars and days: its targets, its tasks, what is owed, its money."""

from datetime import date
from decimal import Decimal

from app.domain.plans.citations import printed_clause
from app.domain.plans.dashboard import OwedDay, TaskStrip
from app.domain.plans.progress import TASK_STATE_WORDS, TaskState
from app.domain.plans.target_outlook import OUTLOOK_WORDS, Outlook
from app.i18n import _
from app.services.plans.costs import CostSum
from app.services.plans.target_rows import TargetRow
from app.text import format_number
from app.ui.plans.dashboard_bars import BarLine
from app.ui.widgets.timeline import TimelineEntry
from app.ui.wording import day_month, day_of, days_left, due_kind, listed, weekday

_FILLS = {Outlook.REACHED: "chart", Outlook.MISSED: "warnfill", Outlook.BELOW: "warnfill"}
_TONES = {
    Outlook.REACHED: "accenttext",
    Outlook.MISSED: "warn",
    Outlook.BELOW: "warn",
    Outlook.UNDIVIDED: "warn",
    Outlook.UNJUDGED: "ask",
    Outlook.UNSURE: "ask",
}


def target_line(row: TargetRow) -> BarLine:
    """What was counted against what is asked; a target without a number has its state alone."""
    standing, found = row.standing, row.outlook
    state, tone = _(OUTLOOK_WORDS[found]), _TONES.get(found, "text2")
    told = (row.target.title, standing.period.words, state, standing.counted.coverage, *row.sentences)
    tip = "\n".join(filter(None, told))
    if row.target.is_qualitative:
        return BarLine(row.target.key, row.target.title, state, has_bar=False, tip=tip)
    counted, asked = standing.counted.value, standing.threshold
    wanted = asked.value if asked else None
    value = _("{counted} / {asked}").format(counted=standing.counted.words, asked=asked.words if asked else "–")
    # Beside the state there is room for how many places, not for the whole sentence: that is in the tooltip.
    coverage = "" if standing.counted.is_complete else standing.counted.coverage.removesuffix(_(" đã có số liệu"))
    scale = _scale(row.target.unit, counted, wanted)
    return BarLine(
        row.target.key,
        row.target.title,
        value,
        " · ".join(filter(None, (state, coverage))),
        tone,
        ((float(counted / scale), _FILLS.get(found, "chart2")),) if counted else (),
        None if wanted is None else float(wanted / scale),
        tip=tip,
    )


def _scale(unit: str, counted: Decimal | None, asked: Decimal | None) -> Decimal:
    """What the whole bar stands for: all of it where it is a share, else the larger of what is and what is asked."""
    return max(Decimal(100) if unit == "%" else Decimal(0), counted or Decimal(0), asked or Decimal(0)) or Decimal(1)


def strip_line(strip: TaskStrip) -> BarLine:
    """How far the tasks of a phase or an agency are."""
    total = strip.total or 1
    doing = strip.counts.get(TaskState.DOING, 0)
    shares = ((strip.done, "chart"), (doing, "chart2"), (strip.overdue, "blockfill"))
    pieces = tuple((count / total, tone) for count, tone in shares if count)
    value = _("{done}/{total} xong").format(done=strip.done, total=strip.total)
    note = _("{count} quá hạn").format(count=strip.overdue) if strip.overdue else ""
    note = note or (_("{count} đang làm").format(count=doing) if doing else "")
    told = ", ".join(f"{count} {_(TASK_STATE_WORDS[state])}" for state, count in strip.counts.items() if count)
    tip = f"{strip.name}: {told}" if told else strip.name
    return BarLine(strip.key, strip.name, value, note, "block" if strip.overdue else "text2", pieces, tip=tip)


def day_entry(item: OwedDay, today: date) -> TimelineEntry:
    """By when something is owed and by whom; two stated days stay side by side."""
    row, due = item.first, item.first.due
    clause = printed_clause(row.duty.clause)
    who = listed(tuple(dict.fromkeys(one.owner.name for one in item.rows)), 2)
    caption = " · ".join(filter(None, (who, _("mục {clause}").format(clause=clause) if clause else "")))
    if due.working is None:
        title = row.title if len({one.period.text for one in item.rows}) == 1 else row.duty.title
        return TimelineEntry("–", "", title, caption, _("chưa có hạn"), "ask")
    warning = ""
    if due.is_contradicted and due.last is not None:
        warning = _("Còn ghi {day}: chọn một ngày").format(day=day_of(due.last, today))
    is_near = due.working.year == today.year
    below = weekday(due.working) if is_near else _("năm {year}").format(year=due.working.year)
    chip, kind = days_left(due.working, today), due_kind(due.working, today)
    return TimelineEntry(day_month(due.working), below, row.title, caption, chip, kind, warning)


def money_words(total: CostSum) -> tuple[str, str]:
    """What is spent of what is planned, in millions of đồng, as figure and words; blank is not nought."""
    if total.planned is None and total.spent is None:
        return "–", _("chưa ghi khoản nào")
    if total.planned is None:
        return in_millions(total.spent), _("triệu đồng, chưa có dự toán")
    return in_millions(total.spent), _("/ {planned} triệu đồng").format(planned=in_millions(total.planned))


def in_millions(amount: int | None) -> str:
    """Đồng as millions with one place: «1.250», «12,5»; "–" for what nobody has told."""
    if amount is None:
        return "–"
    shown = (Decimal(amount) / 1_000_000).quantize(Decimal("0.1"))
    return format_number(shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown)
