"""Numbers of identity: structure is a warning, lost digits are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.awards.id_numbers import PROVINCES, IdFault, faults, is_lossy, padded, read, year_in
from app.errors import Refused

GROUPS = ("004", "078", "000", "123")


def found(number: str, sex: str = "", birth_year: int | None = None) -> list[IdFault]:
    return list(faults(number, sex, birth_year))


def test_that_the_example_of_the_law_fits() -> None:
    assert found("035199000123", "nữ", 1999) == []
    assert found("") == []


def test_that_century_and_sex_are_read_from_one_digit() -> None:
    assert year_in("004078000123") == 1978
    assert year_in("004178000123") == 1978
    assert year_in("004201000123") == 2001
    assert year_in("004399000123") == 2099
    assert found("004201000123", "Nam", 2001) == []
    assert found("004301000123", "NỮ", 2001) == []


def test_that_each_part_that_does_not_fit_is_named() -> None:
    assert found("003078000123") == [IdFault.PROVINCE]
    assert found("004078000123", "nữ", 1978) == [IdFault.SEX]
    assert found("004078000123", "nam", 1987) == [IdFault.YEAR]
    assert found("004078000123", "khác", 1978) == []


def test_that_lost_zeros_are_told_from_other_lengths() -> None:
    assert found("4078000123") == [IdFault.ZERO_LOST]
    assert padded("4078000123") == "004078000123"
    assert padded("35199000123") == "035199000123"
    assert padded("99999999999") == ""
    assert found("99999999999") == [IdFault.LENGTH]
    assert found("080123456") == [IdFault.OLD]
    assert found("0040780001234") == [IdFault.LENGTH]
    assert found("00407800012x") == [IdFault.LENGTH]
    assert found("٠٠٤٠٧٨٠٠٠١٢٣") == [IdFault.LENGTH]


@pytest.mark.parametrize("text", ["4.08501E+10", "4,085e10", "4E+10", "40850012345.0", "40850012345,5"])
def test_that_a_floating_point_number_is_refused(text: str) -> None:
    assert found(text) == [IdFault.LOSSY]
    with pytest.raises(Refused, match="mất chữ số"):
        read(text)


def test_that_groups_of_digits_are_read_together() -> None:
    assert read(" " + " ".join(GROUPS)) == "004078000123"
    assert read(".".join(GROUPS)) == "004078000123"
    assert not is_lossy(" ".join(GROUPS))


@given(st.sampled_from(sorted(PROVINCES)), st.integers(1900, 2099), st.booleans(), st.integers(0, 999999))
def test_that_every_number_made_by_the_rule_fits(province: str, year: int, is_woman: bool, last: int) -> None:
    number = f"{province}{(year // 100 - 19) * 2 + is_woman}{year % 100:02}{last:06}"
    assert found(number, "nữ" if is_woman else "nam", year) == []
    assert read(number) == number
    assert found(number.lstrip("0")) == [IdFault.ZERO_LOST]
