"""One sheet of an Office workbook as XML: cells by address, made where they are missing, everything else untouched."""

import re
from bisect import bisect_left

from app.reports.package import Element, NotEditable, added, children, namespace_of, parse, serialised

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SIZE = re.compile(r"[0-9]{1,5}(\.[0-9]*)?")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_TRUE = ("1", "true")
#: What may stand behind the drawing of the comments (ECMA-376 Part 1, 18.3.1.99).
_BEHIND_DRAWING = frozenset(
    {
        "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
        "AlternateContent",
    }
)  # fmt: skip
_RELATION_IDS = {
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
#: Usual size of cells in pixels, for sheets that do not tell.
_COLUMN_PX, _ROW_PX = 64, 20


def relation_namespace(root: Element) -> str:
    """The namespace of links in a workbook or sheet; its two editions have one each."""
    found = _RELATION_IDS.get(namespace_of(root))
    if found is None:
        raise NotEditable(namespace_of(root))
    return found


def place_of(reference: str) -> tuple[int, int] | None:
    """(row, column) of an address like "E22", ``None`` for anything else."""
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row, column) if row <= _LAST_ROW and column <= _LAST_COLUMN else None


def address(row: int, column: int) -> str:
    """ "E22" for row 22, column 5."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


class SheetPart:
    """The sheet while it is edited."""

    def __init__(self, data: bytes) -> None:
        self.root = parse(data)
        self.namespace = namespace_of(self.root)
        self._data = self._child("sheetData")
        if self._data is None:
            raise NotEditable("sheetData")
        self._rows = self._numbered_rows()
        self._numbers = sorted(self._rows)
        self._cells: dict[int, dict[int, Element]] = {}
        self._merged = self._merged_ranges()

    def content(self) -> bytes:
        """The bytes of the part."""
        return serialised(self.root)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The place itself, or the first cell of the merged range it lies in."""
        for first_row, first_column, last_row, last_column in self._merged:
            if first_row <= row <= last_row and first_column <= column <= last_column:
                return first_row, first_column
        return row, column

    def style(self, row: int, column: int) -> int:
        """Number of the cell format that holds at a place, also where no cell is."""
        cell = self._cells_of(row).get(column) if row in self._rows else None
        if cell is not None:
            return _index(cell.get("s"))
        found = self._rows.get(row)
        if found is not None and found.get("customFormat") in _TRUE:
            return _index(found.get("s"))
        return _index(self._column(column).get("style"))

    def set_style(self, row: int, column: int, style: int) -> None:
        """Give a cell a format; a missing cell is made in its place."""
        cell = self._cells_of(row).get(column) if row in self._rows else None
        if cell is None:
            cell = self._made(row, column)
        cell.set("s", str(style))

    def width(self, column: int) -> int:
        """Width of a column in pixels, 0 when it is hidden."""
        found = self._column(column)
        if found.get("hidden") in _TRUE:
            return 0
        width = _size(found.get("width"))
        return round(width * 7 + 5) if width else _COLUMN_PX

    def height(self, row: int) -> int:
        """Height of a row in pixels, 0 when it is hidden."""
        found = self._rows.get(row)
        if found is None:
            return _ROW_PX
        if found.get("hidden") in _TRUE:
            return 0
        return round(_size(found.get("ht")) * 4 / 3) or _ROW_PX

    def comment_drawing(self) -> str:
        """Id of the link to the drawing that holds the boxes of comments; empty when there is none."""
        found = self._child("legacyDrawing")
        return "" if found is None else str(found.get(f"{{{relation_namespace(self.root)}}}id", ""))

    def set_comment_drawing(self, relation: str) -> None:
        """Name the drawing of the comments, at the place the format wants it."""
        behind = (
            index
            for index, child in enumerate(self.root)
            if isinstance(child.tag, str) and child.tag.rpartition("}")[2] in _BEHIND_DRAWING
        )
        child = added(self.root, "legacyDrawing", {}, next(behind, None))
        child.set(f"{{{relation_namespace(self.root)}}}id", relation)

    def _child(self, name: str) -> Element:
        """The child of that name, ``None`` when there is none."""
        return self.root.find(f"{{{self.namespace}}}{name}")

    def _column(self, column: int) -> Element:
        columns = self._child("cols")
        for item in () if columns is None else children(columns):
            if _index(item.get("min")) <= column <= _index(item.get("max")):
                return item
        return {}

    def _merged_ranges(self) -> list[tuple[int, int, int, int]]:
        merged = self._child("mergeCells")
        found = []
        for item in () if merged is None else children(merged):
            first, _, last = item.get("ref", "").replace("$", "").partition(":")
            one, two = place_of(first), place_of(last or first)
            if one and two:
                found.append((*one, *two))
        return found

    def _numbered_rows(self) -> dict[int, Element]:
        """Rows by number; those without get theirs, because a row put between would shift them."""
        rows, number = {}, 0
        for row in self._data.iterchildren(f"{{{self.namespace}}}row"):
            number = _index(row.get("r")) or number + 1
            row.set("r", str(number))
            if number in rows:
                raise NotEditable(f"row {number}")
            rows[number] = row
        return rows

    def _cells_of(self, row: int) -> dict[int, Element]:
        if row not in self._cells:
            cells, column = {}, 0
            for cell in self._rows[row].iterchildren(f"{{{self.namespace}}}c"):
                place = place_of(cell.get("r", ""))
                column = place[1] if place else column + 1
                cell.set("r", address(row, column))
                cells[column] = cell
            self._cells[row] = cells
        return self._cells[row]

    def _made(self, row: int, column: int) -> Element:
        if row not in self._rows:
            at = bisect_left(self._numbers, row)
            behind = self._rows[self._numbers[at]] if at < len(self._numbers) else None
            index = len(self._data) if behind is None else self._data.index(behind)
            self._rows[row] = added(self._data, "row", {"r": str(row)}, index)
            self._numbers.insert(at, row)
        line = self._rows[row]
        line.attrib.pop("spans", None)
        cells = self._cells_of(row)
        later = [number for number in cells if number > column]
        index = line.index(cells[min(later)]) if later else len(cells)
        cells[column] = added(line, "c", {"r": address(row, column)}, index)
        return cells[column]


def _index(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _size(text: str | None) -> float:
    """A width or height, 0 for none and for what is no number."""
    return float(text) if text and _SIZE.fullmatch(text) else 0.0
