"""``nominations import``: a list of names from a file, from pasted text or from the reports, with its questions."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from app.commands.event_lines import plain
from app.domain.awards.intake import LINE_WORDS, IntakeLine, IntakeQuestion
from app.errors import Refused
from app.i18n import _
from app.services import overview
from app.services.awards import campaigns, choices, intake, lookup
from app.services.awards.intake import Preview
from app.services.awards.intake_rows import IntakeDefaults
from app.services.workspace import Workspace
from app.text import short_date

#: So many answers of a question stand in lines of their own.
_LIKELY = 4
_Answer = tuple[dict[str, Any], list[str]]


def import_(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """Read a list, tell how it was understood, and store it unless a question is open or only a preview is wanted."""
    shown = _read(ws, args)
    answer = {
        "lines": [plain(line) for line in shown.intake.lines],
        "questions": plain(shown.intake.questions),
        "notes": list(shown.intake.notes),
    }
    _refuse_idle(ws, shown)
    lines = list(_lines(ws, shown))
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


def _refuse_idle(ws: Workspace, shown: Preview) -> None:
    """An answer to what nobody asked is a slip, unless another answer has made its question needless."""
    if not shown.intake.idle:
        return
    first = intake.looked_at(ws, shown.campaign_id, shown.source)
    asked = {question.key for question in first.intake.questions}
    idle = [key for key in shown.intake.idle if key not in asked]
    if idle:
        told = _("Không có câu hỏi nào mang khóa “{keys}”; chưa lưu gì.").format(keys="”, “".join(idle))
        raise Refused("bad-choice", told, _("Chạy lại với --preview, không --choose, để xem các khóa."))


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


def _lines(ws: Workspace, shown: Preview) -> Iterator[str]:
    """Each line as it was understood; what is told of many is told once, with how many."""
    yield from shown.intake.notes
    yield from (_("Cột: {told}").format(told=told) for told in shown.intake.columns)
    yield from (_("Không dùng cột {title}").format(title=title) for title in shown.intake.unknown_columns)
    counted = Counter(told for line in shown.intake.lines for told in line.told)
    season = choices.of_campaign(ws, shown.campaign_id)
    units = {unit.id: unit.title for unit in season.units}
    awards = {item.key: item.title for item in season.awards}
    for line in shown.intake.lines:
        yield f"{line.place}: {_understood(line, units, awards)}: {_(LINE_WORDS[line.state])}"
        yield from (f"  {told}" for told in line.told if counted[told] == 1)
    for told, count in counted.items():
        if count > 1:
            yield _("{count} dòng: {told}").format(count=count, told=told)
    for passed in shown.intake.passed:
        yield f"{passed.place}: {passed.shown}: {passed.reason}"
    yield from (item.sentence for item in shown.intake.gone if item.sentence)
    yield from _question_lines(shown)
    states = Counter(line.state for line in shown.intake.lines)
    parts = [f"{states[state]} {_(words)}" for state, words in LINE_WORDS.items() if states[state]]
    if parts:
        yield _("Cộng {count} dòng: {parts}.").format(count=len(shown.intake.lines), parts=", ".join(parts))


def _understood(line: IntakeLine, units: Mapping[int, str], awards: Mapping[str, str]) -> str:
    """Who a line means, born when, proposed by whom for what; the line as it stands where no name is certain."""
    nominee = line.nominee
    if not nominee.name:
        return line.shown
    born = short_date(nominee.born_on) if nominee.born_on else str(nominee.birth_year or "")
    parts = (
        nominee.name,
        _("sinh {day}").format(day=born) if born else "",
        nominee.position,
        nominee.place,
        _("{unit} đề nghị").format(unit=units[line.unit_id]) if line.unit_id in units else "",
        awards.get(line.award, ""),
        _("truy tặng") if line.is_posthumous else "",
    )
    return ", ".join(part for part in parts if part)


def _question_lines(shown: Preview) -> Iterator[str]:
    for question in shown.intake.questions:
        yield _("Câu hỏi {key}: {sentence}").format(key=question.key, sentence=question.sentence)
        yield from _choice_lines(question)


def _choice_lines(question: IntakeQuestion) -> Iterator[str]:
    """The likely answers a line each, all others in one."""
    for choice in question.choices[:_LIKELY]:
        yield f"  --choose {question.key}={choice.value}: {choice.words}"
    rest = "; ".join(f"{choice.value} ({choice.words})" for choice in question.choices[_LIKELY:])
    if rest:
        yield _("  hoặc: {rest}").format(rest=rest)
