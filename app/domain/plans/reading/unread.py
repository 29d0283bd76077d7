"""Sentences with a number, a day or «Căn cứ» from which nothing was read, and what is left of those read in part:
they are told, never passed in silence.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.plans.plan import Agency, PlanParagraph
from app.domain.plans.reading.letters import plain, sentences, trimmed
from app.domain.plans.reading.outline import Node, Section, outline
from app.domain.plans.reading.proposals import Evidence, Proposal

#: Parts that are no words of the plan: whom it is sent to, what is attached.
_SKIPPED: Final = frozenset({Section.RECIPIENTS, Section.ANNEX})
_BASIS: Final = re.compile(r"[-+\s]*can cu\b(?! (?:vao )?(?:tinh hinh|chuc nang|nhiem vu|dieu kien|yeu cau|dien bien))")
#: Numbers that only name something: documents, years, clauses, programmes.
_NAMES: Final = re.compile(
    r"\b\d{1,5}(?:/\d{4})?\s?[/-]\s?[a-z][\w/-]*|\bngay \d{1,2}(?:[/.-]\d{1,2}[/.-]\d{4}| thang \d{1,2} nam \d{4})"
    r"(?= cua)"
    r"|\b(?:nam|giai doan|nhiem ky)[ -]\(?\d[\d./-]*(?:(?:\s?[-,]|\sva)\s?(?:19|20)\d{2}\b)*"
    r"|\b(?:covid|de an|dieu|khoan|muc|diem|tieu chi|cap do|so|vung|phu luc|bieu)"
    r"[ -]\(?\d[\d./-]*(?:\s?[-,]\s?\d[\d./]*)*|\(\d{4}\s?-\s?\d{4}\)|\b(?:19|20)\d{2}\s?-\s?(?:19|20)\d{2}\b"
)
_NUMBER: Final = re.compile(r"(?<![a-z])\d")


def unread(paragraphs: Sequence[PlanParagraph], proposals: Sequence[Proposal]) -> tuple[Evidence, ...]:
    """The sentences of the plan that say a number, a day or a basis nobody will find among the proposals.

    The name of an agency is no reading of what its sentence says.
    """
    read: defaultdict[int, list[Evidence]] = defaultdict(list)
    for one in proposals:
        for place in (one.evidence, *one.more) if not isinstance(one.value, Agency) else ():
            read[place.paragraph].append(place)
    return tuple(found for node in outline(paragraphs) for found in _of(node, read[node.index]))


def _of(node: Node, read: Sequence[Evidence]) -> Iterator[Evidence]:
    if node.section in _SKIPPED:
        return
    shown = plain(node.text)
    for start, end in sentences(node.text, node.start):
        first, last = trimmed(node.text, start, end, " \t;")
        known = sorted((one.start, one.end) for one in read if one.start < last and first < one.end)
        if first < last and not known and _says(node, shown[first:last]):
            yield Evidence(node.index, first, last)
        elif known and node.section is not Section.OPENING:
            yield from _left(node, shown, (first, last), known)


def _left(node: Node, shown: str, sentence: tuple[int, int], known: Sequence[tuple[int, int]]) -> Iterator[Evidence]:
    """What is left of a sentence beside what was read of it, where it says a number."""
    at = sentence[0]
    for start, end in (*known, (sentence[1], sentence[1])):
        first, last = trimmed(node.text, at, max(at, start), " \t,;:-–")
        if _NUMBER.search(_NAMES.sub(" ", shown[first:last])):
            yield Evidence(node.index, first, last)
        at = max(at, end)


def _says(node: Node, words: str) -> bool:
    """Whether a sentence says something one would look for: the opening only its bases."""
    if node.section is Section.OPENING:
        return _BASIS.match(words) is not None
    return _BASIS.match(words) is not None or _NUMBER.search(_NAMES.sub(" ", words)) is not None
