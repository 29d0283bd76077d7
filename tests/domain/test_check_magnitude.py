"""V14: numbers out by a factor, seen from last year, from the border, from other hamlets and other communes."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.check_magnitude import neighbour_findings
from app.domain.checks import check
from app.domain.findings import Finding, Severity
from app.domain.findings_text import sentence
from app.domain.submissions import ParsedReport
from app.presets.load import PresetLibrary
from tests.support.reports import a_report

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
Row = dict[str, dict[str, int | str | None]]


def slips(report: ParsedReport, last_year: dict[tuple[str, str], int] | None = None) -> list[Finding]:
    before = {key: Decimal(value) for key, value in (last_year or {}).items()}
    return [item for item in check(report, CATALOGUE, last_year=before) if item.code == "magnitude"]


def told(found: list[Finding]) -> list[tuple[str | None, str | None, Decimal | None]]:
    return [(item.indicator, item.hamlet, item.candidates[0].values[0][1]) for item in found]


def test_that_a_hamlet_is_held_against_its_own_last_year() -> None:
    rows: Row = {"Pác Bó": {"A16": 235000}, "Nà Mạ": {"A16": 240}}
    before = {("A16", "Pác Bó"): 230, ("A16", "Nà Mạ"): 250}
    found = slips(a_report(hamlets=rows), before)
    assert told(found) == [("A16", "Pác Bó", Decimal(235))]
    assert found[0].where.cell == "A16Pác Bó"
    assert "năm trước (230)" in sentence(found[0], CATALOGUE)


def test_that_a_hamlet_without_a_year_before_is_held_against_the_others() -> None:
    rows: Row = {"Một": {"A16": 235000}, "Hai": {"A16": 120}, "Ba": {"A16": 300}, "Bốn": {"A16": 90}, "Năm": {"A16": 0}}
    found = slips(a_report(hamlets=rows))
    assert told(found) == [("A16", "Một", Decimal(235))]
    assert "các xóm khác (từ 90 đến 300)" in sentence(found[0], CATALOGUE)
    few: Row = {name: rows[name] for name in ("Một", "Hai", "Ba")}
    assert slips(a_report(hamlets=few)) == []


@pytest.mark.parametrize("value", [2350, 20500, 30, 1])
def test_that_a_large_or_small_hamlet_is_no_slip(value: int) -> None:
    rows: Row = {"Một": {"A16": value}, "Hai": {"A16": 120}, "Ba": {"A16": 300}, "Bốn": {"A16": 90}}
    assert slips(a_report(hamlets=rows)) == []


def test_that_codes_nobody_knows_and_yes_or_no_have_no_size() -> None:
    rows: Row = {"Một": {"Z99": 5000}, "Hai": {"Z99": 5}, "Ba": {"Z99": 5}, "Bốn": {"Z99": 5}}
    assert slips(a_report(hamlets=rows)) == []
    assert slips(a_report({"N01": 1}), {("N01", ""): 1000}) == []


@pytest.mark.parametrize(("typed", "meant"), [(5, 5_000_000), (5000, 5_000_000), (5_000_000, None)])
def test_that_money_in_thousands_or_millions_is_seen(typed: int, meant: int | None) -> None:
    found = slips(a_report({"K06": typed}), {("K06", ""): 4_500_000})
    assert told(found) == ([("K06", None, Decimal(meant))] if meant else [])


@pytest.mark.parametrize(("typed", "meant"), [("20203", "20.203"), ("20.203", None)])
def test_that_a_lost_comma_is_seen_from_the_border(typed: str, meant: str | None) -> None:
    found = slips(a_report({"A01": "13.11", "E06": typed}))
    assert told(found) == ([("E06", None, Decimal(meant))] if meant else [])


def neighbours(code: str, *values: str, before: dict[int, str] | None = None) -> list[tuple[int, Finding]]:
    rows = {number: {(code, ""): Decimal(value)} for number, value in enumerate(values, 1)}
    former = {number: {(code, ""): Decimal(value)} for number, value in (before or {}).items()}
    return list(neighbour_findings(rows, former, {code: CATALOGUE[code]}))


def test_that_one_commune_is_held_against_the_others() -> None:
    ((unit_id, found),) = neighbours("A01", "11.118", "20203", "8.5", "6.1")
    assert (unit_id, found.code, found.severity) == (2, "magnitude-neighbours", Severity.WARNING)
    assert found.candidates[0].values == (("A01", Decimal("20.203")),)
    assert "các đơn vị khác (từ 6,1 đến 11,118)" in sentence(found, CATALOGUE)


def test_that_money_of_one_commune_in_millions_is_seen() -> None:
    ((unit_id, found),) = neighbours("Q01", "12", "15000000", "9000000", "20000000")
    assert (unit_id, found.candidates[0].values[0][1]) == (1, Decimal(12_000_000))


def test_that_a_commune_with_a_year_before_or_few_neighbours_is_left_alone() -> None:
    assert neighbours("A01", "11.118", "20203", "8.5", "6.1", before={2: "20203"}) == []
    assert neighbours("A01", "11.118", "20203", "8.5") == []
    assert neighbours("A01", "11.118", "0", "8.5", "6.1") == []


def test_that_a_length_is_held_against_the_own_border_first() -> None:
    rows = {number: {("E06", ""): Decimal(5)} for number in (1, 2, 3)} | {4: {("E06", ""): Decimal(5000)}}
    indicators = {"E06": CATALOGUE["E06"]}
    assert [unit_id for unit_id, _found in neighbour_findings(rows, {}, indicators)] == [4]
    rows[4]["A01", ""] = Decimal(13)
    assert list(neighbour_findings(rows, {}, indicators)) == []


@given(st.lists(st.integers(1, 40), min_size=4, max_size=9))
def test_that_communes_of_like_size_are_never_told(values: list[int]) -> None:
    assert neighbours("C01", *map(str, values)) == []


@given(st.lists(st.integers(10, 40), min_size=4, max_size=9), st.integers(0, 3))
def test_that_a_slip_is_always_undone(values: list[int], place: int) -> None:
    slipped = [value * 1000 if number == place else value for number, value in enumerate(values)]
    ((unit_id, found),) = neighbours("C01", *map(str, slipped))
    assert (unit_id, found.candidates[0].values[0][1]) == (place + 1, Decimal(values[place]))
