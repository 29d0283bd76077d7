"""Phrase templates «mẫu câu» of an outline as values.

    {scope} có {D04} tập thể, {D05} hộ đăng ký tự quản[, trong đó có {D08} mốc].

``{D04}`` is a figure, ``{G08:gam}`` one part of it; ``{K08:min}``, ``{K08:max}``, ``{A19:names}`` come with a mean or a
union, ``{C01:prev}`` and ``{C01:trend}`` with the year before. Any other name in braces is a word of the context. A
piece in square brackets vanishes as soon as one figure inside it is missing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

#: What may stand behind the colon for any indicator, beside its own parts.
EXTRAS = frozenset({"min", "max", "names", "prev", "trend"})

_TOKEN = re.compile(r"\{([^{}]*)\}|([\[\]])")
_CODE = re.compile(r"([A-Z]\d{2}[a-z]?)(?::(.+))?")


@dataclass(frozen=True, slots=True)
class FigureToken:
    """A figure in a template: indicator code, and a part of it or one of :data:`EXTRAS`."""

    code: str
    part: str = ""

    def __str__(self) -> str:
        return f"{{{self.code}:{self.part}}}" if self.part else f"{{{self.code}}}"


@dataclass(frozen=True, slots=True)
class WordToken:
    """A word of the context in a template."""

    name: str


@dataclass(frozen=True, slots=True)
class OptionalPiece:
    """A piece that vanishes when a figure inside is missing."""

    pieces: tuple["Piece", ...]


Piece = str | FigureToken | WordToken | OptionalPiece


@cache
def parse_template(template: str) -> tuple[Piece, ...]:
    """The pieces of a template; ``ValueError`` when its brackets do not match."""
    stack: list[list[Piece]] = [[]]
    position = 0
    for match in _TOKEN.finditer(template):
        if match.start() > position:
            stack[-1].append(template[position : match.start()])
        position = match.end()
        if match[2] == "[":
            stack.append([])
        elif match[2] == "]":
            if len(stack) == 1:
                raise ValueError(template)
            inner = stack.pop()
            stack[-1].append(OptionalPiece(tuple(inner)))
        else:
            stack[-1].append(figure_token(match[1]) or WordToken(match[1]))
    if len(stack) > 1:
        raise ValueError(template)
    if position < len(template):
        stack[-1].append(template[position:])
    return tuple(stack[0])


def figure_token(name: str) -> FigureToken | None:
    """The figure that a name in braces means ("D04", "G08:gam"); ``None`` when it is no code."""
    match = _CODE.fullmatch(name)
    return FigureToken(match[1], match[2] or "") if match else None


def figures_in(pieces: Iterable[Piece]) -> tuple[FigureToken, ...]:
    """The figures of a template, also inside optional pieces."""
    found: list[FigureToken] = []
    for piece in pieces:
        if isinstance(piece, FigureToken):
            found.append(piece)
        elif isinstance(piece, OptionalPiece):
            found.extend(figures_in(piece.pieces))
    return tuple(found)
