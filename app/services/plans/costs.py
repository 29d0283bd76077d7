"""Money of a plan «kinh phí»: what is planned and spent, by year, task and source, in đồng."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from app.db import plan_work
from app.domain.plans.task_numbers import called
from app.domain.plans.work import PlanCost
from app.errors import Refused
from app.i18n import _
from app.services.plans import closed_years, lookup, register
from app.services.workspace import Workspace
from app.text import clean, format_number

#: đồng; more is a slip of the keyboard.
_MOST = 10**15


@dataclass(frozen=True, slots=True)
class CostSum:
    """Lines of one year, task or source together; a sum is ``None`` where no line has the amount.

    ``unplanned`` and ``unspent`` count the lines without the one or the other: not known is not nought.
    """

    label: str
    planned: int | None
    spent: int | None
    unplanned: int = 0
    unspent: int = 0

    @property
    def warning(self) -> str:
        """More spent than planned, in a sentence; empty where it is not so or cannot be told."""
        if self.planned is None or self.spent is None or self.spent <= self.planned or self.unplanned:
            return ""
        told = _("{label}: đã chi {spent} đồng, vượt dự toán {planned} đồng là {over} đồng.")
        over = format_number(self.spent - self.planned)
        return told.format(
            label=self.label, spent=format_number(self.spent), planned=format_number(self.planned), over=over
        )


@dataclass(frozen=True, slots=True)
class CostBoard:
    """Lines of a plan with their sums."""

    lines: tuple[PlanCost, ...]
    total: CostSum
    by_year: tuple[CostSum, ...]
    by_source: tuple[CostSum, ...]
    by_task: tuple[CostSum, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """Every line, year and source that cost more than was planned."""
        lines = (summed(line.title, (line,)) for line in self.lines)
        found = (item.warning for item in (*lines, *self.by_year, *self.by_source))
        return tuple(dict.fromkeys(filter(None, found)))


def board(ws: Workspace, key: str, year: int | None = None) -> CostBoard:
    """The money of a plan, of one year if it is given."""
    with ws.store.read() as connection:
        plan = register.found(connection, key)
        every = plan_work.entries(connection, PlanCost, plan.id)
    titles = {task.key: called(task) for task in plan.tasks}
    lines = tuple(sorted((one for one in every if year in (None, one.year)), key=lambda one: (one.year, one.id)))
    return CostBoard(
        lines,
        summed(_("Tổng cộng"), lines),
        _grouped(lines, lambda one: _("năm {year}").format(year=one.year)),
        _grouped(lines, lambda one: one.source or _("chưa ghi nguồn")),
        _grouped(lines, lambda one: titles.get(one.task, one.task) or _("chung cho kế hoạch")),
    )


def summed(label: str, lines: Iterable[PlanCost]) -> CostSum:
    """Lines added up."""
    some = tuple(lines)
    planned = [one.planned for one in some if one.planned is not None]
    spent = [one.spent for one in some if one.spent is not None]
    return CostSum(
        label,
        sum(planned) if planned else None,
        sum(spent) if spent else None,
        len(some) - len(planned),
        len(some) - len(spent),
    )


def _grouped(lines: Iterable[PlanCost], label: Callable[[PlanCost], str]) -> tuple[CostSum, ...]:
    found: dict[str, list[PlanCost]] = {}
    for one in lines:
        found.setdefault(label(one), []).append(one)
    return tuple(summed(name, some) for name, some in found.items())


def save(ws: Workspace, key: str, cost: PlanCost) -> PlanCost:
    """Store a line: a new one when its ``id`` is 0; ``plan_id`` need not be given.

    Raises ``Refused`` without a title, for an amount below 0, a year outside the execution, a task there is none of.
    """
    with ws.store.write(_("Kinh phí kế hoạch: {title}").format(title=cost.title), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        tidy = replace(cost, title=clean(cost.title), source=clean(cost.source), note=clean(cost.note))
        if not tidy.title:
            raise Refused("no-title", _("Khoản kinh phí chưa có nội dung; chưa lưu gì."))
        if tidy.task:
            lookup.task(plan, tidy.task)
        if not plan.head.starts.year <= tidy.year <= plan.head.ends.year:
            told = _("Năm {year} nằm ngoài thời gian thực hiện của kế hoạch; chưa lưu gì.")
            raise Refused("bad-year", told.format(year=tidy.year))
        for amount in (tidy.planned, tidy.spent):
            if amount is not None and not 0 <= amount < _MOST:
                told = _("Số tiền {amount} đồng không hợp lệ; chưa lưu gì.")
                raise Refused("bad-amount", told.format(amount=format_number(amount)))
        known = {one.id: one for one in plan_work.entries(connection, PlanCost, plan.id)}
        if tidy.id and tidy.id not in known:
            raise _no_cost(tidy.id)
        closed_years.refuse_closed_work(connection, known.get(tidy.id), tidy)
        wanted = replace(tidy, plan_id=plan.id)
        return replace(wanted, id=plan_work.save(connection, wanted))


def remove(ws: Workspace, key: str, cost_id: int) -> None:
    """Take a line out."""
    with ws.store.write(_("Bỏ khoản kinh phí"), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        every = plan_work.entries(connection, PlanCost, plan.id)
        found = next((one for one in every if one.id == cost_id), None)
        if found is None:
            raise _no_cost(cost_id)
        closed_years.refuse_closed_work(connection, found)
        plan_work.remove(connection, found)


def _no_cost(cost_id: int) -> Refused:
    return Refused("no-cost", _("Kế hoạch không có khoản kinh phí số {id}.").format(id=cost_id))
