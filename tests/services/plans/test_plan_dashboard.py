"""The plans as a list with what is late, one plan at one look, and its parts found by words."""

from dataclasses import replace
from datetime import date

from app.domain.plans.dashboard import PlanState
from app.domain.plans.plan import PartKind
from app.domain.plans.spans import Frequency
from app.domain.plans.tasks import Timing
from app.services.plans import dashboard, register, report_facts, search
from app.services.workspace import Workspace
from tests.support.duties import a_duty, every
from tests.support.filled_plans import seen_on
from tests.support.made_plans import a_plan, a_task

LATE = a_plan(
    [a_task("1", timing=Timing(ends="2022-Q2"), title="Tổ chức tập huấn"), a_task("2", timing=Timing(ends="2025-Q4"))],
    duties=(a_duty(every(11, 15), owed_by=("stp", "cat"), key="bc", title="Báo cáo năm", frequency=Frequency.YEAR),),
)


def test_that_what_is_late_is_counted_until_the_plan_is_closed(bare: Workspace) -> None:
    register.save(bare, LATE)
    ws = seen_on(bare, date(2022, 12, 1))
    (line,) = dashboard.lines(ws)
    assert (line.state, line.late_tasks, line.late_duties) == (PlanState.RUNNING, 1, 2)
    whole = dashboard.dashboard(ws, LATE.key)
    assert (whole.tasks.total, whole.tasks.overdue, whole.late_owed) == (2, 1, 2)
    assert whole.days[0].first.due.working == date(2022, 11, 14)
    register.close(ws, LATE.key, date(2022, 11, 30))
    (closed,) = dashboard.lines(ws)
    assert (closed.state, closed.late_tasks, closed.late_duties) == (PlanState.CLOSED, 0, 0)


def test_that_the_next_day_is_the_first_to_come(bare: Workspace) -> None:
    register.save(bare, LATE)
    (line,) = dashboard.lines(seen_on(bare, date(2022, 3, 1)))
    assert line.next_due == date(2022, 11, 14)


def test_that_what_would_be_lost_is_told_and_nothing_for_a_plan_without_work(bare: Workspace) -> None:
    register.save(bare, LATE)
    assert register.losses(bare, LATE.key) == ()


def test_that_a_report_is_chosen_of_a_year_that_began_a_phase_or_the_whole(bare: Workspace) -> None:
    plan = register.save(bare, LATE)
    choices = report_facts.choices(plan, date(2023, 5, 1))
    assert [words for _key, words in choices] == ["năm 2023", "năm 2022", "Giai đoạn 1", "toàn kế hoạch"]
    times = [report_facts.chosen(plan, key, is_final=False) for key, _words in choices]
    assert [time.period.text for time in times] == ["2023", "2022", "2022-Q1..2023-Q4", "2022..2025"]
    assert not any(time.is_final for time in times)


def test_that_parts_are_found_by_words_without_accents_plans_first(bare: Workspace) -> None:
    register.save(bare, replace(LATE, head=replace(LATE.head, title="Kế hoạch tập huấn")))
    found = search.search(bare, "tap huan")
    assert [(item.kind, item.key) for item in found] == [(None, ""), (PartKind.TASK, "1"), (PartKind.TASK, "2")]
    assert [item.kind for item in search.search(bare, "báo cáo năm")] == [PartKind.DUTY]
    assert search.search(bare, "  ") == ()
