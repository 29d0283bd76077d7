"""A closed year: nothing of plans that lies wholly in it changes any more, until it is opened again with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest

from app.db import years as db_years
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.domain.plans.measures import Measure
from app.domain.plans.plan import Plan
from app.domain.plans.registers import RegisterEntry, RegisterPerson
from app.domain.plans.spans import Frequency
from app.domain.plans.surveys import QuestionKind, Survey, SurveyForm, SurveyQuestion
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import ProgressState, Timing
from app.domain.plans.work import (
    DutyRuling,
    PlanCost,
    PlanFigure,
    TargetJudgement,
    TargetShare,
    TaskOpening,
    TaskProgress,
)
from app.domain.targets import TargetState
from app.domain.years.closing import Closing
from app.errors import Refused
from app.services.plans import (
    classification,
    costs,
    duties,
    duty_entries,
    duty_rulings,
    figure_typing,
    figures,
    register,
    registers,
    survey_forms,
    surveys,
    target_entries,
    task_entries,
    task_files,
    tasks,
)
from app.services.plans.figure_typing import TypedFigure
from app.services.workspace import Workspace
from app.services.years import closing
from tests.support.made_plans import a_plan, a_task, head

KEY = "sau"


def the_plan() -> Plan:
    """A plan of 2021-2025 with what is owed, done and counted every year, and what is done once."""
    november = DutyDate(month=11, month_day=15)
    return a_plan(
        [
            a_task("nam", timing=Timing(frequency=Frequency.YEAR)),
            a_task("chung"),
            a_task("cho", timing=Timing(condition="sau khi có hướng dẫn")),
        ],
        key=KEY,
        head=head(starts=date(2021, 1, 1), ends=date(2025, 12, 31)),
        measures=(Measure(key="a", name="Buổi", unit="buổi"),),
        targets=(
            Target(
                key="t", title="T", unit="buổi", numerator="a", frequency=Frequency.YEAR,
                steps=(TargetStep(value=Decimal(40)),),
            ),
        ),
        duties=(
            Duty(key="bc", title="Báo cáo", owed_by=("stp",), frequency=Frequency.YEAR, dates=(november,)),
            Duty(key="mot", title="Đề án", owed_by=("cat",), dates=(DutyDate(day=date(2021, 6, 1)),)),
        ),
    )  # fmt: skip


class Entered:
    """A plan with a little of everything of 2021 under it."""

    def __init__(self, ws: Workspace, folder: Path) -> None:
        self.ws = ws
        self.plan = register.save(ws, the_plan())
        plan_id, day = self.plan.id, date(2021, 5, 1)
        self.file = folder / "ảnh.txt"
        self.file.write_text("ảnh", encoding="utf-8")
        self.figure = figures.set_figure(ws, KEY, a_figure(50))
        self.cost = costs.save(ws, KEY, a_cost())
        task_entries.record(ws, KEY, "nam", progress(), [self.file])
        task_entries.open_(ws, KEY, "cho", TaskOpening(part_id=0, opened_on=day))
        target_entries.judge(ws, KEY, "t", a_judgement())
        self.round = classification.save(
            ws, ClassificationRound(title="Đợt 1", year=2021, period="2021", grades=("Tốt",), plan_id=plan_id)
        )
        self.grade = classification.save_result(ws, ClassificationResult(round_id=self.round.id, name="A", grade="Tốt"))
        question = SurveyQuestion(text="Mấy lần", kind=QuestionKind.NUMBER)
        self.survey = surveys.save(ws, Survey(title="Khảo sát", questions=(question,), plan_id=plan_id, starts_on=day))
        survey_forms.save(ws, SurveyForm(survey_id=self.survey.id, number=1, answers={1: ("3",)}))
        self.line = registers.save(ws, RegisterEntry(register="trainings", title="Lớp", on_day=day))

    def row(self, title: str = "Báo cáo") -> DutyRow:
        """The line of a duty of 2021."""
        rows = duties.board(self.ws, DutyFilter(plan=KEY))
        return next(row for row in rows if row.title.startswith(title) and 2021 in row.years)

    @property
    def entry(self) -> TaskProgress:
        """What is entered of the yearly task."""
        standing = tasks.find(self.ws, KEY, "nam").standing
        assert standing is not None
        return standing.slots[0].entries[0]


def a_figure(value: int, period: str = "2021") -> PlanFigure:
    return PlanFigure(plan_id=0, measure="a", period=period, value=Decimal(value))


def a_cost(year: int = 2021) -> PlanCost:
    return PlanCost(plan_id=0, year=year, title="In tài liệu", planned=5)


def progress(day: date = date(2021, 12, 1), period: str = "2021", entry_id: int = 0) -> TaskProgress:
    return TaskProgress(part_id=0, state=ProgressState.DONE, on_day=day, period=period, id=entry_id)


def a_judgement(period: str = "2021") -> TargetJudgement:
    return TargetJudgement(
        part_id=0, period=period, state=TargetState.MISSED, judged_on=date(2022, 12, 1), reason="đếm lại"
    )


_Act: TypeAlias = Callable[[Entered], object]
_ACTS: dict[str, _Act] = {
    "figure": lambda at: figures.set_figure(at.ws, KEY, a_figure(10)),
    "figure of a quarter": lambda at: figures.set_figure(at.ws, KEY, a_figure(10, "2021-Q3")),
    "take a figure out": lambda at: figures.remove(at.ws, at.figure.id),
    "cost": lambda at: costs.save(at.ws, KEY, a_cost()),
    "move a cost away": lambda at: costs.save(at.ws, KEY, replace(at.cost, year=2023)),
    "take a cost out": lambda at: costs.remove(at.ws, KEY, at.cost.id),
    "progress": lambda at: task_entries.record(at.ws, KEY, "nam", progress(date(2022, 2, 1))),
    "progress once": lambda at: task_entries.record(at.ws, KEY, "chung", progress(period="")),
    "correct progress": lambda at: task_entries.record(at.ws, KEY, "nam", replace(at.entry, period="2022")),
    "take progress out": lambda at: task_entries.remove(at.ws, KEY, at.entry.id),
    "evidence": lambda at: task_files.add(at.ws, KEY, at.entry.id, [at.file]),
    "take evidence out": lambda at: task_files.remove(at.ws, KEY, evidence_of(at)),
    "open": lambda at: task_entries.open_(at.ws, KEY, "cho", TaskOpening(part_id=0, opened_on=date(2022, 3, 1))),
    "wait again": lambda at: task_entries.wait_again(at.ws, KEY, "cho"),
    "judge": lambda at: target_entries.judge(at.ws, KEY, "t", a_judgement()),
    "take a judgement back": lambda at: target_entries.take_back(at.ws, KEY, "t", "2021"),
    "share": lambda at: target_entries.share(
        at.ws, KEY, "t", [TargetShare(part_id=0, period="2021", agency="stp", value=Decimal(9))]
    ),
    "receive": lambda at: duty_entries.receive(at.ws, at.row().at, soft_on=date(2022, 1, 5)),
    "receive what is owed once": lambda at: duty_entries.receive(at.ws, at.row("Đề án").at, soft_on=date(2022, 1, 5)),
    "extend": lambda at: duty_entries.extend(at.ws, at.row().at, date(2022, 3, 1), "bão"),
    "waive": lambda at: duty_entries.waive(at.ws, at.row().at, "sáp nhập"),
    "rule": lambda at: duty_rulings.rule(
        at.ws, DutyRuling(part_id=at.row().at.part_id, period="2021", due_on=date(2021, 12, 1), document="1/TB")
    ),
    "move a round away": lambda at: classification.save(at.ws, replace(at.round, year=2022, period="2022")),
    "grade": lambda at: classification.save_result(at.ws, replace(at.grade, name="B")),
    "take a round out": lambda at: classification.remove(at.ws, at.round.id),
    "survey": lambda at: surveys.save(at.ws, replace(at.survey, title="Khác")),
    "form": lambda at: survey_forms.save(at.ws, SurveyForm(survey_id=at.survey.id, number=2, answers={1: ("4",)})),
    "line": lambda at: registers.save(at.ws, replace(at.line, id=0)),
    "move a line away": lambda at: registers.save(at.ws, replace(at.line, on_day=date(2022, 5, 1))),
    "take a line out": lambda at: registers.remove(at.ws, at.line.id),
    "people": lambda at: registers.add_persons(at.ws, at.line.id, [RegisterPerson(full_name="Nguyễn Văn A")]),
    "leave the measure out": lambda at: register.save(
        at.ws, replace(at.plan, measures=(), targets=()), even_with_work=True
    ),
    "remove the plan": lambda at: register.remove(at.ws, KEY, even_with_work=True),
}


def evidence_of(at: Entered) -> int:
    """The number of the file under the yearly task's entry."""
    return tasks.find(at.ws, KEY, "nam").evidence[0].id


@pytest.fixture
def entered(bare: Workspace, tmp_path: Path) -> Entered:
    day = datetime(2023, 1, 5, 5, tzinfo=UTC)
    return Entered(replace(bare, clock=lambda: day), tmp_path)


def close(ws: Workspace, *years: int) -> None:
    with ws.store.write("Khóa năm", ws.actor) as connection:
        for year in years:
            db_years.save(connection, Closing(year, date(2023, 1, 4), "a"))


def test_that_nothing_of_plans_that_lies_in_a_closed_year_changes(entered: Entered) -> None:
    close(entered.ws, 2021)
    for name, act in _ACTS.items():
        with pytest.raises(Refused) as refusal:
            act(entered)
        assert (name, refusal.value.code) == (name, "year-closed")
        assert str(refusal.value).startswith("Năm 2021 đã khóa ngày 04/01/2023; chưa có gì thay đổi.")
    typed = [TypedFigure("a", "2021", "7"), TypedFigure("a", "2021", ""), TypedFigure("a", "2022", "8")]
    assert [text[:16] for text in figure_typing.type_in(entered.ws, KEY, typed)] == ["Năm 2021 đã khóa"] * 2 + [""]
    assert {item.period: item.value for item in figures.figures(entered.ws, KEY)} == {"2021": 50, "2022": 8}
    closing.reopen(entered.ws, 2021, "đếm lại")
    assert figures.set_figure(entered.ws, KEY, a_figure(10)).value == 10


def test_that_what_goes_on_beyond_the_closed_year_is_entered(entered: Entered) -> None:
    ws = entered.ws
    close(ws, 2021)
    figures.set_figure(ws, KEY, a_figure(60, "2021..2022"))
    figures.set_figure(ws, KEY, a_figure(60, "2022"))
    task_entries.record(ws, KEY, "chung", progress(date(2022, 2, 1), ""))
    duty_rulings.rule(
        ws, DutyRuling(part_id=entered.row().at.part_id, period="2022", due_on=date(2022, 12, 1), document="1/TB")
    )
    team = registers.save(ws, RegisterEntry(register="teams", title="Tổ tự quản", on_day=date(2021, 5, 1)))
    registers.save(ws, replace(entered.line, id=0, on_day=None))
    registers.save(ws, replace(entered.line, id=0, until_day=date(2022, 1, 3), on_day=date(2021, 12, 30)))
    register.save(ws, replace(entered.plan, tasks=(*entered.plan.tasks, a_task("moi"))))
    assert registers.find(ws, team.id).entry.title == "Tổ tự quản"
    close(ws, 2022)
    with pytest.raises(Refused, match="Năm 2022 đã khóa"):
        figures.set_figure(ws, KEY, a_figure(61, "2021..2022"))
