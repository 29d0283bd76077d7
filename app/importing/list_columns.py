"""The columns of a list sheet: which field each one fills, also under titles of several rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.findings import Where
from app.domain.layouts import LEFT_OUT, LabelMeaning, Reason, Role, SheetLayout
from app.domain.registers import Register
from app.importing.collector import Collector, shorten, use_as_read
from app.importing.fingerprints import fingerprint, yearless
from app.importing.raw import CellKind, RawSheet, cell_name
from app.importing.register_words import FIELDS, Field, FieldKind, list_header
from app.importing.scales import money_scale, says_other_scale
from app.importing.titles import ORDER_TITLES, HeaderRow

#: «Đơn vị tính: nghìn đồng» stands in the lines over a table.
_LINES_ABOVE = 3
_LONGEST_LINE = 80


@dataclass(slots=True)
class ListColumns:
    """Columns by what they are; ``others`` have a title nobody knows."""

    #: last row of the titles
    header_row: int
    fields: dict[int, Field] = field(default_factory=dict)
    order: int = 0
    others: set[int] = field(default_factory=set)
    #: columns in another size than the form wants: money in thousands, lengths in metres
    scaled: frozenset[int] = frozenset()


def find_list_columns(register: Register, sheet: RawSheet, row: int, collector: Collector) -> ListColumns:
    """Recognise the columns by their titles; one field twice is asked, what is remembered is applied."""
    header = list_header(sheet, row)
    columns = ListColumns(header.last)
    titles = {column: header.text(column) for column in header.columns()}
    mark = fingerprint(register, titles.values())
    known = collector.mappings.get(mark, {})
    for column in titles:
        _place(columns, column, register, header, collector, known)
    labels = tuple(_meaning(columns, column, text, known) for column, text in titles.items() if text)
    collector.layouts.append(SheetLayout(sheet.name, Role.REGISTER, mark, labels))
    columns.scaled = _scaled(columns, header)
    return columns


def _place(
    columns: ListColumns,
    column: int,
    register: Register,
    header: HeaderRow,
    collector: Collector,
    known: Mapping[str, str],
) -> None:
    words = header.readings(column)
    remembered = known.get(yearless(header.text(column)), "")
    if remembered == LEFT_OUT:
        return
    if not remembered and words and words[0] in ORDER_TITLES and not columns.order:
        columns.order = column
        return
    found = next((item for item in FIELDS[register] if item.name == remembered), None) or next(
        (item for text in words for item in FIELDS[register] if text in item.titles), None
    )
    if found is None:
        columns.others.add(column)
    elif found in columns.fields.values():
        where = Where(header.sheet.name, cell_name(columns.header_row, column))
        collector.ask("column-twice", where, (use_as_read(),), title=header.text(column))
        columns.others.add(column)
    else:
        columns.fields[column] = found


def _meaning(columns: ListColumns, column: int, text: str, known: Mapping[str, str]) -> LabelMeaning:
    place = cell_name(columns.header_row, column)
    label = yearless(text)
    reason = Reason.REMEMBERED if label in known else Reason.SAME_WORDS
    code = columns.fields[column].name if column in columns.fields else ""
    code = LEFT_OUT if column == columns.order or known.get(label) == LEFT_OUT else code
    return LabelMeaning(label, shorten(text), place, code, (), 100 if code else 0, (reason,) if code else ())


def _scaled(columns: ListColumns, header: HeaderRow) -> frozenset[int]:
    above = [
        cell.text
        for row in range(max(1, header.first - _LINES_ABOVE), header.first)
        for cell in header.sheet.rows.get(row, {}).values()
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_LINE
    ]
    is_scaled = any(map(money_scale, above))
    money = [column for column, item in columns.fields.items() if item.kind is FieldKind.MONEY]
    measured = [column for column, item in columns.fields.items() if item.unit]
    scaled = {column for column in measured if says_other_scale(header.text(column), columns.fields[column].unit)}
    return frozenset(scaled | {column for column in money if is_scaled or money_scale(header.text(column))})
