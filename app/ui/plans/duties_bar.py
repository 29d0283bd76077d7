"""The row above the board of duties: which look, of this plan or of everything, whose, of which year."""

from collections.abc import Iterable
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QWidget

from app.domain.plans.duty_rows import DutyRow
from app.i18n import N_, _
from app.text import sort_key
from app.ui import theme
from app.ui.events.list_tools import choice
from app.ui.widgets.buttons import Button


class Look(StrEnum):
    """How the board is shown."""

    LIST = "list"
    MATRIX = "matrix"
    CALENDAR = "calendar"
    DAYS_OFF = "days-off"


_WORDS = {
    Look.LIST: N_("Danh sách"),
    Look.MATRIX: N_("Ma trận"),
    Look.CALENDAR: N_("Lịch"),
    Look.DAYS_OFF: N_("Ngày nghỉ"),
}


class DutiesBar(QWidget):
    """``look_chosen`` says that another look is wanted, ``narrowed`` that other lines are."""

    look_chosen = Signal()
    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look.LIST
        row = QHBoxLayout(self)
        theme.space(row, gap=4)
        self._group = QButtonGroup(self)
        self.buttons: dict[Look, Button] = {}
        for look, words in _WORDS.items():
            made = Button(_(words), "plain", clicked=partial(self.show_look, look), small=True)
            made.setCheckable(True)
            self._group.addButton(made)
            self.buttons[look] = made
            row.addWidget(made)
        self.buttons[self.look].setChecked(True)
        row.addStretch(1)
        self._scope = self._choice(_("Kế hoạch nào"))
        self._scope.addItem(_("Kế hoạch này"), 0)
        self._scope.addItem(_("Mọi kế hoạch, sự kiện"), 1)
        self._who = self._choice(_("Ai nộp"))
        self._year = self._choice(_("Năm nào"))
        for box in (self._scope, self._who, self._year):
            theme.fix(box, width=180 if box is not self._year else 112)
            row.addWidget(box)

    def _choice(self, name: str) -> QComboBox:
        box = choice(name)
        box.currentIndexChanged.connect(lambda _index: self.narrowed.emit())
        return box

    # --- what is wanted ---

    @property
    def is_everything(self) -> bool:
        """Whether other plans and what events owe is shown, too."""
        return bool(self._scope.currentData())

    @property
    def who(self) -> str:
        """The key of an agency or the number of a unit; empty for everybody."""
        return str(self._who.currentData() or "")

    @property
    def year(self) -> int | None:
        """The year whose days are shown."""
        return int(self._year.currentData() or 0) or None

    def show_look(self, look: Look) -> None:
        """Turn to a look."""
        self.buttons[look].setChecked(True)
        for box in (self._scope, self._who):
            box.setVisible(look is not Look.DAYS_OFF)
        self._who.setVisible(look in (Look.LIST, Look.MATRIX))
        self._year.setVisible(look is not Look.CALENDAR)
        if look is not self.look:
            self.look = look
            self.look_chosen.emit()

    def choose_owner(self, name: str) -> None:
        """Show what one office owes, if it owes anything."""
        self._who.setCurrentIndex(max(0, self._who.findText(name)))

    def clear(self, *, is_everything: bool) -> None:
        """Show everybody and every year, of this plan or of everything."""
        for box, number in ((self._scope, int(is_everything)), (self._who, 0), (self._year, 0)):
            box.setCurrentIndex(number)

    def offer(self, rows: Iterable[DutyRow], days_off: Iterable[int]) -> None:
        """Offer the owners and years of some lines, or years of days off; what is chosen stays while it is there."""
        known = tuple(rows)
        owners = {str(row.owner.unit_id or row.owner.agency): row.owner.name for row in known}
        named = sorted(owners.items(), key=lambda item: sort_key(item[1]))
        of_rows = (year for row in known for year in row.years)
        years = sorted(set(days_off if self.look is Look.DAYS_OFF else of_rows))
        _fill(self._who, _("Mọi nơi nộp"), [(words, key) for key, words in named])
        _fill(self._year, _("Mọi năm"), [(_("Năm {year}").format(year=year), year) for year in years])


def _fill(box: QComboBox, everything: str, choices: Iterable[tuple[str, object]]) -> None:
    kept = box.currentData()
    box.blockSignals(True)  # noqa: FBT003 - Qt's own
    box.clear()
    box.addItem(everything, None)
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)) if kept is not None else 0)
    box.blockSignals(False)  # noqa: FBT003 - Qt's own
