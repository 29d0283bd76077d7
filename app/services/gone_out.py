"""What has left the building with an operation, so that nobody takes it back in passing: decisions, printed blanks."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.db import history
from app.i18n import _
from app.services.workspace import Workspace
from app.text import padded_count, short_date

_DECISIONS, _PRINTS = "award_decision", "certificate_print"


def gone_out(ws: Workspace, operation_id: int) -> tuple[str, ...]:
    """Decisions on awards that an operation recorded or cancelled, and certificates it registered as printed."""
    with ws.store.read() as connection:
        found = history.changes_of(connection, operation_id, (_DECISIONS, _PRINTS))
    count = sum(item.table == _PRINTS and item.before is None for item in found)
    printed = (_("{count} bằng, giấy khen đã in").format(count=padded_count(count)),) if count else ()
    return (*_decisions(item for item in found if item.table == _DECISIONS), *printed)


def _decisions(changes: Iterable[history.HistoryChange]) -> Iterator[str]:
    for item in changes:
        before, after = item.before or {}, item.after or {}
        if not after.get("is_locked"):
            continue
        told = ""
        if after.get("cancel_reason") and not before.get("cancel_reason"):
            told = _("hủy quyết định {number} ngày {day}")
        elif not before.get("is_locked"):
            told = _("quyết định {number} ngày {day}")
        if told:
            day = after.get("decided_on")
            yield told.format(number=after["number"], day=short_date(date.fromisoformat(day)) if day else "…")
