"""``nominations papers`` and ``nominations deadline``: each paper of a dossier as it comes, and by when it is due."""

import argparse
from collections.abc import Iterator, Sequence
from typing import Any

from app.commands.outgoing import typed_day
from app.domain.awards.catalogue import CONFIDENCE_WORDS
from app.domain.awards.dossiers import DossierDeadline, DossierLine
from app.domain.awards.nominations import DeadlineRuling
from app.errors import Refused
from app.i18n import _
from app.services.awards import campaigns, dossiers
from app.services.awards.dossiers import DossierRow
from app.services.workspace import Workspace
from app.text import short_date

_Answer = tuple[dict[str, Any], list[str]]


# --- papers ----------------------------------------------------------------------------------------------------------


def papers(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """The papers of dossiers with what came; first what the command line says came, or did not come after all."""
    if args.take_back:
        rows = _taken_back(ws, args)
    elif args.hard or args.soft:
        hard, soft = (typed_day(text) if text else None for text in (args.hard, args.soft))
        rows = dossiers.receive_papers(ws, args.ids, args.item, hard_on=hard, soft_on=soft, note=args.note)
    elif args.item or args.note:
        sentence = _("Chưa ghi ngày nhận bản cứng hay bản mềm; chưa lưu gì.")
        raise Refused("no-day", sentence, _("Thêm --hard NGÀY, --soft NGÀY, hoặc --take-back để bỏ ghi nhận."))
    else:
        rows = tuple(dossiers.find(ws, key) for key in args.ids)
    return {"dossiers": [dossier_json(row) for row in rows]}, [line for row in rows for line in _lines(row)]


def _taken_back(ws: Workspace, args: argparse.Namespace) -> Sequence[DossierRow]:
    if not args.item or args.hard or args.soft:
        sentence = _("Bỏ ghi nhận thì ghi giấy tờ nào bằng --item, không kèm ngày; chưa đổi gì.")
        raise Refused("bad-arguments", sentence)
    for key in args.ids:
        row = dossiers.find(ws, key)
        here = {line.key for line in row.dossier.lines if line.receipt} | {stray.item for stray in row.strays}
        if unknown := [item for item in args.item if item not in here]:
            told = _("Hồ sơ của “{name}” chưa ghi nhận giấy tờ “{item}”; chưa đổi gì.")
            raise Refused("no-receipt", told.format(name=row.name, item=unknown[0]))
    for key in args.ids:
        for item in args.item:
            dossiers.take_back_paper(ws, key, item)
    return tuple(dossiers.find(ws, key) for key in args.ids)


def _lines(row: DossierRow) -> Iterator[str]:
    yield f"{row.id}. {row.name} ({row.unit}), {row.award}"
    for line in row.dossier.lines:
        yield f"  {line.key}: {_paper_words(line)}"
    for stray in row.strays:
        yield _("  {item}: đã ghi nhận nhưng hồ sơ theo luật ngày ấy không cần").format(item=stray.item)
    yield f"  {lacking_line(row) or _('Đủ giấy tờ bắt buộc.')}"
    yield f"  {standing_line(row)}"


def _paper_words(line: DossierLine) -> str:
    need = _("bắt buộc") if line.rule.content.is_required else _("khi có")
    days = (
        (_("bản cứng {day}"), line.hard_on),
        (_("bản mềm {day}"), line.soft_on),
    )
    came = ", ".join(words.format(day=short_date(day)) for words, day in days if day) or _("chưa nhận")
    note = f"; {line.receipt.note}" if line.receipt and line.receipt.note else ""
    clause = f"{line.rule.clause}; {_(CONFIDENCE_WORDS[line.rule.confidence])}" if line.rule.clause else ""
    return f"{line.name} ({need}): {came}{note}" + (f" [{clause}]" if clause else "")


def lacking_line(row: DossierRow) -> str:
    """What a dossier lacks; empty where nothing does or no checklist is known."""
    missing = row.dossier.missing_words()
    return _("Hồ sơ số {id} còn thiếu: {papers}").format(id=row.id, papers="; ".join(missing)) if missing else ""


def standing_line(row: DossierRow) -> str:
    """By when a dossier was due and whether it came in time."""
    if row.dossier.deadline.working is None:
        return f"{row.standing}."
    told = _("Hạn nộp: {due}. {standing}.")
    return told.format(due=due_words(row.dossier.deadline), standing=row.standing)


def dossier_json(row: DossierRow) -> dict[str, Any]:
    """One dossier for programs."""
    came = row.dossier.came_on
    return {
        "id": row.id,
        "name": row.name,
        "regime": row.dossier.regime,
        "came_on": came.isoformat() if came else None,
        "standing": row.standing,
        "is_late": row.is_red,
        "is_between": row.is_amber,
        "missing": list(row.dossier.missing_words()),
        "papers": [_paper_json(line) for line in row.dossier.lines],
    }


def _paper_json(line: DossierLine) -> dict[str, Any]:
    return {
        "item": line.key,
        "name": line.name,
        "is_required": line.rule.content.is_required,
        "hard_on": line.hard_on.isoformat() if line.hard_on else None,
        "soft_on": line.soft_on.isoformat() if line.soft_on else None,
        "note": line.receipt.note if line.receipt else "",
        "clause": line.rule.clause,
        "confidence": line.rule.confidence.value,
    }


# --- the deadline ----------------------------------------------------------------------------------------------------


def deadline(ws: Workspace, args: argparse.Namespace) -> _Answer:
    """By when dossiers are due; first what the committee decided where the plan states several days, or took back."""
    campaign = campaigns.of_year(ws, args.year)
    known = dossiers.deadline(ws, campaign.id)
    before = known.ruling if args.due and not args.take_back else None
    if args.take_back:
        if known.ruling is None:
            raise Refused("no-ruling", _("Chưa chốt hạn nộp hồ sơ nào; chưa đổi gì."))
        known = dossiers.take_back_ruling(ws, campaign.id)
    elif args.due or args.document:
        if not args.due:
            raise Refused("no-day", _("Chưa ghi ngày cuối còn đúng hạn (--due); chưa lưu gì."))
        ruling = DeadlineRuling(
            campaign.id,
            typed_day(args.due),
            args.document,
            typed_day(args.on) if args.on else None,
            args.by,
            id=known.ruling.id if known.ruling else 0,
        )
        known = dossiers.rule_deadline(ws, ruling)
    replaced = [_("Thay hạn đã chốt trước đó: {ruling}.").format(ruling=_ruling_words(before))] if before else []
    return _deadline_json(known), [*_deadline_lines(known), *replaced]


def _ruling_words(ruling: DeadlineRuling) -> str:
    """«đến hết ngày 09/02/2022 (12/TB-BCĐ, 20/01/2022, Trưởng ban)»."""
    decided = short_date(ruling.decided_on) if ruling.decided_on else ""
    about = ", ".join(filter(None, (ruling.document, decided, ruling.decided_by)))
    return _("đến hết ngày {day} ({about})").format(day=short_date(ruling.due_on), about=about)


def due_words(due: DossierDeadline) -> str:
    """The days a dossier goes by, in words."""
    if due.working is None or due.last is None:
        return _("không ghi hạn")
    working = _("đến hết ngày {day}").format(day=short_date(due.working))
    if due.working == due.last:
        return working
    return _("hạn chính {working}, hạn cuối đến hết ngày {last}").format(working=working, last=short_date(due.last))


def _deadline_lines(due: DossierDeadline) -> Iterator[str]:
    for item in due.dates:
        told = _("Kế hoạch, {clause}: đúng hạn đến hết ngày {day}: “{quote}”")
        yield told.format(clause=item.clause, day=short_date(item.due_on), quote=item.quote)
    if due.ruling is not None:
        yield _("Ban chỉ đạo đã chốt: {ruling}").format(ruling=_ruling_words(due.ruling))
    elif due.is_contradicted:
        yield _("Kế hoạch nêu hai hạn cho một việc; chốt một ngày: nominations deadline --due NGÀY --document VĂN_BẢN")
    yield _("Mọi danh sách tính theo: {due}.").format(due=due_words(due))


def _deadline_json(due: DossierDeadline) -> dict[str, Any]:
    ruling = due.ruling
    return {
        "working": due.working.isoformat() if due.working else None,
        "last": due.last.isoformat() if due.last else None,
        "is_contradicted": due.is_contradicted,
        "dates": [
            {"due_on": item.due_on.isoformat(), "clause": item.clause, "quote": item.quote} for item in due.dates
        ],
        "ruling": None
        if ruling is None
        else {"due_on": ruling.due_on.isoformat(), "document": ruling.document, "decided_by": ruling.decided_by},
    }
