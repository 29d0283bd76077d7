"""A decision goes by the law of its own day: a district's award of 30/6/2025 is one, that of 01/7/2025 is none."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState, Nominee, NomineeSnapshot
from app.errors import Refused
from app.services import founding, scope
from app.services.awards import campaigns, nominations, steps
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT
from tests.support.data_files import FixedClock


@pytest.fixture
def ws_2026(tmp_path: Path) -> Iterator[Workspace]:
    """A commune of August 2026, no district above it."""
    clock = FixedClock(datetime(2026, 8, 18, 1, 0, tzinfo=UTC))
    with closing(founding.create(tmp_path / "data", "truong-ha-2026", actor="thử", clock=clock)) as ws:
        yield ws


def test_that_the_short_way_takes_what_existed_on_the_day_of_the_decision(ws_2026: Workspace) -> None:
    ws = ws_2026
    campaign = campaigns.of_year(ws)
    with ws.store.read() as connection:
        home = scope.committee_of(connection).unit_id
    nominee = nominations.save_nominee(ws, Nominee(NomineeKind.INDIVIDUAL, "Lý A Dế", home))
    wanted = Nomination(
        campaign.id, nominee.id, nominee.unit_id, DISTRICT, NominationState.CANDIDATE, NomineeSnapshot("Lý A Dế"),
        achievement="Phát hiện 02 vụ",
    )  # fmt: skip
    one = nominations.nominate(ws, wanted)
    row = nominations.find(ws, one.id)
    assert row.award_title == "Giấy khen huyện"  # no district above the commune, and the commune is none
    (blocked,) = [item for item in row.findings if item.code == "award-not-on-day"]
    assert dict(blocked.data)["award"] == "Giấy khen huyện"
    overrun = steps.Overrun("khen đột xuất", "Công văn 12/UBND")

    def record(on: date) -> AwardDecision:
        return steps.record_decided(ws, [one.id], AwardDecision(campaign.id, DISTRICT, "", "10/QĐ", on), overrun)

    with pytest.raises(Refused, match="không còn thẩm quyền tặng Giấy khen huyện"):
        record(date(2025, 7, 1))
    assert record(date(2025, 6, 30)).base_salary == 2_340_000
    assert nominations.find(ws, one.id).nomination.state is NominationState.DECIDED
