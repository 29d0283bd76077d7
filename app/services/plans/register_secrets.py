"""Rows of the change log that belong to register lines with a mark of secrecy: the history tells no words of them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from app.db.history import HistoryChange, last_known
from app.db.plan_tables import register_entry, register_person, register_sameness
from app.db.types import DbConnection
from app.domain.plans.register_secrecy import is_marked

_Row = tuple[str, int]


def secret_rows(connection: DbConnection, changes: Sequence[HistoryChange]) -> frozenset[_Row]:
    """Which changed rows, by table and number, are marked lines, people under one, or words about such people.

    Marked is a line that was so before or after the change, is so by now, or was so when it was taken out.
    """
    lines = dict(_lines(connection, changes))
    known = last_known(connection, register_entry, {number for numbers in lines.values() for number in numbers})
    marked = {number for number, row in known.items() if is_marked(str(row["secrecy"]))}
    marked |= {
        item.row_id
        for item in changes
        if item.table == register_entry.name and any(is_marked(str(side["secrecy"])) for side in _sides(item))
    }
    return frozenset(row for row, numbers in lines.items() if not marked.isdisjoint(numbers))


def _lines(connection: DbConnection, changes: Sequence[HistoryChange]) -> Iterator[tuple[_Row, Collection[int]]]:
    """Each changed row of a register with the numbers of the lines it is, stands under or speaks of."""
    pairs: Mapping[_Row, set[int]] = {
        (item.table, item.row_id): {int(side[name]) for side in _sides(item) for name in ("first_id", "second_id")}
        for item in changes
        if item.table == register_sameness.name
    }
    people = last_known(connection, register_person, {person for pair in pairs.values() for person in pair})
    for item in changes:
        row = (item.table, item.row_id)
        if item.table == register_entry.name:
            yield row, (item.row_id,)
        elif item.table == register_person.name:
            yield row, {int(side["entry_id"]) for side in _sides(item)}
        elif row in pairs:
            yield row, {int(people[person]["entry_id"]) for person in pairs[row] if person in people}


def _sides(item: HistoryChange) -> Iterator[dict[str, Any]]:
    return (side for side in (item.before, item.after) if side is not None)
