"""The sender's own workbook: letters, row numbers, sheets with counts; what is wrong stands out in its cell."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QTabBar, QTableView, QVBoxLayout, QWidget

from app.domain.findings import Where
from app.domain.sheets import SheetGrid
from app.i18n import _
from app.ui import theme
from app.ui.submissions.marks import Marks
from app.ui.submissions.sheet_grid import SheetGridView
from app.ui.submissions.sheet_model import SheetModel, fitted
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import ElidedLabel, label

#: How the sheet of the indicators begins in the workbook the plan prescribes.
_FIGURES = "02"


class SheetView(QWidget):
    """Name box, grid and sheet tabs; ``cell_chosen`` follows the cursor, ``edit_asked`` wants the figure corrected."""

    cell_chosen = Signal(object)
    edit_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[SheetGrid, ...] = ()
        self._marks = Marks()
        outer = QVBoxLayout(self)
        theme.space(outer, gap=0)
        head = QHBoxLayout()
        theme.space(head, (8, 8, 16, 8), 8)
        self._name = label("", "strong")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name.setProperty("part", "sunken")
        theme.fix(self._name, width=64, height=26)
        self._line = ElidedLabel("", "content", "muted")
        head.addWidget(self._name)
        head.addWidget(self._line, 1)
        self.correct = Button(_("Sửa số ở đây"), "plain", "pencil", self._ask_edit, small=True)
        self.correct.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.addWidget(self.correct)
        outer.addLayout(head)
        self.model = SheetModel(self)
        self.grid = SheetGridView(self.model)
        self.grid.setAccessibleName(_("Tệp của đơn vị gửi"))
        self.grid.selectionModel().currentChanged.connect(self._on_current)
        self.grid.edit_asked.connect(self._ask_edit)
        outer.addWidget(self.grid, 1)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.currentChanged.connect(self._on_tab)
        holder = QHBoxLayout()
        theme.space(holder, (12, 0, 8, 0), 8)
        self.tabs.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        holder.addWidget(self.tabs)
        self.more = Button("", "quiet", small=True, clicked=self._offer_sheets)
        holder.addWidget(self.more)
        holder.addStretch(1)
        outer.addLayout(holder)

    def show_workbook(self, sheets: Sequence[SheetGrid], marks: Marks) -> None:
        """Show a workbook, the sheets with findings first told by their counts."""
        kept = self.sheet_name() if sheets and self._sheets else ""
        self._sheets, self._marks = tuple(sheets), marks
        blocker = QSignalBlocker(self.tabs)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in self._sheets:
            self.tabs.addTab(self._tab_text(sheet))
        blocker.unblock()
        names = [sheet.name for sheet in self._sheets]
        self.tabs.setCurrentIndex(names.index(kept) if kept in names else self._first_to_look_at())
        self._on_tab(self.tabs.currentIndex())

    def _first_to_look_at(self) -> int:
        """The first sheet with findings, else that of the indicators, else the first in sight: never the guide."""
        shown = [number for number, sheet in enumerate(self._sheets) if not sheet.is_hidden]
        with_findings = (number for number in shown if self._marks.count(self._sheets[number].name))
        with_figures = (number for number in shown if self._sheets[number].name.startswith(_FIGURES))
        return next((n for found in (with_findings, with_figures, shown) for n in found), 0)

    def _fold(self) -> None:
        """Sheets where nothing was found wait behind one button, so that those with findings are in sight."""
        has_any = any(self._marks.count(sheet.name) for sheet in self._sheets)
        folded = 0
        for number, sheet in enumerate(self._sheets):
            is_shown = not has_any or number == self.tabs.currentIndex() or bool(self._marks.count(sheet.name))
            self.tabs.setTabVisible(number, is_shown)
            folded += not is_shown
        self.more.setVisible(bool(self._sheets))
        self.more.setText(_("+ {count} trang").format(count=folded) if folded else _("Các trang"))

    def _offer_sheets(self) -> None:
        self.menu_of_sheets().popup(self.more.mapToGlobal(self.more.rect().topLeft()))

    def menu_of_sheets(self) -> QMenu:
        """All sheets of the workbook, to go to one of them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, sheet in enumerate(self._sheets):
            action = menu.addAction(self._tab_text(sheet).replace("&", "&&"))
            action.triggered.connect(lambda _checked, wanted=number: self.tabs.setCurrentIndex(wanted))
        return menu

    def set_marks(self, marks: Marks) -> None:
        """Show other marks without leaving the cell."""
        self._marks = marks
        for number, sheet in enumerate(self._sheets):
            self.tabs.setTabText(number, self._tab_text(sheet))
        self.model.set_marks(marks)
        self._fold()

    def _tab_text(self, sheet: SheetGrid) -> str:
        count = self._marks.count(sheet.name)
        hidden = _(" (ẩn)") if sheet.is_hidden else ""
        return f"{sheet.name}{hidden}  {count}" if count else f"{sheet.name}{hidden}"

    def sheet_name(self) -> str:
        """The sheet that is shown."""
        number = self.tabs.currentIndex()
        return self._sheets[number].name if 0 <= number < len(self._sheets) else ""

    def turn_sheet(self, step: int) -> None:
        """The next or previous sheet (Ctrl+PgDn, Ctrl+PgUp)."""
        if self._sheets:
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % len(self._sheets))

    def go_to(self, where: Where) -> bool:
        """Show a cell; whether the workbook has it."""
        names = [sheet.name for sheet in self._sheets]
        if where.sheet not in names:
            return False
        self.tabs.setCurrentIndex(names.index(where.sheet))
        index = self.model.find(where.cell) if where.cell else QModelIndex()
        if not index.isValid():
            return False
        self.grid.setCurrentIndex(index)
        # Down to the middle, but no further to the right than needed: code and name shall stay in sight.
        self.grid.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)
        self.grid.horizontalScrollBar().setValue(0)
        self.grid.scrollTo(index, QTableView.ScrollHint.EnsureVisible)
        return True

    def current(self) -> Where:
        """The cell under the cursor."""
        index = self.grid.currentIndex()
        return self.model.where(index) if index.isValid() else Where(self.sheet_name())

    def _ask_edit(self) -> None:
        self.edit_asked.emit(self.current())

    def explain(self, text: str, why_fixed: str = "") -> None:
        """Say beside the name box what the cell is, and on the button why its figure cannot be corrected."""
        self._line.setText(text)
        self.correct.lock(why_fixed)
        if not why_fixed:
            self.correct.setToolTip(_("Sửa số của ô đang chọn, ghi lý do (F2)"))

    def _on_tab(self, number: int) -> None:
        sheet = self._sheets[number] if 0 <= number < len(self._sheets) else None
        self.model.show_sheet(sheet, self._marks)
        look = theme.current()
        room = self.grid.viewport().width()
        for column, width in enumerate(fitted(self.model.widths(QFontMetrics(look.font())), room)):
            self.grid.setColumnWidth(column, width)
        self.grid.verticalHeader().setDefaultSectionSize(look.size("row_sheet"))
        self.grid.horizontalHeader().setFixedHeight(look.size("row_sheet"))
        self.grid.freeze(self.model.head(), self.model.spans(sheet) if sheet else ())
        self._name.setText("")
        self.explain("", _("Chọn một ô có số liệu"))
        self._fold()

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            where = self.model.where(current)
            self._name.setText(where.cell)
            self.cell_chosen.emit(where)
