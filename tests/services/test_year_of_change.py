"""2025 of the new commune Tổng Cọt, which took in Nội Thôn, Cải Viên and Tổng Cọt on 1/7/2025."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import update

from app.db import figures, source_files, submissions, tables
from app.db import units as rows
from app.domain.findings import Where
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportedFigure, ReportHeader
from app.domain.units import Unit
from app.services import checking, reviews, scope
from app.services.workspace import Workspace

AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
YEAR = ReportingPeriod.of_year(2025)
FIRST = ReportingPeriod(YEAR.start, date(2025, 6, 30))
SECOND = ReportingPeriod(date(2025, 7, 1), YEAR.end)


def coded(ws: Workspace, code: str, on: date) -> Unit:
    with ws.store.read() as connection:
        found = rows.by_code(connection, code, on)
    assert found is not None
    return found


def accepted(ws: Workspace, unit_id: int, period: ReportingPeriod, values: dict[str, int]) -> int:
    """One accepted report with own figures only."""
    with ws.store.write("báo cáo", "thử") as connection:
        content = f"{unit_id}{period}".encode()
        original = source_files.Original(f"BC_{unit_id}.xlsx", content.hex()[-64:].rjust(64, "0"), content)
        submission_id = submissions.insert_new(
            connection,
            submissions.NewSubmission(
                unit_id, period, source_files.store(connection, original, AT), original.name, ReportHeader()
            ),
        )
        told = [
            ReportedFigure(code, Decimal(value), str(value), Where("02_ChiTieu", f"E{number}"))
            for number, (code, value) in enumerate(values.items(), 6)
        ]
        figures.insert_all(connection, submission_id, told, figures.Scopes(unit_id, {}))
        state = update(tables.submission).where(tables.submission.c.id == submission_id)
        connection.execute(state.values(state="accepted", accepted_at=AT, content_sha256="0" * 64))
    return submission_id


@pytest.fixture
def old(ws: Workspace) -> dict[str, int]:
    """The three communes of the first half of the year."""
    codes = {"Nội Thôn": "01411", "Cải Viên": "01402", "Tổng Cọt": "01414"}
    return {name: coded(ws, code, FIRST.end).id for name, code in codes.items()}


@pytest.fixture
def new(ws: Workspace) -> int:
    return coded(ws, "01414", YEAR.end).id


def test_that_the_year_of_a_merged_commune_has_both_halves(ws: Workspace, old: dict[str, int], new: int) -> None:
    for number, unit_id in enumerate(old.values(), 1):
        accepted(ws, unit_id, FIRST, {"C01": number, "A14": 100 * number})
    accepted(ws, new, SECOND, {"C01": 10, "A14": 590})
    cells = reviews.consolidate(ws, 2025, new).cells
    assert (cells["C01"].value, cells["C01"].reported, cells["C01"].missing) == (Decimal(16), 1, ())
    assert (cells["A14"].value, cells["A14"].reported, cells["A14"].missing) == (Decimal(590), 1, ())
    for code in ("C01", "A14"):
        counting = [item.value for item in reviews.sources(ws, 2025, code, new) if item.counts and item.value]
        assert sum(counting) == cells[code].value
    assert len(reviews.sources(ws, 2025, "A14", new)) == 4


def test_that_the_missing_half_of_a_former_commune_is_named(ws: Workspace, old: dict[str, int], new: int) -> None:
    accepted(ws, old["Nội Thôn"], FIRST, {"C01": 1})
    accepted(ws, old["Tổng Cọt"], FIRST, {"C01": 3})
    accepted(ws, new, SECOND, {"C01": 10})
    total = reviews.consolidate(ws, 2025, new).cells["C01"]
    assert (total.value, total.reported, total.expected) == (Decimal(14), 0, 1)
    assert total.missing == ("Cải Viên (đến 30/06/2025)",)


def test_that_a_whole_year_of_a_former_commune_is_not_dropped(ws: Workspace, old: dict[str, int], new: int) -> None:
    for unit_id in old.values():
        accepted(ws, unit_id, YEAR, {"C01": 2})
    total = reviews.consolidate(ws, 2025, new).cells["C01"]
    assert (total.value, total.missing) == (Decimal(6), ("Tổng Cọt (từ 01/07/2025)",))
    accepted(ws, new, YEAR, {"C01": 9})
    made = reviews.consolidate(ws, 2025, new)
    assert made.cells["C01"].value == 9
    assert [(item.unit_name, item.value) for item in made.unplaced] == [
        (f"{name} (đến 30/06/2025)", Decimal(2)) for name in sorted(old, key=lambda name: old[name])
    ]
    assert [item.unit_id for item in reviews.sources(ws, 2025, "C01", new) if item.counts] == [new]


def test_that_a_district_that_ended_in_the_year_still_has_its_last_half(ws: Workspace, old: dict[str, int]) -> None:
    accepted(ws, old["Cải Viên"], FIRST, {"C01": 4})
    total = reviews.consolidate(ws, 2025).cells["C01"]
    assert (total.value, total.reported, total.expected) == (Decimal(4), 1, 8)


def test_that_the_year_before_is_that_of_the_former_communes(ws: Workspace, old: dict[str, int], new: int) -> None:
    for number, unit_id in enumerate(old.values(), 1):
        accepted(ws, unit_id, ReportingPeriod.of_year(2024), {"C01": number})
        accepted(ws, unit_id, FIRST, {"C01": 10 * number})
    assert reviews.consolidate(ws, 2025, new).cells["C01"].previous is None
    accepted(ws, new, SECOND, {"C01": 7})
    total = reviews.consolidate(ws, 2025, new).cells["C01"]
    assert (total.previous, total.current_of_same) == (Decimal(6), Decimal(67))
    accepted(ws, new, ReportingPeriod.of_year(2026), {"C01": 70})
    total = reviews.consolidate(ws, 2026, new).cells["C01"]
    assert (total.previous, total.current_of_same) == (Decimal(67), Decimal(70))


def test_that_units_of_one_name_are_told_apart(ws: Workspace, old: dict[str, int]) -> None:
    with ws.store.read() as connection:
        known = [rows.unit_of(connection, unit_id) for unit_id in old.values()]
    twins = (replace(known[0], name="Quang Trung"), replace(known[1], name="Quang Trung"), known[2])
    assert list(scope.labels(twins).values()) == ["Quang Trung (01411)", "Quang Trung (01402)", "Tổng Cọt"]


def test_that_checks_compare_with_the_whole_year_before(ws: Workspace, new: int) -> None:
    accepted(ws, new, ReportingPeriod(date(2026, 1, 1), date(2026, 6, 30)), {"C01": 20, "A14": 100})
    accepted(ws, new, ReportingPeriod(date(2026, 7, 1), date(2026, 12, 31)), {"C01": 30, "A14": 110})
    with ws.store.read() as connection:
        before = checking.last_year(connection, ws.presets.catalogue(2026), new, ReportingPeriod.of_year(2027))
    assert before == {("C01", ""): Decimal(50), ("A14", ""): Decimal(110)}
