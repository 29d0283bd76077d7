"""Rows ↔ figures «số liệu» of one version of a report."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, insert, literal, select, update

from app.db.tables import figure, unit
from app.domain.findings import Where
from app.domain.indicators import from_milli, to_milli
from app.domain.submissions import FigureStatus, ReportedFigure, StoredFigure

UNIT, HAMLET, COMMUNE = "unit", "hamlet", "commune"
_READ = (
    "id", "scope", "unit_id", "indicator", "part", "value_milli", "status", "raw", "sheet", "cell", "note",
    "original_milli", "reason",
)  # fmt: skip
_STATUSES = {item.value: item for item in FigureStatus}


@dataclass(frozen=True, slots=True)
class Scopes:
    """Which units the names and codes of one workbook stand for: hamlets by name, served communes by code."""

    unit_id: int
    hamlets: Mapping[str, int] = field(default_factory=dict)
    communes: Mapping[str, int] = field(default_factory=dict)

    def of(self, reported: ReportedFigure) -> tuple[str, int]:
        """Scope word and unit id of one figure; raises ``KeyError`` for a place nobody resolved."""
        if reported.hamlet:
            return HAMLET, self.hamlets[reported.hamlet]
        if reported.commune_code:
            return COMMUNE, self.communes[reported.commune_code]
        return UNIT, self.unit_id


def insert_all(connection: Connection, submission_id: int, figures: Iterable[ReportedFigure], scopes: Scopes) -> None:
    """Store the figures of one new version."""
    rows = [_columns(submission_id, reported, scopes) for reported in figures]
    if rows:
        connection.execute(insert(figure), rows)


def _columns(submission_id: int, reported: ReportedFigure, scopes: Scopes) -> dict[str, object]:
    scope, unit_id = scopes.of(reported)
    return {
        "submission_id": submission_id,
        "scope": scope,
        "unit_id": unit_id,
        "indicator": reported.indicator,
        "part": reported.part,
        "value_milli": None if reported.value is None else to_milli(reported.value),
        "status": reported.status.value,
        "raw": reported.raw,
        "sheet": reported.where.sheet,
        "cell": reported.where.cell,
        "note": reported.note,
        "original_milli": None,
        "reason": "",
    }


def load_all(connection: Connection, submission_id: int, hamlets: Mapping[int, str]) -> tuple[StoredFigure, ...]:
    """The figures of one version in workbook order; ``hamlets`` gives back the names the workbook uses."""
    rows = connection.execute(
        select(*(figure.c[name] for name in _READ), unit.c.code)
        .join(unit, unit.c.id == figure.c.unit_id)
        .where(figure.c.submission_id == submission_id)
        .order_by(figure.c.id)
    )
    return tuple(_stored(row, hamlets) for row in rows)


def _stored(row: Sequence[Any], hamlets: Mapping[int, str]) -> StoredFigure:
    """Columns by their place: a report has hundreds of figures, and every screen asks for them."""
    key, scope, unit_id, indicator, part, milli, status, raw, sheet, cell, note, original, reason, code = row
    reported = ReportedFigure(
        indicator=indicator,
        value=None if milli is None else from_milli(milli),
        raw=raw,
        where=Where(sheet, cell),
        part=part,
        hamlet=hamlets[unit_id] if scope == HAMLET else "",
        commune_code=(code or "") if scope == COMMUNE else "",
        note=note,
        status=_STATUSES[status],
    )
    return StoredFigure(key, reported, unit_id, None if original is None else from_milli(original), reason)


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a figure becomes and why; ``keep_original`` remembers the value it had when the workbook came."""

    value: Decimal | None
    status: FigureStatus
    reason: str
    keep_original: bool = True


def set_value(connection: Connection, figure_id: int, new: NewValue) -> None:
    """Replace the value of one figure; the first value stays as the original however often it is corrected."""
    row = connection.execute(
        select(figure.c.value_milli, figure.c.original_milli, figure.c.status).where(figure.c.id == figure_id)
    ).one()
    original = row.original_milli
    if new.keep_original and row.status != FigureStatus.CORRECTED.value:
        original = row.value_milli
    connection.execute(
        update(figure)
        .where(figure.c.id == figure_id)
        .values(
            value_milli=None if new.value is None else to_milli(new.value),
            original_milli=original,
            status=new.status.value,
            reason=new.reason,
        )
    )


def copy_all(connection: Connection, from_submission: int, to_submission: int) -> None:
    """Give an amendment the figures of the version it amends, corrections and reasons included."""
    names = [column.name for column in figure.columns if column.name not in ("id", "submission_id")]
    connection.execute(
        insert(figure).from_select(
            ["submission_id", *names],
            select(literal(to_submission), *(figure.c[name] for name in names))
            .where(figure.c.submission_id == from_submission)
            .order_by(figure.c.id),
        )
    )
