"""The district case of plan 74/KH-BCĐ: a list that raises and lowers communes, shown before, done, undone."""

from datetime import date
from pathlib import Path

from app.domain.event_changes import Becoming
from app.domain.events import EventPart, EventStatus
from app.services import events, founding, history, obligations, tier_map, tier_rules, tiers, tiers_list
from app.services.tiers_list import ListDefaults, TierListing
from app.services.workspace import Workspace
from tests.services.conftest import START
from tests.support.data_files import FixedClock
from tests.support.planned_events import a_stored_event, at_tier, commune
from tests.support.tiers import STORM

RAISED_ON = date(2022, 2, 27)
LEVELS = {
    "Cần Yên": 1, "Cần Nông": 1, "Lũng Nặm": 2, "Trường Hà": 2,
    "Cải Viên": 3, "Nội Thôn": 3, "Tổng Cọt": 3, "Sóc Hà": 4,
}  # fmt: skip
CHANGES = "Xã\tCấp độ\nLũng Nặm\t3\nCải Viên\tvùng đỏ\nTổng Cọt\tcấp 1\n"


def the_season(ws: Workspace) -> dict[str, int]:
    """A whole festival in each of the eight communes, before their levels were announced; ids by commune."""
    made = {name: a_stored_event(ws, commune(ws, name)).id for name in LEVELS}
    for name, level in LEVELS.items():
        at_tier(ws, commune(ws, name), level)
    return made


def the_list(ws: Workspace) -> TierListing:
    defaults = ListDefaults("", RAISED_ON, "22/TB-UBND", date(2022, 1, 18), "UBND huyện Hà Quảng")
    return tiers_list.read(ws, CHANGES, defaults)


def test_that_a_list_of_changes_does_to_events_what_its_preview_says(ws: Workspace) -> None:
    made = the_season(ws)
    before = {name: events.detail(ws, key).event for name, key in made.items()}
    held = {name: [part.value for part in event.held_parts] for name, event in before.items()}
    whole = ["review", "ceremony", "festivities"]
    assert held == {name: whole[:2] if level == 3 else whole for name, level in LEVELS.items()}
    assert before["Sóc Hà"].status is EventStatus.CANCELLED
    listing = the_list(ws)
    shown = {item.event_id: item.becomes for item in listing.preview.consequences}
    assert shown == {
        made["Lũng Nặm"]: Becoming.TO_ADJUST,
        made["Cải Viên"]: Becoming.CANCELLED,
        made["Tổng Cọt"]: Becoming.RELAXED_OFFER,
    }
    assert {name: events.detail(ws, key).event for name, key in made.items()} == before

    done = tiers_list.record(ws, listing)
    assert {item.event_id: item.becomes for item in done.consequences} == shown
    after = {name: events.detail(ws, key).event for name, key in made.items()}
    assert after["Lũng Nặm"].status is EventStatus.TO_ADJUST
    assert after["Lũng Nặm"].dropped == (EventPart.FESTIVITIES,)
    assert after["Cải Viên"].status is EventStatus.CANCELLED
    assert after["Tổng Cọt"] == before["Tổng Cọt"]
    assert all(after[name] == before[name] for name in ("Cần Yên", "Cần Nông", "Trường Hà", "Nội Thôn"))
    owed = [
        (item.obligation.unit_id, item.obligation.owed_to)
        for item in obligations.obligations(ws)
        if item.obligation.event_id == made["Cải Viên"]
    ]
    assert owed == [(commune(ws, "Cải Viên"), "Đồn BPCK Sóc Giang")]
    kept = events.versions(ws, made["Lũng Nặm"])
    assert [item.event for item in kept][-1] == before["Lũng Nặm"]

    assert history.undo(ws) == "Ghi cấp độ của 3 đơn vị"
    assert {name: events.detail(ws, key).event for name, key in made.items()} == before
    assert tiers.register(ws).history(commune(ws, "Cải Viên"), listing.matrix.key)[-1].level == 3
    history.redo(ws)
    assert {name: events.detail(ws, key).event for name, key in made.items()} == after


def test_that_a_storm_beside_the_epidemic_takes_what_the_epidemic_leaves(ws: Workspace) -> None:
    made = the_season(ws)
    key = tier_rules.save_matrix(ws, STORM).key
    listing = tiers_list.read(ws, "Cần Yên\tbáo động III", ListDefaults(key, RAISED_ON, "5/CĐ-PCTT"))
    assert [item.becomes for item in tiers_list.record(ws, listing).consequences] == [Becoming.CANCELLED]
    row = tier_map.board(ws, RAISED_ON).row(commune(ws, "Cần Yên"))
    assert row is not None
    assert [item.words for item in row.tiers] == ["cấp độ 1", "Báo động III"]
    assert events.detail(ws, made["Cần Yên"]).event.status is EventStatus.CANCELLED


def test_that_a_commune_of_two_tiers_without_an_epidemic_has_no_levels_until_it_wants_some(tmp_path: Path) -> None:
    ws = founding.create(tmp_path / "data", "truong-ha-2026", actor="An", clock=FixedClock(START))
    try:
        day = date(2026, 2, 20)
        shown = tier_map.board(ws, day)
        assert [(row.unit.name, row.tiers) for row in shown.rows] == [("Trường Hà", ())]
        assert (shown.matrices, shown.counts) == ((), ())
        tier_rules.save_matrix(ws, STORM)
        (row,) = tier_map.board(ws, day).rows
        assert [item.words for item in row.tiers] == ["chưa công bố"]
    finally:
        ws.close()
