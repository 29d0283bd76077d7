"""The one road of the schema: numbered migrations, forward only, for new and for old data files alike.

All steps of an upgrade are one transaction, foreign keys being off (a rebuilt parent table would take its children
along); the file is old or new afterwards, never between.
"""

import logging
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from app.crash_points import CrashPoint, reach
from app.db import backup
from app.db.engine import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    Access,
    begin_immediately,
    connect,
    driver,
    faults,
    make_engine,
)
from app.db.header import schema_of
from app.db.problems import problem, problem_of

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS = Path(__file__).resolve().parent / "migrations"
BACKUP_FOLDER = "sao-luu"

_log = logging.getLogger(__name__)


def build(path: Path, *, scripts: Path = SCRIPTS, schema: int = SCHEMA_VERSION) -> None:
    """Walk the whole road from an empty file; ``path`` must not exist."""
    _walk(path, Access.CREATE, scripts, schema)


def upgrade(path: Path, *, at: datetime, scripts: Path = SCRIPTS, schema: int = SCHEMA_VERSION) -> Path:
    """Bring an older data file to ``schema`` after a verified backup; returns the backup.

    Raises :class:`~app.errors.DataFileProblem` and leaves the file at its old schema when a step fails.
    """
    old = schema_of(path, newest=schema)
    with closing(connect(path, Access.WRITE)) as raw:
        made = backup.copy(
            raw, path.parent / BACKUP_FOLDER, name=path.stem, at=at, reason=f"truoc-nang-cap-{old}-{schema}"
        )
    reach(CrashPoint.MIGRATE_BACKED_UP)
    _walk(path, Access.WRITE, scripts, schema)
    reach(CrashPoint.MIGRATE_AFTER_COMMIT)
    return made


def config(scripts: Path = SCRIPTS) -> "Config":
    """Settings of alembic without its file; the folder is the same in the frozen program."""
    from alembic.config import Config  # noqa: PLC0415 - takes longer to load than a current data file to open

    made = Config()
    # The settings go through a parser that gives the percent sign a meaning.
    made.set_main_option("script_location", str(scripts).replace("%", "%%"))
    return made


def _walk(path: Path, access: Access, scripts: Path, schema: int) -> None:
    engine = make_engine(path, access)
    try:
        with engine.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA foreign_keys=OFF")
            begin_immediately(connection, is_immediate=True)
            with connection.begin():
                _run(connection, scripts, schema)
                _refuse_unsound(raw, path)
                reach(CrashPoint.MIGRATE_BEFORE_COMMIT)
    except SQLAlchemyError as error:
        understood = problem_of(error, path) if isinstance(error, DBAPIError) else None
        _log.info("migration of %s failed: %s", path.name, error)
        raise (understood or problem("migration-failed", path)) from error
    except driver().Error as error:
        raise (problem_of(error, path) or problem("migration-failed", path)) from error
    finally:
        engine.dispose()


def _run(connection: Connection, scripts: Path, schema: int) -> None:
    from alembic import command  # noqa: PLC0415 - as above: only an older or a new file needs it

    settings = config(scripts)
    settings.attributes["connection"] = connection
    settings.attributes["after_step"] = lambda **_facts: reach(CrashPoint.MIGRATE_STEP)
    command.upgrade(settings, f"{schema:04d}")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={schema}")


def _refuse_unsound(raw: Any, path: Path) -> None:
    dangling = raw.execute("PRAGMA foreign_key_check").fetchall()
    if dangling or faults(raw, is_thorough=True):
        _log.info("migration of %s leaves %s dangling rows", path.name, len(dangling))
        raise problem("migration-failed", path)
