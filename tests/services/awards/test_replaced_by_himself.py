"""Nobody takes the place he had himself: not when he is typed anew, not by making his entry somebody else's."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Campaign, Nomination, Sameness
from app.errors import Refused
from app.services.awards import checks, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_season import DISTRICT, TEAM, a_candidate, a_nominee, a_season
from tests.support.planned_events import commune

DAY = date(2020, 1, 10)


def held(ws: Workspace, season: Campaign, name: str = "Nông Văn An", **fields: object) -> Nomination:
    """Somebody of Sóc Hà who holds a place."""
    about: dict[str, Any] = {"birth_year": 1970} | fields
    nominee = a_nominee(ws, "Sóc Hà", name, **about)
    return steps.propose(ws, a_candidate(ws, season, nominee).id)


def names(ws: Workspace) -> list[str]:
    return sorted(item.name for item in nominations.nominees(ws))


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Nông Văn An", {"birth_year": 1970}),
        ("NÔNG VĂN AN", {"birth_year": 1970}),
        ("An Nông Văn", {"born_on": date(1970, 5, 2), "place": "Xóm Kéo Sỹ"}),
        ("Nông Văn An", {}),
    ],
)
def test_that_who_is_replaced_cannot_be_typed_anew_for_his_own_place(
    ws: Workspace, name: str, fields: dict[str, object]
) -> None:
    season = a_season(ws)
    one = held(ws, season, place="Xóm Kéo Sỹ", birth_year=1970, born_on=fields.get("born_on"))
    person = nominations.nominees(ws)[0]
    again = replace(person, id=0, name=name, born_on=None, birth_year=None, place="")
    with pytest.raises(Refused) as refused:
        steps.replace(ws, one.id, replace(again, **fields), "Chuyển công tác")  # type: ignore[arg-type]  # free fields
    assert refused.value.code == "replaced-by-itself"
    assert "khác nhau" in refused.value.way_out
    assert names(ws) == ["Nông Văn An"]


def test_that_a_namesake_takes_the_place_once_somebody_said_that_they_are_two(ws: Workspace) -> None:
    season = a_season(ws)
    one = held(ws, season)
    namesake = a_nominee(ws, "Sóc Hà", "Nông Văn An", birth_year=1970, place="Xóm Nà Mạ")
    a_candidate(ws, season, namesake)
    with pytest.raises(Refused, match="giống người"):
        steps.replace(ws, one.id, namesake.id, "Chuyển công tác")
    checks.decide_sameness(ws, one.nominee_id, namesake.id, Sameness.DIFFERENT, "Hai cha con")
    new = steps.replace(ws, one.id, namesake.id, "Chuyển công tác")
    assert (new.replaces_id, new.nominee_id) == (one.id, namesake.id)


def test_that_who_was_replaced_does_not_come_back_typed_anew(ws: Workspace) -> None:
    season = a_season(ws)
    one = held(ws, season)
    person = nominations.nominees(ws)[0]
    other = replace(person, id=0, name="Bế Thị Hoa", birth_year=1985)
    two = steps.replace(ws, one.id, other, "Chuyển công tác")
    with pytest.raises(Refused, match="giống người"):
        steps.replace(ws, two.id, replace(person, id=0), "Xin thôi nhận")
    assert names(ws) == ["Bế Thị Hoa", "Nông Văn An"]


def test_that_a_clearly_different_person_of_the_name_is_taken(ws: Workspace) -> None:
    one = held(ws, a_season(ws))
    person = nominations.nominees(ws)[0]
    new = steps.replace(ws, one.id, replace(person, id=0, birth_year=1992), "Chuyển công tác")
    assert new.replaces_id == one.id


def test_that_a_candidate_of_another_unit_is_proposed_there_and_replaces_nobody_here(ws: Workspace) -> None:
    season = a_season(ws)
    one = held(ws, season)
    elsewhere = a_candidate(ws, season, a_nominee(ws, "Cần Yên", "Lý Văn Bảy", birth_year=1988))
    with pytest.raises(Refused, match="ứng viên của đơn vị khác, chỉ tiêu khác") as refused:
        steps.replace(ws, one.id, elsewhere.nominee_id, "Chuyển công tác")
    assert "rút “Nông Văn An”" in refused.value.way_out


# --- an entry is not made somebody else ------------------------------------------------------------------------------


def test_that_a_name_is_mended_and_not_made_somebody_elses_while_a_place_is_held(ws: Workspace) -> None:
    one = held(ws, a_season(ws), "Lý Văn Sáu")
    person = nominations.nominees(ws)[0]
    with pytest.raises(Refused) as refused:
        nominations.save_nominee(ws, replace(person, name="Hoàng Thị Hoàn Toàn Khác", birth_year=1990))
    assert refused.value.code == "nominee-is-another"
    assert "thay thế" in refused.value.way_out
    with pytest.raises(Refused, match="một người, tập thể khác"):
        nominations.edit(ws, one, replace(person, name="Bế Thị Hoa"))
    assert nominations.find(ws, one.id).nomination.snapshot.name == "Lý Văn Sáu"
    mended = nominations.save_nominee(ws, replace(person, name="Lý Văn Sau", birth_year=1990))
    assert mended.birth_year == 1990
    steps.withdraw(ws, one.id, "Ghi sai người")
    assert nominations.save_nominee(ws, replace(mended, name="Bế Thị Hoa")).name == "Bế Thị Hoa"


def test_that_a_collective_keeps_who_it_is_and_may_be_renamed_from_now_on(ws: Workspace) -> None:
    season = a_season(ws)
    group = a_nominee(ws, "Sóc Hà", "Tổ tự quản xóm Kéo Sỹ", TEAM)
    steps.propose(ws, a_candidate(ws, season, group).id)
    with pytest.raises(Refused, match="một người, tập thể khác"):
        nominations.save_nominee(ws, replace(group, name="Hội Phụ nữ xã Sóc Hà"))
    assert nominations.save_nominee(ws, replace(group, name="Tổ An ninh xóm mới"), corrects=False)


# --- who was decided on may move -------------------------------------------------------------------------------------


def test_that_who_was_decided_on_moves_and_the_place_stays_where_it_was_given(ws: Workspace) -> None:
    season = a_season(ws)
    person = a_nominee(ws, "Sóc Hà", "Nông Văn An", birth_year=1970)
    one = steps.propose(ws, a_candidate(ws, season, person, unit="Trường Hà").id)
    with pytest.raises(Refused, match="chưa đổi được loại, đơn vị"):
        nominations.save_nominee(ws, replace(person, unit_id=commune(ws, "Cần Yên")))
    given = AwardDecision(season.id, DISTRICT, "Tặng Giấy khen", "15/QĐ-UBND", DAY)
    steps.record_decided(ws, [one.id], given)
    moved = nominations.save_nominee(ws, replace(person, unit_id=commune(ws, "Cần Yên")))
    assert moved.unit_id == commune(ws, "Cần Yên")
    places = {(cell.unit_title, cell.kind): cell.used for cell in quotas.board(ws, season.id).cells if cell.holders}
    assert places == {("xã Sóc Hà", person.kind): 1}
    with pytest.raises(Refused, match="chưa đổi được loại") as refused:
        nominations.save_nominee(ws, replace(moved, kind=TEAM))
    assert "lập mục mới" in refused.value.way_out
