"""Results of a survey by question and by group: counts, shares of those who answered, means of scales and numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.plans.surveys import QuestionKind, RespondentGroup, Survey, SurveyForm, SurveyQuestion
from app.text import clean, format_number

_HUNDRED = Decimal(100)
_CHOSEN = (QuestionKind.SINGLE, QuestionKind.MULTIPLE)


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """How many chose one answer; ``percent`` is of those who answered the question, ``None`` when nobody did."""

    label: str
    count: int
    percent: Decimal | None


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question: ``answered`` of ``asked`` forms; shares of several choices may add up to more than the whole.

    ``mean`` is that of a scale or a number; ``texts`` are the answers in words.
    """

    number: int
    question: SurveyQuestion
    asked: int
    answered: int
    lines: tuple[AnswerCount, ...] = ()
    mean: Decimal | None = None
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupForms:
    """Forms of one group: handed out and returned as counted by hand, entered as they are here.

    ``name`` is empty for forms whose group nobody wrote down.
    """

    name: str
    handed_out: int | None
    returned: int | None
    entered: int

    @property
    def rate(self) -> Decimal | None:
        """Returned of handed out in %."""
        return returned_rate(self.handed_out, self.returned)


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """All questions, over every form and for each group of respondents; ``rate`` is returned of handed out in %.

    ``counts`` has the forms of each group that is asked or has answered; empty without any.
    """

    forms: int
    rate: Decimal | None
    whole: tuple[QuestionResult, ...]
    groups: Mapping[str, tuple[QuestionResult, ...]]
    counts: tuple[GroupForms, ...] = ()


@dataclass(frozen=True, slots=True)
class SurveyChart:
    """One question as a picture: ``labels`` along it, one series for each group, shares in %."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


def results(survey: Survey, forms: Sequence[SurveyForm]) -> SurveyResult:
    """What a survey says."""
    names = _names(survey, forms)
    is_grouped = any(names) and len(names) > 1
    return SurveyResult(
        len(forms),
        returned_rate(survey.handed_out, survey.returned),
        _questions(survey, forms),
        {
            name: _questions(survey, [form for form in forms if clean(form.respondents) == name])
            for name in (names if is_grouped else ())
        },
        _counts(survey, names),
    )


def returned_rate(handed_out: int | None, returned: int | None) -> Decimal | None:
    """How many of a hundred forms came back; ``None`` while one of both is not counted, and of none."""
    return _HUNDRED * returned / handed_out if handed_out and returned is not None else None


def _names(survey: Survey, forms: Sequence[SurveyForm]) -> Mapping[str, int]:
    """The groups who answered with their forms, in the order the survey names them, then as they came."""
    order = [item.name for item in survey.groups]
    found = Counter(clean(form.respondents) for form in forms)
    return {name: found[name] for name in (*(name for name in order if name in found), *found)}


def _counts(survey: Survey, names: Mapping[str, int]) -> tuple[GroupForms, ...]:
    asked = {item.name: item for item in survey.groups}
    if not asked and not any(names):
        return ()
    every = dict.fromkeys((*asked, *names))
    empty = RespondentGroup(name="")
    return tuple(
        GroupForms(name, of.handed_out, of.returned, names.get(name, 0))
        for name in every
        for of in [asked.get(name, empty)]
    )


def _questions(survey: Survey, forms: Sequence[SurveyForm]) -> tuple[QuestionResult, ...]:
    return tuple(_question(number, question, forms) for number, question in enumerate(survey.questions, 1))


def _question(number: int, question: SurveyQuestion, forms: Sequence[SurveyForm]) -> QuestionResult:
    said = [form.answers[number] for form in forms if form.answers.get(number)]
    if question.kind is QuestionKind.TEXT:
        return QuestionResult(number, question, len(forms), len(said), texts=tuple(answer[0] for answer in said))
    if question.kind in _CHOSEN:
        lines = _counted(enumerate(question.choices), [set(answer) for answer in said])
        return QuestionResult(number, question, len(forms), len(said), lines)
    numbers = [Decimal(answer[0]) for answer in said]
    mean = sum(numbers, Decimal(0)) / len(numbers) if numbers else None
    lines = _counted(_steps(question), [set(answer) for answer in said])
    return QuestionResult(number, question, len(forms), len(said), lines, mean)


def _steps(question: SurveyQuestion) -> Iterable[tuple[int, str]]:
    """The steps of a scale from its lowest to its highest, by words where it has any."""
    if question.kind is not QuestionKind.SCALE or question.lowest is None or question.highest is None:
        return
    low = int(question.lowest)
    for place in range(low, int(question.highest) + 1):
        words = question.choices[place - low] if question.choices else ""
        yield place, f"{place} ({words})" if words else format_number(place)


def _counted(choices: Iterable[tuple[int, str]], said: Sequence[set[str]]) -> tuple[AnswerCount, ...]:
    counts = ((label, sum(str(place) in answer for answer in said)) for place, label in choices)
    return tuple(AnswerCount(label, many, _HUNDRED * many / len(said) if said else None) for label, many in counts)


def charts(found: SurveyResult) -> tuple[SurveyChart, ...]:
    """A picture for each question with choices or steps; groups side by side where there are any."""
    drawn: list[SurveyChart] = []
    for place, item in enumerate(found.whole):
        if not item.lines:
            continue
        parts = {name: some[place] for name, some in found.groups.items()} or {"": item}
        series = tuple((name, tuple(line.percent for line in part.lines)) for name, part in parts.items())
        drawn.append(SurveyChart(item.question.text, tuple(line.label for line in item.lines), series))
    return tuple(drawn)
