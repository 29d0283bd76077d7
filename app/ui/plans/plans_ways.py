"""The ways a plan comes in: from a file that ships, from its signed text, written here, gone on with."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from app.i18n import _
from app.services.plans import drafts
from app.ui.context import UiContext
from app.ui.plans.plans_rooms import PlanRooms
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState


def no_plans(adopt: Callable[[], None], rooms: PlanRooms) -> EmptyState:
    """What the place is for while it is empty."""
    return EmptyState(
        _("Chưa có kế hoạch nào"),
        _("Mỗi kế hoạch có chỉ tiêu, nhiệm vụ, thời hạn của nó; chương trình theo dõi và lập báo cáo."),
        (
            (_("Đưa kế hoạch vào"), _("lấy kế hoạch có sẵn, đọc văn bản đã ký, hoặc tự soạn")),
            (_("Ghi kết quả"), _("số liệu chỉ tiêu, tiến độ nhiệm vụ, ngày nộp báo cáo, sổ theo dõi")),
            (_("Xem và báo cáo"), _("bảng theo dõi nói việc quá hạn; báo cáo sơ kết, tổng kết ra Word, PDF")),
        ),
        (
            Button(_("Soạn kế hoạch mới"), "plain", "pencil", rooms.edit_new),
            Button(_("Đọc văn bản kế hoạch…"), "plain", "file-text", rooms.read_text),
            Button(_("Lấy kế hoạch có sẵn…"), "primary", "download", adopt),
        ),
    )


def menu_of_ways(page: QWidget, context: UiContext, adopt: Callable[[], None], rooms: PlanRooms) -> QMenu:
    """The ways in, and the drafts that wait to be gone on with."""
    menu = QMenu(page)
    menu.addAction(_("Lấy kế hoạch có sẵn…")).triggered.connect(adopt)
    menu.addAction(_("Đọc văn bản kế hoạch…")).triggered.connect(rooms.read_text)
    menu.addAction(_("Soạn kế hoạch mới")).triggered.connect(rooms.edit_new)
    waiting = drafts.drafts(context.workspace)
    if waiting:
        menu.addSeparator()
    for draft in waiting:
        words = _("Soạn tiếp: {title}").format(title=draft.title).replace("&", "&&")
        menu.addAction(words).triggered.connect(partial(_go_on, rooms, draft))
    return menu


def _go_on(rooms: PlanRooms, draft: drafts.PlanDraft, _is_checked: bool) -> None:
    rooms.edit_draft(draft)
