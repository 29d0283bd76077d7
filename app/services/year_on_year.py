"""This year beside last year, of the units that gave a figure in both."""

from app.domain.figures import Consolidation
from app.domain.indicators import Catalogue
from app.domain.overview import YearOnYear


def of_core(catalogue: Catalogue, totals: Consolidation) -> tuple[YearOnYear, ...]:
    """Core indicators of the units that gave the figure in both years."""
    rows = []
    for indicator in catalogue:
        total = totals.cells[indicator.code]
        if indicator.is_core and total.previous is not None and total.current_of_same is not None:
            rows.append(
                YearOnYear(
                    code=indicator.code,
                    name=indicator.name,
                    unit=indicator.unit,
                    value=total.current_of_same,
                    previous=total.previous,
                    reported=total.reported,
                    expected=total.expected,
                )
            )
    return tuple(rows)
