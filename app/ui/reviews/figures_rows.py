"""Rows of the table of totals: one per indicator, headings per group, and how a total is written."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, Indicator, OwnerLevel, ValueType
from app.i18n import _
from app.text import format_number

#: A change at least this large, in percent, is worth a look.
_NOTABLE = 30


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator with its total, or (``indicator`` is None) the heading of a group."""

    heading: str = ""
    indicator: Indicator | None = None
    total: Total | None = None

    @property
    def is_partial(self) -> bool:
        """Whether some expected unit or hamlet has not given the figure."""
        return self.total is not None and not self.total.is_complete

    @property
    def change(self) -> Decimal | None:
        """Change against last year in percent, over the units that have both."""
        total = self.total
        if total is None or total.previous in (None, 0) or total.current_of_same is None:
            return None
        return (total.current_of_same - total.previous) * 100 / total.previous

    @property
    def is_notable(self) -> bool:
        """Whether it differs much from last year."""
        return self.change is not None and abs(self.change) >= _NOTABLE


def rows_of(catalogue: Catalogue, totals: Consolidation) -> Iterator[FigureRow]:
    """Headings and indicators in the order of the catalogue; groups nobody owes a figure for are left out."""
    names = dict(catalogue.group_names)
    group = ""
    for indicator in catalogue:
        total = totals.cells.get(indicator.code)
        if total is None or not _is_expected(indicator, total):
            continue
        if indicator.group != group:
            group = indicator.group
            yield FigureRow(f"{group}. {names.get(group, '')}".strip())
        yield FigureRow(indicator=indicator, total=total)


def _is_expected(indicator: Indicator, total: Total) -> bool:
    """Figures of other programmes show up only once somebody has reported them."""
    return indicator.group in "ABCDEFGHKNQ" or total.reported > 0


def written(indicator: Indicator, value: Decimal | None) -> str:
    """A value as tables write it: kilometres with three places, percentages with two, nothing for a blank."""
    if value is None:
        return ""
    if indicator.value_type is ValueType.DECIMAL3 and value != value.to_integral_value():
        return format_number(value, 3)
    if indicator.value_type is ValueType.PERCENT:
        return format_number(value, 2)
    return format_number(value)


def written_total(indicator: Indicator, total: Total) -> str:
    """The total: parts side by side, a mean with its bounds."""
    if total.parts:
        return "; ".join(f"{written(indicator, value)} {part}" for part, value in total.parts.items())
    text = written(indicator, total.value)
    if total.minimum is not None and total.maximum is not None and text:
        text = f"{text} ({written(indicator, total.minimum)}–{written(indicator, total.maximum)})"
    return text


def coverage(indicator: Indicator, total: Total) -> str:
    """ "7/8", for stations "1/4 đồn"."""
    text = f"{total.reported}/{total.expected}"
    return _("{count} đồn").format(count=text) if indicator.owner is OwnerLevel.BORDER_STATION else text


def written_change(row: FigureRow) -> str:
    """ "+13 %", "−7 %", nothing without a last year."""
    change = row.change
    if change is None:
        return ""
    whole = int(change.to_integral_value())
    return f"{'+' if whole > 0 else '−' if whole < 0 else ''}{abs(whole)} %"
