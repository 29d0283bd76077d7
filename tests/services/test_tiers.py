"""The tier register on a real data file: entered, shown, kept, undone; refused entries store nothing."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.territory import UnitDraft
from app.domain.tier_board import TierOrigin
from app.domain.tier_history import PeopleLimit, Standing, TierEntry
from app.domain.units import COMMUNE_KINDS, UnitKind
from app.errors import Refused
from app.services import history, tier_map, tier_rules, tiers, unit_changes
from app.services.workspace import Workspace
from tests.support.tiers import DAY, EVENT_DAY, a_hamlet, announced, coded, with_matrix


def own_words(ws: Workspace, unit_id: int, day: date = DAY) -> str:
    row = tier_map.board(ws, day).row(unit_id)
    assert row is not None
    return row.tiers[0].words


def stored(ws: Workspace) -> tuple[TierEntry, ...]:
    found = tiers.register(ws)
    rows = tier_map.board(ws, EVENT_DAY).rows
    return tuple(item for row in rows for item in found.history(row.unit.id, with_matrix(ws)))


def test_that_an_entry_is_on_the_map_from_its_day_on(ws: Workspace) -> None:
    commune = coded(ws, "01366")
    hamlet = a_hamlet(ws, "Xóm Thử", commune.id)
    done = tiers.record(ws, [announced(ws, commune.id, 2), announced(ws, hamlet, 4, EVENT_DAY)])
    assert len(done.ids) == 2
    assert [own_words(ws, hamlet, day) for day in (DAY, EVENT_DAY)] == [f"cấp độ 2 (theo {commune.title})", "cấp độ 4"]
    before = tier_map.board(ws, date(2022, 1, 16)).row(commune.id)
    assert before is not None
    assert before.tiers[0].origin is TierOrigin.UNKNOWN
    counts = {item.level: (item.communes, item.hamlets) for item in tier_map.board(ws, EVENT_DAY).counts}
    assert (counts[2][0], counts[4]) == (1, (0, 1))


def test_that_the_map_shows_the_communes_that_report_and_those_something_was_announced_for(ws: Workspace) -> None:
    shown = [row.unit.id for row in tier_map.board(ws, DAY).rows]
    assert len(shown) == 8
    inland = next(item for item in tiers.places(ws, DAY) if item.kind in COMMUNE_KINDS and item.id not in shown)
    tiers.record(ws, [announced(ws, inland.id, 3)])
    assert [row.unit.id for row in tier_map.board(ws, DAY).rows] == [*shown, inland.id]


def test_that_entries_are_one_step_that_is_undone_and_done_again(ws: Workspace) -> None:
    first, second = coded(ws, "01366"), coded(ws, "01411")
    tiers.record(ws, [announced(ws, first.id, 2), announced(ws, second.id, 3)])
    known = stored(ws)
    assert [(item.level, item.entered_by) for item in known] == [(2, ws.actor), (3, ws.actor)]
    assert history.undo(ws) == "Ghi cấp độ của 2 đơn vị"
    assert stored(ws) == ()
    history.redo(ws)
    assert stored(ws) == known


def test_that_the_history_of_a_place_keeps_every_entry(ws: Workspace) -> None:
    unit = coded(ws, "01366")
    for level, day, paper in ((2, DAY, "15/TB-UBND"), (3, EVENT_DAY, "22/TB-UBND"), (1, EVENT_DAY, "23/TB-UBND")):
        tiers.record(ws, [announced(ws, unit.id, level, day, paper)])
    assert history.undoable(ws) is not None
    (told,) = tiers.history(ws, unit.id)
    shown = [(item.entry.level, item.entry.document, item.until, item.is_replaced) for item in told.periods]
    assert shown == [
        (2, "15/TB-UBND", EVENT_DAY, False),
        (3, "22/TB-UBND", EVENT_DAY, True),
        (1, "23/TB-UBND", None, False),
    ]
    assert tiers.history(ws, coded(ws, "01411").id) == ()


def test_that_the_change_log_tells_an_entry_in_words(ws: Workspace) -> None:
    unit = coded(ws, "01366")
    tiers.record(ws, [announced(ws, unit.id, 3)])
    newest = history.entries(ws, 1)[0]
    assert newest.label == f"Ghi cấp độ của {unit.title}: cấp độ 3"
    lines = history.changes(ws, newest.id)
    assert {line.thing for line in lines} == {f"cấp độ của đơn vị {unit.title}"}
    told = {line.field: line.after for line in lines}
    assert told["cấp"] == "3"
    assert told["áp dụng từ ngày"] == "17/01/2022"
    assert told["cách tính"] == "có cấp độ"
    assert told["văn bản"] == "15/TB-UBND"
    assert told["cơ quan công bố"] == "UBND huyện Hà Quảng"


# --- refused ---------------------------------------------------------------------------------------------------------


def test_that_one_bad_entry_keeps_all_out(ws: Workspace) -> None:
    first, second = coded(ws, "01366"), coded(ws, "01411")
    bad = replace(announced(ws, second.id, 3), document="")
    with pytest.raises(Refused, match="Chưa ghi số, ký hiệu văn bản") as refused:
        tiers.record(ws, [announced(ws, first.id, 2), bad])
    assert refused.value.code == "no-document"
    assert stored(ws) == ()


def test_that_entries_outside_the_place_are_refused_and_those_above_it_taken(ws: Workspace) -> None:
    province = coded(ws, "04")
    tiers.record(ws, [announced(ws, province.id, 1)])
    assert own_words(ws, coded(ws, "01366").id) == f"cấp độ 1 (theo {province.title})"
    other = unit_changes.add(ws, UnitDraft("", UnitKind.DISTRICT, "Hòa An"), province.id)
    assert other not in {item.id for item in tiers.places(ws, DAY)}
    with pytest.raises(Refused, match="không thuộc địa bàn của Ban chỉ đạo"):
        tiers.record(ws, [announced(ws, other, 2)])


def test_that_a_dissolved_commune_names_the_one_it_became(ws: Workspace) -> None:
    unit = coded(ws, "01366")
    with pytest.raises(Refused, match="không còn từ ngày 01/07/2025") as refused:
        tiers.record(ws, [announced(ws, unit.id, None, date(2025, 8, 1))])
    assert "Hãy ghi cho xã" in refused.value.sentence


def test_that_what_holds_already_stores_nothing_and_is_passed_over_beside_others(ws: Workspace) -> None:
    first, second = coded(ws, "01366"), coded(ws, "01411")
    one = announced(ws, first.id, 2)
    tiers.record(ws, [one])
    with pytest.raises(Refused, match="không có gì phải ghi"):
        tiers.record(ws, [one])
    done = tiers.record(ws, [one, announced(ws, second.id, 2), announced(ws, second.id, 2)])
    assert (len(done.ids), len(done.unchanged)) == (1, 2)
    with pytest.raises(Refused, match="Chưa có cấp độ nào để ghi"):
        tiers.record(ws, [])


def test_that_a_preview_stores_nothing_and_tells_before_and_after(ws: Workspace) -> None:
    unit = coded(ws, "01366")
    tiers.record(ws, [announced(ws, unit.id, 2)])
    entries = [announced(ws, unit.id, 3, EVENT_DAY), announced(ws, unit.id, 9)]
    shown = tiers.preview(ws, entries)
    good, bad = shown.lines
    assert good.before is not None
    assert good.after is not None
    assert (good.before.words, good.after.words, good.is_refused) == ("cấp độ 2", "cấp độ 3", False)
    assert [item.code for item in bad.faults if not item.is_hint] == ["unknown-level"]
    assert bad.is_refused
    assert shown.entries == (good.entry,)
    assert len(stored(ws)) == 1


def test_that_a_level_is_dropped_where_none_is_meant(ws: Workspace) -> None:
    unit = coded(ws, "01366")
    tiers.record(ws, [replace(announced(ws, unit.id, 3), standing=Standing.NONE)])
    assert own_words(ws, unit.id) == "không áp dụng"


def test_that_a_commune_that_is_only_renamed_keeps_its_level_and_its_limit(ws: Workspace) -> None:
    unit, key = coded(ws, "01366"), with_matrix(ws)
    hamlet = a_hamlet(ws, "Xóm Thử", unit.id)
    tiers.record(ws, [announced(ws, unit.id, 1, date(2022, 1, 10)), announced(ws, unit.id, 4)])
    tiers.record(ws, [announced(ws, unit.id, 2, date(2022, 3, 1), "30/TB-UBND")])
    limit = PeopleLimit(key, 2, unit.id, 40, "20/CV-UBND", DAY, valid_to=date(2022, 4, 1))
    tier_rules.save_limit(ws, limit)
    tier_rules.save_limit(ws, replace(limit, level=3, valid_from=date(2022, 1, 1), valid_to=date(2022, 2, 1)))
    new = unit_changes.rename(ws, unit.id, "Cần Yên Mới", EVENT_DAY, "NQ 01/NQ-HĐND")
    assert own_words(ws, new, EVENT_DAY) == "cấp độ 4"
    assert own_words(ws, hamlet, EVENT_DAY) == "cấp độ 4 (theo xã Cần Yên Mới)"
    row = tier_map.board(ws, date(2022, 3, 2)).row(new)
    assert row is not None
    assert row.tiers[0].permission.endswith("không quá 40 người theo 20/CV-UBND")
    assert [item.entry.from_day for item in tiers.history(ws, new)[0].periods] == [EVENT_DAY, date(2022, 3, 1)]
    assert [item.valid_from for item in tier_rules.limits(ws) if item.unit_id == new] == [EVENT_DAY]
    history.undo(ws)
    assert own_words(ws, unit.id, EVENT_DAY) == "cấp độ 4"
    assert len(tier_rules.limits(ws)) == 2
