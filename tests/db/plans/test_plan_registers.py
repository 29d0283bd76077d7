"""Registers, surveys and rounds of classification come back from the data file exactly as they were stored."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from app.db import plan_classification, plan_registers, plan_surveys
from app.domain.plans.classification import ClassificationResult, ClassificationRound
from app.domain.plans.registers import RegisterEntry, RegisterPerson, SamePerson
from app.domain.plans.surveys import QuestionKind, Survey, SurveyForm, SurveyQuestion
from tests.support.data_files import a_store

ENTRY = RegisterEntry(
    register="trainings", title="Lớp 1", on_day=date(2022, 3, 5), until_day=date(2022, 3, 6), agency="Sở Tư pháp",
    secrecy="Mật", values={"attendance": "45", "days": "1.5"}, note="ghi",
)  # fmt: skip
SURVEY = Survey(
    title="Khảo sát",
    questions=(
        SurveyQuestion(text="Nghe chưa?", kind=QuestionKind.SINGLE, choices=("Rồi", "Chưa")),
        SurveyQuestion(text="Điểm", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(5)),
    ),
    starts_on=date(2022, 1, 1),
    handed_out=10,
    returned=0,
)
ROUND = ClassificationRound(title="Đợt", year=2022, period="2022-H1", grades=("khá", "yếu"), document="QĐ 1")


@contextmanager
def writing(folder: Path) -> Iterator[Connection]:
    with a_store(folder) as store, store.write("thử", "người thử") as connection:
        yield connection


def test_that_lines_come_back_by_day_and_those_without_one_last(tmp_path: Path) -> None:
    with writing(tmp_path) as connection:
        undated = plan_registers.save(connection, replace(ENTRY, on_day=None, until_day=None))
        first = plan_registers.save(connection, ENTRY)
        earlier = plan_registers.save(connection, replace(ENTRY, on_day=date(2021, 1, 1)))
        other = plan_registers.save(connection, replace(ENTRY, register="contests"))
        assert plan_registers.find(connection, first) == replace(ENTRY, id=first)
        assert [item.id for item in plan_registers.entries(connection, "trainings")] == [earlier, first, undated]
        assert len(plan_registers.entries(connection)) == 4
        plan_registers.save(connection, replace(ENTRY, id=first, title="Lớp 2"))
        found = plan_registers.find(connection, first)
        assert found is not None
        assert found.title == "Lớp 2"
        plan_registers.remove(connection, other)
        assert plan_registers.find(connection, other) is None


def test_that_people_and_what_was_said_of_them_go_with_their_line(tmp_path: Path) -> None:
    with writing(tmp_path) as connection:
        entry = plan_registers.save(connection, ENTRY)
        person = RegisterPerson(
            full_name="Lý Thị Hoà", birth_year=1980, workplace="Trạm", role="Trưởng", entry_id=entry
        )
        ids = [plan_registers.save_person(connection, person) for _number in range(2)]
        assert plan_registers.find_person(connection, ids[0]) == replace(person, id=ids[0])
        said = SamePerson(ids[0], ids[1], is_same=True, reason="CCCD")
        plan_registers.save_answer(connection, said)
        plan_registers.save_answer(connection, replace(said, is_same=False))
        assert plan_registers.answers(connection, ids) == (replace(said, is_same=False),)
        assert plan_registers.answers(connection, ids[:1]) == ()
        plan_registers.remove_persons(connection, ids[:1])
        assert plan_registers.answers(connection, ids) == ()
        assert [item.id for item in plan_registers.persons(connection, "trainings")] == ids[1:]
        plan_registers.remove(connection, entry)
        assert plan_registers.persons(connection, "trainings") == ()
        assert plan_registers.find_person(connection, ids[1]) is None


def test_that_a_pair_is_stored_with_the_smaller_number_first(tmp_path: Path) -> None:
    with writing(tmp_path) as connection:
        entry = plan_registers.save(connection, ENTRY)
        person = RegisterPerson(full_name="Lý Thị Hoà", entry_id=entry)
        ids = [plan_registers.save_person(connection, person) for _number in range(2)]
        with pytest.raises(IntegrityError):
            plan_registers.save_answer(connection, SamePerson(ids[1], ids[0], is_same=True))


def test_that_surveys_come_back_with_their_questions_and_forms(tmp_path: Path) -> None:
    with writing(tmp_path) as connection:
        survey = plan_surveys.save(connection, SURVEY)
        assert plan_surveys.find(connection, survey) == replace(SURVEY, id=survey)
        assert plan_surveys.surveys(connection) == (replace(SURVEY, id=survey),)
        assert plan_surveys.surveys(connection, 5) == ()
        forms = [
            SurveyForm(survey_id=survey, number=number, respondents="nhóm", answers={2: ("4",), 1: ("0",)})
            for number in (2, 1)
        ]
        plan_surveys.add_forms(connection, forms)
        plan_surveys.add_forms(connection, [])
        found = plan_surveys.forms(connection, survey)
        assert [replace(item, id=0) for item in found] == forms[::-1]
        assert plan_surveys.form_count(connection, survey) == 2
        plan_surveys.remove_forms(connection, survey)
        assert plan_surveys.forms(connection, survey) == ()
        plan_surveys.remove(connection, survey)
        assert plan_surveys.find(connection, survey) is None


def test_that_rounds_come_back_with_their_grades_and_results(tmp_path: Path) -> None:
    with writing(tmp_path) as connection:
        of = plan_classification.save(connection, ROUND)
        assert plan_classification.find(connection, of) == replace(ROUND, id=of)
        assert plan_classification.rounds(connection) == (replace(ROUND, id=of),)
        assert plan_classification.rounds(connection, 3) == ()
        result = ClassificationResult(round_id=of, name="A", grade="khá", category="xã", note="x")
        key = plan_classification.save_result(connection, result)
        plan_classification.save_result(connection, replace(result, id=key, grade="yếu"))
        assert plan_classification.results(connection, of) == (replace(result, id=key, grade="yếu"),)
        plan_classification.remove_result(connection, key)
        assert plan_classification.results(connection, of) == ()
        plan_classification.remove(connection, of)
        assert plan_classification.find(connection, of) is None
