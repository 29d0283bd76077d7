"""A target against what was reached, as a bar in its row; a distribution as one bar of its parts."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from app.domain.plans.target_parts import Distribution
from app.domain.plans.target_steps import PERCENT
from app.services.plans.target_rows import TargetRow
from app.ui import theme
from app.ui.plans.targets_lines import BEHIND, TargetLine
from app.ui.tables import RowRole
from app.ui.widgets.cells import CellDelegate

_HUNDRED = Decimal(100)
#: How strong the parts of a distribution are drawn, one after the other; two tones are enough to tell neighbours.
_STRENGTHS = (1.0, 0.62, 0.38, 0.22)


def scale_of(unit: str, values: Sequence[Decimal | None]) -> Decimal:
    """What the full length stands for: all, or the greatest of what is asked and reached."""
    known = [value for value in values if value is not None]
    return max([*known, _HUNDRED if unit == PERCENT else Decimal(0)]) or Decimal(1)


def tone_of(*, is_missed: bool) -> str:
    """Colour of a bar: amber where it is short of the target, for good or so far."""
    return "warnfill" if is_missed else "chart"


class BarDelegate(CellDelegate):
    """Paints the column of bars."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The row ground first, then the bar."""
        super().paint(painter, option, index)
        line = index.data(RowRole)
        if not isinstance(line, TargetLine):
            return
        look = theme.current()
        state: Any = option
        rect: QRect = state.rect
        area = QRectF(rect)
        bar = QRectF(area.left() + look.px(10), area.center().y() - look.px(6), area.width() - look.px(20), look.px(12))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.distribution is not None:
            paint_parts(painter, bar, line.distribution)
        elif line.row.target.steps:
            _paint_target(painter, bar, line.row)
        painter.restore()


def _paint_target(painter: QPainter, bar: QRectF, row: TargetRow) -> None:
    asked = row.standing.threshold.value if row.standing.threshold else None
    value = row.standing.counted.value
    whole = scale_of(row.target.unit, (asked, value))
    _paint_track(painter, bar, is_known=value is not None)
    if value is not None and value > 0:
        filled = QRectF(bar)
        filled.setWidth(max(2.0, bar.width() * float(value / whole)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color(tone_of(is_missed=row.outlook in BEHIND)))
        painter.drawRoundedRect(filled, 2, 2)
    if asked is not None:
        paint_tick(painter, bar, float(asked / whole))


def _paint_track(painter: QPainter, bar: QRectF, *, is_known: bool) -> None:
    look = theme.current()
    style = Qt.PenStyle.NoPen if is_known else Qt.PenStyle.DashLine
    painter.setPen(QPen(look.color("edge"), 1, style))
    painter.setBrush(look.color("sunken") if is_known else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)


def paint_tick(painter: QPainter, bar: QRectF, at: float) -> None:
    """A line across the bar where the target is."""
    look = theme.current()
    x = min(bar.right() - 1, bar.left() + bar.width() * at)
    painter.setPen(QPen(look.color("text"), 2))
    painter.drawLine(int(x), int(bar.top() - look.px(3)), int(x), int(bar.bottom() + look.px(3)))


def paint_parts(painter: QPainter, bar: QRectF, found: Distribution) -> None:
    """The parts one after the other, each lighter than the one before; a tick where the whole ends if they are more."""
    look = theme.current()
    _paint_track(painter, bar, is_known=found.whole is not None)
    whole = max(found.whole or Decimal(0), found.total)
    if not whole:
        return
    left = bar.left()
    painter.setPen(Qt.PenStyle.NoPen)
    for place, value in enumerate(found.parts.values()):
        width = bar.width() * float((value or Decimal(0)) / whole)
        tone = look.color("warnfill" if found.fault else "chart")
        tone.setAlphaF(_STRENGTHS[min(place, len(_STRENGTHS) - 1)])
        painter.setBrush(tone)
        if width >= 1:
            painter.drawRect(QRectF(left, bar.top(), max(1.0, width - 1), bar.height()))
        left += width
    if found.fault and found.whole is not None:
        paint_tick(painter, bar, float(found.whole / whole))
