"""Seasons, nominees and quotas as stored: names that follow or stay, places nobody loses, awards people name."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.awards.nominations import Campaign, Nomination, NominationState, NomineeSnapshot
from app.domain.awards.quotas import Quota
from app.errors import Refused
from app.services import history
from app.services.awards import campaigns, lookup, nominations, quotas, steps
from app.services.workspace import Workspace
from tests.support.award_season import (
    DISTRICT,
    OWN,
    PERSON,
    PROVINCE,
    TEAM,
    YEAR,
    a_candidate,
    a_nominee,
    a_season,
    candidates,
)
from tests.support.planned_events import commune


def name_of(ws: Workspace, nomination_id: int) -> str:
    return nominations.find(ws, nomination_id).name


# --- seasons ---------------------------------------------------------------------------------------------------------


def test_that_a_season_is_one_of_its_year_and_has_a_name(ws: Workspace) -> None:
    made = campaigns.save(ws, Campaign(" Đợt thử ", YEAR))
    assert campaigns.of_year(ws, YEAR) == made
    assert made.name == "Đợt thử"
    with pytest.raises(Refused, match="đã có đợt “Đợt thử”"):
        campaigns.save(ws, Campaign("Đợt khác", YEAR))
    with pytest.raises(Refused, match="chưa có tên"):
        campaigns.save(ws, Campaign(" ", 2018))
    with pytest.raises(Refused, match="Năm 18 không hợp lệ"):
        campaigns.save(ws, Campaign("Đợt", 18))
    with pytest.raises(Refused, match="Chưa có đợt khen thưởng của năm 2001"):
        campaigns.of_year(ws, 2001)
    with pytest.raises(Refused, match="số 999"):
        quotas.board(ws, 999)


def test_that_a_season_goes_by_the_law_of_its_own_time(ws: Workspace) -> None:
    past, now = Campaign("Đợt cũ", 2015), Campaign("Đợt này", 2021)
    with ws.store.read() as connection:
        assert campaigns.day_of(connection, past, date(2026, 5, 1)) == date(2016, 12, 31)
        assert campaigns.day_of(connection, now, date(2022, 1, 18)) == date(2022, 1, 18)
        assert campaigns.day_of(connection, Campaign("Đợt sau", 2025), date(2022, 1, 18)) == date(2025, 1, 1)


@pytest.mark.parametrize("text", [DISTRICT, "giay khen huyen", "Giấy khen huyện"])
def test_that_an_award_is_found_by_key_or_by_what_people_call_it(ws: Workspace, text: str) -> None:
    season = a_season(ws)
    if text == DISTRICT:
        assert lookup.award_named(ws, season.id, text) == DISTRICT
    with pytest.raises(Refused) as refused:
        lookup.award_named(ws, season.id, "khen")
    assert DISTRICT in refused.value.sentence


# --- nominees --------------------------------------------------------------------------------------------------------


def test_that_a_mended_name_follows_into_open_nominations_and_never_into_decided_ones(ws: Workspace) -> None:
    season = a_season(ws)
    person = a_nominee(ws, "Sóc Hà", "Nông Văn Mot")
    item = a_candidate(ws, season, person)
    steps.propose(ws, item.id)
    nominations.edit(ws, replace(nominations.find(ws, item.id).nomination, is_name_proved=True))
    nominations.save_nominee(ws, replace(person, name="Nông Văn Một"))
    assert name_of(ws, item.id) == "Nông Văn Một"
    assert nominations.find(ws, item.id).nomination.is_name_proved is False
    nominations.save_nominee(ws, replace(person, name="Nông Thế Một"), corrects=False)
    assert name_of(ws, item.id) == "Nông Văn Một"
    steps.withdraw(ws, item.id, "ghi nhầm")
    nominations.save_nominee(ws, replace(person, name="Nông Văn Mốt"))
    assert name_of(ws, item.id) == "Nông Văn Một"
    steps.propose(ws, item.id)
    assert name_of(ws, item.id) == "Nông Văn Mốt"


def test_that_saving_the_same_nominee_again_writes_nothing(ws: Workspace) -> None:
    person = a_nominee(ws, "Sóc Hà", "Nông  Văn   Một", born_on=date(1980, 3, 5))
    assert (person.name, person.birth_year) == ("Nông Văn Một", 1980)
    assert nominations.save_nominee(ws, person) == person
    assert [item.name for item in nominations.nominees(ws)] == ["Nông Văn Một"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "  "}, "no-name"),
        ({"name": "Nông \udc80"}, "bad-text"),
        ({"member_count": -1}, "bad-count"),
        ({"women_percent": 101}, "bad-percent"),
        ({"id": 999}, "no-nominee"),
    ],
)
def test_that_what_no_file_can_hold_is_refused(ws: Workspace, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        a_nominee(ws, "Sóc Hà", **{"name": "Nông Văn Một", **fields})  # type: ignore[arg-type]  # one field each
    assert refused.value.code == code
    assert nominations.nominees(ws) == ()


def test_that_one_who_holds_a_place_stays_of_its_kind_and_unit(ws: Workspace) -> None:
    season = a_season(ws)
    person = a_nominee(ws, "Sóc Hà", "Nông Văn Một")
    item = a_candidate(ws, season, person)
    nominations.save_nominee(ws, replace(person, kind=TEAM))
    nominations.save_nominee(ws, person)
    steps.propose(ws, item.id)
    with pytest.raises(Refused, match="đang giữ một suất"):
        nominations.save_nominee(ws, replace(person, kind=TEAM))


@pytest.mark.parametrize(
    "name", ["<b>Nông</b> & Văn", "Y", "Thào A Páo", "Lù Seo Phìn " * 20, "Ñandú Ørsted", "{name}"]
)
def test_that_strange_names_are_kept_and_told_literally(ws: Workspace, name: str) -> None:
    season = a_season(ws, places=1)
    item = a_candidate(ws, season, a_nominee(ws, "Sóc Hà", name))
    assert name_of(ws, item.id) == name.strip()
    (other,) = candidates(ws, season, "Sóc Hà", "Nông Văn Hai")
    with pytest.raises(Refused) as refused:
        steps.propose(ws, other.id)
    assert name.strip() in refused.value.sentence


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"nominee_id": 999}, "no-nominee"),
        ({"unit_id": 999}, "unknown-unit"),
        ({"award": "huan-chuong"}, "unknown-award"),
        ({"achievement": "\udc80"}, "bad-text"),
    ],
)
def test_that_a_nomination_needs_who_where_and_what(ws: Workspace, fields: dict[str, object], code: str) -> None:
    season = a_season(ws)
    person = a_nominee(ws, "Sóc Hà", "Nông Văn Một")
    wanted = Nomination(season.id, person.id, person.unit_id, OWN, NominationState.DECIDED, NomineeSnapshot("X"))
    with pytest.raises(Refused) as refused:
        nominations.nominate(ws, replace(wanted, **fields))  # type: ignore[arg-type]  # one field each
    assert refused.value.code == code
    assert nominations.rows(ws, season.id) == ()
    made = nominations.nominate(ws, replace(wanted, achievement=" tốt "))
    assert (made.state, made.snapshot.name, made.achievement) == (NominationState.CANDIDATE, "Nông Văn Một", "tốt")
    with pytest.raises(Refused, match="đã có trong danh sách xét"):
        nominations.nominate(ws, wanted)


def test_that_an_edit_leaves_what_steps_decide(ws: Workspace) -> None:
    season = a_season(ws)
    (item,) = candidates(ws, season, "Sóc Hà", "Nông Văn Một")
    forged = replace(item, achievement="Bắt giữ 2 vụ", state=NominationState.FORWARDED, rank=9, over_quota="x")
    assert nominations.edit(ws, forged) == replace(item, achievement="Bắt giữ 2 vụ")
    before = history.entries(ws)[0]
    nominations.edit(ws, replace(item, achievement="Bắt giữ 2 vụ"))
    assert history.changes(ws, history.entries(ws)[0].id) == () or history.entries(ws)[0] == before


def test_that_a_candidate_is_not_changed_into_one_that_is_there(ws: Workspace) -> None:
    season = a_season(ws)
    person = a_nominee(ws, "Sóc Hà", "Nông Văn Một")
    first, second = a_candidate(ws, season, person), a_candidate(ws, season, person, OWN)
    with pytest.raises(Refused, match="đã có trong danh sách xét"):
        steps.change_award(ws, second.id, DISTRICT)
    assert steps.change_award(ws, first.id, DISTRICT) == first
    nominations.remove(ws, second.id)
    assert steps.change_award(ws, first.id, PROVINCE).rank == 1


# --- quotas ----------------------------------------------------------------------------------------------------------


def test_that_a_quota_is_not_set_below_the_places_taken(ws: Workspace) -> None:
    season = a_season(ws)
    some = candidates(ws, season, "Tổng Cọt", "Nông Văn Một", "Nông Văn Hai", "Nông Văn Ba")
    for item in some[:2]:
        steps.propose(ws, item.id)
    steps.propose(ws, some[2].id, steps.Overrun("đột xuất", "CV 12"))
    cell = next(cell for cell in quotas.board(ws, season.id).cells if cell.used)
    assert cell.quota is not None
    with pytest.raises(Refused) as refused:
        quotas.save_quota(ws, replace(cell.quota, places=1))
    assert "Nông Văn Một, Nông Văn Hai, Nông Văn Ba đang giữ suất" in refused.value.sentence
    for changes in ({"kind": TEAM, "places": 9}, {"unit_id": commune(ws, "Cần Nông")}, {"award": OWN}):
        with pytest.raises(Refused):
            quotas.save_quota(ws, replace(cell.quota, **changes))
    with pytest.raises(Refused, match="Nông Văn Một"):
        quotas.remove_quota(ws, cell.quota.id)
    assert quotas.save_quota(ws, replace(cell.quota, places=3)).places == 3
    assert quotas.save_quota(ws, replace(cell.quota, places=None)).places is None


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"places": -1}, "bad-places"),
        ({"unit_id": 999}, "unknown-unit"),
        ({"award": "huan-chuong"}, "unknown-award"),
        ({"id": 999}, "no-quota"),
        ({"unit_id": None, "award": PROVINCE}, "quota-exists"),
    ],
)
def test_that_a_quota_nobody_could_mean_is_refused(ws: Workspace, fields: dict[str, object], code: str) -> None:
    season = a_season(ws)
    wanted = Quota(season.id, OWN, PERSON, commune(ws, "Sóc Hà"), 1)
    with pytest.raises(Refused) as refused:
        quotas.save_quota(ws, replace(wanted, **fields))  # type: ignore[arg-type]  # one field each
    assert refused.value.code == code
    with pytest.raises(Refused, match="số 999"):
        quotas.remove_quota(ws, 999)


def test_that_a_soft_quota_is_passed_with_a_reason_alone(ws: Workspace) -> None:
    season = a_season(ws, places=1)
    cell = next(cell for cell in quotas.board(ws, season.id).cells if cell.kind is PERSON and cell.quota)
    assert cell.quota is not None
    quotas.save_quota(ws, replace(cell.quota, is_hard=False))
    first, second = candidates(ws, season, "Cần Yên", "Nông Văn Một", "Nông Văn Hai")
    steps.propose(ws, first.id)
    with pytest.raises(Refused) as refused:
        steps.propose(ws, second.id)
    assert "phải ghi lý do." in refused.value.way_out
    assert steps.propose(ws, second.id, steps.Overrun("đông dân")).over_quota == "đông dân"


def test_that_an_award_each_unit_gives_itself_is_one_column_of_the_board(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    for name in ("Sóc Hà", "Tổng Cọt"):
        quotas.save_quota(ws, Quota(season.id, OWN, PERSON, commune(ws, name), 3))
    board = quotas.board(ws, season.id)
    assert [(award, title) for award, title, _kind in board.columns] == [
        (DISTRICT, "Giấy khen của Chủ tịch UBND huyện Hà Quảng"),
        (DISTRICT, "Giấy khen của Chủ tịch UBND huyện Hà Quảng"),
        (OWN, "Giấy khen xã"),
    ]
    titles = [cell.award_title for row in board.rows for cell in row.cells if cell.award == OWN]
    assert titles == ["Giấy khen của Chủ tịch UBND xã Sóc Hà", "Giấy khen của Chủ tịch UBND xã Tổng Cọt"]


def test_that_a_kind_the_plan_has_no_places_for_is_told_so(ws: Workspace) -> None:
    season = a_season(ws, "Sóc Hà")
    inland = a_candidate(ws, season, a_nominee(ws, "Cần Nông", "Nông Văn Một"))
    with pytest.raises(Refused, match="cho cá nhân của xã Cần Nông; chưa đổi gì"):
        steps.propose(ws, inland.id)
    (cell,) = quotas.board(ws, season.id).unlimited
    assert (cell.is_unforeseen, cell.places, cell.free, cell.words) == (True, 0, 0, "đã dùng 0/0, còn 0")
