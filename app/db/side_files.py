"""What SQLite puts beside a database file while it works: it goes and stays with that file."""

from contextlib import suppress
from pathlib import Path


def of(path: Path) -> tuple[Path, ...]:
    """Where SQLite keeps unfinished work of a database file."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("-journal", "-wal", "-shm"))


def discard(path: Path) -> None:
    """Remove an unfinished file and whatever SQLite put beside it; already gone is fine."""
    for name in (path, *of(path)):
        with suppress(FileNotFoundError, NotADirectoryError):
            name.unlink()
