"""Rows ↔ sittings of the council and decisions on awards."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select

from app.db.payloads import from_json, to_json
from app.db.rows import drop, picked, put
from app.db.tables import award_decision, council_sitting
from app.domain.awards.councils import AwardDecision, CouncilSitting

_DECISION = (
    "campaign_id", "award", "title", "number", "decided_on", "signer", "signer_title", "base_salary", "is_locked",
    "cancel_reason", "paper_id", "note", "unit_id",
)  # fmt: skip
_SITTING = ("campaign_id", "name", "held_on", "is_closed", "paper_id")


def sittings(connection: Connection, campaign_id: int) -> tuple[CouncilSitting, ...]:
    """The sittings of one season by their day."""
    statement = select(council_sitting).where(council_sitting.c.campaign_id == campaign_id)
    rows = connection.execute(statement.order_by(council_sitting.c.held_on, council_sitting.c.id))
    return tuple(_sitting(row) for row in rows)


def find_sitting(connection: Connection, sitting_id: int) -> CouncilSitting | None:
    """One sitting, or ``None``."""
    row = connection.execute(select(council_sitting).where(council_sitting.c.id == sitting_id)).one_or_none()
    return None if row is None else _sitting(row)


def save_sitting(connection: Connection, item: CouncilSitting) -> int:
    """Store a sitting with its members and votes; returns its id."""
    values = picked(item, _SITTING) | {"content": to_json(replace(item, id=0))}
    return put(connection, council_sitting, values, item.id)


def remove_sitting(connection: Connection, sitting_id: int) -> None:
    """Take out a sitting that decided nothing yet."""
    drop(connection, council_sitting, sitting_id)


def _sitting(row: Row[Any]) -> CouncilSitting:
    return replace(from_json(row.content, CouncilSitting), id=row.id, **picked(row, _SITTING))


def decisions(connection: Connection, campaign_id: int | None = None) -> tuple[AwardDecision, ...]:
    """Every decision by its day, those without one last; of one season if it is given."""
    statement = select(award_decision).order_by(
        award_decision.c.decided_on.is_(None), award_decision.c.decided_on, award_decision.c.id
    )
    if campaign_id is not None:
        statement = statement.where(award_decision.c.campaign_id == campaign_id)
    return tuple(_decision(row) for row in connection.execute(statement))


def find_decision(connection: Connection, decision_id: int) -> AwardDecision | None:
    """One decision, or ``None``."""
    row = connection.execute(select(award_decision).where(award_decision.c.id == decision_id)).one_or_none()
    return None if row is None else _decision(row)


def save_decision(connection: Connection, item: AwardDecision) -> int:
    """Store a decision; returns its id."""
    return put(connection, award_decision, picked(item, _DECISION), item.id)


def remove_decision(connection: Connection, decision_id: int) -> None:
    """Take out a draft of a decision that nothing rests on."""
    drop(connection, award_decision, decision_id)


def _decision(row: Row[Any]) -> AwardDecision:
    return AwardDecision(id=row.id, **picked(row, _DECISION))
