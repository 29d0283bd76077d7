"""What a committee decided about the deadline of dossiers, and receipts of papers, as rows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from app.db import nominations as db
from app.domain.awards.nominations import Campaign, DeadlineRuling
from tests.support.data_files import a_store


def test_that_a_season_has_one_ruling_and_none_when_it_is_taken_back(tmp_path: Path) -> None:
    with a_store(tmp_path) as store, store.write("thử", "thử") as connection:
        campaign = db.save_campaign(connection, Campaign("Đợt", 2021))
        assert db.deadline_ruling_of(connection, campaign) is None
        ruling = DeadlineRuling(campaign, date(2022, 1, 20), "Công văn số 3/BCĐ", date(2022, 1, 12), "Trưởng ban", "x")
        first = db.save_deadline_ruling(connection, ruling)
        later = replace(ruling, due_on=date(2022, 2, 9))
        assert db.save_deadline_ruling(connection, later) == first
        assert db.deadline_ruling_of(connection, campaign) == replace(later, id=first)
        db.remove_deadline_ruling(connection, campaign)
        db.remove_deadline_ruling(connection, campaign)
        assert db.deadline_ruling_of(connection, campaign) is None
