"""Matrices and limits on a real data file: dated, undoable, and never taken from under an event or an entry."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import events as event_rows
from app.domain.events import Event, EventPart
from app.domain.tier_history import PeopleLimit
from app.domain.tiers import RuleMatrix
from app.errors import Refused
from app.services import history, tier_map, tier_rules, tiers
from app.services.workspace import Workspace
from tests.support.tiers import DAY, EVENT_DAY, STORM, announced, coded, with_matrix

AFTER = date(2022, 2, 20)


def first(ws: Workspace) -> RuleMatrix:
    with_matrix(ws)
    return tiers.matrices(ws)[0]


def an_event(ws: Workspace, host_id: int) -> int:
    parts = (EventPart.REVIEW, EventPart.CEREMONY)
    with ws.store.write("Sự kiện", ws.actor) as connection:
        kind = event_rows.kinds(connection)[0].key
        return event_rows.save(connection, Event(kind, "Hội nghị sơ kết", 2022, (host_id,), parts, starts_on=EVENT_DAY))


def test_that_a_rule_changes_from_a_day_on_and_the_former_stays(ws: Workspace) -> None:
    matrix = first(ws)
    rule = matrix.rule(2, DAY)
    assert rule is not None
    tier_rules.change_rule(ws, matrix.key, replace(rule, max_people=50, valid_from=AFTER, valid_to=None))
    changed = first(ws)
    was, now = changed.rule(2, date(2022, 2, 19)), changed.rule(2, AFTER)
    assert was is not None
    assert now is not None
    assert (was.max_people, was.valid_to, now.max_people, now.valid_to) == (None, AFTER, 50, rule.valid_to)
    told = history.changes(ws, history.entries(ws, 1)[0].id)
    assert ("quy định theo cấp độ 2", "số người nhiều nhất", "", "50") in {
        (line.thing, line.field, line.before, line.after) for line in told
    }
    assert history.undo(ws) == "Sửa quy định của cấp độ 2 từ ngày 20/02/2022"
    assert first(ws) == matrix


def test_that_another_danger_is_another_matrix(ws: Workspace) -> None:
    first(ws)
    key = tier_rules.save_matrix(ws, STORM).key
    assert key == "bao-ap-thap"
    assert [item.key for item in tiers.matrices(ws)][-1] == key
    unit = coded(ws, "01366")
    tiers.record(ws, [announced(ws, unit.id, 1), replace(announced(ws, unit.id, 3), matrix=key)])
    row = tier_map.board(ws, DAY).row(unit.id)
    assert row is not None
    assert row.strictest is not None
    assert (row.strictest.matrix, row.strictest.words) == (key, "Báo động III")
    with pytest.raises(Refused, match="đã có 1 lần ghi cấp độ và 0 giới hạn") as refused:
        tier_rules.remove_matrix(ws, key)
    assert refused.value.code == "matrix-in-use"
    history.undo(ws)
    tier_rules.remove_matrix(ws, key)
    assert key not in [item.key for item in tiers.matrices(ws)]


def test_that_a_row_in_force_for_an_event_or_an_entry_stays(ws: Workspace) -> None:
    matrix = first(ws)
    unit = coded(ws, "01366")
    tiers.record(ws, [announced(ws, unit.id, 3)])
    without = replace(matrix, rules=tuple(rule for rule in matrix.rules if rule.level != 3))
    with pytest.raises(Refused, match=f"vì cấp độ đã ghi của {unit.title}"):
        tier_rules.save_matrix(ws, without)
    an_event(ws, unit.id)
    shorter = tuple(replace(rule, valid_to=AFTER) if rule.level == 3 else rule for rule in matrix.rules)
    with pytest.raises(Refused, match="25/02/2022 vì sự kiện “Hội nghị sơ kết”; chưa thay đổi gì"):
        tier_rules.save_matrix(ws, replace(matrix, rules=shorter))
    other = tuple(rule for rule in matrix.rules if rule.level != 4)
    tier_rules.save_matrix(ws, replace(matrix, rules=other))
    assert first(ws).rule(4, DAY) is None


def test_that_a_bad_matrix_is_refused_in_sentences(ws: Workspace) -> None:
    matrix = first(ws)
    with pytest.raises(Refused, match="Cấp độ 1 chưa ghi mục của kế hoạch"):
        tier_rules.save_matrix(ws, replace(matrix, rules=(replace(matrix.rules[0], clause=""),)))
    with pytest.raises(Refused, match="Không có bảng quy định “lũ”"):
        tier_rules.change_rule(ws, "lũ", matrix.rules[0])
    assert first(ws) == matrix


def test_that_a_stricter_rule_reaches_the_planned_events(ws: Workspace) -> None:
    matrix = first(ws)
    unit = coded(ws, "01366")
    tiers.record(ws, [announced(ws, unit.id, 2)])
    event_id = an_event(ws, unit.id)
    rule = matrix.rule(2, DAY)
    assert rule is not None
    done = tier_rules.change_rule(ws, matrix.key, replace(rule, allows_ceremony=False, allows_festivities=False))
    assert [(item.event_id, item.falls_away) for item in done.consequences] == [(event_id, (EventPart.CEREMONY,))]


# --- limits of people ------------------------------------------------------------------------------------------------


def test_that_a_limit_holds_for_a_unit_and_all_within_it(ws: Workspace) -> None:
    key, unit, district = with_matrix(ws), coded(ws, "01366"), coded(ws, "045")
    limit = PeopleLimit(key, 2, district.id, 50, " 20/CV-UBND ", DAY, document_on=DAY)
    saved = int(tier_rules.save_limit(ws, limit).key)
    tiers.record(ws, [announced(ws, unit.id, 2)])
    row = tier_map.board(ws, DAY).row(unit.id)
    assert row is not None
    assert row.tiers[0].permission.endswith("không quá 50 người theo 20/CV-UBND")
    tier_rules.save_limit(ws, replace(limit, id=saved, max_people=40))
    assert [(item.id, item.max_people, item.document) for item in tier_rules.limits(ws)] == [(saved, 40, "20/CV-UBND")]
    tier_rules.remove_limit(ws, saved)
    assert tier_rules.limits(ws) == ()
    with pytest.raises(Refused, match="Không có giới hạn số người mang số"):
        tier_rules.remove_limit(ws, saved)
    assert history.undo(ws) == "Bỏ giới hạn số người"
    assert len(tier_rules.limits(ws)) == 1


def test_that_a_bad_limit_is_refused(ws: Workspace) -> None:
    key, unit = with_matrix(ws), coded(ws, "01366")
    limit = PeopleLimit(key, 2, unit.id, 50, "20/CV-UBND", DAY)
    with pytest.raises(Refused, match="Chưa ghi văn bản quy định số người"):
        tier_rules.save_limit(ws, replace(limit, document=""))
    with pytest.raises(Refused, match="không thuộc địa bàn"):
        tier_rules.save_limit(ws, replace(limit, valid_from=date(2022, 1, 1), unit_id=coded(ws, "DBP-SG").id))
    tier_rules.save_limit(ws, limit)
    with pytest.raises(Refused, match="Đã có giới hạn số người của"):
        tier_rules.save_limit(ws, limit)
    assert len(tier_rules.limits(ws)) == 1
