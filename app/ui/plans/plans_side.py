"""The chosen plan beside the list: what it says of itself, how it stands, the way into it."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from app.domain.plans.dashboard import PLAN_STATE_WORDS
from app.i18n import _
from app.services.plans.dashboard import PlanLine
from app.ui.plans.plan_facts import PlanFacts
from app.ui.plans.plans_columns import STATE_CHIPS
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import SidePanel


class PlanSide(SidePanel):
    """Follows the row; ``opened`` opens the dashboard, ``menu`` makes what else can be done with the plan."""

    def __init__(self, opened: Callable[[], None], menu: Callable[[], QMenu], closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self._menu = menu
        self.facts = PlanFacts()
        self.content.addWidget(self.facts)
        self._none = label(_("Chọn một kế hoạch để xem."), "content", "muted", wrap=True)
        self.content.addWidget(self._none)
        self.content.addStretch(1)
        self.more = Button(_("Việc khác"), "plain", "chevron-down", self.show_menu, small=True)
        self.open_button = Button(_("Mở bảng theo dõi"), "primary", "arrow-right", opened, small=True)
        self.foot.addWidget(self.more)
        self.foot.addStretch(1)
        self.foot.addWidget(self.open_button)
        self.show_line(None)

    def show_line(self, line: PlanLine | None) -> None:
        """Show another plan, or that none is chosen."""
        for widget in (self.facts, self.more, self.open_button):
            widget.setVisible(line is not None)
        self._none.setVisible(line is None)
        self.heading.setText(line.row.title if line else _("Kế hoạch"))
        self.chip.show_state(
            _(PLAN_STATE_WORDS[line.state]) if line else "", STATE_CHIPS[line.state] if line else "plain"
        )
        if line:
            self.facts.show_plan(line.plan, line.row.closed_on)

    def show_menu(self) -> None:
        """What else can be done with the plan."""
        self._menu().popup(self.more.mapToGlobal(QPoint(0, 0)))
