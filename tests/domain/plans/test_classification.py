"""Rounds of classification: parts make the whole, nobody is graded twice, shares name what they are of."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.classification import (
    ClassificationResult,
    ClassificationRound,
    by_category,
    distribution,
    renamed_grades,
    result_faults,
    round_faults,
    trend,
)

GRADES = ("xuất sắc", "khá", "trung bình", "yếu")
ROUND = ClassificationRound(title="Đợt năm 2022", year=2022, period="2022", grades=GRADES, expected=4, id=1)


def graded(*pairs: tuple[str, str], category: str = "xã") -> list[ClassificationResult]:
    return [ClassificationResult(round_id=1, name=name, grade=grade, category=category) for name, grade in pairs]


RESULTS = graded(("A", "xuất sắc"), ("B", "khá"), ("C", "khá"), ("D", "trung bình"))


def test_that_shares_are_of_those_classified() -> None:
    found = distribution(ROUND, RESULTS)
    told = [(line.grade, line.count, line.percent) for line in found.lines]
    shares = map(Decimal, (25, 50, 25, 0))
    assert told == list(zip(GRADES, (1, 2, 1, 0), shares, strict=True))
    assert (found.classified, found.expected, found.remarks) == (4, 4, ())


def test_that_a_whole_of_none_has_no_shares() -> None:
    found = distribution(ROUND, [])
    assert {line.percent for line in found.lines} == {None}
    assert "chưa có tỷ lệ" in found.remarks[0]
    assert "0/4" in found.remarks[1]
    assert "Chưa ghi tổng số" in distribution(replace(ROUND, expected=None), RESULTS).remarks[0]


def test_that_kinds_of_places_spread_on_their_own() -> None:
    both = [*RESULTS, *graded(("Trường X", "yếu"), category="cơ sở giáo dục")]
    found = by_category(ROUND, both)
    assert {name: item.classified for name, item in found.items()} == {"xã": 4, "cơ sở giáo dục": 1}


@given(st.lists(st.sampled_from(GRADES), max_size=60))
def test_that_the_parts_make_the_whole(grades: list[str]) -> None:
    found = distribution(ROUND, graded(*((str(number), grade) for number, grade in enumerate(grades))))
    assert sum(line.count for line in found.lines) == found.classified == len(grades)
    if grades:
        assert abs(sum((line.percent or Decimal(0) for line in found.lines), Decimal(-100))) < Decimal("1e-20")


def test_that_a_round_against_the_one_before_tells_who_rose_and_fell() -> None:
    before = replace(ROUND, id=2, grades=(*GRADES, "kém"))
    former = graded(("A", "khá"), ("b", "xuất sắc"), ("C", "khá"), ("D", "kém"), ("E", "khá"))
    now = [*RESULTS, *graded(("F", "khá"))]
    found = trend(ROUND, now, before, former)
    assert [(item.name, item.before, item.now, item.steps) for item in found.changes] == [
        ("A", "khá", "xuất sắc", 1), ("B", "xuất sắc", "khá", -1),
    ]  # fmt: skip
    assert (found.kept, found.fresh, found.gone, found.unknown) == (1, ("F",), ("E",), ("D",))
    assert dict(found.points)["xuất sắc"] == 0
    assert dict(found.points)["khá"] == 0


def test_that_points_are_unknown_for_a_grade_only_one_round_has() -> None:
    found = trend(ROUND, RESULTS, replace(ROUND, grades=("khá",)), [])
    assert {points for _grade, points in found.points} == {None}


def test_that_places_that_are_units_are_the_same_by_unit() -> None:
    one, other = (replace(item, unit_id=7, name=name) for item, name in zip(RESULTS[:2], "XY", strict=True))
    assert trend(ROUND, [one], ROUND, [other]).fresh == ()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": " "}, "tên đợt"), ({"grades": ()}, "ít nhất một mức"), ({"grades": ("khá", "Khá")}, "lặp lại"),
        ({"grades": ("khá", " ")}, "ít nhất một mức"), ({"expected": 0}, "từ 1"), ({"period": "quý 1"}, "không đúng"),
        ({"period": "2021"}, "không thuộc năm 2022"),
    ],
)  # fmt: skip
def test_that_a_bad_round_is_one_sentence(changed: dict[str, object], told: str) -> None:
    found = list(round_faults(replace(ROUND, **changed)))  # type: ignore[arg-type] # fields by name
    assert len(found) == 1
    assert told in found[0]


def test_that_a_good_round_has_no_fault() -> None:
    assert list(round_faults(ROUND)) == []
    assert list(result_faults(ROUND, RESULTS)) == []


def test_that_a_place_graded_twice_or_otherwise_and_parts_over_the_whole_are_refused() -> None:
    twice = [*RESULTS, *graded(("a", "yếu"))]
    assert ["2 lần" in told or "nhiều hơn tổng số" in told for told in result_faults(ROUND, twice)] == [True, True]
    told = list(result_faults(replace(ROUND, expected=None), graded(("A", "giỏi"), ("", "khá"))))
    assert "không có mức “giỏi”" in told[0]
    assert "chưa ghi tên" in told[1]
    two_units = [replace(item, unit_id=3) for item in RESULTS[:2]]
    assert "2 lần" in next(iter(result_faults(ROUND, two_units)))
    assert list(result_faults(ROUND, [RESULTS[0], replace(RESULTS[0], category="cơ quan")])) == []


def test_that_only_a_grade_called_otherwise_at_its_place_is_renamed() -> None:
    former = ("tốt", "khá", "yếu")
    assert renamed_grades(former, ("tốt", "trung bình", "yếu")) == {"khá": "trung bình"}
    assert renamed_grades(former, ("khá", "tốt", "yếu")) == {}
    assert renamed_grades(former, ("tốt", "yếu")) == {}
