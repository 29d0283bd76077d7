"""«Quy tắc»: what each level allows, dated and typed over in its place; own matrices; the kinds of events below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.events import EventKind
from app.i18n import _
from app.services import committee, event_kinds
from app.ui import theme
from app.ui.context import UiContext
from app.ui.events import kind_presets
from app.ui.events.kind_editor import KindEditor
from app.ui.events.matrix_columns import kinds_model
from app.ui.events.matrix_panel import MatrixPanel
from app.ui.widgets.buttons import Button
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel, scrolled
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table


class RulesTab(PageTab):
    """Matrices and kinds, or in their place the editor of one kind."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._uses: dict[str, int] = {}
        self._year = 0
        outer = QVBoxLayout(self)
        theme.space(outer)
        self._stack = FrontStack()
        outer.addWidget(self._stack)
        lists = QWidget()
        column = QVBoxLayout(lists)
        theme.space(column, gap=12)
        self.matrices = MatrixPanel(context)
        theme.fix(self.matrices, min_height=300)
        column.addWidget(self.matrices, 3)
        panel = Panel(flush=True)
        self.kinds = Table(context, "kinds", kinds_model(lambda: self._year, lambda key: self._uses.get(key, 0)))
        self.kinds.row_opened.connect(self._open_kind)
        panel.body.addWidget(self.kinds, 1)
        take = Button(_("Lấy từ kế hoạch khác…"), "ghost", "download", self.take_over, small=True)
        panel.body.addWidget(take, 0, Qt.AlignmentFlag.AlignRight)
        theme.fix(panel, min_height=150)
        column.addWidget(panel, 2)
        self.editor = KindEditor(context)
        self.editor.closed.connect(self.close_kind)
        self.editor.news.connect(self.news)
        for widget in (scrolled(lists), self.editor):
            self._stack.addWidget(widget)
        self.setFocusProxy(self.matrices.rules.view)

    def tools(self) -> QWidget:
        """Matrix, day, former versions."""
        return self.matrices.tools

    def head(self) -> QWidget:
        """The name of the open kind, the way back, what can be done with it."""
        return self.editor.head

    @property
    def is_open(self) -> bool:
        """Whether a kind of event is open."""
        return self._stack.currentWidget() is self.editor

    def reload(self) -> None:
        """Read matrices and kinds."""
        ws = self.context.workspace
        self._year = committee.profile(ws).event_year
        self._uses = event_kinds.uses(ws)
        self.kinds.set_rows(event_kinds.kinds(ws), same=lambda kind: kind.key)
        self.matrices.reload()
        if self.is_open:
            self.editor.refresh()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many matrices and kinds there are."""
        if self.is_open:
            return (_("Sửa loại sự kiện; chữ gõ vào được lưu ngay."),)
        used = sum(not kind.is_retired for kind in self.kinds.model.rows)
        told = _("{matrices} bảng quy định, {kinds} loại sự kiện đang dùng.")
        return (told.format(matrices=len(self.matrices.matrices), kinds=used),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """A new matrix, a new kind."""
        if self.is_open:
            return None, None
        add = Button(_("Thêm bảng quy định…"), "plain", "scale", self.matrices.add_matrix)
        return add, Button(_("Thêm loại sự kiện"), "primary", "plus", self.new_kind)

    def new_kind(self) -> None:
        """Begin an own kind of event."""
        self._show_editor()
        self.editor.new_kind()

    def take_over(self) -> None:
        """Choose a plan whose rules and kinds are added."""
        kind_presets.menu_of_plans(self, self.context).popup(QCursor.pos())

    def _open_kind(self, kind: object) -> None:
        if isinstance(kind, EventKind):
            self._show_editor()
            self.editor.open_kind(kind.key)

    def _show_editor(self) -> None:
        self._stack.setCurrentWidget(self.editor)
        self.news.emit()

    def close_kind(self) -> None:
        """Back to the lists."""
        self.editor.save()
        self._stack.setCurrentIndex(0)
        self.reload()
        self.kinds.view.setFocus()
        self.news.emit()

    def flush(self) -> None:
        """Keep what is being typed."""
        if self.is_open:
            self.editor.save()
