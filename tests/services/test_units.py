"""What may happen to units, what is refused with which sentence, and that every change can be undone."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.db import units as rows
from app.domain.lineage import roll_up
from app.domain.territory import UnitDraft
from app.domain.units import LineageKind, RelationRole, Unit, UnitKind, UnitRelation
from app.errors import Refused
from app.services import unit_changes, units
from app.services.unit_changes import Part
from app.services.workspace import Workspace
from tests.support.workspaces import ha_quang

END_2021 = date(2021, 12, 31)
BEFORE, CHANGE, LATER = date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)
DECISION = "Nghị quyết 01/NQ-HĐND"


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with ha_quang(tmp_path) as opened:
        yield opened


def coded(ws: Workspace, code: str, on: date = BEFORE) -> Unit:
    with ws.store.read() as connection:
        found = rows.by_code(connection, code, on)
    assert found is not None, (code, on)
    return found


def everything(ws: Workspace) -> tuple[object, ...]:
    """All units, ties, lineage and aliases as stored."""
    with ws.store.read() as connection:
        known = rows.all_units(connection)
        aliases = rows.aliases_of(connection, [item.id for item in known])
        return known, rows.relations(connection), rows.lineage(connection), aliases


def children(ws: Workspace, unit_id: int, on: date) -> dict[str, int]:
    with ws.store.read() as connection:
        return {item.name: item.id for item in rows.children(connection, unit_id, on)}


def a_hamlet(ws: Workspace, name: str) -> int:
    return unit_changes.add(ws, UnitDraft("", UnitKind.HAMLET, name), coded(ws, "01392").id)


# --- changes ---------------------------------------------------------------------------------------------------------


def test_that_merged_communes_end_and_the_new_one_stands_in_their_district(ws: Workspace) -> None:
    first, second = coded(ws, "01393"), coded(ws, "01414")
    new = unit_changes.merge(
        ws, [first.id, second.id], UnitDraft("", UnitKind.COMMUNE, "Tổng Nội", "01414"), CHANGE, DECISION
    )
    assert coded(ws, "01414", BEFORE).id == second.id
    assert coded(ws, "01414", LATER).id == new
    profile = units.profile(ws, new, LATER)
    assert [item.name for item in profile.path] == ["Cao Bằng"]
    assert [(line.unit.id, line.kind, line.document) for line in profile.predecessors] == [
        (first.id, LineageKind.MERGED, DECISION),
        (second.id, LineageKind.MERGED, DECISION),
    ]
    assert set(children(ws, new, LATER)) == {"Kéo Sỹ", "Ngườn Luông", "Nặm Sấn"}
    assert children(ws, second.id, LATER) == {}


def test_that_a_commune_may_be_taken_in_by_one_that_goes_on(ws: Workspace) -> None:
    taken, heir = coded(ws, "01366"), coded(ws, "01393")
    assert unit_changes.merge(ws, [taken.id, heir.id], heir.id, CHANGE, DECISION) == heir.id
    assert coded(ws, "01393", LATER).id == heir.id
    assert units.profile(ws, taken.id, BEFORE).unit.valid_to == CHANGE


def test_that_a_split_hands_out_shares_and_hamlets_and_lists_the_rest(ws: Workspace) -> None:
    old = coded(ws, "01392")
    hamlets = children(ws, old.id, BEFORE)
    parts = [
        Part(Decimal("0.6"), UnitDraft("", UnitKind.COMMUNE, "Pác Bó", "01392"), hamlet_ids=(hamlets["Pác Bó"],)),
        Part(Decimal("0.3"), unit_id=coded(ws, "01393").id, hamlet_ids=(hamlets["Nà Mạ"], hamlets["Mã Lịp"])),
    ]
    result = unit_changes.split(ws, old.id, parts, CHANGE, DECISION)
    assert len(result.unresolved_hamlets) == 7
    assert children(ws, result.unit_ids[0], LATER) == {"Pác Bó": hamlets["Pác Bó"]}
    with ws.store.read() as connection:
        found = roll_up([old.id], rows.all_units(connection), rows.lineage(connection), BEFORE, LATER)
    assert found.of(old.id) == {result.unit_ids[0]: Decimal("0.6"), result.unit_ids[1]: Decimal("0.3")}
    assert [item.share for item in found.unresolved] == [Decimal("0.1")]


def test_that_a_unit_may_give_a_part_away_and_go_on(ws: Workspace) -> None:
    old = coded(ws, "01392")
    hamlets = children(ws, old.id, BEFORE)
    heir = coded(ws, "01393").id
    part = Part(Decimal("0.2"), unit_id=heir, hamlet_ids=(hamlets["Nà Mạ"],))
    result = unit_changes.split(ws, old.id, [part], CHANGE, DECISION, goes_on=True)
    assert result.unresolved_hamlets == ()
    assert "Nà Mạ" not in children(ws, old.id, LATER)
    assert "Nà Mạ" in children(ws, heir, LATER)
    assert "Nà Mạ" in children(ws, old.id, BEFORE)


def test_that_a_hamlet_split_with_an_unknown_rest_stays_unresolved(ws: Workspace) -> None:
    hamlet = a_hamlet(ws, "Lũng Tôm")
    parts = [
        Part(Decimal("0.5"), UnitDraft("", UnitKind.HAMLET, "Trà Phìn")),
        Part(None, UnitDraft("", UnitKind.HAMLET, "Rặc Rậy")),
    ]
    result = unit_changes.split(ws, hamlet, parts, CHANGE)
    assert set(result.unit_ids) < set(children(ws, coded(ws, "01392").id, LATER).values())
    with ws.store.read() as connection:
        found = roll_up([hamlet], rows.all_units(connection), rows.lineage(connection), BEFORE, LATER)
    assert [item.share for item in found.unresolved] == [Decimal("0.5")]


def test_that_a_new_name_keeps_ties_future_and_leaves_the_old_one_on_old_papers(ws: Workspace) -> None:
    day, later = date(2023, 7, 1), date(2024, 1, 1)
    old = coded(ws, "01417", END_2021)
    new = unit_changes.rename(ws, old.id, "Sóc Giang", day, DECISION)
    assert (coded(ws, "01417", END_2021).name, coded(ws, "01417", later).name) == ("Sóc Hà", "Sóc Giang")
    profile = units.profile(ws, new, later)
    assert [line.unit.code for line in profile.stations] == ["DBP-SG"]
    assert [line.unit.code for line in profile.collecting_points] == ["DBP-SG"]
    assert profile.unit.is_border
    assert profile.unit.valid_to == date(2025, 7, 1)
    assert set(children(ws, new, later)) == {"Lũng Pươi"}
    assert [line.unit.id for line in profile.successors] == [coded(ws, "01392").id]
    assert [line.unit.id for line in units.profile(ws, old.id, END_2021).successors] == [new]


def test_that_a_new_code_is_lineage_too(ws: Workspace) -> None:
    old = coded(ws, "01366")
    new = unit_changes.recode(ws, old.id, "01368", CHANGE)
    assert coded(ws, "01368", LATER).id == new
    (line,) = units.profile(ws, new, LATER).predecessors
    assert (line.unit.id, line.kind, line.share) == (old.id, LineageKind.RECODED, Decimal(1))


def test_that_a_unit_with_a_later_change_does_not_end_before(ws: Workspace) -> None:
    first, second = coded(ws, "01417", END_2021), coded(ws, "01399", END_2021)
    draft = UnitDraft("", UnitKind.COMMUNE, "Mới")
    day = date(2023, 7, 1)
    refused(ws, "later-change", "01/07/2025 .thành xã Trường Hà", unit_changes.merge, [first.id, second.id], draft, day)
    refused(ws, "later-change", "Sóc Hà", unit_changes.split, first.id, [Part(Decimal(1), draft)], day)


def test_that_a_misspelt_name_is_put_right_and_still_recognised(ws: Workspace) -> None:
    unit = coded(ws, "01417", END_2021)
    unit_changes.correct(ws, unit.id, name="Sóc  Hạ", is_border=False)
    now = coded(ws, "01417", END_2021)
    assert (now.id, now.name, now.is_border) == (unit.id, "Sóc Hạ", False)
    assert unit.id in {item.id for item in units.search(ws, "Sóc Hà")}


def test_that_a_commune_changes_its_station_and_keeps_the_history(ws: Workspace) -> None:
    day, later = date(2023, 7, 1), date(2024, 1, 1)
    commune, new_station = coded(ws, "01402", END_2021), coded(ws, "DBP-TC")
    (line,) = units.profile(ws, commune.id, END_2021).stations
    unit_changes.end_relation(ws, line.tie, day)
    unit_changes.set_relation(
        ws, UnitRelation(commune.id, new_station.id, RelationRole.STATION_IN_CHARGE, day, None, "", DECISION)
    )
    assert [item.unit.code for item in units.profile(ws, commune.id, END_2021).stations] == ["DBP-LN"]
    (now,) = units.profile(ws, commune.id, later).stations
    assert (now.unit.code, now.tie.document) == ("DBP-TC", DECISION)
    assert now.tie.valid_to == commune.valid_to


def test_that_two_stations_may_share_a_commune_by_segment(ws: Workspace) -> None:
    commune = coded(ws, "01414")
    for code, segment in (("DBP-TC", "mốc 691 - 728"), ("DBP-LN", "mốc 681 - 690")):
        tie = UnitRelation(commune.id, coded(ws, code).id, RelationRole.STATION_IN_CHARGE, CHANGE, None, segment)
        unit_changes.set_relation(ws, tie)
    stations = units.profile(ws, commune.id, LATER).stations
    assert {line.unit.code: line.tie.segment for line in stations} == {
        "DBP-TC": "mốc 691 - 728",
        "DBP-LN": "mốc 681 - 690",
    }


def test_that_moving_to_another_parent_ends_the_former(ws: Workspace) -> None:
    hamlet = a_hamlet(ws, "Cốc Vường")
    unit_changes.set_relation(ws, UnitRelation(hamlet, coded(ws, "01393").id, RelationRole.ADMINISTRATION, CHANGE))
    assert [item.code for item in units.profile(ws, hamlet, BEFORE).path] == ["04", "01392"]
    assert [item.code for item in units.profile(ws, hamlet, LATER).path] == ["04", "01393"]


def test_that_the_station_tree_shows_stations_with_their_communes(ws: Workspace) -> None:
    tree = units.tree(ws, END_2021, RelationRole.STATION_IN_CHARGE)
    assert {node.unit.code: [child.unit.code for child in node.children] for node in tree} == {
        "DBP-CY": ["01367", "01366"],
        "DBP-SG": ["01417", "01399"],
        "DBP-LN": ["01402", "01393"],
        "DBP-TC": ["01411", "01414"],
    }


# --- undo ------------------------------------------------------------------------------------------------------------


def test_that_every_change_is_one_operation_that_undo_takes_back_whole(ws: Workspace) -> None:
    commune, other = coded(ws, "01414").id, coded(ws, "01393").id
    (line,) = units.profile(ws, coded(ws, "01417", END_2021).id, END_2021).stations
    draft = UnitDraft("", UnitKind.COMMUNE, "Mới")
    steps: list[tuple[str, Callable[[], object]]] = [
        ("Sáp nhập 2 đơn vị", lambda: unit_changes.merge(ws, [commune, other], draft, CHANGE)),
        ("Chia tách đơn vị thành 1 phần", lambda: unit_changes.split(ws, commune, [Part(None, draft)], CHANGE)),
        ("Đổi tên đơn vị thành Mới", lambda: unit_changes.rename(ws, commune, "Mới", CHANGE)),
        ("Đổi mã đơn vị thành 09999", lambda: unit_changes.recode(ws, commune, "09999", CHANGE)),
        ("Thêm xóm Mới", lambda: a_hamlet(ws, "Mới")),
        ("Sửa thông tin đơn vị", lambda: unit_changes.correct(ws, commune, name="Khác", code="01234")),
        ("Ghi nhớ cách viết “Tong Cot cu”", lambda: unit_changes.learn_alias(ws, commune, "Tong Cot cu")),
        ("Kết thúc quan hệ đơn vị", lambda: unit_changes.end_relation(ws, line.tie, date(2023, 7, 1))),
    ]
    before = everything(ws)
    for label, change in steps:
        change()
        assert everything(ws) != before, label
        assert ws.store.undo(ws.actor) == label
        assert everything(ws) == before, label


# --- refusals --------------------------------------------------------------------------------------------------------


def refused(ws: Workspace, problem: str, sentence: str, change: object, *arguments: object, **named: object) -> None:
    """The change is refused with this code and sentence, and nothing is stored."""
    before = everything(ws)
    assert callable(change)
    with pytest.raises(Refused, match=sentence) as caught:
        change(ws, *arguments, **named)
    assert caught.value.code == problem
    assert everything(ws) == before


def test_that_a_code_in_use_is_refused_naming_the_other_unit(ws: Workspace) -> None:
    draft = UnitDraft("", UnitKind.COMMUNE, "Mới", "01392", date(2020, 1, 1))
    refused(ws, "duplicate-code", "thị trấn Xuân Hòa", unit_changes.add, draft)
    old = coded(ws, "01417", END_2021)
    refused(ws, "duplicate-code", "xã Trường Hà", unit_changes.correct, old.id, code="01399")
    refused(ws, "duplicate-code", "xã Trường Hà", unit_changes.recode, coded(ws, "01414").id, "01392", CHANGE)


def test_that_a_code_free_on_the_days_is_taken(ws: Workspace) -> None:
    unit_changes.correct(ws, coded(ws, "01414").id, code="01414")
    made = unit_changes.add(ws, UnitDraft("", UnitKind.COMMUNE, "Mới", "01399", date(2025, 7, 1)))
    assert coded(ws, "01399").id == made


def test_that_ranges_and_names_are_checked(ws: Workspace) -> None:
    draft = UnitDraft("", UnitKind.COMMUNE, "Mới", None, date(2022, 1, 1), date(2022, 1, 1))
    refused(ws, "empty-range", "01/01/2022", unit_changes.add, draft)
    refused(ws, "no-name", "chưa có tên", unit_changes.add, UnitDraft("", UnitKind.COMMUNE, "  "))


def test_that_shares_above_the_whole_are_refused(ws: Workspace) -> None:
    parts = [Part(Decimal("0.7"), UnitDraft("", UnitKind.COMMUNE, name)) for name in ("Một", "Hai")]
    refused(ws, "shares-too-large", "vượt quá", unit_changes.split, coded(ws, "01392").id, parts, CHANGE)


@pytest.mark.parametrize("share", ["0", "-0.1", "1.001", "0.3333"])
def test_that_a_share_is_a_part_in_thousandths(ws: Workspace, share: str) -> None:
    parts = [Part(Decimal(share), UnitDraft("", UnitKind.COMMUNE, "Một"))]
    refused(ws, "bad-share", "Phần chia", unit_changes.split, coded(ws, "01392").id, parts, CHANGE)


def test_that_a_hamlet_goes_to_one_heir_only(ws: Workspace) -> None:
    old = coded(ws, "01392")
    hamlet = next(iter(children(ws, old.id, BEFORE).values()))
    parts = [Part(None, UnitDraft("", UnitKind.COMMUNE, name), hamlet_ids=(hamlet,)) for name in ("Một", "Hai")]
    refused(ws, "hamlet-twice", "hai đơn vị", unit_changes.split, old.id, parts, CHANGE)


def test_that_a_part_needs_exactly_one_heir(ws: Workspace) -> None:
    refused(ws, "bad-parts", "Mỗi phần", unit_changes.split, coded(ws, "01392").id, [Part(Decimal(1))], CHANGE)
    refused(ws, "bad-parts", "Mỗi phần", unit_changes.split, coded(ws, "01392").id, [], CHANGE)


def test_that_one_unit_cannot_be_merged(ws: Workspace) -> None:
    unit = coded(ws, "01414").id
    draft = UnitDraft("", UnitKind.COMMUNE, "Mới")
    refused(ws, "nothing-to-merge", "ít nhất hai", unit_changes.merge, [unit, unit], draft, CHANGE)
    refused(ws, "nothing-to-merge", "ít nhất hai", unit_changes.merge, [unit], unit, CHANGE)


def test_that_a_closed_unit_does_not_change_again(ws: Workspace) -> None:
    closed = coded(ws, "01414")
    unit_changes.merge(ws, [closed.id, coded(ws, "01393").id], UnitDraft("", UnitKind.COMMUNE, "Mới"), CHANGE)
    refused(ws, "not-alive", "không còn hiệu lực", unit_changes.rename, closed.id, "Khác", LATER)


def test_that_a_district_with_communes_is_not_closed(ws: Workspace) -> None:
    refused(ws, "has-children", "còn 10 đơn vị trực thuộc", unit_changes.close, coded(ws, "01392").id, CHANGE)


@pytest.mark.parametrize(
    ("child", "parent", "role", "code"),
    [
        ("04", "01392", RelationRole.ADMINISTRATION, "wrong-kind"),
        ("01392", "01393", RelationRole.ADMINISTRATION, "wrong-kind"),
        ("01392", "01393", RelationRole.STATION_IN_CHARGE, "wrong-kind"),
        ("DBP-SG", "DBP-TC", RelationRole.STATION_IN_CHARGE, "wrong-kind"),
        ("01392", "01392", RelationRole.COLLECTING_POINT, "wrong-kind"),
        ("01392", "DBP-SG", RelationRole.COLLECTING_POINT, "second-parent"),
        ("DBP-SG", "01392", RelationRole.COLLECTING_POINT, "circle"),
    ],
)
def test_that_a_tie_that_makes_no_sense_is_refused(
    ws: Workspace, child: str, parent: str, role: RelationRole, code: str
) -> None:
    first = UnitRelation(coded(ws, "01392").id, coded(ws, "DBP-SG").id, RelationRole.COLLECTING_POINT, BEFORE)
    unit_changes.set_relation(ws, first)
    tie = UnitRelation(coded(ws, child).id, coded(ws, parent).id, role, CHANGE)
    refused(ws, code, ".", unit_changes.set_relation, tie)


def test_that_a_circle_is_seen_however_long_and_only_while_it_would_hold(ws: Workspace) -> None:
    def collected(child: str, parent: str, start: date = BEFORE, end: date | None = None) -> UnitRelation:
        role = RelationRole.COLLECTING_POINT
        return UnitRelation(coded(ws, child).id, coded(ws, parent).id, role, start, end)

    for child, parent in (("01392", "DBP-SG"), ("01392", "DBP-TC"), ("DBP-SG", "DBP-LN"), ("DBP-TC", "DBP-LN")):
        unit_changes.set_relation(ws, collected(child, parent, end=CHANGE))
    refused(ws, "circle", "vòng tròn", unit_changes.set_relation, collected("DBP-LN", "01392"))
    unit_changes.set_relation(ws, collected("DBP-LN", "01392", CHANGE))


def test_that_a_parent_must_exist_on_the_days_of_the_tie(ws: Workspace) -> None:
    hamlet = a_hamlet(ws, "Cốc Vường")
    past = coded(ws, "01402", END_2021)
    tie = UnitRelation(hamlet, past.id, RelationRole.ADMINISTRATION, CHANGE)
    refused(ws, "outside-life", "ngoài thời gian tồn tại", unit_changes.set_relation, tie)


def test_that_nothing_descends_from_itself(ws: Workspace) -> None:
    first, second = coded(ws, "01414"), coded(ws, "01393")
    half = [Part(Decimal("0.5"), unit_id=second.id)]
    unit_changes.split(ws, first.id, half, CHANGE, goes_on=True)
    back = [Part(Decimal("0.5"), unit_id=first.id)]
    refused(ws, "circle", "kế thừa chính nó", unit_changes.split, second.id, back, LATER, goes_on=True)
