"""Rows ↔ plans of programmes: the head, the parts and the text; parts keep their number when the plan is changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from app.db.payloads import from_json, to_json
from app.db.plan_tables import plan, plan_paragraph, plan_part
from app.db.remembering import remembered
from app.db.rows import drop, put
from app.domain.plans.duties import Duty
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Agency, PartKind, Phase, Plan, PlanHead, PlanParagraph
from app.domain.plans.targets import Target
from app.domain.plans.tasks import Task

#: Which list of a plan holds the parts of a kind, and what they are.
_LISTS: Mapping[PartKind, tuple[str, type[Any]]] = MappingProxyType(
    {
        PartKind.AGENCY: ("agencies", Agency),
        PartKind.PHASE: ("phases", Phase),
        PartKind.MEASURE: ("measures", Measure),
        PartKind.TARGET: ("targets", Target),
        PartKind.TASK: ("tasks", Task),
        PartKind.DUTY: ("duties", Duty),
    }
)


@remembered
def plans(connection: Connection) -> tuple[Plan, ...]:
    """Every plan with all its parts, without its text; the newest execution first."""
    rows = connection.execute(select(plan).order_by(plan.c.starts_on.desc(), plan.c.key)).all()
    parts: defaultdict[int, list[Row[Any]]] = defaultdict(list)
    for part in connection.execute(select(plan_part).order_by(plan_part.c.plan_id, plan_part.c.rank)):
        parts[part.plan_id].append(part)
    return tuple(_plan(row, parts[row.id]) for row in rows)


@remembered
def find(connection: Connection, plan_id: int) -> Plan | None:
    """One plan whole, with its text."""
    row = connection.execute(select(plan).where(plan.c.id == plan_id)).one_or_none()
    if row is None:
        return None
    parts = connection.execute(select(plan_part).where(plan_part.c.plan_id == plan_id).order_by(plan_part.c.rank))
    return _plan(row, parts.all(), paragraphs(connection, plan_id))


def id_of(connection: Connection, key: str) -> int | None:
    """The number of the plan with a key."""
    return connection.scalar(select(plan.c.id).where(plan.c.key == key))


def closed(connection: Connection) -> dict[int, date]:
    """The plans nothing more is entered under, by number, with the day they were closed."""
    rows = connection.execute(select(plan.c.id, plan.c.closed_on).where(plan.c.closed_on.is_not(None)))
    return {row.id: row.closed_on for row in rows}


def close(connection: Connection, plan_id: int, on: date | None) -> None:
    """Close a plan on a day, or (``None``) open it again."""
    connection.execute(update(plan).where(plan.c.id == plan_id).values(closed_on=on))


def paragraphs(connection: Connection, plan_id: int) -> tuple[PlanParagraph, ...]:
    """The text of a plan, paragraph by paragraph."""
    own = select(plan_paragraph).where(plan_paragraph.c.plan_id == plan_id).order_by(plan_paragraph.c.rank)
    return tuple(PlanParagraph(text=row.text, clause=row.clause, level=row.level) for row in connection.execute(own))


def part_ids(connection: Connection, plan_id: int, kind: PartKind) -> dict[str, int]:
    """The number of each part of a kind, by its key."""
    own = select(plan_part.c.key, plan_part.c.id).where(plan_part.c.plan_id == plan_id, plan_part.c.kind == kind.value)
    return {row.key: row.id for row in connection.execute(own)}


def save(connection: Connection, item: Plan) -> int:
    """Store a plan: a new one when ``id`` is 0, else the changed one, whose text is replaced only if it differs.

    A part that is gone from the plan goes with everything entered under it: services ask before.
    """
    head = item.head
    values = {
        "key": item.key,
        "title": head.short_title or head.title,
        "number": head.number,
        "starts_on": head.starts,
        "ends_on": head.ends,
        "content": to_json(head),
    }
    plan_id = put(connection, plan, values, item.id)
    for kind, (name, _shape) in _LISTS.items():
        _save_parts(connection, plan_id, kind, getattr(item, name))
    if paragraphs(connection, plan_id) != item.paragraphs:
        _replace_text(connection, plan_id, item.paragraphs)
    return plan_id


def remove(connection: Connection, plan_id: int) -> None:
    """Take out a plan with everything under it; entries of registers stay, without their plan."""
    drop(connection, plan, plan_id)


def _save_parts(connection: Connection, plan_id: int, kind: PartKind, parts: Sequence[Any]) -> None:
    known = part_ids(connection, plan_id, kind)
    kept = {part.key for part in parts}
    gone = [row_id for key, row_id in known.items() if key not in kept]
    if gone:
        connection.execute(delete(plan_part).where(plan_part.c.id.in_(gone)))
    new: list[dict[str, Any]] = []
    for rank, part in enumerate(parts):
        values = {"rank": rank, "content": to_json(part)}
        if part.key in known:
            is_other = (plan_part.c.rank != rank) | (plan_part.c.content != values["content"])
            connection.execute(update(plan_part).where(plan_part.c.id == known[part.key], is_other).values(values))
        else:
            new.append({"plan_id": plan_id, "kind": kind.value, "key": part.key, **values})
    if new:
        connection.execute(insert(plan_part), new)


def _replace_text(connection: Connection, plan_id: int, text: Sequence[PlanParagraph]) -> None:
    connection.execute(delete(plan_paragraph).where(plan_paragraph.c.plan_id == plan_id))
    for rank, item in enumerate(text):
        row = {"plan_id": plan_id, "rank": rank, "clause": item.clause, "level": item.level, "text": item.text}
        connection.execute(insert(plan_paragraph).values(row))


def _plan(row: Row[Any], parts: Sequence[Row[Any]], text: tuple[PlanParagraph, ...] = ()) -> Plan:
    lists = {
        name: tuple(from_json(part.content, shape) for part in parts if part.kind == kind.value)
        for kind, (name, shape) in _LISTS.items()
    }
    return Plan(key=row.key, head=from_json(row.content, PlanHead), paragraphs=text, id=row.id, **lists)
