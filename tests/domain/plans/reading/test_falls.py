"""«Giảm …» of a plan's text is kept as a fall or left as a question, never read as a level from below."""

from decimal import Decimal

import pytest

from app.domain.plans.reading.measured import measured
from app.domain.plans.reading.proposals import Confidence
from app.domain.plans.targets import Comparison, Reading, Target
from tests.support.plan_reading import read, values

_Told = tuple[str, Comparison, Reading]


def targets(line: str) -> list[Target]:
    """The targets of one line of aims."""
    return values(read(f"KẾ HOẠCH\nNăm 2025\nI. MỤC TIÊU\n1. {line}"), Target)


def told(line: str) -> list[list[_Told]]:
    """The levels of each target of a line."""
    return [[(str(step.value), step.comparison, step.reading) for step in one.steps] for one in targets(line)]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("Giảm 10% số vụ vi phạm.", ("10", Comparison.AT_LEAST, Reading.DECREASE)),
        ("Số vụ giảm ít nhất 10% mỗi năm so với năm trước.", ("10", Comparison.AT_LEAST, Reading.DECREASE)),
        ("Giảm số vụ vi phạm trên 10% so với năm trước.", ("10", Comparison.MORE_THAN, Reading.DECREASE)),
        ("Mỗi năm giảm từ 5% trở lên số vụ vi phạm.", ("5", Comparison.AT_LEAST, Reading.DECREASE)),
        ("Giảm tỷ lệ tái phạm từ 10% xuống còn 5%.", ("5", Comparison.AT_MOST, Reading.ABSOLUTE)),
        ("Kéo giảm số vụ xuống dưới 5 vụ.", ("5", Comparison.LESS_THAN, Reading.ABSOLUTE)),
        ("Góp phần giảm vi phạm, trên 90% số xã đạt chuẩn.", ("90", Comparison.MORE_THAN, Reading.ABSOLUTE)),
        ("Chương trình giảm nghèo đạt 90% kế hoạch.", ("90", Comparison.AT_LEAST, Reading.ABSOLUTE)),
    ],
)
def test_that_a_fall_stays_a_fall_and_a_level_a_level(line: str, level: _Told) -> None:
    assert told(line) == [[level]]


@pytest.mark.parametrize(
    "line",
    [
        "Giảm tỷ lệ hộ nghèo 2% mỗi năm.",
        "Giảm tội phạm, tệ nạn xã hội ít nhất 5%.",
        "Giảm ít nhất 5 vụ vi phạm mỗi năm.",
        "Số vụ không tăng quá 5% so với năm trước.",
        "Số xã đạt chuẩn không giảm quá 5% so với năm trước.",
    ],
)
def test_that_a_fall_nobody_can_be_sure_of_is_asked_and_sets_no_level(line: str) -> None:
    (one,) = (item for item in read(f"KẾ HOẠCH\nNăm 2025\nI. MỤC TIÊU\n1. {line}") if isinstance(item.value, Target))
    assert isinstance(one.value, Target)
    assert (one.value.steps, one.confidence, one.value.title) == ((), Confidence.GUESS, line.rstrip("."))
    assert "chưa rõ mức phải đạt" in one.doubts[0]


def test_that_falls_of_several_years_are_steps_of_one_target() -> None:
    line = "Số vụ năm 2025 giảm ít nhất 10% so với năm 2024; giai đoạn 2026 - 2027 mỗi năm giảm 15% so với năm trước."
    (one,) = targets(line)
    assert [(step.value, step.from_year, step.to_year) for step in one.steps] == [
        (Decimal(10), 2025, 2025),
        (Decimal(15), 2026, 2027),
    ]


def test_that_falls_of_two_things_are_two_targets() -> None:
    one, other = targets("Năm 2025 giảm 10% số vụ, năm 2026 giảm 5% số người.")
    assert (one.title, other.title) == ("Năm 2025 giảm 10% số vụ", "năm 2026 giảm 5% số người")
    first, second = told("Giảm 10% số vụ và 5% số người.")
    assert first == [("10", Comparison.AT_LEAST, Reading.DECREASE)]
    assert second == []


def test_that_the_same_fall_for_the_same_years_told_twice_stays_two_targets() -> None:
    assert len(targets("Năm 2025 giảm 10% số vụ; năm 2025 giảm 10% so với năm trước.")) == 2


def test_that_a_fall_to_a_later_year_holds_from_that_year() -> None:
    (one,) = targets("Đến năm 2025 giảm 10% số vụ vi phạm.\n2. Đến hết năm 2027 giảm 20% số vụ vi phạm.")
    assert [(step.from_year, step.to_year) for step in one.steps] == [(2025, None), (2027, None)]


def test_that_a_fall_is_counted_by_the_number_now_and_before() -> None:
    (one,), (now, before) = measured(targets("Giảm 10% số vụ vi phạm."))
    assert (one.numerator, one.denominator, one.denominator_words) == (now.key, before.key, "số của kỳ trước")
    assert (now.name, before.name) == (
        "Giảm 10% số vụ vi phạm: số kỳ này",
        "Giảm 10% số vụ vi phạm: số kỳ trước",
    )
