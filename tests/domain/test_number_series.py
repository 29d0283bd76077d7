"""Numbers run from 01 each year for every symbol; gaps are found, a day out of order is told."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.domain.number_series import NumberSeries, TakenNumber, gap_sentences, order_sentences, series_of, spans

DAY = date(2022, 3, 10)


def taken(*numbers: int) -> list[TakenNumber]:
    return [TakenNumber(number, date(2022, 3, number)) for number in numbers]


def test_that_the_next_number_follows_the_highest_and_gaps_are_found() -> None:
    assert series_of("KH-BCĐ", 2022, taken(1, 2, 5, 7, 8)) == NumberSeries(
        "KH-BCĐ", 2022, 9, (3, 4, 6), date(2022, 3, 8)
    )
    assert series_of("KH-BCĐ", 2022, []) == NumberSeries("KH-BCĐ", 2022, 1, ())


def test_that_gaps_are_told_in_runs() -> None:
    assert gap_sentences(series_of("KH-BCĐ", 2022, taken(1, 2, 5, 7))) == (
        "Các số từ 03 đến 04/KH-BCĐ chưa dùng.",
        "Số 06/KH-BCĐ chưa dùng.",
    )


@given(st.sets(st.integers(1, 60)))
def test_that_gaps_and_numbers_together_are_all_up_to_the_highest(numbers: set[int]) -> None:
    series = series_of("TB-BCĐ", 2022, (TakenNumber(number, DAY) for number in numbers))
    assert set(series.gaps) | numbers == set(range(1, series.following))
    assert [number for first, last in spans(series.gaps) for number in range(first, last + 1)] == list(series.gaps)


def test_that_a_day_before_the_last_paper_of_the_series_is_told() -> None:
    told = order_sentences("KH-BCĐ", 6, date(2022, 3, 4), taken(1, 5))
    assert told == ["Ngày 04/03/2022 không theo thứ tự: số 05/KH-BCĐ đã ban hành ngày 05/03/2022."]
    assert not order_sentences("KH-BCĐ", 6, date(2022, 3, 5), taken(1, 5))


def test_that_numbers_passed_over_are_told_also_at_the_beginning_of_a_series() -> None:
    skipped = "Số {}/KH-BCĐ bỏ qua các số từ {}; sổ văn bản đi sẽ có chỗ trống."
    assert order_sentences("KH-BCĐ", 5, DAY, taken(1)) == [skipped.format("05", "02")]
    assert order_sentences("KH-BCĐ", 40, DAY, []) == [skipped.format("40", "01")]
    assert order_sentences("KH-BCĐ", 2, DAY, taken(1)) == []
    assert order_sentences("KH-BCĐ", 1, DAY, []) == []


def test_that_a_number_of_a_gap_must_lie_between_its_neighbours() -> None:
    assert not order_sentences("KH-BCĐ", 3, date(2022, 3, 4), taken(1, 5))
    told = order_sentences("KH-BCĐ", 3, date(2022, 3, 7), taken(1, 5))
    assert told == ["Ngày 07/03/2022 không theo thứ tự: số 05/KH-BCĐ đã ban hành ngày 05/03/2022."]
