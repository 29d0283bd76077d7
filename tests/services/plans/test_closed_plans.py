"""A closed plan: nothing that hangs on it changes any more, and nobody is asked for what it ordered."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeAlias

import pytest

from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.duty_rows import DutyFilter, DutyRow
from app.domain.plans.registers import RegisterEntry, RegisterPerson
from app.domain.plans.surveys import QuestionKind, Survey, SurveyForm, SurveyQuestion
from app.domain.plans.work import DutyRuling
from app.errors import Refused
from app.services.plans import (
    chasing,
    classification,
    dashboard,
    duties,
    duty_entries,
    duty_rulings,
    register,
    registers,
    survey_forms,
    surveys,
)
from app.services.workspace import Workspace
from tests.support.duties import a_duty, a_plan, on_day

TODAY = date(2022, 8, 12)


class Entered:
    """A plan with a little of everything under it."""

    def __init__(self, ws: Workspace) -> None:
        self.ws = ws
        self.plan = register.save(ws, a_plan(a_duty(on_day(2022, 8, 10)), starts=date(2022, 1, 1)))
        plan_id = self.plan.id
        self.round = classification.save(
            ws, ClassificationRound(title="Đợt 1", year=2022, period="2022", grades=("Tốt", "Khá"), plan_id=plan_id)
        )
        self.grade = classification.save_result(
            ws, ClassificationResult(round_id=self.round.id, name="Khu dân cư A", grade="Tốt")
        )
        question = SurveyQuestion(text="Nghe mấy lần", kind=QuestionKind.NUMBER)
        self.survey = surveys.save(ws, Survey(title="Khảo sát", questions=(question,), plan_id=plan_id))
        self.form = survey_forms.save(ws, SurveyForm(survey_id=self.survey.id, number=1, answers={1: ("3",)}))
        self.line = registers.save(
            ws, RegisterEntry(register="trainings", title="Lớp", plan_id=plan_id, on_day=date(2022, 5, 1))
        )

    @property
    def row(self) -> DutyRow:
        return next(row for row in duties.board(self.ws) if row.plan_key == self.plan.key)


_Act: TypeAlias = Callable[[Entered], object]
_ACTS: dict[str, _Act] = {
    "plan": lambda at: register.save(at.ws, replace(at.plan, phases=())),
    "receive": lambda at: duty_entries.receive(at.ws, at.row.at, soft_on=date(2022, 8, 11)),
    "extend": lambda at: duty_entries.extend(at.ws, at.row.at, date(2022, 9, 1), "bão"),
    "waive": lambda at: duty_entries.waive(at.ws, at.row.at, "sáp nhập"),
    "rule": lambda at: duty_rulings.rule(
        at.ws, DutyRuling(part_id=at.row.at.part_id, due_on=date(2022, 9, 1), document="1/TB")
    ),
    "change a round": lambda at: classification.save(at.ws, replace(at.round, title="Đợt khác")),
    "move a round away": lambda at: classification.save(at.ws, replace(at.round, plan_id=None)),
    "remove a round": lambda at: classification.remove(at.ws, at.round.id),
    "grade": lambda at: classification.save_result(at.ws, replace(at.grade, grade="Khá")),
    "take a grade out": lambda at: classification.remove_result(at.ws, at.round.id, at.grade.id),
    "list of grades": lambda at: classification.store(
        at.ws, classification.from_text(at.ws, at.round.id, "Tên đơn vị\tXếp loại\nKhu dân cư số 2\tTốt")
    ),
    "change a survey": lambda at: surveys.save(at.ws, replace(at.survey, title="Khác")),
    "move a survey away": lambda at: surveys.save(at.ws, replace(at.survey, plan_id=None)),
    "remove a survey": lambda at: surveys.remove(at.ws, at.survey.id),
    "remove all forms": lambda at: surveys.remove_forms(at.ws, at.survey.id),
    "form": lambda at: survey_forms.save(at.ws, SurveyForm(survey_id=at.survey.id, number=2, answers={1: ("4",)})),
    "take a form out": lambda at: survey_forms.remove(at.ws, at.survey.id, 1),
    "line": lambda at: registers.save(at.ws, replace(at.line, id=0)),
    "move a line away": lambda at: registers.save(at.ws, replace(at.line, plan_id=None)),
    "take a line out": lambda at: registers.remove(at.ws, at.line.id),
    "people": lambda at: registers.add_persons(
        at.ws, at.line.id, [RegisterPerson(entry_id=at.line.id, full_name="Nguyễn Văn A")]
    ),
}


@pytest.fixture
def entered(bare: Workspace) -> Entered:
    day = datetime(TODAY.year, TODAY.month, TODAY.day, 5, tzinfo=UTC)
    return Entered(replace(bare, clock=lambda: day))


def test_that_nothing_under_a_closed_plan_changes(entered: Entered) -> None:
    register.close(entered.ws, entered.plan.key, TODAY)
    for name, act in _ACTS.items():
        with pytest.raises(Refused) as refusal:
            act(entered)
        assert (name, refusal.value.code) == (name, "plan-closed")
    assert entered.row.receipt is None
    register.reopen(entered.ws, entered.plan.key)
    assert duty_entries.waive(entered.ws, entered.row.at, "sáp nhập").receipt is not None


def test_that_a_decision_made_before_stays_with_the_closed_plan(entered: Entered) -> None:
    ruling = DutyRuling(part_id=entered.row.at.part_id, due_on=date(2022, 9, 1), document="1/TB")
    duty_rulings.rule(entered.ws, ruling)
    register.close(entered.ws, entered.plan.key, TODAY)
    with pytest.raises(Refused, match="đã kết thúc"):
        duty_rulings.take_back_ruling(entered.ws, ruling.part_id)


def test_that_nobody_is_asked_for_what_a_closed_plan_ordered(entered: Entered) -> None:
    def asked() -> tuple[int, ...]:
        ws, key = entered.ws, entered.plan.key
        late = DutyFilter(plan=key, is_late=True, due_in=5)
        return (
            len(duties.board(ws, late)),
            len(duties.board(ws, DutyFilter(plan=key, only_owed=True))),
            len(chasing.reminders(ws, late)),
            dashboard.dashboard(ws, key).late_owed,
        )

    assert asked() == (1, 1, 1, 1)
    register.close(entered.ws, entered.plan.key, TODAY)
    assert asked() == (0, 0, 0, 0)
    assert entered.row.is_closed
    assert len(duties.board(entered.ws, DutyFilter(plan=entered.plan.key))) == 1
