"""Columns and filters of the list of plans, and what it says as a whole."""

from collections.abc import Sequence

from app.domain.committee import CommitteeLevel
from app.domain.plans.dashboard import PLAN_STATE_WORDS, PlanState
from app.domain.plans.plan import PlanHead
from app.i18n import N_, _
from app.services.plans.dashboard import PlanLine
from app.text import short_date
from app.ui.events.list_tools import Filters
from app.ui.tables import PLAIN, Cell, Column, TableModel
from app.ui.widgets.labels import Part

LEVEL_WORDS = {
    CommitteeLevel.COMMUNE: N_("cấp xã"),
    CommitteeLevel.DISTRICT: N_("cấp huyện"),
    CommitteeLevel.PROVINCE: N_("cấp tỉnh"),
}
STATE_CHIPS = {
    PlanState.AHEAD: "later",
    PlanState.RUNNING: "ok",
    PlanState.OVER: "over",
    PlanState.CLOSED: "approved",
}
FILTERS: Filters = {
    N_("Mọi kế hoạch"): None,
    N_("Đang thực hiện"): lambda line: line.state is PlanState.RUNNING,
    N_("Có việc quá hạn"): lambda line: bool(line.late_tasks or line.late_duties),
    N_("Chưa kết thúc"): lambda line: line.state is not PlanState.CLOSED,
}


def execution(head: PlanHead) -> str:
    """From when to when it is carried out."""
    return _("{starts} đến {ends}").format(starts=short_date(head.starts), ends=short_date(head.ends))


def title_years(head: PlanHead) -> str:
    """The years of its title where they are not those of its execution; empty else."""
    if head.title_from is None or (head.title_from, head.title_to) == (head.starts.year, head.ends.year):
        return ""
    if head.title_to in (None, head.title_from):
        return str(head.title_from)
    return f"{head.title_from} - {head.title_to}"


def issued(head: PlanHead) -> str:
    """The day it was issued, or what stands in its text instead."""
    return short_date(head.issued_on) if head.issued_on else head.issued_text or _("chưa ghi")


def plans_model() -> TableModel[PlanLine]:
    """Two lines a plan: what it is called, then number and issuer."""
    return TableModel(
        (
            Column(
                "title", _("Kế hoạch"), lambda line: line.row.title, cell=_title_cell, width=300, least=230,
                is_stretched=True,
            ),
            Column(
                "issued", _("Ban hành"), lambda line: line.plan.head.issued_on, width=112, drop=3,
                show=lambda line: issued(line.plan.head).replace(_(" năm "), "/"),
                cell=lambda line: PLAIN if line.plan.head.issued_on else Cell(tone="text2"),
            ),
            Column(
                "time", _("Thực hiện"), lambda line: line.plan.head.starts, show=lambda line: _years(line.plan.head),
                cell=_time_cell, width=124, drop=2,
            ),
            Column("level", _("Cấp"), lambda line: _(LEVEL_WORDS[line.plan.head.level]), width=88, drop=4),
            Column(
                "tasks", _("Nhiệm vụ\nquá hạn"), lambda line: _late(line, line.late_tasks), is_number=True, width=78,
                cell=lambda line: _late_cell(line.late_tasks),
            ),
            Column(
                "duties", _("Báo cáo\nquá hạn"), lambda line: _late(line, line.late_duties), is_number=True, width=78,
                cell=lambda line: _late_cell(line.late_duties),
            ),
            Column(
                "state", _("Trạng thái"), lambda line: _(PLAN_STATE_WORDS[line.state]), width=148, drop=1,
                cell=lambda line: Cell(chip=STATE_CHIPS[line.state]),
            ),
        )
    )  # fmt: skip


def _title_cell(line: PlanLine) -> Cell:
    head = line.plan.head
    caption = " · ".join(filter(None, (head.number or _("chưa có số"), head.issuer)))
    return Cell(caption=caption, tooltip=f"{head.title}\n{caption}")


def _time_cell(line: PlanLine) -> Cell:
    years = title_years(line.plan.head)
    caption = _("tên: {years}").format(years=years.replace(" ", "")) if years else ""
    return Cell(caption=caption, tooltip=execution(line.plan.head))


def _years(head: PlanHead) -> str:
    first, last = head.starts.year, head.ends.year
    return _("năm {year}").format(year=first) if first == last else f"{first} - {last}"


def _late(line: PlanLine, count: int) -> int | None:
    return None if line.state is PlanState.CLOSED else count


def _late_cell(count: int) -> Cell:
    return Cell(tone="block", is_strong=True) if count else PLAIN


def sentence_of(lines: Sequence[PlanLine]) -> tuple[Part | str, ...]:
    """How many plans there are and run, and what is late under all of them."""
    running = sum(line.state is PlanState.RUNNING for line in lines)
    told = _("{count} kế hoạch, {running} đang thực hiện").format(count=len(lines), running=running)
    return (told, *late_parts(sum(line.late_tasks for line in lines), sum(line.late_duties for line in lines)), ".")


def late_parts(tasks: int, duties: int) -> tuple[Part | str, ...]:
    """What is late, as the rest of a sentence; nothing where nothing is."""
    parts: list[Part | str] = []
    if tasks:
        parts += ["; ", Part(_("{count} nhiệm vụ quá hạn").format(count=tasks), "block")]
    if duties:
        parts += ["; ", Part(_("{count} báo cáo quá hạn").format(count=duties), "block")]
    return tuple(parts)
