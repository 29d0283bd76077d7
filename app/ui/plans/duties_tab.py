"""«Thời hạn»: who owes what by when under the chosen plan or all of them, as a list, a matrix, a calendar."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.duty_rows import DutyAt, DutyFilter, DutyRow, unsettled
from app.i18n import _
from app.services.plans import duties
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools
from app.ui.plans.duties_bar import DutiesBar, Look
from app.ui.plans.duties_columns import FILTERS
from app.ui.plans.duties_sentence import sentence_of
from app.ui.plans.duties_views import DutiesViews
from app.ui.plans.duty_chase_box import ask_chase
from app.ui.plans.plan_tab import PlanChoice, PlanTab
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part


class DutiesTab(PlanTab):
    """Looks over one board; parts to open: the word of a look, the key of a duty, or a :class:`DutyAt`."""

    def __init__(self, context: UiContext, choice: PlanChoice) -> None:
        super().__init__(context, choice)
        self._all: tuple[DutyRow, ...] = ()
        self.rows: tuple[DutyRow, ...] = ()
        self.bar = DutiesBar()
        self.views = DutiesViews(context)
        outer = QVBoxLayout(self)
        theme.space(outer, gap=8)
        outer.addWidget(self.bar)
        outer.addWidget(self.views, 1)
        self._state = 0
        self._tools = ListTools(_("Tìm việc, nơi nộp (Ctrl+F)"), _("Tìm thời hạn"), [_(word) for word in FILTERS])
        self._tools.narrowed.connect(self.views.narrow)
        self._tools.onward.connect(self.views.enter)
        self._tools.filtered.connect(self._on_state)
        self.views.search_asked.connect(self._tools.search.setFocus)
        self.bar.look_chosen.connect(self._on_look)
        self.bar.narrowed.connect(self._show)
        self.views.news.connect(self.news)
        self.views.line_opened.connect(self.show_line)
        self.views.duty_opened.connect(self._show_duty)
        self.setFocusProxy(self.views)

    def tools(self) -> QWidget:
        """Search, and which states are shown."""
        return self._tools

    # --- state ---

    def reload(self) -> None:
        """Read the board, then show what is wanted of it."""
        self._all = duties.board(self.context.workspace)
        self._show()

    def _on_state(self, number: int) -> None:
        self._state = number
        self._show()

    def _on_look(self) -> None:
        look = self.bar.look
        self._tools.filter.setVisible(look in (Look.LIST, Look.MATRIX))
        self.views.show_look(look)
        self._show()
        self.views.enter()

    def _show(self) -> None:
        plan = "" if self.bar.is_everything else self.plan_key
        offered = [row for row in self._all if DutyFilter(plan=plan).takes(row)]
        self.bar.offer(offered, self.views.days_off.years())
        wanted = DutyFilter(plan=plan, who=self.bar.who, year=self.bar.year)
        takes = tuple(FILTERS.values())[self._state]
        self.rows = tuple(row for row in self._all if wanted.takes(row) and (takes is None or takes(row)))
        self.views.show_rows(self.rows, plan, self.bar.year, is_empty=not offered)
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """What is behind, what contradicts itself, what is due next; or what the look in sight is about."""
        return self.views.sentence() or sentence_of(self.rows, self.context.workspace.today)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Remind those who are behind; else settle what contradicts itself."""
        own = self.views.buttons()
        if own is not None:
            return own
        late = len({row.owner for row in self.rows if row.is_behind})
        doubtful = len(unsettled(self.rows))
        words = _("Chốt {count} hạn").format(count=doubtful)
        settle = Button(words, "plain" if late else "primary", "scale", self.settle) if doubtful else None
        if late:
            return settle, Button(_("Đôn đốc {count} nơi").format(count=late), "primary", "file-plus", self.chase)
        remind = Button(_("Đôn đốc…"), "plain", "file-plus", self.chase) if self.rows else None
        return remind, settle

    # --- acting ---

    def chase(self) -> None:
        """Letters to those who are behind, or to those selected."""
        plan = "" if self.bar.is_everything else self.plan_key
        chosen = self.views.list.selected if self.bar.look is Look.LIST else ()
        owners = {row.owner for row in chosen} if len(chosen) > 1 else set()
        ask_chase(self, self.context, plan, owners)

    def settle(self) -> None:
        """Show the first duty whose days contradict each other, and ask for the decision."""
        doubtful = unsettled(self.rows)
        if doubtful:
            self.show_line(doubtful[0].at)
            self.views.list.settle()

    def show_line(self, at: DutyAt) -> None:
        """Show a line in the list, whatever was filtered."""
        row = next((item for item in self._all if item.at == at), None)
        if row is None:
            return
        self.bar.show_look(Look.LIST)
        if not self.views.list.select_at(at):
            self._tools.clear()
            self.bar.clear(is_everything=row.plan_key != self.plan_key)
            self.views.list.select_at(at)

    def _show_duty(self, plan_key: str, duty_key: str) -> None:
        rows = [row for row in self._all if row.plan_key == plan_key and row.duty.key == duty_key]
        if rows:
            self.show_line(next((row for row in rows if row.is_owed), rows[0]).at)

    def open_part(self, part: object) -> None:
        """Show a look, a duty by its key, or one line."""
        if isinstance(part, DutyAt):
            self.show_line(part)
        elif part in set(Look):
            self.bar.show_look(Look(str(part)))
        else:
            self._show_duty(self.plan_key, str(part))
