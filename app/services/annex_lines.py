"""Lines of the annexes of the review: what the units wrote, and where every figure stands."""

from app.db import registers
from app.db.types import DbConnection
from app.domain.indicators import Catalogue
from app.reports.review_annexes import SourceLine, UnitNarrative
from app.services import gathering, scope, stretches, tracing


def narratives(connection: DbConnection, expected: scope.Expected, year: int) -> tuple[UnitNarrative, ...]:
    """Every text of the accepted reports that speak for the year, unit by unit in the order of the board.

    Units that ended in the year come last, named with their last day: what they wrote is of this year too.
    """
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    former = stretches.former_names(expected)
    return tuple(
        UnitNarrative(former.get(item.id, item.name), text.leaf, text.text, is_own=item.id == expected.owner.id)
        for item in expected.reporting
        for version in chosen.get(item.id, ())
        for text in registers.load_narrative(connection, version.id)
        if text.text.strip()
    )


def source_lines(
    connection: DbConnection, catalogue: Catalogue, expected: scope.Expected, year: int
) -> tuple[SourceLine, ...]:
    """Every figure that counts, under its own code: what is worked out stands on the lines of its parts."""
    codes = [item.code for item in catalogue]
    traced = tracing.trace(connection, catalogue, expected, year, codes)
    return tuple(
        SourceLine(code, item.unit, item.value, item.file, item.sheet, item.cell, item.version, item.part)
        for code in codes
        for item in traced[code]
        if item.counts and item.indicator == code and item.value is not None
    )
