"""Beside the workbook: what was found in it, or its versions and what changed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.i18n import _
from app.services import submissions, versions
from app.ui import theme
from app.ui.context import UiContext
from app.ui.submissions import rereading, returning
from app.ui.submissions.findings_view import FindingsView
from app.ui.submissions.version_changes import Change, of_edits, of_versions
from app.ui.submissions.versions_view import MOST, VersionsView

#: Widths at 100 %: usual, in a small window, and from which room on it is not small.
_USUAL, _NARROW, _ROOM = 392, 316, 900
FINDINGS, VERSIONS = range(2)


def fit_beside(side: QWidget, room: int) -> None:
    """Leave room for the workbook when the window is small or the letters are large."""
    theme.fix(side, width=_NARROW if room < theme.current().px(_ROOM) else _USUAL)


def _said(since: versions.VersionChanges) -> str:
    """How much is different from the version before: figures, lines of the lists, texts."""
    if not since.since:
        return _("Bản đầu tiên, chưa có bản trước để so")
    found = since.differences
    counts = (
        (len(found.figures), _("{count} số")),
        (len(found.rows), _("{count} dòng danh sách")),
        (len(found.texts), _("{count} đoạn thuyết minh")),
    )
    told = ", ".join(words.format(count=count) for count, words in counts if count)
    said = _("{told} khác bản {version}") if told else _("Không gì khác bản {version}")
    return said.format(told=told, version=since.since)


class ReviewSide(QWidget):
    """Two tabs: «Phát hiện» and «Các bản»; ``subject`` gives the id of the report that is shown.

    ``reread`` tells the id of the version that a second reading of its workbook has made.
    """

    reread = Signal(int)

    def __init__(self, context: UiContext, subject: Callable[[], int | None]) -> None:
        super().__init__()
        self._context, self._subject = context, subject
        column = QVBoxLayout(self)
        theme.space(column, gap=4)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(_("Phát hiện"))
        self.tabs.addTab(_("Các bản, thay đổi"))
        self.tabs.setTabToolTip(VERSIONS, _("Các bản của báo cáo và số khác nhau (Ctrl+D)"))
        self.tabs.setAccessibleName(_("Phát hiện hoặc các bản"))
        self.tabs.currentChanged.connect(self._turn)
        column.addWidget(self.tabs)
        self._stack = QStackedWidget()
        column.addWidget(self._stack, 1)
        self.findings = FindingsView()
        returning.add_buttons(self.findings.foot, self, context, subject)
        self.versions = VersionsView(context, rereading.button(self, context, subject, self.reread.emit))
        self._stack.addWidget(self.findings)
        self._stack.addWidget(self.versions)

    def turn(self) -> None:
        """The other tab (Ctrl+D)."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    def refresh(self) -> None:
        """Read the versions again if they are in sight."""
        shown = self._subject()
        if self.tabs.currentIndex() != VERSIONS or shown is None:
            return
        ws = self._context.workspace
        known = [item for item in submissions.versions(ws, shown) if item.id <= shown]
        details = [submissions.detail(ws, item.id) for item in known]
        catalogue = ws.presets.catalogue(details[-1].period.year)
        since = versions.changes(ws, shown)
        differing = tuple(of_versions(since.differences.figures, details[-1].figures, catalogue))
        rows = [Change(_("Khác bản {version}").format(version=since.since)), *differing] if differing else []
        for item in reversed(details[-MOST:]):
            if edited := tuple(of_edits(versions.edits(ws, item), catalogue)):
                rows += [Change(_("Sửa, trả lời trong bản {version}").format(version=item.version)), *edited]
        self.versions.show_versions(details, _said(since), rows)

    def _turn(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.refresh()
