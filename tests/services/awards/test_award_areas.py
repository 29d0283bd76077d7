"""Where nominees are looked for: a station's communes, a commune with those it came from, one province."""

from datetime import date

import pytest

from app.db import nominations as db
from app.db import units
from app.domain.awards.case import AwardCase
from app.domain.awards.nominations import Campaign, Nominee
from app.domain.awards.sameness import likeness
from app.services.awards.case import case_of
from app.services.awards.season import Season
from app.services.workspace import Workspace
from tests.support.award_season import PERSON

BEFORE, AFTER = date(2022, 1, 18), date(2026, 1, 18)


def the_case(ws: Workspace, year: int) -> AwardCase:
    """The season of a year as the checks see it."""
    with ws.store.write("thử", "thử") as connection:
        known = {item.year: item.id for item in db.campaigns(connection)}
        key = known.get(year) or db.save_campaign(connection, Campaign("Đợt thử", year))
        return case_of(connection, ws, Season.read(connection, ws, key))


def unit_id(ws: Workspace, name: str, on: date) -> int:
    with ws.store.read() as connection:
        (unit,) = units.named(connection, name, on)
    return unit.id


def test_that_a_station_covers_the_communes_in_its_charge_that_year(ws: Workspace) -> None:
    station = unit_id(ws, "Đồn Biên phòng Tổng Cọt", BEFORE)
    before = the_case(ws, 2021).places
    assert before.areas[station] == {unit_id(ws, "Nội Thôn", BEFORE), unit_id(ws, "Tổng Cọt", BEFORE)}


def test_that_a_name_means_the_commune_of_its_time(ws: Workspace) -> None:
    old, new = (unit_id(ws, "Tổng Cọt", day) for day in (BEFORE, AFTER))
    assert old != new
    assert the_case(ws, 2021).places.communes["tong cot"] == {old}
    assert the_case(ws, 2025).places.communes["tong cot"] == {new}


@pytest.mark.parametrize(("former", "is_found"), [("Sóc Hà", True), ("Cải Viên", False)])
def test_that_a_person_is_known_again_after_the_merger(ws: Workspace, former: str, is_found: bool) -> None:
    """Sóc Hà went into the new Trường Hà, Cải Viên did not; two communes that merged stay two before."""
    places = the_case(ws, 2025).places
    then = Nominee(PERSON, "Nông Văn Thắng", unit_id(ws, former, BEFORE), birth_year=1978, id=1)
    now = Nominee(PERSON, "Ông Nông Văn Thắng", unit_id(ws, "Trường Hà", AFTER), birth_year=1978, id=2)
    found = likeness(then, now, places)
    assert found is not None
    assert ("cùng địa bàn" in found.reasons) is is_found
    assert places.areas[unit_id(ws, "Sóc Hà", BEFORE)].isdisjoint(places.areas[unit_id(ws, "Trường Hà", BEFORE)])


def test_that_every_commune_lies_in_the_committees_province(ws: Workspace) -> None:
    case = the_case(ws, 2021)
    assert case.province is not None
    for name in ("Sóc Hà", "Tổng Cọt"):
        assert case.provinces[unit_id(ws, name, BEFORE)] == case.province
