"""How a duty of one owner stands on which day, and in which words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plans.duties import Copy
from app.domain.plans.duty_slots import Due, StatedDue
from app.domain.plans.duty_standing import BEHIND, Arrival, DutyState, DutyTone, Standing, arrival, standing
from app.domain.plans.work import DutyReceipt
from tests.support.duties import tet_2022

BOTH = (Copy.HARD, Copy.SOFT)
EARLY = StatedDue(date(2022, 1, 20), date(2022, 1, 21), False, "IV.6")
LATE = StatedDue(date(2022, 2, 9), date(2022, 2, 10), False, "III.3")
TWO = Due((EARLY, LATE))
ONE = Due((EARLY,))
NOTHING = Arrival()
DAYS = st.dates(date(2022, 1, 1), date(2022, 4, 1))


def _on(day: date, due: Due = TWO, came: Arrival = NOTHING, soon: int = 5) -> Standing:
    return standing(due, came, day, tet_2022(), soon)


@pytest.mark.parametrize(
    ("day", "state", "tone", "sentence"),
    [
        (date(2022, 1, 11), "not_due", "calm", "Chưa đến hạn, nộp đến hết ngày 20/01/2022"),
        (date(2022, 1, 14), "due_soon", "amber", "Sắp đến hạn, nộp đến hết ngày 20/01/2022, còn 05 ngày làm việc"),
        (date(2022, 1, 20), "due_soon", "amber", "Sắp đến hạn, nộp đến hết ngày 20/01/2022, còn 01 ngày làm việc"),
        (
            date(2022, 1, 21),
            "between",
            "amber",
            "Chưa nộp; đã qua hạn chính 20/01/2022, còn trong hạn III.3 đến hết ngày 09/02/2022",
        ),
        (date(2022, 2, 9), "between", "amber", None),
        (date(2022, 2, 10), "overdue", "red", "Chưa nộp; quá hạn 01 ngày (hạn đến hết ngày 09/02/2022)"),
    ],
)
def test_that_what_has_not_come_stands_by_both_days(day: date, state: str, tone: str, sentence: str | None) -> None:
    found = _on(day)
    assert (found.state, found.tone) == (state, tone)
    assert sentence is None or found.sentence == sentence
    assert found.is_owed


@pytest.mark.parametrize(
    ("came", "state", "tone", "sentence"),
    [
        (date(2022, 1, 20), "done", "good", "Đủ"),
        (date(2022, 1, 21), "done_between", "amber", "Đủ; nộp sau hạn chính 20/01/2022, còn trong hạn III.3"),
        (date(2022, 2, 12), "done_late", "red", "Đủ; nộp muộn 03 ngày"),
    ],
)
def test_that_what_came_stands_by_both_days(came: date, state: str, tone: str, sentence: str) -> None:
    found = _on(date(2022, 3, 1), came=Arrival(came))
    assert (found.state, found.tone, found.sentence) == (state, tone, sentence)
    assert not found.is_owed
    assert found.left is None


def test_that_lateness_is_counted_in_days() -> None:
    assert _on(date(2022, 2, 12)).days == 3
    assert _on(date(2022, 3, 1), came=Arrival(date(2022, 2, 12))).days == 3
    assert _on(date(2022, 1, 25)).days == 0


def test_that_a_missing_copy_is_told_in_every_state() -> None:
    receipt = DutyReceipt(part_id=1, soft_copy_on=date(2022, 1, 12))
    came = arrival(receipt, BOTH)
    assert came == Arrival(None, ("bản cứng",))
    part = _on(date(2022, 1, 13), came=came)
    assert part.state is DutyState.PARTIAL
    assert part.sentence == "Thiếu bản cứng; hạn đến hết ngày 20/01/2022, còn 06 ngày làm việc"
    assert _on(date(2022, 2, 1), came=came).sentence.startswith("Thiếu bản cứng; đã qua hạn chính")
    assert _on(date(2022, 3, 1), came=came).sentence.startswith("Thiếu bản cứng; quá hạn 20 ngày")
    assert arrival(replace(receipt, soft_copy_on=None, hard_copy_on=date(2022, 1, 12)), BOTH).missing == ("bản mềm",)


def test_that_it_came_with_its_last_copy() -> None:
    receipt = DutyReceipt(part_id=1, soft_copy_on=date(2022, 1, 12), hard_copy_on=date(2022, 1, 19))
    assert arrival(receipt, BOTH).came_on == date(2022, 1, 19)
    assert arrival(receipt, (Copy.SOFT,)).came_on == date(2022, 1, 12)
    assert arrival(receipt, ()).came_on == date(2022, 1, 12)


def test_that_nothing_came_without_a_day() -> None:
    assert arrival(None, BOTH) == Arrival()
    assert arrival(DutyReceipt(part_id=1), BOTH) == Arrival()
    assert arrival(DutyReceipt(part_id=1), ()) == Arrival()
    assert not Arrival().is_partial


def test_that_without_a_day_somebody_is_asked_for_one() -> None:
    found = _on(date(2022, 1, 1), Due())
    assert (found.state, found.tone) == (DutyState.UNDATED, DutyTone.ASK)
    assert found.sentence == "Chưa nộp; kế hoạch không ghi hạn, cần đặt hạn"
    assert _on(date(2022, 1, 1), Due(), Arrival(date(2022, 1, 1))).sentence == "Đủ"


def test_that_what_is_waived_is_owed_no_more() -> None:
    found = _on(date(2022, 3, 1), came=Arrival(is_waived=True))
    assert (found.state, found.sentence, found.is_owed) == (DutyState.WAIVED, "Được miễn", False)


def test_that_an_extension_is_the_only_day() -> None:
    longer = TWO.for_owner(date(2022, 2, 20))
    assert _on(date(2022, 2, 15), longer).state is DutyState.DUE_SOON
    assert _on(date(2022, 2, 21), longer).days == 1


@given(DAYS, DAYS)
def test_that_waiting_never_makes_it_better(first: date, second: date) -> None:
    order = [DutyState.NOT_DUE, DutyState.DUE_SOON, DutyState.BETWEEN, DutyState.OVERDUE]
    earlier, later = sorted((first, second))
    assert order.index(_on(earlier).state) <= order.index(_on(later).state)


@given(DAYS, DAYS)
def test_that_what_came_stands_the_same_on_every_later_day(came: date, later: date) -> None:
    found = _on(came + timedelta(days=100), came=Arrival(came))
    assert found == _on(later + timedelta(days=100), came=Arrival(came))
    assert (found.days > 0) == (found.state is DutyState.DONE_LATE)


@given(DAYS)
def test_that_one_day_has_no_between(day: date) -> None:
    assert _on(day, ONE).state is not DutyState.BETWEEN
    assert (_on(day, ONE).state in BEHIND) == (day > EARLY.due_on)
