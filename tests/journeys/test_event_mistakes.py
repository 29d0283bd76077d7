"""Mistakes of a season: each is one clear sentence, what was typed stays, what was stored stays as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from app.domain.events import Event, EventResult, EventStatus, GiftPart
from app.domain.tier_history import PeopleLimit
from app.errors import BadFile, Problem, Refused
from app.services import event_photos, events, tier_map, tier_rules, tiers, tiers_list
from app.services.tiers_list import ListDefaults
from tests.support.district_season import FESTIVAL, Season, planned
from tests.support.made_once import MadeOnce


@pytest.fixture
def season(tmp_path: Path, made_once: MadeOnce) -> Iterator[Season]:
    """The season of the district as planned."""
    with planned(tmp_path, made_once) as made:
        yield made


def told(season: Season, event: Event, code: str) -> str:
    """The one sentence about a mistake, after the event was saved with it and read again."""
    saved = events.save(season.ws, event).event
    row = events.detail(season.ws, saved.id).row
    assert row.event == saved == replace(event, id=saved.id)
    (fault,) = (fault for fault in row.faults if fault.code == code)
    assert is_one_sentence(fault.sentence)
    return fault.sentence


def is_one_sentence(text: str) -> bool:
    """Whether a text is one sentence (a second clause behind a semicolon says what to do)."""
    return text[:1].isupper() and text.endswith(".") and ". " not in text.removesuffix(".")


def test_that_an_event_without_a_host_is_kept_and_told(season: Season) -> None:
    assert "đơn vị tổ chức" in told(season, replace(season.event("Cải Viên"), hosts=()), "no-host")


def test_that_a_day_outside_the_season_is_warned_about(season: Season) -> None:
    sentence = told(season, replace(season.event("Cải Viên"), starts_on=date(2022, 3, 5)), "out-of-season")
    # Plan III.A.4: before and on 03/3.
    assert "05/03/2022" in sentence
    assert "03/03/2022" in sentence
    assert "III.A" in sentence


def test_that_a_tier_without_its_paper_is_not_entered(season: Season) -> None:
    before = tiers.register(season.ws).history(season.ids["Cải Viên"], "covid-19")
    bare = replace(season.announced("Cải Viên", 4, date(2022, 2, 15)), document="", document_on=None)
    with pytest.raises(Refused, match="văn bản"):
        tiers.record(season.ws, [bare])
    assert tiers.register(season.ws).history(season.ids["Cải Viên"], "covid-19") == before
    assert season.event("Cải Viên").status is EventStatus.PLANNED


def test_that_more_people_than_may_come_are_told_with_the_paper(season: Season) -> None:
    limit = PeopleLimit("covid-19", 2, season.ids["Cần Yên"], 50, "45/CV-UBND", date(2022, 2, 14))
    tier_rules.save_limit(season.ws, limit)
    event = season.event("Cần Yên")
    crowded = replace(event, plan=replace(event.plan, expected_delegates=40, expected_people=30))
    sentence = told(season, crowded, "over-limit")
    assert "70 người" in sentence
    assert "50 người" in sentence
    assert "45/CV-UBND" in sentence
    with pytest.raises(Refused, match="50 người"):
        events.mark_held(season.ws, event.id, EventResult(delegate_count=40, people_count=30))
    assert season.event("Cần Yên").status is not EventStatus.HELD


def test_that_gifts_that_do_not_add_up_are_told_with_both_numbers(season: Season) -> None:
    event = season.event("Cải Viên")
    gifts = (GiftPart("Hộ nghèo", 10, Decimal(300_000)), GiftPart("Người có uy tín", 5, Decimal(500_000)))
    plan = replace(event.plan, gifts=gifts, gift_total=16, gift_value_total=Decimal(5_500_000))
    sentence = told(season, replace(event, plan=plan), "gift-total")
    assert "15 suất" in sentence
    assert "16 suất" in sentence


def test_that_a_photo_that_is_no_picture_is_told_and_the_good_one_kept(season: Season, tmp_path: Path) -> None:
    event, bad, good = season.event("Cải Viên"), tmp_path / "ảnh hội nghị.jpg", tmp_path / "phần lễ.png"
    bad.write_bytes(b"%PDF-1.4 not a picture")
    Image.new("RGB", (60, 40), (200, 30, 30)).save(good)
    taken = event_photos.add(season.ws, event.id, [bad, good])
    (problem,) = taken.problems
    assert isinstance(problem, BadFile)
    assert "ảnh hội nghị.jpg" in problem.sentence
    (kept,) = event_photos.photos(season.ws, event.id)
    assert event_photos.content(season.ws, kept) == good.read_bytes()
    assert bad.exists()


def test_that_a_pasted_list_with_an_unknown_unit_enters_nothing_and_names_the_line(season: Season) -> None:
    before = tier_map.board(season.ws, date(2022, 2, 20))
    text = "Đơn vị\tCấp độ\nXã Cải Viên\t2\nXã Không Có\t3\nXã Cần Nông\t3"
    given = ListDefaults("", date(2022, 2, 16), "30/TB-UBND", date(2022, 2, 14), "UBND huyện Hà Quảng")
    listing = tiers_list.read(season.ws, text, given)
    (line,) = listing.refused
    assert "Xã Không Có" in line.shown
    assert [is_one_sentence(fault.sentence) for fault in line.faults] == [True]
    with pytest.raises(Problem, match="dòng 3"):
        tiers_list.record(season.ws, listing)
    assert tier_map.board(season.ws, date(2022, 2, 20)) == before
    # Left out on purpose, the others are entered.
    assert len(tiers_list.record(season.ws, listing, leaves_out_refused=True).ids) == 2


def test_that_a_host_that_does_not_exist_is_refused_and_nothing_stored(season: Season) -> None:
    before = events.events(season.ws, 2022)
    with pytest.raises(Refused):
        events.save(season.ws, replace(season.event("Cải Viên"), id=0, hosts=(99_999,), kind=FESTIVAL))
    assert events.events(season.ws, 2022) == before
