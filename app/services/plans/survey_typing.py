"""A survey as a file of JSON or a typed line tells it: every field of its kind, or one sentence."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from app.domain.plans.surveys import QUESTION_KIND_WORDS, QuestionKind, RespondentGroup, Survey, SurveyQuestion
from app.errors import BadFile
from app.i18n import _
from app.text import clean

_FEWEST_CHOICES = 2
_GROUP_LINE = re.compile(r"(?P<name>[^:]*[^:\s])\s*(?::\s*(?P<out>\d{0,7})\s*(?:/\s*(?P<back>\d{0,7}))?)?\s*", re.ASCII)
_Bad = Callable[[str], BadFile]
_QUESTION = frozenset(item.name for item in fields(SurveyQuestion))
_GROUP = frozenset(item.name for item in fields(RespondentGroup))


def survey_of(given: Mapping[str, Any], bad: _Bad) -> Survey:
    """The survey of the fields of a JSON object; raises what ``bad`` makes of a field that is not of its kind."""
    return Survey(
        title=_text(given, "title", bad),
        questions=tuple(
            _question(item, number, bad) for number, item in enumerate(_objects(given, "questions", bad), 1)
        ),
        task=_text(given, "task", bad),
        starts_on=_day(given, "starts_on", bad),
        ends_on=_day(given, "ends_on", bad),
        handed_out=_count(given, "handed_out", bad),
        returned=_count(given, "returned", bad),
        groups=tuple(_group(item, number, bad) for number, item in enumerate(_objects(given, "groups", bad), 1)),
        note=_text(given, "note", bad),
    )


def _objects(given: Mapping[str, Any], name: str, bad: _Bad) -> list[Mapping[str, Any]]:
    found = given.get(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        what = {"questions": _("các câu hỏi"), "groups": _("các nhóm người trả lời")}[name]
        raise bad(_("{name} phải là danh sách {what}").format(name=name, what=what))
    return found


def _group(item: Mapping[str, Any], number: int, bad: _Bad) -> RespondentGroup:
    _refuse_unknown(item, _GROUP, _("nhóm {number}").format(number=number), bad)
    counts = (_count(item, "handed_out", bad), _count(item, "returned", bad))
    return RespondentGroup(name=_text(item, "name", bad), handed_out=counts[0], returned=counts[1])


def _refuse_unknown(item: Mapping[str, Any], known: frozenset[str], place: str, bad: _Bad) -> None:
    if unknown := sorted(set(item) - known):
        raise bad(_("{place} có trường không hiểu: {names}").format(place=place, names=", ".join(unknown)))


def _question(item: Mapping[str, Any], number: int, bad: _Bad) -> SurveyQuestion:
    place = _("câu hỏi {number}").format(number=number)
    _refuse_unknown(item, _QUESTION, place, bad)
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


def question_of(line: str) -> SurveyQuestion:
    """A question as it is written in one line: «Nghe từ đâu?: Loa; Đài; Họp xóm»; without choices it takes words."""
    text, colon, rest = clean(line).partition(":")
    choices = tuple(choice for part in rest.split(";") if (choice := clean(part)))
    if not colon or len(choices) < _FEWEST_CHOICES:
        return SurveyQuestion(text=clean(line), kind=QuestionKind.TEXT)
    return SurveyQuestion(text=clean(text), kind=QuestionKind.SINGLE, choices=choices)


def groups_of(lines: Sequence[str]) -> tuple[RespondentGroup, ...]:
    """Groups as they are written, one a line: «Cán bộ: 20/18» is handed out and returned; ``ValueError`` tells a line
    that says something else.
    """
    found = []
    for line in lines:
        match = _GROUP_LINE.fullmatch(clean(line))
        if match is None:
            told = _("Nhóm “{line}” chưa hiểu được; ghi tên, dấu hai chấm, số phát / số thu, ví dụ Cán bộ: 20/18.")
            raise ValueError(told.format(line=line))
        out, back = (int(text) if text else None for text in (match["out"], match["back"]))
        found.append(RespondentGroup(name=match["name"].strip(), handed_out=out, returned=back))
    return tuple(found)


def group_line(item: RespondentGroup) -> str:
    """A group as :func:`groups_of` reads it."""
    if (item.handed_out, item.returned) == (None, None):
        return item.name
    out, back = ("" if count is None else str(count) for count in (item.handed_out, item.returned))
    return f"{item.name}: {out}/{back}"
