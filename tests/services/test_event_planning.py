"""Plan of one click on real data files: the district of the plan, the festival of August, a commune of 2026."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.db import events as db_events
from app.db import obligations as db_obligations
from app.db import tiers as db_tiers
from app.db import units
from app.domain.event_planning import Proposal, Prospect
from app.domain.events import CancelReason, Event, EventPart, EventStatus, HostLevel
from app.domain.obligations import ObligationKind
from app.domain.territory import UnitDraft
from app.domain.tier_history import Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule
from app.domain.units import UnitKind
from app.errors import Refused
from app.services import event_planning, event_saving, organs, scope, setup, tiers, unit_changes
from app.services import events as events_service
from app.services.planned_places import season_places
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.workspaces import a_bare_workspace, ha_quang

R, C, F = EventPart.REVIEW, EventPart.CEREMONY, EventPart.FESTIVITIES
#: Plan 74/KH-BCĐ, II.3, for a conference (sơ kết, hoạt động chào mừng) and a festival (phần lễ, phần hội).
ALLOWED = {1: {R, C, F}, 2: {R, C, F}, 3: {R, C}, 4: set[EventPart]()}
TIERS = {
    "Cải Viên": 1, "Cần Nông": 2, "Cần Yên": 3, "Lũng Nặm": 4, "Nội Thôn": 2, "Sóc Hà": 3, "Tổng Cọt": 1,
    "Trường Hà": 2, "Lũng Pươi": 1, "Pác Bó": 4, "Hòa Mục": 3,
}  # fmt: skip
COMMUNE_OF = {"Nặm Sấn": "Lũng Nặm", "Kéo Sỹ": "Tổng Cọt", "Ngườn Luông": "Tổng Cọt"}
NOVEMBER = date(2021, 11, 1)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with ha_quang(tmp_path) as opened:
        yield opened


def unit_id(ws: Workspace, name: str) -> int:
    """A commune or hamlet the season of 2022 is planned for."""
    with ws.store.read() as connection:
        known = season_places(connection, date(2022, 3, 3)).by_id
    (found,) = [key for key, place in known.items() if place.unit.name == name]
    return found


def announce(ws: Workspace, tiers: dict[str, int], from_day: date = NOVEMBER) -> None:
    """Enter tiers with a document."""
    with ws.store.write("cấp độ", ws.actor) as connection:
        for name, level in tiers.items():
            entry = TierEntry(unit_id(ws, name), "covid-19", Standing.LEVEL, from_day, level, "15/TB-UBND", NOVEMBER)
            db_tiers.add_entry(connection, replace(entry, entered_by=ws.actor, entered_at=ws.clock()))


def events(ws: Workspace) -> tuple[Event, ...]:
    with ws.store.read() as connection:
        return db_events.events(connection)


def named(proposals: tuple[Proposal, ...]) -> dict[str, Proposal]:
    return {item.unit.name: item for item in proposals}


def test_that_the_district_is_planned_exactly_as_its_tiers_allow(ws: Workspace) -> None:
    announce(ws, TIERS)
    proposals = event_planning.propose(ws)
    assert len(event_planning.plan(ws, proposals)) == len(proposals) == 8 + 13
    made = {event.hosts[0]: event for event in events(ws)}
    for item in proposals:
        event = made[item.unit.id]
        level = TIERS.get(item.unit.name) or TIERS[COMMUNE_OF.get(item.unit.name, "Trường Hà")]
        if level == 4:
            assert (event.status, event.reason) == (EventStatus.CANCELLED, CancelReason.TIER)
            assert item.prospect is Prospect.FORBIDDEN
            continue
        assert event.status is EventStatus.PLANNED
        assert set(event.held_parts) == set(event.parts) & ALLOWED[level]
        assert event.held_parts == item.parts
        assert date(2022, 2, 17) <= (event.starts_on or date.min) <= date(2022, 3, 3)
        assert f"Cấp độ {level}: " in item.why
        assert "Mục II.3" in item.why


def test_that_a_place_at_level_4_owes_its_report_in_writing(ws: Workspace) -> None:
    announce(ws, TIERS)
    event_planning.plan(ws, event_planning.propose(ws))
    with ws.store.read() as connection:
        owed = db_obligations.obligations(connection)
    assert {item.unit_id for item in owed} == {unit_id(ws, name) for name in ("Lũng Nặm", "Nặm Sấn", "Pác Bó")}
    assert {(item.kind, item.owed_to, item.clause) for item in owed} == {
        (ObligationKind.WRITTEN_REPORT, "Đồn BPCK Sóc Giang", "II.3")
    }
    # A festival has no review that is due in January: what is reported instead is not due before its day.
    days = {event.id: event.starts_on for event in (row.event for row in events_service.events(ws))}
    conferences = [item for item in owed if item.unit_id == unit_id(ws, "Lũng Nặm")]
    assert [item.due_on for item in conferences] == [date(2022, 1, 20)]
    assert all(item.due_on == days[item.event_id or 0] for item in owed if item not in conferences)
    assert all(item.event_id for item in owed)


def test_that_a_falling_tier_gives_back_the_day_that_was_planned(ws: Workspace) -> None:
    announce(ws, {"Lũng Nặm": 4})
    event_planning.plan(ws, event_planning.propose(ws, ["hoi-nghi-xa"]))
    host = unit_id(ws, "Lũng Nặm")
    (event,) = [item for item in events(ws) if host in item.hosts]
    entry = TierEntry(host, "covid-19", Standing.LEVEL, date(2021, 11, 15), 2, "20/TB-UBND", date(2021, 11, 15))
    told = {item.event_id: item.offered for item in tiers.record(ws, [entry]).consequences}
    assert told[event.id] == (R, F)
    assert [item for item in events(ws) if item.id == event.id] == [event]
    restored = events_service.restore_offered(ws, event.id)
    assert (restored.status, restored.starts_on, restored.held_parts) == (EventStatus.PLANNED, event.starts_on, (R, F))
    with ws.store.read() as connection:
        assert [item.is_waived for item in db_obligations.obligations(connection)] == [True]


def test_that_two_dangers_are_judged_together_and_nobody_is_owed_a_report_nobody_asks_for(ws: Workspace) -> None:
    rule = TierRule(
        3,
        allows_review=False,
        allows_ceremony=False,
        allows_festivities=False,
        clause="2",
        valid_from=date(2021, 1, 1),
        name="báo động III",
    )
    host = unit_id(ws, "Sóc Hà")
    announce(ws, {"Sóc Hà": 1, "Tổng Cọt": 1})
    with ws.store.write("bão", ws.actor) as connection:
        db_tiers.save_matrix(connection, RuleMatrix((rule,), "bao", "Bão"))
        entry = TierEntry(host, "bao", Standing.LEVEL, NOVEMBER, 3, "01/CĐ", NOVEMBER, entered_by="An")
        db_tiers.add_entry(connection, replace(entry, entered_at=ws.clock()))
    found = named(event_planning.propose(ws, ["hoi-nghi-xa"]))
    assert found["Sóc Hà"].prospect is Prospect.FORBIDDEN
    assert "Báo động III" in found["Sóc Hà"].why
    assert found["Tổng Cọt"].prospect is Prospect.WHOLE
    event_planning.plan(ws, found.values())
    with ws.store.read() as connection:
        assert db_obligations.obligations(connection) == ()


def test_that_everything_is_planned_in_one_step_and_undone_at_one_stroke(ws: Workspace) -> None:
    announce(ws, {"Lũng Nặm": 4})
    event_planning.plan(ws, event_planning.propose(ws))
    again = event_planning.propose(ws)
    assert {item.prospect for item in again} == {Prospect.EXISTS}
    with pytest.raises(Refused, match="chưa lập thêm gì"):
        event_planning.plan(ws, again)
    assert ws.store.undo(ws.actor) == "Lập kế hoạch 21 sự kiện"
    assert events(ws) == ()
    with ws.store.read() as connection:
        assert db_obligations.obligations(connection) == ()
    assert ws.store.redo(ws.actor) == "Lập kế hoạch 21 sự kiện"
    assert {item.prospect for item in event_planning.propose(ws)} == {Prospect.EXISTS}


def test_that_the_template_of_the_plan_is_taken_over(ws: Workspace) -> None:
    event_planning.plan(ws, event_planning.propose(ws))
    made = {event.name: event for event in events(ws)}
    conference = made["Hội nghị sơ kết phong trào năm 2021 và phát động phong trào năm 2022 xã Sóc Hà"]
    assert len(conference.plan.programme) == 8
    assert len(conference.plan.groups) == 8
    assert "năm 2021 và phương hướng nhiệm vụ năm 2022" in conference.plan.programme[2].text
    assert "{" not in str(conference.plan)
    assert conference.plan.expected_people is None
    assert "Ngày hội Biên phòng toàn dân năm 2022 xóm Pác Bó, xã Trường Hà" in made


def test_that_what_is_stored_when_planning_decides(ws: Workspace) -> None:
    proposals = event_planning.propose(ws, ["hoi-nghi-xa"])
    own = event_saving.save(ws, event_saving.new(ws, "hoi-nghi-xa", [unit_id(ws, "Sóc Hà")]))
    announce(ws, {"Tổng Cọt": 3})
    ids = event_planning.plan(ws, [*proposals, proposals[0]])
    assert len(ids) == 7
    assert own.id not in ids
    dropped = {event.hosts[0]: event.dropped for event in events(ws)}
    assert dropped[unit_id(ws, "Tổng Cọt")] == (F,)
    assert dropped[unit_id(ws, "Sóc Hà")] == ()


def test_that_units_can_be_chosen_and_a_commune_stands_for_its_hamlets(ws: Workspace) -> None:
    chosen = [unit_id(ws, "Tổng Cọt"), unit_id(ws, "Pác Bó")]
    found = event_planning.propose(ws, units=chosen)
    assert [item.unit.name for item in found] == ["Tổng Cọt", "Kéo Sỹ", "Ngườn Luông", "Pác Bó"]
    assert len(event_planning.propose(ws, units=[unit_id(ws, "Hà Quảng")])) == 8 + 13
    with pytest.raises(Refused, match="Không có xã, xóm nào để lập kế hoạch"):
        event_planning.propose(ws, ["hoi-nghi-xa"], [unit_id(ws, "Pác Bó")])


def test_that_border_hamlets_are_planned_where_somebody_marked_them(ws: Workspace) -> None:
    unit_changes.correct(ws, unit_id(ws, "Kéo Sỹ"), is_border=True)
    found = named(event_planning.propose(ws, ["ngay-hoi-xom"]))
    assert "Kéo Sỹ" in found
    assert "Ngườn Luông" not in found
    assert "Pác Bó" in found
    asked = event_planning.propose(ws, ["ngay-hoi-xom"], [unit_id(ws, "Ngườn Luông")])
    assert [item.unit.name for item in asked] == ["Ngườn Luông"]


def test_that_a_commune_that_does_not_report_can_be_planned_for_by_name(ws: Workspace) -> None:
    with ws.store.read() as connection:
        (other,) = units.named(connection, "Thượng Thôn", date(2022, 3, 3))
    found = event_planning.propose(ws, ["hoi-nghi-xa"], [other.id])
    assert [item.unit.name for item in found] == ["Thượng Thôn"]


def test_that_days_can_be_chosen(ws: Workspace) -> None:
    first, last = date(2022, 2, 21), date(2022, 2, 23)
    found = event_planning.propose(ws, first=first, last=last)
    assert {item.day for item in found} == {date(2022, 2, day) for day in (21, 22, 23)}
    item = event_planning.on_day(ws, found[0], date(2022, 3, 1))
    assert (item.day, item.day_words) == (date(2022, 3, 1), "thứ Ba")
    with pytest.raises(Refused, match="Ngày cuối 21/02/2022 trước ngày đầu 23/02/2022; chưa lập gì"):
        event_planning.propose(ws, first=last, last=first)
    with pytest.raises(Refused, match="Khoảng ngày dài hơn một năm"):
        event_planning.propose(ws, first=date(2002, 2, 1), last=date(2022, 2, 1))


@pytest.mark.parametrize(
    ("today", "opens"),
    [
        (date(2022, 1, 5), date(2022, 2, 17)),
        (date(2022, 3, 1), date(2022, 3, 1)),
        (date(2026, 5, 1), date(2022, 2, 17)),
    ],
)
def test_that_nothing_is_planned_into_the_past_while_the_season_lasts(ws: Workspace, today: date, opens: date) -> None:
    clock = FixedClock(datetime(today.year, today.month, today.day, 2, tzinfo=UTC))
    found = event_planning.propose(replace(ws, clock=clock))
    assert min(item.day for item in found if item.day) >= opens
    assert max(item.day for item in found if item.day) == date(2022, 3, 3)


def test_that_kinds_are_asked_for_by_their_keys(ws: Workspace) -> None:
    assert len(event_planning.propose(ws, ["hoi-nghi-xa", "hoi-nghi-xa"])) == 8
    with pytest.raises(Refused, match="Không có loại sự kiện “hop”; có: hoi-nghi-xa, ngay-hoi-xom"):
        event_planning.propose(ws, ["hop"])
    with ws.store.write("x", ws.actor) as connection:
        for kind in db_events.kinds(connection):
            db_events.save_kind(connection, replace(kind, is_retired=True))
    with pytest.raises(Refused, match="chưa có loại sự kiện nào"):
        event_planning.propose(ws)


def test_that_a_kind_of_no_season_gives_drafts_without_a_day(ws: Workspace) -> None:
    with ws.store.write("x", ws.actor) as connection:
        kind = db_events.kinds(connection)[0]
        own = replace(kind, key="rieng", name="Tọa đàm", host_level=HostLevel.COMMITTEE, month=None, day=None)
        db_events.save_kind(connection, replace(own, opens_days_before=None))
    (found,) = event_planning.propose(ws, ["rieng"])
    assert (found.unit.name, found.day) == ("Hà Quảng", None)
    (made,) = event_planning.plan(ws, [found])
    assert [(event.id, event.starts_on) for event in events(ws)] == [(made, None)]
    (dated,) = event_planning.propose(ws, ["rieng"], first=date(2022, 5, 2), last=date(2022, 5, 2))
    assert dated.prospect is Prospect.EXISTS


# --- other plans as data alone ---------------------------------------------------------------------------------------


def test_that_the_festival_of_august_is_planned_without_any_tier(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, "binh-phuoc-2022")
        found = event_planning.propose(ws)
        assert len(found) == 15
        assert {item.prospect for item in found} == {Prospect.WHOLE}
        assert all(date(2022, 8, 4) <= item.day <= date(2022, 8, 19) for item in found if item.day)
        assert {item.why for item in found} == {"Không có quy định nào hạn chế"}
        event_planning.plan(ws, found)
        assert "Ngày hội toàn dân bảo vệ an ninh Tổ quốc năm 2022 xã Lộc Thịnh" in {event.name for event in events(ws)}
        assert all(set(event.held_parts) == {C, F} for event in events(ws))
        assert "dịch" not in str(events(ws))
        with ws.store.read() as connection:
            bases = organs.legal_bases(ws.presets.plan("binh-phuoc-2022"), scope.committee_of(connection))
        assert bases[-1] == "Căn cứ Kế hoạch số …/KH-UBND ngày 28 tháng 7 năm 2022 của UBND tỉnh Bình Phước"


def test_that_a_commune_of_2026_plans_its_own_hamlets_without_an_epidemic(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        with ws.store.read() as connection:
            commune = units.by_code(connection, "01392", date(2026, 3, 1))
        assert commune is not None
        unit_changes.add(ws, UnitDraft("", UnitKind.HAMLET, "Bản Mới", valid_from=date(2025, 7, 1)), commune.id)
        found = named(event_planning.propose(ws))
        assert found["Trường Hà"].day == date(2026, 3, 3)
        assert found["Trường Hà"].parts == (R, C, F)
        assert found["Bản Mới"].parts == (C, F)
        assert all(date(2026, 2, 23) <= item.day <= date(2026, 3, 3) for item in found.values() if item.day)
        event_planning.plan(ws, found.values())
        said = str(events(ws)) + str([item.why for item in found.values()])
        assert not any(word in said.lower() for word in ("covid", "cấp độ", "5k", "dịch", "huyện"))
        with ws.store.read() as connection:
            assert db_obligations.obligations(connection) == ()


@pytest.mark.parametrize(
    ("today", "opens_at"),
    [
        (date(2022, 2, 14), date(2022, 2, 14)),
        (date(2022, 11, 30), date(2022, 11, 30)),
        (date(2021, 12, 20), date(2022, 3, 3)),
        (date(2026, 11, 22), date(2022, 3, 3)),
    ],
)
def test_that_screens_of_a_season_long_past_open_in_that_season(ws: Workspace, today: date, opens_at: date) -> None:
    clock = FixedClock(datetime(today.year, today.month, today.day, 2, tzinfo=UTC))
    assert event_planning.day_in_season(replace(ws, clock=clock)) == opens_at
