"""SQLite connections as this program wants them: durable, strict about types, transactions begun by ourselves.

The driver is ``sqlcipher3`` (without a key: plain SQLite, the same modern one on every computer); the module of the
standard library steps in where it is missing or when ``APP_SQLITE_DRIVER=sqlite3`` says so.
"""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

try:
    from sqlcipher3 import dbapi2 as sqlcipher
except ImportError:  # no wheel for this computer: the standard library knows the same files
    sqlcipher = None

APPLICATION_ID = 0x50444155
SCHEMA_VERSION = 1
BUSY_SECONDS = 5

_PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",  # otherwise the rows that REPLACE removes go unlogged
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "cache_spill=OFF",  # a long write would otherwise lock readers out before it commits
    f"busy_timeout={BUSY_SECONDS * 1000}",
)


class Access(StrEnum):
    """How a file is opened; only ``CREATE`` may bring one into being."""

    READ = "ro"
    WRITE = "rw"
    CREATE = "rwc"


def driver(name: str | None = None) -> ModuleType:
    """The DB-API module; ``name`` or ``APP_SQLITE_DRIVER`` may ask for ``sqlite3``."""
    wanted = name or os.environ.get("APP_SQLITE_DRIVER", "sqlcipher3")
    return sqlite3 if wanted == "sqlite3" or sqlcipher is None else sqlcipher


def connect(path: Path, access: Access, *, driver_name: str | None = None, is_immutable: bool = False) -> Any:
    """A bare DB-API connection; never makes a file unless asked to.

    ``is_immutable`` is for files nobody writes (backups): neither journal nor lock is looked at.
    """
    module = driver(driver_name)
    raw = module.connect(
        file_uri(path, access, is_immutable=is_immutable),
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_SECONDS,
    )
    if module is sqlcipher:
        raw.execute("PRAGMA cipher_log_level=NONE").fetchall()
    return raw


def file_uri(path: Path, access: Access, *, is_immutable: bool = False) -> str:
    """SQLite's own name for a file, safe for every letter a folder may carry."""
    plain = path.absolute().as_posix()
    rooted = plain if plain.startswith("/") else f"/{plain}"
    return f"file://{quote(rooted)}?mode={access.value}{'&immutable=1' if is_immutable else ''}"


def make_engine(path: Path, access: Access, *, driver_name: str | None = None) -> Engine:
    """An engine without pool: who opens a connection keeps and closes it."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        module=driver(driver_name),
        creator=lambda: connect(path, access, driver_name=driver_name),
        poolclass=NullPool,
    )
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _refuse_floats)
    return engine


def faults(raw: Any, *, is_thorough: bool) -> tuple[str, ...]:
    """What SQLite finds wrong in the file behind a DB-API connection; empty when it is sound.

    Thorough also compares every index with its table.
    """
    pragma = "integrity_check" if is_thorough else "quick_check"
    try:
        return tuple(str(row[0]) for row in raw.execute(f"PRAGMA {pragma}").fetchall() if row[0] != "ok")
    except UnicodeDecodeError as error:
        # The message quotes a name out of the damaged schema, and not even that is text any more.
        return (f"schema is not text: {error.object!r}",)


def begin_immediately(connection: Connection, *, is_immediate: bool) -> None:
    """Choose how the next transaction of ``connection`` begins: taking the write lock at once, or only reading."""
    connection.info["is_immediate"] = is_immediate


def _set_pragmas(raw: Any, _record: object) -> None:
    for pragma in _PRAGMAS:
        raw.execute(f"PRAGMA {pragma}").fetchall()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.info.get("is_immediate") else "BEGIN")


def _refuse_floats(
    _connection: Connection,
    _cursor: object,
    _statement: str,
    parameters: Sequence[Any] | Mapping[str, Any],
    _context: object,
    is_many: bool,
) -> None:
    """NaN would become NULL and 0.1 something else; figures are integers, so a float is always a mistake."""
    for row in parameters if is_many else (parameters,):
        values = row.values() if isinstance(row, Mapping) else row
        if float in map(type, values):
            raise TypeError("floating point value for the data file")
