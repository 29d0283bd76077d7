"""Writing papers for the user: ask where, do it on the worker, say what was written and offer the folder."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.i18n import _
from app.progress import Progress
from app.ui import dialogs, operations
from app.ui.context import UiContext


def into_folder(
    page: QWidget, context: UiContext, title: str, work: Callable[[Path, Progress], Sequence[Path]]
) -> None:
    """Ask for a folder and let ``work`` write into it; it tells what it wrote."""
    folder = dialogs.pick_folder(page.window(), context, _("{title}: chọn thư mục").format(title=title))
    if folder is not None:
        run(page, context, title, lambda progress: work(folder, progress))


def run(page: QWidget, context: UiContext, title: str, work: Callable[[Progress], Sequence[Path]]) -> None:
    """Write on the worker, then name the files and offer their folder."""

    def done(made: Sequence[Path]) -> None:
        if made:
            names = ", ".join(path.name for path in made[:3])
            rest = _(" và {count} tệp nữa").format(count=len(made) - 3) if len(made) > 3 else ""
            said = _("Đã xuất {names}{rest}").format(names=names, rest=rest)
            context.offer(said, _("Mở thư mục"), lambda: dialogs.open_folder(made[0].parent))

    operations.run(page, context, title, work, done=done)
