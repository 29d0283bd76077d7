"""``poe revision "what changes"``: write the next migration from the difference between tables.py and the migrations.

With ``--first`` the only migration, 0001, is written anew: allowed until the first release, never after.
"""

import argparse
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command

from app.db import migrate
from app.db.engine import Access, begin_immediately, make_engine

_CHECKOUT = migrate.SCRIPTS.parents[2]
VERSIONS = migrate.SCRIPTS / "versions"


def main(arguments: list[str] | None = None) -> None:
    """Write one file into ``versions`` and say nothing."""
    parser = argparse.ArgumentParser(prog="poe revision")
    parser.add_argument("message", nargs="?", default="First schema")
    parser.add_argument("--first", action="store_true", help="write 0001 anew instead of adding the next one")
    options = parser.parse_args(arguments)
    present = sorted(VERSIONS.glob("[0-9]*.py"))
    if options.first:
        if len(present) > 1:
            parser.error("0001 has successors: it is history now")
        for path in present:
            path.unlink()
        present = []
    write(options.message, number=len(present) + 1)
    if options.first:
        # The data file that stands for this schema in the tests follows it.
        command_line = [sys.executable, "-m", "tests.support.golden_database"]
        subprocess.run(command_line, check=True, cwd=_CHECKOUT)  # noqa: S603 - our own


def write(message: str, *, number: int) -> None:
    """Compare a database of the present migrations with the metadata and write revision ``number``."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(Path(folder) / "revision.pdau", Access.CREATE)
        with engine.connect() as connection:
            settings = migrate.config()
            settings.stdout = io.StringIO()
            settings.attributes["connection"] = connection
            begin_immediately(connection, is_immediate=True)
            with connection.begin():
                if number > 1:
                    command.upgrade(settings, "head")
                command.revision(settings, message, autogenerate=True, rev_id=f"{number:04d}")
        engine.dispose()
    for path in VERSIONS.glob(f"{number:04d}_*.py"):
        _tidy(path)


def _tidy(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.strip().startswith("# ###")), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(path)], check=True)  # noqa: S603 - our own


if __name__ == "__main__":
    main()
