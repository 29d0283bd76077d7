"""Rules and kinds of events of another plan: looked at before they are added, own ones kept unless ticked."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QMenu, QWidget

from app.i18n import _
from app.services import event_presets, setup
from app.services.event_presets import Offer, OfferedRule
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label


def menu_of_plans(page: QWidget, context: UiContext) -> QMenu:
    """Every plan there is."""
    menu = QMenu(page)
    for plan in setup.plans(context.workspace.presets):
        menu.addAction(plan.title.replace("&", "&&")).triggered.connect(partial(_ask, page, context, plan.id))
    return menu


def _ask(page: QWidget, context: UiContext, plan_id: str, *_checked: bool) -> None:
    ask_take_over(page, context, plan_id)


def ask_take_over(page: QWidget, context: UiContext, plan_id: str) -> Box:
    """Show what a plan brings, then add it; one's own kind under the same key is replaced only when ticked."""
    ws = context.workspace
    offered = event_presets.preview(ws, plan_id)
    text = _("Chỉ thêm những gì chưa có. Ma trận cấp độ đang dùng không bị thay; sự kiện đã lập không đổi.")
    box = Box(page.window(), Look("download", "text2"), _("Lấy quy định và loại sự kiện"), text)
    ticks: dict[str, QCheckBox] = {}
    for item in offered:
        if item.offer is Offer.DIFFERENT and not item.is_matrix:
            ticks[item.key] = QCheckBox(_("Thay bản của mình: {name}").format(name=item.name))
            box.body.addWidget(ticks[item.key])
        else:
            box.body.addWidget(label(_told(item), wrap=True, tone="" if item.offer is Offer.NEW else "muted"))

    def attempt() -> bool:
        event_presets.apply(ws, plan_id, [key for key, tick in ticks.items() if tick.isChecked()])
        return True

    box.add_quiet(_("Thôi"))
    box.add_attempt(_("Lấy vào dữ liệu"), attempt)
    box.open()
    return box


def _told(item: OfferedRule) -> str:
    what = _("Ma trận cấp độ: {name}") if item.is_matrix else _("Loại sự kiện: {name}")
    state = {
        Offer.NEW: _("sẽ thêm"),
        Offer.SAME: _("đã có"),
        Offer.DIFFERENT: _("đã có, giữ bản đang dùng"),
    }[item.offer]
    return f"{what.format(name=item.name)} ({state})"
