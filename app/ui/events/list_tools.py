"""What stands right of the tabs of a list: a search and a filter, further choices behind them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from app.i18n import _
from app.ui import theme
from app.ui.widgets.search_field import SearchField


def choice(name: str) -> QComboBox:
    """A box of choices that takes no more room than it has; ``name`` is read out."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    box.currentTextChanged.connect(box.setToolTip)
    return box


class ListTools(QWidget):
    """``narrowed`` gives typed words, ``filtered`` the number of the chosen filter, ``onward`` leads to the list."""

    narrowed = Signal(str)
    filtered = Signal(int)
    onward = Signal()

    def __init__(self, hint: str, name: str, filters: Sequence[str] = ()) -> None:
        super().__init__()
        self._row = QHBoxLayout(self)
        theme.space(self._row, gap=8)
        self.search = SearchField(hint, name)
        self.search.textChanged.connect(self.narrowed)
        self.search.onward.connect(self.onward)
        self._row.addWidget(self.search, 3)
        self.filter = choice(_("Lọc"))
        self.filter.addItems(list(filters))
        self.filter.currentIndexChanged.connect(self.filtered)
        if filters:
            self._row.addWidget(self.filter, 2)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """One more choice behind them."""
        self._row.addWidget(widget, stretch)

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
