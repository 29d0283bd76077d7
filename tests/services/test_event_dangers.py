"""Several dangers at once: what a storm calls off is no tier of the epidemic, in lists, figures and words."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.event_figures import figures_of
from app.domain.event_purposes import EventPurpose
from app.domain.event_rows import RegisteredEvent, rows_of
from app.domain.events import CancelReason, EventPart, EventStatus
from app.domain.periods import ReportingPeriod
from app.domain.tier_history import Standing, TierEntry
from app.domain.tiers import RuleMatrix, TierRule
from app.services import event_paper_contents, event_register, event_saving, event_steps, tier_rules, tiers
from tests.support.district_season import ANNOUNCED_ON, Season, planned
from tests.support.made_once import MadeOnce

YEAR = ReportingPeriod.of_year(2022)
FROM = date(2022, 2, 15)
CALM, SHUT = (True, True, True), (False, False, False)


def storm(season: Season, *levels: tuple[int, tuple[bool, bool, bool]]) -> str:
    """The key of an own matrix of storms."""
    rules = tuple(TierRule(level, *allows, "Điều 3", date(2021, 7, 1)) for level, allows in levels)
    return tier_rules.save_matrix(season.ws, RuleMatrix(rules, "", "Bão")).key


def stormed(season: Season, name: str, level: int, matrix: str, from_day: date = FROM) -> None:
    paper = ("99/TB-UBND", ANNOUNCED_ON, "UBND huyện Hà Quảng")
    tiers.record(season.ws, [TierEntry(season.ids[name], matrix, Standing.LEVEL, from_day, level, *paper)])


def known(season: Season, name: str) -> RegisteredEvent:
    with season.ws.store.read() as connection:
        found = event_register.registered(connection, YEAR)
    return next(item for item in found if item.event.hosts == (season.ids[name],))


def silenced(season: Season, name: str) -> int:
    """N13 of one event of a commune."""
    catalogue = season.ws.presets.catalogue(2022)
    return int(figures_of((known(season, name),), season.ids[name], catalogue, YEAR)["N13"].value)


def line(season: Season, name: str) -> tuple[str, str, str]:
    (row,) = rows_of(known(season, name), season.ids[name])
    return row.tier, row.status, row.reason


def test_that_a_storm_that_calls_an_event_off_is_no_tier_of_the_epidemic(tmp_path: Path, made_once: MadeOnce) -> None:
    with planned(tmp_path, made_once) as season:
        key = storm(season, (1, CALM), (4, SHUT))
        stormed(season, "Nội Thôn", 4, key)
        stormed(season, "Cải Viên", 4, key)
        assert season.event("Nội Thôn").status is EventStatus.CANCELLED
        # Nội Thôn is at level 3 of the epidemic, Cải Viên at level 1.
        assert line(season, "Nội Thôn") == ("3", "không tổ chức", "Cấp độ 4 (Bão)")
        assert line(season, "Cải Viên") == ("1", "không tổ chức", "Cấp độ 4 (Bão)")
        assert (silenced(season, "Nội Thôn"), silenced(season, "Cải Viên")) == (0, 0)
        # Lũng Nặm was closed by the epidemic; a storm on top changes nothing of that.
        assert (line(season, "Lũng Nặm")[0], silenced(season, "Lũng Nặm")) == ("4", 1)
        stormed(season, "Lũng Nặm", 4, key)
        assert (line(season, "Lũng Nặm")[0], silenced(season, "Lũng Nặm")) == ("4", 1)


def test_that_the_epidemic_stays_the_reason_when_its_level_falls_and_the_event_stays_off(
    tmp_path: Path, made_once: MadeOnce
) -> None:
    with planned(tmp_path, made_once) as season:
        tiers.record(season.ws, [season.announced("Lũng Nặm", 2, FROM)])
        assert season.event("Lũng Nặm").status is EventStatus.CANCELLED
        assert (line(season, "Lũng Nặm")[0], silenced(season, "Lũng Nặm")) == ("4", 1)
        key = storm(season, (1, CALM), (4, SHUT))
        stormed(season, "Cải Viên", 4, key)
        stormed(season, "Cải Viên", 1, key, FROM + timedelta(days=1))
        assert (line(season, "Cải Viên")[0], silenced(season, "Cải Viên")) == ("1", 0)


def test_that_a_planned_event_stands_under_the_tier_of_the_epidemic_alone(tmp_path: Path, made_once: MadeOnce) -> None:
    with planned(tmp_path, made_once) as season:
        stormed(season, "Cải Viên", 3, storm(season, (1, CALM), (3, (True, True, False))))
        assert line(season, "Cải Viên")[:2] == ("1", "kế hoạch")


@pytest.mark.parametrize(("level", "tier"), [(2, "4"), (3, "3")])
def test_that_who_calls_an_event_off_for_its_tier_is_believed_unless_the_plan_says_which(
    tmp_path: Path, made_once: MadeOnce, level: int, tier: str
) -> None:
    with planned(tmp_path, made_once) as season:
        event = season.event("Cải Viên")
        only_games = replace(event, parts=(EventPart.FESTIVITIES,), plan=replace(event.plan, programme=()))
        event_saving.save(season.ws, only_games, event)
        event_steps.cancel(season.ws, event.id, CancelReason.TIER)
        tiers.record(season.ws, [season.announced("Cải Viên", level, FROM)])
        assert (line(season, "Cải Viên")[0], silenced(season, "Cải Viên")) == (tier, int(tier == "4"))


def test_that_a_report_in_writing_goes_to_whom_every_danger_names(tmp_path: Path, made_once: MadeOnce) -> None:
    with planned(tmp_path, made_once) as season:
        told = TierRule(4, *SHUT, "Điều 3", date(2021, 7, 1), report_to="Ban Chỉ huy phòng, chống thiên tai huyện")
        key = tier_rules.save_matrix(season.ws, RuleMatrix((told,), "", "Bão")).key
        stormed(season, "Lũng Nặm", 4, key)
        with season.ws.store.read() as connection:
            event = season.event("Lũng Nặm")
            written = event_paper_contents.content(connection, season.ws, event, EventPurpose.WRITTEN_REPORT)
        assert written.addressees == (
            "Đồn Biên phòng cửa khẩu Sóc Giang",
            "Ban Chỉ huy phòng, chống thiên tai huyện",
        )
