"""``registers``: registers of an office by command: their lines, lists read into them, the people under them."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from app.commands.console import Console
from app.commands.event_lines import plain
from app.commands.opening import opened
from app.domain.awards.intake import LINE_WORDS, IntakeQuestion
from app.domain.plans.register_persons import PersonDoubt
from app.domain.plans.registers import AGENCY, DAY, NOTE, PLAN, SECRECY, TASK, TITLE, UNIT, UNTIL, RegisterEntry
from app.domain.plans.spans import Span, span
from app.errors import Refused
from app.i18n import _
from app.services.plans import register, register_export, register_import, register_people, registers
from app.services.plans.register_rows import EntryLine, ImportDefaults
from app.services.plans.register_typing import typed
from app.services.plans.register_values import remarks
from app.services.workspace import Workspace
from app.text import format_number, short_date

_Answer = tuple[dict[str, Any], list[str]]
_READING = ("list", "show", "doubts", "export")
#: Options of the command line by the columns they fill.
_OPTIONS = {
    "title": TITLE, "on": DAY, "until": UNTIL, "unit": UNIT, "agency": AGENCY, "secrecy": SECRECY, "plan": PLAN,
    "task": TASK, "note": NOTE,
}  # fmt: skip


def registers_(args: argparse.Namespace, console: Console) -> int:
    """Run ``registers`` itself or one of the commands under it."""
    name = args.work or "list"
    with opened(args, console, read_only=name in _READING) as ws:
        answer, lines = _WORKS[name](ws, args)
    if args.json:
        console.json(answer)
    else:
        for line in lines:
            console.line(line)
    return 0


# --- looking ---------------------------------------------------------------------------------------------------------


def _list(ws: Workspace, args: argparse.Namespace) -> _Answer:
    del args
    found = registers.definitions(ws)
    told = [
        {"key": of.key, "name": of.name, "columns": [{"key": item.key, "name": item.name} for item in of.columns]}
        for of in found
    ]
    return {"registers": told}, [f"{of.key}: {of.name}" for of in found]


def period_of(ws: Workspace, text: str) -> Span:
    """The span of a typed period; this year without one."""
    try:
        return span(text or str(ws.today.year))
    except ValueError as error:
        told = _("Không hiểu kỳ “{text}”; ghi như 2022, 2022-Q3, 2022-H1, 2022-07.")
        raise Refused("bad-period", told.format(text=text)) from error


def plan_id_of(ws: Workspace, text: str) -> int | None:
    """The number of the plan somebody names; none without text."""
    return register.named(ws, text).id if text else None


def _show(ws: Workspace, args: argparse.Namespace) -> _Answer:
    period = period_of(ws, args.period)
    sheet = registers.sheet(ws, args.register, period, plan_id_of(ws, args.plan))
    totals = [
        {"name": total.name, "unit": total.unit, **plain(found), "remarks": remarks(sheet.definition.noun, found)}
        for total, found in sheet.totals
    ]
    answer = {
        "register": sheet.definition.key,
        "period": period.text,
        "lines": [_row_json(row) for row in sheet.rows],
        "totals": totals,
        "by_unit": {name: plain(found) for name, found in sheet.by_unit.items()},
        "by_agency": {name: plain(found) for name, found in sheet.by_agency.items()},
    }
    heading = _("{name}, {period}").format(name=sheet.definition.name, period=period.words)
    return answer, [heading, *(_row_line(row) for row in sheet.rows), *_total_lines(sheet)]


def _total_lines(sheet: registers.RegisterSheet) -> Iterator[str]:
    for total, found in sheet.totals:
        value = _("chưa có số liệu") if found.value is None else f"{format_number(found.value)} {total.unit}"
        told = " ".join([f"{total.name}: {value}", *(f"({text})" for text in remarks(sheet.definition.noun, found))])
        yield told


def _row_json(row: registers.RegisterRow) -> dict[str, Any]:
    names = {"unit": row.unit_title, "plan": row.plan_title, "task_title": row.task_title}
    return {**plain(row.entry), "values": dict(row.entry.values), **names, "persons": plain(row.persons)}


def _row_line(row: registers.RegisterRow) -> str:
    entry = row.entry
    day = short_date(entry.on_day) if entry.on_day else _("chưa có ngày")
    own = ", ".join(f"{key}={text}" for key, text in entry.values.items())
    people = _("{count} người").format(count=len(row.persons)) if row.persons else ""
    parts = "; ".join(filter(None, (row.unit_title, entry.agency, own, people, entry.secrecy, entry.origin)))
    return f"{entry.id or '-'}. {day}  {entry.title}" + (f" ({parts})" if parts else "")


def _doubts(ws: Workspace, args: argparse.Namespace) -> _Answer:
    found = registers.doubts(ws, args.register)
    none = [_("Không còn cặp tên nào phải xem lại.")]
    return {"doubts": [plain(item) for item in found]}, list(map(_doubt_line, found)) or none


def _doubt_line(item: PersonDoubt) -> str:
    shown = [
        f"{one.id}. " + ", ".join(filter(None, (one.full_name, str(one.birth_year or ""), one.workplace)))
        for one in (item.first, item.second)
    ]
    return f"{shown[0]} – {shown[1]}: {', '.join(item.reasons)}"


# --- writing ---------------------------------------------------------------------------------------------------------


def _add(ws: Workspace, args: argparse.Namespace) -> _Answer:
    entry = typed(ws, RegisterEntry(register=args.register, title=args.title), _texts(args))
    return _told(ws, registers.save(ws, entry).id)


def _set(ws: Workspace, args: argparse.Namespace) -> _Answer:
    entry = typed(ws, registers.find(ws, args.id).entry, _texts(args))
    return _told(ws, registers.save(ws, entry).id)


def _texts(args: argparse.Namespace) -> dict[str, str]:
    given = {column: text for name, column in _OPTIONS.items() if (text := getattr(args, name, None)) is not None}
    return {**given, **choices_of(args.set)}


def choices_of(texts: Sequence[str]) -> dict[str, str]:
    """What was typed as KEY=VALUE; raises ``Refused`` for anything else."""
    found: dict[str, str] = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise Refused("bad-choice", _("“{text}” phải có dạng KHÓA=GIÁ_TRỊ.").format(text=text))
        found[key.strip()] = value.strip()
    return found


def _told(ws: Workspace, entry_id: int) -> _Answer:
    row = registers.find(ws, entry_id)
    return _row_json(row), [_row_line(row)]


def _remove(ws: Workspace, args: argparse.Namespace) -> _Answer:
    registers.remove(ws, args.id)
    return {"id": args.id}, [_("Đã bỏ dòng số {id}.").format(id=args.id)]


def _same(ws: Workspace, args: argparse.Namespace) -> _Answer:
    registers.decide(ws, args.first, args.second, is_same=not args.different, reason=args.reason)
    told = _("Đã ghi hai tên là hai người.") if args.different else _("Đã ghi hai tên là một người.")
    return {"first": args.first, "second": args.second, "is_same": not args.different}, [told]


# --- lists -----------------------------------------------------------------------------------------------------------


def _import(ws: Workspace, args: argparse.Namespace) -> _Answer:
    defaults = ImportDefaults(plan_id_of(ws, args.plan), args.task)
    answers = choices_of(args.choose)
    if args.file == "-":
        shown = register_import.from_text(ws, args.register, sys.stdin.read(), defaults, answers)
    else:
        shown = register_import.from_file(ws, args.register, Path(args.file), defaults, answers)
    lines = [*_line_words(shown.lines), *shown.told]
    answer = {"lines": plain(shown.lines), "questions": plain(shown.questions), "told": list(shown.told)}
    if args.preview:
        return answer, [*lines, *question_lines(shown.questions)]
    refuse_open(shown.questions, is_left_out=args.leave_out)
    ids = register_import.store(ws, shown, leaves_out_open=args.leave_out)
    return {**answer, "ids": list(ids)}, [*lines, _("Đã lưu {count} dòng.").format(count=len(ids))]


def _persons(ws: Workspace, args: argparse.Namespace) -> _Answer:
    if args.file is None:
        row = registers.find(ws, args.id)
        return _row_json(row), [_row_line(row), *(f"  {item.id}. {_person(item)}" for item in row.persons)]
    answers = choices_of(args.choose)
    if args.file == "-":
        shown = register_people.from_text(ws, args.id, sys.stdin.read(), answers)
    else:
        shown = register_people.from_file(ws, args.id, Path(args.file), answers)
    lines = list(_line_words(shown.lines))
    answer = {"lines": plain(shown.lines), "questions": plain(shown.questions)}
    if args.preview:
        return answer, [*lines, *question_lines(shown.questions)]
    refuse_open(shown.questions, is_left_out=args.leave_out)
    row = register_people.store(ws, shown, leaves_out_open=args.leave_out)
    return {**answer, **_row_json(row)}, [*lines, _row_line(row)]


def _person(item: Any) -> str:
    return ", ".join(filter(None, (item.full_name, str(item.birth_year or ""), item.workplace, item.role)))


def _line_words(lines: Iterable[EntryLine | register_people.PersonLine]) -> Iterator[str]:
    for line in lines:
        yield f"{line.place}: {line.shown}: {_(LINE_WORDS[line.state])}"


def question_lines(questions: Iterable[IntakeQuestion]) -> Iterator[str]:
    """Questions with what may be answered."""
    for question in questions:
        yield _("Câu hỏi {key}: {sentence}").format(key=question.key, sentence=question.sentence)
        yield from (f"  --choose “{question.key}={choice.value}”: {choice.words}" for choice in question.choices)


def refuse_open(questions: Sequence[IntakeQuestion], *, is_left_out: bool) -> None:
    """Refuse to store a list with open questions, telling each with its choices."""
    if questions and not is_left_out:
        sentence = _("Danh sách còn {count} câu hỏi; chưa lưu gì.").format(count=len(questions))
        told = "\n".join(question_lines(questions))
        advice = _("Trả lời bằng --choose KHÓA=TRẢ_LỜI, hoặc thêm --leave-out để bỏ các dòng đó.")
        raise Refused("intake-open", f"{sentence}\n{told}", f"\n{advice}")


def _export(ws: Workspace, args: argparse.Namespace) -> _Answer:
    period = period_of(ws, args.period)
    path = register_export.export(ws, args.register, period, args.out, plan_id_of(ws, args.plan))
    return {"file": str(path)}, [str(path)]


_WORKS: Mapping[str, Any] = {
    "list": _list,
    "show": _show,
    "add": _add,
    "set": _set,
    "remove": _remove,
    "import": _import,
    "persons": _persons,
    "doubts": _doubts,
    "same": _same,
    "export": _export,
}
