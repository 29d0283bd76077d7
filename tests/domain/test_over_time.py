"""Figures over periods and over changed units: flows add up, stocks stay, nothing is lost or counted twice."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.aggregate import consolidate
from app.domain.figures import UnitFigures
from app.domain.lineage import Portion, RollUp, Unresolved, UnresolvedReason
from app.domain.over_time import across_periods
from app.domain.periods import ReportingPeriod
from app.domain.registers import Incident, Marker, RegisterRow, Team
from app.domain.restating import restate
from app.presets.load import PresetLibrary
from tests.support.reports import a_row

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
FIRST_HALF = ReportingPeriod(date(2025, 1, 1), date(2025, 6, 30))
SECOND_HALF = ReportingPeriod(date(2025, 7, 1), date(2025, 12, 31))
NAMES = {10: ("Trường Hà", "01392"), 11: ("Tổng Cọt", "01414")}


def figures(unit_id: int, values: dict[str, Any], *rows: RegisterRow, **more: Any) -> UnitFigures:
    keys = {(code.partition(":")[0], code.partition(":")[2]): Decimal(value) for code, value in values.items()}
    listed = tuple(a_row(row, number) for number, row in enumerate(rows, 6))
    return UnitFigures(unit_id, f"Xã {unit_id}", str(unit_id), False, keys, rows=listed, **more)


def values_in(report: UnitFigures) -> dict[str, Decimal]:
    return {f"{code}:{part}" if part else code: value for (code, part), value in report.values.items()}


# ----------------------------------------------------------------------------------------------------- over periods
def test_that_flows_add_up_and_stocks_take_the_last_figure() -> None:
    year = across_periods(
        CATALOGUE,
        [
            figures(1, {"C01": 20, "A34": 100, "A22": 9, "A23": 12, "G08:gam": "1.5"}, period=FIRST_HALF),
            figures(1, {"C01": 34, "A34": 103, "G08:gam": "2", "Z99": 1}, period=SECOND_HALF),
        ],
    )
    assert values_in(year) == {"C01": 54, "A34": 103, "A22": 9, "G08:gam": Decimal("3.5")}
    assert year.period == ReportingPeriod.of_year(2025)


def test_that_a_mean_over_periods_is_weighted() -> None:
    halves = [figures(1, {"A25": 20, "A16": 100}), figures(1, {"A25": 30, "A16": 300}), figures(1, {"A25": 99})]
    assert values_in(across_periods(CATALOGUE, halves))["A25"] == Decimal("27.5")
    assert "A25" not in values_in(across_periods(CATALOGUE, [figures(1, {"A25": 20})]))
    assert across_periods(CATALOGUE, [figures(1, {})]).period is None


def test_that_lists_of_happenings_run_on_and_lists_of_things_are_the_last_ones() -> None:
    first = figures(1, {}, Team(name="cũ"), Incident(kind="G01"), Marker(number="675"), hamlets={"C12": (7, 8)})
    second = figures(1, {}, Team(name="mới"), Incident(kind="G03"))
    rows = [item.row for item in across_periods(CATALOGUE, [first, second]).rows]
    assert rows == [Incident(kind="G01"), Marker(number="675"), Team(name="mới"), Incident(kind="G03")]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_that_a_year_is_the_sum_of_its_periods(numbers: list[int]) -> None:
    year = across_periods(CATALOGUE, [figures(1, {"C01": number, "A34": number}) for number in numbers])
    assert values_in(year) == {"C01": sum(numbers), "A34": numbers[-1]}


# -------------------------------------------------------------------------------------------------------- restated
def test_that_merged_units_add_up_and_what_is_shared_counts_once() -> None:
    roll = RollUp((Portion(1, 10, Decimal(1)), Portion(2, 10, Decimal(1))), ())
    first = figures(
        1, {"A14": 100, "A22": 10, "A04": 2, "A25": 20, "A16": 100, "K08": 9, "A23": 10}, Marker(number="688")
    )
    second = figures(2, {"A14": 300, "A04": 1, "A25": 30, "A16": 300, "K08": 19}, Marker(number="688"))
    restated = restate(CATALOGUE, [first, second], roll, NAMES)
    (merged,) = restated.figures
    assert values_in(merged) == {"A14": 400, "A22": 10, "A04": 2, "A25": Decimal("27.5"), "A16": 400}
    assert (merged.unit_name, merged.unit_code) == ("Trường Hà", "01392")
    assert merged.hamlets == {"A22": (1, 2), "A23": (1, 2)}
    assert {(item.unit_id, item.code) for item in restated.unresolved} == {(1, "K08"), (2, "K08")}
    total = consolidate(CATALOGUE, restated.figures, {10: "Trường Hà"}, {}).cells["A23"]
    assert total.value == Decimal("2.50")


def test_that_a_renamed_unit_keeps_everything() -> None:
    roll = RollUp((Portion(1, 10, Decimal(1)), Portion(77, 10, Decimal(1))), ())
    unit = figures(1, {"K08": 9, "A25": 20, "A19": 4}, Team(name="Tổ 1"), hamlets={"C12": (7, 8)}, notes={"A19": "Tày"})
    (renamed,) = restate(CATALOGUE, [unit], roll, NAMES).figures
    assert values_in(renamed) == values_in(unit)
    assert (renamed.hamlets, renamed.notes, renamed.rows) == (unit.hamlets, unit.notes, unit.rows)


def test_that_a_split_follows_shares_and_lists_what_nobody_knows() -> None:
    roll = RollUp(
        (Portion(1, 10, Decimal("0.6")), Portion(1, 11, Decimal("0.3"))),
        (
            Unresolved(1, 1, Decimal("0.1"), UnresolvedReason.SHARE_UNKNOWN),
            Unresolved(9, 9, Decimal(1), UnresolvedReason.NOT_THERE),
        ),
    )
    unit = figures(1, {"A14": 100, "A25": 20, "A16": 50, "A23": 5}, Team(name="Tổ 1"))
    restated = restate(CATALOGUE, [unit], roll, {10: ("Trường Hà", "01392")})
    parts = {report.unit_id: values_in(report) for report in restated.figures}
    assert parts == {10: {"A14": 60, "A25": 20, "A16": 30}, 11: {"A14": 30, "A25": 20, "A16": 15}}
    assert all(report.rows == () for report in restated.figures)
    assert {(item.code, item.value) for item in restated.unresolved} == {
        ("A14", Decimal(10)),
        ("A25", Decimal(2)),
        ("A16", Decimal(5)),
    }


def test_that_names_unite_and_a_mean_without_weights_is_left_out() -> None:
    roll = RollUp((Portion(1, 10, Decimal(1)), Portion(2, 10, Decimal(1))), ())
    first = figures(1, {"A19": 2, "A25": 20}, notes={"A19": "Tày, Nùng"})
    second = figures(2, {"A19": 2}, notes={"A19": "Nùng, Mông"})
    restated = restate(CATALOGUE, [first, second], roll, NAMES)
    assert values_in(restated.figures[0]) == {"A19": 3}
    assert [(item.unit_id, item.code, item.value) for item in restated.unresolved] == [(1, "A25", Decimal(20))]
    nameless = restate(CATALOGUE, [figures(1, {"A19": 2}), figures(2, {"A19": 2})], roll, NAMES)
    assert {item.code for item in nameless.unresolved} == {"A19"}


SHARES = st.lists(st.integers(1, 50), min_size=1, max_size=4)


@given(st.lists(st.tuples(st.integers(0, 10**6), SHARES, st.booleans()), min_size=1, max_size=5))
def test_that_restating_conserves_every_sum(sources: list[tuple[int, list[int], bool]]) -> None:
    portions: list[Portion] = []
    lost: list[Unresolved] = []
    reports = []
    for number, (value, shares, has_rest) in enumerate(sources, 1):
        whole = Decimal(256)
        parts = [Decimal(share) / whole for share in shares]
        portions += [Portion(number, 10 + target, part) for target, part in enumerate(parts)]
        rest = Decimal(1) - sum(parts, Decimal(0))
        if has_rest:
            lost.append(Unresolved(number, number, rest, UnresolvedReason.SHARE_UNKNOWN))
        else:
            portions.append(Portion(number, 99, rest))
        reports.append(figures(number, {"C01": value, "A14": value}))
    restated = restate(CATALOGUE, reports, RollUp(tuple(portions), tuple(lost)), {})
    for code in ("C01", "A14"):
        moved = sum((report.values.get((code, ""), Decimal(0)) for report in restated.figures), Decimal(0))
        stuck = sum((item.value for item in restated.unresolved if item.code == code), Decimal(0))
        assert moved + stuck == sum(value for value, _shares, _rest in sources)
