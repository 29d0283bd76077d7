"""What parent and child say to each other, as bytes: pickles that build frozen values by their constructors.

The usual pickle of a frozen dataclass goes through Python code for each value both ways, which cost as much as a
third of the reading.
"""

import gc
import io
import pickle
from collections.abc import Callable, Mapping
from dataclasses import fields
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from app.domain.findings import Candidate, Finding, Where
from app.domain.layouts import LabelMeaning, SheetLayout
from app.domain.registers import ROW_TYPES
from app.domain.sheets import GridRow, SheetGrid
from app.domain.submissions import NarrativeText, ReportedFigure, ReportedHamlet, ReportedRow

Reducer = Callable[[Any], tuple[Any, ...]]


def _by_constructor(kind: type[Any]) -> Reducer:
    values = attrgetter(*(item.name for item in fields(kind)))
    return lambda value: (kind, values(value))


_KINDS: tuple[type[Any], ...] = (
    Where, Candidate, Finding, ReportedFigure, ReportedHamlet, ReportedRow, NarrativeText, GridRow, SheetGrid,
    LabelMeaning, SheetLayout,
    *ROW_TYPES.values(),
)  # fmt: skip
_REDUCERS: Mapping[type[Any], Reducer] = MappingProxyType({kind: _by_constructor(kind) for kind in _KINDS})


class _Pickler(pickle.Pickler):
    dispatch_table = _REDUCERS


def packed(message: object) -> bytes:
    """A message as bytes."""
    buffer = io.BytesIO()
    _Pickler(buffer, pickle.HIGHEST_PROTOCOL).dump(message)
    return buffer.getvalue()


def unpacked(data: bytes) -> Any:
    """The message in bytes that our own child or parent has sent."""
    # Frozen values make no cycles; looking for some among thousands of new ones takes a third of the time.
    is_collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(data)  # noqa: S301 - both ends are this program; nothing from a file is ever unpickled
    finally:
        if is_collecting:
            gc.enable()
