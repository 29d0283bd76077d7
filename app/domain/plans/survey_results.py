"""Results of a survey by question and by group: counts, shares of those who answered, means of scales and numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.plans.surveys import QuestionKind, Survey, SurveyForm, SurveyQuestion
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
class SurveyResult:
    """All questions, over every form and for each group of respondents; ``rate`` is returned of handed out in %."""

    forms: int
    rate: Decimal | None
    whole: tuple[QuestionResult, ...]
    groups: Mapping[str, tuple[QuestionResult, ...]]


@dataclass(frozen=True, slots=True)
class SurveyChart:
    """One question as a picture: ``labels`` along it, one series for each group, shares in %."""

    title: str
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[Decimal | None, ...]], ...]


def results(survey: Survey, forms: Sequence[SurveyForm]) -> SurveyResult:
    """What a survey says."""
    names = dict.fromkeys(clean(form.respondents) for form in forms)
    is_grouped = any(names) and len(names) > 1
    rate = _HUNDRED * survey.returned / survey.handed_out if survey.handed_out and survey.returned is not None else None
    return SurveyResult(
        len(forms),
        rate,
        _questions(survey, forms),
        {
            name: _questions(survey, [form for form in forms if clean(form.respondents) == name])
            for name in (names if is_grouped else ())
        },
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
