"""The columns of a list sheet: which field each one fills, also under titles of several rows."""

from dataclasses import dataclass, field

from app.domain.findings import Where
from app.domain.registers import Register
from app.importing.collector import Collector, content_mark, use_as_read
from app.importing.raw import TEXT, RawSheet, cell_name
from app.importing.register_words import BY_TITLE, Field, FieldKind, list_header
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
    #: columns of a title that another one bears already; they were asked about
    twice: set[int] = field(default_factory=set)
    #: columns in another size than the form wants: money in thousands, lengths in metres
    scaled: frozenset[int] = frozenset()


def find_list_columns(register: Register, sheet: RawSheet, row: int, collector: Collector) -> ListColumns:
    """Recognise the columns by their titles; one field twice is asked."""
    header = list_header(sheet, row)
    columns = ListColumns(header.last)
    for column in header.columns():
        _place(columns, column, register, header, collector)
    columns.scaled = _scaled(columns, header)
    return columns


def _place(columns: ListColumns, column: int, register: Register, header: HeaderRow, collector: Collector) -> None:
    words = header.readings(column)
    if words and words[0] in ORDER_TITLES and not columns.order:
        columns.order = column
        return
    found = next((item for text in words if (item := BY_TITLE[register].get(text))), None)
    if found is None:
        columns.others.add(column)
    elif any(found is item for item in columns.fields.values()):
        where = Where(header.sheet.name, cell_name(columns.header_row, column))
        mark = content_mark(cells[column] for cells in header.sheet.rows.values() if column in cells)
        collector.ask("column-twice", where, (use_as_read(),), title=header.text(column), content=mark)
        columns.others.add(column)
        columns.twice.add(column)
    else:
        columns.fields[column] = found


def _scaled(columns: ListColumns, header: HeaderRow) -> frozenset[int]:
    above = [
        cell.text
        for row in range(max(1, header.first - _LINES_ABOVE), header.first)
        for cell in header.sheet.rows.get(row, {}).values()
        if cell.kind is TEXT and len(cell.text) <= _LONGEST_LINE
    ]
    is_scaled = any(map(money_scale, above))
    money = [column for column, item in columns.fields.items() if item.kind is FieldKind.MONEY]
    measured = [column for column, item in columns.fields.items() if item.unit]
    scaled = {column for column in measured if says_other_scale(header.text(column), columns.fields[column].unit)}
    return frozenset(scaled | {column for column in money if is_scaled or money_scale(header.text(column))})
