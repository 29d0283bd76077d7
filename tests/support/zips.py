"""Zips as other programs write them: names in old code pages, marks of encryption, members that lie."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

_UTF8 = 0x800


def stored_zip(members: Sequence[tuple[bytes, bytes]], flags: int = 0) -> bytes:
    """A zip with names byte for byte and one set of flags for all members."""
    body, directory = io.BytesIO(), io.BytesIO()
    for name, data in members:
        start = body.tell()
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(data) + packer.flush()
        head = struct.pack("<HHHHHIIIHH", 20, flags, 8, 0, 0x21, zlib.crc32(data), len(packed), len(data), len(name), 0)
        body.write(b"PK\x03\x04" + head + name + packed)
        directory.write(b"PK\x01\x02\x14\x00" + head + struct.pack("<HHHII", 0, 0, 0, 0, start) + name)
    size, start = directory.tell(), body.tell()
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), size, start, 0)
    return body.getvalue() + directory.getvalue() + end


def utf8_zip(members: dict[str, bytes], *, is_marked: bool = True) -> bytes:
    """A zip with names in UTF-8, with the mark that says so or, as macOS writes it, without."""
    pairs = [(name.encode(), data) for name, data in members.items()]
    return stored_zip(pairs, _UTF8 if is_marked else 0)


def overlapping_zip(size: int, count: int) -> bytes:
    """A zip whose members are all the same bytes of the file, each of them large once unpacked."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a0.xlsx", b"0" * size)
    data = content.getvalue()
    place = data.index(b"PK\x01\x02")
    entry = data[place : data.index(b"PK\x05\x06")]
    directory = b"".join(entry.replace(b"a0", f"a{number % 10}".encode()) for number in range(count))
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), place, 0)
    return data[:place] + directory + end
