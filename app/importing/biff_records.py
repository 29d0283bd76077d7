"""Formulas of an old workbook (.xls) and their stored results, as the records keep them; the library hides both."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_END = 0x000A
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_HEAD = struct.Struct("<HH")
_FORMULA = struct.Struct("<HHH8sH")
#: A chain of the program's own stands before the tokens of a formula.
_CHAIN = 4
#: Flag of a program that left the calculation to the next one.
_CALCULATE_ON_LOAD = 0x0002
_SPECIAL = b"\xff\xff"
_EMPTY = 3
#: Formulas that several cells share, and where their tokens begin: kept once, behind the first of these cells.
_SHARED = {0x04BC: 8, 0x0221: 12}
_ELSEWHERE = 0x01
_PLACE = struct.Struct("<HH")
#: What a sheet of BIFF8 begins with, and the flag of one that Excel for Windows saved.
_BIFF8, _BY_EXCEL, _SAVED_BY = 0x0600, 0x01, 12


class StoredFormula(NamedTuple):
    """One formula: its stored result and its tokens."""

    result: bytes
    flags: int
    tokens: bytes

    @property
    def is_zero(self) -> bool:
        """Whether the stored result is the number 0."""
        return not self.result.endswith(_SPECIAL) and struct.unpack("<d", self.result)[0] == 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stored, or an empty text."""
        return self.result.endswith(_SPECIAL) and self.result[0] == _EMPTY

    @property
    def is_left(self) -> bool:
        """Whether the program left the calculation to the next one."""
        return bool(self.flags & _CALCULATE_ON_LOAD)


class StoredFormulas(NamedTuple):
    """The formulas of one sheet by row and column from 0."""

    found: dict[tuple[int, int], StoredFormula]
    is_biff8: bool
    by_excel: bool


def stored_formulas(stream: bytes, start: int) -> StoredFormulas:
    """The formulas of the sheet that begins at ``start``."""
    found: dict[tuple[int, int], StoredFormula] = {}
    shared: dict[tuple[int, int], bytes] = {}
    last = (0, 0)
    for code, body in _records(stream, start):
        if code in _FORMULAS and len(body) >= _FORMULA.size:
            row, column, _, result, flags = _FORMULA.unpack_from(body)
            last = (row, column)
            found[last] = StoredFormula(result, flags, _counted(body[_FORMULA.size + _CHAIN :]))
        elif code in _SHARED:
            shared[last] = _counted(body[_SHARED[code] :])
    for place, formula in found.items():
        if formula.tokens[:1] == bytes([_ELSEWHERE]) and len(formula.tokens) > _PLACE.size:
            tokens = shared.get(_PLACE.unpack_from(formula.tokens, 1), formula.tokens)
            found[place] = formula._replace(tokens=tokens)
    return StoredFormulas(found, *_saved_by(stream, start))


def _counted(tokens: bytes) -> bytes:
    """Tokens without their length and what follows them."""
    return tokens[2 : 2 + int.from_bytes(tokens[:2], "little")]


def _saved_by(stream: bytes, start: int) -> tuple[bool, bool]:
    """Whether a sheet is of BIFF8, and whether Excel saved it."""
    version = stream[start + _HEAD.size : start + _HEAD.size + 2]
    place = start + _SAVED_BY
    return int.from_bytes(version, "little") == _BIFF8, bool(stream[place : place + 1] and stream[place] & _BY_EXCEL)


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """Code and content of each record of a sheet; charts inside it are passed over."""
    place, depth = start, 0
    while place + _HEAD.size <= len(stream):
        code, length = _HEAD.unpack_from(stream, place)
        place += _HEAD.size
        if code in _BEGIN:
            depth += 1
        elif code == _END:
            depth -= 1
            if depth <= 0:
                return
        elif (code in _FORMULAS or code in _SHARED) and depth == 1 and place + length <= len(stream):
            yield code, stream[place : place + length]
        place += length
