"""«Đọc lại tệp gốc»: the kept workbook of a report read once more, by what has been confirmed since it came."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.submissions import RECEIVABLE, ReadResult
from app.i18n import _
from app.progress import Progress
from app.services import submissions
from app.ui import operations
from app.ui.context import UiContext
from app.ui.widgets.buttons import Button


def button(
    page: QWidget, context: UiContext, subject: Callable[[], int | None], opened: Callable[[int], None]
) -> Button:
    """The button under the versions; ``opened`` gets the new version, when the file says something else now."""

    def press() -> None:
        shown = subject()
        if shown is not None:
            read_again(page, context, shown, opened)

    made = Button(_("Đọc lại tệp gốc"), "plain", "rotate-ccw", press, small=True)
    made.setToolTip(_("Đọc lại tệp đã giữ theo cách hiểu xác nhận về sau; khác thì thành bản mới, hoàn tác được"))
    return made


def read_again(page: QWidget, context: UiContext, submission_id: int, opened: Callable[[int], None]) -> None:
    """Read on the worker and receive what came out otherwise; say so when nothing did."""
    ws = context.workspace

    def work(progress: Progress) -> tuple[ReadResult, int]:
        (result,) = submissions.read_again(ws, [submission_id], progress)
        return result, submissions.receive(ws, [result])[0] if result.verdict in RECEIVABLE else 0

    def done(found: tuple[ReadResult, int]) -> None:
        result, new_id = found
        if not new_id:
            context.say(result.problem)
            return
        opened(new_id)
        said = _("Đã đọc lại tệp gốc thành bản mới, khác {count} số").format(count=result.differences)
        context.say(said, can_undo=True)

    operations.run(page, context, _("Đọc lại tệp gốc"), work, done=done)
