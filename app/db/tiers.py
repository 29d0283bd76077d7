"""Rows ↔ rule matrices «ma trận quy định», limits of people, and the register of tiers per unit."""

import json
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from app.db.tables import people_limit, rule_matrix, tier_entry, tier_rule
from app.domain.tier_history import PeopleLimit, Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule

_PLAIN = (
    "level", "name", "allows_review", "allows_ceremony", "allows_festivities", "limits_people", "max_people",
    "report_to", "clause", "quote", "note", "valid_from", "valid_to",
)  # fmt: skip
_ENTRY = (
    "unit_id", "from_day", "level", "document", "document_on", "authority", "note", "entered_by", "entered_at",
)  # fmt: skip
_LIMIT = ("level", "unit_id", "max_people", "document", "document_on", "valid_from", "valid_to")


def matrices(connection: Connection) -> tuple[RuleMatrix, ...]:
    """Every matrix of the data file in its order, rows by level, then day."""
    rules: dict[int, list[TierRule]] = {}
    for row in connection.execute(select(tier_rule).order_by(tier_rule.c.level, tier_rule.c.valid_from)):
        rules.setdefault(row.matrix_id, []).append(_rule(row))
    rows = connection.execute(select(rule_matrix).order_by(rule_matrix.c.rank, rule_matrix.c.id))
    return tuple(RuleMatrix(tuple(rules.get(row.id, ())), row.key, row.name) for row in rows)


def save_matrix(connection: Connection, matrix: RuleMatrix) -> None:
    """Store a matrix by its key: rows of one level and first day are changed in place, others added or taken out."""
    known = connection.scalar(select(rule_matrix.c.id).where(rule_matrix.c.key == matrix.key))
    if known is None:
        rank = connection.scalar(select(func.count()).select_from(rule_matrix))
        values = {"key": matrix.key, "name": matrix.name, "rank": rank}
        known = connection.execute(insert(rule_matrix).values(values).returning(rule_matrix.c.id)).scalar_one()
    else:
        connection.execute(update(rule_matrix).where(rule_matrix.c.id == known).values(name=matrix.name))
    stored = {
        (row.level, row.valid_from): row.id
        for row in connection.execute(select(tier_rule).where(tier_rule.c.matrix_id == known))
    }
    for rule in matrix.rules:
        values = {name: getattr(rule, name) for name in _PLAIN}
        values["measures"] = json.dumps(list(rule.measures), ensure_ascii=False)
        rule_id = stored.pop((rule.level, rule.valid_from), None)
        if rule_id is None:
            connection.execute(insert(tier_rule).values(matrix_id=known, **values))
        else:
            connection.execute(update(tier_rule).where(tier_rule.c.id == rule_id).values(values))
    if stored:
        connection.execute(delete(tier_rule).where(tier_rule.c.id.in_(stored.values())))


def remove_matrix(connection: Connection, key: str) -> None:
    """Take out a matrix with its rows; the caller has seen that nothing was announced under it."""
    matrix_id = _matrix_id(connection, key)
    connection.execute(delete(tier_rule).where(tier_rule.c.matrix_id == matrix_id))
    connection.execute(delete(rule_matrix).where(rule_matrix.c.id == matrix_id))


def _matrix_id(connection: Connection, key: str) -> int:
    return int(connection.execute(select(rule_matrix.c.id).where(rule_matrix.c.key == key)).scalar_one())


def _rule(row: Row[Any]) -> TierRule:
    return TierRule(**{name: getattr(row, name) for name in _PLAIN}, measures=tuple(json.loads(row.measures)))


# --- the register of tiers -------------------------------------------------------------------------------------------


def entries(connection: Connection) -> tuple[TierEntry, ...]:
    """Every line of the register as it was entered, oldest entry first."""
    statement = select(tier_entry, rule_matrix.c.key).join(rule_matrix).order_by(tier_entry.c.id)
    return tuple(
        TierEntry(
            matrix=row.key,
            standing=Standing(row.standing),
            id=row.id,
            **{name: getattr(row, name) for name in _ENTRY},
        )
        for row in connection.execute(statement)
    )


def add_entry(connection: Connection, entry: TierEntry) -> int:
    """Add one line; nothing that was entered before is touched; returns the id."""
    values = {name: getattr(entry, name) for name in _ENTRY}
    values |= {"matrix_id": _matrix_id(connection, entry.matrix), "standing": entry.standing.value}
    return int(connection.execute(insert(tier_entry).values(values).returning(tier_entry.c.id)).scalar_one())


# --- limits of people ------------------------------------------------------------------------------------------------


def limits(connection: Connection) -> tuple[PeopleLimit, ...]:
    """Every local limit of people, by unit and day."""
    statement = (
        select(people_limit, rule_matrix.c.key)
        .join(rule_matrix)
        .order_by(people_limit.c.unit_id, people_limit.c.level, people_limit.c.valid_from)
    )
    return tuple(
        PeopleLimit(matrix=row.key, id=row.id, **{name: getattr(row, name) for name in _LIMIT})
        for row in connection.execute(statement)
    )


def save_limit(connection: Connection, limit: PeopleLimit) -> int:
    """Store one limit: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = {name: getattr(limit, name) for name in _LIMIT}
    values["matrix_id"] = _matrix_id(connection, limit.matrix)
    if limit.id:
        connection.execute(update(people_limit).where(people_limit.c.id == limit.id).values(values))
        return limit.id
    return int(connection.execute(insert(people_limit).values(values).returning(people_limit.c.id)).scalar_one())


def remove_limit(connection: Connection, limit_id: int) -> None:
    """Take out one limit."""
    connection.execute(delete(people_limit).where(people_limit.c.id == limit_id))
