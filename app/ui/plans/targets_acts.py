"""What is done about the chosen target: judged, given out, read another way, followed to what counts it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.target_steps import Threshold
from app.domain.plans.targets import Reading
from app.services.plans.measure_origins import Origin, OriginKind
from app.services.plans.target_rows import TargetRow
from app.ui.context import UiContext
from app.ui.plans import targets_boxes, targets_share_box
from app.ui.plans.targets_boxes import Asked


class TargetActs(QObject):
    """Acts on one target of a plan, or on none; ``figures_wanted`` asks for the grid of figures at a measure."""

    figures_wanted = Signal(str)

    def __init__(self, page: QWidget, context: UiContext) -> None:
        super().__init__(page)
        self._page, self._context = page, context
        self._plan: Plan | None = None
        self._row: TargetRow | None = None

    def choose(self, plan: Plan | None, row: TargetRow | None) -> None:
        """Say which target is meant from now on."""
        self._plan, self._row = plan, row

    def _asked(self) -> Asked | None:
        return Asked(self._plan.key, self._row) if self._plan is not None and self._row is not None else None

    def ask_judgement(self) -> None:
        """Enter a judgement of the chosen target."""
        if (asked := self._asked()) is not None:
            targets_boxes.ask_judgement(self._page, self._context, asked)

    def take_back(self) -> None:
        """Drop the judgement."""
        if (asked := self._asked()) is not None:
            targets_boxes.take_back(self._page, self._context, asked)

    def ask_shares(self) -> None:
        """Give the target out to agencies and units."""
        if self._plan is not None and self._row is not None:
            targets_share_box.ask_shares(self._page, self._context, self._plan, self._row)

    def switch(self, step: Threshold, reading: Reading) -> None:
        """Ask whether a step that adds is to be read another way."""
        if (asked := self._asked()) is not None:
            targets_boxes.ask_reading(self._page, self._context, asked, step, reading)

    def follow(self, item: Origin) -> None:
        """Go where a measure is counted."""
        plan = self._plan.key if self._plan else ""
        if item.kind is OriginKind.ENTERED:
            self.figures_wanted.emit(item.measure.key)
        elif item.kind is OriginKind.REPORTS:
            self._context.go("reviews", item.ref)
        else:
            tab = {OriginKind.REGISTER: "registers", OriginKind.SURVEY: "surveys"}.get(item.kind, "classification")
            self._context.go("plans", (tab, plan, item.ref) if item.ref else (tab, plan))
