"""Issuing the review, a report in the place of another, a «báo cáo đính chính»: each asks for day and number first."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.papers import PaperKind, symbol_of
from app.i18n import _
from app.services import committee, issuing, register, replacing
from app.services.batch import BatchItem
from app.services.register import IssuedDocument
from app.ui import operations
from app.ui.batch_box import open_batch
from app.ui.context import UiContext
from app.ui.issue_box import Issue, ask_issue
from app.ui.reviews.issued_lines import number_of
from app.ui.widgets.buttons import Button

Done = Callable[[], object]


def ask_review_issue(page: QWidget, context: UiContext, unfinished: str, done: Done) -> None:
    """Ask for day and number of the review of the year that is shown; ``unfinished`` is said before.

    Where it may not be issued at all, the reason is shown instead.
    """
    operations.write(page, lambda: _ask_review_issue(page, context, unfinished, done))


def _ask_review_issue(page: QWidget, context: UiContext, unfinished: str, done: Done) -> None:
    ws, year = context.workspace, context.year
    ready = issuing.readiness(ws, year, ws.today)
    frozen = _("Báo cáo được lấy số, ghi ngày và giữ nguyên số liệu lúc này. Việc này không hoàn tác được.")
    wanted = Issue(
        _("Ban hành báo cáo sơ kết năm {year}?").format(year=year),
        unfinished + frozen,
        _("Ban hành"),
        ready.symbol,
        ready.number,
        lambda day, number: issuing.readiness(ws, year, day, number).warnings,
        lambda day, number: issuing.issue(ws, year, day, number),
    )
    ask_issue(page.window(), context, wanted, lambda _made: done())


def _symbol(context: UiContext) -> str:
    """The symbol reports carry today; that of an older paper may be another."""
    return symbol_of(PaperKind.REPORT, committee.profile(context.workspace).symbol)


def ask_replacing(parent: QWidget, context: UiContext, paper: IssuedDocument, done: Done) -> None:
    """Issue the report anew in the place of an issued one."""
    ws, symbol = context.workspace, _symbol(context)
    wanted = Issue(
        _("Ban hành báo cáo thay báo cáo số {number}?").format(number=number_of(paper)),
        _(
            "Báo cáo mới mang số liệu đang được duyệt; báo cáo cũ vẫn giữ nguyên và được ghi là đã thay thế. "
            "Việc này không hoàn tác được."
        ),
        _("Ban hành"),
        symbol,
        register.next_number(ws, symbol, ws.today.year),
        lambda day, number: issuing.readiness(ws, paper.year, day, number, paper.id).warnings,
        lambda day, number: replacing.replace(ws, paper.id, day, number),
    )
    ask_issue(parent, context, wanted, lambda _made: done())


def ask_correcting(parent: QWidget, context: UiContext, paper: IssuedDocument, done: Done) -> None:
    """Issue a paper that names only what changed since."""
    ws, symbol = context.workspace, _symbol(context)
    wanted = Issue(
        _("Ban hành báo cáo đính chính báo cáo số {number}?").format(number=number_of(paper)),
        _("Chỉ những số và lời đã đổi được nêu, số cũ cạnh số mới, với lý do. Việc này không hoàn tác được."),
        _("Ban hành"),
        symbol,
        register.next_number(ws, symbol, ws.today.year),
        lambda day, number: register.warnings(ws, symbol, day, number),
        lambda day, number: replacing.correct(ws, paper.id, day, number),
    )
    ask_issue(parent, context, wanted, lambda _made: done())


def many_button(act: Callable[[], object]) -> Button:
    """The button that writes many papers at once."""
    made = Button(_("Xuất nhiều văn bản…"), "ghost", "files", act, small=True)
    made.setToolTip(_("Báo cáo của từng xã, đồn, phiếu, văn bản, mẫu: vào một thư mục hay một tệp .zip (Ctrl+Shift+E)"))
    return made


def ask_many(page: QWidget, context: UiContext) -> None:
    """Ask which papers to write at once; the report of the whole area is ticked."""
    open_batch(page, context, BatchItem.of_review(context.year).__eq__)
