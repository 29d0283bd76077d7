"""Keys of the parts of a plan that is being written: made from names, changed and taken out wherever they are named.

Whoever writes a plan on the screen sees names alone. A part begins with a provisional key, so that others may name it
at once; when the plan is stored the key is made from the name, and from then on it stays.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from app.domain.plans.plan import Plan
from app.domain.plans.reading.agency_names import agency_slug

_PROVISIONAL = "~"
_LONGEST = 40
#: The lists of a plan whose parts have keys, with the field their keys are made from.
PART_NAMES: Mapping[str, str] = {
    "agencies": "name",
    "phases": "name",
    "measures": "name",
    "targets": "title",
    "tasks": "title",
    "duties": "title",
    "head.sections": "heading",
}
#: Where the parts of a list are named by others.
_MENTIONS: Mapping[str, tuple[str, ...]] = {
    "agencies": (
        "head.standing_agency",
        "agencies.became",
        "tasks.leads",
        "tasks.partners",
        "tasks.hosts",
        "duties.owed_by",
        "duties.owed_to",
        "duties.through",
    ),
    "phases": ("targets.steps.phase", "tasks.phases"),
    "measures": (
        "targets.numerator",
        "targets.denominator",
        "targets.parts",
        "targets.whole",
        "tasks.deliverables.measure",
    ),
    "targets": (),
    "tasks": ("tasks.parent", "tasks.supports"),
    "duties": (),
    "head.sections": ("head.sections.parent",),
}
#: Places that name what stands above: whatever stood below a part that goes moves up to where it stood.
_ABOVE = frozenset({"tasks.parent", "head.sections.parent"})


def is_provisional(key: str) -> bool:
    """Whether a key only stands for one to be made from the name."""
    return key.startswith(_PROVISIONAL)


def provisional(taken: Iterable[str]) -> str:
    """A provisional key nobody has."""
    numbers = [int(key[1:]) for key in taken if is_provisional(key) and key[1:].isdecimal()]
    return f"{_PROVISIONAL}{max(numbers, default=0) + 1}"


def key_of(name: str, taken: Collection[str], stem: str) -> str:
    """A key made from a name and unlike all others; from ``stem`` where the name has neither letter nor digit."""
    made = agency_slug(name)[:_LONGEST].strip("-") if any(map(str.isalnum, name)) else stem
    return _free(made, taken)


def _free(made: str, taken: Collection[str]) -> str:
    number, key = 1, made
    while key in taken:
        number += 1
        key = f"{made}-{number}"
    return key


def parts_of(plan: Plan, listed: str) -> tuple[Any, ...]:
    """The parts of one list: "tasks", "head.sections"."""
    value: Any = plan
    for name in listed.split("."):
        value = getattr(value, name)
    return tuple(value)


def with_parts(plan: Plan, listed: str, parts: Iterable[Any]) -> Plan:
    """The plan with other parts in one list."""
    if listed == "head.sections":
        return replace(plan, head=replace(plan.head, sections=tuple(parts)))
    changed: dict[str, Any] = {listed: tuple(parts)}
    return replace(plan, **changed)


def with_lasting_keys(plan: Plan) -> Plan:
    """The plan with every provisional key made from its part's name, wherever it is named."""
    for listed, field in PART_NAMES.items():
        parts = parts_of(plan, listed)
        made = _made((item.key, getattr(item, field)) for item in parts)
        plan = with_parts(plan, listed, (replace(item, key=made.get(item.key, item.key)) for item in parts))
        for path in _MENTIONS[listed]:
            plan = _mapped(plan, path, partial(_renamed, made))
    return replace(plan, tasks=tuple(map(_with_product_keys, plan.tasks)))


def _made(parts: Iterable[tuple[str, str]]) -> dict[str, str]:
    named = list(parts)
    taken = {key for key, _name in named if not is_provisional(key)}
    made: dict[str, str] = {}
    for key, name in named:
        if is_provisional(key):
            made[key] = key_of(name, taken, "phan")
            taken.add(made[key])
    return made


def _with_product_keys(task: Any) -> Any:
    made = _made((item.key, item.text) for item in task.deliverables)
    products = tuple(replace(item, key=made.get(item.key, item.key)) for item in task.deliverables)
    return replace(task, deliverables=products)


def mentions(plan: Plan, listed: str, key: str) -> int:
    """How often a part is named by others."""
    found: list[str] = []

    def noted(named: str) -> str:
        found.append(named)
        return named

    for path in _MENTIONS[listed]:
        _mapped(plan, path, noted)
    return found.count(key)


def without(plan: Plan, listed: str, key: str) -> Plan:
    """The plan without a part and without every mention of it; what stood below it stands where it stood."""
    parts = parts_of(plan, listed)
    above = next((getattr(item, "parent", "") for item in parts if item.key == key), "")
    plan = with_parts(plan, listed, (item for item in parts if item.key != key))
    for path in _MENTIONS[listed]:
        plan = _mapped(plan, path, partial(_renamed, {key: above if path in _ABOVE else ""}))
    return plan


def _renamed(names: Mapping[str, str], key: str) -> str:
    return names.get(key, key)


def _mapped(item: Any, path: str, new: Callable[[str], str]) -> Any:
    """``item`` with every key at a path put through ``new``; "" takes it out."""
    name, _dot, rest = path.partition(".")
    value = getattr(item, name)
    if rest:
        inner = tuple(_mapped(one, rest, new) for one in value) if isinstance(value, tuple) else None
        return replace(item, **{name: _mapped(value, rest, new) if inner is None else inner})
    if isinstance(value, tuple):
        return replace(item, **{name: tuple(filter(None, map(new, value)))})
    return replace(item, **{name: value and new(value)})
