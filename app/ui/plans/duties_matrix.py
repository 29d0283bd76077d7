"""The board of duties as a matrix: duties down, offices across, how many came in time at the end of both."""

from collections.abc import Sequence
from textwrap import wrap

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.duty_rates import DutyMatrix, MatrixLine, matrix, rate
from app.domain.plans.duty_rows import DutyOwner, DutyRow
from app.domain.plans.duty_standing import DutyState
from app.i18n import _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.duties_columns import state_short
from app.ui.tables import Cell, CellState, Column, RowRole, TableModel
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Panel
from app.ui.widgets.table import Table
from app.ui.wording import listed, short_unit

_ICONS = {
    DutyState.UNDATED: ("", "text3"),
    DutyState.NOT_DUE: ("", "text2"),
    DutyState.DUE_SOON: ("", "warn"),
    DutyState.PARTIAL: ("triangle-alert", "warn"),
    DutyState.BETWEEN: ("triangle-alert", "warn"),
    DutyState.OVERDUE: ("octagon-x", "block"),
    DutyState.DONE: ("circle-check", "accenttext"),
    DutyState.DONE_BETWEEN: ("circle-check", "warn"),
    DutyState.DONE_LATE: ("circle-check", "block"),
    DutyState.WAIVED: ("ban", "text2"),
}
#: So many offices are named in one sentence.
_MOST_NAMES = 6
#: So many letters of a name stand in one line above a column.
_LETTERS = 14
_NOT_OWED = Cell(state=CellState.NOT_OWNED)


class DutiesMatrix(QWidget):
    """``opened`` gives the line of a cell, to be shown in the list."""

    opened = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.matrix = DutyMatrix((), ())
        panel = Panel(flush=True)
        self.table = Table(
            context, "duties-matrix", TableModel(_fixed()), frozen=2, by_cell=True, is_sortable=False,
            row_height="row_two_lines",
        )  # fmt: skip
        self.table.view.selectionModel().currentChanged.connect(lambda now, _before: self._say(now))
        self.table.cell_opened.connect(self._open)
        panel.body.addWidget(self.table, 1)
        self.words = label("", "content", "muted", wrap=True)
        column = QVBoxLayout(self)
        theme.space(column, gap=8)
        column.addWidget(panel, 1)
        column.addWidget(self.words)
        self.setFocusProxy(self.table.view)

    def show_rows(self, rows: Sequence[DutyRow]) -> None:
        """Show other lines."""
        self.matrix = matrix(rows)
        made = [*_fixed(), *(_column(owner, number) for number, owner in enumerate(self.matrix.owners))]
        self.table.model.set_columns(made, self.matrix.lines)
        self.table.fit()
        of_owners = [rate(self.matrix.of_owner(owner)) for owner in self.matrix.owners]
        whole = rate(rows)
        totals = [(_("Đúng hạn"), Cell(is_strong=True)), (whole.short, Cell(is_strong=True, tooltip=whole.words))]
        totals += [(found.short, Cell(is_strong=True, tooltip=found.words)) for found in of_owners]
        self.table.set_totals(totals if self.matrix.lines else ())
        self._say(self.table.view.currentIndex())

    def row_at(self, index: QModelIndex) -> DutyRow | None:
        """The line of a cell; ``None`` beside the offices and where somebody does not owe it."""
        line, number = index.data(RowRole), index.column() - len(_fixed())
        if not isinstance(line, MatrixLine) or number < 0:
            return None
        return line.of(self.matrix.owners[number])

    def _say(self, index: QModelIndex) -> None:
        """What the cell under the cursor means in one sentence, else the rate of the line or of all."""
        line = index.data(RowRole) if index.isValid() else None
        row = self.row_at(index) if index.isValid() else None
        if row is not None:
            self.words.setText(f"{row.owner.name}, {row.title}: {row.standing.sentence}.")
        elif isinstance(line, MatrixLine) and index.column() < len(_fixed()):
            late = listed([row.owner.name for row in line.rows if row.is_behind], _MOST_NAMES)
            missing = _("; thiếu {names}").format(names=late) if late else ""
            self.words.setText(f"{line.title}: {rate(line.rows).words}{missing}.")
        elif isinstance(line, MatrixLine):
            owner = self.matrix.owners[index.column() - len(_fixed())]
            self.words.setText(_("{who} không phải nộp việc này.").format(who=owner.name))
        else:
            whole = rate(row for one in self.matrix.lines for row in one.rows)
            self.words.setText(f"{whole.words[:1].upper()}{whole.words[1:]}." if self.matrix.lines else "")

    def _open(self, _line: object, _key: str) -> None:
        row = self.row_at(self.table.view.currentIndex())
        if row is not None:
            self.opened.emit(row.at)


def _fixed() -> tuple[Column[MatrixLine], ...]:
    return (
        Column(
            "title", _("Việc phải nộp"), lambda line: line.title, width=240, least=150,
            cell=lambda line: Cell(caption=line.plan_title, wraps=True, tooltip=f"{line.title}\n{line.plan_title}"),
        ),
        Column(
            "rate", _("Đúng hạn"), lambda line: rate(line.rows).short, width=76, is_number=True,
            cell=lambda line: Cell(is_strong=True, tooltip=rate(line.rows).words),
        ),
    )  # fmt: skip


def _column(owner: DutyOwner, number: int) -> Column[MatrixLine]:
    def show(line: MatrixLine) -> str:
        row = line.of(owner)
        return state_short(row) if row else ""

    def cell(line: MatrixLine) -> Cell:
        row = line.of(owner)
        if row is None:
            return _NOT_OWED
        icon, tone = _ICONS[row.standing.state]
        return Cell(icon=icon, tone=tone, tooltip=f"{owner.name}: {row.standing.sentence}")

    return Column(
        f"owner-{number}", _two_lines(short_unit(owner.name)), show, cell=cell, width=150, hugs=True, tooltip=owner.name
    )


def _two_lines(name: str) -> str:
    """A name over two lines, each as long as the column has room for; the whole is in the tooltip."""
    return "\n".join(wrap(name, _LETTERS, max_lines=2, placeholder="…", break_long_words=False)) or name
