"""The rows of a matrix on a day, typed over in their place, with the sentence of the plan; own matrices."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.tiers import RuleMatrix, TierRule
from app.i18n import _
from app.services import tier_rules, tiers
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.events import matrix_boxes
from app.ui.events.list_tools import DayField, choice
from app.ui.events.matrix_columns import RuleLine, rule_lines, rules_model
from app.ui.events.verdict import QuoteBox
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table


class MatrixPanel(Panel):
    """The rows; ``tools`` are matrix, day and former versions, for the row of the tabs."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(flush=True)
        self.context = context
        self.matrices: tuple[RuleMatrix, ...] = ()
        self._has_day = False
        self.tools = self._make_tools()
        self.rules = Table(context, "rules", rules_model(self._put), by_cell=True, is_sortable=False, row_height="row")
        self.rules.row_opened.connect(lambda _line: self.edit_rule())
        self.rules.row_chosen.connect(lambda _line: self._show_quote())
        self.body.addWidget(self.rules, 1)
        self._no_matrix = label(
            _("Chưa có bảng quy định nào: không nơi nào bị hạn chế. Thêm bảng khi có dịch, bão…"),
            "content",
            "muted",
            wrap=True,
        )
        self._no_matrix.setContentsMargins(24, 16, 24, 16)
        self.body.addWidget(self._no_matrix)
        self.body.addLayout(self._make_foot())

    def _make_tools(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=8)
        self.matrix = choice(_("Bảng quy định"))
        self.matrix.currentIndexChanged.connect(lambda _index: self.fill())
        self.from_day = DayField(_("Áp dụng từ ngày"))
        self.from_day.setToolTip(_("Bảng hiện quy định của ngày này; sửa ô nào thì áp dụng từ ngày này"))
        self.from_day.dateChanged.connect(lambda _day: self.fill())
        self.with_others = QCheckBox(_("Cả bản cũ"))
        self.with_others.toggled.connect(lambda _on: self.fill())
        row.addStretch(1)
        row.addWidget(self.matrix, 3)
        row.addWidget(label(_("Áp dụng từ ngày"), "content", "muted"))
        row.addWidget(self.from_day)
        row.addWidget(self.with_others)
        return holder

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        theme.space(foot, (12, 4, 12, 8), 8)
        self.quote = QuoteBox()
        foot.addWidget(self.quote, 1)
        column = QVBoxLayout()
        theme.space(column, gap=4)
        self._buttons = (
            Button(_("Sửa quy định…"), "plain", "pencil", self.edit_rule, small=True),
            Button(_("Thêm cấp độ…"), "plain", "plus", self.add_rule, small=True),
            Button(_("Bỏ bảng này…"), "quiet", "trash-2", self.remove_matrix, small=True),
        )
        for button in self._buttons:
            column.addWidget(button)
        column.addStretch(1)
        foot.addLayout(column)
        return foot

    # --- state ---

    @property
    def day(self) -> date:
        """The day whose rules are shown, and from which a change holds."""
        return self.from_day.day

    @property
    def shown(self) -> RuleMatrix | None:
        """The matrix in sight."""
        return next((item for item in self.matrices if item.key == self.matrix.currentData()), None)

    def reload(self) -> None:
        """Read the matrices."""
        if not self._has_day:
            self._has_day = True
            self.from_day.begin(self.context.workspace)
        self.matrices = tiers.matrices(self.context.workspace)
        kept = self.matrix.currentData()
        self.matrix.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.matrix.clear()
        for item in self.matrices:
            self.matrix.addItem(item.name or item.key, item.key)
        self.matrix.setCurrentIndex(max(0, self.matrix.findData(kept)) if self.matrices else -1)
        self.matrix.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.fill()

    def fill(self) -> None:
        """Show the rows of the matrix and day that are chosen."""
        matrix = self.shown
        rules = matrix.rules if matrix else ()
        lines = rule_lines(rules, self.day, with_others=self.with_others.isChecked())
        self.rules.set_rows(lines, same=lambda line: (line.rule.level, line.rule.valid_from))
        if self.rules.current_row() is None:
            self.rules.select(lambda _line: True)
        self._no_matrix.setVisible(matrix is None)
        for widget in (self.rules, self.matrix, *self._buttons):
            widget.setVisible(matrix is not None)
        self._show_quote()

    def _show_quote(self) -> None:
        line = self.rules.current_row()
        if not isinstance(line, RuleLine):
            nothing = _("Không quy định nào áp dụng ngày này; chọn ngày khác, hoặc đánh dấu “Cả bản cũ”.")
            self.quote.show_quote(nothing if self.shown else "", "")
            return
        rule = line.rule
        quote = f"“{rule.quote}”" if rule.quote else _("Chưa ghi câu của kế hoạch.")
        self.quote.show_quote(quote, " · ".join(part for part in (rule.clause, rule.note) if part))

    # --- acting ---

    def _put(self, former: TierRule, rule: TierRule) -> None:
        """A cell was typed over: the row changes from the day shown on, once the cell is closed."""
        matrix, start = self.shown, max(self.day, former.valid_from)
        if matrix is None or rule == former:
            return
        wanted = replace(rule, valid_from=start, valid_to=former.valid_to)
        QTimer.singleShot(
            0, lambda: operations.write(self, lambda: matrix_boxes.change_rule(self.context, matrix.key, wanted))
        )

    def edit_rule(self) -> None:
        """Change the chosen row as a whole."""
        line, matrix = self.rules.current_row(), self.shown
        if matrix is not None and isinstance(line, RuleLine):
            matrix_boxes.ask_rule(self, self.context, matrix, line.rule, self.day)

    def add_rule(self) -> None:
        """Add a level."""
        if matrix := self.shown:
            matrix_boxes.ask_rule(self, self.context, matrix, None, self.day)

    def add_matrix(self) -> None:
        """Begin a matrix about another danger."""
        matrix_boxes.ask_matrix(self, self.context, self.day, self._select_matrix)

    def _select_matrix(self, key: str) -> None:
        self.reload()
        self.matrix.setCurrentIndex(self.matrix.findData(key))

    def remove_matrix(self) -> None:
        """Take out the matrix in sight, after a question."""
        matrix, ws = self.shown, self.context.workspace
        if matrix is None:
            return

        def act() -> None:
            operations.write(self, lambda: tier_rules.remove_matrix(ws, matrix.key))

        title = _("Bỏ bảng “{name}”?").format(name=matrix.name)
        text = _("Chỉ bỏ được bảng chưa dùng để ghi cấp độ nào; hoàn tác được.")
        dialogs.ask(self.window(), title, text, _("Bỏ bảng"), act, is_danger=True)
