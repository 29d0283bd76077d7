"""``poe kill``: end ``import --accept`` with kill -9 at random moments; nothing acknowledged may be lost.

``python -m tests.db.kill_loop [KILLS]`` prints a table. Each round starts from a fresh data folder, is killed one to
three times on the way and then runs to its end: what stands there must equal a run that nobody disturbed.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, func, select

from app.crash_points import CrashPoint
from app.db.seals import content_sha256
from app.db.tables import figure, finding, narrative, register_row, submission, unit
from app.errors import Problem
from app.services import founding, workspace

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples" / "ha-quang-2020"
PLAN = "ha-quang-2022"
_ACK = re.compile(r"^ACK (\d+) ([0-9a-f]{64})$", re.MULTILINE)

#: unit name and period end → how much of everything one version holds
Contents = dict[tuple[str, str, int], tuple[int, ...]]


@dataclass
class Tally:
    """What the rounds found; all but the first three must stay zero."""

    kills: int = 0
    too_late: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    twice: int = 0
    corrupt: int = 0
    unfinished: int = 0
    refused: int = 0
    bugs: int = 0
    moments: list[float] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether every promise held."""
        return not any((self.lost, self.half, self.twice, self.corrupt, self.unfinished, self.refused, self.bugs))

    def table(self) -> str:
        """The numbers, one a line."""
        rows = {
            "killed while working": self.kills,
            "had ended before the kill": self.too_late,
            "reports acknowledged (ACK)": self.acknowledged,
            "acknowledged reports lost or changed": self.lost,
            "half reports": self.half,
            "reports stored twice": self.twice,
            "damaged data files": self.corrupt,
            "repeated imports that ended otherwise": self.unfinished,
            "data files that did not open again": self.refused,
            "imports that ended with a bug (exit 1)": self.bugs,
        }
        lines = [f"{name:<40}{count:>8}" for name, count in rows.items()]
        if self.moments:
            lines.append(f"{'moments of the kills':<40}{min(self.moments):>8.2f} to {max(self.moments):.2f} s")
        return "\n".join(lines)


@dataclass
class Run:
    """One ``import --accept``: how it ended and what it acknowledged."""

    code: int
    seconds: float
    acknowledged: dict[int, str]


def run_import(folder: Path, samples: Path, kill_after: float | None = None, crash_at: str = "") -> Run:
    """Start the command; it is gone ``kill_after`` seconds later or at a named crash point, if it gets there."""
    command = [sys.executable, "-m", "app", "--data", str(folder), "import", str(samples), "--accept"]
    environment = {**os.environ, "APP_TEST": "1", "APP_CRASH_AT": crash_at}
    with tempfile.TemporaryFile() as output:
        began = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, cwd=ROOT, env=environment)
        try:
            process.wait(kill_after)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        seconds = time.monotonic() - began
        output.seek(0)
        said = output.read().decode("utf-8", errors="replace")
    return Run(process.returncode, seconds, {int(number): sha for number, sha in _ACK.findall(said)})


@contextmanager
def reading(folder: Path) -> Iterator[Connection]:
    """The data as the next start of the program sees them."""
    ws = workspace.open_(folder, actor="kill loop")
    try:
        with ws.store.read() as connection:
            yield connection
    finally:
        ws.close()


def contents(connection: Connection) -> Contents:
    """How much every stored version holds, by unit, period and version."""
    parts = [
        select(func.count()).select_from(part).where(part.c.submission_id == submission.c.id).scalar_subquery()
        for part in (figure, register_row, narrative, finding)
    ]
    query = select(unit.c.name, submission.c.period_end, submission.c.version, *parts).join_from(submission, unit)
    return {(row[0], row[1].isoformat(), row[2]): tuple(row[3:]) for row in connection.execute(query)}


def judge(folder: Path, acknowledged: dict[int, str], whole: Contents, tally: Tally) -> None:
    """Compare what stands in the folder with what was acknowledged and with an undisturbed run."""
    try:
        with reading(folder) as connection:
            raw = connection.connection.dbapi_connection
            assert raw is not None
            cursor = raw.cursor()
            cursor.execute("PRAGMA integrity_check")
            is_sound = [row[0] for row in cursor.fetchall()] == ["ok"]
            cursor.execute("PRAGMA foreign_key_check")
            tally.corrupt += not is_sound or bool(cursor.fetchall())
            stored = {
                row[0]: row[1] for row in connection.execute(select(submission.c.id, submission.c.content_sha256))
            }
            for number, sha in acknowledged.items():
                is_kept = stored.get(number) == sha and content_sha256(connection, number) == sha
                tally.lost += not is_kept
            found = contents(connection)
    except Problem:
        tally.refused += 1
        return
    tally.half += sum(whole.get(key) != held for key, held in found.items() if key in whole)
    tally.twice += sum(key not in whole for key in found)


def loop(kills: int, samples: Path = SAMPLES, seed: int = 1) -> Tally:
    """Kill ``kills`` times and count what went wrong."""
    chance = random.Random(seed)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="kill-") as scratch:
        base = Path(scratch) / "base"
        founding.create(base, PLAN, actor="kill loop").close()
        calm = Path(scratch) / "calm"
        shutil.copytree(base, calm)
        run = run_import(calm, samples)
        with reading(calm) as connection:
            whole = contents(connection)
        assert run.code == 0, "the undisturbed import was refused"
        assert run.acknowledged, "the undisturbed import acknowledged nothing"
        while tally.kills < kills:
            folder = Path(scratch) / "round"
            shutil.copytree(base, folder)
            _round(folder, samples, whole, run, chance, tally)
            shutil.rmtree(folder)
    return tally


def _round(folder: Path, samples: Path, whole: Contents, calm: Run, chance: random.Random, tally: Tally) -> None:
    acknowledged: dict[int, str] = {}
    for _ in range(chance.randint(1, 3)):
        run = _killed(folder, samples, calm, chance)
        if run.code == -signal.SIGKILL:
            tally.kills += 1
            tally.moments.append(run.seconds)
        else:
            tally.too_late += 1
        acknowledged |= run.acknowledged
        judge(folder, acknowledged, whole, tally)
    last = run_import(folder, samples)
    # The command itself refuses (2) only when nothing was left to do; 1 is a bug of the program.
    tally.bugs += last.code == 1
    acknowledged |= last.acknowledged
    judge(folder, acknowledged, whole, tally)
    tally.acknowledged += len(acknowledged)
    with reading(folder) as connection:
        accepted = _accepted(connection)
        # A report accepted just before a kill has no receipt, but it must be there; the others have both.
        is_complete = set(acknowledged) <= accepted and len(accepted) == len(calm.acknowledged)
        tally.unfinished += contents(connection) != whole or not is_complete


def _killed(folder: Path, samples: Path, calm: Run, chance: random.Random) -> Run:
    """Two of three by the clock, at any moment; one of three right before or after some commit."""
    if chance.random() < 2 / 3:
        return run_import(folder, samples, kill_after=chance.uniform(0.05, calm.seconds))
    point = chance.choice((CrashPoint.WRITE_BEFORE_COMMIT, CrashPoint.WRITE_AFTER_COMMIT))
    return run_import(folder, samples, crash_at=f"{point.value}:{chance.randint(1, len(calm.acknowledged) + 1)}")


def _accepted(connection: Connection) -> set[int]:
    return set(connection.scalars(select(submission.c.id).where(submission.c.state == "accepted")))


if __name__ == "__main__":
    result = loop(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    print(result.table())
    sys.exit(0 if result.is_clean else 1)
