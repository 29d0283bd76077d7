"""A data file with many communes over several years, grown from one accepted sample by copying rows inside SQLite."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from app.progress import silent
from app.services import founding, submissions
from benchmarks.workbooks import SAMPLES

_SAMPLE = SAMPLES / "BC_SoKet_01417_2021.xlsx"


def make(folder: Path, communes: int, years: range) -> Path:
    """A data folder in which ``communes`` border communes have an accepted report for each of ``years``."""
    ws = founding.create(folder, "ha-quang-2022", actor="bench")
    results = submissions.read(ws, [_SAMPLE], silent)
    (sample_id,) = submissions.receive(ws, results)
    submissions.accept(ws, sample_id)
    path = Path(ws.store.path)
    ws.close()
    with sqlite.connect(str(path)) as connection:
        _grow(connection, sample_id, communes, years)
    connection.close()
    return folder


def _grow(connection: Any, sample_id: int, communes: int, years: range) -> None:
    (sample_unit,) = connection.execute("SELECT unit_id FROM submission WHERE id = ?", (sample_id,)).fetchone()
    ids = [_unit(connection, sample_unit, number) for number in range(communes)]
    # The communes of the plan step back, so that exactly ``communes`` are expected.
    marks = ",".join("?" * len(ids))
    connection.execute(f"UPDATE unit SET is_border = 0 WHERE kind = 'commune' AND id NOT IN ({marks})", ids)
    for number, unit_id in enumerate(ids):
        for year in years:
            made = _submission(connection, sample_id, sample_unit, unit_id, year)
            _own_markers(connection, made, number)


def _columns(connection: Any, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "id"]


def _copy(connection: Any, table: str, where: str, replaced: Mapping[str, object]) -> int:
    columns = _columns(connection, table)
    picked = ", ".join("?" if name in replaced else name for name in columns)
    values = [replaced[name] for name in columns if name in replaced]
    statement = f"INSERT INTO {table} ({', '.join(columns)}) SELECT {picked} FROM {table} WHERE {where}"
    return int(connection.execute(statement, values).lastrowid or 0)


def _unit(connection: Any, sample_unit: int, number: int) -> int:
    name, code = f"Xã thử {number:03d}", f"9{number:04d}"
    replaced = {"uid": f"bench-{number}", "code": code, "name": name, "name_folded": name.lower(), "name_sort": name}
    unit_id = _copy(connection, "unit", f"id = {sample_unit}", replaced)
    for relation in connection.execute("SELECT id FROM unit_relation WHERE child_id = ?", (sample_unit,)).fetchall():
        _copy(connection, "unit_relation", f"id = {relation[0]}", {"child_id": unit_id})
    return unit_id


def _submission(connection: Any, sample_id: int, sample_unit: int, unit_id: int, year: int) -> int:
    replaced = {"unit_id": unit_id, "period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    made = _copy(connection, "submission", f"id = {sample_id}", replaced)
    own = {"submission_id": made, "unit_id": unit_id}
    _copy(connection, "figure", f"submission_id = {sample_id} AND unit_id = {sample_unit}", own)
    _copy(connection, "figure", f"submission_id = {sample_id} AND unit_id <> {sample_unit}", {"submission_id": made})
    _copy(connection, "register_row", f"submission_id = {sample_id}", {"submission_id": made})
    return made


def _own_markers(connection: Any, submission_id: int, commune: int) -> None:
    """Markers run along the border: the last one of a commune is the first one of the next, the rest are its own."""
    markers = "SELECT id FROM register_row WHERE submission_id = ? AND register = 'markers' ORDER BY id"
    rows = [row[0] for row in connection.execute(markers, (submission_id,))]
    first = commune * (len(rows) - 1) + 1
    connection.executemany(
        "UPDATE register_row SET natural_key = ?1, payload = json_set(payload, '$.number', ?1) WHERE id = ?2",
        [(str(first + place), row_id) for place, row_id in enumerate(rows)],
    )
