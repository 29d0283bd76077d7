"""Before a data file is used: refusals, dirty shutdown, damage, an older schema; and how a new one comes to be."""

from contextlib import closing
from datetime import datetime
from pathlib import Path

from app import files
from app.crash_points import CrashPoint, reach
from app.db import migrate, side_files
from app.db.engine import SCHEMA_VERSION, Access, connect, driver, faults
from app.db.header import schema_of
from app.db.problems import problem, problem_of

_MARK = ".dang-mo"


def prepare(path: Path, *, at: datetime, read_only: bool = False) -> bool:
    """Make sure the file may be opened, upgrade it when older; returns whether it can only be read.

    Raises :class:`~app.errors.DataFileProblem`; a refused file is left byte for byte as it was.
    """
    schema = schema_of(path)
    was_open = mark_of(path).exists() or any(name.exists() for name in side_files.of(path))
    is_read_only = read_only or not _mark_open(path)
    try:
        check(path, is_thorough=was_open and not is_read_only, read_only=is_read_only)
        if schema < SCHEMA_VERSION:
            if is_read_only:
                raise problem("read-only-older", path)
            migrate.upgrade(path, at=at)
    except BaseException:
        if not is_read_only and not was_open:
            mark_closed(path)
        raise
    return is_read_only


def make_new(path: Path) -> None:
    """A new, empty data file at ``path``, built under another name so that half a file never bears this one."""
    if path.exists():
        raise problem("exists", path)
    temporary = files.beside(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        side_files.discard(temporary)
        migrate.build(temporary)
        files.sync_file(temporary)
        reach(CrashPoint.CREATE_MIGRATED)
        if path.exists():
            raise problem("exists", path)
        files.place(temporary, path)
    except (OSError, driver().Error) as error:
        raise (problem_of(error, path) or error) from error
    finally:
        side_files.discard(temporary)


def check(path: Path, *, is_thorough: bool, read_only: bool) -> None:
    """Refuse a damaged file; thorough also compares every index with its table."""
    try:
        with closing(connect(path, Access.READ if read_only else Access.WRITE)) as raw:
            found = faults(raw, is_thorough=is_thorough)
    except driver().Error as error:
        raise (problem_of(error, path) or error) from error
    if found:
        raise problem("damaged", path)


def mark_of(path: Path) -> Path:
    """The small file that stands beside an open data file; left over, it tells of a shutdown that was none."""
    return path.with_name(path.name + _MARK)


def mark_closed(path: Path) -> None:
    """The file was closed in good order."""
    mark_of(path).unlink(missing_ok=True)


def _mark_open(path: Path) -> bool:
    """Whether the folder and the file can be written."""
    try:
        mark_of(path).touch()
        with path.open("rb+"):
            return True
    except OSError:
        return False
