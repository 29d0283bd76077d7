"""Columns of the money of a plan."""

from collections.abc import Callable

from app.domain.plans.plan import Plan
from app.domain.plans.task_numbers import called
from app.domain.plans.work import PlanCost
from app.i18n import _
from app.services.plans import costs
from app.ui.tables import Cell, CellState, Column


def task_titles(plan: Plan) -> dict[str, str]:
    """What the tasks of a plan are called, by their keys."""
    return {task.key: called(task) for task in plan.tasks}


def columns(task_title: Callable[[str], str]) -> tuple[Column[PlanCost], ...]:
    """What for, when, from where, planned and spent, more than planned; ``task_title`` names a task by its key."""
    return (
        Column(
            "title", _("Nội dung"), lambda line: line.title, width=240, least=120, is_stretched=True,
            cell=lambda line: Cell(
                caption=task_title(line.task) or _("chung cho kế hoạch"), tooltip=f"{line.title}\n{line.note}".strip()
            ),
        ),
        Column("year", _("Năm"), lambda line: line.year, show=lambda line: str(line.year), width=64),
        Column(
            "source", _("Nguồn"), lambda line: line.source or _("chưa ghi nguồn"), width=190, least=88, drop=3,
            cell=lambda line: Cell(tone="" if line.source else "text3", tooltip=line.source),
        ),
        Column(
            "planned", _("Dự toán (đồng)"), lambda line: line.planned, width=126, least=106, is_number=True,
            cell=lambda line: Cell(CellState.BLANK if line.planned is None else CellState.VALUE),
        ),
        Column(
            "spent", _("Đã chi (đồng)"), lambda line: line.spent, width=126, least=106, is_number=True,
            cell=lambda line: Cell(
                CellState.BLANK if line.spent is None else CellState.VALUE,
                tone="warn" if costs.summed(line.title, (line,)).warning else "",
            ),
        ),
        Column(
            "state", _("Trạng thái"), lambda line: state_of(line)[0], width=150, least=142, drop=2,
            cell=lambda line: Cell(chip=state_of(line)[1], tooltip=costs.summed(line.title, (line,)).warning),
        ),
    )  # fmt: skip


def state_of(line: PlanCost) -> tuple[str, str]:
    """Word and kind of chip: spent within what was planned, more than that, or not known."""
    if costs.summed(line.title, (line,)).warning:
        return _("Vượt dự toán"), "warn"
    if line.spent is None:
        return _("Chưa ghi chi"), "none"
    if line.planned is None:
        return _("Chưa có dự toán"), "none"
    return _("Trong dự toán"), "ok"
