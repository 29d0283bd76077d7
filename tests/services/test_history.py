"""The history as people read it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, update

from app.db.history import logged_tables
from app.db.store import Store
from app.db.tables import metadata, unit
from app.errors import Refused
from app.services import founding, history, history_words, workspace
from app.services.history import ChangeLine
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock, add_unit
from tests.support.golden_database import fill


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    opened = founding.create(tmp_path / "so-lieu", "ha-quang-2022", actor="An", clock=FixedClock())
    yield opened
    opened.close()


def test_that_values_are_told_from_what_to_what(ws: Workspace) -> None:
    with ws.store.write("Thêm", "An") as connection:
        unit_id = add_unit(connection, "Trường Hà")
    with ws.store.write("Đổi tên", "Bình") as connection:
        connection.execute(update(unit).where(unit.c.id == unit_id).values(name="Trường Hà mới", is_border=True))
    newest = history.entries(ws, 1)[0]
    assert (newest.actor, newest.label, newest.changes) == ("Bình", "Đổi tên", 1)
    assert newest.at.utcoffset() is not None
    assert history.changes(ws, newest.id) == (
        ChangeLine("đơn vị Trường Hà mới", "tên", "Trường Hà", "Trường Hà mới"),
        ChangeLine("đơn vị Trường Hà mới", "giáp biên", "không", "có"),
    )
    assert history.changes(ws, newest.id, limit=1) == history.changes(ws, newest.id)[:1]


def test_that_numbers_days_and_instants_are_written_as_people_read_them(tmp_path: Path) -> None:
    store = Store.create(tmp_path / "phen-dau.pdau", clock=FixedClock())
    with store.write("Mẫu", "An") as connection:
        fill(connection)
    store.close()
    ws = workspace.open_(tmp_path, clock=FixedClock())
    lines = history.changes(ws, history.entries(ws)[-1].id)
    told = {(line.thing, line.field): line.after for line in lines}
    ws.close()
    assert told["số liệu A01", "giá trị"] == "61,703"
    assert told["số liệu A02", "giá trị"] == "0"
    assert ("số liệu A03", "giá trị") not in told
    assert told["báo cáo BC_SoKet.xlsx", "trạng thái"] == "đã duyệt"
    assert told["báo cáo BC_SoKet.xlsx", "cuối kỳ"] == "31/12/2021"
    assert told["báo cáo BC_SoKet.xlsx", "duyệt lúc"] == "09:30 25/11/2021"


def test_that_nothing_the_schema_lets_in_is_told_by_its_key(ws: Workspace) -> None:
    # "kind IN ('province', …)": each of these words may stand in the history.
    hidden = {("operation", "kind"), ("figure", "scope")}
    for table in metadata.tables.values():
        for check in table.constraints:
            rule = str(check.sqltext) if isinstance(check, CheckConstraint) else ""
            column, found, choices = rule.partition(" IN ")
            if found and column.isidentifier() and (table.name, column) not in hidden:
                keys = re.findall(r"'(\w+)'", choices)
                assert keys
                assert not [key for key in keys if history.shown(column, key) == key]


def test_that_units_from_the_beginning_are_told_in_words(ws: Workspace) -> None:
    told = {(line.thing, line.field, line.after) for line in history.changes(ws, history.entries(ws)[-1].id)}
    assert ("đơn vị Hà Quảng", "loại", "huyện") in told
    assert ("đơn vị Cao Bằng", "từ ngày", "từ trước") in told


def test_that_undo_and_redo_say_what_they_take_back(ws: Workspace) -> None:
    with ws.store.write("Thêm Trường Hà", "An") as connection:
        add_unit(connection, "Trường Hà")
    offered = history.undoable(ws)
    assert offered is not None
    assert (offered.label, offered.at.hour) == ("Thêm Trường Hà", 8)
    assert history.redoable(ws) is None
    assert history.undo(ws) == "Thêm Trường Hà"
    assert history.entries(ws, 2)[1].is_undone
    back = history.redoable(ws)
    assert back is not None
    assert history.redo(ws) == "Thêm Trường Hà"
    with pytest.raises(Refused):
        history.redo(ws)


def test_that_every_column_a_person_may_change_has_a_vietnamese_name() -> None:
    technical = {
        "id", "uid", "name_folded", "name_sort", "alias_folded", "header", "hamlets", "encodings", "content_sha256",
        "natural_key", "cells", "raw", "sheet", "cell", "row_no", "scope", "part", "hamlet", "figures",
        "fingerprint", "label", "sha256", "statement", "content", "series_year",
        "key", "rank",
    }  # fmt: skip
    columns = {column.name for table in logged_tables() for column in table.columns if not column.foreign_keys}
    assert columns - technical - set(history_words.COLUMNS) == set()
