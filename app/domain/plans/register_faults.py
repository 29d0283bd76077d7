"""What is wrong with a register's file: told by the same words for a shipped file and for an officer's own."""

import re
from collections.abc import Iterator
from typing import Final

from app.domain.plans.registers import (
    PERSONS,
    STANDARD,
    TURNS,
    FieldKind,
    RegisterDefinition,
    RegisterField,
    names_informant,
)
from app.domain.registers import ROW_TYPES, Register
from app.i18n import _

#: The key of a register or of a field: it stands in measures of plans, between colons.
_KEY: Final = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_RANGED: Final = (FieldKind.NUMBER, FieldKind.MONEY)
#: Quantities are kept in thousandths.
_MOST_PLACES: Final = 3


def definition_faults(definition: RegisterDefinition) -> Iterator[tuple[str, str]]:
    """(place in the file, what is wrong) of each mistake."""
    for place, words in (("key", definition.key), ("name", definition.name)):
        if names_informant(words):
            yield place, _informant(words)
    if not _KEY.fullmatch(definition.key):
        yield "id", _("mã của sổ chỉ gồm chữ thường không dấu, số, gạch nối")
    if definition.fed_by and definition.fed_by not in set(Register):
        known = ", ".join(item.value for item in Register)
        told = _("không có danh sách “{name}” trong báo cáo; có thể ghi: {known}")
        yield "fed_by", told.format(name=definition.fed_by, known=known)
    keys: set[str] = set()
    for index, column in enumerate(definition.fields):
        for what in _field_faults(column, keys):
            yield f"fields[{index}]", what
        keys.add(column.key)
    yield from _total_faults(definition)


def _informant(words: str) -> str:
    told = _("“{words}” nói đến người báo tin: chương trình không có chỗ ghi người báo tin, chỉ đếm số tin")
    return told.format(words=words)


def _field_faults(column: RegisterField, before: set[str]) -> Iterator[str]:
    for words in (column.key, column.name, *column.aliases):
        if names_informant(words):
            yield _informant(words)
    if not _KEY.fullmatch(column.key) or column.key in {*STANDARD, PERSONS, TURNS}:
        yield _("mã cột “{key}” không dùng được").format(key=column.key)
    if column.key in before:
        yield _("mã cột “{key}” lặp lại").format(key=column.key)
    if bool(column.choices) is not (column.kind is FieldKind.CHOICE):
        yield _("chỉ cột kiểu choice có choices, và phải có")
    if len(set(column.choices)) < len(column.choices):
        yield _("choices có từ lặp lại")
    if column.places and (column.kind is not FieldKind.NUMBER or not 0 < column.places <= _MOST_PLACES):
        yield _("places chỉ dùng cho số, từ 1 đến 3")
    bounds = [item for item in (column.minimum, column.maximum) if item is not None]
    if (bounds and column.kind not in _RANGED) or bounds != sorted(bounds):
        yield _("minimum, maximum chỉ dùng cho số và phải tăng dần")


def _total_faults(definition: RegisterDefinition) -> Iterator[tuple[str, str]]:
    for index, total in enumerate(definition.totals):
        if what := of_fault(definition, total.of):
            yield f"totals[{index}]", what


def of_fault(definition: RegisterDefinition, of: str) -> str:
    """What is wrong with what a total or a measure asks of a register; empty when nothing is."""
    if not of:
        return ""
    if of in (PERSONS, TURNS):
        told = _("sổ “{name}” không ghi danh sách người")
        return "" if definition.has_persons else told.format(name=definition.name)
    key, sign, word = of.partition("=")
    column = definition.field(key)
    if column is None:
        return _("sổ “{name}” không có cột “{key}”").format(name=definition.name, key=key)
    if sign and word not in column.choices:
        told = _("cột “{key}” không có lựa chọn “{word}”")
        return told.format(key=key, word=word)
    if not sign and column.kind is FieldKind.DAY:
        return _("cột “{key}” là ngày, không cộng được").format(key=key)
    return ""


def fed_fields(definition: RegisterDefinition) -> tuple[str, ...]:
    """The columns that the rows of reports fill: fields of the same key as those rows have."""
    if not definition.fed_by:
        return ()
    known = ROW_TYPES[Register(definition.fed_by)].__dataclass_fields__
    return tuple(column.key for column in definition.fields if column.key in known)
