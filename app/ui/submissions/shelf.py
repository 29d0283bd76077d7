"""Workbooks that were looked at: each is read once on the worker, going to and fro between them reads none again."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.sheets import SheetGrid
from app.i18n import _
from app.progress import Progress
from app.ui import operations
from app.ui.context import UiContext

#: How many workbooks stay open.
_KEPT = 24
Sheets = tuple[SheetGrid, ...]


class Shelf:
    """Sheets by the SHA-256 of their file; ``page`` is what shows them."""

    def __init__(self, page: QWidget, context: UiContext) -> None:
        self._page, self._context = page, context
        self._sheets: dict[str, Sheets] = {}

    def open(self, sha256: str, read: Callable[[Progress], Sheets], show: Callable[[Sheets], None]) -> bool:
        """Show a workbook at once if it is here (whether it is), else when ``read`` has brought it."""
        known = self._sheets.get(sha256)
        if known is not None:
            show(known)
            return True

        def done(found: Sheets) -> None:
            while len(self._sheets) >= _KEPT:
                del self._sheets[next(iter(self._sheets))]
            self._sheets[sha256] = found
            show(found)

        operations.run(self._page, self._context, _("Mở tệp của đơn vị"), read, done=done)
        return False
