"""Columns of the list of targets."""

from collections.abc import Callable
from decimal import Decimal

from app.domain.plans.citations import printed_clause
from app.domain.plans.forecast import TREND_WORDS, Trend
from app.domain.plans.plan import Plan
from app.domain.plans.target_steps import period_name, step_time
from app.i18n import _
from app.text import format_number
from app.ui.plans.targets_lines import TargetLine
from app.ui.tables import Cell, CellState, Column

#: Key of the column a delegate draws.
BAR = "bar"
_TREND_ICONS = {Trend.UP: "chevron-up", Trend.DOWN: "chevron-down"}


def columns(plan: Callable[[], Plan | None], *, is_tight: bool = False) -> tuple[Column[TargetLine], ...]:
    """What is asked, what was reached, how they stand; ``plan`` is the one in sight.

    Where it is tight, the names give way, so that number and state stay in sight.
    """
    title, asked, value, state = (140, 88, 100, 138) if is_tight else (180, 172, 128, 148)
    return (
        Column(
            "title", _("Chỉ tiêu"), _title, width=300, least=title, is_stretched=True, cell=_title_cell,
            sort=lambda line: line.row.target.title,
        ),
        Column(
            "period", _("Kỳ"), lambda line: _period(line, plan()), width=124, least=108, hugs=True, drop=3,
            cell=lambda _line: Cell(wraps=True),
        ),
        Column(
            "asked", _("Yêu cầu"), _asked_value, show=_asked, width=180, least=asked, hugs=True,
            cell=lambda line: _asked_cell(line, plan()),
        ),
        Column(
            "value", _("Kết quả"), _value, show=_value_text, cell=_value_cell, width=140, least=value, hugs=True,
            is_number=True,
        ),
        Column(BAR, _("Mức đạt"), _value, show=lambda _line: "", width=120, least=68, drop=2),
        Column("trend", _("Xu hướng"), _trend, cell=_trend_cell, width=90, least=82, drop=4),
        Column(
            "estimate", _("Ước tính"), lambda line: line.row.leads_to, show=_estimate, width=90, least=78, drop=5,
            is_number=True, tooltip=_("Ước tính cuối kế hoạch theo đường thẳng qua các kỳ đã có; chỉ để tham khảo"),
            cell=lambda line: Cell(tone="text2", tooltip="" if line.is_whole else line.row.estimate),
        ),
        Column(
            "state", _("Trạng thái"), lambda line: line.state[0], width=158, least=state,
            cell=lambda line: Cell(chip=line.state[1], tooltip="\n".join(line.row.sentences)),
        ),
    )  # fmt: skip


def _period(line: TargetLine, plan: Plan | None) -> str:
    period = line.row.standing.period
    return period.words if plan is None else period_name(period, plan)


def _title(line: TargetLine) -> str:
    if line.distribution is not None:
        return line.distribution.whole_name
    return line.row.target.title


def _title_cell(line: TargetLine) -> Cell:
    target = line.row.target
    clause = _("mục {clause}").format(clause=printed_clause(target.clause)) if target.clause else ""
    if line.distribution is not None:
        caption = " + ".join(line.distribution.parts)
        return Cell(caption=caption, is_strong=True, wraps=True, tooltip=f"{line.distribution.whole_name}\n= {caption}")
    caption = " · ".join(filter(None, (clause, target.audience)))
    return Cell(caption=caption, indent=int(line.is_part), wraps=True, tooltip=f"{target.title}\n{caption}")


def _asked_value(line: TargetLine) -> Decimal | None:
    asked = line.row.standing.threshold
    return asked.value if asked is not None and not line.is_whole else None


def _asked(line: TargetLine) -> str:
    if line.distribution is not None:
        return _("các phần = tổng")
    if line.row.target.is_qualitative:
        return _("không đặt con số")
    asked = line.row.standing.threshold
    return asked.words if asked is not None else _("không đặt mức")


def _asked_cell(line: TargetLine, plan: Plan | None) -> Cell:
    asked, coming = line.row.standing.threshold, line.row.coming
    if line.is_whole or (asked is None and coming is None):
        return Cell(tone="text2", tooltip=_asked(line))
    said = []
    if asked is not None and asked.short_readings:
        said.append(asked.short_readings)
    if coming is not None and plan is not None:
        time = step_time(coming.step, plan)
        said.append(_("{time}: {words}").format(time=time, words=coming.words) if time else coming.words)
        if coming.short_readings:
            said.append(coming.short_readings)
    return Cell(caption="; ".join(said), tone="" if asked is not None else "text2", tooltip="\n".join(said))


def _value(line: TargetLine) -> Decimal | None:
    return line.distribution.whole if line.distribution is not None else line.row.standing.counted.value


def _value_text(line: TargetLine) -> str:
    if line.distribution is not None:
        whole = line.distribution.whole
        return "" if whole is None else f"{format_number(whole)} {line.row.target.unit}".strip()
    counted, judged = line.row.standing.counted, line.row.standing.judgement
    if line.row.target.is_qualitative:
        return _("đã đánh giá") if judged else ""
    return counted.words if counted.value is not None or _is_undivided(line) else ""


def _is_undivided(line: TargetLine) -> bool:
    """Whether what divides is 0: that is known, and shown as a dash."""
    bottom = line.row.standing.counted.bottom
    return bottom is not None and bottom.value == 0


def _value_cell(line: TargetLine) -> Cell:
    counted = line.row.standing.counted
    if line.distribution is not None:
        found = line.distribution
        shown = ("–" if value is None else format_number(value) for value in found.parts.values())
        state = CellState.BLANK if found.whole is None else CellState.VALUE
        return Cell(state, caption=" + ".join(shown), is_strong=True, tooltip=found.remark)
    judged = line.row.standing.judgement
    if line.row.target.is_qualitative:
        told = _("Kế hoạch không đặt con số; đánh giá bằng lời")
        state = CellState.NOT_OWNED if judged is None else CellState.VALUE
        return Cell(state, caption=judged.reason if judged else "", tone="text2", tooltip=told)
    told = " · ".join(filter(None, (counted.parts, counted.coverage)))
    tooltip = "\n".join(filter(None, (told, *counted.sentences(line.row.target))))
    if counted.value is None and not _is_undivided(line):
        return Cell(CellState.BLANK, tooltip=tooltip)
    return Cell(caption=_short(line), is_strong=True, tooltip=tooltip)


def _short(line: TargetLine) -> str:
    """«36/120 · 4/9 nơi»."""
    counted = line.row.standing.counted
    told = [item for item in (counted.top, counted.bottom) if item is not None and item.expected]
    counts = "; ".join(dict.fromkeys(f"{item.reported}/{item.expected}" for item in told))
    return " · ".join(filter(None, (counted.parts, _("{counts} nơi").format(counts=counts) if counts else "")))


def _trend(line: TargetLine) -> str:
    found = None if line.is_whole else line.row.trend
    return _(TREND_WORDS[found]) if found is not None else ""


def _trend_cell(line: TargetLine) -> Cell:
    found, before = line.row.trend, line.row.standing.previous
    if line.is_whole or found is None or before is None:
        return Cell()
    return Cell(icon=_TREND_ICONS.get(found, ""), tooltip=_("Kỳ trước: {words}").format(words=before.words))


def _estimate(line: TargetLine) -> str:
    found = line.row.leads_to
    if found is None or line.is_whole:
        return ""
    return f"≈ {format_number(found)} {line.row.target.unit}".strip()
