"""Hệ thống: the committee and who signs, years, backups, history, settings of this computer, about."""

from app.i18n import N_, _
from app.ui.context import UiContext
from app.ui.system.about import AboutTab
from app.ui.system.backups import BackupsTab
from app.ui.system.committee import CommitteeTab
from app.ui.system.history import HistoryTab
from app.ui.system.preferences import PreferencesTab
from app.ui.system.years import YearsTab
from app.ui.widgets.tabbed_page import TabbedPage, TabChoice

_TABS: tuple[TabChoice, ...] = (
    ("committee", N_("Ban chỉ đạo"), CommitteeTab),
    ("years", N_("Năm"), YearsTab),
    ("backups", N_("Sao lưu"), BackupsTab),
    ("history", N_("Lịch sử"), HistoryTab),
    ("preferences", N_("Máy này"), PreferencesTab),
    ("about", N_("Giới thiệu"), AboutTab),
)


class SystemPage(TabbedPage):
    """Six tabs; each says its state and brings its buttons."""

    help_lines = (
        N_("Ban chỉ đạo: tên, ký hiệu, nơi nhận in trên văn bản; người ký theo ngày giữ chức."),
        N_("Năm: khóa năm đã xong việc, chuyển chỉ tiêu sang năm sau; mở lại khi cần, có lý do."),
        N_("Sao lưu: mỗi ngày một bản tự động; bản nào cũng được kiểm tra; khôi phục vẫn giữ lại tệp đang dùng."),
        N_("Lịch sử: ai, lúc nào, từ gì thành gì; việc cuối cùng hoàn tác được."),
        N_("Máy này: giao diện, cỡ chữ, người thao tác; không đi theo số liệu."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Hệ thống"), _TABS, is_scrolled=True)
