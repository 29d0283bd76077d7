"""Small .xls files made record by record: a stream of BIFF5 or BIFF8 without a container, as old programs wrote it."""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_VERSIONS = {5: 0x0500, 8: 0x0600}


@dataclass(frozen=True)
class Formula:
    """A formula with its stored result (None: the program left it empty), flags and tokens."""

    result: float | None
    flags: int = 0
    tokens: bytes = b"\x1e\x01\x00"


@dataclass(frozen=True)
class Rich:
    """Text whose font changes at the given places (character, number of the font)."""

    text: str
    runs: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Styled:
    """A value with the number of its cell format."""

    value: "Value"
    style: int


@dataclass(frozen=True)
class ErrorCode:
    """An error cell by its code (0x17 is #REF!)."""

    code: int


Value = str | bytes | int | float | bool | Formula | Rich | Styled | ErrorCode


@dataclass
class OldSheet:
    """One sheet: rows of values from A1, places that are hidden, merged ranges (from 0, ends included)."""

    name: str
    rows: Sequence[Sequence[Value | None]]
    visibility: int = 0
    hidden_rows: tuple[int, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass
class OldBook:
    """A workbook; cell format n has the n-th font and number format."""

    sheets: Sequence[OldSheet]
    version: int = 8
    code_page: int = 1252
    fonts: Sequence[str] = ("Arial",)
    formats: Sequence[tuple[int, int]] = ((0, 0),)
    number_formats: Mapping[int, str] = field(default_factory=dict)
    is_1904: bool = False
    #: Excel says so at the beginning of each sheet
    by_excel: bool = False
    #: numbers of the fonts that strike out
    struck: frozenset[int] = frozenset()

    def content(self) -> bytes:
        """The stream."""
        bodies = [self._sheet(sheet) for sheet in self.sheets]
        place = len(self._globals([0] * len(bodies)))
        starts = []
        for body in bodies:
            starts.append(place)
            place += len(body)
        return self._globals(starts) + b"".join(bodies)

    def _globals(self, starts: Sequence[int]) -> bytes:
        parts = [self._begin(0x0005), _record(0x42, struct.pack("<H", 1200 if self.version == 8 else self.code_page))]
        if self.is_1904:
            parts.append(_record(0x22, struct.pack("<H", 1)))
        for number, name in enumerate(self.fonts):
            head = struct.pack("<HHHHHBBBB", 200, 8 if number in self.struck else 0, 0x7FFF, 400, 0, 0, 0, 0, 0)
            parts.append(_record(0x31, head + self._short(name)))
        for key, code in self.number_formats.items():
            text = self._long(code) if self.version == 8 else self._short(code)
            parts.append(_record(0x41E, struct.pack("<H", key) + text))
        size = 20 if self.version == 8 else 16
        for font, number_format in self.formats:
            parts.append(_record(0xE0, struct.pack("<HHH", font, number_format, 0).ljust(size, b"\0")))
        for sheet, start in zip(self.sheets, starts, strict=True):
            parts.append(_record(0x85, struct.pack("<IBB", start, sheet.visibility, 0) + self._short(sheet.name)))
        return b"".join([*parts, _record(0x0A, b"")])

    def _begin(self, kind: int) -> bytes:
        tail = struct.pack("<II", int(self.by_excel), 0) if self.version == 8 else b""
        return _record(0x809, struct.pack("<HHHH", _VERSIONS[self.version], kind, 0, 0) + tail)

    def _sheet(self, sheet: OldSheet) -> bytes:
        parts = [self._begin(0x0010)]
        parts += [_record(0x7D, struct.pack("<HHHHHH", c, c, 2000, 0, 1, 0)) for c in sheet.hidden_columns]
        for row in sheet.hidden_rows:
            parts.append(_record(0x208, struct.pack("<HHHHHHI", row, 0, 9, 255, 0, 0, 0x20)))
        for row, values in enumerate(sheet.rows):
            parts += [self._cell(row, c, value, 0) for c, value in enumerate(values) if value is not None]
        if sheet.merged:
            ranges = b"".join(struct.pack("<HHHH", top, low, left, right) for top, left, low, right in sheet.merged)
            parts.append(_record(0xE5, struct.pack("<H", len(sheet.merged)) + ranges))
        return b"".join([*parts, _record(0x0A, b"")])

    def _cell(self, row: int, column: int, value: Value, style: int) -> bytes:
        head = struct.pack("<HHH", row, column, style)
        match value:
            case Styled(value=inner, style=number):
                return self._cell(row, column, inner, number)
            case bool() | ErrorCode():
                code, is_error = (value.code, 1) if isinstance(value, ErrorCode) else (int(value), 0)
                return _record(0x205, head + struct.pack("<BB", code, is_error))
            case Formula(result=result, flags=flags, tokens=tokens):
                stored = b"\x03\0\0\0\0\0\xff\xff" if result is None else struct.pack("<d", result)
                body = struct.pack("<HIH", flags, 0, len(tokens)) + tokens
                return _record(0x06, head + stored + body)
            case Rich(text=text, runs=runs):
                return _record(0xD6, head + self._long(text) + self._runs(runs))
            case str() | bytes():
                return _record(0x204, head + self._long(value))
        return _record(0x203, head + struct.pack("<d", value))

    def _runs(self, runs: Sequence[tuple[int, int]]) -> bytes:
        if self.version == 8:
            return struct.pack("<H", len(runs)) + b"".join(struct.pack("<HH", *run) for run in runs)
        return struct.pack("<B", len(runs)) + b"".join(struct.pack("<BB", *run) for run in runs)

    def _short(self, text: str) -> bytes:
        if self.version == 8:
            return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")
        return struct.pack("<B", len(text)) + text.encode(f"cp{self.code_page}")

    def _long(self, text: str | bytes) -> bytes:
        """Text as the version stores it; bytes go in as they are."""
        if isinstance(text, bytes):
            return struct.pack("<H", len(text)) + text
        if self.version == 8:
            return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
        return struct.pack("<H", len(text)) + text.encode(f"cp{self.code_page}")


def _record(code: int, data: bytes) -> bytes:
    return struct.pack("<HH", code, len(data)) + data
