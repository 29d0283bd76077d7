"""What we ourselves put into a workbook that went back to its sender, and that says nothing about the unit."""

from dataclasses import replace

from app.domain.annotations import is_own_list
from app.importing.raw import RawSheet, RawWorkbook


def without_own_list(workbook: RawWorkbook) -> RawWorkbook:
    """The workbook without the list of errors we added; the sender cannot be asked to delete it."""
    kept = tuple(sheet for sheet in workbook.sheets if not _is_list(sheet))
    return workbook if len(kept) == len(workbook.sheets) else replace(workbook, sheets=kept)


def _is_list(sheet: RawSheet) -> bool:
    rows = ([cell.text for _, cell in sorted(cells.items())] for _, cells in sorted(sheet.rows.items()))
    return is_own_list(sheet.name, rows)
