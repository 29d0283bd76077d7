"""Sheets 04–11: one typed row per line, found by header words in any order."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from app.domain.findings import Severity, Where
from app.domain.indicators import ValueType
from app.domain.registers import ROW_TYPES, Register, RegisterRow
from app.domain.submissions import ReportedRow
from app.importing.codes import code_in
from app.importing.collector import Collector, content_mark, leave_out, leave_out_row, shorten
from app.importing.dates import read_date
from app.importing.list_columns import ListColumns, find_list_columns
from app.importing.list_rows import BLANK, ENTRY, TOTAL, ListRowKind, list_row_kind
from app.importing.list_totals import ListTotals
from app.importing.natural_keys import natural_key
from app.importing.raw import MARKED, NUMBER, TEXT, CellKind, NumberFormat, RawCell, RawSheet, column_name
from app.importing.register_words import FIELDS, NUMBER_TYPES, Field, FieldKind
from app.importing.titles import merged_at, tidy
from app.importing.values import read_value

#: An empty log of patrols is optional in the form: it says nothing about patrols.
_OPTIONAL = frozenset({Register.PATROLS})
#: So many numbers under a title nobody knows are a column of figures.
_LEAST_NUMBERS = 3
#: For what every cell passes through, see :mod:`app.importing.raw`.
_TEXT, _DATE, _FLAG, _COUNT = FieldKind.TEXT, FieldKind.DATE, FieldKind.FLAG, FieldKind.COUNT
_INCIDENTS = Register.INCIDENTS


def read_lists(
    sheets: Mapping[Register, tuple[RawSheet, int]], collector: Collector, *, is_1904: bool
) -> tuple[list[ReportedRow], frozenset[Register]]:
    """(rows, lists that are known whole): a sheet without rows means none only when nothing else stands in it."""
    rows: list[ReportedRow] = []
    known = set()
    for register, (sheet, number) in sheets.items():
        reader = ListSheet(register, sheet, number, collector, is_1904=is_1904)
        found = reader.read()
        rows += found
        if found or (reader.is_empty and register not in _OPTIONAL):
            known.add(register)
    return rows, frozenset(known)


def _may_be(item: Field, *, is_numbers: bool) -> bool:
    """Whether a column of numbers (or of texts and marks) may be the one of a field that figures rest on."""
    if is_numbers:
        return item.kind in NUMBER_TYPES
    return item.kind is _FLAG or item.name == "kind"


class _Column(NamedTuple):
    """One column as each of its cells is read."""

    number: int
    letters: str
    field: Field
    is_text: bool
    #: its size or cells merged with others may make a number of it a question
    may_be_doubted: bool


class ListSheet:
    """Reads one list sheet."""

    def __init__(self, register: Register, sheet: RawSheet, row: int, collector: Collector, *, is_1904: bool) -> None:
        self.register = register
        self.sheet = sheet
        self.header_row = row
        self.collector = collector
        self.is_1904 = is_1904
        #: whether nothing but the titles and empty lines stands in the sheet
        self.is_empty = True
        self._columns: list[_Column] = []
        #: columns that one question or remark names as a whole
        self._named: set[int] = set()

    def read(self) -> list[ReportedRow]:
        """The rows in sheet order; totals are compared and left out, headings and signatures named."""
        columns = find_list_columns(self.register, self.sheet, self.header_row, self.collector)
        self.header_row = columns.header_row
        self._columns = self._prepared(columns)
        self._report_unread(columns)
        totals = ListTotals(self.sheet, columns, self.collector)
        rows = []
        for row in sorted(self.sheet.rows):
            if row <= columns.header_row:
                continue
            kind = list_row_kind(self.sheet, row, columns)
            if kind is BLANK:
                continue
            self.is_empty = self.is_empty and kind is TOTAL
            if kind is ENTRY and self._is_struck(row):
                cell = self.sheet.rows[row][min(self.sheet.rows[row])]
                shown = " ".join(item.shown for _, item in sorted(self.sheet.rows[row].items()))
                self._ask_row("struck-row", Where(self.sheet.name, cell.name), row, shown)
            elif kind is ENTRY:
                found = self._read_row(row, columns)
                rows += [found] if found else []
                totals.add(found)
            else:
                self._pass(row, kind, totals)
        totals.compare()
        return rows

    def _report_unread(self, columns: ListColumns) -> None:
        """A column under an unknown title is named once: asked when it may be one that the list lacks."""
        lacking = [item for item in FIELDS[self.register] if item not in columns.fields.values()]
        for column in sorted(columns.others):
            below = [cells[column] for row, cells in self.sheet.rows.items() if column in cells]
            cells = [cell for cell in below if cell.row > columns.header_row]
            numbers = [cell for cell in cells if cell.kind is NUMBER]
            is_numbers = len(numbers) >= _LEAST_NUMBERS
            fitting = [item for item in lacking if _may_be(item, is_numbers=is_numbers)]
            if not is_numbers and (len(cells) < _LEAST_NUMBERS or not fitting):
                continue
            where = Where(self.sheet.name, (numbers or cells)[0].name)
            data = {"text": shorten(self.sheet.text(columns.header_row, column)), "count": str(len(numbers or cells))}
            if fitting and column not in columns.twice:
                data |= {"missing": str(len(fitting)), "content": content_mark(cells)}
                self.collector.ask("list-column-unclear", where, (leave_out(),), **data)
                self._named.add(column)
                continue
            self.collector.add("column-not-read", Severity.WARNING, where, **data)
            if len(numbers) == len(cells):
                self._named.add(column)

    def _is_struck(self, row: int) -> bool:
        """Whether most cells of a row are struck out: who strikes out a line wants it gone."""
        cells = self.sheet.rows[row].values()
        return 2 * [cell.format for cell in cells].count(MARKED) > len(cells)

    def _pass(self, row: int, kind: ListRowKind, totals: ListTotals) -> None:
        """A row that is no entry: never lost in silence."""
        cells = self.sheet.rows[row]
        shown = [cell for _, cell in sorted(cells.items())]
        where = Where(self.sheet.name, shown[0].name)
        if kind is TOTAL:
            totals.end(row)
            self.collector.add("total-row", Severity.NOTE, where)
        elif kind is ListRowKind.HEADING:
            totals.end()
            self.collector.add("section-row", Severity.NOTE, where, text=shorten(shown[0].shown))
        elif kind is ListRowKind.DOUBTFUL:
            text = next((cell for cell in shown if cell.kind is TEXT), shown[0]).shown
            self._ask_row("row-no-entry", where, row, text)
        else:
            for cell in shown:
                self.collector.not_understood(self.sheet, cell)

    def _ask_row(self, code: str, where: Where, row: int, text: str) -> None:
        data = {"list": self.register.value, "content": content_mark(self.sheet.rows[row].values())}
        self.collector.ask(code, where, (leave_out_row(),), text=shorten(text), **data)

    def _read_row(self, row: int, columns: ListColumns) -> ReportedRow | None:
        cells = self.sheet.rows[row]
        if columns.others:
            for column in (columns.others - self._named) & cells.keys():
                self.collector.beside(self.sheet, cells[column])
        values: dict[str, Any] = {}
        places: dict[str, str] = {}
        number = str(row)
        for column, letters, field, is_text, may_be_doubted in self._columns:
            cell = cells.get(column)
            if cell is None:
                continue
            name = field.name
            places[name] = letters + number
            if is_text and cell.kind is TEXT and cell.format is not MARKED:
                values[name] = tidy(cell.text)
                continue
            self._keep(field, cell, values)
            if may_be_doubted and (doubt := self._doubt(cell, columns)) and values.get(name):
                self._ask(doubt, cell)
                values[name] = None
        return self._row(row, values, places) if places else None

    def _prepared(self, columns: ListColumns) -> list[_Column]:
        """The columns with what is the same for each of their cells, of which a district sends a hundred thousand."""
        has_merged = bool(self.sheet.merged)
        return [
            _Column(
                column,
                column_name(column),
                field,
                field.kind is _TEXT and column not in columns.scaled,
                column in columns.scaled or (has_merged and field.kind in NUMBER_TYPES),
            )
            for column, field in columns.fields.items()
        ]

    def _doubt(self, cell: RawCell, columns: ListColumns) -> str:
        """What makes a readable number doubtful: the size of its column, or that it stands for several rows."""
        if cell.column in columns.scaled:
            return "other-unit"
        merged = merged_at(self.sheet, cell.row, cell.column)
        return "merged-value" if merged is not None and merged.last_row > merged.first_row else ""

    def _row(self, row: int, values: dict[str, Any], places: dict[str, str]) -> ReportedRow:
        if self.register is _INCIDENTS and (code := code_in(values.get("kind", ""))):
            values["kind"] = code
        typed: RegisterRow = ROW_TYPES[self.register](**values)
        return ReportedRow(self.register, self.sheet.name, row, typed, natural_key(typed), places)

    def _keep(self, field: Field, cell: RawCell, values: dict[str, Any]) -> None:
        """Put the cell's content under the name of its field."""
        if field.kind is _TEXT:
            values[field.name] = self._text(cell)
        elif field.kind is _DATE:
            self._keep_date(field, cell, values)
        elif field.kind is _FLAG:
            values[field.name] = self._flag(cell)
        else:
            value = self._number(field, cell)
            values[field.name] = int(value) if field.kind is _COUNT and value is not None else value

    def _text(self, cell: RawCell) -> str:
        if cell.format is MARKED and cell.kind in (TEXT, NUMBER):
            self._ask("marked-value", cell)
            return tidy(cell.shown)
        if cell.kind is TEXT:
            return tidy(cell.text)
        if cell.kind in (CellKind.ERROR, CellKind.UNCALCULATED):
            self._ask("error-cell" if cell.kind is CellKind.ERROR else "formula-without-value", cell)
            return ""
        if cell.kind is NUMBER and cell.format is not NumberFormat.PLAIN:
            # Marker 12/1 becomes a day when a spreadsheet takes it for a date: what was typed is gone.
            self._ask("shown-otherwise" if cell.format is NumberFormat.REWRITTEN else "date-in-text", cell)
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
        reading = read_value(cell, NUMBER_TYPES[field.kind], field.unit)
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
