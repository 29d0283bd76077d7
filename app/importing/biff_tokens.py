"""What a formula of an old workbook (BIFF8) gives, worked out from its tokens as far as that tells a text from 0.

Programs other than Excel store 0 where a formula gives a text in a cell that shows numbers. The common conditions
(blank or not, how many, how much) are worked out; what goes beyond them is doubtful as soon as a text is among what
the formula may give.
"""

import operator
import struct
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import NamedTuple


class Guess(Enum):
    """What is known of a result that cannot be worked out."""

    #: as far as the formula tells a number
    UNKNOWN = 0
    #: a number or a text
    DOUBT = 1
    #: a text, whatever it says
    TEXT = 2


Result = float | str | None | Guess
Cells = Callable[[int | None, int, int, int, int], list[Result]]
_Operand = Result | list[Result]


class _BeyondError(Exception):
    """A token this module does not know."""


class _Token(NamedTuple):
    kind: int
    data: bytes


class Place(NamedTuple):
    """Row and column, from 0."""

    row: int
    column: int


#: Bytes after the first one of each token; those with a text, and the choices of CHOOSE, say their own length.
_SIZES = dict.fromkeys(range(0x03, 0x17), 0) | {
    0x1C: 1, 0x1D: 1, 0x1E: 2, 0x1F: 8, 0x20: 7, 0x21: 2, 0x22: 3, 0x23: 4, 0x24: 4, 0x25: 8, 0x29: 2, 0x2A: 4,
    0x2B: 8, 0x2C: 4, 0x2D: 8, 0x39: 6, 0x3A: 6, 0x3B: 10, 0x3C: 6, 0x3D: 10,
}  # fmt: skip
#: The constant "" inside a formula.
_EMPTY_TEXT = b"\x17\x00"
_TEXT, _ATTRIBUTE, _BOOLEAN, _INTEGER, _NUMBER, _MISSING = 0x17, 0x19, 0x1D, 0x1E, 0x1F, 0x16
_FIXED, _VARIABLE, _CLASSES = 0x21, 0x22, 0x20
_CHOICES, _SUM_OF_ONE, _WIDE = 0x04, 0x10, 0x01
_PERCENT, _PLUS, _MINUS, _JOIN, _BRACKET = 0x14, 0x12, 0x13, 0x08, 0x15
_REFERENCES = {0x24: "<HH", 0x2C: "<HH", 0x3A: "<HHH", 0x25: "<HHHH", 0x2D: "<HHHH", 0x3B: "<HHHHH"}
_RELATIVE, _ELSEWHERE, _AREAS = frozenset({0x2C, 0x2D}), frozenset({0x3A, 0x3B}), frozenset({0x25, 0x2D, 0x3B})
_ROW_IS_RELATIVE, _COLUMN_IS_RELATIVE = 0x8000, 0x4000
_ARITHMETIC: dict[int, Callable[[float, float], float]] = {
    0x03: operator.add, 0x04: operator.sub, 0x05: operator.mul, 0x06: operator.truediv,
}  # fmt: skip
_ORDER: dict[int, Callable[[float, float], bool]] = {
    0x09: operator.lt, 0x0A: operator.le, 0x0C: operator.ge, 0x0D: operator.gt,
}  # fmt: skip
_EQUAL, _UNEQUAL, _POWER = 0x0B, 0x0E, 0x07
_IF, _CHOOSE, _ADDED_LATER = 1, 100, 255
#: DOLLAR, FIXED, REPT, MID, TEXT, CHAR, LOWER, UPPER, PROPER, LEFT, RIGHT, TRIM, REPLACE, SUBSTITUTE, T, CONCATENATE.
_TEXTS = frozenset({13, 14, 30, 31, 48, 111, 112, 113, 114, 115, 116, 118, 119, 120, 130, 336})
#: How many arguments the functions take that always take the same number.
_ARGUMENTS = {
    **dict.fromkeys((10, 19, 34, 35, 74, 221), 0),
    **dict.fromkeys((2, 3, 20, 24, 25, 26, 32, 33, 38, 67, 68, 69, 111, 112, 113, 114, 118), 1),
    **dict.fromkeys((126, 127, 128, 129, 130, 131, 190, 198, 347), 1),
    **dict.fromkeys((27, 30, 39, 48, 212, 213, 346), 2),
    **dict.fromkeys((31, 65, 66), 3),
    119: 4,
}


def worked_out(parsed: bytes, place: Place, cells: Cells) -> Result:
    """The result of a formula at ``place``; ``cells`` gives the cells of a sheet (its index, or None for this one)."""
    stack: list[_Operand] = []
    has_text = False
    try:
        for token in _tokens(parsed):
            has_text = has_text or token.kind in (_TEXT, _JOIN)
            _apply(token, stack, place, cells)
        return _single(stack.pop())
    except (_BeyondError, IndexError, struct.error, ArithmeticError):
        return Guess.DOUBT if has_text or _EMPTY_TEXT in parsed else Guess.UNKNOWN


def _tokens(parsed: bytes) -> Iterator[_Token]:
    place = 0
    while place < len(parsed):
        kind = parsed[place]
        kind = kind & 0x1F | _CLASSES if kind >= _CLASSES else kind
        place += 1
        size = _size(kind, parsed, place)
        yield _Token(kind, parsed[place : place + size])
        place += size


def _size(kind: int, parsed: bytes, place: int) -> int:
    if kind == _TEXT:
        return 2 + parsed[place] * (2 if parsed[place + 1] & _WIDE else 1)
    if kind == _ATTRIBUTE:
        choices = struct.unpack_from("<H", parsed, place + 1)[0] + 1 if parsed[place] & _CHOICES else 0
        return 3 + 2 * choices
    if kind not in _SIZES:
        raise _BeyondError
    return _SIZES[kind]


def _apply(token: _Token, stack: list[_Operand], place: Place, cells: Cells) -> None:
    """One token: what it says is put on the stack, or worked out from what stands there."""
    if token.kind in _REFERENCES:
        stack.append(_referred(token, place, cells))
    elif token.kind == _ATTRIBUTE:
        if token.data[0] & _SUM_OF_ONE:
            stack.append(_called(4, [stack.pop()]))
    elif token.kind in (_FIXED, _VARIABLE):
        number, count = _function(token)
        arguments = [stack.pop() for _ in range(count)][::-1]
        stack.append(_called(number, arguments))
    elif token.kind in (_PLUS, _BRACKET):
        return
    elif token.kind in (_MINUS, _PERCENT):
        stack.append(_number_of(stack.pop(), lambda value: -value if token.kind == _MINUS else value / 100))
    elif token.kind < _MINUS:
        right, left = _single(stack.pop()), _single(stack.pop())
        stack.append(_combined(token.kind, left, right))
    else:
        stack.append(_constant(token))


def _constant(token: _Token) -> Result:
    data = token.data
    if token.kind == _TEXT:
        return data[2:].decode("utf-16-le" if data[1] & _WIDE else "latin_1", errors="replace")
    if token.kind == _INTEGER:
        return float(int.from_bytes(data, "little"))
    if token.kind == _NUMBER:
        return float(struct.unpack("<d", data)[0])
    if token.kind == _BOOLEAN:
        return float(data[0])
    return None if token.kind == _MISSING else Guess.UNKNOWN


def _referred(token: _Token, place: Place, cells: Cells) -> _Operand:
    numbers = list(struct.unpack(_REFERENCES[token.kind], token.data))
    sheet = numbers.pop(0) if token.kind in _ELSEWHERE else None
    half = len(numbers) // 2
    rows, columns = [], []
    for row, column in zip(numbers[:half], numbers[half:], strict=True):
        is_moved = token.kind in _RELATIVE
        rows.append((row + place.row) % 0x10000 if is_moved and column & _ROW_IS_RELATIVE else row)
        columns.append((column + (place.column if is_moved and column & _COLUMN_IS_RELATIVE else 0)) % 0x100)
    found = cells(sheet, rows[0], rows[-1], columns[0], columns[-1])
    return found if token.kind in _AREAS else next(iter(found), None)


def _function(token: _Token) -> tuple[int, int]:
    """Number of a function and how many arguments it takes."""
    if token.kind == _VARIABLE:
        return int.from_bytes(token.data[1:], "little") & 0x7FFF, token.data[0] & 0x7F
    number = int.from_bytes(token.data, "little")
    if number not in _ARGUMENTS:
        raise _BeyondError
    return number, _ARGUMENTS[number]


def _called(number: int, arguments: Sequence[_Operand]) -> Result:
    """The result of a function."""
    if number in _TEXTS:
        return Guess.TEXT
    if number == _IF:
        return _chosen(_truth(_single(arguments[0])), arguments[1:])
    if number in (_CHOOSE, _ADDED_LATER):
        return _either(arguments[1:])
    every = [item for argument in arguments for item in (argument if isinstance(argument, list) else [argument])]
    known = _FUNCTIONS.get(number)
    return known(every) if known else Guess.UNKNOWN


def _chosen(truth: bool | None, branches: Sequence[_Operand]) -> Result:
    if truth is None:
        return _either(branches)
    place = 0 if truth else 1
    return _single(branches[place]) if place < len(branches) else 0.0


def _either(branches: Sequence[_Operand]) -> Result:
    may_be_text = any(isinstance(_single(item), str) or item in (Guess.DOUBT, Guess.TEXT) for item in branches)
    return Guess.DOUBT if may_be_text else Guess.UNKNOWN


def _single(operand: _Operand) -> Result:
    """One value; an area where one is wanted is any of its cells."""
    return Guess.UNKNOWN if isinstance(operand, list) else operand


def _truth(value: Result) -> bool | None:
    if value is None:
        return False
    return bool(value) if isinstance(value, float) else None


def _number_of(operand: _Operand, change: Callable[[float], float]) -> Result:
    value = _single(operand)
    number = 0.0 if value is None else value
    return change(number) if isinstance(number, float) else Guess.UNKNOWN


def _combined(kind: int, left: Result, right: Result) -> Result:
    """Two values compared, joined or calculated with."""
    if kind == _JOIN:
        texts = ["" if item is None else item for item in (left, right)]
        return "".join(str(item) for item in texts) if all(isinstance(item, str) for item in texts) else Guess.TEXT
    if isinstance(left, Guess) or isinstance(right, Guess):
        return Guess.UNKNOWN
    if kind in (_EQUAL, _UNEQUAL):
        return float(_is_same(left, right) == (kind == _EQUAL))
    first, second = (0.0 if item is None else item for item in (left, right))
    if isinstance(first, str) or isinstance(second, str):
        return Guess.UNKNOWN
    if kind in _ORDER:
        return float(_ORDER[kind](first, second))
    return _ARITHMETIC[kind](first, second) if kind in _ARITHMETIC else Guess.UNKNOWN


def _is_same(left: float | str | None, right: float | str | None) -> bool:
    if left is None or right is None:
        return (left or right or None) is None
    if isinstance(left, str) and isinstance(right, str):
        return left.casefold() == right.casefold()
    return left == right


def _count(values: list[Result]) -> Result:
    return Guess.UNKNOWN if _is_open(values) else float(sum(isinstance(item, float) for item in values))


def _count_filled(values: list[Result]) -> Result:
    return float(sum(item is not None for item in values))


def _sum(values: list[Result]) -> Result:
    return Guess.UNKNOWN if _is_open(values) else sum(item for item in values if isinstance(item, float))


def _is_open(values: list[Result]) -> bool:
    return any(item in (Guess.UNKNOWN, Guess.DOUBT) for item in values)


def _all_or_any(holds: Callable[[list[bool]], bool]) -> Callable[[list[Result]], Result]:
    def joined(values: list[Result]) -> Result:
        truths = [_truth(item) for item in values if item is not None]
        known = [item for item in truths if item is not None]
        # One false decides over «and», one true over «or», whatever the unknown ones are.
        decided = {holds([*known, guess]) for guess in (True, False)} if len(known) < len(truths) else {holds(known)}
        return float(decided.pop()) if len(decided) == 1 else Guess.UNKNOWN

    return joined


def _asked(holds: Callable[[Result], bool]) -> Callable[[list[Result]], Result]:
    def answered(values: list[Result]) -> Result:
        value = values[0]
        return Guess.UNKNOWN if value in (Guess.UNKNOWN, Guess.DOUBT) else float(holds(value))

    return answered


def _as_number(values: list[Result]) -> Result:
    value = values[0]
    return value if isinstance(value, float | Guess) and value is not Guess.TEXT else 0.0


def _length(values: list[Result]) -> Result:
    value = values[0]
    return Guess.UNKNOWN if isinstance(value, float | Guess) else float(len(value or ""))


#: COUNT, SUM, LEN, AND, OR, NOT, ISTEXT, ISNUMBER, ISBLANK, N, COUNTA, ISNONTEXT.
_FUNCTIONS: dict[int, Callable[[list[Result]], Result]] = {
    0: _count,
    4: _sum,
    32: _length,
    36: _all_or_any(all),
    37: _all_or_any(any),
    38: lambda values: Guess.UNKNOWN if _truth(values[0]) is None else float(not _truth(values[0])),
    127: _asked(lambda value: isinstance(value, str) or value is Guess.TEXT),
    128: _asked(lambda value: isinstance(value, float)),
    129: _asked(lambda value: value is None),
    131: _as_number,
    169: _count_filled,
    190: _asked(lambda value: not (isinstance(value, str) or value is Guess.TEXT)),
}
