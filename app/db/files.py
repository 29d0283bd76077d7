"""Placing files so that a crash leaves the old one or the new one, never half of either."""

import os
import time
from contextlib import suppress
from pathlib import Path

_TRIES = 10


def sync_file(path: Path) -> None:
    """Return only when the bytes of the file are on the disk."""
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def sync_folder(folder: Path) -> None:
    """Return only when the names in the folder are on the disk; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place(temporary: Path, target: Path) -> None:
    """Move a finished file over its final name and make the move last.

    Virus scanners on Windows hold fresh files for a moment, hence the patience.
    """
    for attempt in range(1, _TRIES + 1):
        try:
            temporary.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or attempt == _TRIES:
                raise
            time.sleep(0.1 * attempt)
    sync_folder(target.parent)


def beside(target: Path) -> Path:
    """A temporary name in the folder of ``target``, so that the later move stays on one disk."""
    return target.with_name(f".{target.name}.{os.getpid()}.tmp")


def discard(path: Path) -> None:
    """Remove an unfinished file and whatever SQLite put beside it; already gone is fine."""
    for name in (path, *side_files(path)):
        with suppress(FileNotFoundError, NotADirectoryError):
            name.unlink()


def side_files(path: Path) -> tuple[Path, ...]:
    """Where SQLite keeps unfinished work of a database file."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))
