"""The same district case, read from the workbooks themselves: what a clerk sees after taking the nominees in."""

from collections.abc import Mapping

from app.db import nominations as db
from app.domain.awards.nominations import Sameness
from app.domain.findings import Finding, Severity
from app.services.awards import checks, intake, nominations
from app.services.awards.season import Season
from app.services.workspace import Workspace

Key = tuple[str, str]


def taken_in(ws: Workspace) -> int:
    """Take in what the reports say, which leaves nothing to ask; returns the season's id."""
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
    intake.store(ws, intake.from_reports(ws, campaign.id))
    return campaign.id


def found(ws: Workspace, campaign_id: int, code: str) -> Mapping[Key, Finding]:
    """Findings of one code by name and unit."""
    with ws.store.read() as connection:
        known = checks.of_season(connection, ws, Season.read(connection, ws, campaign_id))
    rows = {row.id: (row.name, row.unit_title) for row in nominations.rows(ws, campaign_id)}
    return {rows[key]: item for key, items in known.items() for item in items if item.code == code}


def test_that_third_individual_double_nomination_and_conflict_are_found(full: Workspace) -> None:
    season = taken_in(full)
    station, commune = "Đồn Biên phòng cửa khẩu Sóc Giang", "xã Tổng Cọt"
    assert set(found(full, season, "award-beyond-quota")) == {("Nông Văn Thắng", commune)}
    twice = found(full, season, "award-looks-alike")
    assert {key for key, item in twice.items() if item.severity is Severity.ERROR} == {
        ("Nông Văn Thắng", commune),
        ("Nông Văn Thắng", station),
    }
    (pair,) = (pair for pair in checks.duplicates(full, season) if pair.likeness and pair.match is None)
    checks.decide_sameness(full, pair.first.id, pair.second.id, Sameness.SAME, "cùng ngày sinh, cùng xóm")
    rivals = found(full, season, "award-same-achievement")
    assert set(rivals) == {
        ("Nông Văn Thắng", commune),
        ("Nông Văn Thắng", station),
        ("Phương Minh Vinh", "xã Cần Yên"),
    }
    assert all(item.severity is Severity.ERROR for item in rivals.values())
