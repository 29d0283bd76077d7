"""Fitting the lines of a certificate to their places: shrink to the floor, then wrap, then refuse with the reason.

Pure geometry in millimetres from the upper left corner of the blank; a measure tells the ink of letters. A blank costs
money and a name on it is read for decades: what would leave the paper or lie on another line is refused, too.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate, combinations, pairwise
from math import floor
from typing import NamedTuple

from app.domain.awards.certificates import CertificateLayout, CertificateLine, line_name
from app.domain.line_breaks import break_lines
from app.i18n import _

_MM = 25.4 / 72
#: Distance of the baselines of a wrapped line, in parts of its size: two marks above a capital stay clear.
_PITCH = 1.25
#: Ink that touches by less than this is no overlap anybody sees.
_TOUCH_MM = 0.2


class InkEdges(NamedTuple):
    """Where the ink of a text begins and ends at size 1, from the start of its baseline; ``bottom`` hangs down."""

    left: float
    right: float
    top: float
    bottom: float


#: The ink of a text, bold or not, italic or not.
Measure = Callable[[str, bool, bool], InkEdges]


class InkBox(NamedTuple):
    """Ink on the page in mm from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "InkBox") -> bool:
        """Whether ink lies on ink."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down) > _TOUCH_MM


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of letters ready to be drawn: ``start_mm`` is where the pen begins, not where the ink does."""

    number: int
    text: str
    start_mm: float
    baseline_mm: float
    size_pt: float
    box: InkBox


@dataclass(frozen=True, slots=True)
class FittedCertificate:
    """Every line at its place; ``refusals`` are sentences about what cannot be printed, empty when all can."""

    pieces: tuple[PlacedText, ...]
    refusals: tuple[str, ...] = ()
    refused_lines: frozenset[int] = frozenset()


def fit(
    layout: CertificateLayout, texts: Sequence[str], measure: Measure, kept: Sequence[str] = ()
) -> FittedCertificate:
    """The ``texts`` of the lines of a layout at their places; ``kept`` are names that no break should cut.

    A line without a text prints nothing. One that cannot be fitted is placed at its smallest size all the same, so that
    an editor can show by how much it is too long.
    """
    pieces: list[PlacedText] = []
    refused: dict[int, list[str]] = {}
    for number, (line, text) in enumerate(zip(layout.lines, texts, strict=True)):
        if not text:
            continue
        parts, size = _sized(line, text, measure, kept)
        if not size:
            told = _("{line}: “{text}” dài quá {width:g} mm kể cả ở cỡ {least:g} và xuống {most} dòng")
            refused.setdefault(number, []).append(
                told.format(
                    line=line_name(layout, number), text=text, width=line.width_mm, least=line.least_pt,
                    most=line.most_lines,
                )
            )  # fmt: skip
        pieces += _placed(number, line, parts, size or line.least_pt, measure)
    for number, sentence in _collisions(layout, [piece for piece in pieces if piece.number not in refused]):
        refused.setdefault(number, []).append(sentence)
    sentences = tuple(sentence for told in refused.values() for sentence in told)
    return FittedCertificate(tuple(pieces), sentences, frozenset(refused))


def _sized(line: CertificateLine, text: str, measure: Measure, kept: Sequence[str]) -> tuple[tuple[str, ...], float]:
    """The parts of a text and their size in points, 0 where nothing fits; one line is tried before two."""
    for parts in _breakings(line, text, measure, kept):
        widest = max(_width(line, part, measure) for part in parts)
        # Whoever prints by hundreds sees no tenth of a point, but equal words must give an equal size.
        size = min(line.size_pt, floor(line.width_mm / widest * 10) / 10)
        if size >= line.least_pt and len(parts) <= line.most_lines:
            return parts, size
    return (text,), 0.0


def _breakings(line: CertificateLine, text: str, measure: Measure, kept: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """A text in one line, then in two and more: first by meaning, then as narrow as its words allow."""
    yield (text,)
    words = text.split()
    for count in range(2, min(line.most_lines, len(words)) + 1):
        yield break_lines(text, count, partial(_width, line, measure=measure), kept).lines
        yield _narrowest(words, count, partial(_width, line, measure=measure))


def _narrowest(words: Sequence[str], count: int, width: Callable[[str], float]) -> tuple[str, ...]:
    """Words in ``count`` lines whose widest is as narrow as can be."""
    space = width("n n") - width("nn")
    ends = (0, *accumulate(width(word) + space for word in words))
    # Of so many lines up to each word: the widest line, and where all of them end.
    best: dict[int, tuple[float, tuple[int, ...]]] = {end: (ends[end], (0, end)) for end in range(1, len(words) + 1)}
    for lines in range(2, count + 1):
        best = {
            end: min(
                (max(best[start][0], ends[end] - ends[start]), (*best[start][1], end))
                for start in range(lines - 1, end)
            )
            for end in range(lines, len(words) + 1)
        }
    return tuple(" ".join(words[start:end]) for start, end in pairwise(best[len(words)][1]))


def _width(line: CertificateLine, text: str, measure: Measure) -> float:
    """Width of the ink in mm at one point; what has no ink still takes some room."""
    edges = measure(text, line.is_bold, line.is_italic)
    return max(edges.right - edges.left, 0.01) * _MM


def _placed(
    number: int, line: CertificateLine, parts: Sequence[str], size: float, measure: Measure
) -> Iterator[PlacedText]:
    scale = size * _MM
    for place, part in enumerate(parts):
        edges = measure(part, line.is_bold, line.is_italic)
        # What is placed is the ink, not the room that the face leaves around it.
        anchor = {"left": edges.left, "right": edges.right}.get(line.align, (edges.left + edges.right) / 2)
        start = line.x_mm - anchor * scale
        baseline = line.y_mm + place * _PITCH * scale
        box = InkBox(
            start + edges.left * scale, baseline - edges.top * scale,
            start + edges.right * scale, baseline + edges.bottom * scale,
        )  # fmt: skip
        yield PlacedText(number, part, start, baseline, size, box)


def _collisions(layout: CertificateLayout, pieces: Sequence[PlacedText]) -> Iterator[tuple[int, str]]:
    """Number of a line and the sentence about it: it leaves the paper, or lies on another one."""
    for number in dict.fromkeys(
        piece.number
        for piece in pieces
        if min(piece.box.left, piece.box.top) < 0
        or piece.box.right > layout.width_mm
        or piece.box.bottom > layout.height_mm
    ):
        yield number, _("{line} nằm ra ngoài khổ giấy").format(line=line_name(layout, number))
    pairs = {
        (upper.number, lower.number)
        for upper, lower in combinations(pieces, 2)
        if upper.number != lower.number and upper.box.overlaps(lower.box)
    }
    for first, second in sorted(pairs):
        told = _("{line} đè lên {other}").format(line=line_name(layout, first), other=line_name(layout, second))
        yield first, told
