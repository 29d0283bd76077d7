"""Reasons people write down: one that says nothing is none; years later somebody has to understand it."""

import re

from app.text import fold

#: A word says something from two letters on.
_WORD = re.compile(r"[^\W\d_]{2,}")


def says_something(text: str) -> bool:
    """Whether a reason says anything: at least two different words («đã mất», not «x», «thêm» or «ok ok»)."""
    return len(set(_WORD.findall(fold(text)))) > 1
