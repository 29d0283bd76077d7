"""Survey «khảo sát»: its questions, the forms that came back, what each answers.

An answer is understood only for certain: by the words of a choice, by its letter, by its number. Whatever else stands
in a cell is told in one sentence and nothing of the list is stored.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from app.i18n import N_, _
from app.text import clean, fold, format_number, short_date


class QuestionKind(StrEnum):
    """How a question is answered."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


QUESTION_KIND_WORDS: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.SINGLE: N_("chọn một"),
    QuestionKind.MULTIPLE: N_("chọn nhiều"),
    QuestionKind.SCALE: N_("thang điểm"),
    QuestionKind.NUMBER: N_("số"),
    QuestionKind.TEXT: N_("chữ"),
}
_CHOSEN: Final = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_NUMBER: Final = re.compile(r"\d{1,9}(?:[.,]\d{1,3})?", re.ASCII)
#: "1.500" may be one and a half or fifteen hundred.
_THOUSANDS: Final = re.compile(r"[.,]\d{3}$", re.ASCII)
_MARKED: Final = re.compile(r"(?:đáp án|phương án|câu)?\s*(?P<mark>[a-z]|\d{1,2})\s*[.):]?", re.IGNORECASE | re.ASCII)
_LED: Final = re.compile(r"(?P<mark>[A-Za-z]|\d{1,2})\s*[.):]\s*(?P<words>\S.*)", re.DOTALL | re.ASCII)
_BETWEEN: Final = re.compile(r"\s*[;,\n|+/]\s*|\s+và\s+", re.IGNORECASE)
_LARGE: Final = re.compile(r"\s*[;\n|]\s*")
_MOST_CHOICES: Final = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyQuestion:
    """One question; ``choices`` in their order, of a scale the words of its steps (may be empty).

    ``lowest`` and ``highest`` are the ends of a scale, or the bounds of a number.
    """

    text: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    lowest: Decimal | None = None
    highest: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentGroup:
    """Those who are asked, of one kind («cán bộ», «Xã Sóc Hà»), and their forms as counted by hand."""

    name: str
    handed_out: int | None = None
    returned: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """A survey; ``handed_out`` and ``returned`` as counted by hand, ``None`` while nobody counted.

    Where ``groups`` are named, every form is of one of them or of nobody known; without any, a form may name its own.
    """

    title: str
    questions: tuple[SurveyQuestion, ...]
    plan_id: int | None = None
    task: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    handed_out: int | None = None
    returned: int | None = None
    groups: tuple[RespondentGroup, ...] = ()
    note: str = ""
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyForm:
    """One form that came back: its number, the group who answered, the answers by question from 1.

    An answer is a tuple of choices' places from 0, or of one number or text; questions left blank are not there.
    """

    survey_id: int
    number: int
    respondents: str = ""
    answers: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    source_file_id: int | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class ReadAnswer:
    """What a cell answers, empty for a blank; with ``fault`` it answers nothing that the question allows."""

    values: tuple[str, ...] = ()
    fault: str = ""


# --- answers ---------------------------------------------------------------------------------------------------------


def read_answer(question: SurveyQuestion, text: str) -> ReadAnswer:
    """The answer in a cell: by word, letter or number; whatever is not among the choices is a fault."""
    plain = clean(text)
    if not plain:
        return ReadAnswer()
    if question.kind is QuestionKind.TEXT:
        return ReadAnswer((text.strip(),))
    if question.kind is QuestionKind.SINGLE:
        place = _choice(question.choices, plain)
        return _outside(question, plain) if place is None else ReadAnswer((str(place),))
    if question.kind is QuestionKind.MULTIPLE:
        return _several(question, text)
    return _amount(question, plain)


def _choice(choices: Sequence[str], text: str) -> int | None:
    """The place of a choice by its words, its letter or its number from 1."""
    wanted = fold(text).strip(" .;,")
    by_words = [place for place, choice in enumerate(choices) if fold(choice).strip(" .;,") == wanted]
    if by_words:
        return by_words[0]
    if marked := _MARKED.fullmatch(text):
        return _marked(choices, marked["mark"])
    led = _LED.fullmatch(text)
    place = _marked(choices, led["mark"]) if led else None
    # "b) Đã nghe": the letter and the words must be of one choice.
    is_same = (
        led is not None and place is not None and fold(choices[place]).strip(" .;,") == fold(led["words"]).strip(" .;,")
    )
    return place if is_same else None


def _marked(choices: Sequence[str], mark: str) -> int | None:
    """The choice a letter or number stands for; where choices are numbers or letters themselves it may mean either."""
    is_number = mark.isdecimal()
    if any(choice[:1].isdecimal() if is_number else len(choice.strip()) == 1 for choice in choices):
        return None
    place = int(mark) - 1 if is_number else LETTERS.index(mark.lower())
    return place if 0 <= place < len(choices) else None


def _several(question: SurveyQuestion, text: str) -> ReadAnswer:
    """Several choices; a choice whose own words hold a comma is looked for whole first."""
    whole = _choice(question.choices, clean(text))
    if whole is not None:
        return ReadAnswer((str(whole),))
    for pattern in (_LARGE, _BETWEEN):
        pieces = [clean(piece) for piece in pattern.split(text.strip(" ;,\n|")) if clean(piece)]
        found = [_choice(question.choices, piece) for piece in pieces]
        places = sorted({place for place in found if place is not None})
        if None not in found and places:
            return ReadAnswer(tuple(map(str, places)))
    return _outside(question, clean(text))


def _amount(question: SurveyQuestion, text: str) -> ReadAnswer:
    """A number, or a step of a scale by its words."""
    place = _step(question, text)
    if place is not None:
        return ReadAnswer((str(place),))
    if not _NUMBER.fullmatch(text) or _THOUSANDS.search(text):
        return _outside(question, text)
    number = Decimal(text.replace(",", "."))
    is_whole = question.kind is not QuestionKind.SCALE or number == int(number)
    is_low = question.lowest is not None and number < question.lowest
    is_high = question.highest is not None and number > question.highest
    if is_low or is_high or not is_whole:
        return _outside(question, text)
    return ReadAnswer((f"{number.normalize():f}",))


def _step(question: SurveyQuestion, text: str) -> Decimal | None:
    """The step of a scale that its words name; the first step is its lowest number."""
    wanted = fold(text)
    places = [place for place, choice in enumerate(question.choices) if fold(choice) == wanted]
    return (question.lowest or Decimal(0)) + places[0] if places else None


def _outside(question: SurveyQuestion, text: str) -> ReadAnswer:
    is_chosen = question.kind in _CHOSEN or question.choices
    told = (
        _("trả lời “{text}” không nằm trong các lựa chọn: {choices}")
        if is_chosen
        else _("“{text}” không phải {choices}")
    )
    return ReadAnswer(fault=told.format(text=text, choices=allowed(question)))


def allowed(question: SurveyQuestion) -> str:
    """What a question takes, in words."""
    if question.kind in _CHOSEN:
        return "; ".join(f"{LETTERS[place]}) {choice}" for place, choice in enumerate(question.choices))
    if question.lowest is not None and question.highest is not None:
        told = _("số từ {low} đến {high}")
        return told.format(low=format_number(question.lowest), high=format_number(question.highest))
    return _("chữ") if question.kind is QuestionKind.TEXT else _("một số viết rõ (ví dụ 1500 hoặc 2,5)")


# --- what is wrong ---------------------------------------------------------------------------------------------------


def survey_faults(survey: Survey) -> Iterator[str]:
    """What keeps a survey from being stored."""
    if not clean(survey.title):
        yield _("Chưa ghi tên cuộc khảo sát.")
    if not survey.questions:
        yield _("Cuộc khảo sát chưa có câu hỏi nào.")
    for number, question in enumerate(survey.questions, 1):
        if what := _question_fault(question):
            yield _("Câu hỏi {number}: {what}.").format(number=number, what=what)
    texts = [fold(question.text) for question in survey.questions]
    if len(set(texts)) < len(texts):
        yield _("Có câu hỏi lặp lại; tiêu đề của danh sách trả lời sẽ không phân biệt được.")
    if survey.starts_on and survey.ends_on and survey.ends_on < survey.starts_on:
        told = _("Ngày kết thúc {last} trước ngày bắt đầu {first}.")
        yield told.format(last=short_date(survey.ends_on), first=short_date(survey.starts_on))
    yield from count_faults(survey, 0)


def count_faults(survey: Survey, forms: int) -> Iterator[str]:
    """What is wrong with the counts of forms: handed out, returned, entered."""
    counts = [count for count in (survey.handed_out, survey.returned) if count is not None]
    if any(count < 0 for count in counts):
        yield _("Số phiếu không thể âm.")
        return
    if survey.handed_out is not None and survey.returned is not None and survey.returned > survey.handed_out:
        told = _("Số phiếu thu về ({returned}) nhiều hơn số phiếu phát ra ({out}).")
        yield told.format(returned=format_number(survey.returned), out=format_number(survey.handed_out))
    most = survey.handed_out if survey.returned is None else survey.returned
    if most is not None and forms > most:
        name = _("phát ra") if survey.returned is None else _("thu về")
        told = _("Số phiếu nhập ({forms}) nhiều hơn số phiếu {name} ({most}).")
        yield told.format(forms=format_number(forms), name=name, most=format_number(most))


def _question_fault(question: SurveyQuestion) -> str:
    if not clean(question.text):
        return _("chưa ghi nội dung")
    choices = [fold(choice) for choice in question.choices]
    if question.kind in _CHOSEN and not 2 <= len(choices) <= _MOST_CHOICES:
        return _("phải có từ 2 đến {most} lựa chọn").format(most=_MOST_CHOICES)
    if not all(choices) or len(set(choices)) < len(choices):
        return _("có lựa chọn trống hoặc lặp lại")
    if question.kind is QuestionKind.SCALE and any(choice.isdecimal() for choice in choices):
        return _("từ của thang điểm không được là số")
    if question.kind in (QuestionKind.NUMBER, QuestionKind.TEXT) and choices:
        return _("trả lời bằng số hoặc chữ thì không có lựa chọn")
    return _bounds_fault(question)


def _bounds_fault(question: SurveyQuestion) -> str:
    low, high = question.lowest, question.highest
    if question.kind is QuestionKind.SCALE:
        is_whole = all(end is not None and end == int(end) for end in (low, high))
        if low is None or high is None or not is_whole or low >= high:
            return _("thang điểm phải có điểm thấp nhất và cao nhất là số nguyên, thấp trước cao sau")
        if question.choices and len(question.choices) != high - low + 1:
            return _("số từ của thang điểm không khớp với số bậc")
    elif question.kind is not QuestionKind.NUMBER and (low, high) != (None, None):
        return _("chỉ câu trả lời bằng số mới có khoảng cho phép")
    elif low is not None and high is not None and low > high:
        return _("số nhỏ nhất lớn hơn số lớn nhất")
    return ""
