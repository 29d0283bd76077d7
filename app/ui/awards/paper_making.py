"""Making papers of commendation from the screen: pages to look at, a draft among the papers, the whole dossier."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.awards.papers import NUMBERED, PaperScope
from app.i18n import _
from app.progress import Progress
from app.services import outgoing
from app.services.awards import pack, papers
from app.services.awards.paper_choice import AwardSheet
from app.services.workspace import Workspace
from app.ui import dialogs, exporting, operations
from app.ui.context import UiContext


def sheets(ws: Workspace, scope: PaperScope) -> tuple[AwardSheet, ...]:
    """Every paper there is about what is wanted; none without a season."""
    return papers.available(ws, scope) if scope.campaign_id else ()


def has_number(sheet: AwardSheet) -> bool:
    """Whether a paper gets a number and is written on among the papers."""
    return sheet.paper in NUMBERED


def pages(ws: Workspace, scope: PaperScope, sheet: AwardSheet) -> bytes:
    """A paper as it would be printed now, as PDF."""
    return outgoing.print_(papers.document(ws, scope, sheet)).pdf


def write(page: QWidget, context: UiContext, scope: PaperScope, sheet: AwardSheet) -> None:
    """Write the draft of a paper with a number, if there is none yet, and open it."""
    if has_number(sheet):
        operations.write(
            page,
            lambda: papers.write_draft(context.workspace, scope, sheet),
            done=lambda paper_id: context.go("papers", paper_id),
        )


def write_again(page: QWidget, context: UiContext, scope: PaperScope, sheet: AwardSheet) -> None:
    """Ask before what was typed into a draft is replaced by what is so now, then open it."""

    def act() -> None:
        operations.write(
            page,
            lambda: papers.write_again(context.workspace, scope, sheet),
            done=lambda paper_id: context.go("papers", paper_id),
        )

    text = _("{name}: {how}. Soạn lại thì chữ đã gõ vào dự thảo được thay; hoàn tác thì trở lại.")
    dialogs.ask(
        page.window(),
        _("Soạn lại theo dữ liệu nay"),
        text.format(name=sheet.name, how=sheet.differs),
        _("Soạn lại"),
        act,
    )


def print_pack(page: QWidget, context: UiContext, scope: PaperScope) -> None:
    """Write the whole dossier into a folder."""
    ws = context.workspace

    def work(folder: Path, progress: Progress) -> tuple[Path, ...]:
        made = pack.write(ws, scope, folder, progress)
        return (made.pdf, *made.files)

    exporting.into_folder(page, context, _("In cả hồ sơ"), work)
