"""What may not stand in a catalogue of awards."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.catalogue import (
    AuthorityLevel,
    Award,
    AwardAuthority,
    AwardForm,
    AwardRegime,
    AwardRule,
    BaseSalary,
    Coefficient,
    Criterion,
    DossierItem,
    NomineeKind,
    RuleKind,
)
from app.domain.awards.rule_checks import faults

START, LATER = date(2022, 1, 1), date(2024, 1, 1)
AUTHORITY = AwardRule(
    RuleKind.AUTHORITY, "xa", AwardAuthority("xa", "Chủ tịch", "UBND", AuthorityLevel.COMMUNE), START, clause="1"
)
AWARD = AwardRule(RuleKind.AWARD, "gk", Award("gk", AwardForm.GIAY_KHEN, "xa", "Giấy khen"), START, clause="1")
REGIME = AwardRule(RuleKind.REGIME, "R1", AwardRegime("R1", "cũ", ("Luật",)), START, clause="1")
SALARY = AwardRule(RuleKind.BASE_SALARY, "a", BaseSalary(1_490_000, "NĐ"), START, clause="1")
PERSON = Coefficient("gk", NomineeKind.INDIVIDUAL, Decimal("0.3"))
COEFFICIENT = AwardRule(RuleKind.COEFFICIENT, "gk.individual", PERSON, START, clause="1")
ITEM = AwardRule(RuleKind.DOSSIER_ITEM, "to", DossierItem("to", "Tờ trình", ("gk",)), START, clause="1")
CRITERION = AwardRule(RuleKind.CRITERION, "guong-mau", Criterion("guong-mau", "Gương mẫu"), START, note="thông lệ")
GOOD = (AUTHORITY, AWARD, REGIME, SALARY, COEFFICIENT, ITEM, CRITERION)


def test_that_a_catalogue_without_a_mistake_has_no_fault() -> None:
    assert faults(GOOD) == ()
    assert faults(()) == ()


def test_that_rows_may_follow_each_other_but_not_overlap() -> None:
    ended = replace(REGIME, valid_to=LATER)
    following = replace(REGIME, key="R2", valid_from=LATER)
    assert faults((ended, following)) == ()
    assert [fault.rule for fault in faults((following, replace(ended, valid_to=date(2024, 1, 2))))] == [following]
    assert [fault.rule for fault in faults((REGIME, following))] == [following]  # an open row never ends


def test_that_two_coefficients_of_one_award_and_kind_overlap_whatever_their_keys() -> None:
    twin = replace(COEFFICIENT, key="khác", valid_from=LATER)
    other = replace(twin, content=replace(PERSON, kind=NomineeKind.COLLECTIVE))
    assert [fault.rule for fault in faults((*GOOD, twin))] == [twin]
    assert faults((*GOOD, other)) == ()


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (replace(AWARD, content=Award("gk", AwardForm.GIAY_KHEN, "huyen", "Giấy khen")), "thẩm quyền “huyen”"),
        (replace(COEFFICIENT, content=replace(PERSON, award="bk")), "hình thức “bk”"),
        (replace(ITEM, content=DossierItem("to", "Tờ trình", ("bk",))), "hình thức “bk”"),
        (replace(CRITERION, content=Criterion("x", "x", ("bk",))), "hình thức “bk”"),
        (replace(REGIME, valid_to=START), "ngày kết thúc"),
        (replace(REGIME, clause=""), "phải ghi điều khoản"),
        (replace(COEFFICIENT, content=replace(PERSON, value=Decimal(0))), "hệ số phải lớn hơn 0"),
        (replace(COEFFICIENT, content=replace(PERSON, value=Decimal("NaN"))), "hệ số phải lớn hơn 0"),
        (replace(SALARY, content=BaseSalary(0, "NĐ")), "mức lương cơ sở phải lớn hơn 0"),
        (replace(REGIME, content=AwardRegime("R1", "cũ", (), rounding=0)), "làm tròn"),
        (replace(AWARD, content=Award("gk", AwardForm.GIAY_KHEN, "xa", "Giấy khen", copies=0)), "số bộ"),
        (replace(ITEM, content=DossierItem("to", "Tờ trình", copies=0)), "số bản"),
    ],
)
def test_that_each_impossible_row_is_named(rule: AwardRule, said: str) -> None:
    others = tuple(item for item in GOOD if item.kind is not rule.kind)
    (fault,) = faults((*others, rule)) if rule.kind is not RuleKind.AWARD else faults((AUTHORITY, rule))
    assert fault.rule is rule
    assert said in fault.what
