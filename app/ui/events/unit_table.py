"""A table of communes that open to their hamlets: → or a click on the chevron opens, ← closes and leads back."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from app.domain.units import KIND_WORDS, Unit, UnitKind
from app.text import fold
from app.ui import theme
from app.ui.context import UiContext
from app.ui.tables import Cell, RowRole, TableModel
from app.ui.widgets.table import Table

#: How far from the left edge a click still means the chevron.
_CHEVRON = 30
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class UnitRow(Protocol):
    """What the table shows: a unit with rows of what lies in it."""

    @property
    def unit(self) -> Unit:
        """The commune or hamlet."""

    @property
    def hamlets(self) -> Sequence[Any]:
        """Rows of the same kind below it."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line of the tree: ``is_open`` where its hamlets stand below it, ``above`` the word of what it lies in."""

    row: Any
    is_open: bool = False
    above: str = ""

    @property
    def unit(self) -> Unit:
        """The unit of the line."""
        found: Unit = self.row.unit
        return found


Wanted = Callable[[Any], bool]


def unit_word(line: UnitLine) -> str:
    """The name of a commune or hamlet; other units say what they are."""
    unit = line.unit
    return unit.name if unit.kind in (UnitKind.COMMUNE, UnitKind.HAMLET) else unit.title


def unit_cell(line: UnitLine, more: str = "") -> Cell:
    """The chevron of a commune with hamlets; without one a name stands where those with one begin."""
    icon = ("chevron-down" if line.is_open else "chevron-right") if line.row.hamlets else ""
    indent = 3 if line.above else (0 if line.row.hamlets else 2)
    return Cell(icon=icon, indent=indent, tooltip="\n".join(part for part in (line.unit.title, more) if part))


def lines(
    rows: Iterable[UnitRow], opened: frozenset[int], wanted: Wanted | None, text: str, said: Callable[[Any], str]
) -> Iterator[UnitLine]:
    """The lines in sight: hamlets of opened communes; a search or a filter shows what fits with its commune above."""
    words = fold(text).split()

    def fits(row: Any) -> bool:
        folded = fold(f"{row.unit.name} {row.unit.code or ''} {said(row)}")
        return all(word in folded for word in words) and (wanted is None or wanted(row))

    is_narrowed = bool(words) or wanted is not None
    for row in rows:
        above = KIND_WORDS[row.unit.kind]
        below = [item for item in row.hamlets if fits(item)] if is_narrowed else list(row.hamlets)
        if is_narrowed and not below and not fits(row):
            continue
        is_open = bool(below) and (is_narrowed or row.unit.id in opened)
        yield UnitLine(row, is_open=is_open)
        yield from (UnitLine(item, above=above) for item in below if is_open)


class UnitTable(Table):
    """The tree; ``said`` gives further words of a row that a search finds it by."""

    def __init__(
        self, context: UiContext, name: str, model: TableModel[UnitLine], said: Callable[[Any], str] = lambda _row: ""
    ) -> None:
        super().__init__(context, name, model, row_height="row_dense", is_sortable=False)
        self.rows: tuple[Any, ...] = ()
        self.opened: frozenset[int] = frozenset()
        self._said, self._text = said, ""
        self._wanted: Wanted | None = None
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)

    def show_units(self, rows: Sequence[Any]) -> None:
        """Show other rows; the cursor stays on its unit."""
        self.rows = tuple(rows)
        self.fill()

    def narrow(self, text: str) -> None:
        """Show what fits a search, whatever its accents."""
        self._text = text
        self.fill()

    def filter(self, wanted: Wanted | None) -> None:
        """Show the rows that are wanted; ``None`` shows all."""
        self._wanted = wanted
        self.fill()

    def fill(self) -> None:
        """Show the lines again."""
        found = tuple(lines(self.rows, self.opened, self._wanted, self._text, self._said))
        self.set_rows(found, lambda line: line.unit.id)
        if self.current_row() is None:
            self.row_chosen.emit(None)

    def current_unit(self) -> Any:
        """The row under the cursor, if any."""
        line = self.current_row()
        return line.row if isinstance(line, UnitLine) else None

    def show_unit(self, unit_id: int) -> bool:
        """Put the cursor on a unit, its commune opened; whether it is there."""
        for row in self.rows:
            if any(item.unit.id == unit_id for item in row.hamlets):
                self.opened |= {row.unit.id}
                self.fill()
        return self.select(lambda line: line.unit.id == unit_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the tree by → and ←, open by a click on the chevron."""
        line = self.current_row()
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._click(event)
        if watched is self.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_walk = event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Left) and event.modifiers() in _PLAIN
            if is_walk and isinstance(line, UnitLine):
                self._walk(line, is_in=event.key() == Qt.Key.Key_Right)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, line: UnitLine, *, is_in: bool) -> None:
        if is_in and line.is_open:
            self.select(lambda item: item.unit.id == line.row.hamlets[0].unit.id)
        elif is_in or line.is_open:
            self._toggle(line)
        elif line.above:
            self.select(lambda item: line.unit.id in {hamlet.unit.id for hamlet in item.row.hamlets})

    def _click(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        line = self.view.indexAt(place).data(RowRole)
        is_chevron = place.x() < theme.current().px(_CHEVRON) and isinstance(line, UnitLine) and line.row.hamlets
        if is_chevron:
            self._toggle(line)
        return bool(is_chevron)

    def _toggle(self, line: UnitLine) -> None:
        if line.row.hamlets:
            self.opened ^= {line.unit.id}
            self.fill()
