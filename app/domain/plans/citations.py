"""Citation: where in the text of a plan a clause and its quote stand, so that a click shows the sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.plans.plan import PlanParagraph

#: Between the parts of a quote something was left out; within one paragraph only.
_GAPS = re.compile(r"\s*(?:…|\.\.\.)\s*")
_TOLD_APART = re.compile(r"\(\d+\)")
_QUOTES = str.maketrans("“”‘’", "\"\"''")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place in the text: which paragraph, and from which character to which (``end`` is the first one after)."""

    paragraph: int
    start: int
    end: int


def printed_clause(clause: str) -> str:
    """A clause as the plan prints it: the second "III" of a text is "III(2)" here and "III" there."""
    return _TOLD_APART.sub("", clause)


def cited(paragraphs: Sequence[PlanParagraph], clause: str, quote: str = "") -> Citation | None:
    """Where ``quote`` stands in a clause or below it, or its first paragraph when nothing is quoted; ``None`` if not.

    Blanks, kinds of quotation marks and capitals are not told apart; "…" in a quote stands for words left out.
    """
    parts = _parts(quote)
    for index, item in enumerate(paragraphs):
        if item.clause == clause or item.clause.startswith(f"{clause}."):
            found = _found(parts, item.text.translate(_QUOTES))
            if found is not None:
                return Citation(index, *found)
    return None


def _parts(quote: str) -> tuple[re.Pattern[str], ...]:
    """What must be found one after the other; a quote of nothing is the whole paragraph."""
    parts = tuple(part.split() for part in _GAPS.split(quote.translate(_QUOTES)))
    words = tuple(re.compile(r"\s+".join(map(re.escape, part)), re.IGNORECASE) for part in parts if part)
    return words or (re.compile(".*"),)


def _found(parts: Iterable[re.Pattern[str]], text: str) -> tuple[int, int] | None:
    first, end = None, 0
    for part in parts:
        found = part.search(text, end)
        if found is None:
            return None
        first, end = found.start() if first is None else first, found.end()
    return (first or 0, end)
