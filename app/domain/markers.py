"""Marker numbers «số mốc»: 675, 728/1, 519/2, 85(2), 65/1(2), and places between markers such as 1364+400.

A number is read the same however it is spaced, sorts in the natural order of the line (85, 85(2), 85/1, 86), and a
range "718 - 723" means every marker of the commune's own list from one end to the other, both included.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.text import clean

_NUMBER = re.compile(
    r"(?:(?:cột\s+)?mốc\s+|m\s*)?(?:số\s+)?(?P<main>[0-9]{1,4})(?:\s*/\s*(?P<sub>[0-9]{1,3}))?"
    r"(?:\s*\(\s*(?P<pillar>[0-9]{1,2})\s*\))?(?:\s*\+\s*(?P<metres>[0-9]{1,5})\s*m?)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[-–—]|đến)\s*", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*[;,\n]\s*|\s+và\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class MarkerNumber:
    """One marker: main number, auxiliary number after "/", pillar in brackets; ``metres`` only for places."""

    main: int
    sub: int = 0
    pillar: int = 0
    metres: int = 0

    def __str__(self) -> str:
        sub = f"/{self.sub}" if self.sub else ""
        pillar = f"({self.pillar})" if self.pillar else ""
        return f"{self.main}{sub}{pillar}{f'+{self.metres}' if self.metres else ''}"

    @property
    def is_auxiliary(self) -> bool:
        """Whether it is a «mốc phụ»."""
        return self.sub > 0


@lru_cache(maxsize=16384)
def parse_marker(text: str) -> MarkerNumber | None:
    """The marker that ``text`` writes, or ``None`` when it writes none for certain."""
    found = _NUMBER.fullmatch(clean(text))
    if found is None:
        return None
    return MarkerNumber(
        int(found["main"]), int(found["sub"] or 0), int(found["pillar"] or 0), int(found["metres"] or 0)
    )


@lru_cache(maxsize=16384)
def marker_key(text: str) -> str:
    """The same for every spelling of one marker; text that is no marker number stays as it is."""
    marker = parse_marker(text)
    return str(marker) if marker else clean(text)


def between(first: str, last: str, known: Iterable[str]) -> tuple[MarkerNumber, ...] | None:
    """Every known marker from ``first`` to ``last``; ``None`` when an end is unknown or unreadable.

    An empty ``last`` means the one marker ``first``; a range written backwards is read forwards.
    """
    ends = [parse_marker(text) for text in (first, last) if clean(text)]
    listed = {marker for text in known if (marker := parse_marker(text))}
    markers = [marker for marker in ends if marker in listed and marker is not None]
    if not ends or len(markers) < len(ends):
        return None
    return tuple(sorted(marker for marker in listed if min(markers) <= marker <= max(markers)))


def expand(text: str, known: Iterable[str]) -> tuple[MarkerNumber, ...] | None:
    """Every marker of a list such as "718 - 723; 728/1"; ``None`` when a piece is unreadable or not known."""
    listed = tuple(known)
    found: set[MarkerNumber] = set()
    for piece in _SEPARATOR.split(clean(text)):
        first, *rest = _BETWEEN.split(piece)
        markers = between(first, rest[0] if rest else "", listed) if len(rest) < 2 else None
        if markers is None:
            return None
        found.update(markers)
    return tuple(sorted(found))
