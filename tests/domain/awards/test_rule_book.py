"""What the catalogue of awards answers on a day."""

from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.book import RuleBook, printed
from app.domain.awards.catalogue import (
    AuthorityLevel,
    Award,
    AwardAuthority,
    AwardContent,
    AwardForm,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Confidence,
    Criterion,
    DossierItem,
    NomineeKind,
    RuleKind,
)

OLD, NEW = date(2017, 10, 1), date(2024, 1, 1)
END_OF_DISTRICTS = date(2025, 7, 1)


def rule(kind: RuleKind, key: str, content: AwardContent, start: date = OLD, end: date | None = None) -> AwardRule:
    return AwardRule(kind, key, content, start, end, "Điều 1", Confidence.REPORTED)


HUYEN = AwardAuthority("huyen", "Chủ tịch Ủy ban nhân dân {unit}", "Ủy ban nhân dân {unit}", AuthorityLevel.DISTRICT)
GIAY_KHEN = Award("giay-khen-huyen", AwardForm.GIAY_KHEN, "huyen", "Giấy khen của Chủ tịch Ủy ban nhân dân {unit}")
BANG_KHEN = Award("bang-khen-tinh", AwardForm.BANG_KHEN, "tinh", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
BOOK = RuleBook(
    (
        rule(RuleKind.REGIME, "R1", AwardRegime("R1", "cũ", ("Luật cũ",)), OLD, NEW),
        rule(RuleKind.REGIME, "R2", AwardRegime("R2", "mới", ("Luật mới",)), NEW),
        rule(RuleKind.AUTHORITY, "huyen", HUYEN, OLD, END_OF_DISTRICTS),
        rule(RuleKind.AWARD, "giay-khen-huyen", GIAY_KHEN, OLD, END_OF_DISTRICTS),
        rule(RuleKind.AWARD, "bang-khen-tinh", BANG_KHEN),
        rule(
            RuleKind.COEFFICIENT,
            "giay-khen-huyen.individual",
            Coefficient("giay-khen-huyen", NomineeKind.INDIVIDUAL, Decimal("0.3")),
            OLD,
            END_OF_DISTRICTS,
        ),
        rule(RuleKind.BASE_SALARY, "1", BaseSalary(1_490_000, "NĐ 38/2019/NĐ-CP"), date(2019, 7, 1), date(2023, 7, 1)),
        rule(RuleKind.BASE_SALARY, "2", BaseSalary(1_800_000, "NĐ 24/2023/NĐ-CP"), date(2023, 7, 1)),
        rule(RuleKind.DOSSIER_ITEM, "report", DossierItem("report", "Báo cáo thành tích")),
        rule(
            RuleKind.DOSSIER_ITEM,
            "letter",
            DossierItem("letter", "Tờ trình", awards=("bang-khen-tinh",), kinds=(NomineeKind.COLLECTIVE,)),
        ),
        rule(RuleKind.CRITERION, "model", Criterion("model", "Gương mẫu", kinds=(NomineeKind.INDIVIDUAL,))),
    )
)


@pytest.mark.parametrize(
    ("on", "key"),
    [(date(2017, 9, 30), None), (OLD, "R1"), (date(2023, 12, 31), "R1"), (NEW, "R2"), (date(2026, 3, 3), "R2")],
)
def test_that_the_law_of_a_day_counts_and_no_other(on: date, key: str | None) -> None:
    found = BOOK.regime(on)
    assert (found and found.key) == key


def test_that_an_award_ends_with_its_authority_but_its_name_is_still_known() -> None:
    last, after = date(2025, 6, 30), END_OF_DISTRICTS
    assert [item.key for item in BOOK.awards(last)] == ["giay-khen-huyen", "bang-khen-tinh"]
    assert [item.key for item in BOOK.awards(after)] == ["bang-khen-tinh"]
    assert (BOOK.award("giay-khen-huyen", last), BOOK.authority("huyen", last)) != (None, None)
    assert (BOOK.award("giay-khen-huyen", after), BOOK.authority("huyen", after)) == (None, None)
    known, authority = BOOK.last_known("giay-khen-huyen"), BOOK.last_known_authority("huyen")
    assert known is not None
    assert known.content.title.startswith("Giấy khen")
    assert authority is not None
    assert authority.valid_to == END_OF_DISTRICTS
    assert (BOOK.last_known("x"), BOOK.last_known_authority("x")) == (None, None)


def test_that_who_decides_is_found_by_the_award_where_both_exist() -> None:
    found = BOOK.authority_of("giay-khen-huyen", NEW)
    assert found is not None
    assert (found.content.level, found.clause, found.confidence) == (
        AuthorityLevel.DISTRICT,
        "Điều 1",
        Confidence.REPORTED,
    )
    assert BOOK.authority_of("giay-khen-huyen", END_OF_DISTRICTS) is None
    assert BOOK.authority_of("bang-khen-tinh", NEW) is None  # the book above knows no authority of the province


def test_that_a_coefficient_is_that_of_award_kind_and_day_and_unknown_is_not_nought() -> None:
    found = BOOK.coefficient("giay-khen-huyen", NomineeKind.INDIVIDUAL, NEW)
    assert found is not None
    assert found.content.value == Decimal("0.3")
    assert BOOK.coefficient("giay-khen-huyen", NomineeKind.HOUSEHOLD, NEW) is None
    assert BOOK.coefficient("bang-khen-tinh", NomineeKind.INDIVIDUAL, NEW) is None
    assert BOOK.coefficient("giay-khen-huyen", NomineeKind.INDIVIDUAL, END_OF_DISTRICTS) is None


@pytest.mark.parametrize(
    ("on", "amount"),
    [(date(2019, 6, 30), None), (date(2023, 6, 30), 1_490_000), (date(2023, 7, 1), 1_800_000)],
)
def test_that_the_base_salary_is_that_of_the_day(on: date, amount: int | None) -> None:
    found = BOOK.base_salary(on)
    assert (found and found.content.amount) == amount


def test_that_papers_and_conditions_without_an_award_or_a_kind_are_for_all() -> None:
    def items(award: str, kind: NomineeKind) -> list[str]:
        return [item.key for item in BOOK.dossier_items(award, kind, NEW)]

    assert items("giay-khen-huyen", NomineeKind.COLLECTIVE) == ["report"]
    assert items("bang-khen-tinh", NomineeKind.INDIVIDUAL) == ["report"]
    assert items("bang-khen-tinh", NomineeKind.COLLECTIVE) == ["report", "letter"]
    assert [item.key for item in BOOK.criteria("any", NomineeKind.INDIVIDUAL, NEW)] == ["model"]
    assert BOOK.criteria("any", NomineeKind.HOUSEHOLD, NEW) == ()


def test_that_a_title_takes_the_name_of_its_unit_literally() -> None:
    assert printed(GIAY_KHEN.title, "huyện {A} <b>") == "Giấy khen của Chủ tịch Ủy ban nhân dân huyện {A} <b>"
    assert printed(BANG_KHEN.title, "huyện Hà Quảng") == BANG_KHEN.title
