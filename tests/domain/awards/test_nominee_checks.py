"""What looks wrong about one nomination by itself."""

from datetime import date
from typing import Any

import pytest

from app.domain.awards.book import RuleBook
from app.domain.awards.catalogue import Award, AwardForm, RuleKind
from app.domain.awards.nominations import Nominee
from app.domain.findings import Severity
from tests.support.award_case import (
    AUTHORITIES,
    COMMUNE,
    DISTRICT,
    ELSEWHERE,
    GROUP,
    HOUSE,
    NEIGHBOUR,
    OWN,
    STATION,
    STATION_OWN,
    a_case,
    codes,
    group,
    person,
    proposed,
    rule,
    the,
)


def alone(nominee: Nominee, award: str = DISTRICT, **fields: Any) -> list[str]:
    return codes(a_case([nominee], [proposed(1, nominee, award, **fields)]))


def test_that_an_ordinary_nomination_has_no_findings() -> None:
    assert alone(person(1)) == []
    assert alone(group(1)) == []


def test_that_an_award_must_exist_on_its_day() -> None:
    after = a_case([person(1)], [proposed(1, person(1))], day=date(2026, 3, 3))
    found = the(after, "award-not-on-day")
    assert (found.severity, found.data["until"]) == (Severity.ERROR, "01/07/2025")
    assert the(a_case([person(1)], [proposed(1, person(1), "khac")]), "award-not-on-day").data["until"] == "…"


def test_that_its_authority_must_exist_too() -> None:
    award = rule(RuleKind.AWARD, Award("con", AwardForm.GIAY_KHEN, "huyen", "Giấy khen"))
    book = RuleBook((*AUTHORITIES, award))
    after = a_case([person(1)], [proposed(1, person(1), "con")], day=date(2026, 3, 3), book=book)
    assert the(after, "award-without-authority").data["until"] == "01/07/2025"


def test_that_an_award_is_for_its_kinds() -> None:
    award = rule(RuleKind.AWARD, Award("rieng", AwardForm.GIAY_KHEN, "tinh", "Giấy khen", kinds=(GROUP,)))
    case = a_case([person(1)], [proposed(1, person(1), "rieng")], award)
    assert the(case, "award-not-for-kind").data["kind"] == "cá nhân"


def test_that_a_unit_gives_only_awards_of_its_own_level() -> None:
    guard = person(1, unit_id=STATION)
    assert alone(person(1), OWN) == []
    assert alone(person(1), STATION_OWN) == ["award-of-other-level"]
    wrong = a_case([person(1)], [proposed(1, person(1), STATION_OWN)])
    assert the(wrong, "award-of-other-level").severity is Severity.ERROR
    assert alone(guard, STATION_OWN) == []
    assert alone(guard, OWN) == ["award-of-other-level"]
    assert "award-of-other-level" not in alone(person(1), STATION_OWN, unit_id=777)


def test_that_people_of_other_units_and_provinces_are_told() -> None:
    assert alone(person(1), unit_id=STATION) == []
    assert alone(person(1), unit_id=NEIGHBOUR) == ["award-other-unit"]
    named = person(1, unit_id=STATION, place="Xóm Nà Mạ, xã Cần Yên")
    assert the(a_case([named], [proposed(1, named)]), "award-other-unit").data["home"] == "Xóm Nà Mạ, xã Cần Yên"
    foreign = person(1, unit_id=ELSEWHERE)
    found = the(a_case([foreign], [proposed(1, foreign, unit_id=COMMUNE)]), "award-other-province")
    assert (found.severity, found.data["province"]) == (Severity.ERROR, "tỉnh Lạng Sơn")


def test_that_the_dead_are_proposed_posthumously_only() -> None:
    assert alone(person(1, is_deceased=True)) == ["award-deceased"]
    assert alone(person(1, is_deceased=True), is_posthumous=True) == []
    assert alone(person(1), is_posthumous=True) == ["award-posthumous-living"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"born_on": None}, ["award-birth-missing"]),
        ({"born_on": None, "birth_year": 1978}, []),
        ({"born_on": date(2022, 1, 19)}, ["award-born-ahead"]),
        ({"born_on": None, "birth_year": 2023}, ["award-born-ahead"]),
        ({"born_on": None, "birth_year": 2010}, ["award-age-unlikely"]),
        ({"born_on": None, "birth_year": 1900}, ["award-age-unlikely"]),
        ({"born_on": None, "birth_year": 2007}, []),
        ({"birth_year": 1971}, ["award-births-differ"]),
        ({"birth_year": 1970}, []),
    ],
)
def test_that_births_must_be_possible(fields: dict[str, Any], expected: list[str]) -> None:
    assert alone(person(1, **fields)) == expected


def test_that_the_dead_may_have_been_old() -> None:
    assert alone(person(1, born_on=None, birth_year=1900, is_deceased=True), is_posthumous=True) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NÔNG VĂN THẮNG", ["award-name-capitals"]),
        ("nông văn thắng", ["award-name-capitals"]),
        ("Nông Văn Thắng 2", ["award-name-digits", "award-name-titles"]),
        ("Đại uý Nông Văn Thắng", ["award-name-titles"]),
        ("Nông Văn Thắng, Trưởng xóm", ["award-name-titles"]),
        ("Thắng", ["award-name-short"]),
        ("Y Ban", []),
    ],
)
def test_that_names_are_looked_at_as_they_would_be_printed(name: str, expected: list[str]) -> None:
    assert alone(person(1, name)) == expected


def test_that_the_bare_name_is_told() -> None:
    guard = person(1, "Đ/c Đại uý Lý Văn Sỹ (Đồn trưởng)")
    case = a_case([guard], [proposed(1, guard)])
    assert the(case, "award-name-titles").data["bare"] == "Lý Văn Sỹ"


def test_that_names_of_groups_and_households_have_rules_of_their_own() -> None:
    assert alone(group(1, "Tổ tự quản số 2 xóm Kéo Sỹ")) == []
    assert alone(group(1, "TỔ TỰ QUẢN SỐ 2")) == ["award-name-capitals"]
    assert alone(group(1, "Hộ ông Nông Văn Thắng", kind=HOUSE)) == []
    assert alone(group(1, "Hộ số 2 Nông Văn Thắng", kind=HOUSE)) == ["award-name-digits"]
    assert alone(group(1, "Hộ bà Lan", kind=HOUSE)) == ["award-name-short"]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("4.08501E+10", "award-id-lossy"),
        ("4070000123", "award-id-zero-lost"),
        ("080123456", "award-id-old"),
        ("12", "award-id-length"),
        ("003070000123", "award-id-province"),
        ("004170000123", "award-id-sex"),
        ("004071000123", "award-id-year"),
    ],
)
def test_that_numbers_of_identity_are_warned_about(number: str, code: str) -> None:
    assert alone(person(1, sex="nam", id_number=number)) == [code]
