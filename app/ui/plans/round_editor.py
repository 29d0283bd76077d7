"""One round of classification: its places left, how they spread right; a digit grades the place in hand."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.classification import ClassificationResult
from app.domain.plans.plan import Plan
from app.errors import Problem
from app.i18n import _
from app.services.plans import classification, round_places
from app.services.plans.round_places import PlaceRow
from app.text import clean, format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.events.editor_frame import SectionedEditor
from app.ui.plans import round_boxes, round_list
from app.ui.plans.round_columns import lacking, place_model, place_tools
from app.ui.plans.round_panel import RoundPanel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part, label
from app.ui.widgets.table import Table


class RoundEditor(SectionedEditor):
    """Shows one round in place of the list; every grade is kept at once."""

    def __init__(self, context: UiContext) -> None:
        self.panel = RoundPanel(context, self.edit)
        model = place_model(self._typed_grade, self._typed_category, self._typed_note)
        self.table = Table(context, "round-places", model, frozen=1)
        super().__init__(context, beside=self.panel)
        self.sheet: classification.RoundSheet | None = None
        self._plan: Plan | None = None
        self.table.row_opened.connect(lambda _row: self._edit_cell())
        self.table.view.installEventFilter(self)
        places = QWidget()
        column = QVBoxLayout(places)
        theme.space(column, (0, 4, 0, 8), 8)
        column.addWidget(self.table, 1)
        self.keys = label("", "caption", "muted", wrap=True)
        foot = QHBoxLayout()
        theme.space(foot, (16, 0, 16, 0), 8)
        foot.addWidget(self.keys, 1)
        self.drop_button = Button(_("Bỏ mức"), "ghost", "trash-2", self.drop, small=True)
        foot.addWidget(self.drop_button)
        column.addLayout(foot)
        places.setFocusProxy(self.table.view)
        self.add_sections(((_("Đơn vị"), places),))
        self.add_tools(place_tools(self.table))

    @property
    def round_id(self) -> int:
        """The round that is open; 0 for none."""
        return self.sheet.round.id if self.sheet else 0

    # --- showing ---

    def open_round(self, round_id: int, plan: Plan | None) -> None:
        """Show a round, the cursor on the first place without a grade."""
        self._plan = plan
        self._take_over(round_id)
        self.table.select(lambda row: not row.result.grade)
        self.table.enter()

    def refresh(self) -> None:
        """Show what the data file holds now."""
        try:
            self._take_over(self.round_id)
        except Problem:
            # Its beginning was taken back.
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show nothing any more."""
        self.sheet = None

    def _take_over(self, round_id: int) -> None:
        opened = round_places.opened(self.context.workspace, round_id)
        self.sheet = opened.sheet
        self.title.setText(self.sheet.round.title)
        self.table.set_rows(opened.places, same=lambda row: row.key)
        digits = " · ".join(f"{digit} {grade}" for digit, grade in enumerate(self.sheet.round.grades[:9], 1))
        self.keys.setText(_("Phím {digits} · Delete bỏ mức · F2 sửa ô").format(digits=digits))
        self.panel.show_sheet(self.sheet, opened.targets, self._plan)
        self.share_room()
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many places are graded."""
        if self.sheet is None:
            return ()
        told = _("Đã phân loại {count} đơn vị").format(count=format_number(self.sheet.whole.classified))
        parts: list[Part | str] = [told]
        if left := lacking(self.sheet):
            parts += ["; ", Part(_("còn {left} đơn vị chưa phân loại").format(left=format_number(left)), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Lists in, one more place."""
        bring = Button(_("Nhập danh sách…"), "plain", "inbox", self.ask_list)
        return bring, Button(_("Thêm đơn vị"), "primary", "plus", self.add)

    # --- grades ---

    def grade(self, digit: int) -> None:
        """Give the place under the cursor the grade of a digit and go on to the next."""
        row = self.table.current_row()
        if self.sheet is None or not isinstance(row, PlaceRow) or not 1 <= digit <= len(self.sheet.round.grades):
            return
        number = self.table.view.currentIndex().row()
        wanted = replace(row.result, grade=self.sheet.round.grades[digit - 1])
        if wanted != row.result and not self._store(wanted):
            return
        # A filter may have taken the row away; then the next one has moved up.
        here = self.table.view.currentIndex()
        following = number + 1 if here.isValid() and self._key_at(number) == row.key else number
        if following < self.table.proxy.rowCount():
            self.table.view.setCurrentIndex(self.table.proxy.index(following, here.column() if here.isValid() else 0))

    def _key_at(self, number: int) -> object:
        at = self.table.proxy.index(number, 0)
        rows = self.table.model.rows
        return rows[self.table.proxy.mapToSource(at).row()].key if at.isValid() else None

    def _store(self, item: ClassificationResult) -> bool:
        ws = self.context.workspace
        return operations.write(self, lambda: classification.save_result(ws, item))

    def _typed(self, item: ClassificationResult) -> None:
        try:
            classification.save_result(self.context.workspace, item)
        except Problem as problem:
            raise ValueError(str(problem)) from problem

    def _typed_grade(self, row: PlaceRow, text: str) -> None:
        if clean(text):
            self._typed(replace(row.result, grade=clean(text)))
        elif row.result.id:
            self._remove(row)

    def _typed_category(self, row: PlaceRow, text: str) -> None:
        self._refuse_ungraded(row)
        self._typed(replace(row.result, category=clean(text)))

    def _typed_note(self, row: PlaceRow, text: str) -> None:
        self._refuse_ungraded(row)
        self._typed(replace(row.result, note=clean(text)))

    @staticmethod
    def _refuse_ungraded(row: PlaceRow) -> None:
        if not row.result.grade:
            raise ValueError(_("Hãy chọn mức trước"))

    def _edit_cell(self) -> None:
        """Enter types into the grade of the row."""
        at = self.table.view.currentIndex()
        column = next(place for place, item in enumerate(self.table.model.columns) if item.key == "grade")
        self.table.view.setCurrentIndex(self.table.proxy.index(at.row(), column))
        self.table.view.edit(self.table.view.currentIndex())

    def drop(self) -> None:
        """Take the grade of the place under the cursor away."""
        row = self.table.current_row()
        if isinstance(row, PlaceRow) and row.result.id:
            operations.write(self, lambda: self._remove(row))

    def _remove(self, row: PlaceRow) -> None:
        classification.remove_result(self.context.workspace, row.result.round_id, row.result.id)

    # --- acting ---

    def edit(self) -> None:
        """Change name, period, grades, how many there are to classify."""
        if self.sheet is not None and self._plan is not None:
            round_boxes.ask_round(self, self.context, self._plan, self.sheet.round, lambda _saved: None)

    def add(self) -> None:
        """One more place."""
        if self.sheet is not None:
            round_boxes.ask_place(self, self.context, self.sheet.round)

    def ask_list(self) -> None:
        """Where a list of grades may come from."""
        round_list.pop_up(self, self.context, self.take_file, self.paste)

    def take_file(self, path: Path) -> None:
        """Read the grades of a file."""
        round_list.read_file(self, self.context, self.round_id, path)

    def paste(self) -> None:
        """Read the grades of a copied range."""
        round_list.read_copied(self, self.context, self.round_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A digit grades instead of beginning to type into the cell."""
        if watched is self.table.view and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = _DIGITS.find(event.text()) if event.text() else -1
            if digit >= 0 and event.modifiers() in _PLAIN:
                self.grade(digit + 1)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Delete takes a grade away."""
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.drop()
        else:
            super().keyPressEvent(event)


_DIGITS = "123456789"
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
