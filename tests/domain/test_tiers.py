"""The tier matrix as data: which row holds, how strict it is, and until when events of a season may be held."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.tiers import RuleMatrix, TierRule

DAY = date(2022, 2, 20)


def a_rule(level: int = 1, **fields: object) -> TierRule:
    base: dict[str, object] = {
        "allows_review": True, "allows_ceremony": True, "allows_festivities": True, "clause": "II.3",
        "valid_from": date(2022, 1, 11),
    }  # fmt: skip
    return TierRule(level, **{**base, **fields})  # type: ignore[arg-type]  # free fields of a test row


@pytest.mark.parametrize(
    ("rule", "strictness"),
    [
        (a_rule(), 1),
        (a_rule(limits_people=True), 2),
        (a_rule(limits_people=True, allows_festivities=False), 3),
        (a_rule(allows_festivities=False, allows_ceremony=False), 3),
        (a_rule(allows_festivities=False, allows_ceremony=False, allows_review=False), 4),
    ],
)
def test_that_what_a_row_forbids_says_how_strict_it_is(rule: TierRule, strictness: int) -> None:
    assert rule.strictness == strictness


FORBIDDABLE = ("allows_review", "allows_ceremony", "allows_festivities")


@given(st.fixed_dictionaries({name: st.booleans() for name in (*FORBIDDABLE, "limits_people")}))
def test_that_forbidding_more_never_makes_a_row_milder(fields: dict[str, bool]) -> None:
    for name in FORBIDDABLE:
        assert a_rule(**{**fields, name: False}).strictness >= a_rule(**fields).strictness
    assert a_rule(**{**fields, "limits_people": True}).strictness >= a_rule(**fields).strictness


def test_that_a_level_means_the_row_of_its_day() -> None:
    before, after = a_rule(2, valid_to=DAY), a_rule(2, valid_from=DAY, limits_people=True)
    matrix = RuleMatrix((a_rule(1), before, after))
    assert matrix.rule(2, date(2022, 2, 19)) == before
    assert matrix.rule(2, DAY) == after
    assert matrix.rule(2, date(2021, 12, 31)) is None
    assert matrix.rule(3, DAY) is None
    assert matrix.rule(None, DAY) is None
    assert RuleMatrix().rule(1, DAY) is None
