"""Numbers that slipped by a row are seen against last year's; those that changed, or have another order, are not."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checks import check
from app.domain.findings import Finding, Severity, Where
from app.domain.findings_text import sentence
from app.domain.row_slips import short_runs, slipped_runs, widened
from app.domain.submissions import FigureStatus, ParsedReport, ReportedFigure
from app.presets.load import PresetLibrary
from tests.support.reports import a_report

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
#: Figures of a commune of two following years, as their rows stand on the form; they resemble each other.
BEFORE = {
    "C01": 24, "C02": 1310, "C03": 12, "C04": 655, "C05": 9, "C06": 412, "C07": 31, "C08": 2204, "C09": 5,
    "C10": 118, "C11": 7, "C12": 903,
}  # fmt: skip
NOW = {
    "C01": 26, "C02": 1405, "C03": 11, "C04": 702, "C05": 8, "C06": 398, "C07": 35, "C08": 2310, "C09": 6,
    "C10": 131, "C11": 7, "C12": 880,
}  # fmt: skip
CODES = list(NOW)


def sheet(values: Mapping[str, int | None], *, column: str = "E", status: str = "reported") -> ParsedReport:
    """A report whose figures stand row below row in one column."""
    figures = tuple(
        ReportedFigure(
            code, Decimal(value), str(value), Where("02_ChiTieu", f"{column}{row}"), status=FigureStatus(status)
        )
        for row, (code, value) in enumerate(values.items(), 7)
        if value is not None
    )
    return replace(a_report({}), figures=figures)


def slips(report: ParsedReport, last_year: dict[str, int] | None = None) -> list[Finding]:
    before = {(code, ""): Decimal(value) for code, value in (BEFORE if last_year is None else last_year).items()}
    return [item for item in check(report, CATALOGUE, last_year=before) if item.code == "slipped-since-last-year"]


def moved(step: int) -> dict[str, int | None]:
    """The numbers from C04 to C09 one row lower (1) or higher (-1); the row they left is blank."""
    values: dict[str, int | None] = dict(NOW)
    rows = CODES[3:9]
    for code in rows if step < 0 else reversed(rows):
        values[CODES[CODES.index(code) + step]] = values[code]
        values[code] = None
    return values


@pytest.mark.parametrize(("step", "way"), [(1, "lên một dòng"), (-1, "xuống một dòng")])
def test_that_numbers_a_row_off_are_told_with_their_cells(step: int, way: str) -> None:
    (found,) = slips(sheet(moved(step)))
    assert found.severity is Severity.WARNING
    said = sentence(found, CATALOGUE)
    assert way in said
    first, last = (str(found.data[name]) for name in ("first", "last"))
    assert first.split()[0] in CODES[2:6]
    assert last.split()[0] in CODES[6:10]
    assert found.where.sheet == "02_ChiTieu"


def test_that_numbers_in_their_rows_are_no_slip() -> None:
    assert slips(sheet(dict(NOW))) == []
    assert slips(sheet(moved(1)), {}) == []


def test_that_what_waits_for_an_answer_or_was_asked_by_the_reader_is_not_told_again() -> None:
    assert slips(sheet(moved(1), status="asked")) == []
    report = sheet(moved(1))
    asked = Finding("values-slipped", Severity.QUESTION, Where("02_ChiTieu", "E9"))
    assert slips(replace(report, findings=(asked,))) == []


def test_that_a_form_in_another_order_is_read_in_its_own() -> None:
    turned = dict(reversed(list(NOW.items())))
    assert slips(sheet(turned)) == []
    unknown = {"Z98": 4, "Z99": 5}
    assert slips(sheet(unknown)) == []
    part = replace(sheet(moved(1)).figures[0], part="hộ")
    assert len(slips(replace(sheet(moved(1)), figures=(*sheet(moved(1)).figures, part)))) == 1


def test_that_too_few_numbers_of_last_year_tell_nothing() -> None:
    values = [Decimal(5)] * 12
    assert slipped_runs(values, [Decimal(3)] * 7 + [None] * 5) == []


def test_that_a_run_is_widened_to_the_numbers_that_are_sure_of_their_rows() -> None:
    known = [Decimal(value) for value in BEFORE.values()]
    values = [None if value is None else Decimal(value) for value in moved(1).values()]
    (run,) = slipped_runs(values, known)
    first, after, shift = run
    low, high = widened(values, known, (first, after), shift)
    assert low <= first < after <= high
    assert (low, high) != (0, len(values))


@pytest.mark.parametrize(
    ("values", "known", "runs"),
    [
        # Two clear ones that left a blank, three that did not, one that tells by itself.
        ((None, 12, 700, 5), (14, 600, 4, 5), [(0, 3, 1)]),
        ((12, 700, None, 5), (600, 14, 800, 5), [(0, 3, -1)]),
        ((40, 12, 700, 40), (14, 600, 30, 900), [(0, 4, 1)]),
        ((None, 1052), (1040, 12), [(0, 2, 1)]),
        # One below the others, numbers that changed, small ones, none of last year, blanks of last year.
        ((40, 12, 700, 5), (14, 600, 4, 5), []),
        ((None, 1200), (1040, 12), []),
        ((None, 4), (4, 99), []),
        ((None, 60, 70), (55, 20, 30), []),
        ((None, 2, 3), (2, 3, 4), []),
        ((None, 12, 700), (None, None, None), []),
        ((None, 12, 700), (None, 600, 14), []),
        ((None, 12, 12), (12, 12, 12), []),
    ],
)
def test_that_a_few_values_have_slipped_only_if_they_tell_it(
    values: tuple[int | None, ...], known: tuple[int | None, ...], runs: list[tuple[int, int, int]]
) -> None:
    exact = [[None if value is None else Decimal(value) for value in given] for given in (values, known)]
    assert short_runs(*exact) == runs


NUMBERS = st.lists(st.one_of(st.none(), st.integers(-5, 10**9).map(Decimal)), min_size=1, max_size=30)


@given(NUMBERS, st.data())
def test_that_any_numbers_give_runs_inside_their_rows(values: list[Decimal | None], draw: st.DataObject) -> None:
    known = draw.draw(st.lists(st.sampled_from(values), min_size=len(values), max_size=len(values)))
    for first, after, shift in slipped_runs(values, known):
        assert 0 <= first < after <= len(values)
        assert shift in (1, -1)
        low, high = widened(values, known, (first, after), shift)
        assert 0 <= low <= first < after <= high <= len(values)


@given(NUMBERS)
def test_that_numbers_equal_to_last_years_have_not_slipped(values: list[Decimal | None]) -> None:
    assert slipped_runs(values, values) == []


def flow_jumps(value: int, last: int, note: str = "") -> list[Finding]:
    report = a_report({"K21": value})
    if note:
        report = replace(report, figures=tuple(replace(item, note=note) for item in report.figures))
    found = check(report, CATALOGUE, last_year={("K21", ""): Decimal(last)})
    return [item for item in found if item.code == "flow-jump"]


@pytest.mark.parametrize(("value", "last"), [(36_400_000, 93), (93, 36_400_000), (2, 60)])
def test_that_a_number_many_times_last_years_is_asked_about(value: int, last: int) -> None:
    assert len(flow_jumps(value, last)) == 1
    assert flow_jumps(value, last, "mở rộng địa bàn") == []


@pytest.mark.parametrize(("value", "last"), [(0, 500), (31, 5), (1000, 51), (40, 2), (5, 0)])
def test_that_what_changes_from_year_to_year_is_not(value: int, last: int) -> None:
    assert flow_jumps(value, last) == []
