"""What each row under the titles of the hamlet matrix is: a hamlet, a sum, a doubt, or none of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from app.importing.total_rows import (
    LONGEST_RUN,
    Numbers,
    Total,
    adds_up,
    cannot_be_sum,
    is_whole_sum,
    says_comparison,
    says_section,
    says_signature,
    sums_up_run,
)


class RowKind(Enum):
    """How a row is read."""

    HAMLET = "hamlet"
    SUM = "sum"
    #: like a sum or a comparison: left out and asked
    DOUBTFUL = "doubtful"
    #: a heading or a signature: named and passed over
    REMARK = "remark"
    NAMELESS = "nameless"


@dataclass(frozen=True, slots=True)
class Line:
    """One filled row: its name, what its words say of totals, its numbers, and whether a code says it is a hamlet."""

    row: int
    name: str
    total: Total
    numbers: Numbers
    is_identified: bool = False
    is_heading: bool = False


class RowSorter:
    """Sorts the rows of one matrix; numbers are compared with all rows that may be hamlets by their words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._entries = [line for line in lines if line.name and line.total is not Total.YES]
        self._numbers = [line.numbers for line in self._entries]
        self._totals: dict[int, Decimal] = {}
        for numbers in self._numbers:
            for column, value in numbers.items():
                self._totals[column] = self._totals.get(column, Decimal(0)) + value

    def kinds(self) -> list[RowKind]:
        """The kind of each row."""
        found: list[RowKind] = []
        place = 0
        for line in self._lines:
            is_entry = place < len(self._entries) and self._entries[place] is line
            found.append(self._kind(line, place, is_entry=is_entry, has_sum=RowKind.SUM in found))
            place += is_entry
        return found

    def _kind(self, line: Line, place: int, *, is_entry: bool, has_sum: bool) -> RowKind:
        if line.total is not Total.NO:
            return self._total_kind(line, place, is_entry=is_entry)
        if not line.name:
            return RowKind.NAMELESS
        if line.is_identified:
            return RowKind.DOUBTFUL if self._sums_all(line, is_entry=True) else RowKind.HAMLET
        if not line.numbers:
            is_remark = has_sum or line.is_heading or says_signature(line.name) or says_section(line.name)
            return RowKind.REMARK if is_remark else RowKind.HAMLET
        is_sum = (
            says_comparison(line.name) or says_signature(line.name) or self._adds_up(line, place, is_entry=is_entry)
        )
        return RowKind.DOUBTFUL if is_sum else RowKind.HAMLET

    def _total_kind(self, line: Line, place: int, *, is_entry: bool) -> RowKind:
        """A row whose words speak of a total: only a code contradicts certain words, numbers settle the others."""
        if line.total is Total.YES and not line.is_identified:
            return RowKind.SUM
        if self._adds_up(line, place, is_entry=is_entry):
            return RowKind.SUM
        others = [numbers for numbers in self._numbers if numbers is not line.numbers]
        if line.total is Total.PERHAPS and (line.is_identified or cannot_be_sum(line.numbers, others)):
            return RowKind.HAMLET
        return RowKind.DOUBTFUL

    def _adds_up(self, line: Line, place: int, *, is_entry: bool) -> bool:
        """Whether a row sums up rows above it, rows below it, or all others."""
        above = self._numbers[max(0, place - LONGEST_RUN) : place]
        below = self._numbers[place + is_entry : place + is_entry + LONGEST_RUN]
        return (
            adds_up(line.numbers, above)
            or adds_up(line.numbers, below[::-1])
            or sums_up_run(line.numbers, above)
            or sums_up_run(line.numbers, below)
            or self._sums_all(line, is_entry=is_entry)
        )

    def _sums_all(self, line: Line, *, is_entry: bool) -> bool:
        """Whether a row is the sum of all others, of which there are at least two."""
        is_enough = len(self._entries) - is_entry > 1
        return is_enough and is_whole_sum(line.numbers, self._totals, is_counted=is_entry)
