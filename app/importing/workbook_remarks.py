"""Remarks on a workbook as a whole: converted text, sheets nobody knows, macros, hidden places."""

from itertools import chain

from app.domain.findings import Severity, Where
from app.domain.layouts import Role
from app.importing.codes import code_in
from app.importing.collector import Collector, shorten
from app.importing.layout import Layout
from app.importing.legacy_fonts import encoding_of
from app.importing.raw import Conversion, RawSheet, RawWorkbook, column_name

_MOST_WORDS = 12
_LEAST_CODES = 3


def encodings_of(workbook: RawWorkbook) -> tuple[str, ...]:
    """The old encodings of a workbook, the most used first; else which form of Unicode it came in."""
    cells = workbook.conversion.cells
    if cells:
        return tuple(sorted(cells, key=lambda name: -cells[name]))
    return ("unicode-nfd",) if workbook.was_decomposed else ("unicode-nfc",)


def report_workbook(workbook: RawWorkbook, layout: Layout, collector: Collector) -> None:
    """Name what was converted, what was not read, and what the sender may not see."""
    _report_conversion(workbook.conversion, collector)
    for sheet in layout.unknown:
        # Codes without titles over them may be the rest of a form: that must not look harmless.
        codes = sum(bool(code_in(cell.text)) for cells in sheet.rows.values() for cell in cells.values())
        severity = Severity.WARNING if codes >= _LEAST_CODES else Severity.NOTE
        collector.add("unknown-sheet", severity, Where(sheet.name), cells=str(sum(map(len, sheet.rows.values()))))
    if workbook.shows_only:
        collector.add("shown-values", Severity.NOTE, Where())
    if workbook.has_macros:
        collector.add("macros-ignored", Severity.NOTE, Where())
    used = [(role, sheet) for role, sheet in layout.by_role.items() if role is not Role.META]
    used += [(Role.REGISTER, sheet) for sheet, _ in layout.registers.values()]
    for role, sheet in used:
        _report_hidden(role, sheet, collector)


def _report_conversion(conversion: Conversion, collector: Collector) -> None:
    """Say how many cells were converted, and name each word that had lost a letter or could be read two ways."""
    for encoding, count in conversion.cells.items():
        fonts = ", ".join(font for font in conversion.fonts if encoding_of(font) == encoding)
        named = f"{encoding.upper()} ({fonts})" if fonts else encoding.upper()
        collector.add("legacy-font", Severity.NOTE, Where(), encoding=named, cells=str(count))
    if conversion.guessed:
        found = conversion.guessed
        data = {"text": shorten(found.before), "converted": shorten(found.after)}
        collector.add("encoding-guessed", Severity.WARNING, Where(found.sheet, found.cell), **data)
    if conversion.lost:
        words = dict.fromkeys(f"{item.before} → {item.after}" for item in conversion.lost)
        first = conversion.lost[0]
        data = {"words": ", ".join(list(words)[:_MOST_WORDS]), "count": str(len(conversion.lost))}
        collector.add("letters-lost", Severity.WARNING, Where(first.sheet, first.cell), **data)
    for item in conversion.unclear:
        where = Where(item.sheet, item.cell)
        data = {"text": shorten(item.before), "converted": shorten(item.after)}
        collector.add("encoding-unclear", Severity.WARNING, where, **data)


def _report_hidden(role: Role, sheet: RawSheet, collector: Collector) -> None:
    """Hidden places are read like all others, and named, because the sender may not see them."""
    where = Where(sheet.name)
    if sheet.is_hidden:
        collector.add("hidden-sheet", Severity.WARNING, where)
    rows = sorted(row for row in sheet.hidden_rows if row in sheet.rows)
    if rows:
        collector.add("hidden-rows", Severity.WARNING, where, rows=", ".join(map(str, rows[:20])))
    columns = sorted(sheet.hidden_columns.intersection(chain.from_iterable(sheet.rows.values())))
    # The form itself hides the column of our hamlet identifiers.
    if role is Role.HAMLETS:
        columns = [column for column in columns if not _is_uid_column(sheet, column)]
    if columns:
        collector.add("hidden-columns", Severity.WARNING, where, columns=", ".join(_letters(columns)))


def _is_uid_column(sheet: RawSheet, column: int) -> bool:
    return any(cells[column].text.casefold() == "uid" for cells in sheet.rows.values() if column in cells)


def _letters(columns: list[int]) -> list[str]:
    return [column_name(number) for number in columns[:20]]
