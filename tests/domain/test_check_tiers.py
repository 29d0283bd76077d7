"""The tier in the head of a report beside the register: a warning where they disagree, else silence."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.check_case import UnitTiers
from app.domain.checks import CheckContext, check
from app.domain.findings import Finding, Severity
from app.domain.findings_text import sentence
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReportHeader
from app.domain.tier_history import Standing, TierEntry, TierRegister
from app.presets.load import PresetLibrary
from tests.domain.test_tier_words import COVID
from tests.support.reports import a_report

CATALOGUE = PresetLibrary.shipped().catalogue(2021)
DAY = date(2021, 12, 20)
HEADER = ReportHeader(period=ReportingPeriod.of_year(2021), tier="2", tier_on=DAY)
ENTRY = TierEntry(5, "covid-19", Standing.LEVEL, date(2021, 12, 1), 3, "15/TB-UBND", date(2021, 11, 30))


def found(header: ReportHeader, *entries: TierEntry, is_kept: bool = True) -> tuple[Finding, ...]:
    tiers = UnitTiers(TierRegister(entries), (5, 1), "covid-19") if is_kept else None
    report = a_report(None, header=header)
    findings = check(report, CATALOGUE, context=CheckContext(matrix=COVID, tiers=tiers))
    return tuple(item for item in findings if item.code.startswith("tier-"))


def test_that_another_level_than_the_register_has_is_told() -> None:
    (told,) = found(HEADER, ENTRY)
    assert (told.code, told.severity) == ("tier-differs", Severity.WARNING)
    assert sentence(told, CATALOGUE) == (
        "Báo cáo ghi cấp độ 2 vào ngày 20/12/2021; sổ cấp độ có cấp độ 3 theo 15/TB-UBND ngày 30/11/2021."
    )
    none = replace(ENTRY, standing=Standing.NONE, level=None, unit_id=1)
    assert "sổ cấp độ có không áp dụng theo" in sentence(found(HEADER, none)[0], CATALOGUE)


def test_that_a_level_nobody_entered_is_only_noted() -> None:
    (told,) = found(HEADER, replace(ENTRY, from_day=date(2021, 12, 21)))
    assert (told.code, told.severity) == ("tier-not-entered", Severity.NOTE)
    assert sentence(told, CATALOGUE) == "Báo cáo ghi cấp độ 2 vào ngày 20/12/2021; sổ cấp độ chưa có gì cho đơn vị này."


@pytest.mark.parametrize(
    "header",
    [
        replace(HEADER, tier="Cấp 3"),
        replace(HEADER, tier="vùng cam", tier_on=None, signed_on=DAY),
        replace(HEADER, tier=" "),
        replace(HEADER, tier="bình thường"),
        replace(HEADER, tier="theo huyện"),
        replace(HEADER, tier_on=None),
        replace(HEADER, is_station=True),
    ],
)
def test_that_agreement_and_silence_say_nothing(header: ReportHeader) -> None:
    assert found(header, ENTRY) == ()


def test_that_nothing_is_said_while_nobody_keeps_the_register() -> None:
    assert found(HEADER, ENTRY, is_kept=False) == ()


def test_that_the_register_of_a_unit_is_all_that_was_entered_for_it_and_above() -> None:
    above = replace(ENTRY, unit_id=1)
    assert UnitTiers(TierRegister([above, ENTRY]), (5, 1), "covid-19").said == (ENTRY, above)
