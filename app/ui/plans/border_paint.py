"""What kept stretches and gaps look like, by shape as well as by colour; where one team ends and the next begins."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from app.domain.plans.border import BorderStretch
from app.ui import theme


def runs(stretch: BorderStretch) -> Iterator[tuple[int, int]]:
    """First and last mark of each piece of a stretch: one team's, kept by its own row, or nobody's."""
    first = 0
    for place in range(1, len(stretch.marks) + 1):
        if place == len(stretch.marks) or _holder(stretch, place) != _holder(stretch, first):
            yield first, place - 1
            first = place


def _holder(stretch: BorderStretch, place: int) -> tuple[bool, int]:
    span = stretch.span_at(place)
    return stretch.marks[place].is_kept, id(span.team) if span else 0


def is_gap_run(stretch: BorderStretch, first: int) -> bool:
    """Whether the piece that begins at a mark is nobody's."""
    return not stretch.marks[first].is_kept


def paint_kept(painter: QPainter, piece: QRectF) -> None:
    """A piece somebody keeps: full."""
    look = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent"))
    painter.drawRoundedRect(piece, look.px(3), look.px(3))


def paint_gap(painter: QPainter, piece: QRectF) -> None:
    """A piece nobody keeps: framed and hatched."""
    look = theme.current()
    painter.setPen(QPen(look.color("warn"), 1))
    painter.setBrush(look.color("warnsoft"))
    painter.drawRoundedRect(piece, look.px(3), look.px(3))
    painter.save()
    painter.setClipRect(piece)
    step = look.px(5)
    for left in range(int(piece.left() - piece.height()), int(piece.right()), step):
        painter.drawLine(int(left), int(piece.bottom()), int(left + piece.height()), int(piece.top()))
    painter.restore()
