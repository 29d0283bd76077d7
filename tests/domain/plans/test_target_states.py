"""Whether a target is reached, by numbers with their coverage or by judgement."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from app.domain.plans.measures import MeasureTime, MeasureValue, Teller
from app.domain.plans.spans import span
from app.domain.plans.target_outlook import Outlook, outlook
from app.domain.plans.target_states import Counted, TargetStanding, counted_state
from app.domain.plans.target_steps import Threshold, thresholds
from app.domain.plans.targets import Comparison, Reading, Target, TargetStep
from app.domain.plans.work import TargetJudgement
from app.domain.targets import TargetState

YEAR = span("2022")
WITHIN, AFTER = date(2022, 12, 31), date(2023, 1, 1)
REACHED, MISSED, OPEN = TargetState.REACHED, TargetState.MISSED, TargetState.OPEN


def known(value: int | None, reported: int = 1, expected: int = 1, **fields: Any) -> MeasureValue:
    shown = None if value is None else Decimal(value)
    return MeasureValue(value=shown, reported=reported, expected=expected, **fields)


def asked(value: int, comparison: Comparison = Comparison.AT_LEAST, unit: str = "%") -> Threshold:
    step = TargetStep(value=Decimal(value), comparison=comparison)
    return thresholds(Target(key="t", title="t", unit=unit, steps=(step,)))[0]


def ratio(top: MeasureValue, bottom: MeasureValue) -> Counted:
    return Counted("%", top, bottom)


@pytest.mark.parametrize(
    ("top", "bottom", "today", "state"),
    [
        (known(4), known(10), AFTER, REACHED),
        (known(3), known(10), AFTER, MISSED),
        (known(3), known(10), WITHIN, OPEN),
        (known(4), known(10), WITHIN, REACHED),
        (known(4, 1, 2), known(10), AFTER, OPEN),
        (known(4), known(10, 1, 2), AFTER, OPEN),
        (known(None), known(10), AFTER, OPEN),
        (known(4), known(None), AFTER, OPEN),
        (known(0), known(0), AFTER, OPEN),
    ],
)
def test_that_a_ratio_is_certain_only_with_everybodys_numbers(
    top: MeasureValue, bottom: MeasureValue, today: date, state: TargetState
) -> None:
    assert counted_state(asked(40), ratio(top, bottom), YEAR, today) is state


def test_that_a_count_that_grows_is_reached_or_exceeded_early() -> None:
    some = Counted("lớp", known(3, 1, 2))
    assert counted_state(asked(3, unit="lớp"), some, YEAR, WITHIN) is REACHED
    assert counted_state(asked(4, unit="lớp"), some, YEAR, AFTER) is OPEN
    none = asked(0, Comparison.EXACTLY, "đơn vị")
    assert counted_state(none, some, YEAR, WITHIN) is MISSED
    assert counted_state(none, some, YEAR, WITHIN, MeasureTime.STOCK) is OPEN
    assert counted_state(asked(5, Comparison.EXACTLY, "đơn vị"), some, YEAR, WITHIN) is OPEN
    assert counted_state(asked(5, Comparison.AT_MOST, "đơn vị"), some, YEAR, WITHIN) is OPEN
    assert counted_state(none, Counted("đơn vị", known(0)), YEAR, AFTER) is REACHED
    assert counted_state(None, some, YEAR, AFTER) is OPEN


def test_that_a_count_is_shown_as_it_is_and_a_ratio_with_two_places_at_most() -> None:
    assert Counted("lớp", known(3)).words == "3 lớp"
    assert ratio(known(1), known(3)).words == "33,33 %"
    assert ratio(known(7), known(8)).words == "87,5 %"
    assert ratio(known(None), known(8)).words == "–"
    per_commune = Counted("buổi/xã", known(16), known(8))
    assert per_commune.words == "2 buổi/xã"


def test_that_coverage_stands_beside_the_number() -> None:
    assert ratio(known(1, 4, 9), known(3, 8, 9)).coverage == "tử số 4/9, mẫu số 8/9 nơi đã có số liệu"
    assert ratio(known(1, 4, 9), known(3, 4, 9)).coverage == "4/9 nơi đã có số liệu"
    assert Counted("lớp").coverage == ""


TARGET = Target(key="t", title="Tập huấn", denominator="X01", denominator_words="tổng số báo cáo viên")


def test_that_a_denominator_of_nought_and_more_than_all_are_told() -> None:
    nought = ratio(known(0), known(0))
    assert (nought.value, nought.words) == (None, "–")
    told = ("Mẫu số (tổng số báo cáo viên) bằng 0 nên không tính được tỷ lệ.",)
    assert nought.sentences(TARGET) == told
    (more,) = ratio(known(12), known(10)).sentences(TARGET)
    assert more.startswith("Tỷ lệ 120 % lớn hơn 100 %")


def test_that_more_than_before_is_nothing_odd_and_misses_a_fall() -> None:
    fall = replace(TARGET, steps=(TargetStep(value=Decimal(10), reading=Reading.DECREASE),))
    (asked,) = thresholds(fall)
    assert ratio(known(110), known(100)).sentences(fall) == ()
    assert counted_state(asked, ratio(known(110), known(100)), YEAR, AFTER) is MISSED
    assert counted_state(asked, ratio(known(95), known(100)), YEAR, AFTER) is MISSED
    assert counted_state(asked, ratio(known(90), known(100)), YEAR, AFTER) is REACHED
    noted = ratio(known(1, note="Mới có Quý I."), known(2, note="Mới có Quý I."))
    assert noted.sentences(TARGET) == ("Mới có Quý I.",)
    assert Counted("lớp", known(1)).sentences(TARGET) == ()


def test_that_a_judgement_goes_before_the_count_and_says_why() -> None:
    steps = (TargetStep(value=Decimal(40)), TargetStep(value=Decimal(50), reading=Reading.POINTS))
    target = Target(key="t", title="Tập huấn", steps=steps)
    judged = TargetJudgement(
        part_id=1, period="2022", state=REACHED, judged_on=WITHIN, reason="Sở xác nhận số liệu bổ sung."
    )
    found = TargetStanding(target, YEAR, thresholds(target)[1], Counted("%"), OPEN, judged)
    assert found.state is REACHED
    assert found.sentences[0].startswith("“Tăng thêm 50 %”")
    assert found.sentences[-1] == "Đánh giá của cán bộ: Sở xác nhận số liệu bổ sung."
    bare = TargetStanding(target, YEAR, None, Counted("%"), OPEN)
    assert bare.state is OPEN
    assert bare.sentences == ("Kế hoạch không đặt mức cho năm 2022.",)
    plain = TargetStanding(target, YEAR, thresholds(target)[0], Counted("%"), MISSED)
    assert (plain.state, plain.sentences) == (MISSED, ())


def test_that_a_ratio_of_different_tellers_is_not_certain_and_says_whose_half_is_missing() -> None:
    one, two = Teller(("stp", None), "Sở Tư pháp", Decimal(40)), Teller(("cat", None), "Công an tỉnh", Decimal(40))
    top = known(80, 2, 2, tellers=(one, two, Teller(("snv", None), "Sở Nội vụ")))
    bottom = known(100, tellers=(replace(one, value=Decimal(100)),))
    found = ratio(top, bottom)
    assert counted_state(asked(70), found, YEAR, AFTER) is OPEN
    assert found.sentences(TARGET) == ("Chỉ có tử số, chưa có mẫu số của: Công an tỉnh.",)
    assert ratio(bottom, top).sentences(TARGET)[-1] == "Chỉ có mẫu số, chưa có tử số của: Công an tỉnh."
    namesake = known(100, tellers=(Teller(("", 15), "Sở Tư pháp", Decimal(100)),))
    assert counted_state(asked(70), ratio(bottom, namesake), YEAR, AFTER) is OPEN
    whole = known(100, is_whole=True, tellers=(one,))
    assert counted_state(asked(70), ratio(top, whole), YEAR, AFTER) is REACHED
    assert counted_state(asked(70), ratio(bottom, bottom), YEAR, AFTER) is REACHED


def test_that_numbers_that_cannot_be_decide_nothing_and_say_why() -> None:
    wrong = "Các phần cộng lại là 15, lớn hơn tổng."
    reached = Counted("lớp", known(3))
    assert counted_state(asked(3, unit="lớp"), reached, YEAR, AFTER) is REACHED
    assert counted_state(asked(3, unit="lớp"), reached, YEAR, AFTER, fault=wrong) is OPEN
    counted = replace(TARGET, steps=(TargetStep(value=Decimal(3)),))
    found = TargetStanding(counted, YEAR, asked(3, unit="lớp"), reached, OPEN, fault=wrong)
    assert found.sentences == (wrong,)
    assert outlook(found) is Outlook.UNSURE


def test_that_a_part_of_a_period_decides_nothing_but_what_can_only_grow() -> None:
    part = Counted("lớp", known(3, is_partial=True))
    assert counted_state(asked(10, unit="lớp"), part, YEAR, AFTER) is OPEN
    assert counted_state(asked(5, Comparison.AT_MOST, "lớp"), part, YEAR, AFTER) is OPEN
    assert counted_state(asked(3, unit="lớp"), part, YEAR, AFTER) is REACHED
    assert counted_state(asked(70), ratio(known(80), known(100, is_partial=True)), YEAR, AFTER) is OPEN
