"""Units, ties, lineage and aliases → rows; what is allowed is decided in services.units before."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from app.db.tables import unit as unit_table
from app.db.tables import unit_alias, unit_lineage, unit_relation
from app.domain.territory import UnitDraft
from app.domain.units import Lineage, UnitRelation
from app.text import clean, fold, sort_key

#: Shares are stored in thousandths.
MILLI = 1000


def draw_uid() -> str:
    """A new identity in the form that workbooks carry: eight and four hexadecimal digits."""
    digits = uuid.uuid4().hex
    return f"{digits[:8]}-{digits[8:12]}"


def add_unit(connection: Connection, new: UnitDraft) -> int:
    """Store a unit; the caller has checked its code (see services.units)."""
    return _inserted(connection, insert(unit_table).values(_columns(new)))


def add_units(connection: Connection, new: Sequence[UnitDraft]) -> None:
    """Store many units at once."""
    if new:
        connection.execute(insert(unit_table), [_columns(item) for item in new])


def _columns(new: UnitDraft) -> dict[str, Any]:
    return {
        "uid": new.uid or draw_uid(),
        "kind": new.kind.value,
        "code": clean(new.code) if new.code else None,
        "valid_from": new.valid_from,
        "valid_to": new.valid_to,
        "is_border": new.is_border,
        "note": new.note,
        **_name_columns(new.name),
    }


def _name_columns(name: str) -> dict[str, str]:
    text = clean(name)
    return {"name": text, "name_folded": fold(text), "name_sort": sort_key(text)}


def _inserted(connection: Connection, statement: Any) -> int:
    key = connection.execute(statement).inserted_primary_key
    if key is None:
        raise LookupError(statement)
    return int(key[0])


def rename_unit(connection: Connection, unit_id: int, name: str) -> None:
    """Correct the spelling of a name for all times; a new name by decision is lineage, not this."""
    connection.execute(update(unit_table).where(unit_table.c.id == unit_id).values(_name_columns(name)))


def set_code(connection: Connection, unit_id: int, code: str | None) -> None:
    """Correct a code for all times."""
    connection.execute(update(unit_table).where(unit_table.c.id == unit_id).values(code=clean(code) if code else None))


def set_border(connection: Connection, unit_id: int, *, is_border: bool) -> None:
    """Mark a unit as lying on the border, or not."""
    connection.execute(update(unit_table).where(unit_table.c.id == unit_id).values(is_border=is_border))


def close_unit(connection: Connection, unit_id: int, on: date) -> None:
    """End a unit: ``on`` is its first day outside; ties that reach further end with it, later ones go."""
    connection.execute(update(unit_table).where(unit_table.c.id == unit_id).values(valid_to=on))
    its = or_(unit_relation.c.child_id == unit_id, unit_relation.c.parent_id == unit_id)
    connection.execute(delete(unit_relation).where(its, unit_relation.c.valid_from >= on))
    reaching = or_(unit_relation.c.valid_to.is_(None), unit_relation.c.valid_to > on)
    connection.execute(update(unit_relation).where(its, reaching).values(valid_to=on))


def add_relation(connection: Connection, tie: UnitRelation) -> None:
    """Store a tie of one of the trees."""
    add_relations(connection, [tie])


def add_relations(connection: Connection, ties: Sequence[UnitRelation]) -> None:
    """Store many ties at once."""
    if ties:
        connection.execute(
            insert(unit_relation),
            [
                {
                    "child_id": tie.child_id,
                    "parent_id": tie.parent_id,
                    "role": tie.role.value,
                    "segment": tie.segment,
                    "document": tie.document,
                    "valid_from": tie.valid_from,
                    "valid_to": tie.valid_to,
                }
                for tie in ties
            ],
        )


def end_relation(connection: Connection, tie: UnitRelation, on: date) -> None:
    """End a tie: ``on`` is its first day outside; a tie that would never have held is removed."""
    same = and_(
        unit_relation.c.child_id == tie.child_id,
        unit_relation.c.parent_id == tie.parent_id,
        unit_relation.c.role == tie.role.value,
        unit_relation.c.segment == tie.segment,
        unit_relation.c.valid_from == tie.valid_from,
    )
    if on <= tie.valid_from:
        connection.execute(delete(unit_relation).where(same))
    else:
        connection.execute(update(unit_relation).where(same).values(valid_to=on))


def add_lineage(connection: Connection, edge: Lineage) -> int:
    """Store one line of lineage; the share keeps three decimals."""
    return _inserted(
        connection,
        insert(unit_lineage).values(
            predecessor_id=edge.predecessor_id,
            successor_id=edge.successor_id,
            kind=edge.kind.value,
            on_day=edge.on,
            share_milli=None if edge.share is None else int(edge.share * MILLI),
            document=edge.document,
        ),
    )


def hand_on_lineage(connection: Connection, old_id: int, new_id: int, on: date) -> None:
    """What ``old_id`` is written to become from ``on`` on becomes the future of ``new_id``."""
    later = and_(unit_lineage.c.predecessor_id == old_id, unit_lineage.c.on_day >= on)
    connection.execute(update(unit_lineage).where(later).values(predecessor_id=new_id))


def add_alias(connection: Connection, unit_id: int, alias: str) -> None:
    """Learn another spelling of a unit; learning it twice is fine."""
    text = clean(alias)
    known = select(unit_alias.c.id).where(unit_alias.c.unit_id == unit_id, unit_alias.c.alias == text)
    if not text or connection.execute(known).first() is not None:
        return
    connection.execute(insert(unit_alias).values(unit_id=unit_id, alias=text, alias_folded=fold(text)))
