"""The chosen target in full: what is asked, what was reached and why that is so, what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.target_steps import period_name
from app.i18n import _
from app.services.plans import measure_origins
from app.services.plans.target_rows import TargetRow
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans import targets_facts, targets_sections
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.targets_acts import TargetActs
from app.ui.plans.targets_lines import TargetLine
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import SidePanel, clear_layout


class TargetPanel(SidePanel):
    """Follows the chosen line; ``acts`` are what can be done about its target."""

    def __init__(self, context: UiContext, closed: Callable[[], None]) -> None:
        super().__init__(closed)
        self._context = context
        self.line: TargetLine | None = None
        self.acts = TargetActs(self, context)
        self.quote = ClauseQuote(context)
        self._title = label("", "strong", wrap=True)
        self.content.addWidget(self._title)
        self.content.addWidget(self.quote)
        self._rest = QVBoxLayout()
        theme.space(self._rest, gap=8)
        self.content.addLayout(self._rest)
        self.content.addStretch(1)

    def show_line(self, line: TargetLine | None, plan: Plan | None, rows: Sequence[TargetRow]) -> None:
        """Show a line of the list."""
        self.line = line
        self.acts.choose(plan, line.row if line is not None else None)
        clear_layout(self._rest)
        clear_layout(self.foot)
        self.setVisible(line is not None)
        if line is None or plan is None:
            return
        words = period_name(line.row.standing.period, plan)
        self.heading.setText(words[:1].upper() + words[1:])
        self.chip.show_state(*line.state)
        target = line.row.target
        self._title.setText(line.distribution.whole_name if line.distribution else target.title)
        self.quote.quote(plan, target.clause, target.quote)
        for made in self._whole(line, plan, rows) if line.is_whole else self._target(line.row, plan):
            if made is not None:
                self._rest.addWidget(made)
        self._show_foot(line)

    def _whole(self, line: TargetLine, plan: Plan, rows: Sequence[TargetRow]) -> list[QWidget | None]:
        target, ws = line.row.target, self._context.workspace
        counted = measure_origins.counted(ws, plan, target, (target.whole, *target.parts), line.row.standing.period)
        return [targets_sections.parts(line, rows), targets_sections.origins(counted, self.acts.follow)]

    def _target(self, row: TargetRow, plan: Plan) -> list[QWidget | None]:
        target, ws = row.target, self._context.workspace
        counted = measure_origins.counted(ws, plan, target, (target.numerator, target.denominator), row.standing.period)
        return [
            targets_facts.standing(row),
            *targets_facts.remarks(row),
            targets_sections.steps(row, plan, self.acts.switch),
            targets_facts.course(ws, row, plan),
            targets_sections.origins(counted, self.acts.follow),
            targets_sections.tellers([value for _origin, value in counted]),
            targets_facts.shares(ws, row, plan, self.acts),
            targets_facts.judgement(row, self.acts),
        ]

    def _show_foot(self, line: TargetLine) -> None:
        self.foot.addStretch(1)
        if line.is_whole:
            return
        if line.row.target.is_qualitative or line.row.standing.judgement is not None:
            words = _("Đánh giá…") if line.row.standing.judgement is None else _("Đánh giá lại…")
            self.foot.addWidget(Button(words, "primary", "check", self.acts.ask_judgement, small=True))
        else:
            self.foot.addWidget(Button(_("Đánh giá…"), "plain", clicked=self.acts.ask_judgement, small=True))
