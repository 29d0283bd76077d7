"""The change log and the way back: every row exactly as it was, or a refusal that names what stands in the way."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from app.db import history, undo
from app.db.store import Store
from app.db.tables import change, metadata, narrative, operation, source_file, submission, unit, unit_alias
from app.errors import Refused
from app.text import fold
from tests.support.data_files import FixedClock, a_store, add_unit, bare


@pytest.fixture(params=["sqlcipher3", "sqlite3"])
def store(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("APP_SQLITE_DRIVER", request.param)
    with a_store(tmp_path) as opened:
        yield opened


def content(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every logged table."""
    with store.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in history.logged_tables()
        }


def add_submission(connection: Connection, unit_id: int, version: int = 1, leaves: int = 3) -> int:
    """A draft with a few narratives, which go when it goes."""
    file_id = connection.scalar(select(source_file.c.id))
    if file_id is None:
        made = connection.execute(
            insert(source_file).values(sha256="0" * 64, name="a.xlsx", size=1, content=b"x", stored_at=FixedClock()())
        )
        file_id = made.lastrowid
    made = connection.execute(
        insert(submission).values(
            unit_id=unit_id,
            period_start=FixedClock()().date().replace(month=1, day=1),
            period_end=FixedClock()().date().replace(month=12, day=31),
            version=version,
            state="draft",
            source_file_id=file_id,
            file_name="BC.xlsx",
            header="{}",
        )
    )
    submission_id = int(made.lastrowid)
    rows = [{"submission_id": submission_id, "leaf": f"N{n:02d}", "text": f"mục {n}"} for n in range(leaves)]
    if rows:
        connection.execute(insert(narrative), rows)
    return submission_id


def rename(connection: Connection, unit_id: int, name: str) -> None:
    connection.execute(update(unit).where(unit.c.id == unit_id).values(name=name, name_folded=fold(name)))


def test_that_insert_update_and_cascade_come_back_exactly(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        first = add_unit(connection, "Trường Hà")
        sent = add_submission(connection, first)
    before = content(store)
    with store.write("Xóa báo cáo", "An") as connection:
        rename(connection, first, 'Tên "mới" \\ \n đ')
        connection.execute(delete(submission).where(submission.c.id == sent))
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(narrative)) == 0
    after = content(store)
    assert store.undo("Bình") == "Xóa báo cáo"
    assert content(store) == before
    assert store.redo("Bình") == "Xóa báo cáo"
    assert content(store) == after
    assert store.undo("Bình") == "Xóa báo cáo"
    assert store.undo("Bình") == "Thêm"
    assert all(rows == [] for rows in content(store).values())
    with pytest.raises(Refused) as caught:
        store.undo("Bình")
    assert caught.value.code == "nothing-to-undo"


def test_that_values_swapped_under_a_unique_rule_are_swapped_back(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        first, second = add_unit(connection, "A", uid="a"), add_unit(connection, "B", uid="b")
    before = content(store)
    with store.write("Đổi chỗ", "An") as connection:
        for unit_id, uid in ((first, "x"), (second, "a"), (first, "b")):
            connection.execute(update(unit).where(unit.c.id == unit_id).values(uid=uid))
    store.undo("An")
    assert content(store) == before


def test_that_a_parent_keeps_its_children_when_its_change_is_undone(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        sent = add_submission(connection, add_unit(connection, "A"))
    with store.write("Nhận", "An") as connection:
        connection.execute(update(submission).where(submission.c.id == sent).values(state="received"))
    store.undo("An")
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(narrative)) == 3
        assert connection.scalar(select(submission.c.state)) == "draft"


def test_that_foreign_keys_hold_again_after_an_undo(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        add_unit(connection, "A")
    store.undo("An")
    with store.write("Thêm", "An") as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_that_undo_survives_closing_and_opening(tmp_path: Path) -> None:
    with a_store(tmp_path) as store:
        with store.write("Thêm", "An") as connection:
            add_unit(connection, "A")
        path = store.path
    later = Store.open(path, clock=FixedClock())
    offered = later.undoable()
    assert offered is not None
    assert offered.label == "Thêm"
    later.undo("An")
    assert later.undoable() is None
    offered = later.redoable()
    assert offered is not None
    assert offered.label == "Hoàn tác: Thêm"
    later.close()


def test_that_a_final_operation_stands_and_what_is_under_it_too(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        add_unit(connection, "A")
    with store.write("Phát hành báo cáo số 12", "An", kind=history.OperationKind.ISSUE):
        pass
    assert store.undoable() is None
    with pytest.raises(Refused) as caught:
        store.undo("An")
    assert caught.value.code == "undo-final"
    assert "Phát hành báo cáo số 12" in caught.value.sentence


def test_that_new_work_ends_redo(store: Store) -> None:
    with store.write("Một", "An") as connection:
        add_unit(connection, "A")
    store.undo("An")
    assert store.redoable() is not None
    with store.write("Hai", "An") as connection:
        add_unit(connection, "B")
    assert store.redoable() is None
    with pytest.raises(Refused) as caught:
        store.redo("An")
    assert caught.value.code == "nothing-to-redo"


def test_that_several_undone_operations_are_redone_in_order(store: Store) -> None:
    for name in ("Một", "Hai", "Ba"):
        with store.write(name, "An") as connection:
            add_unit(connection, name)
    full = content(store)
    assert [store.undo("An") for _ in range(3)] == ["Ba", "Hai", "Một"]
    assert [store.redo("An") for _ in range(3)] == ["Một", "Hai", "Ba"]
    assert content(store) == full
    assert store.redoable() is None


def test_that_a_change_behind_the_log_is_named_and_nothing_is_touched(store: Store) -> None:
    with store.write("Thêm xã", "An") as connection:
        add_unit(connection, "Trường Hà")
    raw = bare(store)
    raw.execute("DROP TRIGGER log_update_unit")
    raw.execute("UPDATE unit SET name = 'Sóc Giang'")
    before = content(store)
    with pytest.raises(Refused) as caught:
        store.undo("An")
    assert caught.value.code == "undo-changed-since"
    assert "đơn vị “Sóc Giang”" in caught.value.sentence
    assert content(store) == before
    with store.read() as connection:
        assert connection.scalar(select(func.count()).select_from(operation)) == 1


def test_that_rows_still_in_use_are_not_taken_away(store: Store) -> None:
    with store.write("Thêm xã", "An") as connection:
        unit_id = add_unit(connection, "Trường Hà")
    raw = bare(store)
    raw.execute("DROP TRIGGER log_insert_unit_alias")
    raw.execute("INSERT INTO unit_alias (unit_id, alias, alias_folded) VALUES (?, 'TH', 'th')", (unit_id,))
    with pytest.raises(Refused) as caught:
        store.undo("An")
    assert caught.value.code == "undo-in-use"
    with store.read() as connection:
        assert connection.scalar(select(unit_alias.c.alias)) == "TH"


def test_that_a_log_of_another_shape_is_refused(store: Store) -> None:
    with store.write("Thêm xã", "An") as connection:
        add_unit(connection, "Trường Hà")
        connection.execute(update(change).values(after=func.json_set(change.c.after, "$.column_of_old", "x")))
    with pytest.raises(Refused) as caught:
        store.undo("An")
    assert caught.value.code == "undo-older-schema"


def test_that_replacing_a_row_is_logged_as_its_end_and_its_beginning(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        unit_id = add_unit(connection, "A", uid="a")
    before = content(store)
    with store.write("Thay", "An") as connection:
        connection.execute(
            insert(unit).prefix_with("OR REPLACE").values({**dict(_row(connection, unit_id)), "id": 99, "name": "B"})
        )
    store.undo("An")
    assert content(store) == before


def _row(connection: Connection, unit_id: int) -> RowMapping:
    return connection.execute(select(unit).where(unit.c.id == unit_id)).one()._mapping


def test_that_the_id_of_a_row_never_changes(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        unit_id = add_unit(connection, "A")
    with pytest.raises(IntegrityError, match="never changes"), store.write("Sai", "An") as connection:
        connection.execute(update(unit).where(unit.c.id == unit_id).values(id=77))


def test_that_history_tells_who_changed_what_from_what_to_what(store: Store) -> None:
    with store.write("Thêm", "An") as connection:
        unit_id = add_unit(connection, "A")
        add_submission(connection, unit_id)
    with store.write("Đổi tên", "Bình") as connection:
        rename(connection, unit_id, "giữa chừng")
        rename(connection, unit_id, "B")
        rename(connection, unit_id, "B")
    store.undo("Chi")
    with store.read() as connection:
        entries = history.log(connection, 10)
        renamed = history.changes_of(connection, entries[1].id)
    assert [(entry.actor, entry.label, entry.is_undone, entry.changes) for entry in entries] == [
        ("Chi", "Hoàn tác: Đổi tên", False, 1),
        ("Bình", "Đổi tên", True, 1),
        ("An", "Thêm", False, 5),
    ]
    assert entries[0].at > entries[1].at
    assert [told.table for told in renamed] == ["unit"]
    before, after = renamed[0].before or {}, renamed[0].after or {}
    assert (before["name"], after["name"]) == ("A", "B")


def test_that_every_logged_table_can_be_named_in_a_refusal() -> None:
    assert set(undo.NOUNS) == {table.name for table in history.logged_tables()}


TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=12)


@settings(max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck))
class UndoMachine(RuleBasedStateMachine):
    """Add, rename, delete with cascade, change many at once, undo and redo at any moment, on a real file."""

    units = Bundle("units")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="undo-"))
        self.store = Store.create(self.folder / "phen-dau.pdau", clock=FixedClock())
        self.states = [content(self.store)]
        self.undone: list[dict[str, list[tuple[object, ...]]]] = []
        self.serial = 0

    def did(self) -> None:
        now = content(self.store)
        if now != self.states[-1]:
            self.states.append(now)
            self.undone.clear()

    @rule(target=units, name=TEXTS, leaves=st.integers(0, 4))
    def add(self, name: str, leaves: int) -> int:
        self.serial += 1
        with self.store.write("Thêm", "An") as connection:
            unit_id = add_unit(connection, name, uid=f"u{self.serial}")
            add_submission(connection, unit_id, leaves=leaves)
        self.did()
        return unit_id

    @rule(unit_id=units, name=TEXTS)
    def change_name(self, unit_id: int, name: str) -> None:
        with self.store.write("Đổi tên", "An") as connection:
            rename(connection, unit_id, name)
        self.did()

    @rule(unit_id=units)
    def delete_with_children(self, unit_id: int) -> None:
        with self.store.write("Xóa báo cáo", "An") as connection:
            connection.execute(delete(submission).where(submission.c.unit_id == unit_id))
        self.did()

    @rule(text=TEXTS)
    def change_many(self, text: str) -> None:
        with self.store.write("Sửa hàng loạt", "An") as connection:
            connection.execute(update(narrative).values(text=text))
        self.did()

    @rule()
    def delete_everything(self) -> None:
        with self.store.write("Xóa hết", "An") as connection:
            connection.execute(delete(submission))
            connection.execute(delete(unit))
        self.did()

    @rule()
    @precondition(lambda self: len(self.states) > 1)
    def undo(self) -> None:
        self.store.undo("Bình")
        self.undone.append(self.states.pop())
        assert content(self.store) == self.states[-1]

    @rule()
    @precondition(lambda self: self.undone)
    def redo(self) -> None:
        self.store.redo("Bình")
        self.states.append(self.undone.pop())
        assert content(self.store) == self.states[-1]

    @rule()
    def close_and_open(self) -> None:
        self.store.close()
        self.store = Store.open(self.folder / "phen-dau.pdau", clock=FixedClock())

    @invariant()
    def undo_is_offered_exactly_when_there_is_something(self) -> None:
        assert (self.store.undoable() is not None) == (len(self.states) > 1)
        assert (self.store.redoable() is not None) == bool(self.undone)

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


TestUndoMachine = pytest.mark.everyday(UndoMachine.TestCase)


def test_that_only_bytes_and_the_log_itself_are_unlogged() -> None:
    unlogged = {table.name for table in metadata.sorted_tables} - {table.name for table in history.logged_tables()}
    assert unlogged == {"operation", "change", "source_file"}
