"""Backups are verified before they bear their name, and restoring never leaves the user without a data file."""

import hashlib
import os
import random
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from app.crash_points import names
from app.db import backup, opening
from app.db.engine import SCHEMA_VERSION
from app.db.store import Store
from app.db.tables import unit
from app.errors import DataFileProblem
from tests.support.data_files import FixedClock, a_store, add_unit


@pytest.fixture(params=["sqlcipher3", "sqlite3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("APP_SQLITE_DRIVER", request.param)
    with a_store(tmp_path) as opened:
        add(opened, "Trường Hà")
        yield opened


def add(store: Store, *units: str) -> None:
    with store.write("Thêm", "An") as connection:
        for name in units:
            add_unit(connection, name)


def held(path: Path) -> list[str]:
    """Names of the units in a closed data file, which must be sound."""
    opening.check(path, is_thorough=True, read_only=False)
    store = Store.open(path, clock=FixedClock())
    with store.read() as connection:
        found = list(connection.scalars(select(unit.c.name).order_by(unit.c.id)))
    store.close()
    return found


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_that_a_backup_is_a_verified_copy_named_by_time_and_reason(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    made = backup.back_up(store, folder, reason="Hằng ngày")
    assert made.name == "phen-dau_0001_2021-11-20_08-00-03_hang-ngay.pdau"
    assert sorted(path.name for path in folder.iterdir()) == [made.name, made.name + ".sha256"]
    assert held(made) == ["Trường Hà"]
    (told,) = backup.backups(folder)
    assert (told.is_sound, told.schema, told.reason, told.number) == (True, SCHEMA_VERSION, "hang-ngay", 1)
    assert told.made_at == datetime(2021, 11, 20, 1, 0, 3, tzinfo=UTC)
    assert told.size == made.stat().st_size


def test_that_ten_are_kept_and_one_at_most_goes(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    made = [backup.back_up(store, folder, reason="tay") for _ in range(12)]
    assert [file.path for file in backup.backups(folder)] == made[:1:-1]
    for path in made[2:5]:
        shutil.copy(path, folder / path.name.replace("_00", "_90"))
    backup.rotate(folder)
    assert len(backup.backups(folder)) == 12


def test_that_a_wrong_clock_never_costs_the_newest_backup(tmp_path: Path) -> None:
    clock = FixedClock()
    store = Store.create(tmp_path / "phen-dau.pdau", clock=clock)
    folder = tmp_path / "sao-luu"
    for _ in range(10):
        backup.back_up(store, folder, reason="tay")
    clock.now = datetime(2015, 1, 1, tzinfo=UTC)
    made = backup.back_up(store, folder, reason="tay")
    assert backup.backups(folder)[0].path == made
    assert len(backup.backups(folder)) == 10
    store.close()


def test_that_the_ways_back_are_kept_besides_the_ordinary_backups(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    ways = [backup.back_up(store, folder, reason=f"truoc-nang-cap-1-{n}") for n in range(2, 6)]
    other = backup.back_up(store, folder, reason="truoc-khoi-phuc")
    for _ in range(12):
        backup.back_up(store, folder, reason="tay")
    left = [file.path for file in backup.backups(folder)]
    assert [path for path in ways if path in left] == ways[1:]
    assert other in left
    assert len(left) == 10 + 3 + 1


def test_that_files_of_others_in_the_folder_stay(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    (folder / "chép tay.pdau").write_bytes(b"")
    for _ in range(11):
        backup.back_up(store, folder, reason="tay")
    assert (folder / "chép tay.pdau").exists()
    assert [file.is_sound for file in backup.backups(folder)] == [True] * 10 + [False]


def test_that_every_flipped_bit_is_noticed(store: Store, tmp_path: Path) -> None:
    add(store, *(f"Xã {number}" for number in range(100)))
    made = backup.back_up(store, tmp_path / "sao-luu", reason="tay")
    sound = made.read_bytes()
    chance = random.Random(7)
    for _ in range(40):
        spoiled = bytearray(sound)
        spoiled[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        made.write_bytes(bytes(spoiled))
        assert backup.verify(made) is not None
    made.write_bytes(sound[: len(sound) // 2])
    assert backup.verify(made) is not None
    made.write_bytes(sound)
    assert backup.verify(made) is None


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda _content: b"", "empty"),
        (lambda _content: b"%PDF-1.7" * 100, "not-a-database"),
        (lambda content: content[:60] + struct.pack(">I", SCHEMA_VERSION + 1) + content[64:], "newer"),
        (lambda content: content[:68] + b"\0\0\0\1" + content[72:], "foreign"),
        (lambda content: content[:8192] + b"\xff" * 4096 + content[12288:], "backup-damaged"),
    ],
)
@pytest.mark.parametrize("has_digest", [True, False])
def test_that_a_bad_backup_is_refused_and_the_data_untouched(
    store: Store, tmp_path: Path, spoil: object, code: str, has_digest: bool
) -> None:
    made = backup.back_up(store, tmp_path / "sao-luu", reason="tay")
    assert callable(spoil)
    made.write_bytes(spoil(made.read_bytes()))
    if not has_digest:
        backup.seal_of(made).unlink()
    store.close()
    before, beside = digest(store.path), sorted(tmp_path.iterdir())
    with pytest.raises(DataFileProblem) as caught:
        backup.restore(made, store.path)
    assert caught.value.code == code
    assert digest(store.path) == before
    assert sorted(tmp_path.iterdir()) == beside


def test_that_restoring_keeps_the_former_file_and_the_way_back_is_byte_identical(store: Store, tmp_path: Path) -> None:
    made = backup.back_up(store, tmp_path / "sao-luu", reason="tay")
    add(store, "Sóc Giang")
    store.close()
    former = digest(store.path)
    kept = backup.restore(made, store.path, clock=FixedClock())
    assert kept is not None
    assert kept.name == "phen-dau.truoc-khoi-phuc_2021-11-20_08-00-01.pdau"
    assert digest(kept) == former
    assert digest(store.path) == digest(made)
    assert held(store.path) == ["Trường Hà"]
    again = backup.restore(kept, store.path, clock=FixedClock())
    assert digest(store.path) == former
    assert again is not None
    assert again != kept
    assert held(store.path) == ["Trường Hà", "Sóc Giang"]


def test_that_restoring_where_no_data_file_is_left_works(store: Store, tmp_path: Path) -> None:
    made = backup.back_up(store, tmp_path / "sao-luu", reason="tay")
    store.close()
    store.path.unlink()
    store.path.with_name(store.path.name + "-journal").write_bytes(b"\xd9\xd5\x05\xf9 of the lost file")
    assert backup.restore(made, store.path) is None
    assert held(store.path) == ["Trường Hà"]


def test_that_the_journal_of_a_damaged_file_is_not_played_into_the_restored_one(store: Store, tmp_path: Path) -> None:
    made = backup.back_up(store, tmp_path / "sao-luu", reason="tay")
    store.close()
    store.path.write_bytes(b"\xff" * 20000)
    journal = store.path.with_name(store.path.name + "-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x01" * 4096)
    kept = backup.restore(made, store.path, clock=FixedClock())
    assert kept is not None
    assert not journal.exists()
    assert kept.with_name(kept.name + "-journal").exists()
    assert held(store.path) == ["Trường Hà"]


CRASH = """
import pathlib, sys
from app.db import backup
from app.db.store import Store, utc_now
path = pathlib.Path(sys.argv[1])
store = Store.open(path, clock=utc_now)
made = backup.back_up(store, path.parent / "sao-luu", reason="tay")
store.close()
backup.restore(pathlib.Path(sys.argv[2]), path)
"""


@pytest.mark.parametrize("point", [name for name in names() if name.startswith(("backup-", "restore-"))])
def test_that_the_data_file_opens_after_a_crash_at_any_step(store: Store, tmp_path: Path, point: str) -> None:
    old = backup.back_up(store, tmp_path / "sao-luu", reason="tay")
    add(store, "Sóc Giang")
    store.close()
    command = [sys.executable, "-c", CRASH, str(store.path), str(old)]
    killed = subprocess.run(command, check=False, env={**os.environ, "APP_TEST": "1", "APP_CRASH_AT": point})
    assert killed.returncode == -signal.SIGKILL
    expected = ["Trường Hà"] if point == "restore-placed" else ["Trường Hà", "Sóc Giang"]
    assert held(store.path) == expected
    assert all(file.is_sound for file in backup.backups(tmp_path / "sao-luu"))
    assert backup.verify(old) is None
    subprocess.run(command, check=True)
    assert held(store.path) == ["Trường Hà"]


def test_that_a_write_killed_before_its_commit_is_absent_and_after_it_present(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        path = store.path
    code = (
        "import sys,pathlib;from app.db.store import Store,utc_now;from tests.support.data_files import add_unit\n"
        "with Store.open(pathlib.Path(sys.argv[1]),clock=utc_now).write('a','b') as connection:"
        " [add_unit(connection, str(n)) for n in range(3000)]"
    )
    for point, count in (("write-before-commit", 0), ("write-after-commit", 3000)):
        killed = subprocess.run(
            [sys.executable, "-c", code, str(path)],
            check=False,
            env={**os.environ, "APP_TEST": "1", "APP_CRASH_AT": point},
        )
        assert killed.returncode == -signal.SIGKILL
        assert len(held(path)) == count


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if os.geteuid() != 0 or sys.platform != "linux":
        pytest.skip("only root mounts a small disk")
    folder = tmp_path / "đĩa nhỏ"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], check=False)
    if mounted.returncode != 0:
        pytest.skip("this container may not mount")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_that_a_full_disk_is_a_clean_refusal_of_a_write(small_disk: Path) -> None:
    with a_store(small_disk) as store:
        add(store, "Trường Hà")
        with pytest.raises(DataFileProblem) as caught:
            add(store, *(f"{number}" + "x" * 1000 for number in range(2000)))
        assert caught.value.code == "disk-full"
        add(store, "Sóc Giang")
    assert held(store.path) == ["Trường Hà", "Sóc Giang"]
    assert list(small_disk.iterdir()) == [store.path]


def test_that_a_full_disk_stops_a_backup_and_a_restore_without_a_trace(
    store: Store, small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, *(f"{number}" + "x" * 1000 for number in range(1200)))
    monkeypatch.setattr(backup, "_SPARE_BYTES", -(10**9))
    with pytest.raises(DataFileProblem) as caught:
        backup.back_up(store, small_disk, reason="tay")
    assert caught.value.code == "disk-full"
    assert list(small_disk.iterdir()) == []
    made = backup.back_up(store, store.path.parent / "sao-luu", reason="tay")
    target = small_disk / "phen-dau.pdau"
    target.write_bytes(b"held")
    with pytest.raises(DataFileProblem) as caught:
        backup.restore(made, target)
    assert caught.value.code == "disk-full"
    assert [path.name for path in small_disk.iterdir()] == ["phen-dau.pdau"]


def test_that_a_backup_stops_before_it_fills_the_disk(store: Store, small_disk: Path) -> None:
    with pytest.raises(DataFileProblem) as caught:
        backup.back_up(store, small_disk, reason="tay")
    assert caught.value.code == "disk-full"
    assert list(small_disk.iterdir()) == []
