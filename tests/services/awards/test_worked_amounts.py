"""The worked amounts of the decrees come out of the shipped catalogue itself, on both edges of every salary and law."""

from collections.abc import Iterator
from datetime import date

import pytest

from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.money import price
from app.presets.award_rules import award_rules
from app.presets.load import PresetLibrary

PERSON, TEAM, HOME = NomineeKind.INDIVIDUAL, NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD
PROVINCE, DISTRICT, COMMUNE, GUARD, HIGH = (
    "bang-khen-tinh", "giay-khen-huyen", "giay-khen-xa", "giay-khen-bch-bdbp", "bang-khen-btl-bdbp",
)  # fmt: skip
#: First and last day of a base salary while one law held, then who is paid what under it.
WORKED = (
    (
        date(2019, 7, 1), date(2023, 6, 30), (
            (COMMUNE, PERSON, 230_000), (COMMUNE, TEAM, 450_000), (DISTRICT, PERSON, 450_000),
            (DISTRICT, TEAM, 900_000), (GUARD, PERSON, 450_000), (GUARD, TEAM, 900_000),
            (PROVINCE, PERSON, 1_490_000), (PROVINCE, TEAM, 2_980_000), (PROVINCE, HOME, None), (COMMUNE, HOME, None),
        ),
    ),
    (
        date(2023, 7, 1), date(2023, 12, 31), (
            (COMMUNE, PERSON, 270_000), (DISTRICT, PERSON, 540_000), (DISTRICT, TEAM, 1_080_000),
            (PROVINCE, PERSON, 1_800_000), (PROVINCE, TEAM, 3_600_000), (DISTRICT, HOME, None),
        ),
    ),
    (
        date(2024, 1, 1), date(2024, 6, 30), (
            (COMMUNE, PERSON, 270_000), (DISTRICT, PERSON, 540_000), (DISTRICT, HOME, 810_000),
            (DISTRICT, TEAM, 1_080_000), (PROVINCE, PERSON, 2_700_000), (PROVINCE, TEAM, 5_400_000),
            (PROVINCE, HOME, 4_050_000), (HIGH, TEAM, 3_600_000), (HIGH, PERSON, 1_800_000),
        ),
    ),
    (
        date(2024, 7, 1), date(2025, 6, 30), (
            (COMMUNE, PERSON, 360_000), (COMMUNE, TEAM, 710_000), (DISTRICT, PERSON, 710_000),
            (DISTRICT, HOME, 1_060_000), (DISTRICT, TEAM, 1_410_000), (HIGH, PERSON, 2_340_000),
            (HIGH, HOME, 3_510_000), (HIGH, TEAM, 4_680_000), (PROVINCE, PERSON, 3_510_000),
            (PROVINCE, HOME, 5_270_000), (PROVINCE, TEAM, 7_020_000),
        ),
    ),
    (
        date(2025, 7, 1), date(2026, 6, 30), (
            (COMMUNE, PERSON, 710_000), (COMMUNE, HOME, 1_060_000), (COMMUNE, TEAM, 1_410_000),
            (DISTRICT, PERSON, None), (DISTRICT, TEAM, None), (GUARD, PERSON, None),
            ("giay-khen-ban-ch-bdbp", PERSON, 710_000), (HIGH, TEAM, 4_680_000),
            (PROVINCE, PERSON, 3_510_000), (PROVINCE, HOME, 5_270_000), (PROVINCE, TEAM, 7_020_000),
        ),
    ),
    (
        date(2026, 7, 1), date(2026, 12, 31), (
            (COMMUNE, PERSON, 760_000), (COMMUNE, HOME, 1_140_000), (COMMUNE, TEAM, 1_520_000),
            (HIGH, PERSON, 2_530_000), (HIGH, HOME, 3_800_000), (HIGH, TEAM, 5_060_000),
            (PROVINCE, PERSON, 3_800_000), (PROVINCE, HOME, 5_700_000), (PROVINCE, TEAM, 7_590_000),
        ),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> RuleBook:
    """The catalogue a new data file is founded with."""
    return RuleBook(award_rules(PresetLibrary.shipped()))


def cases() -> Iterator[tuple[date, str, NomineeKind, int | None]]:
    """Each amount on the first and on the last day it holds."""
    for first, last, rows in WORKED:
        for award, kind, amount in rows:
            yield first, award, kind, amount
            yield last, award, kind, amount


@pytest.mark.parametrize(("on", "award", "kind", "amount"), list(cases()))
def test_that_the_catalogue_pays_what_the_decrees_say(
    book: RuleBook, on: date, award: str, kind: NomineeKind, amount: int | None
) -> None:
    worth = price(book, award, kind, on)
    assert worth.amount == amount
    assert bool(worth.missing) is (amount is None)


def test_that_the_budget_of_the_plan_comes_out_of_the_catalogue(book: RuleBook) -> None:
    """Per commune 1 x 900.000 + 2 x 450.000; the pools of the province and of the Border Guard."""
    on = date(2022, 3, 3)
    amounts = {
        key: [price(book, key, kind, on).amount or 0 for kind in (TEAM, PERSON)] for key in (DISTRICT, PROVINCE, GUARD)
    }
    assert amounts == {DISTRICT: [900_000, 450_000], PROVINCE: [2_980_000, 1_490_000], GUARD: [900_000, 450_000]}
    assert 8 * (amounts[DISTRICT][0] + 2 * amounts[DISTRICT][1]) == 14_400_000


@pytest.mark.parametrize(
    ("last", "before", "after"),
    [
        (date(2018, 6, 30), 390_000, 420_000),  # 1.300.000, then 1.390.000: 417.000
        (date(2019, 6, 30), 420_000, 450_000),
        (date(2023, 6, 30), 450_000, 540_000),
        (date(2024, 6, 30), 540_000, 710_000),
        (date(2026, 6, 30), 710_000, 760_000),
    ],
)
def test_that_the_next_salary_counts_from_its_very_day(book: RuleBook, last: date, before: int, after: int) -> None:
    found = [price(book, "giay-khen-so", PERSON, day).amount for day in (last, date(last.year, 7, 1))]
    assert found == [before, after]
