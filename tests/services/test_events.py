"""Events in the data file: listed with what holds for them, made from their kind, saved against what is stored."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.db import events as db_events
from app.domain.event_steps import NextStep
from app.domain.events import (
    CancelReason,
    Delegate,
    EventCost,
    EventPart,
    EventPlan,
    EventResult,
    EventStatus,
    HostLevel,
    ProgrammeItem,
)
from app.domain.findings import Severity
from app.errors import Refused
from app.services import event_list, events, history
from app.services.workspace import Workspace
from tests.support.planned_events import EVENT_DAY, PARTS, a_stored_event, at_tier, commune, kind_key, reload


def codes(saved: events.Saved) -> list[str]:
    return [fault.code for fault in saved.findings]


# --- a new one -------------------------------------------------------------------------------------------------------


def test_that_a_new_event_is_as_its_kind_has_it_and_not_stored(ws: Workspace) -> None:
    event = events.new(ws, kind_key(ws, HostLevel.COMMUNE), [commune(ws, "Sóc Hà")] * 2)
    assert event.hosts == (commune(ws, "Sóc Hà"),)
    assert len(event.plan.programme) == 8
    assert "2021" in event.name
    assert "2022" in event.name
    assert "{" not in event.name
    assert events.events(ws) == ()


def test_that_parts_forbidden_today_have_fallen_away_from_a_new_event(ws: Workspace) -> None:
    host = commune(ws, "Tổng Cọt")
    at_tier(ws, host, 3)
    event = events.new(ws, kind_key(ws), [host], EVENT_DAY)
    assert event.dropped == (EventPart.FESTIVITIES,)
    assert "tier-forbids" not in codes(events.save(ws, event))
    at_tier(ws, host, 4, date(2022, 2, 1), "20/TB-UBND")
    assert events.new(ws, kind_key(ws), [host], EVENT_DAY).dropped == ()


def test_that_an_unknown_kind_is_told(ws: Workspace) -> None:
    with pytest.raises(Refused, match="Không có loại sự kiện “bay”"):
        events.new(ws, "bay", [])


# --- saving ----------------------------------------------------------------------------------------------------------


def test_that_a_draft_may_lack_anything_and_is_told_what(ws: Workspace) -> None:
    event = replace(events.new(ws, kind_key(ws), []), name="", place="")
    saved = events.save(ws, event)
    assert codes(saved) == ["no-host", "no-name", "no-place", "no-day"]
    assert [fault.blocks for fault in saved.findings] == [True, True, False, False]
    assert reload(ws, saved.event) == saved.event


def test_that_saving_the_same_again_stores_nothing(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    before = history.entries(ws)
    assert events.save(ws, event).event == event
    assert events.save(ws, replace(event, name=f"  {event.name} ")).event == event
    assert history.entries(ws) == before


def test_that_names_are_tidied_and_no_unit_stands_twice(ws: Workspace) -> None:
    host, guest = commune(ws, "Cần Yên"), commune(ws, "Sóc Hà")
    event = replace(
        events.new(ws, kind_key(ws), [host]), name=" Ngày  hội ", hosts=(host, host), participants=(guest, host, guest),
        parts=(EventPart.FESTIVITIES, EventPart.REVIEW), dropped=(EventPart.CEREMONY, EventPart.FESTIVITIES),
    )  # fmt: skip
    saved = events.save(ws, event).event
    assert (saved.name, saved.hosts, saved.participants) == ("Ngày hội", (host,), (guest,))
    assert (saved.parts, saved.dropped) == ((EventPart.REVIEW, EventPart.FESTIVITIES), (EventPart.FESTIVITIES,))
    assert reload(ws, saved) == saved


def test_that_where_an_event_stands_is_not_saved_from_a_screen(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    forged = replace(event, status=EventStatus.HELD, reason=CancelReason.OTHER, reason_text="x", place="Sân trường")
    saved = events.save(ws, forged).event
    assert (saved.status, saved.reason, saved.reason_text) == (EventStatus.PLANNED, CancelReason.NONE, "")
    fresh = events.save(ws, replace(forged, id=0)).event
    assert fresh.status is EventStatus.PLANNED


def test_that_the_tier_is_looked_at_when_it_is_saved_not_when_it_was_opened(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    event = events.new(ws, kind_key(ws), [host], EVENT_DAY)
    assert events.judge(ws, event).blocking == ()
    at_tier(ws, host, 3)
    saved = events.save(ws, event)
    assert (saved.assessment.tier_words, codes(saved)[0]) == ("cấp độ 3", "tier-forbids")


def test_that_what_another_window_saved_meanwhile_is_not_written_over(ws: Workspace) -> None:
    seen = a_stored_event(ws, commune(ws, "Cần Yên"))
    events.save(ws, replace(seen, place="Trường học"), seen)
    with pytest.raises(Refused, match="vừa được sửa ở cửa sổ khác; chưa lưu gì") as refused:
        events.save(ws, replace(seen, name="Tên khác"), seen)
    assert refused.value.code == "event-changed"
    assert reload(ws, seen).place == "Trường học"
    events.postpone(ws, seen.id, CancelReason.WEATHER)
    with pytest.raises(Refused, match="cửa sổ khác"):
        events.save(ws, replace(seen, name="Tên khác"))


def test_that_what_no_file_can_hold_is_refused_in_one_sentence(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    for wrong, sentence in (
        (replace(event, ends_on=EVENT_DAY - timedelta(days=1)), "Ngày kết thúc phải từ ngày bắt đầu"),
        (replace(event, starts_on=None, ends_on=EVENT_DAY), "Ngày kết thúc phải từ ngày bắt đầu"),
        (replace(event, kind="bay"), "Không có loại sự kiện"),
        (replace(event, name="\ud800"), "ký tự không trọn vẹn"),
        (replace(event, hosts=(987654,)), "Có đơn vị không còn trong danh sách"),
        (replace(event, year=22), "Năm 22 không hợp lệ"),
        (replace(event, id=99), "Không có sự kiện số 99"),
    ):
        with pytest.raises(Refused, match=sentence):
            events.save(ws, wrong)
    assert reload(ws, event) == event


# --- list and detail -------------------------------------------------------------------------------------------------


def test_that_the_list_tells_hosts_tier_faults_and_the_next_step(ws: Workspace) -> None:
    host, other = commune(ws, "Cần Yên"), commune(ws, "Sóc Hà")
    at_tier(ws, host, 1)
    ready = a_stored_event(ws, host, participants=(other,))
    late = a_stored_event(ws, other, starts_on=date(2022, 3, 5))
    undated = a_stored_event(ws, other, starts_on=None)
    rows = events.events(ws, 2022)
    assert [row.event.id for row in rows] == [ready.id, late.id, undated.id]
    assert (rows[0].hosts, rows[0].participants) == (("xã Cần Yên",), ("xã Sóc Hà",))
    assert [row.step for row in rows] == [NextStep.PREPARE, NextStep.PREPARE, NextStep.SET_DAY]
    warned = [fault.code for fault in rows[1].faults if fault.severity is Severity.WARNING]
    assert warned == ["out-of-season", "host-level", "same-kind"]
    assert rows[0].kind_name
    assert events.events(ws, 2021) == ()
    assert events.seasons(ws) == (2022,)
    assert rows[0].blocking == ()


def test_that_an_event_without_a_day_is_judged_at_the_end_of_its_season(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    undated = a_stored_event(ws, host, starts_on=None)
    at_tier(ws, host, 2)
    assert events.detail(ws, undated.id).row.assessment.tier_words == "cấp độ 2"
    (follows,) = at_tier(ws, host, 3, date(2022, 2, 20), "30/TB-UBND")
    assert follows.event_id == undated.id
    assert reload(ws, undated).status is EventStatus.TO_ADJUST
    assert at_tier(ws, host, 4, date(2022, 3, 4), "31/TB-UBND") == ()
    assert events.lookup_day(ws, undated.kind) == date(2022, 3, 3)
    assert events.lookup_day(ws, "bay", 2030) == date(2030, 12, 31)


def test_that_a_host_with_two_events_of_one_kind_is_told_everywhere(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 1)
    first = a_stored_event(ws, host)
    second = a_stored_event(ws, commune(ws, "Sóc Hà"), host)
    assert "same-kind" in codes(events.save(ws, replace(second, place="Sân trường")))
    assert all("same-kind" in [fault.code for fault in row.faults] for row in events.events(ws))
    assert [fault.code for fault in events.detail(ws, first.id).row.faults] == ["host-level", "same-kind"]
    assert [fault.code for fault in events.judge(ws, first).faults] == ["host-level", "same-kind"]


def test_that_an_event_nobody_knows_is_told(ws: Workspace) -> None:
    for look in (events.detail, events.versions, events.remove):
        with pytest.raises(Refused, match="Không có sự kiện số 7"):
            look(ws, 7)


# --- copying, removing -----------------------------------------------------------------------------------------------


def test_that_a_copy_takes_the_plan_over_and_nothing_that_happened(ws: Workspace) -> None:
    plan = EventPlan(
        chair="Chủ tịch UBND xã",
        delegates=(Delegate("Hoàng Văn Tá", attended=True),),
        programme=(ProgrammeItem("Khai mạc", day=EVENT_DAY),),
        costs=(EventCost("Ma-két", spent=None),),
    )
    event = a_stored_event(ws, commune(ws, "Cần Yên"), plan=plan, result=EventResult(people_count=4))
    other = commune(ws, "Sóc Hà")
    made = events.copy(ws, event.id, [other]).event
    assert made.id != event.id
    assert (made.hosts, made.starts_on, made.result) == ((other,), None, EventResult())
    assert made.plan == replace(plan, delegates=(Delegate("Hoàng Văn Tá"),), programme=(ProgrammeItem("Khai mạc"),))
    assert events.copy(ws, event.id).event.hosts == event.hosts


def test_that_only_what_was_a_mistake_is_taken_out(ws: Workspace) -> None:
    at_tier(ws, commune(ws, "Cần Yên"), 1)
    mistake = a_stored_event(ws, commune(ws, "Cần Yên"))
    events.remove(ws, mistake.id)
    assert events.events(ws) == ()
    history.undo(ws)
    assert reload(ws, mistake) == mistake
    past = a_stored_event(ws, commune(ws, "Cần Yên"), starts_on=ws.today)
    events.mark_held(ws, past.id, EventResult(people_count=3))
    with pytest.raises(Refused, match="đã tổ chức nên không bỏ khỏi sổ được"):
        events.remove(ws, past.id)


def test_that_former_plans_stay_as_they_were(ws: Workspace) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    with ws.store.write("giữ", ws.actor) as connection:
        db_events.keep_version(connection, event, "thử", ws.actor, ws.clock())
    (kept,) = events.versions(ws, event.id)
    assert (kept.event, kept.reason, kept.actor) == (event, "thử", ws.actor)
    assert kept.event.parts == PARTS


def test_that_events_are_found_by_name_host_kind_place_or_day_whatever_the_marks(ws: Workspace) -> None:
    host, other = commune(ws, "Cần Yên"), commune(ws, "Sóc Hà")
    first = a_stored_event(ws, host, name="Ngày hội vùng biên", place="Sân vận động")
    second = a_stored_event(ws, other, name="Hội nghị sơ kết", year=2023, starts_on=None)

    def found(text: str) -> list[int]:
        return [item.event.id for item in event_list.search(ws, text)]

    assert found("ngay hoi vung bien") == found("cần yên") == found("van dong") == found("02/03/2022") == [first.id]
    assert found("SOC HA so ket") == [second.id]
    assert found("bien phong toan dan") == [second.id, first.id]
    assert found("không có") == found("  ") == []
    assert event_list.search(ws, "so ket")[0].hosts == ("xã Sóc Hà",)
