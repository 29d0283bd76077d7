"""The table of targets: a line for each with its bar; fewer and narrower columns where there is little room."""

from collections.abc import Sequence

from app.domain.plans.plan import Plan
from app.i18n import _
from app.ui.context import UiContext
from app.ui.plans.targets_bar import BarDelegate
from app.ui.plans.targets_columns import BAR, columns
from app.ui.plans.targets_lines import TargetLine
from app.ui.tables import TableModel
from app.ui.widgets.table import Table


class TargetsTable(Table):
    """Lines of :mod:`app.ui.plans.targets_lines`."""

    def __init__(self, context: UiContext) -> None:
        self._plan: Plan | None = None
        self._is_tight = False
        model: TableModel[TargetLine] = TableModel(columns(lambda: self._plan))
        super().__init__(context, "plan-targets", model, row_height="row_two_lines")
        self.view.setAccessibleName(_("Chỉ tiêu của kế hoạch"))
        bar = next(place for place, column in enumerate(model.columns) if column.key == BAR)
        self.view.setItemDelegateForColumn(bar, BarDelegate(self.view))

    def show_targets(self, plan: Plan | None, lines: Sequence[TargetLine]) -> None:
        """Show the lines of a plan, which names the periods; the chosen line stays."""
        self._plan = plan
        self.set_rows(lines, same=lambda line: line.key)

    def set_tight(self, *, is_tight: bool) -> None:
        """Give way or take room again; the chosen line stays."""
        if is_tight is self._is_tight:
            return
        self._is_tight = is_tight
        kept = self.current_row()
        self.model.set_columns(columns(lambda: self._plan, is_tight=is_tight), self.model.rows)
        self.fit()
        if isinstance(kept, TargetLine):
            self.select(lambda line: line.key == kept.key)
