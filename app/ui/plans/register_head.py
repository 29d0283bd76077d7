"""What stands over the grid of a register: which period, whose lines, up to which secrecy, and the ways in and out."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QWidget

from app.domain.plans.registers import RegisterDefinition
from app.domain.plans.spans import Span, span
from app.i18n import _
from app.ui import theme
from app.ui.events.list_tools import choice
from app.ui.widgets.buttons import IconButton

_HALVES, _QUARTERS, _MONTHS = 2, 4, 12
_YEARS_BACK = 6
#: Words and what they do; ``None`` draws a line.
Menu = Mapping[str, Callable[[], object]]


class RegisterHead(QWidget):
    """``turned`` says that something else is looked at; ``in_ways`` and ``out_ways`` are asked when their button is."""

    turned = Signal()

    def __init__(self, in_ways: Callable[[], Menu], out_ways: Callable[[], Menu]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        theme.space(row, (12, 8, 8, 8), 8)
        self.period = choice(_("Kỳ"))
        self.scope = choice(_("Dòng của kế hoạch nào"))
        self.scope.addItem(_("Mọi dòng"), "")
        self.scope.addItem(_("Của kế hoạch này"), "plan")
        self.unit = choice(_("Đơn vị"))
        self.reader = choice(_("Mức mật được xem"))
        for box in (self.period, self.scope, self.unit, self.reader):
            box.setMinimumContentsLength(7)
            box.currentIndexChanged.connect(lambda _index: self.turned.emit())
            row.addWidget(box, 1)
        row.addWidget(IconButton("inbox", _("Nhập danh sách vào sổ"), lambda: self._popup(in_ways())))
        row.addWidget(IconButton("download", _("Xuất sổ, biểu mẫu"), lambda: self._popup(out_ways())))
        self._year = 0

    def _popup(self, ways: Menu) -> None:
        menu = QMenu(self)
        for words, act in ways.items():
            menu.addAction(words).triggered.connect(partial(_start, act))
        menu.popup(QCursor.pos())

    # --- choices ---

    @property
    def span(self) -> Span:
        """The period looked at."""
        return span(str(self.period.currentData()))

    @property
    def is_of_plan(self) -> bool:
        """Whether only lines of the plan are looked at."""
        return bool(self.scope.currentData())

    @property
    def unit_id(self) -> int | None:
        """The unit looked at, if it is one."""
        return self.unit.currentData() if self.unit.isVisibleTo(self) else None

    @property
    def level(self) -> str:
        """Up to which secrecy lines are shown."""
        return str(self.reader.currentData() or "") if self.reader.isVisibleTo(self) else ""

    def offer_periods(self, year: int, today: date) -> None:
        """The year of the window first, then its parts, then other years; a chosen one stays while the year does."""
        if year == self._year:
            return
        self._year = year
        parts = [f"{year}", *(f"{year}-H{number}" for number in range(1, _HALVES + 1))]
        parts += [f"{year}-Q{number}" for number in range(1, _QUARTERS + 1)]
        parts += [f"{year}-{number:02}" for number in range(1, _MONTHS + 1)]
        last = max(today.year, year)
        parts += [str(other) for other in range(last, last - _YEARS_BACK, -1) if other != year]
        _fill(self.period, [(_capital(span(text).words), text) for text in parts])
        self.period.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.period.setCurrentIndex(0)
        self.period.blockSignals(False)  # noqa: FBT003 - Qt's own

    def offer_register(self, of: RegisterDefinition, units: Mapping[int, str], *, has_plan: bool) -> None:
        """The choices this register has."""
        self.scope.setVisible(has_plan)
        self.unit.setVisible(bool(of.unit_name) and bool(units))
        _fill(self.unit, [(_("Mọi đơn vị"), None), *((title, key) for key, title in units.items())])
        self.reader.setVisible(bool(of.secrecy))
        levels = [(_("Xem đến {level}").format(level=level), level) for level in of.secrecy]
        _fill(self.reader, [(_("Chỉ dòng không mật"), ""), *levels])


def _fill(box: QComboBox, choices: list[tuple[str, object]]) -> None:
    """Offer other choices; the chosen one stays while it is there."""
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == choices:
        return
    kept = box.currentData()
    box.blockSignals(True)  # noqa: FBT003 - Qt's own
    box.clear()
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept) if kept is not None else 0))
    box.blockSignals(False)  # noqa: FBT003 - Qt's own


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _start(act: Callable[[], object], *_checked: bool) -> None:
    act()
