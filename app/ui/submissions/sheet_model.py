"""One sheet of the sender's workbook as rows and columns of text, with a look per cell."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics

from app.domain.findings import Severity, Where
from app.domain.sheets import SheetGrid
from app.i18n import _
from app.ui import theme
from app.ui.submissions.marks import Marks
from app.ui.submissions.sheet_head import Head, head_of
from app.ui.tables import NO_INDEX, Cell, CellRole, CellState

#: Widths at 100 %: the least, the usual most, and of the column with the longest words (more on a sheet of few).
_NARROW, _USUAL, _WIDE, _VERY_WIDE, _FEW = 52, 124, 216, 420, 6
#: How many rows and letters are looked at for a width; from how many letters on a tooltip shows the whole.
_SAMPLE, _LONGEST, _TIP = 200, 90, 12
Index = QModelIndex | QPersistentModelIndex


def column_number(letters: str) -> int:
    """ "A" is 0, "AA" is 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def column_letters(number: int) -> str:
    """0 is "A", 26 is "AA"."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _letters(cell: str) -> str:
    return "".join(ch for ch in cell if ch.isalpha())


def _number(cell: str) -> int:
    return int("".join(ch for ch in cell if ch.isdigit()) or 0)


def fitted(widths: list[int], room: int) -> list[int]:
    """The widths with the widest column narrowed, within reason, so that a sheet that nearly fits is whole in sight."""
    excess = sum(widths) - room
    if excess <= 0 or not widths:
        return widths
    widest = widths.index(max(widths))
    narrowed = max(theme.current().px(_WIDE), widths[widest] - excess)
    return [min(width, narrowed) if number == widest else width for number, width in enumerate(widths)]


class SheetModel(QAbstractTableModel):
    """One sheet as rows and columns of text, looks from :class:`Marks`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, dict[int, str]]] = []
        self._columns = 0
        self._hidden_rows: frozenset[int] = frozenset()
        self._hidden_columns: frozenset[int] = frozenset()
        self._sheet = ""
        self._marks = Marks()
        #: first cells of ranges over several columns: their words need no room in their own column
        self._wide: frozenset[tuple[int, int]] = frozenset()

    def show_sheet(self, sheet: SheetGrid | None, marks: Marks) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._marks = marks
        self._sheet = sheet.name if sheet else ""
        self._rows = [
            (row.number, {column_number(letters): text for letters, text in row.cells})
            for row in (sheet.rows if sheet else ())
        ]
        self._columns = max((column + 1 for _row, cells in self._rows for column in cells), default=0)
        self._hidden_rows = frozenset(row.number for row in (sheet.rows if sheet else ()) if row.is_hidden)
        self._wide = frozenset(
            (_number(first), column_number(_letters(first)))
            for first, last in (sheet.merged if sheet else ())
            if _letters(first) != _letters(last)
        )
        self._hidden_columns = frozenset(map(column_number, sheet.hidden_columns if sheet else ()))
        self.endResetModel()

    def set_marks(self, marks: Marks) -> None:
        """Show other marks on the same sheet."""
        self._marks = marks
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, max(0, self._columns - 1)))

    def where(self, index: Index) -> Where:
        """The place of a cell, as one would say it on the phone."""
        return Where(self._sheet, f"{column_letters(index.column())}{self._rows[index.row()][0]}")

    def find(self, cell: str) -> QModelIndex:
        """The index of a cell such as "E111"; invalid when the row is not listed."""
        letters, number = _letters(cell), _number(cell)
        for row, (listed, _cells) in enumerate(self._rows):
            if listed == number:
                return self.index(row, column_number(letters)) if letters else self.index(row, 0)
        return QModelIndex()

    def spans(self, sheet: SheetGrid) -> list[tuple[int, int, int, int]]:
        """Merged cells as row, column, rows and columns of this model; blank rows of the sheet are not listed."""
        places = {number: row for row, (number, _cells) in enumerate(self._rows)}
        found = []
        for first, last in sheet.merged:
            left, right = (column_number(_letters(cell)) for cell in (first, last))
            inside = [places[number] for number in range(_number(first), _number(last) + 1) if number in places]
            columns = min(right, self._columns - 1) - left + 1
            if inside and columns > 0 and (len(inside) > 1 or columns > 1) and _number(first) in places:
                found.append((inside[0], left, len(inside), columns))
        return found

    def head(self) -> Head:
        """The rows and columns that say what a cell is, from where values were read."""
        cells = [where.cell for where in self._marks.values if where.sheet == self._sheet]
        return head_of(self._rows, frozenset((_number(cell), column_number(_letters(cell))) for cell in cells))

    def widths(self, metrics: QFontMetrics) -> list[int]:
        """A width per column from what stands in its first rows; only the one with the longest words may be wide."""
        look = theme.current()
        natural = []
        for column in range(self._columns):
            sample = self._rows[4 : _SAMPLE + 4]
            texts = (cells.get(column, "") for number, cells in sample if (number, column) not in self._wide)
            longest = max((metrics.horizontalAdvance(text[:_LONGEST]) for text in texts if text), default=0)
            natural.append(longest + look.px(24))
        widest = natural.index(max(natural)) if natural else -1
        wide = _WIDE if self._columns > _FEW else _VERY_WIDE
        limits = (wide if column == widest else _USUAL for column in range(self._columns))
        return [min(look.px(limit), max(look.px(_NARROW), width)) for limit, width in zip(limits, natural, strict=True)]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Filled rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Columns up to the last filled one."""
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters above, row numbers of the workbook at the left."""
        is_column = orientation == Qt.Orientation.Horizontal
        if not is_column and section >= len(self._rows):
            return None
        name = column_letters(section) if is_column else str(self._rows[section][0])
        is_hidden = section in self._hidden_columns if is_column else self._rows[section][0] in self._hidden_rows
        if role == Qt.ItemDataRole.DisplayRole:
            return _("{name} ẩn").format(name=name) if is_hidden else name
        if role == Qt.ItemDataRole.ToolTipRole and is_hidden:
            return _("Cột ẩn trong tệp") if is_column else _("Hàng ẩn trong tệp")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and look of a cell."""
        if not index.isValid():
            return None
        text = self._rows[index.row()][1].get(index.column(), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._marks.corrected.get(self.where(index), text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if len(text) > _TIP else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            is_number = bool(text) and text.replace(".", "").replace(",", "").replace("-", "").isdigit()
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._look(self.where(index)) if role == CellRole else None

    def _look(self, where: Where) -> Cell:
        is_corrected = where in self._marks.corrected
        severity = self._marks.findings.get(where)
        if severity is Severity.ERROR:
            return Cell(CellState.BLOCKED, is_corrected=is_corrected)
        if severity is Severity.QUESTION:
            return Cell(CellState.ASKED, is_corrected=is_corrected)
        if severity is Severity.WARNING:
            return Cell(tone="warn", is_strong=True, is_corrected=is_corrected)
        if where in self._marks.not_owned:
            return Cell(tone="text3", is_corrected=is_corrected)
        return Cell(is_corrected=is_corrected)
