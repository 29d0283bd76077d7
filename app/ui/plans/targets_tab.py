"""«Chỉ tiêu»: the targets of a plan, the figures they are counted from, the money of the plan."""

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout

from app.domain.plans.target_outlook import Outlook
from app.i18n import N_, _
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.cost_view import CostView
from app.ui.plans.figure_view import FigureView
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.plans.targets_list import TargetsList
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part

_VIEWS = (("targets", N_("Chỉ tiêu")), ("figures", N_("Số liệu")), ("costs", N_("Kinh phí")))


class TargetsTab(PlanTab):
    """Three views of one tab; the part to open is the key of a target, or the key of a view."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self.targets = TargetsList(context)
        self.figures = FigureView(context)
        self.costs = CostView(context)
        self._views: tuple[TargetsList | FigureView | CostView, ...] = (self.targets, self.figures, self.costs)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=12)
        outer.addLayout(self._bar())
        self._stack = FrontStack()
        for view in self._views:
            self._stack.addWidget(view)
            view.news.connect(self.news)
        outer.addWidget(self._stack, 1)
        self.targets.figures_wanted.connect(self._enter_measure)
        self._show(0)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        theme.space(bar, gap=8)
        self._group = QButtonGroup(self)
        for number, (_key, words) in enumerate(_VIEWS):
            button = Button(_(words), "plain")
            button.setCheckable(True)
            self._group.addButton(button, number)
            bar.addWidget(button)
        self._group.idClicked.connect(self.turn)
        bar.addSpacing(theme.current().px(8))
        for view in self._views:
            bar.addWidget(view.tools, 1)
        return bar

    # --- views ---

    @property
    def view(self) -> TargetsList | FigureView | CostView:
        """The view in sight."""
        return self._views[self._stack.currentIndex()]

    def turn(self, number: int) -> None:
        """Show another view."""
        self._show(number)
        self.reload()
        self.news.emit()

    def _show(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._group.button(number).setChecked(True)
        for place, view in enumerate(self._views):
            view.tools.setVisible(place == number)
        self.setFocusProxy(self.view.table.view)

    def enter_figures(self, measure: str = "", period: str = "") -> None:
        """Show the grid of figures, the cursor on a measure in a period."""
        self.turn(1)
        self.figures.table.go(measure, period=period)
        self.figures.table.view.setFocus()

    def _enter_measure(self, measure: str) -> None:
        line = self.targets.panel.line
        self.enter_figures(measure, line.row.standing.period.text if line is not None else "")

    # --- what the page asks ---

    def reload(self) -> None:
        """Read what the view in sight shows of the chosen plan."""
        self.view.show_plan(self.plan())

    def open_part(self, part: object) -> None:
        """Open a view by its key, a target by its own, or the grid at a measure: ("figures", key)."""
        keys = [key for key, _words in _VIEWS]
        if isinstance(part, tuple):
            self.enter_figures(str(part[-1]))
        elif part in keys:
            self.turn(keys.index(str(part)))
        else:
            self.turn(0)
            self.targets.select(str(part))

    def sentence(self) -> tuple[Part | str, ...]:
        """The state of the view in sight."""
        return self.view.sentence()

    def buttons(self) -> tuple[Button | None, Button | None]:
        """What comes next: numbers that are missing, judgements that wait, else the view's own."""
        if self.view is self.figures:
            return self.figures.more_button(), Button(_("Xem chỉ tiêu"), "primary", "arrow-right", lambda: self.turn(0))
        if self.view is self.costs:
            return self.costs.buttons()
        return self._target_buttons()

    def _target_buttons(self) -> tuple[Button | None, Button | None]:
        if not self.targets.rows:
            return None, None
        missing = len(self.targets.missing())
        waiting = len(self.targets.waiting(Outlook.UNJUDGED))
        enter = Button(_("Nhập số liệu…"), "plain", "pencil", self.enter_missing)
        judge_words = _("Đánh giá {count} chỉ tiêu").format(count=waiting)
        if missing:
            words = _("Nhập {count} số liệu còn thiếu").format(count=missing)
            judge = Button(judge_words, "plain", "check", self.targets.judge_next) if waiting else None
            return judge, Button(words, "primary", "pencil", self.enter_missing)
        if waiting:
            return enter, Button(judge_words, "primary", "check", self.targets.judge_next)
        return None, Button(_("Nhập số liệu…"), "primary", "pencil", self.enter_missing)

    def enter_missing(self) -> None:
        """Show the grid, the cursor on the first measure that a target lacks."""
        self.enter_figures(*next(iter(self.targets.missing()), ("", "")))
