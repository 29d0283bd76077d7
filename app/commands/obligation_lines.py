"""What ``obligations`` says of a line of the board, of an occurrence of a duty and of a day off."""

from datetime import date
from typing import Any

from app.domain.plans.citations import printed_clause
from app.domain.plans.duty_rows import DutyRow
from app.domain.plans.duty_slots import Due, DutySlot
from app.domain.plans.work import DutyReceipt, DutyRuling
from app.domain.plans.workdays import KnownDay
from app.i18n import _
from app.text import short_date


def row_line(row: DutyRow) -> str:
    """One line for people: the day, who, what to whom, how it stands, under which plan and clause."""
    day = short_date(row.due.working) if row.due.working else _("chưa có hạn")
    to = _(" gửi {to}").format(to=row.owed_to) if row.owed_to else ""
    key = f"{row.plan_key or _('sự kiện')} {row.duty.key}"
    period = f" {row.period.text}" if row.period.text else ""
    clause = _(", mục {clause}").format(clause=printed_clause(row.duty.clause)) if row.duty.clause else ""
    came = f" ({words})" if row.receipt and (words := receipt_words(row.receipt)) else ""
    return f"{day}  {row.owner.name}: {row.title}{to}. {row.standing.sentence}{came}. [{key}{period}{clause}]"


def receipt_words(receipt: DutyReceipt) -> str:
    """«bản cứng 14/11/2021, bản mềm 13/11/2021, văn bản 25/BC-STP»; "" while nothing came."""
    copies = ((_("bản cứng"), receipt.hard_copy_on), (_("bản mềm"), receipt.soft_copy_on))
    told = [f"{name} {short_date(day)}" for name, day in copies if day is not None]
    if told and receipt.document:
        told.append(_("văn bản {document}").format(document=receipt.document))
    return ", ".join(told)


def ruling_words(ruling: DutyRuling) -> str:
    """«đến hết ngày 09/02/2022 (12/TB-UBND, 05/01/2022, Chủ tịch)»."""
    decided = short_date(ruling.decided_on) if ruling.decided_on else ""
    about = ", ".join(filter(None, (ruling.document, decided, ruling.decided_by)))
    return _("đến hết ngày {day} ({about})").format(day=short_date(ruling.due_on), about=about)


def row_json(row: DutyRow) -> dict[str, Any]:
    """One line for programs."""
    receipt = row.receipt
    return {
        "plan": row.plan_key,
        "duty": row.duty.key,
        "title": row.title,
        "clause": row.duty.clause,
        "period": row.period.text,
        "owner": row.owner.name,
        "agency": row.owner.agency,
        "unit_id": row.owner.unit_id,
        "owed_to": row.owed_to,
        "through": row.through,
        "copies": [copy.value for copy in row.duty.copies],
        **_due_json(row.due),
        "soft_on": _iso(receipt.soft_copy_on) if receipt else None,
        "hard_on": _iso(receipt.hard_copy_on) if receipt else None,
        "document": receipt.document if receipt else "",
        "extension_reason": receipt.extension_reason if receipt else "",
        "came_on": _iso(row.arrival.came_on),
        "missing": list(row.arrival.missing),
        "state": row.standing.state.value,
        "tone": row.standing.tone.value,
        "days_late": row.standing.days,
        "working_days_left": row.standing.left.days if row.standing.left else None,
        "sentence": row.standing.sentence,
        "kept_by": row.source,
        "obligation_id": row.at.obligation_id or None,
    }


def slot_lines(slot: DutySlot) -> list[str]:
    """The stated days of an occurrence with their clauses, what was decided, and what counts."""
    due, lines = slot.due, [f"{slot.period.words}:"] if slot.period.words else []
    for item in due.dates:
        clause = _("mục {clause}: ").format(clause=printed_clause(item.clause)) if item.clause else ""
        lines.append(f"  {clause}{item.words}" + (f": “{item.quote}”" if item.quote else ""))
    if due.ruling is not None:
        lines.append(_("  Đã chốt: {ruling}").format(ruling=ruling_words(due.ruling)))
    elif due.working is None or due.last is None:
        lines.append(_("  Kế hoạch không ghi hạn."))
    elif due.is_contradicted:
        told = _("  Làm theo hạn chính {working}, còn nhận đến hạn cuối {last}, cho đến khi chốt một hạn.")
        lines.append(told.format(working=short_date(due.working), last=short_date(due.last)))
    return lines


def slot_json(slot: DutySlot) -> dict[str, Any]:
    """One occurrence for programs."""
    return {"period": slot.period.text, "words": slot.period.words, **_due_json(slot.due)}


def _due_json(due: Due) -> dict[str, Any]:
    ruling = due.ruling
    return {
        "working": _iso(due.working),
        "last": _iso(due.last),
        "is_conflict": due.is_conflict,
        "is_contradicted": due.is_contradicted,
        "extended_to": _iso(due.extended_to),
        "dates": [
            {"due_on": _iso(item.due_on), "stated": _iso(item.stated), "clause": item.clause, "quote": item.quote}
            for item in due.dates
        ],
        "ruling": None
        if ruling is None
        else {
            "due_on": _iso(ruling.due_on),
            "document": ruling.document,
            "decided_on": _iso(ruling.decided_on),
            "decided_by": ruling.decided_by,
        },
    }


def day_json(known: KnownDay) -> dict[str, Any]:
    """One day off for programs."""
    return {
        "on": _iso(known.on_day),
        "name": known.name,
        "is_working": known.is_working,
        "document": known.document,
        "confidence": known.confidence.value,
        "is_own": bool(known.id),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
