"""Reward money: the worked amounts of the decrees to the đồng, and what must hold for every amount."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import AwardRegime, AwardRule, BaseSalary, Coefficient, NomineeKind, RuleKind
from app.domain.awards.money import MoneyLine, MoneySum, grouped, highest_only, price, reward, summed
from app.text import money_words

SALARIES = (1_490_000, 1_800_000, 2_340_000, 2_530_000)
#: The table of worked amounts, whole: coefficient, then the amount under each base salary above.
WORKED = (
    ("0.15", (230_000, 270_000, 360_000, 380_000)),
    ("0.3", (450_000, 540_000, 710_000, 760_000)),
    ("0.45", (680_000, 810_000, 1_060_000, 1_140_000)),
    ("0.6", (900_000, 1_080_000, 1_410_000, 1_520_000)),
    ("1.0", (1_490_000, 1_800_000, 2_340_000, 2_530_000)),
    ("1.5", (2_240_000, 2_700_000, 3_510_000, 3_800_000)),
    ("2.0", (2_980_000, 3_600_000, 4_680_000, 5_060_000)),
    ("2.25", (3_360_000, 4_050_000, 5_270_000, 5_700_000)),
    ("3.0", (4_470_000, 5_400_000, 7_020_000, 7_590_000)),
)
coefficients = st.integers(1, 10_000).map(lambda number: Decimal(number) / 1000)
salaries = st.integers(1, 50_000_000)


@pytest.mark.parametrize(
    ("coefficient", "salary", "amount"),
    [(number, salary, amount) for number, row in WORKED for salary, amount in zip(SALARIES, row, strict=True)],
)
def test_that_the_table_of_worked_amounts_comes_out_whole(coefficient: str, salary: int, amount: int) -> None:
    assert reward(Decimal(coefficient), salary) == amount


def test_that_the_examples_of_the_committee_for_emulation_come_out() -> None:
    # 1.112.000 is paid as 1.120.000, 834.000 as 840.000 (official answers to NĐ 91/2017, Điều 68.2).
    assert reward(Decimal("0.8"), 1_390_000) == 1_120_000
    assert reward(Decimal("0.6"), 1_390_000) == 840_000


def test_that_a_collective_is_doubled_before_it_is_rounded() -> None:
    assert reward(2 * Decimal("0.15"), 1_490_000) == 450_000
    assert 2 * reward(Decimal("0.15"), 1_490_000) == 460_000


def test_that_the_purse_of_the_plan_of_2022_is_told_in_words() -> None:
    person, group = reward(Decimal("0.3"), 1_490_000), reward(Decimal("0.6"), 1_490_000)
    purse = 8 * (group + 2 * person)
    assert (purse, money_words(purse)) == (14_400_000, "Mười bốn triệu bốn trăm nghìn đồng")


@given(coefficients, salaries, st.sampled_from((1, 1000, 10_000)))
def test_that_a_reward_is_never_below_the_product_and_less_than_one_step_above_it(
    coefficient: Decimal, salary: int, rounding: int
) -> None:
    exact = Fraction(coefficient) * salary
    amount = reward(coefficient, salary, rounding)
    assert exact <= amount < exact + rounding
    assert amount % rounding == 0


@given(coefficients, coefficients, salaries, salaries)
def test_that_more_is_never_worth_less(first: Decimal, second: Decimal, low: int, high: int) -> None:
    less, more = sorted((first, second))
    low, high = sorted((low, high))
    assert reward(less, low) <= reward(more, low) <= reward(more, high)


# --- what an award is worth on a day ---------------------------------------------------------------------------------

START, RISE = date(2019, 7, 1), date(2023, 7, 1)


def a_book(rounding: int = 10_000) -> RuleBook:
    """A salary that rises, one coefficient, and a regime that begins later than they do."""
    person = Coefficient("gk", NomineeKind.INDIVIDUAL, Decimal("0.3"))
    return RuleBook(
        (
            AwardRule(RuleKind.BASE_SALARY, "a", BaseSalary(1_490_000, "NĐ 38/2019"), START, RISE),
            AwardRule(RuleKind.BASE_SALARY, "b", BaseSalary(1_800_000, "NĐ 24/2023"), RISE),
            AwardRule(RuleKind.COEFFICIENT, "c", person, date(2017, 10, 1)),
            AwardRule(RuleKind.REGIME, "R", AwardRegime("R", "R", (), rounding=rounding), date(2022, 1, 1)),
        )
    )


def test_that_the_salary_of_the_day_of_the_decision_counts() -> None:
    book = a_book()
    assert price(book, "gk", NomineeKind.INDIVIDUAL, date(2023, 6, 30)).amount == 450_000
    assert price(book, "gk", NomineeKind.INDIVIDUAL, RISE).amount == 540_000
    assert price(book, "gk", NomineeKind.INDIVIDUAL, START).amount == 450_000  # no regime: rounded as ever


def test_that_the_regime_says_what_is_rounded_to() -> None:
    assert price(a_book(rounding=1000), "gk", NomineeKind.INDIVIDUAL, date(2022, 3, 3)).amount == 447_000


def test_that_a_missing_rule_is_told_and_is_not_nought() -> None:
    book = a_book()
    known = price(book, "gk", NomineeKind.INDIVIDUAL, START)
    no_coefficient = price(book, "gk", NomineeKind.HOUSEHOLD, START)
    no_salary = price(book, "gk", NomineeKind.INDIVIDUAL, date(2019, 6, 30))
    assert (known.missing, no_coefficient.amount, no_salary.amount) == ("", None, None)
    assert no_coefficient.missing == "danh mục chưa có hệ số"
    assert no_salary.missing == "chưa có mức lương cơ sở của ngày này"


# --- several awards --------------------------------------------------------------------------------------------------


def line(number: int, amount: int | None, achiever: int = 1, **more: object) -> MoneyLine:
    """The reward of one nomination of somebody."""
    values = {
        "nomination_id": number, "achiever": achiever, "name": "Nông Văn Mẫu", "kind": NomineeKind.INDIVIDUAL,
        "award": "gk", "title": f"hình thức {number}", "authority": "huyện", "unit_id": 1, "unit": "xã",
        "source": "quỹ huyện", "on": date(2022, 3, 3), "coefficient": None, "amount": amount,
    }  # fmt: skip
    return MoneyLine(**(values | more))  # type: ignore[arg-type]  # fields are checked by the class itself


def test_that_of_two_awards_for_one_achievement_at_one_time_the_higher_is_paid() -> None:
    low, high, other = line(1, 450_000), line(2, 1_490_000), line(3, 450_000, achiever=2)
    lines = highest_only((low, high, other))
    assert [item.payable for item in lines] == [0, 1_490_000, 450_000]
    assert [item.paid_instead for item in lines] == ["hình thức 2", "", ""]
    assert lines[0].amount == 450_000  # shown all the same


def test_that_awards_of_another_day_or_achievement_and_unknown_amounts_are_left_as_they_are() -> None:
    low = line(1, 450_000)
    for second in (
        line(2, 1_490_000, on=date(2022, 9, 2)),
        line(2, 1_490_000, is_other_achievement=True),
        line(2, None),
    ):
        assert highest_only((low, second)) == (low, second)


def test_that_of_equal_awards_the_first_is_paid_and_what_is_locked_stays_paid() -> None:
    first, second = highest_only((line(1, 450_000), line(2, 450_000)))
    assert (first.payable, second.payable) == (450_000, 0)
    free, locked = highest_only((line(1, 450_000), line(2, 450_000, is_locked=True)))
    assert (free.payable, locked.payable) == (0, 450_000)
    locked, higher = highest_only((line(1, 450_000, is_locked=True), line(2, 1_490_000)))
    assert (locked.payable, higher.payable) == (450_000, 1_490_000)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 400).map(lambda n: n * 10_000)), max_size=12))
def test_that_everybody_is_paid_his_highest_award_once(pairs: list[tuple[int, int]]) -> None:
    lines = highest_only(line(number, amount, who) for number, (who, amount) in enumerate(pairs))
    for who in {who for who, _amount in pairs}:
        assert sum(item.payable or 0 for item in lines if item.achiever == who) == max(
            amount for one, amount in pairs if one == who
        )


def test_that_sums_leave_out_what_nobody_knows_and_say_how_many() -> None:
    lines = (line(1, 450_000), line(2, None, source="x"), line(3, 900_000))
    assert summed("tất cả", lines) == MoneySum("tất cả", 3, 1_350_000, 1)
    assert grouped(lines, lambda item: item.source) == (
        MoneySum("quỹ huyện", 2, 1_350_000),
        MoneySum("x", 1, 0, 1),
    )


@pytest.mark.parametrize(
    ("count", "amount", "unknown", "words"),
    [
        (0, 0, 0, "Không đồng"),
        (1, 0, 0, "Không đồng"),
        (2, 0, 2, "chưa tính được"),
        (3, 450_000, 1, "Bốn trăm năm mươi nghìn đồng, chưa kể 01 trường hợp chưa có mức thưởng"),
        (3, 450_000, 0, "Bốn trăm năm mươi nghìn đồng"),
    ],
)
def test_that_a_sum_never_spells_nought_for_what_nobody_knows(
    count: int, amount: int, unknown: int, words: str
) -> None:
    told = MoneySum("quỹ", count, amount, unknown)
    assert (told.words, told.is_unknown) == (words, words == "chưa tính được")
