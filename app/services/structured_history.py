"""Columns of the history that hold a list, a key or a whole value, told by what of it changed."""

import json
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from app.db.awards import award_names, content_of
from app.db.payloads import understood
from app.db.types import DbConnection
from app.domain.awards.certificate_changes import layout_changes
from app.domain.awards.certificates import CertificateLayout
from app.domain.awards.rule_changes import rule_changes
from app.domain.event_differences import EventDifference
from app.domain.event_history import kind_changes, plan_changes, result_changes
from app.domain.event_purposes import PURPOSE_WORDS
from app.domain.event_words import part_words
from app.domain.events import EventKind, EventPart, EventPlan, EventResult
from app.i18n import _

#: Columns nobody can read as they are stored.
STRUCTURED = frozenset({"plan", "result"})
_T = TypeVar("_T")


def _parts(text: str) -> str:
    return part_words(EventPart(part) for part in json.loads(text))


def _listed(text: str) -> str:
    return ", ".join(json.loads(text))


def _name(text: str) -> str:
    return str(json.loads(text).get("name", ""))


def _purpose(text: str) -> str:
    known = {str(key): words for key, words in PURPOSE_WORDS.items()}
    return _(known.get(text, text))


#: Columns whose value is told by itself.
COLUMN_WORDS: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {"parts": _parts, "dropped": _parts, "measures": _listed, "purpose": _purpose, "snapshot": _name}
)


def titles(connection: DbConnection) -> dict[str, str]:
    """What the keys in the column ``award`` are called."""
    return award_names(connection)


def structured(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[EventDifference]:
    """What changed in such columns of one row; nothing for tables without any."""
    if table == "event":
        yield from plan_changes(
            _value(before, "plan", EventPlan) or EventPlan(), _value(after, "plan", EventPlan) or EventPlan()
        )
        yield from result_changes(
            _value(before, "result", EventResult) or EventResult(),
            _value(after, "result", EventResult) or EventResult(),
        )
    elif table == "event_kind":
        yield from kind_changes(_value(before, "content", EventKind), _value(after, "content", EventKind))
    elif table == "certificate_layout":
        layouts = (_value(row, "content", CertificateLayout) for row in (before, after))
        yield from layout_changes(*layouts)
    elif table == "award_rule":
        yield from rule_changes(*(content_of(row) for row in (before, after)))


def _value(row: Mapping[str, Any], column: str, kind: type[_T]) -> _T | None:
    return understood(row[column], kind) if row.get(column) else None
