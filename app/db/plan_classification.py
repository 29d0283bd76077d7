"""Rows ↔ rounds of classification and the grades of places in them."""

from typing import Any

from sqlalchemy import Connection, Row, select

from app.db.payloads import from_json, to_json
from app.db.plan_tables import classification_result, classification_round
from app.db.rows import drop, picked, put
from app.domain.plans.classification import ClassificationResult, ClassificationRound

_ROUND = ("title", "year", "period", "plan_id", "expected", "document", "note")
_RESULT = ("round_id", "name", "grade", "category", "unit_id", "note")


def rounds(connection: Connection, plan_id: int | None = None) -> tuple[ClassificationRound, ...]:
    """Every round, or those of one plan, by year as they were entered."""
    statement = select(classification_round).order_by(classification_round.c.year, classification_round.c.id)
    if plan_id is not None:
        statement = statement.where(classification_round.c.plan_id == plan_id)
    return tuple(_round(row) for row in connection.execute(statement))


def find(connection: Connection, round_id: int) -> ClassificationRound | None:
    """One round by its number."""
    statement = select(classification_round).where(classification_round.c.id == round_id)
    row = connection.execute(statement).one_or_none()
    return None if row is None else _round(row)


def save(connection: Connection, item: ClassificationRound) -> int:
    """Store a round: new when ``id`` is 0, else changed; returns its number."""
    values = {**picked(item, _ROUND), "grades": to_json(item.grades)}
    return put(connection, classification_round, values, item.id)


def remove(connection: Connection, round_id: int) -> None:
    """Take out a round with its results."""
    drop(connection, classification_round, round_id)


def results(connection: Connection, round_id: int) -> tuple[ClassificationResult, ...]:
    """The grades of a round, as they were entered."""
    statement = select(classification_result).where(classification_result.c.round_id == round_id)
    rows = connection.execute(statement.order_by(classification_result.c.id))
    return tuple(ClassificationResult(**{name: getattr(row, name) for name in _RESULT}, id=row.id) for row in rows)


def save_result(connection: Connection, item: ClassificationResult) -> int:
    """Store one grade: new when ``id`` is 0, else changed; returns its number."""
    return put(connection, classification_result, picked(item, _RESULT), item.id)


def remove_result(connection: Connection, result_id: int) -> None:
    """Take out one grade."""
    drop(connection, classification_result, result_id)


def _round(row: Row[Any]) -> ClassificationRound:
    own = {name: getattr(row, name) for name in _ROUND}
    return ClassificationRound(**own, grades=from_json(row.grades, tuple[str, ...]), id=row.id)
