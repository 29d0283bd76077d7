"""The targets of a plan with how they stand; the chosen one in full beside them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.target_outlook import Outlook
from app.domain.plans.target_steps import choices, period_name
from app.i18n import N_, _
from app.services.plans import measure_origins, targets
from app.services.plans.target_rows import TargetRow
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools, choice
from app.ui.plans.targets_lines import TargetLine, counted_parts, lines_of
from app.ui.plans.targets_panel import TargetPanel
from app.ui.plans.targets_table import TargetsTable
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Beside, Panel

#: Outlooks in which somebody still has something to do.
WAITING = frozenset({Outlook.UNKNOWN, Outlook.UNDIVIDED, Outlook.UNJUDGED})
#: Room for table and panel, below which columns give way.
_ROOM = 1000


class TargetsList(QWidget):
    """``figures_wanted`` asks for the grid of figures at a measure, ``news`` says that another line is in sight."""

    figures_wanted = Signal(str)
    news = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.plan: Plan | None = None
        self.rows: tuple[TargetRow, ...] = ()
        self.table = TargetsTable(context)
        self.panel = TargetPanel(context, self._close_panel)
        self.panel.acts.figures_wanted.connect(self.figures_wanted)
        self.table.row_chosen.connect(self._on_row)
        self.table.row_opened.connect(lambda _row: self._open_panel())
        self.period = choice(_("Kỳ đang xem"))
        self.period.setMinimumContentsLength(16)
        self.period.currentIndexChanged.connect(lambda _index: self._read())
        self.tools = ListTools.over(
            self.table, _("Tìm chỉ tiêu…"), _("Tìm chỉ tiêu"),
            {
                N_("Tất cả"): None,
                N_("Cần làm"): lambda line: not line.is_whole and line.row.outlook in WAITING,
                N_("Chưa đạt, chưa tới mức"): lambda line: line.row.outlook in (Outlook.MISSED, Outlook.BELOW),
            },
        )  # fmt: skip
        self.tools.add(self.period, 2)
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        theme.space(outer)
        outer.addWidget(self._stack)
        left = Panel(flush=True)
        left.body.addWidget(self.table, 1)
        self._stack.addWidget(_empty())
        self._stack.addWidget(Beside(left, self.panel))
        self.setFocusProxy(self.table.view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other columns where there is little room."""
        super().resizeEvent(event)
        self.table.set_tight(is_tight=self.width() < theme.current().px(_ROOM))

    # --- reading ---

    def show_plan(self, plan: Plan | None) -> None:
        """Show the targets of a plan in the chosen stretch."""
        self.plan = plan
        self._fill_periods(plan)
        self._read()

    def _fill_periods(self, plan: Plan | None) -> None:
        kept = self.stretch
        self.period.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.period.clear()
        self.period.addItem(_("Kỳ hiện nay"), "")
        for item in choices(plan) if plan is not None else ():
            name = period_name(item, plan) if plan is not None else ""
            words = name if name == item.words else f"{name} ({item.words})"
            self.period.addItem(words[:1].upper() + words[1:], item.text)
        self.period.setCurrentIndex(max(0, self.period.findData(kept)))
        self.period.blockSignals(False)  # noqa: FBT003 - Qt's own

    @property
    def stretch(self) -> str:
        """The chosen year, phase or period; "" for the periods of today."""
        return str(self.period.currentData() or "")

    def _read(self) -> None:
        ws = self._context.workspace
        self.rows = targets.board_within(ws, self.plan.key, self.stretch) if self.plan is not None else ()
        self.table.show_targets(self.plan, lines_of(self.rows))
        self._stack.setCurrentIndex(1 if self.rows else 0)
        if self.rows and self.table.current_row() is None:
            self.table.select(lambda _line: True)
        self._on_row(self.table.current_row())

    def _on_row(self, line: TargetLine | None) -> None:
        self.panel.show_line(line, self.plan, self.rows)
        self.news.emit()

    def select(self, key: str) -> bool:
        """Put the cursor on a target."""
        return self.table.select(lambda line: line.row.target.key == key and not line.is_whole)

    # --- state ---

    def sentence(self) -> tuple[Part | str, ...]:
        """How many targets stand how; what warns is coloured."""
        if not self.rows:
            return (_("Kế hoạch này không đặt chỉ tiêu."),)
        parts: list[Part | str] = [_("{count} chỉ tiêu").format(count=len(self.rows))]
        for number, part in enumerate(counted_parts(self.rows).values()):
            parts += [": " if number == 0 else ", ", part]
        return (*parts, ".")

    def waiting(self, *wanted: Outlook) -> tuple[TargetRow, ...]:
        """Targets that stand in one of these ways."""
        return tuple(row for row in self.rows if row.outlook in wanted)

    def missing(self) -> tuple[tuple[str, str], ...]:
        """Measures that targets lack and that are typed, each with the period it is wanted for."""
        plan, ws = self.plan, self._context.workspace
        lacking = self.waiting(Outlook.UNKNOWN, Outlook.UNDIVIDED)
        if plan is None or not lacking:
            return ()
        found: dict[tuple[str, str], None] = {}
        for row in lacking:
            known = {
                row.target.numerator: row.standing.counted.top,
                row.target.denominator: row.standing.counted.bottom,
            }
            for item in measure_origins.of_target(ws, plan, row.target):
                value = known.get(item.measure.key)
                if item.is_typed and value is not None and not value.value:
                    found[item.measure.key, row.standing.period.text] = None
        return tuple(found)

    # --- moving ---

    def judge_next(self) -> None:
        """Show the next target that waits for a judgement and ask for it."""
        rows = self.waiting(Outlook.UNJUDGED)
        if rows and self.select(rows[0].target.key):
            self.panel.setVisible(True)
            self.panel.acts.ask_judgement()

    def _open_panel(self) -> None:
        self.panel.show()
        self.panel.quote.word.setFocus()

    def _close_panel(self) -> None:
        self.panel.hide()
        self.table.view.setFocus()


def _empty() -> EmptyState:
    return EmptyState(
        _("Kế hoạch này không đặt chỉ tiêu"),
        _("Chỉ tiêu là điều kế hoạch muốn đạt: một con số theo năm hay giai đoạn, hoặc một trạng thái được đánh giá."),
        (
            (
                _("Mở kế hoạch ở thẻ Kế hoạch và sửa"),
                _("mỗi chỉ tiêu dẫn mục của kế hoạch, có tử số và mẫu số rõ ràng"),
            ),
            (_("Nhập số liệu hoặc lấy từ báo cáo, sổ theo dõi"), _("số có độ phủ n/N; ô trống không phải là 0")),
        ),
    )
