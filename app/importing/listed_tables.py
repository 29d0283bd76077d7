"""A foreign list of names into tables: the sheets of a workbook, the tables of a Word file, or a text."""

import io
import zipfile

from app.domain.awards.intake_table import CellDoubt, ListCell, ListRow, ListTable
from app.domain.awards.intake_text import text_table
from app.errors import BadFile
from app.importing.dates import read_date
from app.importing.legacy_fonts import converted
from app.importing.limits import Limits
from app.importing.opening import open_workbook
from app.importing.plain_text import decoded
from app.importing.raw import CellKind, NumberFormat, RawCell, RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.values import exact_number
from app.importing.word_tables import read_word_tables
from app.text import clean, short_date

#: Refusals of tables of figures that a list of names may bear: its lines are told apart otherwise, or asked about.
_OF_TEXT = frozenset({"unknown-kind", "csv-columns", "csv-quotes"})
_TEXT_NAMES = (".txt", ".csv", ".tsv", ".tab", ".prn")
_DOUBTS = {CellKind.ERROR: CellDoubt.ERROR, CellKind.UNCALCULATED: CellDoubt.UNCALCULATED}


def read_listed_tables(content: bytes, file_name: str, limits: Limits) -> tuple[ListTable, ...]:
    """The tables of a workbook, a Word file or a text; raises :class:`BadFile` for all else, and without any table."""
    try:
        workbook = open_workbook(content, file_name, limits)
    except BadFile as problem:
        if problem.code == "word":
            return _of_word(content, limits)
        is_text = problem.code in _OF_TEXT and file_name.casefold().endswith(_TEXT_NAMES)
        if is_text and (table := _of_text(content)) is not None:
            return (table,)
        raise
    tables = tuple(table for sheet in workbook.sheets if (table := _of_sheet(sheet, workbook)).rows)
    if not tables:
        raise refusal("empty-workbook")
    return tables


def _of_text(content: bytes) -> ListTable | None:
    """The list in a text file without even columns; ``None`` for what is no text."""
    source = decoded(content)
    text = converted(source.text, source.encoding) if source.font else source.text
    if any(ord(ch) < 32 and ch not in "\t\r\n" for ch in text):
        return None
    table = text_table(text)
    return table if table.rows else None


def _of_word(content: bytes, limits: Limits) -> tuple[ListTable, ...]:
    if not content.startswith(b"PK\x03\x04"):
        raise refusal("word-old")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if not any(name.casefold().lstrip("/").startswith("word/") for name in archive.namelist()):
            raise refusal("word-old")
        return read_word_tables(archive, limits)


def _of_sheet(sheet: RawSheet, workbook: RawWorkbook) -> ListTable:
    """A sheet as a list; what is shown once over merged cells of one column holds for each of its rows."""
    rows = {
        number: {column - 1: _cell(sheet, cell, workbook) for column, cell in cells.items() if clean(cell.shown)}
        for number, cells in sorted(sheet.rows.items())
    }
    for merged in sheet.merged:
        shown = rows.get(merged.first_row, {}).get(merged.first_column - 1)
        if shown is None or merged.first_column != merged.last_column:
            continue
        for number in range(merged.first_row + 1, min(merged.last_row, max(rows)) + 1):
            if number in rows:
                rows[number].setdefault(merged.first_column - 1, shown)
    found = tuple(ListRow(number, cells, number in sheet.hidden_rows) for number, cells in rows.items() if cells)
    return ListTable(sheet.name, found, sheet.is_hidden)


def _cell(sheet: RawSheet, cell: RawCell, workbook: RawWorkbook) -> ListCell:
    text, doubt, is_number = cell.shown, _DOUBTS.get(cell.kind, CellDoubt.NONE), False
    if cell.format is NumberFormat.MARKED:
        doubt = CellDoubt.STRUCK
    elif cell.kind in (CellKind.NUMBER, CellKind.ISO_DATE):
        if cell.kind is CellKind.ISO_DATE or cell.format is NumberFormat.DATE:
            day = read_date(cell, is_1904=workbook.date1904).day
            text = short_date(day) if day else cell.shown
        else:
            number = exact_number(cell.text)
            whole = number is not None and number == number.to_integral_value() and not cell.digits
            text = f"{number:f}".partition(".")[0] if whole and number is not None else cell.shown
            # A format that pads shows the zeros in front: then what its sender saw is whole.
            is_number = not cell.digits
            doubt = CellDoubt.REWRITTEN if cell.format is NumberFormat.REWRITTEN else doubt
    return ListCell(text, f"{sheet.name}!{cell.name}", is_number, doubt, bool(cell.original))
