"""Numbers of accepted reports that are probably out by a factor (V14) and that nobody has mended or explained."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.db import findings
from app.db.types import DbConnection
from app.domain.check_magnitude import MAGNITUDE_CODES
from app.domain.findings import Finding
from app.domain.units import Unit
from app.services import gathering, organs


@dataclass(frozen=True, slots=True)
class DoubtfulSize:
    """One such number: whose it is, and what was found about it."""

    unit_name: str
    finding: Finding


def still_open(connection: DbConnection, units: Sequence[Unit], year: int) -> tuple[DoubtfulSize, ...]:
    """Those of the versions that count in a year, in the order of the units."""
    owners = owners_of_versions(connection, units, year)
    found = findings.open_ones(connection, list(owners), MAGNITUDE_CODES)
    return tuple(DoubtfulSize(owners[version], item) for version in owners for item in found.get(version, ()))


def owners_of_versions(connection: DbConnection, units: Sequence[Unit], year: int) -> dict[int, str]:
    """The versions that count in a year, and how running text names the unit of each."""
    names = {unit.id: organs.name_in_text(unit) for unit in units}
    chosen = gathering.chosen_versions(connection, units, year)
    return {version.id: names[unit_id] for unit_id, versions in chosen.items() for version in versions}
