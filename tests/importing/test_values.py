"""Number and date rules: what is read, what is asked, and that nothing else ever comes out."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.indicators import ValueType
from app.importing.dates import DateReading, read_date, read_date_text
from app.importing.raw import CellKind, NumberFormat, RawCell
from app.importing.values import (
    BLANK,
    Reading,
    exact_number,
    means_unit,
    read_text,
    read_value,
    shown_option,
    values_of,
)
from app.text import format_number

INTEGER, DECIMAL, VND, YES = ValueType.INTEGER, ValueType.DECIMAL3, ValueType.VND, ValueType.BOOLEAN


def _cell(kind: CellKind, text: str, number_format: NumberFormat = NumberFormat.PLAIN) -> RawCell:
    return RawCell(1, 1, kind, text, number_format)


def _number(text: str, value_type: ValueType = INTEGER, number_format: NumberFormat = NumberFormat.PLAIN) -> Reading:
    return read_value(_cell(CellKind.NUMBER, text, number_format), value_type, "hộ")


@pytest.mark.parametrize(
    ("text", "value_type", "unit", "value"),
    [
        ("65", INTEGER, "hộ", "65"),
        ("05", INTEGER, "tổ", "5"),
        (" 65 ", INTEGER, "hộ", "65"),
        ("'65", INTEGER, "hộ", "65"),
        ("1.234", INTEGER, "hộ", "1234"),
        ("1.234.567", VND, "đồng", "1234567"),
        ("1 234", INTEGER, "hộ", "1234"),
        ("1\u00a0234", INTEGER, "hộ", "1234"),
        ("1\u202f234", INTEGER, "hộ", "1234"),
        ("20,203", DECIMAL, "km", "20.203"),
        ("7,450", DECIMAL, "km", "7.45"),
        ("1,5", DECIMAL, "km", "1.5"),
        ("0,875", DECIMAL, "km", "0.875"),
        ("1.234,5", DECIMAL, "km", "1234.5"),
        ("1.234.567", DECIMAL, "kg", "1234567"),
        ("\uff11\uff12", INTEGER, "hộ", "12"),
        ("3 (ba)", INTEGER, "tổ", "3"),
        ("5 (năm)", INTEGER, "tổ", "5"),
        ("5 (năm tổ)", INTEGER, "tổ", "5"),
        ("05 tổ", INTEGER, "tổ", "5"),
        ("16 mốc", INTEGER, "mốc", "16"),
        ("256 khẩu", INTEGER, "người", "256"),
        ("14 VĂN BẢN", INTEGER, "văn bản", "14"),
        ("6.900.000 đồng", VND, "đồng", "6900000"),
        ("20,1 triệu đồng", DECIMAL, "triệu đồng", "20.1"),
        ("2 khẩu", INTEGER, "khẩu/cái", "2"),
        ("x", YES, "xã", "1"),
        ("Có", YES, "xã", "1"),
        ("1", YES, "xã", "1"),
        ("Không", YES, "xã", "0"),
        ("0", YES, "xã", "0"),
        ("01", YES, "xã", "1"),
    ],
)
def test_that_a_certain_text_is_read(text: str, value_type: ValueType, unit: str, value: str) -> None:
    reading = read_value(_cell(CellKind.TEXT, text), value_type, unit)
    assert reading.is_certain
    assert reading.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value_type", "unit", "question", "options"),
    [
        ("không", INTEGER, "hộ", "zero-or-blank", ("0", None)),
        ("Không có", INTEGER, "hộ", "zero-or-blank", ("0", None)),
        ("-", INTEGER, "hộ", "zero-or-blank", ("0", None)),
        ("—", INTEGER, "hộ", "zero-or-blank", ("0", None)),
        ("-", YES, "xã", "zero-or-blank", ("0", None)),
        (".", INTEGER, "hộ", "zero-or-blank", ("0", None)),
        ("1,234", INTEGER, "hộ", "point-or-comma", ("1234", None)),
        ("0,234", INTEGER, "hộ", "point-or-comma", (None,)),
        ("1,5", INTEGER, "hộ", "point-or-comma", (None,)),
        ("1.5", INTEGER, "hộ", "point-or-comma", (None,)),
        ("12.34", DECIMAL, "km", "point-or-comma", ("12.34", None)),
        ("20.203", DECIMAL, "km", "point-or-comma", ("20.203", "20203", None)),
        ("1,234.5", DECIMAL, "km", "point-or-comma", ("1234.5", None)),
        ("1,234,567", INTEGER, "hộ", "point-or-comma", ("1234567", None)),
        ("12,3456", DECIMAL, "km", "too-many-decimals", ("12.346", None)),
        ("12 %", INTEGER, "hộ", "percent", ("12", None)),
        ("≈50", INTEGER, "hộ", "ambiguous-number", ("50", None)),
        ("khoảng 50 hộ", INTEGER, "hộ", "ambiguous-number", ("50", None)),
        ("> 50", INTEGER, "hộ", "ambiguous-number", ("50", None)),
        ("-5", INTEGER, "hộ", "negative", (None,)),
        ("(5)", INTEGER, "hộ", "negative", (None,)),
        ("1O", INTEGER, "hộ", "letters-in-number", ("10", None)),
        ("l2", INTEGER, "hộ", "letters-in-number", ("12", None)),
        ("5 (bốn)", INTEGER, "tổ", "words-differ", ("5", None)),
        ("12 (mười hai)", INTEGER, "tổ", "words-differ", ("12", None)),
        ("5 hộ", INTEGER, "tổ", "other-unit", ("5", None)),
        ("1,234 hộ", INTEGER, "tổ", "other-unit", ("1234", None)),
        ("1,234 tổ", INTEGER, "tổ", "point-or-comma", ("1234", None)),
        ("5 triệu", VND, "đồng", "other-unit", ("5000000", None)),
        ("1,5 triệu đồng", VND, "đồng", "other-unit", ("1500000", None)),
        ("2.5 tỷ", VND, "đồng", "other-unit", (None,)),
        ("3 vụ/5 đối tượng", INTEGER, "vụ", "pair", ("3", None)),
        ("12 hộ/45 khẩu", INTEGER, "vụ", "pair", (None,)),
        ("1,5 hộ/45 khẩu", INTEGER, "hộ", "pair", (None,)),
        ("07/09", INTEGER, "xóm", "pair", ("7", None)),
        ("2", YES, "xã", "not-yes-or-no", ("1", "0", None)),
        ("999999999", INTEGER, "hộ", "too-large-number", ("999999999", None)),
        ("9" * 60, INTEGER, "hộ", "too-large-number", (None,)),
        ("x", INTEGER, "hộ", "not-a-number", (None,)),
        ("5-7", INTEGER, "hộ", "not-a-number", (None,)),
        ("1e5", INTEGER, "hộ", "not-a-number", (None,)),
        ("năm", INTEGER, "hộ", "not-a-number", (None,)),
        ("5 (", INTEGER, "hộ", "not-a-number", (None,)),
        ("1O5 (ba)", INTEGER, "hộ", "not-a-number", (None,)),
        ("1.5 (ba)", INTEGER, "hộ", "point-or-comma", (None,)),
        ("1..5 tổ", INTEGER, "tổ", "not-a-number", (None,)),
        ("1..5 (ba)", INTEGER, "tổ", "not-a-number", (None,)),
        ("1" + " " * 30_000 + "!", INTEGER, "tổ", "not-a-number", (None,)),
        ("1 " * 60, INTEGER, "tổ", "not-a-number", (None,)),
        ("≈1..5", INTEGER, "tổ", "ambiguous-number", (None,)),
    ],
)
def test_that_an_uncertain_text_is_asked_with_its_possible_answers(
    text: str, value_type: ValueType, unit: str, question: str, options: tuple[str | None, ...]
) -> None:
    reading = read_value(_cell(CellKind.TEXT, text), value_type, unit)
    assert (reading.question, reading.value) == (question, None)
    assert reading.options == tuple(None if option is None else Decimal(option) for option in options)


def test_that_the_second_number_of_a_pair_is_offered_only_with_words() -> None:
    assert read_text("3 vụ/5 đối tượng", INTEGER, "vụ").second == 5
    assert read_text("12 hộ, và 45 khẩu", INTEGER, "hộ").second == 45
    assert read_text("07/09", INTEGER, "xóm").second is None
    assert read_text("3 vụ/5..5 đối tượng", INTEGER, "vụ").second is None


@pytest.mark.parametrize("text", ["", "   ", "''", "\u00a0"])
def test_that_nothing_is_no_figure_and_not_zero(text: str) -> None:
    assert read_value(_cell(CellKind.TEXT, text), INTEGER, "hộ") == BLANK
    assert read_value(None, INTEGER, "hộ") == BLANK
    assert BLANK.value is None


@pytest.mark.parametrize(
    ("stored", "value_type", "value"),
    [
        ("65", INTEGER, "65"),
        ("65.0", INTEGER, "65"),
        ("1.2E+3", INTEGER, "1200"),
        ("11.118", DECIMAL, "11.118"),
        ("11.117999999999999", DECIMAL, "11.118"),
        ("0.30000000000000004", DECIMAL, "0.3"),
        ("26600000", VND, "26600000"),
        ("0", INTEGER, "0"),
        ("1", YES, "1"),
    ],
)
def test_that_a_stored_number_is_exact_without_the_noise_of_binary_fractions(
    stored: str, value_type: ValueType, value: str
) -> None:
    reading = _number(stored, value_type)
    assert reading.is_certain
    assert reading.value == Decimal(value)
    assert str(reading.value) == value


@pytest.mark.parametrize(
    ("stored", "value_type", "number_format", "question", "options"),
    [
        ("NaN", INTEGER, NumberFormat.PLAIN, "not-a-number", (None,)),
        ("inf", INTEGER, NumberFormat.PLAIN, "not-a-number", (None,)),
        ("1E+400", INTEGER, NumberFormat.PLAIN, "not-a-number", (None,)),
        ("abc", INTEGER, NumberFormat.PLAIN, "not-a-number", (None,)),
        ("-3", INTEGER, NumberFormat.PLAIN, "negative", (None,)),
        ("3.5", INTEGER, NumberFormat.PLAIN, "fraction", ("4", None)),
        ("3.14159", DECIMAL, NumberFormat.PLAIN, "too-many-decimals", ("3.142", None)),
        ("1E+20", INTEGER, NumberFormat.PLAIN, "too-large-number", (None,)),
        ("0.5", INTEGER, NumberFormat.PERCENT, "percent", ("50", None)),
        ("844", INTEGER, NumberFormat.REWRITTEN, "shown-otherwise", ("844", None)),
        ("44328", INTEGER, NumberFormat.DATE, "date-in-number", ("44328", None)),
        ("16772", INTEGER, NumberFormat.DATE, "date-in-number", ("16772", None)),
        ("0.5", DECIMAL, NumberFormat.TIME, "date-in-number", ("0.5", None)),
        ("0.5", DECIMAL, NumberFormat.DATE, "date-in-number", ("0.5", None)),
        ("2", YES, NumberFormat.PLAIN, "not-yes-or-no", ("1", "0", None)),
    ],
)
def test_that_an_uncertain_number_is_asked(
    stored: str,
    value_type: ValueType,
    number_format: NumberFormat,
    question: str,
    options: tuple[str | None, ...],
) -> None:
    reading = _number(stored, value_type, number_format)
    assert (reading.question, reading.value) == (question, None)
    assert reading.options == tuple(None if option is None else Decimal(option) for option in options)


def test_that_a_small_count_in_a_cell_formatted_as_date_is_the_count_with_a_remark() -> None:
    reading = _number("45", INTEGER, NumberFormat.DATE)
    assert reading.value == 45
    assert reading.remark == "date-format"


def test_that_a_percentage_is_taken_as_it_stands_where_one_is_expected() -> None:
    assert _number("0.2417", ValueType.PERCENT, NumberFormat.PERCENT).question == "too-many-decimals"
    assert _number("24.17", ValueType.PERCENT).value == Decimal("24.17")


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        (CellKind.ERROR, "error-cell"),
        (CellKind.UNCALCULATED, "formula-without-value"),
        (CellKind.ISO_DATE, "date-in-number"),
        (CellKind.BOOLEAN, "not-a-number"),
    ],
)
def test_that_what_is_no_number_is_never_a_value(kind: CellKind, question: str) -> None:
    reading = read_value(_cell(kind, "1"), INTEGER, "hộ")
    assert (reading.question, reading.value) == (question, None)


def test_that_a_logical_cell_answers_yes_or_no() -> None:
    assert read_value(_cell(CellKind.BOOLEAN, "1"), YES, "xã").value == 1
    assert read_value(_cell(CellKind.BOOLEAN, "0"), YES, "xã").value == 0


def test_that_words_after_a_number_are_remarked() -> None:
    assert read_text("05 tổ", INTEGER, "tổ").remark == "unit-word"
    assert read_text("3 (ba)", INTEGER, "tổ").remark == "spelled-number"
    assert read_text("5", INTEGER, "tổ").remark == ""


@given(st.integers(0, 99_999_999))
def test_that_a_count_written_for_people_reads_back(count: int) -> None:
    assert read_text(format_number(count), INTEGER, "hộ").value == count
    assert read_text(f"{format_number(count)} hộ", INTEGER, "hộ").value == count
    assert _number(str(count)).value == count
    assert _number(repr(float(count))).value == count


@given(st.integers(0, 99_999_999))
def test_that_a_length_written_for_people_reads_back_or_is_asked(thousandths: int) -> None:
    length = Decimal(thousandths) / 1000
    reading = read_text(format_number(length, 3), DECIMAL, "km")
    assert reading.value == length
    assert _number(repr(float(length)), DECIMAL).value == length


@given(st.text(max_size=30), st.sampled_from(list(ValueType)), st.sampled_from(["hộ", "km", "đồng", "khẩu/cái", ""]))
def test_that_no_text_breaks_the_reading_and_every_value_fits_its_type(
    text: str, value_type: ValueType, unit: str
) -> None:
    reading = read_text(text, value_type, unit)
    if reading.value is not None:
        assert reading.value >= 0
        assert reading.value * 1000 == (reading.value * 1000).to_integral_value()
        if value_type in (INTEGER, VND, YES):
            assert reading.value == reading.value.to_integral_value()
    assert reading.is_certain or reading.value is None


@given(st.text(alphabet="0123456789.,-/ %()OlxhộkmE+", max_size=12), st.sampled_from(list(ValueType)))
def test_that_no_mixture_of_digits_and_signs_breaks_the_reading(text: str, value_type: ValueType) -> None:
    for kind in (CellKind.TEXT, CellKind.NUMBER):
        reading = read_value(_cell(kind, text), value_type, "hộ")
        assert reading.is_certain or reading.value is None
        assert all(option is None or option >= 0 for option in reading.options)


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_that_every_binary_fraction_is_exact_or_refused(number: float) -> None:
    value = exact_number(repr(number))
    if value is not None:
        assert abs(float(value) - number) <= 1e-9 * max(1.0, abs(number))


def test_that_a_candidate_is_shown_as_papers_write_it() -> None:
    assert shown_option(Decimal("1234.5")) == "1.234,5"
    assert shown_option(None) == "chưa có số liệu"


# ------------------------------------------------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/02/2022", date(2022, 2, 12)),
        ("1/8/2020", date(2020, 8, 1)),
        ("01-08-2020", date(2020, 8, 1)),
        ("01.08.2020", date(2020, 8, 1)),
        ("2021-12-31", date(2021, 12, 31)),
        ("2021-12-31T00:00:00", date(2021, 12, 31)),
        ("ngày 05 tháng 01 năm 2020", date(2020, 1, 5)),
    ],
)
def test_that_a_day_is_read_day_first(text: str, day: date) -> None:
    assert read_date_text(text) == DateReading(day)


@pytest.mark.parametrize("text", ["31/02/2021", "12/25/2021", "01/01/1500"])
def test_that_an_impossible_day_is_asked_and_never_swapped(text: str) -> None:
    assert read_date_text(text) == DateReading(question="impossible-date")


@pytest.mark.parametrize("text", ["1/2/21", "03/2021", "hôm qua", "44197", "1/1/2021 " * 9])
def test_that_half_a_date_is_asked(text: str) -> None:
    assert read_date_text(text).question == "not-a-date"


def test_that_a_year_alone_and_nothing_are_told_apart() -> None:
    assert read_date_text("1972") == DateReading(year=1972)
    assert read_date_text("không") == DateReading()
    assert read_date_text("") == DateReading()
    assert read_date(None) == DateReading()


@pytest.mark.parametrize(
    ("stored", "is_1904", "expected"),
    [
        ("44197", False, DateReading(date(2021, 1, 1))),
        ("42735", True, DateReading(date(2021, 1, 1))),
        ("44197.5", False, DateReading(date(2021, 1, 1))),
        ("1", False, DateReading(date(1900, 1, 1))),
        ("61", False, DateReading(date(1900, 3, 1))),
        ("60", False, DateReading(question="impossible-date")),
        ("0", False, DateReading(question="impossible-date")),
        ("2958466", False, DateReading(question="impossible-date")),
        ("-1", False, DateReading(question="not-a-date")),
        ("NaN", False, DateReading(question="not-a-date")),
    ],
)
def test_that_serial_numbers_are_days_of_their_system(stored: str, *, is_1904: bool, expected: DateReading) -> None:
    assert read_date(_cell(CellKind.NUMBER, stored, NumberFormat.DATE), is_1904=is_1904) == expected


def test_that_a_plain_number_is_a_year_or_asked() -> None:
    assert read_date(_cell(CellKind.NUMBER, "1972")) == DateReading(year=1972)
    assert read_date(_cell(CellKind.NUMBER, "44197")).question == "not-a-date"


def test_that_other_cells_are_no_days() -> None:
    assert read_date(_cell(CellKind.TEXT, "01/08/2020")).day == date(2020, 8, 1)
    assert read_date(_cell(CellKind.ISO_DATE, "2020-08-01T00:00:00")).day == date(2020, 8, 1)
    assert read_date(_cell(CellKind.ERROR, "#REF!")).question == "not-a-date"
    assert read_date(_cell(CellKind.UNCALCULATED, "")).question == "formula-without-value"


def test_that_a_unit_is_known_by_its_own_word_its_halves_and_its_synonyms() -> None:
    assert means_unit(" Gam. ", "gam/viên")
    assert means_unit("viên", "gam/viên")
    assert not means_unit("hộ", "gam/viên")


@pytest.mark.parametrize(("text", "options"), [("8", (8, None)), ("8,5", (None,)), ("8 9", (None,))])
def test_that_struck_or_raised_signs_make_a_number_a_question(text: str, options: tuple[Decimal | None, ...]) -> None:
    reading = read_value(_cell(CellKind.TEXT, text, NumberFormat.MARKED), INTEGER, "hộ")
    assert (reading.question, reading.options) == ("marked-value", options)


@pytest.mark.parametrize("text", ["220 221", "96 102", "767\u00a0768"])
def test_that_two_numbers_alike_may_be_a_number_and_its_correction(text: str) -> None:
    first, second = (Decimal(part) for part in text.split())
    reading = read_text(text, ValueType.INTEGER, "lượt")
    assert reading.question == "ambiguous-number"
    assert reading.options == (first * 1000 + second, first, second, None)


@pytest.mark.parametrize(
    ("text", "value"), [("1 234", 1234), ("12 345", 12345), ("220 000", 220000), ("1 220 221", 1220221)]
)
def test_that_thousands_apart_are_one_number(text: str, value: int) -> None:
    assert read_text(text, ValueType.INTEGER, "lượt").value == value


def test_that_a_reading_names_the_numbers_it_may_mean() -> None:
    assert values_of(read_text("12", ValueType.INTEGER, "hộ")) == (Decimal(12),)
    assert values_of(read_text("20.203", ValueType.DECIMAL3, "km")) == (Decimal("20.203"), Decimal(20203))
