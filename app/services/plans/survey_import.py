"""Answers of a survey from a list: one row a form, headings that are questions by their number or their words.

Nothing is stored while one answer is outside the choices: all of them are told with their cells.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from app.db import plan_surveys as db
from app.db import source_files
from app.db.source_files import Original
from app.domain.awards.intake_table import CellDoubt, ListRow, ListTable
from app.domain.awards.intake_text import text_table
from app.domain.plans.survey_forms import group_faults, known_group, unknown_group
from app.domain.plans.surveys import Survey, SurveyForm, read_answer
from app.errors import Refused
from app.i18n import _
from app.services.awards.intake_files import read_list
from app.services.plans.register_columns import is_total
from app.services.plans.surveys import found, open_
from app.services.workspace import Workspace
from app.text import clean, fold, format_number

_NUMBERED = re.compile(r"(?:cau hoi|cau|c|q|question)?\s*(?:so\s*)?(\d{1,3})\s*(?:[.):/-]+\s*(.*)|)", re.DOTALL)
_ORDER = re.compile(r"s?tt|so tt|so thu tu|no")
_FORM_NUMBER = re.compile(r"so phieu|phieu so|ma phieu|phieu|ma so phieu")
_GROUP = re.compile(
    r"(?:nhom|nhom (?:nguoi tra loi|doi tuong)|doi tuong|nguoi tra loi|thanh phan|don vi|xa|phuong|dia phuong|dia ban)"
)
_MOST_TITLE_ROWS = 15
_MOST_TOLD = 3
_MOST_FORMS = 20_000
#: Fewer forms than these are alike by chance too often to be told as an earlier list with more rows.
_FEWEST_ALIKE = 2
_DOUBTFUL = (CellDoubt.ERROR, CellDoubt.UNCALCULATED, CellDoubt.STRUCK)


@dataclass(frozen=True, slots=True)
class AnswerColumns:
    """The columns of a list of answers; ``first`` is the first row below the titles, ``unknown`` nobody knows."""

    questions: Mapping[int, int]
    number: int | None = None
    group: int | None = None
    first: int = 0
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerPreview:
    """A list as it was understood: its forms, and what is wrong with it, each fault with its cell.

    ``repeated`` tells forms that stand there already, one after the other: they are stored by somebody's word only.
    """

    survey: Survey
    forms: tuple[SurveyForm, ...]
    faults: tuple[str, ...]
    told: tuple[str, ...]
    repeated: tuple[str, ...] = ()
    original: Original | None = field(default=None, repr=False)


def from_file(ws: Workspace, survey_id: int, path: Path) -> AnswerPreview:
    """The answers of a workbook, a Word table or a text; raises ``BadFile``, ``Refused`` without any question."""
    tables = read_list(path)
    content = path.read_bytes()
    original = Original(path.name, hashlib.sha256(content).hexdigest(), content)
    return replace(_understood(ws, survey_id, tables), original=original)


def from_text(ws: Workspace, survey_id: int, text: str) -> AnswerPreview:
    """The answers of a pasted range."""
    return _understood(ws, survey_id, (text_table(text),))


def store(ws: Workspace, preview: AnswerPreview, *, even_again: bool = False) -> int:
    """Store the forms in one step; returns how many. Raises ``Refused`` with what is wrong, and then stores nothing.

    A list that stands there already, or begins with one that does, is refused unless ``even_again``.
    """
    survey = preview.survey
    if preview.faults:
        raise Refused("bad-answers", _told(preview.faults), _("Hãy sửa các ô đó rồi nhập lại."))
    with ws.store.write(_("Nhập phiếu khảo sát: {title}").format(title=survey.title), ws.actor) as connection:
        if open_(connection, survey.id).questions != survey.questions:
            raise Refused("survey-changed", _("Câu hỏi vừa được sửa ở nơi khác; chưa lưu gì, hãy đọc lại danh sách."))
        known = db.forms(connection, survey.id)
        source = preview.original
        file_id = None if source is None else source_files.store(connection, source, ws.clock())
        if file_id is not None and file_id in {form.source_file_id for form in known}:
            raise Refused("answers-again", _("Tệp này đã nhập vào cuộc khảo sát; không nhập hai lần."))
        for sentence in () if even_again else _repeated(known, preview.forms):
            told = _("{what} Chưa lưu gì.").format(what=sentence)
            way = _("Hãy bỏ các phiếu đó khỏi danh sách; nếu là phiếu khác thì xác nhận lưu tất cả (lệnh: --again).")
            raise Refused("answers-there", told, way)
        fresh = list(_numbered(known, preview.forms))
        refuse_too_many(found(connection, survey.id), [*known, *fresh])
        db.add_forms(connection, [replace(form, source_file_id=file_id) for form in fresh])
        return len(fresh)


def refuse_too_many(survey: Survey, forms: Sequence[SurveyForm]) -> None:
    """Raise ``Refused`` for more forms than came back, of all or of one group."""
    for fault in group_faults(survey, Counter(form.respondents for form in forms)):
        raise Refused("too-many-forms", _("{fault} Chưa lưu gì.").format(fault=fault))


def _repeated(known: Sequence[SurveyForm], forms: Sequence[SurveyForm]) -> Iterator[str]:
    """What of a list without numbers stands there already in the same order: all of it, or its beginning.

    The beginning is told where it is all of a file, or all there is: the list of before, with more rows.
    """
    fresh = [(form.answers, form.respondents) for form in forms if not form.number]
    there = sorted(known, key=lambda form: form.number)
    said = [(form.answers, form.respondents) for form in there]
    count = len(fresh)
    at = next((at for at in range(len(said) - count + 1) if count and said[at : at + count] == fresh), None)
    if at is None:
        files = [form.source_file_id for form in there]
        ends = [0, *(place for place in range(1, len(files)) if files[place] != files[place - 1]), len(files)]
        parts = [(first, last) for first, last in ((0, len(files)), *pairwise(ends)) if last - first >= _FEWEST_ALIKE]
        alike = [(first, last) for first, last in parts if said[first:last] == fresh[: last - first]]
        at, end = max(alike, key=lambda part: part[1] - part[0], default=(None, 0))
        count = end - (at or 0)
    if at is not None:
        told = _("{count} phiếu đầu của danh sách giống hệt, đúng thứ tự, các phiếu số {first} đến {last} đã nhập.")
        numbers = {"first": there[at].number, "last": there[at + count - 1].number}
        yield told.format(count=format_number(count), **numbers)


def _numbered(known: Sequence[SurveyForm], forms: Sequence[SurveyForm]) -> Iterator[SurveyForm]:
    """Forms with their numbers; one that stands there with other answers is refused, the same one passed over."""
    there = {form.number: form for form in known}
    following = max((*there, *(form.number for form in forms)), default=0)
    for form in forms:
        if not form.number:
            following += 1
            yield replace(form, number=following)
        elif form.number not in there:
            yield form
        elif (there[form.number].answers, there[form.number].respondents) != (form.answers, form.respondents):
            told = _("Phiếu số {number} đã nhập với trả lời khác; chưa lưu gì.")
            raise Refused("form-differs", told.format(number=form.number))


def _told(faults: Sequence[str]) -> str:
    rest = len(faults) - _MOST_TOLD
    more = _(" Còn {count} chỗ nữa.").format(count=format_number(rest)) if rest > 0 else ""
    told = _("Danh sách trả lời có {count} chỗ chưa đúng; chưa lưu gì. {faults}")
    return told.format(count=format_number(len(faults)), faults=" ".join(faults[:_MOST_TOLD]) + more)


# --- understanding ---------------------------------------------------------------------------------------------------


def _understood(ws: Workspace, survey_id: int, tables: Sequence[ListTable]) -> AnswerPreview:
    with ws.store.read() as connection:
        survey = found(connection, survey_id)
        known = db.forms(connection, survey_id)
    choices = [(columns, table) for table in tables if not table.is_hidden and (columns := _columns(survey, table))]
    if not choices:
        sentence = _("Không thấy cột nào là câu hỏi của cuộc khảo sát; chưa lưu gì.")
        way_out = _("Dòng tiêu đề ghi số câu (1, Câu 2, …) hoặc nguyên văn câu hỏi, mỗi phiếu một dòng.")
        raise Refused("no-questions", sentence, way_out)
    columns, table = max(choices, key=lambda item: len(item[0].questions))
    if len(table.rows) > _MOST_FORMS:
        raise Refused("list-too-long", _("Danh sách có hơn {count} dòng.").format(count=format_number(_MOST_FORMS)))
    forms, faults, told = _forms(survey, table, columns)
    told = [*_columns_told(survey, columns), *told]
    told += [_("không đọc trang “{name}”").format(name=item.name) for item in tables if item is not table]
    return AnswerPreview(survey, tuple(forms), tuple(faults), tuple(told), tuple(_repeated(known, forms)))


def _columns(survey: Survey, table: ListTable) -> AnswerColumns | None:
    found_ = [_by_titles(survey, row, index) for index, row in enumerate(table.rows[:_MOST_TITLE_ROWS])]
    best = max(found_, key=lambda item: len(item.questions), default=None)
    return best if best is not None and best.questions else None


def _by_titles(survey: Survey, row: ListRow, index: int) -> AnswerColumns:
    """The columns by a row of titles; a row of mere numbers below is a form, not titles."""
    texts = {place: clean(cell.text) for place, cell in row.cells.items()}
    found_ = {place: number for place, text in texts.items() if (number := _question(survey, text))}
    rest = {place: fold(text).strip(" .:") for place, text in texts.items() if place not in found_}
    forms = next((place for place, text in rest.items() if _FORM_NUMBER.fullmatch(text)), None)
    order = next((place for place, text in rest.items() if _ORDER.fullmatch(text)), None)
    group = next((place for place, text in rest.items() if _GROUP.fullmatch(text)), None)
    unknown = tuple(texts[place] for place in sorted(rest) if place not in (forms, order, group))
    has_words = any(not texts[place].isdecimal() for place in found_) or {forms, order} != {None}
    is_titles = has_words or _is_row_of_all(survey, found_)
    return AnswerColumns(found_ if is_titles else {}, forms, group, index + 1, unknown)


def _is_row_of_all(survey: Survey, found_: Mapping[int, int]) -> bool:
    """1, 2, 3 … over the columns, one for each question in order, are titles even without words."""
    return [found_[place] for place in sorted(found_)] == list(range(1, len(survey.questions) + 1))


def _question(survey: Survey, title: str) -> int:
    """The question a title names, from 1; 0 for none, and where its number and its words name two."""
    words = fold(title).strip(" .:?")
    texts = [fold(question.text).strip(" .:?") for question in survey.questions]
    by_words = texts.index(words) + 1 if words in texts else 0
    match = _NUMBERED.fullmatch(fold(title).strip())
    number = int(match[1]) if match and 1 <= int(match[1]) <= len(texts) else 0
    rest = (match[2] or "").strip(" .:?") if match else ""
    if by_words or not number:
        return by_words
    return number if not rest or rest == texts[number - 1] else texts.index(rest) + 1 if rest in texts else 0


def _columns_told(survey: Survey, columns: AnswerColumns) -> Iterator[str]:
    lacking = [number for number in range(1, len(survey.questions) + 1) if number not in columns.questions.values()]
    if lacking:
        yield _("không có cột của câu {numbers}").format(numbers=", ".join(map(str, lacking)))
    yield from (_("không hiểu cột “{title}” nên không đọc").format(title=title) for title in columns.unknown)


def _forms(survey: Survey, table: ListTable, columns: AnswerColumns) -> tuple[list[SurveyForm], list[str], list[str]]:
    forms: list[SurveyForm] = []
    faults: list[str] = []
    told: list[str] = []
    doubled = [number for number in columns.questions.values() if list(columns.questions.values()).count(number) > 1]
    if doubled:
        faults.append(_("Có hai cột cho câu {number}.").format(number=doubled[0]))
    numbers: set[int] = set()
    for row in table.rows[columns.first :]:
        if is_total(row) or not _is_form(row, columns):
            told.append(_("bỏ qua {place}: {text}").format(place=table.place(row), text=row.shown[:60]))
            continue
        number = _form_number(row, columns, table, faults)
        if number and number in numbers:
            faults.append(_("{place}: số phiếu {number} lặp lại.").format(place=table.place(row), number=number))
        numbers.add(number)
        if row.is_hidden:
            faults.append(_("{place} bị ẩn: hãy bỏ ẩn hoặc xóa dòng.").format(place=table.place(row)))
        answers = dict(_answers(survey, row, columns, faults))
        group = known_group(survey, row.text(columns.group))
        if group is None:
            what = unknown_group(survey, row.text(columns.group))
            faults.append(_("{place}: {what}.").format(place=table.place(row), what=what))
        forms.append(SurveyForm(survey_id=survey.id, number=number, respondents=group or "", answers=answers))
    return forms, faults, told


def _is_form(row: ListRow, columns: AnswerColumns) -> bool:
    return bool(row.text(columns.number)) or any(row.text(place) for place in columns.questions)


def _form_number(row: ListRow, columns: AnswerColumns, table: ListTable, faults: list[str]) -> int:
    text = row.text(columns.number)
    if not text:
        return 0
    digits = re.fullmatch(r"\D{0,12}?0*([1-9]\d{0,8})\D?", text, re.ASCII)
    if digits is None:
        faults.append(_("{place}: “{text}” không phải số phiếu.").format(place=table.place(row), text=text))
        return 0
    return int(digits[1])


def _answers(
    survey: Survey, row: ListRow, columns: AnswerColumns, faults: list[str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    for place, number in columns.questions.items():
        cell = row.cells.get(place)
        if cell is None or not clean(cell.text):
            continue
        answer = read_answer(survey.questions[number - 1], cell.text)
        if cell.doubt in _DOUBTFUL:
            told = _("{cell}, câu {number}: ô bị gạch ngang, báo lỗi hoặc chưa có kết quả.")
            faults.append(told.format(cell=cell.place, number=number))
        elif answer.fault:
            told = _("{cell}, câu {number}: {fault}.")
            faults.append(told.format(cell=cell.place, number=number, fault=answer.fault))
        else:
            yield number, answer.values
