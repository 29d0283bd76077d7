"""The district case of the nine sample workbooks: what is expected is found, told with its rule, and nothing else."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from app.domain.awards.nominations import Sameness
from app.domain.findings import Finding, Severity
from app.domain.findings_text import remedy, sentence
from app.errors import Refused
from app.services.awards import checks, nominations, steps
from app.services.awards.season import Season
from app.services.workspace import Workspace
from tests.support.sample_nominees import enter_all, expected
from tests.support.workspaces import ha_quang

Found = Mapping[tuple[str, str, str], tuple[Finding, ...]]


@pytest.fixture
def season(tmp_path: Path) -> Iterator[tuple[Workspace, int]]:
    with ha_quang(tmp_path) as ws:
        yield ws, enter_all(ws).id


def found(ws: Workspace, campaign_id: int) -> Found:
    """Findings by name, unit and key of the award."""
    with ws.store.read() as connection:
        known = checks.of_season(connection, ws, Season.read(connection, ws, campaign_id))
    return {
        (row.name, row.unit_title, row.nomination.award): known[row.id] for row in nominations.rows(ws, campaign_id)
    }


def told(ws: Workspace, some: Iterator[Finding] | tuple[Finding, ...], code: str) -> list[str]:
    return [sentence(item, ws.presets.catalogue(2021)) for item in some if item.code == code]


THANG_OF_COMMUNE = ("Nông Văn Thắng", "xã Tổng Cọt", "giay-khen-huyen")
THANG_OF_STATION = ("Nông Văn Thắng", "Đồn Biên phòng cửa khẩu Sóc Giang", "giay-khen-bch-bdbp")
VINH = [("Phương Minh Vinh", "xã Cần Yên", award) for award in ("giay-khen-huyen", "bang-khen-tinh")]


def id_of(ws: Workspace, campaign_id: int, wanted: tuple[str, str, str]) -> tuple[int, int]:
    """Keys of a nomination and of its nominee."""
    return next(
        (row.id, row.nominee.id)
        for row in nominations.rows(ws, campaign_id)
        if (row.name, row.unit_title, row.nomination.award) == wanted
    )


def test_that_the_deliberate_third_individual_is_found_and_explained(season: tuple[Workspace, int]) -> None:
    some = found(*season)
    beyond = {key for key, items in some.items() if any(item.code == "award-beyond-quota" for item in items)}
    assert beyond == {THANG_OF_COMMUNE}
    assert told(season[0], some[THANG_OF_COMMUNE], "award-beyond-quota") == [
        (
            "“Nông Văn Thắng” là cá nhân thứ 3 cho 2 suất Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng "
            "(74/KH-BCĐ, mục III.3 (Khen thưởng), IV.6); xếp trước là Hoàng Văn Hải, Hoàng Thúy Liễu. "
            "Vẫn là ứng viên, chưa giữ suất."
        )
    ]


def test_that_the_double_nomination_by_post_and_commune_is_found_and_explained(season: tuple[Workspace, int]) -> None:
    some = found(*season)
    for key in (THANG_OF_COMMUNE, THANG_OF_STATION):
        (finding,) = (item for item in some[key] if item.code == "award-looks-alike")
        assert finding.severity is Severity.ERROR
    assert told(season[0], some[THANG_OF_COMMUNE], "award-looks-alike") == [
        (
            "“Nông Văn Thắng” chắc là một với “Nông Văn Thắng” (Đồn Biên phòng cửa khẩu Sóc Giang): cùng họ tên, cùng "
            "sinh ngày 14/05/1978, cùng xóm; bên kia được Đồn Biên phòng cửa khẩu Sóc Giang đề nghị Giấy khen của Bộ "
            "Chỉ huy Bộ đội Biên phòng tỉnh Cao Bằng."
        )
    ]


def test_that_only_the_two_people_proposed_twice_look_alike(season: tuple[Workspace, int]) -> None:
    """The two Hoàng Văn Sơn are two people, and groups of one hamlet are several groups."""
    pairs = checks.duplicates(*season)
    assert sorted(pair.first.name for pair in pairs) == ["Nông Văn Thắng", "Phương Minh Vinh"]
    names = {item["name"] for item in expected()["nominee_findings"] if item["kind"] == "same_person"}
    assert names <= {pair.first.name for pair in pairs}


def test_that_pools_with_more_candidates_than_places_are_told(season: tuple[Workspace, int]) -> None:
    some = found(*season)
    contested = Counter(
        (award, item.data["count"]) for (_n, _u, award), items in some.items() for item in items
        if item.code == "award-pool-choice"
    )  # fmt: skip
    wanted = Counter(
        (key, str(item["nominated"]))
        for item in expected()["nominee_findings"]
        if item["kind"] == "pool_choice_needed"
        for key in [{"Bằng khen tỉnh": "bang-khen-tinh"}.get(item["form"], "giay-khen-bch-bdbp")]
        for _one in range(item["nominated"])
    )
    assert contested == wanted


def test_that_one_achievement_is_one_award_until_one_is_withdrawn(season: tuple[Workspace, int]) -> None:
    ws, campaign = season
    keys = [id_of(ws, campaign, one) for one in VINH]
    checks.decide_sameness(ws, keys[0][1], keys[1][1], Sameness.SAME, "cùng ngày sinh, cùng xóm")
    some = found(ws, campaign)
    for key in VINH:
        (finding,) = (item for item in some[key] if item.code == "award-same-achievement")
        assert finding.severity is Severity.ERROR
        assert "Thông tư số 08/2017/TT-BNV; mức B – theo nguồn tin cậy" in told(ws, (finding,), finding.code)[0]
        assert remedy(finding.code)
    assert [pair.match is not None for pair in checks.duplicates(ws, campaign)] == [False, True]
    steps.withdraw(ws, keys[1][0], "chọn Giấy khen huyện")
    some = found(ws, campaign)
    assert VINH[1] not in {key for key, items in some.items() if items}
    assert "award-same-achievement" not in {item.code for item in some[VINH[0]]}


def test_that_nobody_else_is_blocked(season: tuple[Workspace, int]) -> None:
    blocked = {key for key, items in found(*season).items() if any(item.severity is Severity.ERROR for item in items)}
    assert blocked == {THANG_OF_COMMUNE, THANG_OF_STATION, *VINH}


def test_that_a_block_is_one_sentence_that_says_nothing_was_changed(season: tuple[Workspace, int]) -> None:
    ws, campaign = season
    nomination_id, _nominee = id_of(ws, campaign, THANG_OF_STATION)
    with ws.store.read() as connection:
        read = Season.read(connection, ws, campaign)
        with pytest.raises(Refused, match=r"chắc là một với .* Chưa đổi gì\.") as refused:
            checks.refuse_blocked(connection, ws, read, nomination_id)
    assert refused.value.way_out
