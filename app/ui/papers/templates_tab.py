"""«Mẫu Word»: the user's own templates, checked before they are taken in, filled in one by one or for every unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget

from app.i18n import _
from app.progress import Progress
from app.services import templates
from app.services.templates import PURPOSES, Filling, PaperTemplate, TemplateFault
from app.ui import dialogs, operations, theme
from app.ui.context import UiContext
from app.ui.papers import template_actions
from app.ui.papers.tag_palette import TagPalette
from app.ui.papers.template_faults import PURPOSE_WORDS, TemplateFaults, chip_of
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.labels import Part
from app.ui.widgets.panel import Panel
from app.ui.widgets.tab import PageTab
from app.ui.widgets.table import Table

Checks = Mapping[str, tuple[TemplateFault, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that is to become a template, or the newer file of ``template_id``, with its faults by purpose."""

    path: Path
    content: bytes
    checks: Checks
    name: str = ""
    purpose: str = ""
    template_id: int = 0


class TemplatesTab(PageTab):
    """Templates and their check left, the palette of tags right."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.faults: dict[int, tuple[TemplateFault, ...]] = {}
        self.refused: Candidate | None = None
        row = QHBoxLayout(self)
        theme.space(row, gap=16)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._make_empty())
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.current().px(12))
        self._list = Panel(flush=True)
        self.table = Table(context, "templates", TableModel(self._columns()), row_height="row_two_lines")
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda _row: self.make())
        self._list.body.addWidget(self.table, 1)
        split.addWidget(self._list)
        self.check = TemplateFaults()
        split.addWidget(self.check)
        split.setSizes([300, 300])
        self._stack.addWidget(split)
        row.addWidget(self._stack, 3)
        self.palette_ = TagPalette(context)
        row.addWidget(self.palette_, 2)
        self.table.view.search_asked.connect(self.palette_.search.setFocus)

    def _make_empty(self) -> EmptyState:
        return EmptyState(
            _("Chưa có mẫu Word nào"),
            _("Mẫu là tệp .docx của mình; chỗ ghi thẻ như {{ so_hieu }} được điền khi lập văn bản."),
            (
                (_("Lưu mẫu có mọi thẻ"), _("rồi sửa trong Word theo ý mình")),
                (_("Chép thẻ từ bảng bên phải"), _("Enter chép, Ctrl+V dán vào Word")),
                (_("Thêm mẫu, hay thả tệp vào đây"), _("thẻ sai được nêu từng chỗ, kèm gợi ý")),
            ),
            (
                Button(_("Lưu mẫu có mọi thẻ…"), "plain", "download", self.save_sample),
                Button(_("Thêm mẫu…"), "primary", "plus", self.choose),
            ),
        )

    # --- state ---

    @property
    def chosen(self) -> PaperTemplate | None:
        """The template that is shown."""
        row = self.table.current_row()
        return row if isinstance(row, PaperTemplate) else None

    def reload(self) -> None:
        """Read the templates again and check each against the tags of the year that is shown."""
        ws, year = self.context.workspace, self.context.year
        found = templates.templates(ws)
        self.table.set_rows(found, same=lambda row: row.id)
        if self.table.current_row() is None:
            self.table.select(lambda _row: True)
        self._show()

        def work(_progress: Progress) -> dict[int, tuple[TemplateFault, ...]]:
            return {
                item.id: templates.check(ws, templates.content(ws, item.id), Filling(item.purpose, year))
                for item in found
            }

        if found:
            operations.run(self, self.context, _("Kiểm tra mẫu"), work, done=self._checked)
        self.palette_.reload()

    def _checked(self, found: dict[int, tuple[TemplateFault, ...]]) -> None:
        self.faults = found
        self.table.set_rows(self.table.model.rows, same=lambda row: row.id)
        self._show()

    def _on_chosen(self, row: object) -> None:
        if isinstance(row, PaperTemplate):
            self.refused = None
            self.palette_.show_purpose(row.purpose)
            self._show()

    def _show(self) -> None:
        """Show the file that was refused last, else the chosen template."""
        self._stack.setCurrentIndex(1 if self.table.model.rows or self.refused else 0)
        self._list.setVisible(self.refused is None)
        if self.refused is not None:
            again = Button(_("Kiểm tra lại"), "plain", "rotate-ccw", self.try_again, small=True)
            drop = Button(_("Thôi, không thêm"), "quiet", clicked=self.drop_refused, small=True)
            sentence = _("Tệp này chưa được nhận. Sửa trong Word, lưu, rồi bấm Kiểm tra lại.")
            faults = self.refused.checks[self.refused.purpose]
            self.check.show_check(self.refused.path.name, faults, sentence, (again, drop))
        elif (row := self.chosen) is not None:
            buttons = (
                Button(_("Lập văn bản…"), "plain", "files", self.make, small=True),
                Button(_("Lưu ra để sửa…"), "plain", "download", self.save_content, small=True),
                Button(_("Thay tệp…"), "plain", "upload", self.choose_newer, small=True),
                Button(_("Bỏ mẫu"), "quiet", clicked=self.remove, small=True),
            )
            sentence = _("Dùng cho {purpose}.").format(purpose=_(PURPOSES[row.purpose]))
            self.check.show_check(row.name, self.faults.get(row.id), sentence, buttons)
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """How many templates there are, and how many cannot be used."""
        count = len(self.table.model.rows)
        if not count:
            return (_("Chưa có mẫu nào; thả tệp .docx vào đây để thêm."),)
        bad = sum(1 for row in self.table.model.rows if self.faults.get(row.id))
        parts: list[Part | str] = [_("{count} mẫu").format(count=count)]
        if bad:
            parts += ["; ", Part(_("{count} mẫu phải sửa").format(count=bad), "block")]
        return (*parts, ".")

    def buttons(self) -> tuple[Button | None, Button | None]:
        """A sample to begin with, a new template."""
        sample = Button(_("Lưu mẫu có mọi thẻ…"), "plain", "download", self.save_sample)
        return sample, Button(_("Thêm mẫu…"), "primary", "plus", self.choose)

    # --- taking in ---

    def choose(self) -> None:
        """Choose the file of a new template."""
        self._pick(_("Chọn tệp mẫu"), 0)

    def choose_newer(self) -> None:
        """Choose the file that takes the place of the chosen template's."""
        if self.chosen is not None:
            self._pick(_("Chọn tệp thay cho mẫu {name}").format(name=self.chosen.name), self.chosen.id)

    def _pick(self, title: str, template_id: int) -> None:
        paths = dialogs.pick_files(self.window(), self.context, title, _("Văn bản Word (*.docx);;Mọi tệp (*)"))
        if paths:
            self.take(paths[0], template_id)

    def take(self, path: Path, template_id: int = 0) -> None:
        """Read and check a file on the worker, then ask for its name, or put it in the place of a template's."""
        ws, year = self.context.workspace, self.context.year
        known = templates.found(ws, template_id) if template_id else None
        wanted = (known.purpose,) if known else tuple(PURPOSES)

        def work(_progress: Progress) -> Candidate:
            content = templates.read(path)
            checks = {purpose: templates.check(ws, content, Filling(purpose, year)) for purpose in wanted}
            if known is not None:
                return Candidate(path, content, checks, known.name, known.purpose, known.id)
            return Candidate(path, content, checks)

        operations.run(self, self.context, _("Kiểm tra tệp mẫu"), work, done=self._read)

    def _read(self, found: Candidate) -> None:
        if found.purpose:
            operations.write(self, lambda: self._take_in(found))
            return
        shown = self.palette_.filling().purpose
        likely = min(found.checks, key=lambda purpose: (len(found.checks[purpose]), purpose != shown))

        def take_in(name: str, purpose: str) -> None:
            self._take_in(Candidate(found.path, found.content, found.checks, name, purpose))

        offered = {"name": found.path.stem, "purpose": likely}
        template_actions.ask_name(self, found.path.name, offered, take_in)

    def _take_in(self, found: Candidate) -> None:
        """Store a file without faults; one with faults is shown and not stored."""
        ws, year = self.context.workspace, self.context.year
        if found.checks[found.purpose]:
            self.refused = found
            self._show()
            return
        self.refused = None
        if found.template_id:
            templates.replace_content(ws, found.template_id, found.content, year)
            made = found.template_id
        else:
            made = templates.add(ws, found.name, found.content, Filling(found.purpose, year))
        self.table.select(lambda row: row.id == made)

    def try_again(self) -> None:
        """Check the refused file once more; without faults it is taken in as it was meant."""
        known = self.refused
        if known is None:
            return
        ws, year = self.context.workspace, self.context.year

        def work(_progress: Progress) -> Candidate:
            content = templates.read(known.path)
            checks = {known.purpose: templates.check(ws, content, Filling(known.purpose, year))}
            return Candidate(known.path, content, checks, known.name, known.purpose, known.template_id)

        operations.run(self, self.context, _("Kiểm tra tệp mẫu"), work, done=self._read)

    def drop_refused(self) -> None:
        """Think no more of the refused file."""
        self.refused = None
        self._show()

    # --- with the chosen template ---

    def make(self) -> None:
        """Fill the chosen template in."""
        if self.chosen is not None:
            template_actions.make(self, self.context, self.chosen)

    def save_content(self) -> None:
        """Write the file of the chosen template into a folder, to be changed in Word."""
        if self.chosen is not None:
            template_actions.save_content(self, self.context, self.chosen)

    def save_sample(self) -> None:
        """Write a paper that uses every tag of the purpose shown in the palette."""
        template_actions.save_sample(self, self.context, self.palette_.filling())

    def remove(self) -> None:
        """Take the chosen template out; it can be taken back."""
        row = self.chosen
        if row is not None:
            operations.write(self, lambda: templates.remove(self.context.workspace, row.id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the chosen template out while the keyboard is in the list."""
        if event.key() == Qt.Key.Key_Delete and self.table.view.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def _columns(self) -> tuple[Column[PaperTemplate], ...]:
        return (
            Column[PaperTemplate](
                "name",
                _("Mẫu"),
                lambda row: row.name,
                cell=lambda row: Cell(caption=_(PURPOSE_WORDS[row.purpose]), tooltip=row.name),
                width=220,
                least=150,
                is_stretched=True,
            ),
            Column[PaperTemplate](
                "state",
                _("Kiểm tra"),
                lambda row: chip_of(self.faults.get(row.id))[0],
                cell=lambda row: Cell(chip=chip_of(self.faults.get(row.id))[1]),
                width=160,
            ),
            Column[PaperTemplate]("added", _("Ngày nhận"), lambda row: row.added_at.date(), width=104, drop=1),
        )
