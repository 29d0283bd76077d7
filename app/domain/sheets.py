"""The sender's workbook as it looks: what the screen shows and a clerk can read out on the phone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GridRow:
    """Filled cells of one row: column letters and the text to show."""

    number: int
    cells: tuple[tuple[str, str], ...]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """One sheet of the original workbook; only filled rows are listed, at most 5,000 of them."""

    name: str
    is_hidden: bool
    rows: tuple[GridRow, ...]
    hidden_columns: tuple[str, ...] = ()
    #: cells shown as one: first and last cell of each range, "A1", "F1"
    merged: tuple[tuple[str, str], ...] = ()
