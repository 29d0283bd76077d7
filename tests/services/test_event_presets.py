"""Matrices and kinds of a plan: in the data file it founds, and taken over into another."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.db import events as db_events
from app.db import tiers as db_tiers
from app.domain.tiers import RuleMatrix
from app.errors import Refused
from app.services import event_presets, setup
from app.services.event_presets import Offer
from app.services.workspace import Workspace
from tests.support.workspaces import a_bare_workspace, ha_quang


def matrices(ws: Workspace) -> list[tuple[str, int]]:
    with ws.store.read() as connection:
        return [(item.key, len(item.rules)) for item in db_tiers.matrices(connection)]


def kinds(ws: Workspace) -> list[str]:
    with ws.store.read() as connection:
        return [item.key for item in db_events.kinds(connection)]


def test_that_a_new_data_file_has_the_matrix_and_kinds_of_its_plan(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        plan = ws.presets.plan("ha-quang-2022")
        assert matrices(ws) == [("covid-19", 4)]
        with ws.store.read() as connection:
            assert db_tiers.matrices(connection) == plan.rule_matrices
            assert tuple(replace(item, id=0) for item in db_events.kinds(connection)) == plan.kinds
            assert db_tiers.entries(connection) == ()
        assert {item.offer for item in event_presets.preview(ws, "ha-quang-2022")} == {Offer.SAME}
        with pytest.raises(Refused, match="Dữ liệu đã có đủ quy định và loại sự kiện của 74/KH-BCĐ"):
            event_presets.apply(ws, "ha-quang-2022")


@pytest.mark.parametrize("plan_id", ["binh-phuoc-2022", "truong-ha-2026"])
def test_that_a_plan_without_an_epidemic_has_no_matrix(tmp_path: Path, plan_id: str) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, plan_id)
        assert matrices(ws) == []
        assert kinds(ws) == [item.key for item in ws.presets.plan(plan_id).kinds]


def test_that_kinds_of_another_plan_are_taken_over_at_one_stroke(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        offered = event_presets.preview(ws, "binh-phuoc-2022")
        assert [(item.key, item.offer) for item in offered] == [
            ("ngay-hoi-19-8-xa", Offer.NEW),
            ("ngay-hoi-19-8-thon", Offer.NEW),
        ]
        assert event_presets.apply(ws, "binh-phuoc-2022") == offered
        assert kinds(ws) == ["hoi-nghi-xa", "ngay-hoi-xom", "ngay-hoi-19-8-xa", "ngay-hoi-19-8-thon"]
        assert ws.store.undo(ws.actor) == "Lấy quy định và loại sự kiện từ …/KH-UBND"
        assert kinds(ws) == ["hoi-nghi-xa", "ngay-hoi-xom"]


def test_that_a_kind_somebody_made_stays_unless_it_is_named(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        (conference, *_rest) = ws.presets.plan("truong-ha-2026").kinds
        offered = {item.key: item.offer for item in event_presets.preview(ws, "truong-ha-2026")}
        assert offered == {"hoi-nghi-xa": Offer.DIFFERENT, "ngay-hoi-xom": Offer.DIFFERENT}
        with pytest.raises(Refused, match="chưa có gì thay đổi"):
            event_presets.apply(ws, "truong-ha-2026")
        assert [item.key for item in event_presets.apply(ws, "truong-ha-2026", ["hoi-nghi-xa"])] == ["hoi-nghi-xa"]
        with ws.store.read() as connection:
            first, second = db_events.kinds(connection)
        assert replace(first, id=0) == conference
        assert replace(second, id=0) == ws.presets.plan("ha-quang-2022").kinds[1]


def test_that_a_matrix_under_which_levels_were_announced_is_never_replaced(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        setup.apply_plan(ws, "truong-ha-2026")
        own = RuleMatrix((), "covid-19", "của xã")
        with ws.store.write("x", "An") as connection:
            db_tiers.save_matrix(connection, own)
        offered = {(item.key, item.is_matrix): item.offer for item in event_presets.preview(ws, "ha-quang-2022")}
        assert offered[("covid-19", True)] is Offer.DIFFERENT
        taken = event_presets.apply(ws, "ha-quang-2022", ["covid-19", "ngay-hoi-xom"])
        assert [item.key for item in taken] == ["ngay-hoi-xom"]
        with ws.store.read() as connection:
            assert db_tiers.matrices(connection) == (own,)
