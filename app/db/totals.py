"""Figures of many versions at once, for totals: compact rows, summed by the database where a sum is meant.

Only versions chosen by :func:`app.db.board.counting` are asked for, so what counts is decided in one place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, and_, case, func, select

from app.db.figures import COMMUNE, HAMLET
from app.db.registers import reported_row
from app.db.tables import figure, register_row, submission, unit
from app.domain.registers import Register
from app.domain.submissions import FigureStatus, ReportedRow

_CHUNK = 500
#: What enters totals.
COUNTS = and_(
    figure.c.value_milli.is_not(None),
    figure.c.status.in_((FigureStatus.REPORTED.value, FigureStatus.CORRECTED.value)),
)


#: version, indicator, part, sum in thousandths, values that count, values there could be.
HamletSum = tuple[int, str, str, int, int, int]


def chunks(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids in pieces that one statement can ask for."""
    for start in range(0, len(ids), _CHUNK):
        yield ids[start : start + _CHUNK]


def hamlet_sums(connection: Connection, submission_ids: Sequence[int]) -> Iterator[HamletSum]:
    """The sums of the figures of all hamlets of each version, and how many of the hamlets have given them."""
    counts = COUNTS.self_group()
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(
                figure.c.submission_id,
                figure.c.indicator,
                figure.c.part,
                func.coalesce(func.sum(case((counts, figure.c.value_milli))), 0),
                func.count(case((counts, 1))),
                func.count(),
            )
            .where(figure.c.submission_id.in_(chunk), figure.c.scope == HAMLET)
            .group_by(figure.c.submission_id, figure.c.indicator, figure.c.part)
        )
        for row in rows.all():
            yield row[0], row[1], row[2], row[3], row[4], row[5]


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """One figure that counts, with the commune it is about."""

    submission_id: int
    place_id: int
    indicator: str
    part: str
    milli: int


def commune_figures(connection: Connection, submission_ids: Sequence[int]) -> Iterator[PlaceFigure]:
    """What border stations say about each commune they serve."""
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(
                figure.c.submission_id, figure.c.unit_id, figure.c.indicator, figure.c.part, figure.c.value_milli
            ).where(figure.c.submission_id.in_(chunk), figure.c.scope == COMMUNE, COUNTS)
        )
        for row in rows.all():
            yield PlaceFigure(row[0], row[1], row[2], row[3], row[4])


def rows_of(
    connection: Connection, submission_ids: Sequence[int], kinds: Iterable[Register]
) -> dict[int, list[ReportedRow]]:
    """The rows of some list sheets by version, for counting distinct things."""
    wanted = [kind.value for kind in kinds]
    found: dict[int, list[ReportedRow]] = {}
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(register_row)
            .where(register_row.c.submission_id.in_(chunk), register_row.c.register.in_(wanted))
            .order_by(register_row.c.id)
        )
        for row in rows.all():
            found.setdefault(row.submission_id, []).append(reported_row(row))
    return found


@dataclass(frozen=True, slots=True)
class Place:
    """Where one value stands: who reported it about which place, in which version, file, sheet and cell."""

    indicator: str
    submission_id: int
    unit_id: int
    place_id: int
    place_name: str
    place_code: str
    scope: str
    part: str
    milli: int | None
    raw: str
    status: str
    version: int
    file_name: str
    sheet: str
    cell: str
    reason: str


def places(connection: Connection, submission_ids: Sequence[int], indicators: Sequence[str]) -> tuple[Place, ...]:
    """Every stored value of some indicators with its place; blanks too, so that a gap can be shown."""
    found: list[Place] = []
    for chunk in chunks(submission_ids):
        rows = connection.execute(
            select(
                figure.c.indicator,
                figure.c.submission_id,
                submission.c.unit_id,
                figure.c.unit_id.label("place_id"),
                unit.c.name.label("place_name"),
                func.coalesce(unit.c.code, "").label("place_code"),
                figure.c.scope,
                figure.c.part,
                figure.c.value_milli.label("milli"),
                figure.c.raw,
                figure.c.status,
                submission.c.version,
                submission.c.file_name,
                figure.c.sheet,
                figure.c.cell,
                figure.c.reason,
            )
            .join(submission, submission.c.id == figure.c.submission_id)
            .join(unit, unit.c.id == figure.c.unit_id)
            .where(figure.c.submission_id.in_(chunk), figure.c.indicator.in_(indicators))
            .order_by(figure.c.id)
        )
        found.extend(Place(**row._mapping) for row in rows)  # noqa: SLF001 - public in SQLAlchemy despite its name
    return tuple(found)


def file_names(connection: Connection, submission_ids: Sequence[int]) -> dict[int, str]:
    """Name of the file each version was read from."""
    found: dict[int, str] = {}
    for chunk in chunks(submission_ids):
        rows = connection.execute(select(submission.c.id, submission.c.file_name).where(submission.c.id.in_(chunk)))
        found.update({row.id: row.file_name for row in rows})
    return found
