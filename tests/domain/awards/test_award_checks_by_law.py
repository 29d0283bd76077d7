"""The same two nominations under each law of the shipped catalogue: what blocks, what warns, what no longer exists."""

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app.domain.awards.book import RuleBook
from app.domain.awards.case import AwardCase
from app.domain.awards.nominations import Campaign, NominationState
from app.domain.findings import Severity
from app.presets.award_rules import award_rules
from app.presets.load import PresetLibrary
from tests.support.award_case import a_case, codes, person, proposed, the

SOMEBODY = person(1)


@cache
def shipped() -> RuleBook:
    return RuleBook(award_rules(PresetLibrary.shipped()))


def on(day: date, *awards: str) -> AwardCase:
    """Somebody proposed for these awards in the season of the year before ``day``."""
    some = [proposed(number, SOMEBODY, award) for number, award in enumerate(awards, 1)]
    return a_case([SOMEBODY], some, book=shipped(), day=day, today=day, campaign=Campaign("Đợt", day.year - 1, id=1))


@pytest.mark.parametrize(
    ("day", "severity", "words"),
    [
        (date(2022, 1, 18), Severity.ERROR, "mức B"),
        (date(2024, 3, 1), Severity.ERROR, "Luật số 06/2022/QH15, Điều 5 khoản 2 điểm c"),
        (date(2026, 3, 1), Severity.ERROR, "Luật số 06/2022/QH15, Điều 5 khoản 2 điểm c"),
        (date(2026, 10, 1), Severity.WARNING, "chưa đọc"),
    ],
)
def test_that_one_achievement_is_one_award_under_each_law(day: date, severity: Severity, words: str) -> None:
    found = the(on(day, "giay-khen-xa", "bang-khen-tinh"), "award-same-achievement")
    assert found.severity is severity
    assert words in found.data["basis"]


def test_that_the_district_gives_nothing_after_its_last_day() -> None:
    assert codes(on(date(2025, 6, 30), "giay-khen-huyen")) == []
    assert codes(on(date(2025, 7, 1), "giay-khen-huyen")) == ["award-not-on-day"]
    assert codes(on(date(2025, 7, 1), "giay-khen-xa")) == []
    assert codes(on(date(2025, 7, 1), "giay-khen-bch-bdbp")) == ["award-not-on-day"]


def test_that_what_was_decided_goes_by_the_law_of_its_own_day() -> None:
    later = on(date(2026, 1, 15), "giay-khen-huyen")
    assert codes(later) == ["award-not-on-day"]
    assert codes(replace(later, decided={1: date(2025, 6, 30)})) == []
    assert "01/07/2025" in the(replace(later, decided={1: date(2025, 7, 1)}), "award-not-on-day").data["day"]


def test_that_a_season_without_any_quota_is_told_of_until_it_is_decided() -> None:
    waiting = replace(on(date(2022, 1, 18), "giay-khen-huyen"), unlimited=frozenset({1}))
    assert the(waiting, "award-season-without-quota").severity is Severity.NOTE
    done = tuple(replace(item, state=NominationState.DECIDED) for item in waiting.nominations)
    assert codes(replace(waiting, nominations=done)) == []


def test_that_a_dossier_after_its_decision_is_told() -> None:
    given = on(date(2022, 1, 18), "giay-khen-huyen")
    came = tuple(replace(item, received_on=date(2022, 1, 17)) for item in given.nominations)
    late = replace(given, nominations=came, decided={1: date(2022, 1, 16)})
    assert the(late, "award-decided-early").severity is Severity.WARNING
    assert codes(replace(late, decided={1: date(2022, 1, 17)})) == []
