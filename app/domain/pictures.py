"""Whether bytes are a whole picture, and how large: PNG and JPEG by what is inside, never by the name of the file.

Nothing is decoded into memory: the structure is walked to its end, so that a file that was cut off, or only calls
itself a picture, is found before it is kept.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from app.i18n import _

#: Phones write up to some 15 MB and 108 million points; more is a scan nobody can print.
MOST_BYTES = 25 * 1024 * 1024
MOST_POINTS = 120_000_000
LEAST_SIDE = 16
LONGEST_SIDE = 30_000

_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
#: Markers of a JPEG that begin a frame and so tell its size; C4, C8 and CC are tables.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
#: Markers without a length behind them.
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9
#: Bytes of a point of four colours of 16 bits, and those before a line, of all seven passes of an interlaced picture.
_WIDEST_POINT, _FILTERS = 8, 8


class NoPicture(ValueError):
    """The bytes are no picture that can be printed; the text says why, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole picture: its format and its size in points."""

    suffix: str
    width: int
    height: int


def read_picture(content: bytes) -> Picture:
    """Format and size of a picture; raises :class:`NoPicture` for anything else."""
    if not content:
        raise NoPicture(_("tệp rỗng"))
    if len(content) > MOST_BYTES:
        raise NoPicture(_("tệp lớn hơn {most} MB").format(most=MOST_BYTES // 1024 // 1024))
    if content.startswith(_PNG):
        suffix, size = ".png", _png(content)
    elif content.startswith(_JPEG):
        suffix, size = ".jpg", _jpeg(content)
    else:
        raise NoPicture(_("tệp không phải là ảnh PNG hoặc JPEG"))
    width, height = size
    if min(size) < LEAST_SIDE:
        raise NoPicture(_("ảnh quá nhỏ ({width} × {height} điểm)").format(width=width, height=height))
    if max(size) > LONGEST_SIDE or width * height > MOST_POINTS:
        raise NoPicture(_("ảnh quá lớn ({width} × {height} điểm)").format(width=width, height=height))
    return Picture(suffix, width, height)


def _damaged() -> NoPicture:
    return NoPicture(_("ảnh bị hỏng hoặc bị cắt mất phần cuối"))


def _png(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG whose pieces are all there, each with its check sum, up to the last one."""
    width = height = 0
    points: list[bytes] = []
    for kind, piece in _chunks(content):
        if kind == b"IHDR" and len(piece) == 13:
            width, height = struct.unpack(">II", piece[:8])
        elif kind == b"IDAT":
            points.append(piece)
        elif kind == b"IEND" and width and height:
            if width * height <= MOST_POINTS:
                _unpack(b"".join(points), width, height)
            return width, height
    raise _damaged()


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind, piece = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        told = content[at + 8 + length : at + 12 + length]
        if told != struct.pack(">I", zlib.crc32(kind + piece)):
            raise _damaged()
        yield kind, piece
        at += 12 + length


def _unpack(points: bytes, width: int, height: int) -> None:
    """Run packed points through without keeping them; no more of them may come out than the size has room for."""
    unpacker = zlib.decompressobj()
    room = height * (width * _WIDEST_POINT + _FILTERS)
    try:
        while points and not unpacker.eof and room > 0:
            room -= len(unpacker.decompress(points, 1 << 20))
            points = unpacker.unconsumed_tail
    except zlib.error as error:
        raise _damaged() from error
    if room < 0 or not unpacker.eof:
        raise _damaged()


def _jpeg(content: bytes) -> tuple[int, int]:
    """Width and height of a JPEG that has a frame, a scan and its end."""
    size = (0, 0)
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        if marker in _FRAMES and at + 9 <= len(content):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            size = (width, height)
        if marker == _SCAN:
            break
        at += 2 + length
    # Cameras append previews behind the end, so it is looked for, not expected at the very last byte.
    if size == (0, 0) or content[at : at + 2] != bytes((0xFF, _SCAN)) or bytes((0xFF, _END)) not in content[at:]:
        raise _damaged()
    return size
