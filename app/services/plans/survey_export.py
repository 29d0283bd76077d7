"""A survey as files: its results for Excel or to paste, the empty form to hand out with the empty list to type into."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from app.domain.file_names import fit
from app.domain.plans.survey_results import QuestionResult, SurveyResult
from app.domain.plans.surveys import QUESTION_KIND_WORDS, QuestionKind, Survey, SurveyForm, allowed
from app.domain.sheet_copies import CopiedCell, CopiedKind, SheetCopy, WorkbookCopy
from app.files import write_new
from app.i18n import _
from app.reports import plain_workbook
from app.reports.plans import answer_sheet
from app.reports.plans.answer_sheet import AnswerSheet
from app.reports.review import IssuingOrgan
from app.services import outgoing, scope
from app.services.plans import surveys
from app.services.plans.surveys import SurveySheet
from app.services.workspace import Workspace
from app.text import format_number

_Row = Sequence[str | int | Decimal | None]
_CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


def export(ws: Workspace, survey_id: int, folder: Path) -> Path:
    """Write results, results by group and every form as .xlsx into a folder; never over another file."""
    shown = surveys.sheet(ws, survey_id)
    sheets = [_sheet(_("Kết quả"), _whole(shown)), _sheet(_("Phiếu"), _forms(shown))]
    if shown.result.counts:
        sheets.insert(1, _sheet(_("Theo nhóm"), _by_group(shown.result)))
    name = fit(_("Kết quả {title}").format(title=shown.survey.title))
    return write_new(folder, f"{name}.xlsx", plain_workbook.write(WorkbookCopy(tuple(sheets))))


def copied(shown: SurveySheet) -> str:
    """The results as a range that Excel and Word take from the clipboard."""
    rows = [*_whole(shown), *([[], *_by_group(shown.result)] if shown.result.counts else [])]
    return "\n".join("\t".join(_shown(value) for value in row) for row in rows)


def export_blank(ws: Workspace, survey_id: int, folder: Path) -> tuple[Path, ...]:
    """Write the empty form (.docx, .pdf) and the empty list of answers (.xlsx); never over another file."""
    with ws.store.read() as connection:
        survey = surveys.found(connection, survey_id)
        committee = scope.committee_of(connection)
    form = answer_sheet.document(AnswerSheet(IssuingOrgan.of_committee(committee), survey, committee.page))
    name = fit(_("Phiếu {title}").format(title=survey.title))
    paths = outgoing.write(folder, outgoing.print_(form, name), (".docx", ".pdf"))
    listed = (_sheet(_("Phiếu"), [_heads(survey)]), _sheet(_("Cách ghi"), _allowed(survey)))
    content = plain_workbook.write(WorkbookCopy(listed))
    listed_name = fit(_("Danh sách trả lời {title}").format(title=survey.title))
    return (*paths, write_new(folder, f"{listed_name}.xlsx", content))


# --- rows ------------------------------------------------------------------------------------------------------------


def _whole(shown: SurveySheet) -> Iterator[_Row]:
    survey, result = shown.survey, shown.result
    yield [survey.title]
    yield [_("Phát ra"), survey.handed_out]
    yield [_("Thu về"), survey.returned]
    yield [_("Đã nhập"), result.forms]
    for item in result.whole:
        yield []
        yield [f"{item.number}. {item.question.text}"]
        yield from _question(item)


def _question(item: QuestionResult) -> Iterator[_Row]:
    yield [_("Phiếu trả lời"), item.answered]
    yield [_("Phiếu không trả lời"), item.asked - item.answered]
    if item.lines:
        yield [_("Trả lời"), _("Số phiếu"), _("Tỷ lệ trên phiếu trả lời (%)")]
        yield from ([line.label, line.count, _tenth(line.percent)] for line in item.lines)
    if item.mean is not None:
        yield [_("Trung bình"), round(item.mean, 2)]
    yield from ([text] for text in item.texts)


def _by_group(result: SurveyResult) -> Iterator[_Row]:
    yield [_("Nhóm"), _("Phát ra"), _("Thu về"), _("Tỷ lệ thu về (%)"), _("Đã nhập")]
    for of in result.counts:
        yield [of.name or no_group(), of.handed_out, of.returned, _tenth(of.rate), of.entered]
    names = list(result.groups)
    for place, item in enumerate(result.whole):
        if not item.lines or not names:
            continue
        yield []
        yield [f"{item.number}. {item.question.text}", *(name or no_group() for name in names)]
        parts = [result.groups[name][place] for name in names]
        yield [_("Phiếu trả lời"), *(part.answered for part in parts)]
        for line, choice in enumerate(item.lines):
            yield [choice.label, *(part.lines[line].count for part in parts)]


def no_group() -> str:
    """What forms are called whose group nobody wrote down."""
    return _("không ghi nhóm")


def _heads(survey: Survey) -> _Row:
    titles = (f"{_('Câu')} {number}. {question.text}" for number, question in enumerate(survey.questions, 1))
    return [_("Số phiếu"), _("Nhóm người trả lời"), *titles]


def _allowed(survey: Survey) -> Iterator[_Row]:
    yield [_("Câu hỏi"), _("Kiểu"), _("Ghi vào ô")]
    yield from ([item.text, _(QUESTION_KIND_WORDS[item.kind]), allowed(item)] for item in survey.questions)
    if survey.groups:
        yield [_("Nhóm người trả lời"), "", "; ".join(item.name for item in survey.groups)]


def _forms(shown: SurveySheet) -> Iterator[_Row]:
    yield _heads(shown.survey)
    for form in shown.forms:
        yield [form.number, form.respondents, *said(shown.survey, form)]


def said(survey: Survey, form: SurveyForm) -> Iterator[str]:
    """What a form answers to each question, in words; empty for a question left blank."""
    for number, question in enumerate(survey.questions, 1):
        values = form.answers.get(number, ())
        is_chosen = question.kind in _CHOSEN
        yield "; ".join(question.choices[int(value)] if is_chosen else value.replace(".", ",") for value in values)


def _tenth(value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, 1)


def _shown(value: str | int | Decimal | None) -> str:
    return "" if value is None else value.replace("\t", " ") if isinstance(value, str) else format_number(value)


def _sheet(name: str, rows: Iterable[_Row]) -> SheetCopy:
    cells = [
        CopiedCell(number, place, CopiedKind.TEXT if isinstance(value, str) else CopiedKind.NUMBER, f"{value}")
        for number, row in enumerate(rows, 1)
        for place, value in enumerate(row, 1)
        if value not in (None, "")
    ]
    return SheetCopy(name, tuple(cells))
