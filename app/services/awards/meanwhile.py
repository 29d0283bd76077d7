"""Two windows on one entry: what each typed is kept, and nothing is written over that the other one typed."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from app.domain.awards.nominations import Nomination, Nominee
from app.errors import Refused
from app.i18n import _

_Entry = TypeVar("_Entry", Nomination, Nominee)


def merged(stored: _Entry, opened: _Entry, typed: _Entry, name: str) -> _Entry:
    """What is stored, with what was typed since it was ``opened``.

    Raises ``Refused`` where the very same was changed otherwise in the meantime; ``name`` is who it is about.
    """
    changes: dict[str, Any] = {}
    for field in fields(stored):
        was, now, kept = (getattr(entry, field.name) for entry in (opened, typed, stored))
        if now == was:
            continue
        if kept not in (was, now):
            told = _("“{name}” vừa được sửa ở nơi khác; chưa lưu điều mới ghi.").format(name=name)
            raise Refused("changed-meanwhile", told, _("Hãy mở lại để xem điều đang có rồi ghi lại."))
        changes[field.name] = now
    return replace(stored, **changes)
