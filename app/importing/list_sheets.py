"""Sheets 04–11: one typed row per line, found by header words in any order."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app.domain.findings import Severity, Where
from app.domain.indicators import ValueType
from app.domain.registers import ROW_TYPES, Register, RegisterRow
from app.domain.submissions import ReportedRow
from app.importing.codes import code_in
from app.importing.collector import Collector, leave_out, shorten, use_as_read
from app.importing.dates import read_date
from app.importing.natural_keys import natural_key
from app.importing.raw import CellKind, NumberFormat, RawCell, RawSheet, cell_name
from app.importing.register_words import FIELDS, Field, FieldKind
from app.importing.scales import money_scale
from app.importing.titles import ORDER_TITLES, HeaderRow, tidy
from app.importing.total_rows import says_total
from app.importing.values import read_value

_NUMBERS = {
    FieldKind.COUNT: ValueType.INTEGER,
    FieldKind.DECIMAL: ValueType.DECIMAL3,
    FieldKind.MONEY: ValueType.VND,
}
#: «Đơn vị tính: nghìn đồng» stands in the lines over a table.
_LINES_ABOVE = 3
_LONGEST_LINE = 80


@dataclass(slots=True)
class _Columns:
    """Columns by what they are; ``others`` have a title nobody knows."""

    fields: dict[int, Field]
    order: int
    others: frozenset[int]
    #: columns of money in thousands or millions, which the form wants in đồng
    scaled: frozenset[int] = frozenset()


def _is_sum(cells: Mapping[int, RawCell], columns: _Columns) -> bool:
    """Whether the first words of a row mark a sum; a place «Toàn xã» or a remark «Tổng số …» further on do not."""
    order = cells.get(columns.order)
    if order is not None and order.kind is CellKind.NUMBER:
        return False
    words = next((cell.text for _, cell in sorted(cells.items()) if cell.kind is CellKind.TEXT), "")
    return says_total(words)


class ListSheet:
    """Reads one list sheet."""

    def __init__(self, register: Register, sheet: RawSheet, row: int, collector: Collector, *, is_1904: bool) -> None:
        self.register = register
        self.sheet = sheet
        self.header_row = row
        self.collector = collector
        self.is_1904 = is_1904

    def read(self) -> list[ReportedRow]:
        """The rows in sheet order; totals and numbering without content are left out."""
        columns = self._columns()
        rows = []
        for row in sorted(self.sheet.rows):
            if row > self.header_row:
                found = self._read_row(row, columns)
                if found:
                    rows.append(found)
        return rows

    def _columns(self) -> _Columns:
        anchor = min(self.sheet.rows[self.header_row])
        header = HeaderRow(self.sheet, self.header_row, anchor)
        self.header_row = header.last
        fields: dict[int, Field] = {}
        order, others = 0, set()
        for column in header.columns():
            words = header.title(column)
            field = next((item for item in FIELDS[self.register] if words and words in item.titles), None)
            if words in ORDER_TITLES and not order:
                order = column
            elif field is None:
                others.add(column)
            elif field in fields.values():
                where = Where(self.sheet.name, cell_name(self.header_row, column))
                self.collector.ask("column-twice", where, (use_as_read(),), title=header.text(column))
                others.add(column)
            else:
                fields[column] = field
        above = " ".join(
            cell.text
            for row in range(max(1, header.first - _LINES_ABOVE), header.first)
            for cell in self.sheet.rows.get(row, {}).values()
            if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_LINE
        )
        money = [column for column, field in fields.items() if field.kind is FieldKind.MONEY]
        scaled = frozenset(column for column in money if money_scale(header.text(column)) or money_scale(above))
        return _Columns(fields, order, frozenset(others), scaled)

    def _read_row(self, row: int, columns: _Columns) -> ReportedRow | None:
        cells = self.sheet.rows[row]
        filled = [cell for column, cell in cells.items() if column != columns.order]
        if not filled:
            return None
        if _is_sum(cells, columns):
            first = min(cells)
            self.collector.add("total-row", Severity.NOTE, Where(self.sheet.name, cells[first].name))
            return None
        for column in columns.others:
            if column in cells:
                self.collector.not_understood(self.sheet, cells[column])
        values: dict[str, Any] = {}
        places: dict[str, str] = {}
        for column, field in columns.fields.items():
            if column in cells:
                self._keep(field, cells[column], values)
                places[field.name] = cells[column].name
                if column in columns.scaled and values.get(field.name):
                    self._ask("other-unit", cells[column])
                    values[field.name] = None
        return self._row(row, values, places) if places else None

    def _row(self, row: int, values: dict[str, Any], places: Mapping[str, str]) -> ReportedRow:
        if self.register is Register.INCIDENTS and (code := code_in(values.get("kind", ""))):
            values["kind"] = code
        typed: RegisterRow = ROW_TYPES[self.register](**values)
        return ReportedRow(self.register, self.sheet.name, row, typed, natural_key(typed), dict(places))

    def _keep(self, field: Field, cell: RawCell, values: dict[str, Any]) -> None:
        """Put the cell's content under the name of its field."""
        if field.kind is FieldKind.TEXT:
            values[field.name] = self._text(cell)
        elif field.kind is FieldKind.DATE:
            self._keep_date(field, cell, values)
        elif field.kind is FieldKind.FLAG:
            values[field.name] = self._flag(cell)
        else:
            value = self._number(field, cell)
            values[field.name] = int(value) if field.kind is FieldKind.COUNT and value is not None else value

    def _text(self, cell: RawCell) -> str:
        if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
            self._ask("error-cell" if cell.kind is CellKind.ERROR else "formula-without-value", cell)
            return ""
        if cell.kind is CellKind.NUMBER and cell.format is not NumberFormat.PLAIN:
            # Marker 12/1 becomes a day when a spreadsheet takes it for a date: what was typed is gone.
            self._ask("date-in-text", cell)
            return ""
        return tidy(cell.shown)

    def _keep_date(self, field: Field, cell: RawCell, values: dict[str, Any]) -> None:
        reading = read_date(cell, is_1904=self.is_1904)
        if reading.day:
            values[field.name] = reading.day
        elif reading.year and field.name == "born_on":
            values["birth_year"] = reading.year
        elif reading.question or reading.year:
            self._ask(reading.question or "not-a-date", cell)
        if reading.day and field.name == "born_on":
            values["birth_year"] = reading.day.year

    def _flag(self, cell: RawCell) -> bool:
        reading = read_value(cell, ValueType.BOOLEAN, "")
        if not reading.is_certain:
            if reading.question == "zero-or-blank":
                return False
            self._ask("mark-unclear", cell)
        return reading.value == 1

    def _number(self, field: Field, cell: RawCell) -> Decimal | None:
        reading = read_value(cell, _NUMBERS[field.kind], field.unit)
        if reading.is_certain:
            return reading.value
        if reading.question == "zero-or-blank":
            return None
        self._ask(reading.question, cell)
        return None

    def _ask(self, code: str, cell: RawCell) -> None:
        self.collector.ask(
            code, Where(self.sheet.name, cell.name), (leave_out(),), text=shorten(cell.shown), list=self.register.value
        )
