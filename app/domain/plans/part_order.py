"""Order of the parts of a plan that is being written: siblings change places, a part goes below the one before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any


def above(item: Any) -> str:
    """The key of the part above; "" where a kind of parts has no tree."""
    return str(getattr(item, "parent", ""))


def outline(parts: Sequence[Any]) -> tuple[tuple[Any, int], ...]:
    """Every part once with its depth, each below its parent; what hangs in a circle or on nothing stands at the top."""
    keys = {item.key for item in parts}
    seen: list[int] = []

    def walk(item: Any, depth: int) -> Iterator[tuple[Any, int]]:
        if id(item) in seen:
            return
        seen.append(id(item))
        yield item, depth
        for other in parts:
            if above(other) == item.key and other is not item:
                yield from walk(other, depth + 1)

    tops = [item for item in parts if above(item) not in keys]
    return tuple(found for item in (*tops, *parts) for found in walk(item, 0))


def moved(parts: Sequence[Any], key: str, step: int) -> tuple[Any, ...]:
    """The parts with one of them before (-1) or after (1) its next sibling; the same where there is none."""
    listed = list(parts)
    at = _place(listed, key)
    siblings = [place for place, item in enumerate(listed) if above(item) == above(listed[at])]
    wanted = siblings.index(at) + step
    if 0 <= wanted < len(siblings):
        other = siblings[wanted]
        listed[at], listed[other] = listed[other], listed[at]
    return tuple(listed)


def indented(parts: Sequence[Any], key: str) -> tuple[Any, ...]:
    """The parts with one of them below its sibling before; the same where it is the first."""
    listed = list(parts)
    at = _place(listed, key)
    before = [item for item in listed[:at] if above(item) == above(listed[at])]
    if before:
        item = listed.pop(at)
        # Last of the children of its new parent.
        listed.append(replace(item, parent=before[-1].key))
    return tuple(listed)


def outdented(parts: Sequence[Any], key: str) -> tuple[Any, ...]:
    """The parts with one of them right behind its parent; the same where it stands at the top."""
    listed = list(parts)
    at = _place(listed, key)
    over = next((item for item in listed if above(listed[at]) and item.key == above(listed[at])), None)
    if over is not None:
        item = listed.pop(at)
        listed.insert(_place(listed, over.key) + 1, replace(item, parent=above(over)))
    return tuple(listed)


def _place(parts: Sequence[Any], key: str) -> int:
    return next(place for place, item in enumerate(parts) if item.key == key)
