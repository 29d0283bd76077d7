"""What a tier demands of an event on a real data file: by the commune of each day, of every addressee, once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.db import tiers as db_tiers
from app.db import units as db_units
from app.domain.event_assessment import Outcome
from app.domain.events import CancelReason, EventPart, EventResult, EventStatus
from app.domain.obligations import ObligationKind
from app.domain.tier_history import Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import RelationRole, UnitKind
from app.errors import Refused
from app.services import event_steps, events, founding, obligations, tier_rules, tiers
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.district_season import FESTIVAL
from tests.support.planned_events import EVENT_DAY, a_stored_event, at_tier, commune, reload

MERGED_ON = date(2025, 7, 1)
RESCUE = "Ban Chỉ huy phòng, chống thiên tai huyện"


def a_storm(ws: Workspace, report_to: str = RESCUE) -> str:
    """A matrix whose fourth level lets nothing be held and is reported to somebody."""
    rules = (
        TierRule(1, True, True, True, "Điều 4", date(2021, 7, 1)),
        TierRule(4, False, False, False, "Điều 5", date(2021, 7, 1), report_to=report_to),
        TierRule(5, False, False, False, "Điều 6", date(2021, 7, 1)),
    )
    return tier_rules.save_matrix(ws, RuleMatrix(rules, "", "Bão")).key


def blown(unit_id: int, matrix: str, level: int, day: date) -> TierEntry:
    return TierEntry(unit_id, matrix, Standing.LEVEL, day, level, "9/TB-UBND", date(2022, 1, 17), "UBND huyện")


@pytest.fixture
def merging(tmp_path: Path) -> Iterator[Workspace]:
    """A data file in June 2025, before communes are merged."""
    clock = FixedClock(datetime(2025, 6, 20, 1, 0, tzinfo=UTC))
    made = founding.create(tmp_path / "huyện", "ha-quang-2022", actor="An", clock=clock)
    yield made
    made.close()


def test_that_an_event_over_a_merger_goes_by_the_commune_of_each_of_its_days(merging: Workspace) -> None:
    ws, storm = merging, a_storm(merging)
    with ws.store.read() as connection:
        merged = next(
            tie
            for tie in db_units.relations(connection)
            if tie.role is RelationRole.ADMINISTRATION
            and tie.valid_from == MERGED_ON
            and db_units.unit_of(connection, tie.child_id).kind is UnitKind.HAMLET
        )
    with ws.store.write("cấp độ", ws.actor) as connection:
        db_tiers.add_entry(connection, replace(blown(merged.parent_id, storm, 4, MERGED_ON), entered_at=ws.clock()))
    one = events.new(ws, FESTIVAL, [merged.child_id], MERGED_ON)
    over = replace(one, starts_on=date(2025, 6, 30), ends_on=date(2025, 7, 2))
    assert events.judge(ws, one).assessment.outcome is Outcome.FORBIDDEN
    found = events.judge(ws, over).assessment
    assert (found.outcome, found.day) == (Outcome.FORBIDDEN, MERGED_ON)
    assert events.judge(ws, replace(over, ends_on=None)).assessment.outcome is Outcome.NOT_ANNOUNCED


def written(ws: Workspace, event_id: int) -> set[tuple[int, str, str]]:
    """Who owes a report in writing for an event, to whom, by which clause."""
    found = (row.obligation for row in obligations.obligations(ws) if row.obligation.event_id == event_id)
    return {(item.unit_id, item.owed_to, item.clause) for item in found if item.kind is ObligationKind.WRITTEN_REPORT}


def test_that_two_dangers_with_two_addressees_are_two_duties(ws: Workspace) -> None:
    host, storm = commune(ws, "Lũng Nặm"), a_storm(ws)
    at_tier(ws, host, 1)
    event = a_stored_event(ws, host)
    at_tier(ws, host, 4, date(2022, 2, 1), "40/TB-UBND")
    assert written(ws, event.id) == {(host, "Đồn BPCK Sóc Giang", "II.3")}
    tiers.record(ws, [blown(host, storm, 4, date(2022, 2, 1))])
    assert written(ws, event.id) == {(host, "Đồn BPCK Sóc Giang", "II.3"), (host, RESCUE, "Điều 5")}


def test_that_the_duty_does_not_depend_on_the_order_of_the_hosts(ws: Workspace) -> None:
    reporting, silent, storm = commune(ws, "Tổng Cọt"), commune(ws, "Cần Nông"), a_storm(ws)
    joint = [a_stored_event(ws, *hosts) for hosts in ((reporting, silent), (silent, reporting))]
    tiers.record(ws, [blown(reporting, storm, 4, date(2022, 2, 1)), blown(silent, storm, 5, date(2022, 2, 1))])
    for event in joint:
        assert reload(ws, event).status is EventStatus.CANCELLED
        assert written(ws, event.id) == {(reporting, RESCUE, "Điều 5")}


def test_that_a_report_asked_for_by_hand_goes_to_whom_was_named_and_cites_no_clause(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 4)
    event = a_stored_event(ws, host)
    events.cancel(ws, event.id, CancelReason.WEATHER, "bão", "Ban chỉ đạo huyện")
    assert written(ws, event.id) == {(host, "Ban chỉ đạo huyện", "")}


def test_that_a_result_reported_already_is_not_owed_again(ws: Workspace) -> None:
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 1)
    event = a_stored_event(ws, host, starts_on=ws.today)
    events.save(ws, replace(reload(ws, event), starts_on=ws.today))
    events.mark_held(ws, event.id, EventResult(people_count=5))
    (owed,) = obligations.obligations(ws)
    obligations.settle(ws, owed.obligation.id)
    events.reopen(ws, event.id)
    events.mark_held(ws, event.id, EventResult(people_count=6))
    assert [row.obligation.id for row in obligations.obligations(ws)] == [owed.obligation.id]


@pytest.mark.parametrize("until", [date(2021, 1, 1), EVENT_DAY, date(2022, 1, 1)])
def test_that_nothing_is_put_off_to_a_day_that_is_no_later(ws: Workspace, until: date) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    with pytest.raises(Refused, match="ngày mới phải từ 03/03/2022 trở đi"):
        event_steps.postpone(ws, event.id, CancelReason.WEATHER, "mưa", until)
    assert reload(ws, event) == event


# --- closed events ---------------------------------------------------------------------------------------------------


def test_that_a_held_event_takes_nothing_that_would_have_kept_it_from_being_marked(ws: Workspace) -> None:
    host = commune(ws, "Cải Viên")
    at_tier(ws, host, 3)
    event = a_stored_event(ws, host)
    planned = events.save(ws, replace(event, starts_on=ws.today, dropped=(EventPart.FESTIVITIES,))).event
    events.mark_held(ws, planned.id, EventResult(people_count=10))
    held = reload(ws, planned)
    for event in (replace(held, hosts=()), replace(held, participants=(commune(ws, "Sóc Hà"),))):
        with pytest.raises(Refused, match="đã tổ chức nên đơn vị không sửa được nữa"):
            events.save(ws, event)
    for event, told in (
        (replace(held, dropped=()), "không cho tổ chức phần hội"),
        (replace(held, starts_on=date(2022, 12, 1)), "chưa đến"),
        (replace(held, name=""), "Chưa có tên"),
        (replace(held, result=EventResult(arts=-1)), "không được có số âm"),
    ):
        with pytest.raises(Refused, match=f"Chưa lưu được: .*{told}"):
            events.save(ws, event)
    assert reload(ws, held) == held
    assert events.versions(ws, held.id) == ()
    events.save(ws, replace(held, starts_on=ws.today - timedelta(days=1)))
    assert [kept.event for kept in events.versions(ws, held.id)] == [held]
    held = reload(ws, held)
    assert events.save(ws, replace(held, result=EventResult(people_count=11))).event.result.people_count == 11


def test_that_the_result_of_a_held_event_can_be_mended_also_when_its_tier_turns_out_stricter(ws: Workspace) -> None:
    host = commune(ws, "Cải Viên")
    at_tier(ws, host, 1)
    event = a_stored_event(ws, host)
    events.save(ws, replace(event, starts_on=ws.today))
    events.mark_held(ws, event.id, EventResult(people_count=10))
    at_tier(ws, host, 4, ws.today, "41/TB-UBND")
    held = reload(ws, event)
    assert events.save(ws, replace(held, result=EventResult(people_count=11))).event.result.people_count == 11


def test_that_the_duty_of_a_cancelled_event_stays_with_the_host_it_was_cancelled_for(ws: Workspace) -> None:
    host, other = commune(ws, "Sóc Hà"), commune(ws, "Cải Viên")
    at_tier(ws, host, 3)
    event = a_stored_event(ws, host)
    at_tier(ws, host, 4, ws.today, "41/TB-UBND")
    gone = reload(ws, event)
    assert gone.status is EventStatus.CANCELLED
    with pytest.raises(Refused, match="không tổ chức nên đơn vị, ngày và các phần") as refused:
        events.save(ws, replace(gone, hosts=(other,)))
    assert "Hãy đặt lại thành kế hoạch rồi sửa" in str(refused.value)
    assert events.save(ws, replace(gone, place="Sân trường")).event.place == "Sân trường"
    assert {unit_id for unit_id, _to, _clause in written(ws, event.id)} == {host}


def test_that_another_host_takes_its_name_into_the_title_unless_somebody_typed_one(ws: Workspace) -> None:
    host, other = commune(ws, "Cần Yên"), commune(ws, "Nội Thôn")
    event = a_stored_event(ws, host)
    assert "xã Cần Yên" in event.name
    moved = events.save(ws, replace(event, hosts=(other,))).event
    assert moved.name == event.name.replace("xã Cần Yên", "xã Nội Thôn")
    typed = events.save(ws, replace(moved, name="Ngày hội của xã Nội Thôn")).event
    assert events.save(ws, replace(typed, hosts=(host,))).event.name == "Ngày hội của xã Nội Thôn"
