"""The board of duties on real data files: plan 74/KH-BCĐ with what is kept elsewhere, and the recurring ones."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.awards.nominations import DeadlineRuling
from app.domain.plans.duties import DutyDate
from app.domain.plans.duty_rows import DutyFilter
from app.domain.plans.duty_standing import DutyState, DutyTone
from app.domain.plans.spans import Frequency
from app.domain.plans.work import DutyRuling
from app.services import overview
from app.services.awards import campaigns, dossiers
from app.services.plans import duties, duty_entries, duty_rulings, register
from tests.support.duties import a_duty, a_plan
from tests.support.duty_boards import line, lines, on, plan_74, taken
from tests.support.workspaces import ha_quang


def test_that_eight_communes_owe_their_report_by_the_twentieth(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        found = lines(ws, "commune-report")
        assert len(found) == 8
        assert {row.due.working for row in found} == {date(2022, 1, 20)}
        assert {row.owed_to for row in found} == {"Đồn Biên phòng cửa khẩu Sóc Giang"}
        assert {row.source for row in found} == {"submissions"}
        one = found[0].standing
        assert one.state is DutyState.DUE_SOON
        assert one.sentence.endswith("còn 05 ngày làm việc")


def test_that_plan_74_left_eight_working_days_on_the_day_it_was_issued(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 11)) as ws:
        left = lines(ws, "commune-report")[0].standing.left
        assert left is not None
        assert left.words == "08 ngày làm việc"


def test_that_dossiers_have_two_days_with_both_clauses(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 25)) as ws:
        found = lines(ws, "award-dossier")
        assert len(found) == 8
        row = found[0]
        assert (row.due.working, row.due.last) == (date(2022, 1, 20), date(2022, 2, 9))
        assert [item.clause for item in row.due.dates] == ["IV.6", "III(2).3"]
        assert row.standing.tone is DutyTone.AMBER
        assert "còn trong hạn III.3 đến hết ngày 09/02/2022" in row.standing.sentence
        assert line(on(ws, date(2022, 2, 10)), "award-dossier", "Sóc Hà").standing.state is DutyState.OVERDUE


def test_that_a_ruling_of_commendation_is_the_one_of_the_plan_and_the_other_way_round(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 25)) as ws:
        campaign = campaigns.of_year(ws)
        ruling = DeadlineRuling(campaign.id, date(2022, 1, 27), "15/TB-BCĐ", date(2022, 1, 24), "Trưởng ban")
        dossiers.rule_deadline(ws, ruling)
        row = line(ws, "award-dossier", "Sóc Hà")
        assert row.due.working == row.due.last == date(2022, 1, 27)
        assert row.due.ruling is not None
        assert row.due.ruling.document == "15/TB-BCĐ"
        duty_rulings.rule(ws, DutyRuling(part_id=row.at.part_id, due_on=date(2022, 1, 28), document="16/TB-BCĐ"))
        assert dossiers.deadline(ws, campaign.id).last == date(2022, 1, 28)
        duty_rulings.take_back_ruling(ws, row.at.part_id)
        assert dossiers.deadline(ws, campaign.id).ruling is None
        assert line(ws, "award-dossier", "Sóc Hà").due.is_contradicted


def test_that_the_conflict_of_plan_74_is_found(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        ((plan, part_id, slot),) = duty_rulings.conflicts(ws)
        assert plan.head.number == "74/KH-BCĐ"
        assert slot.duty.key == "award-dossier"
        assert part_id == line(ws, "award-dossier", "Sóc Hà").at.part_id


def test_that_duties_without_day_ask_for_one(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        found = lines(ws, "settlement")
        assert len(found) == 8
        assert {row.standing.tone for row in found} == {DutyTone.ASK}
        assert duties.board(ws)[-1].due.working is None


def test_that_the_collecting_point_owes_the_review(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        (row,) = lines(ws, "district-review")
        assert "Sóc Giang" in row.owner.name
        assert row.source == "review"


def test_that_reports_every_year_are_owed_every_year(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        taken(ws, "binh-phuoc-2022")
        today = on(ws, date(2022, 11, 9))
        found = lines(today, "bao-cao-nam")
        assert sorted({row.due.working for row in found if row.due.working}) == [
            date(year, 11, 14) for year in (2022, 2023, 2024, 2025)
        ]
        total = lines(today, "bao-cao-tong-hop")
        assert [row.due.working for row in total] == [date(year, 11, 19) for year in (2022, 2023, 2024, 2025)]
        # 9, 10, 11 and 14/11: the 12th and 13th are a weekend
        assert {row.standing.left.days for row in lines(today, "bao-cao-nam", year=2022) if row.standing.left} == {4}


def test_that_filters_narrow_the_board(tmp_path: Path) -> None:
    with plan_74(tmp_path, date(2022, 1, 25)) as ws:
        whole = duties.board(ws)
        assert len(duties.board(ws, DutyFilter(plan="ha-quang-2022"))) == len(whole)
        assert duties.board(ws, DutyFilter(plan="khac")) == ()
        late = duties.board(ws, DutyFilter(is_late=True))
        assert {row.duty.key for row in late} == {"commune-report", "award-dossier"}
        soon = duties.board(ws, DutyFilter(due_in=40))
        assert {row.duty.key for row in soon} == {"conference"}
        assert {row.owner.name for row in duties.board(ws, DutyFilter(who="soc ha"))} == {"xã Sóc Hà"}
        assert duties.board(ws, DutyFilter(year=2030)) == ()


@pytest.mark.parametrize("plan_id", ["lang-son-luat-bien-phong", "lang-son-pbgdpl-2021", "lao-cai-1219"])
def test_that_every_plan_that_ships_has_a_board(tmp_path: Path, plan_id: str) -> None:
    with ha_quang(tmp_path) as ws:
        plan = taken(ws, plan_id)
        found = duties.board(ws, DutyFilter(plan=plan_id))
        assert {row.duty.key for row in found} == {duty.key for duty in plan.duties}
        assert all(row.owner.name and row.standing.sentence for row in found)


def test_that_a_report_before_the_fifteenth_of_november_is_due_on_the_fourteenth(tmp_path: Path) -> None:
    with ha_quang(tmp_path) as ws:
        taken(ws, "lang-son-pbgdpl-2021")
        found = lines(on(ws, date(2021, 11, 15)), "bao-cao-phoi-hop")
        assert {row.due.last for row in found} == {date(2021, 11, 14)}
        assert {row.standing.days for row in found} == {1}
        assert {row.through for row in found} == {"Sở Tư pháp"}


def test_that_the_first_page_goes_by_the_same_decision(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        for key, day in (("commune-report", date(2022, 1, 24)), ("award-dossier", date(2022, 1, 27))):
            part_id = line(ws, key, "Sóc Hà").at.part_id
            duty_rulings.rule(ws, DutyRuling(part_id=part_id, due_on=day, document="15/TB-BCĐ"))
            told = {item.code: item for item in overview.overview(ws, 2021).deadlines}[key]
            assert [item.due_on for item in told.dates] == [day]
            assert not told.is_contradicted


def test_that_the_first_page_tells_the_next_days_of_other_plans(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        own = {item.code for item in overview.overview(ws, 2021).deadlines}
        taken(ws, "binh-phuoc-2022")
        assert {item.code for item in overview.overview(ws, 2021).deadlines} == own, "not due for months"
        then = on(ws, date(2022, 10, 20))
        (year, whole) = [item for item in overview.overview(then, 2021).deadlines if item.code not in own]
        assert (year.due_on, whole.due_on) == (date(2022, 11, 14), date(2022, 11, 19))
        assert year.title == "Báo cáo tổng kết hằng năm (năm 2022)"
        assert year.dates[0].clause.endswith(", mục VI.1")
        for row in lines(then, "bao-cao-nam"):
            if row.period.text == "2022":
                duty_entries.extend(then, row.at, date(2022, 11, 25), "Mưa lũ")
        later = {item.code: item for item in overview.overview(then, 2021).deadlines}
        assert later["binh-phuoc-2022:bao-cao-nam:2022"].due_on == date(2022, 11, 25)
        assert overview.overview(then, 2020).deadlines == ()


def test_that_a_plan_changed_here_changes_every_page(tmp_path: Path) -> None:
    with plan_74(tmp_path) as ws:
        plan = register.find(ws, "ha-quang-2022")
        inclusive = replace(plan, head=replace(plan.head, is_inclusive=True))
        register.save(ws, inclusive)
        assert line(ws, "award-dossier", "Sóc Hà").due.working == date(2022, 1, 21)
        assert dossiers.deadline(ws, campaigns.of_year(ws).id).working == date(2022, 1, 21)
        assert min(item.due_on for item in overview.overview(ws, 2021).deadlines) == date(2022, 1, 21)


def test_that_reports_due_in_the_next_period_are_not_late_before_there_is_anything_to_report(tmp_path: Path) -> None:
    monthly = DutyDate(month_day=5, periods_later=1)
    yearly = DutyDate(month=1, month_day=15, periods_later=1)
    plan = a_plan(
        a_duty(monthly, key="thang", title="Báo cáo tháng", frequency=Frequency.MONTH, clause=""),
        a_duty(yearly, key="nam", title="Báo cáo năm", frequency=Frequency.YEAR, clause=""),
        starts=date(2022, 1, 1),
        ends=date(2022, 12, 31),
        phases=(),
        key="sau",
    )
    with ha_quang(tmp_path) as ws:
        register.save(ws, plan)
        june = on(ws, date(2022, 6, 20))
        months = {row.period.text: row for row in lines(june, "thang")}
        assert months["2022-05"].standing.sentence == "Chưa nộp; quá hạn 16 ngày (hạn đến hết ngày 04/06/2022)"
        assert months["2022-06"].standing.state is DutyState.NOT_DUE
        assert months["2022-06"].due.dates[0].words == "trước ngày 05/07/2022: đến hết ngày 04/07/2022"
        assert months["2022-12"].due.working == date(2023, 1, 4)
        (year,) = lines(june, "nam")
        assert (year.period.words, year.due.working) == ("năm 2022", date(2023, 1, 14))
        assert year.standing.state is DutyState.NOT_DUE
        done = duty_entries.receive(on(ws, date(2023, 1, 10)), year.at, soft_on=date(2023, 1, 10))
        assert done.standing.state is DutyState.DONE
