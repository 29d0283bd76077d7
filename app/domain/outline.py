"""Outline «đề cương»: the tree of headings of the review report, and what each leaf «gạch đầu dòng» is fed with.

The tree is never re-ordered and no leaf is dropped. Phrases are templates: ``{C01}`` is a figure, ``{scope}`` and
``{year}`` are words, and a piece in square brackets vanishes as soon as one figure inside it is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.chart_plan import ChartPlan


class AidKind(StrEnum):
    """What is offered as a sentence to who writes a leaf that figures do not fill by themselves."""

    TARGET_REACHED = "target_reached"
    TARGET_MISSED = "target_missed"
    TARGET_OPEN = "target_open"
    RISE = "rise"
    FALL = "fall"
    WITHOUT_REPORT = "without_report"
    OVERRIDDEN = "overridden"
    NEXT_TARGET = "next_target"


@dataclass(frozen=True, slots=True)
class OutlineLeaf:
    """OutlineLeaf «gạch đầu dòng»: one place for text, with the indicators and phrases that feed it.

    ``heading`` is printed letter for letter; ``short`` is what a screen calls it, empty when the heading is short.
    ``aids`` are the suggestions offered to who writes it, of the groups of indicators in ``aid_groups`` (empty = all);
    ``is_ahead`` says that it speaks of the year to come.
    """

    code: str
    number: str
    heading: str
    level: int
    indicators: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    short: str = ""
    aids: tuple[AidKind, ...] = ()
    aid_groups: tuple[str, ...] = ()
    is_ahead: bool = False


@dataclass(frozen=True, slots=True)
class OutlineSection:
    """OutlineSection «mục»: a heading over further headings and leaves, in printed order; ``short`` as in a leaf."""

    code: str
    number: str
    heading: str
    level: int
    children: tuple["OutlineSection | OutlineLeaf", ...]
    short: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """Outline «đề cương» of one plan; a leaf may stand on the first level beside the sections.

    ``charts`` are the pictures that an annex shows.
    """

    id: str
    title: str
    sections: tuple[OutlineSection | OutlineLeaf, ...]
    charts: tuple[ChartPlan, ...] = ()

    def walk(self) -> Iterator[OutlineSection | OutlineLeaf]:
        """Every heading and leaf in printed order."""
        yield from _walk(self.sections)

    def leaves(self) -> tuple[OutlineLeaf, ...]:
        """The leaves in printed order."""
        return tuple(node for node in self.walk() if isinstance(node, OutlineLeaf))

    def leaf(self, code: str) -> OutlineLeaf:
        """The leaf with this code; ``KeyError`` when there is none."""
        for node in self.leaves():
            if node.code == code:
                return node
        raise KeyError(code)

    def under(self, code: str) -> tuple[OutlineLeaf, ...]:
        """The leaf with this code, or all leaves under the section with it (indicators may name either)."""
        for node in self.walk():
            if node.code == code:
                return (node,) if isinstance(node, OutlineLeaf) else tuple(_leaves(node))
        return ()


def _walk(nodes: tuple[OutlineSection | OutlineLeaf, ...]) -> Iterator[OutlineSection | OutlineLeaf]:
    for node in nodes:
        yield node
        if isinstance(node, OutlineSection):
            yield from _walk(node.children)


def _leaves(section: OutlineSection) -> Iterator[OutlineLeaf]:
    return (node for node in _walk(section.children) if isinstance(node, OutlineLeaf))
