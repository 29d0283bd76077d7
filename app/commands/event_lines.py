"""How ``events`` tells events: as lines for people, as plain values for programs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from app.domain.event_assessment import Assessment
from app.domain.event_faults import TOLD_BY_ASSESSMENT, EventFault
from app.domain.event_steps import STEP_WORDS
from app.domain.event_words import capital, part_words
from app.domain.events import STATUS_WORDS, Event, EventVersion
from app.domain.findings import Severity
from app.i18n import N_, _
from app.services.event_files import plan_fields
from app.services.events import EventDetail, EventRow
from app.services.obligations import ObligationRow
from app.text import short_date

_SEVERITIES: Mapping[Severity, str] = {
    Severity.ERROR: N_("chặn"),
    Severity.WARNING: N_("cảnh báo"),
    Severity.QUESTION: N_("câu hỏi"),
    Severity.NOTE: N_("gợi ý"),
}


def plain(value: Any) -> Any:
    """A value as JSON knows it: days in ISO, decimals as text, sets in order."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, (set, frozenset)):
        return sorted(plain(item) for item in value)
    return value


def assessment_json(found: Assessment) -> dict[str, Any]:
    """What holds for an event, with the chain of reasons."""
    return {
        "verdict": found.verdict,
        "outcome": found.outcome.value,
        "tier": found.tier_words,
        "strictness": found.strictness,
        "day": plain(found.day),
        "allowed": plain(found.allowed),
        "forbidden": plain(found.forbidden),
        "restorable": plain(found.restorable),
        "max_people": found.max_people,
        "limit_document": found.limit_document,
        "asks_limit": plain(found.asks_limit),
        "report_to": found.report_to,
        "measures": plain(found.measures),
        "detail": found.detail,
        "reasons": plain(found.reasons),
    }


def event_json(event: Event) -> dict[str, Any]:
    """An event; its plan as ``events set --plan`` reads it."""
    told = {item.name: plain(getattr(event, item.name)) for item in fields(event) if item.name != "plan"}
    return {**told, "plan": plan_fields(event.plan)}


def row_json(row: EventRow) -> dict[str, Any]:
    """One line of the list."""
    event = row.event
    return {
        "id": event.id,
        "kind": event.kind,
        "name": event.name,
        "year": event.year,
        "hosts": plain(row.hosts),
        "participants": plain(row.participants),
        "starts_on": plain(event.starts_on),
        "ends_on": plain(event.ends_on),
        "status": event.status.value,
        "parts": plain(event.parts),
        "dropped": plain(event.dropped),
        "tier": row.assessment.tier_words,
        "verdict": row.assessment.verdict,
        "next": row.step.value,
        "faults": [fault_json(fault) for fault in row.faults],
    }


def fault_json(fault: EventFault) -> dict[str, Any]:
    """One thing that is wrong."""
    told: dict[str, Any] = plain(fault)
    return {**told, "severity": fault.severity.value, "blocks": fault.blocks}


def duty_json(row: ObligationRow) -> dict[str, Any]:
    """One report that is owed."""
    told: dict[str, Any] = plain(row.obligation)
    return {**told, "unit": row.unit_name, "event": row.event_name, "is_late": row.is_late}


# --- lines -----------------------------------------------------------------------------------------------------------


def days_of(event: Event) -> str:
    """ "02/03/2022", "02/03/2022–03/03/2022" or that there is none yet."""
    if event.starts_on is None:
        return _("chưa có ngày")
    first = short_date(event.starts_on)
    return f"{first}–{short_date(event.ends_on)}" if event.ends_on else first


def row_line(row: EventRow) -> str:
    """One event of the list."""
    event, found = row.event, row.assessment
    tier = f"{found.tier_words}: " if found.tier_words else ""
    told = _("{id}. {days}  {name} ({hosts}): {tier}{verdict}; {status}; {step}")
    return told.format(
        id=event.id,
        days=days_of(event),
        name=event.name or "…",
        hosts=", ".join(row.hosts) or _("chưa có đơn vị"),
        tier=capital(tier),
        verdict=found.verdict,
        status=_(STATUS_WORDS[event.status]),
        step=_(STEP_WORDS[row.step]),
    )


def assessment_lines(found: Assessment) -> Iterator[str]:
    """The verdict and why."""
    yield f"{found.verdict}. {found.detail}"
    for reason in found.reasons:
        yield f"  - {reason.text}" + (f" ({reason.detail})" if reason.detail else "")


def fault_lines(faults: Iterable[EventFault]) -> Iterator[str]:
    """What is wrong, each with its weight; what the assessment above has told already is left out."""
    for fault in faults:
        if fault.code not in TOLD_BY_ASSESSMENT:
            yield f"{capital(_(_SEVERITIES[fault.severity]))}: {fault.sentence}"


def detail_lines(shown: EventDetail) -> Iterator[str]:
    """One event whole."""
    yield row_line(shown.row)
    if shown.event.dropped:
        yield _("Không tổ chức: {parts}.").format(parts=part_words(shown.event.dropped))
    yield from assessment_lines(shown.row.assessment)
    yield from fault_lines(shown.row.faults)
    yield from map(version_line, shown.versions)


def version_line(kept: EventVersion) -> str:
    """A former plan and why it was changed."""
    told = _("Bản kế hoạch lần {version} ({days}; {parts}) đã đổi: {reason}")
    parts = part_words(kept.event.held_parts) or _("không phần nào")
    return told.format(version=kept.version, days=days_of(kept.event), parts=parts, reason=kept.reason)


def duty_line(row: ObligationRow) -> str:
    """One report that is owed, and whether it came."""
    item = row.obligation
    due = _("hạn {day}").format(day=short_date(item.due_on)) if item.due_on else _("chưa có hạn")
    if item.settled_on is not None:
        state = _("đã nộp {day}").format(day=short_date(item.settled_on))
        state = f"{state} ({item.document})" if item.document else state
    elif item.is_waived:
        state = _("không còn phải nộp")
    else:
        state = _("quá hạn") if row.is_late else _("chưa nộp")
    note = f" ({item.note})" if item.note else ""
    return f"{item.id}. {capital(row.words)} ({due}): {state}{note}"
