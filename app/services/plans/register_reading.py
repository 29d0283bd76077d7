"""What somebody wrote in a cell of a register: its value as it is kept, or a question with what it may be."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from app.domain.awards.intake import IntakeChoice
from app.domain.awards.intake_table import CellDoubt, ListCell
from app.domain.indicators import ValueType
from app.domain.plans.registers import NO, NUMBERS, YES, FieldKind, RegisterField, markers_in
from app.errors import Refused
from app.i18n import N_, _
from app.importing.dates import read_date_text
from app.importing.values import Reading, exact_number, read_text
from app.text import clean, fold, format_number, with_century

#: The number of a unit somebody names; raises ``Refused`` where that is not exactly one.
UnitNumber = Callable[[str], int]
_ASKED_CELLS = {
    CellDoubt.ERROR: N_("đang báo lỗi"),
    CellDoubt.UNCALCULATED: N_("là công thức chưa có kết quả"),
    CellDoubt.STRUCK: N_("bị gạch ngang"),
    CellDoubt.REWRITTEN: N_("hiện khác số lưu trong tệp"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """The value of a cell, empty where nothing stands; with ``doubt`` it is not certain and ``choices`` are offered."""

    value: str = ""
    doubt: str = ""
    choices: tuple[IntakeChoice, ...] = ()


def read_cell(column: RegisterField, cell: ListCell | None, unit_number: UnitNumber) -> Said:
    """What a cell of a list says; one that shows an error or is crossed out is asked about."""
    if cell is None or not clean(cell.text):
        return Said()
    if cell.doubt in _ASKED_CELLS:
        read = read_typed(column, cell.text, unit_number)
        taken = () if read.doubt or cell.doubt in (CellDoubt.ERROR, CellDoubt.UNCALCULATED) else (read.value,)
        return Said(doubt=_(_ASKED_CELLS[cell.doubt]), choices=(*(IntakeChoice(item, item) for item in taken), blank()))
    number = exact_number(cell.text) if cell.is_number and column.kind in NUMBERS else None
    if number is not None and number >= 0 and number == round(number, column.places):
        return Said(_plain(number))
    return read_typed(column, cell.text, unit_number)


def read_typed(column: RegisterField, text: str, unit_number: UnitNumber) -> Said:
    """What somebody typed for a column."""
    plain = "\n".join(line for part in text.split("\n") if (line := clean(part)))
    if not plain:
        return Said()
    if column.kind is FieldKind.UNIT:
        return _unit(plain, unit_number)
    return _READERS[column.kind](column, plain)


def blank() -> IntakeChoice:
    """The choice that leaves a cell empty."""
    return IntakeChoice("", _("Để trống"))


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _number(column: RegisterField, text: str) -> Said:
    kind = ValueType.INTEGER
    if column.kind is FieldKind.MONEY:
        kind = ValueType.VND
    elif column.places:
        kind = ValueType.DECIMAL3
    reading = read_text(text, kind, column.unit or "?")
    if not reading.is_certain:
        return Said(doubt=_("chưa chắc là số nào"), choices=_numbers(reading))
    if reading.value is not None and reading.value != round(reading.value, column.places):
        return Said(doubt=_("có nhiều chữ số lẻ hơn cột nhận"), choices=(blank(),))
    return Said("" if reading.value is None else _plain(reading.value))


def _numbers(reading: Reading) -> tuple[IntakeChoice, ...]:
    known = (IntakeChoice(_plain(item), format_number(item)) for item in reading.options if item is not None)
    return (*known, blank())


def _text(column: RegisterField, text: str) -> Said:
    del column
    return Said(text)


def _markers(column: RegisterField, text: str) -> Said:
    del column
    markers = markers_in(text)
    if markers is None:
        return Said(doubt=_("không phải số mốc (ví dụ 675, 728/1, 85(2))"), choices=(blank(),))
    return Said("; ".join(map(str, markers)))


def _day(column: RegisterField, text: str) -> Said:
    del column
    reading = read_date_text(with_century(text))
    if reading.day is not None:
        return Said(reading.day.isoformat())
    told = _("chỉ ghi năm, chưa rõ ngày") if reading.year else _("không phải một ngày")
    return Said(doubt=told, choices=(blank(),))


def _choice(column: RegisterField, text: str) -> Said:
    wanted = fold(text)
    exact = [item for item in column.choices if fold(item) == wanted]
    if len(exact) == 1:
        return Said(exact[0])
    return Said(
        doubt=_("không nằm trong các lựa chọn"),
        choices=(*(IntakeChoice(item, item) for item in column.choices), blank()),
    )


def _yes_no(column: RegisterField, text: str) -> Said:
    del column
    reading = read_text("1" if fold(text) in ("v", "✓", "dung") else text, ValueType.BOOLEAN, "")
    if reading.is_certain and reading.value is not None:
        return Said(YES if reading.value else NO)
    choices = (IntakeChoice(YES, _("Có")), IntakeChoice(NO, _("Không")), blank())
    return Said(doubt=_("chưa rõ có hay không"), choices=choices)


def _unit(text: str, unit_number: UnitNumber) -> Said:
    try:
        return Said(str(unit_number(text)))
    except Refused as refused:
        return Said(doubt=str(refused).rstrip("."), choices=(blank(),))


_READERS: Mapping[FieldKind, Callable[[RegisterField, str], Said]] = MappingProxyType(
    {
        FieldKind.TEXT: _text,
        FieldKind.NUMBER: _number,
        FieldKind.MONEY: _number,
        FieldKind.DAY: _day,
        FieldKind.CHOICE: _choice,
        FieldKind.YES_NO: _yes_no,
        FieldKind.MARKERS: _markers,
    }
)
