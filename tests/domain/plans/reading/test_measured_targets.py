"""Numbers read from a text get the measures that count them, named in the words of the text."""

from decimal import Decimal

import pytest

from app.domain.plans.reading.measured import audience, measured
from app.domain.plans.targets import Target, TargetStep

STEPS = (TargetStep(value=Decimal(80)),)


def target(title: str, unit: str = "%", numerator: str = "", words: str = "") -> Target:
    return Target(key="ct-1", title=title, unit=unit, steps=STEPS, numerator=numerator, denominator_words=words)


def test_that_a_percentage_gets_a_numerator_and_a_denominator_in_its_words() -> None:
    (one,), measures = measured([target("80% số khu dân cư, xã xây dựng mô hình tự quản")])
    assert (one.numerator, one.denominator) == ("ct-1-dat", "ct-1-tong")
    assert one.denominator_words == "tổng số khu dân cư, xã"
    assert [item.key for item in measures] == ["ct-1-dat", "ct-1-tong"]
    assert measures[1].name == "Tổng số khu dân cư, xã"


def test_that_a_percentage_of_nothing_told_names_its_sentence() -> None:
    (one,), _measures = measured([target("khá 50% trở lên")])
    assert one.denominator_words == "tổng số nói ở “khá 50% trở lên”"


def test_that_a_count_gets_one_measure_in_its_unit() -> None:
    (one,), (measure,) = measured([target("Mỗi năm mở 01 lớp tập huấn", unit="lớp")])
    assert (one.numerator, one.denominator, measure.unit) == ("ct-1-dat", "", "lớp")


def test_that_words_already_given_stay() -> None:
    (one,), _measures = measured([target("80% xã đạt", words="các xã được xét")])
    assert one.denominator_words == "các xã được xét"


def test_that_targets_with_measures_or_without_numbers_stay_as_they_are() -> None:
    known = (target("80% xã", numerator="X01"), Target(key="ct-2", title="Nâng cao nhận thức"))
    assert measured(known) == (known, ())


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Hằng năm, có 100% xã đạt tiêu chí", "xã"),
        ("cho ít nhất 40% lực lượng báo cáo viên, tuyên truyền viên, ưu tiên ở xã", "báo cáo viên, tuyên truyền viên"),
        ("đạt từ 80% trở lên cho cán bộ, Nhân dân trong toàn tỉnh", "cán bộ, Nhân dân trong toàn tỉnh"),
        ("phân loại xuất sắc từ 30% trở lên", ""),
    ],
)
def test_that_whom_a_percentage_is_of_is_read_up_to_what_they_do(title: str, who: str) -> None:
    assert audience(title) == who
