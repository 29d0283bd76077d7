"""A survey as a file of JSON tells it: every field of its kind, or one sentence."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.plans.surveys import QUESTION_KIND_WORDS, QuestionKind, Survey, SurveyQuestion
from app.errors import BadFile
from app.i18n import _

_Bad = Callable[[str], BadFile]
_QUESTION = frozenset(item.name for item in fields(SurveyQuestion))


def survey_of(given: Mapping[str, Any], bad: _Bad) -> Survey:
    """The survey of the fields of a JSON object; raises what ``bad`` makes of a field that is not of its kind."""
    questions = given.get("questions", [])
    if not isinstance(questions, list) or not all(isinstance(item, dict) for item in questions):
        raise bad(_("questions phải là danh sách các câu hỏi"))
    return Survey(
        title=_text(given, "title", bad),
        questions=tuple(_question(item, number, bad) for number, item in enumerate(questions, 1)),
        task=_text(given, "task", bad),
        starts_on=_day(given, "starts_on", bad),
        ends_on=_day(given, "ends_on", bad),
        handed_out=_count(given, "handed_out", bad),
        returned=_count(given, "returned", bad),
        note=_text(given, "note", bad),
    )


def _question(item: Mapping[str, Any], number: int, bad: _Bad) -> SurveyQuestion:
    place = _("câu hỏi {number}").format(number=number)
    if unknown := sorted(set(item) - _QUESTION):
        raise bad(_("{place} có trường không hiểu: {names}").format(place=place, names=", ".join(unknown)))
    kinds = {kind.value: kind for kind in QuestionKind}
    if item.get("kind") not in kinds:
        known = ", ".join(f"{kind.value} ({_(words)})" for kind, words in QUESTION_KIND_WORDS.items())
        raise bad(_("{place}: kind phải là {known}").format(place=place, known=known))
    choices = item.get("choices", [])
    if not isinstance(choices, list) or not all(isinstance(choice, str) for choice in choices):
        raise bad(_("{place}: choices phải là danh sách chữ").format(place=place))
    return SurveyQuestion(
        text=_text(item, "text", bad),
        kind=kinds[item["kind"]],
        choices=tuple(choices),
        lowest=_number(item, "lowest", bad),
        highest=_number(item, "highest", bad),
    )


def _text(given: Mapping[str, Any], name: str, bad: _Bad) -> str:
    value = given.get(name, "")
    if not isinstance(value, str):
        raise bad(_("{name} phải là chữ").format(name=name))
    return value


def _count(given: Mapping[str, Any], name: str, bad: _Bad) -> int | None:
    value = given.get(name)
    if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
        raise bad(_("{name} phải là số nguyên").format(name=name))
    return value


def _number(given: Mapping[str, Any], name: str, bad: _Bad) -> Decimal | None:
    value = given.get(name)
    if value is None:
        return None
    try:
        number = Decimal("NaN") if isinstance(value, bool) else Decimal(str(value))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise bad(_("{name} phải là số").format(name=name))
    return number


def _day(given: Mapping[str, Any], name: str, bad: _Bad) -> date | None:
    value = given.get(name)
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise bad(_("{name} phải là ngày, ví dụ 2022-03-31").format(name=name)) from error
