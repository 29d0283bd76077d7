"""The sample season of commendation: every nominee of the reports, some on their way, nothing through a back door."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

from app.domain.awards.dossiers import Timeliness
from app.domain.awards.nominations import NominationState
from app.services.awards import campaigns, dossiers, nominations, sample
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.workspaces import a_bare_workspace


def test_that_the_sample_fills_every_screen(full: Workspace) -> None:
    clock = full.clock
    assert isinstance(clock, FixedClock)
    clock.now += timedelta(days=60)
    made = sample.add(full)
    campaign = campaigns.of_year(full, 2021)
    rows = nominations.rows(full, campaign.id)
    states = Counter(row.nomination.state for row in rows)
    assert made.entered == len(rows)
    assert made.moved == len(rows) - states[NominationState.CANDIDATE]
    assert set(states) >= {
        NominationState.CANDIDATE,
        NominationState.PROPOSED,
        NominationState.RECEIVED,
        NominationState.APPRAISED,
        NominationState.RETURNED,
        NominationState.DECIDED,
    }
    late = {row.dossier.timeliness(full.today) for row in dossiers.dossiers(full, campaign.id)}
    assert late >= {Timeliness.ON_TIME, Timeliness.BETWEEN, Timeliness.LATE, Timeliness.OVERDUE}
    # Row 9 of Tổng Cọt names a third person for two places: it stays a candidate.
    third = next(row for row in rows if row.name == "Nông Văn Thắng" and row.unit_title == "xã Tổng Cọt")
    assert third.nomination.state is NominationState.CANDIDATE


def test_that_an_early_clock_costs_the_steps_only(full: Workspace) -> None:
    made = sample.add(full)
    assert made.entered > 0
    assert made.moved == 0
    assert sample.add(full).entered == 0


def test_that_a_data_file_without_a_season_gets_none(tmp_path: Path) -> None:
    with a_bare_workspace(tmp_path) as ws:
        assert sample.add(ws) == sample.SampleAwards(0, 0)
