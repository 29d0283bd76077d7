"""Sets of recipients: choose one for a paper, keep the lines of a paper as a set, take one out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.paper_content import PaperContent
from app.i18n import _
from app.services import recipients
from app.services.recipients import RecipientSet
from app.ui import dialogs, operations
from app.ui.context import UiContext

Fill = Callable[[tuple[str, ...], tuple[str, ...]], None]


def open_menu(page: QWidget, context: UiContext, content: PaperContent, fill: Fill) -> None:
    """Offer the sets for this kind of paper at the mouse."""
    menu_of_sets(page, context, content, fill).popup(QCursor.pos())


def menu_of_sets(page: QWidget, context: UiContext, content: PaperContent, fill: Fill) -> QMenu:
    """Sets to fill in, then keeping and taking out."""
    menu = QMenu(page)
    offered = recipients.sets(context.workspace, content.kind)
    for item in offered:
        menu.addAction(_told(item)).triggered.connect(partial(_fill_in, fill, item))
    if not offered:
        menu.addAction(_("Chưa có bộ nơi nhận nào cho loại này")).setEnabled(False)
    menu.addSeparator()
    keep = menu.addAction(_("Ghi nơi nhận đang có thành bộ…"))
    keep.setEnabled(bool(content.recipients or content.addressees))
    keep.triggered.connect(partial(_keep, page, context, content))
    for item in recipients.sets(context.workspace):
        gone = menu.addAction(_("Bỏ bộ “{name}”").format(name=item.name.replace("&", "&&")))
        gone.triggered.connect(partial(_remove, page, context, item))
    return menu


def _told(item: RecipientSet) -> str:
    count = len(item.addressees) + len(item.recipients)
    return _("{name} ({count} nơi)").format(name=item.name.replace("&", "&&"), count=count)


def _fill_in(fill: Fill, item: RecipientSet, *_checked: bool) -> None:
    fill(item.addressees, item.recipients)


def _keep(page: QWidget, context: UiContext, content: PaperContent, *_checked: bool) -> None:
    def act(name: str) -> None:
        recipients.save_set(context.workspace, RecipientSet(name, content.addressees, content.recipients))
        context.say(_("Đã ghi bộ nơi nhận {name}").format(name=name), can_undo=True)

    text = _ends(content.addressees, content.recipients)
    dialogs.ask_text(page.window(), _("Tên bộ nơi nhận"), text, _("Ghi bộ"), act, is_long=False)


def _ends(addressees: Sequence[str], lines: Sequence[str]) -> str:
    every = (*addressees, *lines)
    return _("{first} … {last}").format(first=every[0], last=every[-1]) if len(every) > 1 else every[0]


def _remove(page: QWidget, context: UiContext, item: RecipientSet, *_checked: bool) -> None:
    if operations.write(page, lambda: recipients.remove_set(context.workspace, item.id)):
        context.say(_("Đã bỏ bộ nơi nhận {name}").format(name=item.name), can_undo=True)
