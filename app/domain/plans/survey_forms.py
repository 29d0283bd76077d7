"""Forms of a survey before they are stored: answers the questions allow, groups that are asked, forms by group."""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.plans.surveys import (
    QuestionKind,
    RespondentGroup,
    Survey,
    SurveyForm,
    SurveyQuestion,
    allowed,
    count_faults,
    read_answer,
)
from app.i18n import _
from app.text import clean, fold, format_number

_CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


def known_group(survey: Survey, name: str) -> str | None:
    """A group as the survey spells it; where it names none every name is good. ``None`` for one that is not asked."""
    wanted = fold(clean(name))
    if not wanted or not survey.groups:
        return clean(name)
    return next((item.name for item in survey.groups if fold(item.name) == wanted), None)


def unknown_group(survey: Survey, name: str) -> str:
    """What is said of a group that is not asked."""
    groups = "; ".join(item.name for item in survey.groups)
    return _("nhóm “{name}” không có trong cuộc khảo sát ({groups})").format(name=clean(name), groups=groups)


def form_faults(survey: Survey, form: SurveyForm) -> Iterator[str]:
    """What keeps a form from being stored; each answer is looked at with its question."""
    if known_group(survey, form.respondents) is None:
        yield _("Phiếu {number}: {what}.").format(number=form.number, what=unknown_group(survey, form.respondents))
    if not any(form.answers.values()):
        yield _("Phiếu {number} chưa trả lời câu nào.").format(number=form.number)
    for number, values in sorted(form.answers.items()):
        if not 1 <= number <= len(survey.questions):
            yield _("Cuộc khảo sát không có câu {number}.").format(number=number)
        elif not _is_allowed(survey.questions[number - 1], values):
            told = _("Câu {number}: “{answer}” không nằm trong các lựa chọn: {choices}.")
            choices = allowed(survey.questions[number - 1])
            yield told.format(number=number, answer="; ".join(values), choices=choices)


def _is_allowed(question: SurveyQuestion, values: Sequence[str]) -> bool:
    if question.kind in _CHOSEN:
        places = set(map(str, range(len(question.choices))))
        is_one = question.kind is QuestionKind.MULTIPLE or len(values) <= 1
        return is_one and len(set(values)) == len(values) and set(values) <= places
    return len(values) <= 1 and all(read_answer(question, value).values == (value,) for value in values)


# --- forms by group --------------------------------------------------------------------------------------------------


def group_faults(survey: Survey, entered: Mapping[str, int]) -> Iterator[str]:
    """What is wrong with the counts of forms; ``entered`` has how many of each group were entered."""
    if forms := sum(entered.values()):
        yield from count_faults(survey, forms)
    names = [fold(clean(item.name)) for item in survey.groups]
    if not all(names):
        yield _("Có nhóm người trả lời chưa ghi tên.")
    elif len(set(names)) < len(names):
        yield _("Có nhóm người trả lời ghi hai lần.")
    by_name = {fold(clean(name)): count for name, count in entered.items()}
    for item in survey.groups:
        yield from _group_fault(item, by_name.get(fold(clean(item.name)), 0))
    yield from _sum_faults(survey)
    strange = [name for name in entered if known_group(survey, name) is None]
    if strange:
        told = _("Đã nhập phiếu của nhóm “{name}” nên không bỏ nhóm ấy được.")
        yield told.format(name=strange[0])


def _group_fault(item: RespondentGroup, entered: int) -> Iterator[str]:
    """A group is counted as a survey is: returned of handed out, entered of returned."""
    alone = Survey(title=item.name, questions=(), handed_out=item.handed_out, returned=item.returned)
    yield from (f"{item.name}: {fault[:1].lower()}{fault[1:]}" for fault in count_faults(alone, entered))


def _sum_faults(survey: Survey) -> Iterator[str]:
    parts = (
        (_("phát ra"), survey.handed_out, [item.handed_out for item in survey.groups]),
        (_("thu về"), survey.returned, [item.returned for item in survey.groups]),
    )
    for name, whole, counts in parts:
        total = sum(count for count in counts if count is not None)
        if whole is not None and total > whole:
            told = _("Các nhóm cộng lại {name} {total} phiếu, nhiều hơn cả cuộc khảo sát ({whole}).")
            yield told.format(name=name, total=format_number(total), whole=format_number(whole))
