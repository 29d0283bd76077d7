"""Small pictures for tests, made of their pieces."""

import struct
import zlib

_PNG = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, content: bytes) -> bytes:
    """One piece of a PNG with its check sum."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def a_png(width: int, height: int, points: bytes | None = None) -> bytes:
    """A grey PNG; ``points`` stand in for the packed ones."""
    header = struct.pack(">II5B", width, height, 8, 0, 0, 0, 0)
    packed = zlib.compress((b"\x00" + b"\x80" * width) * height) if points is None else points
    return _PNG + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")


def a_jpeg(width: int, height: int) -> bytes:
    """The frame of a JPEG with a scan of nothing; no decoder is needed to know its size."""
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00" + bytes(9)
    frame = b"\xff\xc0" + struct.pack(">HBHHB3B", 11, 8, height, width, 1, 1, 0x11, 0)
    scan = b"\xff\xda" + struct.pack(">HB2B3B", 8, 1, 1, 0, 0, 63, 0) + bytes(8)
    return b"\xff\xd8" + application + frame + scan + b"\xff\xd9"
