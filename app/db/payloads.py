"""JSON text of structured columns; numbers travel as strings, so no decimal is ever rounded."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: Any, *, keeps_order: bool = False) -> str:
    """Stable JSON of dataclasses, tuples and mappings; decimals and days become strings.

    ``keeps_order`` leaves mappings as they are, for those whose order is printed or whose keys are numbers.
    """
    return msgspec.json.encode(value, enc_hook=_plain, order=None if keeps_order else "deterministic").decode()


def _plain(value: Any) -> Any:
    """A mapping that is worked out when looked at, as the plain one it stands for."""
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value))


def from_json(text: str, kind: type[T]) -> T:
    """The value behind :func:`to_json`; raises ``msgspec.ValidationError`` when the text was not made for ``kind``."""
    return msgspec.json.decode(text, type=kind)


def understood(text: str, kind: type[T]) -> T | None:
    """The same for text that another version of the program may have written: ``None`` where it says it otherwise."""
    try:
        return from_json(text, kind)
    except msgspec.DecodeError:
        return None
