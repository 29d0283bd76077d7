"""``poe kill``, second part: end a season of commendation with kill -9; every step is there whole or not at all.

``python -m tests.db.kill_awards [KILLS]`` prints a table. Each round starts from a fresh data folder and is killed some
times on its way to the last step; after each kill the data must be those of an undisturbed run after the steps that
were acknowledged, or after the one more that was on its way.
"""

import hashlib
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import docx
import pypdfium2
from sqlalchemy import DateTime, select

from app.crash_points import CrashPoint
from app.db.tables import metadata
from app.db.types import DbConnection, Instant
from app.errors import Problem
from app.services import founding
from app.services.workspace import Workspace
from tests.db import award_steps
from tests.db.kill_loop import ROOT
from tests.support.data_files import FixedClock

#: What the steps write; instants are left out, they differ from run to run.
_TABLES = (
    "nominee", "nomination", "quota", "award_decision", "dossier_receipt", "council_sitting", "certificate_print",
    "certificate_layout",
)  # fmt: skip
#: Where to end it between two steps of the computer, and how many passages there may be before.
_POINTS = {
    CrashPoint.WRITE_BEFORE_COMMIT: 14,
    CrashPoint.WRITE_AFTER_COMMIT: 14,
    CrashPoint.FILE_WRITTEN: 6,
    CrashPoint.FILE_PLACED: 6,
}
_FILES = "ra"


@dataclass
class AwardTally:
    """What the rounds found; everything below the kills must stay zero."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    corrupt: int = 0
    half_files: int = 0
    refused: int = 0
    bugs: int = 0
    unfinished: int = 0
    during: Counter[str] = field(default_factory=Counter)

    @property
    def is_clean(self) -> bool:
        """Whether every promise held."""
        return not any(
            (self.lost, self.half, self.corrupt, self.half_files, self.refused, self.bugs, self.unfinished)
        )  # fmt: skip

    def table(self) -> str:
        """The numbers, one a line."""
        rows = {
            "killed while working": self.kills,
            "steps acknowledged": self.acknowledged,
            "acknowledged steps lost": self.lost,
            "half steps": self.half,
            "damaged data files": self.corrupt,
            "half PDFs or dossiers": self.half_files,
            "data files that did not open again": self.refused,
            "runs that ended with a bug": self.bugs,
            "seasons that ended otherwise": self.unfinished,
        }
        lines = [f"{name:<40}{count:>8}" for name, count in rows.items()]
        return "\n".join((*lines, *(f"  killed during: {name:<24}{count:>8}" for name, count in self.during.items())))


@dataclass(frozen=True)
class Calm:
    """An undisturbed season: the names of its steps, the data after each of them, files of a dossier, seconds."""

    names: tuple[str, ...]
    prints: tuple[str, ...]
    dossier: int
    seconds: float


def loop(kills: int, seed: int = 1) -> AwardTally:
    """Kill ``kills`` times and count what went wrong."""
    chance, tally = random.Random(seed), AwardTally()
    with tempfile.TemporaryDirectory(prefix="kill-awards-") as scratch:
        base = Path(scratch) / "base"
        founding.create(base, award_steps.PLAN, actor="kill loop", clock=FixedClock(award_steps.TODAY)).close()
        calm = _calm(base, Path(scratch) / "calm")
        while tally.kills < kills:
            folder = Path(scratch) / "round"
            shutil.copytree(base, folder)
            _round(folder, calm, chance, tally)
            shutil.rmtree(folder)
    return tally


def _calm(base: Path, folder: Path) -> Calm:
    shutil.copytree(base, folder)
    ws = award_steps.opened(folder)
    try:
        steps = award_steps.steps_of_season(folder / _FILES)
        prints = [_fingerprint(ws)]
        for _name, step in steps:
            step(ws)
            prints.append(_fingerprint(ws))
    finally:
        ws.close()
    (dossier,) = _dossiers(folder)
    timed = folder.with_name("timed")
    shutil.copytree(base, timed)
    began = time.monotonic()
    code, done = _run(timed, 0)
    assert (code, done) == (0, len(steps)), "the undisturbed season did not come to its end"
    seconds = time.monotonic() - began
    return Calm(tuple(name for name, _step in steps), tuple(prints), len(list(dossier.rglob("*.*"))), seconds)


def _run(folder: Path, first: int, kill_after: float | None = None, crash_at: str = "") -> tuple[int, int]:
    """Go on from a step; the exit code and how many steps are acknowledged in all."""
    command = [sys.executable, "-m", "tests.db.award_steps", str(folder), str(first)]
    environment = {**os.environ, "APP_TEST": "1", "APP_CRASH_AT": crash_at}
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output, stderr=None, cwd=ROOT, env=environment)
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        output.seek(0)
        acknowledged = re.findall(r"^ACK (\d+)$", output.read().decode(), re.MULTILINE)
    return process.returncode, max([first, *(int(number) + 1 for number in acknowledged)])


def _round(folder: Path, calm: Calm, chance: random.Random, tally: AwardTally) -> None:
    done, end = 0, len(calm.names)
    for _kill in range(chance.randint(3, 8)):
        if done == end:
            return
        code, told = _killed(folder, done, calm, chance)
        tally.acknowledged += told - done
        if code == -signal.SIGKILL:
            tally.kills += 1
            tally.during[calm.names[min(told, end - 1)]] += 1
        tally.bugs += code not in (0, -signal.SIGKILL)
        done = _judged(folder, told, calm, tally)
    code, told = _run(folder, done)
    tally.acknowledged += told - done
    tally.bugs += code != 0
    _judged(folder, told, calm, tally)
    tally.unfinished += told != end


def _killed(folder: Path, first: int, calm: Calm, chance: random.Random) -> tuple[int, int]:
    """Half of them by the clock, at any moment; half right before or after some commit or file."""
    if chance.random() < 1 / 2:
        return _run(folder, first, kill_after=chance.uniform(calm.seconds / 5, calm.seconds))
    point = chance.choice(tuple(_POINTS))
    return _run(folder, first, crash_at=f"{point.value}:{chance.randint(1, _POINTS[point])}")


def _judged(folder: Path, told: int, calm: Calm, tally: AwardTally) -> int:
    """How many steps are in the data; counts what must not be."""
    try:
        ws = award_steps.opened(folder)
    except Problem:
        tally.refused += 1
        return told
    try:
        tally.corrupt += bool(ws.store.faults())
        found = _fingerprint(ws)
    finally:
        ws.close()
    tally.half_files += sum(not _is_whole(folder, path, calm) for path in (folder / _FILES).rglob("*.*"))
    for done in (told, told + 1):
        if done < len(calm.prints) and calm.prints[done] == found:
            return done
    is_earlier = found in calm.prints[:told]
    tally.lost += is_earlier
    tally.half += not is_earlier
    return told


def _is_whole(folder: Path, path: Path, calm: Calm) -> bool:
    """Whether a file opens and stands in a dossier with all its files; what was being written has a hidden name."""
    if any(part.startswith(".") for part in path.relative_to(folder).parts) or path.is_dir():
        return True
    try:
        if path.suffix == ".pdf":
            with pypdfium2.PdfDocument(path) as pages:
                return len(pages) > 0 and _has_all(folder, path, calm)
        docx.Document(str(path))
    except (pypdfium2.PdfiumError, ValueError, KeyError, OSError):
        return False
    return True


def _has_all(folder: Path, path: Path, calm: Calm) -> bool:
    own = [dossier for dossier in _dossiers(folder) if path.is_relative_to(dossier)]
    return all(len(list(dossier.rglob("*.*"))) == calm.dossier for dossier in own)


def _dossiers(folder: Path) -> list[Path]:
    return [path for path in (folder / _FILES).glob("Hồ sơ*") if path.is_dir()]


def _fingerprint(ws: Workspace) -> str:
    with ws.store.read() as connection:
        rows = [row for name in _TABLES for row in _rows(connection, name)]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _rows(connection: DbConnection, name: str) -> list[str]:
    table = metadata.tables[name]
    columns = [column for column in table.columns if not isinstance(column.type, Instant | DateTime)]
    return [f"{name} {tuple(row)}" for row in connection.execute(select(*columns).order_by(table.c.id))]


if __name__ == "__main__":
    result = loop(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
    print(result.table())
    sys.exit(0 if result.is_clean else 1)
