"""The looks over the board of duties; only the one in sight is filled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from app.domain.plans.duty_rows import DutyRow
from app.i18n import _
from app.services.plans import register
from app.ui.context import UiContext
from app.ui.plans.calendar_days_off import DaysOffList
from app.ui.plans.calendar_month import CalendarMonth
from app.ui.plans.duties_bar import Look
from app.ui.plans.duties_list import DutiesList
from app.ui.plans.duties_matrix import DutiesMatrix
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part


class DutiesViews(FrontStack):
    """``line_opened`` gives where a line is kept, ``duty_opened`` keys of a plan and a duty."""

    news = Signal()
    search_asked = Signal()
    line_opened = Signal(object)
    duty_opened = Signal(str, str)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.list = DutiesList(context)
        self.matrix = DutiesMatrix(context)
        self.month = CalendarMonth(context)
        self.days_off = DaysOffList(context)
        self._of = dict(zip(Look, (self.list, self.matrix, self.month, self.days_off), strict=True))
        for view in (self.list, self.matrix, self.month, self.days_off):
            self.addWidget(view)
            view.table.view.search_asked.connect(self.search_asked)
        self._look = Look.LIST
        self._empty = self._nothing()
        self.addWidget(self._empty)
        self.list.chosen.connect(self.news)
        self.days_off.chosen.connect(self.news)
        self.month.turned.connect(self.news)
        self.matrix.opened.connect(self.line_opened)
        self.month.duty_opened.connect(self.duty_opened)
        self.setFocusProxy(self.list)

    def _nothing(self) -> EmptyState:
        open_plans = Button(_("Mở kế hoạch"), "primary", "list-checks", lambda: self._context.go("plans", "plans"))
        return EmptyState(
            _("Chưa ghi việc phải nộp nào"),
            _("Ai nộp báo cáo, hồ sơ gì, cho ai, trước ngày nào sẽ hiện ở đây."),
            (
                (_("Lấy kế hoạch có sẵn hoặc đọc văn bản kế hoạch"), _("các câu “trước ngày …” thành thời hạn")),
                (_("Hoặc soạn kế hoạch, thêm việc phải nộp"), _("ghi mục, ngày, bản cứng, bản mềm")),
            ),
            (open_plans,),
        )

    def show_look(self, look: Look) -> None:
        """Turn to a look."""
        self._look = look
        self.setFocusProxy(self._of[look])

    def show_rows(self, rows: Sequence[DutyRow], plan_key: str, year: int | None, *, is_empty: bool) -> None:
        """Fill the look in sight: with these lines, with the days of a plan ("" for all), with days off of a year.

        ``is_empty``: nothing is owed at all, whatever is filtered, so that lists say where duties come from.
        """
        has_lines = self._look in (Look.LIST, Look.MATRIX)
        self.setCurrentWidget(self._empty if is_empty and has_lines else self._of[self._look])
        shown = self.currentWidget()
        if shown is self.list:
            self.list.show_rows(rows, {item.key: item for item in register.plans(self._context.workspace)})
        elif shown is self.matrix:
            self.matrix.show_rows(rows)
        elif shown is self.month:
            self.month.show_plan(plan_key)
        elif shown is self.days_off:
            self.days_off.show_year(year)

    def narrow(self, text: str) -> None:
        """Search whatever is in sight."""
        for view in (self.list, self.matrix, self.month, self.days_off):
            view.table.set_text(text)

    def enter(self) -> None:
        """Give the keyboard to what is in sight."""
        self.setFocus()

    def sentence(self) -> tuple[Part | str, ...]:
        """What the look in sight says of itself; nothing for those that show lines of the board."""
        shown = self.currentWidget()
        return shown.sentence() if isinstance(shown, (CalendarMonth, DaysOffList)) else ()

    def buttons(self) -> tuple[Button | None, Button | None] | None:
        """Buttons the look in sight has of its own."""
        shown = self.currentWidget()
        return shown.buttons() if isinstance(shown, (CalendarMonth, DaysOffList)) else None
