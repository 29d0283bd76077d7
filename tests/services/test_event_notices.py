"""The reason a notice of adjustment gives: what made the change, never what only holds beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.event_purposes import EventPurpose
from app.domain.event_steps import NextStep
from app.domain.events import CancelReason, Event, EventPart, EventStatus
from app.domain.tier_history import PeopleLimit, Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule
from app.errors import Refused
from app.services import event_papers, event_steps, events, tier_rules, tiers
from tests.support.district_season import CONFERENCE, FESTIVAL, REVIEW, Season, founded

FESTIVITIES = EventPart.FESTIVITIES
_SINCE = date(2021, 7, 1)


@pytest.fixture
def season(tmp_path: Path) -> Iterator[Season]:
    with founded(tmp_path) as made:
        for name in ("Cải Viên", "Nội Thôn", "Cần Yên", "Trường Hà", "Tổng Cọt"):
            events.save(made.ws, events.new(made.ws, CONFERENCE, [made.ids[name]], date(2022, 3, 1)))
        events.save(made.ws, events.new(made.ws, FESTIVAL, [made.ids["Pác Bó"]], date(2022, 3, 1)))
        yield made


def reasons(season: Season, event: Event) -> str:
    """The first part of the notice as it would be written now."""
    body = season.said(event.id, EventPurpose.NOTICE)
    return body.partition("I. LÝ DO")[2].partition("II. NỘI DUNG")[0]


def has_notice(season: Season, event: Event) -> bool:
    return EventPurpose.NOTICE in {paper.purpose for paper in event_papers.available(season.ws, event.id)}


def at(season: Season, name: str, level: int, day: int) -> None:
    tiers.record(season.ws, [season.announced(name, level, date(2022, 2, day))])


def limited(season: Season, name: str, people: int, day: int, document: str, level: int = 2) -> None:
    """A local limit of people from a day of February on."""
    since = date(2022, 2, day)
    tier_rules.save_limit(season.ws, PeopleLimit("covid-19", level, season.ids[name], people, document, since, since))


def test_that_rain_is_the_reason_of_a_later_day_and_no_tier_is_named(season: Season) -> None:
    event = season.event("Cải Viên")
    events.postpone(season.ws, event.id, CancelReason.WEATHER, "mưa", date(2022, 3, 10))
    told = reasons(season, event)
    assert "do thiên tai, thời tiết (mưa)" in told
    assert "cấp độ" not in told
    assert "5K" not in told


def test_that_a_reason_nobody_has_told_is_left_to_be_written(season: Season) -> None:
    event = season.event("Cải Viên")
    events.postpone(season.ws, event.id, CancelReason.OTHER)
    assert "lý do khác" not in reasons(season, event)
    assert "1. …" in reasons(season, event)
    events.save(season.ws, replace(season.event("Cải Viên"), starts_on=date(2022, 3, 3)))
    assert "lý do khác" not in reasons(season, event)


def test_that_a_storm_is_named_and_the_epidemic_beside_it_is_not_the_reason(season: Season) -> None:
    rules = (TierRule(5, False, False, False, "Quyết định 18", _SINCE),)
    storm = tier_rules.save_matrix(season.ws, RuleMatrix(rules, "", "Bão")).key
    event = season.event("Nội Thôn")
    assert event.dropped == (FESTIVITIES,)
    entry = TierEntry(
        season.ids["Nội Thôn"], storm, Standing.LEVEL, date(2022, 2, 15), 5, "99/TB-UBND", date(2022, 2, 14), ""
    )
    tiers.record(season.ws, [entry])
    now = season.event("Nội Thôn")
    assert (now.status, now.reason_text) == (EventStatus.CANCELLED, "Cấp độ 5 (Bão)")
    told = reasons(season, event)
    assert "xã Nội Thôn thuộc vùng cấp độ 5 (Bão)" in told
    assert "cấp độ 3" not in told
    assert "Cấp độ 5, " not in told


def test_that_a_tier_that_rose_and_fell_is_asked_about_and_never_quoted(season: Season) -> None:
    event = season.event("Cần Yên")
    at(season, "Cần Yên", 3, 15)
    at(season, "Cần Yên", 2, 16)
    row = events.detail(season.ws, event.id).row
    assert (row.event.status, row.step) == (EventStatus.TO_ADJUST, NextStep.RESTORE)
    with pytest.raises(Refused, match="nay cho tổ chức lại phần hội") as refused:
        events.adjust(season.ws, event.id)
    assert "Hãy khôi phục, hoặc bỏ phần ấy" in str(refused.value)
    events.restore_offered(season.ws, event.id)
    assert not has_notice(season, event)


def test_that_what_is_left_out_after_all_tells_what_took_it_away(season: Season) -> None:
    event = season.event("Cần Yên")
    at(season, "Cần Yên", 3, 15)
    at(season, "Cần Yên", 2, 16)
    events.save(season.ws, replace(season.event("Cần Yên"), parts=(REVIEW,)))
    adjusted = events.adjust(season.ws, event.id)
    assert (adjusted.after.status, adjusted.paper_id is None) == (EventStatus.PLANNED, False)
    told = reasons(season, event)
    assert "Từ cấp độ 2 sang cấp độ 3: không tổ chức phần hội" in told
    assert "thuộc vùng" not in told


def test_that_a_limit_that_rises_again_leaves_the_plan_as_it_was_without_a_notice(season: Season) -> None:
    event = season.event("Trường Hà")
    event = events.save(season.ws, replace(event, plan=replace(event.plan, expected_people=100))).event
    limited(season, "Trường Hà", 50, 10, "20/CV-UBND")
    assert season.event("Trường Hà").status is EventStatus.TO_ADJUST
    limited(season, "Trường Hà", 200, 14, "25/CV-UBND")
    now = season.event("Trường Hà")
    assert (now.status, now.parts, now.dropped) == (EventStatus.PLANNED, event.parts, event.dropped)
    assert not has_notice(season, event)
    with pytest.raises(Refused, match="không có gì phải điều chỉnh"):
        events.adjust(season.ws, event.id)


def test_that_a_limit_that_rises_again_needs_no_notice_where_a_part_had_fallen_away_before(season: Season) -> None:
    event = season.event("Nội Thôn")
    event = events.save(season.ws, replace(event, plan=replace(event.plan, expected_people=100))).event
    limited(season, "Nội Thôn", 50, 10, "20/CV-UBND", 3)
    limited(season, "Nội Thôn", 200, 14, "25/CV-UBND", 3)
    adjusted = events.adjust(season.ws, event.id)
    assert (adjusted.after.status, adjusted.paper_id) == (EventStatus.PLANNED, None)
    assert not has_notice(season, event)


def test_that_fewer_people_are_explained_by_the_limit_and_its_paper(season: Season) -> None:
    event = season.event("Trường Hà")
    event = events.save(season.ws, replace(event, plan=replace(event.plan, expected_people=100))).event
    limited(season, "Trường Hà", 50, 10, "20/CV-UBND")
    now = season.event("Trường Hà")
    events.save(season.ws, replace(now, plan=replace(now.plan, expected_people=45)))
    assert events.adjust(season.ws, event.id).paper_id is not None
    told = reasons(season, event)
    assert "Số người tham gia không quá 50 người theo Công văn số 20/CV-UBND" in told


def test_that_one_put_off_waits_for_its_day_whatever_the_tier_says(season: Season) -> None:
    event = season.event("Pác Bó")
    events.postpone(season.ws, event.id, CancelReason.TIER)
    at(season, "Pác Bó", 4, 20)
    row = events.detail(season.ws, event.id).row
    assert (row.step, row.needs_adjusting) == (NextStep.SET_DAY, False)
    with pytest.raises(Refused, match="đang hoãn, chưa có ngày mới"):
        events.adjust(season.ws, event.id)


def test_that_an_event_that_is_held_after_all_says_by_which_level(season: Season) -> None:
    event = season.event("Tổng Cọt")
    at(season, "Tổng Cọt", 4, 15)
    at(season, "Tổng Cọt", 1, 16)
    events.restore_offered(season.ws, event.id)
    assert "thuộc vùng cấp độ 1" in reasons(season, event)
    event_steps.cancel(season.ws, event.id, CancelReason.WEATHER, "Bão số 3")
    assert "1. Do bão số 3." in reasons(season, event)
    event_steps.reopen(season.ws, event.id)
    assert "cấp độ" not in reasons(season, event)
