"""What is entered about tasks of plans: how they stand, products, conditions that came about."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.db import plan_work
from app.domain.plans.spans import Span, span
from app.domain.plans.task_numbers import number_of
from app.domain.plans.tasks import ProgressState, Task
from app.domain.plans.timing import leaf_tasks
from app.domain.plans.work import TaskOpening, TaskProgress
from app.domain.plans.work_list import one_and_the_same, roles
from app.errors import Refused
from app.i18n import _
from app.services.plans import closed_years, group_units, lookup, register, task_files
from app.services.plans.known_tasks import KnownTasks
from app.services.plans.tasks import TaskRow, row
from app.services.workspace import Workspace
from app.text import clean, short_date


def record(ws: Workspace, key: str, task: str, entry: TaskProgress, paths: Iterable[Path] = ()) -> TaskRow:
    """Enter how a task stands, or a product, with the files that show it; ``part_id`` need not be given.

    With an ``id`` that entry is corrected, its files stay. Without a ``period`` the slot of its day is meant. Raises
    ``Refused`` for a group, a day before the plan begins or to come, a period or product the task does not have, half
    a product where whole ones are counted, an agency without part in it, a unit that is in none of its agencies, and
    an entry that says nothing; :class:`~app.errors.BadFile` for a file that cannot be kept. Then nothing is stored.
    """
    originals = [task_files.original(path) for path in paths]
    label = _("Sửa tiến độ nhiệm vụ: {key}") if entry.id else _("Tiến độ nhiệm vụ: {key}")
    with ws.store.write(label.format(key=_number(ws, key, task)), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        wanted = _checked(KnownTasks.read(connection, ws, plan), lookup.task(plan, task), entry)
        former = plan_work.find(connection, TaskProgress, entry.id) if entry.id else None
        closed_years.refuse_closed_work(connection, former, wanted)
        row_id = plan_work.save(connection, wanted)
        task_files.keep(connection, ws, row_id, originals)
        return row(connection, ws, plan, task)


def remove(ws: Workspace, key: str, entry_id: int) -> None:
    """Take an entry about a task out, with its files."""
    with ws.store.write(_("Bỏ tiến độ nhiệm vụ"), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        some = plan_work.entries(connection, TaskProgress, plan.id)
        found = next((item for item in some if item.id == entry_id), None)
        if found is None:
            raise Refused("no-entry", _("Kế hoạch không có mục tiến độ số {id}.").format(id=entry_id))
        closed_years.refuse_closed_work(connection, found)
        plan_work.remove(connection, found)


def open_(ws: Workspace, key: str, task: str, opening: TaskOpening) -> TaskRow:
    """Record that the condition of a task came about, or correct it; ``part_id`` need not be given.

    Raises ``Refused`` for a task without condition, a day to come or before the plan, and a last day before it.
    """
    with ws.store.write(_("Mở nhiệm vụ: {key}").format(key=_number(ws, key, task)), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        item = lookup.task(plan, task)
        if not item.timing.condition:
            told = _("Nhiệm vụ “{key}” không chờ điều kiện nào; chưa lưu gì.")
            raise Refused("no-condition", told.format(key=task))
        lookup.refuse_day(ws, plan, opening.opened_on)
        if opening.due_on is not None and opening.due_on < opening.opened_on:
            told = _("Hạn {due} trước ngày mở {day}; chưa lưu gì.")
            days = {"due": short_date(opening.due_on), "day": short_date(opening.opened_on)}
            raise Refused("bad-day", told.format(**days))
        known = KnownTasks.read(connection, ws, plan)
        part_id = known.part_ids[task]
        before = known.openings.get(part_id)
        closed_years.refuse_closed_work(connection, before, opening)
        wanted = replace(opening, part_id=part_id, id=before.id if before else 0)
        plan_work.save(connection, replace(wanted, document=clean(opening.document), note=clean(opening.note)))
        return row(connection, ws, plan, task)


def wait_again(ws: Workspace, key: str, task: str) -> TaskRow:
    """Say that the condition did not come about after all. Raises ``Refused`` when it was not recorded."""
    with ws.store.write(_("Bỏ mở nhiệm vụ: {key}").format(key=_number(ws, key, task)), ws.actor) as connection:
        plan = register.found(connection, key)
        register.refuse_closed(connection, plan)
        known = KnownTasks.read(connection, ws, plan)
        opening = known.openings.get(known.part_ids.get(lookup.task(plan, task).key, 0))
        if opening is None:
            raise Refused("not-open", _("Nhiệm vụ “{key}” chưa ghi là đã đủ điều kiện.").format(key=task))
        closed_years.refuse_closed_work(connection, opening)
        plan_work.remove(connection, opening)
        return row(connection, ws, plan, task)


def _number(ws: Workspace, key: str, task: str) -> str:
    """What the history calls a task; its title where the plan gives it no number."""
    found = lookup.task(register.find(ws, key), task)
    return number_of(found) or found.title


def _checked(known: KnownTasks, task: Task, entry: TaskProgress) -> TaskProgress:
    """The entry by the keys of the plan; refused where it cannot be."""
    plan = known.plan
    if all(item.key != task.key for item in leaf_tasks(plan)):
        told = _("“{key}” là nhóm nhiệm vụ; hãy ghi tiến độ ở nhiệm vụ bên dưới. Chưa lưu gì.")
        raise Refused("task-group", told.format(key=task.key))
    lookup.refuse_day(known.ws, plan, entry.on_day)
    agency = lookup.teller(plan, entry.agency)
    if agency and not roles(task, one_and_the_same(plan, agency)):
        told = _("{name} không chủ trì, phối hợp nhiệm vụ “{key}”; chưa lưu gì.")
        raise Refused("not-its-task", told.format(name=lookup.agency_name(plan, agency), key=task.key))
    if entry.unit_id is not None:
        agency = group_units.agency_of(task, known.groups, agency, entry.unit_id)
    _refuse_product(task, entry)
    period = _period(known, task, entry)
    if entry.unit_id is not None:
        known.refuse_unit(task, period, entry.unit_id)
    part_id = known.part_ids[task.key]
    if entry.id and all(item.id != entry.id for item in known.entries.get(part_id, ())):
        told = _("Nhiệm vụ “{key}” không có mục tiến độ số {id}; chưa lưu gì.")
        raise Refused("no-entry", told.format(key=task.key, id=entry.id))
    return replace(
        entry,
        part_id=part_id,
        agency=agency,
        period=period,
        document=clean(entry.document),
        note=clean(entry.note),
    )


def _refuse_product(task: Task, entry: TaskProgress) -> None:
    is_product = entry.state is ProgressState.PRODUCT
    if is_product and (not entry.deliverable or entry.quantity is None):
        raise Refused("no-product", _("Phải ghi sản phẩm nào và bao nhiêu; chưa lưu gì."))
    if not is_product and entry.quantity is not None and not entry.deliverable:
        raise Refused("no-product", _("Có số lượng nhưng không ghi của sản phẩm nào; chưa lưu gì."))
    if entry.deliverable and all(item.key != entry.deliverable for item in task.deliverables):
        known = ", ".join(item.key for item in task.deliverables) or _("không có sản phẩm nào")
        told = _("Nhiệm vụ “{task}” không có sản phẩm “{key}”; có: {known}. Chưa lưu gì.")
        raise Refused("unknown-product", told.format(task=task.key, key=entry.deliverable, known=known))
    unit = next((item.unit for item in task.deliverables if item.key == entry.deliverable), "")
    lookup.refuse_number(entry.quantity, _("Số sản phẩm"), unit)


def _period(known: KnownTasks, task: Task, entry: TaskProgress) -> str:
    """The period of the slot an entry is about: the one named, else that of its day."""
    when = known.slots(task)
    if not entry.period:
        begun = [slot for slot in when if slot.starts_on <= entry.on_day]
        return (begun[-1] if begun else when[0]).period
    wanted = lookup.period(known.plan, entry.period)
    found = next((slot for slot in when if slot.period and _is_same(span(slot.period), wanted)), None)
    if found is None:
        told = _("Nhiệm vụ “{key}” không có kỳ {period}; có: {known}. Chưa lưu gì.")
        words = "; ".join(slot.words for slot in when if slot.period) or _("không chia kỳ")
        raise Refused("no-slot", told.format(key=task.key, period=wanted.words, known=words))
    return found.period


def _is_same(one: Span, other: Span) -> bool:
    """Whether two spans are the same days, however they are written."""
    return (one.first, one.last) == (other.first, other.last)
