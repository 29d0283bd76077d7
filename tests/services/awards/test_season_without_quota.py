"""A season nobody has given a quota says so; nothing is without limit in silence."""

from app.domain.awards.nominations import Campaign
from app.domain.awards.quotas import Quota
from app.services.awards import campaigns, nominations, quotas
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, OWN, PERSON, YEAR, a_candidate, a_nominee, a_season

CODE = "award-season-without-quota"


def test_that_board_and_nominations_tell_of_a_season_without_any_quota(ws: Workspace) -> None:
    full = a_season(ws, "Sóc Hà")
    assert quotas.board(ws, full.id).hint == ""
    fresh = campaigns.save(ws, Campaign("Đợt mới", YEAR + 1))
    assert "chưa có chỉ tiêu" in quotas.board(ws, fresh.id).hint
    one = a_candidate(ws, fresh, a_nominee(ws, "Sóc Hà", "Nông Văn Páo"), DISTRICT)
    own = a_candidate(ws, fresh, a_nominee(ws, "Sóc Hà", "Hoàng Thị Lý"), OWN)
    found = {row.id: [item for item in row.findings if item.code == CODE] for row in nominations.rows(ws, fresh.id)}
    assert (len(found[one.id]), len(found[own.id])) == (1, 0)  # a commune decides about its own without limit
    assert dict(found[one.id][0].data)["season"] == "Đợt mới"
    quotas.save_quota(ws, Quota(fresh.id, DISTRICT, PERSON, None, 3))
    assert quotas.board(ws, fresh.id).hint == ""
    assert not [item for row in nominations.rows(ws, fresh.id) for item in row.findings if item.code == CODE]
