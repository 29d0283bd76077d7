"""Number signs of the body: La Mã, Ả Rập, letters of the Vietnamese alphabet, and outlines numbered in one go.

Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6.d: Điều → khoản → điểm in papers with articles, mục La Mã → 1. → a) → - in
the others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.reports.model import Block, Heading, HeadingLevel, Paragraph, Run

#: The letters that number a điểm: those without a mark of quality but đ, and no f, j, w, z.
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Provision:
    """One numbered place of the body: a title, a text (one paragraph a line), and what is numbered under it.

    With a title the text follows as paragraphs of its own; without one it stands behind the number.
    """

    text: str = ""
    title: str = ""
    under: tuple["Provision", ...] = ()


def roman(number: int) -> str:
    """Roman numeral of a number from 1 on."""
    signs = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        signs += sign * count
    return signs


def point_letter(number: int) -> str:
    """Letter of the điểm with this number from 1 on: a, b, c, d, đ, e, g … y, then aa, ab …"""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, len(POINT_LETTERS))
        letters = POINT_LETTERS[place] + letters
    return letters


#: Level and number sign, from the outermost in.
_Signs = Sequence[tuple[HeadingLevel, Callable[[int], str]]]
_ARTICLES: _Signs = (
    (HeadingLevel.ARTICLE, "Điều {}.".format),
    (HeadingLevel.ITEM, "{}.".format),
    (HeadingLevel.POINT, lambda number: f"{point_letter(number)})"),
    (HeadingLevel.DASH, lambda _number: "-"),
)
_SECTIONS: _Signs = ((HeadingLevel.SECTION, lambda number: f"{roman(number)}."), *_ARTICLES[1:])


def articles(provisions: Sequence[Provision]) -> tuple[Block, ...]:
    """Blocks numbered Điều 1. → 1. → a) → -; an article without a title has only its number in bold."""
    return tuple(_numbered(provisions, _ARTICLES))


def sections(provisions: Sequence[Provision]) -> tuple[Block, ...]:
    """Blocks numbered I. → 1. → a) → -; titles of the first level in capitals."""
    return tuple(_numbered(provisions, _SECTIONS))


def items(provisions: Sequence[Provision]) -> tuple[Block, ...]:
    """Blocks numbered 1. → a) → -, for a short paper without mục La Mã."""
    return tuple(_numbered(provisions, _ARTICLES[1:]))


def _numbered(provisions: Sequence[Provision], signs: _Signs) -> Iterator[Block]:
    (level, sign), *inner = signs
    for index, provision in enumerate(provisions, 1):
        lines = [line.strip() for line in provision.text.splitlines() if line.strip()]
        number = sign(index)
        if provision.title:
            title = provision.title.upper() if level is HeadingLevel.SECTION else provision.title
            yield Heading(level, number, title)
        else:
            bold = level in (HeadingLevel.ARTICLE, HeadingLevel.SECTION)
            yield Paragraph((Run(number, bold=bold), Run(f" {lines.pop(0) if lines else ''}")))
        yield from (Paragraph((Run(line),)) for line in lines)
        # What lies deeper than the law knows is numbered with a dash.
        yield from _numbered(provision.under, inner or signs)
