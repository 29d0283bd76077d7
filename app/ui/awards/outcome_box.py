"""What came of one step for many: how many it was, and each refusal with number and person."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.i18n import _
from app.services.awards.bulk import Outcome
from app.ui import theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look

_WIDTH = 640


def tell(page: QWidget, context: UiContext, found: Outcome, words: str) -> None:
    """Say "Đã đề nghị 36, từ chối 9." for ``words`` «Đã đề nghị»; refusals stand in a box to be read and copied."""
    told = found.counted(words)
    if not found.refused:
        context.say(told)
        return
    box = Box(page.window(), Look("triangle-alert", "warn"), told, _("Ai bị từ chối thì vẫn là ứng viên."))
    box.spread(_WIDTH)
    lines = QPlainTextEdit("\n\n".join(map(str, found.refused)))
    lines.setReadOnly(True)
    lines.setTabChangesFocus(True)
    lines.setAccessibleName(told)
    lines.setFixedHeight(theme.current().px(160 if box.is_tight else 260))
    box.body.addWidget(lines)
    box.add_verb(_("Đã hiểu"), lambda: None)
    box.open()
