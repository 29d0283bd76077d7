"""Formulas of an old workbook (.xls) whose result was never calculated: the library shows them as 0 or blank."""

import struct
from collections.abc import Iterator

_BEGIN = frozenset({0x0009, 0x0209, 0x0409, 0x0809})
_END = 0x000A
_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_HEAD = struct.Struct("<HH")
_FORMULA = struct.Struct("<HHH8sH")
#: Flag of a program that left the calculation to the next one.
_CALCULATE_ON_LOAD = 0x0002
_SPECIAL = b"\xff\xff"
_EMPTY = 3
#: Chain and length stand before the tokens of a formula.
_BEFORE_TOKENS = 6
#: Tokens of functions with a fixed and with a variable number of arguments, in the three classes of results.
_FIXED, _VARIABLE = frozenset({0x21, 0x41, 0x61}), frozenset({0x22, 0x42, 0x62})
#: DOLLAR, FIXED, REPT, MID, TEXT, CHAR, LOWER, UPPER, PROPER, LEFT, RIGHT, TRIM, REPLACE, SUBSTITUTE, T, CONCATENATE.
_TEXT_FUNCTIONS = frozenset({13, 14, 30, 31, 48, 111, 112, 113, 114, 115, 116, 118, 119, 120, 130, 336})
#: The constant "" inside a formula: its blank result is meant.
_EMPTY_TEXT = b"\x17\x00"


def uncalculated(stream: bytes, start: int) -> frozenset[tuple[int, int]]:
    """Places (row and column from 0) of formulas without result in the sheet that begins at ``start``."""
    return frozenset(
        (row, column)
        for row, column, result, flags, tokens in _formulas(stream, start)
        if _has_no_result(result, flags, tokens)
    )


def _has_no_result(result: bytes, flags: int, tokens: bytes) -> bool:
    if result.endswith(_SPECIAL):
        return result[0] == _EMPTY and _EMPTY_TEXT not in tokens
    is_left = bool(flags & _CALCULATE_ON_LOAD) or _gives_text(tokens)
    return is_left and struct.unpack("<d", result)[0] == 0


def _gives_text(tokens: bytes) -> bool:
    """Whether the last function of a formula makes a text: LibreOffice stores 0 for it where the cell shows numbers."""
    parsed = tokens[_BEFORE_TOKENS:]
    fixed, variable = parsed[-3:], parsed[-4:]
    if len(fixed) == 3 and fixed[0] in _FIXED and int.from_bytes(fixed[1:], "little") in _TEXT_FUNCTIONS:
        return True
    return len(variable) == 4 and variable[0] in _VARIABLE and int.from_bytes(variable[2:], "little") in _TEXT_FUNCTIONS


def _formulas(stream: bytes, start: int) -> Iterator[tuple[int, int, bytes, int, bytes]]:
    """Row, column, result, flags and tokens of each formula; charts inside the sheet are passed over."""
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
        elif code in _FORMULAS and depth == 1 and length >= _FORMULA.size and place + length <= len(stream):
            row, column, _, result, flags = _FORMULA.unpack_from(stream, place)
            yield row, column, result, flags, stream[place + _FORMULA.size : place + length]
        place += length
