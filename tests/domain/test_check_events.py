"""Events against the plan: season, order of days, what the tier of the day forbids."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.checks import CheckContext, check
from app.domain.event_templates import EventWindow
from app.domain.findings import Finding, Severity
from app.domain.findings_text import sentence
from app.domain.listed_kinds import Family
from app.domain.periods import ReportingPeriod
from app.domain.registers import ReportedEvent
from app.domain.submissions import ParsedReport, ReportHeader
from app.domain.tiers import RuleMatrix, TierRule
from app.presets.load import PresetLibrary
from tests.support.reports import a_report

CATALOGUE = PresetLibrary.shipped().catalogue(2026)
HELD = "đã tổ chức"
LOCKDOWN = TierRule(4, False, False, False, "II.3", date(2021, 1, 1), report_to="Đồn Sóc Giang")
FREE = TierRule(1, True, True, True, "II.3", date(2021, 1, 1), measures=("5K",))
FEWER = TierRule(2, True, True, True, "II.3", date(2021, 1, 1), limits_people=True)
NO_GAMES = TierRule(3, True, True, False, "II.3", date(2021, 1, 1), limits_people=True)
MATRIX = RuleMatrix((FREE, FEWER, NO_GAMES, LOCKDOWN))
SEASONS = (
    EventWindow("Hội nghị sơ kết", Family.REVIEW, 3, 3, 0, "III.A", date(2021, 1, 1)),
    EventWindow("Ngày hội", Family.FESTIVAL, 3, 3, 0, "III.B", date(2021, 1, 1)),
)


def codes(report: ParsedReport, **context: object) -> list[str]:
    return [item.code for item in found(report, **context)]


def found(report: ParsedReport, **context: object) -> tuple[Finding, ...]:
    plan: dict[str, object] = {"matrix": MATRIX, "windows": SEASONS, **context}
    return check(report, CATALOGUE, context=CheckContext(**plan))  # type: ignore[arg-type]  # free fields of a context


def an_event(**fields: object) -> ReportedEvent:
    base: dict[str, object] = {"name": "Ngày hội", "kind": "Ngày hội", "starts_on": date(2021, 3, 2), "status": HELD}
    return ReportedEvent(**{**base, **fields})  # type: ignore[arg-type]  # free fields of a test row


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (an_event(starts_on=date(2021, 3, 4)), "event-outside-window"),
        (an_event(kind="Sơ kết xã", starts_on=date(2021, 3, 4), status="kế hoạch"), "event-outside-window"),
        (an_event(kind="Ngày hội 19/8", starts_on=date(2021, 8, 15)), None),
        (an_event(kind="Khác", starts_on=date(2021, 8, 15)), None),
        (an_event(starts_on=None), None),
        (an_event(ends_on=date(2021, 3, 1)), "event-dates-reversed"),
        (an_event(tier="4"), "tier-forbids"),
        (an_event(tier="Cấp độ 3", has_festivities=True), "tier-forbids"),
        (an_event(tier="3", activities="VHVN: 02"), "tier-forbids"),
        (an_event(tier="3"), None),
        (an_event(tier="3", has_ceremony=True), None),
        (an_event(tier="4", status="không tổ chức"), None),
        (an_event(tier="4", starts_on=date(2020, 3, 2)), "date-outside-period"),
        (an_event(starts_on=date(2022, 2, 20), status="kế hoạch"), None),
        (an_event(tier="Không áp dụng", has_festivities=True), None),
    ],
)
def test_that_events_keep_to_season_and_tier(event: ReportedEvent, code: str | None) -> None:
    assert codes(a_report(None, event)) == ([code] if code else [])


def test_that_an_event_before_the_tier_was_decided_is_questioned() -> None:
    period = ReportingPeriod.of_year(2021)
    header = ReportHeader(period=period, tier="2", tier_on=date(2021, 5, 1))
    assert codes(a_report(None, an_event(tier="2"), header=header)) == ["event-before-tier"]


def test_that_a_plan_without_epidemic_and_season_checks_nothing_about_them() -> None:
    header = ReportHeader(period=ReportingPeriod.of_year(2021), tier="4", tier_on=date(2021, 5, 1))
    late = an_event(tier="4", has_festivities=True, activities="VHVN: 4", starts_on=date(2021, 4, 1))
    report = a_report({"N01": 1, "N06": 4}, late, header=header)
    assert set(codes(report)) == {
        "condition-broken", "tier-forbids", "event-outside-window", "event-before-tier",
    }  # fmt: skip
    assert codes(report, matrix=RuleMatrix(), windows=()) == []


def test_that_another_matrix_forbids_other_things() -> None:
    only_games = TierRule(3, False, False, True, "5.b", date(2021, 1, 1))
    report = a_report(
        None,
        an_event(tier="3", has_festivities=True),
        an_event(tier="3", has_ceremony=True),
        an_event(tier="3", kind="Hội nghị sơ kết"),
    )
    findings = [item for item in found(report, matrix=RuleMatrix((only_games,))) if item.code == "tier-forbids"]
    assert [(item.where.cell, item.data["what"]) for item in findings] == [
        ("has_ceremony:7", "có phần lễ"), ("status:8", "được tổ chức"),
    ]  # fmt: skip
    assert "(mục 5.b) không cho phép" in sentence(findings[0], CATALOGUE)
    games_again = replace(NO_GAMES, allows_festivities=True)
    with_art = a_report({"N06": 4}, an_event(tier="3", activities="VHVN: 4"))
    assert codes(with_art) == ["condition-broken", "tier-forbids"]
    assert codes(with_art, matrix=RuleMatrix((games_again,))) == []


def test_that_a_row_holds_only_in_its_time() -> None:
    until_february = replace(LOCKDOWN, valid_to=date(2021, 2, 1))
    matrix = RuleMatrix((until_february, replace(FREE, level=4, valid_from=date(2021, 2, 1))))
    early, late = an_event(tier="4", starts_on=date(2021, 1, 31)), an_event(tier="4", starts_on=date(2021, 2, 1))
    assert codes(a_report(None, early), matrix=matrix) == ["tier-forbids"]
    assert codes(a_report(None, late), matrix=matrix) == []


def test_that_tier_rules_look_at_the_events_and_the_limit_of_the_plan() -> None:
    report = a_report({"N05": 300, "N06": 0}, an_event(tier="2", people_count=300))
    small = RuleMatrix((replace(FEWER, max_people=200),))
    assert codes(report, matrix=small) == ["condition-broken", "too-many-people"]
    assert codes(report) == []
    mixed = a_report({"N06": 4}, an_event(tier="3", activities="x"), an_event(activities="VHVN: 4"))
    assert codes(mixed) == []


def test_that_the_limit_is_for_each_event() -> None:
    small = RuleMatrix((replace(FEWER, max_people=200), FREE))
    two = [an_event(tier="2", people_count=150, delegate_count=10), an_event(tier="2", people_count=140)]
    assert codes(a_report({"N05": 290, "N04": 10}, *two), matrix=small) == []
    crowd = found(a_report(None, an_event(tier="2", people_count=195, delegate_count=10)), matrix=small)
    assert [(item.code, item.severity, item.data["people"], item.data["limit"]) for item in crowd] == [
        ("too-many-people", Severity.WARNING, "205", "200")
    ]
    assert codes(a_report({"N04": 900}, an_event(tier="1", delegate_count=900)), matrix=small) == []
