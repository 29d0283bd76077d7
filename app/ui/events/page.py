"""Ngày hội: the plan of a season under the tiers, its events, the tiers themselves, the rules behind them."""

from app.i18n import N_, _
from app.services import committee
from app.ui.context import UiContext
from app.ui.events.board import BoardTab
from app.ui.widgets.tabbed_page import TabbedPage, TabChoice

_TABS: tuple[TabChoice, ...] = (("plan", N_("Kế hoạch"), BoardTab),)


class EventsPage(TabbedPage):
    """Targets: the key of a tab, or the id of an event."""

    tables = frozenset(
        {
            "event", "event_unit", "event_kind", "event_version", "event_photo", "event_paper", "obligation",
            "tier_entry", "rule_matrix", "tier_rule", "people_limit", "unit", "unit_relation", "committee",
        }
    )  # fmt: skip
    help_lines = (
        N_("Kế hoạch: mỗi xã, xóm một dòng: cấp độ, phần nào được tổ chức, số người, ngày. → mở xã, ← đóng lại."),
        N_("Enter mở phần đánh giá: vì sao, theo văn bản nào, câu nào của kế hoạch, làm gì tiếp. Esc về bảng."),
        N_("Lịch: mũi tên đi từng ngày, PgUp, PgDn đổi tuần, Enter chọn sự kiện; ngày ngoài thời gian có nền xám."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Ngày hội"), _TABS)

    def reload(self) -> None:
        """Read what the tab in sight shows; the title names the year of the season."""
        self.set_title(_("Ngày hội năm {year}").format(year=committee.profile(self.context.workspace).event_year))
        super().reload()
