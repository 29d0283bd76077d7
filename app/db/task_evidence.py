"""Rows ↔ files that show what an entry about a task says; equal bytes are kept once."""

from sqlalchemy import Connection, delete, insert, select

from app.db.plan_tables import plan_part, task_evidence, task_progress
from app.db.tables import source_file
from app.domain.plans.work import Evidence


def of_plan(connection: Connection, plan_id: int) -> tuple[Evidence, ...]:
    """Every file under the entries of a plan, in the order they came."""
    known = select(
        task_evidence.c.id,
        task_evidence.c.progress_id,
        task_evidence.c.source_file_id,
        task_evidence.c.caption,
        source_file.c.name,
        source_file.c.size,
    )
    statement = (
        known.join(source_file, source_file.c.id == task_evidence.c.source_file_id)
        .join(task_progress, task_progress.c.id == task_evidence.c.progress_id)
        .join(plan_part, plan_part.c.id == task_progress.c.part_id)
        .where(plan_part.c.plan_id == plan_id)
        .order_by(task_evidence.c.id)
    )
    return tuple(
        Evidence(row.id, row.progress_id, row.source_file_id, row.name, row.size, row.caption)
        for row in connection.execute(statement)
    )


def files_of(connection: Connection, progress_id: int) -> set[int]:
    """The numbers of the kept files under one entry."""
    own = select(task_evidence.c.source_file_id).where(task_evidence.c.progress_id == progress_id)
    return set(connection.scalars(own))


def add(connection: Connection, progress_id: int, source_file_id: int, caption: str) -> int:
    """Put a kept file under an entry; returns the number of the evidence."""
    values = {"progress_id": progress_id, "source_file_id": source_file_id, "caption": caption}
    return int(connection.execute(insert(task_evidence).values(values).returning(task_evidence.c.id)).scalar_one())


def remove(connection: Connection, evidence_id: int) -> None:
    """Take a file off its entry; its bytes stay for the history."""
    connection.execute(delete(task_evidence).where(task_evidence.c.id == evidence_id))
