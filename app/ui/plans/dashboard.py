"""One plan at one look: targets against what is asked, tasks by phase and agency, next days, money; all leads on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.dashboard import PLAN_STATE_WORDS, PlanState
from app.errors import Refused
from app.i18n import _
from app.services.plans import dashboard as service
from app.services.plans.dashboard import Dashboard
from app.services.plans.tasks import TaskFilter
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.dashboard_panels import BarPanel, DaysPanel, FactTiles, MoneyPanel, TextPanel
from app.ui.plans.dashboard_words import strip_line, target_line
from app.ui.plans.plans_actions import ask_draft, next_button
from app.ui.plans.plans_columns import late_parts
from app.ui.plans.targets_lines import BEHIND, counted_parts
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import OpenEditor
from app.ui.widgets.panel import scrolled

#: Least width at 100 % for two columns.
_TWO_COLUMNS = 820


class PlanDashboard(OpenEditor):
    """``text_asked`` gives the key of the plan and the clause to read."""

    text_asked = Signal(str, str)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.facts: Dashboard | None = None
        self.tiles = FactTiles(self._go)
        self.targets = BarPanel(_("Chỉ tiêu"), lambda key: self._go("targets", key))
        self.phases = BarPanel(_("Nhiệm vụ theo giai đoạn"), lambda key: self._go("tasks", TaskFilter(phase=key)))
        self.agencies = BarPanel(
            _("Nhiệm vụ theo cơ quan chủ trì"), lambda key: self._go("tasks", TaskFilter(agency=key))
        )
        self.days = DaysPanel(lambda duty: self._go("duties", duty))
        self.money = MoneyPanel(lambda: self._go("targets", "costs"))
        self.about = TextPanel(lambda: self.text_asked.emit(self.plan_key, ""))
        inside = QWidget()
        self._grid = QGridLayout(inside)
        theme.space(self._grid, gap=16)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column, panels in (
            (self._left, (self.targets, self.phases, self.agencies, self.about)),
            (self._right, (self.days, self.money)),
        ):
            theme.space(column, gap=16)
            for panel in panels:
                column.addWidget(panel)
            column.addStretch(1)
        self._is_wide: bool | None = None
        self._place(is_wide=True)
        row = QHBoxLayout(self)
        theme.space(row)
        self.area = scrolled(inside)
        row.addWidget(self.area)
        for panel in (self.targets, self.phases, self.agencies):
            panel.bars.walked.connect(lambda top, height, bars=panel.bars: self._keep_in_sight(bars, top + height))
        self.setFocusProxy(self.targets.bars)

    def _place(self, *, is_wide: bool) -> None:
        """Two columns, or one under the other where there is little room."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for item in (self._left, self._right):
            self._grid.removeItem(item)
        self._grid.removeWidget(self.tiles)
        self._grid.addWidget(self.tiles, 0, 0, 1, 2)
        self._grid.addLayout(self._left, 1, 0, 1, 1 if is_wide else 2)
        self._grid.addLayout(self._right, 1 if is_wide else 2, 1 if is_wide else 0, 1, 1 if is_wide else 2)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width places the panels anew."""
        super().resizeEvent(event)
        self._place(is_wide=self.width() >= theme.current().px(_TWO_COLUMNS))

    def _keep_in_sight(self, bars: QWidget, bottom: int) -> None:
        inside = self.area.widget()
        if inside is not None:
            at = bars.mapTo(inside, bars.rect().topLeft())
            self.area.ensureVisible(at.x(), at.y() + bottom, 0, theme.current().px(48))

    # --- state ---

    @property
    def plan_key(self) -> str:
        """The key of the plan in sight, "" without any."""
        return self.facts.plan.key if self.facts else ""

    def open_plan(self, key: str) -> None:
        """Show a plan as it stands today."""
        self._show(service.dashboard(self.context.workspace, key))

    def refresh(self) -> None:
        """Read it again; leave it where it is gone."""
        try:
            self.open_plan(self.plan_key)
        except Refused:
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show nothing any more."""
        self.facts = None

    def _show(self, facts: Dashboard) -> None:
        self.facts = facts
        self.head.title.setText(_("Bảng theo dõi"))
        self.tiles.show_facts(facts)
        period = {row.standing.period.words for row in facts.targets}
        self.targets.show_lines([target_line(row) for row in facts.targets], ", ".join(sorted(period)[:2]))
        caption = _("xanh: xong · xám: đang làm · đỏ: quá hạn")
        self.phases.show_lines([strip_line(item) for item in facts.phases], caption)
        self.agencies.show_lines([strip_line(item) for item in facts.agencies], caption)
        self.days.show_days(facts)
        self.money.show_money(facts.money)
        self.about.show_plan(facts.plan, facts.closed_on)

    def sentence(self) -> tuple[Part | str, ...]:
        """How many targets are reached, and what is wrong."""
        facts = self.facts
        if facts is None:
            return ()
        parts: list[Part | str] = []
        if facts.state is not PlanState.RUNNING:
            parts.append(_("Kế hoạch {state}; ").format(state=_(PLAN_STATE_WORDS[facts.state])))
        if facts.targets:
            parts.append(_("{count}/{all} chỉ tiêu đạt").format(count=facts.reached, all=len(facts.targets)))
        else:
            parts.append(_("{count} nhiệm vụ").format(count=facts.tasks.total))
        for found, part in counted_parts(facts.targets).items():
            parts += ["; ", part] if found in BEHIND else []
        parts += late_parts(facts.tasks.overdue, facts.late_owed)
        if facts.contradictions:
            told = _("{count} việc kế hoạch ghi hai hạn").format(count=len(facts.contradictions))
            parts += ["; ", Part(told, "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """A report of the plan, and what is late."""
        facts = self.facts
        if facts is None:
            return None, None
        report = Button(_("Soạn báo cáo…"), "plain", "file-text", lambda: ask_draft(self, self.context, facts.plan))
        return report, next_button(self.context, facts.plan.key, facts.tasks.overdue, facts.late_owed)

    def _go(self, tab: str, part: object = None) -> None:
        self.context.go("plans", (tab, self.plan_key, part) if part else (tab, self.plan_key))
