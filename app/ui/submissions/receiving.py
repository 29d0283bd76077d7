"""«Tiếp nhận»: store the chosen files in one write, then say what came and which report needs somebody first."""

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.findings import Severity
from app.domain.submissions import ReadResult
from app.i18n import _
from app.services import judging, submissions
from app.ui import operations
from app.ui.context import UiContext


def receive(page: QWidget, context: UiContext, taken: Sequence[ReadResult], done: Callable[[int | None], None]) -> None:
    """Store ``taken`` on the worker; ``done`` gets the report to open next.

    That is the first one that needs somebody or the only one, 0 when none does, and None when all are of a year that
    is not shown.
    """
    ws = context.workspace

    def stored(ids: tuple[int, ...]) -> None:
        _tell(context, taken)
        needy = [one for one, item in zip(ids, taken, strict=True) if _needs_work(item)]
        following = next(iter(needy or ids)) if needy or len(ids) == 1 else 0
        done(following if context.year in {item.period.year for item in taken if item.period} else None)

    operations.run(page, context, _("Tiếp nhận báo cáo"), lambda _progress: submissions.receive(ws, taken), done=stored)


def judge_anew(
    page: QWidget, context: UiContext, read: Sequence[ReadResult], done: Callable[[tuple[ReadResult, ...]], None]
) -> None:
    """Judge files that were read and not received once more on the worker: what is here now is not what was then."""
    ws = context.workspace
    if read:
        title = _("Xét lại các tệp chưa nhận")
        operations.run(page, context, title, lambda progress: judging.judge_anew(ws, read, progress), done=done)


def _tell(context: UiContext, taken: Sequence[ReadResult]) -> None:
    """Say what was received; with reports of a year that is not shown each year is named, and the way there."""
    words = _("Đã tiếp nhận {count} báo cáo").format(count=len(taken))
    years = Counter(item.period.year for item in taken if item.period)
    others = years.keys() - {context.year}
    if not others:
        context.say(words, can_undo=True)
        return
    named = ", ".join(_("{count} báo cáo năm {year}").format(count=years[year], year=year) for year in sorted(years))
    newest = max(others)
    context.offer(
        _("Đã tiếp nhận {named}; đang xem năm {year}").format(named=named, year=context.year),
        _("Xem năm {year}").format(year=newest),
        lambda: context.set_year(newest),
    )


def _needs_work(result: ReadResult) -> bool:
    return bool(result.count(Severity.ERROR) or result.count(Severity.QUESTION))
