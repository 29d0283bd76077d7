"""A plan as the text of its file, as :mod:`app.presets.programmes` reads it, written so that one can edit it.

What a plan leaves open is left out, as whoever writes by hand leaves it out.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from app.domain.plans.plan import Plan
from app.presets.lifting import current_version
from app.presets.programme_files import KIND, NOT_WRITTEN

_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
_CONTROL = {number: f"\\u{number:04x}" for number in (*range(32), 127)}


def plan_toml(plan: Plan) -> str:
    """The file ``<key>.toml`` of a plan."""
    head = plan.head
    top = {
        "schema_version": current_version(KIND),
        "kind": KIND,
        "id": plan.key,
        "title": head.short_title or head.title,
        "legal_basis": " ".join(filter(None, (head.number, head.issuer))),
        "valid_from": head.issued_on or head.starts,
        "confidence": "A",
        "version": 1,
    }
    lines = [f"{name} = {_value(value)}" for name, value in top.items()]
    return "\n".join((*lines, *_tables(plan, ""))) + "\n"


def plan_text(plan: Plan) -> str:
    """The file ``<key>.txt`` of a plan: its text, a paragraph a line; empty where there is none."""
    return "".join(f"{item.text}\n" for item in plan.paragraphs)


def _tables(item: Any, path: str) -> Iterator[str]:
    """The tables below an object, each list of objects as ``[[…]]``."""
    for known in fields(item):
        if item.__class__ is Plan and known.name in NOT_WRITTEN:
            continue
        value = getattr(item, known.name)
        name = f"{path}.{known.name}" if path else known.name
        if is_dataclass(value) and not _is_default(known, value):
            yield from ("", f"[{name}]", *_plain(value), *_tables(value, name))
        elif _is_list_of_tables(value):
            for one in value:
                yield from ("", f"[[{name}]]", *_plain(one), *_tables(one, name))


def _plain(item: Any) -> Iterator[str]:
    """The keys of one table, those that say nothing left out."""
    for known in fields(item):
        value = getattr(item, known.name)
        if not (_is_default(known, value) or is_dataclass(value) or _is_list_of_tables(value)):
            yield f"{known.name} = {_value(value)}"


def _is_list_of_tables(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and is_dataclass(value[0])


def _is_default(known: Field[Any], value: object) -> bool:
    if known.default is not MISSING:
        return bool(value == known.default) and type(value) is type(known.default)
    return known.default_factory is not MISSING and bool(value == known.default_factory())


def _value(value: object) -> str:
    found = next((write for kind, write in _WRITERS if isinstance(value, kind)), str)
    return found(value)


def _number(value: Decimal) -> str:
    """A whole number plainly; another one so that it is read as exactly this, in quotation marks where TOML rounds."""
    if value == value.to_integral_value():
        return f"{value:f}".split(".")[0]
    plain = f"{value:f}"
    return plain if math.isfinite(float(plain)) and Decimal(repr(float(plain))) == value else f'"{plain}"'


_WRITERS: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (bool, lambda value: "true" if value else "false"),
    (Enum, lambda value: _value(value.value)),
    (date, date.isoformat),
    (Decimal, _number),
    (tuple, lambda value: f"[{', '.join(map(_value, value))}]"),
    (str, lambda value: f'"{value.translate(_CONTROL | _ESCAPES)}"'),
)
