"""The sender's own workbook: letters, row numbers, sheets with counts; what is wrong stands out in its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.domain.findings import Severity, Where
from app.domain.sheets import SheetGrid
from app.i18n import _
from app.ui import theme
from app.ui.tables import NO_INDEX, Cell, CellRole, CellState
from app.ui.widgets.cells import CellDelegate
from app.ui.widgets.labels import ElidedLabel, label

_NARROW, _WIDE, _SAMPLE = 52, 216, 200
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known about cells: the worst open finding, a corrected value, figures of others."""

    findings: Mapping[Where, Severity] = field(default_factory=dict)
    corrected: Mapping[Where, str] = field(default_factory=dict)
    not_owned: frozenset[Where] = frozenset()

    def count(self, sheet: str) -> int:
        """How many cells of one sheet have an open finding."""
        return sum(1 for where in self.findings if where.sheet == sheet)


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


class SheetModel(QAbstractTableModel):
    """One sheet as rows and columns of text, looks from :class:`Marks`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[int, dict[int, str]]] = []
        self._columns = 0
        self._sheet = ""
        self._marks = Marks()

    def show_sheet(self, sheet: SheetGrid | None, marks: Marks) -> None:
        """Show another sheet."""
        self.beginResetModel()
        self._marks = marks
        self._sheet = sheet.name if sheet else ""
        self._rows = [
            (row.number, {column_number(letters): text for letters, text in row.cells})
            for row in (sheet.rows if sheet else ())
        ]
        self._columns = max((column + 1 for _number, cells in self._rows for column in cells), default=0)
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
        letters = "".join(ch for ch in cell if ch.isalpha())
        number = int("".join(ch for ch in cell if ch.isdigit()) or 0)
        for row, (listed, _cells) in enumerate(self._rows):
            if listed == number:
                return self.index(row, column_number(letters)) if letters else self.index(row, 0)
        return QModelIndex()

    def widths(self, metrics: QFontMetrics) -> list[int]:
        """A width per column from what stands in its first rows."""
        look = theme.current()
        widths = []
        for column in range(self._columns):
            texts = (cells.get(column, "") for _number, cells in self._rows[4 : _SAMPLE + 4])
            longest = max((metrics.horizontalAdvance(text[:60]) for text in texts if text), default=0)
            widths.append(min(look.px(_WIDE), max(look.px(_NARROW), longest + look.px(24))))
        return widths

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """Filled rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """Columns up to the last filled one."""
        return 0 if parent.isValid() else self._columns

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Letters above, row numbers of the workbook at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return column_letters(section)
        return str(self._rows[section][0]) if section < len(self._rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text and look of a cell."""
        if not index.isValid():
            return None
        text = self._rows[index.row()][1].get(index.column(), "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._marks.corrected.get(self.where(index), text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text if len(text) > 30 else None
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


class _SheetDelegate(CellDelegate):
    """Cells with the vertical lines of a workbook; the cursor is a frame, so a cell keeps its ground."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        plain: Any = QStyleOptionViewItem(option)
        plain.state &= ~QStyle.StateFlag.State_Selected
        super().paint(painter, plain, index)
        look = theme.current()
        painter.setPen(look.color("line"))
        painter.drawLine(plain.rect.topRight(), plain.rect.bottomRight())
        if index == self._grid.currentIndex():
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.color("accenttext"), 2))
            painter.drawRoundedRect(QRectF(plain.rect).adjusted(1, 1, -1, -2), 3, 3)
            painter.restore()


class _SheetGrid(QTableView):
    edit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setItemDelegate(_SheetDelegate(self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.doubleClicked.connect(self.edit_asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 corrects the figure of the cell."""
        if event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit()
        else:
            super().keyPressEvent(event)


class SheetView(QWidget):
    """Name box, grid and sheet tabs; ``cell_chosen`` follows the cursor, ``edit_asked`` wants the figure corrected."""

    cell_chosen = Signal(object)
    edit_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[SheetGrid, ...] = ()
        self._marks = Marks()
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        head = QHBoxLayout()
        theme.space(head, (8, 8, 16, 8), 8)
        self._name = label("", "strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setProperty("part", "sunken")
        theme.fix(self._name, width=64, height=26)
        self._line = ElidedLabel("", "content", "muted")
        head.addWidget(self._name)
        head.addWidget(self._line, 1)
        outer.addLayout(head)
        self.model = SheetModel(self)
        self.grid = _SheetGrid()
        self.grid.setModel(self.model)
        self.grid.setAccessibleName(_("Tệp của đơn vị gửi"))
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.edit_asked.connect(lambda: self.edit_asked.emit(self.current()))
        outer.addWidget(self.grid, 1)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.currentChanged.connect(self._on_tab)
        holder = QHBoxLayout()
        theme.space(holder, (12, 0, 8, 0), 0)
        holder.addWidget(self.tabs, 1)
        outer.addLayout(holder)

    def show_workbook(self, sheets: Sequence[SheetGrid], marks: Marks) -> None:
        """Show a workbook, the sheets with findings first told by their counts."""
        kept = self.sheet_name()
        self._sheets, self._marks = tuple(sheets), marks
        blocker = QSignalBlocker(self.tabs)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in self._sheets:
            self.tabs.addTab(self._tab_text(sheet))
        blocker.unblock()
        names = [sheet.name for sheet in self._sheets]
        wanted = (
            names.index(kept) if kept in names else next((n for n, s in enumerate(self._sheets) if not s.is_hidden), 0)
        )
        self.tabs.setCurrentIndex(wanted)
        self._on_tab(self.tabs.currentIndex())

    def set_marks(self, marks: Marks) -> None:
        """Show other marks without leaving the cell."""
        self._marks = marks
        for number, sheet in enumerate(self._sheets):
            self.tabs.setTabText(number, self._tab_text(sheet))
        self.model.set_marks(marks)

    def _tab_text(self, sheet: SheetGrid) -> str:
        count = self._marks.count(sheet.name)
        hidden = _(" (ẩn)") if sheet.is_hidden else ""
        return f"{sheet.name}{hidden}  {count}" if count else f"{sheet.name}{hidden}"

    def sheet_name(self) -> str:
        """The sheet that is shown."""
        number = self.tabs.currentIndex()
        return self._sheets[number].name if 0 <= number < len(self._sheets) else ""

    def turn_sheet(self, step: int) -> None:
        """The next or previous sheet (Ctrl+PgDn, Ctrl+PgUp)."""
        if self._sheets:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(self._sheets))

    def go_to(self, where: Where) -> bool:
        """Show a cell; whether the workbook has it."""
        names = [sheet.name for sheet in self._sheets]
        if where.sheet not in names:
            return False
        self.tabs.setCurrentIndex(names.index(where.sheet))
        index = self.model.find(where.cell) if where.cell else QModelIndex()
        if not index.isValid():
            return False
        self.grid.setCurrentIndex(index)
        # Down to the middle, but no further to the right than needed: code and name shall stay in sight.
        self.grid.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        self.grid.horizontalScrollBar().setValue(0)
        self.grid.scrollTo(index, QTableView.ScrollHint.EnsureVisible)
        return True

    def current(self) -> Where:
        """The cell under the cursor."""
        index = self.grid.currentIndex()
        return self.model.where(index) if index.isValid() else Where(self.sheet_name())

    def explain(self, text: str) -> None:
        """Say beside the name box what the cell is."""
        self._line.setText(text)

    def _on_tab(self, number: int) -> None:
        sheet = self._sheets[number] if 0 <= number < len(self._sheets) else None
        self.model.show_sheet(sheet, self._marks)
        look = theme.current()
        for column, width in enumerate(self.model.widths(QFontMetrics(look.font()))):
            self.grid.setColumnWidth(column, width)
        self.grid.verticalHeader().setDefaultSectionSize(look.size("row_sheet"))
        self.grid.horizontalHeader().setFixedHeight(look.size("row_sheet"))
        self._name.setText("")
        self._line.setText("")

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            where = self.model.where(current)
            self._name.setText(where.cell)
            self.cell_chosen.emit(where)
