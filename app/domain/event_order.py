"""In which order guests are introduced «giới thiệu đại biểu»: those from above first, the higher office first.

Custom of conferences: groups from above and partners before those of the place (plan 74/KH-BCĐ, III.A.1 names them in
this order); within a group province before district before commune, Party before council before administration, heads
before deputies before members. Where nothing is known the order in which somebody entered them stands.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.events import Delegate, GroupOrigin, ParticipantGroup
from app.text import fold

_LEVELS = tuple(
    re.compile(words)
    for words in (
        r"\b(trung uong|chinh phu|bo tu lenh|quoc hoi)\b",
        r"\b(tinh|thanh uy)\b",
        r"\b(huyen|quan uy|thi uy|thi xa)\b",
        r"\b(xa|phuong|thi tran|dac khu|dang uy)\b",
    )
)
_ORGANS = tuple(
    re.compile(words)
    for words in (
        r"\bbi thu (tinh|thanh|huyen|quan|thi|dang)\b|\b(tinh|huyen|dang|thanh|thi) uy\b",
        r"\bhdnd\b|hoi dong nhan dan",
        r"\bubnd\b|uy ban nhan dan",
        r"\bmttq\b|mat tran",
    )
)
_DEPUTY = re.compile(r"\bpho\b")
_HEAD = re.compile(r"\b(bi thu|chu tich|truong ban|truong phong|truong don|don truong|giam doc|chi huy truong)\b")


@dataclass(frozen=True, slots=True)
class IntroducedGroup:
    """One group as it is introduced: its text, how many were expected, who is known by name."""

    text: str
    origin: GroupOrigin
    planned: int | None = None
    delegates: tuple[Delegate, ...] = ()


def introduced(groups: Sequence[ParticipantGroup], delegates: Iterable[Delegate]) -> tuple[IntroducedGroup, ...]:
    """Groups in the order of introduction, each with its delegates; those of no known group come last, together."""
    left = list(delegates)
    found = []
    for group in sorted(groups, key=lambda item: item.origin is GroupOrigin.LOCAL):
        own = [item for item in left if fold(item.group) == fold(group.text)]
        left = [item for item in left if item not in own]
        found.append(IntroducedGroup(group.text, group.origin, group.planned, in_rank(own)))
    if left:
        found.append(IntroducedGroup("", GroupOrigin.LOCAL, None, in_rank(left)))
    return tuple(found)


def in_rank(delegates: Iterable[Delegate]) -> tuple[Delegate, ...]:
    """Delegates from the highest office down; those of one rank, or of none that is known, as they were entered."""
    return tuple(sorted(delegates, key=_rank))


def _rank(delegate: Delegate) -> tuple[int, int, int]:
    office = fold(f"{delegate.title}, {delegate.place}")
    title = fold(delegate.title)
    place = 1 if _DEPUTY.search(title) else 0 if _HEAD.search(title) else 2
    return _first(_LEVELS, office), _first(_ORGANS, office), place


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> int:
    return next((index for index, pattern in enumerate(patterns) if pattern.search(text)), len(patterns))
