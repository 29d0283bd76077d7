"""Forms of a survey typed one by one and by group; its results and its empty form as files."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.plans.measures import MeasureTime
from app.domain.plans.spans import span
from app.domain.plans.surveys import QuestionKind, RespondentGroup, Survey, SurveyForm, SurveyQuestion
from app.errors import Refused
from app.services.plans import register, register_values, survey_export, survey_forms, survey_import, surveys
from app.services.plans.register_values import Wanted
from app.services.workspace import Workspace

HEARD = SurveyQuestion(text="Đã nghe Luật chưa?", kind=QuestionKind.SINGLE, choices=("Đã nghe", "Chưa nghe"))
WELL = SurveyQuestion(text="Hiểu đến đâu?", kind=QuestionKind.SCALE, lowest=Decimal(1), highest=Decimal(5))
GROUPS = (
    RespondentGroup(name="Cán bộ", handed_out=4, returned=2),
    RespondentGroup(name="Nhân dân", handed_out=6, returned=3),
)
SURVEY = Survey(title="Khảo sát hiểu biết", questions=(HEARD, WELL), handed_out=10, returned=5, groups=GROUPS)


@pytest.fixture
def ws(empty_template: Path, copied: Callable[[Path], Workspace]) -> Workspace:
    return copied(empty_template)


@pytest.fixture
def survey(ws: Workspace) -> Survey:
    return surveys.save(ws, SURVEY)


def typed(survey: Survey, group: str = "", **answers: tuple[str, ...]) -> SurveyForm:
    given = {int(key[1:]): value for key, value in answers.items()}
    return SurveyForm(survey_id=survey.id, number=0, respondents=group, answers=given)


def test_that_forms_are_typed_changed_and_taken_out_one_by_one(ws: Workspace, survey: Survey) -> None:
    first = survey_forms.save(ws, typed(survey, "cán bộ", q1=("0",), q2=("4",)))
    second = survey_forms.save(ws, typed(survey, q1=("1",)))
    assert (first.number, first.respondents, second.number) == (1, "Cán bộ", 2)
    survey_forms.save(ws, replace(second, respondents="Nhân dân", answers={2: ("5",)}))
    sheet = surveys.sheet(ws, survey.id)
    assert [(of.name, of.entered) for of in sheet.result.counts] == [("Cán bộ", 1), ("Nhân dân", 1)]
    assert [item.answered for item in sheet.result.whole] == [1, 2]
    survey_forms.remove(ws, survey.id, 1)
    assert [form.number for form in surveys.sheet(ws, survey.id).forms] == [2]
    with pytest.raises(Refused, match="Không có phiếu số 1"):
        survey_forms.remove(ws, survey.id, 1)
    with pytest.raises(Refused, match="vừa được bỏ ở nơi khác"):
        survey_forms.save(ws, first)


def test_that_a_form_that_cannot_be_is_refused_and_nothing_is_stored(ws: Workspace, survey: Survey) -> None:
    kept = survey_forms.save(ws, typed(survey, "Cán bộ", q1=("0",)))
    survey_forms.save(ws, typed(survey, "Cán bộ", q1=("0",)))
    for form, told in (
        (typed(survey, q1=("2",)), "không nằm trong các lựa chọn"),
        (typed(survey, "Bộ đội", q1=("0",)), "nhóm “Bộ đội” không có"),
        (replace(typed(survey, q1=("0",)), number=kept.number), "Phiếu số 1 đã nhập rồi"),
        (typed(survey, "Cán bộ", q1=("0",)), r"Cán bộ: số phiếu nhập \(3\) nhiều hơn số phiếu thu về \(2\)"),
    ):
        with pytest.raises(Refused, match=told):
            survey_forms.save(ws, form)
    assert len(surveys.sheet(ws, survey.id).forms) == 2
    with pytest.raises(Refused, match="không bỏ nhóm ấy được"):
        surveys.save(ws, replace(survey, groups=GROUPS[1:]))


def test_that_a_list_with_a_group_nobody_asked_is_refused_with_its_line(ws: Workspace, survey: Survey) -> None:
    text = "Nhóm\tCâu 1\tCâu 2\nCÁN BỘ\tA\t3\nBộ đội\tB\t2\n"
    shown = survey_import.from_text(ws, survey.id, text)
    assert shown.forms[0].respondents == "Cán bộ"
    (fault,) = shown.faults
    assert "nhóm “Bộ đội” không có trong cuộc khảo sát (Cán bộ; Nhân dân)" in fault


def test_that_the_empty_list_is_read_back_and_results_go_out(ws: Workspace, survey: Survey, tmp_path: Path) -> None:
    docx, pdf, listed = survey_export.export_blank(ws, survey.id, tmp_path)
    assert pdf.read_bytes().startswith(b"%PDF")
    said = re.sub(r"<[^>]+>", "", zipfile.ZipFile(docx).read("word/document.xml").decode())
    assert "Câu 1. Đã nghe Luật chưa? (chọn một ý)" in said
    assert "a) Cán bộ; b) Nhân dân" in said
    assert survey_import.from_file(ws, survey.id, listed).forms == ()
    survey_forms.save(ws, typed(survey, "Cán bộ", q1=("0",), q2=("4",)))
    survey_forms.save(ws, typed(survey, "Nhân dân", q2=("5",)))
    shown = surveys.sheet(ws, survey.id)
    lines = survey_export.copied(shown).splitlines()
    assert "Phiếu không trả lời\t1" in lines
    assert "Đã nghe\t1\t100" in lines
    assert "Cán bộ\t4\t2\t50\t1" in lines
    assert survey_export.export(ws, survey.id, tmp_path).stat().st_size > 1000
    assert list(survey_export.said(shown.survey, shown.forms[0])) == ["Đã nghe", "4"]


def test_that_a_measure_counts_the_forms_of_the_surveys_of_its_plan(ws: Workspace) -> None:
    register.adopt(ws, "lao-cai-1219")
    plan = register.find(ws, "lao-cai-1219")

    def counted(of: str) -> tuple[Decimal | None, int, int | None, tuple[str, ...]]:
        wanted = Wanted(plan.id, span("2026"), MeasureTime.FLOW)
        with ws.store.read() as connection:
            found = register_values.value(connection, ws.presets, of, wanted)
        return found.value, found.given, found.expected or 0, found.remarks

    assert counted("survey:returned") == (None, 0, 0, ("Kỳ này chưa có cuộc khảo sát.",))
    mine = replace(SURVEY, plan_id=plan.id, starts_on=date(2026, 3, 1))
    first = surveys.save(ws, mine)
    surveys.save(ws, replace(mine, title="Lần hai", returned=None, groups=(), ends_on=date(2026, 9, 1)))
    surveys.save(ws, replace(mine, title="Năm trước", starts_on=date(2025, 3, 1)))
    surveys.save(ws, SURVEY)
    survey_forms.save(ws, typed(first, "Cán bộ", q1=("0",)))
    assert counted("survey") == (Decimal(2), 2, 2, ())
    assert counted("survey:handed_out") == (Decimal(20), 2, 2, ())
    assert counted("survey:returned") == (Decimal(5), 1, 2, ("1 cuộc khảo sát chưa ghi số này.",))
    assert counted("survey:forms") == (Decimal(1), 2, 2, ())
