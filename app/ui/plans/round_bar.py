"""One bar whose parts are the grades of a round: together they are all that were classified."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app.domain.plans.classification import Distribution, GradeShare
from app.i18n import _
from app.text import format_number
from app.ui import theme
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import clear_layout

_HIGH, _LOW = 26, 14
_STRONGEST, _WEAKEST = 1.0, 0.22


@dataclass(frozen=True, slots=True)
class _Tone:
    """The tone of a part: the best grade is the strongest; one that should not be there is amber."""

    place: int
    count: int
    is_fault: bool = False

    def color(self) -> QColor:
        """What it is painted with."""
        look = theme.current()
        if self.is_fault:
            return look.color("warnfill")
        color = look.color("chart")
        step = (_STRONGEST - _WEAKEST) / max(1, self.count - 1)
        color.setAlphaF(_STRONGEST - step * self.place)
        return color


def _tones(lines: Sequence[GradeShare], faults: frozenset[str]) -> tuple[_Tone, ...]:
    return tuple(_Tone(place, len(lines), line.grade in faults) for place, line in enumerate(lines))


class GradeBar(QWidget):
    """The parts side by side; a wide one bears its count."""

    def __init__(self, *, is_small: bool = False) -> None:
        super().__init__()
        self._lines: tuple[GradeShare, ...] = ()
        self._faults: frozenset[str] = frozenset()
        self._is_small = is_small
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[GradeShare], faults: frozenset[str] = frozenset()) -> None:
        """Show other parts; ``faults`` are grades with more places than the plan allows."""
        self._lines, self._faults = tuple(lines), faults
        self.setAccessibleName("; ".join(f"{line.grade}: {line.count}" for line in lines))
        self.update()

    def sizeHint(self) -> QSize:
        """A strip."""
        return QSize(theme.current().px(160), theme.current().px(_LOW if self._is_small else _HIGH))

    def paintEvent(self, event: object) -> None:
        """Draw the parts; without any the frame alone."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        whole = sum(line.count for line in self._lines)
        painter.setPen(look.color("line2"))
        painter.setBrush(look.color("surface"))
        painter.drawRoundedRect(room, 2, 2)
        left = room.left()
        painter.setFont(look.font("caption"))
        for line, tone in zip(self._lines, _tones(self._lines, self._faults), strict=True):
            if not line.count:
                continue
            part = QRectF(left, room.top(), room.width() * line.count / whole, room.height())
            painter.setPen(look.color("surface"))
            painter.setBrush(tone.color())
            painter.drawRect(part)
            self._write(painter, part, line)
            left += part.width()
        painter.end()

    def _write(self, painter: QPainter, part: QRectF, line: GradeShare) -> None:
        words = format_number(line.count)
        if self._is_small or painter.fontMetrics().horizontalAdvance(words) + 6 > part.width():
            return
        ground = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(words) + 10, part.height() - 8)
        ground.moveCenter(part.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("surface"))
        painter.drawRoundedRect(ground, 3, 3)
        painter.setPen(theme.current().color("text"))
        painter.drawText(part, int(Qt.AlignmentFlag.AlignCenter), words)


class _Swatch(QWidget):
    def __init__(self, tone: _Tone) -> None:
        super().__init__()
        self._tone = tone
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """A small square."""
        return QSize(theme.current().px(12), theme.current().px(12))

    def paintEvent(self, event: object) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().color("line2"))
        painter.setBrush(self._tone.color())
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        painter.end()


class GradeLegend(QWidget):
    """Each grade with its count and share of those classified."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        theme.space(self._grid, gap=4)
        self._grid.setColumnStretch(1, 1)

    def show_whole(self, found: Distribution, faults: frozenset[str] = frozenset()) -> None:
        """Show other grades."""
        clear_layout(self._grid)
        tones = _tones(found.lines, faults)
        for row, (line, tone) in enumerate(zip(found.lines, tones, strict=True)):
            self._grid.addWidget(_Swatch(tone), row, 0)
            self._grid.addWidget(ElidedLabel(line.grade), row, 1)
            count = label(format_number(line.count), "strong")
            share = label("–" if line.percent is None else _percent(line), "content", "muted")
            for column, widget in ((2, count), (3, share)):
                widget.setAlignment(Qt.AlignmentFlag.AlignRight)
                self._grid.addWidget(widget, row, column)


def _percent(line: GradeShare) -> str:
    return "" if line.percent is None else _("{percent} %").format(percent=format_number(line.percent, 1))
