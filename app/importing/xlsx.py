""".xlsx and .xlsm into a :class:`RawWorkbook`: our own reading of the parts, so that nothing is hidden from us.

Libraries turn error cells into blanks, show no formula without result and no hidden row; here every filled cell keeps
what the file says of it.
"""

import posixpath
from zipfile import ZipFile

from app.importing.archive import Members
from app.importing.cell_builder import SheetContext
from app.importing.comments import read_comments
from app.importing.conversion import convert_legacy
from app.importing.limits import Limits
from app.importing.plain_cells import PlainCells
from app.importing.raw import RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.shared_text import SharedText, read_shared_text
from app.importing.sheet_xml import read_sheet
from app.importing.styles import NO_STYLES, Styles, read_styles
from app.importing.xml_events import elements

_TRUE = ("1", "true", "on")


def read_xlsx(archive: ZipFile, limits: Limits) -> RawWorkbook:
    """Read every sheet of a workbook; raises :class:`BadFile` for what is not one."""
    members = Members(archive, limits)
    book_path = _workbook_path(members)
    targets = _targets(members, book_path)
    is_1904, entries = _sheet_entries(members.xml(book_path))
    if len(entries) > limits.sheets:
        raise refusal("too-many-sheets", limit=str(limits.sheets))
    context = SheetContext(_shared_text(members, targets, limits), _styles(members, targets, limits), limits)
    cells = PlainCells(context)
    sheets = []
    for name, state, relation in entries:
        path = targets.get(relation, ("", ""))[1]
        if path not in members:
            # A workbook that lists a sheet it does not hold has lost figures that nobody would miss.
            raise refusal("bad-structure", detail=f"thiếu trang {name[:40]}")
        if "chartsheet" not in path and "dialogsheet" not in path:
            sheet = RawSheet(name=context.compose(name), is_hidden=state in ("hidden", "veryHidden"))
            read_sheet(members.xml(path), sheet, cells)
            _read_comments(members, path, sheet, limits)
            sheets.append(sheet)
    if not any(sheet.rows for sheet in sheets):
        raise refusal("empty-workbook")
    return RawWorkbook(
        sheets=tuple(sheets),
        date1904=is_1904,
        has_macros="xl/vbaProject.bin" in members,
        was_decomposed=context.was_decomposed,
        conversion=convert_legacy(context.legacy),
    )


def _workbook_path(members: Members) -> str:
    if "_rels/.rels" in members:
        for _, attributes in elements(members.xml("_rels/.rels"), lambda name: name == "Relationship"):
            if attributes.get("Type", "").endswith("/officeDocument"):
                path = posixpath.normpath(attributes.get("Target", "").replace("\\", "/").lstrip("/"))
                if path in members:
                    return path
    if "xl/workbook.xml" in members:
        return "xl/workbook.xml"
    raise refusal("bad-structure", detail="không thấy danh sách trang")


def _targets(members: Members, book_path: str) -> dict[str, tuple[str, str]]:
    """Relation id -> (kind, path inside the archive)."""
    folder, name = posixpath.split(book_path)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    found: dict[str, tuple[str, str]] = {}
    if path not in members:
        raise refusal("bad-structure", detail="không thấy liên kết tới các trang")
    for _, attributes in elements(members.xml(path), lambda item: item == "Relationship"):
        target = attributes.get("Target", "").replace("\\", "/")
        inside = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        kind = attributes.get("Type", "").rpartition("/")[2]
        if attributes.get("TargetMode") != "External":
            found[attributes.get("Id", "")] = (kind, posixpath.normpath(inside))
    return found


def _read_comments(members: Members, path: str, sheet: RawSheet, limits: Limits) -> None:
    folder, name = posixpath.split(path)
    # Most sheets link to nothing and have no such part.
    if posixpath.join(folder, "_rels", f"{name}.rels") in members:
        for kind, target in _targets(members, path).values():
            if kind == "comments" and target in members:
                read_comments(members.xml(target, limits.styles_size), sheet)


def _sheet_entries(data: bytes) -> tuple[bool, list[tuple[str, str, str]]]:
    is_1904 = False
    entries = []
    for name, attributes in elements(data, lambda item: item in ("workbookPr", "sheet")):
        if name == "workbookPr":
            is_1904 = is_1904 or attributes.get("date1904", "0") in _TRUE
        else:
            entries.append((attributes.get("name", ""), attributes.get("state", "visible"), attributes.get("id", "")))
    return is_1904, entries


def _shared_text(members: Members, targets: dict[str, tuple[str, str]], limits: Limits) -> list[SharedText]:
    for kind, path in targets.values():
        if kind == "sharedStrings":
            return read_shared_text(members.xml(path, limits.shared_text_size))
    return []


def _styles(members: Members, targets: dict[str, tuple[str, str]], limits: Limits) -> Styles:
    for kind, path in targets.values():
        if kind == "styles":
            # Without its styles a date would be a count, and text of an old encoding would stay as it is.
            return read_styles(members.xml(path, limits.styles_size))
    return NO_STYLES
