"""What the commands of registers share: periods, plans, choices as typed, and lines as they are told."""

from collections.abc import Sequence
from typing import Any

from app.commands.event_lines import plain
from app.domain.plans.spans import Span, span
from app.errors import Refused
from app.i18n import _
from app.services.plans import lookup, register
from app.services.plans.registers import RegisterRow
from app.services.workspace import Workspace
from app.text import short_date


def period_of(ws: Workspace, text: str) -> Span:
    """The span of a typed period; this year without one."""
    return lookup.typed_span(text or str(ws.today.year))


def period_words(period: str) -> str:
    """A stored period in words."""
    return span(period).words


def plan_id_of(ws: Workspace, text: str) -> int | None:
    """The number of the plan somebody names; none without text."""
    return register.named(ws, text).id if text else None


def choices_of(texts: Sequence[str]) -> dict[str, str]:
    """What was typed as KEY=VALUE; raises ``Refused`` for anything else."""
    found: dict[str, str] = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise Refused("bad-choice", _("“{text}” phải có dạng KHÓA=GIÁ_TRỊ.").format(text=text))
        found[key.strip()] = value.strip()
    return found


def row_json(row: RegisterRow) -> dict[str, Any]:
    """A line with names beside numbers, for programs."""
    names = {"unit": row.unit_title, "plan": row.plan_title, "task_title": row.task_title}
    return {**plain(row.entry), "values": dict(row.entry.values), **names, "persons": plain(row.persons)}


def row_line(row: RegisterRow) -> str:
    """A line for people."""
    entry = row.entry
    day = short_date(entry.on_day) if entry.on_day else _("chưa có ngày")
    own = ", ".join(f"{name}: {text}" for name, text in row.cells)
    people = _("{count} người").format(count=len(row.persons)) if row.persons else ""
    parts = "; ".join(filter(None, (row.unit_title, entry.agency, own, people, entry.secrecy, entry.origin)))
    return f"{entry.id or '-'}. {day}  {entry.title}" + (f" ({parts})" if parts else "")
