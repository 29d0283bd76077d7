"""Backups as the window and the commands use them."""

import hashlib
import random
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app.db.seals import content_sha256
from app.db.store import Change, Store
from app.db.tables import figure, narrative, register_row, source_file, submission, unit
from app.errors import DataFileProblem
from app.services import backups, founding, history, workspace
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock, add_unit, bare
from tests.support.golden_database import fill


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    opened = founding.create(tmp_path / "so-lieu", "ha-quang-2022", actor="An", clock=FixedClock())
    yield opened
    opened.close()


def add(ws: Workspace, name: str) -> None:
    with ws.store.write(f"Thêm {name}", ws.actor) as connection:
        add_unit(connection, name)


def has(ws: Workspace, name: str) -> bool:
    with ws.store.read() as connection:
        return connection.scalar(select(unit.c.id).where(unit.c.name == name)) is not None


def test_that_backups_are_listed_with_reasons_in_vietnamese(ws: Workspace) -> None:
    made = backups.back_up(ws)
    rows = backups.backups(ws)
    assert [(row.reason, row.is_sound, row.refusal) for row in rows] == [
        ("Sao lưu tay", True, ""),
        ("Hằng ngày", True, ""),
    ]
    assert rows[0].path == made
    assert rows[0].made_at.strftime("%d/%m/%Y %H") == "20/11/2021 08"
    made.write_bytes(b"")
    (bad, _good) = backups.backups(ws)
    assert not bad.is_sound
    assert "rỗng" in bad.refusal


def test_that_restoring_goes_on_in_the_same_workspace(ws: Workspace) -> None:
    add(ws, "Xã một")
    made = backups.back_up(ws)
    add(ws, "Xã hai")
    heard: list[Change] = []
    ws.store.subscribe(heard.append)
    kept = backups.restore(ws, made)
    assert kept is not None
    assert has(ws, "Xã một")
    assert not has(ws, "Xã hai")
    assert [change.label for change in heard] == [f"Khôi phục từ bản sao lưu {made.name}"]
    assert {"unit", "figure", "submission"} <= heard[0].tables
    assert history.entries(ws)[0].label == heard[0].label
    offered = history.undoable(ws)
    assert offered is not None
    assert offered.label == "Thêm Xã một"
    backups.restore(ws, kept)
    assert has(ws, "Xã hai")
    assert backups.check(ws) == ()


def test_that_a_bad_backup_is_refused_while_work_goes_on(ws: Workspace, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdau"
    bad.write_bytes(b"SQLite format 3\x00" + b"\x01" * 5000)
    with pytest.raises(DataFileProblem) as caught:
        backups.restore(ws, bad)
    assert caught.value.code == "foreign"
    assert backups.verify(bad) == caught.value.sentence
    add(ws, "Xã một")
    assert has(ws, "Xã một")


def test_that_restoring_waits_for_readers_and_keeps_new_ones_out(ws: Workspace) -> None:
    add(ws, "Xã một")
    made = backups.back_up(ws)
    add(ws, "Xã hai")
    inside, leave = threading.Event(), threading.Event()
    seen: list[bool] = []

    def look() -> None:
        with ws.store.read() as connection:
            inside.set()
            leave.wait(30)
            seen.append(connection.scalar(select(unit.c.id).where(unit.c.name == "Xã hai")) is not None)
        seen.append(has(ws, "Xã hai"))

    reader = threading.Thread(target=look)
    reader.start()
    inside.wait(30)
    threading.Timer(0.3, leave.set).start()
    backups.restore(ws, made)
    reader.join()
    # The first view began before the exchange and stayed whole; the second may come before or after it, never during.
    assert seen[0] is True
    assert not has(ws, "Xã hai")


def test_that_a_reader_who_never_leaves_refuses_the_restore(ws: Workspace) -> None:
    made = backups.back_up(ws)
    inside, leave = threading.Event(), threading.Event()

    def look() -> None:
        with ws.store.read():
            inside.set()
            leave.wait(60)

    reader = threading.Thread(target=look)
    reader.start()
    inside.wait(30)
    with pytest.raises(DataFileProblem) as caught:
        backups.restore(ws, made)
    leave.set()
    reader.join()
    assert caught.value.code == "busy"
    assert backups.restore(ws, made) is not None


def test_that_restoring_inside_a_read_is_a_bug(ws: Workspace) -> None:
    made = backups.back_up(ws)
    with ws.store.read(), pytest.raises(RuntimeError):
        backups.restore(ws, made)


def test_that_a_sound_file_has_nothing_to_say(ws: Workspace) -> None:
    assert backups.check(ws) == ()


def test_that_a_changed_report_and_a_changed_original_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "so-lieu"
    store = Store.create(folder / "phen-dau.pdau", clock=FixedClock())
    with store.write("Mẫu", "An") as connection:
        fill(connection)
    store.close()
    ws = workspace.open_(folder, clock=FixedClock())
    told = backups.check(ws)
    ws.close()
    assert told[:2] == (
        "Báo cáo đã duyệt của Trường Hà năm 2021 (lần 1) không còn đúng như lúc duyệt.",
        "Tệp gốc BC_SoKet.xlsx không còn đúng như lúc nhận.",
    )
    assert told[2].startswith("Bản sao lưu tốt mới nhất: phen-dau_0001_2021-11-20")


def test_that_broken_links_are_told(ws: Workspace) -> None:
    raw = bare(ws.store)
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("DROP TRIGGER log_insert_unit_alias")
    raw.execute("INSERT INTO unit_alias (unit_id, alias, alias_folded) VALUES (999999, 'a', 'a')")
    told = backups.check(ws)
    assert told[0].startswith("Tệp dữ liệu có 1 chỗ hỏng về cấu trúc")


def test_that_a_data_file_beyond_opening_can_still_be_restored(ws: Workspace) -> None:
    made = backups.back_up(ws)
    ws.close()
    target = ws.folder.data_file
    target.write_bytes(b"\xff" * 10000)
    kept = backups.restore_into(ws.folder.path, made)
    assert kept is not None
    assert kept.read_bytes() == b"\xff" * 10000
    again = workspace.open_(ws.folder.path, clock=FixedClock())
    assert backups.check(again) == ()
    again.close()


def test_that_nothing_is_restored_under_an_open_window(ws: Workspace) -> None:
    made = backups.back_up(ws)
    with pytest.raises(DataFileProblem) as caught:
        backups.restore_into(ws.folder.path, made)
    assert caught.value.code == "second-instance"


def test_that_a_backup_becomes_the_data_of_an_empty_place(ws: Workspace, tmp_path: Path) -> None:
    add(ws, "Xã một")
    made = backups.back_up(ws)
    assert backups.restore_into(tmp_path / "máy mới", made) is None
    moved = workspace.open_(tmp_path / "máy mới", clock=FixedClock())
    assert has(moved, "Xã một")
    moved.close()


def test_that_the_last_day_is_told_without_opening_a_backup(ws: Workspace) -> None:
    assert backups.last_day(ws) == ws.today


def sealed(folder: Path) -> Path:
    """A closed data file with one accepted report under its true seal."""
    store = Store.create(folder / "phen-dau.pdau", clock=FixedClock())
    with store.write("Mẫu", "An") as connection:
        fill(connection)
        content = connection.scalar(select(source_file.c.content)) or b""
        connection.execute(update(source_file).values(sha256=hashlib.sha256(content).hexdigest()))
        connection.execute(update(submission).values(content_sha256=content_sha256(connection, 1)))
    store.close()
    return store.path


def accepted_content(ws: Workspace) -> list[object]:
    """All that the accepted report says."""
    columns = (
        (figure.c.indicator, figure.c.value_milli, figure.c.status, figure.c.raw, figure.c.cell),
        (register_row.c.register, register_row.c.payload),
        (narrative.c.leaf, narrative.c.text),
        (source_file.c.content,),
    )
    with ws.store.read() as connection:
        return [[tuple(row) for row in connection.execute(select(*named))] for named in columns]


def test_that_no_flipped_bit_shows_a_wrong_number_as_right(tmp_path: Path) -> None:
    path = sealed(tmp_path)
    sound = path.read_bytes()
    ws = workspace.open_(path, clock=FixedClock(), read_only=True)
    expected = accepted_content(ws)
    assert backups.check(ws) == ()
    ws.close()
    texts = (b"61,703", b"BC_SoKet", "Đã tổ chức".encode(), b'{"t')
    held = [found.start() for text in texts for found in re.finditer(re.escape(text), sound)]
    chance = random.Random(3)
    places = [*(place + chance.randrange(8) for place in held * 4), *(chance.randrange(len(sound)) for _ in range(30))]
    told = 0
    for place in places:
        spoiled = bytearray(sound)
        spoiled[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(spoiled))
        try:
            ws = workspace.open_(path, clock=FixedClock(), read_only=True)
        except DataFileProblem:
            told += 1
            continue
        faults = backups.check(ws)
        told += bool(faults)
        assert faults or accepted_content(ws) == expected, place
        ws.close()
    assert told > 10


def test_that_a_report_with_unreadable_content_is_named(ws: Workspace) -> None:
    with ws.store.write("Mẫu", "An") as connection:
        fill(connection)
    raw = bare(ws.store)
    for event in ("insert", "update", "delete"):
        raw.execute(f"DROP TRIGGER log_{event}_submission")
    raw.execute("UPDATE submission SET period_start = '2020-01-xx' WHERE state = 'accepted'")
    told = backups.check(ws)
    assert told[0] == "Báo cáo đã duyệt của Hà Quảng năm 2021 (lần 1) không còn đúng như lúc duyệt."
