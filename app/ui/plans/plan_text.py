"""The text of a plan, paragraph by paragraph: searched, and beside each what stands on it and leads on."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.citations import printed_clause
from app.domain.plans.citing import CitingPart, citing, standing_at
from app.domain.plans.plan import PART_KIND_WORDS, PartKind, Plan
from app.errors import Refused
from app.i18n import _
from app.services.plans import register
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.plan_text_view import ParagraphView
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.labels import Part, label
from app.ui.widgets.listing_tab import OpenEditor
from app.ui.widgets.panel import Beside, Panel, SidePanel, clear_layout
from app.ui.widgets.search_field import SearchField

#: The tab where parts of a kind are followed; other kinds are only named.
_TABS: Mapping[PartKind, str] = {PartKind.TARGET: "targets", PartKind.TASK: "tasks", PartKind.DUTY: "duties"}


class PlanText(OpenEditor):
    """The whole text left; right the parts that cite the paragraph the cursor is in."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._plan: Plan | None = None
        self._parts: Mapping[str, tuple[CitingPart, ...]] = {}
        self.view = ParagraphView()
        self.view.walked.connect(self._show_parts)
        self.side = SidePanel(wide=True)
        self._cited = QVBoxLayout()
        theme.space(self._cited, gap=4)
        self.side.content.addLayout(self._cited)
        self.side.content.addStretch(1)
        panel = Panel(flush=True)
        panel.body.addLayout(self._bar())
        panel.body.addWidget(self.view, 1)
        row = QHBoxLayout(self)
        theme.space(row)
        row.addWidget(Beside(panel, self.side))
        self.setFocusProxy(self.view)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        theme.space(row, (12, 8, 12, 0), 8)
        self.search = SearchField(_("Tìm trong văn bản (Ctrl+F), Enter tới chỗ sau"), _("Tìm trong văn bản kế hoạch"))
        self.search.textChanged.connect(self._find)
        self.search.onward.connect(lambda: self._step(1))
        self._count = label("", "caption", "muted")
        row.addWidget(self.search, 1)
        row.addWidget(self._count)
        row.addWidget(IconButton("chevron-up", _("Chỗ trước (Shift+F3)"), lambda: self._step(-1)))
        row.addWidget(IconButton("chevron-down", _("Chỗ sau (F3)"), lambda: self._step(1)))
        return row

    # --- state ---

    @property
    def plan_key(self) -> str:
        """The key of the plan in sight, "" without any."""
        return self._plan.key if self._plan else ""

    def open_plan(self, key: str, clause: str) -> None:
        """Show the text of a plan, the cursor at a clause if the text has it."""
        plan = register.find(self.context.workspace, key)
        is_other = plan.key != self.plan_key or self._plan is None or plan.paragraphs != self._plan.paragraphs
        self._plan, self._parts = plan, citing(plan)
        self.head.title.setText(_("Nguyên văn kế hoạch"))
        if is_other:
            self.search.clear()
            self.view.show_paragraphs(plan.paragraphs, standing_at(plan))
        if clause:
            self.view.go_to_clause(clause)
        self._show_parts(self.view.paragraph)

    def refresh(self) -> None:
        """Read it again; leave it where it is gone."""
        try:
            self.open_plan(self.plan_key, "")
        except Refused:
            self.forget()
            self.closed.emit()

    def forget(self) -> None:
        """Show nothing any more."""
        self._plan = None

    def sentence(self) -> tuple[Part | str, ...]:
        """How long the text is and how much of it is followed."""
        plan = self._plan
        if plan is None:
            return ()
        if not plan.paragraphs:
            return (_("Chưa lưu nguyên văn của kế hoạch này; đọc văn bản để đưa vào."),)
        cited = sum(map(len, self._parts.values()))
        told = _("{count} đoạn; {cited} chỉ tiêu, nhiệm vụ, thời hạn, cơ quan dẫn mục của văn bản.")
        return (told.format(count=len(plan.paragraphs), cited=cited),)

    def _show_parts(self, number: int) -> None:
        clear_layout(self._cited)
        paragraphs = self._plan.paragraphs if self._plan else ()
        clause = paragraphs[number].clause if 0 <= number < len(paragraphs) else ""
        named = printed_clause(clause)
        self.side.heading.setText(_("Mục {clause}").format(clause=named) if clause else _("Phần đầu văn bản"))
        parts = self._parts.get(clause, ())
        if not parts:
            self._cited.addWidget(label(_("Không phần nào của kế hoạch dẫn mục này."), "content", "muted", wrap=True))
        before = None
        for part in parts:
            if part.kind is not before:
                words = _(PART_KIND_WORDS[part.kind])
                self._cited.addWidget(label(words[:1].upper() + words[1:], "caption", "muted"))
                before = part.kind
            self._cited.addWidget(self._part(part))

    def _part(self, part: CitingPart) -> QWidget:
        """What cites the clause, with the way to where it is followed."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        theme.space(row, gap=8)
        row.addWidget(label(part.title, wrap=True), 1)
        if part.kind in _TABS:
            target = (_TABS[part.kind], self.plan_key, part.key)
            go = Button(_("Mở"), "ghost", clicked=lambda: self.context.go("plans", target), small=True)
            go.setAccessibleName(_("Mở {title}").format(title=part.title))
            row.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    # --- searching ---

    def _find(self, text: str) -> None:
        found = self.view.find_all(text)
        if text.strip():
            self._count.setText(_("{count} đoạn").format(count=found) if found else _("không thấy"))
        else:
            self._count.setText("")

    def _step(self, by: int) -> None:
        place = self.view.step(by)
        if place:
            self._count.setText(_("{place}/{count} đoạn").format(place=place, count=self.view.found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+F searches, F3 goes on."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus()
            self.search.selectAll()
        elif event.key() == Qt.Key.Key_F3:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)
