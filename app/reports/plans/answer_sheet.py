"""The empty form «phiếu khảo sát» to hand out: questions with their choices by letters, as answers are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.domain.page_setup import PageSetup
from app.domain.plans.surveys import LETTERS, QuestionKind, Survey, SurveyQuestion
from app.reports.event_facts import DOTS, one_line
from app.reports.model import Align, Block, Document, DocumentTitle, Letterhead, Paragraph, plain
from app.reports.review import IssuingOrgan
from app.text import format_number, short_date

TITLE = "PHIẾU KHẢO SÁT"
_LINE = "…" * 58
_LINES_OF_TEXT = 2
_MOST_STEPS = 21


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Who asks, what, on which page."""

    organ: IssuingOrgan
    survey: Survey
    setup: PageSetup


def document(sheet: AnswerSheet) -> Document:
    """The form as it is handed out, without a name: what somebody answers is nobody's business."""
    organ, survey = sheet.organ, sheet.survey
    head = Letterhead(
        organ=(organ.short_name.upper(),),
        parent_organ=(organ.parent.upper(),) if organ.parent else (),
        symbol=organ.symbol,
        place=organ.place,
        has_number=False,
        has_date=False,
    )
    title = one_line(survey.title)
    blocks = (head, DocumentTitle(TITLE, title), *_intro(survey), *_questions(survey), *_end(survey))
    return Document(f"{TITLE.capitalize()}: {title}", organ.full_name, blocks, setup=sheet.setup)


def _intro(survey: Survey) -> Iterator[Block]:
    yield _line(f"Phiếu số: {DOTS}", indented=False)
    yield _line("Người trả lời không ghi tên. Khoanh tròn chữ cái hoặc số trước ý mình chọn.", italic=True)
    if survey.groups:
        names = "; ".join(f"{LETTERS[place]}) {one_line(item.name)}" for place, item in enumerate(survey.groups[:26]))
        yield _line(f"Ông (bà) thuộc nhóm: {names}.")
    else:
        yield _line(f"Ông (bà) thuộc nhóm, đơn vị: {DOTS}{DOTS}")


def _questions(survey: Survey) -> Iterator[Block]:
    for number, question in enumerate(survey.questions, 1):
        text = one_line(question.text)
        yield Paragraph(plain(f"Câu {number}. {text}{_how(question)}", bold=True), keeps_with_next=True)
        yield from _answers(question)


def _how(question: SurveyQuestion) -> str:
    return {
        QuestionKind.SINGLE: " (chọn một ý)",
        QuestionKind.MULTIPLE: " (chọn một hoặc nhiều ý)",
        QuestionKind.SCALE: " (chọn một mức)",
        QuestionKind.NUMBER: " (ghi một số)",
        QuestionKind.TEXT: "",
    }[question.kind]


def _answers(question: SurveyQuestion) -> Iterator[Block]:
    if question.kind in (QuestionKind.SINGLE, QuestionKind.MULTIPLE):
        for place, choice in enumerate(question.choices):
            yield _line(f"{LETTERS[place]}) {one_line(choice)}")
    elif question.kind is QuestionKind.SCALE:
        yield from _steps(question)
    elif question.kind is QuestionKind.NUMBER:
        yield _line(f"{_bounds(question)}{DOTS}")
    else:
        yield from (_line(_LINE, indented=False) for _ in range(_LINES_OF_TEXT))


def _steps(question: SurveyQuestion) -> Iterator[Block]:
    low, high = int(question.lowest or 0), int(question.highest or 0)
    if question.choices:
        for place, words in enumerate(question.choices):
            yield _line(f"{low + place}. {one_line(words)}")
    elif high - low < _MOST_STEPS:
        yield _line("          ".join(map(str, range(low, high + 1))))
    else:
        yield _line(f"Một số từ {low} đến {high}: {DOTS}")


def _bounds(question: SurveyQuestion) -> str:
    told = {"từ": question.lowest, "đến": question.highest}
    words = " ".join(f"{name} {_number(value)}" for name, value in told.items() if value is not None)
    return f"({words}) " if words else ""


def _number(value: Decimal) -> str:
    return format_number(value)


def _end(survey: Survey) -> Iterator[Block]:
    when = f" trước ngày {short_date(survey.ends_on)}" if survey.ends_on else ""
    yield _line(f"Xin cảm ơn ông (bà)! Phiếu gửi lại cho người phát phiếu{when}.", italic=True)


def _line(text: str, *, indented: bool = True, italic: bool = False) -> Block:
    return Paragraph(plain(text, italic=italic), Align.LEFT, is_indented=indented)
