"""«Giấy tờ»: every paper of the season and how it looks now; one click for the whole dossier of a unit or of all."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.domain.awards.papers import PaperScope
from app.i18n import _
from app.services.awards.paper_choice import AwardSheet
from app.ui import theme
from app.ui.awards import paper_making
from app.ui.awards.paper_columns import paper_columns, paper_key
from app.ui.awards.paper_look import SheetPreview
from app.ui.awards.season_choice import season_of, units_of
from app.ui.context import UiContext
from app.ui.events.list_tools import ListTools, choice
from app.ui.tables import TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class PapersTab(PageTab):
    """The list left, the printed pages right; Enter on a paper with a number writes its draft and opens it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._campaign_id = 0
        outer = QVBoxLayout(self)
        theme.space(outer)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().px(12))
        listed = Panel(flush=True)
        self.table = Table(
            context, "award_papers", TableModel(paper_columns()), row_height="row_two_lines", is_sortable=False
        )
        self.table.row_chosen.connect(lambda _row: self._look())
        self.table.row_opened.connect(lambda _row: self.write())
        self.table.setMinimumWidth(theme.current().px(240))
        listed.body.addWidget(self.table, 1)
        split.addWidget(listed)
        self.preview = SheetPreview(self.context)
        split.addWidget(self.preview)
        split.setSizes([420, 460])
        outer.addWidget(split, 1)
        self._tools = self._bar()
        self.setFocusProxy(self.table.view)

    def _bar(self) -> ListTools:
        tools = ListTools.over(self.table, _("Tìm giấy tờ, tên (Ctrl+F)"), _("Tìm giấy tờ"))
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
        for title, unit_id in units_of(self.context.workspace, self._campaign_id):
            self.unit.addItem(title, unit_id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(kept)))
        self.unit.blockSignals(False)  # noqa: FBT003 - Qt's own

    @property
    def scope(self) -> PaperScope:
        """Whose papers are shown."""
        return PaperScope(self._campaign_id, int(self.unit.currentData() or 0))

    def _load(self) -> None:
        rows = paper_making.sheets(self.context.workspace, self.scope)
        self.table.set_rows(rows, same=paper_key)
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
        if stale := sum(row.is_stale for row in rows):
            parts += ["; ", Part(_("{count} đã soạn không còn khớp").format(count=stale), "warn")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """Write the paper in sight among the papers; write the whole dossier."""
        row = self.current
        write = None
        if row is not None and paper_making.has_number(row):
            write = Button(_("Soạn thành văn bản"), "plain", "file-plus", self.write)
            if row.differs and not row.number:
                write = Button(_("Soạn lại"), "plain", "rotate-ccw", self.write_again)
        whole = Button(_("In cả hồ sơ"), "primary", "printer", self.print_pack)
        whole.lock("" if self.table.model.rows else _("Chưa có ai được đề nghị"))
        return write, whole

    @property
    def current(self) -> AwardSheet | None:
        """The paper under the cursor."""
        row = self.table.current_row()
        return row if isinstance(row, AwardSheet) else None

    def _look(self) -> None:
        self.news.emit()
        self.preview.look(self.scope, self.current)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw when it comes into sight."""
        super().showEvent(event)
        if self.context.is_open:
            self._look()

    # --- acting ---

    def write(self) -> None:
        """Write the draft of the current paper, if there is none yet, and open it among the papers."""
        if self.current is not None:
            paper_making.write(self, self.context, self.scope, self.current)

    def write_again(self) -> None:
        """Ask, then have the draft of the current paper say what is so now."""
        if self.current is not None:
            paper_making.write_again(self, self.context, self.scope, self.current)

    def print_pack(self) -> None:
        """Write the dossier: one PDF with contents, and every paper as Word."""
        paper_making.print_pack(self, self.context, self.scope)
