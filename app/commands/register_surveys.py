"""``surveys`` and ``classify``: surveys with their forms, rounds of classification with their grades."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.commands.console import Console
from app.commands.event_lines import plain
from app.commands.opening import opened
from app.commands.register_lines import period_of, period_words, plan_id_of
from app.domain.plans.classification import ClassificationResult, ClassificationRound, Distribution
from app.domain.plans.survey_results import GroupForms, QuestionResult
from app.domain.plans.surveys import RespondentGroup, Survey, SurveyForm, read_answer
from app.errors import BadFile, Refused
from app.i18n import _
from app.services.given_files import json_fields, text_of
from app.services.plans import classification, survey_export, survey_forms, survey_import, survey_typing, surveys
from app.services.workspace import Workspace
from app.text import format_number

_Answer = tuple[dict[str, Any], list[str]]
_READING = ("list", "show", "export")


def surveys_(args: argparse.Namespace, console: Console) -> int:
    """Run ``surveys`` itself or one of the commands under it."""
    return _run(args, console, _SURVEYS)


def classify(args: argparse.Namespace, console: Console) -> int:
    """Run ``classify`` itself or one of the commands under it."""
    return _run(args, console, _CLASSIFY)


def _run(args: argparse.Namespace, console: Console, works: Mapping[str, Any]) -> int:
    name = args.work or "list"
    with opened(args, console, read_only=name in _READING) as ws:
        answer, lines = works[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


def _percent(value: Decimal | None) -> str:
    return "–" if value is None else f"{format_number(value, 1)} %"


# --- surveys ---------------------------------------------------------------------------------------------------------


def _survey_list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    del args
    rows = surveys.rows(ws)
    told = [{**_survey_json(row.survey), "forms": row.forms} for row in rows]
    none = [_("Chưa có cuộc khảo sát nào; lập bằng surveys add.")]
    return {"surveys": told}, [_survey_line(row.survey, row.forms) for row in rows] or none


def _survey_json(survey: Survey) -> dict[str, Any]:
    found: dict[str, Any] = plain(survey)
    return found


def _survey_line(survey: Survey, forms: int) -> str:
    told = _("{id}. {title}: phát {out}, thu {back}, đã nhập {forms} phiếu")
    counts = [("?" if count is None else format_number(count)) for count in (survey.handed_out, survey.returned)]
    return told.format(id=survey.id, title=survey.title, out=counts[0], back=counts[1], forms=format_number(forms))


def _survey_show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _survey_told(ws, args.id)


def _survey_told(ws: Workspace, survey_id: int) -> _Answer:
    sheet = surveys.sheet(ws, survey_id)
    groups = {name: plain(some) for name, some in sheet.result.groups.items()}
    answer = {
        **_survey_json(sheet.survey),
        "forms": sheet.result.forms,
        "rate": plain(sheet.result.rate),
        "results": plain(sheet.result.whole),
        "group_forms": plain(sheet.result.counts),
        "by_group": groups,
        "charts": plain(sheet.charts),
    }
    lines = [_survey_line(sheet.survey, sheet.result.forms), *map(_group_line, sheet.result.counts)]
    for item in sheet.result.whole:
        lines += _question_lines(item)
    for name, some in sheet.result.groups.items():
        lines.append(_("Nhóm {name}").format(name=name or _("không ghi nhóm")))
        lines += [f"  {line}" for item in some for line in _question_lines(item)]
    return answer, lines


def _group_line(of: GroupForms) -> str:
    told = _("   {name}: phát {out}, thu {back}, đã nhập {forms} phiếu")
    counts = [("?" if count is None else format_number(count)) for count in (of.handed_out, of.returned)]
    name = of.name or survey_export.no_group()
    return told.format(name=name, out=counts[0], back=counts[1], forms=format_number(of.entered))


def _question_lines(item: QuestionResult) -> Iterator[str]:
    counts = _("{answered}/{asked} phiếu trả lời").format(answered=item.answered, asked=item.asked)
    mean = "" if item.mean is None else _("; trung bình {mean}").format(mean=format_number(item.mean, 2))
    yield f"{item.number}. {item.question.text} ({counts}{mean})"
    for line in item.lines:
        yield f"   {line.label}: {format_number(line.count)} ({_percent(line.percent)})"


def _survey_add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    known = [item.name for item in fields(Survey) if item.name not in ("id", "plan_id")]
    given = json_fields(text_of(args.file, _bad), known, _("cuộc khảo sát"), _bad)
    survey = replace(survey_typing.survey_of(given, _bad), plan_id=plan_id_of(ws, args.plan))
    return _survey_told(ws, surveys.save(ws, survey).id)


def _bad(what: str) -> BadFile:
    return BadFile("bad-survey-file", _("Tệp khảo sát chưa dùng được: {what}; chưa lưu gì.").format(what=what))


def _survey_set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    known = surveys.sheet(ws, args.id).survey
    groups = _groups(args.group) or None
    given = {"title": args.title, "handed_out": args.handed_out, "returned": args.returned, "groups": groups}
    changed = {name: value for name, value in given.items() if value is not None}
    return _survey_told(ws, surveys.save(ws, replace(known, **changed)).id)


def _survey_import(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if args.file == "-":
        shown = survey_import.from_text(ws, args.id, sys.stdin.read())
    else:
        shown = survey_import.from_file(ws, args.id, Path(args.file))
    answer = {"forms": plain(len(shown.forms)), "faults": list(shown.faults), "told": list(shown.told)}
    answer["repeated"] = list(shown.repeated)
    lines = [*shown.told, *shown.faults]
    if args.preview:
        lines += shown.repeated
        return answer, [*lines, _("Hiểu được {count} phiếu.").format(count=len(shown.forms))]
    count = survey_import.store(ws, shown, even_again=args.again)
    return {**answer, "stored": count}, [*lines, _("Đã lưu {count} phiếu.").format(count=count)]


def _groups(lines: Sequence[str]) -> tuple[RespondentGroup, ...]:
    try:
        return survey_typing.groups_of(lines)
    except ValueError as error:
        raise Refused("bad-group", _("{what} Chưa lưu gì.").format(what=error)) from error


def _survey_enter(ws: Workspace, args: argparse.Namespace) -> _Answer:
    survey = surveys.sheet(ws, args.id).survey
    answers = dict(_typed(survey, text) for text in args.answers)
    form = SurveyForm(survey_id=args.id, number=args.number, respondents=args.respondents, answers=answers)
    stored = survey_forms.save(ws, form)
    return plain(stored), [_("Đã nhập phiếu số {number}.").format(number=stored.number)]


def _typed(survey: Survey, text: str) -> tuple[int, tuple[str, ...]]:
    """One answer "2=a;c" as it is stored; raises ``Refused`` for what the question does not allow."""
    place, equals, answer = text.partition("=")
    number = int(place) if place.strip().isascii() and place.strip().isdecimal() else 0
    if not equals or not 1 <= number <= len(survey.questions):
        told = _("“{text}” chưa hiểu được; chưa lưu gì.").format(text=text)
        raise Refused("bad-answer", told, _("Ghi dạng CÂU=TRẢ_LỜI, ví dụ “2=a;c”."))
    read = read_answer(survey.questions[number - 1], answer)
    if read.fault:
        told = _("Câu {number}: {fault}; chưa lưu gì.")
        raise Refused("bad-answer", told.format(number=number, fault=read.fault))
    return number, read.values


def _survey_drop(ws: Workspace, args: argparse.Namespace) -> _Answer:
    survey_forms.remove(ws, args.id, args.number)
    return {"id": args.id, "number": args.number}, [_("Đã bỏ phiếu số {number}.").format(number=args.number)]


def _survey_export(ws: Workspace, args: argparse.Namespace) -> _Answer:
    blank = survey_export.export_blank
    paths = blank(ws, args.id, args.folder) if args.blank else (survey_export.export(ws, args.id, args.folder),)
    return {"files": list(map(str, paths))}, [_("Đã ghi {path}.").format(path=path) for path in paths]


def _survey_clear(ws: Workspace, args: argparse.Namespace) -> _Answer:
    count = surveys.remove_forms(ws, args.id)
    return {"id": args.id, "removed": count}, [_("Đã bỏ {count} phiếu đã nhập.").format(count=count)]


def _survey_remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    surveys.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ cuộc khảo sát số {id}.").format(id=args.id)]


# --- classification --------------------------------------------------------------------------------------------------


def _round_list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    del args
    found = classification.rounds(ws)
    none = [_("Chưa có đợt phân loại nào; mở bằng classify add.")]
    return {"rounds": plain(found)}, list(map(_round_line, found)) or none


def _round_line(item: ClassificationRound) -> str:
    return f"{item.id}. {item.title} ({period_words(item.period)}): {', '.join(item.grades)}"


def _round_show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    return _round_told(ws, args.id)


def _round_told(ws: Workspace, round_id: int) -> _Answer:
    sheet = classification.sheet(ws, round_id)
    groups = {name: plain(found) for name, found in sheet.groups.items()}
    answer = {
        **plain(sheet.round),
        "results": plain(sheet.results),
        "whole": plain(sheet.whole),
        "groups": groups,
        "trend": plain(sheet.trend),
    }
    lines = [_round_line(sheet.round), *_shares(sheet.whole)]
    lines += [f"  {line}" for line in map(_place_line, sheet.results)]
    for name, found in sheet.groups.items():
        lines += [_("Nhóm {name}").format(name=name or _("không ghi nhóm")), *(f"  {line}" for line in _shares(found))]
    if sheet.trend is not None and sheet.before is not None:
        lines.append(_("So với {title}: giữ nguyên {kept}").format(title=sheet.before.title, kept=sheet.trend.kept))
        lines += [f"  {item.name}: {item.before} → {item.now}" for item in sheet.trend.changes]
    return answer, lines


def _place_line(item: ClassificationResult) -> str:
    kind, note = (_(" ({text})").format(text=text) if text else "" for text in (item.category, item.note))
    return f"{item.name}{kind}: {item.grade}{note}"


def _shares(found: Distribution) -> Iterator[str]:
    for line in found.lines:
        told = _("{grade}: {count}/{whole} ({percent})")
        yield told.format(grade=line.grade, count=line.count, whole=found.classified, percent=_percent(line.percent))
    yield from found.remarks


def _round_add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    period = period_of(ws, args.period)
    item = ClassificationRound(
        title=args.title,
        year=period.last.year,
        period=period.text,
        grades=tuple(text.strip() for text in args.grades.split(";") if text.strip()),
        plan_id=plan_id_of(ws, args.plan),
        expected=args.expected,
        document=args.document,
    )
    return _round_told(ws, classification.save(ws, item).id)


def _round_grade(ws: Workspace, args: argparse.Namespace) -> _Answer:
    known = classification.sheet(ws, args.id).results
    item = ClassificationResult(round_id=args.id, name=args.name, grade=args.grade, category=args.category)
    again = next((one for one in known if (one.name, one.category) == (args.name, args.category)), None)
    try:
        classification.save_result(
            ws, replace(again, grade=args.grade) if again else item, takes_strange=args.as_written
        )
    except Refused as refused:
        way_out = _("Chưa lưu gì. Sửa tên, hoặc thêm --as-written để ghi đúng như đã viết.")
        raise _with_way_out(refused, way_out) from refused
    return _round_told(ws, args.id)


def _with_way_out(refused: Refused, way_out: str) -> Refused:
    """The same refusal, for names of no unit with the option that stores them all the same."""
    return Refused(refused.code, refused.sentence, way_out) if refused.code == "strange-places" else refused


def _round_import(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if args.file == "-":
        shown = classification.from_text(ws, args.id, sys.stdin.read())
    else:
        shown = classification.from_file(ws, args.id, Path(args.file))
    answer = {"results": plain(shown.results), "faults": list(shown.faults), "told": list(shown.told)}
    answer["strange"] = list(shown.strange)
    lines = [*shown.told, *shown.faults, *shown.strange]
    if args.preview:
        return answer, lines
    if shown.strange and not shown.faults and not args.as_written:
        try:
            classification.store(ws, shown)
        except Refused as refused:
            way_out = _("Chưa lưu gì. Sửa tên trong danh sách, hoặc thêm --as-written để ghi đúng như đã viết.")
            raise _with_way_out(refused, way_out) from refused
    count = classification.store(ws, shown, takes_strange=args.as_written)
    return {**answer, "stored": count}, [*lines, _("Đã lưu {count} đơn vị.").format(count=count)]


def _round_remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    classification.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ đợt phân loại số {id}.").format(id=args.id)]


_SURVEYS: Mapping[str, Any] = {
    "list": _survey_list,
    "show": _survey_show,
    "add": _survey_add,
    "set": _survey_set,
    "import": _survey_import,
    "enter": _survey_enter,
    "drop": _survey_drop,
    "export": _survey_export,
    "clear": _survey_clear,
    "remove": _survey_remove,
}
_CLASSIFY: Mapping[str, Any] = {
    "list": _round_list,
    "show": _round_show,
    "add": _round_add,
    "grade": _round_grade,
    "import": _round_import,
    "remove": _round_remove,
}
