"""From a TOML table to a dataclass of the domain, refusing keys the dataclass does not have.

A misspelt key in a hand-written file would otherwise be silently lost, and with it what its writer meant.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, TypeVar, get_args, get_type_hints

from app.i18n import _
from app.presets.reading import bad_preset, convert

Shape = TypeVar("Shape")


def convert_strict(table: Mapping[str, Any], shape: type[Shape], file_name: str, key: str = "") -> Shape:
    """``table`` as a dataclass; a wrong, missing or unknown key becomes a ``Problem`` naming file and key."""
    _check_keys(table, shape, file_name, key)
    return convert(table, shape, file_name, key)


def _check_keys(table: Mapping[str, Any], shape: type[Any], file_name: str, key: str) -> None:
    known = {item.name: item for item in fields(shape)}
    hints = get_type_hints(shape)
    for name, value in table.items():
        if name not in known:
            raise bad_preset(file_name, key, _("có khóa lạ “{name}”").format(name=name))
        inner = _dataclass_in(hints[name])
        if inner is not None:
            place = ".".join(part for part in (key, name) if part)
            for at, item in _tables(value, place):
                _check_keys(item, inner, file_name, at)
    for name, known_field in known.items():
        if name not in table and known_field.default is MISSING and known_field.default_factory is MISSING:
            raise bad_preset(file_name, key, _("thiếu khóa “{name}”").format(name=name))


def _tables(value: object, place: str) -> Iterable[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield place, value
    if isinstance(value, list):
        yield from ((f"{place}[{index}]", item) for index, item in enumerate(value) if isinstance(item, Mapping))


def _dataclass_in(hint: Any) -> type[Any] | None:
    if isinstance(hint, type) and is_dataclass(hint):
        return hint
    return next((inner for part in get_args(hint) if (inner := _dataclass_in(part)) is not None), None)
