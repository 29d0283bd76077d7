"""A figure that the handing-over record names is restated by it; what nobody names goes by the share."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.territory import UnitDraft
from app.domain.units import UnitKind
from app.services import gathering, reviews, scope, split_figures, submissions, unit_changes
from app.services.unit_changes import Part
from app.services.workspace import Workspace
from tests.support.sent_workbooks import YEAR_2020, received
from tests.support.stored_reports import accept_all
from tests.support.workspaces import ha_quang

DAY = date(2021, 1, 1)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    with ha_quang(tmp_path) as opened:
        accept_all(opened, received(opened, YEAR_2020 / "BC_SoKet_01417_2020.xlsx"), ["Sóc Hà"])
        yield opened


def test_that_the_year_before_a_split_is_restated_by_what_the_record_names(ws: Workspace) -> None:
    old = next(row.unit_id for row in submissions.board(ws, 2020) if row.unit_name == "Sóc Hà")
    was = reviews.consolidate(ws, 2020, old, alone=True).cells["C01"].value
    assert was is not None
    draft = UnitDraft("", UnitKind.COMMUNE, "Nà Mới", is_border=True, valid_from=DAY)
    (new,) = unit_changes.split(ws, old, [Part(Decimal("0.25"), draft)], DAY, "02/BB", goes_on=True).unit_ids

    def before(unit_id: int) -> Decimal | None:
        catalogue = ws.presets.catalogue(2020)
        with ws.store.read() as connection:
            now, then = scope.of_year(connection, 2021), scope.of_year(connection, 2020)
            chosen = gathering.chosen_versions(connection, then.reporting, 2020)
            made = gathering.gather_year(connection, catalogue, then, 2020, chosen=chosen)
            moved = gathering.restated(connection, catalogue, now, (then, 2020), made)
        assert sum((item.values["C01", ""] for item in moved.figures), Decimal(0)) == was
        return next(item.values["C01", ""] for item in moved.figures if item.unit_id == unit_id)

    assert (before(old), before(new)) == (was * 3 / 4, was / 4)
    split_figures.record(ws, (old, new), 2020, {"C01": Decimal(1)}, "02/BB")
    assert (before(old), before(new)) == (was - 1, Decimal(1))
    assert reviews.consolidate(ws, 2020, old, alone=True).cells["C01"].value == was
    ws.store.undo(ws.actor)
    assert (before(old), before(new)) == (was * 3 / 4, was / 4)
