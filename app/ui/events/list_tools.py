"""What stands right of the tabs of a list: a search and a filter, further choices behind them."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QHBoxLayout, QWidget

from app.i18n import _
from app.services import event_planning
from app.services.workspace import Workspace
from app.ui import theme
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.table import Table

#: Whether a row is shown, by the words of the filter; ``None`` shows every row.
Filters = Mapping[str, Callable[[Any], bool] | None]


def choice(name: str) -> QComboBox:
    """A box of choices that takes no more room than it has; ``name`` is read out."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    box.currentTextChanged.connect(box.setToolTip)
    return box


class DayField(QDateEdit):
    """A day to look at; ``name`` is read out."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setDisplayFormat("dd/MM/yyyy")
        self.setCalendarPopup(True)
        self.setAccessibleName(name)

    @property
    def day(self) -> date:
        """The chosen day."""
        found = self.date()
        return date(found.year(), found.month(), found.day())

    def show_day(self, day: date) -> None:
        """Choose a day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def begin(self, ws: Workspace) -> None:
        """Choose the day screens about tiers open at: today in the year of the season, else the end of the season."""
        self.show_day(event_planning.day_in_season(ws))


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

    @classmethod
    def over(cls, table: Table, hint: str, name: str, filters: Filters | None = None) -> "ListTools":
        """Search and filters of one table; Ctrl+F leads here, Enter back into the rows."""
        known = filters or {}
        made = cls(hint, name, [_(word) for word in known])
        made.narrowed.connect(table.set_text)
        made.filtered.connect(lambda number: table.proxy.set_predicate(tuple(known.values())[number]))
        made.onward.connect(table.enter)
        table.view.search_asked.connect(made.search.setFocus)
        return made

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """One more choice behind them."""
        self._row.addWidget(widget, stretch)

    def clear(self) -> None:
        """Show everything again."""
        self.search.clear()
        self.filter.setCurrentIndex(0)
