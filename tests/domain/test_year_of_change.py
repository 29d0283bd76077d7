"""A year in which units merged or split: nothing lost, nothing twice, and it is told who is missing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.aggregate import consolidate
from app.domain.figures import UnitFigures, UnplacedReason
from app.domain.lineage import Portion, RollUp, Unresolved, UnresolvedReason
from app.domain.periods import ReportingPeriod
from app.domain.year_of_change import Stretch, bring_together, lacking_of
from app.presets.load import PresetLibrary

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
YEAR = ReportingPeriod.of_year(2025)
FIRST = ReportingPeriod(YEAR.start, date(2025, 6, 30))
SECOND = ReportingPeriod(date(2025, 7, 1), YEAR.end)
ONE = Decimal(1)
NEW = {10: ("Tổng Cọt", "01414")}
OWING = {1: "Nội Thôn (đến 30/06/2025)", 2: "Cải Viên (đến 30/06/2025)"}
MERGED = RollUp((Portion(1, 10, ONE), Portion(2, 10, ONE)), ())
STAYS = RollUp((Portion(10, 10, ONE),), ())


def figures(unit_id: int, period: ReportingPeriod, values: dict[str, Any]) -> UnitFigures:
    keys = {(code, ""): Decimal(value) for code, value in values.items()}
    return UnitFigures(unit_id, f"Xã {unit_id}", str(unit_id), False, keys, period=period)


def a_year(first: list[UnitFigures], second: list[UnitFigures]) -> list[Stretch]:
    return [
        Stretch(tuple(first), MERGED, FIRST.end, OWING),
        Stretch(tuple(second), STAYS, SECOND.end, {10: "Tổng Cọt (từ 01/07/2025)"}),
    ]


def test_that_flows_of_both_halves_add_up_and_stocks_are_the_latest() -> None:
    first = [figures(1, FIRST, {"C01": 3, "A14": 100}), figures(2, FIRST, {"C01": 4, "A14": 200, "A16": 50})]
    result = bring_together(CATALOGUE, a_year(first, [figures(10, SECOND, {"C01": 5, "A14": 290})]), NEW)
    (year,) = result.figures
    assert dict(year.values) == {("C01", ""): 12, ("A14", ""): 290, ("A16", ""): 50}
    assert result.unplaced == ()
    assert "C01" not in year.lacking
    assert "A14" not in year.lacking
    assert year.lacking["A16"] == ("Nội Thôn (đến 30/06/2025)",)


def test_that_a_total_says_which_half_is_missing() -> None:
    first = [figures(1, FIRST, {"C01": 3, "A14": 100})]
    result = bring_together(CATALOGUE, a_year(first, [figures(10, SECOND, {"C01": 5, "A14": 290})]), NEW)
    cells = consolidate(CATALOGUE, result.figures, {10: "Tổng Cọt"}, {}).cells
    assert (cells["C01"].value, cells["C01"].reported, cells["C01"].expected) == (Decimal(8), 0, 1)
    assert cells["C01"].missing == ("Cải Viên (đến 30/06/2025)",)
    assert not cells["C01"].is_complete
    assert (cells["A14"].value, cells["A14"].reported, cells["A14"].missing) == (Decimal(290), 1, ())


def test_that_the_report_of_former_units_alone_stands_with_what_is_missing() -> None:
    first = [figures(1, FIRST, {"C01": 3, "A14": 100}), figures(2, FIRST, {"C01": 4, "A14": 200})]
    (year,) = bring_together(CATALOGUE, a_year(first, []), NEW).figures
    assert dict(year.values) == {("C01", ""): 7, ("A14", ""): 300}
    assert year.lacking["C01"] == ("Tổng Cọt (từ 01/07/2025)",)


def test_that_a_whole_year_of_a_former_unit_counts_unless_its_heir_tells_the_same_days() -> None:
    first = [figures(1, YEAR, {"C01": 3, "A14": 100}), figures(2, FIRST, {"C01": 4, "A14": 200})]
    half = bring_together(CATALOGUE, a_year(first, [figures(10, SECOND, {"C01": 5})]), NEW)
    assert half.figures[0].values["C01", ""] == 12
    whole = bring_together(CATALOGUE, a_year(first, [figures(10, YEAR, {"C01": 20, "A14": 290})]), NEW)
    assert whole.figures[0].values["C01", ""] == 20
    assert whole.figures[0].lacking == {}
    assert [(item.unit_id, item.code, item.value, item.reason) for item in whole.unplaced] == [
        (1, "C01", Decimal(3), UnplacedReason.TOLD_BY_HEIR),
        (2, "C01", Decimal(4), UnplacedReason.TOLD_BY_HEIR),
    ]


SHARES = st.lists(st.integers(0, 40), min_size=1, max_size=4)
COUNTS = st.none() | st.integers(0, 10**6)


@given(st.lists(st.tuples(COUNTS, SHARES), min_size=1, max_size=5), st.lists(COUNTS, min_size=4, max_size=4))
def test_that_every_flow_is_in_one_place(first: list[tuple[int | None, list[int]]], second: list[int | None]) -> None:
    portions, lost, reports = [], [], []
    for number, (value, parts) in enumerate(first, 1):
        shares = [Decimal(part) / 256 for part in parts]
        portions += [Portion(number, 10 + target, share) for target, share in enumerate(shares) if share]
        lost.append(Unresolved(number, number, ONE - sum(shares, Decimal(0)), UnresolvedReason.SHARE_UNKNOWN))
        if value is not None:
            reports.append(figures(number, FIRST, {"C01": value}))
    heirs = range(10, 14)
    last = [figures(unit_id, SECOND, {"C01": value}) for unit_id, value in zip(heirs, second, strict=True) if value]
    stays = RollUp(tuple(Portion(unit_id, unit_id, ONE) for unit_id in heirs), ())
    stretches = [
        Stretch(tuple(reports), RollUp(tuple(portions), tuple(lost)), FIRST.end, {}),
        Stretch(tuple(last), stays, SECOND.end, {}),
    ]
    result = bring_together(CATALOGUE, stretches, {unit_id: (f"Xã {unit_id}", "") for unit_id in heirs})
    placed = sum((report.values.get(("C01", ""), Decimal(0)) for report in result.figures), Decimal(0))
    unplaced = sum((item.value for item in result.unplaced), Decimal(0))
    assert placed + unplaced == sum(value or 0 for value, _parts in first) + sum(value or 0 for value in second)


def test_that_a_stock_of_unknown_share_gives_way_to_what_the_heir_says_later() -> None:
    half = RollUp(
        (Portion(1, 10, Decimal("0.5")),), (Unresolved(1, 1, Decimal("0.5"), UnresolvedReason.SHARE_UNKNOWN),)
    )
    first = Stretch((figures(1, FIRST, {"A14": 100}),), half, FIRST.end, {})
    told = Stretch((figures(10, SECOND, {"A14": 290}),), STAYS, SECOND.end, {})
    silent = Stretch((figures(10, SECOND, {"C01": 1}),), STAYS, SECOND.end, {})
    later = bring_together(CATALOGUE, [first, told], NEW)
    assert later.figures[0].values["A14", ""] == 290
    assert later.unplaced == ()
    lost = bring_together(CATALOGUE, [first, silent], NEW).unplaced
    assert [(item.code, item.reason) for item in lost] == [("A14", UnplacedReason.UNKNOWN)]


def test_that_a_unit_that_lives_on_keeps_its_own_first_half() -> None:
    roll = RollUp((Portion(10, 10, ONE), Portion(2, 10, ONE)), ())
    first = Stretch((figures(10, FIRST, {"C01": 1}), figures(2, FIRST, {"C01": 4})), roll, FIRST.end, {})
    second = Stretch((figures(10, SECOND, {"C01": 5}),), STAYS, SECOND.end, {})
    (year,) = bring_together(CATALOGUE, [first, second], NEW).figures
    assert year.values["C01", ""] == 10


def test_that_a_restated_unit_lacks_what_its_former_units_have_not_given() -> None:
    whole = figures(1, YEAR, {"C01": 3, "A14": 100})
    half = replace(figures(2, YEAR, {"C01": 4}), lacking={"C01": ("Nội Thôn cũ",)})
    roll = RollUp(tuple(Portion(number, 10, ONE) for number in (1, 2, 3)), ())
    stretch = Stretch((whole, half, figures(9, YEAR, {"C01": 1})), roll, YEAR.end, {1: "Một", 2: "Hai", 3: "Ba"})
    found = lacking_of(CATALOGUE, 10, stretch)
    assert found["C01"] == ("Ba", "Nội Thôn cũ")
    assert found["A14"] == ("Hai", "Ba")
    assert lacking_of(CATALOGUE, 11, stretch) == {}
