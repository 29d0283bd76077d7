"""Boxes of surveys: what a survey is called, when it is held, how many forms; its groups; one question."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.surveys import QUESTION_KIND_WORDS, QuestionKind, Survey, SurveyQuestion
from app.errors import Problem
from app.i18n import _
from app.services.plans import survey_typing, surveys
from app.services.plans.typed_numbers import typed_count, typed_number
from app.text import format_number
from app.ui.context import UiContext
from app.ui.dialogs import Box
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

#: At 100 %; names and questions are sentences.
_WIDE = 720
_LONGEST_TASK = 90


def ask_survey(
    page: QWidget, context: UiContext, plan: Plan, survey: Survey | None, done: Callable[[Survey], object]
) -> Box:
    """Ask what a survey is: a new one begins with its questions, one a line or those of another survey."""
    known = surveys.rows(context.workspace)
    form = Form((*_about(plan), *(() if survey else _begin([row.survey for row in known]))), columns=2)
    _fill(form, survey)

    def act(values: dict[str, Value]) -> None:
        former = survey or Survey(title="", questions=(), plan_id=plan.id)
        wanted = _written(former, values)
        if survey is None:
            copied = next((row.survey for row in known if str(row.survey.id) == values["copied"]), None)
            typed = tuple(survey_typing.question_of(line) for line in _lines(values["questions"]))
            wanted = replace(wanted, questions=(*(copied.questions if copied else ()), *typed))
        done(surveys.save(context.workspace, wanted))

    title = _("Thông tin cuộc khảo sát") if survey else _("Lập cuộc khảo sát")
    verb = _("Ghi cuộc khảo sát") if survey else _("Lập cuộc khảo sát")
    return ask_form(page.window(), title, "", verb, form, act, width=_WIDE)


def _about(plan: Plan) -> tuple[Field, ...]:
    tasks = tuple((task.key, _short(f"{task.clause} {task.title}".strip())) for task in plan.tasks)
    return (
        Field("title", _("Tên cuộc khảo sát"), is_required=True),
        Field("task", _("Thuộc nhiệm vụ của kế hoạch"), FieldKind.CHOICE, (("", _("không gắn nhiệm vụ")), *tasks)),
        Field("starts_on", _("Từ ngày"), FieldKind.DATE),
        Field("ends_on", _("Đến ngày"), FieldKind.DATE),
        Field("handed_out", _("Số phiếu phát ra"), hint=_("để trống nếu chưa đếm")),
        Field("returned", _("Số phiếu thu về"), hint=_("để trống nếu chưa đếm")),
        Field(
            "groups", _("Nhóm người trả lời, mỗi nhóm một dòng"), FieldKind.LINES, hint=_("Cán bộ: phát/thu\nNgười dân")
        ),
        Field("note", _("Ghi chú"), FieldKind.LINES),
    )


def _begin(known: Sequence[Survey]) -> tuple[Field, ...]:
    others = tuple((str(item.id), _short(item.title)) for item in known)
    hint = _("Đã nghe Luật chưa?: Đã nghe; Chưa nghe\nMong muốn của ông (bà)")
    return (
        Field("questions", _("Câu hỏi, mỗi câu một dòng; lựa chọn sau dấu hai chấm"), FieldKind.LINES, hint=hint),
        Field("copied", _("Chép câu hỏi của cuộc"), FieldKind.CHOICE, (("", _("không chép")), *others)),
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_TASK else f"{text[: _LONGEST_TASK - 1].rstrip()}…"


def _fill(form: Form, survey: Survey | None) -> None:
    if survey is None:
        return
    form.set_values(
        title=survey.title,
        task=survey.task,
        starts_on=survey.starts_on or "",
        ends_on=survey.ends_on or "",
        handed_out="" if survey.handed_out is None else str(survey.handed_out),
        returned="" if survey.returned is None else str(survey.returned),
        groups=tuple(map(survey_typing.group_line, survey.groups)),
        note=tuple(survey.note.splitlines()),
    )


def _written(survey: Survey, values: dict[str, Value]) -> Survey:
    first, last = values["starts_on"], values["ends_on"]
    try:
        groups = survey_typing.groups_of(_lines(values["groups"]))
    except ValueError as error:
        raise Problem("bad-value", str(error)) from error
    return replace(
        survey,
        title=str(values["title"]),
        task=str(values["task"] or ""),
        starts_on=first if isinstance(first, date) else None,
        ends_on=last if isinstance(last, date) else None,
        handed_out=typed_count(str(values["handed_out"] or "")),
        returned=typed_count(str(values["returned"] or "")),
        groups=groups,
        note="\n".join(_lines(values["note"])),
    )


def _lines(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


# --- one question ----------------------------------------------------------------------------------------------------


def ask_question(
    page: QWidget, context: UiContext, survey: Survey, place: int | None, done: Callable[[Survey], object]
) -> Box:
    """Ask for a question; ``place`` from 0 is the one that changes, ``None`` adds one behind the last."""
    kinds = tuple((kind.value, _(words)) for kind, words in QUESTION_KIND_WORDS.items())
    form = Form(
        (
            Field("text", _("Câu hỏi"), is_required=True),
            Field("kind", _("Trả lời bằng"), FieldKind.CHOICE, kinds),
            Field("choices", _("Các lựa chọn, mỗi lựa chọn một dòng"), FieldKind.LINES),
            Field("lowest", _("Thấp nhất (thang điểm, số)")),
            Field("highest", _("Cao nhất (thang điểm, số)")),
        )
    )
    if place is not None:
        former = survey.questions[place]
        form.set_values(
            text=former.text, kind=former.kind.value, choices=former.choices, lowest=_shown(former.lowest),
            highest=_shown(former.highest),
        )  # fmt: skip

    def act(values: dict[str, Value]) -> None:
        asked = SurveyQuestion(
            text=str(values["text"]),
            kind=QuestionKind(str(values["kind"])),
            choices=_lines(values["choices"]),
            lowest=_number(values["lowest"]),
            highest=_number(values["highest"]),
        )
        every = list(survey.questions)
        every[len(every) if place is None else place : len(every) if place is None else place + 1] = [asked]
        done(surveys.save(context.workspace, replace(survey, questions=tuple(every))))

    title = _("Thêm câu hỏi") if place is None else _("Câu hỏi {number}").format(number=place + 1)
    return ask_form(page.window(), title, "", _("Ghi câu hỏi"), form, act)


def _shown(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def _number(value: Value) -> Decimal | None:
    text = str(value or "")
    return typed_number(text) if text.strip() else None
