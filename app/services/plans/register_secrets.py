"""Rows of the change log that belong to register lines with a mark of secrecy: the history tells no words of them."""

from collections.abc import Iterator, Sequence
from typing import Any

from app.db import plan_registers
from app.db.history import HistoryChange
from app.db.types import DbConnection
from app.domain.plans.register_secrecy import is_marked

_ENTRY, _PERSON = "register_entry", "register_person"


def secret_rows(connection: DbConnection, changes: Sequence[HistoryChange]) -> frozenset[tuple[str, int]]:
    """Which changed rows, by table and number, are marked lines or people under one: before, after or by now."""
    lines = {(item.table, item.row_id): _line_of(item) for item in changes if item.table in (_ENTRY, _PERSON)}
    marked = {
        item.row_id
        for item in changes
        if item.table == _ENTRY and any(is_marked(str(side["secrecy"])) for side in _sides(item))
    }
    for number in set(lines.values()) - marked:
        entry = plan_registers.find(connection, number)
        if entry is not None and is_marked(entry.secrecy):
            marked.add(number)
    return frozenset(row for row, number in lines.items() if number in marked)


def _line_of(item: HistoryChange) -> int:
    """The number of the line a row is, or stands under."""
    return item.row_id if item.table == _ENTRY else next(int(side["entry_id"]) for side in _sides(item))


def _sides(item: HistoryChange) -> Iterator[dict[str, Any]]:
    return (side for side in (item.before, item.after) if side is not None)
