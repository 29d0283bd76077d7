"""What the history tells of a changed row of the catalogue."""

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from app.domain.awards.catalogue import (
    AuthorityLevel,
    Award,
    AwardAuthority,
    AwardForm,
    AwardRegime,
    BaseSalary,
    Coefficient,
    Criterion,
    DossierItem,
    NomineeKind,
)
from app.domain.awards.rule_changes import FIELD_WORDS, rule_changes
from app.domain.event_differences import EventDifference

AWARD = Award("gk", AwardForm.GIAY_KHEN, "xa", "Giấy khen")


def test_that_a_changed_field_is_told_before_and_after() -> None:
    person = Coefficient("gk", NomineeKind.INDIVIDUAL, Decimal("0.150"))
    assert list(rule_changes(person, replace(person, value=Decimal("0.3")))) == [
        EventDifference("hệ số", "0,15", "0,3")
    ]
    salary = BaseSalary(1_490_000, "NĐ 38")
    assert list(rule_changes(salary, replace(salary, amount=1_800_000))) == [
        EventDifference("mức lương cơ sở", "1.490.000", "1.800.000")
    ]
    wanted = replace(AWARD, kinds=(NomineeKind.HOUSEHOLD, NomineeKind.COLLECTIVE), is_own_level=True, key="khác")
    assert list(rule_changes(AWARD, wanted)) == [
        EventDifference("đối tượng", "tập thể; cá nhân; hộ gia đình", "hộ gia đình; tập thể"),
        EventDifference("cấp mình", "không", "có"),
    ]
    assert list(rule_changes(AWARD, AWARD)) == []
    assert list(rule_changes(None, None)) == []


def test_that_a_new_row_and_one_that_is_gone_are_told_whole() -> None:
    authority = AwardAuthority("xa", "Chủ tịch", "UBND", AuthorityLevel.COMMUNE)
    told = [("tên in", "Chủ tịch"), ("cơ quan", "UBND"), ("cấp", "commune")]
    assert [(item.what, item.after) for item in rule_changes(None, authority)] == told
    assert [(item.what, item.before) for item in rule_changes(authority, None)] == told


@pytest.mark.parametrize("shape", [AwardRegime, AwardAuthority, Award, Coefficient, BaseSalary, DossierItem, Criterion])
def test_that_every_field_has_a_word(shape: type) -> None:
    assert {field.name for field in fields(shape)} <= {*FIELD_WORDS, "key"}
