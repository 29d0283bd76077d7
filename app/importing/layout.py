"""Which sheet is which, by what stands in it: names, order and position of sheets, rows and columns may differ."""

from dataclasses import dataclass, field

from app.domain.indicators import Catalogue
from app.domain.layouts import Role
from app.domain.registers import Register
from app.importing.blocks import blocks_of, has_codes, turned_matrix
from app.importing.codes import code_in
from app.importing.header_sheet import count_labels
from app.importing.name_tables import find_hamlet_names, find_name_table, find_turned_names
from app.importing.raw import RawSheet, RawWorkbook
from app.importing.refusals import refusal
from app.importing.register_words import match_columns, may_be_list
from app.importing.titles import first_rows, label, title

_CODE_TITLES = frozenset({"ma", "ma chi tieu", "ma so", "ma ct", "ma so chi tieu", "ma hieu"})
_LEAF_TITLES = frozenset({"ma muc", "muc", "ma de cuong", "muc de cuong"})
_LEAST_LABELS = 4
#: Longer texts are never titles.
_LONGEST = 120


@dataclass(slots=True)
class Layout:
    """The sheets by role, the register sheets by register, and the sheets nobody knows."""

    by_role: dict[Role, RawSheet] = field(default_factory=dict)
    registers: dict[Register, tuple[RawSheet, int]] = field(default_factory=dict)
    unknown: list[RawSheet] = field(default_factory=list)
    #: every table of the sheets of figures with the row of its titles or codes; parts of one sheet are several
    tables: dict[Role, list[tuple[RawSheet, int]]] = field(default_factory=dict)
    #: row of the column titles of 02 and 12, row of the codes of 03
    header_rows: dict[Role, int] = field(default_factory=dict)
    #: the workbook has no codes: its sheets of figures are read by the names of rows and columns
    is_named: bool = False


def find_layout(workbook: RawWorkbook, catalogue: Catalogue) -> Layout:
    """Recognise every sheet; refuses two sheets of one kind and files without codes."""
    layout = Layout()
    for sheet in workbook.sheets:
        for part in blocks_of(sheet, catalogue) if sheet.rows else ():
            _place(layout, part, catalogue)
    _find_by_names(layout, catalogue)
    if Role.INDICATORS not in layout.by_role:
        known = [*layout.by_role.values(), *(sheet for sheet, _ in layout.registers.values())]
        if len(workbook.sheets) == 1 and known:
            raise refusal("one-sheet", sheet=known[0].name)
        raise refusal("no-codes")
    return layout


def _find_by_names(layout: Layout, catalogue: Catalogue) -> None:
    """Look among the unknown sheets for tables that name indicators instead of giving codes."""
    finders = {Role.INDICATORS: find_name_table, Role.HAMLETS: find_hamlet_names}
    for role, find in finders.items():
        held = layout.by_role.get(role)
        if held is not None and not held.is_hidden:
            continue
        found = [(sheet, sheet, row) for sheet in layout.unknown if (row := find(sheet, catalogue))]
        if held is not None:
            # What the sender sees may say something else than the hidden table.
            for sheet in (sheet for sheet, _, _ in found if not sheet.is_hidden):
                _once(held, sheet)
            continue
        if role is Role.HAMLETS and not found:
            found = [(sheet, *turned) for sheet in layout.unknown if (turned := find_turned_names(sheet, catalogue))]
        if len(found) > 1:
            _once(found[0][0], found[1][0])
        for source, sheet, row in found:
            layout.by_role[role], layout.header_rows[role] = sheet, row
            layout.tables[role] = [(sheet, row)]
            layout.unknown.remove(source)
            layout.is_named = layout.is_named or role is Role.INDICATORS


def _place(layout: Layout, sheet: RawSheet, catalogue: Catalogue) -> None:
    role, row = _role(sheet, catalogue)
    if role is Role.INDICATORS and (turned := turned_matrix(sheet, row, code_column(sheet, row), catalogue)):
        role, sheet, row = Role.HAMLETS, turned, min(turned.rows)
    if role in (Role.INDICATORS, Role.HAMLETS):
        layout.tables.setdefault(role, []).append((sheet, row))
    if role is not None:
        if role not in layout.tables:
            _once(layout.by_role.get(role), sheet)
        layout.by_role.setdefault(role, sheet)
        layout.header_rows.setdefault(role, row)
        return
    register = match_columns(sheet, row) if row else None
    if register is None:
        if not _is_auxiliary(sheet):
            layout.unknown.append(sheet)
        return
    _once(layout.registers[register][0] if register in layout.registers else None, sheet)
    layout.registers[register] = (sheet, row)


def _once(former: RawSheet | None, sheet: RawSheet) -> None:
    if former is not None:
        raise refusal("same-sheet-twice", first=former.name, second=sheet.name)


def _role(sheet: RawSheet, catalogue: Catalogue) -> tuple[Role | None, int]:
    """The first row that looks like the header of a role decides."""
    if title(sheet.name) == "meta" or _is_meta(sheet):
        return Role.META, 0
    for row in first_rows(sheet):
        titles = {column: title(cell.text) for column, cell in sheet.rows[row].items() if len(cell.text) <= _LONGEST}
        if any(words in _CODE_TITLES and _codes_below(sheet, row, column) for column, words in titles.items()):
            return Role.INDICATORS, row
        if has_codes(sheet, row, catalogue):
            return Role.HAMLETS, row
        words = set(titles.values())
        if words & _LEAF_TITLES and any("noi dung" in item or "thuyet minh" in item for item in words):
            return Role.NARRATIVE, row
        if may_be_list(sheet, row, words):
            return None, row
    return (Role.HEADER, 0) if count_labels(sheet) >= _LEAST_LABELS else (None, 0)


def _is_auxiliary(sheet: RawSheet) -> bool:
    """The guide and the lists of words belong to the form and carry no figures."""
    name = label(sheet.name)
    return name.startswith(("00", "99")) or "huong dan" in name or "danh muc" in name


def _codes_below(sheet: RawSheet, row: int, column: int) -> bool:
    return any(code_in(sheet.text(below, column)) for below in sheet.rows if below > row)


def _is_meta(sheet: RawSheet) -> bool:
    words = {cells[1].text for cells in sheet.rows.values() if 1 in cells}
    return {"unit_code", "period_start"} <= words


def code_column(sheet: RawSheet, row: int) -> int:
    """The column of codes of the indicator sheet; 0 when it names its rows instead."""
    titled = (column for column, cell in sorted(sheet.rows[row].items()) if title(cell.text) in _CODE_TITLES)
    return next((column for column in titled if _codes_below(sheet, row, column)), 0)


def narrative_columns(sheet: RawSheet, row: int) -> tuple[int, int, frozenset[int]]:
    """(column of leaf codes, column of texts, columns with known titles) of the narrative sheet."""
    titles = {column: title(cell.text) for column, cell in sheet.rows[row].items()}
    leaf = next(column for column, text in titles.items() if text in _LEAF_TITLES)
    written = [column for column, text in titles.items() if column != leaf and "noi dung" in text]
    written += [column for column, text in titles.items() if column != leaf and "thuyet minh" in text]
    return leaf, written[0], frozenset(titles)
