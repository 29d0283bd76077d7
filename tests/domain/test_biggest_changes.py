"""The biggest changes against last year: shares above a floor, points for percentages, rises and falls apart."""

from decimal import Decimal

from app.domain.biggest_changes import biggest_changes
from app.domain.figures import Consolidation, Total
from app.domain.indicators import AcrossUnits, Catalogue, Indicator, OverTime, OwnerLevel, ValueType


def _indicator(code: str, over_time: OverTime) -> Indicator:
    return Indicator(code, code, "", ValueType.INTEGER, OwnerLevel.COMMUNE, AcrossUnits.SUM, over_time)


CATALOGUE = Catalogue(
    2021,
    (
        _indicator("A14", OverTime.STOCK),
        _indicator("A23", OverTime.RATIO),
        *(_indicator(f"C0{number}", OverTime.FLOW) for number in range(1, 6)),
    ),
)


def changes(
    most: int = 5, groups: tuple[str, ...] = (), **both: tuple[str | None, str | None]
) -> tuple[list[str], ...]:
    cells = {
        code: Total(
            code,
            None if now is None else Decimal(now),
            1,
            1,
            previous=None if before is None else Decimal(before),
            current_of_same=None if now is None else Decimal(now),
        )
        for code, (before, now) in both.items()
    }
    found = biggest_changes(CATALOGUE, Consolidation(cells), most, groups)
    return tuple([item.indicator.code for item in some] for some in found)


def test_that_rises_and_falls_are_ordered_by_their_share() -> None:
    found = changes(C01=("100", "120"), C02=("1000", "1500"), C03=("50", "40"), C04=("100", "10"))
    assert found == (["C02", "C01"], ["C04", "C03"])


def test_that_small_numbers_and_small_shares_tell_nothing() -> None:
    assert changes(C01=("29", "90"), C02=("100", "109"), A14=("100", "104")) == ([], [])
    assert changes(C01=("30", "90"), C02=("100", "110"), A14=("100", "105")) == (["C01", "C02", "A14"], [])


def test_that_percentages_are_compared_by_points() -> None:
    assert changes(A23=("5", "7")) == (["A23"], [])
    assert changes(A23=("90", "88.1")) == ([], [])


def test_that_a_blank_year_is_no_change() -> None:
    assert changes(C01=(None, "90"), C02=("100", None)) == ([], [])


def test_that_no_more_than_asked_and_only_the_groups_asked_are_told() -> None:
    both = {f"C0{number}": ("100", str(150 + number)) for number in range(1, 6)}
    assert changes(most=2, **both) == (["C05", "C04"], [])
    assert changes(groups=("A",), A14=("100", "50"), C01=("100", "50")) == ([], ["A14"])


def test_that_a_number_in_doubt_takes_the_place_of_no_other() -> None:
    total = Total("C01", Decimal(90), 1, 1, previous=Decimal(30), current_of_same=Decimal(90))
    huge = Total("C02", Decimal(90_000), 1, 1, previous=Decimal(30), current_of_same=Decimal(90_000))
    (rise,), falls = biggest_changes(CATALOGUE, Consolidation({"C01": total, "C02": huge}), 1, without={"C02"})
    assert (rise.indicator.code, falls) == ("C01", ())
