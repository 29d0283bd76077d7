"""What is done with a paper as a whole: issued, exported, printed, thrown away."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.paper_content import PaperContent
from app.i18n import _
from app.services import papers, register
from app.services.batch import BatchItem
from app.ui import batch_box, dialogs, exporting, operations, printing
from app.ui.context import UiContext
from app.ui.issue_box import Issue, ask_issue

Done = Callable[[], object]


def issue(page: QWidget, context: UiContext, paper_id: int, content: PaperContent, done: Done) -> None:
    """Ask for number and day, then issue; it cannot be undone, so the box says so."""
    ws = context.workspace
    symbol = papers.symbol(ws, content)
    wanted = Issue(
        _("Ban hành văn bản?"),
        _("Văn bản được lấy số, ghi ngày và giữ nguyên từng chữ. Việc này không hoàn tác được."),
        _("Ban hành"),
        symbol,
        register.next_number(ws, symbol, ws.today.year),
        lambda day, number: register.warnings(ws, symbol, day, number),
        lambda day, number: papers.issue(ws, paper_id, day, number),
    )
    ask_issue(page.window(), context, wanted, lambda _made: done())


def export(page: QWidget, context: UiContext, paper_id: int) -> None:
    """Write Word and PDF into a folder that is asked for."""
    ws = context.workspace
    exporting.into_folder(
        page, context, _("Xuất văn bản"), lambda folder, _progress: papers.export(ws, paper_id, folder)
    )


def export_each(page: QWidget, context: UiContext, paper_id: int) -> None:
    """Write the invitation of every invited person into a folder that is asked for."""
    ws = context.workspace
    exporting.into_folder(
        page,
        context,
        _("Xuất giấy mời từng người"),
        lambda folder, progress: papers.export_invitations(ws, paper_id, folder, progress=progress),
    )


def export_many(page: QWidget, context: UiContext, paper_ids: Sequence[int]) -> None:
    """Ask which papers to write at once; those named are ticked."""
    wanted = {BatchItem.of_paper(paper_id) for paper_id in paper_ids}
    batch_box.open_batch(page, context, wanted.__contains__)


def print_pages(page: QWidget, context: UiContext, title: str, content: bytes) -> None:
    """Put pages on paper."""
    if content:
        operations.write(page, lambda: printing.ask(page, context, title, content))


def remove(page: QWidget, context: UiContext, paper_id: int, done: Done) -> None:
    """Take a draft out, after a question."""

    def act() -> None:
        if operations.write(page, lambda: papers.remove(context.workspace, paper_id)):
            context.say(_("Đã bỏ dự thảo"), can_undo=True)
            done()

    dialogs.ask(page.window(), _("Bỏ dự thảo này?"), _("Bỏ nhầm thì hoàn tác được."), _("Bỏ dự thảo"), act)
