"""What a change of tiers means for an event: E5 and E6 of the plan, history kept, a fall of the tier only offered."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.event_changes import (
    Becoming,
    Consequence,
    consequence,
    demanded,
    explained,
    is_over_limit,
    items_of,
    may_restore,
    people_of,
    since_planned,
)
from app.domain.event_duties import WrittenDue, result_due_on, written_due_on
from app.domain.event_steps import STEP_WORDS, NextStep, needs_adjusting, next_step
from app.domain.events import (
    Activity,
    ActivityKind,
    CancelReason,
    Delegate,
    Event,
    EventPart,
    EventPlan,
    EventResult,
    EventStatus,
    EventVersion,
    ProgrammeItem,
)
from app.domain.obligations import Obligation, ObligationKind
from app.domain.tier_history import PeopleLimit, TierEntry
from tests.support import assessed_events as cases
from tests.support.assessed_events import (
    CAN_YEN,
    DAY,
    FESTIVITIES,
    REVIEW,
    SOC_HA,
    STATION,
    a_kind,
    a_limit,
    an_event,
    announced,
    assessed,
)

THREE_DAYS_BEFORE = date(2022, 2, 27)
NOW = datetime(2022, 2, 1, tzinfo=UTC)
PLAN = EventPlan(
    expected_people=80,
    programme=(ProgrammeItem("Khai mạc"), ProgrammeItem("Giao lưu văn nghệ", part=FESTIVITIES), ProgrammeItem("")),
    activities=(Activity(ActivityKind.GAME, "Kéo co"), Activity(ActivityKind.ART, "Giao lưu văn nghệ")),
)


def change(
    event: Event, before: list[TierEntry], after: list[TierEntry], limits: tuple[PeopleLimit, ...] = ()
) -> Consequence | None:
    return consequence(event, assessed(event, *before, limits=limits), assessed(event, *after, limits=limits))


def risen(event: Event, level: int, start: int = 2, limits: tuple[PeopleLimit, ...] = ()) -> Consequence:
    first = announced(CAN_YEN, start)
    found = change(event, [first], [first, announced(CAN_YEN, level, THREE_DAYS_BEFORE)], limits)
    assert found is not None
    return found


# --- a rising tier ---------------------------------------------------------------------------------------------------


def test_that_from_2_to_3_the_festivities_fall_away_and_somebody_has_to_look() -> None:
    event = an_event(CAN_YEN, plan=PLAN)
    found = risen(event, 3)
    assert (found.becomes, found.falls_away, found.event_id) == (Becoming.TO_ADJUST, (FESTIVITIES,), event.id)
    assert found.items == ("Giao lưu văn nghệ", "Kéo co")
    assert found.after == replace(event, status=EventStatus.TO_ADJUST, dropped=(FESTIVITIES,))
    assert found.is_stored
    assert found.line == f"Ngày hội: {found.sentence}"
    assert found.sentence == (
        "Từ cấp độ 2 sang cấp độ 3: không tổ chức phần hội (Giao lưu văn nghệ; Kéo co). Cần điều chỉnh kế hoạch."
        " Chưa biết số người được phép, hãy nhập giới hạn với văn bản của địa phương."
    )


def test_that_the_limit_of_the_new_level_is_looked_at() -> None:
    event = an_event(CAN_YEN, plan=PLAN)
    found = risen(event, 3, limits=(a_limit(CAN_YEN, 2, 100), a_limit(CAN_YEN, 3, 50)))
    assert found.sentence.endswith("Dự kiến 80 người, chỉ được nhiều nhất 50 người (12/QĐ-UBND); cần giảm số người.")
    crowded = risen(an_event(CAN_YEN, plan=PLAN), 2, start=1, limits=(a_limit(CAN_YEN, 2, 50),))
    assert (crowded.becomes, crowded.falls_away) == (Becoming.OVER_LIMIT, ())
    assert crowded.after.status is EventStatus.TO_ADJUST
    assert crowded.sentence == (
        "Từ cấp độ 1 sang cấp độ 2: dự kiến 80 người, chỉ được nhiều nhất 50 người (12/QĐ-UBND); cần giảm số người."
    )
    fits = risen(an_event(CAN_YEN, plan=PLAN), 2, start=1, limits=(a_limit(CAN_YEN, 2, 80),))
    assert (fits.becomes, fits.is_stored) == (Becoming.NOTHING, False)
    assert fits.sentence == ("Từ cấp độ 1 sang cấp độ 2: kế hoạch không phải đổi. Nhiều nhất 80 người (12/QĐ-UBND).")


def test_that_from_3_to_4_the_event_is_cancelled_and_a_report_is_owed() -> None:
    event = an_event(CAN_YEN, plan=PLAN, dropped=(FESTIVITIES,))
    found = risen(event, 4, start=3)
    assert found.becomes is Becoming.CANCELLED
    assert (found.after.status, found.after.reason) == (EventStatus.CANCELLED, CancelReason.TIER)
    assert found.after.reason_text == "Cấp độ 4"
    assert found.after.plan == event.plan
    assert found.sentence == (
        f"Từ cấp độ 3 sang cấp độ 4: không được tổ chức, báo cáo kết quả bằng văn bản gửi {STATION}."
    )
    only_games = an_event(CAN_YEN, parts=(FESTIVITIES,))
    assert risen(only_games, 3).sentence == "Từ cấp độ 2 sang cấp độ 3: không được tổ chức."


def test_that_a_joint_event_goes_by_its_strictest_unit() -> None:
    event = an_event(CAN_YEN, SOC_HA)
    calm = announced(SOC_HA, 1)
    found = change(event, [calm, announced(CAN_YEN, 1)], [calm, announced(CAN_YEN, 1), announced(SOC_HA, 3, DAY)])
    assert found is not None
    assert (found.becomes, found.now.tier_words) == (Becoming.TO_ADJUST, "cấp độ 3")


def test_that_what_holds_now_can_be_demanded_without_a_change() -> None:
    event = an_event(CAN_YEN)
    found = demanded(event, assessed(event, announced(CAN_YEN, 3)))
    assert (found.after.dropped, found.sentence.split(".")[0]) == (
        (FESTIVITIES,),
        "Cấp độ 3: không tổ chức phần hội",
    )


def test_that_history_tells_what_changed_and_not_what_had_to_be_done() -> None:
    event = an_event(CAN_YEN, plan=PLAN)
    gone = "Từ cấp độ 2 sang cấp độ 3: không tổ chức phần hội (Giao lưu văn nghệ; Kéo co)."
    assert risen(event, 3).reason == gone
    crowded = risen(event, 3, limits=(a_limit(CAN_YEN, 2, 100), a_limit(CAN_YEN, 3, 50)))
    assert crowded.reason == gone
    fits = risen(event, 3, limits=(a_limit(CAN_YEN, 2, 100), a_limit(CAN_YEN, 3, 90)))
    assert fits.reason == f"{gone} Nhiều nhất 90 người (12/QĐ-UBND)."
    over = risen(event, 2, start=1, limits=(a_limit(CAN_YEN, 2, 50),))
    assert over.reason == "Từ cấp độ 1 sang cấp độ 2: dự kiến 80 người, chỉ được nhiều nhất 50 người (12/QĐ-UBND)."
    off = risen(event, 4)
    assert off.reason == off.sentence


def test_that_it_is_told_once_how_a_change_goes_on() -> None:
    event = an_event(CAN_YEN, plan=PLAN)
    over = risen(event, 2, start=1, limits=(a_limit(CAN_YEN, 2, 50),))
    offered = risen(replace(event, dropped=(FESTIVITIES,)), 1, start=3)
    again = risen(replace(event, status=EventStatus.CANCELLED, reason=CancelReason.TIER), 4, start=3)
    calm = risen(event, 2, start=1)
    assert [words.split(",")[0] for words in explained((risen(event, 3), risen(event, 3), risen(event, 4)))] == [
        "1 sự kiện không được tổ chức: ghi ngay là không tổ chức",
        "2 sự kiện bỏ bớt phần",
    ]
    assert explained((over, offered)) == (
        "1 sự kiện dự kiến quá số người; hãy giảm số người rồi Điều chỉnh.",
        "1 sự kiện được tổ chức lại; kế hoạch chưa đổi gì cho đến khi Khôi phục.",
    )
    assert explained((again, calm)) == ()


# --- a falling tier --------------------------------------------------------------------------------------------------


def test_that_a_falling_tier_is_offered_and_changes_nothing() -> None:
    event = an_event(CAN_YEN, plan=PLAN, dropped=(FESTIVITIES,))
    found = risen(event, 1, start=3)
    assert (found.becomes, found.offered, found.after) == (Becoming.RELAXED_OFFER, (FESTIVITIES,), event)
    assert found.sentence == (
        "Từ cấp độ 3 sang cấp độ 1: nay được tổ chức lại phần hội; hãy khôi phục nếu muốn, kế hoạch chưa đổi gì."
    )


def test_that_what_a_tier_cancelled_is_offered_when_it_falls_and_taken_back_when_it_rises() -> None:
    event = an_event(CAN_YEN, status=EventStatus.CANCELLED, reason=CancelReason.TIER)
    found = risen(event, 3, start=4)
    assert (found.becomes, found.offered) == (Becoming.RELAXED_OFFER, (REVIEW, EventPart.CEREMONY))
    back = risen(event, 4, start=3)
    assert (back.becomes, back.offered) == (Becoming.RELAXED_OFFER, ())
    assert back.sentence == "Từ cấp độ 3 sang cấp độ 4: không còn được tổ chức lại phần nào."
    assert change(event, [announced(CAN_YEN, 1)], [announced(CAN_YEN, 2)]) is None
    stormed = replace(event, reason=CancelReason.WEATHER)
    assert change(stormed, [announced(CAN_YEN, 4)], [announced(CAN_YEN, 1)]) is None
    assert may_restore(stormed, assessed(stormed, announced(CAN_YEN, 1))) == ()


def test_that_a_further_danger_reported_to_somebody_else_is_told_of_what_is_cancelled_already() -> None:
    event = an_event(CAN_YEN, status=EventStatus.CANCELLED, reason=CancelReason.TIER)
    flood = replace(cases.MATRIX, key="lu", rules=(replace(cases.MATRIX.rules[3], report_to="Ban Chỉ huy"),))
    both, epidemic = (cases.MATRIX, flood), announced(CAN_YEN, 4)
    before = assessed(event, epidemic, matrices=both)
    found = consequence(event, before, assessed(event, epidemic, announced(CAN_YEN, 4, matrix="lu"), matrices=both))
    assert found is not None
    assert (found.becomes, found.is_stored) == (Becoming.CANCELLED, False)
    assert "gửi Đồn BPCK Sóc Giang, Ban Chỉ huy" in found.sentence


# --- no change -------------------------------------------------------------------------------------------------------


def test_that_only_a_change_that_matters_is_told() -> None:
    event = an_event(CAN_YEN)
    first = announced(CAN_YEN, 2)
    other_paper = announced(CAN_YEN, 2, THREE_DAYS_BEFORE, document="30/TB-UBND")
    assert change(event, [first], [first, other_paper]) is None
    later = announced(CAN_YEN, 4, date(2022, 3, 10))
    assert change(event, [first], [first, later]) is None
    held = replace(event, status=EventStatus.HELD)
    assert change(held, [first], [announced(CAN_YEN, 4)]) is None


@pytest.mark.parametrize(
    ("before", "after", "begins"),
    [
        ([], [2], "Nay có cấp độ 2: kế hoạch không phải đổi."),
        ([2], [], "Không còn cấp độ 2: kế hoạch không phải đổi."),
    ],
)
def test_that_a_first_and_a_lifted_tier_are_told_as_such(before: list[int], after: list[int], begins: str) -> None:
    event = an_event(CAN_YEN)
    found = change(event, [announced(CAN_YEN, level) for level in before], [announced(CAN_YEN, i) for i in after])
    assert found is not None
    assert found.sentence.startswith(begins)


def test_that_a_changed_rule_is_told_as_one() -> None:
    event, entry = an_event(CAN_YEN), announced(CAN_YEN, 2)
    found = consequence(event, assessed(event, entry), assessed(event, entry, limits=(a_limit(CAN_YEN, 2, 90),)))
    assert found is not None
    assert found.sentence == (
        "Quy định của cấp độ 2 đã đổi: kế hoạch không phải đổi. Nhiều nhất 90 người (12/QĐ-UBND)."
    )


def test_that_a_postponed_event_waits_for_its_day() -> None:
    event = an_event(CAN_YEN, status=EventStatus.POSTPONED)
    found = risen(event, 4)
    assert (found.becomes, found.after) == (Becoming.NOTHING, event)
    assert found.sentence == "Từ cấp độ 2 sang cấp độ 4: sự kiện đang hoãn, sẽ xét lại khi có ngày mới."


def test_that_who_only_had_too_many_people_is_as_planned_once_the_limit_rises() -> None:
    entry, event = announced(CAN_YEN, 2), an_event(CAN_YEN, plan=PLAN, status=EventStatus.TO_ADJUST)
    small, large = ((a_limit(CAN_YEN, 2, most),) for most in (50, 200))
    before, now = assessed(event, entry, limits=small), assessed(event, entry, limits=large)
    found = consequence(event, before, now)
    assert found is not None
    assert (found.becomes, found.after) == (Becoming.NOTHING, replace(event, status=EventStatus.PLANNED))
    fallen = replace(event, dropped=(FESTIVITIES,))
    kept = consequence(fallen, assessed(fallen, entry, limits=small), assessed(fallen, announced(CAN_YEN, 3)))
    assert kept is not None
    assert kept.after == fallen


def test_that_a_change_is_told_against_what_was_planned_last() -> None:
    event = an_event(CAN_YEN, plan=PLAN)
    waiting = replace(event, status=EventStatus.TO_ADJUST, dropped=(FESTIVITIES,), version=2)
    off = replace(event, status=EventStatus.POSTPONED, starts_on=None)
    versions = [EventVersion(1, 1, event, "lên", "", NOW), EventVersion(1, 2, waiting, "xuống", "", NOW)]
    assert since_planned(waiting, versions[:1]) == (event, "lên")
    assert since_planned(replace(waiting, status=EventStatus.PLANNED), versions) == (event, "xuống")
    assert since_planned(replace(event, version=3), versions) is None
    assert since_planned(replace(event, status=EventStatus.HELD, result=EventResult(people_count=1)), versions) is None
    assert since_planned(off, versions[:1]) == (event, "lên")
    assert since_planned(event, ()) is None


# --- for every case --------------------------------------------------------------------------------------------------

OPEN = st.sampled_from([EventStatus.PLANNED, EventStatus.TO_ADJUST])
PARTS = st.lists(st.sampled_from(EventPart), min_size=1, unique=True).map(
    lambda some: tuple(part for part in EventPart if part in some)
)


@given(cases.entries, cases.entries, PARTS, st.sets(st.sampled_from(EventPart)), OPEN, st.integers(0, 300))
def test_that_after_every_change_nothing_forbidden_is_left_and_nothing_is_given_back(
    before: list[TierEntry],
    more: list[TierEntry],
    parts: tuple[EventPart, ...],
    gone: set[EventPart],
    status: EventStatus,
    people: int,
) -> None:
    dropped = tuple(part for part in parts if part in gone)
    event = an_event(CAN_YEN, parts=parts, dropped=dropped, status=status, plan=EventPlan(expected_people=people))
    found = change(event, before, [*before, *more])
    if found is None:
        return
    after = found.after
    assert set(event.dropped) <= set(after.dropped)
    assert (after.parts, after.plan, after.version) == (event.parts, event.plan, event.version)
    if after.status is not EventStatus.CANCELLED:
        assert all(part in found.now.allowed for part in after.held_parts)
    assert found.sentence


# --- people, items ---------------------------------------------------------------------------------------------------


def test_that_people_are_counted_by_what_is_known() -> None:
    assert people_of(an_event(CAN_YEN)) is None
    assert people_of(an_event(CAN_YEN, plan=EventPlan(expected_delegates=3))) == 3
    assert people_of(an_event(CAN_YEN, plan=EventPlan(expected_delegates=1, delegates=(Delegate("A"),) * 4))) == 4
    assert not is_over_limit(an_event(CAN_YEN), assessed(an_event(CAN_YEN), announced(CAN_YEN, 2)))


def test_that_activities_go_with_the_festivities_only() -> None:
    assert items_of(an_event(CAN_YEN, plan=PLAN), (REVIEW,)) == ()
    assert items_of(an_event(CAN_YEN, plan=PLAN), (EventPart.CEREMONY,)) == ("Khai mạc",)


# --- days of duties --------------------------------------------------------------------------------------------------


def test_that_the_result_is_due_a_week_after_the_season_or_the_event() -> None:
    assert result_due_on(a_kind(), an_event(CAN_YEN)) == date(2022, 3, 10)
    assert result_due_on(a_kind(), an_event(CAN_YEN, starts_on=date(2022, 3, 20))) == date(2022, 3, 27)
    assert result_due_on(a_kind(), an_event(CAN_YEN, starts_on=None)) == date(2022, 3, 10)
    assert result_due_on(a_kind(month=None, day=None), an_event(CAN_YEN, starts_on=None)) is None
    assert result_due_on(a_kind(result_report_days=None), an_event(CAN_YEN)) is None


def test_that_a_report_in_writing_is_due_on_the_first_stated_day_that_was_not_over() -> None:
    event, stated = an_event(CAN_YEN), [None, date(2022, 1, 20)]
    early, late = announced(CAN_YEN, 4), announced(CAN_YEN, 4, THREE_DAYS_BEFORE)
    assert written_due_on(stated, a_kind(), event, assessed(event, early)) == WrittenDue(date(2022, 1, 20))
    assert written_due_on(stated, a_kind(), event, assessed(event, late)) == WrittenDue(date(2022, 3, 10))
    assert written_due_on(stated, None, event, assessed(event, late)) == WrittenDue(None)
    assert written_due_on(stated, None, event, assessed(event)) == WrittenDue(date(2022, 1, 20))


def test_that_a_report_instead_of_a_festival_is_not_due_before_its_day() -> None:
    stated, early = [date(2022, 1, 20)], announced(CAN_YEN, 4)
    festival = an_event(CAN_YEN, parts=(EventPart.CEREMONY, FESTIVITIES))
    due = written_due_on(stated, a_kind(), festival, assessed(festival, early))
    assert due == WrittenDue(DAY, date(2022, 1, 20))
    assert due.words == "kế hoạch ghi hạn 20/01/2022, trước ngày của sự kiện nên lấy 02/03/2022"
    undated = replace(festival, starts_on=None)
    assert written_due_on(stated, a_kind(), undated, assessed(undated, early, day=DAY)).day == date(2022, 3, 3)
    assert written_due_on(stated, None, undated, assessed(undated, early, day=DAY)).day == date(2022, 1, 20)
    sooner = replace(festival, starts_on=date(2022, 1, 19))
    assert written_due_on(stated, a_kind(), sooner, assessed(sooner, early)).words == ""


# --- what to do next -------------------------------------------------------------------------------------------------

OWED = Obligation(CAN_YEN.id, ObligationKind.WRITTEN_REPORT, STATION)


@pytest.mark.parametrize(
    ("fields", "level", "owed", "step"),
    [
        ({"status": EventStatus.TO_ADJUST}, 1, (), NextStep.ADJUST),
        ({}, 3, (), NextStep.ADJUST),
        ({"status": EventStatus.TO_ADJUST, "dropped": (FESTIVITIES,)}, 1, (), NextStep.RESTORE),
        ({"status": EventStatus.TO_ADJUST, "name": ""}, 1, (), NextStep.MEND),
        ({"name": ""}, 1, (), NextStep.MEND),
        ({"dropped": (FESTIVITIES,)}, 1, (), NextStep.RESTORE),
        ({"starts_on": date(2022, 2, 1)}, 1, (), NextStep.ENTER_RESULT),
        ({"starts_on": None}, 1, (), NextStep.SET_DAY),
        ({"starts_on": None, "status": EventStatus.POSTPONED}, 4, (), NextStep.SET_DAY),
        ({}, 2, (), NextStep.ENTER_LIMIT),
        ({}, 1, (), NextStep.PREPARE),
        ({"status": EventStatus.CANCELLED, "reason": CancelReason.TIER}, 4, (OWED,), NextStep.REPORT),
        ({"status": EventStatus.CANCELLED, "reason": CancelReason.TIER}, 1, (), NextStep.RESTORE),
        ({"status": EventStatus.CANCELLED}, 4, (replace(OWED, is_waived=True),), NextStep.NOTHING),
        ({"status": EventStatus.HELD}, 1, (), NextStep.ENTER_RESULT),
        ({"status": EventStatus.HELD, "result": EventResult(people_count=1)}, 1, (), NextStep.NOTHING),
    ],
)
def test_that_one_step_is_named(
    fields: dict[str, object], level: int, owed: tuple[Obligation, ...], step: NextStep
) -> None:
    event = an_event(CAN_YEN, **fields)
    found = assessed(event, announced(CAN_YEN, level), day=DAY)
    from_faults = cases.faults_of(event, found)
    assert next_step(event, found, from_faults, owed, date(2022, 2, 25)) is step
    assert STEP_WORDS[step]
    is_adjusted = event.status is EventStatus.TO_ADJUST or (event.is_open and level == 3)
    assert needs_adjusting(event, found) == is_adjusted
