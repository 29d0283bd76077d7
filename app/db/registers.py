"""Rows ↔ list sheets and narrative «thuyết minh» of one version."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, insert, literal, select

from app.db.payloads import from_json, to_json
from app.db.tables import narrative, register_row
from app.domain.findings import Where
from app.domain.registers import ROW_TYPES, Register
from app.domain.submissions import NarrativeText, ReportedRow


def insert_rows(connection: Connection, submission_id: int, rows: Iterable[ReportedRow]) -> None:
    """Store the rows of the list sheets."""
    values = [
        {
            "submission_id": submission_id,
            "register": item.register.value,
            "sheet": item.sheet,
            "row_no": item.row_no,
            "natural_key": item.natural_key,
            "payload": to_json(item.row),
            "cells": to_json(item.cells),
        }
        for item in rows
    ]
    if values:
        connection.execute(insert(register_row), values)


def load_rows(connection: Connection, submission_id: int) -> tuple[ReportedRow, ...]:
    """The rows of the list sheets, sheet by sheet in their order."""
    rows = connection.execute(
        select(register_row).where(register_row.c.submission_id == submission_id).order_by(register_row.c.id)
    )
    return tuple(reported_row(row) for row in rows)


def reported_row(row: Row[Any]) -> ReportedRow:
    """One stored row as the reader gave it."""
    kind = Register(row.register)
    return ReportedRow(
        register=kind,
        sheet=row.sheet,
        row_no=row.row_no,
        row=from_json(row.payload, ROW_TYPES[kind]),
        natural_key=row.natural_key,
        cells=msgspec.json.decode(row.cells, type=dict[str, str]),
    )


def insert_narrative(connection: Connection, submission_id: int, texts: Iterable[NarrativeText]) -> None:
    """Store the texts per leaf of the outline."""
    values = [
        {
            "submission_id": submission_id,
            "leaf": item.leaf,
            "text": item.text,
            "sheet": item.where.sheet,
            "cell": item.where.cell,
        }
        for item in texts
    ]
    if values:
        connection.execute(insert(narrative), values)


def load_narrative(connection: Connection, submission_id: int) -> tuple[NarrativeText, ...]:
    """The texts of one version in the order of the sheet."""
    rows = connection.execute(
        select(narrative).where(narrative.c.submission_id == submission_id).order_by(narrative.c.id)
    )
    return tuple(NarrativeText(row.leaf, row.text, Where(row.sheet, row.cell)) for row in rows)


def copy_all(connection: Connection, from_submission: int, to_submission: int) -> None:
    """Give an amendment the lists and texts of the version it amends."""
    for table in (register_row, narrative):
        _copy(connection, table, from_submission, to_submission)


def _copy(connection: Connection, table: Table, from_submission: int, to_submission: int) -> None:
    names = [column.name for column in table.columns if column.name not in ("id", "submission_id")]
    connection.execute(
        insert(table).from_select(
            ["submission_id", *names],
            select(literal(to_submission), *(table.c[name] for name in names))
            .where(table.c.submission_id == from_submission)
            .order_by(table.c.id),
        )
    )
