"""The sheets of a workbook as values, so that they can be written anew where the file itself cannot be edited."""

from dataclasses import dataclass
from enum import StrEnum


class CopiedKind(StrEnum):
    """What a cell holds."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class CopiedCell:
    """One filled cell; ``format`` is its number format as spreadsheets write it, empty for the usual one."""

    row: int
    column: int
    kind: CopiedKind
    text: str
    format: str = ""


@dataclass(frozen=True, slots=True)
class SheetCopy:
    """One sheet with its filled cells by row and column, its merged ranges and what of it is hidden."""

    name: str
    cells: tuple[CopiedCell, ...]
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class WorkbookCopy:
    """All sheets; ``is_1904`` names the day numbers of dates count from."""

    sheets: tuple[SheetCopy, ...]
    is_1904: bool = False
