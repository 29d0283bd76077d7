"""Tables as data: columns describe how a row is shown, sorted, painted and edited; one model serves all of them.

Rows are the frozen dataclasses of the services. Sorting uses native values (numbers as numbers, words in Vietnamese
order, blanks last); the row itself is reached by :data:`RowRole`, what a cell looks like by :data:`CellRole`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum, StrEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from app.text import fold, format_number, short_date, sort_key
from app.ui.plain_tips import plain

Row = TypeVar("Row")
Index = QModelIndex | QPersistentModelIndex

SortRole = Qt.ItemDataRole.UserRole + 1
RowRole = Qt.ItemDataRole.UserRole + 2
CellRole = Qt.ItemDataRole.UserRole + 3
NO_INDEX = QModelIndex()


class CellState(StrEnum):
    """What a cell says by its shape, the same in every table."""

    VALUE = "value"
    BLANK = "blank"
    NOT_OWNED = "not_owned"
    NOT_SUBMITTED = "not_submitted"
    BLOCKED = "blocked"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Cell:
    """Look of one cell beyond its text.

    ``caption`` is a second line, ``chip`` a kind of chip that carries the text, ``tone`` a colour token, ``icon`` an
    icon before the text, ``indent`` how many steps the cell stands to the right (below what opens it),
    ``is_action`` the green word at the end of a row, ``is_corrected`` the corner; ``wraps``: where the text is cut, it
    takes the line of the caption too.
    """

    state: CellState = CellState.VALUE
    caption: str = ""
    chip: str = ""
    tone: str = ""
    icon: str = ""
    indent: int = 0
    is_strong: bool = False
    is_corrected: bool = False
    is_action: bool = False
    is_shaded: bool = False
    wraps: bool = False
    tooltip: str = ""


PLAIN = Cell()


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column over rows of one kind.

    ``value`` gives the native value (sorted and copied), ``show`` its text (default: :func:`shown`), ``cell`` its
    look. ``edit`` makes it editable: it gets the row and the typed text, raises ``ValueError`` with one sentence when
    the text is wrong, and the page writes through a service. ``width`` is at 100 %; ``is_stretched`` takes what is
    left over. Where there is little room it narrows to ``least`` (0: not at all), then goes by ``drop``, the highest
    first (0: it stays). ``hugs``: it is never wider than what stands in it.
    """

    key: str
    title: str
    value: Callable[[Row], object]
    show: Callable[[Row], str] | None = None
    cell: Callable[[Row], Cell] | None = None
    edit: Callable[[Row, str], None] | None = None
    sort: Callable[[Row], object] | None = None
    width: int = 100
    is_number: bool = False
    is_stretched: bool = False
    least: int = 0
    drop: int = 0
    hugs: bool = False
    tooltip: str = ""

    def text(self, row: Row) -> str:
        """What is shown for ``row``."""
        return self.show(row) if self.show else shown(self.value(row))

    def look(self, row: Row) -> Cell:
        """How the cell of ``row`` is painted."""
        return self.cell(row) if self.cell else PLAIN

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand right, words left."""
        side = Qt.AlignmentFlag.AlignRight if self.is_number else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def shown(value: object) -> str:
    """A native value as the program writes it everywhere; a blank is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "×" if value else ""
    if isinstance(value, (Decimal, int)) and not isinstance(value, Enum):
        return format_number(value)
    if isinstance(value, datetime):
        return f"{short_date(value.date())} {value:%H:%M}"
    if isinstance(value, date):
        return short_date(value)
    return str(value)


def _sortable(value: object) -> tuple[int, Any]:
    if value is None or value == "":
        return (9, "")
    if isinstance(value, (int, Decimal)):
        return (1, Decimal(value))
    if isinstance(value, date):
        return (2, value.isoformat())
    return (3, sort_key(str(value)))


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows under columns. ``section_of`` makes some rows headings that span the table."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        rows: Iterable[Row] = (),
        *,
        section_of: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = list(rows)
        self._section_of = section_of
        self.refused = ""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows in their own order."""
        return tuple(self._rows)

    def rows_at(self, number: int) -> Row:
        """One row."""
        return self._rows[number]

    def set_rows(self, rows: Iterable[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def replace_row(self, number: int, row: Row) -> None:
        """Show one row as it is now; everything else stays, also the selection."""
        self._rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))

    def set_columns(self, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> None:
        """Show other columns and rows: a table whose columns are units of a year."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self._rows = list(rows)
        self.endResetModel()

    def section(self, number: int) -> str:
        """The heading a row is, empty for ordinary rows."""
        return self._section_of(self._rows[number]) if self._section_of else ""

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """How many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles; of numbers they stand right like the numbers."""
        if orientation == Qt.Orientation.Vertical or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip or column.title.replace("\n", " ")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be selected; those with an ``edit`` can be typed into."""
        flags = super().flags(index)
        if index.isValid() and self.columns[index.column()].edit and not self.section(index.row()):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Everything about one cell."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if section := self.section(index.row()):
            return self._section_data(section, row, index.column(), role)
        answer = _ANSWERS.get(role)
        return answer(column, row) if answer else None

    @staticmethod
    def _section_data(section: str, row: Row, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return section if column == 0 else ""
        if role == RowRole:
            return row
        if role == CellRole:
            return Cell(is_strong=True, tone="text2")
        return (0, "") if role == SortRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a typed text to the column; a wrong one stays out and ``refused`` says why."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        edit = self.columns[index.column()].edit
        if edit is None:
            return False
        try:
            edit(self._rows[index.row()], str(value))
        except ValueError as error:
            self.refused = str(error)
            return False
        self.refused = ""
        self.dataChanged.emit(index, index)
        return True


_ANSWERS: Mapping[int, Callable[[Column[Any], Any], Any]] = {
    Qt.ItemDataRole.DisplayRole: Column.text,
    Qt.ItemDataRole.EditRole: Column.text,
    Qt.ItemDataRole.TextAlignmentRole: lambda column, _row: column.alignment,
    Qt.ItemDataRole.ToolTipRole: lambda column, row: plain(column.look(row).tooltip) or None,
    SortRole: lambda column, row: _sortable((column.sort or column.value)(row)),
    RowRole: lambda _column, row: row,
    CellRole: lambda column, row: column.look(row),
}


class FilteredTable(QSortFilterProxyModel):
    """Sorts by native values and shows rows that contain all words of the search, whatever their accents."""

    def __init__(self, source: TableModel[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._wanted: dict[int, frozenset[str]] = {}
        self._predicate: Callable[[Any], bool] | None = None
        self.setSourceModel(source)
        self.setSortRole(SortRole)
        source.modelReset.connect(self._forget_columns)

    def _forget_columns(self) -> None:
        count = self.sourceModel().columnCount()
        self._wanted = {key: value for key, value in self._wanted.items() if key < count}

    def set_text(self, text: str) -> None:
        """Show rows that contain every word."""
        self.beginFilterChange()
        self._words = tuple(fold(text).split())
        self.endFilterChange()

    def set_predicate(self, predicate: Callable[[Any], bool] | None) -> None:
        """Show rows the predicate accepts; None shows all."""
        self.beginFilterChange()
        self._predicate = predicate
        self.endFilterChange()

    def set_column_filter(self, column: int, wanted: frozenset[str] | None) -> None:
        """Show rows whose text in ``column`` is one of ``wanted``; None removes the filter."""
        self.beginFilterChange()
        if wanted is None:
            self._wanted.pop(column, None)
        else:
            self._wanted[column] = wanted
        self.endFilterChange()

    def column_filter(self, column: int) -> frozenset[str] | None:
        """What a column is filtered to."""
        return self._wanted.get(column)

    def distinct(self, column: int) -> tuple[str, ...]:
        """All texts of a column, in Vietnamese order."""
        source = self.sourceModel()
        texts = {str(source.index(row, column).data() or "") for row in range(source.rowCount())}
        return tuple(sorted(texts, key=sort_key))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Whether a row is shown."""
        model = self.sourceModel()
        if not isinstance(model, TableModel):
            return True
        is_narrowed = bool(self._words or self._wanted or self._predicate)
        if model.section(source_row):
            return not is_narrowed
        if self._predicate and not self._predicate(model.rows_at(source_row)):
            return False
        texts = [str(model.index(source_row, number).data() or "") for number in range(len(model.columns))]
        if any(texts[column] not in wanted for column, wanted in self._wanted.items()):
            return False
        if not self._words:
            return True
        captions = [item.cell(model.rows_at(source_row)).caption for item in model.columns if item.cell is not None]
        whole = fold(" ".join([*texts, *captions]))
        return all(word in whole for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Compare native values; blanks come last."""
        first, second = left.data(SortRole), right.data(SortRole)
        return bool(first < second) if first is not None and second is not None else False
