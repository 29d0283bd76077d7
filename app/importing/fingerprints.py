"""By what a form is known again: the titles of its table, whatever their order and the year in them."""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from app.importing.titles import label

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_LENGTH = 16


@lru_cache(maxsize=4096)
def yearless(text: str) -> str:
    """Words for comparison in which every year is the same: the form of next year is the same form."""
    return _YEAR.sub("#", label(text))


def fingerprint(kind: str, titles: Iterable[str]) -> str:
    """Equal for two tables of one kind with the same titles; how often a title stands counts, where it stands not."""
    words = sorted(filter(None, map(yearless, titles)))
    return hashlib.sha256("\n".join((kind, *words)).encode()).hexdigest()[:_LENGTH]
