"""Ngày hội: the plan of a season under the tiers, its events, the tiers themselves, the rules behind them."""

from collections.abc import Collection, Sequence

from app.i18n import N_, _
from app.services import committee
from app.ui.context import UiContext
from app.ui.events.board import BoardTab
from app.ui.events.editor_printing import print_events
from app.ui.events.events_tab import EventsTab
from app.ui.events.matrix_tab import RulesTab
from app.ui.events.planning_box import PlanningBox, ask_planning
from app.ui.events.tier_tab import TierTab
from app.ui.widgets.tabbed_page import TabbedPage, TabChoice

_TABS: tuple[TabChoice, ...] = (
    ("plan", N_("Kế hoạch"), BoardTab),
    ("events", N_("Sự kiện"), EventsTab),
    ("tiers", N_("Cấp độ"), TierTab),
    ("rules", N_("Quy tắc"), RulesTab),
)


class EventsPage(TabbedPage):
    """Targets: the key of a tab, the id of an event, or ``("tiers", unit)``, with 0 to enter a level."""

    tables = frozenset(
        {
            "event", "event_unit", "event_kind", "event_version", "event_photo", "event_paper", "obligation",
            "tier_entry", "rule_matrix", "tier_rule", "people_limit", "unit", "unit_relation", "committee", "paper",
            "submission",
        }
    )  # fmt: skip
    quiet_tables = frozenset({"event", "event_unit"})
    # Room of the buttons that stand below tables and papers.
    foot = 48
    help_lines = (
        N_("Kế hoạch: mỗi xã, xóm một dòng: cấp độ, phần nào được tổ chức, số người, ngày. → mở xã, ← đóng lại."),
        N_("Enter mở phần đánh giá: vì sao, theo văn bản nào, câu nào của kế hoạch, làm gì tiếp. Esc về bảng."),
        N_("Lịch: mũi tên đi từng ngày, PgUp, PgDn đổi tuần, Enter chọn sự kiện; ngày ngoài thời gian có nền xám."),
        N_("Cấp độ: chọn ngày để xem; Enter ghi cấp độ mới, thấy trước điều sẽ thay đổi; mục đã ghi không bị xóa."),
        N_("Ctrl+V dán danh sách chép từ Excel, hay nhập từ tệp: từng dòng có kết luận, dòng chưa rõ không bị ghi."),
        N_("Quy tắc: F2 sửa ô, Enter sửa cả dòng, áp dụng từ ngày đã chọn; quy định cũ vẫn đọc được cho ngày trước."),
        N_("Trong sự kiện: Ctrl+PgUp, Ctrl+PgDn đổi mục; Alt+↑ Alt+↓ đổi chỗ dòng, Ctrl+Delete bỏ, Ctrl+Tab rời bảng."),
        N_("Sự kiện: Enter mở, Insert thêm, Alt+↓ lọc cột; chữ gõ vào được lưu ngay; Esc về danh sách."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Ngày hội"), _TABS)
        self.board.event_opened.connect(self.open_target)
        self.board.papers_opened.connect(self._open_papers)
        self.board.planning_asked.connect(self.ask_planning)
        self.board.tier_asked.connect(self._show_tier)

    @property
    def board(self) -> BoardTab:
        """The plan of the season."""
        return self.tab_of(BoardTab)

    @property
    def events(self) -> EventsTab:
        """The list of events."""
        return self.tab_of(EventsTab)

    def reload(self) -> None:
        """Read what the tab in sight shows; the title names the year of the season."""
        self.set_title(_("Ngày hội năm {year}").format(year=committee.profile(self.context.workspace).event_year))
        super().reload()

    def open_target(self, target: object) -> None:
        """Open a tab by its key, or an event by its id."""
        if isinstance(target, int):
            super().open_target("events")
            self.events.open_event(target)
        elif isinstance(target, tuple):
            self._show_tier(int(target[1]))
        else:
            super().open_target(target)

    def ask_planning(self, units: Collection[int] | None = None) -> PlanningBox:
        """Plan for all places of the season, or for some."""
        return ask_planning(self, self.context, units or (), self._print)

    def _print(self, event_ids: Collection[int]) -> None:
        print_events(self, self.context, tuple(event_ids))

    def _open_papers(self, event_id: int) -> None:
        super().open_target("events")
        self.events.open_papers(event_id)

    @property
    def tiers(self) -> TierTab:
        """The tiers of places."""
        return self.tab_of(TierTab)

    @property
    def rules(self) -> RulesTab:
        """The rules and kinds of events."""
        return self.tab_of(RulesTab)

    def _show_tier(self, unit_id: int) -> None:
        super().open_target("tiers")
        if unit_id:
            self.tiers.show_unit(unit_id)
        else:
            self.tiers.enter_level()

    def press_primary(self) -> None:
        """While a level is entered, what is entered is stored."""
        if self.tab is self.tiers and self.tiers.is_entering:
            self.tiers.entry.verb.click()
        else:
            super().press_primary()

    def take_files(self, paths: Sequence[object]) -> bool:
        """Pictures are for the event that is open."""
        return self.tab is self.events and self.events.is_open and self.events.editor.take_files(paths)
