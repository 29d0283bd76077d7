"""Totals: every rule of the catalogue, coverage, last year, and the golden figures of Hà Quảng 2021."""

import time
from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.aggregate import Consolidation, UnitFigures, consolidate, union_of_names
from app.domain.derived import percent
from app.domain.periods import ReportingPeriod
from app.domain.registers import Incident, Marker, RegisterRow, ReportedEvent
from app.domain.values import values_of
from app.presets.load import PresetLibrary
from tests.support.reports import a_row
from tests.support.sample_reports import expected_2021, sample_report

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
YEAR = ReportingPeriod.of_year(2021)
NAMES = {1: "Sóc Hà", 2: "Trường Hà", 3: "Lũng Nặm"}
DAY = date(2021, 3, 2)


def a_unit(
    unit_id: int, values: dict[str, str | int], *rows: RegisterRow, notes: dict[str, str] | None = None, **more: Any
) -> UnitFigures:
    figures = {(code.partition(":")[0], code.partition(":")[2]): Decimal(value) for code, value in values.items()}
    return UnitFigures(
        unit_id,
        NAMES.get(unit_id, f"Đơn vị {unit_id}"),
        str(unit_id),
        more.pop("is_station", False),
        figures,
        notes or {},
        tuple(a_row(row, number) for number, row in enumerate(rows, 6)),
        period=YEAR,
        **more,
    )


def seen(*values: object) -> tuple[object, ...]:
    """Values of several types beside plain numbers."""
    return values


def total_of(*units: UnitFigures, previous: tuple[UnitFigures, ...] = ()) -> Consolidation:
    stations = {unit.unit_id: unit.unit_name for unit in units if unit.is_station}
    return consolidate(CATALOGUE, units, NAMES, stations, previous)


def test_that_the_committees_own_events_are_added_to_totals_and_named_apart() -> None:
    reports = [a_unit(1, {"N04": 84}, from_events=frozenset({"N04"})), a_unit(2, {"N04": 10})]
    made = consolidate(
        CATALOGUE, reports, {1: "Sóc Hà", 2: "Trường Hà"}, {}, own={"N04": Decimal(75), "N03": Decimal(1)}
    )
    total, alone = made.cells["N04"], made.cells["N03"]
    assert (total.value, total.own, total.reported, total.from_events) == (Decimal(169), Decimal(75), 2, ("Sóc Hà",))
    assert (alone.value, alone.reported, alone.from_events) == (Decimal(1), 0, ())


def test_that_blank_is_never_zero_and_coverage_names_who_is_missing() -> None:
    total = total_of(a_unit(1, {"C01": 0}), a_unit(2, {"C02": 5})).cells["C01"]
    assert (total.value, total.reported, total.expected) == (Decimal(0), 1, 3)
    assert total.missing == ("Trường Hà", "Lũng Nặm")
    assert total.by_unit == {1: Decimal(0), 2: None}
    assert not total.is_complete
    nobody = total_of().cells["C01"]
    assert (nobody.value, nobody.reported, nobody.expected) == (None, 0, 3)


def test_that_reports_outside_the_scope_do_not_count() -> None:
    assert total_of(a_unit(1, {"C01": 2}), a_unit(77, {"C01": 40})).value("C01") == 2


def test_that_percentages_are_recomputed_from_units_with_both_parts() -> None:
    units = (a_unit(1, {"A14": 100, "A22": 10}), a_unit(2, {"A14": 300, "A22": 90}), a_unit(3, {"A14": 50}))
    total = total_of(*units).cells["A23"]
    assert (total.value, total.reported) == (Decimal("25.00"), 2)
    assert total.by_unit == {1: Decimal("10.00"), 2: Decimal("30.00"), 3: None}
    assert total_of(a_unit(1, {"G17": 0, "G18": 0})).cells["G19"].value is None
    assert percent(None, Decimal(1)) is None


def test_that_some_percentages_are_of_the_number_of_units() -> None:
    assert total_of(a_unit(1, {"T01": 1}), a_unit(2, {"T01": 0})).value("T02") == 50
    assert total_of(a_unit(1, {"T09": 4})).value("T10") is None


def test_that_means_are_weighted_over_units_with_both() -> None:
    units = (a_unit(1, {"A25": 20, "A16": 100}), a_unit(2, {"A25": 30, "A16": 300}), a_unit(3, {"A25": 90}))
    total = total_of(*units).cells["A25"]
    assert (total.value, total.reported, total.missing) == (Decimal("27.500"), 2, ("Lũng Nặm",))
    assert total_of(a_unit(1, {"A25": 20, "A16": 0})).value("A25") is None


def test_that_a_mean_shows_least_and_most() -> None:
    total = total_of(a_unit(1, {"K08": 9}), a_unit(2, {"K08": 19}), a_unit(3, {"K08": 12})).cells["K08"]
    assert seen(total.value, total.minimum, total.maximum) == (Decimal("13.33"), 9, 19)
    assert total_of().value("K08") is None


def test_that_names_are_united_and_nameless_units_are_missing() -> None:
    units = (
        a_unit(1, {"A19": 3}, notes={"A19": "Tày, Nùng và người Mông."}),
        a_unit(2, {"A19": 2}, notes={"A19": "nùng; Dao"}),
        a_unit(3, {"A19": 7}),
    )
    total = total_of(*units).cells["A19"]
    assert seen(total.value, total.names) == (4, ("Dao", "Mông", "Nùng", "Tày"))
    assert total.missing == ("Lũng Nặm",)
    assert total_of(a_unit(3, {"A19": 7})).value("A19") is None
    assert union_of_names(["các dân tộc Tày, 3, , dân tộc"]) == ("Tày",)


def test_that_parts_are_never_added() -> None:
    stations = (
        a_unit(8, {"G08:gam": "1.5", "G08:viên": 6}, is_station=True),
        a_unit(9, {"G08:gam": "2"}, is_station=True),
    )
    result = total_of(*stations)
    total = result.cells["G08"]
    assert (total.value, total.reported, total.expected) == (None, 2, 2)
    assert total.parts == {"gam": Decimal("3.5"), "viên": Decimal(6)}
    assert total.parts_by_unit[9] == {"gam": Decimal(2)}
    assert (result.value("G08", "gam"), result.value("G08", "lít"), result.value("Z99")) == (Decimal("3.5"), None, None)


def test_that_shared_markers_count_once_and_typed_counts_without_list_stay() -> None:
    shared = (Marker(number="688", shared_with="x", is_self_managed=True, pillar_count=2), Marker(number="689"))
    units = (
        a_unit(1, {"A04": 2, "A07": 3, "D08": 1}, *shared),
        a_unit(2, {"A04": 1, "A07": 2, "D08": 1}, Marker(number="mốc 688", is_self_managed=True, pillar_count=2)),
        a_unit(3, {"A04": 16}),
    )
    result = total_of(*units)
    assert [seen(code, result.value(code), result.cells[code].shared) for code in ("A04", "A07", "D08")] == [
        ("A04", 18, 1),
        ("A07", 3, 2),
        ("D08", 1, 1),
    ]
    assert total_of(units[0], a_unit(2, {}, Marker(number="688"))).value("A04") == 2


def a_festival(partner: str, people: int, **fields: Any) -> ReportedEvent:
    base: dict[str, Any] = {"kind": "Ngày hội", "starts_on": DAY, "status": "đã tổ chức", "people_count": people}
    return ReportedEvent(**{**base, "partner_commune": partner, **fields})


def test_that_a_joint_event_counts_once_with_its_larger_figure() -> None:
    units = (
        a_unit(1, {"N05": 459, "N03": 1}, a_festival("xã Trường Hà", 459)),
        a_unit(2, {"N05": 460, "N03": 1}, a_festival("Sóc Hà", 460)),
    )
    assert seen(total_of(*units).value("N05"), total_of(*units).cells["N05"].shared) == (460, 459)


@pytest.mark.parametrize(
    "fields",
    [{"partner_commune": ""}, {"status": "kế hoạch"}, {"starts_on": date(2022, 3, 2)}, {"starts_on": None}],
)
def test_that_events_without_partner_or_not_held_in_the_period_are_not_joint(fields: dict[str, Any]) -> None:
    units = (
        a_unit(1, {"N05": 100}, a_festival("Trường Hà", 100, **fields)),
        a_unit(2, {"N05": 100}, a_festival("Sóc Hà", 100, **fields)),
    )
    assert total_of(*units).value("N05") == 200


def test_that_an_event_of_three_communes_counts_once() -> None:
    units = (
        a_unit(1, {"N05": 300}, a_festival("Trường Hà và Lũng Nặm", 300)),
        a_unit(2, {"N05": 300}, a_festival("Sóc Hà; xã Lũng Nặm", 300)),
        a_unit(3, {"N05": 300}, a_festival("Sóc Hà, Trường Hà", 300)),
    )
    assert total_of(*units).value("N05") == 300


def test_that_offences_come_from_the_incident_list_of_the_station() -> None:
    rows = (
        Incident(happened_on=DAY, kind="G01", offender_count=3, measure="Xử phạt hành chính"),
        Incident(happened_on=DAY, kind="G06", offender_count=None, measure="Xử lý hình sự"),
        Incident(happened_on=DAY, kind="F09", offender_count=5, measure="Nhắc nhở"),
        Incident(happened_on=date(2022, 1, 1), kind="G01", offender_count=9, measure="Xử lý hình sự"),
    )
    result = total_of(a_unit(9, {"G01": 1}, *rows, is_station=True))
    assert [result.value(code) for code in ("G12", "G13", "G14", "G15")] == [2, 3, 1, 1]
    assert result.cells["G12"].expected == 1


def test_that_offences_without_a_list_follow_from_typed_cases() -> None:
    typed = {"G01": 1, "G03": 2, "G06": 0, "G09": 0, "G02": 4, "G04": 5, "G07": 0}
    result = total_of(a_unit(9, dict(typed), is_station=True))
    assert [result.value(code) for code in ("G12", "G13", "G14", "G15")] == [3, 9, None, None]
    none = total_of(a_unit(9, dict.fromkeys(typed, 0), is_station=True))
    assert [none.value(code) for code in ("G12", "G13", "G14", "G15")] == [0, 0, 0, 0]
    assert total_of(a_unit(9, {"G01": 1}, is_station=True)).value("G12") is None


def test_that_units_silenced_by_tier_4_are_counted_from_their_events() -> None:
    silent: dict[str, Any] = {"tier": "4", "status": "không tổ chức", "starts_on": DAY}
    rows = (
        ReportedEvent(level="xã", place="UBND xã", **silent),
        ReportedEvent(level="xã", place="Sân vận động", **silent),
        ReportedEvent(level="xóm", place="Pác Bó", **silent),
    )
    result = total_of(a_unit(1, {}, *rows), a_unit(2, {}))
    assert seen(result.value("N13"), result.cells["N13"].reported) == (2, 1)


def test_that_two_communes_of_one_name_are_both_told() -> None:
    units = [a_unit(unit, {"C12": 5}, hamlets={"C12": (unit, 8)}) for unit in (1, 2)]
    units = [replace(item, unit_name="Quang Trung") for item in units]
    shown = {1: "Quang Trung (01663)", 2: "Quang Trung (01666)"}
    total = consolidate(CATALOGUE, units, shown, {}).cells["C12"]
    assert total.partial == {"Quang Trung (01663)": (1, 8), "Quang Trung (01666)": (2, 8)}


def test_that_a_report_counts_as_submitted_whatever_it_leaves_blank() -> None:
    result = consolidate(CATALOGUE, [a_unit(1, {"C01": 5})], {1: "Sóc Hà", 2: "Trường Hà"}, {9: "Đồn"})
    assert result.submitted_of(result.expected_communes) == (1, ("Trường Hà",))
    assert result.submitted_of(result.expected_stations) == (0, ("Đồn",))
    assert result.cells["A14"].reported == 0


def test_that_partial_hamlets_are_told() -> None:
    total = total_of(a_unit(1, {"C12": 5}, hamlets={"C12": (7, 8)})).cells["C12"]
    assert total.partial == {"Sóc Hà": (7, 8)}
    full = total_of(*(a_unit(unit, {"C12": 5}) for unit in NAMES)).cells["C12"]
    assert full.is_complete


def test_that_years_are_compared_over_the_same_units() -> None:
    last = (a_unit(1, {"C01": 10}), a_unit(2, {"C01": 20}))
    total = total_of(a_unit(2, {"C01": 25}), a_unit(3, {"C01": 100}), previous=last).cells["C01"]
    assert seen(total.value, total.previous, total.current_of_same) == (125, 20, 25)
    assert total.compared == 1
    alone = total_of(a_unit(3, {"C01": 100}), previous=last).cells["C01"]
    assert (alone.previous, alone.current_of_same) == (None, None)


# ------------------------------------------------------------------------------------------------------ properties
FIGURES = st.dictionaries(
    st.sampled_from(["A01", "A14", "A22", "C01", "K05"]),
    st.integers(0, 10**9).map(lambda number: Decimal(number) / 1000),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=3), st.randoms())
def test_that_totals_do_not_depend_on_the_order(values: list[dict[str, Decimal]], random: Any) -> None:
    units = [a_unit(number, dict(figures)) for number, figures in enumerate(values, 1)]  # type: ignore[arg-type]  # decimals
    mixed = list(units)
    random.shuffle(mixed)
    for code in ("A01", "A14", "A23", "C01"):
        assert total_of(*units).value(code) == total_of(*mixed).value(code)


@settings(max_examples=25, deadline=None)
@given(st.lists(FIGURES, min_size=1, max_size=3))
def test_that_a_sum_is_that_of_its_sources_and_a_ratio_that_of_the_sums(values: list[dict[str, Decimal]]) -> None:
    result = total_of(*[a_unit(number, dict(figures)) for number, figures in enumerate(values, 1)])  # type: ignore[arg-type]  # decimals
    total = result.cells["A01"]
    given_values = [value for value in total.by_unit.values() if value is not None]
    assert total.value == (sum(given_values) if given_values else None)
    both = [figures for figures in values if "A14" in figures and "A22" in figures]
    whole = sum(figures["A14"] for figures in both)
    share = result.value("A23")
    if whole:
        exact = sum(figures["A22"] for figures in both) * 100 / whole
        assert share == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    else:
        assert share is None


# ---------------------------------------------------------------------------------------------- golden: Hà Quảng
def golden_units() -> list[UnitFigures]:
    """The listed units with the figures of the expected file, which were not made by this program."""
    units = []
    for number, file in enumerate(expected_2021()["files"], 1):
        values: dict[tuple[str, str], Decimal] = {}
        for code, value in file["indicators"].items():
            if isinstance(value, dict):
                values |= {(code, part): Decimal(str(amount)) for part, amount in value.items()}
            elif value is not None and CATALOGUE[code].value_type.value != "percent":
                values[code, ""] = Decimal(str(value))
        is_station = file["kind"] == "post"
        units.append(UnitFigures(number, file["unit_name"], file["unit_code"], is_station, values))
    return units


def test_that_totals_of_the_listed_files_are_plain_sums_of_their_figures() -> None:
    units = golden_units()
    communes = {unit.unit_id: unit.unit_name for unit in units if not unit.is_station}
    stations = {unit.unit_id: unit.unit_name for unit in units if unit.is_station}
    result = consolidate(CATALOGUE, units, communes, stations)
    files = expected_2021()["files"]
    checked = 0
    for code, listed in expected_2021()["totals"].items():
        if listed["rule"] not in ("sum", "list") or code in ("G08", "G12", "G13", "G14", "G15", "N13"):
            continue
        values = [file["indicators"][code] for file in files if file["indicators"][code] is not None]
        plain = sum((Decimal(str(value)) for value in values), Decimal(0)) if values else None
        total = result.cells[code]
        assert (total.value, total.reported) == (plain, len(values)), code
        checked += 1
    assert checked > 170


def test_that_figures_of_the_station_equal_the_district_totals() -> None:
    units = [unit for unit in golden_units() if unit.is_station]
    stations = {units[0].unit_id: "Sóc Giang", 91: "Lũng Nặm", 92: "Tổng Cọt", 93: "Cần Yên"}
    result = consolidate(CATALOGUE, [with_rows(units[0])], {}, stations)
    listed = expected_2021()["totals"]
    codes = [code for code in listed if listed[code]["expected"] == 4]
    assert len(codes) > 25
    for code in codes:
        value, total = listed[code]["value"], result.cells[code]
        found = dict(total.parts) if isinstance(value, dict) else total.value
        assert found == (value if isinstance(value, dict) else Decimal(str(value))), code
        assert (total.reported, total.expected) == (listed[code]["reported"], 4)


def with_rows(unit: UnitFigures) -> UnitFigures:
    report = sample_report("ha-quang-2021/don-bien-phong-soc-giang.xlsx")
    return replace(unit, rows=report.rows, period=report.header.period)


def unit_of(number: int, name: str) -> UnitFigures:
    report = sample_report(name)
    values = values_of(CATALOGUE, report.figures, (hamlet.name for hamlet in report.hamlets))
    return UnitFigures(
        number, report.header.unit_name, report.header.unit_code, report.header.is_station,
        values.unit, values.notes, report.rows, values.coverage, report.header.period,
    )  # fmt: skip


def test_that_two_communes_with_one_festival_and_one_marker_are_not_counted_twice() -> None:
    units = [unit_of(1, "ha-quang-2021/BC_SoKet_01393_2021.xlsx"), unit_of(2, "ha-quang-2021/BC_SoKet_01402_2021.xlsx")]
    result = consolidate(CATALOGUE, units, {1: "Lũng Nặm", 2: "Cải Viên"}, {})
    shared = {code: result.cells[code].shared for code in ("A04", "A05", "N03", "N04", "N05", "N06", "N09", "N10")}
    assert shared == {
        "A04": 1, "A05": 1, "N03": 0, "N04": 110, "N05": 459, "N06": 8, "N09": 40, "N10": 12_000_000,
    }  # fmt: skip
    assert result.cells["C12"].partial == {"Cải Viên": (7, 8)}


def test_that_all_communes_of_a_country_are_consolidated_at_once() -> None:
    """Budget: well under a second on a slow machine; the benchmark holds the real one."""
    first = unit_of(1, "ha-quang-2021/BC_SoKet_01417_2021.xlsx")
    units = [replace(first, unit_id=number, unit_name=f"Xã {number}") for number in range(248)]
    started = time.perf_counter()
    result = consolidate(CATALOGUE, units, {unit.unit_id: unit.unit_name for unit in units}, {})
    assert time.perf_counter() - started < 3
    assert result.value("C01") == 54 * 248
