"""Rows ↔ the catalogue of awards: regimes, authorities, forms, coefficients, base salaries, dossiers, criteria."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Row, select

from app.db.payloads import from_json, to_json, understood
from app.db.rows import drop, picked, put
from app.db.tables import award_rule
from app.domain.awards.catalogue import (
    Award,
    AwardAuthority,
    AwardContent,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Confidence,
    Criterion,
    DossierItem,
    RuleKind,
)

_CLASSES: Mapping[RuleKind, type[AwardContent]] = MappingProxyType(
    {
        RuleKind.REGIME: AwardRegime,
        RuleKind.AUTHORITY: AwardAuthority,
        RuleKind.AWARD: Award,
        RuleKind.COEFFICIENT: Coefficient,
        RuleKind.BASE_SALARY: BaseSalary,
        RuleKind.DOSSIER_ITEM: DossierItem,
        RuleKind.CRITERION: Criterion,
    }
)
_PLAIN = ("key", "clause", "note", "valid_from", "valid_to")


def rules(connection: Connection, on: date | None = None) -> tuple[AwardRule, ...]:
    """Every row of the catalogue, oldest first; only those that hold on ``on`` if it is given."""
    statement = select(award_rule).order_by(award_rule.c.kind, award_rule.c.valid_from, award_rule.c.id)
    if on is not None:
        is_open = award_rule.c.valid_to.is_(None) | (award_rule.c.valid_to > on)
        statement = statement.where(award_rule.c.valid_from <= on, is_open)
    return tuple(_rule(row) for row in connection.execute(statement))


def award_names(connection: Connection) -> dict[str, str]:
    """What workbooks call each award, by its key, the latest name of each; rows nobody understands are left out."""
    statement = select(award_rule).where(award_rule.c.kind == RuleKind.AWARD.value).order_by(award_rule.c.valid_from)
    found = {row.key: understood(row.content, Award) for row in connection.execute(statement)}
    return {key: award.form_name or award.title for key, award in found.items() if award is not None}


def content_of(row: Mapping[str, Any]) -> AwardContent | None:
    """The content of a stored row as the history keeps it; ``None`` for no row and for what nobody understands."""
    return understood(row["content"], _CLASSES[RuleKind(row["kind"])]) if row.get("content") else None


def save_rule(connection: Connection, rule: AwardRule) -> int:
    """Store one row: a new one when ``id`` is 0, else the changed one; returns the id."""
    values = picked(rule, _PLAIN)
    values |= {"kind": rule.kind.value, "content": to_json(rule.content), "confidence": rule.confidence.value}
    return put(connection, award_rule, values, rule.id)


def remove_rule(connection: Connection, rule_id: int) -> None:
    """Take out one row."""
    drop(connection, award_rule, rule_id)


def _rule(row: Row[Any]) -> AwardRule:
    kind = RuleKind(row.kind)
    return AwardRule(
        kind=kind,
        content=from_json(row.content, _CLASSES[kind]),
        confidence=Confidence(row.confidence),
        id=row.id,
        **picked(row, _PLAIN),
    )
