"""What the work list of an agency says, line by line: the task with its clause, when, with whom, how it stands."""

from collections.abc import Iterable

from app.db.types import DbConnection
from app.domain.event_words import capital
from app.domain.plans.citations import printed_clause
from app.domain.plans.duty_rows import agency_on, plan_words
from app.domain.plans.plan import Plan
from app.domain.plans.progress import TaskState
from app.domain.plans.spans import Span
from app.domain.plans.work_list import Role, WorkItem, one_and_the_same, work_list
from app.i18n import _
from app.reports.event_sheet import Frame
from app.reports.plans.work_list import WorkLine, WorkListFacts
from app.services.plans import task_words, tasks
from app.services.plans.tasks import TaskRow
from app.services.workspace import Workspace
from app.text import short_date


def facts(
    connection: DbConnection, ws: Workspace, plan: Plan, agency: str, within: Span | None, frame: Frame
) -> WorkListFacts:
    """Everything the list of an agency (in a span) says today."""
    rows = {row.task.key: row for row in tasks.rows_of(connection, ws, plan)}
    standings = {key: row.standing for key, row in rows.items() if row.standing is not None}
    today = agency_on(plan, agency, ws.today)
    title = f" ({plan.head.short_title})" if plan.head.short_title else ""
    return WorkListFacts(
        frame,
        today.name if today else agency,
        f"{plan_words(plan.head)}{title}",
        within.words if within else "",
        ws.today,
        tuple(_line(ws, rows[item.task.key], item, agency) for item in work_list(plan, agency, standings, within)),
    )


def _line(ws: Workspace, row: TaskRow, item: WorkItem, agency: str) -> WorkLine:
    task, slot = item.task, item.slot.slot
    clause = _(" (mục {clause})").format(clause=printed_clause(task.clause)) if task.clause else ""
    when = [capital(task_words.time_words(row.plan, task, row.opening))]
    when += [slot.words] if slot.period else []
    when += [_("hạn {day}").format(day=short_date(slot.due_on))] if slot.due_on else []
    return WorkLine(
        item.role,
        f"{task.title.rstrip('.;: ')}{clause}",
        "; ".join(when),
        _others(row, item, one_and_the_same(row.plan, agency)),
        "; ".join(task_words.product_words(one) for one in item.slot.products),
        _state(ws, row, item, agency),
        item.state is TaskState.OVERDUE,
    )


def _others(row: TaskRow, item: WorkItem, own: Iterable[str]) -> str:
    """Who else has to do with it: other leads, those who take part."""
    task, mine = item.task, frozenset(own)
    leads = [task_words.short_name(row.plan, key) for key in task.leads if key not in mine]
    partners = [task_words.short_name(row.plan, key) for key in task.partners if key not in mine]
    partners += [task.partner_words] if task.partner_words else []
    word = _("cùng chủ trì: {names}") if item.role is Role.LEAD else _("chủ trì: {names}")
    told = [word.format(names=", ".join(leads))] if leads else []
    return "; ".join([*told, *([_("phối hợp: {names}").format(names=", ".join(partners))] if partners else [])])


def _state(ws: Workspace, row: TaskRow, item: WorkItem, agency: str) -> str:
    """Its own state where it leads, with how many of its units are done."""
    words = capital(task_words.state_words(item.state, item.slot.slot, ws.today))
    if item.role is Role.LEAD and agency in item.slot.by_unit:
        return f"{words}; {task_words.units_words(row, item.slot, agency)}"
    return words
