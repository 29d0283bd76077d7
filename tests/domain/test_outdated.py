"""What an issued paper says otherwise than the reports of today: figures with their units, names, texts."""

from dataclasses import replace
from decimal import Decimal

from app.domain.figures import Consolidation, Total
from app.domain.outdated import (
    FigureChange,
    IssuedDifference,
    TextChange,
    UnitChange,
    figure_changes,
    name_changes,
    text_changes,
)

COMMUNES = {1: "Sóc Hà", 2: "Cần Yên"}


def totals(*cells: Total) -> Consolidation:
    return Consolidation(
        {item.code: item for item in cells}, COMMUNES, {11: "Đồn Sóc Giang"}, expected_former={5: "Xã cũ"}
    )


def a_total(code: str, *values: int | None) -> Total:
    by_unit = {number: None if value is None else Decimal(value) for number, value in enumerate(values, 1)}
    given = [value for value in by_unit.values() if value is not None]
    return Total(code, sum(given, Decimal(0)) if given else None, len(given), len(values), by_unit=by_unit)


def test_that_the_same_totals_differ_in_nothing() -> None:
    same = totals(a_total("A14", 3, 4))
    assert figure_changes(2021, same, same) == ()
    assert IssuedDifference().is_empty
    assert not IssuedDifference(texts=(TextChange("I-1", "", "", "x"),)).is_empty


def test_that_a_changed_total_names_the_units_and_what_each_gave() -> None:
    found = figure_changes(2021, totals(a_total("A14", 3, 4), a_total("B01", 1, 1)), totals(a_total("A14", 5, 4)))
    assert found == (
        FigureChange(
            "A14", "", 2021, Decimal(7), Decimal(9), (2, 2), (2, 2), (UnitChange("Sóc Hà", Decimal(3), Decimal(5)),)
        ),
        FigureChange(
            "B01", "", 2021, Decimal(2), None, (2, 2), (0, 0),
            (UnitChange("Sóc Hà", Decimal(1), None), UnitChange("Cần Yên", Decimal(1), None)),
        ),
    )  # fmt: skip


def test_that_a_nought_that_came_later_changes_the_coverage_and_so_the_paper() -> None:
    (change,) = figure_changes(2021, totals(a_total("A14", 3, None)), totals(a_total("A14", 3, 0)))
    assert (change.before, change.after) == (Decimal(3), Decimal(3))
    assert (change.reported_before, change.reported_after) == ((1, 2), (2, 2))
    assert change.units == (UnitChange("Cần Yên", None, Decimal(0)),)


def test_that_what_nobody_gave_before_or_after_is_no_difference() -> None:
    blank = Total("A14", None, 0, 2)
    assert figure_changes(2021, totals(blank), totals(Total("A14", None, 0, 3))) == ()


def test_that_units_changing_in_opposite_ways_change_the_paper_though_not_the_total() -> None:
    (change,) = figure_changes(2021, totals(a_total("A14", 3, 4)), totals(a_total("A14", 4, 3)))
    assert (change.before, change.after) == (Decimal(7), Decimal(7))
    assert change.units == (
        UnitChange("Sóc Hà", Decimal(3), Decimal(4)),
        UnitChange("Cần Yên", Decimal(4), Decimal(3)),
    )


def test_that_the_increase_against_the_year_before_is_told_with_its_total() -> None:
    states = [
        replace(a_total("E01", value), previous=Decimal(331), current_of_same=Decimal(value)) for value in (342, 352)
    ]
    (change,) = figure_changes(2021, *(totals(item) for item in states))
    assert (change.trend_before, change.trend_after) == (Decimal(11), Decimal(21))
    (gone,) = figure_changes(2021, totals(states[0]), totals(replace(states[0], current_of_same=None)))
    assert gone.before == gone.after
    assert (gone.trend_before, gone.trend_after) == (Decimal(11), None)


def test_that_each_unit_of_measure_is_compared_for_itself() -> None:
    before = Total(
        "G08", None, 1, 1, parts={"gam": Decimal(2), "viên": Decimal(5)},
        parts_by_unit={11: {"gam": Decimal(2), "viên": Decimal(5)}},
    )  # fmt: skip
    after = Total("G08", None, 1, 1, parts={"gam": Decimal(3)}, parts_by_unit={11: {"gam": Decimal(3)}})
    found = figure_changes(2021, totals(before), totals(after))
    assert [(item.part, item.before, item.after) for item in found] == [
        ("gam", Decimal(2), Decimal(3)),
        ("viên", Decimal(5), None),
    ]
    assert found[0].units == (UnitChange("Đồn Sóc Giang", Decimal(2), Decimal(3)),)


def test_that_least_and_greatest_of_a_mean_are_compared_and_have_no_units() -> None:
    before = Total("K08", Decimal(5), 2, 2, minimum=Decimal(1), maximum=Decimal(9))
    after = Total("K08", Decimal(5), 2, 3, minimum=Decimal(2), maximum=Decimal(9))
    found = figure_changes(2021, totals(before), totals(after))
    assert [(item.part, item.before, item.after, item.units) for item in found] == [
        ("", Decimal(5), Decimal(5), ()),
        ("min", Decimal(1), Decimal(2), ()),
    ]


def test_that_a_figure_of_the_year_before_counts_where_the_paper_compares_with_it() -> None:
    before, after = Total("A14", Decimal(5), 1, 1, previous=Decimal(4)), Total("A14", Decimal(5), 1, 1)
    (change,) = figure_changes(2021, totals(before), totals(after))
    assert (change.year, change.before, change.after) == (2020, Decimal(4), None)
    (change,) = figure_changes(2021, totals(), totals(before))[1:]
    assert (change.year, change.before, change.after) == (2020, None, Decimal(4))
    (change,) = figure_changes(2021, totals(before), totals())[1:]
    assert (change.year, change.before, change.after) == (2020, Decimal(4), None)


def test_that_a_unit_without_a_name_any_more_is_still_told() -> None:
    (change,) = figure_changes(2021, totals(), totals(Total("A14", Decimal(1), 1, 1, by_unit={99: Decimal(1)})))
    assert change.units == (UnitChange("", None, Decimal(1)),)


def test_that_names_and_texts_are_compared_and_what_is_gone_comes_last() -> None:
    before = totals(Total("A19", None, 1, 1, names=("Tày", "Nùng")))
    after = totals(Total("A19", None, 1, 1, names=("Tày", "Mông")))
    assert name_changes(before, after) == (TextChange("A19", "", "Tày, Nùng", "Tày, Mông"),)
    assert text_changes({("I", ""): "a", ("II", "Sóc Hà"): "b"}, {("III", ""): "c", ("I", ""): "a"}) == (
        TextChange("III", "", "", "c"),
        TextChange("II", "Sóc Hà", "b", ""),
    )
