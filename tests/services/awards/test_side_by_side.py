"""Two that look alike, field by field."""

from datetime import date

import pytest

from app.db import nominations as db
from app.domain.awards.nominations import PastAward
from app.errors import Refused
from app.services.awards import award_history
from app.services.awards.side_by_side import side_by_side
from app.services.workspace import Workspace
from tests.support.award_season import HOUSEHOLD, TEAM, a_candidate, a_nominee


def season_of(ws: Workspace) -> int:
    with ws.store.read() as connection:
        return db.campaigns(connection)[0].id


def test_that_every_field_says_whether_both_agree(ws: Workspace) -> None:
    with ws.store.read() as connection:
        (campaign,) = db.campaigns(connection)
    one = a_nominee(ws, "Tổng Cọt", "Nông Văn Thắng", born_on=date(1978, 5, 14), place="Xóm Kéo Sỹ", sex="nam")
    other = a_nominee(ws, "Sóc Hà", "Ông NÔNG VĂN THẮNG", birth_year=1978, place="xóm kéo sĩ")
    a_candidate(ws, campaign, one, "giay-khen-huyen", achievement="Bắt 02 vụ")
    award_history.add_past_award(ws, PastAward(other.id, 2018, "Giấy khen xã", decision="7/QĐ-UBND"))
    found = {item.label: item for item in side_by_side(ws, campaign.id, one.id, other.id)}
    assert {label: item.agrees for label, item in found.items()} == {
        "Tên": True,
        "Thuộc đơn vị": False,
        "Loại": True,
        "Ngày sinh": True,
        "Giới tính": None,
        "Nơi ở": True,
        "Đang được đề nghị": None,
        "Thành tích": None,
        "Đã được khen": None,
    }
    assert (found["Ngày sinh"].first, found["Ngày sinh"].second) == ("14/05/1978", "1978")
    assert found["Đang được đề nghị"].first == (
        "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng, xã Tổng Cọt, ứng viên"
    )
    assert found["Đã được khen"].second == "Giấy khen xã (2018) 7/QĐ-UBND"


def test_that_groups_and_households_are_compared_by_what_their_names_mean(ws: Workspace) -> None:
    season = season_of(ws)
    one = a_nominee(ws, "Tổng Cọt", "Tổ tự quản Kéo Sỹ 2", TEAM, leader="Nông Văn Thắng")
    other = a_nominee(ws, "Tổng Cọt", "Tổ tự quản xóm Kéo Sỹ số II", TEAM, leader="Ông Nông Văn Thắng")
    found = {item.label: item.agrees for item in side_by_side(ws, season, one.id, other.id)}
    assert (found["Tên"], found["Người đứng đầu"]) == (True, True)
    homes = [a_nominee(ws, "Tổng Cọt", name, HOUSEHOLD).id for name in ("Hộ ông Vi Văn Nam", "Gia đình Vi Văn Năm")]
    found = {item.label: item.agrees for item in side_by_side(ws, season, homes[0], homes[1])}
    assert found["Tên"] is True


def test_that_nobody_is_compared_with_somebody_unknown(ws: Workspace) -> None:
    one = a_nominee(ws, "Tổng Cọt", "Nông Văn Thắng")
    with pytest.raises(Refused, match="số 999"):
        side_by_side(ws, season_of(ws), one.id, 999)
