"""Levels that reports tell in their heads and the register has not: offered to be entered, never entered alone."""

from dataclasses import dataclass

from app.db import board, submissions, tiers, units
from app.db.types import DbConnection
from app.domain.submissions import ReportHeader
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.domain.tier_words import read_standing
from app.domain.tiers import RuleMatrix
from app.domain.units import Unit
from app.services import tier_grounds
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OfferedTier:
    """One level as a report tells it; the paper that decided it is still to be named.

    ``known`` is what the register has for the place on that day, ``None`` when nothing.
    """

    unit: Unit
    submission_id: int
    entry: TierEntry
    known: TierEntry | None


def offered(ws: Workspace, year: int) -> tuple[OfferedTier, ...]:
    """What the current reports of a year tell otherwise than the register, in Vietnamese order of their units."""
    with ws.store.read() as connection:
        matrix = tier_grounds.matrix(connection)
        register = TierRegister(tiers.entries(connection))
        found = [
            offer
            for unit_id, versions in board.versions_of_year(connection, year).items()
            for group in board.by_period(versions)
            if (version := submissions.current_of(group)) is not None
            and (offer := _offer(connection, unit_id, version.id, (matrix, register))) is not None
        ]
        order = {item.id: place for place, item in enumerate(units.all_units(connection))}
    return tuple(sorted(found, key=lambda item: (order[item.unit.id], item.entry.from_day)))


def _offer(
    connection: DbConnection, unit_id: int, submission_id: int, known: tuple[RuleMatrix, TierRegister]
) -> OfferedTier | None:
    detail = submissions.load(connection, submission_id)
    if detail is None or detail.header.is_station:
        return None
    matrix, register = known
    entry = _said(detail.header, unit_id, matrix)
    if entry is None:
        return None
    path = tier_grounds.path_of(connection, unit_id, entry.from_day)
    held = register.effective(path, matrix.key, entry.from_day).entry
    if held is not None and (held.standing, held.level) == (entry.standing, entry.level):
        return None
    return OfferedTier(units.unit_of(connection, unit_id), submission_id, entry, held)


def _said(header: ReportHeader, unit_id: int, matrix: RuleMatrix) -> TierEntry | None:
    day = header.tier_on or header.signed_on
    said = read_standing(header.tier, matrix, day) if day is not None else None
    if day is None or said is None or said[0] is Standing.INHERIT:
        return None
    return TierEntry(unit_id, matrix.key, said[0], day, said[1])
