"""One road for new and old data files: what it reaches equals the metadata, and it is walked whole or not at all."""

import hashlib
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, select

from app.db import backup, migrate, opening
from app.db.engine import SCHEMA_VERSION
from app.db.header import schema_of
from app.db.store import Store
from app.db.tables import metadata, unit
from app.errors import DataFileProblem
from tests.support.data_files import FixedClock, a_store, add_unit
from tests.support.golden_database import FOLDER as GOLDEN
from tests.support.golden_database import dump

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SECOND = '''"""A step that rebuilds a parent table."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add a column the way that copies the table."""
    with op.batch_alter_table("unit", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(), nullable=False, server_default=""))
'''
THIRD = '''"""A step that old data may not satisfy."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Names become unique."""
    with op.batch_alter_table("unit", recreate="always") as batch:
        batch.create_unique_constraint("uq_unit_name", ["name"])
'''


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with a_store(tmp_path) as opened:
        yield opened


@pytest.fixture
def longer_road(tmp_path: Path) -> Path:
    """The migrations of today and two more, in a folder with an awkward name."""
    scripts = tmp_path / "kịch bản %20 100%"
    shutil.copytree(migrate.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0002_second.py").write_text(SECOND, encoding="utf-8")
    (scripts / "versions" / "0003_third.py").write_text(THIRD, encoding="utf-8")
    return scripts


def filled(folder: Path, *names: str) -> Path:
    """A closed data file of today's schema with units that have children."""
    with a_store(folder) as store:
        with store.write("Thêm", "An") as connection:
            for number, name in enumerate(names):
                unit_id = add_unit(connection, name, uid=f"u{number}")
                connection.execute(
                    metadata.tables["unit_alias"].insert().values(unit_id=unit_id, alias="x", alias_folded="x")
                )
        return store.path


def counted(path: Path) -> tuple[int, int]:
    with closing(sqlite3.connect(path)) as raw:
        return (
            raw.execute("SELECT count(*) FROM unit").fetchone()[0],
            raw.execute("SELECT count(*) FROM unit_alias").fetchone()[0],
        )


def test_that_migrations_reach_exactly_the_metadata(store: Store) -> None:
    with store.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_that_migrations_reach_the_same_statements_as_the_metadata(store: Store, tmp_path: Path) -> None:
    """Beyond what alembic compares: CHECK constraints and every word of every table."""
    engine = create_engine(f"sqlite:///{tmp_path / 'direct.db'}")
    metadata.create_all(engine)
    engine.dispose()
    assert statements(store.path) == statements(tmp_path / "direct.db")


def statements(path: Path) -> dict[str, list[str]]:
    """What the file says about each table and index, as sorted clauses without the freedom of layout."""
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version'")
        return {name: sorted(re.sub(r"\s+", " ", line).strip(" ,") for line in sql.split("\n")) for name, sql in rows}


def test_that_the_schema_number_is_the_last_migration() -> None:
    scripts = ScriptDirectory.from_config(migrate.config())
    assert scripts.get_current_head() == f"{SCHEMA_VERSION:04d}"
    names = sorted(path.name[:4] for path in (migrate.SCRIPTS / "versions").glob("[0-9]*.py"))
    assert names == [f"{number:04d}" for number in range(1, SCHEMA_VERSION + 1)]


def test_that_migrations_import_no_application_code() -> None:
    for path in (migrate.SCRIPTS / "versions").glob("*.py"):
        assert not re.search(r"^\s*(from|import) app\b", path.read_text(encoding="utf-8"), re.MULTILINE), path.name


def test_that_an_upgrade_keeps_children_and_makes_a_verified_backup(tmp_path: Path, longer_road: Path) -> None:
    path = filled(tmp_path, "A", "B")
    made = migrate.upgrade(path, at=NOW, scripts=longer_road, schema=2)
    assert made.parent == tmp_path / "sao-luu"
    assert "truoc-nang-cap-1-2" in made.name
    assert backup.verify(made) is None
    assert schema_of(made) == 1
    assert schema_of(path, newest=2) == 2
    assert counted(path) == (2, 2)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT nickname FROM unit").fetchall() == [("",), ("",)]


def test_that_a_failed_step_leaves_the_file_byte_for_byte(tmp_path: Path, longer_road: Path) -> None:
    path = filled(tmp_path, "Trùng", "Trùng")
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    with pytest.raises(DataFileProblem) as caught:
        migrate.upgrade(path, at=NOW, scripts=longer_road, schema=3)
    assert caught.value.code == "migration-failed"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
    Store.open(path, clock=FixedClock()).close()


UPGRADE = """
import pathlib, sys
from datetime import UTC, datetime
from app.db import migrate
path, scripts = map(pathlib.Path, sys.argv[1:])
migrate.upgrade(path, at=datetime(2026, 1, 2, tzinfo=UTC), scripts=scripts, schema=3)
"""


@pytest.mark.parametrize(
    ("point", "schema"),
    [
        ("migrate-backed-up", 1),
        ("migrate-step", 1),
        ("migrate-step:2", 1),
        ("migrate-before-commit", 1),
        ("migrate-after-commit", 3),
        ("backup-started", 1),
        ("backup-pages", 1),
        ("backup-synced", 1),
        ("backup-verified", 1),
        ("backup-placed", 1),
    ],
)
def test_that_an_interrupted_upgrade_leaves_old_or_new(
    tmp_path: Path, longer_road: Path, point: str, schema: int
) -> None:
    path = filled(tmp_path, "A", "B")
    command = [sys.executable, "-c", UPGRADE, str(path), str(longer_road)]
    killed = subprocess.run(command, check=False, env={**os.environ, "APP_TEST": "1", "APP_CRASH_AT": point})
    assert killed.returncode == -signal.SIGKILL
    opening.check(path, is_thorough=True, read_only=False)
    assert schema_of(path, newest=3) == schema
    assert counted(path) == (2, 2)
    if schema == 1:
        subprocess.run(command, check=True)
    assert schema_of(path, newest=3) == 3
    assert counted(path) == (2, 2)


def test_that_an_interrupted_creation_leaves_nothing_under_the_name(tmp_path: Path) -> None:
    code = (
        "import sys,pathlib;from app.db import store;store.Store.create(pathlib.Path(sys.argv[1]),clock=store.utc_now)"
    )
    path = tmp_path / "phen-dau.pdau"
    for point in ("create-migrated", "migrate-step", "migrate-before-commit"):
        killed = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            check=False,
            env={**os.environ, "APP_TEST": "1", "APP_CRASH_AT": point},
        )
        assert killed.returncode == -signal.SIGKILL
        assert not path.exists()
    Store.create(path, clock=FixedClock()).close()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.pdau")), ids=lambda path: str(path.stem))
def test_that_every_released_schema_upgrades_with_equal_data(tmp_path: Path, path: Path) -> None:
    target = tmp_path / path.name
    shutil.copy(path, target)
    expected = path.with_suffix(".json").read_text(encoding="utf-8")
    store = Store.open(target, clock=FixedClock())
    assert dump(store, expected) == expected
    with store.write("Ghi được", "An") as connection:
        add_unit(connection, "Mới")
    with store.read() as connection:
        assert "Mới" in connection.scalars(select(unit.c.name)).all()
    store.close()


def test_that_there_is_a_data_file_of_every_schema() -> None:
    assert {int(path.stem.split("-")[1]) for path in GOLDEN.glob("*.pdau")} >= set(range(1, SCHEMA_VERSION + 1))
