"""``nominations import``: a list of names from a file, from pasted text or from the reports, with its questions."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.commands.event_lines import plain
from app.domain.awards.intake import LINE_WORDS, IntakeQuestion
from app.errors import Refused
from app.i18n import _
from app.services import overview
from app.services.awards import campaigns, intake, lookup
from app.services.awards.intake import Preview
from app.services.awards.intake_rows import IntakeDefaults
from app.services.workspace import Workspace

_Answer = tuple[dict[str, Any], list[str]]


def import_(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Read a list, tell how it was understood, and store it unless a question is open or only a preview is wanted."""
    shown = _read(ws, args)
    answer = {"lines": [plain(line) for line in shown.intake.lines], "questions": plain(shown.intake.questions)}
    lines = list(_lines(shown))
    if args.preview:
        return answer, lines
    if shown.intake.questions and not args.leave_out:
        sentence = _("Danh sách còn {count} câu hỏi; chưa lưu gì.").format(count=len(shown.intake.questions))
        told = "\n".join(_question_lines(shown))
        advice = _("Trả lời bằng --choose KHÓA=TRẢ_LỜI, hoặc thêm --leave-out để bỏ các dòng đó.")
        raise Refused("intake-open", f"{sentence}\n{told}", f"\n{advice}")
    done = intake.store(ws, shown, leaves_out_open=args.leave_out)
    ids = [item.id for item in done.entered]
    counted = _("Đã thêm {new} ứng viên, sửa {changed}, bỏ {removed}, chưa nhận {left} dòng.").format(
        new=len(ids), changed=len(done.changed), removed=len(done.removed), left=len(done.left_out)
    )
    stored = {"ids": ids, "changed": list(done.changed), "removed": list(done.removed)}
    return {**answer, **stored}, [*lines, counted]


def _read(ws: Workspace, args: argparse.Namespace) -> Preview:
    campaign = campaigns.of_year(ws, args.year)
    answers = dict(_typed_answer(text) for text in args.choose)
    if args.file is None:
        return intake.from_reports(ws, campaign.id, answers)
    unit = overview.unit_named(ws, args.unit, campaign.year).id if args.unit else 0
    award = lookup.award_named(ws, campaign.id, args.award) if args.award else ""
    defaults = IntakeDefaults(unit, award)
    if args.file == "-":
        return intake.from_text(ws, campaign.id, sys.stdin.read(), defaults, answers)
    return intake.from_file(ws, campaign.id, Path(args.file), defaults, answers)


def _typed_answer(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key.strip():
        raise Refused("bad-choice", _("“{text}” phải có dạng KHÓA=TRẢ_LỜI.").format(text=text))
    return key.strip(), value.strip()


def _lines(shown: Preview) -> Iterator[str]:
    for line in shown.intake.lines:
        yield f"{line.place}: {line.shown}: {_(LINE_WORDS[line.state])}"
        yield from (f"  {told}" for told in line.told)
    for passed in shown.intake.passed:
        yield f"{passed.place}: {passed.shown}: {passed.reason}"
    yield from (item.sentence for item in shown.intake.gone if item.sentence)
    yield from _question_lines(shown)


def _question_lines(shown: Preview) -> Iterator[str]:
    for question in shown.intake.questions:
        yield _("Câu hỏi {key}: {sentence}").format(key=question.key, sentence=question.sentence)
        yield from _choice_lines(question)


def _choice_lines(question: IntakeQuestion) -> Iterator[str]:
    for choice in question.choices:
        yield f"  --choose {question.key}={choice.value}: {choice.words}"
