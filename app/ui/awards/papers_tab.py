"""«Giấy tờ»: every paper of the season and how it looks now; one click for the whole dossier of a unit or of all."""

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.awards.papers import AWARD_PAPER_WORDS, NUMBERED, PaperScope
from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.services import outgoing
from app.services.awards import choices, pack, papers, printing
from app.services.awards.paper_choice import AwardSheet
from app.ui import exporting, operations, theme
from app.ui.awards.season_choice import season_of
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools, choice
from app.ui.papers import paper_actions
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.paper_preview import PaperPreview
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class PapersTab(PageTab):
    """The list left, the printed pages right; Enter on a paper with a number writes its draft and opens it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._campaign_id = 0
        self._is_drawing, self._wants_drawing = False, False
        outer = QVBoxLayout(self)
        theme.space(outer)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().px(12))
        listed = Panel(flush=True)
        self.table = Table(
            context, "award_papers", TableModel(_columns()), row_height="row_two_lines", is_sortable=False
        )
        self.table.row_chosen.connect(lambda _row: self._look())
        self.table.row_opened.connect(lambda _row: self.write())
        self.table.setMinimumWidth(theme.current().px(240))
        listed.body.addWidget(self.table, 1)
        split.addWidget(listed)
        self.preview = PaperPreview()
        self.preview.close_button.hide()
        self.preview.print_asked.connect(self.print)
        split.addWidget(self.preview)
        split.setSizes([420, 460])
        outer.addWidget(split, 1)
        self._tools = self._bar()
        self.setFocusProxy(self.table.view)

    def _bar(self) -> ListTools:
        tools = ListTools(_("Tìm giấy tờ, tên (Ctrl+F)"), _("Tìm giấy tờ"))
        tools.narrowed.connect(self.table.set_text)
        tools.onward.connect(self.table.enter)
        self.table.view.search_asked.connect(tools.search.setFocus)
        self.unit = choice(_("Hồ sơ của"))
        self.unit.currentIndexChanged.connect(lambda _index: self._load())
        tools.add(self.unit, 2)
        return tools

    def tools(self) -> QWidget:
        """Search, and whose dossier."""
        return self._tools

    # --- state ---

    def reload(self) -> None:
        """Read the papers of the season."""
        campaign = season_of(self.context.workspace, self.context.year)
        self._campaign_id = campaign.id if campaign else 0
        self._show_units()
        self._load()

    def _show_units(self) -> None:
        kept = self.unit.currentData() or 0
        self.unit.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.unit.clear()
        self.unit.addItem(_("Toàn đợt"), 0)
        if self._campaign_id:
            for unit in choices.of_campaign(self.context.workspace, self._campaign_id).units:
                self.unit.addItem(unit.title[:1].upper() + unit.title[1:], unit.id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(kept)))
        self.unit.blockSignals(False)  # noqa: FBT003 - Qt's own

    @property
    def scope(self) -> PaperScope:
        """Whose papers are shown."""
        return PaperScope(self._campaign_id, int(self.unit.currentData() or 0))

    def _load(self) -> None:
        rows = papers.available(self.context.workspace, self.scope) if self._campaign_id else ()
        self.table.set_rows(rows, same=_key)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)
        self._look()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many papers, and how many somebody holds up."""
        rows = self.table.model.rows
        if not rows:
            return (_("Chưa có ai được đề nghị nên chưa có giấy tờ."),)
        parts: list[Part | str] = [_("{count} giấy tờ").format(count=len(rows))]
        if held := sum(bool(row.blocked) for row in rows):
            parts += ["; ", Part(_("{count} chưa in được").format(count=held), "block")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Write the paper in sight among the papers; write the whole dossier."""
        row = self.current
        write = None
        if row is not None and row.paper in NUMBERED:
            write = Button(_("Soạn thành văn bản"), "plain", "file-plus", self.write)
        whole = Button(_("In cả hồ sơ"), "primary", "printer", self.print_pack)
        whole.lock("" if self.table.model.rows else _("Chưa có ai được đề nghị"))
        return write, whole

    @property
    def current(self) -> AwardSheet | None:
        """The paper under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, AwardSheet) else None

    # --- looking ---

    def _look(self) -> None:
        self.news.emit()
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when it comes into sight."""
        super().showEvent(event)
        if self.context.is_open:
            self._draw()

    def _draw(self) -> None:
        """Draw the pages; while that goes on, more changes wait for one more drawing."""
        sheet = self.current
        if sheet is None or self._is_drawing or not self.isVisible():
            self._wants_drawing = self._is_drawing
            return
        if sheet.blocked:
            self.preview.view.say(sheet.blocked)
            return
        ws, scope = self.context.workspace, self.scope
        self._is_drawing, self._wants_drawing = True, False
        self.preview.view.say(_("Đang vẽ trang in…"))

        def work(_progress: Progress) -> bytes:
            return outgoing.print_(papers.document(ws, scope, sheet)).pdf

        operations.run(
            self, self.context, _("Vẽ trang in"), work, done=self._drawn, cancelled=self._ended, failed=self._not_drawn
        )

    def _drawn(self, content: bytes) -> None:
        if not self._wants_drawing:
            self.preview.show_bytes(content)
        self._ended()

    def _not_drawn(self, problem: Problem) -> bool:
        self.preview.view.say(str(problem))
        self._ended()
        return True

    def _ended(self) -> None:
        self._is_drawing = False
        if self._wants_drawing:
            self._draw()

    # --- acting ---

    def write(self) -> None:
        """Write the draft of the current paper, if there is none yet, and open it among the papers."""
        sheet, ws = self.current, self.context.workspace
        if sheet is not None and sheet.paper in NUMBERED:
            operations.write(
                self,
                lambda: papers.write_draft(ws, self.scope, sheet),
                done=lambda paper_id: self.context.go("papers", paper_id),
            )

    def print(self) -> None:
        """Put the pages that are shown on paper."""
        sheet = self.current
        if sheet is not None:
            paper_actions.print_pages(self, self.context, sheet.name, self.preview.view.content)

    def print_pack(self) -> None:
        """Write the dossier: one PDF with contents, and every paper as Word."""
        ws, scope = self.context.workspace, self.scope

        def work(folder: Path, progress: Progress) -> tuple[Path, ...]:
            made = pack.write(ws, scope, folder, progress)
            return (made.pdf, *made.files)

        exporting.into_folder(self, self.context, _("In cả hồ sơ"), work)

    def print_all(self) -> None:
        """Write every paper of the kind in sight as Word and PDF."""
        sheet, ws, scope = self.current, self.context.workspace, self.scope
        if sheet is not None:
            exporting.into_folder(
                self,
                self.context,
                _(AWARD_PAPER_WORDS[sheet.paper]),
                lambda folder, progress: printing.write(ws, scope, folder, (sheet.paper,), progress=progress),
            )


def _key(sheet: AwardSheet) -> object:
    return sheet.paper, sheet.unit_id, sheet.award, sheet.sitting_id, tuple(item.id for item in sheet.nominations)


def _state(sheet: AwardSheet) -> tuple[str, str]:
    if sheet.blocked:
        return _("vướng"), "block"
    return (_("lấy số ở Văn bản"), "draft") if sheet.paper in NUMBERED else (_("in ngay"), "plain")


def _columns() -> tuple[Column[AwardSheet], ...]:
    return (
        Column(
            "name", _("Giấy tờ"), lambda sheet: _(AWARD_PAPER_WORDS[sheet.paper]), width=230, least=150,
            is_stretched=True,
            cell=lambda sheet: Cell(
                caption=sheet.name.removeprefix(_(AWARD_PAPER_WORDS[sheet.paper])).lstrip(" -"),
                tooltip=sheet.blocked or sheet.name,
            ),
        ),
        Column("count", _("Số đề nghị"), lambda sheet: len(sheet.nominations), width=84, is_number=True, drop=2),
        Column(
            "state", _("Trạng thái"), lambda sheet: _state(sheet)[0], width=146, drop=1,
            cell=lambda sheet: Cell(chip=_state(sheet)[1], tooltip=sheet.blocked),
        ),
    )  # fmt: skip
