"""A data folder: made whole or not at all, opened by one, backed up every day."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from app.db import backup
from app.db.tables import committee, unit
from app.errors import DataFileProblem, Problem
from app.services import founding, workspace
from app.services.workspace import DataFolder
from tests.support.data_files import FixedClock, add_unit

PLAN = "ha-quang-2022"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A place with a space, Vietnamese letters and a percent sign."""
    return tmp_path / "Số liệu 100%20"


def test_that_a_new_folder_holds_the_plan_and_nothing_unfinished(folder: Path) -> None:
    ws = founding.create(folder, PLAN, actor="An", clock=FixedClock())
    with ws.store.read() as connection:
        assert connection.scalar(select(committee.c.plan_preset)) == PLAN
        assert connection.scalars(select(unit.c.id)).all()
    assert (ws.actor, ws.warnings, ws.is_read_only) == ("An", (), False)
    ws.close()
    ws.close()
    assert sorted(path.name for path in folder.iterdir()) == ["phen-dau.pdau", "sao-luu"]


def test_that_an_unknown_plan_leaves_no_trace(folder: Path) -> None:
    with pytest.raises(Problem):
        founding.create(folder, "khong-co", actor="An", clock=FixedClock())
    assert not folder.exists()


def test_that_a_data_file_is_never_created_over(folder: Path) -> None:
    founding.create(folder, PLAN, actor="An", clock=FixedClock()).close()
    before = (folder / "phen-dau.pdau").read_bytes()
    with pytest.raises(DataFileProblem) as caught:
        founding.create(folder, PLAN, actor="An", clock=FixedClock())
    assert caught.value.code == "exists"
    assert (folder / "phen-dau.pdau").read_bytes() == before


def test_that_folder_and_file_open_the_same_data(folder: Path) -> None:
    founding.create(folder, PLAN, actor="An", clock=FixedClock()).close()
    for place in (folder, folder / "phen-dau.pdau"):
        ws = workspace.open_(place, actor="Bình", clock=FixedClock())
        assert ws.folder == DataFolder(folder)
        ws.close()
    renamed = (folder / "phen-dau.pdau").rename(folder / "bản khác.pdau")
    ws = workspace.open_(renamed, clock=FixedClock())
    assert ws.folder.data_file == renamed
    assert ws.actor
    ws.close()


def test_that_nothing_is_opened_where_nothing_is(folder: Path) -> None:
    for place in (folder, folder / "phen-dau.pdau"):
        with pytest.raises(DataFileProblem) as caught:
            workspace.open_(place, clock=FixedClock())
        assert caught.value.code == "missing"
    assert not folder.exists()


def test_that_a_second_one_may_look_but_not_write(folder: Path) -> None:
    first = founding.create(folder, PLAN, actor="An", clock=FixedClock())
    with pytest.raises(DataFileProblem) as caught:
        workspace.open_(folder, clock=FixedClock())
    assert caught.value.code == "second-instance"
    looking = workspace.open_(folder, clock=FixedClock(), read_only=True)
    with looking.store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(unit))
    with pytest.raises(DataFileProblem), looking.store.write("Thêm", "Bình"):
        pass
    looking.close()
    with first.store.write("Thêm", "An") as connection:
        add_unit(connection, "Xã mới")
    first.close()
    workspace.open_(folder, clock=FixedClock()).close()


def test_that_a_refused_file_leaves_the_lock_free(folder: Path) -> None:
    founding.create(folder, PLAN, actor="An", clock=FixedClock()).close()
    path = folder / "phen-dau.pdau"
    sound = path.read_bytes()
    path.write_bytes(sound[:8192] + b"\xff" * 8192 + sound[16384:])
    for _ in range(2):
        with pytest.raises(DataFileProblem) as caught:
            workspace.open_(folder, clock=FixedClock())
        assert caught.value.code == "damaged"


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2021, 11, 20, 16, 59, tzinfo=UTC), date(2021, 11, 20)),
        (datetime(2021, 11, 20, 17, 0, tzinfo=UTC), date(2021, 11, 21)),
    ],
)
def test_that_today_is_the_day_in_vietnam(folder: Path, instant: datetime, day: date) -> None:
    ws = founding.create(folder, PLAN, actor="An", clock=lambda: instant)
    assert ws.today == day
    ws.close()


def test_that_one_backup_a_day_is_made_and_sixty_days_leave_ten(folder: Path) -> None:
    clock = FixedClock()
    founding.create(folder, PLAN, actor="An", clock=clock).close()
    for day in range(60):
        clock.now = FixedClock().now + timedelta(days=day)
        for _ in range(2 if day % 20 == 0 else 1):
            ws = workspace.open_(folder, actor="An", clock=clock)
            assert ws.warnings == ()
            ws.close()
        assert len(backup._candidates(folder / "sao-luu")) == min(day + 1, 10)
    kept = backup.backups(folder / "sao-luu")
    assert [file.number for file in kept] == list(range(60, 50, -1))
    assert all(file.is_sound and file.reason == "hang-ngay" for file in kept)


def test_that_a_clock_gone_back_is_told(folder: Path) -> None:
    founding.create(folder, PLAN, actor="An", clock=FixedClock()).close()
    ws = workspace.open_(folder, clock=FixedClock(datetime(2015, 1, 1, tzinfo=UTC)))
    assert len(ws.warnings) == 1
    assert "20/11/2021" in ws.warnings[0]
    ws.close()


def test_that_a_failed_daily_backup_warns_and_lets_work_go_on(folder: Path) -> None:
    ws = founding.create(folder, PLAN, actor="An", clock=FixedClock())
    for path in (folder / "sao-luu").iterdir():
        path.unlink()
    ws.close()
    (folder / "sao-luu").rmdir()
    (folder / "sao-luu").write_bytes(b"")
    ws = workspace.open_(folder, clock=FixedClock())
    assert len(ws.warnings) == 1
    assert ws.warnings[0].startswith("Chưa sao lưu được hằng ngày")
    ws.close()


def test_that_looking_after_a_kill_in_the_middle_of_a_write_works(folder: Path) -> None:
    """A hot journal must be played back before the file can be read at all, also by who only looks."""
    founding.create(folder, PLAN, actor="An", clock=FixedClock()).close()
    code = (
        "import os, pathlib, sys\n"
        "from app.services import workspace\n"
        "from tests.support.data_files import add_unit\n"
        "ws = workspace.open_(pathlib.Path(sys.argv[1]))\n"
        "with ws.store.write('a', 'b') as connection:\n"
        "    connection.exec_driver_sql('PRAGMA cache_spill=1')\n"
        "    connection.exec_driver_sql('PRAGMA cache_size=5')\n"
        "    for number in range(3000):\n"
        "        add_unit(connection, f'Xã {number}')\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert (folder / "phen-dau.pdau-journal").exists()
    looking = workspace.open_(folder, clock=FixedClock(), read_only=True)
    with looking.store.read() as connection:
        assert connection.scalar(select(unit.c.id).where(unit.c.name == "Xã 1")) is None
    assert looking.store.faults() == ()
    looking.close()
