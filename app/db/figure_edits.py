"""What people changed in the figures of one version since it came, read from the change log."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, or_, select

from app.db import history
from app.db.history import OperationKind
from app.db.tables import change, figure, operation
from app.domain.submissions import FigureStatus


@dataclass(frozen=True, slots=True)
class FigureEdit:
    """One figure as one operation left it; values in thousandths, ``before`` is ``None`` also where there was no row.

    ``is_answer``: a question was answered, so the figure is still the sender's; otherwise somebody corrected it.
    """

    figure_id: int
    at: datetime
    actor: str
    before: int | None
    after: int | None
    reason: str
    is_answer: bool


def of_version(connection: Connection, submission_id: int) -> list[FigureEdit]:
    """Every change still in force of a figure's value, oldest first; not what the version was made with."""
    undone = {step.id for step, is_undone in history.steps(connection) if is_undone}
    own = select(figure.c.id).where(figure.c.submission_id == submission_id)
    made_here = and_(change.c.table_name == "submission", change.c.row_id == submission_id, change.c.before.is_(None))
    query = (
        select(change, operation.c.at, operation.c.actor)
        .join(operation, operation.c.id == change.c.operation_id)
        .where(operation.c.kind == OperationKind.EDIT.value, operation.c.undoes_id.is_(None))
        .where(or_(and_(change.c.table_name == "figure", change.c.row_id.in_(own)), made_here))
        .order_by(change.c.id)
    )
    by_operation: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        if row.operation_id not in undone:
            by_operation.setdefault(row.operation_id, []).append(row)
    edits: list[FigureEdit] = []
    for rows in by_operation.values():
        # The operation that started an amendment copied all figures; nobody changed one there.
        if all(row.table_name == "figure" for row in rows):
            edits += _of_operation(rows)
    return edits


def _of_operation(rows: Iterable[Any]) -> Iterable[FigureEdit]:
    first: dict[int, Any] = {}
    last: dict[int, Any] = {}
    for row in rows:
        first.setdefault(row.row_id, row)
        last[row.row_id] = row
    for figure_id, row in last.items():
        before = json.loads(first[figure_id].before or "{}")
        after = json.loads(row.after or "{}")
        if before.get("value_milli") == after.get("value_milli"):
            continue
        yield FigureEdit(
            figure_id,
            row.at,
            row.actor,
            before.get("value_milli"),
            after.get("value_milli"),
            after.get("reason", ""),
            is_answer=after.get("status") == FigureStatus.REPORTED.value,
        )
