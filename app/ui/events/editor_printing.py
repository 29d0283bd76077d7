"""Every paper of one event or of many, in one click: a folder is asked for once, nothing there is written over."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.services import event_printing
from app.ui import exporting
from app.ui.context import UiContext


def print_events(page: QWidget, context: UiContext, event_ids: Sequence[int]) -> None:
    """Ask for a folder and write the papers of some events into it, each event into a folder of its own."""
    ws, wanted = context.workspace, tuple(event_ids)
    exporting.into_folder(
        page,
        context,
        _("In giấy tờ của sự kiện"),
        lambda folder, progress: event_printing.print_events(ws, wanted, folder, progress=progress),
    )
