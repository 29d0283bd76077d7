"""Surveys «khảo sát»: entered, changed, taken out; their results over every form and by group."""

from dataclasses import dataclass, replace

from app.db import plan_surveys as db
from app.db import plans as db_plans
from app.db.types import DbConnection
from app.domain.plans.survey_forms import group_faults
from app.domain.plans.survey_results import SurveyChart, SurveyResult, charts, results
from app.domain.plans.surveys import Survey, SurveyForm, survey_faults
from app.errors import Refused
from app.i18n import _
from app.services.plans.closed_plans import refuse_closed
from app.services.plans.closed_years import refuse_closed_years
from app.services.workspace import Workspace
from app.text import clean, format_number

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """A survey as a list shows it: how many of its forms were entered."""

    survey: Survey
    forms: int


@dataclass(frozen=True, slots=True)
class SurveySheet:
    """A survey whole: its forms, what they say, and the pictures of it."""

    survey: Survey
    forms: tuple[SurveyForm, ...]
    result: SurveyResult
    charts: tuple[SurveyChart, ...]


def rows(ws: Workspace, plan_id: int | None = None) -> tuple[SurveyRow, ...]:
    """Every survey, or those of one plan."""
    with ws.store.read() as connection:
        return tuple(SurveyRow(item, db.form_count(connection, item.id)) for item in db.surveys(connection, plan_id))


def sheet(ws: Workspace, survey_id: int) -> SurveySheet:
    """One survey with its results; raises ``Refused`` where there is none."""
    with ws.store.read() as connection:
        return sheet_of(connection, survey_id)


def sheet_of(connection: DbConnection, survey_id: int) -> SurveySheet:
    """:func:`sheet` inside a transaction."""
    survey = found(connection, survey_id)
    forms = db.forms(connection, survey_id)
    result = results(survey, forms)
    return SurveySheet(survey, forms, result, charts(result))


def save(ws: Workspace, survey: Survey) -> Survey:
    """Store a survey; raises ``Refused`` with what is wrong.

    Questions cannot change once forms were entered: their answers would mean something else.
    """
    words = _("Sửa cuộc khảo sát: {title}") if survey.id else _("Ghi cuộc khảo sát: {title}")
    with ws.store.write(words.format(title=clean(survey.title)), ws.actor) as connection:
        entered: dict[str, int] = {}
        _refuse_closed(connection, survey)
        if survey.id:
            former = open_(connection, survey.id)
            entered = db.entered(connection, survey.id)
            if entered and former.questions != survey.questions:
                told = _("Đã nhập {count} phiếu theo các câu hỏi cũ nên không sửa câu hỏi được; chưa đổi gì.")
                way_out = _("Hãy bỏ các phiếu đã nhập trước, hoặc lập cuộc khảo sát mới.")
                raise Refused("survey-answered", told.format(count=format_number(sum(entered.values()))), way_out)
        wrong = [*survey_faults(survey), *group_faults(survey, entered), *_wrong_places(connection, survey)]
        if wrong:
            told = " ".join(list(dict.fromkeys(wrong))[:_MOST_TOLD])
            raise Refused("bad-survey", _("{faults} Chưa lưu gì.").format(faults=told))
        groups = tuple(replace(item, name=clean(item.name)) for item in survey.groups)
        tidy = replace(survey, title=clean(survey.title), groups=groups)
        return replace(tidy, id=db.save(connection, tidy))


def _wrong_places(connection: DbConnection, survey: Survey) -> list[str]:
    plan = None if survey.plan_id is None else db_plans.find(connection, survey.plan_id)
    if survey.plan_id is not None and plan is None:
        return [_("Không có kế hoạch đã chọn.")]
    if survey.task and (plan is None or survey.task not in {task.key for task in plan.tasks}):
        return [_("Kế hoạch không có nhiệm vụ “{task}”.").format(task=survey.task)]
    return []


def remove(ws: Workspace, survey_id: int) -> None:
    """Take out a survey with its forms."""
    title = sheet(ws, survey_id).survey.title
    with ws.store.write(_("Bỏ cuộc khảo sát: {title}").format(title=title), ws.actor) as connection:
        open_(connection, survey_id)
        db.remove(connection, survey_id)


def remove_forms(ws: Workspace, survey_id: int) -> int:
    """Take out every form that was entered; returns how many."""
    title = sheet(ws, survey_id).survey.title
    with ws.store.write(_("Bỏ các phiếu đã nhập: {title}").format(title=title), ws.actor) as connection:
        open_(connection, survey_id)
        count = db.form_count(connection, survey_id)
        db.remove_forms(connection, survey_id)
        return count


def found(connection: DbConnection, survey_id: int) -> Survey:
    """A survey inside a transaction; raises ``Refused`` where there is none."""
    survey = db.find(connection, survey_id)
    if survey is None:
        raise Refused("no-survey", _("Không có cuộc khảo sát số {id}; chưa đổi gì.").format(id=survey_id))
    return survey


def open_(connection: DbConnection, survey_id: int) -> Survey:
    """A survey that may be changed; raises ``Refused`` for that of a closed plan or year, too."""
    survey = found(connection, survey_id)
    _refuse_closed(connection, survey)
    return survey


def _refuse_closed(connection: DbConnection, survey: Survey) -> None:
    refuse_closed(connection, survey.plan_id)
    refuse_closed_years(connection, survey.starts_on or survey.ends_on, survey.ends_on or survey.starts_on)
