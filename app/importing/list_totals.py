"""Typed totals of a list against the sum of its rows; they are compared and never added."""

from collections.abc import Sequence
from decimal import Decimal

from app.domain.findings import Severity, Where
from app.domain.submissions import ReportedRow
from app.importing.collector import Collector
from app.importing.list_columns import ListColumns
from app.importing.raw import RawSheet
from app.importing.register_words import NUMBER_TYPES, Field
from app.importing.values import read_value
from app.text import format_number


class ListTotals:
    """Collects rows between headings and totals; a total may be of the whole list or of the rows beside it."""

    def __init__(self, sheet: RawSheet, columns: ListColumns, collector: Collector) -> None:
        self._sheet = sheet
        self._columns = columns
        self._collector = collector
        self._groups: list[list[ReportedRow]] = [[]]
        #: (row of the total, number of the group it ends)
        self._typed: list[tuple[int, int]] = []

    def add(self, row: ReportedRow | None) -> None:
        """One more entry."""
        if row is not None:
            self._groups[-1].append(row)

    def end(self, total_row: int = 0) -> None:
        """The entries so far belong together; ``total_row`` may sum them up."""
        if total_row:
            self._typed.append((total_row, len(self._groups) - 1))
        self._groups.append([])

    def compare(self) -> None:
        """Report typed totals that agree with no sum they could be of."""
        every = [row for group in self._groups for row in group]
        for total_row, group in self._typed:
            near = [self._groups[group], self._groups[group + 1], every]
            for column, field in self._columns.fields.items():
                if field.kind in NUMBER_TYPES:
                    self._compare(total_row, column, field, near)

    def _compare(self, row: int, column: int, field: Field, near: Sequence[Sequence[ReportedRow]]) -> None:
        cell = self._sheet.cell(row, column)
        typed = read_value(cell, NUMBER_TYPES[field.kind], field.unit).value
        if cell is None or typed is None or column in self._columns.scaled:
            return
        sums = [_sum(rows, field) for rows in near if rows]
        if sums and None not in sums and typed not in sums:
            where = Where(self._sheet.name, cell.name)
            data = {"typed": format_number(typed), "recomputed": format_number(sums[-1] or Decimal(0))}
            self._collector.add("list-total-differs", Severity.WARNING, where, None, None, **data)


def _sum(rows: Sequence[ReportedRow], field: Field) -> Decimal | None:
    """The sum of a column; None while a filled cell of it could not be read."""
    total = Decimal(0)
    for item in rows:
        value = getattr(item.row, field.name)
        if value is None and field.name in item.cells:
            return None
        total += Decimal(value or 0)
    return total
