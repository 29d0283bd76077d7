"""Rows ↔ surveys and the forms that came back."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select

from app.db.payloads import from_json, to_json
from app.db.plan_tables import survey, survey_form
from app.db.rows import drop, picked, put
from app.domain.plans.surveys import RespondentGroup, Survey, SurveyForm, SurveyQuestion

_SURVEY = ("title", "plan_id", "task", "starts_on", "ends_on", "handed_out", "returned", "note")
_FORM = ("survey_id", "number", "respondents", "source_file_id")


def surveys(connection: Connection, plan_id: int | None = None) -> tuple[Survey, ...]:
    """Every survey, or those of one plan, as they were entered."""
    statement = select(survey).order_by(survey.c.id)
    if plan_id is not None:
        statement = statement.where(survey.c.plan_id == plan_id)
    return tuple(_survey(row) for row in connection.execute(statement))


def find(connection: Connection, survey_id: int) -> Survey | None:
    """One survey by its number."""
    row = connection.execute(select(survey).where(survey.c.id == survey_id)).one_or_none()
    return None if row is None else _survey(row)


def save(connection: Connection, item: Survey) -> int:
    """Store a survey: new when ``id`` is 0, else changed; returns its number."""
    asked = {"questions": to_json(item.questions), "groups": to_json(item.groups)}
    return put(connection, survey, {**picked(item, _SURVEY), **asked}, item.id)


def remove(connection: Connection, survey_id: int) -> None:
    """Take out a survey with its forms."""
    drop(connection, survey, survey_id)


def forms(connection: Connection, survey_id: int) -> tuple[SurveyForm, ...]:
    """The forms of a survey by their number."""
    statement = select(survey_form).where(survey_form.c.survey_id == survey_id).order_by(survey_form.c.number)
    return tuple(_form(row) for row in connection.execute(statement))


def form_count(connection: Connection, survey_id: int) -> int:
    """How many forms were entered."""
    return sum(entered(connection, survey_id).values())


def entered(connection: Connection, survey_id: int) -> dict[str, int]:
    """How many forms of each group were entered."""
    counted = select(survey_form.c.respondents, func.count().label("forms")).where(survey_form.c.survey_id == survey_id)
    return {row.respondents: row.forms for row in connection.execute(counted.group_by(survey_form.c.respondents))}


def add_forms(connection: Connection, some: Iterable[SurveyForm]) -> None:
    """Store forms that came back."""
    rows = [{**picked(item, _FORM), "answers": to_json(_keyed(item))} for item in some]
    if rows:
        connection.execute(insert(survey_form), rows)


def save_form(connection: Connection, item: SurveyForm) -> int:
    """Store one form: new when ``id`` is 0, else changed; returns its number in the table."""
    return put(connection, survey_form, {**picked(item, _FORM), "answers": to_json(_keyed(item))}, item.id)


def remove_form(connection: Connection, form_id: int) -> None:
    """Take out one form."""
    drop(connection, survey_form, form_id)


def remove_forms(connection: Connection, survey_id: int) -> None:
    """Take out every form of a survey."""
    connection.execute(delete(survey_form).where(survey_form.c.survey_id == survey_id))


def _keyed(item: SurveyForm) -> dict[str, tuple[str, ...]]:
    return {str(number): answer for number, answer in item.answers.items()}


def _survey(row: Row[Any]) -> Survey:
    own = {name: getattr(row, name) for name in _SURVEY}
    return Survey(
        **own,
        questions=from_json(row.questions, tuple[SurveyQuestion, ...]),
        groups=from_json(row.groups, tuple[RespondentGroup, ...]),
        id=row.id,
    )


def _form(row: Row[Any]) -> SurveyForm:
    own = {name: getattr(row, name) for name in _FORM}
    answers = from_json(row.answers, dict[str, tuple[str, ...]])
    return SurveyForm(**own, answers={int(number): answer for number, answer in answers.items()}, id=row.id)
