"""What the checks of reports know of tiers: the matrix of the epidemic, and the register as far as a unit goes."""

from datetime import date

from app.db import tiers, units
from app.db.types import DbConnection
from app.domain.check_case import UnitTiers
from app.domain.tier_history import TierRegister
from app.domain.tiers import RuleMatrix


def matrix(connection: DbConnection) -> RuleMatrix:
    """The first matrix of the data file, by which reports tell their tier; an empty one forbids nothing."""
    return next(iter(tiers.matrices(connection)), RuleMatrix())


def register(connection: DbConnection) -> TierRegister:
    """Everything announced."""
    return TierRegister(tiers.entries(connection))


def of_unit(connection: DbConnection, unit_id: int, day: date) -> UnitTiers | None:
    """The register of tiers of a unit and all above it; ``None`` while nothing was entered for any unit."""
    key = matrix(connection).key
    known = [item for item in tiers.entries(connection) if item.matrix == key]
    if not known:
        return None
    path = path_of(connection, unit_id, day)
    return UnitTiers(TierRegister(item for item in known if item.unit_id in path), path, key)


def path_of(connection: DbConnection, unit_id: int, day: date) -> tuple[int, ...]:
    """A unit and all above it on a day."""
    path, above = [unit_id], units.parents(connection, unit_id, day)
    while above and above[0].id not in path:
        path.append(above[0].id)
        above = units.parents(connection, above[0].id, day)
    return tuple(path)
