"""Khen thưởng: places of the season, nominations, council, decisions and money, papers, certificates, the catalogue."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QFocusEvent

from app.i18n import N_, _
from app.ui.awards.board_tab import BoardTab
from app.ui.awards.certificate_page import CertificatesTab
from app.ui.awards.council_tab import CouncilTab
from app.ui.awards.decisions_tab import DecisionsTab
from app.ui.awards.list_tab import ListTab
from app.ui.awards.papers_tab import PapersTab
from app.ui.awards.rules_tab import RulesTab
from app.ui.context import UiContext
from app.ui.widgets.tabbed_page import TabbedPage, TabChoice

_TABS: tuple[TabChoice, ...] = (
    ("board", N_("Suất"), BoardTab),
    ("nominations", N_("Đề nghị"), ListTab),
    ("council", N_("Hội đồng"), CouncilTab),
    ("decisions", N_("Quyết định"), DecisionsTab),
    ("papers", N_("Giấy tờ"), PapersTab),
    ("certificates", N_("In bằng khen"), CertificatesTab),
    ("rules", N_("Danh mục"), RulesTab),
)


class AwardsPage(TabbedPage):
    """Targets: the key of a tab, or the id of a nomination."""

    tables = frozenset(
        {
            "award_rule", "campaign", "quota", "nominee", "nominee_match", "conduct_note", "past_award",
            "council_sitting", "award_decision", "nomination", "dossier_receipt", "certificate_layout",
            "printer_offset", "certificate_print", "deadline_ruling", "unit", "unit_relation", "committee", "paper",
            "submission", "register_row", "figure",
        }
    )  # fmt: skip
    help_lines = (
        N_("Suất: mỗi ô một suất; mũi tên đi từng ô, Enter mở, Delete rút đề nghị, Ctrl+X rồi Ctrl+V chuyển chỗ."),
        N_("Ô nét đứt là suất trống hoặc ứng viên chưa đề nghị; ô đỏ là thừa suất hoặc vướng quy định."),
        N_("Ban chỉ đạo đề nghị, cấp có thẩm quyền quyết định; đề nghị vượt chỉ tiêu phải có lý do và văn bản."),
    )

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, _("Khen thưởng"), _TABS)
        self.board.opened.connect(self._open)
        self.board.adding.connect(self._add)
        self.board.reading.connect(self._read)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on to what the tab in sight lists."""
        super().focusInEvent(event)
        self._enter()

    def _on_tab(self, number: int) -> None:
        super()._on_tab(number)
        if self.hasFocus():
            self._enter()

    def _enter(self) -> None:
        wanted = self.tab.focusProxy()
        if wanted is not None and wanted.isVisible():
            wanted.setFocus()

    @property
    def board(self) -> BoardTab:
        """The places."""
        return self.tab_of(BoardTab)

    @property
    def nominations(self) -> ListTab:
        """The list of nominations."""
        return self.tab_of(ListTab)

    def _open(self, nomination_id: int) -> None:
        super().open_target("nominations")
        self.nominations.open_nomination(nomination_id)

    def _add(self, place: object) -> None:
        super().open_target("nominations")
        self.nominations.add(place)

    def _read(self) -> None:
        super().open_target("nominations")
        self.nominations.read_reports()

    def take_files(self, paths: Sequence[object]) -> bool:
        """A list of names dropped onto the page."""
        files = [path for path in paths if isinstance(path, Path)]
        if len(files) != 1 or not files[0].is_file():
            return False
        super().open_target("nominations")
        return self.nominations.take_file(files[0])

    def reload(self) -> None:
        """Read what the tab in sight shows; the title names the report year."""
        self.set_title(_("Khen thưởng năm {year}").format(year=self.context.year))
        super().reload()

    def open_target(self, target: object) -> None:
        """Open a tab by its key, or a nomination by its id."""
        if isinstance(target, int):
            super().open_target("board")
            self.board.show_id(target)
        else:
            super().open_target(target)
