"""The rows of the stations' incident lists behind the offences that are counted from them."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from app.db import totals
from app.db.submissions import Version
from app.db.types import DbConnection
from app.domain.list_definitions import is_criminal, is_fined
from app.domain.lists import in_period
from app.domain.registers import Incident, Register
from app.domain.units import UnitKind
from app.services import gathering
from app.services.figure_source import Source
from app.services.scope import Expected

OFFENCES = frozenset({"G12", "G13", "G14", "G15"})


def listed(
    connection: DbConnection, code: str, expected: Expected, chosen: Mapping[int, Sequence[Version]]
) -> Iterable[Source]:
    """The rows of the stations' incident lists behind G12 to G15; nothing for other indicators."""
    if code not in OFFENCES or gathering.is_one_commune(expected):
        return
    stations = [item for item in expected.reporting if item.kind is UnitKind.BORDER_STATION]
    for station in stations:
        for version in chosen.get(station.id, ()):
            names = totals.file_names(connection, [version.id])
            for item in totals.rows_of(connection, [version.id], [Register.INCIDENTS]).get(version.id, ()):
                if not isinstance(item.row, Incident) or not in_period(item.row, version.period):
                    continue
                amount = _amount(code, item.row)
                if amount:
                    cell = item.cells.get("kind") or f"{item.row_no}"
                    yield Source(
                        station.id, station.name, station.code or "", code, "", amount, item.row.kind,
                        names[version.id], item.sheet, cell, version.version, version.id,
                    )  # fmt: skip


def _amount(code: str, row: Incident) -> Decimal:
    if not row.kind.startswith("G"):
        return Decimal(0)
    amounts = {
        "G12": 1,
        "G13": row.offender_count or 0,
        "G14": int(is_criminal(row)),
        "G15": int(is_fined(row)),
    }
    return Decimal(amounts[code])
