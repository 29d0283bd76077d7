"""The columns of the tree of tasks: what, who leads, when, how much of what was asked for, how it stands."""

from collections.abc import Sequence
from datetime import date

from app.domain.event_words import capital
from app.domain.plans.citations import printed_clause
from app.domain.plans.progress import FINISHED, TASK_STATE_WORDS, ProductStanding, TaskState
from app.domain.plans.task_numbers import called
from app.i18n import _
from app.services.plans import lookup, task_words
from app.services.plans.tasks import TaskRow
from app.text import format_number, short_date
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.labels import Part

#: The chip of each state: word, icon and colour.
STATE_CHIPS = {
    TaskState.NOT_DUE: "later",
    TaskState.WAITING: "ask",
    TaskState.NOT_STARTED: "none",
    TaskState.DOING: "reading",
    TaskState.OVERDUE: "block",
    TaskState.DONE: "ok",
    TaskState.DONE_LATE: "ok",
    TaskState.DROPPED: "dropped",
}
#: Letters of short names a cell has room for before the rest is counted.
_NAMES_ROOM = 24


def task_model(context: UiContext) -> TableModel[TaskRow]:
    """The tree; the day is that of the open data file."""
    return TableModel(_columns(context))


def _columns(context: UiContext) -> tuple[Column[TaskRow], ...]:
    return (
        Column(
            "title", _("Nhiệm vụ"), lambda row: called(row.task), cell=_title_cell, width=400,
            least=210, is_stretched=True,
        ),
        Column("leads", _("Chủ trì"), leads_words, cell=_leads_cell, width=160, least=118, drop=2),
        Column(
            "due", _("Hạn"), due_of, show=lambda row: _day(due_of(row)), width=116, least=116, drop=1,
            cell=lambda row: _due_cell(row, context.workspace.today),
        ),
        Column(
            "product", _("Sản phẩm"), lambda row: product_words(row)[0], cell=_product_cell, width=92, least=84, drop=3
        ),
        Column(
            "state", _("Tình trạng"), state_words, sort=_rank, cell=_state_cell, width=138, least=132
        ),
    )  # fmt: skip


def _title_cell(row: TaskRow) -> Cell:
    clause = printed_clause(row.task.clause)
    told = time_words(row) or (_("mục {clause}").format(clause=clause) if clause else "")
    return Cell(
        caption=told, indent=2 * row.depth, is_strong=row.standing is None, wraps=True,
        tooltip=f"{row.task.title}\n{told}",
    )  # fmt: skip


# --- who -------------------------------------------------------------------------------------------------------------


def leads_words(row: TaskRow) -> str:
    """«Công an, Bộ CHQS +2»: as many short names as there is room for."""
    return _some([task_words.short_name(row.plan, key) for key in row.task.leads])


def _some(names: Sequence[str]) -> str:
    shown: list[str] = []
    for name in names:
        if shown and len(", ".join((*shown, name))) > _NAMES_ROOM:
            break
        shown.append(name)
    rest = f" +{len(names) - len(shown)}" if len(shown) < len(names) else ""
    return f"{', '.join(shown)}{rest}"


def _leads_cell(row: TaskRow) -> Cell:
    partners = [task_words.short_name(row.plan, key) for key in row.task.partners]
    partners += [row.task.partner_words] if row.task.partner_words else []
    hosts = [task_words.short_name(row.plan, key) for key in row.task.hosts]
    captions = [_("phối hợp: {names}").format(names=_some(partners))] if partners else []
    captions += [_("{names} tổ chức").format(names=_some(hosts))] if hosts else []
    told = [
        (_("Chủ trì"), row.task.leads), (_("Phối hợp"), row.task.partners), (_("Cơ quan tổ chức"), row.task.hosts),
    ]  # fmt: skip
    lines = [f"{word}: {'; '.join(lookup.agency_name(row.plan, key) for key in keys)}" for word, keys in told if keys]
    return Cell(caption="; ".join(captions), tooltip="\n".join(lines))


# --- when ------------------------------------------------------------------------------------------------------------


def time_words(row: TaskRow) -> str:
    """The time of a task in words, with the slot to look at where it comes back; nothing for a group."""
    if row.standing is None:
        return ""
    words = capital(task_words.time_words(row.plan, row.task, row.opening))
    current = row.standing.current
    period = current.slot.words if current and current.slot.period else ""
    return f"{words} · {period}" if period and period.lower() not in words.lower() else words


def due_of(row: TaskRow) -> date | None:
    """The last day of the slot to look at."""
    current = row.standing.current if row.standing else None
    return current.slot.due_on if current else None


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _due_cell(row: TaskRow, today: date) -> Cell:
    due = due_of(row)
    if due is None or row.standing is None or row.standing.state is not TaskState.OVERDUE:
        return Cell()
    return Cell(caption=_("quá {days} ngày").format(days=format_number((today - due).days)), tone="block")


# --- how much --------------------------------------------------------------------------------------------------------


def product_words(row: TaskRow) -> tuple[str, str]:
    """«3/10», «chương trình +1»: what is counted of the products now."""
    products = row.standing.current.products if row.standing and row.standing.current else ()
    counted = [item for item in products if item.product.count is not None or item.made is not None]
    if not counted:
        return "", ""
    first = counted[0]
    rest = f" +{len(counted) - 1}" if len(counted) > 1 else ""
    return made_words(first), f"{first.product.unit}{rest}".strip()


def made_words(item: ProductStanding) -> str:
    """«3/10», «–/10» while nobody has told, «4» where the plan sets no number."""
    made = "–" if item.made is None else format_number(item.made)
    return made if item.product.count is None else f"{made}/{format_number(item.product.count)}"


def _product_cell(row: TaskRow) -> Cell:
    """Amber where a task is told to be done with less than the plan asks for."""
    current = row.standing.current if row.standing else None
    if current is None:
        return Cell()
    is_short = current.state in FINISHED and any(item.is_short for item in current.products)
    told = "\n".join(f"{item.product.text}: {made_words(item)}" for item in current.products)
    return Cell(caption=product_words(row)[1], tone="warn" if is_short else "", tooltip=told)


# --- how it stands ---------------------------------------------------------------------------------------------------


def state_words(row: TaskRow) -> str:
    """«Quá hạn»; of a group how many below it are overdue, else done."""
    if row.standing is not None:
        return capital(_(TASK_STATE_WORDS[row.standing.state]))
    late = row.below.get(TaskState.OVERDUE, 0)
    return _("{count} quá hạn").format(count=late) if late else _done_words(row)


def _done_words(row: TaskRow) -> str:
    done = sum(row.below.get(state, 0) for state in FINISHED)
    return _("{done}/{all} xong").format(done=done, all=sum(row.below.values())) if row.below else ""


def _state_cell(row: TaskRow) -> Cell:
    if row.standing is not None:
        return Cell(chip=STATE_CHIPS[row.standing.state], tooltip=_slots_words(row))
    told = ", ".join(f"{count} {_(TASK_STATE_WORDS[state])}" for state, count in row.below.items())
    if row.below.get(TaskState.OVERDUE):
        return Cell(caption=_done_words(row), tone="block", is_strong=True, tooltip=told)
    return Cell(tone="text2", tooltip=told)


def _slots_words(row: TaskRow) -> str:
    slots = row.standing.slots if row.standing else ()
    if len(slots) <= 1:
        return ""
    done = row.standing.finished if row.standing else 0
    return _("xong {done}/{all} kỳ").format(done=done, all=len(slots))


def _rank(row: TaskRow) -> object:
    order = (TaskState.OVERDUE, TaskState.NOT_STARTED, TaskState.DOING, TaskState.WAITING, TaskState.NOT_DUE)
    state = row.standing.state if row.standing else None
    return order.index(state) if state in order else len(order)


def sentence_of(rows: Sequence[TaskRow]) -> tuple[Part | str, ...]:
    """How many are overdue first, then the rest, of how many tasks."""
    states = [row.standing.state for row in rows if row.standing is not None]
    if not states:
        return (_("Không có nhiệm vụ nào như vậy."),)
    late = states.count(TaskState.OVERDUE)
    first: Part | str = _("Không nhiệm vụ nào quá hạn")
    if late:
        first = Part(_("{count} nhiệm vụ quá hạn").format(count=late), "block")
    order = (TaskState.NOT_STARTED, TaskState.DOING, TaskState.WAITING, TaskState.NOT_DUE, TaskState.DROPPED)
    rest = [f"{states.count(state)} {_(TASK_STATE_WORDS[state])}" for state in order if state in states]
    done = sum(state in FINISHED for state in states)
    rest += [_("{count} xong").format(count=done)] if done else []
    total = _("tất cả {count}").format(count=len(states))
    return (first, f"; {', '.join([*rest, total])}.")
