"""The district of the plan: eight communes with their hamlets under tiers 1–4, then three tiers change (E5, E6)."""

from datetime import date, timedelta

from app.domain.event_changes import Becoming
from app.domain.event_reasons import ReasonKind
from app.domain.events import CancelReason, EventPart, EventStatus
from app.services import event_papers, event_planning, events, history, obligations
from app.services.workspace import Workspace
from tests.support.planned_events import COMMUNES, EVENT_DAY, a_stored_event, at_tier, commune, reload
from tests.support.tiers import a_hamlet

#: Invented tiers of the eight communes («số liệu minh họa»), a mix of all four.
LEVELS = dict(zip(COMMUNES, (2, 1, 2, 3, 1, 2, 4, 3), strict=True))
#: Hamlets with a tier of their own: one stricter, one milder than its commune.
OWN = {("Cần Yên", "Lũng Vai"): 4, ("Tổng Cọt", "Cốc Sâu"): 2}
#: Plan 74/KH-BCĐ, II.3: the parts that may be held at each level.
ALLOWED = {
    1: {EventPart.REVIEW, EventPart.CEREMONY, EventPart.FESTIVITIES},
    2: {EventPart.REVIEW, EventPart.CEREMONY, EventPart.FESTIVITIES},
    3: {EventPart.REVIEW, EventPart.CEREMONY},
    4: set(),
}  # fmt: skip


def a_season(ws: Workspace) -> dict[int, int]:
    """Tiers entered and events planned at one stroke; returns the level that holds for each host."""
    for name, level in LEVELS.items():
        at_tier(ws, commune(ws, name), level)
    levels = {commune(ws, name): level for name, level in LEVELS.items()}
    for name, level in LEVELS.items():
        levels[a_hamlet(ws, f"{name} thượng", commune(ws, name))] = level
    for (name, hamlet), level in OWN.items():
        unit_id = a_hamlet(ws, hamlet, commune(ws, name))
        at_tier(ws, unit_id, level, document="22/TB-UBND")
        levels[unit_id] = level
    event_planning.plan(ws, event_planning.propose(ws, units=tuple(levels)))
    return levels


def test_that_every_unit_holds_exactly_what_its_tier_allows(ws: Workspace) -> None:
    levels = a_season(ws)
    rows = [row for row in events.events(ws, 2022) if row.event.hosts[0] in levels]
    assert {row.event.hosts[0] for row in rows} == set(levels)
    for row in rows:
        allowed = ALLOWED[levels[row.event.hosts[0]]]
        is_held = row.event.status is EventStatus.PLANNED
        assert set(row.event.held_parts) <= allowed or not is_held
        assert set(row.event.held_parts) == set(row.event.parts) & allowed or not is_held
        assert is_held == bool(set(row.event.parts) & allowed)
        assert row.assessment.tier_words == f"cấp độ {levels[row.event.hosts[0]]}"
        assert any(reason.kind is ReasonKind.CLAUSE for reason in row.assessment.reasons)
    owing = {row.obligation.unit_id for row in obligations.obligations(ws)}
    assert owing >= {unit_id for unit_id, level in levels.items() if level == 4}


def test_that_three_changes_of_tier_mean_what_the_plan_says_and_are_undone(ws: Workspace) -> None:
    a_season(ws)
    before = {row.event.id: row.event for row in events.events(ws, 2022)}
    day = date(2022, 2, 1)
    up = at_tier(ws, commune(ws, "Cần Yên"), 3, day, "30/TB-UBND")
    assert {item.becomes for item in up} == {Becoming.TO_ADJUST}
    assert {item.falls_away for item in up} == {(EventPart.FESTIVITIES,)}
    own = next(event for event in before.values() if "Lũng Vai" in event.name)
    assert own.id not in {item.event_id for item in up}
    stop = at_tier(ws, commune(ws, "Trường Hà"), 4, day, "40/TB-UBND")
    assert {item.becomes for item in stop} == {Becoming.CANCELLED}
    down = at_tier(ws, commune(ws, "Sóc Hà"), 1, day, "50/TB-UBND")
    assert {item.becomes for item in down} == {Becoming.RELAXED_OFFER}
    now = {row.event.id: row.event for row in events.events(ws, 2022)}
    for item in (*up, *stop):
        assert events.versions(ws, item.event_id)[0].event == before[item.event_id]
    assert all(now[item.event_id].reason is CancelReason.TIER for item in stop)
    owed = {row.obligation.event_id for row in obligations.obligations(ws, only_open=True)}
    assert {item.event_id for item in stop} <= owed
    assert all(now[item.event_id] == before[item.event_id] for item in down)
    changed = {item.event_id for item in (*up, *stop)}
    assert {key: event for key, event in now.items() if key not in changed} == {
        key: event for key, event in before.items() if key not in changed
    }
    for _entry in ("Sóc Hà", "Trường Hà", "Cần Yên"):
        history.undo(ws)
    assert {row.event.id: row.event for row in events.events(ws, 2022)} == before


def test_that_the_papers_of_a_changed_event_say_what_is_left(ws: Workspace) -> None:
    a_season(ws)
    (first, *_others) = at_tier(ws, commune(ws, "Cần Yên"), 3, date(2022, 2, 1), "30/TB-UBND")
    events.adjust(ws, first.event_id)
    purposes = [paper.purpose for paper in event_papers.available(ws, first.event_id)]
    assert event_papers.EventPurpose.NOTICE in purposes
    for purpose in purposes:
        assert event_papers.document(ws, first.event_id, purpose).blocks


def test_that_a_joint_event_of_tiers_1_and_3_goes_by_3_and_stays_one_event(ws: Workspace) -> None:
    hosts = [commune(ws, name) for name in ("Cần Nông", "Sóc Hà")]
    for host, level in zip(hosts, (1, 3), strict=True):
        at_tier(ws, host, level)
    joint = a_stored_event(ws, *hosts)
    row = events.events(ws, 2022)[0]
    assert (row.hosts, row.assessment.tier_words) == (("xã Cần Nông", "xã Sóc Hà"), "cấp độ 3")
    told = [reason.text for reason in row.assessment.reasons if reason.kind is ReasonKind.COUNTS]
    assert told == ["Nhiều đơn vị: tính theo nơi nghiêm nhất, cấp độ 3 của xã Sóc Hà"]
    assert joint.held_parts == (EventPart.REVIEW, EventPart.CEREMONY)
    at_tier(ws, hosts[1], 1, EVENT_DAY - timedelta(days=3), "60/TB-UBND")
    assert events.restore_offered(ws, joint.id).dropped == ()
    assert len(events.events(ws, 2022)) == 1
    assert reload(ws, joint).hosts == tuple(hosts)
