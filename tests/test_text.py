"""Vietnamese text, numbers and dates: vectors of the practice of papers, and properties of keys."""

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import (
    admin_date,
    clean,
    fold,
    format_number,
    money_words,
    name_key,
    nfc,
    number_words,
    padded_count,
    short_date,
    sort_key,
    spelling_key,
    with_century,
)

TONES = ["la", "là", "lả", "lã", "lá", "lạ", "lam", "lan", "lă", "lâ"]
NAMES = """Dương Văn An < Đinh Văn An < Nguyễn An < Nguyễn Văn An < Hoàng Thị Ân < Hoàng Văn Ân < Nguyễn Văn Ẩn
< Nông Văn Ấn < Lý A Dế < Triệu Đình Dũng < Đàm Văn Đức < Bế Thị Hoa < Bế Thị Hòa < Bế Thị Hoá < Nông Thị Hoan
< Lục Văn Toàn < Lục Văn Toản < Lục Văn Toán < Lục Văn Toạn < Vương Thị Yến"""
MONEY = {
    223_500: "Hai trăm hai mươi ba nghìn năm trăm đồng",
    450_000: "Bốn trăm năm mươi nghìn đồng",
    710_000: "Bảy trăm mười nghìn đồng",
    1_490_000: "Một triệu bốn trăm chín mươi nghìn đồng",
    2_980_000: "Hai triệu chín trăm tám mươi nghìn đồng",
    14_400_000: "Mười bốn triệu bốn trăm nghìn đồng",
    1_000_001: "Một triệu không trăm linh một đồng",
    702_000: "Bảy trăm linh hai nghìn đồng",
    0: "Không đồng",
    21: "Hai mươi mốt đồng",
    11: "Mười một đồng",
    14: "Mười bốn đồng",
    15: "Mười lăm đồng",
    24: "Hai mươi tư đồng",
    25: "Hai mươi lăm đồng",
    2_000_000_000: "Hai tỷ đồng",
    1_500_000_000_015: "Một nghìn năm trăm tỷ không trăm mười lăm đồng",
    -5: "Âm năm đồng",
}


def test_that_text_sorts_by_letters_before_tones() -> None:
    mixed = TONES[::-1]
    assert sorted(mixed, key=sort_key) == TONES


def test_that_people_sort_by_their_last_word_then_the_first() -> None:
    names = [name.strip() for name in NAMES.split("<")]
    mixed = names[::-1]
    assert sorted(mixed, key=name_key) == names


def test_that_small_letters_come_before_capitals_and_digits_before_letters() -> None:
    assert sorted(["Bản", "bản", "1 bản", "-"], key=sort_key) == ["-", "1 bản", "bản", "Bản"]
    assert sort_key("bản") < sort_key("Bản")


def test_that_a_capital_of_several_small_letters_has_a_key() -> None:
    assert sort_key("İ") == sort_key("İ")


@pytest.mark.parametrize(("amount", "words"), MONEY.items())
def test_that_money_is_spelled_the_northern_way(amount: int, words: str) -> None:
    assert money_words(amount) == words


def test_that_numbers_are_spelled_without_a_unit() -> None:
    assert number_words(1105) == "một nghìn một trăm linh năm"


@given(st.integers(min_value=0, max_value=10**15))
def test_that_no_two_numbers_have_the_same_words(number: int) -> None:
    assert number_words(number) != number_words(number + 1)
    assert "  " not in number_words(number)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (Decimal("1234.5"), None, "1.234,5"),
        (Decimal("20.2030"), None, "20,203"),
        (Decimal("20.2"), 3, "20,200"),
        (1490000, None, "1.490.000"),
        (Decimal("-1234567.25"), 1, "-1.234.567,3"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("1E+3"), None, "1.000"),
        (999, None, "999"),
    ],
)
def test_that_numbers_are_written_with_point_and_comma(value: Decimal | int, decimals: int | None, text: str) -> None:
    assert format_number(value, decimals) == text


def test_that_counts_below_ten_are_padded() -> None:
    counts: list[Decimal | int] = [0, 1, 8, 10, 1234, Decimal("2.5")]
    assert [padded_count(number) for number in counts] == ["0", "01", "08", "10", "1.234", "2,5"]


def test_that_dates_pad_the_day_and_only_the_first_two_months() -> None:
    assert admin_date(date(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"
    assert admin_date(date(2022, 3, 11)) == "ngày 11 tháng 3 năm 2022"
    assert short_date(date(2022, 3, 1)) == "01/03/2022"


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("3/3/22", "3/3/2022"),
        (" 03.03.22 ", "03.03.2022"),
        ("3-3-22", "3-3-2022"),
        ("3/3/2022", "3/3/2022"),
        ("2022-03-03", "2022-03-03"),
        ("3/22", "3/22"),
        ("15/TB-UBND", "15/TB-UBND"),
    ],
)
def test_that_a_year_of_two_digits_is_one_of_this_century(typed: str, whole: str) -> None:
    assert with_century(typed) == whole


def test_that_folding_ignores_marks_case_and_spacing() -> None:
    assert fold("  Sóc\u00a0 Giang ") == fold("SOC GIANG") == "soc giang"
    assert fold("Đồng Đăng") == "dong dang"
    assert fold("Ðồng") == "dong"


def test_that_spelling_keeps_tones_but_not_their_place() -> None:
    assert spelling_key("Hoà Mục") == spelling_key("HÒA MỤC")
    assert spelling_key("Hòa") != spelling_key("Hoá")


@given(st.text())
def test_that_cleaning_and_folding_are_stable(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert nfc(nfc(text)) == nfc(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(), st.text())
def test_that_keys_are_equal_only_for_equal_letters(one: str, other: str) -> None:
    if clean(one) == clean(other):
        assert sort_key(one) == sort_key(other)


def test_that_halves_of_letters_are_dropped() -> None:
    assert nfc("Sóc\ud800 Hà\udfff") == "Sóc Hà"
    assert clean("\udc00Hà  Quảng") == "Hà Quảng"


def test_that_marks_of_direction_are_no_part_of_a_text() -> None:
    marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    assert {unicodedata.bidirectional(mark) for mark in marks} >= {"RLO", "LRO", "PDF", "RLI", "PDI"}
    assert nfc(f"Nông {marks}Văn A") == "Nông Văn A"
    assert clean(f"{marks} Nông\u202e Văn A ") == "Nông Văn A"
    assert clean("עברית") == "עברית"
