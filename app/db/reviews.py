"""Rows ↔ texts of the review per leaf, and the comments beside them."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from app.db.history import OperationKind
from app.db.tables import change, operation, review_comment, review_text


@dataclass(frozen=True, slots=True)
class LeafText:
    """What was written for one leaf «gạch đầu dòng», and whether its writer calls it finished."""

    leaf: str
    text: str
    is_done: bool


def texts(connection: Connection, unit_id: int, year: int) -> dict[str, LeafText]:
    """The written leaves of one unit's review, by leaf code."""
    rows = connection.execute(select(review_text).where(review_text.c.unit_id == unit_id, review_text.c.year == year))
    return {row.leaf: LeafText(row.leaf, row.text, bool(row.is_done)) for row in rows}


def save_text(connection: Connection, unit_id: int, year: int, text: LeafText) -> None:
    """Store the text of one leaf, in place of what was there."""
    same = (review_text.c.unit_id == unit_id, review_text.c.year == year, review_text.c.leaf == text.leaf)
    known = connection.scalar(select(review_text.c.id).where(*same))
    if known is None:
        connection.execute(
            insert(review_text).values(unit_id=unit_id, year=year, leaf=text.leaf, text=text.text, is_done=text.is_done)
        )
    else:
        connection.execute(
            update(review_text).where(review_text.c.id == known).values(text=text.text, is_done=text.is_done)
        )


@dataclass(frozen=True, slots=True)
class TextChange:
    """The text of one leaf as an operation left it: empty where it took the text away."""

    at: datetime
    actor: str
    text: str
    is_done: bool


def text_changes(connection: Connection, unit_id: int, year: int, leaf: str) -> list[TextChange]:
    """Everything that was ever written for one leaf, oldest first, from the change log."""
    rows = connection.execute(
        select(operation.c.at, operation.c.actor, change.c.before, change.c.after)
        .join_from(operation, change, change.c.operation_id == operation.c.id)
        # Texts are written by edits and their undoing alone; imports, by far the most of the log, are not looked at.
        .where(operation.c.kind == OperationKind.EDIT.value, change.c.table_name == review_text.name)
        .order_by(change.c.id)
    )
    wanted = {"unit_id": unit_id, "year": year, "leaf": leaf}
    found = []
    for at, actor, before, after in rows:
        values = json.loads(after or before)
        if all(values[name] == value for name, value in wanted.items()):
            text, is_done = (values["text"], bool(values["is_done"])) if after else ("", False)
            found.append(TextChange(at, actor, text, is_done))
    return found


@dataclass(frozen=True, slots=True)
class LeafComment:
    """A remark beside one leaf: who said what and when, and who called it settled (empty = still open)."""

    leaf: str
    text: str
    author: str
    at: datetime
    settled_by: str = ""
    settled_at: datetime | None = None
    id: int = 0


def comments(connection: Connection, unit_id: int, year: int) -> tuple[LeafComment, ...]:
    """The remarks beside one unit's review, oldest first."""
    rows = connection.execute(
        select(review_comment)
        .where(review_comment.c.unit_id == unit_id, review_comment.c.year == year)
        .order_by(review_comment.c.id)
    )
    return tuple(_comment(row) for row in rows)


def find_comment(connection: Connection, comment_id: int) -> LeafComment | None:
    """One remark by its id; ``None`` when there is none."""
    row = connection.execute(select(review_comment).where(review_comment.c.id == comment_id)).first()
    return None if row is None else _comment(row)


def _comment(row: Row[Any]) -> LeafComment:
    return LeafComment(row.leaf, row.text, row.author, row.at, row.settled_by, row.settled_at, row.id)


def add_comment(connection: Connection, unit_id: int, year: int, comment: LeafComment) -> int:
    """Store a remark; returns its id."""
    result = connection.execute(
        insert(review_comment)
        .values(
            unit_id=unit_id,
            year=year,
            leaf=comment.leaf,
            text=comment.text,
            author=comment.author,
            at=comment.at,
        )
        .returning(review_comment.c.id)
    )
    return int(result.scalar_one())


def settle_comment(connection: Connection, comment_id: int, by: str, at: datetime | None) -> None:
    """Call a remark settled by somebody; with ``by`` empty and ``at`` ``None`` it is open again."""
    connection.execute(
        update(review_comment).where(review_comment.c.id == comment_id).values(settled_by=by, settled_at=at)
    )
