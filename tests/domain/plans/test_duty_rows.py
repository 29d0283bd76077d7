"""Lines of the board: titles, filters, agencies as they are on a day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.plans.duty_rows import (
    DutyAt,
    DutyFilter,
    DutyOwner,
    DutyRow,
    agency_on,
    plan_day,
    plan_title,
    plan_words,
)
from app.domain.plans.duty_slots import Due, DutyPeriod, StatedDue
from app.domain.plans.duty_standing import Arrival, standing
from app.domain.plans.plan import Agency
from tests.support.duties import a_duty, a_head, a_plan, tet_2022

YEAR = DutyPeriod("2022", "năm 2022", date(2022, 1, 1), date(2022, 12, 31))
DUE = Due((StatedDue(date(2022, 1, 20), date(2022, 1, 21), is_inclusive=False),))


def _row(today: date = date(2022, 1, 11), due: Due = DUE, came: Arrival | None = None, **fields: Any) -> DutyRow:
    arrival = came or Arrival()
    wanted: dict[str, Any] = {
        "at": DutyAt(1, "2022", "phong"),
        "plan_id": 1,
        "plan_key": "thu",
        "plan_title": "Kế hoạch thử",
        "duty": a_duty(),
        "period": YEAR,
        "owner": DutyOwner("Phòng Tư pháp", "phong"),
        "owed_to": "Ban chỉ đạo",
        "due": due,
        "arrival": arrival,
        "standing": standing(due, arrival, today, tet_2022(), 5),
    } | fields
    return DutyRow(**wanted)


def test_that_a_line_names_its_period() -> None:
    assert _row().title == "Báo cáo (năm 2022)"
    assert _row(period=DutyPeriod("", "", YEAR.first, YEAR.last)).title == "Báo cáo"


def test_that_late_and_behind_differ_once_it_came() -> None:
    waiting = _row(date(2022, 1, 21))
    assert waiting.is_late
    assert waiting.is_behind
    late = _row(date(2022, 2, 1), came=Arrival(date(2022, 1, 25)))
    assert late.is_late
    assert not late.is_behind
    assert not _row().is_late


def test_that_what_has_no_day_comes_last() -> None:
    dated, open_ = _row(), _row(due=Due())
    assert sorted([open_, dated], key=lambda row: row.sorting) == [dated, open_]


@pytest.mark.parametrize(
    ("wanted", "is_taken"),
    [
        (DutyFilter(), True),
        (DutyFilter(plan="thu"), True),
        (DutyFilter(plan="Kế hoạch thử"), True),
        (DutyFilter(plan="khac"), False),
        (DutyFilter(who="phong"), True),
        (DutyFilter(who="tu phap"), True),
        (DutyFilter(who="7"), False),
        (DutyFilter(year=2022), True),
        (DutyFilter(year=2021), False),
        (DutyFilter(is_late=True), False),
        (DutyFilter(due_in=8), True),
        (DutyFilter(due_in=7), False),
        (DutyFilter(due_in=8, is_late=True), True),
        (DutyFilter(only_owed=True), True),
    ],
)
def test_that_a_filter_takes_what_is_wanted(wanted: DutyFilter, is_taken: bool) -> None:
    assert wanted.takes(_row()) == is_taken


def test_that_a_filter_sees_what_is_over() -> None:
    assert DutyFilter(is_late=True).takes(_row(date(2022, 1, 21)))
    assert not DutyFilter(due_in=8).takes(_row(date(2022, 1, 21)))
    assert not DutyFilter(only_owed=True).takes(_row(came=Arrival(date(2022, 1, 11))))


def test_that_a_line_without_day_belongs_to_the_years_of_its_period() -> None:
    assert DutyFilter(year=2022).takes(_row(due=Due()))
    assert not DutyFilter(year=2023).takes(_row(due=Due()))


def test_that_an_agency_is_the_one_of_the_day() -> None:
    former = Agency(key="noi-vu", name="Phòng Nội vụ", valid_to=date(2025, 7, 1), became="vhxh")
    later = Agency(key="vhxh", name="Phòng Văn hóa - Xã hội", valid_from=date(2025, 7, 1))
    plan = a_plan(agencies=(former, later))
    assert agency_on(plan, "noi-vu", date(2025, 6, 30)) == former
    assert agency_on(plan, "noi-vu", date(2025, 7, 1)) == later
    assert agency_on(plan, "khac", date(2025, 7, 1)) is None
    alone = a_plan(agencies=(replace(former, became=""),))
    assert agency_on(alone, "noi-vu", date(2026, 1, 1)) == alone.agencies[0]
    circle = a_plan(agencies=(former, replace(later, valid_to=date(2025, 8, 1), became="noi-vu")))
    assert agency_on(circle, "noi-vu", date(2026, 1, 1)) in circle.agencies


def test_that_a_plan_is_cited_by_what_it_has() -> None:
    head = a_head(number="74/KH-BCĐ", issued_on=date(2022, 1, 11))
    assert plan_words(head) == "Kế hoạch số 74/KH-BCĐ ngày 11/01/2022 của Ban chỉ đạo"
    assert plan_words(a_head()) == "Kế hoạch của Ban chỉ đạo"
    assert plan_title(a_plan(head=head)) == "74/KH-BCĐ"
    assert plan_title(a_plan(head=replace(head, short_title="Kế hoạch 74"))) == "Kế hoạch 74"
    assert plan_title(a_plan()) == "Kế hoạch minh họa"


def test_that_a_plan_begins_on_its_first_day() -> None:
    assert plan_day(a_head(issued_on=date(2022, 1, 11))) == date(2022, 1, 11)
    assert plan_day(a_head()) == date(2022, 7, 28)


def test_that_nothing_is_owed_under_a_closed_plan_and_what_came_late_stays_late() -> None:
    late, soon = _row(date(2022, 1, 25)), _row(date(2022, 1, 18))
    came = _row(date(2022, 2, 1), came=Arrival(date(2022, 1, 25)))
    shut = replace(late, is_closed=True)
    assert (late.is_owed, late.is_behind, late.is_late) == (True, True, True)
    assert (shut.is_owed, shut.is_behind, shut.is_late, shut.is_unsettled) == (False, False, False, False)
    assert replace(came, is_closed=True).is_late
    assert DutyFilter(due_in=5).takes(soon)
    assert not DutyFilter(due_in=5).takes(replace(soon, is_closed=True))
    assert not DutyFilter(only_owed=True).takes(shut)
