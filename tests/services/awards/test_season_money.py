"""What a season of commendation costs: by places, by nominations, by who pays."""

from datetime import date
from decimal import Decimal

from app.db import awards as db_awards
from app.db import nominations as db
from app.domain.awards.catalogue import Coefficient, Confidence, DatedRule, NomineeKind, RuleKind
from app.domain.awards.money import MoneySum
from app.domain.awards.nominations import NomineeMatch, Sameness
from app.services.awards import money
from app.services.workspace import Workspace
from tests.support.award_decisions import DISTRICT, OWN, POOL, proposed, season_2021
from tests.support.award_season import a_candidate, a_nominee

TEAM, HOUSEHOLD = NomineeKind.COLLECTIVE, NomineeKind.HOUSEHOLD


def test_that_all_places_of_the_plan_cost_what_the_plan_budget_says(ws: Workspace) -> None:
    found = money.purse(ws, season_2021(ws).id, date(2022, 3, 3))
    by_award: dict[str, list[int | None]] = {}
    for item in found:
        by_award.setdefault(item.quota.award, []).append(item.total)
    assert sum(amount or 0 for amount in by_award[DISTRICT]) == 14_400_000
    assert sorted(by_award[DISTRICT], key=lambda amount: amount or 0) == [900_000] * 16
    assert by_award[POOL] == [2_980_000, 1_490_000]
    assert by_award["giay-khen-bch-bdbp"] == [900_000, 450_000]
    assert {item.source for item in found} == {
        "Quỹ thi đua, khen thưởng tỉnh Cao Bằng",
        "Quỹ thi đua, khen thưởng huyện Hà Quảng",
        "Quỹ khen thưởng Bộ đội Biên phòng tỉnh Cao Bằng",
    }


def test_that_places_cost_more_when_the_salary_has_risen(ws: Workspace) -> None:
    found = money.purse(ws, season_2021(ws).id, date(2023, 7, 1))
    assert sum(item.total or 0 for item in found if item.quota.award == DISTRICT) == 8 * (1_080_000 + 2 * 540_000)


def test_that_an_estimate_sums_those_who_hold_a_place_by_award_kind_unit_and_source(ws: Workspace) -> None:
    proposed(ws, "Tổ tự quản Kéo Sỹ", kind=TEAM)
    proposed(ws, "Nông Văn Một")
    proposed(ws, "Bế Thị Hai", "Tổng Cọt")
    proposed(ws, "Lục Văn Ba", "Cần Yên", POOL)
    a_candidate(ws, season_2021(ws), a_nominee(ws, "Cần Yên", "Vương Thị Bốn"), DISTRICT)
    told = money.estimate(ws, season_2021(ws).id)
    assert told.base_salary is not None
    assert told.base_salary.content.amount == 1_490_000
    assert told.total == MoneySum("Tổng cộng", 4, 900_000 + 450_000 + 450_000 + 1_490_000)
    assert told.words == "Ba triệu hai trăm chín mươi nghìn đồng"
    sums = {name: {item.label: item.amount for item in found} for name, found in told.sums.items()}
    assert sums["award"] == {
        "Giấy khen của Chủ tịch Ủy ban nhân dân huyện Hà Quảng": 1_800_000,
        "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng": 1_490_000,
    }
    assert sums["kind"] == {"tập thể": 900_000, "cá nhân": 2_390_000}
    assert sums["unit"] == {"xã Sóc Hà": 1_350_000, "xã Tổng Cọt": 450_000, "xã Cần Yên": 1_490_000}
    assert sums["source"] == {
        "Quỹ thi đua, khen thưởng huyện Hà Quảng": 1_800_000,
        "Quỹ thi đua, khen thưởng tỉnh Cao Bằng": 1_490_000,
    }


def test_that_what_no_rule_tells_is_said_and_never_nought(ws: Workspace) -> None:
    proposed(ws, "Hộ ông Nông Văn Năm", award=OWN, kind=HOUSEHOLD)
    (line,) = money.estimate(ws, season_2021(ws).id).lines
    assert (line.amount, line.payable, line.missing) == (None, None, "danh mục chưa có hệ số")
    assert money.estimate(ws, season_2021(ws).id).total == MoneySum("Tổng cộng", 1, 0, unknown=1)
    assert money.estimate(ws, season_2021(ws).id).words == "chưa tính được"
    proposed(ws, "Nông Văn Một")
    words = money.estimate(ws, season_2021(ws).id).words
    assert words == "Bốn trăm năm mươi nghìn đồng, chưa kể 01 trường hợp chưa có mức thưởng"
    (early, _other) = money.estimate(ws, season_2021(ws).id, date(2015, 3, 3)).lines
    assert early.missing == "chưa có mức lương cơ sở của ngày này"


def test_that_an_edited_coefficient_counts_at_once(ws: Workspace) -> None:
    proposed(ws, "Hộ ông Nông Văn Năm", award=OWN, kind=HOUSEHOLD)
    row = DatedRule(
        RuleKind.COEFFICIENT,
        f"{OWN}.household",
        Coefficient(OWN, HOUSEHOLD, Decimal("0.225")),
        date(2017, 10, 1),
        date(2024, 1, 1),
        "Quy chế của tỉnh",
        Confidence.PRACTICE,
    )
    with ws.store.write("thử", "thử") as connection:
        db_awards.save_rule(connection, row)
    assert money.estimate(ws, season_2021(ws).id).total.amount == 340_000  # 335.250, rounded up


def test_that_of_two_awards_for_one_achievement_only_the_higher_is_summed(ws: Workspace) -> None:
    low = proposed(ws, "Nông Văn Một")
    high = proposed(ws, "Hoàng Thị Sáu", "Tổng Cọt", POOL)
    with ws.store.write("thử", "thử") as connection:
        first, second = sorted((low.nominee_id, high.nominee_id))
        db.save_match(connection, NomineeMatch(first, second, Sameness.SAME))
    told = money.estimate(ws, season_2021(ws).id)
    assert {line.nomination_id: line.payable for line in told.lines} == {low.id: 0, high.id: 1_490_000}
    paid = next(line for line in told.lines if line.nomination_id == low.id)
    assert paid.paid_instead == "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng"
    assert told.total.amount == 1_490_000
