"""What the commands of registers share: periods, plans, choices as typed, and lines as they are told."""

from collections.abc import Sequence
from typing import Any

from app.commands.event_lines import plain
from app.domain.plans.register_secrecy import is_closed
from app.domain.plans.registers import RegisterDefinition
from app.domain.plans.spans import Span, span
from app.errors import Refused
from app.i18n import _
from app.services.plans import lookup, register, registers
from app.services.plans.registers import RegisterRow
from app.services.workspace import Workspace
from app.text import fold, short_date

#: What stands in place of the words of a line its reader may not see.
_SHUT = "•••"


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


def level_of(of: RegisterDefinition, text: str) -> str:
    """Up to which level of secrecy somebody reads a register; raises ``Refused`` for a level it does not have."""
    if not text:
        return ""
    known = next((level for level in of.secrecy if fold(level) == fold(text)), None)
    if known is None:
        levels = ", ".join(of.secrecy) or _("sổ này không ghi mức độ mật")
        told = _("Sổ “{name}” không có mức độ mật “{level}” ({known}); chưa cho xem gì.")
        raise Refused("no-level", told.format(name=of.name, level=text, known=levels))
    return known


def seen(of: RegisterDefinition, row: RegisterRow, level: str) -> RegisterRow:
    """A line as a reader of a level sees it: of one above it only that it is there."""
    return row.shut if is_closed(of, row.entry, level) else row


def seen_line(ws: Workspace, entry_id: int, level: str) -> RegisterRow:
    """One line by its number as a reader of a typed level sees it."""
    row = registers.find(ws, entry_id)
    of = registers.definition(ws, row.entry.register)
    return seen(of, row, level_of(of, level))


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
    return f"{entry.id or '-'}. {day}  {entry.title or _SHUT}" + (f" ({parts})" if parts else "")
