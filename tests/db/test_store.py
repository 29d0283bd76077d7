"""The one door to the data: what it opens, what it refuses untouched, and what a write promises."""

import hashlib
import os
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text

from app.db import opening
from app.db.engine import APPLICATION_ID, SCHEMA_VERSION, driver
from app.db.location import Location, locate
from app.db.store import Change, Store
from app.db.tables import figure, operation, unit
from app.errors import DataFileProblem
from tests.support.data_files import FixedClock, a_store, add_unit, bare


@pytest.fixture(params=["sqlcipher3", "sqlite3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("APP_SQLITE_DRIVER", request.param)
    with a_store(tmp_path) as opened:
        yield opened


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def code_of(path: Path) -> str:
    """Open, expect a refusal, and give its code; the file must not have changed by a byte."""
    before, names = digest(path), sorted(path.parent.iterdir())
    with pytest.raises(DataFileProblem) as caught:
        Store.open(path, clock=FixedClock())
    assert digest(path) == before
    assert sorted(path.parent.iterdir()) == names
    assert caught.value.sentence.endswith(".")
    return caught.value.code


@pytest.mark.parametrize("folder", ["Hà Quảng 2021", "a%20b", "what?mode=memory", "x#y&z=1", "nháy'\"kép"])
def test_that_any_folder_name_works(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "dữ liệu%41?.pdau"
    store = Store.create(path, clock=FixedClock())
    with store.write("Thêm", "An") as connection:
        add_unit(connection, "Trường Hà")
    store.close()
    assert [entry.name for entry in (tmp_path / folder).iterdir()] == [path.name]
    again = Store.open(path, clock=FixedClock())
    with again.read() as connection:
        assert connection.scalar(select(unit.c.name)) == "Trường Hà"
    again.close()


def test_that_the_file_says_whose_it_is(store: Store) -> None:
    head = store.path.read_bytes()[:100]
    assert struct.unpack_from(">I", head, 68)[0] == APPLICATION_ID
    assert struct.unpack_from(">I", head, 60)[0] == SCHEMA_VERSION


def test_that_connections_are_durable_and_strict(store: Store) -> None:
    with store.read() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "trusted_schema",
                "cell_size_check",
                "busy_timeout",
            )
        }
    assert said == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 5000,
    }


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 0.5])
def test_that_floating_point_never_reaches_the_file(store: Store, value: float) -> None:
    with pytest.raises(TypeError), store.write("Sai", "An") as connection:
        connection.execute(figure.insert().values(value_milli=value))
    with pytest.raises(TypeError), store.write("Sai", "An") as connection:
        connection.execute(text("INSERT INTO figure (value_milli) VALUES (:v)"), [{"v": 1}, {"v": value}])


def test_that_an_oversized_integer_never_reaches_the_file(store: Store) -> None:
    with pytest.raises(OverflowError), store.write("Sai", "An") as connection:
        connection.execute(text("SELECT :v"), {"v": 2**63})


def test_that_a_missing_file_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(DataFileProblem) as caught:
        Store.open(tmp_path / "phen-dau.pdau", clock=FixedClock())
    assert caught.value.code == "missing"
    assert list(tmp_path.iterdir()) == []


def test_that_creating_never_writes_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "phen-dau.pdau"
    path.write_bytes(b"mine")
    with pytest.raises(DataFileProblem) as caught:
        Store.create(path, clock=FixedClock())
    assert caught.value.code == "exists"
    assert path.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"PK\x03\x04" * 100, "not-a-database"), (b"SQLite format 3\x00", "not-a-database")],
)
def test_that_other_bytes_are_refused_untouched(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "phen-dau.pdau"
    path.write_bytes(content)
    assert code_of(path) == code


def test_that_the_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "phen-dau.pdau"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (a)")
    other.execute("PRAGMA user_version=1")
    other.commit()
    other.close()
    assert code_of(path) == "foreign"


def patched(path: Path, offset: int, content: bytes) -> None:
    held = bytearray(path.read_bytes())
    held[offset : offset + len(content)] = content
    path.write_bytes(bytes(held))


def test_that_a_newer_file_is_refused_untouched_with_both_versions(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        path = store.path
    patched(path, 60, struct.pack(">I", SCHEMA_VERSION + 6))
    assert code_of(path) == "newer"
    with pytest.raises(DataFileProblem, match=rf"phiên bản {SCHEMA_VERSION + 6}, .* phiên bản {SCHEMA_VERSION}\)"):
        Store.open(path, clock=FixedClock())


def test_that_a_damaged_file_is_refused_untouched(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        with store.write("Thêm", "An") as connection:
            for number in range(200):
                add_unit(connection, f"Xã {number}")
        path = store.path
    patched(path, 4096 * 3, b"\xff" * 4096)
    assert code_of(path) == "damaged"


def test_that_damage_only_a_thorough_check_finds_is_found_after_a_dirty_shutdown(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        with store.write("Thêm", "An") as connection:
            add_unit(connection, "Xã thứ nhất", uid="uid-mot")
        path = store.path
    where = path.read_bytes().index(b"uid-mot")
    patched(path, where, b"uid-hai")
    Store.open(path, clock=FixedClock()).close()
    opening.mark_of(path).touch()
    assert code_of(path) == "damaged"


def test_that_a_clean_close_leaves_one_file_and_a_killed_process_a_mark(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        path = store.path
        assert opening.mark_of(path).exists()
    assert list(tmp_path.iterdir()) == [path]
    code = (
        "import os,sys,pathlib;from app.db.store import Store,utc_now;"
        "Store.open(pathlib.Path(sys.argv[1]),clock=utc_now);os.kill(os.getpid(),9)"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=False)
    assert opening.mark_of(path).exists()
    Store.open(path, clock=FixedClock()).close()
    assert not opening.mark_of(path).exists()


def test_that_a_write_is_whole_or_absent(store: Store) -> None:
    with pytest.raises(KeyError), store.write("Thêm", "An") as connection:
        raise KeyError(add_unit(connection, "Trường Hà"))
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(unit)) == 0
        assert connection.scalar(select(func.count()).select_from(operation)) == 0


def test_that_listeners_hear_of_a_write_after_its_commit_only(store: Store) -> None:
    heard: list[tuple[Change, int | None]] = []

    def listen(change: Change) -> None:
        with store.read() as connection:
            heard.append((change, connection.scalar(select(func.count()).select_from(unit))))

    unsubscribe = store.subscribe(listen)
    with store.write("Thêm đơn vị", "An") as connection:
        add_unit(connection, "Trường Hà")
        assert heard == []
    assert heard == [(Change("Thêm đơn vị", frozenset({"unit"})), 1)]
    with pytest.raises(KeyError), store.write("Hỏng", "An"):
        raise KeyError("any bug inside the block")
    unsubscribe()
    unsubscribe()
    with store.write("Thêm nữa", "An") as connection:
        add_unit(connection, "Sóc Giang")
    assert len(heard) == 1


def test_that_a_write_inside_a_write_or_a_read_is_a_bug(store: Store) -> None:
    with store.write("Ngoài", "An"), pytest.raises(RuntimeError), store.write("Trong", "An"):
        pass
    with store.read(), pytest.raises(RuntimeError), store.write("Trong", "An"):
        pass


def test_that_a_read_sees_what_its_own_write_did(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        add_unit(connection, "Trường Hà")
        with store.read() as same, store.read() as still:
            assert same.scalar(select(unit.c.name)) == "Trường Hà"
            assert still is connection


def test_that_reading_cannot_write(store: Store) -> None:
    with pytest.raises(DataFileProblem) as caught, store.read() as connection:
        add_unit(connection, "Trường Hà")
    assert caught.value.code == "read-only"


def test_that_committing_inside_a_write_is_a_bug(store: Store) -> None:
    with pytest.raises(RuntimeError), store.write("Thêm", "An") as connection:
        connection.commit()


@pytest.mark.parametrize("raw_of", [bare, lambda store: store._connection().connection.dbapi_connection])
def test_that_a_change_outside_an_operation_is_impossible(store: Store, raw_of: Callable[[Store], Any]) -> None:
    with pytest.raises(driver().DatabaseError):
        raw_of(store).execute(
            "INSERT INTO office_holder (full_name, committee_title, agency_title, signing_form, valid_from)"
            " VALUES ('A', 'B', '', '', '2020-01-01')"
        )


def test_that_a_connection_with_half_a_log_is_not_written_through(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(raw: Any) -> None:
        raw.execute("CREATE TEMP TABLE current_operation (id INTEGER NOT NULL)")
        raise MemoryError

    with monkeypatch.context() as broken:
        broken.setattr("app.db.history.install", half)
        with pytest.raises(MemoryError), store.write("Thêm", "An"):
            pass
    with store.write("Thêm", "An") as connection:
        add_unit(connection, "Trường Hà")
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(operation)) == 1


def test_that_threads_write_in_turns_and_read_at_once(store: Store) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for number in range(10):
                with store.write(name, name) as connection:
                    add_unit(connection, f"{name}-{number}")
                with store.read() as connection:
                    connection.execute(select(unit)).all()
        except BaseException as error:  # noqa: BLE001 - carried to the test
            failures.append(error)

    threads = [threading.Thread(target=work, args=(f"t{number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(unit)) == 60
    assert len(store._connections) <= 7


HOLD = """
import sys, time
from sqlcipher3 import dbapi2
held = dbapi2.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
held.execute("ROLLBACK")
"""


def test_that_a_file_held_by_another_program_is_a_clean_refusal_and_free_again_later(store: Store) -> None:
    command = [sys.executable, "-c", HOLD, str(store.path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(DataFileProblem) as caught, store.write("Thêm", "An"):
            pass
        assert caught.value.code == "locked"
        threading.Timer(1.0, other.communicate, args=("go\n",)).start()
        with store.write("Thêm", "An") as connection:
            add_unit(connection, "Trường Hà")
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(unit)) == 1


def test_that_an_unwritable_folder_opens_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_store(tmp_path) as store:
        path = store.path
    if os.geteuid() == 0:
        subprocess.run(["mount", "--bind", tmp_path, tmp_path], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", tmp_path], check=True)
    else:
        tmp_path.chmod(0o500)
        path.chmod(0o400)
    try:
        opened = Store.open(path, clock=FixedClock())
        assert opened.read_only
        with opened.read() as connection:
            assert connection.execute(select(unit)).all() == []
        with pytest.raises(DataFileProblem) as caught, opened.write("Thêm", "An"):
            pass
        assert caught.value.code == "read-only"
        opened.close()
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", tmp_path], check=True)
        else:
            tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("folder", "file_system", "expected"),
    [
        ("/home/an/PhenDau", "ext4", Location.LOCAL),
        ("/mnt/chung", "cifs", Location.NETWORK),
        ("/mnt/chung", "nfs4", Location.NETWORK),
        ("/media/an/USB", "exfat", Location.REMOVABLE),
        ("/home/an/OneDrive - Hà Quảng/PhenDau", "ext4", Location.CLOUD),
        ("/home/an/Google Drive/PhenDau", "ext4", Location.CLOUD),
        ("/home/an/Megaphone/PhenDau", "ext4", Location.LOCAL),
    ],
)
def test_that_bad_places_are_warned_about(folder: str, file_system: str, expected: Location) -> None:
    found = locate(Path(folder) / "phen-dau.pdau", file_system=lambda _folder: file_system)
    assert found is expected
    assert bool(found.warnings()) == (expected is not Location.LOCAL)


def test_that_the_disk_of_this_computer_is_a_good_place(store: Store, tmp_path: Path) -> None:
    assert store.warnings == ()
    other = Store.open(store.path, clock=FixedClock(), locate=lambda _path: Location.NETWORK)
    assert "ổ mạng" in other.warnings[0]
    other.close()
