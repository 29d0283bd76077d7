"""What can be done about a line, what comes next, and its state in a few words."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.plans.duty_rows import DutyAt, DutyRow, unsettled
from app.domain.plans.duty_slots import Due, StatedDue
from app.domain.plans.duty_standing import Arrival, standing
from app.domain.plans.duty_steps import DutyStep, steps
from app.domain.plans.duty_words import state_words
from app.domain.plans.work import DutyReceipt, DutyRuling
from tests.support.duties import tet_2022
from tests.support.duty_lines import a_line

MAIN, LAST = date(2022, 1, 20), date(2022, 2, 9)
ONE_DAY = Due((StatedDue(MAIN, MAIN, is_inclusive=True),))
TWO_DAYS = Due((*ONE_DAY.dates, StatedDue(LAST, LAST, is_inclusive=True)))
EARLY, SOON, BETWEEN, AFTER = date(2022, 1, 4), date(2022, 1, 18), date(2022, 2, 1), date(2022, 2, 12)


def on(row: DutyRow, today: date, due: Due = ONE_DAY, came: Arrival | None = None) -> DutyRow:
    """The line on a day."""
    arrival = came or Arrival()
    return replace(row, due=due, arrival=arrival, standing=standing(due, arrival, today, tet_2022(), 5))


def test_that_receiving_comes_first_and_more_time_can_be_given() -> None:
    found = steps(on(a_line(), SOON))
    assert found == (DutyStep.RECEIVE, DutyStep.RULE, DutyStep.EXTEND, DutyStep.WAIVE)


def test_that_what_came_is_corrected_or_taken_back() -> None:
    found = steps(on(a_line(), SOON, came=Arrival(SOON)))
    assert found == (DutyStep.RULE, DutyStep.CORRECT, DutyStep.DROP_RECEIPT)
    partly = steps(on(a_line(), SOON, came=Arrival(None, ("bản cứng",))))
    assert partly[0] is DutyStep.RECEIVE
    assert DutyStep.DROP_RECEIPT in partly


def test_that_what_has_no_day_gets_one_before_more_time_is_given() -> None:
    assert steps(on(a_line(), SOON, Due())) == (DutyStep.RECEIVE, DutyStep.RULE, DutyStep.WAIVE)


def test_that_what_is_kept_elsewhere_leads_there() -> None:
    reports = steps(on(a_line(source="submissions"), SOON))
    assert reports == (DutyStep.OPEN_SOURCE, DutyStep.RULE, DutyStep.EXTEND, DutyStep.WAIVE)
    assert steps(on(a_line(source="dossiers"), SOON)) == (DutyStep.OPEN_SOURCE, DutyStep.RULE)
    assert steps(on(a_line(source="events"), SOON, came=Arrival(is_waived=True))) == (
        DutyStep.OPEN_SOURCE,
        DutyStep.RULE,
    ), "events called off are not taken back here"


def test_that_the_report_of_an_event_is_received_here_too() -> None:
    row = a_line(source="result_reports", at=DutyAt(3, unit_id=1, obligation_id=7))
    assert steps(on(row, SOON)) == (DutyStep.RECEIVE, DutyStep.OPEN_SOURCE, DutyStep.WAIVE)
    assert DutyStep.DROP_WAIVER in steps(on(row, SOON, came=Arrival(is_waived=True)))


def test_that_decisions_more_time_and_waivers_are_taken_back() -> None:
    ruled = replace(TWO_DAYS, ruling=DutyRuling(part_id=1, due_on=LAST, document="12/TB-BCĐ"))
    assert DutyStep.DROP_RULING in steps(on(a_line(), SOON, ruled))
    assert DutyStep.DROP_EXTENSION in steps(on(a_line(), SOON, replace(ONE_DAY, extended_to=LAST)))
    waived = a_line(receipt=DutyReceipt(part_id=1, is_waived=True))
    assert steps(on(waived, SOON, came=Arrival(is_waived=True))) == (DutyStep.RULE, DutyStep.DROP_WAIVER)


@pytest.mark.parametrize(
    ("today", "due", "came", "words"),
    [
        (EARLY, ONE_DAY, Arrival(), "còn 13 ngày làm việc"),
        (SOON, ONE_DAY, Arrival(), "còn 03 ngày làm việc"),
        (SOON, replace(ONE_DAY, extended_to=date(2022, 1, 21)), Arrival(), "gia hạn, còn 04 ngày làm việc"),
        (SOON, TWO_DAYS, Arrival(), "hai hạn chưa chốt"),
        (SOON, ONE_DAY, Arrival(None, ("bản cứng",)), "thiếu bản cứng"),
        (SOON, Due(), Arrival(), "chưa có hạn"),
        (BETWEEN, TWO_DAYS, Arrival(), "qua hạn chính"),
        (AFTER, TWO_DAYS, Arrival(), "trễ 03 ngày"),
        (AFTER, TWO_DAYS, Arrival(MAIN), "đúng hạn"),
        (AFTER, TWO_DAYS, Arrival(BETWEEN), "nộp trong hạn cuối"),
        (AFTER, TWO_DAYS, Arrival(date(2022, 2, 11)), "nộp muộn 02 ngày"),
        (AFTER, TWO_DAYS, Arrival(is_waived=True), "được miễn"),
    ],
)
def test_that_the_state_is_said_in_a_few_words(today: date, due: Due, came: Arrival, words: str) -> None:
    assert state_words(on(a_line(), today, due, came)) == words


def test_that_two_days_are_unsettled_only_while_it_is_owed() -> None:
    assert on(a_line(), SOON, TWO_DAYS).is_unsettled
    assert not on(a_line(), SOON, ONE_DAY).is_unsettled
    assert not on(a_line(), SOON, TWO_DAYS, Arrival(SOON)).is_unsettled


def test_that_a_duty_of_eight_communes_is_one_contradiction() -> None:
    rows = [on(a_line(at=DutyAt(1, "", f"xã {number}")), SOON, TWO_DAYS) for number in range(8)]
    settled = on(a_line(at=DutyAt(2)), SOON, ONE_DAY)
    assert [row.at.part_id for row in unsettled([*rows, settled])] == [1]
