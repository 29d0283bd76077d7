"""Rows of a register as its grid shows them: stored ones, lines of reports, texts that are not stored yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt

from app.domain.plans.border import lists_markers
from app.domain.plans.registers import (
    DAY,
    NOTE,
    NUMBERS,
    PLAN,
    SECRECY,
    TASK,
    TITLE,
    UNTIL,
    FieldKind,
    RegisterDefinition,
    RegisterEntry,
    RegisterField,
    markers_in,
)
from app.i18n import _
from app.services.plans.registers import RegisterRow
from app.ui.tables import Cell, Column, Index, TableModel

_TITLE, _MOST_HEADING, _LETTER, _AROUND = 240, 190, 8, 22
#: What stands in the cells of a line the reader may not see.
_CLOSED = "•••"
_WIDTHS = {
    FieldKind.DAY: 108, FieldKind.NUMBER: 92, FieldKind.MONEY: 124, FieldKind.YES_NO: 84, FieldKind.CHOICE: 116,
    FieldKind.UNIT: 130, FieldKind.MARKERS: 120, FieldKind.TEXT: 150,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: ``key`` is the number of its line, negative for one that is typed and not stored yet, 0 of a report.

    ``texts`` are its cells, ``typed`` those of them that are not stored, ``faults`` why.
    """

    key: int
    place: int
    entry: RegisterEntry
    row: RegisterRow | None
    texts: Mapping[str, str]
    typed: frozenset[str] = frozenset()
    faults: Mapping[str, str] = field(default_factory=dict)
    is_closed: bool = False

    @property
    def is_locked(self) -> bool:
        """Whether nothing can be typed here: the line of a report, or one above the reader's level."""
        return bool(self.entry.origin) or self.is_closed

    @property
    def identity(self) -> object:
        """The same for the same line after it was read again."""
        return self.key or (self.entry.origin, self.entry.title)


class RegisterModel(TableModel[GridRow]):
    """Locked rows take no typing."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """As of any table, but for locked rows."""
        flags = super().flags(index)
        if index.isValid() and self.rows_at(index.row()).is_locked:
            flags &= ~Qt.ItemFlag.ItemIsEditable
        return flags


def columns_of(of: RegisterDefinition, put: Callable[[GridRow, str, str], None]) -> list[Column[GridRow]]:
    """Columns as the register's definition says; ``put`` takes what was typed into a cell."""
    is_line = lists_markers(of)
    return [_column(item, put, is_line=is_line and item.key == TITLE) for item in of.columns]


def _column(item: RegisterField, put: Callable[[GridRow, str, str], None], *, is_line: bool) -> Column[GridRow]:
    def text(row: GridRow) -> str:
        shown = row.texts.get(item.key, "")
        return _CLOSED if row.is_closed and not shown else shown

    def edit(row: GridRow, typed: str) -> None:
        put(row, item.key, typed)

    def look(row: GridRow) -> Cell:
        return _look(row, item)

    is_number = item.kind in NUMBERS
    heading = f"{item.name} ({item.unit})" if item.unit and is_number and item.unit not in item.name else item.name
    return Column(
        item.key,
        heading,
        text,
        cell=look,
        edit=edit,
        sort=lambda row: (_line_order(row.entry.title) if is_line else None) or _order(row, item),
        width=_width(item, heading, is_line=is_line),
        least=150 if item.key == TITLE and not is_line else 0,
        drop={PLAN: 2, TASK: 1}.get(item.key, 0),
        is_number=is_number,
        is_stretched=item.key == NOTE,
        tooltip=_tip(item),
    )


def _width(item: RegisterField, heading: str, *, is_line: bool) -> int:
    """Room for what stands in a column, and for its heading up to a point."""
    usual = _WIDTHS[item.kind] if item.key != TITLE or is_line else _TITLE
    return max(usual, min(_MOST_HEADING, _LETTER * len(heading) + _AROUND))


def _tip(item: RegisterField) -> str:
    parts = [item.name, item.hint]
    if item.choices:
        parts.append(_("chọn: {known}").format(known=", ".join(item.choices)))
    if item.is_required:
        parts.append(_("phải ghi"))
    return "; ".join(filter(None, parts))


def _look(row: GridRow, item: RegisterField) -> Cell:
    if item.key in row.faults:
        return Cell(tone="block", icon="triangle-alert", tooltip=row.faults[item.key])
    if item.key in row.typed:
        return Cell(tone="warn", tooltip=_("Chưa lưu"))
    if row.is_closed:
        is_mark = item.key == SECRECY
        return Cell(chip="warn") if is_mark else Cell(tone="text3", tooltip=_("Trên mức được xem"))
    if row.entry.origin:
        return Cell(tone="text2", tooltip=_("Theo {origin}; muốn sửa thì sửa báo cáo.").format(origin=row.entry.origin))
    if item.key == SECRECY and row.texts.get(SECRECY):
        return Cell(chip="warn")
    return Cell(tooltip=row.texts.get(item.key, "") if item.kind in (FieldKind.TEXT, FieldKind.MARKERS) else "")


def _order(row: GridRow, item: RegisterField) -> object:
    """Natural values: days by the calendar, numbers as numbers, markers along the line."""
    entry = row.entry
    if row.is_closed:
        return None
    if item.key in (DAY, UNTIL):
        return entry.on_day if item.key == DAY else entry.until_day
    if item.kind in NUMBERS:
        return entry.number(item.key)
    if item.kind is FieldKind.MARKERS:
        return _line_order(entry.values.get(item.key, ""))
    if item.kind is FieldKind.DAY:
        return entry.values.get(item.key, "")
    return row.texts.get(item.key, "")


def _line_order(text: str) -> str | None:
    """A text that sorts as the first marker does along the line."""
    markers = markers_in(text)
    if not markers:
        return None
    first = markers[0]
    return f"{first.main:05}{first.sub:04}{first.pillar:03}{first.metres:06}"
