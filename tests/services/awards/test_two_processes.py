"""The last place between two processes: exactly one gets it, the other hears who has it, nothing else changes."""

import os
import subprocess
import sys
from dataclasses import replace

from app.services import workspace
from app.services.awards import nominations, quotas
from app.services.workspace import Workspace
from tests.support.award_season import PROVINCE, a_season, candidates
from tests.support.commands import REFUSAL, ROOT

UNITS = ("Sóc Hà", "Tổng Cọt", "Cần Yên", "Trường Hà", "Lũng Nặm", "Nội Thôn", "Cải Viên", "Cần Nông")


class Taker:
    """A process of its own that takes places when it is told to."""

    def __init__(self, ws: Workspace, *nomination_ids: int) -> None:
        words = [sys.executable, "-m", "tests.support.taking_places", str(ws.folder.path), *map(str, nomination_ids)]
        self._process = subprocess.Popen(
            words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def heard(self) -> str:
        """Its next line."""
        assert self._process.stdout
        return self._process.stdout.readline().strip()

    def go(self) -> None:
        """Let it take the next place."""
        assert self._process.stdin
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def close(self) -> int:
        """Its exit code."""
        self._process.communicate(timeout=60)
        return self._process.returncode


def a_pool_and_eight_who_want_it(ws: Workspace) -> tuple[int, list[int]]:
    """A season whose pool has one place, and a candidate of each of eight communes."""
    season = a_season(ws, "Sóc Hà", pool=1)
    wanting = [candidates(ws, season, unit, f"Nông Văn {unit}", award=PROVINCE)[0].id for unit in UNITS]
    return season.id, wanting


def pool_of(ws: Workspace, season_id: int) -> quotas.QuotaCell:
    (cell,) = quotas.board(ws, season_id).pools
    return cell


def test_that_two_processes_never_both_take_the_last_place(ws: Workspace) -> None:
    season_id, wanting = a_pool_and_eight_who_want_it(ws)
    takers = [Taker(ws, *wanting[:4]), Taker(ws, *wanting[4:])]
    assert [taker.heard() for taker in takers] == ["ready", "ready"]
    for taken in range(4):
        quota = pool_of(ws, season_id).quota
        assert quota is not None
        quotas.save_quota(ws, replace(quota, places=taken + 1))
        for taker in takers:
            taker.go()
        said = sorted(taker.heard() for taker in takers)
        cell = pool_of(ws, season_id)
        assert (cell.used, cell.free, said[1]) == (taken + 1, 0, "taken")
        last = next(one.name for one in cell.holders if one.nomination_id in (wanting[taken], wanting[4 + taken]))
        assert said[0].startswith("no-place: ")
        assert last in said[0]
    assert [taker.close() for taker in takers] == [0, 0]
    assert ws.store.faults() == ()
    assert len([row for row in nominations.rows(ws, season_id) if row.nomination.holds_place]) == 4


def test_that_of_two_commands_at_once_one_takes_the_place_and_both_say_so(ws: Workspace) -> None:
    season_id, (first, second, *_rest) = a_pool_and_eight_who_want_it(ws)
    ws.close()
    commands = [
        subprocess.Popen(
            [sys.executable, "-m", "app", "nominations", "propose", str(key), "--data", str(ws.folder.path)],
            cwd=ROOT, env={**os.environ, "APP_TEST": "1"}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8",
        )
        for key in (first, second)
    ]  # fmt: skip
    said = [(command, *command.communicate(timeout=120)) for command in commands]
    assert sorted(command.returncode for command, _out, _err in said) == [0, 2]
    (refused,) = [err.strip() for command, _out, err in said if command.returncode == 2]
    assert REFUSAL.search(refused)
    assert "Traceback" not in refused
    again = workspace.open_(ws.folder.path, actor="Nông Thị Lan")
    try:
        assert (pool_of(again, season_id).used, pool_of(again, season_id).free) == (1, 0)
    finally:
        again.close()
