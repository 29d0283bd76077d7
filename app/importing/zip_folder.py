"""A zip of workbooks, read like a folder: which files it holds, under which names, and the bytes of each.

Nothing is unpacked to disk and no name of a member ever becomes a place on it. A zip that is itself a workbook
(.xlsx, .ods) is none of these. Names come as the sender's program wrote them: UTF-8, the code page of Windows in Viet
Nam, or the one of DOS.
"""

import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from app.importing.limits import Limits
from app.importing.refusals import refusal
from app.importing.syllables import plausible_share
from app.text import nfc

_START = (b"PK\x03\x04", b"PK\x05\x06")
_CHUNK = 1 << 16
_ENCRYPTED, _IS_UTF8 = 0x1, 0x800
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_END = struct.Struct("<4s4xHHII")
_LARGEST_COMMENT = 1 << 16
#: Two thousand members with names of the greatest length stay below it; the directory is read whole.
_LARGEST_DIRECTORY = 4 << 20
_LONGEST_PART = 120
_READ_ERRORS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError,
    LookupError,
)  # fmt: skip
_JUNK = ("__MACOSX/", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class ZipFolder:
    """The files of one zip by the name shown for each, and the names of those that are no reports."""

    path: Path
    files: dict[str, zipfile.ZipInfo]
    skipped: tuple[str, ...] = ()

    def read(self, name: str, largest: int) -> bytes:
        """The bytes of one file, at most ``largest``; raises :class:`BadFile`, also when its check sum is wrong."""
        info = self.files.get(name)
        if info is None:
            raise refusal("archive-changed")
        chunks, size = [], 0
        try:
            with self.path.open("rb") as file, zipfile.ZipFile(file) as archive, archive.open(info) as member:
                while chunk := member.read(_CHUNK):
                    size += len(chunk)
                    if size > largest:
                        raise refusal("unpacks-too-large")
                    chunks.append(chunk)
        except _READ_ERRORS as error:
            raise refusal("truncated") from error
        return b"".join(chunks)


def open_zip_folder(path: Path, suffixes: frozenset[str], limits: Limits) -> ZipFolder | None:
    """The files of a zip; None for what is no zip or a workbook itself, :class:`BadFile` for a zip not to be read.

    ``suffixes`` are the kinds of files that are taken from folders; all others are named as skipped.
    """
    infos = _directory(path)
    if infos is None or _is_document({_plain(info.filename) for info in infos}):
        return None
    _check(infos, limits)
    files: dict[str, zipfile.ZipInfo] = {}
    taken: set[str] = set()
    skipped = []
    for info in infos:
        name = _shown_name(info)
        if info.is_dir() or not name:
            continue
        if is_report_name(name, suffixes):
            files[_unused(name, taken)] = info
        else:
            skipped.append(name)
    if not files and not skipped:
        raise refusal("archive-empty")
    return ZipFolder(path, dict(sorted(files.items())), tuple(sorted(skipped)))


def is_report_name(name: str, suffixes: frozenset[str]) -> bool:
    """Whether a file of this name is taken from a folder: no lock files, no leavings of the system, a known kind."""
    last = name.rpartition("/")[2]
    return not is_leaving(name) and "." in last and f".{last.rpartition('.')[2].lower()}" in suffixes


def is_leaving(name: str) -> bool:
    """Whether a system or a program left the file there: nobody put it there on purpose."""
    last = name.rpartition("/")[2]
    return last.startswith((".", "~$")) or name.startswith(_JUNK) or last in _JUNK


def _directory(path: Path) -> list[zipfile.ZipInfo] | None:
    """The members of a zip; None when the file is none, or cannot be opened at all."""
    try:
        file = path.open("rb")
    except OSError:
        return None
    with file:
        try:
            if file.read(4) not in _START:
                return None
            if _directory_size(file) > _LARGEST_DIRECTORY:
                raise refusal("unpacks-too-large")
            with zipfile.ZipFile(file) as archive:
                return archive.infolist()
        except _READ_ERRORS as error:
            # A damaged workbook says so itself; only a file that calls itself a zip is told to be a damaged one.
            if path.suffix.lower() == ".zip":
                raise refusal("archive-damaged") from error
            return None


def _directory_size(file: BinaryIO) -> int:
    """How many bytes the directory at the end of a zip says it has."""
    end = file.seek(0, 2)
    file.seek(max(end - _LARGEST_COMMENT - _END.size - 2, 0))
    tail = file.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0:
        raise zipfile.BadZipFile
    return int(_END.unpack_from(tail, place)[3])


def _is_document(names: set[str]) -> bool:
    return "[content_types].xml" in names or "mimetype" in names


def _plain(name: str) -> str:
    return name.casefold().replace("\\", "/").lstrip("/")


def _check(infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    if any(info.flag_bits & _ENCRYPTED for info in infos):
        raise refusal("archive-password")
    too_tight = any(
        info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1)
        for info in infos
    )
    if too_tight or len(infos) > limits.members or sum(info.file_size for info in infos) > limits.unpacked_size:
        raise refusal("unpacks-too-large")
    if any(info.compress_type not in _METHODS for info in infos):
        raise refusal("archive-method")


def _shown_name(info: zipfile.ZipInfo) -> str:
    """The name as a place inside the zip: no drive, no way up, no sign that a path may not have."""
    parts = []
    for part in _decoded_name(info).replace("\\", "/").split("/"):
        letters = "".join("_" if letter in ':*?"<>|' or ord(letter) < 32 else letter for letter in part).strip()
        if letters.strip("."):
            parts.append(_short(letters))
    return "/".join(parts)


def _short(part: str) -> str:
    stem, dot, suffix = part.rpartition(".")
    if len(part) <= _LONGEST_PART or not dot or len(suffix) > 10:
        return part[:_LONGEST_PART]
    return f"{stem[: _LONGEST_PART - len(suffix) - 1]}.{suffix}"


def _decoded_name(info: zipfile.ZipInfo) -> str:
    """The name in NFC; without the mark for UTF-8 the reading with the most Vietnamese words is taken."""
    name = info.orig_filename
    if info.flag_bits & _IS_UTF8:
        return nfc(name)
    try:
        stored = name.encode("cp437")
        return nfc(stored.decode("utf-8"))
    except UnicodeEncodeError:
        return nfc(name)
    except UnicodeDecodeError:
        readings = [nfc(name), nfc(stored.decode("cp1258", errors="replace"))]
        return max(readings, key=_share)


def _share(text: str) -> float:
    good, words = plausible_share(text.replace("_", " "))
    return good / words if words else 0.0


def _unused(name: str, taken: set[str]) -> str:
    """A name of its own for each file, because the name leads back to it; ``taken`` are those in use, it is added."""
    stem, dot, suffix = name.rpartition(".")
    number, free = 2, name
    while free.casefold() in taken:
        free = f"{stem} ({number}){dot}{suffix}"
        number += 1
    taken.add(free.casefold())
    return free
