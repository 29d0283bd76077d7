"""Numbers of the golden book «số sổ vàng»: one series for each authority and year, in the order of the decision."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

_NUMBER = re.compile(r"\s*(\d{1,9})\b")


def number_of(text: str) -> int | None:
    """The number a typed one begins with ("07", "7/2022"); ``None`` where there is none."""
    found = _NUMBER.match(text)
    return int(found[1]) if found else None


def next_number(used: Iterable[str]) -> int:
    """The number that follows the highest one in use; 1 begins a series."""
    return max(_numbers(used), default=0) + 1


def repeated(used: Iterable[str]) -> tuple[int, ...]:
    """Numbers that stand more than once, in order."""
    counts = Counter(_numbers(used))
    return tuple(sorted(number for number, count in counts.items() if count > 1))


def gaps(used: Iterable[str]) -> str:
    """Numbers below the highest that nobody has, "3, 7–9"; empty where the series is whole."""
    found = [0, *sorted(set(_numbers(used)))]
    missing = [(low + 1, high - 1) for low, high in pairwise(found) if high - low > 1]
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in missing)


def _numbers(used: Iterable[str]) -> list[int]:
    return [number for text in used if (number := number_of(text)) is not None]
