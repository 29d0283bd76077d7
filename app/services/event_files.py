"""The plan of an event from a JSON file: programme, delegates, gifts, costs and whatever else somebody prepared."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import msgspec

from app.db.payloads import from_json, to_json
from app.domain.events import EventPlan
from app.errors import BadFile
from app.i18n import _

#: Letters of the longest file that is read.
_LONGEST = 2_000_000
_FIELDS = frozenset(item.name for item in fields(EventPlan))


def read_plan(path: Path, known: EventPlan) -> EventPlan:
    """``known`` with the fields a file gives; raises :class:`BadFile` with what is wrong in it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise _bad(path, _("không đọc được, hoặc không phải văn bản UTF-8")) from error
    if len(text) > _LONGEST:
        raise _bad(path, _("tệp quá dài"))
    given = _fields(path, text)
    try:
        return from_json(json.dumps({**json.loads(to_json(known)), **given}), EventPlan)
    except msgspec.DecodeError as error:
        raise _bad(path, _("có trường không đúng kiểu ({detail})").format(detail=error)) from error


def plan_fields(plan: EventPlan) -> dict[str, Any]:
    """A plan as such a file holds it."""
    found: dict[str, Any] = json.loads(to_json(plan))
    return found


def _fields(path: Path, text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _bad(path, _("không phải JSON")) from error
    if not isinstance(given, dict):
        raise _bad(path, _("JSON phải là một đối tượng có các trường của kế hoạch"))
    if unknown := sorted(set(given) - _FIELDS):
        told = _("có trường không hiểu: {names}; có thể ghi: {known}")
        raise _bad(path, told.format(names=", ".join(unknown), known=", ".join(sorted(_FIELDS))))
    return given


def _bad(path: Path, reason: str) -> BadFile:
    sentence = _("Không dùng được tệp {name}: {reason}. Sự kiện còn nguyên.")
    return BadFile("bad-plan-file", sentence.format(name=path.name, reason=reason))
