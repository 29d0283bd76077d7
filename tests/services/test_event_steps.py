"""The life of an event under tiers: adjusted, cancelled, restored, postponed, held; history kept, duties opened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.db import papers as db_papers
from app.db import tiers as db_tiers
from app.domain.event_changes import Becoming
from app.domain.events import (
    Activity,
    ActivityKind,
    CancelReason,
    Event,
    EventPart,
    EventPlan,
    EventResult,
    EventStatus,
    ProgrammeItem,
)
from app.domain.obligations import ObligationKind
from app.domain.tier_history import PeopleLimit
from app.errors import Refused
from app.services import event_changes, events, history, obligations, tiers
from app.services.event_assessments import rules_of
from app.services.workspace import Workspace
from tests.support.planned_events import EVENT_DAY, a_stored_event, at_tier, commune, reload
from tests.support.tiers import MATRIX, a_hamlet, announced

THREE_DAYS_BEFORE = EVENT_DAY - timedelta(days=3)
PLAN = EventPlan(
    expected_people=80,
    programme=(ProgrammeItem("Khai mạc"), ProgrammeItem("Giao lưu văn nghệ", part=EventPart.FESTIVITIES)),
    activities=(Activity(ActivityKind.GAME, "Kéo co"),),
)


def planned(ws: Workspace, name: str, level: int) -> Event:
    """A festival of a commune planned under a level."""
    unit_id = commune(ws, name)
    at_tier(ws, unit_id, level)
    return a_stored_event(ws, unit_id, plan=PLAN)


# --- E5 --------------------------------------------------------------------------------------------------------------


def test_that_from_2_to_3_it_has_to_be_adjusted_and_the_former_plan_stays(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 2)
    untouched = planned(ws, "Sóc Hà", 2)
    (follows,) = at_tier(ws, event.hosts[0], 3, THREE_DAYS_BEFORE, "30/TB-UBND")
    assert (follows.event_id, follows.becomes) == (event.id, Becoming.TO_ADJUST)
    now = reload(ws, event)
    assert (now.status, now.dropped, now.version) == (EventStatus.TO_ADJUST, (EventPart.FESTIVITIES,), 2)
    assert now.plan == PLAN
    (kept,) = events.versions(ws, event.id)
    assert kept.event == event
    assert kept.reason == follows.reason
    assert reload(ws, untouched) == untouched
    adjusted = events.adjust(ws, event.id)
    assert (adjusted.before, adjusted.after.status) == (event, EventStatus.PLANNED)
    assert adjusted.after.held_parts == (EventPart.REVIEW, EventPart.CEREMONY)
    assert reload(ws, event) == adjusted.after
    assert adjusted.paper_id is not None
    with ws.store.read() as connection:
        draft = db_papers.find_draft(connection, adjusted.paper_id)
    assert draft is not None
    assert events.detail(ws, event.id).papers[-1][1] == adjusted.paper_id
    with pytest.raises(Refused, match="không có gì phải điều chỉnh"):
        events.adjust(ws, event.id)


def test_that_several_are_adjusted_in_one_step_and_those_that_cannot_be_are_told(ws: Workspace) -> None:
    first, second, calm = planned(ws, "Cần Yên", 2), planned(ws, "Sóc Hà", 2), planned(ws, "Nội Thôn", 2)
    for event in (first, second):
        at_tier(ws, event.hosts[0], 3, THREE_DAYS_BEFORE, f"{event.id}/TB-UBND")
    waiting = [reload(ws, event) for event in (first, second)]
    done, refused = events.adjust_all(ws, [first.id, second.id, calm.id])
    assert [item.after.id for item in done] == [first.id, second.id]
    assert [str(item) for item in refused] == [f"“{calm.name}” không có gì phải điều chỉnh."]
    history.undo(ws)
    assert [reload(ws, event) for event in (first, second)] == waiting
    with pytest.raises(Refused, match="không có gì phải điều chỉnh"):
        events.adjust_all(ws, [calm.id])
    with pytest.raises(Refused, match="Không có sự kiện nào phải điều chỉnh"):
        events.adjust_all(ws, [])


def test_that_what_a_preview_tells_is_what_is_done(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 2)
    entry = announced(ws, event.hosts[0], 3, THREE_DAYS_BEFORE, "30/TB-UBND")
    shown = tiers.preview(ws, [entry]).consequences
    assert reload(ws, event) == event
    done = tiers.record(ws, [entry]).consequences
    assert [(item.event, item.after, item.sentence) for item in shown] == [
        (item.event, item.after, item.sentence) for item in done
    ]


def test_that_more_people_than_the_new_limit_hold_up_the_adjusting(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 2)
    tiers_limit = PeopleLimit(MATRIX, 3, event.hosts[0], 50, "12/QĐ-UBND", date(2022, 1, 1))
    with ws.store.write("giới hạn", ws.actor) as connection:
        db_tiers.save_limit(connection, tiers_limit)
    at_tier(ws, event.hosts[0], 3, THREE_DAYS_BEFORE, "30/TB-UBND")
    with pytest.raises(Refused, match="còn dự kiến quá 50 người; hãy giảm số người"):
        events.adjust(ws, event.id)
    now = reload(ws, event)
    events.save(ws, replace(now, plan=replace(PLAN, expected_people=50)))
    assert events.adjust(ws, event.id).after.status is EventStatus.PLANNED


def test_that_from_3_to_4_it_is_cancelled_and_a_report_in_writing_is_owed(ws: Workspace) -> None:
    event = planned(ws, "Tổng Cọt", 3)
    before = reload(ws, event)
    (follows,) = at_tier(ws, event.hosts[0], 4, date(2022, 1, 18), "40/TB-UBND")
    assert follows.becomes is Becoming.CANCELLED
    now = reload(ws, event)
    assert (now.status, now.reason, now.version) == (EventStatus.CANCELLED, CancelReason.TIER, 2)
    assert events.versions(ws, event.id)[0].event == before
    (row,) = obligations.obligations(ws)
    owed = row.obligation
    assert (owed.unit_id, owed.kind, owed.owed_to) == (
        event.hosts[0],
        ObligationKind.WRITTEN_REPORT,
        "Đồn BPCK Sóc Giang",
    )
    assert (owed.due_on, owed.clause, owed.event_id) == (date(2022, 1, 20), "II.3", event.id)
    assert row.words == "xã Tổng Cọt: báo cáo kết quả bằng văn bản gửi Đồn BPCK Sóc Giang"
    assert row.event_name == event.name


def test_that_a_report_owed_after_the_day_of_the_plan_gets_the_day_of_the_result(ws: Workspace) -> None:
    event = planned(ws, "Tổng Cọt", 3)
    at_tier(ws, event.hosts[0], 4, THREE_DAYS_BEFORE, "40/TB-UBND")
    assert [row.obligation.due_on for row in obligations.obligations(ws)] == [date(2022, 3, 10)]


def test_that_a_falling_tier_is_offered_and_restored_only_when_asked(ws: Workspace) -> None:
    event = planned(ws, "Tổng Cọt", 4)
    with pytest.raises(Refused, match="không có phần nào được khôi phục"):
        events.restore_offered(ws, event.id)
    adjusted = events.adjust(ws, event.id)
    assert (adjusted.after.status, len(obligations.obligations(ws, only_open=True))) == (EventStatus.CANCELLED, 1)
    (follows,) = at_tier(ws, event.hosts[0], 3, date(2022, 2, 1), "50/TB-UBND")
    assert (follows.becomes, follows.offered) == (Becoming.RELAXED_OFFER, (EventPart.REVIEW, EventPart.CEREMONY))
    assert reload(ws, event) == adjusted.after
    assert events.detail(ws, event.id).offered == follows.offered
    restored = events.restore_offered(ws, event.id)
    assert (restored.status, restored.reason, restored.dropped) == (
        EventStatus.PLANNED,
        CancelReason.NONE,
        (EventPart.FESTIVITIES,),
    )
    assert [row.obligation.is_waived for row in obligations.obligations(ws)] == [True]
    at_tier(ws, event.hosts[0], 1, date(2022, 2, 10), "60/TB-UBND")
    assert events.restore_offered(ws, event.id).dropped == ()
    assert [kept.version for kept in events.versions(ws, event.id)] == [1, 2, 3]


# --- E6 and other ways to change ------------------------------------------------------------------------------------


def test_that_a_joint_event_is_judged_by_its_strictest_unit_and_only_that_host_reports(ws: Workspace) -> None:
    calm, strict = commune(ws, "Lũng Nặm"), commune(ws, "Cải Viên")
    at_tier(ws, calm, 1)
    at_tier(ws, strict, 1)
    joint = a_stored_event(ws, calm, strict)
    (follows,) = at_tier(ws, strict, 3, THREE_DAYS_BEFORE, "70/TB-UBND")
    assert (follows.becomes, follows.now.tier_words) == (Becoming.TO_ADJUST, "cấp độ 3")
    at_tier(ws, strict, 4, THREE_DAYS_BEFORE, "71/TB-UBND")
    assert reload(ws, joint).status is EventStatus.CANCELLED
    assert [row.obligation.unit_id for row in obligations.obligations(ws)] == [strict]


def test_that_a_hamlet_keeps_its_own_level_when_its_commune_changes(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 2)
    own, following = a_hamlet(ws, "Lũng Vai", host), a_hamlet(ws, "Nà Tềnh", host)
    at_tier(ws, own, 1)
    apart, with_commune = a_stored_event(ws, own), a_stored_event(ws, following)
    follows = at_tier(ws, host, 4, THREE_DAYS_BEFORE, "80/TB-UBND")
    assert [item.event_id for item in follows] == [with_commune.id]
    assert reload(ws, apart) == apart


def test_that_a_changed_rule_goes_the_same_way(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 2)
    with ws.store.write("ma trận", ws.actor) as connection:
        before = rules_of(connection)
        matrix = before.matrices[0]
        stricter = tuple(replace(rule, allows_festivities=False) if rule.level == 2 else rule for rule in matrix.rules)
        db_tiers.save_matrix(connection, replace(matrix, rules=stricter))
        shown = event_changes.preview_rules(connection, ws, before, rules_of(connection))
        (follows,) = event_changes.apply_rules(connection, ws, before, rules_of(connection))
    assert shown == (follows,)
    assert follows.sentence.startswith("Quy định của cấp độ 2 đã đổi: không tổ chức phần hội")
    assert reload(ws, event).dropped == (EventPart.FESTIVITIES,)


# --- E21: not only an epidemic ---------------------------------------------------------------------------------------


def test_that_a_storm_cancels_without_a_report_unless_somebody_asks_for_one(ws: Workspace) -> None:
    event, other = planned(ws, "Cần Yên", 1), planned(ws, "Sóc Hà", 1)
    gone = events.cancel(ws, event.id, CancelReason.WEATHER, "bão số 2")
    assert (gone.status, gone.reason, gone.reason_text) == (EventStatus.CANCELLED, CancelReason.WEATHER, "bão số 2")
    assert obligations.obligations(ws) == ()
    assert events.versions(ws, event.id)[0].reason == "Không tổ chức do thiên tai, thời tiết (bão số 2)"
    events.cancel(ws, other.id, CancelReason.OTHER, report_to=" Ban chỉ đạo huyện ")
    (row,) = obligations.obligations(ws)
    assert (row.obligation.owed_to, row.obligation.unit_id) == ("Ban chỉ đạo huyện", other.hosts[0])
    with pytest.raises(Refused, match="đã có quyết định không tổ chức"):
        events.cancel(ws, event.id, CancelReason.WEATHER)
    with pytest.raises(Refused, match="Hãy chọn lý do"):
        events.cancel(ws, event.id, CancelReason.NONE)
    at_tier(ws, event.hosts[0], 2, date(2022, 2, 1), "90/TB-UBND")
    assert reload(ws, event) == gone


def test_that_what_the_tier_forbids_may_be_cancelled_by_hand_and_owes_its_report_once(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 4)
    events.cancel(ws, event.id, CancelReason.TIER)
    assert len(obligations.obligations(ws)) == 1
    with ws.store.write("lần nữa", ws.actor) as connection:
        event_changes.owe_report(connection, ws, event, events.judge(ws, event).assessment)
    assert len(obligations.obligations(ws)) == 1


def test_that_a_report_is_owed_once_the_tier_demands_it_of_what_was_cancelled_before(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 2)
    events.cancel(ws, event.id, CancelReason.TIER)
    assert obligations.obligations(ws) == ()
    (follows,) = at_tier(ws, event.hosts[0], 4, THREE_DAYS_BEFORE, "40/TB-UBND")
    assert (follows.becomes, follows.offered) == (Becoming.RELAXED_OFFER, ())
    assert [row.obligation.unit_id for row in obligations.obligations(ws)] == [event.hosts[0]]


def test_that_a_postponed_event_keeps_its_plan_and_comes_back_with_a_day(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 1)
    item = ProgrammeItem("Khai mạc", day=EVENT_DAY)
    event = events.save(
        ws, replace(event, ends_on=EVENT_DAY + timedelta(days=1), plan=replace(PLAN, programme=(item,)))
    ).event
    off = events.postpone(ws, event.id, CancelReason.WEATHER, "mưa lũ")
    assert (off.status, off.starts_on, off.ends_on) == (EventStatus.POSTPONED, None, None)
    assert events.versions(ws, event.id)[0].event == event
    assert at_tier(ws, event.hosts[0], 3, date(2022, 2, 1), "91/TB-UBND")[0].becomes is Becoming.NOTHING
    back = events.save(ws, replace(off, starts_on=date(2022, 3, 3), plan=replace(PLAN, programme=()))).event
    assert (back.status, back.reason, back.reason_text) == (EventStatus.PLANNED, CancelReason.NONE, "")
    moved = events.postpone(ws, event.id, CancelReason.OTHER, until=date(2022, 3, 12))
    assert (moved.status, moved.starts_on, moved.ends_on) == (EventStatus.PLANNED, date(2022, 3, 12), None)


def test_that_items_of_the_programme_move_with_the_days(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 1)
    items = (ProgrammeItem("Khai mạc", day=EVENT_DAY), ProgrammeItem("Bế mạc"))
    event = events.save(
        ws, replace(event, ends_on=EVENT_DAY + timedelta(days=1), plan=replace(PLAN, programme=items))
    ).event
    moved = events.postpone(ws, event.id, CancelReason.WEATHER, until=EVENT_DAY + timedelta(days=7))
    assert (moved.starts_on, moved.ends_on) == (date(2022, 3, 9), date(2022, 3, 10))
    assert [item.day for item in moved.plan.programme] == [date(2022, 3, 9), None]
    assert events.versions(ws, event.id)[0].reason == "Hoãn do thiên tai, thời tiết: sang ngày 09/03/2022"


# --- held ------------------------------------------------------------------------------------------------------------


def test_that_a_held_event_owes_the_report_of_its_result(ws: Workspace) -> None:
    event = events.save(ws, replace(planned(ws, "Cần Yên", 1), starts_on=ws.today)).event
    judged = events.mark_held(ws, event.id, EventResult(delegate_count=45, people_count=300))
    assert [fault.code for fault in judged.faults] == ["out-of-season"]
    now = reload(ws, event)
    assert (now.status, now.result.people_count) == (EventStatus.HELD, 300)
    (row,) = obligations.obligations(ws)
    assert (row.obligation.kind, row.obligation.due_on) == (ObligationKind.RESULT_REPORT, date(2022, 3, 10))
    assert row.obligation.owed_to == "Đồn BPCK Sóc Giang"
    with pytest.raises(Refused, match="hãy sửa kết quả của sự kiện"):
        events.mark_held(ws, event.id, EventResult())
    mended = events.save(ws, replace(now, result=EventResult(people_count=310))).event
    assert (mended.status, mended.result.people_count) == (EventStatus.HELD, 310)


def test_that_what_blocks_is_told_whole_and_nothing_is_marked(ws: Workspace) -> None:
    event = events.save(ws, replace(planned(ws, "Cần Yên", 3), name="", dropped=())).event
    with pytest.raises(Refused) as refused:
        events.mark_held(ws, event.id, EventResult(people_count=-1))
    told = str(refused.value)
    for part in ("Chưa có tên", "không cho tổ chức phần hội", "chưa đến", "số âm", "còn nguyên như trước"):
        assert part in told
    assert reload(ws, event) == event
    assert obligations.obligations(ws) == ()


def test_that_what_was_cancelled_or_marked_by_mistake_is_a_plan_again(ws: Workspace) -> None:
    event = planned(ws, "Cần Yên", 2)
    with pytest.raises(Refused, match="đang là kế hoạch"):
        events.reopen(ws, event.id)
    events.cancel(ws, event.id, CancelReason.WEATHER, "bão", report_to="BCĐ huyện")
    at_tier(ws, event.hosts[0], 3, THREE_DAYS_BEFORE, "30/TB-UBND")
    again = events.reopen(ws, event.id)
    assert (again.status, again.reason, again.dropped) == (
        EventStatus.PLANNED,
        CancelReason.NONE,
        (EventPart.FESTIVITIES,),
    )
    assert obligations.obligations(ws, only_open=True) == ()
    events.cancel(ws, event.id, CancelReason.OTHER)
    at_tier(ws, event.hosts[0], 4, THREE_DAYS_BEFORE, "31/TB-UBND")
    assert obligations.obligations(ws, only_open=True) == ()
    with pytest.raises(Refused, match="Cấp độ 4 không cho tổ chức phần nào"):
        events.reopen(ws, event.id)
    held = events.save(ws, replace(planned(ws, "Sóc Hà", 1), starts_on=ws.today)).event
    events.mark_held(ws, held.id, EventResult(people_count=9))
    assert events.reopen(ws, held.id).status is EventStatus.PLANNED
    assert obligations.obligations(ws, only_open=True) == ()
    events.mark_held(ws, held.id, EventResult(people_count=9))
    assert len(obligations.obligations(ws, only_open=True)) == 1


# --- undone ----------------------------------------------------------------------------------------------------------


def test_that_one_undo_takes_back_a_tier_with_all_that_followed(ws: Workspace) -> None:
    event = planned(ws, "Tổng Cọt", 3)
    at_tier(ws, event.hosts[0], 4, THREE_DAYS_BEFORE, "40/TB-UBND")
    history.undo(ws)
    assert reload(ws, event) == event
    assert obligations.obligations(ws) == ()
    assert events.versions(ws, event.id) == ()
    history.redo(ws)
    assert reload(ws, event).status is EventStatus.CANCELLED
    assert len(obligations.obligations(ws)) == 1
