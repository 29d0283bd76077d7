"""Legend: the shapes of cells with their words, below a table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.tables import Cell
from app.ui.widgets.cells import paint_cell
from app.ui.widgets.labels import ElidedLabel, label


class _Sample(QWidget):
    """One cell as tables paint it."""

    def __init__(self, cell: Cell, text: str) -> None:
        super().__init__()
        self._cell, self._text = cell, text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a caption line, wide enough for the shapes."""
        look = theme.current()
        return QSize(look.px(34 if self._text else 54), look.px(18))

    def paintEvent(self, event: object) -> None:
        """Draw the cell."""
        painter = QPainter(self)
        paint_cell(painter, self.rect(), self._text, self._cell, is_number=True, is_selected=False)
        painter.end()


class Legend(QWidget):
    """Samples (look, text, meaning marked for translation) at the left, a hint about keys at the right."""

    def __init__(self, samples: Sequence[tuple[Cell, str, str]], hint: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, gap=6)
        for cell, text, words in samples:
            row.addWidget(_Sample(cell, text))
            row.addWidget(label(_(words), "caption", "muted"))
            row.addSpacing(theme.current().px(8))
        row.addStretch(1)
        row.addWidget(ElidedLabel(hint, "caption", "faint"))
