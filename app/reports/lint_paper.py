"""A measured paper whose lines have names: what every group of checks looks at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.paper_checks import PAPER_CHECKS, Departure
from app.domain.paper_elements import Element
from app.reports.letter_parts import kind_of
from app.reports.measured import Measured, MeasuredPaper, Place
from app.text import clean

_EXCERPT = 80


@dataclass(frozen=True, slots=True)
class NamedLine:
    """One line, what it is, and its number among the lines that are not blank (from 1)."""

    element: Element
    line: Measured
    number: int

    @property
    def text(self) -> str:
        """The words with the number Word adds, every run of spaces as one."""
        return clean(f"{self.line.label} {self.line.text}")


class NamedPaper:
    """All lines of one paper; annexes are apart, for the rules of the letterhead do not hold there."""

    def __init__(self, paper: MeasuredPaper, names: tuple[tuple[Element, Measured], ...]) -> None:
        self.paper = paper
        self.lines = tuple(NamedLine(element, line, index) for index, (element, line) in enumerate(names, 1))

    @cached_property
    def main(self) -> tuple[NamedLine, ...]:
        """Lines before the first annex."""
        end = next((one.number for one in self.lines if one.element is Element.ANNEX_LABEL), len(self.lines) + 1)
        return tuple(one for one in self.lines if one.number < end)

    @cached_property
    def annexes(self) -> tuple[tuple[NamedLine, ...], ...]:
        """Lines of each annex, its label first."""
        found: list[list[NamedLine]] = []
        for one in self.lines[len(self.main) :]:
            if one.element is Element.ANNEX_LABEL:
                found.append([])
            found[-1].append(one)
        return tuple(tuple(annex) for annex in found)

    @cached_property
    def kind(self) -> str:
        """The kind of paper by its title, in capitals; "" for a letter or when there is none."""
        title = self.first(Element.TITLE)
        return kind_of(title.line.text) if title else ""

    def all(self, *elements: Element) -> Iterator[NamedLine]:
        """Lines of some elements, outside the annexes."""
        return (one for one in self.main if one.element in elements)

    def first(self, element: Element) -> NamedLine | None:
        """The first line of an element outside the annexes."""
        return next(self.all(element), None)

    @property
    def is_state_paper(self) -> bool:
        """Whether anything of a letterhead was found at all."""
        return any(self.first(one) for one in (Element.QUOC_HIEU, Element.TIEU_NGU, Element.NUMBER))


def departure(check: str, found: str, expected: str, at: NamedLine | None = None) -> Departure:
    """One departure, with the place it was found at."""
    if at is None or at.line.place is Place.TABLE:
        number, page = (0, None) if at is None else (at.number, at.line.page)
        return Departure(PAPER_CHECKS[check], shown(found), expected, "", number, page)
    return Departure(PAPER_CHECKS[check], shown(found), expected, shown(at.text), at.number, at.line.page)


def shown(text: str) -> str:
    """Text of a paper short enough for a list."""
    words = clean(text)
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1].rstrip()}…"
