"""Narratives «thuyết minh» of the units, as the review quotes them."""

from app.db import registers
from app.db.types import DbConnection
from app.reports.review_annexes import UnitNarrative
from app.services import gathering, scope


def narratives(connection: DbConnection, expected: scope.Expected, year: int) -> tuple[UnitNarrative, ...]:
    """Every text of the accepted reports that speak for the year, unit by unit in the order of the board."""
    chosen = gathering.chosen_versions(connection, expected.all, year)
    return tuple(
        UnitNarrative(item.name, text.leaf, text.text, is_own=item.id == expected.owner.id)
        for item in expected.all
        for version in chosen.get(item.id, ())
        for text in registers.load_narrative(connection, version.id)
        if text.text.strip()
    )
