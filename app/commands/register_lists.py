"""``registers import`` and ``registers persons``: lists with their questions."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from app.commands.event_lines import plain
from app.commands.register_lines import choices_of, plan_id_of, row_json, row_line, seen_line
from app.domain.awards.intake import LINE_WORDS, IntakeQuestion, LineState
from app.errors import Refused
from app.i18n import _
from app.services.plans import register_import, register_people
from app.services.plans.register_columns import COLUMN
from app.services.plans.register_rows import EntryLine, ImportDefaults
from app.services.workspace import Workspace

Answer = tuple[dict[str, Any], list[str]]


def import_(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Read a list into a register and store it unless a question is open or only a preview is wanted."""
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
    asked = register_import.must_answer(shown.questions, leaves_out_open=args.leave_out)
    refuse_open(asked, is_left_out=False)
    ids = register_import.store(ws, shown, leaves_out_open=args.leave_out)
    return {**answer, "ids": list(ids)}, [*lines, _("Đã lưu {count} dòng.").format(count=len(ids))]


def persons(ws: Workspace, args: argparse.Namespace) -> Answer:
    """Read people under a line; without a file tell who stands there."""
    if args.file is None:
        row = seen_line(ws, args.id, args.level)
        return row_json(row), [row_line(row), *(f"  {item.id}. {_person(item)}" for item in row.persons)]
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
    stored = register_people.store(ws, shown, leaves_out_open=args.leave_out)
    row = seen_line(ws, stored.entry.id, args.level)
    return {**answer, **row_json(row)}, [*lines, _counts(shown.lines), row_line(row)]


def _counts(lines: Sequence[register_people.PersonLine]) -> str:
    """How many rows were read, and what became of them: what is left out is said, too."""
    states = [line.state for line in lines]
    new, known = states.count(LineState.NEW), states.count(LineState.KNOWN)
    told = _("Đọc {all} dòng: lưu {new}, đã có {known}, bỏ ra {out}.")
    return told.format(all=len(states), new=new, known=known, out=len(states) - new - known)


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
        if all(question.code == COLUMN for question in questions):
            advice = _("Nói rõ từng cột bằng --choose KHÓA=TRẢ_LỜI; TRẢ_LỜI là “-” thì không đọc cột ấy.")
        raise Refused("intake-open", f"{sentence}\n{told}", f"\n{advice}")
