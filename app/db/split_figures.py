"""Rows ↔ figures of a split that a document names."""

from sqlalchemy import Connection, and_, delete, insert, select

from app.db.tables import split_figure
from app.domain.indicators import from_milli, to_milli
from app.domain.split_figures import SplitFigure


def figures(connection: Connection) -> tuple[SplitFigure, ...]:
    """Every figure that was written down, in the order of units and years."""
    table = split_figure.c
    ordered = (table.predecessor_id, table.year, table.indicator, table.part, table.successor_id)
    return tuple(
        SplitFigure(
            row.predecessor_id,
            row.successor_id,
            row.year,
            row.indicator,
            from_milli(row.value_milli),
            row.part,
            row.document,
        )
        for row in connection.execute(select(split_figure).order_by(*ordered))
    )


def save(connection: Connection, item: SplitFigure, *, is_kept: bool = True) -> None:
    """Store a figure in the place of a former one about the same; without ``is_kept`` the former one only goes."""
    table = split_figure.c
    keys = {
        "predecessor_id": item.predecessor_id,
        "successor_id": item.successor_id,
        "year": item.year,
        "indicator": item.indicator,
        "part": item.part,
    }
    connection.execute(delete(split_figure).where(and_(*(table[name] == value for name, value in keys.items()))))
    if is_kept:
        values = {**keys, "value_milli": to_milli(item.value), "document": item.document}
        connection.execute(insert(split_figure).values(values))
