"""The plan of an event from a JSON file: programme, delegates, gifts, costs and whatever else somebody prepared."""

import json
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from app.db.payloads import from_json, to_json
from app.domain.events import EventPlan
from app.errors import BadFile
from app.i18n import _
from app.services import given_files

_FIELDS = frozenset(item.name for item in fields(EventPlan))


def read_plan(path: Path, known: EventPlan) -> EventPlan:
    """``known`` with the fields a file gives; raises :class:`BadFile` with what is wrong in it."""
    text = given_files.text_of(path, partial(_bad, path))
    given = given_files.json_fields(text, _FIELDS, _("kế hoạch"), partial(_bad, path))
    try:
        return from_json(json.dumps({**json.loads(to_json(known)), **given}), EventPlan)
    except msgspec.DecodeError as error:
        raise _bad(path, _("có trường không đúng kiểu ({detail})").format(detail=error)) from error


def plan_fields(plan: EventPlan) -> dict[str, Any]:
    """A plan as such a file holds it."""
    found: dict[str, Any] = json.loads(to_json(plan))
    return found


def _bad(path: Path, reason: str) -> BadFile:
    sentence = _("Không dùng được tệp {name}: {reason}. Sự kiện còn nguyên.")
    return BadFile("bad-plan-file", sentence.format(name=path.name, reason=reason))
